/* Files and pipes that are still being written: byte by byte, nothing is lost, nothing is damage. */

#include <criterion/criterion.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/capture/pack.h"
#include "tests/capture/transcript.h"

enum { FRAMES = 6, ROOM = 1 << 16, HEAD = 28 };	/* HEAD: what capture_open() waits for, or more */

static void
pack_nothing(struct draft *to, const void *bytes, size_t n)
{
	draft_bytes(to, bytes, n);
}

static const struct kind {
	const char *name;
	bool pcapng;
	pack *pack;
} kinds[] = {
	{ "pcap", false, pack_nothing }, { "pcapng", true, pack_nothing },
	{ "pcap.gz", false, pack_gzip }, { "pcapng.gz", true, pack_gzip },
	{ "pcap.zst", false, pack_zstd }, { "pcapng.zst", true, pack_zstd },
};

/*
 * pcapng: with a section of its own for each frame, and a block that is
 * skipped.  The first *head bytes are enough to open it.
 */
static struct draft
capture(const struct kind *kind, size_t *head)
{
	struct draft d = { .bytes = malloc(ROOM) }, p = { .bytes = malloc(ROOM) };

	if (!kind->pcapng)
		draft_bytes(&d, "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0", 24);
	for (uint32_t i = 0; i < FRAMES; i++) {
		if (!kind->pcapng) {
			draft_record(&d, i, 20 + i);
			continue;
		}
		d.big = i % 2;
		draft_section(&d);
		draft_word(&d, 5);
		draft_word(&d, 40);
		draft_payload(&d, i, 28);
		draft_word(&d, 40);
		draft_interface(&d, 1);
		draft_packet(&d, 0, i, 20 + i);
	}
	kind->pack(&p, d.bytes, HEAD);
	*head = p.len;
	kind->pack(&p, d.bytes + HEAD, d.len - HEAD);
	free(d.bytes);
	return p;
}

/* The next answer; if it is a frame, whether it is the one that is due. */
static enum capture_status
next(struct capture_file *f, uint32_t *frames)
{
	struct frame x;
	enum capture_status status = capture_next(f, &x);

	if (status == CAPTURE_FRAME) {
		cr_expect_eq(x.time, *frames * 1000);
		cr_expect_eq(x.captured, 20 + *frames);
		++*frames;
	}
	return status;
}

/* Everything that is there. */
static enum capture_status
drain(struct capture_file *f, uint32_t *frames)
{
	enum capture_status status;

	while ((status = next(f, frames)) == CAPTURE_FRAME)
		;
	return status;
}

Test(growing, file_byte_by_byte)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		size_t n;
		struct draft d = capture(&kinds[i], &n);
		struct memory_file m = memory_file(d.bytes, n);
		char error[256];
		struct capture_file *f = capture_open(m.path, error, sizeof error);
		uint32_t frames = 0;

		cr_assert(f, "%s", error);
		capture_follow(f, true);
		for (; n < d.len; n++) {
			cr_expect_eq(drain(f, &frames), CAPTURE_WAIT, "%s, %zu: %s",
				kinds[i].name, n, capture_error(f));
			cr_assert_eq(pwrite(m.fd, d.bytes + n, 1, (off_t)n), 1);
		}
		cr_expect_eq(drain(f, &frames), CAPTURE_WAIT);
		cr_expect_eq(capture_size(f), d.len);
		capture_follow(f, false);
		cr_expect_eq(drain(f, &frames), CAPTURE_END, "%s: %s", kinds[i].name, capture_error(f));
		cr_expect_eq(frames, FRAMES, "%s: %u frames", kinds[i].name, frames);
		capture_close(f);
		memory_file_close(m);
		free(d.bytes);
	}
}

/* Nobody said that the file grows: its end is told, and then taken back. */
Test(growing, after_the_end)
{
	for (size_t i = 0; i < 2; i++) {
		size_t head;
		struct draft d = capture(&kinds[i], &head);

		for (size_t n = head; n <= d.len; n++) {
			struct memory_file m = memory_file(d.bytes, n);
			char error[256];
			struct capture_file *f = capture_open(m.path, error, sizeof error);
			uint32_t frames = 0;

			cr_assert(f, "%s", error);
			cr_expect_neq(drain(f, &frames), CAPTURE_WAIT);
			cr_assert_eq(pwrite(m.fd, d.bytes + n, d.len - n, (off_t)n), (ssize_t)(d.len - n));
			cr_expect_neq(drain(f, &frames), CAPTURE_WAIT, "the same answer comes again");
			capture_follow(f, true);
			cr_expect_null(capture_error(f));
			cr_expect_eq(drain(f, &frames), CAPTURE_WAIT);
			capture_follow(f, false);
			cr_expect_eq(drain(f, &frames), CAPTURE_END, "%s", capture_error(f));
			cr_expect_eq(frames, FRAMES, "%s, %zu: %u frames", kinds[i].name, n, frames);
			capture_close(f);
			memory_file_close(m);
		}
		free(d.bytes);
	}
}

/* A last record that stays half is damage in the end. */
Test(growing, ends_within_a_record)
{
	size_t head;
	struct draft d = capture(&kinds[0], &head);
	struct memory_file m = memory_file(d.bytes, d.len - 1);
	char error[256];
	struct capture_file *f = capture_open(m.path, error, sizeof error);
	uint32_t frames = 0;

	cr_assert(f, "%s", error);
	capture_follow(f, true);
	cr_expect_eq(drain(f, &frames), CAPTURE_WAIT);
	cr_expect_null(capture_error(f));
	capture_follow(f, false);
	cr_expect_eq(drain(f, &frames), CAPTURE_DAMAGED);
	cr_expect(strstr(capture_error(f), "in the middle of frame 6"), "%s", capture_error(f));
	capture_close(f);
	memory_file_close(m);
	free(d.bytes);
}

Test(growing, pipe_byte_by_byte)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		size_t n;
		struct draft d = capture(&kinds[i], &n);
		struct capture_file *f;
		char error[256];
		uint32_t frames = 0;
		int ends[2];

		cr_assert(pipe(ends) == 0);
		cr_assert_eq(write(ends[1], d.bytes, n), (ssize_t)n);
		cr_assert(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
		f = capture_open("-", error, sizeof error);
		cr_assert(f, "%s", error);
		capture_no_waiting(f);
		for (; n < d.len; n++) {
			cr_expect_eq(drain(f, &frames), CAPTURE_WAIT, "%s, %zu", kinds[i].name, n);
			cr_assert_eq(write(ends[1], d.bytes + n, 1), 1);
			cr_expect_eq(poll(&(struct pollfd){ capture_descriptor(f), POLLIN, 0 }, 1, 0), 1);
		}
		cr_expect_eq(drain(f, &frames), CAPTURE_WAIT, "nobody closed it yet");
		cr_expect_eq(frames, FRAMES, "%s: %u frames", kinds[i].name, frames);
		close(ends[1]);
		cr_expect_eq(drain(f, &frames), CAPTURE_END);
		capture_close(f);
		close(ends[0]);
		free(d.bytes);
	}
}
