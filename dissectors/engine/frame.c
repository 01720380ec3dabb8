/* The frame as a whole: what the capture says of it, beside its bytes. */

#include "dissectors/engine/dissect.h"

enum {
	NUMBER, LEN, CAP_LEN, TIME_EPOCH, TIME_DELTA, TIME_RELATIVE,
	INTERFACE_ID, INTERFACE_NAME, ENCAP, PROTOCOLS, PROTOCOL_STACK, COMMENT,
};

static const struct value link_types[] = {	/* tcpdump.org/linktypes.html */
	{ 0, "BSD loopback" }, { 1, "Ethernet" }, { 6, "Token Ring" }, { 7, "ARCNET" },
	{ 8, "SLIP" }, { 9, "PPP" }, { 10, "FDDI" }, { 50, "PPP in HDLC-like framing" },
	{ 51, "PPPoE" }, { 100, "LLC/SNAP ATM" }, { 101, "Raw IP" }, { 104, "Cisco HDLC" },
	{ 105, "IEEE 802.11" }, { 107, "Frame Relay" }, { 108, "OpenBSD loopback" },
	{ 113, "Linux cooked v1" }, { 117, "OpenBSD pflog" }, { 119, "IEEE 802.11 Prism" },
	{ 127, "IEEE 802.11 radiotap" }, { 147, "Private use 0" }, { 187, "Bluetooth HCI" },
	{ 189, "USB with Linux header" }, { 195, "IEEE 802.15.4" },
	{ 220, "USB with padded Linux header" }, { 228, "Raw IPv4" }, { 229, "Raw IPv6" },
	{ 239, "Linux netlink NFLOG" }, { 253, "Netlink" }, { 276, "Linux cooked v2" },
	{ 0xffff, "none: a block that is no packet" }, { 0, NULL },
};

static const struct field fields[] = {
	[NUMBER]    = { "frame.number", "Frame Number", UINT },
	[LEN]       = { "frame.len", "Frame Length", UINT, .unit = "bytes" },
	[CAP_LEN]   = { "frame.cap_len", "Capture Length", UINT, .unit = "bytes" },
	[TIME_EPOCH] = { "frame.time_epoch", "Arrival Time", TIME, .also = "frame.time" },
	[TIME_DELTA] = { "frame.time_delta", "Time since previous frame", DURATION, .generated = true },
	[TIME_RELATIVE] = { "frame.time_relative", "Time since first frame", DURATION, .generated = true },
	[INTERFACE_ID] = { "frame.interface_id", "Interface", UINT },
	[INTERFACE_NAME] = { "frame.interface_name", "Interface name", TEXT },
	[ENCAP]     = { "frame.linktype", "Link type", UINT, .values = link_types },
	[PROTOCOLS] = { "frame.protocols", "Protocols in frame", LAYERS, .generated = true },
	[PROTOCOL_STACK] = { "frame.stack", "Protocol stack", STACK, .generated = true },
	[COMMENT]   = { "frame.comment", "Comment", TEXT },
};

/* A text that is no part of the packet's bytes lies in a source of its own. */
static void
add_outside_text(struct dissection *d, int row, struct text text)
{
	const uint8_t *base = d->base;

	if (!text.bytes || d->source_count == SOURCES_MAX)
		return;
	d->base = (const uint8_t *)text.bytes;
	d->source = (uint16_t)d->source_count;
	d->sources[d->source_count++] = (struct source){ d->base, text.len, NULL };
	add_value(d, row, 0, d->base, text.len);
	d->base = base;
	d->source = 0;
}

static void
dissect(struct dissection *d)
{
	const struct packet *k = d->packet;

	d->nodes[d->self_first].len = k->captured;
	add_outside_text(d, COMMENT, k->comment);
	add_value(d, NUMBER, k->number, d->p, 0);
	add_value(d, TIME_EPOCH, (uint64_t)k->time, d->p, 0);
	add_value(d, TIME_DELTA, (uint64_t)k->since_previous, d->p, 0);
	add_value(d, TIME_RELATIVE, (uint64_t)k->since_first, d->p, 0);
	add_value(d, LEN, k->wire, d->p, 0);
	add_value(d, CAP_LEN, k->captured, d->p, 0);
	add_value(d, ENCAP, k->link_type, d->p, 0);
	add_value(d, INTERFACE_ID, k->interface, d->p, 0);
	add_outside_text(d, INTERFACE_NAME, k->interface_name);
	add_value(d, PROTOCOLS, 0, d->p, 0);
	add_value(d, PROTOCOL_STACK, 0, d->p, 0);
}

const struct dissector dissector_frame = {
	.proto = { "frame", "Frame", PROTOCOL },
	.title = "Frame {frame.number}: {frame.len} on wire, {frame.cap_len} captured",
	ROWS(fields),
	.dissect = dissect,
};
