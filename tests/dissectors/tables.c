/*
 * The lint of all tables: what the compiler cannot see.  Every protocol that
 * is added passes here without a test of its own.
 */

#include <ctype.h>
#include "tests/dissectors/decode.h"

/* Calls f for each dissector and each of its rows, the first line's included. */
static void
for_rows(void (*f)(const struct dissector *x, const struct field *row))
{
	cr_assert_null(registry_start());
	for (size_t i = 1; i < ENTRIES; i++) {
		const struct dissector *x = registry.entries[i].x;

		f(x, &x->proto);
		for (size_t k = 0; k < x->field_count; k++)
			f(x, &x->fields[k]);
	}
}

/* proto.part: letters, digits and underscores; a protocol's own name may be one word. */
static void
check_name(const struct dissector *x, const struct field *row)
{
	const char *p = row->abbrev;

	cr_assert(p, "%s: a row without a name", x->proto.abbrev);
	cr_expect(row == &x->proto || strchr(p, '.'), "%s: no part", p);
	cr_expect(p[0] != '.' && p[strlen(p) - 1] != '.' && !strstr(p, ".."), "%s", p);
	for (; *p; p++)
		cr_expect(isalnum((unsigned char)*p) || strchr("._-", *p),
		    "%s", row->abbrev);
}

Test(tables, names)
{
	for_rows(check_name);
}

/* What is shown to people: not empty, no space to trip over. */
static void
check_label(const struct dissector *x, const struct field *row)
{
	const char *texts[] = { row->name, row->unit, row->brief, row->also };

	cr_assert(row->name, "%s: no label", row->abbrev);
	for (size_t i = 0; i < COUNT(texts); i++) {
		if (!texts[i])
			continue;
		size_t n = strlen(texts[i]);

		cr_expect(n && texts[i][0] != ' ' && texts[i][n - 1] != ' ', "%s: '%s' (%s)", row->abbrev,
		    texts[i], x->proto.abbrev);
	}
}

Test(tables, labels)
{
	for_rows(check_label);
}

/* Whether rows of y stand in layers of x. */
static bool
stands_in(const struct dissector *y, const struct dissector *x)
{
	while (x && x != y)
		x = x->also;
	return x != NULL;
}

/*
 * Names stand for one thing: only rows of one layer may share one, and rows
 * of undecoded bytes are called as data's are.
 */
static void
check_unique(const struct dissector *x, const struct field *row)
{
	for (size_t i = 1; i < ENTRIES && strncmp(row->abbrev, "data.", 5); i++) {
		const struct dissector *y = registry.entries[i].x;

		if (stands_in(x, y) || stands_in(y, x))
			continue;
		cr_expect_str_neq(y->proto.abbrev, row->abbrev);
		for (size_t k = 0; k < y->field_count; k++)
			cr_expect_str_neq(y->fields[k].abbrev, row->abbrev, "%s in %s and %s", row->abbrev,
			    x->proto.abbrev, y->proto.abbrev);
	}
}

Test(tables, names_are_unique)
{
	for_rows(check_unique);
}

/* A list of values ends, and says one thing of a number.  Others would be found by ASan. */
static void
check_values(const struct dissector *x, const struct field *row)
{
	(void)x;
	for (const struct value *v = row->values; v && v->meaning; v++) {
		size_t n = strlen(v->meaning);

		cr_expect(n && v->meaning[0] != ' ' && v->meaning[n - 1] != ' ', "%s: '%s'", row->abbrev, v->meaning);
		cr_expect(row->size == 0 || row->size >= 4 || row->mask || row->scale > 1 ||
		    v->number >> row->size * 8 == 0, "%s: %u does not fit", row->abbrev, v->number);
		for (const struct value *w = row->values; w < v; w++)
			cr_expect_neq(w->number, v->number, "%s: two meanings of %u", row->abbrev, v->number);
	}
}

Test(tables, values)
{
	for_rows(check_values);
}

static void
check_number(const struct dissector *x, const struct field *row)
{
	(void)x;
	cr_expect_leq(row->size, 8, "%s", row->abbrev);
	cr_expect(row->type <= STACK && row->base <= WITH_USE && row->severity <= ERROR, "%s", row->abbrev);
	cr_expect(row->base == DEC || (row->base >= BARE ? row->type == NETBIOS_NAME || row->type == NETBIOS_PLAIN :
	    row->type == UINT || row->type == FLAGS), "%s: a base", row->abbrev);
	cr_expect(!row->severity || row->type == NOTE, "%s: only notes are bad", row->abbrev);
	cr_expect(row->type != MAC && row->type != IPV4 && row->type != IPV6 ? true : !row->size,
	    "%s: addresses have the length of their bytes", row->abbrev);
	if (row->mask) {
		cr_expect(row->size && row->size <= 4, "%s: a mask needs a size", row->abbrev);
		cr_expect_eq((uint64_t)row->mask >> row->size * 8, 0, "%s: the mask does not fit", row->abbrev);
		uint32_t bits = row->mask >> __builtin_ctz(row->mask);

		cr_expect_eq(bits & (bits + 1), 0, "%s: a mask with a hole", row->abbrev);
	}
	cr_expect(!row->scale || row->type == UINT, "%s: a scale of no number", row->abbrev);
	cr_expect_neq(row->scale, 1, "%s: a scale of 1 is none", row->abbrev);
	cr_expect(row->type != FLAGS || row->parts, "%s: flags without bits", row->abbrev);
}

Test(tables, numbers)
{
	for_rows(check_number);
}

/*
 * Parts stand behind their row, have masks inside its own, and no parts
 * themselves; they show each bit once, but for parts of the part before them.
 */
static void
check_parts(const struct dissector *x, const struct field *row)
{
	if (!row->parts)
		return;
	cr_assert(row != &x->proto && row + row->parts < x->fields + x->field_count, "%s", row->abbrev);
	uint32_t seen = 0, whole = 0;

	for (int i = 1; i <= row->parts; i++) {
		const struct field *part = row + i;

		cr_expect(part->mask && !part->parts, "%s of %s", part->abbrev, row->abbrev);
		cr_expect(!row->mask || !(part->mask & ~row->mask), "%s outside of %s", part->abbrev, row->abbrev);
		cr_expect(!row->size || part->size <= row->size, "%s and %s", part->abbrev, row->abbrev);
		cr_expect(!(part->mask & seen) || !(part->mask & ~whole), "%s: bits shown twice", part->abbrev);
		if (part->mask & ~whole)
			whole = part->mask;
		seen |= part->mask;
	}
}

Test(tables, parts)
{
	for_rows(check_parts);
}

/* Each template compiles; summaries are not empty, and stand without holes. */
Test(tables, templates)
{
	cr_assert_null(registry_start(), "does not compile: %s", registry_start());
	for (size_t i = 1; i < ENTRIES; i++) {
		const struct entry *e = &registry.entries[i];
		bool ended = false;

		cr_expect_eq(e->x->title != NULL, e->title != NULL, "%s", e->x->proto.abbrev);
		for (int k = 0; k < SUMMARIES_MAX; k++) {
			const char *s = e->x->summaries[k];

			cr_expect(!s || !ended, "%s: summary %d behind a hole", e->x->proto.abbrev, k);
			cr_expect(!s || *s, "%s: summary %d is empty", e->x->proto.abbrev, k);
			cr_expect_eq(s != NULL, e->summaries[k] != NULL, "%s: %d", e->x->proto.abbrev, k);
			ended |= !s;
		}
	}
}

/* What a summary shows has a node in lists, too. */
static void
check_shown(const struct dissector *x, const struct part *part)
{
	const struct field *row = part->other;
	int16_t first = 0;

	for (const struct dissector *y = x; y && part->row >= 0; first = (int16_t)(first + y->field_count), y = y->also)
		if (part->row >= first && (size_t)(part->row - first) < y->field_count)
			row = &y->fields[part->row - first];
	cr_assert(row || part->row < 0, "%s: row %d", x->proto.abbrev, part->row);
	for (const struct dissector *y = x; y; y = y->also)
		for (size_t i = 0; i < y->field_count; i++) {
			const struct field *f = &y->fields[i];
			bool used = part->row == PART_LIST ? f->listed != NULL : row && !strcmp(f->abbrev, row->abbrev);

			cr_expect(!f->costly || !used, "%s: in a summary of %s, and costly", f->abbrev, x->proto.abbrev);
		}
	cr_expect(!row || !row->costly, "%s: in a summary of %s, and costly", row ? row->abbrev : "", x->proto.abbrev);
}

Test(tables, summaries_are_cheap)
{
	cr_assert_null(registry_start());
	for (size_t i = 1; i < ENTRIES; i++)
		for (int k = 0; k < SUMMARIES_MAX && registry.entries[i].summaries[k]; k++)
			for (const struct part *p = registry.entries[i].summaries[k];; p++) {
				check_shown(registry.entries[i].x, p);
				if (p->last)
					break;
			}
}

/* Who hangs somewhere can be seen in the list, and nobody else hangs there. */
Test(tables, keys)
{
	cr_assert_null(registry_start());
	for (size_t i = 1; i < ENTRIES; i++) {
		const struct dissector *x = registry.entries[i].x;

		for (int k = 0; k < ON_MAX && x->on[k].table; k++) {
			cr_expect_lt(x->on[k].table, TABLES, "%s", x->proto.abbrev);
			cr_expect_lt(x->on[k].key, 65536, "%s", x->proto.abbrev);
			cr_expect(!x->on[k].last || (x->on[k].last > x->on[k].key && x->on[k].last < 65536),
			    "%s: keys from %u on", x->proto.abbrev, x->on[k].key);
			for (uint32_t key = x->on[k].key; key == x->on[k].key || key <= x->on[k].last; key++)
				cr_expect_eq(registry_find(x->on[k].table, key), &registry.entries[i],
				    "%s: key %u is another's, too", x->proto.abbrev, key);
			cr_expect(x->dissect, "%s", x->proto.abbrev);
			cr_expect(x->column && *x->column, "%s: no column", x->proto.abbrev);
			cr_expect(x->summaries[0], "%s: no summary", x->proto.abbrev);
		}
		cr_expect(x->proto.type == PROTOCOL, "%s", x->proto.abbrev);
		cr_expect(x->field_count <= UINT8_MAX && (x->fields || x->also || !x->dissect), "%s", x->proto.abbrev);
	}
	cr_expect_null(registry_find(ETHERTYPE, 0x88b5));
	cr_expect_null(registry_find(ETHERTYPE, 0x10800), "a key of 17 bits is nobody's");
}

/* Started again, the tables are the same. */
Test(tables, started_again)
{
	cr_assert_null(registry_start());
	const struct part *before = registry.entries[ENTRY_tcp].summaries[0];

	for (int i = 0; i < 100; i++)
		cr_assert_null(registry_start());
	cr_expect_eq(registry.entries[ENTRY_tcp].summaries[0], before, "parts are forgotten, not added to");
}
