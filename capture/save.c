/* The buffer that records gather in, and its way out.  See capture/save.h. */

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "capture/save_format.h"

enum {
	BUFFER = 1 << 20,
	LINKTYPE_ETHERNET = 1,
};

_Static_assert(BUFFER >= RECORD_ROOM + CAPTURE_FRAME_MAX, "any frame has room in the empty buffer");

struct save {
	const struct save_writer *writer;
	uint8_t *buffer;
	size_t filled;		/* of it, with whole records */
	uint64_t written;	/* bytes in the file */
	uint64_t frames;
	uint32_t interfaces;
	uint16_t link_type;	/* of the file, if it has one */
	int fd, fault;
	int64_t began;
};

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int
save_format_named(const char *word)
{
	static const char *const words[] = {
#define X(name, text, meaning) [SAVE_##name] = text,
		SAVE_FORMATS(X)
#undef X
	};

	for (int i = 0; i < SAVE_FORMAT_COUNT; i++)
		if (!strcmp(word, words[i]))
			return i;
	return -1;
}

/* Take the last n bytes back, where that can be done: not from a pipe. */
static void
take_back(int fd, size_t n)
{
	off_t end = lseek(fd, 0, SEEK_CUR);
	struct stat st;

	if (n && end >= (off_t)n && !fstat(fd, &st) && S_ISREG(st.st_mode) &&
	    !ftruncate(fd, end - (off_t)n))
		lseek(fd, end - (off_t)n, SEEK_SET);
}

/* Only done bytes went out: the file ends behind the last record that did as a whole. */
static void
give_up(struct save *s, size_t done, int fault)
{
	size_t whole = 0, at = 0;
	bool frame;

	while (at < s->filled) {
		at += s->writer->length(s->buffer + at, s->written + at == 0, &frame);
		if (at <= done)
			whole = at;
		else
			s->frames -= frame;
	}
	take_back(s->fd, done - whole);
	s->written += whole;
	s->filled = 0;
	s->fault = fault;
}

bool
save_flush(struct save *s)
{
	size_t done = 0;

	while (done < s->filled) {
		ssize_t n = write(s->fd, s->buffer + done, s->filled - done);

		if (n >= 0) {
			done += (size_t)n;
		} else if (errno == EAGAIN) {
			poll(&(struct pollfd){ .fd = s->fd, .events = POLLOUT }, 1, -1);
		} else if (errno != EINTR) {
			give_up(s, done, errno);
			return false;
		}
	}
	s->written += s->filled;
	s->filled = 0;
	return !s->fault;
}

/* Room for n bytes.  NULL: there can be none any more. */
static uint8_t *
room(struct save *s, size_t n)
{
	if (s->fault || (n > BUFFER - s->filled && !save_flush(s)))
		return NULL;
	return s->buffer + s->filled;
}

static bool
put(struct save *s, const uint8_t *end)
{
	s->filled = (size_t)(end - s->buffer);
	return true;
}

struct save *
save_new(int fd, enum save_format format, const struct save_interface *interfaces, size_t count)
{
	static const struct save_writer *const writers[] = {
		[SAVE_PCAPNG] = &save_pcapng, [SAVE_PCAP] = &save_pcap, [SAVE_NSECPCAP] = &save_nsecpcap,
	};
	struct save *s = calloc(1, sizeof *s);
	bool fine = s && (s->buffer = malloc(BUFFER));

	if (!fine) {
		save_free(s);
		errno = ENOMEM;
		return NULL;
	}
	s->writer = writers[format];
	s->fd = fd;
	s->began = now();
	if (s->writer->put_section)
		put(s, s->writer->put_section(s->buffer));
	for (size_t i = 0; fine && i < count; i++)
		fine = save_interface(s, &interfaces[i]);
	if (fine)
		return s;
	errno = s->fault ? s->fault : EINVAL;
	save_free(s);
	return NULL;
}

bool
save_interface(struct save *s, const struct save_interface *interface)
{
	uint8_t *to;

	if (s->writer->one_interface && s->interfaces)
		return interface->link_type == s->link_type && ++s->interfaces;
	if (!(to = room(s, RECORD_ROOM)))
		return false;
	s->link_type = interface->link_type;
	s->interfaces++;
	return put(s, s->writer->put_interface(to, interface));
}

/* Why the frame can be in no file of the format, or not in this one; 0: it can. */
static int
refusal(const struct save *s, const struct frame *frame)
{
	if (frame->captured > CAPTURE_FRAME_MAX)
		return EMSGSIZE;
	if (s->writer->one_interface ? frame->link_type != s->link_type || !s->interfaces :
	    frame->interface >= s->interfaces)
		return EINVAL;
	return 0;
}

bool
save_frame(struct save *s, const struct frame *frame)
{
	uint8_t *to = room(s, RECORD_ROOM + frame->captured);
	int why = to ? refusal(s, frame) : 0;

	if (why && save_flush(s))
		s->fault = why;
	if (s->fault)
		return false;
	s->frames++;
	return put(s, s->writer->put_frame(to, frame));
}

uint64_t
save_size(const struct save *s)
{
	return s->written + s->filled;
}

uint64_t
save_frames(const struct save *s)
{
	return s->frames;
}

int
save_fault(const struct save *s)
{
	return s->fault;
}

bool
save_end(struct save *s, const struct save_counts *counts, size_t count)
{
	int64_t until = now();
	uint8_t *to;

	if (!s->interfaces && s->writer->one_interface &&
	    !save_interface(s, &(struct save_interface){ .link_type = LINKTYPE_ETHERNET }))
		return false;
	for (size_t i = 0; counts && s->writer->put_counts && i < count && i < s->interfaces; i++)
		if ((to = room(s, RECORD_ROOM)))
			put(s, s->writer->put_counts(to, (uint32_t)i, &counts[i], s->began, until));
	return save_flush(s);
}

void
save_free(struct save *s)
{
	if (!s)
		return;
	free(s->buffer);
	free(s);
}
