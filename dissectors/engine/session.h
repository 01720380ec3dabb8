/*
 * What one frame alone cannot tell: which conversation it belongs to, where
 * its numbers lie in it, what it completes.
 *
 * Observe once, explain any time.  The first time a frame's number is seen
 * (numbers come in order) the session observes it: state moves on, facts are
 * written.  Whenever the number is seen again the facts are read and no state
 * moves.  Dissectors call the same functions either way.
 *
 * Facts are written once, during their frame's observation, and a frame's
 * explanation reads no fact of a later frame.  So the first explanation and
 * the hundredth are equal.  What becomes known later (forward facts) is added
 * only after session_later(): by two-pass printing and the screen, once all
 * frames were observed.
 *
 * Memory has limits, and what is let go by them is counted: session_losses().
 */
#ifndef DISSECTORS_ENGINE_SESSION_H
#define DISSECTORS_ENGINE_SESSION_H

#include "dissectors/engine/dissect.h"
#include "dissectors/engine/splitter.h"

struct session;

/* n bytes of a frame that was observed, from byte at on.  False: they cannot be read again. */
typedef bool frame_reader(void *of, uint32_t frame, uint32_t at, uint8_t *to, size_t n);

enum message_end {
	MESSAGE_WHOLE,
	MESSAGE_GOES_ON,	/* it is longer than MESSAGE_MAX: the next one is its sequel */
	MESSAGE_AT_GAP,		/* bytes are missing behind it */
	MESSAGE_AT_END,		/* the sender said no more */
};

/* Bytes of a message, in order and however long it is, as soon as they are known to be its. */
struct heard {
	uint32_t stream;		/* of TCP */
	uint32_t frame;			/* that is observed, */
	enum sender by;			/* and who sent it: an acknowledgement shows what the other one's bytes are */
	const struct entry *of;		/* its protocol */
	enum sender from;
	uint32_t turn, fact;		/* what its splitter says of it so far */
	bool begins, ends;
	enum message_end how;		/* it ends */
	const uint8_t *bytes;		/* n may be 0 */
	size_t n;
};
struct session_setting {
	/*
	 * Frames will be explained again.  Without, nothing is kept of a frame
	 * once the next is begun: memory depends on what is alive, not on the
	 * length of the capture.
	 */
	bool keep;
	uint64_t seed;			/* any number that a sender cannot know */
	size_t memory;			/* for what is alive, in bytes; 0: SESSION_MEMORY */
	frame_reader *read;		/* with keep; NULL: what lies in several frames is not shown again */
	void *of;			/* its first argument */
};

enum { SESSION_MEMORY = 192 << 20 };

/* NULL: no memory. */
struct session *session_new(const struct session_setting *setting);
void session_free(struct session *s);		/* NULL is fine */

/*
 * A frame's dissection begins.  It may then ask any number of questions
 * (tunnels: one for each layer); the k-th question gets the k-th answer.
 * Bytes that earlier answers gave are let go.
 */
void session_frame(struct session *s, uint32_t number);

/* Before the first frame: have hear(of, h) called for messages, when their frames are observed. */
void session_listen(struct session *s, void (*hear)(void *of, const struct heard *h), void *of);

/* From now on answers tell what later frames brought, too.  Only with keep. */
void session_later(struct session *s);

/* A part of a datagram or message: so many bytes from offset on came in frame. */
struct fragment_piece {
	uint32_t frame, offset, len;
};

/* A TCP segment, as its own header tells. */
struct segment {
	uint16_t src_port, dst_port;
	uint32_t seq, ack;
	uint16_t flags, window;
	uint32_t len;		/* of its data */
	int8_t shift;		/* of its window scale option; -1: none */
	uint16_t hdr_len;	/* bytes from d's cursor to its data; with len 0, whatever */
	bool damaged;		/* its checksum is wrong, and not for its sender's card to finish */
	bool verified;		/* its checksum is right; neither: it cannot be verified, or the card finishes it */
};

/* What the session knows of it. */
struct segment_fact {
	bool known;		/* false: quoted from a conversation not seen, or no memory */
	uint32_t stream;	/* if known: conversation, from 0, as tcp.stream counts */
	uint32_t seq, ack;	/* from the SYN, which is 0; as sent, if not known */
	uint16_t notes;		/* of enum tcp_note: tcp_analysis.h */
	uint8_t state;		/* enum tcp_state: tcp_analysis.h */
	int8_t shift;		/* of the sender's windows: tcp_analysis.h */
	uint32_t in_flight;	/* bytes sent and not acknowledged; 0: not known */
	uint32_t dup_number, dup_of;	/* of a duplicate ACK: which one; the frame it repeats */
	bool silent;			/* forward: nothing of the conversation follows, though it was not ended */
	bool speaks;			/* it is of a protocol with messages: ask session_data(), at once */
	const struct entry *named;	/* whose its data are if nobody's messages; NULL: nobody knows */
};

/* Observe a segment, or recall it.  d has its addresses; a quoted one moves no numbers on. */
struct segment_fact session_tcp(struct session *s, const struct dissection *d,
    const struct segment *seg);

enum {
	MESSAGE_MAX = 1 << 20,		/* bytes; a longer message goes on as the next one */
	WAITING_MAX = 1 << 20,		/* bytes behind a gap; with more, it is passed */
	WAITING_SEGMENTS = 4096,
	DAMAGED_SEGMENTS = 256,		/* that wait for good copies; more are let go */
	MESSAGE_SEGMENTS = 1 << 18,	/* that a message may come in; with more, what came is let go */
};

enum data_note {
	DATA_WAITS = 1,		/* bytes before it are missing so far */
	DATA_GOES_ON = 2,	/* its last bytes belong to a message that is not whole yet */
	DATA_GAP = 4,		/* it shows that missing bytes will not come: messages end there */
	DATA_LET_GO = 8,	/* bytes of messages were let go: no memory, or too many segments */
	DATA_GUESSED = 16,	/* which protocol it is was found by what is said, not by port */
	DATA_UNKNOWN = 32,	/* ... and is not known so far: plain data */
	DATA_TOLD = 128,	/* ... the user said: registry_decode_as() */
	DATA_DAMAGED = 64,	/* the checksum says that it is: it waits for a good copy, or for being acknowledged */
};

/* What becomes of a segment's data, and of those that waited for it. */
struct data_fact {
	uint8_t notes;			/* of enum data_note */
	uint32_t message, messages;	/* the first that ends with this frame, and how many: session_message() */
	enum sender from;
	const struct entry *of;		/* whose messages they are; NULL: nobody knows yet */
	uint32_t unfinished;		/* so many bytes at its end are a line, or head, whose end will come in another frame */
	uint32_t in_frame;		/* forward: where the message ends that goes on; 0: nowhere, or not asked */
};

/* Observe the data of the segment that session_tcp() was just asked about, or recall them. */
struct data_fact session_data(struct session *s, const struct dissection *d, const struct segment *seg);

/* What an application said at once: a command, a reply. */
struct stream_message {
	const struct entry *of;		/* its protocol */
	enum sender from;
	uint32_t fact, turn;		/* what its splitter says of it */
	uint32_t stream;		/* its conversation, as tcp.stream counts */
	enum message_end ended;
	bool sequel;			/* of the message before, which was too long for one */
	bool in_place;			/* all of it is this frame's: bytes lie in the source that d is in */
	const uint8_t *bytes;		/* until the next session_frame(); NULL: they cannot be read again */
	size_t len;
	const struct fragment_piece *pieces;	/* in their order, offsets from its start; until the next call */
	size_t piece_count;
};

/*
 * A message that ends with this frame, by its number.  To be asked with d at
 * the segment's data, and for each message in turn: only so many can lie
 * apart from the frame (SOURCES_MAX), the others have no bytes.
 */
struct stream_message session_message(struct session *s, const struct dissection *d, uint32_t number);

/*
 * d->message says that its sender will be asked at a port of its own: the next
 * TCP conversation there is of that protocol.  Only so many can be expected at
 * once; older ones are forgotten.
 */
void session_expect(struct session *s, const struct dissection *d, uint16_t port, const struct entry *of);

/* Observe a datagram, or recall it: gives its conversation, as udp.stream counts, or FLOW_NONE. */
uint32_t session_udp(struct session *s, const struct dissection *d, uint16_t src, uint16_t dst);

/* A fragment of a datagram between d's addresses. */
struct fragment {
	uint32_t id;
	uint8_t proto;
	uint32_t offset;		/* bytes */
	bool more;			/* it is not the last one */
	const uint8_t *bytes;		/* in the source that d is in */
	size_t len;
};

enum fragment_note {
	FRAGMENT_OVERLAPS = 1,		/* with bytes that came before; these stay */
	FRAGMENT_CONFLICTS = 2,		/* ... and differ from them */
	FRAGMENT_TOO_LONG = 4,		/* it reaches beyond the longest datagram */
	FRAGMENT_TAILS = 8,		/* another last fragment said another length */
	FRAGMENT_DROPPED = 16,		/* no memory, or too much waits */
};

struct fragment_fact {
	uint16_t notes;			/* of enum fragment_note */
	bool complete;			/* by this fragment, and bytes has the whole: */
	const uint8_t *bytes;		/* until the next session_frame(); NULL: not to be read again */
	size_t len;
	const struct fragment_piece *pieces;	/* in the order of offsets; until the next call */
	size_t piece_count;
	uint32_t in_frame;		/* forward: which frame completes it; 0: none, or not asked */
};

/* Observe a fragment, or recall it. */
struct fragment_fact session_fragment(struct session *s, const struct dissection *d,
    const struct fragment *fragment);

/* ---- a request and its response; a datagram and the error about it ---- */

enum exchange_kind {
	EXCHANGE_ERROR, EXCHANGE_ARP, EXCHANGE_ICMP, EXCHANGE_ICMPV6, EXCHANGE_DHCP, EXCHANGE_TURN, EXCHANGE_DNS,
	EXCHANGE_DNS_TCP, EXCHANGE_LLMNR, EXCHANGE_NBNS, EXCHANGE_NBDGM, EXCHANGE_NBF,
	EXCHANGE_SMB, EXCHANGE_SMB2, EXCHANGE_HTTP2,
};
enum { EXCHANGE_KEY_MAX = 39 };		/* bytes of a key */

struct request_fact {
	uint32_t repeats;	/* so often the same was asked before, without an answer */
	uint32_t first;		/* the frame that did so first; 0: none */
};

/* This frame asks: whoever gives the same key answers it. */
struct request_fact session_request(struct session *s, const struct dissection *d,
    enum exchange_kind kind, const void *key, size_t n);

struct response_fact {
	uint32_t request;	/* the frame that asked last; 0: none was seen */
	uint32_t first;		/* the frame that answered before; 0: none */
	int64_t delay;		/* nanoseconds from the request to this frame */
	uint64_t note;		/* what the request noted; 0: nothing */
};

/* This frame answers. */
struct response_fact session_response(struct session *s, const struct dissection *d,
    enum exchange_kind kind, const void *key, size_t n);

/* Note what the answer does not repeat of what this frame asked with that key. */
void session_note(struct session *s, enum exchange_kind kind, const void *key, size_t n, uint64_t note);

/* No one answers that key any more: if it was answered, it makes room. */
void session_settle(struct session *s, enum exchange_kind kind, const void *key, size_t n);

/* A forward fact: the frame that first answered this one; 0: none, or not told. */
uint32_t session_response_in(const struct session *s, enum exchange_kind kind, const void *key, size_t n);

/* Whether forward facts are told: then what has no answer never got one. */
bool session_tells_later(const struct session *s);

/* Remember an IPv4 datagram between d's addresses, for a while; and find the one that is quoted: its frame, or 0. */
void session_datagram(struct session *s, const struct dissection *d, uint32_t id, uint8_t proto);
uint32_t session_original(struct session *s, const struct dissection *d, uint32_t id, uint8_t proto);

/* Room for bytes made of others (unzipped, decoded), until the next session_frame().  NULL: none is left. */
uint8_t *session_scratch(struct session *s, size_t n);

/* Bytes that the session takes now. */
size_t session_bytes(const struct session *s);

/* What limits cost so far. */
struct session_losses {
	uint32_t forgotten;	/* conversations, their unfinished messages, unfinished datagrams, requests without answer */
	uint32_t passed;	/* gaps in conversations that were not waited for: WAITING_MAX, WAITING_SEGMENTS */
};

struct session_losses session_losses(const struct session *s);

#endif
