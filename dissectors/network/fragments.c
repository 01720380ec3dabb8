/* Fragments, and the datagrams made of them.  RFC 791 3.2, RFC 8200 4.5. */

#include "dissectors/network/fragments.h"

static void
add_notes(struct dissection *d, const struct fragment_rows *rows, uint16_t notes)
{
	const struct {
		uint16_t note;
		const struct field *row;
	} table[] = {
		{ FRAGMENT_OVERLAPS, rows->overlap }, { FRAGMENT_CONFLICTS, rows->conflict },
		{ FRAGMENT_TOO_LONG, rows->too_long }, { FRAGMENT_TAILS, rows->tail },
		{ FRAGMENT_DROPPED, rows->lost },
	};

	add_note_row(d, rows->is_a);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (notes & table[i].note)
			add_note_row(d, table[i].row);
}

/* Which bytes of the datagram came in which frame. */
static void
add_pieces(struct dissection *d, const struct fragment_rows *rows, const struct fragment_fact *fact)
{
	struct node *list = open_group_row(d, rows->list, fact->piece_count);

	for (size_t i = 0; i < fact->piece_count; i++) {
		const struct fragment_piece *p = &fact->pieces[i];

		add_node(d, rows->piece, p->frame, d->p + p->offset, p->len);
	}
	add_node(d, rows->count, fact->piece_count, d->p, 0);
	add_node(d, rows->length, fact->len, d->p, fact->len);
	close_group(d, list);
	if (list)
		list->len = (uint32_t)fact->len;
}

bool
dissect_fragment(struct dissection *d, const struct fragment_rows *rows,
    const struct fragment *fragment)
{
	struct fragment whole = *fragment;

	whole.bytes = d->p;
	whole.len = left(d);
	/*
	 * A cut one, or one that is shorter than it says, would put a hole where
	 * bytes were sent; a quoted one is an old one again.  The first tells what
	 * is in it all the same.
	 */
	if (d->fault || d->uncaptured || fragment->len > left(d) || d->quoted || !d->session) {
		add_note_row(d, rows->is_a);
		return !fragment->offset;
	}
	struct fragment_fact fact = session_fragment(d->session, d, &whole);

	add_notes(d, rows, fact.notes);
	if (fact.in_frame && fact.in_frame != d->packet->number)
		add_derived_row(d, rows->in, fact.in_frame);
	if (fact.complete && !fact.bytes)
		add_note_row(d, rows->lost);
	if (!fact.complete || !fact.bytes || !enter_source(d, fact.bytes, fact.len, rows->source))
		return false;
	add_pieces(d, rows, &fact);
	return true;
}
