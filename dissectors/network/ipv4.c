/* IPv4 header.  RFC 791 section 3.1; DS field: RFC 2474, RFC 3168. */

#include "dissectors/engine/checksum.h"
#include "dissectors/network/ds_field.h"
#include "dissectors/network/fragments.h"
#include "dissectors/network/ip_protos.h"
#include "dissectors/network/ipv4_options.h"

enum {
	VERSION, HDR_LEN, DSFIELD, DSCP, ECN, LEN, ID,
	FLAG_BITS, FLAG_RB, FLAG_DF, FLAG_MF, FRAG_OFFSET, FRAG_BYTES,
	TTL, PROTO, CHECKSUM, CHECKSUM_STATUS, CHECKSUM_CALCULATED, CHECKSUM_ZERO,
	SRC, SRC_ZERO, SRC_BROADCAST, SRC_MULTICAST, DST, DST_ZERO, DST_BROADCAST, DST_MULTICAST,
	VERSION_BAD, HDR_LEN_BAD, LEN_BAD, LEN_ZERO, LEN_EXCEEDS, TTL_LOW, ORIGINAL, ERROR_IN,
	FRAGMENT_ENUM,
};

static const struct field fields[] = {
	[VERSION]     = { "ip.version", "Version", UINT, 1, .mask = 0xf0 },
	[HDR_LEN]     = { "ip.hdr_len", "Header Length", UINT, 1, .mask = 0x0f, .scale = 4, .unit = "bytes" },
	[DSFIELD]     = { "ip.dsfield", "Differentiated Services Field", UINT, 1, HEX, .parts = 2, .costly = true },
	[DSCP]        = { "ip.dsfield.dscp", "Differentiated Services Codepoint", UINT, 1, .mask = 0xfc, .values = ds_codepoints },
	[ECN]         = { "ip.dsfield.ecn", "Explicit Congestion Notification", UINT, 1, .mask = 0x03, .values = ds_ecns },
	[LEN]         = { "ip.len", "Total Length", UINT, 2, .unit = "bytes", .costly = true },
	[ID]          = { "ip.id", "Identification", UINT, 2, HEX_DEC },
	[FLAG_BITS]   = { "ip.flags", "Flags", FLAGS, 1, HEX, .mask = 0xe0, .parts = 3, .costly = true },
	[FLAG_RB]     = { "ip.flags.rb", "Reserved bit", BOOL, 1, .mask = 0x80 },
	[FLAG_DF]     = { "ip.flags.df", "Don't fragment", BOOL, 1, .mask = 0x40 },
	[FLAG_MF]     = { "ip.flags.mf", "More fragments", BOOL, 1, .mask = 0x20 },
	[FRAG_OFFSET] = { "ip.frag_offset", "Fragment Offset", UINT, 2, .mask = 0x1fff, .unit = "× 8 bytes", .costly = true },
	[FRAG_BYTES]  = { "ip.frag_offset.bytes", "Fragment Offset in bytes", UINT, .generated = true },
	[TTL]         = { "ip.ttl", "Time to Live", UINT, 1 },
	[PROTO]       = { "ip.proto", "Protocol", UINT, 1, DEC, ip_protos, .leads = true },
	[CHECKSUM]    = { "ip.checksum", "Header Checksum", UINT, 2, HEX, .costly = true },
	[CHECKSUM_STATUS] = { "ip.checksum.status", "Header checksum status", UINT, .values = checksum_statuses, .generated = true, .costly = true },
	[CHECKSUM_CALCULATED] = { "ip.checksum_calculated", "Calculated Checksum", UINT, 2, HEX, .generated = true },
	[CHECKSUM_ZERO] = { "ip.checksum.zero", "Checksum 0: the sender's card fills it in later (offload), most likely", NOTE },
	[SRC]         = { "ip.src", "Source Address", IPV4, .also = "ip.addr" },
	[SRC_ZERO]    = { "ip.src.zero", "From no address: a host that does not know its own yet", NOTE },
	[SRC_BROADCAST] = { "ip.src.broadcast", "From the broadcast address: nobody's", NOTE, .severity = WARNING },
	[SRC_MULTICAST] = { "ip.src.multicast", "From a multicast address: a group sends nothing", NOTE, .severity = WARNING },
	[DST]         = { "ip.dst", "Destination Address", IPV4, .also = "ip.addr" },
	[DST_ZERO]    = { "ip.dst.zero", "To no address", NOTE, .severity = WARNING },
	[DST_BROADCAST] = { "ip.dst.broadcast", "To all hosts of the network", NOTE },
	[DST_MULTICAST] = { "ip.dst.multicast", "To a multicast group", NOTE },
	[VERSION_BAD] = { "ip.version.bad", "The version is not 4", NOTE, .severity = ERROR },
	[HDR_LEN_BAD] = { "ip.hdr_len.bad", "The header is shorter than 20 bytes", NOTE, .severity = ERROR },
	[LEN_BAD]     = { "ip.len.bad", "The total length is shorter than the header", NOTE, .severity = ERROR },
	[LEN_ZERO]    = { "ip.len.zero", "The length was sent as 0: the sender's card cuts the packet up later (segmentation offload), most likely", NOTE },
	[LEN_EXCEEDS] = { "ip.len.exceeds", "The total length is more than was sent", NOTE, .severity = ERROR },
	[TTL_LOW]     = { "ip.ttl.low", "The next router discards it, and reports that with ICMP type 11", NOTE },
	[ORIGINAL]    = { "ip.original_in", "The datagram itself is in frame", FRAME, .generated = true },
	[ERROR_IN]    = { "ip.error_in", "An ICMP error about it is in frame", FRAME, .generated = true },
	FRAGMENT_FIELDS("ip"),
};

static const struct fragment_rows fragment_rows = FRAGMENT_ROWS(fields, "Reassembled IPv4");

enum { CARRIES, IS_FRAGMENT, IS_BAD };	/* summaries */

static void
check_header(struct dissection *d, const uint8_t *start, size_t hdr_len, uint64_t stored)
{
	if (d->fault)
		return;
	if (hdr_len < 20 || hdr_len > (size_t)(d->end - start)) {
		add_derived(d, CHECKSUM_STATUS, CHECKSUM_UNVERIFIED);
		return;
	}
	uint16_t sum = checksum_fold(checksum_sum(start, hdr_len));

	add_derived(d, CHECKSUM_STATUS, sum == 0xffff);
	if (sum == 0xffff)
		return;
	add_derived(d, CHECKSUM_CALCULATED, checksum_right(sum, (uint16_t)stored));
	if (!stored)
		add_note(d, CHECKSUM_ZERO);
}

/* The total length (RFC 791 3.1) ends the packet; behind it is padding.  False: it cannot be right. */
static bool
end_datagram(struct dissection *d, size_t len, size_t hdr_len)
{
	if (!len)
		add_note(d, LEN_ZERO);
	else if (len < hdr_len)
		add_note(d, LEN_BAD);
	else if (d->fault || end_after(d, len - 20))
		return true;
	else
		add_note(d, LEN_EXCEEDS);
	end_after(d, left(d) + d->uncaptured);		/* then it is all that was sent */
	return !len || len >= hdr_len;
}

/* RFC 792: an error quotes the datagram that caused it; identification and ends tell which. */
static void
link_errors(struct dissection *d, uint32_t id, uint8_t proto)
{
	if (!d->session || d->fault)
		return;
	uint32_t frame = d->quoted ? session_original(d->session, d, id, proto) :
	    session_response_in(d->session, EXCHANGE_ERROR, "", 0);

	if (frame)
		add_derived_row(d, &fields[d->quoted ? ORIGINAL : ERROR_IN], frame);
	if (!d->quoted)
		session_datagram(d->session, d, id, proto);
}

/* RFC 1812 5.3.1: a router that would make it 0 discards it.  What stays on the link has 1 by right. */
static bool
dies_soon(uint64_t ttl, const uint8_t *dst)
{
	bool link_local = dst && dst[0] == 224 && !dst[1] && !dst[2];

	return ttl <= 1 && !link_local;
}

/* RFC 1122 section 3.2.1.3: what is no single host's address.  row: the first of three notes. */
static void
classify(struct dissection *d, const uint8_t *address, int row)
{
	uint32_t a = address ? (uint32_t)big_endian(address, 4) : 1;

	if (a == 0)
		add_note_row(d, &fields[row]);
	else if (a == UINT32_MAX)
		add_note_row(d, &fields[row + 1]);
	else if (a >> 28 == 14)
		add_note_row(d, &fields[row + 2]);
}

/* What the header says that is needed behind it. */
struct header {
	size_t hdr_len, len;
	struct fragment fragment;
};

/* The first byte.  False: what follows is no such header. */
static bool
dissect_version(struct dissection *d, struct header *h)
{
	const uint8_t *p = take(d, 1);

	if (!p)
		return false;
	h->hdr_len = (*p & 15) * 4u;
	add_value(d, VERSION, *p >> 4, p, 1);
	add_value(d, HDR_LEN, h->hdr_len, p, 1);
	if (*p >> 4 == 4 && h->hdr_len >= 20)
		return true;
	add_note(d, *p >> 4 != 4 ? VERSION_BAD : HDR_LEN_BAD);
	summary(d, IS_BAD);
	return false;
}

/* Identification, flags and offset: which part of which datagram this is. */
static void
dissect_identity(struct dissection *d, struct fragment *f)
{
	f->id = (uint32_t)add_uint(d, ID);
	const uint8_t *p = take(d, 2);
	uint64_t bits = p ? big_endian(p, 2) : 0;

	if (!p)
		return;
	f->offset = (bits & 0x1fff) * 8;
	f->more = bits & 0x2000;
	add_value(d, FLAG_BITS, bits >> 13, p, 1);
	add_value(d, FRAG_OFFSET, bits & 0x1fff, p, 2);
	if (f->offset || f->more)
		add_derived(d, FRAG_BYTES, f->offset);
}

/* The total length as it was sent; where that is 0, the row says how much there is, as Wireshark's does. */
static size_t
add_length(struct dissection *d, const uint8_t *start)
{
	const uint8_t *p = take(d, 2);
	size_t len = p ? (size_t)big_endian(p, 2) : 0;

	if (p)
		add_value(d, LEN, len ? len : (size_t)(d->end - start) + d->uncaptured, p, 2);
	return len;
}

static void
dissect_header(struct dissection *d, struct header *h)
{
	const uint8_t *start = d->p - 1, *p;

	add_uint(d, DSFIELD);
	h->len = add_length(d, start);
	dissect_identity(d, &h->fragment);
	uint64_t ttl = add_uint(d, TTL);

	h->fragment.proto = (uint8_t)add_uint(d, PROTO);
	check_header(d, start, h->hdr_len, add_uint(d, CHECKSUM));
	p = add_bytes(d, SRC, 4);
	is_source(d);
	classify(d, p, SRC_ZERO);
	p = add_bytes(d, DST, 4);
	is_destination(d);
	classify(d, p, DST_ZERO);
	if (dies_soon(ttl, p))
		add_note(d, TTL_LOW);
	link_errors(d, h->fragment.id, h->fragment.proto);
}

static void
dissect(struct dissection *d)
{
	struct header h = { .hdr_len = 0 };

	if (!dissect_version(d, &h))
		return;
	dissect_header(d, &h);
	bool part = h.fragment.more || h.fragment.offset;
	bool sound = end_datagram(d, h.len, h.hdr_len);

	if (h.hdr_len > 20)
		dissect_ipv4_options(d, h.hdr_len - 20);
	if (h.len > h.hdr_len)
		h.fragment.len = h.len - h.hdr_len;
	summary(d, part ? IS_FRAGMENT : CARRIES);
	if (sound && (!part || dissect_fragment(d, &fragment_rows, &h.fragment)))
		hand_over(d, IP_PROTO, h.fragment.proto);
}

const struct dissector dissector_ipv4 = {
	.proto = { "ip", "Internet Protocol Version 4", PROTOCOL },
	.column = "IPv4",
	.title = "Internet Protocol Version 4, Src: {ip.src}, Dst: {ip.dst}",
	ROWS(fields),
	.also = &dissector_ipv4_options,
	.dissect = dissect,
	.summaries = {
		[CARRIES] = "{ip.proto} ({ip.proto#})",
		[IS_FRAGMENT] = "Fragmented IP protocol (proto={ip.proto} {ip.proto#}, off={ip.frag_offset.bytes#}, ID={ip.id#})",
		[IS_BAD] = "Bogus IPv4 header: version {ip.version}, length {ip.hdr_len#}",
	},
	.on = {
		{ ETHERTYPE, 0x0800 }, { IP_PROTO, 4 }, { IP_PROTO, 94 }, { LLC_SAP, 0x06 },
		{ PPP_PROTO, 0x0021 }, { LINK_TYPE, 228 },
	},
};
