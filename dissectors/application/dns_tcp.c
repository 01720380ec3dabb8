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
	HEADER = 12, HEAD = 2 + HEADER + 1,	/* bytes: length, header, and the first of a name */
	RESPONSE = 0x8000, Z = 0x0040, OPCODE_MAX = 6,
	QUESTION_MIN = 5, RECORD_MIN = 11,	/* RFC 1035 sections 4.1.2 and 4.1.3, of the root's name */
};

struct state {
	bool lost[2];		/* by sender */
};

/*
 * A message of that side may begin here, at least HEAD bytes before the end.
 * Only answers may leave the question out: RFC 5936 section 2.2.1.
 */
static bool
looks_like_head(const uint8_t *p, enum sender from)
{
	size_t length = big_endian(p, 2), questions = big_endian(p + 6, 2), answers = big_endian(p + 8, 2);
	size_t records = answers + big_endian(p + 10, 2) + big_endian(p + 12, 2);
	uint64_t flags = big_endian(p + 4, 2);
	bool asks = from == FROM_CLIENT;

	return (flags & RESPONSE) == (asks ? 0 : RESPONSE) && !(flags & Z) && (flags >> 11 & 0x0f) <= OPCODE_MAX &&
	    (questions == 1 || (!asks && !questions && answers)) && p[HEAD - 1] <= LABEL_MAX &&
	    HEADER + questions * QUESTION_MIN + records * RECORD_MIN <= length;
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
