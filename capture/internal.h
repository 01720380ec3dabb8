/*
 * What the readers of capture files share: bytes of a file (input.c), and a
 * file that is being read (file.c), of one of several formats (pcap.c,
 * pcapng.c).  Nothing here is for use outside capture/.
 *
 *   descriptor --> compressed.c, if it is --> spool.c, if wanted --> windows --> formats
 */
#ifndef CAPTURE_INTERNAL_H
#define CAPTURE_INTERNAL_H

#include <sys/types.h>

#include "capture/file.h"

/* --- Bytes: in order through a buffer, or at any offset through a window --- */

struct window {
	uint8_t *bytes;
	size_t capacity, filled;
	uint64_t offset;	/* in the file, of bytes[0] */
};

struct input {
	int fd;
	int fault;		/* errno of what went wrong; 0: nothing */
	bool seekable;		/* input_at() can be used */
	bool regular;
	bool hurried;		/* nobody waits for what is not there yet */
	bool follow;		/* the end of a regular file may move on */
	bool waiting;		/* for that, or for a pipe, the last fill gave up */
	uint64_t size;		/* of the file, when it was opened; 0: not known */
	struct compressed *compressed;	/* unpacks what is read; NULL: nothing to unpack */
	struct spool *spool;		/* keeps what is read; NULL: it is not kept */
	struct spool *empty_spool;	/* will be that */
	struct window ahead;	/* what was read in order... */
	size_t at;		/* ...and how much of it was used */
	struct window apart;	/* what was read by offset */
};

/*
 * "-" is standard input; or an open descriptor, which is the input's from now
 * on.  False: fault says why; input_close() is needed all the same.
 */
bool input_open(struct input *in, const char *path);
bool input_take(struct input *in, int fd);
void input_close(struct input *in);

/*
 * From now on, unpack what is read, and what was read already, of which
 * nothing may be used yet.  Offsets are of the unpacked bytes; none is
 * seekable.  False: fault says why.
 */
bool input_unpack(struct input *in);

/*
 * Have input_at() work for what can be read only once.  First open a spool, if
 * one is needed; nothing may be read yet.  Then, once it is known whether to
 * unpack: from now on it is kept there, and what was read already, too, of
 * which nothing may be used yet.  False: fault says why.
 */
bool input_make_spool(struct input *in);
bool input_keep(struct input *in);

/* What fault means and where it happened, in words. */
void input_explain(const struct input *in, char *text, size_t size);

/*
 * Have n bytes from the place reached.  False: the file ends before, waiting
 * is set and it can be tried again, or fault says why.
 */
bool input_fill(struct input *in, size_t n);

/* Go on to offset, however far; what lies before it is not kept.  False: as above. */
bool input_skip(struct input *in, uint64_t offset);

/*
 * n bytes at offset, a view valid until the next call.  NULL: they cannot be
 * had.  Leaves the place reached, and fault, as they are.
 */
const uint8_t *input_at(struct input *in, uint64_t offset, size_t n);

/* Bytes that are there and not used yet. */
static inline size_t
input_left(const struct input *in)
{
	return in->ahead.filled - in->at;
}

/* The place reached, as an offset in the file, or in what it is unpacked to. */
static inline uint64_t
input_offset(const struct input *in)
{
	return in->ahead.offset + in->at;
}

/*
 * For what lies between: up to n bytes of the file itself, as read(2) gives
 * them.  -1: errno says why, EAGAIN: nothing is there yet.
 */
ssize_t input_pull(struct input *in, uint8_t *to, size_t n);

/* n bytes from the place reached, without going on: a view valid until the next fill. */
static inline const uint8_t *
input_view(struct input *in, size_t n)
{
	return input_left(in) >= n || input_fill(in, n) ? in->ahead.bytes + in->at : NULL;
}

/* Numbers of either byte order, at any address. */
static inline uint16_t
get16(const uint8_t *p, bool big)
{
	uint16_t v = (uint16_t)(p[1] << 8 | p[0]);

	return big ? __builtin_bswap16(v) : v;
}

static inline uint32_t
get32(const uint8_t *p, bool big)
{
	uint32_t v = (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];

	return big ? __builtin_bswap32(v) : v;
}

static inline uint64_t
get64(const uint8_t *p, bool big)
{
	return (uint64_t)get32(p + (big ? 0 : 4), big) << 32 | get32(p + (big ? 4 : 0), big);
}

/* --- Time: ticks * multiply / divide >> shift nanoseconds, and offset seconds --- */

struct clock {
	uint64_t multiply, divide;
	unsigned shift;
	int64_t offset;
};

/* resolution (if_tsresol): n for ticks of 10^-n seconds, with the top bit set of 2^-n. */
struct clock clock_of(uint8_t resolution, int64_t offset);

/* Nanoseconds since 1970; what int64_t cannot hold becomes its nearest value. */
int64_t clock_time(const struct clock *c, uint64_t ticks);

/* --- A file that is being read --- */

struct interface {
	struct capture_interface shown;
	struct clock clock;
	char name[];
};

/* Part of a pcapng file with a byte order and interfaces of its own. */
struct section {
	uint64_t offset;
	uint32_t first;		/* interface */
	bool big;		/* big-endian */
};

/* A block of pcapng that is being passed over: it may take more than one call. */
struct skipped {
	uint64_t offset;
	uint32_t length;	/* 0: none is */
};

struct format {
	bool (*open)(struct capture_file *f);	/* the header; false after capture_fail() */
	enum capture_status (*next)(struct capture_file *f, struct frame *frame);
	bool (*read)(struct capture_file *f, uint64_t offset, struct frame *frame);
};

extern const struct format format_pcap, format_pcapng;

struct capture_file {
	struct input in;
	const struct format *format;
	enum capture_status status;	/* of the last capture_next() */
	bool cut;			/* the last status only means that the file ends */
	uint64_t frames;		/* given so far */
	char *name, *error;
	struct interface **interfaces;
	struct section *sections;	/* pcapng: by rising offset, so that capture_read() can search */
	struct skipped skipped;
	uint32_t interface_count, section_count;
	uint32_t tick;			/* pcap: nanoseconds a unit of time has */
	bool big;			/* pcap: big-endian */
};

/* The format told by a file's first four bytes.  NULL: none we read, after capture_fail(). */
const struct format *capture_recognize(struct capture_file *f, const uint8_t magic[4]);

/* Say what is wrong: "NAME: " and the text.  Gives CAPTURE_DAMAGED, to be returned. */
enum capture_status capture_fail(struct capture_file *f, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * The input has no more, within something (NULL: the next frame).  Gives
 * CAPTURE_DAMAGED, or CAPTURE_WAIT if there may be more later.
 */
enum capture_status capture_cut(struct capture_file *f, const char *within);

/* The input has no whole beginning of a record: a proper end, or else as capture_cut(). */
enum capture_status capture_end(struct capture_file *f, const char *within);

/*
 * Add an interface; its name is copied.  Gives NULL after capture_fail() when
 * there is no memory or there are absurdly many.
 */
struct interface *capture_add_interface(struct capture_file *f, struct capture_interface shown);

#endif
