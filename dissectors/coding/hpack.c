/* HPACK's representations and strings.  RFC 7541 sections 5 and 6, appendices A and B. */

#include <string.h>
#include "dissectors/coding/hpack.h"

const struct hpack_field hpack_static[HPACK_STATIC + 1] = {
	{ "", "" },
	{ ":authority", "" }, { ":method", "GET" }, { ":method", "POST" }, { ":path", "/" },
	{ ":path", "/index.html" }, { ":scheme", "http" }, { ":scheme", "https" }, { ":status", "200" },
	{ ":status", "204" }, { ":status", "206" }, { ":status", "304" }, { ":status", "400" }, { ":status", "404" },
	{ ":status", "500" }, { "accept-charset", "" }, { "accept-encoding", "gzip, deflate" },
	{ "accept-language", "" }, { "accept-ranges", "" }, { "accept", "" }, { "access-control-allow-origin", "" },
	{ "age", "" }, { "allow", "" }, { "authorization", "" }, { "cache-control", "" },
	{ "content-disposition", "" }, { "content-encoding", "" }, { "content-language", "" },
	{ "content-length", "" }, { "content-location", "" }, { "content-range", "" }, { "content-type", "" },
	{ "cookie", "" }, { "date", "" }, { "etag", "" }, { "expect", "" }, { "expires", "" }, { "from", "" },
	{ "host", "" }, { "if-match", "" }, { "if-modified-since", "" }, { "if-none-match", "" }, { "if-range", "" },
	{ "if-unmodified-since", "" }, { "last-modified", "" }, { "link", "" }, { "location", "" },
	{ "max-forwards", "" }, { "proxy-authenticate", "" }, { "proxy-authorization", "" }, { "range", "" },
	{ "referer", "" }, { "refresh", "" }, { "retry-after", "" }, { "server", "" }, { "set-cookie", "" },
	{ "strict-transport-security", "" }, { "transfer-encoding", "" }, { "user-agent", "" }, { "vary", "" },
	{ "via", "" }, { "www-authenticate", "" },
};

/* ---- Huffman's code: canonical, so that the lengths tell all ---- */

enum { CODE_MAX = 30 };		/* bits */

/* How many codes have so many bits; the last one of 30 ends a string, and is in none. */
static const uint8_t codes[CODE_MAX + 1] = {
	[5] = 10, [6] = 26, [7] = 32, [8] = 6, [10] = 5, [11] = 3, [12] = 2, [13] = 6, [14] = 2, [15] = 3, [19] = 3,
	[20] = 8, [21] = 13, [22] = 26, [23] = 29, [24] = 12, [25] = 4, [26] = 15, [27] = 19, [28] = 29, [30] = 3,
};

/* What they stand for, in their order. */
static const uint8_t symbols[256] = {
	48, 49, 50, 97, 99, 101, 105, 111, 115, 116, 32, 37, 45, 46, 47, 51, 52, 53, 54, 55, 56, 57, 61,
	65, 95, 98, 100, 102, 103, 104, 108, 109, 110, 112, 114, 117, 58, 66, 67, 68, 69, 70, 71, 72, 73,
	74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 89, 106, 107, 113, 118, 119, 120, 121,
	122, 38, 42, 44, 59, 88, 90, 33, 34, 40, 41, 63, 39, 43, 124, 35, 62, 0, 36, 64, 91, 93, 126, 94,
	125, 60, 96, 123, 92, 195, 208, 128, 130, 131, 162, 184, 194, 224, 226, 153, 161, 167, 172, 176,
	177, 179, 209, 216, 217, 227, 229, 230, 129, 132, 133, 134, 136, 146, 154, 156, 160, 163, 164,
	169, 170, 173, 178, 181, 185, 186, 187, 189, 190, 196, 198, 228, 232, 233, 1, 135, 137, 138, 139,
	140, 141, 143, 147, 149, 150, 151, 152, 155, 157, 158, 165, 166, 168, 174, 175, 180, 182, 183,
	188, 191, 197, 231, 239, 9, 142, 144, 145, 148, 159, 171, 206, 215, 225, 236, 237, 199, 207, 234,
	235, 192, 193, 200, 201, 202, 205, 210, 213, 218, 219, 238, 240, 242, 243, 255, 203, 204, 211,
	212, 214, 221, 222, 223, 241, 244, 245, 246, 247, 248, 250, 251, 252, 253, 254, 2, 3, 4, 5, 6, 7,
	8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127, 220, 249, 10,
	13, 22,
};

/* Bits read so far of one code. */
struct code {
	uint32_t bits, first;		/* first: the least code of this length */
	uint32_t passed;		/* shorter codes */
	unsigned length;
};

/* One bit more.  Whether that is a code; then its symbol's place is passed + bits - first. */
static bool
add_bit(struct code *c, unsigned bit)
{
	c->passed += codes[c->length];
	c->first = (c->first + codes[c->length]) << 1;
	c->bits = c->bits << 1 | bit;
	c->length++;
	return c->length <= CODE_MAX && c->bits - c->first < codes[c->length];
}

/* Section 5.2: at most 7 bits behind the last code, all of them ones. */
static bool
is_padding(const struct code *c)
{
	return c->length < 8 && c->bits == (1u << c->length) - 1;
}

static size_t
unpack(const struct hpack_string *s, uint8_t *to, size_t room)
{
	struct code c = { 0 };
	size_t made = 0;

	for (size_t i = 0; i < s->n * 8; i++) {
		if (!add_bit(&c, s->p[i / 8] >> (7 - i % 8) & 1)) {
			if (c.length >= CODE_MAX)
				return SIZE_MAX;
			continue;
		}
		if (made == room)
			return SIZE_MAX;
		to[made++] = symbols[c.passed + c.bits - c.first];
		c = (struct code){ 0 };
	}
	return is_padding(&c) ? made : SIZE_MAX;
}

size_t
hpack_text(const struct hpack_string *s, uint8_t *to, size_t room)
{
	if (s->huffman)
		return unpack(s, to, room);
	if (s->n > room)
		return SIZE_MAX;
	if (s->n)
		memcpy(to, s->p, s->n);
	return s->n;
}

/* ---- representations ---- */

/* A number in the last bits of a byte, and in those that follow if it needs them: section 5.1.  Gives its bytes; 0: no. */
static size_t
read_number(const uint8_t *p, size_t n, unsigned bits, uint32_t *number)
{
	uint32_t all = (1u << bits) - 1;
	uint64_t v = n ? p[0] & all : 0;

	*number = (uint32_t)v;
	if (!n || v < all)
		return n > 0;
	for (size_t i = 1; i < n && i <= 5; i++) {
		v += (uint64_t)(p[i] & 0x7f) << 7 * (i - 1);
		if (v > UINT32_MAX)
			return 0;
		*number = (uint32_t)v;
		if (!(p[i] & 0x80))
			return i + 1;
	}
	return 0;
}

static size_t
read_string(const uint8_t *p, size_t n, struct hpack_string *s)
{
	uint32_t length;
	size_t head = read_number(p, n, 7, &length);

	if (!head || length > n - head)
		return 0;
	*s = (struct hpack_string){ p + head, length, p[0] >> 7 };
	return head + length;
}

/* Section 6: the first bits say which it is; the others begin a number. */
static enum hpack_kind
kind_of(uint8_t c, unsigned *bits)
{
	static const struct {
		uint8_t mask, is, bits;
		enum hpack_kind kind;
	} kinds[] = {
		{ 0x80, 0x80, 7, HPACK_INDEXED }, { 0xc0, 0x40, 6, HPACK_ADDED }, { 0xe0, 0x20, 5, HPACK_TABLE_SIZE },
		{ 0xf0, 0x10, 4, HPACK_NEVER }, { 0xf0, 0x00, 4, HPACK_PLAIN },
	};
	size_t i = 0;

	while ((c & kinds[i].mask) != kinds[i].is)
		i++;
	*bits = kinds[i].bits;
	return kinds[i].kind;
}

bool
hpack_next(const uint8_t *p, size_t n, struct hpack_item *item)
{
	unsigned bits = 0;
	size_t len;

	if (!n)
		return false;
	*item = (struct hpack_item){ .kind = kind_of(*p, &bits) };
	if (!(item->len = read_number(p, n, bits, &item->index)))
		return false;
	if (item->kind == HPACK_INDEXED || item->kind == HPACK_TABLE_SIZE)
		return true;
	if (!item->index) {
		if (!(len = read_string(p + item->len, n - item->len, &item->name)))
			return false;
		item->len += len;
	}
	if (!(len = read_string(p + item->len, n - item->len, &item->value)))
		return false;
	item->len += len;
	return true;
}
