/* What a segment's data belong to, where the conversation's protocol is known. */
#ifndef DISSECTORS_TRANSPORT_TCP_MESSAGES_H
#define DISSECTORS_TRANSPORT_TCP_MESSAGES_H

#include "dissectors/engine/session.h"

/*
 * The cursor is behind the segment's header: add what its data are a part of,
 * and the layers of all messages that end with it.
 */
void dissect_tcp_messages(struct dissection *d, uint32_t stream, const struct data_fact *fact);

extern const struct dissector dissector_tcp_messages;

#endif
