/*
 * Bodies of several parts.  RFC 2046 section 5.1.1.
 *
 * A boundary has no CR and no LF in it, so where a delimiter does not go on
 * as it began, none can begin inside of what was seen: only these bytes need
 * be held back, and they are the delimiter's own.
 */

#include <string.h>
#include "dissectors/coding/multipart.h"

enum { CR, LF, DASHES, BOUNDARY = 4 };	/* places in a delimiter */

/* A line begins, whose end before it is no part of a delimiter. */
static void
begin_line(struct multipart *m)
{
	m->trying = m->line_begins = true;
	m->only_cr = false;
	m->from = m->matched = DASHES;
}

static void
go_to(struct multipart *m, enum multipart_what at)
{
	m->at = (uint8_t)at;
	m->line = 0;
	m->dashes = 0;
	m->trying = false;
	if (at != MULTIPART_BOUNDARY && at != MULTIPART_EPILOGUE)
		begin_line(m);
}

bool
multipart_begin(struct multipart *m, const uint8_t *boundary, size_t n)
{
	*m = (struct multipart){ .len = 0 };
	if (!n || n > MULTIPART_BOUNDARY_MAX || memchr(boundary, '\r', n) || memchr(boundary, '\n', n))
		return false;
	memcpy(m->delimiter, "\r\n--", BOUNDARY);
	memcpy(m->delimiter + BOUNDARY, boundary, n);
	m->len = (uint8_t)(BOUNDARY + n);
	go_to(m, MULTIPART_PREAMBLE);
	return true;
}

/* What was held back is this. */
static void
give_held(struct multipart *m, enum multipart_what what, struct multipart_stretch *s)
{
	*s = (struct multipart_stretch){ what, m->delimiter + m->from, (size_t)(m->matched - m->from), false };
	m->trying = false;
	m->matched = m->from = 0;
	if (what == MULTIPART_HEADER)
		m->line += (uint32_t)s->n;
	m->line_begins &= !s->n;
}

/*
 * Perhaps a delimiter: as far as it goes.  RFC 2046 would have whatever follows
 * in its line not matter; but some senders call the parts of parts "b" and "b1",
 * so what goes on in letters is another boundary.
 */
static size_t
try(struct multipart *m, const uint8_t *p, size_t n, struct multipart_stretch *s)
{
	size_t i = 0;

	while (i < n && m->matched < m->len && p[i] == m->delimiter[m->matched]) {
		i++;
		m->matched++;
	}
	if (i == n)
		return i;
	if (m->matched == m->len && memchr("\r\n\t -", p[i], 5)) {
		give_held(m, MULTIPART_BOUNDARY, s);
		go_to(m, MULTIPART_BOUNDARY);
	} else {
		give_held(m, (enum multipart_what)m->at, s);
	}
	return i;
}

/* Behind the boundary, up to the line's end.  Two dashes say that it is the last one. */
static size_t
boundary_line(struct multipart *m, const uint8_t *p, size_t n, struct multipart_stretch *s)
{
	size_t most = MULTIPART_LINE_MAX - m->line, room = n < most ? n : most;
	const uint8_t *lf = memchr(p, '\n', room);
	size_t len = lf ? (size_t)(lf + 1 - p) : room;

	for (size_t i = 0; i < len && m->dashes < 2; i++)
		m->dashes = p[i] == '-' ? m->dashes + 1 : 3;
	m->closed = m->dashes == 2;
	m->line += (uint32_t)len;
	*s = (struct multipart_stretch){ MULTIPART_BOUNDARY, p, len, lf || m->line == MULTIPART_LINE_MAX };
	if (s->ends) {
		m->many = !m->closed && m->parts == MULTIPART_PARTS_MAX;
		m->parts += !m->closed && !m->many;
		go_to(m, m->closed || m->many ? MULTIPART_EPILOGUE : MULTIPART_HEADER);
	}
	return len;
}

/* Of lines in which no delimiter begins. */
static size_t
in_line(struct multipart *m, const uint8_t *p, size_t n, struct multipart_stretch *s)
{
	bool header = m->at == MULTIPART_HEADER;
	size_t most = !header ? n : m->line < MULTIPART_HEADER_MAX ? MULTIPART_HEADER_MAX - m->line : 0;
	size_t room = n < most ? n : most;
	const uint8_t *lf = room ? memchr(p, '\n', room) : NULL;
	size_t len = lf ? (size_t)(lf + 1 - p) : room;
	bool empty = lf && (m->line_begins ? len == 1 || (len == 2 && *p == '\r') : m->only_cr && len == 1);

	*s = (struct multipart_stretch){ (enum multipart_what)m->at, p, len, header && empty };
	m->only_cr = m->line_begins && len == 1 && *p == '\r';
	m->line_begins = false;
	m->line += (uint32_t)len;
	if (header && (empty || m->line >= MULTIPART_HEADER_MAX)) {
		m->long_header |= !empty;
		s->ends = true;
		go_to(m, MULTIPART_BODY);
	} else if (lf) {
		begin_line(m);
	}
	return len;
}

/* Of a body, up to where a delimiter may begin: with the end of a line. */
static size_t
in_body(struct multipart *m, const uint8_t *p, size_t n, struct multipart_stretch *s)
{
	const uint8_t *lf = memchr(p, '\n', n);
	size_t len = lf ? (size_t)(lf - p) : n;

	if (len && p[len - 1] == '\r')
		len--;
	*s = (struct multipart_stretch){ MULTIPART_BODY, p, len, false };
	if (len < n) {
		m->trying = true;
		m->from = m->matched = p[len] == '\r' ? CR : LF;
	}
	return len;
}

size_t
multipart_next(struct multipart *m, const uint8_t *p, size_t n, struct multipart_stretch *s)
{
	*s = (struct multipart_stretch){ (enum multipart_what)m->at, p, 0, false };
	if (m->trying)
		return try(m, p, n, s);
	switch (m->at) {
	case MULTIPART_BOUNDARY:
		return boundary_line(m, p, n, s);
	case MULTIPART_BODY:
		return in_body(m, p, n, s);
	case MULTIPART_EPILOGUE:
		s->n = n;
		return n;
	default:
		return in_line(m, p, n, s);
	}
}

bool
multipart_rest(struct multipart *m, struct multipart_stretch *s)
{
	if (!m->trying)
		return false;
	give_held(m, m->matched == m->len ? MULTIPART_BOUNDARY : (enum multipart_what)m->at, s);
	return s->n > 0;
}
