/*
 * TCP header.  RFC 9293 section 3.1; ECN: RFC 3168, AE: RFC 9768.
 *
 *	|          Source Port          |       Destination Port        |
 *	|                        Sequence Number                        |
 *	|                    Acknowledgment Number                      |
 *	| Offset| Rsrvd|A C E U A P R S F|            Window             |
 *	|           Checksum            |         Urgent Pointer        |
 */

#include "dissectors/engine/checksum.h"
#include "dissectors/engine/session.h"
#include "dissectors/transport/services.h"
#include "dissectors/transport/tcp_analysis.h"
#include "dissectors/transport/tcp_messages.h"
#include "dissectors/transport/tcp_notes.h"
#include "dissectors/transport/tcp_options.h"

static const struct value states[] = {	/* as an observer sees them: RFC 9293 section 3.3.2 */
	{ TCP_MIDDLE, "its beginning was not captured" },
	{ TCP_OPENING, "asked for (SYN)" }, { TCP_ANSWERED, "asked for and answered (SYN, SYN+ACK)" },
	{ TCP_ESTABLISHED, "established" }, { TCP_CLOSING, "closing: one side has ended (FIN)" },
	{ TCP_LAST_ACK, "closing: both sides have ended (FIN)" }, { TCP_CLOSED, "closed" },
	{ TCP_RESET, "reset (RST)" }, { TCP_BROKEN, "broken off (RST)" }, { 0, NULL },
};

enum {
	SRCPORT, DSTPORT, STREAM, LENGTH, SEQ, SEQ_RAW, NEXT_SEQ, ACK, ACK_RAW, HDR_LEN, FLAG_BITS,
	FLAG_RES, FLAG_AE, FLAG_CWR, FLAG_ECE, FLAG_URG, FLAG_ACK, FLAG_PSH, FLAG_RST, FLAG_SYN, FLAG_FIN,
	WINDOW, WINDOW_SIZE, WINDOW_SCALE, CHECKSUM, CHECKSUM_STATUS, CHECKSUM_CALCULATED, CHECKSUM_PARTIAL, URGENT,
	HDR_LEN_BAD, STATE, BROKEN, SILENT,
};

static const struct field fields[] = {
	[SRCPORT]  = { "tcp.srcport", "Source Port", UINT, 2, DEC, tcp_services, .also = "tcp.port" },
	[DSTPORT]  = { "tcp.dstport", "Destination Port", UINT, 2, DEC, tcp_services, .also = "tcp.port" },
	[STREAM]   = { "tcp.stream", "Stream index", UINT, .generated = true, .costly = true },
	[STATE]    = { "tcp.connection.state", "Connection", UINT, .values = states, .generated = true, .costly = true },
	[BROKEN]   = { "tcp.connection.broken", "The connection is broken off: neither side had ended it", NOTE, .severity = WARNING, .costly = true },
	[SILENT]   = { "tcp.connection.silent", "Nothing more of this connection was captured, though nobody ended it: no FIN, no RST", NOTE, .severity = WARNING, .costly = true },
	[LENGTH]   = { "tcp.len", "TCP Segment Len", UINT, .unit = "bytes", .generated = true },
	[SEQ]      = { "tcp.seq", "Sequence Number", UINT, 4 },
	[SEQ_RAW]  = { "tcp.seq_raw", "Sequence Number (raw)", UINT, 4, .costly = true },
	[NEXT_SEQ] = { "tcp.nxtseq", "Next Sequence Number", UINT, 4, .generated = true, .costly = true },
	[ACK]      = { "tcp.ack", "Acknowledgment Number", UINT, 4 },
	[ACK_RAW]  = { "tcp.ack_raw", "Acknowledgment Number (raw)", UINT, 4, .costly = true },
	[HDR_LEN]  = { "tcp.hdr_len", "Header Length", UINT, 1, .mask = 0xf0, .scale = 4, .unit = "bytes", .costly = true },
	[FLAG_BITS] = { "tcp.flags", "Flags", FLAGS, 2, HEX, .mask = 0x0fff, .parts = 10 },
	[FLAG_RES] = { "tcp.flags.res", "Reserved", BOOL, 2, .mask = 0x0e00, .brief = "Reserved" },
	[FLAG_AE]  = { "tcp.flags.ae", "Accurate ECN", BOOL, 2, .mask = 0x0100, .brief = "AE", .also = "tcp.flags.ns" },
	[FLAG_CWR] = { "tcp.flags.cwr", "Congestion Window Reduced", BOOL, 2, .mask = 0x0080, .brief = "CWR" },
	[FLAG_ECE] = { "tcp.flags.ece", "ECN-Echo", BOOL, 2, .mask = 0x0040, .brief = "ECE" },
	[FLAG_URG] = { "tcp.flags.urg", "Urgent", BOOL, 2, .mask = 0x0020, .brief = "URG" },
	[FLAG_ACK] = { "tcp.flags.ack", "Acknowledgment", BOOL, 2, .mask = 0x0010, .brief = "ACK" },
	[FLAG_PSH] = { "tcp.flags.push", "Push", BOOL, 2, .mask = 0x0008, .brief = "PSH" },
	[FLAG_RST] = { "tcp.flags.reset", "Reset", BOOL, 2, .mask = 0x0004, .brief = "RST" },
	[FLAG_SYN] = { "tcp.flags.syn", "Syn", BOOL, 2, .mask = 0x0002, .brief = "SYN" },
	[FLAG_FIN] = { "tcp.flags.fin", "Fin", BOOL, 2, .mask = 0x0001, .brief = "FIN" },
	[WINDOW]   = { "tcp.window_size_value", "Window", UINT, 2, .costly = true },
	[WINDOW_SIZE] = { "tcp.window_size", "Calculated window size", UINT, .unit = "bytes", .generated = true },
	[WINDOW_SCALE] = { "tcp.window_size_scalefactor", "Window size scaling factor", UINT, .generated = true, .costly = true },
	[CHECKSUM] = { "tcp.checksum", "Checksum", UINT, 2, HEX, .costly = true },
	[CHECKSUM_STATUS] = { "tcp.checksum.status", "Checksum Status", UINT, .values = checksum_statuses, .generated = true, .costly = true },
	[CHECKSUM_CALCULATED] = { "tcp.checksum_calculated", "Calculated Checksum", UINT, 2, HEX, .generated = true },
	[CHECKSUM_PARTIAL] = { "tcp.checksum.partial", "The pseudo-header's sum alone: the sender's card finishes it (offload)", NOTE },
	[URGENT]   = { "tcp.urgent_pointer", "Urgent Pointer", UINT, 2, .costly = true },
	[HDR_LEN_BAD] = { "tcp.hdr_len.bad", "The header length is below 20 bytes, or more than was sent", NOTE, .severity = ERROR },
};

static const struct checksum_rows checksum_rows = {
	&fields[CHECKSUM_STATUS], &fields[CHECKSUM_CALCULATED], &fields[CHECKSUM_PARTIAL],
};

enum { FIN = 1, SYN = 2, RST = 4, ACK_FLAG = 16, SHORTEST = 20 };
enum { WITH_ACK, NO_ACK, NOTED };	/* summaries; NOTED is added to the others */

/* An error message may quote no more than the ports and the sequence number. */
static void
dissect_cut_header(struct dissection *d)
{
	summary(d, NO_ACK);
	add_uint(d, SRCPORT);
	add_uint(d, DSTPORT);
	add_uint(d, SEQ);
	add_uint(d, ACK_RAW);
	take(d, 8);
}

/* RFC 9293 3.1: seq and ack are shown from the connection's start, once that is known. */
static void
add_numbers(struct dissection *d, const struct segment *seg, const struct segment_fact *fact)
{
	uint32_t next = fact->seq + seg->len + !!(seg->flags & SYN) + !!(seg->flags & FIN);

	add_uint(d, SRCPORT);
	add_uint(d, DSTPORT);
	if (fact->known) {
		add_derived(d, STREAM, fact->stream);
		if (!d->quoted)
			add_derived(d, STATE, fact->state);
		if (seg->flags & RST && fact->state == TCP_BROKEN)
			add_derived(d, BROKEN, 0);
		if (fact->silent)
			add_derived(d, SILENT, 0);
	}
	add_value(d, LENGTH, seg->len, d->p, 0);
	add_value(d, SEQ, fact->seq, take(d, 4), 4);
	add_derived(d, SEQ_RAW, seg->seq);
	add_derived(d, NEXT_SEQ, next);
	add_value(d, ACK, fact->ack, take(d, 4), 4);
	add_derived(d, ACK_RAW, seg->ack);
}

/* RFC 7323 section 2.3: the window counts in units that the handshake settled. */
static void
add_window(struct dissection *d, const struct segment_fact *fact)
{
	uint64_t window = add_uint(d, WINDOW);

	add_derived(d, WINDOW_SIZE, fact->shift > 0 ? window << fact->shift : window);
	if (fact->shift > 0)
		add_derived(d, WINDOW_SCALE, (uint64_t)1 << fact->shift);
}

/* The segment's header, of which at least 20 bytes are there, as the session is asked about it. */
static struct segment
read_segment(const struct dissection *d, size_t hdr_len, size_t n)
{
	const uint8_t *p = d->p;
	bool fits_in = hdr_len >= SHORTEST && hdr_len <= n;
	size_t options = fits_in && hdr_len <= left(d) ? hdr_len - SHORTEST : 0;
	struct segment seg = {
		.src_port = (uint16_t)big_endian(p, 2), .dst_port = (uint16_t)big_endian(p + 2, 2),
		.seq = (uint32_t)big_endian(p + 4, 4), .ack = (uint32_t)big_endian(p + 8, 4),
		.len = (uint32_t)(fits_in ? n - hdr_len : 0),
		.flags = big_endian(p + 12, 2) & 0x0fff, .window = (uint16_t)big_endian(p + 14, 2),
		.shift = -1, .hdr_len = (uint16_t)hdr_len,
	};

	if (seg.flags & SYN)
		seg.shift = tcp_window_shift(p + SHORTEST, options);
	return seg;
}

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;
	size_t n = left(d) + d->uncaptured;

	if (left(d) < SHORTEST) {
		dissect_cut_header(d);
		return;
	}
	/* The session is asked first, so that each node is right when it is added. */
	size_t hdr_len = (start[12] >> 4) * 4u;
	struct segment seg = read_segment(d, hdr_len, n);
	uint16_t checksum = (uint16_t)big_endian(start + 16, 2);
	struct checksum_verdict verdict = checksum_verify(d, 6, start, n, checksum);
	struct segment_fact fact = { .seq = seg.seq, .ack = seg.ack, .shift = TCP_SHIFT_UNKNOWN };

	struct data_fact data = { .notes = DATA_UNKNOWN };

	d->src_port = seg.src_port;
	d->dst_port = seg.dst_port;
	d->ports = TCP_PORT;
	seg.damaged = verdict.status == CHECKSUM_BAD && !verdict.partial;
	seg.verified = verdict.status == CHECKSUM_GOOD;
	if (d->session)
		fact = session_tcp(d->session, d, &seg);
	if (fact.speaks)
		data = session_data(d->session, d, &seg);
	add_numbers(d, &seg, &fact);
	const uint8_t *p = take(d, 2);

	add_value(d, HDR_LEN, hdr_len, p, 1);
	add_value(d, FLAG_BITS, seg.flags, p, 2);
	add_window(d, &fact);
	add_uint(d, CHECKSUM);
	add_checksum_verdict(d, &checksum_rows, &verdict);
	add_uint(d, URGENT);
	summary(d, (seg.flags & ACK_FLAG ? WITH_ACK : NO_ACK) + (fact.notes ? NOTED : 0));
	if (hdr_len < SHORTEST || hdr_len > n)
		add_note(d, HDR_LEN_BAD);
	else if (hdr_len > SHORTEST)
		dissect_tcp_options(d, hdr_len - SHORTEST);
	if (fact.notes || fact.in_flight)
		add_tcp_analysis(d, start, &fact);
	if (!(data.notes & DATA_UNKNOWN))
		dissect_tcp_messages(d, fact.stream, &data);
	else if (seg.len && fact.named)
		d->next = fact.named;
}

#define PORTS "{tcp.srcport#} → {tcp.dstport#}{ [|tcp.flags}{]|tcp.flags|}"
#define REST "{ Win=|tcp.window_size#}{ Len=|tcp.len#}{ MSS=|tcp.options.mss_val#}" \
	"{ SACK_PERM|tcp.options.sack_perm|}{ TSval=|tcp.options.timestamp.tsval}" \
	"{ TSecr=|tcp.options.timestamp.tsecr}{ WS=|tcp.options.wscale.multiplier}"

const struct dissector dissector_tcp = {
	.proto = { "tcp", "Transmission Control Protocol", PROTOCOL },
	.column = "TCP",
	.title = "Transmission Control Protocol, Src Port: {tcp.srcport#}, Dst Port: {tcp.dstport#}, "
	    "Seq: {tcp.seq}{, Ack: |tcp.ack}{, Len: |tcp.len#}",
	ROWS(fields),
	.dissect = dissect,
	.also = &dissector_tcp_options,
	.summaries = {
		[WITH_ACK] = PORTS "{ Seq=|tcp.seq}{ Ack=|tcp.ack}" REST,
		[NO_ACK] = PORTS "{ Seq=|tcp.seq}" REST,
		[WITH_ACK + NOTED] = TCP_NOTE_PREFIX PORTS "{ Seq=|tcp.seq}{ Ack=|tcp.ack}" REST,
		[NO_ACK + NOTED] = TCP_NOTE_PREFIX PORTS "{ Seq=|tcp.seq}" REST,
	},
	.on = { { IP_PROTO, 6 } },
};
