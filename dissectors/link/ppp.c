/* PPP, with and without HDLC's address and control; also Cisco's HDLC.  RFC 1661, 1662. */

#include "dissectors/link/ethertypes.h"

static const struct value addresses[] = {
	{ 0xff, "All stations" }, { 0x0f, "Cisco HDLC, unicast" }, { 0x8f, "Cisco HDLC, multicast" },
	{ 0, NULL },
};

static const struct value protocols[] = {	/* IANA ppp-numbers */
	{ 0x0001, "Padding Protocol" }, { 0x0021, "Internet Protocol version 4" },
	{ 0x0023, "OSI Network Layer" }, { 0x0029, "Appletalk" }, { 0x002b, "Novell IPX" },
	{ 0x002d, "Van Jacobson Compressed TCP/IP" }, { 0x002f, "Van Jacobson Uncompressed TCP/IP" },
	{ 0x0031, "Bridging PDU" }, { 0x003d, "Multilink" }, { 0x003f, "NetBIOS Framing" },
	{ 0x0057, "Internet Protocol version 6" }, { 0x00fb, "Single link compression in multilink" },
	{ 0x00fd, "Compressed datagram" }, { 0x0201, "802.1d Hello Packets" },
	{ 0x0207, "Cisco Discovery Protocol" }, { 0x0281, "MPLS Unicast" }, { 0x0283, "MPLS Multicast" },
	{ 0x8021, "Internet Protocol Control Protocol" }, { 0x8023, "OSI Network Layer Control Protocol" },
	{ 0x8029, "Appletalk Control Protocol" }, { 0x802b, "Novell IPX Control Protocol" },
	{ 0x803f, "NetBIOS Framing Control Protocol" }, { 0x8053, "Encryption Control Protocol" },
	{ 0x8057, "IPv6 Control Protocol" }, { 0x80fd, "Compression Control Protocol" },
	{ 0x8207, "Cisco Discovery Protocol Control Protocol" }, { 0x8281, "MPLS Control Protocol" },
	{ 0xc021, "Link Control Protocol" }, { 0xc023, "Password Authentication Protocol" },
	{ 0xc025, "Link Quality Report" }, { 0xc223, "Challenge Handshake Authentication Protocol" },
	{ 0xc227, "Extensible Authentication Protocol" }, { 0, NULL },
};

enum { ADDRESS, CONTROL, PROTO, PROTO_SHORT, CHDLC_PROTO };

static const struct field fields[] = {
	[ADDRESS]     = { "ppp.address", "Address", UINT, 1, HEX, addresses },
	[CONTROL]     = { "ppp.control", "Control", UINT, 1, HEX },
	[PROTO]       = { "ppp.protocol", "Protocol", UINT, 2, HEX, protocols },
	[PROTO_SHORT] = { "ppp.protocol", "Protocol", UINT, 2, HEX, protocols },
	[CHDLC_PROTO] = { "chdlc.protocol", "Protocol", UINT, 2, HEX, ethertypes },
};

/* RFC 1661 6.5: compressed to its low byte, which is odd where a first one never is. */
static uint64_t
add_protocol(struct dissection *d)
{
	if (!left(d) || !(*d->p & 1))
		return add_uint(d, PROTO);
	const uint8_t *p = take(d, 1);

	add_value(d, PROTO_SHORT, *p, p, 1);
	return *p;
}

static void
dissect(struct dissection *d)
{
	uint8_t first = left(d) ? *d->p : 0;

	summary(d, 0);
	if (first == 0x0f || first == 0x8f) {
		add_uint(d, ADDRESS);
		add_uint(d, CONTROL);
		summary(d, 1);
		hand_over(d, ETHERTYPE, (uint32_t)add_uint(d, CHDLC_PROTO));
		return;
	}
	if (first == 0xff) {		/* RFC 1662 3.1; else left out by agreement (RFC 1661 6.6) */
		add_uint(d, ADDRESS);
		add_uint(d, CONTROL);
	}
	hand_over(d, PPP_PROTO, (uint32_t)add_protocol(d));
}

const struct dissector dissector_ppp = {
	.proto = { "ppp", "Point-to-Point Protocol", PROTOCOL },
	.column = "PPP",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{ppp.protocol}", "Cisco HDLC, {chdlc.protocol}" },
	.on = { { LINK_TYPE, 9 }, { LINK_TYPE, 50 }, { LINK_TYPE, 104 }, { ETHERTYPE, 0x880b } },
};
