/* Conversations by their two ends. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/flows.h"

bool
flow_key(struct flow_key *k, const uint8_t *src, const uint8_t *dst, size_t len,
    uint16_t src_port, uint16_t dst_port, uint8_t proto)
{
	int order = memcmp(src, dst, len);
	bool swap = order ? order > 0 : src_port > dst_port;
	const uint8_t *low = swap ? dst : src, *high = swap ? src : dst;
	uint64_t ports = swap ? (uint64_t)dst_port << 16 | src_port : (uint64_t)src_port << 16 | dst_port;

	memset(k, 0, sizeof *k);
	if (len == 4) {
		memcpy((uint8_t *)k->words, low, 4);
		memcpy((uint8_t *)k->words + 4, high, 4);
	} else {
		memcpy(k->words, low, 16);
		memcpy(k->words + 2, high, 16);
	}
	k->words[4] = ports << 16 | (uint64_t)proto << 8 | len;
	return swap;
}

/* Multiply and fold; the seed is secret, so no sender can fill one place. */
static uint32_t
hash_of(const struct flows *f, const struct flow_key *k)
{
	uint64_t h = f->seed ^ 0x9e3779b97f4a7c15;

	for (int i = 0; i < 5; i++) {
		__uint128_t m = (__uint128_t)(h ^ k->words[i]) * 0xa0761d6478bd642f;

		h = (uint64_t)m ^ (uint64_t)(m >> 64);
	}
	return (uint32_t)(h ^ h >> 32);
}

static bool
grow(struct flows *f)
{
	uint32_t size = f->slots ? (f->mask + 1) * 2 : 1024;
	struct flow_slot *slots = size ? calloc(size, sizeof *slots) : NULL;

	if (!slots)
		return false;
	for (uint32_t i = 0; f->slots && i <= f->mask; i++) {
		if (!f->slots[i].number)
			continue;
		uint32_t at = f->slots[i].hash & (size - 1);

		while (slots[at].number)
			at = (at + 1) & (size - 1);
		slots[at] = f->slots[i];
	}
	free(f->slots);
	f->slots = slots;
	f->mask = size - 1;
	return true;
}

/* The slot that holds the key, or the free one where it belongs. */
static struct flow_slot *
slot_of(const struct flows *f, const struct flow_key *k, uint32_t hash)
{
	for (uint32_t at = hash & f->mask;; at = (at + 1) & f->mask) {
		struct flow_slot *slot = &f->slots[at];
		uint32_t number = slot->number - 1;

		if (!slot->number || (slot->hash == hash &&
		    !memcmp(&f->keys[number / FLOW_BLOCK][number % FLOW_BLOCK], k, sizeof *k)))
			return slot;
	}
}

uint32_t
flow_find(const struct flows *f, const struct flow_key *k)
{
	/* A free slot's number less one is FLOW_NONE. */
	return f->slots ? slot_of(f, k, hash_of(f, k))->number - 1 : FLOW_NONE;
}

static bool
room_for_key(struct flows *f)
{
	size_t blocks = f->count / FLOW_BLOCK;

	if (f->count % FLOW_BLOCK)
		return true;
	struct flow_key **keys = realloc(f->keys, (blocks + 1) * sizeof *keys);

	if (!keys)
		return false;
	f->keys = keys;
	keys[blocks] = malloc(FLOW_BLOCK * sizeof *keys[0]);
	return keys[blocks] != NULL;
}

uint32_t
flow_new(struct flows *f, const struct flow_key *k)
{
	if (f->count == FLOW_NONE - 1 || ((!f->slots || f->used * 2 > f->mask) && !grow(f)) ||
	    !room_for_key(f))
		return FLOW_NONE;
	uint32_t hash = hash_of(f, k), number = f->count++;
	struct flow_slot *slot = slot_of(f, k, hash);

	f->keys[number / FLOW_BLOCK][number % FLOW_BLOCK] = *k;
	f->used += !slot->number;
	*slot = (struct flow_slot){ hash, number + 1 };
	return number;
}

void
flows_free(struct flows *f)
{
	for (uint32_t i = 0; i < f->count; i += FLOW_BLOCK)
		free(f->keys[i / FLOW_BLOCK]);
	free(f->keys);
	free(f->slots);
}

size_t
flows_bytes(const struct flows *f)
{
	size_t blocks = (f->count + FLOW_BLOCK - 1) / FLOW_BLOCK;

	return blocks * FLOW_BLOCK * sizeof **f->keys + (f->slots ? (f->mask + 1) * sizeof *f->slots : 0);
}
