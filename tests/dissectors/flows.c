/* Conversations by their two ends. */

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

Test(flows, empty)
{
	struct flows f = { .seed = 7 };
	struct flow_key k = numbered(1);

	cr_expect_eq(flow_find(&f, &k), (uint32_t)FLOW_NONE);
	cr_expect_eq(flows_bytes(&f), 0);
	flows_free(&f);
}

/* Many conversations: numbered from 0, all found again, none that was not put in. */
Test(flows, growth)
{
	enum { MANY = 120000 };
	struct flows f = { .seed = 0x123456789abcdef };

	for (uint32_t i = 0; i < MANY; i++) {
		struct flow_key k = numbered(i);

		cr_assert_eq(flow_find(&f, &k), (uint32_t)FLOW_NONE);
		cr_assert_eq(flow_new(&f, &k), i);
	}
	for (uint32_t i = 0; i < MANY; i++) {
		struct flow_key k = numbered(i);

		cr_assert_eq(flow_find(&f, &k), i);
	}
	struct flow_key absent = numbered(MANY);

	cr_expect_eq(flow_find(&f, &absent), (uint32_t)FLOW_NONE);
	cr_expect_leq(f.used * 2, f.mask + 1, "at most half full");
	/* 40 bytes a key, and 8 a place of which up to three quarters are free. */
	cr_expect_geq(flows_bytes(&f), MANY * sizeof(struct flow_key));
	cr_expect_leq(flows_bytes(&f), MANY * (sizeof(struct flow_key) + 5 * sizeof *f.slots));
	flows_free(&f);
}

/* Ports used anew: the newer conversation is found, the older one keeps its number. */
Test(flows, renewal)
{
	struct flows f = { .seed = 1 };
	struct flow_key k = numbered(1), other = numbered(2);

	cr_expect_eq(flow_new(&f, &k), 0);
	cr_expect_eq(flow_new(&f, &other), 1);
	cr_expect_eq(flow_new(&f, &k), 2);
	cr_expect_eq(flow_find(&f, &k), 2);
	cr_expect_eq(flow_find(&f, &other), 1);
	cr_expect_eq(f.used, 2);
	cr_expect_eq(f.count, 3);
	for (uint32_t i = 3; i < 5000; i++)	/* no place is lost by it */
		cr_assert_eq(flow_new(&f, &k), i);
	cr_expect_eq(f.used, 2);
	cr_expect_eq(f.mask + 1, 1024);
	flows_free(&f);
}

/* The numbers end before the one that means none. */
Test(flows, last_number)
{
	struct flows f = { .count = FLOW_NONE - 1 };
	struct flow_key k = numbered(1);

	cr_expect_eq(flow_new(&f, &k), (uint32_t)FLOW_NONE);
}

/* Another seed puts the same keys in other places. */
Test(flows, seed)
{
	struct flows f = { .seed = 1 }, g = { .seed = 2 };
	size_t same = 0;

	for (uint32_t i = 0; i < 100; i++) {
		struct flow_key k = numbered(i);

		flow_new(&f, &k);
		flow_new(&g, &k);
	}
	for (uint32_t i = 0; i <= f.mask; i++)
		same += f.slots[i].number && f.slots[i].number == g.slots[i].number;
	cr_expect_lt(same, 10);
	flows_free(&f);
	flows_free(&g);
}
