/* What the analysis of a segment found, in words. */
#ifndef DISSECTORS_TRANSPORT_TCP_NOTES_H
#define DISSECTORS_TRANSPORT_TCP_NOTES_H

#include "dissectors/engine/session.h"

/* Add what the session knows of the segment whose header begins at start. */
void add_tcp_analysis(struct dissection *d, const uint8_t *start, const struct segment_fact *fact);

extern const struct dissector dissector_tcp_notes;

/* What stands before such a segment's summary, as Wireshark writes it. */
#define TCP_NOTE_PREFIX \
	"{[TCP Port numbers reused] |tcp.analysis.reused_ports|}" \
	"{[TCP Spurious Retransmission] |tcp.analysis.spurious_retransmission|}" \
	"{[TCP Fast Retransmission] |tcp.analysis.fast_retransmission|}" \
	"{[TCP Retransmission] |tcp.analysis.retransmission|}" \
	"{[TCP Out-Of-Order] |tcp.analysis.out_of_order|}" \
	"{[TCP Previous segment not captured] |tcp.analysis.lost_segment|}" \
	"{[TCP ACKed unseen segment] |tcp.analysis.ack_lost_segment|}" \
	"{[TCP Dup ACK |tcp.analysis.duplicate_ack_frame}{#|tcp.analysis.duplicate_ack_num}{] |tcp.analysis.duplicate_ack|}" \
	"{[TCP ZeroWindowProbeAck] |tcp.analysis.zero_window_probe_ack|}" \
	"{[TCP ZeroWindowProbe] |tcp.analysis.zero_window_probe|}" \
	"{[TCP ZeroWindow] |tcp.analysis.zero_window|}" \
	"{[TCP Window Full] |tcp.analysis.window_full|}" \
	"{[TCP Window Update] |tcp.analysis.window_update|}" \
	"{[TCP Keep-Alive ACK] |tcp.analysis.keep_alive_ack|}" \
	"{[TCP Keep-Alive] |tcp.analysis.keep_alive|}"

#endif
