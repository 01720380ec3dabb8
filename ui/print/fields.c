/* Chosen fields of each packet. */

#include <stdlib.h>
#include "dissectors/engine/registry.h"
#include "ui/print/fields.h"
#include "ui/text/value.h"

/* A row of a protocol's table that a column shows. */
struct match {
	const struct field *field;
	uint16_t column;
	uint16_t next;		/* match of the same row for another column, + 1; 0: none */
};

/* A value found in the packet; parts of a node's number are nodes of their own here. */
struct found {
	struct node node;
	uint32_t next;		/* of the same column, + 1 */
};

struct chosen {
	const char *name;
	int list_column;	/* enum column, or -1: fields */
	uint32_t first, last;	/* of found, + 1 */
};

enum { SLOTS = 1 << 12, MATCHES_MAX = SLOTS / 2 };

struct fields {
	struct chosen *chosen;
	size_t count;
	struct match matches[MATCHES_MAX];
	size_t match_count;
	uint16_t slots[SLOTS];	/* match + 1 by row, open addressing */
	struct found *found;
	size_t found_count, found_room;
	char separator, aggregator, quote, occurrence;
	bool header, bom;
};

const char fields_option_help[] =
	"  bom=y|n                 begin with a byte order mark (default n)\n"
	"  header=y|n              begin with a line of names (default n)\n"
	"  separator=/t|/s|CHAR    between fields: tab, space, a character (default /t)\n"
	"  occurrence=f|l|a        of a field: the first, the last, all (default a)\n"
	"  aggregator=,|/s|CHAR    between occurrences (default ,)\n"
	"  quote=d|s|n             around fields: double, single quotes, none (default n)\n";

struct fields *
fields_new(void)
{
	struct fields *f = calloc(1, sizeof *f);

	if (f) {
		f->separator = '\t';
		f->aggregator = ',';
		f->occurrence = 'a';
	}
	return f;
}

void
fields_free(struct fields *f)
{
	if (f) {
		free(f->chosen);
		free(f->found);
	}
	free(f);
}

size_t
fields_count(const struct fields *f)
{
	return f->count;
}

bool
fields_costly(const struct fields *f)
{
	for (size_t i = 0; i < f->match_count; i++)
		if (f->matches[i].field->costly)
			return true;
	return false;
}

/* Where a row's first match is noted, or would be. */
static uint16_t *
slot_of(struct fields *f, const struct field *row)
{
	size_t at = ((uintptr_t)row / sizeof *row * 0x9e3779b1u >> 8) % SLOTS;

	while (f->slots[at] && f->matches[f->slots[at] - 1].field != row)
		at = (at + 1) % SLOTS;
	return &f->slots[at];
}

static bool
add_match(struct fields *f, const struct field *row)
{
	uint16_t *slot = slot_of(f, row);

	if (f->match_count == MATCHES_MAX)
		return false;
	f->matches[f->match_count] = (struct match){ row, (uint16_t)f->count, *slot };
	*slot = (uint16_t)++f->match_count;
	return true;
}

static bool
named(const struct field *row, const char *name)
{
	return (row->abbrev && !strcmp(row->abbrev, name)) || (row->also && !strcmp(row->also, name));
}

/* All rows of that name, in all tables. */
static bool
add_matches(struct fields *f, const char *name)
{
	bool any = false;

	for (size_t i = 1; i < ENTRIES; i++) {
		const struct dissector *x = registry.entries[i].x;

		if (named(&x->proto, name))
			any |= add_match(f, &x->proto);
		for (size_t row = 0; row < x->field_count; row++)
			if (named(&x->fields[row], name))
				any |= add_match(f, &x->fields[row]);
	}
	return any;
}

static int
list_column_named(const char *name)
{
	static const char prefix[] = "_ws.col.";

	for (int i = 0; !strncmp(name, prefix, sizeof prefix - 1) && i < COLUMN_COUNT; i++)
		if (!strcmp(name + sizeof prefix - 1, column_titles[i]))
			return i;
	return -1;
}

bool
fields_add(struct fields *f, const char *name)
{
	struct chosen *chosen = realloc(f->chosen, (f->count + 1) * sizeof *chosen);

	if (!chosen)
		return false;
	f->chosen = chosen;
	chosen[f->count] = (struct chosen){ name, list_column_named(name), 0, 0 };
	if (chosen[f->count].list_column < 0 && !add_matches(f, name))
		return false;
	f->count++;
	return true;
}

/* A character, /t or /s. */
static bool
character(const char *text, char *to)
{
	*to = text[0] != '/' ? text[0] : text[1] == 't' ? '\t' : text[1] == 's' ? ' ' : '/';
	return text[0] != 0;
}

static bool
one_of(const char *text, const char *letters, char *to)
{
	*to = text[0];
	return text[0] && !text[1] && strchr(letters, text[0]);
}

bool
fields_option(struct fields *f, const char *option)
{
	const char *value = strchr(option, '=');
	size_t n = value ? (size_t)(value++ - option) : 0;
	char letter;

#define IS(name) (n == sizeof name - 1 && !memcmp(option, name, n))
	if (IS("separator"))
		return character(value, &f->separator);
	if (IS("aggregator"))
		return character(value, &f->aggregator);
	if (IS("occurrence"))
		return one_of(value, "fla", &f->occurrence);
	if (IS("quote") && one_of(value, "dsn", &letter)) {
		f->quote = letter == 'd' ? '"' : letter == 's' ? '\'' : 0;
		return true;
	}
	if ((IS("header") || IS("bom")) && one_of(value, "yYnN", &letter)) {
		*(IS("header") ? &f->header : &f->bom) = letter == 'y' || letter == 'Y';
		return true;
	}
#undef IS
	return false;
}

void
put_fields_header(struct out *o, const struct fields *f)
{
	if (f->bom)
		out_string(o, "\xef\xbb\xbf");
	if (!f->header)
		return;
	for (size_t i = 0; i < f->count; i++) {
		out_room(o);
		if (i)
			out_char(o, f->separator);
		out_string(o, f->chosen[i].name);
	}
	out_char(o, '\n');
}

static void
keep(struct fields *f, uint16_t column, const struct node *n)
{
	struct chosen *c = &f->chosen[column];

	if (f->found_count == f->found_room) {
		size_t more = f->found_room * 2 + 256;
		struct found *found = realloc(f->found, more * sizeof *found);

		if (!found)
			return;
		f->found = found;
		f->found_room = more;
	}
	f->found[f->found_count++] = (struct found){ *n, 0 };
	if (c->last)
		f->found[c->last - 1].next = (uint32_t)f->found_count;
	else
		c->first = (uint32_t)f->found_count;
	c->last = (uint32_t)f->found_count;
}

static void
keep_if_chosen(struct fields *f, const struct node *n)
{
	for (uint16_t m = *slot_of(f, n->field); m; m = f->matches[m - 1].next)
		keep(f, f->matches[m - 1].column, n);
}

static void
find_chosen(struct fields *f, const struct dissection *d)
{
	f->found_count = 0;
	for (size_t i = 0; i < f->count; i++)
		f->chosen[i].first = f->chosen[i].last = 0;
	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		keep_if_chosen(f, n);
		for (int j = 0; j < n->field->parts; j++) {
			struct node part = node_part(n, j);

			keep_if_chosen(f, &part);
		}
	}
}

static void
put_occurrences(struct out *o, const struct fields *f, const struct dissection *d, const struct chosen *c)
{
	uint32_t at = f->occurrence == 'l' ? c->last : c->first;

	for (; at; at = f->found[at - 1].next) {
		put_value(o, d, &f->found[at - 1].node, EXACT);
		out_room(o);
		if (f->occurrence != 'a')
			break;
		if (f->found[at - 1].next)
			out_char(o, f->aggregator);
	}
}

void
put_fields(struct out *o, struct fields *f, const struct dissection *d, const struct time_style *times)
{
	find_chosen(f, d);
	for (size_t i = 0; i < f->count; i++) {
		const struct chosen *c = &f->chosen[i];
		bool quoted = f->quote && (c->first || c->list_column >= 0);

		out_room(o);
		if (i)
			out_char(o, f->separator);
		if (quoted)
			out_char(o, f->quote);
		if (c->list_column >= 0)
			put_column(o, d, (enum column)c->list_column, times);
		else
			put_occurrences(o, f, d, c);
		if (quoted)
			out_char(o, f->quote);
	}
	out_char(o, '\n');
}
