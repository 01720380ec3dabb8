/*
 * Text made fast: into one large buffer, which goes out in blocks.
 *
 * The caller makes room once for a whole line (out_room); what is written
 * afterwards is not checked.  Nothing here knows a terminal, a locale or an
 * error message.  The screen makes its lines with the same functions, in a
 * buffer with fd -1.
 */
#ifndef UI_TEXT_OUT_H
#define UI_TEXT_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { OUT_SIZE = 1 << 18, OUT_LINE = 1 << 14 };	/* longest unchecked run */

struct out {
	char *p;		/* next character */
	char *start;		/* OUT_SIZE of them */
	int fd;			/* -1: memory only */
	int error;		/* errno of the write that failed; the rest is thrown away */
	bool color;		/* see style.h */
	bool names;		/* of addresses beside or instead of their numbers: see names.h */
	const struct heard_names *heard;	/* of IP addresses, likewise; or NULL: see heard.h */
};

/* A buffer that goes to fd, or stays in memory (-1), where out_flush() empties it.  False: no memory. */
bool out_open(struct out *o, int fd);
void out_flush(struct out *o);
void out_close(struct out *o);		/* flushes */

/* Room for OUT_LINE characters. */
static inline void
out_room(struct out *o)
{
	if (o->p - o->start > OUT_SIZE - OUT_LINE)
		out_flush(o);
}

extern const char out_pairs[200];	/* "00".."99" */
extern const char out_bytes[512];	/* "00".."ff" */

static inline void
out_char(struct out *o, char c)
{
	*o->p++ = c;
}

static inline void
out_text(struct out *o, const char *s, size_t n)
{
	memcpy(o->p, s, n);
	o->p += n;
}

static inline void
out_string(struct out *o, const char *s)
{
	while (*s)
		*o->p++ = *s++;
}

static inline void
out_spaces(struct out *o, size_t n)
{
	memset(o->p, ' ', n);
	o->p += n;
}

/* How many decimal digits a number has. */
static inline size_t
decimal_width(uint64_t v)
{
	for (size_t n = 0; ; n += 4, v /= 10000)
		if (v < 10000)
			return n + (v < 10 ? 1 : v < 100 ? 2 : v < 1000 ? 3 : 4);
}

/* Backwards, two digits at once, to where they will stand: every line has several. */
static inline void
out_uint(struct out *o, uint64_t v)
{
	char *d = o->p += decimal_width(v);

	for (; v >= 100; v /= 100)
		memcpy(d -= 2, out_pairs + v % 100 * 2, 2);
	if (v >= 10)
		memcpy(d - 2, out_pairs + v * 2, 2);
	else
		d[-1] = (char)('0' + v);
}

/* Make what was written since start, all of it ASCII, as wide as a column; right: at its right end. */
static inline void
out_pad(struct out *o, char *start, size_t width, bool right)
{
	size_t n = (size_t)(o->p - start);

	if (n >= width)
		return;
	if (right) {
		memmove(start + (width - n), start, n);
		memset(start, ' ', width - n);
		o->p += width - n;
	} else {
		out_spaces(o, width - n);
	}
}

/* Exactly n decimal digits, with zeros in front. */
static inline void
out_digits(struct out *o, uint64_t v, size_t n)
{
	for (size_t i = n; i > 0; v /= 10)
		o->p[--i] = (char)('0' + v % 10);
	o->p += n;
}

static inline void
out_byte(struct out *o, uint8_t b)
{
	memcpy(o->p, out_bytes + b * 2, 2);
	o->p += 2;
}

/* Hexadecimal, n bytes wide. */
static inline void
out_hex(struct out *o, uint64_t v, size_t n)
{
	for (size_t i = n; i-- > 0; )
		out_byte(o, (uint8_t)(v >> i * 8));
}

#endif
