/* Inside of the session: what its files share. */
#ifndef DISSECTORS_ENGINE_FACTS_H
#define DISSECTORS_ENGINE_FACTS_H

#include "dissectors/engine/flows.h"
#include "dissectors/engine/names.h"

/* The answer to one question of one frame. */
union fact {
	struct {
		uint32_t stream;
	} udp;
	struct {
		uint32_t stream;	/* FLOW_NONE: unknown */
		uint32_t seq, ack;	/* relative: a later frame may move the base */
		uint32_t in_flight;	/* or, of a duplicate ACK, the frame it repeats */
		uint16_t notes, dup_number;
		int8_t shift;
		uint8_t state;
		uint8_t of;		/* number of the entry whose messages its data are; 0: nobody's */
		uint8_t named;		/* the same of those that have no messages */
	} tcp;
	struct {
		uint32_t first, count;	/* messages that end with the frame */
		uint32_t in_frame;	/* written later, for forward facts only */
		uint32_t unfinished;	/* see struct data_fact */
		uint8_t notes, from, of;	/* of: number of the protocol's entry */
	} data;
	struct {
		uint32_t datagram;	/* FLOW_NONE: unknown */
		uint16_t notes;
		bool complete;
	} fragment;
	struct {
		int64_t delay;
		uint32_t request;
		uint32_t first;		/* that asked, or answered, the same */
		union {
			uint32_t repeats;	/* of a request */
			uint64_t note;		/* of a response */
		};
	} exchange;
	struct name_fact name;
};

/* A datagram whose fragments all came, to be put together again. */
struct datagram {
	uint32_t in_frame, len, piece_count;
	struct piece {
		struct fragment_piece shown;
		uint32_t at;		/* in its frame */
		uint8_t *own;		/* bytes that no frame has as they are; or NULL */
	} pieces[];
};

/* A frame answers another: for forward facts. */
struct link {
	uint32_t from, to;
	uint32_t which;			/* of what from asks: exchanges.c */
};

/* Bytes of a message that came in one frame. */
struct run {
	uint32_t frame, len;
	uint32_t at;			/* in its source */
	uint32_t own;			/* where they begin in session.own, + 1; 0: the source is the frame */
};

#define OWN_LOST UINT32_MAX		/* in place of own: there was no memory */

/* A message that ended. */
struct told {
	uint32_t first_run, run_count, len, fact, turn;
	uint8_t of, from;		/* number of its protocol's entry; enum sender */
	uint8_t ended;			/* enum message_end */
	bool sequel;
	uint8_t scratch;		/* while its frame is observed: place of its bytes, + 1; 0: none */
};

/* Who talks: a conversation, as talks.c has to know it. */
struct talker {
	uint32_t stream;
	uint8_t *of;			/* number of the protocol's entry; in the conversation's state */
	struct flow **talk;		/* found last; in the same place */
	enum sender from;		/* of the segment at hand */
	bool told;			/* whose messages these are, by the user */
	bool damaged;			/* that it is, of a sender whose checksums are mostly right */
	bool began;			/* its beginning was captured */
	bool again;			/* it had a talk before */
	uint8_t *accepted[2];		/* by sender: damaged segments that were acknowledged; in the same place */
	bool based[2];			/* by sender: the number of the first byte is known: */
	uint32_t first[2];
};

enum { RECENT = 1 << 14 };	/* datagrams remembered for errors about them */

struct session {
	struct session_setting setting;
	void (*hear)(void *of, const struct heard *h);	/* NULL: nobody listens */
	void *hear_of;
	bool observing;			/* it is the frame's first time */
	bool later;			/* forward facts are told */
	uint32_t observed;		/* frames, so far */
	uint32_t frame, question;	/* being answered now */
	struct flows tcp, udp;		/* counted apart, as Wireshark's stream numbers are */
	struct flows datagrams;		/* those that wait for fragments */
	size_t waiting;			/* bytes of them */
	struct datagram **done;		/* by number, when kept; NULL: not complete */
	struct datagram *last_done;	/* when not kept: lives until the next frame */
	uint32_t *first_fact;		/* by frame - 1, when kept */
	union fact *facts;
	struct flows exchanges;		/* requests that may be answered */
	uint32_t unanswered;		/* of those that were let go */
	struct flows named;		/* identifiers that have names */
	struct name **names;		/* names.c's; when not kept, the last ones */
	uint32_t name_count, names_most;	/* kept so far; that are remembered at once */
	size_t name_room, name_bytes;
	struct flows expected;		/* protocols of conversations to come, by who will be asked */
	struct flows talks;		/* what is not whole yet of conversations with messages: by their numbers */
	size_t talking;			/* bytes of them */
	uint32_t passed;		/* gaps in them, since too much waited */
	struct talker talker;		/* of the segment at hand */
	struct told *told;		/* messages; when not kept, those of the frame at hand */
	struct run *runs;		/* of messages, one after the other */
	uint8_t *own;			/* bytes that no frame has as they are, when kept */
	size_t told_count, told_room, run_count, run_room, own_count, own_room;
	struct link *links;		/* in the order of to; later, of from */
	size_t link_count, link_room;
	uint32_t *silent;		/* later: last frames of TCP conversations that nobody ended, in order */
	size_t silent_count;
	struct recent {
		uint32_t check, frame;
	} *recent;			/* RECENT of them, by hash */
	size_t done_room, first_room, fact_count, fact_room;
	uint8_t *scratch[SOURCES_MAX];	/* bytes given for the frame at hand */
	size_t scratch_count;
	struct fragment_piece *shown;	/* pieces given last */
	size_t shown_room;
};

/* Room for element number count of an array; what is new is zeros.  False: no memory. */
bool session_room(void *array, size_t *room, size_t count, size_t size);

/*
 * The next question about the frame: where its answer is, or will be written
 * (*observe).  NULL: no memory, or the frame is known no more.
 */
union fact *session_fact(struct session *s, bool *observe);

/* The ends of d's innermost layer.  False: it has none that we know. */
bool session_key(struct flow_key *k, const struct dissection *d, uint16_t src, uint16_t dst,
    uint8_t proto, uint32_t *direction);

/* What a flow of each kind remembers: streams.c, fragments.c, exchanges.c, talks.c, expected.c, names.c. */
extern const size_t streams_state_size, fragments_state_size, exchanges_state_size, talks_state_size,
    expected_state_size, names_state_size;

/* exchanges.c: as flows.drop. */
void exchanges_drop(void *session, void *exchange);

/* expected.c: the number of the entry that an address was expected with at that port; ENTRY_NOBODY: none.  It counts once. */
uint8_t expected_take(struct session *s, const struct dissection *d, uint32_t address, uint16_t port);

/* streams.c: find the conversations that nobody ended. */
void streams_find_silent(struct session *s);

/* talks.c: observe the data of s->talker's segment, whose header is at d's cursor. */
void talks_observe(struct session *s, const struct dissection *d, const struct segment *seg);
void talks_drop(void *session, void *talk);	/* as flows.drop */

/* fragments.c: as flows.drop; and an end of what waits no more. */
void fragments_drop(void *session, void *assembly);
void datagram_free(struct datagram *datagram);		/* NULL is fine */

/* names.c: an end of all of them. */
void names_free(struct session *s);

/* exchanges.c: make links found by the frames that they come from. */
void exchanges_sort(struct session *s);

#endif
