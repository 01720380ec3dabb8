/*
 * DHCP and BOOTP: how a host gets its address.  RFC 2131 section 2, RFC 951.
 *
 *	|  Type |  HW type  |  HW length  |  Hops  |
 *	|              Transaction ID               |
 *	|       Seconds       |        Flags        |
 *	|  Addresses: client's, your, server's, relay's (4 bytes each)
 *	|  Client's hardware address (16)
 *	|  Server host name (64), boot file name (128)
 *	|  Cookie (4), options; or the vendor's area of BOOTP (64)
 */

#include <string.h>
#include "dissectors/application/dhcp.h"
#include "dissectors/engine/exchange_rows.h"
#include "dissectors/link/hw_types.h"

enum { COOKIE_OF_DHCP = 0x63825363, HW_ROOM = 16, SNAME_ROOM = 64, FILE_ROOM = 128 };

static const struct value types[] = { { 1, "Boot Request" }, { 2, "Boot Reply" }, { 0, NULL } };
static const struct value hold_options[] = { { 0, "holds options" }, { 0, NULL } };

enum {
	TYPE, HW_TYPE, HW_LEN, HOPS, ID, SECS, FLAG_WORD, FLAG_BROADCAST, FLAG_RESERVED,
	CLIENT, YOUR, SERVER, RELAY, MAC_ADDRESS, HW_ADDRESS, HW_PADDING, HW_LEN_BAD, NO_ADDRESS,
	SECS_LITTLE, SNAME, SNAME_REST, SNAME_OPTIONS, SNAME_OVERLOADED,
	BOOT_FILE, BOOT_FILE_REST, BOOT_FILE_OPTIONS, BOOT_FILE_OVERLOADED,
	COOKIE, VENDOR, BOOTP, REQUEST_IN, RESPONSE_TIME, RESPONSE_IN, REPEATS, NO_RESPONSE,
};

static const struct field fields[] = {
	[TYPE]     = { "dhcp.type", "Message type", UINT, 1, DEC, types },
	[HW_TYPE]  = { "dhcp.hw.type", "Hardware type", UINT, 1, HEX, hw_types },
	[HW_LEN]   = { "dhcp.hw.len", "Hardware address length", UINT, 1, .unit = "bytes" },
	[HOPS]     = { "dhcp.hops", "Hops", UINT, 1 },
	[ID]       = { "dhcp.id", "Transaction ID", UINT, 4, HEX },
	[SECS]     = { "dhcp.secs", "Since the client began", UINT, 2, .unit = "seconds" },
	[SECS_LITTLE] = { "dhcp.secs_le", "Perhaps sent in little-endian order", NOTE },
	[FLAG_WORD] = { "dhcp.flags", "Bootp flags", UINT, 2, HEX, .parts = 2 },
	[FLAG_BROADCAST] = { "dhcp.flags.bc", "Broadcast the answer", BOOL, 2, .mask = 0x8000 },
	[FLAG_RESERVED] = { "dhcp.flags.reserved", "Reserved flags", UINT, 2, HEX, .mask = 0x7fff },
	[CLIENT]   = { "dhcp.ip.client", "Client IP address", IPV4 },
	[YOUR]     = { "dhcp.ip.your", "Your (client) IP address", IPV4 },
	[SERVER]   = { "dhcp.ip.server", "Next server IP address", IPV4 },
	[RELAY]    = { "dhcp.ip.relay", "Relay agent IP address", IPV4 },
	[MAC_ADDRESS] = { "dhcp.hw.mac_addr", "Client MAC address", MAC },
	[HW_ADDRESS] = { "dhcp.hw.addr", "Client hardware address", BYTES },
	[HW_PADDING] = { "dhcp.hw.addr_padding", "Client hardware address padding", BYTES },
	[HW_LEN_BAD] = { "dhcp.hw.len.bad", "The hardware address is longer than its field", NOTE, .severity = ERROR },
	[NO_ADDRESS] = { "dhcp.client_address_not_given", "The client gives no hardware address", NOTE },
	[SNAME]    = { "dhcp.server", "Server host name", TEXT },
	[SNAME_REST] = { "dhcp.server.rest", "Bytes behind the server host name", BYTES },
	[SNAME_OPTIONS] = { "dhcp.server.options", "Server host name", GROUP, .values = hold_options },
	[SNAME_OVERLOADED] = { "dhcp.server_name_overloaded_by_dhcp", "Options stand in the place of the name", NOTE },
	[BOOT_FILE] = { "dhcp.file", "Boot file name", TEXT },
	[BOOT_FILE_REST] = { "dhcp.file.rest", "Bytes behind the boot file name", BYTES },
	[BOOT_FILE_OPTIONS] = { "dhcp.file.options", "Boot file name", GROUP, .values = hold_options },
	[BOOT_FILE_OVERLOADED] = { "dhcp.boot_filename_overloaded_by_dhcp", "Options stand in the place of the name", NOTE },
	[COOKIE]   = { "dhcp.cookie", "Magic cookie", IPV4 },
	[VENDOR]   = { "dhcp.vendor_specific_options", "Vendor's area, without a cookie", BYTES },
	[BOOTP]    = { "dhcp.bootp", "Is BOOTP: no DHCP message type", BOOL, .generated = true },
	[REQUEST_IN] = { "dhcp.request_in", "Answers the message in frame", FRAME, .generated = true },
	[RESPONSE_TIME] = { "dhcp.response_time", "Time from that message", DURATION, .generated = true },
	[RESPONSE_IN] = { "dhcp.response_in", "Answered in frame", FRAME, .generated = true },
	[REPEATS]  = { "dhcp.repeats", "The same was asked before, without an answer, times", UINT, .generated = true },
	[NO_RESPONSE] = { "dhcp.no_response", "No server answers: none is there, none has an address for this client, "
	    "or a frame was lost", NOTE, .severity = WARNING },
};

enum { OTHER, REQUEST, REPLY, DHCP };	/* numbers of summaries below */

static const struct exchange_rows exchange_rows = {
	.repeats = &fields[REPEATS], .response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE],
	.request_in = &fields[REQUEST_IN], .delay = &fields[RESPONSE_TIME],
};

enum exchange { NONE, BOOT, ADDRESS, LEASE, QUERY };

/* By DHCP message type: which exchange it is part of, and whether it asks.  RFC 2131 section 3, RFC 4388. */
static const struct {
	uint8_t exchange;
	bool asks;
} roles[] = {
	[1] = { ADDRESS, true }, [2] = { ADDRESS, false },
	[3] = { LEASE, true }, [8] = { LEASE, true }, [5] = { LEASE, false }, [6] = { LEASE, false },
	[10] = { QUERY, true }, [11] = { QUERY, false }, [12] = { QUERY, false }, [13] = { QUERY, false },
};

/*
 * Transaction and client say what belongs together, not the addresses: a
 * client has none yet, and a relay stands between.
 */
static void
link_exchange(struct dissection *d, uint64_t type, const struct dhcp_options *all, uint64_t id,
    const uint8_t *hw)
{
	bool dhcp = all->message != 0, asks = type == 1;
	enum exchange exchange = dhcp ? NONE : BOOT;
	uint8_t key[5 + HW_ROOM] = { (uint8_t)(id >> 24), (uint8_t)(id >> 16), (uint8_t)(id >> 8), (uint8_t)id };

	if (dhcp && all->message < sizeof roles / sizeof *roles) {
		exchange = roles[all->message].exchange;
		asks = roles[all->message].asks;
	}
	if (exchange == NONE || !hw)
		return;
	if (exchange == LEASE && !asks && all->rapid)
		exchange = ADDRESS;
	key[4] = (uint8_t)exchange;
	memcpy(key + 5, hw, HW_ROOM);
	add_exchange(d, &exchange_rows, EXCHANGE_DHCP, asks, key, sizeof key);
}

/* Gives the whole field of the address. */
static const uint8_t *
dissect_hw_address(struct dissection *d, uint64_t hw_type, size_t n)
{
	const uint8_t *hw = left(d) >= HW_ROOM ? d->p : NULL;

	if (n > HW_ROOM) {
		add_note(d, HW_LEN_BAD);
		n = HW_ROOM;
	}
	if (n)
		add_bytes(d, is_mac(hw_type, n) ? MAC_ADDRESS : HW_ADDRESS, n);
	else
		add_note(d, NO_ADDRESS);
	if (n < HW_ROOM)
		add_bytes(d, HW_PADDING, HW_ROOM - n);
	return hw;
}

/* A name in a field of n bytes, the row; what a sender left behind its end, the row after that. */
static void
dissect_name(struct dissection *d, int row, size_t n)
{
	size_t len = left(d) >= n ? strnlen((const char *)d->p, n) : n, end = len;

	while (end < n && left(d) >= n && !d->p[end])
		end++;
	if (end == n)
		len = n;
	add_bytes(d, row, len);
	if (len < n)
		add_bytes(d, row + 1, n - len);
}

/* Options in a field of n bytes: the row is a group, the one behind it says why. */
static void
dissect_held_options(struct dissection *d, int row, size_t n, struct dhcp_options *all)
{
	struct node *group = open_group(d, row, 0);
	struct scope outer = enter(d, n);

	add_note(d, row + 1);
	dissect_dhcp_options(d, all);
	dissect_dhcp_padding(d);
	leave(d, outer);
	close_group(d, group);
}

/* Both names; options may stand in their place (RFC 2131 section 4.1). */
static void
dissect_names(struct dissection *d, struct dhcp_options *all)
{
	const size_t options = SNAME_ROOM + FILE_ROOM + 4;
	unsigned overload = left(d) > options ? dhcp_overload(d->p + options, left(d) - options) : 0;

	if (overload & OVERLOAD_SNAME)
		dissect_held_options(d, SNAME_OPTIONS, SNAME_ROOM, all);
	else
		dissect_name(d, SNAME, SNAME_ROOM);
	if (overload & OVERLOAD_FILE)
		dissect_held_options(d, BOOT_FILE_OPTIONS, FILE_ROOM, all);
	else
		dissect_name(d, BOOT_FILE, FILE_ROOM);
}

/* Whether options follow; where the capture ends first, that they do. */
static bool
begins_options(const struct dissection *d)
{
	return fits(d, 4) && (left(d) < 4 || big_endian(d->p, 4) == COOKIE_OF_DHCP);
}

static void
dissect_addresses(struct dissection *d)
{
	add_bytes(d, CLIENT, 4);
	add_bytes(d, YOUR, 4);
	add_bytes(d, SERVER, 4);
	add_bytes(d, RELAY, 4);
}

static void
dissect(struct dissection *d)
{
	struct dhcp_options all = { 0 };
	uint64_t type = add_uint(d, TYPE), hw_type = add_uint(d, HW_TYPE);
	size_t hw_len = add_uint(d, HW_LEN);

	summary(d, type == 1 || type == 2 ? (int)type : OTHER);
	add_uint(d, HOPS);
	uint64_t id = add_uint(d, ID);

	uint64_t secs = add_uint(d, SECS);

	if (secs && !(secs & 0xff))
		add_note(d, SECS_LITTLE);
	add_uint(d, FLAG_WORD);
	dissect_addresses(d);
	const uint8_t *hw = dissect_hw_address(d, hw_type, hw_len);

	dissect_names(d, &all);
	if (begins_options(d)) {
		add_bytes(d, COOKIE, 4);
		dissect_dhcp_options(d, &all);
	} else if (left(d)) {
		add_bytes(d, VENDOR, left(d) + d->uncaptured);
	}
	if (all.message)
		summary(d, DHCP);
	else
		add_derived(d, BOOTP, 1);
	link_exchange(d, type, &all, id, hw);
	dissect_dhcp_padding(d);
}

const struct dissector dissector_dhcp = {
	.proto = { "dhcp", "Dynamic Host Configuration Protocol", PROTOCOL },
	.column = "DHCP",
	.title = "Dynamic Host Configuration Protocol{ (|dhcp.option.dhcp}{)|dhcp.option.dhcp|}",
	ROWS(fields),
	.also = &dissector_dhcp_options,
	.dissect = dissect,
	.summaries = {
		[OTHER] = "Unknown BOOTP message type ({dhcp.type#})",
		[REQUEST] = "Boot Request{ from |dhcp.hw.mac_addr}",
		[REPLY] = "Boot Reply{ to |dhcp.hw.mac_addr}",
		[DHCP] = "DHCP {dhcp.option.dhcp} - Transaction ID {dhcp.id#}",
	},
	.on = { { UDP_PORT, 67 }, { UDP_PORT, 68 } },
};
