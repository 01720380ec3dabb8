/*
 * An open capture file: what is the same for every format, and what is said
 * when it is damaged.  See capture/file.h.
 */

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "capture/compressed.h"

enum {
	INTERFACES_MAX = 1 << 16,	/* over all sections; keeps a hostile file from eating memory */
	NAME_MAX_KEPT = 255,
};

enum capture_status
capture_fail(struct capture_file *f, const char *format, ...)
{
	va_list arguments;
	char *text = NULL;

	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		text = NULL;
	va_end(arguments);
	free(f->error);
	if (!text || asprintf(&f->error, "%s: %s", f->name, text) < 0)
		f->error = NULL;	/* capture_error() knows */
	free(text);
	return f->status = CAPTURE_DAMAGED;
}

enum capture_status
capture_cut(struct capture_file *f, const char *within)
{
	uint64_t end = f->in.ahead.offset + f->in.ahead.filled;
	char text[256];

	if (f->in.waiting)
		return CAPTURE_WAIT;
	if (f->in.fault) {
		input_explain(&f->in, text, sizeof text);
		return capture_fail(f, "%s", text);
	}
	f->cut = true;
	if (within)
		return capture_fail(f, "cut short in the middle of %s, at offset %" PRIu64, within, end);
	return capture_fail(f, "cut short in the middle of frame %" PRIu64 ", at offset %" PRIu64,
		f->frames + 1, end);
}

enum capture_status
capture_end(struct capture_file *f, const char *within)
{
	uint64_t end = input_offset(&f->in);

	if (f->in.waiting || f->in.fault || input_left(&f->in))
		return capture_cut(f, within);
	if (!f->in.compressed && end < f->in.size)
		return capture_fail(f, "shrank while it was read: ends at offset %" PRIu64
			", had %" PRIu64 " bytes", end, f->in.size);
	f->cut = true;
	return CAPTURE_END;
}

/* Open what is to be read, and the place where it is kept, without looking at it. */
static bool
prepare(struct capture_file *f, const char *path, int fd, bool spooled)
{
	bool standard = fd < 0 && strcmp(path, "-") == 0;

	f->name = strdup(standard ? "standard input" : path);
	if (!f->name)
		return false;
	if (!(fd < 0 ? input_open(&f->in, path) : input_take(&f->in, fd))) {
		capture_fail(f, "cannot be read: %s", strerror(f->in.fault));
		return false;
	}
	if (!spooled || input_make_spool(&f->in))
		return true;
	capture_fail(f, "there is no place to keep it, to be read again: %s", strerror(f->in.fault));
	return false;
}

static struct capture_file *
open_file(const char *path, int fd, bool spooled, char *error, size_t size)
{
	struct capture_file *f = calloc(1, sizeof *f);

	if (f) {
		f->in.fd = -1;
		if (prepare(f, path, fd, spooled))
			return f;
	} else if (fd >= 0) {
		close(fd);
	}
	snprintf(error, size, "%s", f && f->error ? f->error : "out of memory");
	capture_close(f);
	return NULL;
}

struct capture_file *
capture_prepare(const char *path, bool spooled, char *error, size_t size)
{
	return open_file(path, -1, spooled, error, size);
}

struct capture_file *
capture_prepare_descriptor(int fd, const char *name, char *error, size_t size)
{
	return open_file(name, fd, false, error, size);
}

/* Say why not even the first bytes can be had. */
static bool
fail_begin(struct capture_file *f)
{
	if (f->in.fault && (f->in.compressed || f->in.spool))
		capture_cut(f, NULL);
	else if (f->in.fault)
		capture_fail(f, "cannot be read: %s", strerror(f->in.fault));
	else if (input_left(&f->in))
		capture_fail(f, "is too short for a capture file: %zu bytes", input_left(&f->in));
	else
		capture_fail(f, "is empty");
	return false;
}

bool
capture_may_begin(struct capture_file *f)
{
	const uint8_t *magic = input_view(&f->in, 4);

	return magic ? compressed_is(magic) || capture_recognize(f, magic) : fail_begin(f);
}

bool
capture_begin(struct capture_file *f)
{
	const uint8_t *magic = input_view(&f->in, 4);

	if (magic && compressed_is(magic))
		magic = input_unpack(&f->in) ? input_view(&f->in, 4) : NULL;
	if (!magic || !input_keep(&f->in))
		return fail_begin(f);
	f->format = capture_recognize(f, magic);
	return f->format && f->format->open(f);
}

/* Both steps at once. */
static struct capture_file *
begun(struct capture_file *f, char *error, size_t size)
{
	if (!f || capture_begin(f))
		return f;
	snprintf(error, size, "%s", capture_error(f));
	capture_close(f);
	return NULL;
}

struct capture_file *
capture_open(const char *path, char *error, size_t size)
{
	return begun(capture_prepare(path, false, error, size), error, size);
}

struct capture_file *
capture_open_spooled(const char *path, char *error, size_t size)
{
	return begun(capture_prepare(path, true, error, size), error, size);
}

void
capture_close(struct capture_file *f)
{
	if (!f)
		return;
	input_close(&f->in);
	for (uint32_t i = 0; i < f->interface_count; i++)
		free(f->interfaces[i]);
	free(f->interfaces);
	free(f->sections);
	free(f->error);
	free(f->name);
	free(f);
}

enum capture_status
capture_next(struct capture_file *f, struct frame *frame)
{
	if (f->status == CAPTURE_FRAME || f->status == CAPTURE_WAIT) {
		f->status = f->format->next(f, frame);
		f->frames += f->status == CAPTURE_FRAME;
	}
	return f->status;
}

void
capture_no_waiting(struct capture_file *f)
{
	f->in.hurried = true;
}

int
capture_descriptor(const struct capture_file *f)
{
	return f->in.regular ? -1 : f->in.fd;
}

void
capture_follow(struct capture_file *f, bool on)
{
	f->in.follow = on;
	if (on && f->cut) {
		f->cut = false;
		f->status = CAPTURE_WAIT;
	}
}

bool
capture_read(struct capture_file *f, uint64_t offset, struct frame *frame)
{
	return offset < input_offset(&f->in) && f->format->read(f, offset, frame);
}

bool
capture_seekable(const struct capture_file *f)
{
	return f->in.seekable;
}

const char *
capture_error(const struct capture_file *f)
{
	if (f->status != CAPTURE_DAMAGED)
		return NULL;
	return f->error ? f->error : "out of memory";
}

/* The array grows whenever its length is a power of two; the interfaces themselves never move. */
static bool
one_more(struct capture_file *f)
{
	uint32_t n = f->interface_count;
	struct interface **all = f->interfaces;

	if (n & (n - 1))
		return true;
	all = realloc(all, (n ? 2 * (size_t)n : 1) * sizeof *all);
	if (all)
		f->interfaces = all;
	return all;
}

struct interface *
capture_add_interface(struct capture_file *f, struct capture_interface shown)
{
	size_t len = shown.name.len < NAME_MAX_KEPT ? shown.name.len : NAME_MAX_KEPT;
	struct interface *x;

	if (f->interface_count == INTERFACES_MAX) {
		capture_fail(f, "describes more than %d interfaces, at offset %" PRIu64,
			INTERFACES_MAX, input_offset(&f->in));
		return NULL;
	}
	x = one_more(f) ? calloc(1, sizeof *x + len) : NULL;
	if (!x) {
		capture_fail(f, "out of memory for interfaces");
		return NULL;
	}
	x->shown = shown;
	if (shown.name.bytes) {
		memcpy(x->name, shown.name.bytes, len);
		x->shown.name = (struct capture_text){ x->name, len };
	}
	return f->interfaces[f->interface_count++] = x;
}

const struct capture_interface *
capture_interface(const struct capture_file *f, uint32_t number)
{
	return number < f->interface_count ? &f->interfaces[number]->shown : NULL;
}

uint64_t
capture_position(const struct capture_file *f)
{
	return f->in.compressed ? compressed_offset(f->in.compressed) : input_offset(&f->in);
}

uint64_t
capture_size(const struct capture_file *f)
{
	return f->in.size;
}
