/*
 * Dialogues as frames, cut and ordered as a test wants.  Addresses and the
 * client's port, 1025, are the same always; the client's sequence numbers wrap
 * after 16 bytes.  Checksums are 0, until a segment is signed.
 *
 * Whatever cannot be done aborts: the fuzz target uses this, without Criterion.
 */
#ifndef TESTS_DISSECTORS_FRAMES_H
#define TESTS_DISSECTORS_FRAMES_H

#include "dissectors/engine/dissect.h"
#include "dissectors/engine/splitter.h"

enum { FIN = 1, SYN = 2, RST = 4, PSH = 8, ACK = 16 };
enum { TURNS_MAX = 256 };

struct dialogue {
	uint16_t port;		/* the server's; 0: 110 */
	struct turn {
		enum sender from;
		uint8_t *bytes;
		size_t n;
	} turns[TURNS_MAX];
	size_t count;
};

/* What one side says next.  Until dialogue_free(). */
void say(struct dialogue *g, enum sender from, const void *bytes, size_t n);
void dialogue_free(struct dialogue *g);

/* Frames, and how far each side's numbers are. */
struct wire {
	struct wire_frame {
		uint8_t *bytes;
		uint32_t n, uncaptured;		/* uncaptured: bytes behind them that were sent */
	} *frames;
	uint32_t count, room;
	uint32_t seq[2];
	uint16_t port;		/* the server's; 0: 110 */
};

/* One more frame; seq and ack count from the SYN, which has 0. */
void put_segment(struct wire *w, enum sender from, uint32_t seq, uint32_t ack, int flags,
    const void *bytes, size_t n);

/* The same with the numbers that come next. */
void send_segment(struct wire *w, enum sender from, int flags, const void *bytes, size_t n);

/* SYN, SYN+ACK, ACK; FIN, FIN, ACK. */
void open_connection(struct wire *w);
void close_connection(struct wire *w);

enum order { IN_ORDER, SWAPPED, REVERSED, TWICE, OVERLAPPING, ORDERS };

/* A dialogue from SYN to FIN in segments of at most size bytes, each turn's in that order. */
void transmit(struct wire *w, const struct dialogue *g, size_t size, enum order order);

/* Take a frame away, as if it was not captured. */
void lose(struct wire *w, uint32_t frame);
void wire_free(struct wire *w);		/* it can be used again */

/* Give a segment its right checksum, as checksum.c's tests prove it. */
void sign_segment(const struct wire *w, uint32_t frame);

/* A frame as a packet to be dissected, by its number. */
struct packet wire_packet(const struct wire *w, uint32_t frame);

/* For a session: reads the frames of a wire. */
bool read_wire(void *of, uint32_t frame, uint32_t at, uint8_t *to, size_t n);

#endif
