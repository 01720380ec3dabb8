/*
 * IPX.  Novell IPX Router Specification, chapter 2.  Of what it carries only
 * SMB is decoded, which Windows puts in it without NetBIOS: [MS-CIFS] 2.1.3.
 */

#include "dissectors/link/ethertypes.h"

enum { SMB_SERVER = 0x0550 };	/* socket */

static const struct value packet_types[] = {
	{ 0, "IPX" }, { 1, "RIP" }, { 2, "Echo" }, { 3, "Error" }, { 4, "PEP" }, { 5, "SPX" },
	{ 17, "NCP" }, { 20, "NetBIOS Broadcast" }, { 0, NULL },
};

static const struct value sockets[] = {
	{ 0x0451, "NCP" }, { 0x0452, "SAP" }, { 0x0453, "IPX RIP" }, { 0x0455, "NetBIOS" },
	{ 0x0456, "Diagnostic" }, { 0x0457, "Serialization" }, { SMB_SERVER, "NWLink SMB Server" },
	{ 0x0551, "NWLink SMB Name Query" }, { 0x0552, "NWLink SMB Redirector" },
	{ 0x0553, "NWLink SMB Mailslot Datagram" }, { 0x0554, "NWLink SMB Messenger" },
	{ 0x0555, "NWLink SMB Browse" }, { 0, NULL },
};

enum {
	CHECKSUM, LEN, HOPS, PACKET_TYPE, DST_NET, DST_NODE, DST_SOCKET, SRC_NET, SRC_NODE,
	SRC_SOCKET, LEN_BAD,
};

static const struct field fields[] = {
	[CHECKSUM]    = { "ipx.checksum", "Checksum", UINT, 2, HEX },
	[LEN]         = { "ipx.len", "Length", UINT, 2, .unit = "bytes" },
	[HOPS]        = { "ipx.hops", "Transport Control (Hops)", UINT, 1 },
	[PACKET_TYPE] = { "ipx.packet_type", "Packet Type", UINT, 1, DEC, packet_types },
	[DST_NET]     = { "ipx.dst.net", "Destination Network", UINT, 4, HEX, .also = "ipx.net" },
	[DST_NODE]    = { "ipx.dst.node", "Destination Node", MAC, .also = "ipx.node" },
	[DST_SOCKET]  = { "ipx.dst.socket", "Destination Socket", UINT, 2, HEX, sockets, .also = "ipx.socket" },
	[SRC_NET]     = { "ipx.src.net", "Source Network", UINT, 4, HEX, .also = "ipx.net" },
	[SRC_NODE]    = { "ipx.src.node", "Source Node", MAC, .also = "ipx.node" },
	[SRC_SOCKET]  = { "ipx.src.socket", "Source Socket", UINT, 2, HEX, sockets, .also = "ipx.socket" },
	[LEN_BAD]     = { "ipx.len.bad", "The length is less than the header, or more than was sent", NOTE, .severity = ERROR },
};

static void
dissect(struct dissection *d)
{
	summary(d, 0);
	add_uint(d, CHECKSUM);
	size_t len = add_uint(d, LEN);

	if (!d->fault && (len < 30 || !fits(d, len - 4)))
		add_note(d, LEN_BAD);
	else
		end_after(d, len - 4);
	add_uint(d, HOPS);
	add_uint(d, PACKET_TYPE);
	add_uint(d, DST_NET);
	add_bytes(d, DST_NODE, 6);
	uint64_t to = add_uint(d, DST_SOCKET);

	add_uint(d, SRC_NET);
	add_bytes(d, SRC_NODE, 6);
	uint64_t from = add_uint(d, SRC_SOCKET);

	if ((to == SMB_SERVER || from == SMB_SERVER) && left(d) >= 2)
		hand_over(d, NETBIOS_DATA, (uint32_t)big_endian(d->p, 2));
}

const struct dissector dissector_ipx = {
	.proto = { "ipx", "Internetwork Packet eXchange", PROTOCOL },
	.column = "IPX",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{ipx.packet_type}, {ipx.src.net%}.{ipx.src.node#} {ipx.src.socket} → "
	    "{ipx.dst.net%}.{ipx.dst.node#} {ipx.dst.socket}" },
	.on = { { ETHERTYPE, ETHERTYPE_NOVELL }, { ETHERTYPE, 0x8137 }, { LLC_SAP, 0xe0 },
	    { PPP_PROTO, 0x002b } },
};
