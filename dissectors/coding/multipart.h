/*
 * Bodies of several parts, taken apart as their bytes come.  RFC 2046 section 5.1.
 *
 * It keeps no bytes: it says of each stretch what that is.  Stretches follow
 * each other without a gap, so that their lengths add up to places in the
 * body.  However the bytes are cut into calls, the stretches are the same, but
 * that one may come in several calls.  Parts that have parts themselves are
 * not taken apart again.
 *
 * Lines end with CRLF; a lone LF is taken for one, too.
 */
#ifndef DISSECTORS_CODING_MULTIPART_H
#define DISSECTORS_CODING_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	MULTIPART_BOUNDARY_MAX = 200,	/* characters; the RFC allows 70 */
	MULTIPART_HEADER_MAX = 8 << 10,	/* bytes of a part's header; what is behind them is body */
	MULTIPART_LINE_MAX = 1000,	/* of the line with a boundary; what is behind them is header */
	MULTIPART_PARTS_MAX = 1000,	/* what is behind them is epilogue */
};

enum multipart_what {
	MULTIPART_PREAMBLE,	/* lines before the first part, with their ends */
	MULTIPART_BOUNDARY,	/* the line before a part, or behind the last one; with the line's end before it, if a body is there */
	MULTIPART_HEADER,	/* of a part, with the empty line */
	MULTIPART_BODY,
	MULTIPART_EPILOGUE,
};

/* Private, but for: */
struct multipart {
	bool closed;		/* the boundary that is behind all parts was seen */
	bool many;		/* there are more parts than MULTIPART_PARTS_MAX */
	bool long_header;	/* a part has more than MULTIPART_HEADER_MAX */
	uint32_t parts;		/* that began */
	uint8_t at;
	uint8_t delimiter[4 + MULTIPART_BOUNDARY_MAX];	/* CRLF, dashes, boundary */
	uint8_t len, from, matched;	/* of it; these bytes of it were seen and not given yet: perhaps one begins */
	bool trying;
	bool line_begins, only_cr;	/* the line so far: nothing; CR alone */
	uint8_t dashes;			/* right behind the boundary; 3: something else */
	uint32_t line;			/* bytes of the header, or of the boundary's line, so far */
};

/* What the next bytes are. */
struct multipart_stretch {
	enum multipart_what what;
	const uint8_t *bytes;	/* of the caller or of *m, where they were held back; until the next call */
	size_t n;		/* 0: it cannot be told yet */
	bool ends;		/* of a boundary: its line; of a header: the empty line came */
};

/* False: that is no boundary; the body is not to be taken apart. */
bool multipart_begin(struct multipart *m, const uint8_t *boundary, size_t n);

/* Gives how many of the n > 0 bytes at p it took: perhaps none, if it gives such that were held back. */
size_t multipart_next(struct multipart *m, const uint8_t *p, size_t n, struct multipart_stretch *stretch);

/* No more bytes will come: those held back are this.  False: there are none. */
bool multipart_rest(struct multipart *m, struct multipart_stretch *stretch);

/* A body that lies in memory as a whole.  Private, but for state. */
struct multipart_reader {
	struct multipart state;
	const uint8_t *next, *at, *end;
	struct multipart_stretch waits;
};

/* False: as for multipart_begin(). */
bool multipart_open(struct multipart_reader *r, const uint8_t *boundary, size_t len, const uint8_t *body, size_t n);

/* The next stretch, in one piece, its bytes the body's.  False: that was all. */
bool multipart_read(struct multipart_reader *r, struct multipart_stretch *stretch);

#endif
