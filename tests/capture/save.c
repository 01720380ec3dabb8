/*
 * Saving: what was added is what our own reader gives back, and byte by byte
 * what draft-ietf-opsawg-pcapng and -pcap draw.  U03.
 */

#include <criterion/criterion.h>
#include <endian.h>
#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "capture/save.h"
#include "tests/capture/transcript.h"

#define SECTION   "0a0d0d0a 30000000 4d3c2b1a 0100 0000 ffffffffffffffff" \
		  "0400 0c00 69726973 636f7065 20302e31  0000 0000 30000000 "
#define ETH0      "01000000 38000000 0100 0000 00000400 0200 0400 65746830 0300 0300 4c6162 00" \
		  "0900 0100 09 000000  0b00 0400 00 617270  0000 0000 38000000 "
#define NAMELESS  "01000000 20000000 6500 0000 00000000 0900 0100 09 000000 0000 0000 20000000 "
#define A_TIME    "fe9c9717 15cd853d "	/* 1700000000.123456789 s in nanoseconds */

#define NO_TEXT { NULL, 0 }
#define TIME INT64_C(1700000000123456789)

static const struct save_interface interfaces[] = {
	{ "eth0", "Lab", "arp", 262144, 1 },
	{ .link_type = 101 },
};

static const struct frame hello = {
	.bytes = (const uint8_t *)"\1\2\3\4\5", .captured = 5, .wire = 60, .time = TIME, .link_type = 1,
	.comment = { "hi", 2 },
}, raw = {
	.bytes = (const uint8_t *)"\x45\0\0\0", .captured = 4, .wire = 4, .time = TIME, .interface = 1,
	.link_type = 101,
}, empty = { .wire = 9, .time = -1, .link_type = 1 }, late = {
	.bytes = (const uint8_t *)"\xaa", .captured = 1, .wire = 1, .time = INT64_MAX, .link_type = 1,
};

static const struct {
	const char *name;
	enum save_format format;
	size_t count;			/* of interfaces */
	const struct frame *frames[4];
	const char *bytes;
} drawn[] = {
	{ "pcapng without interfaces", SAVE_PCAPNG, 0, { NULL }, SECTION },
	{ "pcapng", SAVE_PCAPNG, 2, { &hello, &raw, &empty },
	  SECTION ETH0 NAMELESS
	  "06000000 34000000 00000000 " A_TIME "05000000 3c000000 0102030405 000000"
	  "0100 0200 6869 0000 0000 0000 34000000"
	  "06000000 24000000 01000000 " A_TIME "04000000 04000000 45000000 24000000"
	  "06000000 20000000 00000000 00000000 00000000 00000000 09000000 20000000" },
	{ "pcap", SAVE_PCAP, 1, { &hello, &empty, &late },
	  "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000"
	  "00f15365 40e20100 05000000 3c000000 0102030405"
	  "00000000 00000000 00000000 09000000"
	  "ffffffff f70a0d00 01000000 01000000 aa" },
	{ "pcap of nothing: Ethernet", SAVE_PCAP, 0, { NULL },
	  "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000" },
	{ "pcap with nanoseconds", SAVE_NSECPCAP, 1, { &hello },
	  "4d3cb2a1 0200 0400 00000000 00000000 00000400 01000000"
	  "00f15365 15cd5b07 05000000 3c000000 0102030405" },
};

Test(save, bytes_as_drawn)
{
	for (size_t i = 0; i < COUNT(drawn); i++) {
		uint8_t expected[512], got[512];
		size_t n = from_hex(drawn[i].bytes, expected, sizeof expected);
		struct memory_file m = memory_file("", 0);
		struct save *s = save_new(m.fd, drawn[i].format, interfaces, drawn[i].count);

		cr_assert(s);
		for (size_t j = 0; drawn[i].frames[j]; j++)
			cr_expect(save_frame(s, drawn[i].frames[j]), "%s", drawn[i].name);
		cr_expect(save_end(s, NULL, 0), "%s", drawn[i].name);
		cr_expect_eq(save_size(s), n, "%s: %zu bytes", drawn[i].name, (size_t)save_size(s));
		cr_expect_eq(pread(m.fd, got, sizeof got, 0), (ssize_t)n, "%s", drawn[i].name);
		cr_expect_arr_eq(got, expected, n, "%s", drawn[i].name);
		save_free(s);
		memory_file_close(m);
	}
}

/* A time of a statistics block: its high half first. */
static int64_t
time_at(const uint8_t *p)
{
	uint32_t halves[2];

	memcpy(halves, p, sizeof halves);
	return (int64_t)((uint64_t)le32toh(halves[0]) << 32 | le32toh(halves[1]));
}

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* draft-ietf-opsawg-pcapng 4.6; its times are those of this test. */
Test(save, counts_as_drawn)
{
	static const struct save_counts counts[] = { { 0x0102030405, 7, 8 }, { 1, 0, 0 } };
	static const char drawing[] =
		"05000000 58000000 00000000 0000000000000000 0200 0800 0000000000000000"
		"0300 0800 0000000000000000  0400 0800 0504030201000000  0500 0800 0800000000000000"
		"0700 0800 0700000000000000  0000 0000 58000000";
	enum { TIME_OF_BLOCK = 12, START = 24, STOP = 36 };
	uint8_t expected[128], got[256];
	int64_t before = now();
	size_t n = from_hex(drawing, expected, sizeof expected);
	struct memory_file m = memory_file("", 0);
	struct save *s = save_new(m.fd, SAVE_PCAPNG, interfaces, 2);

	cr_assert(s && save_flush(s));
	off_t at = (off_t)save_size(s);

	cr_expect(save_end(s, counts, 2));
	cr_expect_eq(pread(m.fd, got, sizeof got, at), 2 * (ssize_t)n);
	cr_expect(before <= time_at(got + START) && time_at(got + START) < time_at(got + STOP) &&
	    time_at(got + STOP) <= now());
	cr_expect_eq(time_at(got + TIME_OF_BLOCK), time_at(got + STOP));
	memset(got + TIME_OF_BLOCK, 0, 8);
	memset(got + START, 0, 8);
	memset(got + STOP, 0, 8);
	cr_expect_arr_eq(got, expected, n);
	cr_expect_eq(got[n + 8], 1, "of interface 1");
	save_free(s);
	memory_file_close(m);
}

static const struct {
	enum save_format format;
	int64_t tick;			/* nanoseconds */
} formats[] = { { SAVE_PCAPNG, 1 }, { SAVE_PCAP, 1000 }, { SAVE_NSECPCAP, 1 } };

/* Any length and its padding, comments of any length, the longest of both; more than the buffer holds. */
static struct frame
nth(uint32_t i)
{
	static uint8_t bytes[CAPTURE_FRAME_MAX];
	static char comment[UINT16_MAX];
	uint32_t n = i < 1000 ? i : CAPTURE_FRAME_MAX - (i - 1000);

	memset(comment, 'c', sizeof comment);
	for (size_t j = 0; j < n; j++)
		bytes[j] = (uint8_t)(i * 31 + j * 7 + (j >> 8));
	return (struct frame){ .bytes = bytes, .captured = n, .wire = n + i % 3,
		.time = TIME + i * INT64_C(1000000001), .link_type = 1, .interface = i % 2,
		.comment = { comment, i < 1000 ? i % 7 : UINT16_MAX } };
}

static void
expect_read_back(struct capture_file *f, uint32_t i, enum save_format format, int64_t tick)
{
	struct frame x = nth(i), y;

	cr_assert_eq(capture_next(f, &y), CAPTURE_FRAME, "frame %u", i);
	x.offset = y.offset;
	x.time -= x.time % tick;
	if (format != SAVE_PCAPNG) {
		x.comment = (struct capture_text)NO_TEXT;
		x.interface = 0;
	}
	cr_expect(same_frame(&x, &y), "format %d, frame %u", format, i);
}

Test(save, is_read_back)
{
	enum { FRAMES = 1010 };
	static const struct save_interface two[] = { { .name = "a", .link_type = 1 }, { .name = "b", .link_type = 1 } };

	for (size_t k = 0; k < COUNT(formats); k++) {
		struct memory_file m = memory_file("", 0);
		struct save *s = save_new(m.fd, formats[k].format, two, 2);
		struct frame x;
		char error[256];

		for (uint32_t i = 0; i < FRAMES; i++) {
			x = nth(i);
			cr_expect(save_frame(s, &x));
		}
		cr_expect_eq(save_frames(s), FRAMES);
		cr_expect(save_end(s, NULL, 0));
		struct capture_file *f = capture_open(m.path, error, sizeof error);

		cr_assert(f, "%s", error);
		for (uint32_t i = 0; i < FRAMES; i++)
			expect_read_back(f, i, formats[k].format, formats[k].tick);
		cr_expect_eq(capture_next(f, &x), CAPTURE_END);
		if (formats[k].format == SAVE_PCAPNG)
			cr_expect_eq(*capture_interface(f, 1)->name.bytes, 'b');
		capture_close(f);
		save_free(s);
		memory_file_close(m);
	}
}

/* Each is refused for good, and what was added before is in the file. */
Test(save, refusals)
{
	static const struct {
		enum save_format format;
		struct frame frame;
		int fault;
	} rows[] = {
		{ SAVE_PCAPNG, { .interface = 1, .link_type = 1 }, EINVAL },
		{ SAVE_PCAP, { .link_type = 101 }, EINVAL },
		{ SAVE_PCAPNG, { .captured = CAPTURE_FRAME_MAX + 1, .link_type = 1 }, EMSGSIZE },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct memory_file m = memory_file("", 0);
		struct save *s = save_new(m.fd, rows[i].format, interfaces, 1);

		cr_expect(save_frame(s, &hello));
		cr_expect_not(save_frame(s, &rows[i].frame), "%zu", i);
		cr_expect_eq(save_fault(s), rows[i].fault, "%zu", i);
		cr_expect_not(save_frame(s, &hello), "%zu", i);
		cr_expect_not(save_flush(s));
		cr_expect_eq(save_frames(s), 1);
		cr_expect_eq(lseek(m.fd, 0, SEEK_END), (off_t)save_size(s));
		cr_expect_not_null(strstr(transcript(m.path), "0102030405"));
		save_free(s);
		memory_file_close(m);
	}
	errno = 0;
	cr_expect_null(save_new(-1, SAVE_PCAP, interfaces, 2));
	cr_expect_eq(errno, EINVAL, "two link types");
	cr_expect_eq(save_format_named("nsecpcap"), SAVE_NSECPCAP);
	cr_expect_eq(save_format_named("pcap-ng"), -1);
}
