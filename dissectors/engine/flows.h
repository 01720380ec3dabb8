/*
 * Which conversation two endpoints have, and what is remembered of it: open
 * addressing over addresses, ports and protocol, both directions in one
 * record.  Numbers are given from 0 and never reused.  At most so many are
 * remembered: a new one then takes the place of one not used for long.
 */
#ifndef DISSECTORS_ENGINE_FLOWS_H
#define DISSECTORS_ENGINE_FLOWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Addresses of 4 or 16 bytes, ports, protocol; the lower end first.  Or whatever else tells things apart. */
struct flow_key {
	uint64_t words[5];
};

/* A conversation remembered.  Lives until flow_new() or flow_forget(), its memory until flows_free(); state is the owner's. */
struct flow {
	struct flow_key key;
	uint32_t number, hash;
	uint32_t alive, used;		/* flows.c's: in the table; since the last search for a victim */
	uint64_t state[];		/* zeros at first */
};

/* Begin with the first five members set, the others 0. */
struct flows {
	size_t state_size;		/* bytes of each flow's state */
	uint32_t most;			/* flows remembered at once */
	void (*drop)(void *of, void *state);	/* before a state is let go; NULL: nothing to do */
	void *of;
	uint64_t seed;			/* keeps a sender from choosing colliding ports */

	struct flow_slot {
		uint32_t hash, place;	/* of a flow, + 1; 0: free */
	} *slots;
	uint32_t mask;
	char **blocks;			/* of flows, by place */
	uint32_t places, alive, hand;	/* places made; flows in them; the next victim to look at */
	uint32_t *vacant;		/* places that are free again */
	uint32_t vacant_count, vacant_room;
	uint32_t numbers, forgotten;	/* numbers given; flows let go to make room */
};

#define FLOW_NONE UINT32_MAX	/* no conversation's number */

/* Two ends of len bytes (4 or 16).  Gives whether they were swapped: the direction. */
bool flow_key(struct flow_key *k, const uint8_t *src, const uint8_t *dst, size_t len,
    uint16_t src_port, uint16_t dst_port, uint8_t proto);

/* Whatever else: n bytes, at most 39, of a kind whose number is a byte. */
static inline struct flow_key
flow_key_of(int kind, const void *bytes, size_t n)
{
	struct flow_key k = { { 0 } };

	memcpy(k.words, bytes, n < sizeof k.words ? n : sizeof k.words - 1);
	k.words[4] |= (uint64_t)kind << 56;	/* the byte that they leave free */
	return k;
}

/* The conversation, or NULL. */
struct flow *flow_find(struct flows *f, const struct flow_key *k);

/* The same of one that may be it: was found before, and perhaps let go since; or NULL. */
static inline struct flow *
flow_find_again(struct flows *f, struct flow *before, const struct flow_key *k)
{
	if (!before || !before->alive || memcmp(&before->key, k, sizeof *k))
		return flow_find(f, k);
	before->used = true;
	return before;
}

/* A new conversation, whose key no other has.  NULL: no memory. */
struct flow *flow_new(struct flows *f, const struct flow_key *k);

/* Let a conversation go; its number stays used. */
void flow_forget(struct flows *f, struct flow *flow);

/* Let the one go that was not used for longest, nearly.  False: there is none. */
bool flow_forget_oldest(struct flows *f);

/* All that are in the table, one by one: begin with *place 0; NULL: no more.  Meanwhile none may come or go. */
struct flow *flow_next(const struct flows *f, uint32_t *place);

void flows_free(struct flows *f);
size_t flows_bytes(const struct flows *f);

#endif
