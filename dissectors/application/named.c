/*
 * Protocols above UDP that have a name by their port, and are not decoded.
 * IANA service-names-port-numbers; abbreviations and columns are Wireshark's.
 */

#include "dissectors/engine/registry.h"

/* All tables are alike: the bytes, and the reason for the name. */
static void
dissect(struct dissection *d)
{
	summary(d, 0);
	if (left(d))
		add_bytes_row(d, &d->self->x->fields[0], left(d));
}

#define NAMED(id, abbreviation, in_column, full_name, ...) \
	static const struct field id##_fields[] = { \
		{ abbreviation ".payload", "Not decoded, named by the port alone", BYTES }, \
	}; \
	const struct dissector dissector_##id = { \
		.proto = { abbreviation, full_name, PROTOCOL }, \
		.column = in_column, \
		ROWS(id##_fields), \
		.dissect = dissect, \
		.summaries = { "{udp.srcport#} → {udp.dstport#}{ Len=|udp.payload.len#}" }, \
		.on = { __VA_ARGS__ }, \
	}

NAMED(echo, "echo", "ECHO", "Echo", { UDP_PORT, 7 });
NAMED(daytime, "daytime", "DAYTIME", "Daytime Protocol", { UDP_PORT, 13 });
NAMED(chargen, "chargen", "Chargen", "Character Generator Protocol", { UDP_PORT, 19 });
NAMED(clock, "time", "TIME", "Time Protocol", { UDP_PORT, 37 });
NAMED(tftp, "tftp", "TFTP", "Trivial File Transfer Protocol", { UDP_PORT, 69 });
NAMED(kerberos, "kerberos", "KRB5", "Kerberos", { UDP_PORT, 88 });
NAMED(rpc, "rpc", "RPC", "Remote Procedure Call", { UDP_PORT, 111 });
NAMED(ntp, "ntp", "NTP", "Network Time Protocol", { UDP_PORT, 123 });
NAMED(snmp, "snmp", "SNMP", "Simple Network Management Protocol", { UDP_PORT, 161 }, { UDP_PORT, 162 });
NAMED(xdmcp, "xdmcp", "XDMCP", "X Display Manager Control Protocol", { UDP_PORT, 177 });
NAMED(ptp, "ptp", "PTP", "Precision Time Protocol", { UDP_PORT, 319 }, { UDP_PORT, 320 });
NAMED(cldap, "cldap", "CLDAP", "Connectionless Lightweight Directory Access Protocol", { UDP_PORT, 389 });
NAMED(quic, "quic", "QUIC", "QUIC", { UDP_PORT, 443 });
NAMED(isakmp, "isakmp", "ISAKMP", "Internet Security Association and Key Management Protocol", { UDP_PORT, 500 });
NAMED(who, "who", "WHO", "Who", { UDP_PORT, 513 });
NAMED(syslog, "syslog", "Syslog", "Syslog message", { UDP_PORT, 514 });
NAMED(rip, "rip", "RIP", "Routing Information Protocol", { UDP_PORT, 520 });
NAMED(ripng, "ripng", "RIPng", "RIPng", { UDP_PORT, 521 });
NAMED(dhcpv6, "dhcpv6", "DHCPv6", "DHCPv6", { UDP_PORT, 546 }, { UDP_PORT, 547 });
NAMED(ldp, "ldp", "LDP", "Label Distribution Protocol", { UDP_PORT, 646 });
NAMED(openvpn, "openvpn", "OpenVPN", "OpenVPN Protocol", { UDP_PORT, 1194 });
NAMED(radius, "radius", "RADIUS", "RADIUS Protocol", { UDP_PORT, 1645 }, { UDP_PORT, 1646 },
    { UDP_PORT, 1812 }, { UDP_PORT, 1813 });
NAMED(l2tp, "l2tp", "L2TP", "Layer 2 Tunneling Protocol", { UDP_PORT, 1701 });
NAMED(ssdp, "ssdp", "SSDP", "Simple Service Discovery Protocol", { UDP_PORT, 1900 });
NAMED(hsrp, "hsrp", "HSRP", "Cisco Hot Standby Router Protocol", { UDP_PORT, 1985 });
NAMED(cflow, "cflow", "CFLOW", "Cisco NetFlow/IPFIX", { UDP_PORT, 2055 }, { UDP_PORT, 4739 });
NAMED(stun, "stun", "STUN", "Session Traversal Utilities for NAT", { UDP_PORT, 3478 });
NAMED(bfd, "bfd", "BFD Control", "Bidirectional Forwarding Detection Control Message", { UDP_PORT, 3784 });
NAMED(udpencap, "udpencap", "UDPENCAP", "UDP Encapsulation of IPsec Packets", { UDP_PORT, 4500 });
NAMED(sip, "sip", "SIP", "Session Initiation Protocol", { UDP_PORT, 5060 });
NAMED(coap, "coap", "CoAP", "Constrained Application Protocol", { UDP_PORT, 5683 });
NAMED(sflow, "sflow", "sFlow", "InMon sFlow", { UDP_PORT, 6343 });
NAMED(db_lsp_disc, "db-lsp-disc", "DB-LSP-DISC", "Dropbox LAN sync Discovery Protocol", { UDP_PORT, 17500 });
