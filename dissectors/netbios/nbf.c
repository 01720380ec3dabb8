/*
 * NetBIOS Frames (NBF, NetBEUI): NetBIOS on the wire itself, over LLC.  IBM
 * LAN Technical Reference, IEEE 802.2 and NetBIOS Application Program
 * Interfaces (SC30-3587), chapter 5.  Numbers have their low byte first:
 *
 *	+-------+-------+-----+-----+-------+-------+-------+----------------
 *	| length| EFFF  | cmd |DATA1| DATA2 | XMIT  |  RSP  | two names: 16 bytes each,
 *	|  2    |  2    |  1  |  1  |   2   |  2    |   2   | or two session numbers: 1 each
 *	+-------+-------+-----+-----+-------+-------+-------+----------------
 *
 * Commands up to 0x13 go by name, in UI frames; the others by session, in I
 * frames of a link that was set up (LLC 2).  What a query has as RSP
 * correlator its answer has as XMIT correlator.
 */

#include "dissectors/engine/exchange_rows.h"
#include "dissectors/engine/little.h"
#include "dissectors/netbios/datagram.h"

enum {
	ADD_GROUP_NAME_QUERY = 0x00, ADD_NAME_QUERY, NAME_IN_CONFLICT, STATUS_QUERY,
	TERMINATE_TRACE = 0x07, DATAGRAM, DATAGRAM_BROADCAST, NAME_QUERY,
	ADD_NAME_RESPONSE = 0x0d, NAME_RECOGNIZED, STATUS_RESPONSE, TERMINATE_TRACES = 0x13,
	DATA_ACK, DATA_FIRST_MIDDLE, DATA_ONLY_LAST, SESSION_CONFIRM, SESSION_END, SESSION_INITIALIZE, NO_RECEIVE,
	RECEIVE_OUTSTANDING, RECEIVE_CONTINUE, SESSION_ALIVE = 0x1f,
};
enum { DELIMITER_VALUE = 0xefff, HEADER_MIN = 14 };

static const struct value commands[] = {
	{ ADD_GROUP_NAME_QUERY, "ADD_GROUP_NAME_QUERY" }, { ADD_NAME_QUERY, "ADD_NAME_QUERY" },
	{ NAME_IN_CONFLICT, "NAME_IN_CONFLICT" }, { STATUS_QUERY, "STATUS_QUERY" },
	{ TERMINATE_TRACE, "TERMINATE_TRACE (remote)" }, { DATAGRAM, "DATAGRAM" },
	{ DATAGRAM_BROADCAST, "DATAGRAM_BROADCAST" }, { NAME_QUERY, "NAME_QUERY" },
	{ ADD_NAME_RESPONSE, "ADD_NAME_RESPONSE" }, { NAME_RECOGNIZED, "NAME_RECOGNIZED" },
	{ STATUS_RESPONSE, "STATUS_RESPONSE" }, { TERMINATE_TRACES, "TERMINATE_TRACE (local and remote)" },
	{ DATA_ACK, "DATA_ACK" }, { DATA_FIRST_MIDDLE, "DATA_FIRST_MIDDLE" }, { DATA_ONLY_LAST, "DATA_ONLY_LAST" },
	{ SESSION_CONFIRM, "SESSION_CONFIRM" }, { SESSION_END, "SESSION_END" },
	{ SESSION_INITIALIZE, "SESSION_INITIALIZE" }, { NO_RECEIVE, "NO_RECEIVE" },
	{ RECEIVE_OUTSTANDING, "RECEIVE_OUTSTANDING" }, { RECEIVE_CONTINUE, "RECEIVE_CONTINUE" },
	{ SESSION_ALIVE, "SESSION_ALIVE" }, { 0, NULL },
};

static const struct value name_types[] = { { 0, "Unique name" }, { 1, "Group name" }, { 0, NULL } };
static const struct value add_states[] = { { 0, "Add name not in process" }, { 1, "Add name in process" }, { 0, NULL } };
static const struct value requests[] = { { 0, "NetBIOS 1.x or 2.0" }, { 1, "NetBIOS 2.1, first request" }, { 0, NULL } };
static const struct value queried[] = { { 0, "none: FIND.NAME" }, { 0, NULL } };
static const struct value recognized[] = {
	{ 0x00, "no LISTEN is pending, or it answers FIND.NAME" },
	{ 0xff, "a LISTEN is pending, but there is no room for a session" }, { 0, NULL },
};
static const struct value ends[] = { { 0, "normal: HANG UP" }, { 1, "abnormal: time ran out, or the link broke" }, { 0, NULL } };
static const struct value versions[] = { { 0, "1.xx" }, { 1, "2.00 or higher" }, { 0, NULL } };
static const struct value largest_frames[] = {		/* as in routes of token ring */
	{ 0, "516 bytes" }, { 1, "1500 bytes" }, { 2, "2052 bytes" }, { 3, "4472 bytes" }, { 4, "8144 bytes" },
	{ 5, "11407 bytes" }, { 6, "17800 bytes" }, { 7, "65535 bytes" }, { 0, NULL },
};

enum {
	NONE, LENGTH, DELIMITER, COMMAND, STATUS_ASKED, ADD_STATE, STATUS_SENT,
	MIDDLE_FLAGS, MIDDLE_ACK, MIDDLE_NO_ACK, MIDDLE_CONTINUE, LAST_FLAGS, LAST_ACK, LAST_ACK_DATA, LAST_NO_ACK,
	CONFIRM_FLAGS, CONFIRM_NO_ACK, CONFIRM_VERSION, INIT_FLAGS, INIT_NO_ACK, INIT_LARGEST, INIT_VERSION,
	NO_RECEIVE_FLAGS, NO_RECEIVE_NO_ACK,
	STATUS_BUFFER, STATUS_LENGTH, STATUS_OVER_FRAME, STATUS_OVER_BUFFER, STATUS_BYTES, NAME_TYPE, MAX_DATA,
	TERMINATION, ACCEPTED, RESYNC, QUERIED, RECOGNIZED, NOT_READY, CALLER_TYPE, XMIT, RSP,
	RECEIVER, SENDER, TO_ADD, IN_CONFLICT, REMOTE, LOCAL, DATA, NO_DELIMITER, TOO_SHORT, UNKNOWN,
	RESPONSE_IN, RESPONSE_TO, DELAY, REPEATS,
};

static const struct field fields[] = {
	[NONE]   = { "netbios.reserved", "Reserved", BYTES },
	[LENGTH] = { "netbios.hdr_len", "Length of the header", UINT, 2, .unit = "bytes" },
	[DELIMITER] = { "netbios.delimiter", "Delimiter", UINT, 2, HEX },
	[COMMAND] = { "netbios.command", "Command", UINT, 1, HEX, commands },
	[STATUS_ASKED] = { "netbios.status_request", "Status request, or names received so far", UINT, 1, DEC, requests },
	[ADD_STATE] = { "netbios.status", "Status", UINT, 1, DEC, add_states },
	[STATUS_SENT] = { "netbios.status_response", "Status response: 1.x or 2.0, or names sent so far", UINT, 1 },
	[MIDDLE_FLAGS] = { "netbios.flags", "Flags", UINT, 1, HEX, .parts = 3 },
	[MIDDLE_ACK] = { "netbios.flags.ack", "An acknowledgement is included", BOOL, 1, .mask = 0x08 },
	[MIDDLE_NO_ACK] = { "netbios.flags.ack_expected", "Sent without waiting for one (NO.ACK)", BOOL, 1, .mask = 0x02 },
	[MIDDLE_CONTINUE] = { "netbios.flags.recv_cont_req", "RECEIVE_CONTINUE requested", BOOL, 1, .mask = 0x01 },
	[LAST_FLAGS] = { "netbios.flags", "Flags", UINT, 1, HEX, .parts = 3 },
	[LAST_ACK] = { "netbios.flags.ack", "An acknowledgement is included", BOOL, 1, .mask = 0x08 },
	[LAST_ACK_DATA] = { "netbios.flags.ack_with_data", "It may be acknowledged with data", BOOL, 1, .mask = 0x04 },
	[LAST_NO_ACK] = { "netbios.flags.ack_expected", "Sent without waiting for one (NO.ACK)", BOOL, 1, .mask = 0x02 },
	[CONFIRM_FLAGS] = { "netbios.flags", "Flags", UINT, 1, HEX, .parts = 2 },
	[CONFIRM_NO_ACK] = { "netbios.flags.send_no_ack", "SEND.NO.ACK is understood", BOOL, 1, .mask = 0x80 },
	[CONFIRM_VERSION] = { "netbios.version", "NetBIOS version", BOOL, 1, .mask = 0x01, .values = versions },
	[INIT_FLAGS] = { "netbios.flags", "Flags", UINT, 1, HEX, .parts = 3 },
	[INIT_NO_ACK] = { "netbios.flags.send_no_ack", "SEND.NO.ACK is understood", BOOL, 1, .mask = 0x80 },
	[INIT_LARGEST] = { "netbios.largest_frame", "Largest frame", UINT, 1, .mask = 0x0e, .values = largest_frames },
	[INIT_VERSION] = { "netbios.version", "NetBIOS version", BOOL, 1, .mask = 0x01, .values = versions },
	[NO_RECEIVE_FLAGS] = { "netbios.no_receive_flags", "Flags", UINT, 1, HEX, .parts = 1 },
	[NO_RECEIVE_NO_ACK] = { "netbios.no_receive_flags.send_no_ack", "Of data sent without waiting (NO.ACK)", BOOL, 1, .mask = 0x02 },
	[STATUS_BUFFER] = { "netbios.status_buffer_len", "Length of status buffer", UINT, 2, .unit = "bytes" },
	[STATUS_LENGTH] = { "netbios.data2", "Status", UINT, 2, HEX, .parts = 3 },
	[STATUS_OVER_FRAME] = { "netbios.data2.frame", "There is more than the frame holds", BOOL, 2, .mask = 0x8000 },
	[STATUS_OVER_BUFFER] = { "netbios.data2.user", "There is more than the user's buffer holds", BOOL, 2, .mask = 0x4000 },
	[STATUS_BYTES] = { "netbios.data2.status", "Bytes of status sent", UINT, 2, .mask = 0x3fff },
	[NAME_TYPE] = { "netbios.name_type", "Name type", UINT, 2, DEC, name_types },
	[MAX_DATA] = { "netbios.max_data_recv_size", "Most data at once that can be received", UINT, 2, .unit = "bytes" },
	[TERMINATION] = { "netbios.termination_indicator", "End of the session", UINT, 2, HEX, ends },
	[ACCEPTED] = { "netbios.num_data_bytes_accepted", "Number of data bytes accepted", UINT, 2 },
	[RESYNC] = { "netbios.resync_indicator", "Re-sync indicator", UINT, 2, HEX },
	[QUERIED] = { "netbios.local_session_no", "Local session number, of 254 at most (NetBIOS 3.0: more)", UINT, 1, HEX, queried },
	[RECOGNIZED] = { "netbios.local_session_no", "Local session number, of 254 at most (NetBIOS 3.0: more)", UINT, 1, HEX },
	[NOT_READY] = { "netbios.state_of_name", "No session", UINT, 1, HEX, recognized },
	[CALLER_TYPE] = { "netbios.call_name_type", "Caller's name type", UINT, 1, HEX, name_types },
	[XMIT]   = { "netbios.xmit_corrl", "Transmit correlator", UINT, 2, HEX },
	[RSP]    = { "netbios.resp_corrl", "Response correlator", UINT, 2, HEX },
	[RECEIVER] = { "netbios.nb_name", "Receiver's name", NETBIOS_PLAIN, .base = BARE, .listed = " to " },
	[SENDER] = { "netbios.nb_name", "Sender's name", NETBIOS_PLAIN, .base = BARE, .listed = " from " },
	[TO_ADD] = { "netbios.nb_name", "Name to add", NETBIOS_PLAIN, .base = BARE, .listed = " " },
	[IN_CONFLICT] = { "netbios.nb_name", "Name in conflict", NETBIOS_PLAIN, .base = BARE, .listed = " " },
	[REMOTE] = { "netbios.remote_session", "Remote session number", UINT, 1, HEX, .listed = " to session " },
	[LOCAL]  = { "netbios.local_session", "Local session number, of 254 at most (NetBIOS 3.0: more)", UINT, 1, HEX, .listed = " from " },
	[DATA]   = { "netbios.data", "Status", BYTES },
	[NO_DELIMITER] = { "netbios.delimiter.bad", "The delimiter is not EFFF: this is no frame of NBF", NOTE, .severity = ERROR },
	[TOO_SHORT] = { "netbios.hdr_len.bad", "The header is shorter than what the command needs", NOTE, .severity = ERROR },
	[UNKNOWN] = { "netbios.unknown_command_data", "What this command means is not known", NOTE, .severity = WARNING },
	[RESPONSE_IN] = { "netbios.response_in", "Answered in frame", FRAME, .generated = true },
	[RESPONSE_TO] = { "netbios.response_to", "Answers the request in frame", FRAME, .generated = true },
	[DELAY]  = { "netbios.time", "Time from the request", DURATION, .generated = true },
	[REPEATS] = { "netbios.repeats", "The same was asked before, without an answer, times", UINT, .generated = true },
};

static const struct exchange_rows exchange = {
	.repeats = &fields[REPEATS], .response_in = &fields[RESPONSE_IN],
	.request_in = &fields[RESPONSE_TO], .delay = &fields[DELAY],
};

/* What a command's header has where; NONE: reserved.  Alike for query and answer: pair. */
static const struct layout {
	uint8_t command, data1, data2, xmit, rsp, first, second;
	enum { NOT_PAIRED, ADDS, FINDS, STATUSES, INITIALIZES, SENDS } pair;
	bool answers;
} layouts[] = {
	{ ADD_GROUP_NAME_QUERY, NONE, NONE, NONE, RSP, NONE, TO_ADD, ADDS },
	{ ADD_NAME_QUERY, NONE, NONE, NONE, RSP, NONE, TO_ADD, ADDS },
	{ NAME_IN_CONFLICT, NONE, NONE, NONE, NONE, IN_CONFLICT, SENDER },
	{ STATUS_QUERY, STATUS_ASKED, STATUS_BUFFER, NONE, RSP, RECEIVER, SENDER, STATUSES },
	{ TERMINATE_TRACE, NONE, NONE, NONE, NONE, NONE, NONE },
	{ DATAGRAM, NONE, NONE, NONE, NONE, RECEIVER, SENDER },
	{ DATAGRAM_BROADCAST, NONE, NONE, NONE, NONE, NONE, SENDER },
	{ NAME_QUERY, NONE, QUERIED, NONE, RSP, RECEIVER, SENDER, FINDS },
	{ ADD_NAME_RESPONSE, ADD_STATE, NAME_TYPE, XMIT, NONE, TO_ADD, TO_ADD, ADDS, true },
	{ NAME_RECOGNIZED, NONE, RECOGNIZED, XMIT, RSP, RECEIVER, SENDER, FINDS, true },
	{ STATUS_RESPONSE, STATUS_SENT, STATUS_LENGTH, XMIT, NONE, RECEIVER, SENDER, STATUSES, true },
	{ TERMINATE_TRACES, NONE, NONE, NONE, NONE, NONE, NONE },
	{ DATA_ACK, NONE, NONE, XMIT, NONE, REMOTE, LOCAL, SENDS, true },
	{ DATA_FIRST_MIDDLE, MIDDLE_FLAGS, RESYNC, XMIT, RSP, REMOTE, LOCAL },
	{ DATA_ONLY_LAST, LAST_FLAGS, RESYNC, XMIT, RSP, REMOTE, LOCAL, SENDS },
	{ SESSION_CONFIRM, CONFIRM_FLAGS, MAX_DATA, XMIT, RSP, REMOTE, LOCAL, INITIALIZES, true },
	{ SESSION_END, NONE, TERMINATION, NONE, NONE, REMOTE, LOCAL },
	{ SESSION_INITIALIZE, INIT_FLAGS, MAX_DATA, XMIT, RSP, REMOTE, LOCAL, INITIALIZES },
	{ NO_RECEIVE, NO_RECEIVE_FLAGS, ACCEPTED, NONE, NONE, REMOTE, LOCAL },
	{ RECEIVE_OUTSTANDING, NONE, ACCEPTED, NONE, NONE, REMOTE, LOCAL },
	{ RECEIVE_CONTINUE, NONE, NONE, XMIT, NONE, REMOTE, LOCAL },
	{ SESSION_ALIVE, NONE, NONE, NONE, NONE, REMOTE, LOCAL },
};

static const struct layout *
find_layout(uint64_t command)
{
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
		if (layouts[i].command == command)
			return &layouts[i];
	return NULL;
}

/* What a header has there: the next number of the row's size; of NONE, n bytes are passed. */
static uint16_t
add_part(struct dissection *d, uint8_t row, size_t n)
{
	if (row)
		return (uint16_t)add_little_row(d, &fields[row]);
	take(d, n);
	return 0;
}

/* One of two names. */
static struct nbname
add_name(struct dissection *d, uint8_t row)
{
	if (row)
		return add_plain_nbname(d, row);
	take(d, NBNAME_LEN);
	return (struct nbname){ 0 };
}

/* Correlators are one adapter's; of sessions, data are acknowledged by them. */
static void
pair(struct dissection *d, const struct layout *l, uint16_t xmit, uint16_t rsp)
{
	uint16_t key[] = { l->pair, l->answers ? xmit : rsp };

	if (l->pair != NOT_PAIRED)
		add_exchange_of(d, &exchange, EXCHANGE_NBF, !l->answers, key, sizeof key);
}

/* What follows the header. */
static void
dissect_data(struct dissection *d, const struct layout *l, const struct nbname *receiver)
{
	if (l->command == DATAGRAM || l->command == DATAGRAM_BROADCAST)
		hand_over_datagram(d, receiver);
	else if (l->command == DATA_ONLY_LAST && left(d) >= 2)
		hand_over(d, NETBIOS_DATA, (uint32_t)big_endian(d->p, 2));
	else if (l->command == STATUS_RESPONSE && left(d))
		add_bytes(d, DATA, left(d));
}

static void
dissect_command(struct dissection *d, const struct layout *l, struct nbname *receiver)
{
	add_part(d, l->data1, 1);
	if (l->data2 == RECOGNIZED && left(d) && (*d->p == 0 || *d->p == 0xff))
		add_little(d, NOT_READY);
	else
		add_part(d, l->data2, 2);
	if (l->data2 == QUERIED || l->data2 == RECOGNIZED)
		add_little(d, CALLER_TYPE);
	uint16_t xmit = add_part(d, l->xmit, 2), rsp = add_part(d, l->rsp, 2);

	pair(d, l, xmit, rsp);
	if (l->first == REMOTE) {
		add_uint(d, REMOTE);
		add_uint(d, LOCAL);
	} else {
		*receiver = add_name(d, l->first);
		add_name(d, l->second);
	}
}

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;
	size_t length = add_little(d, LENGTH);

	if (add_little(d, DELIMITER) != DELIMITER_VALUE && !d->fault) {
		add_note(d, NO_DELIMITER);
		return;
	}
	const struct layout *l = find_layout(add_uint(d, COMMAND));
	struct nbname receiver = { 0 };

	if (d->fault)
		return;
	summary(d, 0);
	if (!l || length < HEADER_MIN) {
		add_note(d, l ? TOO_SHORT : UNKNOWN);
		return;
	}
	struct scope outer = enter(d, length - (size_t)(d->p - start));

	dissect_command(d, l, &receiver);
	leave(d, outer);
	dissect_data(d, l, &receiver);
}

const struct dissector dissector_netbios = {
	.proto = { "netbios", "NetBIOS Frames (NBF, NetBEUI)", PROTOCOL },
	.column = "NetBIOS",
	.title = "NetBIOS Frames (NBF, NetBEUI){, |netbios.command}",
	ROWS(fields),
	.dissect = dissect,
	.also = &dissector_nbname,
	.summaries = { "{netbios.command}{...}" },
	.on = { { LLC_SAP, 0xf0 } },
};
