/*
 * DNS over TCP: each message stands behind its length.  RFC 1035 section 4.2.2,
 * RFC 7766 section 8.
 *
 *	|  length of the message, 2 bytes  |  message ...  |
 *
 * Behind a gap nobody knows where a length stands.  Then bytes are passed
 * until some look like a length and the header of a message.
 */

#include "dissectors/application/dns.h"
#include "dissectors/engine/splitter.h"

enum { MESSAGE, LOST };		/* the fact of a message */
enum {
	HEAD = 2 + DNS_HEADER + 1,	/* bytes: length, header, and the first of a name */
	RESPONSE = 0x80,		/* in the first byte of the flags */
};

struct state {
	bool lost[2];		/* by sender */
};

/* A message of that side may begin here, at least HEAD bytes before the end. */
static bool
looks_like_head(const uint8_t *p, enum sender from)
{
	return (p[4] & RESPONSE) == (from == FROM_CLIENT ? 0 : RESPONSE) && p[HEAD - 1] <= LABEL_MAX &&
	    dns_looks_like_header(p + 2, big_endian(p, 2));
}

/* Bytes before the first head; n when there is none. */
static size_t
find_head(const struct window *w)
{
	size_t i = w->seen > HEAD ? w->seen - HEAD : 0;

	while (i + HEAD <= w->n && !looks_like_head(w->bytes + i, w->from))
		i++;
	return i + HEAD <= w->n ? i : w->n;
}

static struct cut
cut(void *state, const struct window *w)
{
	struct state *s = state;

	if (s->lost[w->from]) {
		size_t before = find_head(w);

		s->lost[w->from] = before == w->n;
		if (before == w->n)
			return (struct cut){ .what = CUT_MORE, .fact = LOST };
		if (before)
			return (struct cut){ CUT_END, before, LOST };
	}
	size_t n = w->n >= 2 ? 2 + (size_t)big_endian(w->bytes, 2) : 2;

	return n <= w->n ? (struct cut){ CUT_END, n, MESSAGE } : (struct cut){ .what = CUT_MORE, .fact = MESSAGE };
}

static void
resync(void *state, enum sender from)
{
	((struct state *)state)->lost[from] = true;
}

const struct splitter dns_splitter = { sizeof(struct state), cut, resync, NULL };

enum { LENGTH, EXCEEDS, PASSED };

static const struct field fields[] = {
	[LENGTH] = { "dns.length", "Length", UINT, 2, .unit = "bytes" },
	[EXCEEDS] = { "dns.length.exceeds", "Only the beginning of the message is there: the connection ended, or bytes were not captured", NOTE, .severity = WARNING },
	[PASSED] = { "dns.stream.passed", "Bytes behind a gap, before the next message", BYTES },
};

bool
dissect_dns_length(struct dissection *d)
{
	const struct stream_message *m = d->message;

	if (m->fact == LOST) {
		summary(d, DNS_PASSED);
		add_bytes(d, PASSED, left(d));
		return false;
	}
	size_t n = add_uint(d, LENGTH);

	if (n > left(d))
		add_note(d, EXCEEDS);
	if (n > left(d) && m->ended == MESSAGE_AT_GAP)
		d->uncaptured = n - left(d);
	return true;
}

const struct dissector dissector_dns_tcp = {
	.proto = { "dns.tcp", "DNS over TCP", PROTOCOL },
	ROWS(fields),
};
