/* A letter as lines. */

#include <stdio.h>
#include <string.h>
#include "ui/screen/letter.h"
#include "ui/screen/letter_part.h"
#include "ui/screen/letter_text.h"
#include "ui/text/label.h"
#include "ui/text/translate.h"

static const struct {
	const char *abbrev;
	enum letter_role role;
} roles[] = {
	{ "imf", LETTER_LAYER }, { "imf.date", LETTER_HEADER }, { "imf.from", LETTER_HEADER }, { "imf.sender", LETTER_HEADER },
	{ "imf.reply_to", LETTER_HEADER }, { "imf.to", LETTER_HEADER }, { "imf.cc", LETTER_HEADER }, { "imf.bcc", LETTER_HEADER },
	{ "imf.subject", LETTER_HEADER }, { "mime_multipart.part", LETTER_PART_OF_IT }, { "mime.file", LETTER_FILE },
	{ "mime.text", LETTER_TEXT_OF_IT }, { "mime.size", LETTER_SIZE }, { "mime.body", LETTER_CONTENT },
	{ "mime.data", LETTER_CONTENT }, { "imf.body", LETTER_BODY }, { "imf.goes_on", LETTER_CUT },
	{ "pop.response.cut_off", LETTER_CUT }, { "smtp.message.cut_off", LETTER_CUT },
};

enum letter_role
letter_role(const struct node *n)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (!strcmp(n->field->abbrev, roles[i].abbrev))
			return roles[i].role;
	return LETTER_NO_ROLE;
}

bool
letter_is_in(const struct dissection *d)
{
	for (uint32_t i = 0; i < d->count; i++)
		if (letter_role(&d->nodes[i]) == LETTER_LAYER)
			return true;
	return false;
}

/* Octets of a part: decoded, else as sent, else with its header. */
static uint64_t
size_of_part(const struct dissection *d, uint32_t part)
{
	uint64_t size = 0;

	for (uint32_t i = part + 1; i < d->count && d->nodes[i].depth > d->nodes[part].depth; i++) {
		const struct node *n = &d->nodes[i];
		enum letter_role role = n->depth == d->nodes[part].depth + 1 ? letter_role(n) : LETTER_NO_ROLE;

		if (role == LETTER_SIZE)
			return n->number;
		if (!size && (role == LETTER_CONTENT || role == LETTER_TEXT_OF_IT))
			size = n->len;
	}
	return size ? size : d->nodes[part].len;
}

/* A part, or a letter behind the first one of its packet. */
static void
add_part(struct letter *l, struct out *o, uint32_t part)
{
	const struct dissection *d = &l->packet.d;
	char before[64], behind[64];

	out_flush(o);
	put_label(o, d, &d->nodes[part]);
	const char *what = memmem(o->start, (size_t)(o->p - o->start), " - ", 3);	/* behind the field's own name */

	what = what ? what + 3 : o->start;
	int n = snprintf(before, sizeof before, _("Part %u: "), letter_part_number(d, part));

	snprintf(behind, sizeof behind, _(", %llu bytes"), (unsigned long long)size_of_part(d, part));
	out_string(o, behind);
	wrapped_add(&l->wrapped, LETTER_PART, before, (size_t)n);
	wrapped_add(&l->wrapped, LETTER_PART, what, (size_t)(o->p - what));
	l->wrapped.open = false;
}

static bool
is_part(const struct node *n)
{
	enum letter_role role = letter_role(n);

	return role == LETTER_PART_OF_IT || role == LETTER_FILE;
}

/* All parts of a letter, if there are several, before the first one. */
static void
add_parts(struct letter *l, struct out *o, uint32_t first)
{
	const struct dissection *d = &l->packet.d;
	int count = 0;

	for (uint32_t i = first + 1; i < d->count && d->nodes[i].field->type != PROTOCOL; i++) {
		if (!is_part(&d->nodes[i]))
			continue;
		if (!count++)
			add_part(l, o, first);
		add_part(l, o, i);
	}
	if (!count)
		return;
	const char *how = _("(w or its number saves one; --export-objects attachments,DIR saves what is attached)");

	wrapped_add(&l->wrapped, LETTER_TEXT, how, strlen(how));
	l->wrapped.open = false;
	wrapped_line(&l->wrapped, LETTER_TEXT, "", 0);
}

static void
add_label(struct letter *l, struct out *o, const struct node *n, enum letter_kind kind)
{
	out_flush(o);
	put_label(o, &l->packet.d, n);
	letter_add(l, kind, (const uint8_t *)o->start, (size_t)(o->p - o->start));
}

/* From its layer's node on. */
static void
add_letter(struct letter *l, struct out *o, uint32_t at)
{
	const struct dissection *d = &l->packet.d;
	const struct node *body = NULL;
	bool parts = false, text = false;

	if (letter_part_number(d, at))
		add_part(l, o, at);
	for (at++; at < d->count && d->nodes[at].field->type != PROTOCOL; at++) {
		const struct node *n = &d->nodes[at];
		enum letter_role role = letter_role(n);

		if (role == LETTER_HEADER) {
			add_label(l, o, n, LETTER_FIELD);
		} else if (is_part(n)) {
			wrapped_line(&l->wrapped, LETTER_TEXT, "", 0);
			if (!parts)
				add_parts(l, o, at);
			parts = true;
			add_part(l, o, at);
		} else if (role == LETTER_TEXT_OF_IT) {
			wrapped_line(&l->wrapped, LETTER_TEXT, "", 0);
			letter_add(l, LETTER_TEXT, node_bytes(d, n), n->len);
			text = true;
		} else if (role == LETTER_BODY) {
			body = n;
		} else if (n->field->type == NOTE && n->field->severity >= WARNING) {
			add_label(l, o, n, LETTER_REMARK);
		}
	}
	if (!text && !parts && body) {
		wrapped_line(&l->wrapped, LETTER_TEXT, "", 0);
		letter_add(l, LETTER_TEXT, node_bytes(d, body), body->len);
	}
}

void
letter_lay_out(struct letter *l, struct packets *p, int columns)
{
	struct out o;

	wrapped_begin(&l->wrapped, columns);
	if (!packets_explain(p, l->number, &l->packet) || !out_open(&o, -1)) {
		const char *why = _("cannot be read again");

		wrapped_line(&l->wrapped, LETTER_REMARK, why, strlen(why));
		return;
	}
	for (uint32_t i = 0; i < l->packet.d.count; i++)
		if (letter_role(&l->packet.d.nodes[i]) == LETTER_LAYER)
			add_letter(l, &o, i);
	out_close(&o);
}

void
letter_free(struct letter *l)
{
	explanation_free(&l->packet);
	wrapped_free(&l->wrapped);
	*l = (struct letter){ .recoded = l->recoded, .restored = l->restored };
}
