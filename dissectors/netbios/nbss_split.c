/*
 * The session service: where packets end.  RFC 1002 section 4.3.1:
 *
 *	|     Type      |    Flags    |E|            Length             |
 *	|  so many bytes ...
 *
 * E is the length's 17th bit.  Directly over TCP flags are 8 bits more of it,
 * and messages are all there is: MS-SMB2 section 2.1.  Behind a gap bytes are
 * passed until some look like the header of a packet that carries SMB.
 */

#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/netbios/nbss.h"

struct state {
	uint32_t left[2];	/* by sender: bytes of the packet that are missing */
	uint32_t turn;		/* sessions asked for */
	uint32_t turn_of[2];	/* of the packet at hand; 0: it is about none */
	bool begun[2];		/* something was understood */
	bool inside[2];		/* a packet's header was let go */
	bool lost[2];
	uint8_t kind[2];	/* enum nbss_kind of the packet at hand */
};
_Static_assert(sizeof(struct state) <= SPLITTER_STATE_MAX, "state fits");

enum { LOOK = NBSS_HEAD + 4 };		/* bytes that show a packet of SMB */

static bool
is_type(uint8_t type)
{
	return type == NBSS_MESSAGE || (type >= NBSS_REQUEST && type <= NBSS_KEEP_ALIVE);
}

static uint32_t
length_of(const uint8_t *p, bool direct)
{
	return (uint32_t)(direct ? p[1] : p[1] & NBSS_EXTEND) << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool
looks_like_smb(const uint8_t *p)
{
	return *p == NBSS_MESSAGE && is_smb(p + NBSS_HEAD) && length_of(p, true) >= SMB_HEAD_MIN;
}

/*
 * Bytes before a packet of SMB.  Those that no packet begins in are let go but
 * for LOOK, of which the first begins none either.  False: it begins here.
 */
static bool
pass(struct state *s, const struct window *w, struct cut *c)
{
	size_t i = 0;

	while (i + LOOK <= w->n && !looks_like_smb(w->bytes + i))
		i++;
	bool found = i + LOOK <= w->n;

	s->lost[w->from] = !found;
	*c = (struct cut){ .what = found ? CUT_END : i > 1 ? CUT_PART : CUT_MORE, .len = i - !found, .fact = NBSS_LOST };
	return !found || i;
}

/* Inside of a packet. */
static struct cut
go_on(struct state *s, const struct window *w)
{
	uint8_t *kind = &s->kind[w->from];
	struct cut c = { .what = CUT_PART, .len = w->n, .fact = *kind, .turn = s->turn_of[w->from] };

	if (s->left[w->from] <= w->n) {
		s->inside[w->from] = false;
		c.what = CUT_END;
		c.len = s->left[w->from];
		return c;
	}
	s->left[w->from] -= (uint32_t)w->n;
	if (w->after != STREAM_OPEN)		/* more comes as a message of its own, if any */
		*kind = NBSS_SEQUEL;
	return c;
}

static struct cut
cut_packet(struct state *s, const struct window *w, bool direct)
{
	uint8_t type = *w->bytes;
	struct cut c = { .what = CUT_MORE, .fact = NBSS_PACKET };

	if (w->n < NBSS_HEAD)
		return c;
	if (type == NBSS_REQUEST)
		s->turn++;
	s->begun[w->from] = true;
	s->kind[w->from] = NBSS_PACKET;
	s->left[w->from] = length_of(w->bytes, direct);
	s->inside[w->from] = s->left[w->from] > 0;
	s->turn_of[w->from] = c.turn = type >= NBSS_REQUEST && type <= NBSS_RETARGET ? s->turn : 0;
	c.what = s->inside[w->from] ? CUT_PART : CUT_END;
	c.len = NBSS_HEAD;
	return c;
}

/* A conversation that begins with something else is another protocol's; later it is damage. */
static struct cut
cut(struct state *s, const struct window *w, bool direct)
{
	bool begun = s->begun[0] || s->begun[1] || s->lost[0] || s->lost[1];
	struct cut c;

	if (s->inside[w->from])
		return go_on(s, w);
	if (!is_type(*w->bytes) && !begun)
		return (struct cut){ .what = CUT_CHANGE, .then = ENTRY_guess };
	if ((s->lost[w->from] || !is_type(*w->bytes)) && pass(s, w, &c))
		return c;
	return cut_packet(s, w, direct);
}

static struct cut
cut_session(void *state, const struct window *w)
{
	return cut(state, w, false);
}

static struct cut
cut_direct(void *state, const struct window *w)
{
	return cut(state, w, true);
}

static void
resync(void *state, enum sender from)
{
	struct state *s = state;

	s->inside[from] = false;
	s->lost[from] = true;
}

/* A request: 68 bytes, two names of 32 letters each, without scopes (RFC 1001 section 14.1). */
static bool
recognises_session(const struct window *w)
{
	static const uint8_t head[] = { NBSS_REQUEST, 0, 0, 0x44, 0x20 };

	return w->n >= LOOK && !memcmp(w->bytes, head, sizeof head) && w->bytes[5] >= 'A' && w->bytes[5] <= 'P';
}

static bool
recognises_direct(const struct window *w)
{
	return w->n >= LOOK && looks_like_smb(w->bytes);
}

const struct splitter nbss_splitter = { sizeof(struct state), cut_session, resync, recognises_session };
const struct splitter nbss_direct_splitter = { sizeof(struct state), cut_direct, resync, recognises_direct };
