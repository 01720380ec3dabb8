/*
 * Capture files: pcap (micro- and nanoseconds, either byte order) and pcapng
 * (any number of sections and interfaces, either byte order), either of them
 * compressed by gzip or zstd, too.  Offsets in a compressed file are those in
 * what it is unpacked to, except where a message says otherwise.
 *
 * Read in order with capture_next(), which gives views into a buffer, or any
 * record again with capture_read() by the offset that capture_next() gave.
 * No mmap: a file that shrinks under us is a message, not SIGBUS.
 *
 * Sources: draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng.
 */
#ifndef CAPTURE_FILE_H
#define CAPTURE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The link type of blocks that are no packets, and are counted as frames all the same. */
enum { CAPTURE_LINK_NONE = 0xffff };

/* No frame is longer; a record that says so is damage. */
enum { CAPTURE_FRAME_MAX = 1 << 18 };

/* Text of the file's own, not terminated and not to be trusted. */
struct capture_text {
	const char *bytes;	/* NULL: none */
	size_t len;
};

struct frame {
	const uint8_t *bytes;	/* captured of them */
	uint32_t captured, wire;	/* wire is never the smaller one, whatever the file says */
	int64_t time;		/* nanoseconds since 1970-01-01 UTC; 0 in a simple packet block */
	uint64_t offset;	/* of the record in the file: what capture_read() takes */
	uint32_t interface;	/* which one, counted over all sections: capture_interface() */
	uint16_t link_type;	/* LINKTYPE_ number */
	struct capture_text comment;	/* pcapng: the packet's first opt_comment */
};

/* Where frames were captured.  A pcap file has one, without a name. */
struct capture_interface {
	uint16_t link_type;
	uint32_t snaplen;		/* 0: no limit */
	uint8_t digits;			/* behind the point of its times in seconds: 0 to 9 */
	struct capture_text name;	/* at most 255 bytes of it */
};

enum capture_status {
	CAPTURE_FRAME,		/* a frame was read */
	CAPTURE_END,		/* the file ends here, as it should */
	CAPTURE_DAMAGED,	/* capture_error() says what is wrong, and where */
	CAPTURE_WAIT,		/* nothing more is there yet: only after the two calls below */
};

struct capture_file;

/*
 * Open a capture file; "-" is standard input.  The format is told by the
 * file's first bytes.  NULL: it cannot be read or is no capture file we know;
 * error then says why, in one line that names the file as it was given (size
 * bytes, always terminated).
 */
struct capture_file *capture_open(const char *path, char *error, size_t size);
void capture_close(struct capture_file *f);	/* NULL is fine */

/*
 * The same, but capture_read() works on any file: what cannot be read anywhere
 * (pipes, compressed files) is copied to a temporary file in
 * $XDG_CACHE_HOME/iriscope or ~/.cache/iriscope while it is read.  If the disk
 * is full the capture is damaged from there on.
 */
struct capture_file *capture_open_spooled(const char *path, char *error, size_t size);

/*
 * The same in two steps, for who gives up the right to open files in between:
 * open all that will be needed (spooled: as above), then read the file's
 * header.  NULL: as above; false: capture_error() says why.
 */
struct capture_file *capture_prepare(const char *path, bool spooled, char *error, size_t size);
bool capture_begin(struct capture_file *f);

/*
 * Between the steps: whether capture_begin() has a chance.  It looks at the
 * first four bytes and no further.  False: capture_error() says why.
 */
bool capture_may_begin(struct capture_file *f);

/* The first step for an open descriptor, which is the file's from now on; name is for messages. */
struct capture_file *capture_prepare_descriptor(int fd, const char *name, char *error, size_t size);

/*
 * The next frame, in the file's order.  Its bytes and comment live until the
 * next call with this file.  After CAPTURE_END or CAPTURE_DAMAGED the same
 * answer comes again; after CAPTURE_WAIT it goes on where it stopped.
 */
enum capture_status capture_next(struct capture_file *f, struct frame *frame);

/*
 * From now on capture_next() does not wait for a slow writer at the other end
 * of a pipe: it gives CAPTURE_WAIT.  Poll capture_descriptor() for POLLIN to
 * know when to ask again (-1: a regular file, which poll() cannot tell: after
 * a while).  capture_open() always waits for the file's header.
 */
void capture_no_waiting(struct capture_file *f);
int capture_descriptor(const struct capture_file *f);

/*
 * on: somebody is writing the file, and its end, even within a record, is
 * CAPTURE_WAIT; if it was reached before (but not within compressed data),
 * capture_next() tries again.  Off: the writer is done, the end is the end.
 * Pipes know their end by themselves.
 */
void capture_follow(struct capture_file *f, bool on);

/*
 * The frame whose record lies at offset, once capture_next() has passed it.
 * Its bytes live until the next capture_read() with this file.  False: it
 * cannot be read (again); after capture_open(), pipes and compressed files
 * never can, see capture_seekable().
 */
bool capture_read(struct capture_file *f, uint64_t offset, struct frame *frame);
bool capture_seekable(const struct capture_file *f);

/* What is wrong with the file and at which offset, in one line; NULL: nothing so far. */
const char *capture_error(const struct capture_file *f);

/*
 * The interface of that number, for as long as the file is open.  NULL: there
 * is none, or capture_next() has not come to it yet.
 */
const struct capture_interface *capture_interface(const struct capture_file *f, uint32_t number);

/*
 * Bytes of the file read so far, and in all (0: not known), to show how far we
 * are.  The latter is what it had when its end was last met, or else when it
 * was opened.
 */
uint64_t capture_position(const struct capture_file *f);
uint64_t capture_size(const struct capture_file *f);

#endif
