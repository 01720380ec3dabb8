/* Files of more than 4 GB, with holes: offsets have more than 32 bits. */

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/capture/draft.h"
#include "tests/capture/transcript.h"

static void
put(const struct memory_file *m, struct draft *d, uint64_t offset)
{
	cr_assert_eq(pwrite(m->fd, d->bytes, d->len, (off_t)offset), (ssize_t)d->len);
	d->len = 0;
}

/* Two frames with two blocks of nearly 4 GB between them, of which only the ends are written. */
Test(huge, pcapng)
{
	enum { HEAD = 28 + 20 + 36 };
	const uint32_t hole = 0xfffffffc;
	const uint64_t last = HEAD + 2 * (uint64_t)hole;
	uint8_t bytes[256];
	struct draft d = { .bytes = bytes };
	struct memory_file m = memory_file("", 0);
	struct capture_file *f;
	struct frame x, again;
	char error[256];

	draft_section(&d);
	draft_interface(&d, 1);
	draft_packet(&d, 0, 1, 4);
	put(&m, &d, 0);
	for (uint64_t i = 0; i < 2; i++) {
		draft_word(&d, 5);
		draft_word(&d, hole);
		put(&m, &d, HEAD + i * hole);
		draft_word(&d, hole);
		put(&m, &d, HEAD + (i + 1) * hole - 4);
	}
	draft_packet(&d, 0, 2, 4);
	put(&m, &d, last);

	f = capture_open(m.path, error, sizeof error);
	cr_assert(f, "%s", error);
	cr_assert_eq(capture_next(f, &x), CAPTURE_FRAME);
	cr_assert_eq(capture_next(f, &x), CAPTURE_FRAME, "%s", capture_error(f));
	cr_expect_eq(x.offset, last);
	cr_expect_eq(x.time, 2000);
	cr_expect(capture_read(f, HEAD - 36, &again) && again.time == 1000);
	cr_expect(capture_read(f, last, &again) && same_frame(&x, &again));
	cr_expect_eq(capture_next(f, &x), CAPTURE_END);
	cr_expect_eq(capture_size(f), last + 36);
	capture_close(f);
	memory_file_close(m);
}

/* Frames as long as they can be, of zeros, until 4 GB are passed. */
Test(huge, pcap)
{
	enum { RECORD = 16 + CAPTURE_FRAME_MAX, FRAMES = 16400 };
	const uint64_t last = 24 + (uint64_t)RECORD * (FRAMES - 1);
	uint8_t bytes[256];
	struct draft d = { .bytes = bytes };
	struct memory_file m = memory_file("\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\1\0\0\0", 24);
	struct capture_file *f;
	struct frame x, again;
	char error[256];
	uint32_t frames = 0;

	for (uint32_t i = 0; i < FRAMES; i++) {
		draft_word(&d, i);
		draft_word(&d, 999999);
		draft_word(&d, CAPTURE_FRAME_MAX);
		draft_word(&d, CAPTURE_FRAME_MAX);
		put(&m, &d, 24 + (uint64_t)RECORD * i);
	}
	cr_assert(last > UINT32_MAX && ftruncate(m.fd, (off_t)(last + RECORD)) == 0);
	f = capture_open(m.path, error, sizeof error);
	cr_assert(f, "%s", error);
	while (capture_next(f, &x) == CAPTURE_FRAME) {
		cr_assert_eq(x.offset, 24 + (uint64_t)RECORD * frames);
		cr_assert_eq(x.time, frames * INT64_C(1000000000) + 999999000);
		frames++;
	}
	cr_expect_null(capture_error(f), "%s", capture_error(f));
	cr_expect_eq(frames, FRAMES);
	cr_expect(capture_read(f, last, &again));
	cr_expect_eq(again.time, (FRAMES - 1) * INT64_C(1000000000) + 999999000);
	cr_expect_eq(again.captured, CAPTURE_FRAME_MAX);
	capture_close(f);
	memory_file_close(m);
}
