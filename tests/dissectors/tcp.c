/* The TCP header.  RFC 9293 section 3.1.  Its options: tcp_options.c. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

#define SYN_LINES \
	"tcp\n" \
	"  tcp.srcport 40004\n" \
	"  tcp.dstport 40005\n" \
	"  tcp.len 0\n" \
	"  tcp.seq 12288\n" \
	"  tcp.seq_raw 12288\n" \
	"  tcp.nxtseq 12289\n"	/* a SYN counts as one */ \
	"  tcp.ack 0\n" \
	"  tcp.ack_raw 0\n" \
	"  tcp.hdr_len 20\n" \
	"  tcp.flags 0x0002\n" \
	"  tcp.window_size_value 64240\n" \
	"  tcp.window_size 64240\n" \
	"  tcp.checksum 0x1cb4\n" \
	"  tcp.checksum.status 2 (Unverified)\n" \
	"  tcp.urgent_pointer 0\n"

static const struct sample samples[] = {
	{ "T01: SYN",		/* pcaps/crafted.pcap frame 22, other port, no options */
	  "9c44 9c45 00003000 00000000 5002 faf0 1cb4 0000",
	  SYN_LINES,
	  "40004 → 40005 [SYN] Seq=12288 Win=64240 Len=0" },

	{ "T01: urgent data",	/* pcaps/crafted.pcap frame 21, other port */
	  "9c43 9c45 00002000 00001000 5038 01f6 3c02 0001 21",
	  "tcp\n"
	  "  tcp.srcport 40003\n"
	  "  tcp.dstport 40005\n"
	  "  tcp.len 1\n"
	  "  tcp.seq 8192\n"
	  "  tcp.seq_raw 8192\n"
	  "  tcp.nxtseq 8193\n"
	  "  tcp.ack 4096\n"
	  "  tcp.ack_raw 4096\n"
	  "  tcp.hdr_len 20\n"
	  "  tcp.flags 0x0038\n"
	  "  tcp.window_size_value 502\n"
	  "  tcp.window_size 502\n"
	  "  tcp.checksum 0x3c02\n"
	  "  tcp.checksum.status 2 (Unverified)\n"
	  "  tcp.urgent_pointer 1\n"
	  "data.data 21\n", NULL },

	{ "8 bytes of it, as ICMP quotes them, but sent like that",
	  "9c44 9c45 00003000",
	  "tcp\n"
	  "  tcp.srcport 40004\n"
	  "  tcp.dstport 40005\n"
	  "  tcp.seq 12288\n"
	  "_ws.malformed\n", NULL },
};

Test(tcp, samples)
{
	check_samples(ENTRY_tcp, samples, COUNT(samples));
}

/* T03: every flag alone, in the tree and in the list. */
Test(tcp, flags)
{
	static const struct {
		const char *word, *line, *name;
	} rows[] = {
		{ "5001", "tcp.flags.fin 1", "[FIN]" }, { "5002", "tcp.flags.syn 1", "[SYN]" },
		{ "5004", "tcp.flags.reset 1", "[RST]" }, { "5008", "tcp.flags.push 1", "[PSH]" },
		{ "5010", "tcp.flags.ack 1", "[ACK]" }, { "5020", "tcp.flags.urg 1", "[URG]" },
		{ "5040", "tcp.flags.ece 1", "[ECE]" }, { "5080", "tcp.flags.cwr 1", "[CWR]" },
		{ "5100", "tcp.flags.ae 1", "[AE]" }, { "5200", "tcp.flags.res 1", "[Reserved]" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char hex[64];

		snprintf(hex, sizeof hex, "9c449c45 00003000 00000000 %s faf0 0000 0000", rows[i].word);
		struct decoded got = decode_parts(ENTRY_tcp, hex);

		for (size_t k = 0; k < COUNT(rows); k++)
			cr_expect_eq(has_line(&got, rows[k].line), i == k, "%s: %s", rows[i].word, rows[k].line);
		cr_expect(strstr(got.info, rows[i].name), "%s: %s", rows[i].word, got.info);
	}
}

Test(tcp, several_flags)
{
	struct decoded got = decode(ENTRY_tcp, "9c449c45 00003000 00000000 50c2 faf0 0000 0000");

	cr_expect(strstr(got.info, "[SYN, ECE, CWR]"), "%s", got.info);	/* pcaps/crafted.pcap frame 22 */
	got = decode(ENTRY_tcp, "9c449c45 00003000 00000000 5000 faf0 0000 0000");
	cr_expect(strstr(got.info, "[none]"), "%s", got.info);
}

/* SYN and FIN take a sequence number each, data one a byte (RFC 9293 section 3.4). */
Test(tcp, next_number)
{
	static const struct {
		const char *bytes, *line;
	} rows[] = {
		{ "9c449c45 00003000 00000001 5010 0000 0000 0000", "tcp.nxtseq 12288" },
		{ "9c449c45 00003000 00000001 5011 0000 0000 0000", "tcp.nxtseq 12289" },
		{ "9c449c45 00003000 00000001 5013 0000 0000 0000 6162", "tcp.nxtseq 12292" },
		{ "9c449c45 ffffffff 00000001 5018 0000 0000 0000 6162", "tcp.nxtseq 1" },	/* wraps */
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode(ENTRY_tcp, rows[i].bytes);

		cr_expect(has_line(&got, rows[i].line), "%s:\n%s", rows[i].line, got.tree);
	}
}

/* The data offset counts 32-bit words, of which the header alone takes 5. */
Test(tcp, header_lengths)
{
	static const struct {
		const char *bytes;
		const char *lines[5];
	} rows[] = {
		{ "9c449c45 00003000 00000001 0010 0000 0000 0000 6162",
		  { "tcp.len 0", "tcp.hdr_len 0", "tcp.hdr_len.bad", "data.data 6162" } },
		{ "9c449c45 00003000 00000001 4010 0000 0000 0000 6162",
		  { "tcp.len 0", "tcp.hdr_len 16", "tcp.hdr_len.bad", "data.data 6162" } },
		{ "9c449c45 00003000 00000001 6010 0000 0000 0000 6162",
		  { "tcp.len 0", "tcp.hdr_len 24", "tcp.hdr_len.bad", "data.data 6162" } },
		{ "9c449c45 00003000 00000001 6010 0000 0000 0000 01010101",
		  { "tcp.len 0", "tcp.hdr_len 24", "tcp.option (No-Operation (NOP))" } },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode(ENTRY_tcp, rows[i].bytes);

		expect_lines(rows[i].bytes, &got, rows[i].lines);
		check_cuts(ENTRY_tcp, rows[i].bytes);
		check_flips(ENTRY_tcp, rows[i].bytes);
	}
}

/* A length that the capture cut is none that exceeds. */
Test(tcp, cut_in_the_options)
{
	struct decoded got = decode_cut(ENTRY_tcp, "9c449c45 00003000 00000001 6010 0000 0000 0000 0101", 100);

	cr_expect_null(strstr(got.tree, "bad"), "%s", got.tree);
	cr_expect(has_line(&got, "tcp.len 98"), "%s", got.tree);
	cr_expect(has_line(&got, "_ws.short"));
}

/* T04.  Verdicts are tshark's; it, too, names offload as a cause of the last. */
Test(tcp, checksums)
{
	static const struct {
		const char *what, *bytes;
		const char *lines[4];
	} rows[] = {
		{ "right",		/* pcaps/http.pcap frame 5 */
		  "45000034 adb04000 4006a085 c000020a c6336450 8f9c0050 d1d50ed2 9ffb2286"
		  "8010003f 710f0000 0101080aceb83441b4572e79",
		  { "tcp.checksum 0x710f", "tcp.checksum.status 1 (Good)" } },
		{ "one bit wrong",
		  "45000034 adb04000 4006a085 c000020a c6336450 8f9c0050 d1d50ed2 9ffb2286"
		  "8010003e 710f0000 0101080aceb83441b4572e79",
		  { "tcp.checksum.status 0 (Bad)", "tcp.checksum_calculated 0x7110", "tcp.urgent_pointer 0" } },
		{ "left to the card",	/* pcaps/offload.pcap frame 3 */
		  "4500003c 17654000 400636c9 c000020a c6336450 e36a0050 a904e6a6 00000000"
		  "a002faf0 ecbc0000 020405b40402080a5d6ad110000000000103030a",
		  { "tcp.checksum.status 0 (Bad)", "tcp.checksum_calculated 0xbe9c", "tcp.checksum.partial" } },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode(ENTRY_ipv4, rows[i].bytes);

		expect_lines(rows[i].what, &got, rows[i].lines);
		check_cuts(ENTRY_ipv4, rows[i].bytes);
		check_flips(ENTRY_ipv4, rows[i].bytes);
	}
}
