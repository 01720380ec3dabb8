/* IP protocol numbers.  IANA protocol-numbers. */

#include "dissectors/network/ip_protos.h"

const struct value ip_protos[] = {
	{ 6, "TCP" }, { 17, "UDP" }, { 1, "ICMP" }, { 2, "IGMP" }, { 58, "ICMPv6" },
	{ 0, "IPv6 Hop-by-Hop Option" }, { 3, "GGP" }, { 4, "IPv4 encapsulation" }, { 8, "EGP" },
	{ 9, "IGP" }, { 27, "RDP" }, { 33, "DCCP" }, { 41, "IPv6 encapsulation" },
	{ 43, "Routing Header for IPv6" }, { 44, "Fragment Header for IPv6" }, { 46, "RSVP" },
	{ 47, "GRE" }, { 50, "ESP" }, { 51, "Authentication Header" }, { 55, "Minimal IPv4 encapsulation" },
	{ 59, "No Next Header for IPv6" }, { 60, "Destination Options for IPv6" }, { 88, "EIGRP" },
	{ 89, "OSPF" }, { 94, "IP-within-IP" }, { 97, "Ethernet within IP" }, { 98, "Encapsulation Header" },
	{ 103, "PIM" }, { 108, "IPComp" }, { 112, "VRRP" }, { 115, "L2TP" }, { 124, "IS-IS over IPv4" },
	{ 132, "SCTP" }, { 133, "Fibre Channel" }, { 135, "Mobility Header" }, { 136, "UDP-Lite" },
	{ 137, "MPLS in IP" }, { 255, "Reserved" }, { 0, NULL },
};
