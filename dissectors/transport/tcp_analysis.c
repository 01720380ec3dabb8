/* Segments in their connection, by Wireshark's rules. */

#include "dissectors/transport/tcp_analysis.h"

enum { FIN = 1, SYN = 2, RST = 4, ACK = 16 };
enum { MILLISECOND = 1000000 };
#define ASKED UINT32_MAX		/* in place of a count of duplicate ACKs */

/* The number behind the segment: SYN and FIN count as a byte (RFC 9293 3.4). */
static uint32_t
end_of(const struct tcp_seen *s)
{
	return s->seq + s->len + !!(s->flags & (SYN | FIN));
}

/* Sequence numbers wrap: a is before b when it is less than half the circle behind (RFC 9293 3.4). */
static bool
before(uint32_t a, uint32_t b)
{
	return (int32_t)(a - b) < 0;
}

/* RFC 9293 3.4: the SYN has the first number, and data follow it. */
static uint16_t
find_bases(struct tcp_side *fwd, struct tcp_side *rev, const struct tcp_seen *s)
{
	bool answers = (s->flags & (SYN | ACK)) == (SYN | ACK);
	bool reused = answers && fwd->based && fwd->base != s->seq;

	/* The SYN again after a RST, which had whatever number: it begins where it began. */
	if ((s->flags & (SYN | ACK)) == SYN && fwd->reset && fwd->base == s->seq)
		fwd->next = s->seq + 1;
	if (!fwd->based || answers) {
		fwd->base = s->flags & SYN ? s->seq : s->seq - 1;
		fwd->based = true;
	}
	if (!rev->based && s->flags & ACK) {	/* a SYN's ack number need not be 0 */
		rev->base = s->ack - 1;
		rev->based = true;
	}
	if (s->flags & ACK)
		rev->counts = true;
	return reused ? TCP_PORTS_REUSED : 0;
}

/* RFC 7323 2.2: windows are scaled only if both SYNs say so, and never in a SYN. */
static void
find_shift(struct tcp_side *fwd, const struct tcp_seen *s)
{
	if (s->flags & SYN)
		fwd->shift = s->shift >= 0 ? s->shift : TCP_SHIFT_NONE;
}

/* From the SYN to the handshake's last segment: how late may a segment out of order be? */
static void
find_round_trip(struct tcp_both *h, const struct tcp_seen *s)
{
	if ((s->flags & (SYN | ACK)) == SYN) {
		h->syn = s->time;
	} else if (s->flags & SYN) {
		h->answered = true;
	} else if (s->flags & ACK && h->syn && h->answered && !h->round_trip) {
		h->round_trip = s->time - h->syn;
	}
}

/* RFC 9293 3.5.3: a reset refuses a connection, breaks it off, or comes when it is over anyway. */
static uint8_t
reset_state(const struct tcp_side *fwd, const struct tcp_side *rev, const struct tcp_both *h)
{
	bool open = h->state == TCP_ESTABLISHED || h->state == TCP_ANSWERED || (h->state == TCP_MIDDLE && rev->sent);

	return open && !fwd->ended && !rev->ended ? TCP_BROKEN : TCP_RESET;
}

/* RFC 9293 3.3.2, as it looks from outside: what each side knows of the other is not known here. */
static uint8_t
next_state(struct tcp_side *fwd, const struct tcp_side *rev, const struct tcp_both *h,
    const struct tcp_seen *s)
{
	fwd->ended |= (s->flags & FIN) != 0;
	if (s->flags & RST)
		return reset_state(fwd, rev, h);
	if (s->flags & SYN)
		return s->flags & ACK ? TCP_ANSWERED : TCP_OPENING;
	if (fwd->ended && rev->ended)
		return s->flags & FIN ? TCP_LAST_ACK : TCP_CLOSED;
	if (fwd->ended || rev->ended)
		return TCP_CLOSING;
	return h->state == TCP_ANSWERED ? TCP_ESTABLISHED : h->state;
}

/* The same numbers as this side's last segment, and nothing in it. */
static bool
repeats(const struct tcp_side *fwd, const struct tcp_seen *s)
{
	return !s->len && fwd->acked && fwd->sent && s->seq == fwd->next && s->ack == fwd->ack &&
	    !(s->flags & (SYN | FIN | RST));
}

static bool
fills_window(const struct tcp_side *fwd, const struct tcp_side *rev, const struct tcp_seen *s)
{
	bool unscaled = rev->shift == TCP_SHIFT_NONE || fwd->shift == TCP_SHIFT_NONE;
	int shift = unscaled ? 0 : rev->shift;

	return s->len && rev->acked && shift >= 0 &&
	    s->seq + s->len == rev->ack + (rev->window << shift) && !(s->flags & (SYN | FIN | RST));
}

/* Probes, and segments that carry nothing but an acknowledgement or a window. */
static uint16_t
classify_window(struct tcp_side *fwd, struct tcp_side *rev, const struct tcp_seen *s)
{
	uint16_t notes = 0;
	bool bare = !(s->flags & (SYN | FIN | RST)), same = repeats(fwd, s);

	if (s->len == 1 && fwd->sent && s->seq == fwd->next && rev->acked && !rev->window)
		return TCP_ZERO_WINDOW_PROBE;
	if (!s->window && bare)
		notes |= TCP_ZERO_WINDOW;
	if (fwd->sent && before(fwd->next, s->seq) && !(s->flags & RST)) {
		notes |= TCP_LOST_SEGMENT;
		fwd->counts = false;
	}
	if (s->len <= 1 && fwd->sent && s->seq == fwd->next - 1 && bare)
		notes |= TCP_KEEP_ALIVE;
	if (same && s->window && s->window != fwd->window)
		notes |= TCP_WINDOW_UPDATE;
	if (fills_window(fwd, rev, s))
		notes |= TCP_WINDOW_FULL;
	if (same && s->window && s->window == fwd->window)
		notes |= rev->last & TCP_KEEP_ALIVE ? TCP_KEEP_ALIVE_ACK : TCP_DUPLICATE_ACK;
	return notes;
}

/* A probe's answer repeats the closed window. */
static bool
answers_probe(const struct tcp_side *fwd, const struct tcp_side *rev, const struct tcp_seen *s)
{
	return rev->last & TCP_ZERO_WINDOW_PROBE && !s->len && !s->window && !fwd->window && fwd->acked && fwd->sent &&
	    s->seq == fwd->next && s->ack == fwd->ack && !(s->flags & (SYN | FIN | RST));
}

/* A segment with numbers that were seen before: which kind? */
static uint16_t
classify_resent(const struct tcp_side *fwd, const struct tcp_side *rev,
    const struct tcp_both *h, const struct tcp_seen *s)
{
	int64_t late = h->round_trip ? h->round_trip : 3 * MILLISECOND;
	bool old = fwd->sent && before(s->seq, fwd->next);

	if (s->len > 1 && s->seq == fwd->next - 1)	/* it goes on behind a keep-alive's byte */
		old = false;
	if (s->len && rev->acked && rev->ack && !before(rev->ack, s->seq + s->len))
		return TCP_SPURIOUS_RETRANSMISSION;
	if (!old)
		return 0;
	if (rev->dup_count >= 2 && rev->ack == s->seq && s->time - rev->ack_time < 20 * MILLISECOND)
		return TCP_FAST_RETRANSMISSION;
	if (s->time - fwd->next_time < late && fwd->next != end_of(s))
		return TCP_OUT_OF_ORDER;
	return TCP_RETRANSMISSION;
}

static void
count_duplicates(struct tcp_side *fwd, const struct tcp_seen *s, struct tcp_found *f)
{
	if (f->notes & TCP_DUPLICATE_ACK) {
		fwd->dup_count = fwd->dup_count == ASKED ? 1 : fwd->dup_count + 1;
		f->dup_number = fwd->dup_count;
		f->dup_of = fwd->dup_of;
	}
	if (!fwd->acked || s->ack != fwd->ack) {
		fwd->dup_of = s->frame;
		fwd->dup_count = 0;
	}
}

/*
 * Are there bytes acknowledged that were not captured?  Said once for a loss,
 * and until its sender acknowledges something new, what it sends again counts
 * as asked for: so Wireshark has it.
 */
static bool
acks_unseen(struct tcp_side *rev, const struct tcp_seen *s)
{
	bool first = !rev->dup_count;

	if (!(s->flags & ACK) || !rev->reaches || !before(rev->reached, s->ack))
		return false;
	if (before(rev->reached, rev->next)) {
		rev->reached = rev->next;
		return true;
	}
	rev->dup_count = ASKED;
	return first;
}

/* Wireshark counts a probe's byte, and bytes sent again, but no SYN and no FIN. */
static uint32_t
bytes_in_flight(const struct tcp_side *fwd, const struct tcp_seen *s, bool none)
{
	uint32_t end = none || before(fwd->next, end_of(s)) ? end_of(s) : fwd->next;

	if (!s->len || !fwd->counts || !before(fwd->oldest, end))
		return 0;
	return end - fwd->oldest - !!(s->flags & (SYN | FIN));
}

/* Remember what the next segment is compared with; none: nothing was in flight. */
static void
move_on(struct tcp_side *fwd, struct tcp_side *rev, const struct tcp_seen *s, uint16_t notes, bool none)
{
	uint32_t next = end_of(s);
	bool probe = notes & TCP_ZERO_WINDOW_PROBE, advances = !fwd->sent || before(fwd->next, next);

	if (next != s->seq && (none || s->seq - fwd->base < fwd->oldest - fwd->base))
		fwd->oldest = s->seq;
	if (advances && !probe) {
		fwd->next = next;
		fwd->next_time = s->time;
		fwd->sent = true;
	}
	if (none && next == s->seq)
		fwd->oldest = fwd->next;
	if ((!fwd->reaches || s->seq == fwd->reached) && !probe) {
		fwd->reached = fwd->next;
		fwd->reaches = true;
	}
	fwd->window = s->window;
	fwd->ack = s->ack;
	fwd->ack_time = s->time;
	fwd->acked = true;
	fwd->last = notes;
	fwd->reset = s->flags & RST;
	if (s->flags & ACK && before(rev->oldest, s->ack))
		rev->oldest = s->ack;
}

struct tcp_found
tcp_analyze(struct tcp_side *fwd, struct tcp_side *rev, struct tcp_both *h,
    const struct tcp_seen *s)
{
	struct tcp_found f = { .notes = 0 };
	bool none = !fwd->sent || !before(fwd->oldest, fwd->next);	/* was in flight before */
	uint16_t reused = find_bases(fwd, rev, s);

	find_shift(fwd, s);
	f.notes = answers_probe(fwd, rev, s) ? TCP_ZERO_WINDOW_PROBE_ACK | TCP_ZERO_WINDOW :
	    classify_window(fwd, rev, s);
	count_duplicates(fwd, s, &f);
	if (acks_unseen(rev, s))
		f.notes |= TCP_ACK_LOST_SEGMENT;
	if ((s->len || s->flags & (SYN | FIN)) && !(f.notes & TCP_KEEP_ALIVE))
		f.notes |= classify_resent(fwd, rev, h, s);
	find_round_trip(h, s);
	move_on(fwd, rev, s, f.notes, none);
	f.notes |= reused;
	f.state = h->state = next_state(fwd, rev, h, s);
	f.in_flight = bytes_in_flight(fwd, s, none);
	return f;
}
