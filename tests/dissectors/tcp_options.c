/* Options of TCP.  RFC 9293 section 3.1, 7323, 2018.  T02. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

static const struct {
	const char *name, *words, *bytes;	/* words of the header, in hexadecimal */
	const char *lines[12];
	const char *without, *info;
} options[] = {
	{ "of a SYN",		/* pcaps/offload.pcap frame 3 */
	  "a", "020405b4 0402 080a5d6ad11000000000 01 03030a",
	  { "tcp.option (Maximum segment size)", "tcp.options.mss_val 1460",
	    "tcp.option (SACK permitted)", "tcp.options.sack_perm",
	    "tcp.option (Timestamps)", "tcp.option_len 10",
	    "tcp.options.timestamp.tsval 1567281424", "tcp.options.timestamp.tsecr 0",
	    "tcp.option (No-Operation (NOP))", "tcp.options.wscale.shift 10",
	    "tcp.options.wscale.multiplier 1024" }, "bad",
	  " Win=64240 Len=0 MSS=1460 SACK_PERM TSval=1567281424 TSecr=0 WS=1024" },
	{ "SACK",		/* pcaps/crafted.pcap frame 20 */
	  "8", "0101 050a0000c35000001930",
	  { "tcp.option_kind 5 (SACK)", "tcp.option_len 10", "tcp.options.sack_le 50000",
	    "tcp.options.sack_re 6448" }, "bad", NULL },
	{ "SACK of two blocks",
	  "a", "0512 00000001 00000002 00000003 00000004 0101",
	  { "tcp.options.sack_le 1", "tcp.options.sack_re 2", "tcp.options.sack_le 3",
	    "tcp.options.sack_re 4" }, "option.data", NULL },
	{ "SACK of a block and a half",
	  "9", "050e 00000001 00000002 00000003 0101",
	  { "tcp.options.sack_re 2", "tcp.option.data 00000003" }, "sack_le 3", NULL },
	{ "end of the list",
	  "6", "00 010203",
	  { "tcp.option (End of Option List (EOL))", "tcp.options.padding 010203" }, "bad", NULL },
	{ "a shift of more than 14 is taken for 14",	/* RFC 7323 section 2.3 */
	  "6", "03030f 00",
	  { "tcp.options.wscale.shift 15", "tcp.options.wscale.multiplier 16384" }, "bad", NULL },
	{ "unknown",
	  "6", "c804 abcd",
	  { "tcp.option_kind 200", "tcp.option_len 4", "tcp.option.data abcd" }, "bad", NULL },
	{ "length 0",
	  "6", "0200 05b4",
	  { "tcp.option_len 0", "tcp.option_len.bad", "tcp.option.data 05b4" }, "mss", NULL },
	{ "length 1",
	  "6", "0201 05b4",
	  { "tcp.option_len 1", "tcp.option_len.bad", "tcp.option.data 05b4" }, "mss", NULL },
	{ "length behind the end of the header",
	  "6", "0205 05b4",
	  { "tcp.option_len 5", "tcp.option_len.bad", "tcp.option.data 05b4" }, "mss", NULL },
	{ "kind without a length",
	  "6", "01010102",
	  { "tcp.option (Maximum segment size)", "tcp.option_len.bad", "data.data 6162" }, "_ws", NULL },
	{ "lengths that fit, but not the kind",
	  "a", "0203 05 0304 0102 0403 00 0809 00000000 000000 01",
	  { "tcp.option_kind 2 (Maximum segment size)", "tcp.option.data 05",
	    "tcp.option_kind 3 (Window scale)", "tcp.option.data 0102",
	    "tcp.option_kind 4 (SACK permitted)", "tcp.option.data 00",
	    "tcp.option_kind 8 (Timestamps)", "tcp.option.data 00000000000000" }, "tcp.options.", NULL },
	{ "40 bytes, the most there is room for",
	  "f", "0101010101010101010101010101010101010101 01010101010101010101010101010101 080a0000",
	  { "tcp.hdr_len 60", "tcp.option (Timestamps)", "tcp.option_len.bad", "tcp.option.data 0000",
	    "data.data 6162" }, "_ws", NULL },
};

Test(tcp_options, options)
{
	for (size_t i = 0; i < COUNT(options); i++) {
		char hex[256];

		snprintf(hex, sizeof hex, "9c449c45 00003000 00000000 %s002 faf0 0000 0000 %s %s",
		    options[i].words, options[i].bytes, options[i].info ? "" : "6162");
		struct decoded got = decode(ENTRY_tcp, hex);

		expect_lines(options[i].name, &got, options[i].lines);
		cr_expect_null(strstr(strstr(got.tree, "tcp.option_kind"), options[i].without), "%s:\n%s",
		    options[i].name, got.tree);
		if (options[i].info)
			cr_expect(strstr(got.info, options[i].info), "%s", got.info);
		check_cuts(ENTRY_tcp, hex);
		check_flips(ENTRY_tcp, hex);
	}
}
