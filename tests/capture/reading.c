/* Where bytes come from: large files, pipes, standard input, any offset in any order. */

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/capture/draft.h"
#include "tests/capture/transcript.h"

enum { FRAMES = 400 };

/* Sizes that meet the buffer's end in many ways; the longest possible among them. */
static uint32_t
size_of(uint32_t number)
{
	return number % 50 == 7 ? CAPTURE_FRAME_MAX : number * 7919 % 20011;
}

/* pcap, or pcapng with a section of the other order every ten frames. */
static struct draft
large_file(bool pcapng)
{
	struct draft d = { .bytes = malloc(16 << 20) };

	if (!pcapng)
		draft_bytes(&d, "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\1\0\0\0", 24);
	for (uint32_t i = 0; i < FRAMES; i++) {
		if (pcapng && i % 10 == 0) {
			d.big = i / 10 % 2;
			draft_section(&d);
			draft_interface(&d, 1);
			draft_interface(&d, (uint16_t)(1000 + i));
		}
		if (pcapng)
			draft_packet(&d, i % 2, i, size_of(i));
		else
			draft_record(&d, i, size_of(i));
	}
	return d;
}

/* Whether x is frame number, as put into a large file. */
static void
expect_frame(const struct frame *x, uint32_t number, bool pcapng)
{
	struct draft d = { .bytes = malloc(CAPTURE_FRAME_MAX) };

	draft_payload(&d, number, size_of(number));
	cr_expect_eq(x->captured, size_of(number), "frame %u", number);
	cr_expect_eq(x->wire, size_of(number), "frame %u", number);
	cr_expect_eq(x->time, number * 1000, "frame %u", number);
	cr_expect_eq(x->interface, pcapng ? number / 10 * 2 + number % 2 : 0, "frame %u", number);
	cr_expect_eq(x->link_type, pcapng && number % 2 ? 1000 + number / 10 * 10 : 1);
	cr_expect(x->captured != d.len || memcmp(x->bytes, d.bytes, d.len) == 0, "frame %u", number);
	free(d.bytes);
}

static struct capture_file *
must_open(const char *path)
{
	char error[256];
	struct capture_file *f = capture_open(path, error, sizeof error);

	cr_assert(f, "%s", error);
	return f;
}

/* In order, then in an order that jumps; and both at once, in each other's way. */
Test(reading, any_order)
{
	for (int pcapng = 0; pcapng < 2; pcapng++) {
		struct draft d = large_file(pcapng);
		struct memory_file m = memory_file(d.bytes, d.len);
		struct capture_file *f = must_open(m.path);
		uint64_t offsets[FRAMES];
		struct frame x, y;

		for (uint32_t i = 0; i < FRAMES; i++) {
			cr_assert(capture_next(f, &x) == CAPTURE_FRAME, "%s", capture_error(f));
			offsets[i] = x.offset;
			cr_expect(capture_read(f, offsets[i * 37 % (i + 1)], &y));
			expect_frame(&y, i * 37 % (i + 1), pcapng);
			expect_frame(&x, i, pcapng);
			cr_expect_not(capture_read(f, capture_position(f), &y), "not passed yet");
		}
		cr_expect_eq(capture_next(f, &x), CAPTURE_END);
		cr_expect_eq(capture_position(f), d.len);
		cr_expect_eq(capture_size(f), d.len);
		for (uint32_t i = 0; i < FRAMES; i++) {
			cr_expect(capture_read(f, offsets[i * 171 % FRAMES], &y));
			expect_frame(&y, i * 171 % FRAMES, pcapng);
		}
		capture_close(f);
		memory_file_close(m);
		free(d.bytes);
	}
}

/* Offsets that capture_next() never gave: false or a frame, but nothing worse. */
Test(reading, wrong_offsets)
{
	for (int pcapng = 0; pcapng < 2; pcapng++) {
		struct draft d = large_file(pcapng);
		struct memory_file m = memory_file(d.bytes, d.len);
		struct capture_file *f = must_open(m.path);
		struct frame x;

		while (capture_next(f, &x) == CAPTURE_FRAME)
			;
		for (uint64_t offset = 0; offset < 20000; offset++)
			if (capture_read(f, offset, &x))
				cr_expect(x.captured <= CAPTURE_FRAME_MAX && x.wire >= x.captured);
		cr_expect_not(capture_read(f, d.len, &x));
		cr_expect_not(capture_read(f, UINT64_MAX, &x));
		cr_expect_not(capture_read(f, (uint64_t)INT64_MAX, &x));
		cr_expect_null(capture_error(f));
		capture_close(f);
		memory_file_close(m);
		free(d.bytes);
	}
}

/* A process that writes to the other end, a few bytes at a time, and then ends. */
static void
feed(int to, int other, const struct draft *d)
{
	if (fork() == 0) {
		close(other);
		for (size_t done = 0, n = 1; done < d->len; done += n, n = n * 3 % 100003 + 1) {
			if (n > d->len - done)
				n = d->len - done;
			if (write(to, d->bytes + done, n) != (ssize_t)n)
				_exit(1);
		}
		_exit(0);
	}
	close(to);
}

Test(reading, standard_input)
{
	for (int pcapng = 0; pcapng < 2; pcapng++) {
		struct draft d = large_file(pcapng);
		struct capture_file *f;
		struct frame x, y;
		int ends[2];

		cr_assert(pipe(ends) == 0);
		feed(ends[1], ends[0], &d);
		cr_assert(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
		f = must_open("-");
		cr_expect_not(capture_seekable(f));
		cr_expect_eq(capture_size(f), 0);
		for (uint32_t i = 0; i < FRAMES; i++) {
			cr_assert(capture_next(f, &x) == CAPTURE_FRAME, "%s", capture_error(f));
			expect_frame(&x, i, pcapng);
			cr_expect_not(capture_read(f, x.offset, &y));
		}
		cr_expect_eq(capture_next(f, &x), CAPTURE_END);
		cr_expect_eq(capture_position(f), d.len);
		capture_close(f);
		cr_expect(dup(STDIN_FILENO) >= 0, "standard input stays open");
		close(ends[0]);
		free(d.bytes);
	}
}

/* A frame is given as soon as it is there, although the pipe is still open. */
Test(reading, does_not_wait_for_more)
{
	uint8_t bytes[64];
	size_t n = from_hex("d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000"
			    "00f15365 00000000 02000000 02000000 aabb", bytes, sizeof bytes);
	struct capture_file *f;
	struct frame x;
	int ends[2];

	cr_assert(pipe(ends) == 0);
	cr_assert(write(ends[1], bytes, n) == (ssize_t)n);
	cr_assert(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
	f = must_open("-");
	cr_expect_eq(capture_next(f, &x), CAPTURE_FRAME);
	cr_expect_eq(x.captured, 2);
	close(ends[1]);
	cr_expect_eq(capture_next(f, &x), CAPTURE_END);
	capture_close(f);
}

/* A socket whose other end goes away with unread bytes fails with ECONNRESET. */
Test(reading, read_errors)
{
	uint8_t bytes[64];
	size_t n = from_hex("d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000"
			    "00f15365 00000000 02000000 02000000 aabb 00", bytes, sizeof bytes);
	struct capture_file *f;
	struct frame x;
	int ends[2];

	cr_assert(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
	cr_assert(write(ends[1], bytes, n) == (ssize_t)n);
	cr_assert(write(ends[0], "", 1) == 1);
	cr_assert(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
	f = must_open("-");
	cr_expect_eq(capture_next(f, &x), CAPTURE_FRAME);
	close(ends[1]);
	cr_expect_eq(capture_next(f, &x), CAPTURE_DAMAGED);
	cr_expect_str_eq(capture_error(f),
		"standard input: cannot be read at offset 43: Connection reset by peer");
	cr_expect_eq(capture_next(f, &x), CAPTURE_DAMAGED);
	capture_close(f);
}

Test(reading, files_that_cannot_be_opened)
{
	static const struct {
		const char *path, *error;
	} rows[] = {
		{ "/nowhere/a.pcap", "/nowhere/a.pcap: cannot be read: No such file or directory" },
		{ "/tmp", "/tmp: cannot be read: Is a directory" },
		{ "", ": cannot be read: No such file or directory" },
		{ "/dev/null", "/dev/null: is empty" },
	};
	char error[256], tiny[10];

	for (size_t i = 0; i < COUNT(rows); i++) {
		cr_expect_null(capture_open(rows[i].path, error, sizeof error));
		cr_expect_str_eq(error, rows[i].error, "%s", error);
	}
	cr_expect_null(capture_open("/nowhere/a.pcap", tiny, sizeof tiny));
	cr_expect_str_eq(tiny, "/nowhere/");
	capture_close(NULL);
}

/* A skipped block may be longer than any buffer, and than a block we keep. */
Test(reading, skips_blocks_of_any_length)
{
	enum { LONG = 40 << 20 };
	struct draft d = { .bytes = calloc(1, LONG + 1024) };
	struct memory_file m;

	draft_section(&d);
	draft_word(&d, 5);
	draft_word(&d, LONG);
	d.len += LONG - 12;
	draft_word(&d, LONG);
	draft_interface(&d, 1);
	draft_packet(&d, 0, 1, 4);
	m = memory_file(d.bytes, d.len);
	cr_expect_str_eq(transcript(m.path),
		"0.000001000 4/4 on 0 link 1 at 41943088: 1f262d34\nend\n");
	memory_file_close(m);
	free(d.bytes);
}

/* So many interfaces or sections are an attack on memory. */
Test(reading, tables_are_limited)
{
	struct draft d = { .bytes = malloc(70000 * 28) };
	struct memory_file m;

	draft_section(&d);
	for (int i = 0; i < 65537; i++)
		draft_interface(&d, 1);
	m = memory_file(d.bytes, d.len);
	cr_expect_str_eq(transcript(m.path),
		"damaged: describes more than 65536 interfaces, at offset 1310748\n");
	memory_file_close(m);
	d.len = 0;
	for (int i = 0; i < 65537; i++)
		draft_section(&d);
	m = memory_file(d.bytes, d.len);
	cr_expect_str_eq(transcript(m.path),
		"damaged: has more than 65536 sections, at offset 1835008\n");
	memory_file_close(m);
	free(d.bytes);
}
