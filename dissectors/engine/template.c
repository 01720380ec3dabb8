/* Templates of summaries and titles, taken apart. */

#include <string.h>
#include "dissectors/engine/template.h"

enum { PARTS_MAX = 4096 };

static struct part parts[PARTS_MAX];
static size_t used;

void
template_reset(void)
{
	used = 0;
}

static struct part *
new_part(const char *text, size_t len)
{
	if (used + 1 == PARTS_MAX)
		return NULL;
	parts[used] = (struct part){ .text = text, .len = (uint16_t)len, .row = PART_TEXT };
	return &parts[used++];
}

static int
row_named(const struct dissector *x, const char *name, size_t len)
{
	for (size_t i = 0; i < x->field_count; i++) {
		const char *abbrev = x->fields[i].abbrev;

		if (abbrev && strlen(abbrev) == len && !memcmp(abbrev, name, len))
			return (int)i;
	}
	int row = x->also ? row_named(x->also, name, len) : PART_TEXT;

	return row < 0 ? PART_TEXT : row + (int)x->field_count;
}

/* A row without nodes, because it shows bits of a row before it: that row, and which of its parts. */
static void
find_whole(const struct dissector *x, struct part *p)
{
	int16_t first = 0;

	while (x && (size_t)(p->row - first) >= x->field_count) {
		first = (int16_t)(first + x->field_count);
		x = x->also;
	}
	for (int16_t i = first; x && i < p->row; i++) {
		if (i + x->fields[i - first].parts < p->row)
			continue;
		p->bits = (uint8_t)(p->row - i);
		p->row = i;
	}
}

/* What stands between braces, without them: name, text|name or text|name|. */
static bool
compile_braces(const struct dissector *x, const char *s, size_t n, struct part *before,
    const struct field *(*find)(const char *, size_t))
{
	const char *bar = memchr(s, '|', n), *name = bar ? bar + 1 : s;
	size_t len = n - (size_t)(name - s);
	struct part *p = before;

	if (n == 3 && !memcmp(s, "...", 3)) {
		p->row = PART_LIST;
		return true;
	}
	if (bar) {
		if (before->len && !(p = new_part(s, 0)))
			return false;
		p->text = s;
		p->len = (uint16_t)(bar - s);
		p->optional = true;
		p->silent = len && name[len - 1] == '|';
		len -= p->silent;
	}
	p->form = !len ? MEANING : name[len - 1] == '#' ? VALUE : name[len - 1] == '%' ? VALUE_HEX : MEANING;
	len -= p->form != MEANING;
	p->row = (int16_t)row_named(x, name, len);
	if (p->row >= 0)
		find_whole(x, p);
	if (p->row == PART_TEXT && (p->other = find(name, len)))
		p->row = PART_OTHER;
	return p->row != PART_TEXT;
}

const struct part *
template_compile(const struct dissector *x, const char *s,
    const struct field *(*find)(const char *, size_t), const char **wrong)
{
	size_t first = used;

	for (;;) {
		size_t n = strcspn(s, "{");
		struct part *p = new_part(s, n);

		s += n;
		if (p && !*s) {
			parts[used - 1].last = true;
			return &parts[first];
		}
		const char *close = p ? strchr(s, '}') : NULL;

		if (!close || !compile_braces(x, s + 1, (size_t)(close - s - 1), p, find)) {
			*wrong = s;
			return NULL;
		}
		s = close + 1;
	}
}
