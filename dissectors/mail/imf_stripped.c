/* Letters: texts without their eighth bit.  Which letters are doubtful, and why: coding/restore.h. */

#include "dissectors/coding/restore.h"
#include "dissectors/engine/session.h"
#include "dissectors/mail/imf_stripped.h"
#include "dissectors/mail/mime_tree.h"

enum { STRIPPED, READING, NO_ROOM = READING + RESTORE_SETS };

static const struct field fields[] = {
	[STRIPPED] = { "imf.stripped", "Its eighth bit seems to be lost: it may have been one of these (underlined letters may be signs, too)", NOTE,
		.severity = WARNING, .costly = true },
	[READING]  = { "imf.stripped.cp866", "Written in cp866", TEXT, .lines = true, .generated = true, .costly = true },
	{ "imf.stripped.koi8_r", "Written in koi8-r", TEXT, .lines = true, .generated = true, .costly = true },
	{ "imf.stripped.windows_1251", "Written in windows-1251", TEXT, .lines = true, .generated = true, .costly = true },
	[NO_ROOM]  = { "imf.stripped.no_room", "No memory to restore its eighth bit, or too many bodies in this frame", NOTE,
		.severity = WARNING, .costly = true },
};

void
add_imf_stripped(struct dissection *d, struct content text)
{
	const uint8_t *p = text.bytes.p;
	size_t n = text.bytes.n < RESTORE_MOST ? text.bytes.n : RESTORE_MOST;
	uint16_t outer = d->source;

	if (d->brief || !restore_is_stripped(p, n))
		return;
	uint8_t *room = d->session ? session_scratch(d->session, RESTORE_SETS * RESTORE_ROOM(n)) : NULL, *to = room;
	uint8_t *at[RESTORE_SETS + 1] = { room };

	for (int i = 0; room && i < RESTORE_SETS; i++)
		at[i + 1] = to += restore_text(restore_sets[i], p, n, to);
	uint16_t source = room ? add_source(d, room, (size_t)(to - room), "Eighth bit restored") : 0;

	look_into(d, text.source);
	add_value(d, source ? STRIPPED : NO_ROOM, 0, p, n);
	if (source)
		look_into(d, source);
	d->depth++;
	for (int i = 0; source && i < RESTORE_SETS; i++)
		add_value(d, READING + i, 0, at[i], (size_t)(at[i + 1] - at[i]));
	d->depth--;
	look_into(d, outer);
}

const struct dissector dissector_imf_stripped = {
	.proto = { "imf.restored", "Text without its eighth bit", PROTOCOL },
	ROWS(fields),
	.also = &dissector_mime_tree,
};
