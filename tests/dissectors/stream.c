/* One direction of a connection: segments of all kinds, and a simple model beside. */

#include <stdio.h>
#include <stdlib.h>
#include "dissectors/engine/stream.h"
#include "tests/dissectors/decode.h"

enum { ISN = 1000, MEMORY = 64 << 20 };

/* A segment in rows: its data starts at seq; a step that has no data is an end. */
struct step {
	uint32_t seq;
	const char *data;
	size_t cut;		/* bytes sent beyond those */
	unsigned notes;
	char act;		/* S: SYN at seq, F: FIN, P: pass the gap; 0: data */
};

static const struct dialogue {
	const char *name;
	struct step steps[12];
	const char *runs;	/* "abc@FRAME+AT " for bytes, "[N] " for a gap; frames are steps, from 1 */
	uint64_t next;
	bool finished;
} dialogues[] = {
	{ "in order", { { ISN, .act = 'S' }, { 1001, "abc" }, { 1004, "def" }, { 1007, .act = 'F' } },
	  "abc@2+0 def@3+0 ", 7, true },
	{ "no SYN: the first segment starts", { { 5000, "abc" }, { 5003, "d" } }, "abc@1+0 d@2+0 ", 5 },
	{ "bytes before the middle", { { 5000, "abc" }, { 4998, "xyABC", .notes = STREAM_BEFORE | STREAM_OVERLAPS | STREAM_CONFLICTS },
	  { 4990, "x", .notes = STREAM_BEFORE } }, "abc@1+0 ", 4 },
	{ "one-sided, with a gap", { { ISN, .act = 'S' }, { 1001, "ab" }, { 1006, "f" } }, "ab@2+0 [3] f@3+0 ", 3 },
	{ "a gap passed", { { ISN, .act = 'S' }, { 1001, "ab" }, { 1006, "f" }, { 0, .act = 'P' }, { 1007, "g" } },
	  "ab@2+0 [3] f@3+0 g@5+0 ", 8 },
	{ "a gap passed, filled later", { { ISN, .act = 'S' }, { 1001, "ab" }, { 1006, "f" }, { 0, .act = 'P' },
	  { 1003, "cde" }, { 1007, "g" } }, "ab@2+0 cde@5+0 f@3+0 g@6+0 ", 8 },
	{ "nothing to pass", { { ISN, .act = 'S' }, { 0, .act = 'P' }, { 1001, "ab" } }, "ab@3+0 ", 3 },
	{ "an early FIN", { { ISN, .act = 'S' }, { 1004, "def" }, { 1007, .act = 'F' } }, "[3] def@2+0 ", 1, false },
	{ "an early FIN, then the data", { { ISN, .act = 'S' }, { 1007, .act = 'F' }, { 1004, "def" }, { 1001, "abc" } },
	  "abc@4+0 def@3+0 ", 7, true },
	{ "a FIN behind what never came", { { ISN, .act = 'S' }, { 1001, "abc" }, { 1010, .act = 'F' } }, "abc@2+0 [6] ", 4 },
	{ "nothing but SYN and FIN", { { ISN, .act = 'S' }, { 1001, .act = 'F' } }, "", 1, true },
	{ "overlap, the same bytes", { { ISN, .act = 'S' }, { 1001, "abcd" }, { 1003, "cdef", .notes = STREAM_OVERLAPS } },
	  "abcd@2+0 ef@3+2 ", 7 },
	{ "overlap, other bytes", { { ISN, .act = 'S' }, { 1001, "abcd" },
	  { 1003, "XXef", .notes = STREAM_OVERLAPS | STREAM_CONFLICTS } }, "abcd@2+0 ef@3+2 ", 7 },
	{ "around what waits", { { ISN, .act = 'S' }, { 1003, "c" }, { 1005, "e" },
	  { 1001, "abCdef", .notes = STREAM_OVERLAPS | STREAM_CONFLICTS } },
	  "ab@4+0 c@2+0 d@4+3 e@3+0 f@4+5 ", 7 },
	{ "the sequence wraps", { { 0xfffffffe, .act = 'S' }, { 1, "cd" }, { 0xffffffff, "ab" }, { 3, "e" } },
	  "ab@3+0 cd@2+0 e@4+0 ", 6 },
	{ "a keep-alive byte", { { ISN, .act = 'S' }, { 1001, "abc" },
	  { 1003, "\1", .notes = STREAM_OVERLAPS | STREAM_CONFLICTS }, { 1004, "d" } }, "abc@2+0 d@4+0 ", 5 },
	{ "a keep-alive byte before all data", { { ISN, .act = 'S' }, { 1000, "\1", .notes = STREAM_BEFORE }, { 1001, "a" } },
	  "a@3+0 ", 2 },
	{ "a zero window's probe", { { ISN, .act = 'S' }, { 1001, "ab" }, { 1003, "c" },
	  { 1003, "cde", .notes = STREAM_OVERLAPS } }, "ab@2+0 c@3+0 de@4+1 ", 6 },
	{ "cut by the snaplen", { { ISN, .act = 'S' }, { 1001, "ab", .cut = 3 }, { 1006, "f", .cut = 1 } },
	  "ab@2+0 [3] f@3+0 [1] ", 3 },
	{ "cut, then whole", { { ISN, .act = 'S' }, { 1001, "ab", .cut = 3 }, { 1001, "abcde", .notes = STREAM_OVERLAPS } },
	  "ab@2+0 cde@3+2 ", 6 },
	{ "far outside", { { ISN, .act = 'S' }, { ISN + 2 + STREAM_WINDOW, "x", .notes = STREAM_OUTSIDE },
	  { ISN + 0x80000001, "x", .notes = STREAM_BEFORE }, { 1001, "a" } }, "a@4+0 ", 2 },
	{ "another SYN changes nothing", { { ISN, .act = 'S' }, { 1001, "a" }, { 2000, .act = 'S' }, { 1002, "b" } },
	  "a@2+0 b@4+0 ", 3 },
	{ "an empty segment", { { ISN, .act = 'S' }, { 1001, "" }, { 1009, "" } }, "", 1 },
};

/* All runs as text; they must cover the stream without holes. */
static void
put_runs(const struct stream *s, char *to, size_t room)
{
	struct stream_run run;

	*to = 0;
	for (uint64_t at = 1; at < stream_end(s); at += run.len) {
		size_t n = strlen(to);

		run = stream_at(s, at);
		cr_assert(run.len && run.offset == at && at + run.len <= stream_end(s));
		if (run.bytes)
			snprintf(to + n, room - n, "%.*s@%u+%u ", (int)run.len, (const char *)run.bytes, run.frame, run.at);
		else
			snprintf(to + n, room - n, "[%d] ", (int)run.len);
	}
	cr_expect_eq(stream_at(s, stream_end(s)).len, 0);
	cr_expect_eq(stream_at(s, 0).len, 0);
}

static void
take_step(struct stream *s, const struct dialogue *x, uint32_t frame)
{
	const struct step *step = &x->steps[frame - 1];
	size_t n = step->data ? strlen(step->data) : 0;

	switch (step->act) {
	case 'S': stream_start(s, step->seq); return;
	case 'F': stream_finish(s, step->seq); return;
	case 'P': stream_pass(s); return;
	}
	unsigned notes = stream_push(s, &(struct stream_segment){ .seq = step->seq, .frame = frame,
	    .bytes = guarded((const uint8_t *)step->data, n), .n = n, .sent = n + step->cut });

	cr_expect_eq(notes, step->notes, "%s: step %u gives notes %u", x->name, frame, notes);
}

Test(stream, dialogues)
{
	for (size_t i = 0; i < COUNT(dialogues); i++) {
		const struct dialogue *x = &dialogues[i];
		struct pool pool = { .most = MEMORY };
		struct stream *s = stream_new(&pool);
		char runs[512];

		for (uint32_t k = 0; k < COUNT(x->steps) && (x->steps[k].data || x->steps[k].act); k++)
			take_step(s, x, k + 1);
		put_runs(s, runs, sizeof runs);
		cr_expect_str_eq(runs, x->runs, "%s: %s", x->name, runs);
		cr_expect_eq(stream_next(s), x->next, "%s: next is %d", x->name, (int)stream_next(s));
		cr_expect_eq(stream_finished(s), x->finished, "%s", x->name);
		stream_free(s);
		cr_expect_eq(pool.used, 0, "%s: all memory goes back", x->name);
	}
}

/* ---- every order, many sizes ---- */

enum { LENGTH = 7000 };

static uint8_t
byte_at(size_t i)
{
	return (uint8_t)(i * 31 + (i >> 8) * 7);
}

/* Push the segments of that size, in an order that seed mixes; frame n + 1 has segment n. */
static void
push_mixed(struct stream *s, uint8_t *bytes, size_t size, unsigned seed)
{
	size_t count = (LENGTH + size - 1) / size;
	size_t *order = malloc(count * sizeof *order);

	for (size_t i = 0; i < count; i++)
		order[i] = seed == 1 ? count - 1 - i : i;
	srand(seed);
	for (size_t i = count; seed > 1 && i > 1; i--) {
		size_t j = (size_t)rand() % i, k = order[i - 1];

		order[i - 1] = order[j];
		order[j] = k;
	}
	for (size_t i = 0; i < count; i++) {
		size_t at = order[i] * size, n = LENGTH - at < size ? LENGTH - at : size;
		unsigned notes = stream_push(s, &(struct stream_segment){ .seq = (uint32_t)(0xfffff000 + 1 + at),
		    .bytes = bytes + at, .n = n, .frame = (uint32_t)(order[i] + 1), .at = 54 });

		cr_assert_eq(notes, 0);
	}
	free(order);
}

Test(stream, every_order_gives_the_same)
{
	static const size_t sizes[] = { 1, 2, 7, 500, 1460 };
	uint8_t bytes[LENGTH];

	for (size_t i = 0; i < LENGTH; i++)
		bytes[i] = byte_at(i);
	for (size_t i = 0; i < COUNT(sizes) * 6; i++) {
		struct pool pool = { .most = MEMORY };
		struct stream *s = stream_new(&pool);
		size_t size = sizes[i / 6];

		stream_start(s, 0xfffff000);
		push_mixed(s, bytes, size, i % 6);
		cr_assert_eq(stream_next(s), LENGTH + 1);
		for (size_t at = 0; at < LENGTH; at++) {
			struct stream_run run = stream_at(s, at + 1);

			cr_assert(run.bytes && *run.bytes == bytes[at], "%d of size %d", (int)at, (int)size);
			cr_assert(run.frame == at / size + 1 && run.at == 54 + at % size);
		}
		stream_free(s);
	}
}
