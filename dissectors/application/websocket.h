/* What WebSocket's splitter and its dissector share.  RFC 6455 section 5.2. */
#ifndef DISSECTORS_APPLICATION_WEBSOCKET_H
#define DISSECTORS_APPLICATION_WEBSOCKET_H

#include "dissectors/engine/splitter.h"

enum websocket_opcode {
	WEBSOCKET_CONTINUATION, WEBSOCKET_TEXT, WEBSOCKET_BINARY,
	WEBSOCKET_CLOSE = 8, WEBSOCKET_PING, WEBSOCKET_PONG,
};

/*
 * The fact of a message: a frame of theirs; the sequel of one that is longer
 * than a message may be; or behind a gap, where nobody knows what it is.
 */
enum websocket_kind { WEBSOCKET_FRAME, WEBSOCKET_SEQUEL, WEBSOCKET_UNKNOWN };

enum { WEBSOCKET_HEAD_MAX = 14, WEBSOCKET_KEY = 4 };

/* Where a frame's payload begins, and how long it is. */
struct websocket_head {
	size_t len;		/* of the head; 0: it is not whole */
	uint64_t payload;
};

/* The head at the start of n bytes. */
struct websocket_head websocket_head(const uint8_t *p, size_t n);

extern const struct splitter websocket_splitter;

#endif
