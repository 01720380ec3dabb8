/*
 * pcapng files, drawn from draft-ietf-opsawg-pcapng by hand.  tshark 4.0.17
 * gives the same, except: it gives custom and journal blocks no time, shows the
 * bytes of neither, counts interfaces anew in each section, ends at a damaged option, and
 * computes times of 10^-12, 10^-127, 2^-127 seconds, or beyond 2262, wrongly.
 */

#include <criterion/criterion.h>
#include <string.h>

#include "tests/capture/transcript.h"

/* Sections whose length is not said, said, and wrong; they are all the same to us. */
#define LITTLE        "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000 "
#define LITTLE_WRONG  "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 0800000000000000 1c000000 "
#define BIG           "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c "

#define ETHERNET      "01000000 14000000 0100 0000 00000400 14000000 "
#define RAW_IP        "01000000 14000000 6500 0000 00000000 14000000 "
#define SHORT         "01000000 14000000 0100 0000 03000000 14000000 "	/* snaplen 3 */
#define ETHERNET_BIG  "00000001 00000014 0001 0000 00040000 00000014 "

/* An Ethernet interface with if_tsresol; a frame of one byte with these ticks. */
#define RESOLUTION(r) "01000000 20000000 0100 0000 00000400 0900 0100 " r "000000 " \
		      "0000 0000 20000000 "
#define TICKS(t)      "06000000 24000000 00000000 " t " 01000000 01000000 aa000000 24000000 "

#define A_TIME        "240a0600 40222018 "	/* 1700000000.123456 s in microseconds */
#define A_TIME_BIG    "00060a24 18202240 "

static const struct sample {
	const char *name, *bytes, *says;
} samples[] = {
	{ "a section of nothing", LITTLE, "end\n" },
	{ "an interface without frames", LITTLE ETHERNET, "end\n" },
	{ "enhanced packet block, little-endian",
	  LITTLE ETHERNET
	  "06000000 28000000 00000000 " A_TIME "05000000 3c000000 0102030405 000000 28000000",
	  "1700000000.123456000 5/60 on 0 link 1 at 48: 0102030405\n"
	  "end\n" },
	{ "enhanced packet block, big-endian",
	  BIG ETHERNET_BIG
	  "00000006 00000028 00000000 " A_TIME_BIG "00000005 0000003c 0102030405 000000 00000028",
	  "1700000000.123456000 5/60 on 0 link 1 at 48: 0102030405\n"
	  "end\n" },
	{ "comments: the first one counts; flags before, a comment without end of options",
	  LITTLE ETHERNET
	  "06000000 44000000 00000000 " A_TIME "01000000 01000000 aa000000"
	  "0200 0400 00000000  0100 0500 68656c6c6f 000000  0100 0300 62796500  0000 0000 44000000"
	  "06000000 2c000000 00000000 " A_TIME "01000000 01000000 bb000000 0100 0400 686f6c61 2c000000",
	  "1700000000.123456000 1/1 on 0 link 1 at 48: aa \"hello\"\n"
	  "1700000000.123456000 1/1 on 0 link 1 at 116: bb \"hola\"\n"
	  "end\n" },
	{ "options that are damaged, or come after their end, are none",
	  LITTLE ETHERNET
	  "06000000 2c000000 00000000 " A_TIME "01000000 01000000 aa000000 0100 ff00 686f6c61 2c000000"
	  "06000000 30000000 00000000 " A_TIME "01000000 01000000 bb000000"
	  "0000 0000 0100 0400 686f6c61 30000000",
	  "1700000000.123456000 1/1 on 0 link 1 at 48: aa\n"
	  "1700000000.123456000 1/1 on 0 link 1 at 92: bb\n"
	  "end\n" },
	{ "simple packet blocks: no time; cut to the interface's snaplen, or whole without one",
	  LITTLE SHORT
	  "03000000 14000000 05000000 01020300 14000000"
	  "03000000 14000000 02000000 01020000 14000000"
	  LITTLE RAW_IP
	  "03000000 14000000 04000000 01020304 14000000",
	  "0.000000000 3/5 on 0 link 1 at 48: 010203\n"
	  "0.000000000 2/2 on 0 link 1 at 68: 0102\n"
	  "0.000000000 4/4 on 1 link 101 at 136: 01020304\n"
	  "end\n" },
	{ "obsolete packet block: 16 bits of interface, 16 of drops",
	  LITTLE ETHERNET RAW_IP
	  "02000000 24000000 0100 ffff " A_TIME "01000000 02000000 45000000 24000000",
	  "1700000000.123456000 1/2 on 1 link 101 at 68: 45\n"
	  "end\n" },
	{ "sections of either order, lengths wrong, interfaces counted on, several link types",
	  LITTLE_WRONG ETHERNET RAW_IP
	  "06000000 24000000 01000000 " A_TIME "01000000 01000000 aa000000 24000000"
	  BIG ETHERNET_BIG
	  "00000006 00000024 00000000 " A_TIME_BIG "00000001 00000001 bb000000 00000024"
	  LITTLE RAW_IP ETHERNET
	  "06000000 24000000 01000000 " A_TIME "01000000 01000000 cc000000 24000000"
	  "06000000 24000000 00000000 " A_TIME "01000000 01000000 dd000000 24000000",
	  "1700000000.123456000 1/1 on 1 link 101 at 68: aa\n"
	  "1700000000.123456000 1/1 on 2 link 1 at 152: bb\n"
	  "1700000000.123456000 1/1 on 4 link 1 at 256: cc\n"
	  "1700000000.123456000 1/1 on 3 link 101 at 292: dd\n"
	  "end\n" },
	{ "names, statistics and unknown blocks are passed over, custom and journal ones counted",
	  LITTLE
	  "04000000 20000000 0100 0900 c0a80001 686f737400 000000 0000 0000 20000000"
	  ETHERNET
	  "05000000 18000000 00000000 00000000 00000000 18000000"
	  "ad0b0000 10000000 00000000 10000000"
	  "ad0b0040 10000000 00000000 10000000"
	  "09000000 10000000 41424344 10000000"
	  "0a000000 0c000000 0c000000"
	  "ddccbbaa 0c000000 0c000000"
	  "06000000 24000000 00000000 " A_TIME "01000000 01000000 aa000000 24000000"
	  "00000080 0c000000 0c000000",
	  "0.000000000 0/0 on 0 link 65535 at 104:\n"
	  "0.000000000 0/0 on 0 link 65535 at 120:\n"
	  "0.000000000 4/4 on 0 link 65535 at 136: 41424344\n"
	  "1700000000.123456000 1/1 on 0 link 1 at 176: aa\n"
	  "end\n" },
	{ "resolutions of 10^-n",
	  LITTLE RESOLUTION("09") TICKS("fe9c9717 15cd853d")
	  LITTLE RESOLUTION("03") TICKS("8b010000 7b68e5cf")
	  LITTLE RESOLUTION("00") TICKS("00000000 00f15365")
	  LITTLE RESOLUTION("0c") TICKS("d3db2b00 14aa590a")
	  LITTLE RESOLUTION("7f") TICKS("ffffffff ffffffff"),
	  "1700000000.123456789 1/1 on 0 link 1 at 60: aa\n"
	  "1700000000.123000000 1/1 on 1 link 1 at 156: aa\n"
	  "1700000000.000000000 1/1 on 2 link 1 at 252: aa\n"
	  "12345.123456789 1/1 on 3 link 1 at 348: aa\n"
	  "0.000000000 1/1 on 4 link 1 at 444: aa\n"
	  "end\n" },
	{ "resolutions of 2^-n",
	  LITTLE RESOLUTION("8a") TICKS("95010000 0102c44f")
	  LITTLE RESOLUTION("a0") TICKS("00105e5f 01000040")
	  LITTLE RESOLUTION("80") TICKS("00000000 00f15365")
	  LITTLE RESOLUTION("ff") TICKS("ffffffff ffffffff"),
	  "1700000000.500976562 1/1 on 0 link 1 at 60: aa\n"
	  "1600000000.250000000 1/1 on 1 link 1 at 156: aa\n"
	  "1700000000.000000000 1/1 on 2 link 1 at 252: aa\n"
	  "0.000000000 1/1 on 3 link 1 at 348: aa\n"
	  "end\n" },
	{ "time offsets: an hour back; seconds since a start of our own, big-endian",
	  LITTLE
	  "01000000 20000000 0100 0000 00000400 0e00 0800 f0f1ffffffffffff 20000000"
	  TICKS(A_TIME)
	  BIG
	  "00000001 0000002c 0001 0000 00000000 0009 0001 00000000 000e 0008 000000006553f100"
	  "0000 0000 0000002c"
	  "00000006 00000024 00000000 00000000 00000007 00000001 00000001 bb000000 00000024",
	  "1699996400.123456000 1/1 on 0 link 1 at 60: aa\n"
	  "1700000007.000000000 1/1 on 1 link 1 at 168: bb\n"
	  "end\n" },
	{ "times that nanoseconds in 64 bits cannot hold stop at the last that they can",
	  LITTLE RESOLUTION("00") TICKS("ffffffff ffffffff"),
	  "9223372036.854775807 1/1 on 0 link 1 at 60: aa\n"
	  "end\n" },
	{ "wire length below the captured one",
	  LITTLE ETHERNET
	  "06000000 24000000 00000000 " A_TIME "02000000 01000000 aabb0000 24000000",
	  "1700000000.123456000 2/2 on 0 link 1 at 48: aabb\n"
	  "end\n" },
};

Test(pcapng, samples)
{
	for (size_t i = 0; i < COUNT(samples); i++) {
		const char *got = transcript_of_hex(samples[i].bytes);

		cr_expect_str_eq(got, samples[i].says, "%s:\n%s", samples[i].name, got);
	}
}

Test(pcapng, interfaces_have_names_and_snaplens)
{
	static const char hex[] = LITTLE
		"01000000 20000000 0100 0000 00000400 0200 0400 65746830 0000 0000 20000000"
		SHORT BIG
		"00000001 00000020 0071 0000 00000000 0002 0003 616e7900 0000 0000 00000020";
	static uint8_t bytes[256];
	struct memory_file m = memory_file(bytes, from_hex(hex, bytes, sizeof bytes));
	char error[256];
	struct capture_file *f = capture_open(m.path, error, sizeof error);
	const struct capture_interface *eth0, *any;
	struct frame x;

	cr_assert(f, "%s", error);
	cr_expect_null(capture_interface(f, 0), "not reached yet");
	cr_expect_eq(capture_next(f, &x), CAPTURE_END);
	eth0 = capture_interface(f, 0);
	any = capture_interface(f, 2);
	cr_assert(eth0 && any);
	cr_expect(eth0->name.len == 4 && memcmp(eth0->name.bytes, "eth0", 4) == 0);
	cr_expect_eq(eth0->snaplen, 262144);
	cr_expect_eq(capture_interface(f, 1)->snaplen, 3);
	cr_expect_null(capture_interface(f, 1)->name.bytes);
	cr_expect(any->name.len == 3 && memcmp(any->name.bytes, "any", 3) == 0);
	cr_expect_eq(any->link_type, 113);
	cr_expect_null(capture_interface(f, 3));
	capture_close(f);
	memory_file_close(m);
}
