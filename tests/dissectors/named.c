/* T08, T09: protocols of which only the name is known, by the port. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/wire.h"

/* Columns as tshark's -G protocols gives them, ports from IANA's registry. */
static const struct {
	unsigned port;
	const char *name, *column;
} named[] = {
	{ 69, "tftp", "TFTP" }, { 123, "ntp", "NTP" }, { 161, "snmp", "SNMP" }, { 162, "snmp", "SNMP" },
	{ 443, "quic", "QUIC" }, { 500, "isakmp", "ISAKMP" }, { 514, "syslog", "Syslog" }, { 546, "dhcpv6", "DHCPv6" },
	{ 547, "dhcpv6", "DHCPv6" }, { 1812, "radius", "RADIUS" },
	{ 3478, "stun", "STUN" }, { 5060, "sip", "SIP" },
};

static void
expect_named(size_t i, bool back)
{
	char hex[64], line[64], info[64];
	unsigned port = named[i].port, src = back ? port : 40000, dst = back ? 40000 : port;
	struct node nodes[64];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes) };
	size_t n;

	snprintf(hex, sizeof hex, "%04x %04x 000b 0000 010203", src, dst);
	snprintf(line, sizeof line, "%s.payload 010203", named[i].name);
	snprintf(info, sizeof info, "%u → %u Len=3", src, dst);
	struct packet k = { .bytes = hex_bytes(hex, &n), .number = 1 };

	k.captured = (uint32_t)n;
	struct decoded got = decode_packet(&d, &registry.entries[ENTRY_udp], &k);

	cr_expect(has_line(&got, line), "%u:\n%s", port, got.tree);
	cr_expect(has_line(&got, named[i].name), "%u:\n%s", port, got.tree);
	cr_expect_str_eq(got.info, info);
	cr_expect_str_eq(d.list.of->x->column, named[i].column);
	cr_expect_null(strstr(got.tree, "data.data"), "%s", got.tree);
}

Test(named, both_ways)
{
	for (size_t i = 0; i < COUNT(named); i++) {
		expect_named(i, false);
		expect_named(i, true);
	}
}

Test(named, damaged)
{
	check_cuts(ENTRY_udp, "9c40 007b 0010 0000 2300000000000000");
	check_flips(ENTRY_udp, "9c40 007b 0010 0000 2300000000000000");
	struct decoded got = decode(ENTRY_udp, "9c40 007b 0008 0000");

	cr_expect_null(strstr(got.tree, "ntp.payload"), "an empty datagram has none: %s", got.tree);
}

/* ---- over TCP ---- */

/* As tshark -G protocols and -G decodes give them. */
static const struct {
	uint16_t port;
	const char *name, *column;
} tcp_named[] = {
	{ 7, "echo", "ECHO" }, { 20, "ftp-data", "FTP-DATA" }, { 22, "ssh", "SSH" }, { 43, "whois", "WHOIS" },
	{ 79, "finger", "FINGER" }, { 88, "kerberos", "KRB5" }, { 102, "tpkt", "TPKT" }, { 111, "rpc", "RPC" },
	{ 119, "nntp", "NNTP" }, { 179, "bgp", "BGP" }, { 389, "ldap", "LDAP" }, { 443, "tls", "TLS" },
	{ 465, "tls", "TLS" }, { 636, "tls", "TLS" }, { 853, "tls", "TLS" }, { 992, "tls", "TLS" },
	{ 993, "tls", "TLS" }, { 994, "tls", "TLS" }, { 995, "tls", "TLS" }, { 502, "mbtcp", "Modbus/TCP" },
	{ 512, "exec", "EXEC" }, { 513, "rlogin", "Rlogin" }, { 514, "rsh", "RSH" }, { 515, "lpd", "LPD" },
	{ 554, "rtsp", "RTSP" }, { 1080, "socks", "Socks" }, { 1433, "tds", "TDS" }, { 1883, "mqtt", "MQTT" },
	{ 3306, "mysql", "MySQL" }, { 3389, "rdp", "RDP" }, { 5060, "sip", "SIP" }, { 5432, "pgsql", "PGSQL" },
	{ 5900, "vnc", "VNC" }, { 6000, "x11", "X11" }, { 6063, "x11", "X11" }, { 6667, "irc", "IRC" },
	{ 20000, "dnp3", "DNP 3.0" },
};

static struct wire wire;

/* A frame of the wire as a list shows it, and its lines. */
static void
expect_shown(struct session *s, uint32_t frame, const char *name, const char *column, const char *info)
{
	static struct node nodes[256];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .session = s };
	struct packet k = { .bytes = wire.frames[frame - 1].bytes, .captured = wire.frames[frame - 1].n, .number = frame,
	    .link_type = 1 };

	k.wire = k.captured;
	struct decoded got = decode_packet(&d, registry_find(LINK_TYPE, 1), &k);
	char line[64];

	snprintf(line, sizeof line, "%s.payload 010203", name);
	cr_expect_str_eq(d.list.of->x->column, column, "%s: %s", name, d.list.of->x->column);
	cr_expect(!info || !strcmp(got.info, info), "%s: %s", name, got.info);
	cr_expect_eq(has_line(&got, line), info != NULL, "%s", got.tree);
}

Test(named, over_tcp)
{
	static const uint8_t bytes[] = { 1, 2, 3 };

	cr_assert_null(registry_start());
	for (size_t i = 0; i < COUNT(tcp_named); i++) {
		struct session *s = new_session(false);
		char there[64], back[64];

		snprintf(there, sizeof there, "1025 → %u Len=3", tcp_named[i].port);
		snprintf(back, sizeof back, "%u → 1025 Len=3", tcp_named[i].port);
		wire.port = tcp_named[i].port;
		open_connection(&wire);
		send_segment(&wire, FROM_CLIENT, PSH | ACK, bytes, sizeof bytes);
		send_segment(&wire, FROM_SERVER, PSH | ACK, bytes, sizeof bytes);
		send_segment(&wire, FROM_CLIENT, ACK, NULL, 0);
		expect_shown(s, 1, tcp_named[i].name, "TCP", NULL);
		expect_shown(s, 4, tcp_named[i].name, tcp_named[i].column, there);
		expect_shown(s, 5, tcp_named[i].name, tcp_named[i].column, back);
		expect_shown(s, 6, tcp_named[i].name, "TCP", NULL);
		session_free(s);
		wire_free(&wire);
	}
}

/* Which of two ports tells: a handshake is followed, then the first data. */
static const struct {
	const char *what;
	uint16_t client, server;
	bool opened;
	const char *name;
} chosen[] = {
	{ "who asks got its port by chance", 6010, 2525, true, NULL },
	{ "and the other's tells", 6010, 443, true, "tls" },
	{ "a well-known one tells", 20, 40000, true, "ftp-data" },
	{ "in the middle: either", 40000, 6010, false, "x11" },
	{ "in the middle: either", 6010, 40000, false, "x11" },
	{ "in the middle: the lower one", 6010, 443, false, "tls" },
	{ "in the middle: the lower one", 443, 6010, false, "tls" },
};

static void
set_ports(uint16_t client, uint16_t server)
{
	for (uint32_t i = 0; i < wire.count; i++) {
		uint8_t *p = wire.frames[i].bytes + 34;
		bool back = p[2] * 256 + p[3] == 1025;
		uint16_t src = back ? server : client, dst = back ? client : server;

		p[0] = (uint8_t)(src >> 8), p[1] = (uint8_t)src;
		p[2] = (uint8_t)(dst >> 8), p[3] = (uint8_t)dst;
	}
}

Test(named, port_that_tells)
{
	static const uint8_t bytes[] = { 1, 2, 3 };

	for (size_t i = 0; i < COUNT(chosen); i++) {
		open_connection(&wire);
		while (!chosen[i].opened && wire.count)
			lose(&wire, 1);
		send_segment(&wire, FROM_SERVER, PSH | ACK, bytes, sizeof bytes);
		set_ports(chosen[i].client, chosen[i].server);
		char *got = messages_of(&wire), expected[64] = "";

		if (chosen[i].name)
			snprintf(expected, sizeof expected, "%s\n  %s.payload 010203\n", chosen[i].name, chosen[i].name);
		cr_expect(chosen[i].name ? !strcmp(got, expected) : !strstr(got, "x11"), "%s (%u, %u):\n%s", chosen[i].what,
		    chosen[i].client, chosen[i].server, got);
		free(got);
		wire_free(&wire);
	}
}
