/* Ethernet II and the frame around it.  IEEE 802.3 clause 3. */

#include "dissectors/link/ethertypes.h"

/* IEEE 802.3 clauses 3.2.8 (shorter frames are padded; captures leave out the last 4 bytes) and 3.2.6. */
enum { SHORTEST = 60, LONGEST = 1500 };

static const struct value group_bits[] = {
	{ 0, "individual (unicast)" }, { 1, "group (multicast or broadcast)" }, { 0, NULL },
};

static const struct value local_bits[] = {
	{ 0, "globally unique, by the manufacturer" }, { 1, "locally administered" }, { 0, NULL },
};

enum { DST, DST_LG, DST_IG, SRC, SRC_LG, SRC_IG, TYPE, LEN, LEN_EXCEEDS, INVALID, PADDING, TRAILER };
enum { IS_II, IS_8023, IS_NEITHER };	/* numbers of summaries below */

static const struct field fields[] = {
	[DST]    = { "eth.dst", "Destination", MAC, .parts = 2, .also = "eth.addr" },
	[DST_LG] = { "eth.dst.lg", "LG bit", UINT, 3, .mask = 0x020000, .values = local_bits, .also = "eth.lg" },
	[DST_IG] = { "eth.dst.ig", "IG bit", UINT, 3, .mask = 0x010000, .values = group_bits, .also = "eth.ig" },
	[SRC]    = { "eth.src", "Source", MAC, .parts = 2, .also = "eth.addr" },
	[SRC_LG] = { "eth.src.lg", "LG bit", UINT, 3, .mask = 0x020000, .values = local_bits, .also = "eth.lg" },
	[SRC_IG] = { "eth.src.ig", "IG bit", UINT, 3, .mask = 0x010000, .values = group_bits, .also = "eth.ig" },
	[TYPE]   = { "eth.type", "Type", UINT, 2, HEX, ethertypes, .leads = true },
	[LEN]    = { "eth.len", "Length", UINT, 2, .unit = "bytes" },
	[LEN_EXCEEDS] = { "eth.len.past_end", "The length is more than was sent", NOTE, .severity = ERROR },
	[INVALID] = { "eth.invalid_lentype", "Neither a length (up to 1500) nor a type (from 1536)", UINT, 2, HEX_DEC },
	[PADDING] = { "eth.padding", "Padding", BYTES, .costly = true },
	[TRAILER] = { "eth.trailer", "Trailer", BYTES, .costly = true },
};

static void
add_address(struct dissection *d, int row)
{
	const uint8_t *p = take(d, 6);

	if (p)		/* its first bytes are the number that LG and IG are bits of */
		add_value(d, row, big_endian(p, 3), p, 6);
}

static void
dissect(struct dissection *d)
{
	add_address(d, DST);
	is_destination(d);
	add_address(d, SRC);
	is_source(d);
	uint64_t type = left(d) >= 2 ? big_endian(d->p, 2) : 0;

	summary(d, type >= ETHERTYPE_LEAST ? IS_II : type <= LONGEST ? IS_8023 : IS_NEITHER);
	if (type >= ETHERTYPE_LEAST)
		hand_over(d, ETHERTYPE, (uint32_t)add_uint(d, TYPE));
	else if (type > LONGEST)
		add_uint(d, INVALID);
	else if (!hand_over_length(d, add_uint(d, LEN)))
		add_note(d, LEN_EXCEEDS);
}

/* Padding fills a short frame up; what is behind it somebody else added. */
static void
rest(struct dissection *d)
{
	size_t before = (size_t)(d->p - d->base);

	if (before < SHORTEST)
		add_bytes(d, PADDING, left(d) < SHORTEST - before ? left(d) : SHORTEST - before);
	if (left(d))
		add_bytes(d, TRAILER, left(d));
}

const struct dissector dissector_eth = {
	.proto = { "eth", "Ethernet II", PROTOCOL },
	.column = "Ethernet",
	.title = "{Ethernet II|eth.type|}{IEEE 802.3 Ethernet|eth.len|}"
	    "{Ethernet, unknown|eth.invalid_lentype|}, Src: {eth.src}, Dst: {eth.dst}",
	ROWS(fields),
	.dissect = dissect,
	.rest = rest,
	.summaries = {
		[IS_II] = "Type {eth.type}",
		[IS_8023] = "802.3 frame, length {eth.len}",
		[IS_NEITHER] = "Invalid length or type {eth.invalid_lentype}",
	},
	.on = { { LINK_TYPE, 1 }, { ETHERTYPE, 0x6558 } },
};
