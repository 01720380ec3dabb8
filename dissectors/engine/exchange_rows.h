/*
 * A request and its response, as nodes: ARP, ICMP, ICMPv6, DHCP and DNS show
 * them alike, under their own names.
 */
#ifndef DISSECTORS_ENGINE_EXCHANGE_ROWS_H
#define DISSECTORS_ENGINE_EXCHANGE_ROWS_H

#include "dissectors/engine/session.h"

struct exchange_rows {
	const struct field *repeats;		/* of a request: so often before, unanswered; or NULL */
	const struct field *response_in;	/* forward: the frame that answers it */
	const struct field *no_response;	/* forward: a note that none does; or NULL */
	const struct field *request_in;		/* of a response: the frame that it answers */
	const struct field *delay;		/* and how long ago that was */
	const struct field *first_request;	/* of a request: the frame that asked the same first; or NULL */
	const struct field *first_response;	/* of a response: the frame that answered before; or NULL */
};

/*
 * Tell the session that this frame asks or answers, and add what it knows.
 * Quoted packets and those without a session tell nothing.  Gives the note that
 * a request left for this response (session_note()), or 0.
 */
uint64_t add_exchange(struct dissection *d, const struct exchange_rows *rows, enum exchange_kind kind,
    bool asks, const void *key, size_t n);

/* The same with a key of n bytes and d's addresses, the one who asks first: n + 32 at most EXCHANGE_KEY_MAX. */
void add_exchange_between(struct dissection *d, const struct exchange_rows *rows,
    enum exchange_kind kind, bool asks, const void *key, size_t n);

/*
 * The same with a key of n bytes and the address of the one who asks, where
 * anybody may answer: n + 16 at most EXCHANGE_KEY_MAX.
 */
void add_exchange_of(struct dissection *d, const struct exchange_rows *rows,
    enum exchange_kind kind, bool asks, const void *key, size_t n);

/* d->message is, or answers, the request that its splitter counted (struct cut, turn). */
void add_turn(struct dissection *d, const struct exchange_rows *rows);

#endif
