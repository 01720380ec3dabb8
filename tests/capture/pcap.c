/* pcap files of every kind, drawn from draft-ietf-opsawg-pcap by hand. */

#include <criterion/criterion.h>
#include <string.h>

#include "tests/capture/transcript.h"

#define LITTLE  "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000 "
#define BIG     "a1b2c3d4 0002 0004 00000000 00000000 00040000 00000001 "

static const struct sample {
	const char *name, *bytes, *says;
} samples[] = {
	{ "no frames, little-endian", LITTLE, "end\n" },
	{ "no frames, big-endian", BIG, "end\n" },
	{ "microseconds, little-endian",
	  LITTLE
	  "00f15365 40e20100 04000000 05000000 cafebabe"
	  "01f15365 00000000 00000000 3c000000",
	  "1700000000.123456000 4/5 on 0 link 1 at 24: cafebabe\n"
	  "1700000001.000000000 0/60 on 0 link 1 at 44:\n"
	  "end\n" },
	{ "microseconds, big-endian",
	  BIG
	  "6553f100 0001e240 00000003 00000003 010203"
	  "6553f101 00000000 00000001 0000003c ff",
	  "1700000000.123456000 3/3 on 0 link 1 at 24: 010203\n"
	  "1700000001.000000000 1/60 on 0 link 1 at 43: ff\n"
	  "end\n" },
	{ "nanoseconds, little-endian, raw IP",
	  "4d3cb2a1 0200 0400 00000000 00000000 00000400 65000000"
	  "00f15365 15cd5b07 01000000 01000000 45",
	  "1700000000.123456789 1/1 on 0 link 101 at 24: 45\n"
	  "end\n" },
	{ "nanoseconds, big-endian, Linux cooked",
	  "a1b23c4d 0002 0004 00000000 00000000 00040000 00000071"
	  "6553f100 075bcd15 00000001 00000001 45",
	  "1700000000.123456789 1/1 on 0 link 113 at 24: 45\n"
	  "end\n" },
	{ "link type with the FCS length above it",
	  "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000024"
	  "00f15365 40e20100 01000000 01000000 aa",
	  "1700000000.123456000 1/1 on 0 link 1 at 24: aa\n"
	  "end\n" },
	{ "wire length below the captured one",
	  LITTLE "00f15365 40e20100 04000000 01000000 cafebabe",
	  "1700000000.123456000 4/4 on 0 link 1 at 24: cafebabe\n"
	  "end\n" },
	{ "snaplen 0 is no limit, and a file that says nothing else",
	  "d4c3b2a1 0200 0400 00000000 00000000 00000000 01000000"
	  "00000000 00000000 04000000 04000000 cafebabe",
	  "0.000000000 4/4 on 0 link 1 at 24: cafebabe\n"
	  "end\n" },
	{ "time after 2038, a second of microseconds and more",
	  LITTLE "ffffffff 40420f00 01000000 01000000 00",
	  "4294967296.000000000 1/1 on 0 link 1 at 24: 00\n"
	  "end\n" },
};

Test(pcap, samples)
{
	for (size_t i = 0; i < COUNT(samples); i++) {
		const char *got = transcript_of_hex(samples[i].bytes);

		cr_expect_str_eq(got, samples[i].says, "%s:\n%s", samples[i].name, got);
	}
}

Test(pcap, has_one_interface)
{
	static uint8_t bytes[64];
	size_t n = from_hex(BIG, bytes, sizeof bytes);
	struct memory_file m = memory_file(bytes, n);
	char error[256];
	struct capture_file *f = capture_open(m.path, error, sizeof error);

	cr_assert(f, "%s", error);
	cr_expect_eq(capture_interface(f, 0)->link_type, 1);
	cr_expect_eq(capture_interface(f, 0)->snaplen, 262144);
	cr_expect_null(capture_interface(f, 0)->name.bytes);
	cr_expect_null(capture_interface(f, 1));
	cr_expect(capture_seekable(f));
	cr_expect_eq(capture_size(f), 24);
	cr_expect_eq(capture_position(f), 24);
	capture_close(f);
	memory_file_close(m);
}

/* Formats that we do not read are named, with what to do. */
static const struct {
	const char *bytes, *name, *advice;
} others[] = {
	{ "34cdb2a1 0200", "Kuznetzov", "editcap" },
	{ "a1b2cd34 0002", "Kuznetzov", "editcap" },
	{ "a1b234cd 0002", "Navtel", "editcap" },
	{ "ac01001c 0000", "IXIA lcap file (hardware)", "editcap" },
	{ "1c0001ab 0000", "IXIA lcap file (software)", "editcap" },
	{ "736e6f6f70000000 00000002 00000004", "snoop", "editcap" },
	{ "6274736e6f6f7000", "btsnoop", "editcap" },
	{ "52545353 0101", "Network Monitor 1", "editcap" },
	{ "474d4255 0002", "Network Monitor 2", "editcap" },
	{ "5452534e494646 20", "Sniffer", "editcap" },
	{ "58435000 3030", "NetXRay", "editcap" },
	{ "69707472616365 20", "iptrace", "editcap" },
	{ "7f766572", "Peek", "editcap" },
	{ "04224d18", "lz4", "lz4 -dc FILE | iriscope -r -" },
	{ "fd377a585a00", "xz", "xz -dc FILE | iriscope -r -" },
	{ "425a6839", "bzip2", "bzip2 -dc FILE | iriscope -r -" },
	{ "504b0304", "zip archive", "unzip FILE" },
	{ "3c68746d6c3e", "no capture file", "begins with 3c 68 74 6d" },
	{ "00000000", "no capture file", "begins with 00 00 00 00" },
};

Test(pcap, other_formats_are_named)
{
	for (size_t i = 0; i < COUNT(others); i++) {
		const char *got = transcript_of_hex(others[i].bytes);

		cr_expect(strncmp(got, "not opened: ", 12) == 0, "%s", got);
		cr_expect(strstr(got, others[i].name), "%s: %s", others[i].name, got);
		cr_expect(strstr(got, others[i].advice), "%s: %s", others[i].advice, got);
		cr_expect(strchr(got, '\n') == got + strlen(got) - 1, "one line: %s", got);
	}
}
