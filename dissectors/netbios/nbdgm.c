/*
 * NetBIOS datagram service.  RFC 1001 section 17, RFC 1002 section 4.4.
 *
 *	+---------------+---------------+-------------------------------+
 *	|   MSG_TYPE    |0 0 0 0 SNT F M|            DGM_ID             |
 *	+---------------+---------------+-------------------------------+
 *	|                           SOURCE_IP                           |
 *	+-------------------------------+-------------------------------+
 *	|          SOURCE_PORT          | then, by type: length, offset,
 *	   names, data; an error; or a name
 *
 * A long one comes in two packets (section 5.3.1): names and data are cut as
 * one, so that the second has no names.
 */

#include "dissectors/engine/exchange_rows.h"
#include "dissectors/netbios/datagram.h"
#include "dissectors/network/fragments.h"

enum { DIRECT_UNIQUE = 0x10, DIRECT_GROUP, BROADCAST_DATAGRAM, ERROR_DATAGRAM, QUERY, POSITIVE, NEGATIVE };

static const struct value msg_types[] = {
	{ DIRECT_UNIQUE, "Direct_unique datagram" }, { DIRECT_GROUP, "Direct_group datagram" },
	{ BROADCAST_DATAGRAM, "Broadcast datagram" }, { ERROR_DATAGRAM, "Datagram error" },
	{ QUERY, "Datagram query request" }, { POSITIVE, "Datagram positive query response" },
	{ NEGATIVE, "Datagram negative query response" }, { 0, NULL },
};

static const struct value node_types[] = {
	NB_NODE_TYPES, { 3, "NBDD: distributes other nodes' datagrams" }, { 0, NULL },
};

static const struct value error_codes[] = {		/* RFC 1002 section 4.4.3 */
	{ 0x82, "Destination name not present" }, { 0x83, "Invalid source name format" },
	{ 0x84, "Invalid destination name format" }, { 0, NULL },
};

enum {
	TYPE, FLAGS_ROW, MORE, FIRST, NODE_TYPE, ID, SOURCE_IP, SOURCE_PORT, LENGTH, OFFSET, SOURCE, DESTINATION,
	ERROR_CODE, NBDD, LENGTH_BAD, FRAGMENT_ENUM, RESPONSE_IN, NO_RESPONSE, RESPONSE_TO, DELAY, REPEATS,
};

static const struct field fields[] = {
	[TYPE]   = { "nbdgm.type", "Message Type", UINT, 1, DEC, msg_types },
	[FLAGS_ROW] = { "nbdgm.flags", "Flags", UINT, 1, HEX, .parts = 3, .costly = true },
	[MORE]   = { "nbdgm.next", "More fragments follow", BOOL, 1, .mask = 0x01 },
	[FIRST]  = { "nbdgm.first", "This is first fragment", BOOL, 1, .mask = 0x02 },
	[NODE_TYPE] = { "nbdgm.node_type", "Source's node type (SNT)", UINT, 1, .mask = 0x0c, .values = node_types },
	[ID]     = { "nbdgm.dgram_id", "Datagram ID", UINT, 2, HEX, .costly = true },
	[SOURCE_IP] = { "nbdgm.src.ip", "Source IP", IPV4, .costly = true },
	[SOURCE_PORT] = { "nbdgm.src.port", "Source Port", UINT, 2, .costly = true },
	[LENGTH] = { "nbdgm.dgram_len", "Datagram length", UINT, 2, .unit = "bytes", .costly = true },
	[OFFSET] = { "nbdgm.pkt_offset", "Packet offset", UINT, 2, .unit = "bytes", .costly = true },
	[SOURCE] = { "nbdgm.source_name", "Source name", NETBIOS_NAME },
	[DESTINATION] = { "nbdgm.destination_name", "Destination name", NETBIOS_NAME },
	[ERROR_CODE] = { "nbdgm.error_code", "Error code", UINT, 1, HEX, error_codes },
	[NBDD]   = { "nbdgm.nbdd", "Server that distributes datagrams (NBDD)", IPV4, .generated = true, .costly = true },
	[LENGTH_BAD] = { "nbdgm.dgram_len.bad", "The length is more than this packet holds", NOTE, .severity = ERROR },
	FRAGMENT_FIELDS("nbdgm"),
	[RESPONSE_IN] = { "nbdgm.response_in", "Answered in frame", FRAME, .generated = true, .costly = true },
	[NO_RESPONSE] = { "nbdgm.no_response", "Nobody answers: the server may be absent, or a datagram was lost",
	    NOTE, .severity = WARNING, .costly = true },
	[RESPONSE_TO] = { "nbdgm.response_to", "Answers the request in frame", FRAME, .generated = true, .costly = true },
	[DELAY]  = { "nbdgm.time", "Time from the request", DURATION, .generated = true, .costly = true },
	[REPEATS] = { "nbdgm.repeats", "The same was asked before, without an answer, times", UINT, .generated = true, .costly = true },
};

static const struct fragment_rows fragment_rows = FRAGMENT_ROWS(fields, "Reassembled NetBIOS datagram");

static const struct exchange_rows exchange = {
	.repeats = &fields[REPEATS], .response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE],
	.request_in = &fields[RESPONSE_TO], .delay = &fields[DELAY],
};

enum { SENDS, FAILS, ASKS, UNKNOWN };		/* numbers of summaries below */

enum { FLAG_MORE = 1, FLAG_FIRST = 2, SNT = 0x0c, OF_NO_IP_DATAGRAM = 255 };

/* Names and data, as much of them as the packet has. */
static void
dissect_datagram(struct dissection *d, uint64_t flags, uint16_t id)
{
	size_t length = add_uint(d, LENGTH);
	struct fragment f = { .id = id, .proto = OF_NO_IP_DATAGRAM, .more = flags & FLAG_MORE };

	f.offset = (uint32_t)add_uint(d, OFFSET);
	bool part = f.more || f.offset, whole = !part;

	summary(d, SENDS);
	if (part)
		whole = dissect_fragment(d, &fragment_rows, &f);
	else if (!d->fault && !end_after(d, length))
		add_note(d, LENGTH_BAD);
	if (!whole && !(flags & FLAG_FIRST))
		return;
	const uint8_t *names = d->p;

	add_nbname(d, SOURCE, names);
	struct nbname destination = add_nbname(d, DESTINATION, names);

	if (whole)
		hand_over_datagram(d, &destination);
}

/* RFC 1001 section 17.2: a node asks the NBDD whether it would distribute, and that answers. */
static void
dissect_query(struct dissection *d, bool asks, uint16_t id)
{
	summary(d, ASKS);
	add_nbname(d, DESTINATION, d->p);
	add_end(d, NBDD, asks ? d->list.dst : d->list.src);
	add_exchange_between(d, &exchange, EXCHANGE_NBDGM, asks, &id, sizeof id);
}

static void
dissect(struct dissection *d)
{
	uint64_t type = add_uint(d, TYPE), flags = add_uint(d, FLAGS_ROW);
	uint16_t id = (uint16_t)add_uint(d, ID);

	add_bytes(d, SOURCE_IP, 4);
	add_uint(d, SOURCE_PORT);
	if ((flags & SNT) == SNT && type < QUERY)
		add_end(d, NBDD, d->list.src);
	switch (type) {
	case DIRECT_UNIQUE: case DIRECT_GROUP: case BROADCAST_DATAGRAM:
		dissect_datagram(d, flags, id);
		break;
	case ERROR_DATAGRAM:
		summary(d, FAILS);
		add_uint(d, ERROR_CODE);
		break;
	case QUERY: case POSITIVE: case NEGATIVE:
		dissect_query(d, type == QUERY, id);
		break;
	default:
		summary(d, UNKNOWN);
	}
}

const struct dissector dissector_nbdgm = {
	.proto = { "nbdgm", "NetBIOS Datagram Service", PROTOCOL },
	.column = "NBDS",
	ROWS(fields),
	.dissect = dissect,
	.also = &dissector_nbname,
	.summaries = {
		[SENDS] = "{nbdgm.type}{ from |nbdgm.source_name}{ to |nbdgm.destination_name}",
		[FAILS] = "{nbdgm.type}: {nbdgm.error_code}",
		[ASKS] = "{nbdgm.type}{ for |nbdgm.destination_name}",
		[UNKNOWN] = "Unknown message type {nbdgm.type}",
	},
	.on = { { UDP_PORT, 138 } },
};
