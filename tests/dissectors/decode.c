/* Packets as text. */

#include <ctype.h>
#include <stdlib.h>
#include <sys/mman.h>
#include "tests/dissectors/decode.h"
#include "ui/text/template.h"
#include "ui/text/value.h"

const uint8_t *
guarded(const uint8_t *bytes, size_t n)
{
	static uint8_t *end;

	cr_assert_leq(n, BYTES_ROOM);
	if (!end) {
		uint8_t *room = mmap(NULL, 2 * BYTES_ROOM, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		cr_assert_neq(room, MAP_FAILED);
		end = room + BYTES_ROOM;
		cr_assert_eq(mprotect(end, BYTES_ROOM, PROT_NONE), 0);
	}
	if (n)
		memmove(end - n, bytes, n);
	return end - n;
}

static int
digit(const char **hex)
{
	int c;

	while (isspace((unsigned char)**hex))
		++*hex;
	c = tolower((unsigned char)**hex);
	if (!c)
		return -1;
	++*hex;
	cr_assert(isxdigit(c), "not hexadecimal: '%c'", c);
	return isdigit(c) ? c - '0' : c - 'a' + 10;
}

const uint8_t *
hex_bytes(const char *hex, size_t *n)
{
	static uint8_t bytes[BYTES_ROOM];
	int high;

	for (*n = 0; (high = digit(&hex)) >= 0; ++*n) {
		int low = digit(&hex);

		cr_assert(low >= 0 && *n < sizeof bytes, "half a byte, or too many");
		bytes[*n] = (uint8_t)(high << 4 | low);
	}
	return guarded(bytes, *n);
}

static void
put_line(struct out *o, const struct dissection *d, const struct node *n)
{
	const struct field *f = n->field;
	const char *m = f->values ? meaning(f->values, n->number) : NULL;

	out_spaces(o, n->depth * 2u);
	out_string(o, f->abbrev);
	if (f->type != PROTOCOL && f->type != GROUP && f->type != NOTE) {
		out_char(o, ' ');
		put_value(o, d, n, EXACT);
	}
	if (m) {
		out_string(o, " (");
		out_string(o, m);
		out_char(o, ')');
	}
	out_char(o, '\n');
}

static void
put_tree(struct out *o, const struct dissection *d, bool parts)
{
	for (uint32_t i = 0; i < d->count; i++) {
		put_line(o, d, &d->nodes[i]);
		for (int k = 0; parts && k < d->nodes[i].field->parts; k++) {
			struct node part = node_part(&d->nodes[i], k);

			put_line(o, d, &part);
		}
	}
}

/* Empties o into text. */
static void
take_text(struct out *o, char *text, size_t size)
{
	size_t n = (size_t)(o->p - o->start);

	cr_assert_lt(n, size, "more text than the test has room for");
	memcpy(text, o->start, n);
	text[n] = 0;
	o->p = o->start;
}

static struct decoded
as_text(const struct dissection *d, bool parts)
{
	struct decoded text;
	struct out o;

	cr_assert(out_open(&o, -1));
	put_tree(&o, d, parts);
	take_text(&o, text.tree, sizeof text.tree);
	put_summary(&o, d);
	take_text(&o, text.info, sizeof text.info);
	if (d->list.src)
		put_value(&o, d, &d->nodes[d->list.src], EXACT);
	take_text(&o, text.src, sizeof text.src);
	if (d->list.dst)
		put_value(&o, d, &d->nodes[d->list.dst], EXACT);
	take_text(&o, text.dst, sizeof text.dst);
	out_close(&o);
	return text;
}

struct decoded
decode_packet(struct dissection *d, const struct entry *first, struct packet *k)
{
	cr_assert_null(registry_start());
	if (!k->wire)
		k->wire = k->captured;
	dissect_from(d, first, k);
	check_nodes(d, "decoded");
	return as_text(d, false);
}

/* As decode_packet, with nodes for this once. */
static struct decoded
decode_with(struct session *s, const struct entry *first, struct packet *k, bool parts)
{
	struct dissection d = { .capacity = NODES_ROOM, .session = s };
	struct decoded text;

	d.nodes = malloc(NODES_ROOM * sizeof *d.nodes);
	cr_assert(d.nodes);
	text = decode_packet(&d, first, k);
	if (parts)
		text = as_text(&d, true);
	free(d.nodes);
	return text;
}

static const struct entry *
entry_of(int entry)
{
	return entry == ENTRY_NOBODY ? NULL : &registry.entries[entry];
}

struct decoded
decode_cut(int entry, const char *hex, size_t missing)
{
	size_t n;
	const uint8_t *bytes = hex_bytes(hex, &n);
	struct packet k = { .bytes = bytes, .captured = (uint32_t)n, .number = 1 };

	k.wire = k.captured + (uint32_t)missing;
	return decode_with(NULL, entry_of(entry), &k, false);
}

struct decoded
decode(int entry, const char *hex)
{
	return decode_cut(entry, hex, 0);
}

struct decoded
decode_text(int entry, const char *text, bool brief)
{
	size_t n = strlen(text);
	struct packet k = { .bytes = guarded((const uint8_t *)text, n), .captured = (uint32_t)n, .number = 1 };
	struct dissection d = { .capacity = NODES_ROOM, .brief = brief };

	d.nodes = malloc(NODES_ROOM * sizeof *d.nodes);
	cr_assert(d.nodes);
	struct decoded got = decode_packet(&d, entry_of(entry), &k);

	free(d.nodes);
	return got;
}

struct decoded
decode_parts(int entry, const char *hex)
{
	size_t n;
	const uint8_t *bytes = hex_bytes(hex, &n);
	struct packet k = { .bytes = bytes, .captured = (uint32_t)n, .number = 1 };

	return decode_with(NULL, entry_of(entry), &k, true);
}

/* Frames that a session may ask for again. */
static struct {
	uint8_t bytes[2048];
	size_t len;
} frames[64];

static bool
read_frame(void *of, uint32_t number, uint32_t at, uint8_t *to, size_t n)
{
	(void)of;
	cr_assert(number >= 1 && number <= COUNT(frames));
	cr_assert(at + n <= frames[number - 1].len, "frame %u has no bytes %u to %zu", number, at, at + n);
	memcpy(to, frames[number - 1].bytes + at, n);
	return true;
}

struct session *
new_session(bool keep)
{
	return session_new(&(struct session_setting){ .keep = keep, .seed = 42, .read = read_frame });
}

struct decoded
decode_frame(struct session *s, uint32_t number, const char *hex)
{
	size_t n;
	const uint8_t *bytes = hex_bytes(hex, &n);

	if (number >= 1 && number <= COUNT(frames) && n <= sizeof frames[0].bytes) {
		memcpy(frames[number - 1].bytes, bytes, n);
		frames[number - 1].len = n;
	}
	struct packet k = { .bytes = bytes, .captured = (uint32_t)n, .number = number, .link_type = 1 };

	return decode_with(s, entry_of(ENTRY_eth), &k, false);
}

/* What stands behind the first such line, or NULL. */
static const char *
find_line(const char *p, const char *line)
{
	size_t n = strlen(line);

	for (; *p; p += strcspn(p, "\n") + 1) {
		p += strspn(p, " ");
		if (strcspn(p, "\n") == n && !memcmp(p, line, n))
			return p + n + 1;
	}
	return NULL;
}

bool
has_line(const struct decoded *got, const char *line)
{
	return find_line(got->tree, line) != NULL;
}

void
expect_lines(const char *what, const struct decoded *got, const char *const *lines)
{
	const char *at = got->tree;

	for (; *lines && at; lines++) {
		at = find_line(at, *lines);
		cr_expect(at, "%s: no '%s' in\n%s", what, *lines, got->tree);
	}
}

void
check_samples(int entry, const struct sample *samples, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct sample *s = &samples[i];
		struct decoded got = decode(entry, s->bytes);

		if (s->tree)
			cr_expect_str_eq(got.tree, s->tree, "%s:\n%s", s->name, got.tree);
		if (s->info)
			cr_expect_str_eq(got.info, s->info, "%s: %s", s->name, got.info);
		check_cuts(entry, s->bytes);
		check_flips(entry, s->bytes);
	}
}

void
check_excerpts(int entry, const struct excerpt *excerpts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct excerpt *x = &excerpts[i];
		struct decoded got = decode(entry, x->bytes);

		expect_lines(x->name, &got, x->lines);
		if (x->info)
			cr_expect_str_eq(got.info, x->info, "%s: %s", x->name, got.info);
		check_cuts(entry, x->bytes);
		check_flips(entry, x->bytes);
	}
}
