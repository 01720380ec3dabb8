/* ARP: which hardware address a protocol address belongs to.  RFC 826, 903, 5227. */

#include <string.h>
#include "dissectors/engine/exchange_rows.h"
#include "dissectors/link/ethertypes.h"
#include "dissectors/link/hw_types.h"

static const struct value opcodes[] = {
	{ 1, "request" }, { 2, "reply" }, { 3, "reverse request" }, { 4, "reverse reply" },
	{ 5, "DRARP request" }, { 6, "DRARP reply" }, { 7, "DRARP error" },
	{ 8, "inverse request" }, { 9, "inverse reply" }, { 0, NULL },
};

enum {
	HW_TYPE, PROTO_TYPE, HW_SIZE, PROTO_SIZE, OPCODE,
	GRATUITOUS, PROBE, ANNOUNCEMENT, REQUEST_IN, RESPONSE_TIME, RESPONSE_IN, REPEATS, NO_RESPONSE,
	SRC_MAC, SRC_IPV4, DST_MAC, DST_IPV4,	/* Ethernet and IPv4 */
	SRC_HW, SRC_PROTO, DST_HW, DST_PROTO,	/* anything else */
};

static const struct field fields[] = {
	[HW_TYPE]    = { "arp.hw.type", "Hardware type", UINT, 2, DEC, hw_types },
	[PROTO_TYPE] = { "arp.proto.type", "Protocol type", UINT, 2, HEX, ethertypes },
	[HW_SIZE]    = { "arp.hw.size", "Hardware size", UINT, 1, .unit = "bytes" },
	[PROTO_SIZE] = { "arp.proto.size", "Protocol size", UINT, 1, .unit = "bytes" },
	[OPCODE]     = { "arp.opcode", "Opcode", UINT, 2, DEC, opcodes },
	[GRATUITOUS] = { "arp.isgratuitous", "Is gratuitous: nobody asked", BOOL, .generated = true },
	[PROBE]      = { "arp.isprobe", "Is probe: does anybody use the address?", BOOL, .generated = true },
	[ANNOUNCEMENT] = { "arp.isannouncement", "Is announcement of an address taken", BOOL, .generated = true },
	[REQUEST_IN] = { "arp.request_in", "Answers the request in frame", FRAME, .generated = true },
	[RESPONSE_TIME] = { "arp.response_time", "Time from the request", DURATION, .generated = true },
	[RESPONSE_IN] = { "arp.response_in", "Answered in frame", FRAME, .generated = true },
	[REPEATS]    = { "arp.repeats", "The same was asked before, without an answer, times", UINT, .generated = true },
	[NO_RESPONSE] = { "arp.no_response", "Nobody answers: the host may be absent, or a frame was damaged; "
	    "both look the same from here, and datagrams for it are dropped", NOTE, .severity = WARNING },
	[SRC_MAC]    = { "arp.src.hw_mac", "Sender MAC address", MAC },
	[SRC_IPV4]   = { "arp.src.proto_ipv4", "Sender IP address", IPV4 },
	[DST_MAC]    = { "arp.dst.hw_mac", "Target MAC address", MAC },
	[DST_IPV4]   = { "arp.dst.proto_ipv4", "Target IP address", IPV4 },
	[SRC_HW]     = { "arp.src.hw", "Sender hardware address", BYTES },
	[SRC_PROTO]  = { "arp.src.proto", "Sender protocol address", BYTES },
	[DST_HW]     = { "arp.dst.hw", "Target hardware address", BYTES },
	[DST_PROTO]  = { "arp.dst.proto", "Target protocol address", BYTES },
};

enum {	/* numbers of summaries below */
	OTHER, REQUEST, REPLY, REVERSE_REQUEST, REVERSE_REPLY, IS_PROBE, IS_ANNOUNCEMENT,
	IS_GRATUITOUS_REPLY,
};

static const uint8_t zero[4];

/* RFC 5227 1.1: what an address in both, or in neither, of the IP fields means. */
static void
classify(struct dissection *d, uint64_t opcode, const uint8_t *src, const uint8_t *dst)
{
	if (opcode != 1 && opcode != 2)
		return;
	if (!memcmp(src, dst, 4)) {
		add_derived(d, GRATUITOUS, 1);
		if (opcode == 1)
			add_derived(d, ANNOUNCEMENT, 1);
		summary(d, opcode == 1 ? IS_ANNOUNCEMENT : IS_GRATUITOUS_REPLY);
	} else if (opcode == 1 && !memcmp(src, zero, 4)) {
		add_derived(d, PROBE, 1);
		summary(d, IS_PROBE);
	}
}

static const struct exchange_rows exchange_rows = {
	.repeats = &fields[REPEATS], .response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE],
	.request_in = &fields[REQUEST_IN], .delay = &fields[RESPONSE_TIME],
};

/* To probes and announcements no answer is the good one. */
static const struct exchange_rows claim_rows = {
	.repeats = &fields[REPEATS], .response_in = &fields[RESPONSE_IN],
	.request_in = &fields[REQUEST_IN], .delay = &fields[RESPONSE_TIME],
};

/* A request is answered by who has the address that it asks for, to who asks. */
static void
link_exchange(struct dissection *d, uint64_t opcode, const uint8_t *src, const uint8_t *dst)
{
	bool asks = opcode == 1, claims = !memcmp(src, dst, 4) || !memcmp(src, zero, 4);
	uint8_t key[8];

	memcpy(key, asks ? src : dst, 4);
	memcpy(key + 4, asks ? dst : src, 4);
	add_exchange(d, claims ? &claim_rows : &exchange_rows, EXCHANGE_ARP, asks, key, sizeof key);
}

static void
dissect(struct dissection *d)
{
	uint64_t hw_type = add_uint(d, HW_TYPE);
	uint64_t proto_type = add_uint(d, PROTO_TYPE);
	size_t hw_size = add_uint(d, HW_SIZE);
	size_t proto_size = add_uint(d, PROTO_SIZE);
	bool mac = is_mac(hw_type, hw_size);
	bool ipv4 = proto_type == 0x0800 && proto_size == 4;
	uint64_t opcode = add_uint(d, OPCODE);

	summary(d, mac && ipv4 && opcode <= 4 ? (int)opcode : OTHER);
	add_bytes(d, mac ? SRC_MAC : SRC_HW, hw_size);
	const uint8_t *src = add_bytes(d, ipv4 ? SRC_IPV4 : SRC_PROTO, proto_size);

	add_bytes(d, mac ? DST_MAC : DST_HW, hw_size);
	const uint8_t *dst = add_bytes(d, ipv4 ? DST_IPV4 : DST_PROTO, proto_size);

	if (src && dst && mac && ipv4) {
		classify(d, opcode, src, dst);
		if (opcode == 1 || opcode == 2)
			link_exchange(d, opcode, src, dst);
	}
	end_after(d, 0);	/* so what fills the frame up is its padding */
}

const struct dissector dissector_arp = {
	.proto = { "arp", "Address Resolution Protocol", PROTOCOL },
	.column = "ARP",
	.title = "Address Resolution Protocol ({arp.opcode})",
	ROWS(fields),
	.dissect = dissect,
	.summaries = {
		[OTHER] = "Opcode {arp.opcode}",
		[REQUEST] = "Who has {arp.dst.proto_ipv4}? Tell {arp.src.proto_ipv4}",
		[REPLY] = "{arp.src.proto_ipv4} is at {arp.src.hw_mac#}",
		[REVERSE_REQUEST] = "RARP: Who is {arp.dst.hw_mac#}? Tell {arp.src.hw_mac#}",
		[REVERSE_REPLY] = "RARP: {arp.dst.hw_mac#} is at {arp.dst.proto_ipv4}",
		[IS_PROBE] = "Who has {arp.dst.proto_ipv4}? (ARP Probe)",
		[IS_ANNOUNCEMENT] = "ARP Announcement for {arp.src.proto_ipv4}",
		[IS_GRATUITOUS_REPLY] = "Gratuitous ARP for {arp.src.proto_ipv4} (Reply)",
	},
	.on = { { ETHERTYPE, 0x0806 }, { ETHERTYPE, 0x8035 } },
};
