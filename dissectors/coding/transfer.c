/* Transfer encodings.  RFC 2045 section 6. */

#include <string.h>
#include "dissectors/coding/line.h"
#include "dissectors/coding/transfer.h"

const struct value transfer_codings[] = {
	{ TRANSFER_7BIT, "7bit" }, { TRANSFER_8BIT, "8bit" }, { TRANSFER_BINARY, "binary" }, { TRANSFER_BASE64, "base64" },
	{ TRANSFER_QUOTED_PRINTABLE, "quoted-printable" }, { TRANSFER_UUENCODE, "x-uuencode" },
	{ TRANSFER_UNKNOWN, "unknown" }, { 0, NULL },
};

/* Other names that are met. */
static const struct {
	const char *name;
	enum transfer_coding coding;
} aliases[] = {
	{ "", TRANSFER_7BIT }, { "7-bit", TRANSFER_7BIT }, { "8-bit", TRANSFER_8BIT }, { "uuencode", TRANSFER_UUENCODE },
	{ "x-uue", TRANSFER_UUENCODE }, { "uue", TRANSFER_UUENCODE },
};

enum transfer_coding
transfer_named(const uint8_t *name, size_t n)
{
	for (const struct value *v = transfer_codings; v->meaning; v++)
		if (text_is(name, n, v->meaning))
			return (enum transfer_coding)v->number;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (text_is(name, n, aliases[i].name))
			return aliases[i].coding;
	return TRANSFER_UNKNOWN;
}

void
transfer_begin(struct transfer *t, enum transfer_coding coding)
{
	*t = (struct transfer){ .coding = coding };
	switch (coding) {
	case TRANSFER_BASE64: t->base64 = (struct base64){ 0 }; break;
	case TRANSFER_QUOTED_PRINTABLE: t->quoted = (struct quoted_printable){ 0 }; break;
	case TRANSFER_UUENCODE: t->uu = (struct uuencode){ 0 }; break;
	default: break;
	}
}

size_t
transfer_next(struct transfer *t, const uint8_t *p, size_t n, uint8_t *to)
{
	switch (t->coding) {
	case TRANSFER_BASE64:
		return base64_next(&t->base64, p, n, to);
	case TRANSFER_QUOTED_PRINTABLE:
		return quoted_printable_decode(&t->quoted, p, n, to);
	case TRANSFER_UUENCODE:
		return uuencode_decode(&t->uu, p, n, to);
	default:
		if (n)
			memcpy(to, p, n);
		return n;
	}
}

size_t
transfer_end(struct transfer *t, uint8_t *to, bool *sound)
{
	size_t n = 0;

	*sound = true;
	switch (t->coding) {
	case TRANSFER_BASE64:
		*sound = base64_sound(&t->base64);
		break;
	case TRANSFER_QUOTED_PRINTABLE:
		n = quoted_printable_end(&t->quoted, to);
		*sound = !t->quoted.damaged;
		break;
	case TRANSFER_UUENCODE:
		n = uuencode_end(&t->uu, to);
		*sound = t->uu.ended && !t->uu.damaged;
		break;
	default:
		break;
	}
	return n;
}
