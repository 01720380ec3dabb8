/*
 * ERSPAN: frames that a switch copies to a far observer, inside GRE.  Types II
 * and III of draft-foschiano-erspan-03 sections 4.2 and 4.3; type I is GRE alone.
 *
 *	|  Ver  |         VLAN          | COS |Enc|T|    Session ID     |
 *	|       Reserved        |                 Index                 |	II
 *	|                           Timestamp                           |	III
 *	|              SGT              |P|   FT    |  Hw ID    |D|Gra|O|
 *	|         8 bytes of the platform, where O says so              |
 */

#include "dissectors/engine/dissect.h"

static const struct value versions[] = { { 1, "Type II" }, { 2, "Type III" }, { 0, NULL } };
static const struct value encapsulations[] = {
	{ 0, "Originally without VLAN tag" }, { 1, "Originally ISL encapsulated" }, { 2, "Originally 802.1Q encapsulated" },
	{ 3, "VLAN tag preserved in frame" }, { 0, NULL },
};
static const struct value integrities[] = {
	{ 0, "Good or unknown integrity" }, { 1, "Short frame" }, { 2, "Oversized frame" }, { 3, "Bad frame" }, { 0, NULL },
};
static const struct value frame_types[] = { { 0, "Ethernet" }, { 2, "IP" }, { 0, NULL } };
static const struct value granularities[] = {
	{ 0, "100 microseconds" }, { 1, "100 nanoseconds" }, { 2, "IEEE 1588" }, { 3, "User configurable" }, { 0, NULL },
};

enum {
	HEAD, VERSION, VLAN, SESSION_2, COS_2, ENCAP, TRUNCATED_2, SPAN_2, WORD, RESERVED, INDEX,
	SESSION_3, COS_3, BSO, TRUNCATED_3, SPAN_3, TIMESTAMP, SGT, BITS, HAS_FRAME, FRAME_TYPE, HARDWARE, DIRECTION,
	GRANULARITY, OPTIONAL, PLATFORM, VERSION_BAD,
};

static const struct field fields[] = {
	[HEAD]      = { "erspan.head", "Version and VLAN", UINT, 2, HEX, .parts = 2 },
	[VERSION]   = { "erspan.version", "Version", UINT, 2, DEC, versions, .mask = 0xf000 },
	[VLAN]      = { "erspan.vlan", "Vlan", UINT, 2, .mask = 0x0fff },
	[SESSION_2] = { "erspan.session", "Session", UINT, 2, HEX, .parts = 4 },
	[COS_2]     = { "erspan.cos", "COS", UINT, 2, .mask = 0xe000 },
	[ENCAP]     = { "erspan.encap", "Encap", UINT, 2, DEC, encapsulations, .mask = 0x1800 },
	[TRUNCATED_2] = { "erspan.truncated", "Truncated", BOOL, 2, .mask = 0x0400 },
	[SPAN_2]    = { "erspan.spanid", "SpanID", UINT, 2, .mask = 0x03ff },
	[WORD]      = { "erspan.word", "Reserved, and index", UINT, 4, HEX, .parts = 2 },
	[RESERVED]  = { "erspan.reserved", "Reserved", UINT, 4, .mask = 0xfff00000 },
	[INDEX]     = { "erspan.index", "Index", UINT, 4, .mask = 0x000fffff },
	[SESSION_3] = { "erspan.session", "Session", UINT, 2, HEX, .parts = 4 },
	[COS_3]     = { "erspan.cos", "COS", UINT, 2, .mask = 0xe000 },
	[BSO]       = { "erspan.bso", "Bad/Short/Oversized", UINT, 2, DEC, integrities, .mask = 0x1800 },
	[TRUNCATED_3] = { "erspan.truncated", "Truncated", BOOL, 2, .mask = 0x0400 },
	[SPAN_3]    = { "erspan.spanid", "SpanID", UINT, 2, .mask = 0x03ff },
	[TIMESTAMP] = { "erspan.timestamp", "Timestamp", UINT, 4 },
	[SGT]       = { "erspan.sgt", "Security Group Tag", UINT, 2 },
	[BITS]      = { "erspan.bits", "What it carries", UINT, 2, HEX, .parts = 6 },
	[HAS_FRAME] = { "erspan.p", "Has Ethernet PDU", UINT, 2, .mask = 0x8000 },
	[FRAME_TYPE] = { "erspan.ft", "Frame Type", UINT, 2, DEC, frame_types, .mask = 0x7c00 },
	[HARDWARE]  = { "erspan.hw", "Hardware ID", UINT, 2, .mask = 0x03f0 },
	[DIRECTION] = { "erspan.direction", "Egress", BOOL, 2, .mask = 0x0008 },
	[GRANULARITY] = { "erspan.gra", "Timestamp granularity", UINT, 2, DEC, granularities, .mask = 0x0006 },
	[OPTIONAL]  = { "erspan.o", "Optional Sub headers", UINT, 2, .mask = 0x0001 },
	[PLATFORM]  = { "erspan.platform", "Platform specific", BYTES },
	[VERSION_BAD] = { "erspan.version.unknown", "Neither type II nor type III", NOTE, .severity = WARNING },
};

enum { TYPE_2 = 1, TYPE_3 = 2, FRAME_ETHERNET = 0, FRAME_IP = 2, PLATFORM_LENGTH = 8, TEB = 0x6558 };

/* Behind version and VLAN.  Gives the type of what is inside. */
static uint32_t
dissect_type_3(struct dissection *d)
{
	add_uint(d, SESSION_3);
	add_uint(d, TIMESTAMP);
	add_uint(d, SGT);
	uint64_t bits = add_uint(d, BITS), type = bits >> 10 & 0x1f;

	if (bits & 1)
		add_bytes(d, PLATFORM, PLATFORM_LENGTH);
	if (type == FRAME_IP)
		return left(d) && *d->p >> 4 == 6 ? 0x86dd : 0x0800;
	return type == FRAME_ETHERNET ? TEB : 0;
}

static void
dissect(struct dissection *d)
{
	uint64_t version = add_uint(d, HEAD) >> 12;

	summary(d, 0);
	if (version == TYPE_2) {
		add_uint(d, SESSION_2);
		add_uint(d, WORD);
		hand_over(d, ETHERTYPE, TEB);
	} else if (version == TYPE_3) {
		hand_over(d, ETHERTYPE, dissect_type_3(d));
	} else {
		add_note(d, VERSION_BAD);
	}
}

const struct dissector dissector_erspan = {
	.proto = { "erspan", "Encapsulated Remote Switch Packet ANalysis", PROTOCOL },
	.column = "ERSPAN",
	.title = "Encapsulated Remote Switch Packet ANalysis {erspan.version}",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{erspan.version}{, session |erspan.spanid}" },
};
