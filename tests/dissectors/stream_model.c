/* Streams against a simple model, and at their limits. */

#include <stdlib.h>
#include "dissectors/engine/stream.h"
#include "tests/dissectors/decode.h"

enum { MEMORY = 64 << 20, ROOM = 4096, LONGEST = 300 };

/* An array of bytes, and who brought each. */
struct model {
	uint8_t bytes[ROOM];
	uint32_t frame[ROOM];	/* 0: a gap */
	uint32_t at[ROOM];
	size_t next;
};

/* What stream_push() has to say. */
static unsigned
model_push(struct model *m, size_t at, const struct stream_segment *g)
{
	unsigned notes = 0;

	for (size_t i = 0; i < g->n; i++) {
		if (m->frame[at + i]) {
			notes |= STREAM_OVERLAPS | (m->bytes[at + i] != g->bytes[i] ? STREAM_CONFLICTS : 0);
			continue;
		}
		m->bytes[at + i] = g->bytes[i];
		m->frame[at + i] = g->frame;
		m->at[at + i] = (uint32_t)(g->at + i);
	}
	while (m->next < ROOM && m->frame[m->next])
		m->next++;
	return notes;
}

static void
model_pass(struct model *m)
{
	size_t i = m->next;

	while (i < ROOM && !m->frame[i])
		i++;
	if (i < ROOM)
		m->next = i;
	while (m->next < ROOM && m->frame[m->next])
		m->next++;
}

static void
compare_all(const struct stream *s, const struct model *m)
{
	for (size_t i = 0; i + 1 < stream_end(s); i++) {
		struct stream_run run = stream_at(s, i + 1);

		cr_assert_eq(run.bytes ? run.frame : 0, m->frame[i], "byte %d", (int)i);
		cr_assert(!run.bytes || (*run.bytes == m->bytes[i] && run.at == m->at[i]));
	}
}

Test(stream_model, random_segments)
{
	static struct model m;
	uint8_t bytes[LONGEST];
	unsigned seed = 7;

	for (uint32_t frame = 1, isn = 0; frame <= 100000; isn += 0x12345678) {
		struct pool pool = { .most = MEMORY };
		struct stream *s = stream_new(&pool);
		size_t longest = 1 + (size_t)rand_r(&seed) % LONGEST;

		m = (struct model){ .next = 0 };
		stream_start(s, isn);
		for (int i = 0; i < 200; i++, frame++) {
			size_t n = 1 + (size_t)rand_r(&seed) % longest, at = (size_t)rand_r(&seed) % (ROOM - n);

			for (size_t k = 0; k < n; k++)
				bytes[k] = (uint8_t)((at + k) * 31 + !(rand_r(&seed) % 1000));
			struct stream_segment g = { isn + 1 + (uint32_t)at, bytes, n, n, frame, 0, frame % 99 };

			cr_assert_eq(stream_push(s, &g), model_push(&m, at, &g), "frame %u", frame);
			if (frame % 50 == 0) {
				stream_pass(s);
				model_pass(&m);
			}
			cr_assert_eq(stream_next(s), m.next + 1, "frame %u", frame);
		}
		compare_all(s, &m);
		stream_free(s);
	}
}

/* Two streams of one pool: what has no room is let go, is said to be, and streams go on. */
Test(stream_model, memory_is_limited)
{
	static uint8_t bytes[1000];
	struct pool pool = { .most = 100000 };
	struct stream *s = stream_new(&pool), *other = stream_new(&pool);
	unsigned notes = 0;

	for (uint32_t i = 0; i < 200; i++)
		notes |= stream_push(s, &(struct stream_segment){ 1 + i * 1000, bytes, 1000, 1000, i + 1, 0, 0 });
	cr_expect_eq(notes, STREAM_LET_GO);
	cr_expect_leq(pool.used, pool.most);
	cr_expect_eq(stream_next(s), 200001);
	cr_expect_eq(stream_at(s, 1).frame, 1);
	struct stream_run run = stream_at(s, 150000);

	cr_expect(!run.bytes && run.let_go && run.len == 200001 - 150000);
	cr_expect_gt(stream_at(s, 80000).len, 0, "most of the memory is used for bytes");
	cr_expect(stream_at(s, 80000).bytes);
	cr_expect_eq(stream_push(other, &(struct stream_segment){ 1, bytes, 1000, 1000, 1, 0, 0 }), STREAM_LET_GO);
	cr_expect_eq(stream_push(s, &(struct stream_segment){ 1, bytes, 1000, 1000, 1, 0, 0 }), STREAM_OVERLAPS);
	stream_free(s);
	cr_expect_eq(stream_push(other, &(struct stream_segment){ 1001, bytes, 1000, 1000, 2, 0, 0 }), 0);
	stream_free(other);
	cr_expect_eq(pool.used, 0);
}

/* Who sends a byte here and a byte there costs no more than a step of bounded size each. */
Test(stream_model, many_wait)
{
	struct pool pool = { .most = MEMORY };
	struct stream *s = stream_new(&pool);
	uint8_t byte = 'x';
	uint32_t last = 3 * STREAM_BEHIND;

	stream_start(s, 0);
	for (uint32_t i = 1; i <= last; i++)
		cr_assert_eq(stream_push(s, &(struct stream_segment){ 1 + i * 2, &byte, 1, 1, i, 0, 0 }), 0);
	cr_expect_gt(stream_next(s), 2 * STREAM_BEHIND, "the first gaps were passed");
	cr_expect_eq(stream_at(s, 2).len, 1);
	cr_expect_not(stream_at(s, 1).let_go);
	cr_expect_eq(stream_push(s, &(struct stream_segment){ 1, &byte, 1, 1, 1, 0, 0 }), STREAM_LET_GO, "too late");
	cr_expect(stream_at(s, 1).let_go);
	cr_expect_eq(stream_push(s, &(struct stream_segment){ last * 2, &byte, 1, 1, 9, 0, 0 }), 0);
	cr_expect_eq(stream_at(s, last * 2).frame, 9);
	stream_free(s);
}

/* Beyond 4 GiB offsets go on. */
Test(stream_model, long_streams)
{
	static uint8_t bytes[1 << 20];
	struct pool pool = { .most = 4 << 20 };
	struct stream *s = stream_new(&pool);

	for (uint32_t i = 0; i < 5000; i++)
		stream_push(s, &(struct stream_segment){ 1 + (i << 20), bytes, sizeof bytes, sizeof bytes, i + 1, 0, 0 });
	cr_expect_eq(stream_next(s), (UINT64_C(5000) << 20) + 1);
	cr_expect_eq(stream_offset(s, 5), (INT64_C(4096) << 20) + 5);
	stream_free(s);
}
