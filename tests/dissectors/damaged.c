/* T07: a byte counts by its first good copy; a damaged one only if nothing better came and it was acknowledged. */

#include <stdlib.h>
#include "tests/dissectors/wire.h"

static const char dialogue[] = "USER mrose\r\nPASS secret\r\nSTAT\r\n";
enum { FIRST = 4 };		/* the frame of USER */

/* A connection whose client says the dialogue, a line a segment. */
static void
connect(struct wire *w)
{
	*w = (struct wire){ .frames = NULL };
	open_connection(w);
	for (const char *p = dialogue; *p; p = strchr(p, '\n') + 1)
		send_segment(w, FROM_CLIENT, PSH | ACK, p, (size_t)(strchr(p, '\n') + 1 - p));
}

/* What was said, without whatever stands before it. */
static void
check(struct wire *w, const char *expected, const char *what)
{
	char *text = messages_of(w), got[256] = "";

	for (const char *p = text; (p = strstr(p, "pop.request "));) {
		size_t n = strcspn(p, "\n") - 12;

		strncat(got, p + 12, n);
		strcat(got, "|");
		p += n;
	}
	cr_expect_str_eq(got, expected, "%s: %s", what, got);
	free(text);
	check_explained(w, what);
	wire_free(w);
}

static void
sign_all(const struct wire *w)
{
	for (uint32_t i = 1; i <= w->count; i++)
		sign_segment(w, i);
}

Test(damaged, good_copy_wins)
{
	struct wire w;

	connect(&w);
	put_segment(&w, FROM_CLIENT, 1, 1, PSH | ACK, "USER mrose\r\n", 12);
	sign_all(&w);
	w.frames[FIRST - 1].bytes[54 + 5] ^= 2;
	check(&w, "USER mrose|PASS secret|STAT|", "sent again");
}

Test(damaged, better_than_nothing)
{
	struct wire w;

	connect(&w);
	send_segment(&w, FROM_SERVER, ACK, NULL, 0);
	sign_all(&w);
	w.frames[FIRST - 1].bytes[54 + 5] ^= 2;
	check(&w, "USER orose|PASS secret|STAT|", "acknowledged");
}

Test(damaged, numbers_are_not_believed)
{
	struct wire w;

	connect(&w);
	put_segment(&w, FROM_CLIENT, 13, 1, PSH | ACK, "PASS secret\r\n", 13);
	sign_all(&w);
	w.frames[FIRST].bytes[47] |= FIN | RST;
	w.frames[FIRST].bytes[40] ^= 1;		/* and its place */
	check(&w, "USER mrose|PASS secret|STAT|", "numbers");
}

/* A bit turned over makes a SYN+ACK of it: the connection still begins where it began. */
Test(damaged, does_not_begin_anew)
{
	struct wire w = { .frames = NULL };

	open_connection(&w);
	put_segment(&w, FROM_CLIENT, 13, 1, PSH | ACK, "PASS secret\r\n", 13);
	put_segment(&w, FROM_CLIENT, 13, 1, PSH | ACK, "PASS secret\r\n", 13);
	put_segment(&w, FROM_CLIENT, 1, 1, PSH | ACK, "USER mrose\r\n", 12);
	sign_all(&w);
	w.frames[FIRST - 1].bytes[47] |= SYN;
	check(&w, "USER mrose|PASS secret|", "SYN");
}

/* Who leaves all checksums to the card is not damaged. */
Test(damaged, offload)
{
	struct wire w;

	connect(&w);
	sign_all(&w);
	for (uint32_t i = 1; i <= w.count; i++)
		w.frames[i - 1].bytes[50] ^= 0x55;
	check(&w, "USER mrose|PASS secret|STAT|", "offload");
}

/* Nor does it make his other checksums right that the snaplen cut a segment, so that its own cannot be verified. */
Test(damaged, offload_behind_a_cut_segment)
{
	struct wire w = { .seq = { 1, 1 } };

	put_segment(&w, FROM_CLIENT, 1, 1, PSH | ACK, "USER mrose\r\nNOOP\r\n", 18);
	put_segment(&w, FROM_CLIENT, 19, 1, PSH | ACK, "PASS secret\r\n", 13);
	put_segment(&w, FROM_SERVER, 1, 32, ACK, NULL, 0);
	sign_all(&w);
	w.frames[0].n -= 6;
	w.frames[0].uncaptured = 6;
	w.frames[1].bytes[50] ^= 0x55;
	check(&w, "USER mrose|PASS secret|", "cut");
}

/* What waits behind a damaged segment came whole: it counts, not what the damaged one says there. */
Test(damaged, only_what_is_missing)
{
	struct wire w = { .frames = NULL };

	open_connection(&w);
	put_segment(&w, FROM_CLIENT, 1, 1, PSH | ACK, "USER mrose\r\nPxSS", 16);
	put_segment(&w, FROM_CLIENT, 13, 1, PSH | ACK, "PASS secret\r\nSTAT\r\n", 19);
	put_segment(&w, FROM_SERVER, 1, 32, ACK, NULL, 0);
	sign_all(&w);
	w.frames[FIRST - 1].bytes[54 + 5] ^= 2;
	check(&w, "USER orose|PASS secret|STAT|", "missing");
}

/* Nor what it says that the other side has not got yet: a good copy may come. */
Test(damaged, only_what_was_acknowledged)
{
	struct wire w = { .frames = NULL };

	open_connection(&w);
	put_segment(&w, FROM_CLIENT, 1, 1, PSH | ACK, "USER mrose\r\nPASS sxcret\r\n", 25);
	put_segment(&w, FROM_SERVER, 1, 13, ACK, NULL, 0);
	put_segment(&w, FROM_CLIENT, 13, 1, PSH | ACK, "PASS secret\r\nSTAT\r\n", 19);
	sign_all(&w);
	w.frames[FIRST - 1].bytes[54 + 5] ^= 2;
	check(&w, "USER orose|PASS secret|STAT|", "acknowledged in part");
}

/* A damaged segment behind a gap, which is the first of what the other side acknowledged there. */
Test(damaged, behind_a_gap)
{
	struct wire w = { .frames = NULL };

	open_connection(&w);		/* USER was not captured */
	put_segment(&w, FROM_CLIENT, 13, 1, PSH | ACK, "PASS secret\r\n", 13);
	put_segment(&w, FROM_CLIENT, 26, 1, PSH | ACK, "STAT\r\n", 6);
	put_segment(&w, FROM_SERVER, 1, 32, ACK, NULL, 0);
	sign_all(&w);
	w.frames[FIRST - 1].bytes[54 + 5] ^= 2;
	check(&w, "PASS qecret|STAT|", "behind a gap");
}

/* ... or the last before the FIN: that goes on no further than to the end. */
Test(damaged, between_a_gap_and_the_end)
{
	struct wire w = { .frames = NULL };

	open_connection(&w);
	put_segment(&w, FROM_CLIENT, 13, 1, PSH | ACK, "PASS secret\r\n", 13);
	put_segment(&w, FROM_CLIENT, 26, 1, FIN | ACK, NULL, 0);
	put_segment(&w, FROM_SERVER, 1, 27, ACK, NULL, 0);
	sign_all(&w);
	w.frames[FIRST - 1].bytes[54 + 5] ^= 2;
	check(&w, "PASS qecret|", "the end");
}

/* What the snaplen cut off may have come in another segment, which waits: that is no gap. */
Test(damaged, cut_off_but_waiting)
{
	struct wire w = { .frames = NULL };

	open_connection(&w);
	put_segment(&w, FROM_CLIENT, 13, 1, PSH | ACK, "PASS secret\r\n", 13);
	put_segment(&w, FROM_CLIENT, 1, 1, PSH | ACK, dialogue, sizeof dialogue - 1);
	sign_all(&w);
	w.frames[FIRST].n -= 19;
	w.frames[FIRST].uncaptured = 19;
	check(&w, "USER mrose|PASS secret|", "cut off");
}

/* It ends a message at once, even if it comes too early: nobody acknowledges it here. */
Test(damaged, cut_off_and_early)
{
	struct wire w = { .frames = NULL };

	open_connection(&w);
	put_segment(&w, FROM_CLIENT, 13, 1, PSH | ACK, "PASS secret\r\n", 13);
	put_segment(&w, FROM_CLIENT, 26, 1, PSH | ACK, "STAT\r\n", 6);
	put_segment(&w, FROM_CLIENT, 1, 1, PSH | ACK, "USER mrose\r\n", 12);
	sign_all(&w);
	w.frames[FIRST - 1].n -= 6;
	w.frames[FIRST - 1].uncaptured = 6;
	check(&w, "USER mrose|PASS se|STAT|", "cut off early");
}

/* Those whose good copies came make room for others: DAMAGED_SEGMENTS is for what waits. */
Test(damaged, good_copies_make_room)
{
	struct wire w = { .frames = NULL };

	open_connection(&w);
	for (uint32_t i = 0; i < DAMAGED_SEGMENTS + 1; i++)
		for (int copy = 0; copy < 4; copy++)	/* mostly good ones, so that the sender is no offloader */
			put_segment(&w, FROM_CLIENT, 1 + i, 1, PSH | ACK, "\n", 1);
	put_segment(&w, FROM_SERVER, 1, 2 + DAMAGED_SEGMENTS, ACK, NULL, 0);
	put_segment(&w, FROM_CLIENT, 2 + DAMAGED_SEGMENTS, 1, PSH | ACK, "STAT\r\n", 6);
	put_segment(&w, FROM_SERVER, 1, 8 + DAMAGED_SEGMENTS, ACK, NULL, 0);
	sign_all(&w);
	for (uint32_t i = 0; i < DAMAGED_SEGMENTS + 1; i++)
		w.frames[FIRST - 1 + 4 * i].bytes[54] ^= 2;
	w.frames[w.count - 2].bytes[54] ^= 1;
	char *text = messages_of(&w);

	cr_expect(strstr(text, "pop.request RTAT"), "%s", text);
	free(text);
	wire_free(&w);
}
