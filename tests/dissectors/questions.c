/* A session asked by hand: several questions a frame, quotes, frames without addresses. */

#include "dissectors/engine/flows.h"
#include "tests/dissectors/decode.h"

enum { SYN = 2, ACK = 16 };

/* A dissection that stands behind an IP header, so that it has addresses. */
struct asker {
	struct node nodes[64];
	struct dissection d;
	struct packet k;
	uint8_t bytes[20];
};

static void
make_asker(struct asker *a)
{
	size_t n;
	const uint8_t *hex = hex_bytes("45000014 00000000 40fd0000 c000020a c0000214", &n);

	cr_assert_null(registry_start());
	memcpy(a->bytes, hex, n);
	a->d = (struct dissection){ .nodes = a->nodes, .capacity = COUNT(a->nodes) };
	a->k = (struct packet){ .bytes = a->bytes, .captured = 20, .wire = 20, .number = 1 };
	dissect_from(&a->d, &registry.entries[ENTRY_ipv4], &a->k);
}

static const struct segment opening = { 40000, 80, 100, 0, SYN };
static const struct segment other = { 40001, 80, 700, 900, ACK };

static void
expect_fact(struct segment_fact got, uint32_t stream, uint32_t seq, uint32_t ack)
{
	cr_expect(got.known);
	cr_expect_eq(got.stream, stream);
	cr_expect_eq(got.seq, seq);
	cr_expect_eq(got.ack, ack);
}

/* The k-th question gets the k-th answer, now and later; TCP's and UDP's in one row. */
Test(questions, several_in_a_frame)
{
	static const bool keep[] = { true, false };

	for (size_t i = 0; i < COUNT(keep); i++) {
		struct session *s = new_session(keep[i]);
		struct asker a;

		make_asker(&a);
		for (int again = 0; again < 3; again++) {
			session_frame(s, 1);
			expect_fact(session_tcp(s, &a.d, &opening), 0, 0, 0);
			cr_expect_eq(session_udp(s, &a.d, 53, 54), 0);
			expect_fact(session_tcp(s, &a.d, &other), 1, 1, 1);
		}
		session_frame(s, 2);
		cr_expect_eq(session_udp(s, &a.d, 53, 54), 0);
		cr_expect_eq(session_udp(s, &a.d, 54, 53), 1, "ports change sides, addresses do not");
		cr_expect_eq(session_udp(s, &a.d, 53, 55), 2);
		if (keep[i]) {
			session_frame(s, 1);
			expect_fact(session_tcp(s, &a.d, &opening), 0, 0, 0);
		}
		session_free(s);
	}
}

/* Frames without questions take no place among the answers. */
Test(questions, frames_without)
{
	struct session *s = new_session(true);
	struct asker a;

	make_asker(&a);
	session_frame(s, 1);
	session_frame(s, 2);
	expect_fact(session_tcp(s, &a.d, &opening), 0, 0, 0);
	session_frame(s, 3);
	session_frame(s, 4);
	expect_fact(session_tcp(s, &a.d, &other), 1, 1, 1);
	session_frame(s, 2);
	expect_fact(session_tcp(s, &a.d, &opening), 0, 0, 0);
	session_frame(s, 4);
	expect_fact(session_tcp(s, &a.d, &other), 1, 1, 1);
	session_free(s);
}

/* A quoted segment is placed in its conversation, which has a number from then on, and moves nothing. */
Test(questions, quotes)
{
	static const struct segment old = { 40000, 80, 5, 0, SYN }, next = { 40000, 80, 101, 0, 0 };
	struct session *s = new_session(true);
	struct asker a;
	struct segment_fact fact;

	make_asker(&a);
	session_frame(s, 1);
	a.d.quoted = true;
	fact = session_tcp(s, &a.d, &opening);
	cr_expect(fact.known);
	cr_expect_eq(fact.stream, 0);
	cr_expect_eq(fact.seq, 100, "as it was sent");
	session_frame(s, 2);
	a.d.quoted = false;
	expect_fact(session_tcp(s, &a.d, &opening), 0, 0, 0);
	session_frame(s, 3);
	a.d.quoted = true;
	expect_fact(session_tcp(s, &a.d, &old), 0, 5 - 100, 0);
	session_frame(s, 4);
	a.d.quoted = false;
	expect_fact(session_tcp(s, &a.d, &next), 0, 1, 0);
	session_free(s);
}

/* In a frame: an error that quotes a segment nobody saw; tshark 4.0 counts its stream, too. */
Test(questions, quote_of_an_unseen_conversation)
{
	struct session *s = new_session(true);
	struct decoded got = decode_frame(s, 1, "020000000014 02000000000a 0800"
	    "45000044 00000000 40010000 c0000214 c000020a 0303 0000 00000000"
	    "45000028 00000000 40060000 c000020a c0000214 9c400050 00000064 00000000 5002faf0 00000000");

	cr_expect(has_line(&got, "tcp.seq 100"), "%s", got.tree);
	cr_expect(has_line(&got, "tcp.stream 0"), "%s", got.tree);
	session_free(s);
}

/* No IP header around: no conversation. */
Test(questions, no_addresses)
{
	struct session *s = new_session(true);
	struct asker a;

	make_asker(&a);
	a.d.list.src = a.d.list.dst = 0;
	session_frame(s, 1);
	cr_expect_not(session_tcp(s, &a.d, &opening).known);
	cr_expect_eq(session_udp(s, &a.d, 1, 2), (uint32_t)FLOW_NONE);
	session_free(s);
}
