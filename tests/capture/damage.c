/* Damaged files: all before the damage is given, then one line that says what and where. */

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/capture/transcript.h"

#define PCAP       "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000 "	/* 24 bytes */
#define RECORD     "00f15365 00000000 02000000 02000000 aabb "			/* 18 bytes */
#define RECORD_AT(offset) "1700000000.000000000 2/2 on 0 link 1 at " offset ": aabb\n"

#define SECTION    "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000 "	/* 28 bytes */
#define INTERFACE  "01000000 14000000 0100 0000 00000400 14000000 "			/* 20 bytes */
#define PACKET     "06000000 24000000 00000000 00000000 01000000 02000000 02000000 " \
		   "aabb0000 24000000 "
#define PACKET_AT(offset) "0.000001000 2/2 on 0 link 1 at " offset ": aabb\n"

static const struct sample {
	const char *name, *bytes, *says;
} samples[] = {
	{ "nothing at all", "", "not opened: is empty\n" },
	{ "less than a magic", "d4c3b2", "not opened: is too short for a capture file: 3 bytes\n" },
	{ "pcap: cut header", "d4c3b2a1 0200 0400",
	  "not opened: cut short in the middle of the file header, at offset 8\n" },
	{ "pcap: unknown version", "d4c3b2a1 0300 0100 00000000 00000000 00000400 01000000",
	  "not opened: is a pcap file of version 3.1; only version 2 is known\n" },
	{ "pcap: cut record header", PCAP RECORD "00f15365 00",
	  RECORD_AT("24") "damaged: cut short in the middle of frame 2, at offset 47\n" },
	{ "pcap: cut record", PCAP RECORD RECORD "00f15365 00000000 02000000 02000000 aa",
	  RECORD_AT("24") RECORD_AT("42")
	  "damaged: cut short in the middle of frame 3, at offset 77\n" },
	{ "pcap: record longer than any frame", PCAP RECORD "00f15365 00000000 01000400 01000400 aabb",
	  RECORD_AT("24") "damaged: frame 2, the record at offset 42, says 262145 bytes, "
	  "more than any frame has\n" },
	{ "pcap: record of nearly 2^32 bytes", PCAP "00f15365 00000000 ffffffff ffffffff aabb",
	  "damaged: frame 1, the record at offset 24, says 4294967295 bytes, more than any frame has\n" },

	{ "pcapng: cut section", "0a0d0d0a 1c000000 4d3c2b1a 0100 0000",
	  "not opened: cut short in the middle of a block, at offset 16\n" },
	{ "pcapng: bad byte-order magic",
	  "0a0d0d0a 1c000000 4d3c2b1b 0100 0000 ffffffffffffffff 1c000000",
	  "not opened: the section at offset 0 has a bad byte-order magic, 0x4d3c2b1b\n" },
	{ "pcapng: bad byte-order magic, later", SECTION INTERFACE PACKET
	  "0a0d0d0a 1c000000 00000000 0100 0000 ffffffffffffffff 1c000000",
	  PACKET_AT("48") "damaged: the section at offset 84 has a bad byte-order magic, 0x00000000\n" },
	{ "pcapng: unknown version", "0a0d0d0a 1c000000 4d3c2b1a 0200 0100 ffffffffffffffff 1c000000",
	  "not opened: the section at offset 0 is of version 2.1; only version 1 is known\n" },
	{ "pcapng: section too short", "0a0d0d0a 18000000 4d3c2b1a 0100 0000 ffffffff 18000000",
	  "not opened: the block at offset 0 says 24 bytes, which none of its type can have\n" },
	{ "pcapng: section's length at its end",
	  "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 20000000",
	  "not opened: the block at offset 0 says 28 bytes at its start, 32 at its end\n" },
	{ "pcapng: block length 0", SECTION "05000000 00000000 00000000",
	  "damaged: the block at offset 28 says 0 bytes, which none of its type can have\n" },
	{ "pcapng: block length below 12", SECTION "05000000 08000000 08000000",
	  "damaged: the block at offset 28 says 8 bytes, which none of its type can have\n" },
	{ "pcapng: block length no multiple of 4", SECTION INTERFACE PACKET
	  "05000000 0d000000 00 0d000000",
	  PACKET_AT("48")
	  "damaged: the block at offset 84 says 13 bytes, which none of its type can have\n" },
	{ "pcapng: interface too short", SECTION "01000000 10000000 01000000 10000000",
	  "damaged: the block at offset 28 says 16 bytes, which none of its type can have\n" },
	{ "pcapng: packet too short", SECTION INTERFACE "06000000 10000000 00000000 10000000",
	  "damaged: the block at offset 48 says 16 bytes, which none of its type can have\n" },
	{ "pcapng: packet block beyond all measure", SECTION INTERFACE "06000000 04000001 00000000",
	  "damaged: the block at offset 48 says 16777220 bytes, which none of its type can have\n" },
	{ "pcapng: length of a skipped block at its end", SECTION "05000000 0c000000 0d000000",
	  "damaged: the block at offset 28 says 12 bytes at its start, 13 at its end\n" },
	{ "pcapng: length of a packet at its end", SECTION INTERFACE PACKET
	  "06000000 24000000 00000000 00000000 01000000 02000000 02000000 aabb0000 28000000",
	  PACKET_AT("48") "damaged: the block at offset 84 says 36 bytes at its start, 40 at its end\n" },
	{ "pcapng: packet before any interface", SECTION PACKET INTERFACE,
	  "damaged: frame 1, the block at offset 28, is of interface 0, "
	  "which no block before it describes\n" },
	{ "pcapng: packet of an unknown interface", SECTION INTERFACE PACKET
	  "06000000 24000000 ffffffff 00000000 01000000 02000000 02000000 aabb0000 24000000",
	  PACKET_AT("48") "damaged: frame 2, the block at offset 84, is of interface 4294967295, "
	  "which no block before it describes\n" },
	{ "pcapng: an interface of another section does not count",
	  SECTION INTERFACE PACKET SECTION PACKET,
	  PACKET_AT("48") "damaged: frame 2, the block at offset 112, is of interface 0, "
	  "which no block before it describes\n" },
	{ "pcapng: simple packet before any interface", SECTION "03000000 10000000 00000000 10000000",
	  "damaged: frame 1, the block at offset 28, is of interface 0, "
	  "which no block before it describes\n" },
	{ "pcapng: more bytes than the block holds", SECTION INTERFACE
	  "06000000 24000000 00000000 00000000 01000000 05000000 05000000 aabb0000 24000000",
	  "damaged: frame 1, the block at offset 48, says 5 bytes, more than its block holds\n" },
	{ "pcapng: simple packet, more bytes than the block holds", SECTION INTERFACE
	  "03000000 14000000 05000000 aabb0000 14000000",
	  "damaged: frame 1, the block at offset 48, says 5 bytes, more than its block holds\n" },
	{ "pcapng: more bytes than any frame has", SECTION INTERFACE
	  "06000000 24000000 00000000 00000000 01000000 01000400 05000000 aabb0000 24000000",
	  "damaged: frame 1, the block at offset 48, says 262145 bytes, more than any frame has\n" },
	{ "pcapng: cut between type and length", SECTION INTERFACE PACKET "06000000",
	  PACKET_AT("48") "damaged: cut short in the middle of a block, at offset 88\n" },
	{ "pcapng: cut in a packet", SECTION INTERFACE PACKET "06000000 24000000 00000000 00000000 0100",
	  PACKET_AT("48") "damaged: cut short in the middle of frame 2, at offset 102\n" },
	{ "pcapng: cut in a skipped block", SECTION "05000000 fcffffff 00000000 00000000",
	  "damaged: cut short in the middle of a block, at offset 44\n" },
	{ "pcapng: cut before the end of a skipped block", SECTION "05000000 10000000 00000000",
	  "damaged: cut short in the middle of a block, at offset 40\n" },
};

Test(damage, samples)
{
	for (size_t i = 0; i < COUNT(samples); i++) {
		const char *got = transcript_of_hex(samples[i].bytes);

		cr_expect_str_eq(got, samples[i].says, "%s:\n%s", samples[i].name, got);
	}
}

/* A small file, and where in it a cut is no damage: before its first block, record or end. */
static const struct small {
	const char *bytes;
	size_t whole[8];	/* sizes; 0 ends them */
	size_t first;		/* the index above from which each adds one frame */
} smalls[] = {
	{ PCAP RECORD RECORD RECORD, { 24, 42, 60, 78 }, 0 },
	{ SECTION INTERFACE PACKET PACKET PACKET, { 28, 48, 84, 120, 156 }, 1 },
};

static size_t
lines(const char *text)
{
	size_t n = 0;

	while ((text = strchr(text, '\n'))) {
		text++;
		n++;
	}
	return n;
}

/* How many frames a cut file still has, and whether the cut shows. */
static size_t
frames_of(const struct small *s, size_t size, bool *whole)
{
	size_t frames = 0;

	*whole = false;
	for (size_t i = 0; s->whole[i] && s->whole[i] <= size; i++) {
		*whole = s->whole[i] == size;
		frames = i > s->first ? i - s->first : 0;
	}
	return frames;
}

Test(damage, cut_anywhere)
{
	uint8_t bytes[256];

	for (size_t i = 0; i < COUNT(smalls); i++) {
		size_t all = from_hex(smalls[i].bytes, bytes, sizeof bytes);

		for (size_t size = 0; size <= all; size++) {
			struct memory_file m = memory_file(bytes, size);
			const char *got = transcript(m.path), *last;
			bool whole;
			size_t frames = frames_of(&smalls[i], size, &whole);

			cr_expect_eq(lines(got), frames + 1, "%zu bytes: %s", size, got);
			last = strstr(got, size < smalls[i].whole[0] ? "not opened: " :
				whole ? "end\n" : "damaged: cut short");
			cr_expect(last, "%zu bytes: %s", size, got);
			memory_file_close(m);
		}
	}
}

/* transcript() compares each frame with its second reading, and comes to an end. */
Test(damage, any_bit_flipped)
{
	static const char *const files[] = {
		PCAP RECORD RECORD,
		SECTION "01000000 28000000 0100 0000 00000400 0200 0400 65746830 0900 0100 06000000"
		"0000 0000 28000000"
		"06000000 30000000 00000000 00000000 01000000 02000000 02000000 aabb0000"
		"0100 0300 796573 00 0000 0000 30000000"
		"05000000 0c000000 0c000000 03000000 14000000 02000000 aabb0000 14000000"
		"02000000 24000000 00000000 00000000 01000000 02000000 02000000 aabb0000 24000000",
	};
	uint8_t bytes[512];

	for (size_t i = 0; i < COUNT(files); i++) {
		size_t n = from_hex(files[i], bytes, sizeof bytes);

		for (size_t bit = 0; bit < n * 8; bit++) {
			struct memory_file m;

			bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
			m = memory_file(bytes, n);
			cr_expect_leq(lines(transcript(m.path)), 4, "file %zu, bit %zu", i, bit);
			memory_file_close(m);
			bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
		}
	}
}

/* A file that shrinks under us: between records, within one, and before a second reading. */
Test(damage, shrinks)
{
	static const struct {
		off_t to;
		const char *says;
	} rows[] = {
		{ 24 + 50000 * 18, "shrank while it was read: ends at offset 900024, had 1800024 bytes" },
		{ 24 + 50000 * 18 + 3, "cut short in the middle of frame 50001, at offset 900027" },
	};
	static uint8_t bytes[24 + 100000 * 18];

	from_hex(PCAP, bytes, 24 + 1);
	for (size_t i = 0; i < 100000; i++)
		from_hex(RECORD, bytes + 24 + i * 18, 18 + 1);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct memory_file m = memory_file(bytes, sizeof bytes);
		char error[256];
		struct capture_file *f = capture_open(m.path, error, sizeof error);
		size_t frames = 0;
		struct frame x;

		cr_assert(f && capture_next(f, &x) == CAPTURE_FRAME);
		cr_assert(ftruncate(m.fd, rows[i].to) == 0);
		while (capture_next(f, &x) == CAPTURE_FRAME)
			frames++;
		cr_expect_eq(frames, 49999);
		cr_assert(capture_error(f));
		cr_expect(strstr(capture_error(f), rows[i].says), "%s", capture_error(f));
		cr_expect(capture_read(f, 24, &x));
		cr_assert(ftruncate(m.fd, 30) == 0);
		cr_expect_not(capture_read(f, 24 + 40000 * 18, &x), "it is gone");
		capture_close(f);
		memory_file_close(m);
	}
}
