/* Conversations by their two ends. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/flows.h"

enum { BLOCK = 256 };		/* flows made at once */

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

static size_t
stride(const struct flows *f)
{
	return sizeof(struct flow) + (f->state_size + 7) / 8 * 8;
}

static struct flow *
flow_at(const struct flows *f, uint32_t place)
{
	return (struct flow *)(f->blocks[place / BLOCK] + place % BLOCK * stride(f));
}

/* The slot that holds the key, or the free one where it belongs. */
static uint32_t
slot_of(const struct flows *f, const struct flow_key *k, uint32_t hash)
{
	for (uint32_t at = hash & f->mask;; at = (at + 1) & f->mask) {
		const struct flow_slot *slot = &f->slots[at];

		if (!slot->place || (slot->hash == hash &&
		    !memcmp(&flow_at(f, slot->place - 1)->key, k, sizeof *k)))
			return at;
	}
}

struct flow *
flow_find(struct flows *f, const struct flow_key *k)
{
	if (!f->slots)
		return NULL;
	uint32_t place = f->slots[slot_of(f, k, hash_of(f, k))].place;

	if (!place)
		return NULL;
	flow_at(f, place - 1)->used = true;
	return flow_at(f, place - 1);
}

/* Take a slot out and move those behind it up, so that each is still found from its hash. */
static void
clear_slot(struct flows *f, uint32_t at)
{
	uint32_t free_at = at;

	for (;;) {
		at = (at + 1) & f->mask;
		if (!f->slots[at].place)
			break;
		uint32_t home = f->slots[at].hash & f->mask;

		if (((at - home) & f->mask) < ((at - free_at) & f->mask))
			continue;
		f->slots[free_at] = f->slots[at];
		free_at = at;
	}
	f->slots[free_at].place = 0;
}

void
flow_forget(struct flows *f, struct flow *flow)
{
	uint32_t at = slot_of(f, &flow->key, flow->hash);
	uint32_t place = f->slots[at].place - 1;

	if (f->drop)
		f->drop(f->of, flow->state);
	clear_slot(f, at);
	flow->alive = false;
	f->alive--;
	f->vacant[f->vacant_count++] = place;	/* there is room for as many as there are places */
}

/* A second chance for all that were used since the hand last passed (a clock). */
bool
flow_forget_oldest(struct flows *f)
{
	if (!f->alive)
		return false;
	for (;; f->hand++) {
		if (f->hand >= f->places)
			f->hand = 0;
		struct flow *flow = flow_at(f, f->hand);

		if (flow->alive && !flow->used) {
			flow_forget(f, flow);
			f->forgotten++;
			return true;
		}
		flow->used = false;
	}
}

static bool
grow_slots(struct flows *f)
{
	uint32_t size = f->slots ? (f->mask + 1) * 2 : 1024;
	struct flow_slot *slots = size ? calloc(size, sizeof *slots) : NULL;

	if (!slots)
		return false;
	for (uint32_t i = 0; f->slots && i <= f->mask; i++) {
		if (!f->slots[i].place)
			continue;
		uint32_t at = f->slots[i].hash & (size - 1);

		while (slots[at].place)
			at = (at + 1) & (size - 1);
		slots[at] = f->slots[i];
	}
	free(f->slots);
	f->slots = slots;
	f->mask = size - 1;
	return true;
}

static bool
grow_places(struct flows *f)
{
	size_t blocks = f->places / BLOCK;
	char **more = realloc(f->blocks, (blocks + 1) * sizeof *more);

	if (!more)
		return false;
	f->blocks = more;
	uint32_t *vacant = realloc(f->vacant, (f->places + BLOCK) * sizeof *vacant);

	if (!vacant)
		return false;
	f->vacant = vacant;
	if (!(more[blocks] = calloc(BLOCK, stride(f))))
		return false;
	for (uint32_t i = BLOCK; i-- > 0; )
		f->vacant[f->vacant_count++] = f->places + i;
	f->places += BLOCK;
	return true;
}

struct flow *
flow_new(struct flows *f, const struct flow_key *k)
{
	if (f->alive >= f->most)
		flow_forget_oldest(f);
	if (f->numbers == FLOW_NONE || ((!f->slots || f->alive * 2 >= f->mask) && !grow_slots(f)) ||
	    (!f->vacant_count && !grow_places(f)))
		return NULL;
	uint32_t place = f->vacant[--f->vacant_count];
	struct flow *flow = flow_at(f, place);

	memset(flow, 0, stride(f));
	flow->key = *k;
	flow->hash = hash_of(f, k);
	flow->number = f->numbers++;
	flow->alive = true;		/* not used yet: a flood of strangers pushes out itself first */
	f->slots[slot_of(f, k, flow->hash)] = (struct flow_slot){ flow->hash, place + 1 };
	f->alive++;
	return flow;
}

struct flow *
flow_next(const struct flows *f, uint32_t *place)
{
	while (*place < f->places) {
		struct flow *flow = flow_at(f, (*place)++);

		if (flow->alive)
			return flow;
	}
	return NULL;
}

void
flows_free(struct flows *f)
{
	for (uint32_t i = 0; i < f->places; i++)
		if (f->drop && flow_at(f, i)->alive)
			f->drop(f->of, flow_at(f, i)->state);
	for (uint32_t i = 0; i < f->places; i += BLOCK)
		free(f->blocks[i / BLOCK]);
	free(f->blocks);
	free(f->slots);
	free(f->vacant);
}

size_t
flows_bytes(const struct flows *f)
{
	return f->places * (stride(f) + sizeof *f->vacant) + (f->slots ? (f->mask + 1) * sizeof *f->slots : 0);
}
