/* DHCP and BOOTP: the header, names, exchanges.  RFC 2131, RFC 951.  Options: dhcp_options.c. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

#define NAMELESS_16 "00000000000000000000000000000000"
#define SNAME NAMELESS_16 NAMELESS_16 NAMELESS_16 NAMELESS_16
#define BOOT_FILE SNAME SNAME
#define NO_ADDRESSES "00000000 00000000 00000000 00000000"
#define CLIENT "02000000000a 00000000000000000000"

static const struct sample samples[] = {
	{ "discover: RFC 2131 figure 1 and table 5",
	  "01 01 06 00 3903f326 0004 8000" NO_ADDRESSES CLIENT SNAME BOOT_FILE "63825363 3501 01 ff 0000",
	  "dhcp\n"
	  "  dhcp.type 1 (Boot Request)\n"
	  "  dhcp.hw.type 0x01 (Ethernet)\n"
	  "  dhcp.hw.len 6\n"
	  "  dhcp.hops 0\n"
	  "  dhcp.id 0x3903f326\n"
	  "  dhcp.secs 4\n"
	  "  dhcp.flags 0x8000\n"
	  "  dhcp.ip.client 0.0.0.0\n"
	  "  dhcp.ip.your 0.0.0.0\n"
	  "  dhcp.ip.server 0.0.0.0\n"
	  "  dhcp.ip.relay 0.0.0.0\n"
	  "  dhcp.hw.mac_addr 02:00:00:00:00:0a\n"
	  "  dhcp.hw.addr_padding 00000000000000000000\n"
	  "  dhcp.server \n"
	  "  dhcp.file \n"
	  "  dhcp.cookie 99.130.83.99\n"
	  "  dhcp.option (DHCP Message Type)\n"
	  "    dhcp.option.type 53 (DHCP Message Type)\n"
	  "    dhcp.option.length 1\n"
	  "    dhcp.option.dhcp 1 (Discover)\n"
	  "  dhcp.option.end 255\n"
	  "  dhcp.option.padding 0000\n",
	  "DHCP Discover - Transaction ID 0x3903f326" },

	{ "BOOTP reply, no cookie: RFC 951 section 3",
	  "02 01 06 01 00000001 0000 0000 00000000 c000020a c0000201 c00002fe" CLIENT
	  "626f6f74 000000000000000000000000" NAMELESS_16 NAMELESS_16 NAMELESS_16	/* boot */
	  "2f766d 00 000000000000000000000000" NAMELESS_16 NAMELESS_16 NAMELESS_16 SNAME "0102030405060708",	/* /vm */
	  "dhcp\n"
	  "  dhcp.type 2 (Boot Reply)\n"
	  "  dhcp.hw.type 0x01 (Ethernet)\n"
	  "  dhcp.hw.len 6\n"
	  "  dhcp.hops 1\n"
	  "  dhcp.id 0x00000001\n"
	  "  dhcp.secs 0\n"
	  "  dhcp.flags 0x0000\n"
	  "  dhcp.ip.client 0.0.0.0\n"
	  "  dhcp.ip.your 192.0.2.10\n"
	  "  dhcp.ip.server 192.0.2.1\n"
	  "  dhcp.ip.relay 192.0.2.254\n"
	  "  dhcp.hw.mac_addr 02:00:00:00:00:0a\n"
	  "  dhcp.hw.addr_padding 00000000000000000000\n"
	  "  dhcp.server boot\n"
	  "  dhcp.file /vm\n"
	  "  dhcp.vendor_specific_options 0102030405060708\n"
	  "  dhcp.bootp 1\n",
	  "Boot Reply to 02:00:00:00:00:0a" },
};

Test(dhcp, samples) { check_samples(ENTRY_dhcp, samples, COUNT(samples)); }

static const struct excerpt excerpts[] = {
	{ "a request without options",
	  "01 01 06 00 00000001 0000 0000" NO_ADDRESSES CLIENT SNAME BOOT_FILE,
	  { "dhcp.file ", "dhcp.bootp 1" }, "Boot Request from 02:00:00:00:00:0a" },

	{ "neither request nor reply",
	  "07 01 06 00 00000001 0000 0000" NO_ADDRESSES CLIENT SNAME BOOT_FILE,
	  { "dhcp.type 7", "dhcp.bootp 1" }, "Unknown BOOTP message type (7)" },

	{ "a hardware address of more than its field",
	  "01 20 14 00 00000001 0000 0000" NO_ADDRESSES "00112233445566778899aabbccddeeff" SNAME BOOT_FILE,
	  { "dhcp.hw.type 0x20 (InfiniBand)", "dhcp.hw.len 20", "dhcp.hw.len.bad",
	    "dhcp.hw.addr 00112233445566778899aabbccddeeff" }, "Boot Request" },

	{ "no hardware address: RFC 4390",
	  "01 20 00 00 00000001 0000 8000" NO_ADDRESSES NAMELESS_16 SNAME BOOT_FILE,
	  { "dhcp.client_address_not_given", "dhcp.hw.addr_padding " NAMELESS_16 }, NULL },

	{ "seconds in the wrong order",
	  "01 01 06 00 00000001 0400 0000" NO_ADDRESSES CLIENT SNAME BOOT_FILE,
	  { "dhcp.secs 1024", "dhcp.secs_le" }, NULL },
};

Test(dhcp, excerpts) { check_excerpts(ENTRY_dhcp, excerpts, COUNT(excerpts)); }

/* Names end at a zero; only then it is seen that something was left behind it. */
Test(dhcp, bytes_behind_a_name)
{
	static const char hex[] = "01 01 06 00 00000001 0000 0000" NO_ADDRESSES CLIENT SNAME
	    "2f766d 00 aa 0000000000000000000000" NAMELESS_16 NAMELESS_16 NAMELESS_16 SNAME;
	struct decoded got = decode(ENTRY_dhcp, hex);

	cr_expect(has_line(&got, "dhcp.file /vm"), "%s", got.tree);
	cr_expect(has_line(&got, "dhcp.file.rest 00aa" "0000000000000000000000" NAMELESS_16 NAMELESS_16 NAMELESS_16 SNAME),
	    "%s", got.tree);
	check_flips(ENTRY_dhcp, hex);
}

Test(dhcp, flags)
{
	struct decoded got = decode_parts(ENTRY_dhcp, samples[0].bytes);

	cr_expect(has_line(&got, "dhcp.flags.bc 1"), "%s", got.tree);
	cr_expect(has_line(&got, "dhcp.flags.reserved 0x0000"), "%s", got.tree);
}

/* RFC 2131 section 4.1: the names' fields hold options when option 52 says so. */
#define OVERLOADED(which, more) "02 01 06 00 00000001 0000 0000" NO_ADDRESSES CLIENT \
	"0f04 74657374 ff 000000000000000000" NAMELESS_16 NAMELESS_16 NAMELESS_16 \
	"0304 c0000201 00 3604 c0000202 0000 00" NAMELESS_16 NAMELESS_16 NAMELESS_16 SNAME \
	"63825363 3501 02 00 3401" which more

static const struct {
	const char *bytes;
	bool sname, file;
} overloads[] = {
	{ OVERLOADED("01", "ff"), false, true }, { OVERLOADED("02", "ff"), true, false },
	{ OVERLOADED("03", "ff"), true, true }, { OVERLOADED("00", "ff"), false, false },
	{ OVERLOADED("03", ""), true, true },
};

Test(dhcp, overload)
{
	for (size_t i = 0; i < COUNT(overloads); i++) {
		struct decoded got = decode(ENTRY_dhcp, overloads[i].bytes);
		bool sname = overloads[i].sname, file = overloads[i].file;

		cr_expect_eq(has_line(&got, "dhcp.server.options (holds options)"), sname, "%zu:\n%s", i, got.tree);
		cr_expect_eq(has_line(&got, "dhcp.server_name_overloaded_by_dhcp"), sname, "%zu", i);
		cr_expect_eq(has_line(&got, "dhcp.option.domain_name test"), sname, "%zu", i);
		cr_expect_eq(has_line(&got, "dhcp.boot_filename_overloaded_by_dhcp"), file, "%zu", i);
		cr_expect_eq(has_line(&got, "dhcp.option.router 192.0.2.1"), file, "%zu", i);
		cr_expect_eq(has_line(&got, "dhcp.option.dhcp_server_id 192.0.2.2"), file, "%zu", i);
		cr_expect_eq(has_line(&got, "dhcp.end_option_missing"), file || i == 4, "%zu:\n%s", i, got.tree);
		cr_expect_str_eq(got.info, "DHCP Offer - Transaction ID 0x00000001", "%zu", i);
		check_flips(ENTRY_dhcp, overloads[i].bytes);
	}
}

/* A frame with such a message: its DHCP type (0: none), transaction, last byte of the client's address, another option. */
static const char *
message(int type, unsigned id, int client, const char *option)
{
	static char hex[2048];
	bool back = type == 2 || type == 5 || type == 6 || (type >= 11 && type <= 13);
	size_t options = (type ? 3 : 0) + strlen(option) / 2 + 1;
	int n = snprintf(hex, sizeof hex,
	    "ffffffffffff 0200000000%02x 0800 4500 %04zx 0000 0000 4011 0000 00000000 ffffffff %s %04zx 0000"
	    "%02x 01 06 00 %08x 0000 0000" NO_ADDRESSES "0200000000%02x 00000000000000000000" SNAME BOOT_FILE "63825363",
	    client, 28 + 240 + options, back ? "0043 0044" : "0044 0043", 8 + 240 + options, back ? 2 : 1, id, client);

	if (type)
		n += snprintf(hex + n, sizeof hex - (size_t)n, "3501%02x", type);
	snprintf(hex + n, sizeof hex - (size_t)n, "%sff", option);
	return hex;
}

/* RFC 2131 section 3.1, RFC 4388 section 4, RFC 4039: who answers whom. */
static const struct {
	int asks, answers;
	const char *option;	/* of the answer */
	bool linked;
} pairs[] = {
	{ 1, 2, "", true }, { 3, 5, "", true }, { 3, 6, "", true }, { 8, 5, "", true },
	{ 10, 11, "", true }, { 10, 12, "", true }, { 10, 13, "", true }, { 1, 5, "5000", true },
	{ 1, 5, "", false }, { 3, 2, "", false }, { 4, 5, "", false }, { 7, 5, "", false },
};

Test(dhcp, pairs)
{
	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct session *s = new_session(true);
		bool linked = pairs[i].linked;
		struct decoded got;

		decode_frame(s, 1, message(pairs[i].asks, 7, 10, ""));
		got = decode_frame(s, 2, message(pairs[i].answers, 7, 10, pairs[i].option));
		cr_expect_eq(has_line(&got, "dhcp.request_in 1"), linked, "%zu:\n%s", i, got.tree);
		cr_expect_eq(has_line(&got, "dhcp.response_time 0.000000000"), linked, "%zu", i);
		got = decode_frame(s, 1, message(pairs[i].asks, 7, 10, ""));
		cr_expect_null(strstr(got.tree, "dhcp.response_in"), "a forward fact: %s", got.tree);
		session_later(s);
		got = decode_frame(s, 1, message(pairs[i].asks, 7, 10, ""));
		cr_expect_eq(has_line(&got, "dhcp.response_in 2"), linked, "%zu:\n%s", i, got.tree);
		cr_expect_eq(has_line(&got, "dhcp.no_response"), !linked && pairs[i].asks != 4 && pairs[i].asks != 7,
		    "%zu:\n%s", i, got.tree);
		session_free(s);
	}
}

/* Transaction and hardware address make the pair; who asks again, says so; two servers may answer. */
Test(dhcp, strangers_and_repeats)
{
	struct session *s = new_session(false);
	struct decoded got;

	decode_frame(s, 1, message(1, 7, 10, ""));
	got = decode_frame(s, 2, message(2, 8, 10, ""));
	cr_expect_null(strstr(got.tree, "dhcp.request_in"), "another transaction: %s", got.tree);
	got = decode_frame(s, 3, message(2, 7, 11, ""));
	cr_expect_null(strstr(got.tree, "dhcp.request_in"), "another client: %s", got.tree);
	got = decode_frame(s, 4, message(1, 7, 10, ""));
	cr_expect(has_line(&got, "dhcp.repeats 1"), "%s", got.tree);
	got = decode_frame(s, 5, message(2, 7, 10, ""));
	cr_expect(has_line(&got, "dhcp.request_in 4"), "%s", got.tree);
	got = decode_frame(s, 6, message(2, 7, 10, ""));
	cr_expect(has_line(&got, "dhcp.request_in 4"), "%s", got.tree);
	session_free(s);
}
