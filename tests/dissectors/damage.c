/* Packets cut and bent: what every dissector must stand. */

#include <stdlib.h>
#include "tests/dissectors/decode.h"

enum { DEPTH_MAX = 24 };		/* of letters in letters */

/* One packet, and nodes to dissect it into. */
struct trial {
	struct dissection d;
	struct packet k;
	const struct entry *first;
};

static struct trial
trial_of(int entry)
{
	struct trial t = { .d.capacity = NODES_ROOM, .k.number = 1 };

	cr_assert_null(registry_start());
	t.first = entry == ENTRY_NOBODY ? NULL : &registry.entries[entry];
	t.d.nodes = malloc(NODES_ROOM * sizeof *t.d.nodes);
	cr_assert(t.d.nodes);
	return t;
}

static void
dissect_bytes(struct trial *t, const uint8_t *bytes, size_t captured, size_t wire)
{
	t->k.bytes = guarded(bytes, captured);
	t->k.captured = (uint32_t)captured;
	t->k.wire = (uint32_t)wire;
	dissect_from(&t->d, t->first, &t->k);
}

void
check_nodes(const struct dissection *d, const char *what)
{
	cr_assert_leq(d->count, d->capacity, "%s", what);
	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		cr_assert_lt(n->source, d->source_count, "%s: node %u", what, i);
		size_t len = d->sources[n->source].len;

		if (n->off > len || n->len > len - n->off)
			cr_assert_fail("%s: node %u, %s, lies at %u, %u long, of %zu", what, i,
			    n->field->abbrev, n->off, n->len, len);
		if (n->depth > DEPTH_MAX || (i && n->depth > d->nodes[i - 1].depth + 1))
			cr_assert_fail("%s: node %u is at depth %u", what, i, n->depth);
	}
	cr_assert_lt(d->list.src, d->count + !d->count, "%s", what);
	cr_assert_lt(d->list.dst, d->count + !d->count, "%s", what);
}

/* Read from the packet as it stands, wherever the packet ends. */
static bool
is_read(const struct node *n)
{
	enum field_type type = n->field->type;

	return !n->field->generated && type != NOTE && type != GROUP && type != PROTOCOL;
}

static bool
equal(const struct node *a, const struct node *b)
{
	return a->field == b->field && a->off == b->off && a->len == b->len &&
	    a->depth == b->depth && a->number == b->number;
}

/* What is left of the last node of a cut packet: undecoded bytes, fewer of them. */
static bool
begins(const struct node *part, const struct node *whole, size_t n)
{
	return part->field->type == BYTES && part->off + part->len == n &&
	    part->off >= whole->off && part->off + part->len <= whole->off + whole->len;
}

/* The nodes of a cut packet are nodes of the whole one, in the same order. */
static void
check_prefix(const struct dissection *part, const struct dissection *whole, size_t n)
{
	uint32_t w = 0;

	for (uint32_t i = 0; i < part->count; i++) {
		const struct node *p = &part->nodes[i];

		if (!is_read(p))
			continue;
		while (w < whole->count && !equal(p, &whole->nodes[w]) && !begins(p, &whole->nodes[w], n))
			w++;
		cr_assert_lt(w, whole->count, "cut at %zu: %s at %u is not in the whole", n,
		    p->field->abbrev, p->off);
	}
}

/* Read together with the number after it, of which bytes are missing: ip.flags. */
static bool
shares_bytes(const struct dissection *d, uint32_t at, size_t n)
{
	const struct node *next = &d->nodes[at + 1];

	return at + 1 < d->count && next->off < d->nodes[at].off + d->nodes[at].len &&
	    next->off + next->len > n;
}

/*
 * And what was captured whole is there.  Not so for TCP: of a header of less
 * than 20 bytes, which a quote may hold, only ports and numbers are read; nor
 * for SMB, whose flags say what stands before them.
 */
static void
check_nothing_lost(const struct dissection *part, const struct dissection *whole, size_t n)
{
	uint32_t p = 0;

	for (uint32_t w = 0; w < whole->count; w++) {
		const struct node *node = &whole->nodes[w];
		uint32_t at = p;

		if (!is_read(node) || node->off + node->len > n || shares_bytes(whole, w, n) ||
		    !strncmp(node->field->abbrev, "tcp.", 4) || (n < node->off + 12 && !strncmp(node->field->abbrev, "smb", 3)))
			continue;
		while (at < part->count && !equal(node, &part->nodes[at]))
			at++;
		cr_assert_lt(at, part->count, "cut at %zu: %s at %u is missing", n,
		    node->field->abbrev, node->off);
		p = at + 1;
	}
}

void
check_cuts(int entry, const char *hex)
{
	struct trial whole = trial_of(entry), part = trial_of(entry);
	uint8_t bytes[2048];
	size_t n;
	const uint8_t *all = hex_bytes(hex, &n);

	cr_assert_leq(n, sizeof bytes);
	memcpy(bytes, all, n);
	dissect_bytes(&whole, bytes, n, n);
	for (size_t cut = 0; cut < n; cut++) {
		dissect_bytes(&part, bytes, cut, n);
		check_nodes(&part.d, "cut");
		check_prefix(&part.d, &whole.d, cut);
		check_nothing_lost(&part.d, &whole.d, cut);
		cr_assert_gt(part.d.count, 0);
		cr_assert_str_eq(part.d.nodes[part.d.count - 1].field->abbrev, "_ws.short",
		    "cut at %zu of %zu", cut, n);
	}
	free(whole.d.nodes);
	free(part.d.nodes);
}

void
check_flips(int entry, const char *hex)
{
	struct trial t = trial_of(entry);
	uint8_t bytes[2048];
	size_t n;
	const uint8_t *all = hex_bytes(hex, &n);

	cr_assert_leq(n, sizeof bytes);
	memcpy(bytes, all, n);
	for (size_t bit = 0; bit < n * 8; bit++) {
		size_t at = bit / 8;

		bytes[at] ^= (uint8_t)(1 << bit % 8);
		dissect_bytes(&t, bytes, n, n);
		check_nodes(&t.d, "bit turned");
		/* Cut right behind it, and half way to the end: captured, and sent. */
		dissect_bytes(&t, bytes, at + 1, n);
		check_nodes(&t.d, "bit turned and captured part");
		dissect_bytes(&t, bytes, (at + n) / 2, (at + n) / 2);
		check_nodes(&t.d, "bit turned and sent part");
		bytes[at] ^= (uint8_t)(1 << bit % 8);
	}
	free(t.d.nodes);
}
