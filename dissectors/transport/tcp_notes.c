/* The analysis of a segment, in words.  Names are Wireshark's. */

#include "dissectors/transport/tcp_analysis.h"
#include "dissectors/transport/tcp_messages.h"
#include "dissectors/transport/tcp_notes.h"

enum {
	ANALYSIS, IN_FLIGHT, REUSED, SPURIOUS, FAST, RETRANSMISSION, SENT_BEFORE, OUT_OF_ORDER, LOST, ACK_LOST,
	DUP_ACK, DUP_ACK_NUMBER, DUP_ACK_FRAME, DUP_ACK_ASKS, ZERO_WINDOW, PROBE, PROBE_ACK,
	WINDOW_FULL, WINDOW_UPDATE, KEEP_ALIVE, KEEP_ALIVE_ACK, SYN_AGAIN,
};

static const struct field fields[] = {
	[ANALYSIS]  = { "tcp.analysis", "SEQ/ACK analysis", GROUP, .generated = true, .costly = true },
	[IN_FLIGHT] = { "tcp.analysis.bytes_in_flight", "Bytes in flight", UINT, .unit = "bytes", .generated = true, .costly = true },
	[REUSED]    = { "tcp.analysis.reused_ports", "A new connection on the ports of an older one", NOTE },
	[SPURIOUS]  = { "tcp.analysis.spurious_retransmission", "Sent again though it was acknowledged (spurious retransmission)", NOTE, .severity = WARNING },
	[FAST]      = { "tcp.analysis.fast_retransmission", "Sent again after duplicate ACKs (fast retransmission)", NOTE, .severity = WARNING },
	[RETRANSMISSION] = { "tcp.analysis.retransmission", "Sent again (retransmission)", NOTE, .severity = WARNING },
	[SENT_BEFORE] = { "tcp.analysis.retransmission", "All or part of it was sent before", NOTE, .severity = WARNING },
	[OUT_OF_ORDER] = { "tcp.analysis.out_of_order", "Out of order: later bytes came before", NOTE, .severity = WARNING },
	[LOST]      = { "tcp.analysis.lost_segment", "Segments before this one were not captured", NOTE, .severity = WARNING },
	[ACK_LOST]  = { "tcp.analysis.ack_lost_segment", "It acknowledges bytes that were not captured", NOTE, .severity = WARNING },
	[DUP_ACK]   = { "tcp.analysis.duplicate_ack", "A duplicate ACK: something is missing at the receiver", NOTE },
	[DUP_ACK_NUMBER] = { "tcp.analysis.duplicate_ack_num", "Duplicate ACK number", UINT, .generated = true },
	[DUP_ACK_FRAME] = { "tcp.analysis.duplicate_ack_frame", "Duplicate to the ACK in frame", FRAME, .generated = true },
	[DUP_ACK_ASKS] = { "tcp.analysis.duplicate_ack", "Three of them ask for the missing segment at once (RFC 5681 section 3.2)", NOTE },
	[ZERO_WINDOW] = { "tcp.analysis.zero_window", "Zero window: the receiver can take no more", NOTE, .severity = WARNING },
	[PROBE]     = { "tcp.analysis.zero_window_probe", "Asks whether the window is still closed", NOTE },
	[PROBE_ACK] = { "tcp.analysis.zero_window_probe_ack", "Answers that the window is still closed", NOTE },
	[WINDOW_FULL] = { "tcp.analysis.window_full", "It fills the receiver's window", NOTE, .severity = WARNING },
	[WINDOW_UPDATE] = { "tcp.analysis.window_update", "The window has another size", NOTE },
	[KEEP_ALIVE] = { "tcp.analysis.keep_alive", "Keep-alive: asks whether the other side is there (RFC 9293 section 3.8.4)", NOTE },
	[SYN_AGAIN] = { "tcp.analysis.syn_again", "Nobody has answered so far: the host may be absent, or a frame was "
	    "damaged; both look the same from here", NOTE, .severity = WARNING },
	[KEEP_ALIVE_ACK] = { "tcp.analysis.keep_alive_ack", "Answers a keep-alive", NOTE },
};

static const struct {
	uint16_t note;
	uint8_t row;
} notes[] = {
	{ TCP_PORTS_REUSED, REUSED }, { TCP_SPURIOUS_RETRANSMISSION, SPURIOUS },
	{ TCP_FAST_RETRANSMISSION, FAST },
	{ TCP_SPURIOUS_RETRANSMISSION | TCP_FAST_RETRANSMISSION, SENT_BEFORE },
	{ TCP_RETRANSMISSION, RETRANSMISSION },
	{ TCP_OUT_OF_ORDER, OUT_OF_ORDER }, { TCP_LOST_SEGMENT, LOST }, { TCP_ACK_LOST_SEGMENT, ACK_LOST },
	{ TCP_DUPLICATE_ACK, DUP_ACK }, { TCP_ZERO_WINDOW, ZERO_WINDOW },
	{ TCP_ZERO_WINDOW_PROBE, PROBE }, { TCP_ZERO_WINDOW_PROBE_ACK, PROBE_ACK },
	{ TCP_WINDOW_FULL, WINDOW_FULL }, { TCP_WINDOW_UPDATE, WINDOW_UPDATE },
	{ TCP_KEEP_ALIVE, KEEP_ALIVE }, { TCP_KEEP_ALIVE_ACK, KEEP_ALIVE_ACK },
};

/* Nodes are over the header's sequence and acknowledgement numbers, which told it. */
void
add_tcp_analysis(struct dissection *d, const uint8_t *start, const struct segment_fact *fact)
{
	const uint8_t *at = start + 4;

	add_value(d, ANALYSIS, 0, at, 8);
	d->depth++;
	if (fact->in_flight)
		add_value(d, IN_FLIGHT, fact->in_flight, at, 8);
	for (size_t i = 0; fact->notes && i < sizeof notes / sizeof *notes; i++)
		if (fact->notes & notes[i].note)
			add_value(d, notes[i].row, 0, at, 8);
	if (fact->notes & TCP_RETRANSMISSION && fact->state == TCP_OPENING)
		add_value(d, SYN_AGAIN, 0, at, 8);
	if (fact->notes & TCP_DUPLICATE_ACK) {
		add_value(d, DUP_ACK_FRAME, fact->dup_of, at, 8);
		add_value(d, DUP_ACK_NUMBER, fact->dup_number, at, 8);
		add_value(d, DUP_ACK_ASKS, 0, at, 8);
	}
	d->depth--;
}

const struct dissector dissector_tcp_notes = {
	.proto = { "tcp.notes", "Analysis of TCP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_tcp_messages,
};
