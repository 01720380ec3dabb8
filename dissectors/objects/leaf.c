/* Parts without parts. */

#include <string.h>
#include "dissectors/objects/leaf.h"

static void
begin_object(struct leaf *l, struct slice name, const char *ending)
{
	struct object o = { .name = name.p, .n = name.n, .fallback = l->letter ? "letter" : "attachment", .ending = ending,
	    .stream = l->stream };

	l->object = l->to->begin(l->to->of, &o);
}

static void
end_object(struct leaf *l, enum object_end how)
{
	if (l->object)
		l->to->end(l->to->of, l->object, how);
	l->object = NULL;
}

/* What uuencode carries has its name in front of the first bytes: it begins with these. */
void
leaf_begin(struct leaf *l, const struct object_sink *to, uint32_t stream, const struct mime_header *h)
{
	uint8_t name[MIME_VALUE_ROOM];
	size_t n = mime_name(h, name);
	enum mime_kind kind = mime_kind(h);
	enum transfer_coding coding = mime_transfer(h);

	*l = (struct leaf){ .letter = kind == MIME_LETTER, .to = to, .stream = stream };
	transfer_begin(&l->transfer, coding);
	l->waits = l->letter && coding == TRANSFER_BASE64;
	l->wanted = mime_is_attachment(h, n) || coding == TRANSFER_UUENCODE;
	l->idle = !l->wanted && !l->letter && kind != MIME_TEXT;
	if (l->wanted && (n || coding != TRANSFER_UUENCODE))
		begin_object(l, (struct slice){ name, n }, l->letter ? ".eml" : n ? NULL : mime_ending(h->type));
}

/* In a text, a line that says it begins a file does so if the next one is of one. */
static void
look_for_file(struct leaf *l, const uint8_t *line, size_t n)
{
	uint8_t to[LEAF_ROOM];
	size_t got = uuencode_decode(&l->file, line, n, to);

	if (got && !l->object && !l->file.damaged)
		begin_object(l, (struct slice){ l->file.name, l->file.name_n }, NULL);
	if (got && l->object)
		l->to->write(l->to->of, l->object, to, got);
	if (!l->file.ended && (l->object || !l->file.damaged))
		return;
	end_object(l, l->file.damaged ? OBJECT_DAMAGED : OBJECT_WHOLE);
	l->file = (struct uuencode){ 0 };
}

static void
look_for_files(struct leaf *l, const uint8_t *p, size_t n)
{
	for (size_t len; n; p += len, n -= len) {
		const uint8_t *lf = memchr(p, '\n', n);

		len = lf ? (size_t)(lf + 1 - p) : n;
		look_for_file(l, p, len);
	}
}

static void
put(struct leaf *l, const uint8_t *p, size_t n)
{
	if (!n)
		return;
	if (l->wanted && !l->object)
		begin_object(l, (struct slice){ l->transfer.uu.name, l->transfer.uu.name_n }, NULL);
	if (!l->wanted && !l->letter)
		look_for_files(l, p, n);
	else if (l->object)
		l->to->write(l->to->of, l->object, p, n);
}

/* The first line of a letter; with it, or without more to come, the encoding is known. */
static void
decide(struct leaf *l)
{
	l->waits = false;
	if (mime_letter_is_plain(l->first, l->first_n))
		transfer_begin(&l->transfer, TRANSFER_7BIT);
}

static size_t
keep_first(struct leaf *l, const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (i < n && l->waits) {
		l->first[l->first_n++] = p[i++];
		if (p[i - 1] == '\n' || l->first_n == LEAF_FIRST)
			decide(l);
	}
	return i;
}

size_t
leaf_take(struct leaf *l, const uint8_t *p, size_t n, uint8_t decoded[LEAF_ROOM])
{
	size_t kept = keep_first(l, p, n), got = 0;

	if (!l->waits)
		got = transfer_next(&l->transfer, l->first, l->first_n, decoded);
	l->first_n = l->waits ? l->first_n : 0;
	got += transfer_next(&l->transfer, p + kept, n - kept, decoded + got);
	put(l, decoded, got);
	return got;
}

size_t
leaf_rest(struct leaf *l, uint8_t decoded[LEAF_ROOM])
{
	bool sound = true;
	size_t got = 0;

	if (l->waits)
		decide(l);
	if (l->first_n)
		got = transfer_next(&l->transfer, l->first, l->first_n, decoded);
	if (!l->idle)
		got += transfer_end(&l->transfer, decoded + got, &sound);
	put(l, decoded, got);
	l->damaged = !sound;
	return got;
}

void
leaf_finish(struct leaf *l, enum object_end how)
{
	bool damaged = l->wanted ? l->damaged : true;	/* a file in a text ends before the text does */

	end_object(l, how == OBJECT_WHOLE && damaged ? OBJECT_DAMAGED : how);
}
