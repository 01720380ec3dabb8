/* Decoding text that comes in pieces, by iconv. */

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include "dissectors/coding/charset.h"
#include "ui/text/decoder.h"
#include "ui/text/escape.h"

enum {
	CUT_MOST = 16,			/* bytes of the longest character */
	STAGE = 1 << 10,		/* bytes decoded at once */
	DECODED = DECODER_ROOM - 1,	/* a CR may be added that waited */
};
#define NO_ICONV ((iconv_t)-1)

static const char unknown[] = "\xef\xbf\xbd";

struct decoder {
	iconv_t iconv;			/* NO_ICONV: ASCII */
	char cut[CUT_MOST];		/* the beginning of a character */
	size_t n;
	bool cr;			/* what follows decides what it is */
};

struct decoder *
decoder_new(const char *charset)
{
	struct decoder *d = calloc(1, sizeof *d);
	const char *converter = charset ? charset_converter(charset) : NULL;

	if (!d)
		return NULL;
	d->iconv = NO_ICONV;
	if (!charset)
		return d;
	if (converter)
		d->iconv = iconv_open("UTF-8", converter);
	if (d->iconv != NO_ICONV)
		return d;
	free(d);
	return NULL;
}

void
decoder_free(struct decoder *d)
{
	if (d && d->iconv != NO_ICONV)
		iconv_close(d->iconv);
	free(d);
}

bool
decoder_reset(struct decoder *d)
{
	bool cut = d->n;

	d->n = 0;
	d->cr = false;
	if (d->iconv != NO_ICONV)
		iconv(d->iconv, NULL, NULL, NULL, NULL);
	return cut;
}

/* Gives what is left of the bytes at *in; the beginning of a character is kept. */
static size_t
convert(struct decoder *d, char *in, size_t left, char **out, size_t room)
{
	while (left && iconv(d->iconv, &in, &left, out, &room) == (size_t)-1) {
		if (errno == EINVAL && left < CUT_MOST) {
			memcpy(d->cut, in, d->n = left);
			return 0;
		}
		if (errno == E2BIG || room < sizeof unknown)
			break;
		memcpy(*out, unknown, sizeof unknown - 1);
		*out += sizeof unknown - 1;
		room -= sizeof unknown - 1;
		in++;
		left--;
	}
	return left;
}

static size_t
take(struct decoder *d, const uint8_t **bytes, size_t *n, char decoded[DECODED])
{
	char stage[STAGE + CUT_MOST], *out = decoded;
	size_t held = d->n, more = *n < STAGE ? *n : STAGE, left = 0;

	memcpy(stage, d->cut, held);
	memcpy(stage + held, *bytes, more);
	d->n = 0;
	if (d->iconv != NO_ICONV)
		left = convert(d, stage, held + more, &out, DECODED);
	for (size_t i = 0; d->iconv == NO_ICONV && i < more; i++)
		*out++ = (*bytes)[i] < 0x80 ? (char)(*bytes)[i] : '.';
	*bytes += more - left;
	*n -= more - left;
	return (size_t)(out - decoded);
}

size_t
decoder_next(struct decoder *d, const uint8_t **bytes, size_t *n, char *to)
{
	char decoded[DECODED], *out = to;
	size_t count = take(d, bytes, n, decoded);

	for (size_t at = 0, len; at < count; at += len) {
		uint32_t c = 0;

		len = utf8_next(decoded + at, count - at, &c);
		if (d->cr)
			*out++ = len && c == '\n' ? '\r' : '.';
		d->cr = len && c == '\r';
		if (len && !d->cr && (c == '\n' || is_plain(c) || c == 0xfffd)) {
			memcpy(out, decoded + at, len);
			out += len;
		} else if (!d->cr) {
			*out++ = '.';
		}
		len += !len;
	}
	if (d->cr && !*n) {
		*out++ = '\r';
		d->cr = false;
	}
	return (size_t)(out - to);
}
