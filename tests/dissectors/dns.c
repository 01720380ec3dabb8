/* DNS, mDNS, LLMNR: messages, questions and their answers.  RFC 1035, 2136, 4795, 6762, 6891. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

static const struct sample messages[] = {
	{ "a question with EDNS",	/* pcaps/dns.pcap frame 3 */
	  "a9e1 0120 0001 0000 0000 0001 03777777 067363686f6f6c 076578616d706c65 00 0001 0001"
	  "00 0029 04d0 00000000 000c 000a 0008 9bf4eb4d2e7d6a0a",
	  "dns\n"
	  "  dns.id 0xa9e1\n"
	  "  dns.flags 0x0120\n"
	  "  dns.count.queries 1\n"
	  "  dns.count.answers 0\n"
	  "  dns.count.auth_rr 0\n"
	  "  dns.count.add_rr 1\n"
	  "  dns.query (A)\n"
	  "    dns.qry.name www.school.example\n"
	  "    dns.qry.name.len 18\n"
	  "    dns.count.labels 3\n"
	  "    dns.qry.type 1 (A)\n"
	  "    dns.qry.class 0x0001 (IN)\n"
	  "  dns.additional (OPT)\n"
	  "    dns.resp.name <Root>\n"
	  "    dns.resp.type 41 (OPT)\n"
	  "    dns.rr.udp_payload_size 1232\n"
	  "    dns.resp.ext_rcode 0x00\n"
	  "    dns.resp.edns0_version 0\n"
	  "    dns.resp.z 0x0000\n"
	  "    dns.resp.len 12\n"
	  "    dns.opt (Cookie)\n"
	  "      dns.opt.code 10 (Cookie)\n"
	  "      dns.opt.len 8\n"
	  "      dns.opt.cookie.client 9bf4eb4d2e7d6a0a\n",
	  "Standard query 0xa9e1 A www.school.example OPT" },

	{ "an answer by another name",	/* pcaps/dns.pcap frame 4, without its OPT record */
	  "a9e1 8580 0001 0002 0000 0000 03777777 067363686f6f6c 076578616d706c65 00 0001 0001"
	  "c00c 0005 0001 00000000 0017 06736572766572 067363686f6f6c 076578616d706c65 00"
	  "c030 0001 0001 00000e10 0004 c6336450",
	  "dns\n"
	  "  dns.id 0xa9e1\n"
	  "  dns.flags 0x8580\n"
	  "  dns.count.queries 1\n"
	  "  dns.count.answers 2\n"
	  "  dns.count.auth_rr 0\n"
	  "  dns.count.add_rr 0\n"
	  "  dns.query (A)\n"
	  "    dns.qry.name www.school.example\n"
	  "    dns.qry.name.len 18\n"
	  "    dns.count.labels 3\n"
	  "    dns.qry.type 1 (A)\n"
	  "    dns.qry.class 0x0001 (IN)\n"
	  "  dns.answer (CNAME)\n"
	  "    dns.resp.name www.school.example\n"
	  "    dns.resp.type 5 (CNAME)\n"
	  "    dns.resp.class 0x0001 (IN)\n"
	  "    dns.resp.ttl 0\n"
	  "    dns.resp.len 23\n"
	  "    dns.cname server.school.example\n"
	  "  dns.answer (A)\n"
	  "    dns.resp.name server.school.example\n"
	  "    dns.resp.type 1 (A)\n"
	  "    dns.resp.class 0x0001 (IN)\n"
	  "    dns.resp.ttl 3600\n"
	  "    dns.resp.len 4\n"
	  "    dns.a 198.51.100.80\n",
	  "Standard query response 0xa9e1 A www.school.example CNAME server.school.example A 198.51.100.80" },

	{ "no such name, said by the zone's SOA record",
	  "07a6 8183 0001 0000 0001 0000 0178 00 0001 0001"
	  "00 0006 0001 00000e10 001c 016e 00 0168 00 00000001 00000002 00000003 00000004 00000005 ffff",
	  NULL, "Standard query response 0x07a6 No such name A x SOA n" },

	{ "an update: RFC 2136", "0001 2800 0001 0001 0002 0000 0178 00 0006 0001"
	  "0161 c00c 00ff 00fe 00000000 0000" "0161 c00c 00ff 00ff 00000000 0000" "0161 c00c 0001 0001 0000003c 0004 c0000201",
	  NULL, "Dynamic update 0x0001 SOA x ANY ANY A 192.0.2.1" },

	{ "a type that nobody knows", "0001 8400 0000 0001 0000 0000 00 fffe 0001 00000000 0002 abcd",
	  NULL, "Standard query response 0x0001 Unknown (65534)" },
};

Test(dns, messages)
{
	check_samples(ENTRY_dns, messages, COUNT(messages));
}

static const struct excerpt excerpts[] = {
	{ "data behind a record's own, and behind the last record",
	  "0001 8400 0000 0001 0000 0000 00 0001 0001 00000000 0006 c0000201 abcd ef",
	  { "dns.a 192.0.2.1", "dns.data abcd", "dns.extraneous.data ef", NULL }, NULL },
	{ "counts of more than there is", "0001 0100 0002 0000 0000 0000 00 0001 0001",
	  { "dns.qry.name <Root>", "_ws.malformed", NULL }, NULL },
	{ "data longer than the message", "0001 8400 0000 0001 0000 0000 00 0001 0001 00000000 0005 c0000201",
	  { "dns.resp.len 5", "_ws.malformed", NULL }, NULL },
	{ "data too short for its type", "0001 8400 0000 0001 0000 0000 00 0001 0001 00000000 0003 c00002",
	  { "dns.resp.len 3", "_ws.malformed", NULL }, NULL },
	{ "an update's sections have other names",
	  "0001 2800 0001 0001 0001 0000 0178 00 0006 0001 00 0001 00fe 00000000 0000 00 0001 00ff 00000000 0000",
	  { "dns.count.zones 1", "dns.count.prerequisites 1", "dns.count.updates 1", "dns.zone (SOA)",
	    "dns.prerequisite (A)", "dns.resp.class 0x00fe (NONE)", "dns.update (A)", "dns.resp.class 0x00ff (ANY)", NULL }, NULL },
	/* RFC 6891 section 6.1.3: 1 * 16 + 0 is BADVERS. */
	{ "an extended error", "0001 8400 0000 0000 0000 0001 00 0029 04d0 01 00 8000 0000",
	  { "dns.resp.ext_rcode 0x01", "dns.resp.rcode 16 (Bad OPT version, or TSIG signature)", "dns.resp.z 0x8000", NULL }, NULL },
	{ "options", "0001 8400 0000 0000 0000 0001 00 0029 04d0 00000000 0048"
	  "0008 0008 0001 2000 c0000201 0008 0007 0001 1800 c00002 000a 0010 0102030405060708 1112131415161718"
	  "000b 0002 0064 000f 0007 0012 6e6f706521 000d 0003 0163 00 ffff 0001 aa",
	  { "dns.opt.client.family 1 (IPv4)", "dns.opt.client.netmask 32", "dns.opt.client.scope 0",
	    "dns.opt.client.addr4 192.0.2.1", "dns.opt.client.addr c00002", "dns.opt.cookie.client 0102030405060708",
	    "dns.opt.cookie.server 1112131415161718", "dns.opt.edns_tcp_keepalive.timeout 100",
	    "dns.opt.ext_error.info_code 18 (Prohibited)", "dns.opt.ext_error.extra_text nope!", "dns.opt.chain.fqdn c",
	    "dns.opt.code 65535", "dns.opt.data aa", NULL }, NULL },
};

Test(dns, excerpts)
{
	check_excerpts(ENTRY_dns, excerpts, COUNT(excerpts));
}

/* Each kind has flags of its own; tshark shows these. */
Test(dns, flags)
{
	struct decoded got = decode_parts(ENTRY_dns, "0001 85a3 0000 0000 0000 0000");
	const char *const response[] = { "dns.flags.response 1 (response)", "dns.flags.opcode 0 (Standard query)",
	    "dns.flags.authoritative 1", "dns.flags.truncated 0", "dns.flags.recdesired 1", "dns.flags.recavail 1",
	    "dns.flags.z 0", "dns.flags.authenticated 1", "dns.flags.checkdisable 0", "dns.flags.rcode 3 (No such name)", NULL };
	const char *const llmnr[] = { "dns.flags.response 1 (response)", "dns.flags.conflict 1",
	    "dns.flags.truncated 0", "dns.flags.tentative 1", "dns.flags.rcode 0 (No error)", NULL };

	expect_lines("DNS", &got, response);
	got = decode_parts(ENTRY_dns, "0001 0100 0000 0000 0000 0000");
	cr_expect(has_line(&got, "dns.flags.recdesired 1"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "dns.flags.rcode"), "a question has none: %s", got.tree);
	got = decode_parts(ENTRY_llmnr, "0001 8500 0000 0000 0000 0000");
	expect_lines("LLMNR", &got, llmnr);
	cr_expect_null(strstr(got.tree, "authoritative"), "%s", got.tree);
}

/* RFC 6762 sections 5.4 and 10.2: the class lends its highest bit. */
static const struct excerpt mdns[] = {
	{ "questions", "0000 0000 0002 0000 0000 0000 0161 056c6f63616c 00 0001 0001 c00c 001c 8001",
	  { "mdns", "dns.qry.class 0x0001 (IN)", "dns.qry.qu 0 (\"QM\" question)", "dns.qry.class 0x0001 (IN)",
	    "dns.qry.qu 1 (\"QU\" question)", NULL },
	  "Standard query 0x0000 A a.local, \"QM\" question AAAA a.local, \"QU\" question" },
	{ "answers", "0000 8400 0000 0002 0000 0000 0161 056c6f63616c 00 0001 8001 00000078 0004 c0000201"
	  "c00c 0001 0001 00000078 0004 c0000202",
	  { "dns.resp.class 0x0001 (IN)", "dns.resp.cache_flush 1", "dns.resp.ttl 120", "dns.resp.cache_flush 0", NULL },
	  "Standard query response 0x0000 A, cache flush 192.0.2.1 A 192.0.2.2" },
};

static const struct excerpt llmnr[] = {
	{ "a question", "200c 0000 0001 0000 0000 0000 046d797063 00 0001 0001",
	  { "llmnr", "dns.qry.name mypc", NULL }, "Standard query 0x200c A mypc" },
};

Test(dns, multicast)
{
	check_excerpts(ENTRY_mdns, mdns, COUNT(mdns));
	check_excerpts(ENTRY_llmnr, llmnr, COUNT(llmnr));
}

/* A message of no records between two hosts; flags 8000: an answer. */
static const char *
frame(const char *hosts, int src, int dst, int id, int flags)
{
	static char hex[256];

	snprintf(hex, sizeof hex, "020000000014 02000000000a 0800 45000028 00000000 40110000 %s"
	    "%04x %04x 0014 0000 %04x %04x 0000 0000 0000 0000", hosts, (unsigned)src, (unsigned)dst,
	    (unsigned)id, (unsigned)flags);
	return hex;
}

#define THERE "c000020a c0000201"
#define BACK "c0000201 c000020a"

static void
expect_line(struct session *s, uint32_t number, const char *hex, const char *line, bool there)
{
	struct decoded got = decode_frame(s, number, hex);

	cr_expect_eq(strstr(got.tree, line) != NULL, there, "%s in\n%s", line, got.tree);
}

Test(dns, answers_have_their_questions)
{
	struct session *s = new_session(true);

	expect_line(s, 1, frame(THERE, 40000, 53, 7, 0), "dns.retransmit", false);
	expect_line(s, 2, frame(THERE, 40000, 53, 7, 0), "dns.retransmit_request_in 1\n", true);
	expect_line(s, 3, frame(THERE, 40000, 53, 8, 0), "dns.retransmit", false);
	expect_line(s, 4, frame(BACK, 53, 40000, 7, 0x8000), "dns.response_to 2\n", true);
	expect_line(s, 5, frame(BACK, 53, 40000, 7, 0x8000), "dns.retransmit_response_in 4\n", true);
	expect_line(s, 6, frame(BACK, 53, 40001, 8, 0x8000), "dns.response_to", false);
	expect_line(s, 7, frame(BACK, 53, 40000, 9, 0x8000), "dns.response_to", false);
	expect_line(s, 8, frame(THERE, 53, 40000, 8, 0x8000), "dns.response_to", false);
	expect_line(s, 4, frame(BACK, 53, 40000, 7, 0x8000), "dns.time 0.000000000\n", true);
	expect_line(s, 2, frame(THERE, 40000, 53, 7, 0), "dns.response_in", false);
	session_later(s);
	expect_line(s, 2, frame(THERE, 40000, 53, 7, 0), "dns.response_in 4\n", true);
	expect_line(s, 3, frame(THERE, 40000, 53, 8, 0), "dns.no_response\n", true);
	session_free(s);
}

/* RFC 4795 section 2: the group is asked, a host answers; nobody need do so. */
Test(dns, llmnr_answers)
{
	struct session *s = new_session(true);

	expect_line(s, 1, frame("c000020a e00000fc", 40000, 5355, 7, 0), "llmnr\n", true);
	expect_line(s, 2, frame("c000020a e00000fc", 40000, 5355, 8, 0), "llmnr\n", true);
	expect_line(s, 3, frame("c0000214 c000020a", 5355, 40000, 7, 0x8000), "dns.response_to 1\n", true);
	expect_line(s, 4, frame("c0000214 c000020b", 5355, 40000, 7, 0x8000), "dns.response_to", false);
	session_later(s);
	expect_line(s, 1, frame("c000020a e00000fc", 40000, 5355, 7, 0), "dns.response_in 3\n", true);
	expect_line(s, 2, frame("c000020a e00000fc", 40000, 5355, 8, 0), "dns.no_response", false);
	session_free(s);
}

/* A resolver may ask from any port, even one that another protocol has: the lower one tells. */
Test(dns, by_the_lower_port)
{
	struct decoded got = decode(ENTRY_udp, "0035 14e9 0014 0000 0001 8000 0000 0000 0000 0000");

	cr_expect(has_line(&got, "dns"), "%s", got.tree);
	got = decode(ENTRY_udp, "9c40 14e9 0014 0000 0001 8000 0000 0000 0000 0000");
	cr_expect(has_line(&got, "mdns"), "%s", got.tree);
}
