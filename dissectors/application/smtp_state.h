/*
 * What SMTP's splitter remembers between messages.  The client's side
 * (smtp_client.c) asks, the server's (smtp_split.c) answers.
 */
#ifndef DISSECTORS_APPLICATION_SMTP_STATE_H
#define DISSECTORS_APPLICATION_SMTP_STATE_H

#include <string.h>
#include "dissectors/application/smtp.h"
#include "dissectors/engine/splitter.h"

enum { SMTP_QUEUE = 24, SMTP_LAST_CHUNK = 0x80 };

struct smtp_state {
	uint64_t chunk;			/* bytes of BDAT's that are still to come */
	uint32_t turn;			/* of the newest request */
	uint16_t overflow;		/* behind those in the queue, so many more wait */
	uint8_t queue[SMTP_QUEUE];	/* enum smtp_command without a reply, oldest first; | SMTP_LAST_CHUNK */
	uint8_t queued;
	uint8_t accepted, refused;	/* recipients of the mail at hand */
	uint8_t replies;		/* to a mail that are still to come: LMTP gives one for each recipient */
	uint8_t mechanism, step;	/* of AUTH: enum sasl_mechanism; the client's next line */
	uint8_t stage;			/* enum smtp_stage */
	uint8_t client;			/* enum smtp_client */
	uint8_t at;			/* in a text: enum in smtp_client.c */
	bool greeted;
	bool ehlo_refused, lmtp;
	bool in_text;			/* the client is inside a mail */
	bool inferred;			/* ... that nobody asked for */
	bool answered;			/* the server replied since it began, or since the dot: */
	bool held;			/* a dot on a line that ends with a lone LF, and nothing behind it so far */
	bool chunk_begun, last_chunk, later_chunk;	/* the chunk at hand: came in part; ends the mail; began it not */
	bool blurred;			/* commands may be missing, so replies cannot be told whose they are */
	bool replied;			/* without a command, since the client spoke last */
	bool secret;			/* STARTTLS was accepted */
};
_Static_assert(sizeof(struct smtp_state) <= SPLITTER_STATE_MAX, "state fits");

/* What the client's next bytes are. */
enum smtp_client {
	CLIENT_COMMANDS,
	CLIENT_AFTER_DATA,	/* a text or not: the server has not said */
	CLIENT_TEXT,
	CLIENT_CHUNK,
	CLIENT_REFUSED,		/* a chunk or not: the server does not want it, and the client may know */
	CLIENT_ANSWER,		/* to a challenge */
	CLIENT_UNSURE,		/* commands or text: what was before is missing */
};

/* Bytes of the line at the window's start with its LF, or 0: it is not whole. */
size_t smtp_line_end(const struct window *w);

/* Where the line begins that ends at lf. */
static inline size_t
smtp_line_start(const struct window *w, const uint8_t *lf)
{
	const uint8_t *before = lf > w->bytes ? memrchr(w->bytes, '\n', (size_t)(lf - w->bytes)) : NULL;

	return before ? (size_t)(before + 1 - w->bytes) : 0;
}

/* One more request; gives its number. */
uint32_t smtp_ask(struct smtp_state *s, unsigned command);

/* A message of len bytes ends; its stage is the state's. */
struct cut smtp_end(const struct smtp_state *s, size_t len, struct smtp_fact f, uint32_t turn);

enum { SMTP_LINE_ROOM = 1024 };		/* bytes of a command line that are looked at */

/* The n bytes of a line, less its end and what was rubbed out: *len bytes in room, as a command. */
struct smtp_line smtp_read_line(const uint8_t *p, size_t n, uint8_t room[SMTP_LINE_ROOM], size_t *len);

/* The window's first n bytes are a command's line. */
struct cut smtp_command_cut(struct smtp_state *s, const struct window *w, size_t n);

/* smtp_text.c: the client's bytes are a mail from here on. */
void smtp_begin_text(struct smtp_state *s, bool inferred);
struct cut smtp_text_cut(struct smtp_state *s, const struct window *w);

/*
 * Behind a gap lines are kept until one tells what they are: a dot ends a text,
 * and a command does, too, unless the text is known to go on.
 */
struct cut smtp_unsure_cut(struct smtp_state *s, const struct window *w);

struct cut smtp_client_cut(struct smtp_state *s, const struct window *w);

/* Bytes of the client's are missing here. */
void smtp_client_resync(struct smtp_state *s);

#endif
