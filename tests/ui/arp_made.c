/* -z arp on packets made here: what RFC 826 and RFC 5227 make of them. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"
#include "tests/ui/arp.h"
#include "tests/ui/run.h"
#include "ui/packet.h"
#include "ui/stats/statistics.h"
#include "ui/text/names.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

enum { NONE, ASKS, SAYS, REVERSE_ASKS };		/* opcodes */
enum { TAGGED = 1, TAGGED_TWICE = 2, TUNNELLED = 4, CUT_SHORT = 8, PRIORITY_TAG = 16 };

/* Host numbers: 192.0.2.N; MAC addresses 00:00:0c:00:00:N, which are Cisco's.  src 0: 0.0.0.0. */
struct said {
	int ms, opcode, mac, src, dst;
	int how;
	uint32_t interface;
};

static const struct story {
	const char *name;
	struct said said[8];
	const char *table, *requests;		/* without the first two lines of each */
} stories[] = {
	{ "A03: tries, then an answer", { { 0, ASKS, 1, 1, 2 }, { 1000, ASKS, 1, 1, 2 }, { 1002, SAYS, 2, 2, 1 },
	  { 9000, NONE } },
	  "192.0.2.1       00:00:0c:00:00:01 Cisco         0.000      1.000      8      1 request\n"
	  "192.0.2.2       00:00:0c:00:00:02 Cisco         1.002      1.002      7      3 reply\n",
	  "192.0.2.1       192.0.2.2            2      1       1        3   0.002000\n" },
	{ "A03: answered once, then no more", { { 0, ASKS, 1, 1, 2 }, { 1, SAYS, 2, 2, 1 }, { 5000, ASKS, 1, 1, 2 },
	  { 6000, ASKS, 1, 1, 2 } },
	  NULL, "192.0.2.1       192.0.2.2            3      1       1        2   0.001000\n"
	  "                no answer: tries at the end, 2, from frame 3\n" },
	{ "A03: at the capture's end it is too early to say", { { 0, ASKS, 1, 1, 2 }, { 1, SAYS, 2, 2, 1 },
	  { 5000, ASKS, 1, 1, 2 }, { 5001, ASKS, 1, 1, 3 }, { 5999, NONE } },
	  NULL, "192.0.2.1       192.0.2.2            2      1       1        2   0.001000\n"
	  "                not yet answered: tries at the end, 1, from frame 3\n"
	  "192.0.2.1       192.0.2.3            1      4       0                     not yet answered\n" },
	{ "A03: after a second it is not", { { 0, ASKS, 1, 1, 2 }, { 1000, NONE } },
	  NULL, "192.0.2.1       192.0.2.2            1      1       0                     no answer\n" },
	{ "those that wait come first; who asks is told apart", { { 0, ASKS, 1, 1, 2 }, { 1, SAYS, 2, 2, 1 }, { 2, ASKS, 3, 3, 2 },
	  { 1500, NONE } },
	  NULL, "192.0.2.3       192.0.2.2            1      3       0                     no answer\n"
	  "192.0.2.1       192.0.2.2            1      1       1        2   0.001000\n" },
	{ "a second reply answers nothing, but claims", { { 0, ASKS, 1, 1, 2 }, { 1, SAYS, 2, 2, 1 }, { 2, SAYS, 3, 2, 1 } },
	  "192.0.2.1       00:00:0c:00:00:01 Cisco         0.000      0.000      0      1 request\n"
	  "192.0.2.2       00:00:0c:00:00:02 Cisco         0.001      0.001      0      2 reply\n"
	  "                moved to 00:00:0c:00:00:03, first in frame 3\n"
	  "192.0.2.2       00:00:0c:00:00:03 Cisco         0.002      0.002      0      3 reply\n"
	  "                moved here from 00:00:0c:00:00:02, last in frame 2\n",
	  "192.0.2.1       192.0.2.2            1      1       1        2   0.001000\n" },
	{ "probes and announcements ask for nothing; a reply that nobody asked for is one", { { 0, ASKS, 1, 0, 5 },
	  { 1, ASKS, 1, 5, 5 }, { 2, SAYS, 2, 6, 6 }, { 3, SAYS, 3, 7, 1 } },
	  "192.0.2.5       00:00:0c:00:00:01 Cisco         0.001      0.001      0      2 announced\n"
	  "192.0.2.6       00:00:0c:00:00:02 Cisco         0.002      0.002      0      3 announced\n"
	  "192.0.2.7       00:00:0c:00:00:03 Cisco         0.003      0.003      0      4 reply\n", "none\n" },
	{ "A06: a minute, and a bit more", { { 0, ASKS, 1, 1, 1 }, { 1, ASKS, 2, 2, 2 }, { 30000, SAYS, 1, 1, 1 },
	  { 60001, NONE } },
	  "192.0.2.1       00:00:0c:00:00:01 Cisco         0.000     30.000     30      1 announced\n"
	  "192.0.2.2       00:00:0c:00:00:02 Cisco         0.001      0.001     60      2 announced\n", "none\n" },
	{ "A06: expired", { { 0, ASKS, 1, 1, 1 }, { 60001, NONE } },
	  "192.0.2.1       00:00:0c:00:00:01 Cisco         0.000      0.000     60      1 announced expired\n", "none\n" },
	{ "reverse ARP and cut packets tell nothing", { { 0, REVERSE_ASKS, 1, 1, 2 }, { 1, ASKS, 1, 1, 2, CUT_SHORT } },
	  "none\n", "none\n" },
	{ "A05: an answer counts on its own wire only", { { 0, ASKS, 1, 1, 2, 0, 0 }, { 1, SAYS, 2, 2, 1, 0, 1 },
	  { 2, ASKS, 1, 1, 2, TAGGED, 1 }, { 3, SAYS, 2, 2, 1, TAGGED_TWICE, 1 }, { 4, SAYS, 2, 2, 1, TUNNELLED, 1 },
	  { 5, ASKS, 3, 1, 2, PRIORITY_TAG, 1 }, { 1500, SAYS, 3, 2, 1, TAGGED, 1 } },
	  "Interface 0 (wire\\x1b[2J):\n"
	  "192.0.2.1       00:00:0c:00:00:01 Cisco         0.000      0.000      1      1 request\n"
	  "Interface 1 (wire\\x1b[2J):\n"
	  "192.0.2.1       00:00:0c:00:00:03 Cisco         0.005      0.005      1      6 request\n"
	  "192.0.2.2       00:00:0c:00:00:02 Cisco         0.001      0.001      1      2 reply\n"
	  "Interface 1 (wire\\x1b[2J), VLAN 7:\n"
	  "192.0.2.1       00:00:0c:00:00:01 Cisco         0.002      0.002      1      3 request\n"
	  "192.0.2.2       00:00:0c:00:00:03 Cisco         1.500      1.500      0      7 reply\n"
	  "Interface 1 (wire\\x1b[2J), VLAN 9.7:\n"
	  "192.0.2.2       00:00:0c:00:00:02 Cisco         0.003      0.003      1      4 reply\n"
	  "Interface 1 (wire\\x1b[2J), in a tunnel:\n"
	  "192.0.2.2       00:00:0c:00:00:02 Cisco         0.004      0.004      1      5 reply\n",
	  "Interface 0 (wire\\x1b[2J):\n"
	  "192.0.2.1       192.0.2.2            1      1       0                     no answer\n"
	  "Interface 1 (wire\\x1b[2J):\n"
	  "192.0.2.1       192.0.2.2            1      6       0                     no answer\n"
	  "Interface 1 (wire\\x1b[2J), VLAN 7:\n"
	  "192.0.2.1       192.0.2.2            1      3       1        7   1.498000\n" },
	{ "times that run backwards", { { 5000, ASKS, 1, 1, 2 }, { 4000, SAYS, 2, 2, 1 } },
	  "192.0.2.1       00:00:0c:00:00:01 Cisco         5.000      5.000      0      1 request\n"
	  "192.0.2.2       00:00:0c:00:00:02 Cisco         4.000      4.000      1      2 reply\n",
	  "192.0.2.1       192.0.2.2            1      1       1        2  -1.000000\n" },
};

static uint8_t *
put(uint8_t *p, const void *bytes, size_t n)
{
	memcpy(p, bytes, n);
	return p + n;
}

/* Layers in front of ARP, from the Ethernet addresses on. */
static uint8_t *
put_head(uint8_t *p, int how)
{
	static const uint8_t ends[12] = { 255, 255, 255, 255, 255, 255, 2 }, type[2] = { 8, 6 };
	static const uint8_t outer[4] = { 0x88, 0xa8, 0, 9 }, tag[4] = { 0x81, 0, 0xe0, 7 }, priority[4] = { 0x81, 0, 0xe0, 0 };
	/* IPv4 with GRE, which carries ARP. */
	static const uint8_t tunnel[26] = { 8, 0, 0x45, 0, 0, 52, 0, 0, 0, 0, 64, 47, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2 };

	p = put(p, ends, sizeof ends);
	if (how & TAGGED_TWICE)
		p = put(p, outer, sizeof outer);
	if (how & (TAGGED | TAGGED_TWICE))
		p = put(p, tag, sizeof tag);
	if (how & PRIORITY_TAG)
		p = put(p, priority, sizeof priority);
	if (how & TUNNELLED)
		p = put(p, tunnel, 24);
	return put(p, type, sizeof type);
}

static struct packet
make_packet(uint8_t *bytes, const struct said *x, uint32_t number)
{
	uint8_t arp[28] = { 0, 1, 8, 0, 6, 4, 0, (uint8_t)x->opcode, 0, 0, 0x0c, 0, 0, (uint8_t)x->mac, 192, 0, 2, (uint8_t)x->src,
	    [24] = 192, 0, 2, (uint8_t)x->dst };

	if (!x->src)
		memset(arp + 14, 0, 4);
	uint32_t n = (uint32_t)(put(put_head(bytes, x->how), arp, sizeof arp) - bytes);

	if (x->opcode == NONE)
		n = (uint32_t)(put(bytes + 12, (uint8_t[2]){ 0x90, 0 }, 2) - bytes);	/* a loopback test */
	return (struct packet){ .bytes = bytes, .captured = x->how & CUT_SHORT ? n - 8 : n, .wire = n, .number = number,
	    .link_type = 1, .interface = x->interface, .since_first = x->ms * INT64_C(1000000) };
}

/* What -z arp says of all these packets; terminated, in o. */
static void
tell(struct out *o, const struct said *said, size_t n, bool named)
{
	static struct node nodes[PACKET_NODES];
	struct dissection d = { .nodes = nodes, .capacity = PACKET_NODES };
	struct statistics *all = NULL;

	d.session = session_new(&(struct session_setting){ .seed = 1 });
	cr_assert_null(statistics_open(&all, "arp"));
	for (uint32_t i = 0; i < n && (said[i].opcode || said[i].ms); i++) {
		uint8_t bytes[128];
		struct packet packet = make_packet(bytes, &said[i], i + 1);

		if (named)
			packet.interface_name = (struct text){ "wire\033[2J", 8 };
		dissect_packet(&d, &packet);
		statistics_add(all, &d);
	}
	statistics_put(o, all);
	*o->p = 0;
	statistics_free(all);
	session_free(d.session);
}

Test(arp_made, stories)
{
	registry_start();
	names_folder("/nonexistent");
	for (size_t i = 0; i < COUNT(stories); i++) {
		struct out o;
		const struct story *x = &stories[i];
		bool wires = holds(x->requests, "Interface");

		cr_assert(out_open(&o, -1));
		o.names = true;
		tell(&o, x->said, COUNT(x->said), wires);
		char *table = strstr(o.start, TABLE), *requests = strstr(o.start, REQUESTS);

		cr_assert(table && requests);
		*requests = 0;
		table += strlen(TABLE);
		requests += strlen(REQUESTS);
		if (!strncmp(table, TABLE_HEAD, strlen(TABLE_HEAD)))
			table += strlen(TABLE_HEAD);
		if (!strncmp(requests, REQUESTS_HEAD, strlen(REQUESTS_HEAD)))
			requests += strlen(REQUESTS_HEAD);
		if (x->table)
			cr_expect_str_eq(table, x->table, "%s:\n%s", x->name, table);
		cr_expect_str_eq(requests, x->requests, "%s:\n%s", x->name, requests);
		out_close(&o);
	}
	names_folder(NULL);
}

/* -n: no vendors. */
Test(arp_made, numbers)
{
	struct out o;

	registry_start();
	cr_assert(out_open(&o, -1));
	tell(&o, (struct said[]){ { 0, ASKS, 1, 1, 2 } }, 1, false);
	cr_expect(holds(o.start, "00:00:0c:00:00:01") && !holds(o.start, "Cisco"), "%s", o.start);
	out_close(&o);
}

/* Random addresses without end: so many are remembered, those heard twice among them, and the rest is counted. */
Test(arp_made, flood)
{
	enum { FLOOD = 100000, KEPT = 1 << 16 };
	static struct node nodes[PACKET_NODES];
	struct dissection d = { .nodes = nodes, .capacity = PACKET_NODES };
	struct statistics *all = NULL;
	struct said host = { 0, ASKS, 1, 1, 2 };
	unsigned seed = 3;
	uint8_t bytes[128];

	registry_start();
	cr_assert_null(statistics_open(&all, "arp"));
	for (uint32_t i = 1; i <= FLOOD; i++) {
		struct packet packet = make_packet(bytes, &host, i);

		for (int k = 22; i % 1000 != 1 && k < 42; k++)
			bytes[k] = (uint8_t)(1 + rand_r(&seed) % 255);
		dissect_packet(&d, &packet);
		statistics_add(all, &d);
	}
	int fd = fileno(tmpfile());
	struct out o;

	cr_assert(fd >= 0 && out_open(&o, fd));
	statistics_put(&o, all);
	statistics_free(all);
	out_flush(&o);
	FILE *f = fdopen(fd, "r");
	char line[256];
	uint32_t lines = 0, known = 0, counted = 0;

	rewind(f);
	while (fgets(line, sizeof line, f)) {
		lines++;
		known += !strncmp(line, "192.0.2.1       ", 16);
		cr_expect_null(strchr(line, '\033'));
		if (holds(line, "too many: "))
			counted += (uint32_t)atoi(strrchr(line, ' '));
	}
	/* 100 of the packets are the host's, all others tell of something new. */
	cr_expect_eq(known, 2, "%u: in the table and among the requests", known);
	cr_expect_eq(counted, 2 * (FLOOD - 100 + 1 - KEPT), "%u", counted);
	cr_expect_eq(lines, 1 + 2 * (KEPT + 4), "%u", lines);
	out_close(&o);
	fclose(f);
}
