/* Protocols of which only the name is known, by the port. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

/* Columns as tshark's -G protocols gives them, ports from IANA's registry. */
static const struct {
	unsigned port;
	const char *name, *column;
} named[] = {
	{ 69, "tftp", "TFTP" }, { 123, "ntp", "NTP" }, { 161, "snmp", "SNMP" }, { 162, "snmp", "SNMP" },
	{ 443, "quic", "QUIC" }, { 500, "isakmp", "ISAKMP" }, { 514, "syslog", "Syslog" }, { 546, "dhcpv6", "DHCPv6" },
	{ 547, "dhcpv6", "DHCPv6" }, { 1812, "radius", "RADIUS" }, { 1900, "ssdp", "SSDP" },
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
