/*
 * Protocols above UDP and TCP that have a name by their port, and are not
 * decoded.  TLS has it also where another protocol goes over to it.
 * IANA service-names-port-numbers; abbreviations and columns are Wireshark's.
 */

#include "dissectors/engine/registry.h"

enum { OVER_UDP, OVER_TCP };		/* summaries, as those of the transports */

/* All tables are alike. */
static void
dissect(struct dissection *d)
{
	summary(d, d->ports == TCP_PORT ? OVER_TCP : OVER_UDP);
	if (left(d))
		add_bytes_row(d, &d->self->x->fields[0], left(d));
}

#define NAMED(id, abbreviation, in_column, full_name, ...) \
	static const struct field id##_fields[] = { \
		{ abbreviation ".payload", "Not decoded, known by name alone", BYTES }, \
	}; \
	const struct dissector dissector_##id = { \
		.proto = { abbreviation, full_name, PROTOCOL }, \
		.column = in_column, \
		.named = true, \
		ROWS(id##_fields), \
		.dissect = dissect, \
		.summaries = { \
			[OVER_UDP] = "{udp.srcport#} → {udp.dstport#}{ Len=|udp.payload.len#}", \
			[OVER_TCP] = "{tcp.srcport#} → {tcp.dstport#}{ Len=|tcp.len#}", \
		}, \
		.on = { __VA_ARGS__ }, \
	}

/* ---- over UDP, and some over TCP, too ---- */

NAMED(echo, "echo", "ECHO", "Echo", { UDP_PORT, 7 }, { TCP_PORT, 7 });
NAMED(daytime, "daytime", "DAYTIME", "Daytime Protocol", { UDP_PORT, 13 }, { TCP_PORT, 13 });
NAMED(chargen, "chargen", "Chargen", "Character Generator Protocol", { UDP_PORT, 19 }, { TCP_PORT, 19 });
NAMED(clock, "time", "TIME", "Time Protocol", { UDP_PORT, 37 }, { TCP_PORT, 37 });
NAMED(tftp, "tftp", "TFTP", "Trivial File Transfer Protocol", { UDP_PORT, 69 });
NAMED(kerberos, "kerberos", "KRB5", "Kerberos", { UDP_PORT, 88 }, { TCP_PORT, 88 });
NAMED(rpc, "rpc", "RPC", "Remote Procedure Call", { UDP_PORT, 111 }, { TCP_PORT, 111 });
NAMED(ntp, "ntp", "NTP", "Network Time Protocol", { UDP_PORT, 123 });
NAMED(snmp, "snmp", "SNMP", "Simple Network Management Protocol", { UDP_PORT, 161 }, { UDP_PORT, 162 });
NAMED(xdmcp, "xdmcp", "XDMCP", "X Display Manager Control Protocol", { UDP_PORT, 177 });
NAMED(ptp, "ptp", "PTP", "Precision Time Protocol", { UDP_PORT, 319 }, { UDP_PORT, 320 });
NAMED(cldap, "cldap", "CLDAP", "Connectionless Lightweight Directory Access Protocol", { UDP_PORT, 389 });
NAMED(srvloc, "srvloc", "SRVLOC", "Service Location Protocol", { UDP_PORT, 427 }, { TCP_PORT, 427 });
NAMED(quic, "quic", "QUIC", "QUIC", { UDP_PORT, 443 });
NAMED(kpasswd, "kpasswd", "Kpasswd", "MS Kpasswd", { UDP_PORT, 464 }, { TCP_PORT, 464 });
NAMED(isakmp, "isakmp", "ISAKMP", "Internet Security Association and Key Management Protocol", { UDP_PORT, 500 });
NAMED(who, "who", "WHO", "Who", { UDP_PORT, 513 });
NAMED(syslog, "syslog", "Syslog", "Syslog message", { UDP_PORT, 514 });
NAMED(rip, "rip", "RIP", "Routing Information Protocol", { UDP_PORT, 520 });
NAMED(ripng, "ripng", "RIPng", "RIPng", { UDP_PORT, 521 });
NAMED(dhcpv6, "dhcpv6", "DHCPv6", "DHCPv6", { UDP_PORT, 546 }, { UDP_PORT, 547 });
NAMED(ldp, "ldp", "LDP", "Label Distribution Protocol", { UDP_PORT, 646 }, { TCP_PORT, 646 });
NAMED(openvpn, "openvpn", "OpenVPN", "OpenVPN Protocol", { UDP_PORT, 1194 }, { TCP_PORT, 1194 });
NAMED(radius, "radius", "RADIUS", "RADIUS Protocol", { UDP_PORT, 1645 }, { UDP_PORT, 1646 },
    { UDP_PORT, 1812 }, { UDP_PORT, 1813 });
NAMED(l2tp, "l2tp", "L2TP", "Layer 2 Tunneling Protocol", { UDP_PORT, 1701 });
NAMED(hsrp, "hsrp", "HSRP", "Cisco Hot Standby Router Protocol", { UDP_PORT, 1985 });
NAMED(cflow, "cflow", "CFLOW", "Cisco NetFlow/IPFIX", { UDP_PORT, 2055 }, { UDP_PORT, 4739 }, { TCP_PORT, 4739 });
NAMED(stun, "stun", "STUN", "Session Traversal Utilities for NAT", { UDP_PORT, 3478 }, { TCP_PORT, 3478 });
NAMED(bfd, "bfd", "BFD Control", "Bidirectional Forwarding Detection Control Message", { UDP_PORT, 3784 });
NAMED(udpencap, "udpencap", "UDPENCAP", "UDP Encapsulation of IPsec Packets", { UDP_PORT, 4500 });
NAMED(sip, "sip", "SIP", "Session Initiation Protocol", { UDP_PORT, 5060 }, { TCP_PORT, 5060 });
NAMED(coap, "coap", "CoAP", "Constrained Application Protocol", { UDP_PORT, 5683 });
NAMED(sflow, "sflow", "sFlow", "InMon sFlow", { UDP_PORT, 6343 });
NAMED(db_lsp_disc, "db-lsp-disc", "DB-LSP-DISC", "Dropbox LAN sync Discovery Protocol", { UDP_PORT, 17500 });

/* ---- over TCP ---- */

NAMED(ftp_data, "ftp-data", "FTP-DATA", "FTP Data", { TCP_PORT, 20 });
NAMED(ssh, "ssh", "SSH", "SSH Protocol", { TCP_PORT, 22 }, { TCP_PORT, 29418 });
NAMED(whois, "whois", "WHOIS", "whois", { TCP_PORT, 43 });
NAMED(tacplus, "tacplus", "TACACS+", "TACACS+", { TCP_PORT, 49 });
NAMED(gopher, "gopher", "Gopher", "Gopher", { TCP_PORT, 70 });
NAMED(finger, "finger", "FINGER", "finger", { TCP_PORT, 79 });
NAMED(tpkt, "tpkt", "TPKT", "TPKT - ISO on TCP - RFC1006", { TCP_PORT, 102 });
NAMED(nntp, "nntp", "NNTP", "Network News Transfer Protocol", { TCP_PORT, 119 });
NAMED(dcerpc, "dcerpc", "DCERPC", "Distributed Computing Environment / Remote Procedure Call (DCE/RPC)", { TCP_PORT, 135 });
NAMED(bgp, "bgp", "BGP", "Border Gateway Protocol", { TCP_PORT, 179 });
NAMED(ldap, "ldap", "LDAP", "Lightweight Directory Access Protocol", { TCP_PORT, 389 }, { TCP_PORT, 3268 });
NAMED(tls, "tls", "TLS", "Transport Layer Security", { TCP_PORT, 443 }, { TCP_PORT, 465 }, { TCP_PORT, 563 },
    { TCP_PORT, 636 }, { TCP_PORT, 853 }, { TCP_PORT, 989, 990 }, { TCP_PORT, 992, 995 }, { TCP_PORT, 5061 },
    { TCP_PORT, 8443 }, { TCP_PORT, 8883 });
NAMED(mbtcp, "mbtcp", "Modbus/TCP", "Modbus/TCP", { TCP_PORT, 502 });
NAMED(exec, "exec", "EXEC", "Remote Process Execution", { TCP_PORT, 512 });
NAMED(rlogin, "rlogin", "Rlogin", "Rlogin Protocol", { TCP_PORT, 513 });
NAMED(rsh, "rsh", "RSH", "Remote Shell", { TCP_PORT, 514 });
NAMED(lpd, "lpd", "LPD", "Line Printer Daemon Protocol", { TCP_PORT, 515 });
NAMED(ncp, "ncp", "NCP", "NetWare Core Protocol", { TCP_PORT, 524 });
NAMED(dsi, "dsi", "DSI", "Data Stream Interface", { TCP_PORT, 548 });
NAMED(rtsp, "rtsp", "RTSP", "Real Time Streaming Protocol", { TCP_PORT, 554 }, { TCP_PORT, 8554 });
NAMED(rsync, "rsync", "RSYNC", "RSYNC File Synchroniser", { TCP_PORT, 873 });
NAMED(socks, "socks", "Socks", "Socks Protocol", { TCP_PORT, 1080 });
NAMED(tds, "tds", "TDS", "Tabular Data Stream", { TCP_PORT, 1433 });
NAMED(tns, "tns", "TNS", "Transparent Network Substrate Protocol", { TCP_PORT, 1521 });
NAMED(pptp, "pptp", "PPTP", "Point-to-Point Tunnelling Protocol", { TCP_PORT, 1723 });
NAMED(msnms, "msnms", "MSNMS", "MSN Messenger Service", { TCP_PORT, 1863 });
NAMED(mqtt, "mqtt", "MQTT", "MQ Telemetry Transport Protocol", { TCP_PORT, 1883 });
NAMED(rtmpt, "rtmpt", "RTMPT", "Real Time Messaging Protocol", { TCP_PORT, 1935 });
NAMED(skinny, "skinny", "SKINNY", "Skinny Client Control Protocol", { TCP_PORT, 2000 });
NAMED(cvspserver, "cvspserver", "cvspserver", "CVS pserver", { TCP_PORT, 2401 });
NAMED(iec60870_104, "iec60870_104", "IEC 60870-5-104", "IEC 60870-5-104", { TCP_PORT, 2404 });
NAMED(iscsi, "iscsi", "iSCSI", "iSCSI", { TCP_PORT, 3260 });
NAMED(mysql, "mysql", "MySQL", "MySQL Protocol", { TCP_PORT, 3306 });
NAMED(rdp, "rdp", "RDP", "Remote Desktop Protocol", { TCP_PORT, 3389 });
NAMED(diameter, "diameter", "DIAMETER", "Diameter Protocol", { TCP_PORT, 3868 });
NAMED(opcua, "opcua", "OpcUa", "OpcUa Binary Protocol", { TCP_PORT, 4840 });
NAMED(aim, "aim", "AIM", "AOL Instant Messenger", { TCP_PORT, 5190 });
NAMED(xmpp, "xmpp", "XMPP", "XMPP Protocol", { TCP_PORT, 5222 }, { TCP_PORT, 5269 });
NAMED(pgsql, "pgsql", "PGSQL", "PostgreSQL", { TCP_PORT, 5432 });
NAMED(amqp, "amqp", "AMQP", "Advanced Message Queuing Protocol", { TCP_PORT, 5672 });
NAMED(vnc, "vnc", "VNC", "Virtual Network Computing", { TCP_PORT, 5500, 5501 }, { TCP_PORT, 5900, 5901 });
NAMED(x11, "x11", "X11", "X11", { TCP_PORT, 6000, 6063 });
NAMED(resp, "resp", "RESP", "REdis Serialization Protocol", { TCP_PORT, 6379 });
NAMED(irc, "irc", "IRC", "Internet Relay Chat", { TCP_PORT, 194 }, { TCP_PORT, 6665, 6669 });
NAMED(bittorrent, "bittorrent", "BitTorrent", "BitTorrent", { TCP_PORT, 6881, 6889 });
NAMED(kafka, "kafka", "Kafka", "Kafka", { TCP_PORT, 9092 });
NAMED(git, "git", "Git", "Git Smart Protocol", { TCP_PORT, 9418 });
NAMED(memcache, "memcache", "MEMCACHE", "Memcache Protocol", { TCP_PORT, 11211 });
NAMED(dnp3, "dnp3", "DNP 3.0", "Distributed Network Protocol 3.0", { TCP_PORT, 20000 });
NAMED(mongo, "mongo", "MONGO", "Mongo Wire Protocol", { TCP_PORT, 27017 });
NAMED(enip, "enip", "ENIP", "EtherNet/IP (Industrial Protocol)", { TCP_PORT, 44818 });
