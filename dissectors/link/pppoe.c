/* PPP over Ethernet: header and session.  RFC 2516. */

#include "dissectors/link/pppoe.h"

static const struct value codes[] = {	/* IANA pppoe-parameters */
	{ 0x00, "Session Data" }, { 0x07, "Active Discovery Offer (PADO)" },
	{ 0x09, "Active Discovery Initiation (PADI)" }, { 0x0a, "Active Discovery Session-Grant (PADG)" },
	{ 0x0b, "Active Discovery Session-Credit Response (PADC)" },
	{ 0x0c, "Active Discovery Quality (PADQ)" }, { 0x19, "Active Discovery Request (PADR)" },
	{ 0x65, "Active Discovery Session-confirmation (PADS)" },
	{ 0xa7, "Active Discovery Terminate (PADT)" }, { 0xd3, "Active Discovery Message (PADM)" },
	{ 0xd4, "Active Discovery Network (PADN)" }, { 0, NULL },
};

enum { FIRST, VERSION, TYPE, CODE, SESSION, LENGTH, LENGTH_EXCEEDS };

static const struct field fields[] = {
	[FIRST]   = { "pppoe.first", "Version and type", UINT, 1, HEX, .parts = 2 },
	[VERSION] = { "pppoe.version", "Version", UINT, 1, .mask = 0xf0 },
	[TYPE]    = { "pppoe.type", "Type", UINT, 1, .mask = 0x0f },
	[CODE]    = { "pppoe.code", "Code", UINT, 1, HEX, codes },
	[SESSION] = { "pppoe.session_id", "Session ID", UINT, 2, HEX },
	[LENGTH]  = { "pppoe.payload_length", "Payload Length", UINT, 2, .unit = "bytes" },
	[LENGTH_EXCEEDS] = { "pppoe.payload_length.bad", "The payload length is more than was sent", NOTE, .severity = WARNING },
};

uint64_t
dissect_pppoe_header(struct dissection *d)
{
	add_uint(d, FIRST);
	uint64_t code = add_uint(d, CODE);

	add_uint(d, SESSION);
	size_t len = add_uint(d, LENGTH);

	if (!d->fault && !end_after(d, len))
		add_note(d, LENGTH_EXCEEDS);
	return code;
}

static void
dissect(struct dissection *d)
{
	summary(d, 0);
	dissect_pppoe_header(d);
	hand_over(d, LINK_TYPE, 9);
}

const struct dissector dissector_pppoes = {
	.proto = { "pppoes", "PPP-over-Ethernet Session", PROTOCOL },
	.column = "PPPoES",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{pppoe.code}, session {pppoe.session_id}" },
	.on = { { ETHERTYPE, 0x8864 } },
};
