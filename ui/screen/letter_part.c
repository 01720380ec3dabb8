/* Parts of letters, to be saved. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dissectors/mail/imf.h"
#include "dissectors/mail/mime.h"
#include "dissectors/mail/words.h"
#include "ui/screen/letter_part.h"

enum { SUBJECT_READ = 512 };

/* The next node that has that role, of those below this one; 0: none. */
static uint32_t
below(const struct dissection *d, uint32_t node, uint32_t from, enum letter_role role)
{
	for (uint32_t i = from + 1; i < d->count && d->nodes[i].depth > d->nodes[node].depth; i++)
		if (letter_role(&d->nodes[i]) == role)
			return i;
	return 0;
}

/* The layer that a node is of. */
static uint32_t
layer_of(const struct dissection *d, uint32_t node)
{
	while (node && d->nodes[node].field->type != PROTOCOL)
		node--;
	return node;
}

/* Whether a node has a number. */
static bool
is_part(const struct dissection *d, uint32_t node)
{
	enum letter_role role = letter_role(&d->nodes[node]);

	if (role == LETTER_BODY) {
		uint32_t layer = layer_of(d, node);

		return d->nodes[node].depth == d->nodes[layer].depth + 1 && !below(d, layer, layer, LETTER_PART_OF_IT);
	}
	return role == LETTER_LAYER || role == LETTER_PART_OF_IT || role == LETTER_FILE;
}

unsigned
letter_part_number(const struct dissection *d, uint32_t node)
{
	unsigned count = 0;

	for (uint32_t i = 0; i < node; i++)
		count += is_part(d, i);
	return count;
}

unsigned
letter_parts(const struct dissection *d)
{
	return letter_part_number(d, d->count);
}

static struct slice
bytes_of(const struct dissection *d, uint32_t node)
{
	return (struct slice){ node_bytes(d, &d->nodes[node]), d->nodes[node].len };
}

/* Whether a letter is here to its end. */
static bool
is_whole(const struct dissection *d, uint32_t layer)
{
	for (uint32_t i = layer; i < d->count && (i == layer || d->nodes[i].field->type != PROTOCOL); i++)
		if (letter_role(&d->nodes[i]) == LETTER_CUT)
			return false;
	for (uint32_t i = layer; i-- > 0 && d->nodes[i].field->type != PROTOCOL; )	/* who carried it knows, too */
		if (letter_role(&d->nodes[i]) == LETTER_CUT)
			return false;
	return true;
}

/* Whether something stands behind a part: then it has an end of its own. */
static bool
is_closed(const struct dissection *d, uint32_t node)
{
	for (uint32_t i = node + 1; i < d->count && d->nodes[i].field->type != PROTOCOL; i++)
		if (d->nodes[i].depth <= d->nodes[node].depth && letter_role(&d->nodes[i]) == LETTER_PART_OF_IT)
			return true;
	return false;
}

/* ---- names ---- */

static void
name_letter(const struct dissection *d, uint32_t layer, struct letter_part *to)
{
	uint8_t name[3 * SUBJECT_READ + 4];
	size_t n = 0;

	for (uint32_t i = layer + 1; i < d->count && d->nodes[i].field->type != PROTOCOL && !n; i++)
		if (!strcmp(d->nodes[i].field->abbrev, "imf.subject"))
			n = words_decode(bytes_of(d, i).p, d->nodes[i].len < SUBJECT_READ ? d->nodes[i].len : SUBJECT_READ, false, name);
	export_name(to->name, name, n, "letter", ".eml");
}

static void
name_part(const struct mime_header *h, struct letter_part *to)
{
	uint8_t name[MIME_VALUE_ROOM];
	size_t n = mime_name(h, name);
	bool letter = mime_kind(h) == MIME_LETTER;

	export_name(to->name, name, n, letter ? "letter" : "part", letter ? ".eml" : n ? NULL : mime_ending(h->type));
}

/* ---- bytes ---- */

static bool
take_bytes(struct letter_part *to, struct slice bytes)
{
	to->bytes = malloc(bytes.n + 1);
	if (!to->bytes)
		return false;
	memcpy(to->bytes, bytes.p, bytes.n);
	to->n = bytes.n;
	return true;
}

static bool
decode(struct letter_part *to, struct slice header, struct slice body)
{
	struct mime_header h;
	bool sound;

	mime_read_header(&h, header);
	name_part(&h, to);
	to->bytes = malloc(transfer_room(body.n));
	to->n = to->bytes ? mime_decode(&h, body, to->bytes, &sound) : 0;
	return to->bytes;
}

static bool
decode_part(struct letter_part *to, struct slice part)
{
	size_t n = mime_part_header(part);

	return decode(to, (struct slice){ part.p, n }, (struct slice){ part.p + n, part.n - n });
}

/* A body, behind its letter's header. */
static bool
decode_body(const struct dissection *d, uint32_t layer, struct letter_part *to)
{
	struct slice letter = bytes_of(d, layer);
	size_t n = imf_header_length(letter.p, letter.n);

	return decode(to, (struct slice){ letter.p, n }, (struct slice){ letter.p + n, letter.n - n });
}

static bool
take_file(const struct dissection *d, uint32_t node, struct letter_part *to)
{
	uint32_t content = below(d, node, node, LETTER_CONTENT);
	struct slice name = bytes_of(d, node);

	export_name(to->name, name.p, name.n, "file", NULL);
	return take_bytes(to, content ? bytes_of(d, content) : (struct slice){ name.p, 0 });
}

bool
letter_part(const struct dissection *d, unsigned number, struct letter_part *to)
{
	uint32_t i = 0;

	for (; i < d->count; i++)
		if (is_part(d, i) && !number--)
			break;
	if (i == d->count)
		return false;
	uint32_t layer = layer_of(d, i);

	*to = (struct letter_part){ .whole = is_whole(d, layer) || is_closed(d, i) };
	switch (letter_role(&d->nodes[i])) {
	case LETTER_LAYER: name_letter(d, i, to); return take_bytes(to, bytes_of(d, i));
	case LETTER_PART_OF_IT: return decode_part(to, bytes_of(d, i));
	case LETTER_FILE: return take_file(d, i, to);
	default: return decode_body(d, layer, to);
	}
}
