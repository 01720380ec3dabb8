/* What the files of conversation.h share. */
#ifndef UI_STATS_CONVERSATION_PARTS_H
#define UI_STATS_CONVERSATION_PARTS_H

#include "dissectors/objects/objects.h"
#include "ui/stats/conversation.h"
#include "ui/stats/datagram.h"
#include "ui/stats/tcp_segment.h"

/* One end's bytes up to an offset are told, from where it stopped before. */
struct turn {
	uint64_t to;
	bool server;
};

/* The body that one end is sending. */
struct gathered {
	uint8_t *bytes;
	size_t n, room;
};

struct conversation {
	enum conversation_kind kind;
	uint32_t number;
	struct tcp_segment_fields segments;
	struct datagram_fields datagrams;
	struct endpoint ends[2];
	struct pool pool;
	struct stream *sides[2];	/* with UDP and HTTP: in the order in which it was told */
	uint64_t told[2];
	struct turn *turns;
	size_t turn_count, turn_room;
	uint32_t conflicts, damaged;
	/* Of HTTP: */
	struct object_sink sink;
	struct objects *objects;
	struct gathered bodies[2];
	const struct heard *heard;	/* that is being taken in; NULL: none */
	uint32_t frame;			/* the last one that something was heard of, */
	enum sender by;			/* and who sent it */
};

/* Something behind all that this end said so far; its seq does not matter. */
void conversation_append(struct conversation *c, bool server, const struct stream_segment *more);

bool conversation_bodies_begin(struct conversation *c);		/* False: no memory */
void conversation_bodies_free(struct conversation *c);		/* what was begun is said; again is fine */

/* Learn who is who, by the segment that brought a message. */
void conversation_bodies_ends(struct conversation *c, const struct tcp_segment *g);

#endif
