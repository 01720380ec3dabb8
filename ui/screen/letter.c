/* A letter as lines. */

#include <stdio.h>
#include <string.h>
#include "ui/screen/letter.h"
#include "ui/screen/letter_text.h"
#include "ui/text/label.h"
#include "ui/text/translate.h"

/* What becomes of fields, by their names. */
enum role { NO_ROLE, HEADER, PART, TEXT_OF_IT, SIZE, CONTENT, BODY };

static const struct {
	const char *abbrev;
	enum role role;
} roles[] = {
	{ "imf.date", HEADER }, { "imf.from", HEADER }, { "imf.sender", HEADER }, { "imf.reply_to", HEADER },
	{ "imf.to", HEADER }, { "imf.cc", HEADER }, { "imf.bcc", HEADER }, { "imf.subject", HEADER },
	{ "mime_multipart.part", PART }, { "mime.text", TEXT_OF_IT }, { "mime.size", SIZE }, { "mime.body", CONTENT },
	{ "mime.data", CONTENT },	{ "imf.body", BODY },
};

static enum role
role_of(const struct node *n)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (!strcmp(n->field->abbrev, roles[i].abbrev))
			return roles[i].role;
	return NO_ROLE;
}

static bool
is_letter(const struct node *n)
{
	return n->field->type == PROTOCOL && !strcmp(n->field->abbrev, "imf");
}

bool
letter_is_in(const struct dissection *d)
{
	for (uint32_t i = 0; i < d->count; i++)
		if (is_letter(&d->nodes[i]))
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
		enum role role = n->depth == d->nodes[part].depth + 1 ? role_of(n) : NO_ROLE;

		if (role == SIZE)
			return n->number;
		if (!size && (role == CONTENT || role == TEXT_OF_IT))
			size = n->len;
	}
	return size ? size : d->nodes[part].len;
}

static void
add_part(struct letter *l, struct out *o, uint32_t part, int number)
{
	const struct dissection *d = &l->packet.d;
	char before[64], behind[64];

	out_flush(o);
	put_label(o, d, &d->nodes[part]);
	const char *what = memmem(o->start, (size_t)(o->p - o->start), " - ", 3);	/* behind the field's own name */

	what = what ? what + 3 : o->start;
	int n = snprintf(before, sizeof before, _("Part %d: "), number);

	snprintf(behind, sizeof behind, _(", %llu bytes"), (unsigned long long)size_of_part(d, part));
	out_string(o, behind);
	wrapped_add(&l->wrapped, LETTER_PART, before, (size_t)n);
	wrapped_add(&l->wrapped, LETTER_PART, what, (size_t)(o->p - what));
	l->wrapped.open = false;
}

/* All parts of a letter, if there are several, before the first one. */
static void
add_parts(struct letter *l, struct out *o, uint32_t first)
{
	const struct dissection *d = &l->packet.d;
	int number = 0;

	for (uint32_t i = first + 1; i < d->count && d->nodes[i].field->type != PROTOCOL; i++) {
		if (role_of(&d->nodes[i]) != PART)
			continue;
		if (!number++)
			add_part(l, o, first, number);
		add_part(l, o, i, number + 1);
	}
	if (!number)
		return;
	const char *how = _("(--export-objects attachments,DIR saves what is attached)");

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
	int parts = 0;
	bool text = false;

	for (at++; at < d->count && d->nodes[at].field->type != PROTOCOL; at++) {
		const struct node *n = &d->nodes[at];
		enum role role = role_of(n);

		if (role == HEADER) {
			add_label(l, o, n, LETTER_FIELD);
		} else if (role == PART) {
			wrapped_line(&l->wrapped, LETTER_TEXT, "", 0);
			if (!parts++)
				add_parts(l, o, at);
			add_part(l, o, at, parts);
		} else if (role == TEXT_OF_IT) {
			wrapped_line(&l->wrapped, LETTER_TEXT, "", 0);
			letter_add(l, LETTER_TEXT, node_bytes(d, n), n->len);
			text = true;
		} else if (role == BODY) {
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
		if (is_letter(&l->packet.d.nodes[i]))
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
