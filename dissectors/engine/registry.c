/* All dissectors, found by where they hang. */

#include <string.h>
#include "dissectors/engine/registry.h"

#define X(name) &dissector_##name,
static const struct dissector *const all[ENTRIES] = { NULL, DISSECTORS(X) };
#undef X

enum { ROWS_IN_ALL = 8192 };

struct registry registry;
static uint8_t same_rows[ROWS_IN_ALL];

static const struct field *
find_field(const char *name, size_t len)
{
	for (size_t i = 1; i < ENTRIES; i++) {
		for (size_t row = 0; row < all[i]->field_count; row++) {
			const struct field *f = &all[i]->fields[row];

			if (f->abbrev && strlen(f->abbrev) == len && !memcmp(f->abbrev, name, len))
				return f;
		}
	}
	return NULL;
}

const struct field *
registry_field(const char *name)
{
	return find_field(name, strlen(name));
}

/* Rows with one abbreviation are one field to a template: the first stands for all. */
static void
find_same_rows(struct entry *e)
{
	const struct field *fields = e->x->fields;

	for (size_t i = 0; i < e->x->field_count; i++) {
		e->same[i] = (uint8_t)i;
		for (size_t j = 0; j < i && e->same[i] == i; j++)
			if (fields[i].abbrev && fields[j].abbrev && !strcmp(fields[i].abbrev, fields[j].abbrev))
				e->same[i] = (uint8_t)j;
	}
}

static const struct entry *
entry_of(const struct dissector *x)
{
	for (size_t i = 1; x && i < ENTRIES; i++)
		if (all[i] == x)
			return &registry.entries[i];
	return NULL;
}

static void
register_keys(const struct dissector *x, uint8_t number)
{
	for (int i = 0; i < ON_MAX && x->on[i].table; i++) {
		uint32_t last = x->on[i].last ? x->on[i].last : x->on[i].key;

		for (uint32_t key = x->on[i].key; key <= last; key++)
			registry.by_key[x->on[i].table][key] = number;
	}
}

/* False: there are too many. */
static bool
register_recognising(const struct dissector *x, uint8_t number)
{
	size_t i = 0;

	while (registry.recognising[i])
		i++;
	if (x->recognises && i < RECOGNISING_MAX)
		registry.recognising[i] = number;
	return !x->recognises || i < RECOGNISING_MAX;
}

static void
register_entry(struct entry *e, uint8_t number, const char **wrong)
{
	const struct dissector *x = e->x;

	for (const struct dissector *part = x; part; part = part->also) {
		e->rows = (uint16_t)(e->rows + part->field_count);
		for (size_t i = 0; i < part->field_count; i++)
			e->secrets |= part->fields[i].secret;
	}
	if (e->rows > ROWS_MAX)
		*wrong = x->proto.abbrev;
	find_same_rows(e);
	e->also = entry_of(x->also);
	if (x->title)
		e->title = template_compile(x, x->title, find_field, wrong);
	for (int i = 0; i < SUMMARIES_MAX && x->summaries[i]; i++)
		e->summaries[i] = template_compile(x, x->summaries[i], find_field, wrong);
	register_keys(x, number);
	if (!register_recognising(x, number))
		*wrong = x->proto.abbrev;
}

const struct entry *
registry_recognise(const uint8_t *p, size_t n)
{
	for (const uint8_t *i = registry.recognising; *i; i++)
		if (registry.entries[*i].x->recognises(p, n))
			return &registry.entries[*i];
	return NULL;
}

static const char *
start(void)
{
	const char *wrong = NULL;
	size_t rows = 0;

	_Static_assert(ENTRIES <= ENTRIES_MAX, "numbers of entries are bytes");
	template_reset();
	for (size_t i = 1; i < ENTRIES && !wrong; i++) {
		registry.entries[i] = (struct entry){ .x = all[i], .same = &same_rows[rows] };
		rows += all[i]->field_count;
		if (rows > ROWS_IN_ALL || all[i]->field_count > UINT8_MAX)
			return all[i]->proto.abbrev;
		register_entry(&registry.entries[i], (uint8_t)i, &wrong);
	}
	return wrong;
}

const char *
registry_start(void)
{
	static bool started;
	static const char *wrong;

	if (!started)
		wrong = start();
	started = true;
	return wrong;
}

/* The protocol of that name; if there are several, one that is on the table anyway. */
static uint8_t
find_protocol(enum table table, const char *name, size_t n)
{
	uint8_t found = 0;

	for (uint8_t i = 1; i < ENTRIES; i++) {
		const struct dissector *x = registry.entries[i].x;
		bool on = false;

		if (!x->dissect || strlen(x->proto.abbrev) != n || memcmp(x->proto.abbrev, name, n))
			continue;
		for (int k = 0; k < ON_MAX && x->on[k].table; k++)
			on |= x->on[k].table == table;
		if (on || !found)
			found = i;
	}
	return found;
}

bool
registry_decode_as(enum table table, uint32_t first, uint32_t last, const char *name, size_t n)
{
	uint8_t number = find_protocol(table, name, n);

	for (uint32_t key = first; number && key <= last && key < 65536; key++) {
		registry.by_key[table][key] = number;
		registry.told[table][key / 8] |= (uint8_t)(1 << key % 8);
	}
	return number;
}
