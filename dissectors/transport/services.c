/* Services by port number.  IANA service-names-port-numbers. */

#include "dissectors/transport/services.h"

/* Registered for both. */
#define BOTH \
	{ 80, "http" }, { 443, "https" }, { 53, "domain" }, { 22, "ssh" }, { 123, "ntp" }, \
	{ 7, "echo" }, { 9, "discard" }, { 11, "systat" }, { 13, "daytime" }, { 17, "qotd" }, \
	{ 19, "chargen" }, { 37, "time" }, { 43, "whois" }, { 49, "tacacs" }, { 88, "kerberos" }, \
	{ 111, "sunrpc" }, { 135, "epmap" }, { 137, "netbios-ns" }, { 138, "netbios-dgm" }, \
	{ 139, "netbios-ssn" }, { 161, "snmp" }, { 162, "snmptrap" }, { 389, "ldap" }, \
	{ 445, "microsoft-ds" }, { 464, "kpasswd" }, { 636, "ldaps" }, { 1194, "openvpn" }, \
	{ 2049, "nfs" }, { 3389, "ms-wbt-server" }, { 3478, "stun" }, { 5060, "sip" }, \
	{ 5061, "sips" }, { 8080, "http-alt" }

const struct value tcp_services[] = {
	BOTH, { 20, "ftp-data" }, { 21, "ftp" }, { 23, "telnet" }, { 25, "smtp" }, { 70, "gopher" },
	{ 79, "finger" }, { 110, "pop3" }, { 113, "auth" }, { 119, "nntp" }, { 143, "imap2" },
	{ 179, "bgp" }, { 194, "irc" }, { 220, "imap3" }, { 465, "submissions" }, { 512, "exec" },
	{ 513, "login" }, { 514, "shell" }, { 515, "printer" }, { 543, "klogin" }, { 554, "rtsp" },
	{ 587, "submission" }, { 631, "ipp" }, { 853, "domain-s" }, { 873, "rsync" },
	{ 989, "ftps-data" }, { 990, "ftps" }, { 993, "imaps" }, { 995, "pop3s" }, { 1080, "socks" },
	{ 1433, "ms-sql-s" }, { 1521, "oracle" }, { 1723, "pptp" }, { 1883, "mqtt" }, { 3128, "squid" },
	{ 3306, "mysql" }, { 5222, "xmpp-client" }, { 5269, "xmpp-server" }, { 5432, "postgresql" },
	{ 5900, "vnc" }, { 6000, "x11" }, { 6379, "redis" }, { 6667, "ircd" }, { 8443, "https-alt" },
	{ 9100, "jetdirect" }, { 27017, "mongodb" }, { 0, NULL },
};

const struct value udp_services[] = {
	BOTH, { 67, "bootps" }, { 68, "bootpc" }, { 69, "tftp" }, { 177, "xdmcp" }, { 500, "isakmp" },
	{ 512, "biff" }, { 513, "who" }, { 514, "syslog" }, { 520, "route" }, { 521, "ripng" },
	{ 546, "dhcpv6-client" }, { 547, "dhcpv6-server" }, { 1645, "radius-old" }, { 1701, "l2tp" },
	{ 1812, "radius" }, { 1813, "radius-acct" }, { 1900, "ssdp" }, { 4500, "ipsec-nat-t" },
	{ 4789, "vxlan" }, { 5353, "mdns" }, { 5355, "llmnr" }, { 6081, "geneve" }, { 0, NULL },
};
