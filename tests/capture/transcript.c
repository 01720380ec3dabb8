/* See transcript.h. */

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/capture/transcript.h"

static char text[1 << 16];
static size_t length;

struct memory_file
memory_file(const void *bytes, size_t n)
{
	struct memory_file m = { .fd = memfd_create("capture", MFD_CLOEXEC) };

	cr_assert(m.fd >= 0);
	cr_assert(pwrite(m.fd, bytes, n, 0) == (ssize_t)n);
	snprintf(m.path, sizeof m.path, "/proc/self/fd/%d", m.fd);
	return m;
}

void
memory_file_close(struct memory_file m)
{
	close(m.fd);
}

size_t
from_hex(const char *hex, uint8_t *to, size_t size)
{
	size_t n = 0;
	int used;

	for (; sscanf(hex, " %2hhx%n", &to[n], &used) == 1; hex += used)
		cr_assert(++n < size);
	return n;
}

static void __attribute__((format(printf, 1, 2)))
say(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	length += (size_t)vsnprintf(text + length, sizeof text - length, format, arguments);
	va_end(arguments);
	cr_assert(length < sizeof text);
}

/* An error without the name it has to begin with. */
static const char *
reason(const char *path, const char *error)
{
	size_t n = strlen(path);

	cr_expect(strncmp(error, path, n) == 0 && strncmp(error + n, ": ", 2) == 0, "%s", error);
	return error + n + 2;
}

bool
same_frame(const struct frame *a, const struct frame *b)
{
	return a->captured == b->captured && a->wire == b->wire && a->time == b->time &&
	       a->offset == b->offset && a->interface == b->interface &&
	       a->link_type == b->link_type && a->comment.len == b->comment.len &&
	       memcmp(a->bytes, b->bytes, a->captured) == 0 &&
	       (!a->comment.len || memcmp(a->comment.bytes, b->comment.bytes, a->comment.len) == 0);
}

static void
say_frame(const struct frame *x)
{
	say("%" PRId64 ".%09" PRId64 " %u/%u on %u link %u at %" PRIu64 ":", x->time / 1000000000,
		x->time % 1000000000, x->captured, x->wire, x->interface, x->link_type, x->offset);
	for (uint32_t i = 0; i < x->captured; i++)
		say("%s%02x", i ? "" : " ", x->bytes[i]);
	if (x->comment.bytes)
		say(" \"%.*s\"", (int)x->comment.len, x->comment.bytes);
	say("\n");
}

const char *
transcript(const char *path)
{
	char error[512];
	struct capture_file *f = capture_open_spooled(path, error, sizeof error);
	enum capture_status status = CAPTURE_END;
	struct frame x, again;

	length = 0;
	if (!f) {
		say("not opened: %s\n", reason(path, error));
		return text;
	}
	while ((status = capture_next(f, &x)) == CAPTURE_FRAME) {
		say_frame(&x);
		cr_expect(capture_read(f, x.offset, &again) && same_frame(&x, &again),
			"frame at offset %" PRIu64, x.offset);
	}
	cr_expect(capture_next(f, &x) == status, "the same answer comes again");
	if (status == CAPTURE_DAMAGED)
		say("damaged: %s\n", reason(path, capture_error(f)));
	else
		say("%s\n", capture_error(f) ? capture_error(f) : "end");
	capture_close(f);
	return text;
}

const char *
transcript_of_hex(const char *hex)
{
	static uint8_t bytes[1 << 16];
	struct memory_file m = memory_file(bytes, from_hex(hex, bytes, sizeof bytes));

	transcript(m.path);
	memory_file_close(m);
	return text;
}
