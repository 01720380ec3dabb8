/*
 * What the two ends of a conversation said, gathered from its packets in the
 * order of capture: TCP's bytes in order, UDP's datagrams, or HTTP's heads as
 * they are and bodies without their chunks and compression.
 *
 * TCP's bytes are said once they are in order; a gap is passed as soon as the
 * other end acknowledges what lies behind it, and at the capture's end.
 * Packets that error messages quote are not part of a conversation, nor is
 * what a reset carries (RFC 9293 section 3.5.2 calls it an explanation, not
 * data).
 *
 *	struct conversation *c = conversation_new(CONVERSATION_TCP, 0, CONVERSATION_MEMORY);
 *
 *	conversation_add(c, d);				each packet
 *	for (struct place at = { 0 }; conversation_next(c, &at, true, &said); )
 *		said.run;				bytes of one frame, or a gap
 *	conversation_free(c);
 */
#ifndef UI_STATS_CONVERSATION_H
#define UI_STATS_CONVERSATION_H

#include "dissectors/engine/session.h"
#include "dissectors/engine/stream.h"
#include "ui/stats/layer.h"

/* Names, and the field that numbers them. */
#define CONVERSATIONS(X) X(TCP, "tcp", "tcp.stream") X(UDP, "udp", "udp.stream") X(HTTP, "http", "tcp.stream")

enum conversation_kind {
#define X(name, word, field) CONVERSATION_##name,
	CONVERSATIONS(X) CONVERSATION_KINDS
#undef X
};
extern const char *const conversation_names[], *const conversation_fields[];

enum { CONVERSATION_MEMORY = 256 << 20 };	/* bytes: usual; what is said beyond is left out, and told as a gap */

struct conversation;

/* By its number.  registry_start() has run.  NULL: no memory. */
struct conversation *conversation_new(enum conversation_kind kind, uint32_t number, size_t memory);
void conversation_free(struct conversation *c);		/* NULL is fine */

/* Which one a packet belongs to, of TCP or UDP.  False: none. */
bool conversation_of(const struct dissection *d, enum conversation_kind *kind, uint32_t *number);

/* A packet, each one in order. */
void conversation_add(struct conversation *c, const struct dissection *d);

/* Of HTTP, which needs both: for session_listen().  A packet's messages come before the packet. */
void conversation_hear(struct conversation *c, const struct heard *h);

/* No more will come: what is not whole is said as it is.  Again is fine. */
void conversation_end(struct conversation *c);

/* The client, who sent the first packet, or with HTTP asked; and the server. */
const struct endpoint *conversation_ends(const struct conversation *c);

uint32_t conversation_conflicts(const struct conversation *c);	/* segments that repeat bytes differently */
uint32_t conversation_damaged(const struct conversation *c);	/* bodies that are not whole, or do not unpack */

/* How far it was read; begin with zeros. */
struct place {
	size_t turn;
	uint64_t passed[2];
};

struct said {
	bool server;
	struct stream_run run;		/* its bytes live as long as the conversation */
};

/*
 * What was said next; false: nothing, so far.  all: what waits behind gaps,
 * too, at the end; nothing may be added between such calls.
 */
bool conversation_next(const struct conversation *c, struct place *at, bool all, struct said *said);

#endif
