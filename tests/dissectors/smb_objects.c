/* Files that SMB carries, put together by offset.  MS-SMB2 section 2.2; MS-CIFS section 2.2.4; messages by hand. */

#include <stdio.h>
#include <stdlib.h>
#include "dissectors/coding/charset.h"
#include "dissectors/objects/objects.h"
#include "tests/dissectors/decode.h"

enum { ROOM = 256, SAID = 24 };

/* A sink that keeps one object's bytes, and tells of all: <name:bytes|how>. */
static char told[4096];
static uint8_t kept[ROOM];
static size_t position, length;

static void *
begin(void *of, const struct object *o)
{
	size_t n = strlen(told);

	snprintf(told + n, sizeof told - n, "<%.*s:", (int)(o->n ? o->n : strlen(o->fallback)), o->n ? (const char *)o->name : o->fallback);
	position = length = 0;
	memset(kept, '.', sizeof kept);
	return of;
}

static void
put(void *of, void *object, const uint8_t *bytes, size_t n)
{
	cr_assert_eq(of, object);
	cr_assert_leq(position + n, (size_t)ROOM);
	memcpy(kept + position, bytes, n);
	position += n;
	length = position > length ? position : length;
}

static void
seek(void *of, void *object, uint64_t at)
{
	cr_assert_eq(of, object);
	cr_assert_lt(at, (uint64_t)ROOM);
	position = (size_t)at;
}

static void
end(void *of, void *object, enum object_end how)
{
	size_t n = strlen(told);

	cr_assert_eq(of, object);
	snprintf(told + n, sizeof told - n, "%.*s|%d>", (int)length, (const char *)kept, how);
}

static const struct object_sink sink = { begin, put, end, told, .seek = seek };

/* MS-SMB2 2.2.1: status, command, response, where the next one is, message and tree. */
#define HEADER(status, command, response, next, id, tree) "fe534d42 4000 0100 " status command "00 0100 " response "000000" next \
    "000000" id "00000000000000 00000000" tree "000000 0200000000000000 00000000000000000000000000000000"
#define FINE "00000000"
#define DENIED "220000c0"
#define ASK(command, id) HEADER(FINE, command, "00", "00", id, "01")
#define ANSWER(command, id) HEADER(FINE, command, "01", "00", id, "01")
#define Z4 "00000000"
#define Z8 "0000000000000000"
#define ID_A "0a00000000000000 0a00000000000000"
#define RELATED "ffffffffffffffff ffffffffffffffff"
/* 2.2.13, 2.2.14: the file "d\é.t", and its length. */
#define CREATE "3900 00 00 02000000" Z8 Z8 "89001200" Z4 "07000000 01000000" Z4 "7800 0a00" Z4 Z4 "64005c00e9002e007400"
#define CREATED(size) "5900 00 00 01000000" Z8 Z8 Z8 Z8 Z8 size "00000000000000 80000000" Z4 ID_A Z4 Z4 "00"
#define OPEN(size) { 0, ASK("05", "01") CREATE }, { 1, ANSWER("05", "01") CREATED(size) }
#define READ(n, at, id) "3100 00 00" n "000000" at "00000000000000" id Z4 Z4 Z4 "0000 0000 00"	/* 2.2.19, 2.2.20 */
#define DATA(n) "1100 50 00" n "000000" Z4 Z4
#define WRITE(n, at, id) "3100 7000" n "000000" at "00000000000000" id Z4 Z4 "0000 0000" Z4
#define WRITTEN(n) "1100 0000" n "000000" Z4 "0000 0000 00"
#define CLOSE(id) "1800 0000 00000000" id
#define CLOSED "3c00 0000 00000000" Z8 Z8 Z8 Z8 Z8 Z8 Z4
#define SHUT { 0, ASK("06", "09") CLOSE(ID_A) }, { 1, ANSWER("06", "09") CLOSED }

static const struct {
	const char *name, *expected;
	struct said {
		enum sender from;
		const char *hex;	/* of a message, without the header of its packet; NULL: no more */
		size_t lost;		/* so many bytes at its end were not captured */
	} said[SAID];
} talks[] = {
	{ "one read", "<\xc3\xa9.t:abcd|0>", { OPEN("04"), { 0, ASK("08", "02") READ("04", "00", ID_A) },
	  { 1, ANSWER("08", "02") DATA("04") "61626364" }, SHUT } },
	{ "answered in another order, and twice", "<\xc3\xa9.t:abcdef|0>", { OPEN("06"), { 0, ASK("08", "02") READ("02", "00", ID_A) },
	  { 0, ASK("08", "03") READ("02", "02", ID_A) }, { 0, ASK("08", "04") READ("02", "04", ID_A) },
	  { 0, ASK("08", "05") READ("02", "02", ID_A) }, { 1, ANSWER("08", "04") DATA("02") "6566" }, { 1, ANSWER("08", "05") DATA("02") "6364" },
	  { 1, ANSWER("08", "02") DATA("02") "6162" }, { 1, ANSWER("08", "03") DATA("02") "6364" }, SHUT } },
	{ "an interim response first", "<\xc3\xa9.t:ab|0>", { OPEN("02"), { 0, ASK("08", "02") READ("02", "00", ID_A) },
	  { 1, HEADER("03010000", "08", "03", "00", "02", "00") "0900 00 00 00000000 00" }, { 1, ANSWER("08", "02") DATA("02") "6162" }, SHUT } },
	{ "a part only", "<\xc3\xa9.t:ab|5>", { OPEN("04"), { 0, ASK("08", "02") READ("02", "00", ID_A) },
	  { 1, ANSWER("08", "02") DATA("02") "6162" }, SHUT } },
	{ "the middle is missing", "<\xc3\xa9.t:ab..ef|5>", { OPEN("06"), { 0, ASK("08", "02") READ("02", "00", ID_A) },
	  { 1, ANSWER("08", "02") DATA("02") "6162" }, { 0, ASK("08", "03") READ("02", "04", ID_A) }, { 1, ANSWER("08", "03") DATA("02") "6566" }, SHUT } },
	{ "bytes were not captured", "<\xc3\xa9.t:ab|1>", { OPEN("04"), { 0, ASK("08", "02") READ("04", "00", ID_A) },
	  { 1, ANSWER("08", "02") DATA("04") "61626364", 2 }, SHUT } },
	{ "it is not closed", "<\xc3\xa9.t:ab|3>", { OPEN("04"), { 0, ASK("08", "02") READ("02", "00", ID_A) },
	  { 1, ANSWER("08", "02") DATA("02") "6162" } } },
	{ "it is not closed, but whole", "<\xc3\xa9.t:ab|0>", { OPEN("02"), { 0, ASK("08", "02") READ("02", "00", ID_A) },
	  { 1, ANSWER("08", "02") DATA("02") "6162" } } },
	{ "written", "<\xc3\xa9.t:abcd|0>", { OPEN("00"), { 0, ASK("09", "02") WRITE("02", "02", ID_A) "6364" },
	  { 0, ASK("09", "03") WRITE("02", "00", ID_A) "6162" }, { 1, ANSWER("09", "02") WRITTEN("02") }, { 1, ANSWER("09", "03") WRITTEN("02") }, SHUT } },
	{ "a write is refused", "<\xc3\xa9.t:ab|5>", { OPEN("00"), { 0, ASK("09", "02") WRITE("02", "00", ID_A) "6162" },
	  { 1, HEADER("7f0000c0", "09", "01", "00", "02", "01") "0900 00 00 00000000 00" }, SHUT } },
	{ "it cannot be opened", "", { { 0, ASK("05", "01") CREATE }, { 1, HEADER(DENIED, "05", "01", "00", "01", "01") "0900 00 00 00000000 00" },
	  { 0, ASK("08", "02") READ("02", "00", ID_A) }, { 1, ANSWER("08", "02") DATA("02") "6162" } } },
	{ "nothing is read", "", { OPEN("04"), SHUT } },
	{ "a pipe", "", { { 0, ASK("03", "07") "0900 0000 4800 0000" }, { 1, ANSWER("03", "07") "1000 02 00" Z4 Z4 Z4 }, OPEN("00"),
	  { 0, ASK("09", "02") WRITE("02", "00", ID_A) "6162" }, SHUT } },
	{ "compounded", "<\xc3\xa9.t:ab|0>", { { 0, HEADER(FINE, "05", "00", "88", "01", "01") CREATE "000000000000"
	  HEADER(FINE, "08", "04", "78", "02", "01") READ("02", "00", RELATED) "00000000000000" HEADER(FINE, "06", "04", "00", "03", "01") CLOSE(RELATED) },
	  { 1, HEADER(FINE, "05", "01", "a0", "01", "01") CREATED("02") "00000000000000" HEADER(FINE, "08", "05", "58", "02", "01") DATA("02") "6162000000000000"
	    HEADER(FINE, "06", "05", "00", "03", "01") CLOSED } } },
	{ "far away", "<\xc3\xa9.t:|5>", { OPEN("00"), { 0, ASK("09", "02") "3100 7000 02000000 00000000000000ff" ID_A Z4 Z4 "0000 0000" Z4 "6162" }, SHUT } },
};

static struct objects *all;

/* n bytes of a packet, of which the first `here` were captured, in pieces of that size. */
static void
hear(enum sender from, const uint8_t *bytes, size_t here, size_t n, size_t size)
{
	for (size_t at = 0; at < here; at += size) {
		size_t len = here - at < size ? here - at : size;

		objects_hear(all, &(struct heard){ .of = &registry.entries[ENTRY_nbss_direct], .from = from, .begins = !at, .ends = at + len == here,
		    .how = here == n ? MESSAGE_WHOLE : MESSAGE_AT_GAP, .bytes = bytes + at, .n = len });
	}
}

static void
say_all(const struct said *said, size_t size)
{
	for (size_t i = 0; i < SAID && said[i].hex; i++) {
		uint8_t packet[2048] = { 0 };
		size_t n;
		const uint8_t *bytes = hex_bytes(said[i].hex, &n);

		cr_assert_lt(n + 4, sizeof packet);
		packet[2] = (uint8_t)(n >> 8);
		packet[3] = (uint8_t)n;
		memcpy(packet + 4, bytes, n);
		hear(said[i].from, packet, n + 4 - said[i].lost, n + 4, size);
	}
}

static void
expect_files(const char *name, const struct said *said, size_t size, const char *expected)
{
	all = objects_new(extractor_find("smb", 3), &sink);
	cr_assert(all);
	*told = 0;
	say_all(said, size);
	objects_free(all);
	cr_expect_str_eq(told, expected, "%s, in pieces of %zu: %s", name, size, told);
}

Test(smb_objects, talks)
{
	static const size_t sizes[] = { 1, 2, 7, 70, 4096 };

	charset_start();
	cr_assert_null(registry_start());
	for (size_t i = 0; i < COUNT(talks); i++)
		for (size_t k = 0; k < COUNT(sizes); k++)
			expect_files(talks[i].name, talks[i].said, sizes[k], talks[i].expected);
}

/* Every bit of every message turned over: it ends, and nothing is written out of bounds. */
static void
flip_all(const struct said *said)
{
	size_t messages = 0;

	while (messages < SAID && said[messages].hex)
		messages++;
	for (size_t m = 0; m < messages; m++) {
		size_t n;

		hex_bytes(said[m].hex, &n);
		for (size_t bit = 0; bit < n * 8; bit++) {
			char flipped[4096];
			struct said one[SAID];
			const uint8_t *bytes = hex_bytes(said[m].hex, &n);

			for (size_t i = 0; i < n; i++)
				snprintf(flipped + 2 * i, 3, "%02x", bytes[i] ^ (i == bit / 8 ? 1 << bit % 8 : 0));
			memcpy(one, said, sizeof one);
			one[m].hex = flipped;
			all = objects_new(extractor_find("smb", 3), &(struct object_sink){ begin, put, end, told, .seek = NULL });
			*told = 0;
			say_all(one, 4096);
			objects_free(all);
		}
	}
}

Test(smb_objects, flips)
{
	charset_start();
	cr_assert_null(registry_start());
	flip_all(talks[1].said);
	flip_all(talks[13].said);
}
