/*
 * The packets of a capture file, any of which can be explained at any time:
 * what the screen and two-pass printing show.
 *
 * Of each packet only the place of its record is kept, and what the session
 * needs.  While loading, every packet is observed once, in order; afterwards
 * any of them is explained again from its bytes in the file, which takes
 * microseconds.
 */
#ifndef UI_PACKETS_H
#define UI_PACKETS_H

#include "capture/file.h"
#include "dissectors/engine/session.h"
#include "ui/redact.h"

struct packets;

/* A packet explained.  Begin with all zeros; used again and again, until explanation_free(). */
struct explanation {
	struct packet packet;
	struct dissection d;		/* its nodes and bytes are ours, until the next use */
	bool brief;			/* the caller's: only its line of the list is looked at */
	struct node *nodes;
	uint8_t *bytes;			/* of the frame, then of its comment */
	size_t room;
	uint8_t *made;			/* bytes of the other sources */
	size_t made_room;
	struct redaction masked;
	int digits;			/* of a second's parts that its times have */
};

/*
 * file must be seekable, stays the caller's, and has to outlive the packets;
 * NULL: there are none, and none will come.
 * memory: for what is alive, see session.h; 0: as much as usual.  NULL: no memory.
 */
struct packets *packets_new(struct capture_file *file, uint64_t seed, size_t memory);
void packets_free(struct packets *p);		/* NULL is fine */

/* Have watch(of, d) called for each packet from now on while it is observed. */
void packets_watch(struct packets *p, void (*watch)(void *of, const struct dissection *d), void *of);

/* Before the first is observed: see session_listen(). */
void packets_listen(struct packets *p, void (*hear)(void *of, const struct heard *h), void *of);

/* Observe packets for so many nanoseconds, or what is there.  False: there are no more. */
bool packets_load(struct packets *p, int64_t nanoseconds);

uint32_t packets_count(const struct packets *p);	/* so far */
bool packets_loading(const struct packets *p);
bool packets_waiting(const struct packets *p);		/* loading, but nothing is there yet */
int packets_percent(const struct packets *p);		/* -1: nobody knows */

/* What limits of memory cost. */
struct session_losses packets_losses(const struct packets *p);

/* Why there are no more than these, in one line; NULL: the file ended, or did not yet. */
const char *packets_error(const struct packets *p);

/* Explain packet number, from 1.  False: there is none, it cannot be read again, or no memory. */
bool packets_explain(struct packets *p, uint32_t number, struct explanation *x);

/* The same in another session, that is to see all packets in order: what it hears.  Nothing is masked. */
bool packets_explain_in(struct packets *p, struct session *session, uint32_t number, struct explanation *x);
void packets_redact(struct packets *p, bool masked);	/* whether credentials are masked from now on */
void explanation_free(struct explanation *x);

int64_t nanoseconds_now(void);		/* of a clock that only runs forward */

#endif
