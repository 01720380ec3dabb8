/* ICMP's clocks (RFC 792), address masks (RFC 950), router lists (RFC 1256) and probes (RFC 8335). */

#include "dissectors/network/icmp_extensions.h"
#include "dissectors/network/icmp_queries.h"

enum { MS_A_DAY = 86400000, NS_A_MS = 1000000, NO_TIME = -1 };

static const struct value ext_states[] = {	/* of an ARP or neighbour table's entry */
	{ 0, "Reserved" }, { 1, "Incomplete" }, { 2, "Reachable" }, { 3, "Stale" }, { 4, "Delay" },
	{ 5, "Probe" }, { 6, "Failed" }, { 0, NULL },
};

enum {
	ORIGINATE, RECEIVE, TRANSMIT, LITTLE_ENDIAN_TIME, OTHER_TIME, OFFSET, STAY,
	MASK, MASK_LEN, MASK_HOLES,
	NUM_ADDRS, ADDR_SIZE, ADDR_SIZE_BAD, LIFETIME, ROUTER, PREFERENCE, NOT_DEFAULT,
	EXT_SEQ, EXT_LOCAL, EXT_STATE, EXT_ACTIVE, EXT_IPV4, EXT_IPV6,
};

static const struct field fields[] = {
	[ORIGINATE] = { "icmp.originate_timestamp", "Originate Timestamp", UINT, 4, CLOCK },
	[RECEIVE]  = { "icmp.receive_timestamp", "Receive Timestamp", UINT, 4, CLOCK },
	[TRANSMIT] = { "icmp.transmit_timestamp", "Transmit Timestamp", UINT, 4, CLOCK },
	[LITTLE_ENDIAN_TIME] = { "icmp.timestamp.le", "Makes sense in little-endian order only, as Windows sends it", UINT, 4, CLOCK, .generated = true },
	[OTHER_TIME] = { "icmp.timestamp.nonstandard", "Not counted from midnight UTC: the highest bit says so", NOTE },
	[OFFSET]   = { "icmp.timestamp.offset", "Receive less originate: the way there, and how far that clock is ahead", DURATION, .generated = true },
	[STAY]     = { "icmp.timestamp.stay", "Transmit less receive: time spent there", DURATION, .generated = true },
	[MASK]     = { "icmp.address_mask", "Address Mask", IPV4 },
	[MASK_LEN] = { "icmp.address_mask.len", "Prefix length", UINT, .generated = true },
	[MASK_HOLES] = { "icmp.address_mask.holes", "The mask's ones do not stand together: no prefix", NOTE, .severity = WARNING },
	[NUM_ADDRS] = { "icmp.num_addrs", "Number of addresses", UINT, 1 },
	[ADDR_SIZE] = { "icmp.addr_entry_size", "Address entry size", UINT, 1, .scale = 4, .unit = "bytes" },
	[ADDR_SIZE_BAD] = { "icmp.addr_entry_size.bad", "An address and its preference take 8 bytes", NOTE, .severity = ERROR },
	[LIFETIME] = { "icmp.lifetime", "Lifetime", UINT, 2, .unit = "seconds" },
	[ROUTER]   = { "icmp.ip_address", "Router address", IPV4 },
	[PREFERENCE] = { "icmp.preference_level", "Preference level", UINT, 4 },
	[NOT_DEFAULT] = { "icmp.preference_level.never", "The lowest preference: never the default router", NOTE },
	[EXT_SEQ]  = { "icmp.ext.echo.seq", "Sequence Number", UINT, 1 },
	[EXT_LOCAL] = { "icmp.ext.echo.req.local", "Interface is the receiver's own", BOOL, 1, .mask = 0x01 },
	[EXT_STATE] = { "icmp.ext.echo.rsp.state", "State", UINT, 1, .mask = 0xe0, .values = ext_states },
	[EXT_ACTIVE] = { "icmp.ext.echo.rsp.active", "Interface is up", BOOL, 1, .mask = 0x04 },
	[EXT_IPV4] = { "icmp.ext.echo.rsp.ipv4", "It runs IPv4", BOOL, 1, .mask = 0x02 },
	[EXT_IPV6] = { "icmp.ext.echo.rsp.ipv6", "It runs IPv6", BOOL, 1, .mask = 0x01 },
};

/* A time as milliseconds since midnight UTC; NO_TIME: it is none. */
static int64_t
dissect_time(struct dissection *d, int row)
{
	uint32_t time = (uint32_t)add_uint_row(d, &fields[row]), swapped = __builtin_bswap32(time);

	if (d->fault)
		return NO_TIME;
	if (time < MS_A_DAY)
		return time;
	if (swapped < MS_A_DAY) {
		add_derived(d, LITTLE_ENDIAN_TIME, swapped);
		return swapped;
	}
	if (time >> 31)			/* RFC 792: so a host says that it has no such clock */
		add_note(d, OTHER_TIME);
	return NO_TIME;
}

/* The difference of two times of a day, less than half a day apart; midnight may lie between. */
static void
add_difference(struct dissection *d, int row, int64_t from, int64_t to)
{
	int64_t ms = to - from;

	if (d->fault || from == NO_TIME || to == NO_TIME)
		return;
	if (ms > MS_A_DAY / 2)
		ms -= MS_A_DAY;
	else if (ms < -MS_A_DAY / 2)
		ms += MS_A_DAY;
	add_derived_row(d, &fields[row], (uint64_t)(ms * NS_A_MS));
}

void
dissect_icmp_timestamps(struct dissection *d, bool reply)
{
	int64_t originate = dissect_time(d, ORIGINATE), receive = dissect_time(d, RECEIVE);

	if (reply)
		add_difference(d, OFFSET, originate, receive);
	int64_t transmit = dissect_time(d, TRANSMIT);

	if (reply)
		add_difference(d, STAY, receive, transmit);
}

void
dissect_icmp_mask(struct dissection *d)
{
	const uint8_t *p = add_bytes(d, MASK, 4);
	uint32_t mask = p ? (uint32_t)big_endian(p, 4) : 0, rest = ~mask;

	if (!mask)			/* not known, or asked for */
		return;
	if (rest & (rest + 1))
		add_note(d, MASK_HOLES);
	else
		add_derived(d, MASK_LEN, (uint64_t)__builtin_popcount(mask));
}

void
dissect_icmp_routers(struct dissection *d)
{
	size_t count = add_uint(d, NUM_ADDRS);
	const uint8_t *p = take(d, 1);
	size_t size = p ? *p * 4u : 0;

	if (p)
		add_value(d, ADDR_SIZE, size, p, 1);
	if (p && size < 8)
		add_note(d, ADDR_SIZE_BAD);
	add_uint(d, LIFETIME);
	for (; count && size >= 8 && !d->fault; count--) {
		struct scope message = enter(d, size);

		add_bytes(d, ROUTER, 4);
		if (add_uint(d, PREFERENCE) == 0x80000000)	/* RFC 1256 section 3 */
			add_note(d, NOT_DEFAULT);
		leave(d, message);
	}
}

/* RFC 8335 sections 2 and 3: which interface is asked about, and how it is. */
void
dissect_icmp_probe(struct dissection *d, bool reply)
{
	add_uint(d, EXT_SEQ);
	const uint8_t *p = take(d, 1);

	if (p && reply) {
		add_value(d, EXT_STATE, *p >> 5, p, 1);
		add_value(d, EXT_ACTIVE, *p >> 2 & 1, p, 1);
		add_value(d, EXT_IPV4, *p >> 1 & 1, p, 1);
		add_value(d, EXT_IPV6, *p & 1, p, 1);
	} else if (p) {
		add_value(d, EXT_LOCAL, *p & 1, p, 1);
		if (left(d))
			dissect_icmp_extensions(d);
	}
}

const struct dissector dissector_icmp_queries = {
	.proto = { "icmp.queries", "Questions and answers of ICMP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_icmp_extensions,
};
