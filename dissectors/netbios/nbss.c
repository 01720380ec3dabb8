/*
 * NetBIOS session service.  RFC 1002 section 4.3; MS-SMB2 section 2.1 has its
 * messages directly over TCP.  Names are Wireshark's.
 */

#include "dissectors/engine/exchange_rows.h"
#include "dissectors/engine/registry.h"
#include "dissectors/netbios/nbname.h"
#include "dissectors/netbios/nbss.h"

static const struct value types[] = {
	{ NBSS_MESSAGE, "Session message" }, { NBSS_REQUEST, "Session request" }, { NBSS_POSITIVE, "Positive session response" },
	{ NBSS_NEGATIVE, "Negative session response" }, { NBSS_RETARGET, "Retarget session response" },
	{ NBSS_KEEP_ALIVE, "Session keep-alive" }, { 0, NULL },
};

static const struct value errors[] = {		/* RFC 1002 section 4.3.4 */
	{ 0x80, "Not listening on called name" }, { 0x81, "Not listening for calling name" },
	{ 0x82, "Called name not present" }, { 0x83, "Called name present, but insufficient resources" },
	{ 0x8f, "Unspecified error" }, { 0, NULL },
};

enum {
	TYPE, FLAGS_BYTE, EXTEND, LENGTH, CALLED, CALLING, ERROR_CODE, RETARGET_ADDRESS, RETARGET_PORT, SEQUEL, LOST, PART,
	CUT_OFF, FLAGS_BAD, REQUEST_IN, RESPONSE_IN, RESPONSE_TIME, NO_RESPONSE,
};

static const struct field fields[] = {
	[TYPE]     = { "nbss.type", "Message Type", UINT, 1, HEX, types },
	[FLAGS_BYTE] = { "nbss.flags", "Flags", UINT, 1, HEX, .parts = 1 },
	[EXTEND]   = { "nbss.flags.e", "Extend: 65536 bytes more than the length says", BOOL, 1, .mask = NBSS_EXTEND },
	[LENGTH]   = { "nbss.length", "Length", UINT, 2, .unit = "bytes" },
	[CALLED]   = { "nbss.called_name", "Called name", NETBIOS_NAME },
	[CALLING]  = { "nbss.calling_name", "Calling name", NETBIOS_NAME },
	[ERROR_CODE] = { "nbss.error_code", "Error code", UINT, 1, HEX, errors },
	[RETARGET_ADDRESS] = { "nbss.retarget_ip_address", "Retarget IP address", IPV4 },
	[RETARGET_PORT] = { "nbss.retarget_port", "Retarget port", UINT, 2 },
	[SEQUEL]   = { "nbss.sequel", "More of a message that begins before", BYTES },
	[LOST]     = { "nbss.continuation_data", "Behind a gap or damage, before the next message", BYTES },
	[PART]     = { "nbss.part", "The header is not whole: bytes are missing, or the connection ends", BYTES },
	[CUT_OFF]  = { "nbss.cut", "It ends too early: bytes are missing, or the connection ends", NOTE, .severity = WARNING },
	[FLAGS_BAD] = { "nbss.flags.bad", "Reserved flags are set: no session's message is longer than 131071 bytes", NOTE, .severity = WARNING },
	[REQUEST_IN] = { "nbss.request_in", "Answers the request in frame", FRAME, .generated = true },
	[RESPONSE_IN] = { "nbss.response_in", "Answered in frame", FRAME, .generated = true },
	[RESPONSE_TIME] = { "nbss.time", "Time from the request", DURATION, .generated = true },
	[NO_RESPONSE] = { "nbss.no_response", "No session is granted or refused: nobody answers, or a frame was lost", NOTE, .severity = WARNING },
};

enum { DIRECT_LENGTH, TYPE_BAD };

static const struct field direct_fields[] = {
	[DIRECT_LENGTH] = { "nbss.length", "Length", UINT, 3, .unit = "bytes" },
	[TYPE_BAD] = { "nbss.type.bad", "Directly over TCP there are messages only", NOTE, .severity = WARNING },
};

static const struct exchange_rows exchange = {
	.response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE], .request_in = &fields[REQUEST_IN],
	.delay = &fields[RESPONSE_TIME],
};

enum { CARRIES, ASKS, REFUSES, RETARGETS, GOES_ON, PASSED };	/* summaries */

/* Flags and a length of 17 bits; directly over TCP a length alone. */
static size_t
read_length(struct dissection *d, bool direct)
{
	if (direct)
		return add_uint_row(d, &direct_fields[DIRECT_LENGTH]);
	uint64_t flags = add_uint(d, FLAGS_BYTE);
	const uint8_t *p = take(d, 2);

	if (!p)
		return 0;
	if (flags & (uint8_t)~NBSS_EXTEND)
		add_note(d, FLAGS_BAD);
	size_t n = (flags & NBSS_EXTEND) << 16 | big_endian(p, 2);

	add_value(d, LENGTH, n, p, 2);
	return n;
}

static void
dissect_names(struct dissection *d)
{
	add_nbname(d, CALLED, d->p);
	add_nbname(d, CALLING, d->p);
	summary(d, ASKS);
}

static void
dissect_negative(struct dissection *d)
{
	add_uint(d, ERROR_CODE);
	summary(d, REFUSES);
}

static void
dissect_retarget(struct dissection *d)
{
	add_bytes(d, RETARGET_ADDRESS, 4);
	add_uint(d, RETARGET_PORT);
	summary(d, RETARGETS);
}

/* What is missing of n bytes was sent, but did not come, or is the next message's. */
static void
end_packet(struct dissection *d, size_t n)
{
	const struct stream_message *m = d->message;

	if (n <= left(d)) {
		end_after(d, n);
		return;
	}
	if (m && m->ended != MESSAGE_GOES_ON)
		add_note(d, CUT_OFF);
	if (m)
		d->uncaptured = n - left(d);
}

static void
dissect_packet_of(struct dissection *d, bool direct)
{
	uint64_t type = add_uint(d, TYPE);

	if (type && direct)
		add_note_row(d, &direct_fields[TYPE_BAD]);
	end_packet(d, read_length(d, direct));
	summary(d, CARRIES);
	if (type == NBSS_MESSAGE && left(d) >= 4 && is_smb(d->p))
		d->next = &registry.entries[*d->p == 0xff ? ENTRY_smb : ENTRY_smb2];
	else if (type == NBSS_REQUEST)
		dissect_names(d);
	else if (type == NBSS_NEGATIVE)
		dissect_negative(d);
	else if (type == NBSS_RETARGET)
		dissect_retarget(d);
	add_turn(d, &exchange);
}

static void
dissect_any(struct dissection *d, bool direct)
{
	enum nbss_kind kind = d->message ? (enum nbss_kind)d->message->fact : NBSS_PACKET;

	if (kind == NBSS_PACKET && d->message && left(d) < NBSS_HEAD) {
		add_bytes(d, PART, left(d));
		summary(d, PASSED);
	} else if (kind == NBSS_PACKET) {
		dissect_packet_of(d, direct);
	} else {
		add_bytes_row(d, &fields[kind == NBSS_SEQUEL ? SEQUEL : LOST], left(d));
		summary(d, kind == NBSS_SEQUEL ? GOES_ON : PASSED);
	}
}

static void
dissect(struct dissection *d)
{
	dissect_any(d, false);
}

static void
dissect_direct(struct dissection *d)
{
	dissect_any(d, true);
}

#define SUMMARIES { \
	[CARRIES] = "{nbss.type}", \
	[ASKS] = "{nbss.type}, to {nbss.called_name} from {nbss.calling_name}", \
	[REFUSES] = "{nbss.type}, {nbss.error_code}", \
	[RETARGETS] = "{nbss.type}, to {nbss.retarget_ip_address} port {nbss.retarget_port}", \
	[GOES_ON] = "More of the message before", \
	[PASSED] = "Continuation", \
}

const struct dissector dissector_nbss = {
	.proto = { "nbss", "NetBIOS Session Service", PROTOCOL },
	.column = "NBSS",
	ROWS(fields),
	.also = &dissector_nbname,
	.dissect = dissect,
	.splitter = &nbss_splitter,
	.summaries = SUMMARIES,
	.on = { { TCP_PORT, 139 } },
};

const struct dissector dissector_nbss_direct = {
	.proto = { "nbss", "NetBIOS Session Service", PROTOCOL },
	.column = "NBSS",
	ROWS(direct_fields),
	.also = &dissector_nbss,
	.dissect = dissect_direct,
	.splitter = &nbss_direct_splitter,
	.summaries = SUMMARIES,
	.on = { { TCP_PORT, 445 } },
};
