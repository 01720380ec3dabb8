/* Conversations by their two ends. */

#include <stdlib.h>
#include "dissectors/engine/flows.h"
#include "tests/dissectors/decode.h"

static const uint8_t a[] = { 192, 0, 2, 10 }, b[] = { 192, 0, 2, 20 };
static const uint8_t a6[16] = { 0x20, 1, 0xd, 0xb8, [15] = 10 }, b6[16] = { 0x20, 1, 0xd, 0xb8, [15] = 20 };

/* A key for each number: ports first, then addresses. */
static struct flow_key
numbered(uint32_t i)
{
	uint8_t src[4] = { 10, 0, 0, (uint8_t)(i >> 16) };
	struct flow_key k;

	flow_key(&k, src, b, 4, (uint16_t)i, 80, 6);
	return k;
}

/* Both directions are one conversation, and each knows which it is. */
Test(flows, directions)
{
	struct flow_key there, back;

	cr_expect_not(flow_key(&there, a, b, 4, 40000, 80, 6));
	cr_expect(flow_key(&back, b, a, 4, 80, 40000, 6));
	cr_expect_eq(memcmp(&there, &back, sizeof there), 0);

	cr_expect_not(flow_key(&there, a6, b6, 16, 80, 40000, 6));
	cr_expect(flow_key(&back, b6, a6, 16, 40000, 80, 6));
	cr_expect_eq(memcmp(&there, &back, sizeof there), 0);

	/* A host with itself: the ports tell. */
	cr_expect_neq(flow_key(&there, a, a, 4, 40000, 80, 6), flow_key(&back, a, a, 4, 80, 40000, 6));
	cr_expect_eq(memcmp(&there, &back, sizeof there), 0);
	cr_expect_eq(flow_key(&there, a, a, 4, 80, 80, 6), flow_key(&back, a, a, 4, 80, 80, 6));
}

/* Each part of a key tells conversations apart. */
Test(flows, keys_differ)
{
	struct flow_key keys[8];
	size_t n = 0;

	flow_key(&keys[n++], a, b, 4, 1, 2, 6);
	flow_key(&keys[n++], a, b, 4, 2, 1, 6);
	flow_key(&keys[n++], a, b, 4, 1, 3, 6);
	flow_key(&keys[n++], a, b, 4, 1, 2, 17);
	flow_key(&keys[n++], a, a, 4, 1, 2, 6);
	flow_key(&keys[n++], a6, b6, 16, 1, 2, 6);
	flow_key(&keys[n++], a6, a6, 16, 1, 2, 6);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			cr_expect_neq(memcmp(&keys[i], &keys[k], sizeof keys[i]), 0, "%zu and %zu", i, k);
}

static uint32_t
number_of(struct flows *f, const struct flow_key *k)
{
	const struct flow *flow = flow_find(f, k);

	return flow ? flow->number : FLOW_NONE;
}

static uint32_t
new_number(struct flows *f, const struct flow_key *k)
{
	const struct flow *flow = flow_new(f, k);

	return flow ? flow->number : FLOW_NONE;
}

Test(flows, empty)
{
	struct flows f = { .most = 10, .seed = 7 };
	struct flow_key k = numbered(1);

	cr_expect_null(flow_find(&f, &k));
	cr_expect_eq(flows_bytes(&f), 0);
	cr_expect_not(flow_forget_oldest(&f));
	flows_free(&f);
}

/* Many conversations: numbered from 0, all found again, none that was not put in. */
Test(flows, growth)
{
	enum { MANY = 120000 };
	struct flows f = { .state_size = 12, .most = MANY, .seed = 0x123456789abcdef };

	for (uint32_t i = 0; i < MANY; i++) {
		struct flow_key k = numbered(i);

		cr_assert_null(flow_find(&f, &k));
		struct flow *flow = flow_new(&f, &k);

		cr_assert(flow && flow->number == i && !flow->state[0]);
		memcpy(flow->state, &i, sizeof i);
	}
	for (uint32_t i = 0; i < MANY; i++) {
		struct flow_key k = numbered(i);
		const struct flow *flow = flow_find(&f, &k);

		cr_assert(flow && flow->number == i && !memcmp(flow->state, &i, sizeof i));
	}
	struct flow_key absent = numbered(MANY);

	cr_expect_null(flow_find(&f, &absent));
	cr_expect_leq(f.alive * 2, f.mask + 1, "at most half full");
	cr_expect_leq(flows_bytes(&f), (size_t)MANY * (sizeof(struct flow) + 16 + 8 + 4 * sizeof *f.slots));
	flows_free(&f);
}

/* Ports used anew: the newer conversation is found, and no place is lost by it. */
Test(flows, renewal)
{
	struct flows f = { .most = 100, .seed = 1 };
	struct flow_key k = numbered(1), other = numbered(2);

	cr_expect_eq(new_number(&f, &k), 0);
	cr_expect_eq(new_number(&f, &other), 1);
	for (uint32_t i = 2; i < 5000; i++) {
		flow_forget(&f, flow_find(&f, &k));
		cr_assert_eq(new_number(&f, &k), i);
	}
	cr_expect_eq(number_of(&f, &k), 4999);
	cr_expect_eq(number_of(&f, &other), 1);
	cr_expect_eq(f.alive, 2);
	cr_expect_eq(f.forgotten, 0, "none for want of room");
	cr_expect_eq(f.mask + 1, 1024);
	flows_free(&f);
}

/* The numbers end before the one that means none. */
Test(flows, last_number)
{
	struct flows f = { .most = 10, .numbers = FLOW_NONE };
	struct flow_key k = numbered(1);

	cr_expect_null(flow_new(&f, &k));
	flows_free(&f);
}

static uint32_t dropped;

static void
count_drop(void *of, void *state)
{
	cr_expect_null(of);
	dropped += *(uint32_t *)state;
}

/* More than fit: the place of one not used lately is taken, and its state is let go. */
Test(flows, limit)
{
	enum { MOST = 1000, MANY = 50000 };
	struct flows f = { .state_size = 4, .most = MOST, .drop = count_drop, .seed = 5 };
	struct flow_key busy = numbered(0);

	dropped = 0;
	for (uint32_t i = 0; i < MANY; i++) {
		struct flow_key k = numbered(i);
		struct flow *flow = flow_new(&f, &k);

		cr_assert(flow && flow->number == i);
		*(uint32_t *)flow->state = 1;
		cr_assert_eq(number_of(&f, &busy), 0, "one that is used stays, %u", i);
		cr_assert_leq(f.alive, MOST);
	}
	struct flow_key last = numbered(MANY - 1), early = numbered(1);

	cr_expect_eq(number_of(&f, &last), MANY - 1);
	cr_expect_null(flow_find(&f, &early));
	cr_expect_eq(f.forgotten, MANY - MOST);
	cr_expect_eq(dropped, MANY - MOST);
	cr_expect_lt(flows_bytes(&f), 200000);
	flows_free(&f);
	cr_expect_eq(dropped, MANY, "those alive at the end, too");
}

/* Taking out at random leaves all others to be found. */
Test(flows, forgetting)
{
	enum { MANY = 3000 };
	struct flows f = { .most = MANY, .seed = 11 };
	bool there[MANY];

	srand(1);
	for (uint32_t i = 0; i < MANY; i++) {
		struct flow_key k = numbered(i);

		there[i] = flow_new(&f, &k);
	}
	for (uint32_t turn = 0; turn < 5 * MANY; turn++) {
		uint32_t i = (uint32_t)rand() % MANY;
		struct flow_key k = numbered(i);
		struct flow *flow = flow_find(&f, &k);

		cr_assert_eq(flow != NULL, there[i]);
		if (flow)
			flow_forget(&f, flow);
		else
			cr_assert(flow_new(&f, &k));
		there[i] = !there[i];
	}
	for (uint32_t i = 0; i < MANY; i++) {
		struct flow_key k = numbered(i);

		cr_expect_eq(flow_find(&f, &k) != NULL, there[i], "%u", i);
	}
	flows_free(&f);
}

/* Walking meets each that is there, once, and none that was let go. */
Test(flows, walk)
{
	enum { MANY = 1000 };
	struct flows f = { .state_size = sizeof(uint32_t), .most = MANY, .seed = 5 };
	uint32_t place = 0, met[MANY] = { 0 };

	cr_expect_null(flow_next(&f, &place));
	for (uint32_t i = 0; i < MANY; i++) {
		struct flow_key k = numbered(i);

		memcpy(flow_new(&f, &k)->state, &i, sizeof i);
	}
	for (uint32_t i = 0; i < MANY; i += 3) {
		struct flow_key k = numbered(i);

		flow_forget(&f, flow_find(&f, &k));
	}
	for (struct flow *flow; (flow = flow_next(&f, &place)); )
		met[*(uint32_t *)flow->state]++;
	for (uint32_t i = 0; i < MANY; i++)
		cr_expect_eq(met[i], i % 3 ? 1 : 0, "%u: %u", i, met[i]);
	flows_free(&f);
}

/* Another seed puts the same keys in other places. */
Test(flows, seed)
{
	struct flows f = { .most = 100, .seed = 1 }, g = { .most = 100, .seed = 2 };
	size_t same = 0;

	for (uint32_t i = 0; i < 100; i++) {
		struct flow_key k = numbered(i);

		flow_new(&f, &k);
		flow_new(&g, &k);
	}
	for (uint32_t i = 0; i <= f.mask; i++)
		same += f.slots[i].place && f.slots[i].place == g.slots[i].place;
	cr_expect_lt(same, 10);
	flows_free(&f);
	flows_free(&g);
}
