/* Compressed captures that are large, or become it. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "tests/capture/pack.h"
#include "tests/capture/transcript.h"

static pack *const packs[] = { pack_gzip, pack_zstd };
static const char *const names[] = { "gzip", "zstd" };

/* Have a block of zstd's, in the last tenth, be of a type that there is not.  RFC 8878 3.1.1.2. */
static void
damage_zstd(struct draft *p)
{
	uint8_t *at = p->bytes + 6;		/* behind a frame header without sizes */

	while (at < p->bytes + p->len * 9 / 10)
		at += 3 + ((at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16) >> 3);
	*at |= 6;
}

static void
damage_gzip(struct draft *p)
{
	memset(p->bytes + p->len * 9 / 10, 0xff, 1000);
}

/* Blocks before the damaged one are given, although one call could unpack them together. */
Test(compressed, all_before_the_damage)
{
	enum { MANY = 200000 };
	struct draft d = { .bytes = malloc(32 << 20) };

	draft_section(&d);
	draft_interface(&d, 1);
	srand(1);
	for (uint32_t i = 0; i < MANY; i++)
		draft_packet(&d, 0, (uint32_t)rand(), 40);
	for (size_t i = 0; i < COUNT(packs); i++) {
		struct draft p = { .bytes = malloc(d.len + 1024) };
		struct memory_file m;
		struct capture_file *f;
		struct frame x;
		char error[256];
		size_t frames = 0;

		packs[i](&p, d.bytes, d.len);
		(i ? damage_zstd : damage_gzip)(&p);
		m = memory_file(p.bytes, p.len);
		f = capture_open(m.path, error, sizeof error);
		cr_assert(f, "%s", error);
		cr_expect_eq(capture_size(f), p.len);
		while (capture_next(f, &x) == CAPTURE_FRAME)
			frames++;
		cr_expect(frames > MANY * 85 / 100 && frames < MANY * 95 / 100, "%s: %zu frames",
			names[i], frames);
		cr_expect(capture_error(f));
		cr_expect(capture_position(f) <= p.len && capture_position(f) > p.len * 8 / 10);
		capture_close(f);
		memory_file_close(m);
		free(p.bytes);
	}
	free(d.bytes);
}

static long
peak(void)		/* KB */
{
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	return used.ru_maxrss;
}

static void
expect_one_frame(const char *path)
{
	char error[256];
	struct capture_file *f = capture_open(path, error, sizeof error);
	struct frame x;

	cr_assert(f, "%s", error);
	cr_expect_eq(capture_next(f, &x), CAPTURE_FRAME, "%s", capture_error(f));
	cr_expect_eq(x.offset, (1 << 30) + 60);
	cr_expect_eq(capture_next(f, &x), CAPTURE_END);
	capture_close(f);
}

/* 1 GB of zeros, in a block that is skipped; and a frame behind it. */
Test(compressed, a_bomb_needs_no_memory)
{
	enum { ZEROS = 1 << 24, TIMES = 64 };

	for (size_t i = 0; i < COUNT(packs); i++) {
		struct draft d = { .bytes = calloc(1, ZEROS) }, head = { .bytes = malloc(1024) };
		struct draft p = { .bytes = malloc(ZEROS) }, one = { .bytes = malloc(ZEROS + 1024) };
		struct memory_file m;
		long before;

		draft_section(&head);
		draft_word(&head, 5);
		draft_word(&head, ZEROS * TIMES + 12);
		packs[i](&p, head.bytes, head.len);
		packs[i](&one, d.bytes, ZEROS);
		for (int k = 0; k < TIMES; k++)
			draft_bytes(&p, one.bytes, one.len);
		head.len = 0;
		draft_word(&head, ZEROS * TIMES + 12);
		draft_interface(&head, 1);
		draft_packet(&head, 0, 7, 2);
		packs[i](&p, head.bytes, head.len);
		m = memory_file(p.bytes, p.len);
		before = peak();
		expect_one_frame(m.path);
		cr_expect_leq(peak() - before, 8 << 10, "%s: %ld KB more", names[i], peak() - before);
		memory_file_close(m);
		free(head.bytes);
		free(one.bytes);
		free(p.bytes);
		free(d.bytes);
	}
}
