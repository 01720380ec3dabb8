/*
 * IMAP: where commands and responses end.  RFC 9051 section 2.2 and 4.3.
 *
 * A line that ends in {n} goes on: n bytes of anything, then another line,
 * which may end so again.  Whatever stands in them is no command.
 */

#include "dissectors/application/imap.h"
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"

struct state {
	uint64_t literal[2];	/* by sender: bytes of one that are still to come */
	uint32_t part[2];	/* of the message at hand: bytes let go so far */
	uint32_t tls, auth;	/* the tag of STARTTLS, of AUTHENTICATE, as hash_of() it; 0: not asked for */
	uint8_t kind[2];	/* enum imap_kind, of the message at hand */
};

bool
imap_literal(const uint8_t *p, size_t n, uint64_t *length)
{
	size_t end = n, at;

	while (end && (p[end - 1] == '\n' || p[end - 1] == '\r'))
		end--;
	if (end == n || end < 3 || p[end - 1] != '}')
		return false;
	end -= p[end - 2] == '+' ? 2 : 1;
	for (at = end; at && n - at < 24 && p[at - 1] >= '0' && p[at - 1] <= '9'; at--)
		;
	if (at == end || !at || p[at - 1] != '{')
		return false;
	*length = 0;
	for (; at < end; at++)
		*length = *length < UINT32_MAX ? *length * 10 + (p[at] - '0') : UINT32_MAX;	/* RFC 9051 9: 32 bits, or nearly */
	return true;
}

bool
imap_tagged(const uint8_t *p, size_t n, size_t *tag)
{
	static const char *const statuses[] = { "OK", "NO", "BAD" };

	*tag = word_length(p, n);
	size_t at = *tag + 1;

	if (!*tag || at >= n || (*tag == 1 && (*p == '*' || *p == '+')))
		return false;
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (is_word(p + at, word_length(p + at, n - at), statuses[i]))
			return true;
	return false;
}

/* FNV-1a, and never 0. */
static uint32_t
hash_of(const uint8_t *p, size_t n)
{
	uint32_t h = 0x811c9dc5;

	while (n--)
		h = (h ^ *p++) * 0x01000193;
	return h | 1;
}

/* The first line of a command. */
static enum imap_kind
client(struct state *s, const uint8_t *p, size_t n)
{
	size_t tag = word_length(p, n), at = tag + (tag < n);

	if (s->auth)
		return IMAP_AUTH;
	if (begins_with(p + at, n - at, "STARTTLS"))
		s->tls = hash_of(p, tag);
	else if (begins_with(p + at, n - at, "AUTHENTICATE "))
		s->auth = hash_of(p, tag);
	return IMAP_REQUEST;
}

/* The first line of a response.  Gives who speaks behind it, as in struct cut. */
static uint8_t
server(struct state *s, const uint8_t *p, size_t n)
{
	size_t tag;

	if (!imap_tagged(p, n, &tag))
		return 0;
	uint32_t h = hash_of(p, tag);
	bool secured = s->tls == h && begins_with(p + tag + 1, n - tag - 1, "OK");

	if (s->auth == h)
		s->auth = 0;
	if (s->tls == h)
		s->tls = 0;
	return secured ? ENTRY_tls : 0;
}

/* The message goes on behind n bytes; at its limit, as another one. */
static struct cut
go_on(struct state *s, const struct window *w, size_t n)
{
	uint32_t fact = s->kind[w->from];

	s->part[w->from] += (uint32_t)n;
	if (s->part[w->from] == MESSAGE_MAX) {
		s->part[w->from] = 0;
		s->kind[w->from] = IMAP_SEQUEL;
	}
	return (struct cut){ .what = CUT_PART, .len = n, .fact = fact };
}

static struct cut
cut(void *state, const struct window *w)
{
	struct state *s = state;
	uint64_t *literal = &s->literal[w->from];
	bool begins = !s->part[w->from] && s->kind[w->from] != IMAP_SEQUEL;
	uint8_t then = 0;

	if (begins)
		s->kind[w->from] = w->from == FROM_CLIENT ? s->auth ? IMAP_AUTH : IMAP_REQUEST : IMAP_RESPONSE;
	if (*literal) {
		size_t n = *literal < w->n ? (size_t)*literal : w->n;

		*literal -= n;
		return go_on(s, w, n);
	}
	size_t n = next_line(w);

	if (!n)
		return (struct cut){ .what = CUT_MORE, .fact = s->kind[w->from] };
	if (begins && w->from == FROM_CLIENT)
		s->kind[FROM_CLIENT] = (uint8_t)client(s, w->bytes, n);
	else if (begins)
		then = server(s, w->bytes, n);
	if (imap_literal(w->bytes, n, literal))
		return go_on(s, w, n);
	uint32_t fact = s->kind[w->from];

	s->kind[w->from] = IMAP_REQUEST;	/* whatever: another one begins */
	s->part[w->from] = 0;
	return (struct cut){ CUT_END, n, fact, 0, then };
}

static void
resync(void *state, enum sender from)
{
	struct state *s = state;

	s->literal[from] = s->part[from] = s->kind[from] = 0;
	s->tls = s->auth = 0;
}

/* Greetings, RFC 9051 section 7.1, which name IMAP by capability, or by courtesy. */
static bool
recognises(const struct window *w)
{
	return w->from == FROM_SERVER && (begins_with(w->bytes, w->n, "* OK") || begins_with(w->bytes, w->n, "* PREAUTH")) &&
	    has_word(w->bytes, w->n, "IMAP");
}

const struct splitter imap_splitter = { sizeof(struct state), cut, resync, recognises };
