/* Fragments over time: explained again in any order, read again, let go.  N08, design decision 3. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/decode.h"

enum { PIECES = 5000, MILLION = 1000000, MEMORY = 8 << 20 };

#define ETH "020000000014 02000000000a 0800 "
#define FROM "40110000 c000020ac0000214 "
static const char *const frames[] = {	/* two datagrams of 24 bytes, one inside the other */
	ETH "4500001c 00012000" FROM "9c40270f00180000",
	ETH "4500001c 00020002" FROM "1112131415161718",
	ETH "4500001c 00010002" FROM "0102030405060708",
	ETH "4500001c 00022000" FROM "9c41270f00180000",
	ETH "4500001c 00022001" FROM "2122232425262728",
	ETH "4500001c 00012001" FROM "3132333435363738",
};

Test(fragments_kept, any_order)
{
	struct session *s = new_session(true);
	struct decoded first[COUNT(frames)], again;

	for (uint32_t i = 0; i < COUNT(frames); i++)
		first[i] = decode_frame(s, i + 1, frames[i]);
	cr_expect(has_line(&first[4], "data.data 21222324252627281112131415161718"), "%s", first[4].tree);
	cr_expect(has_line(&first[5], "data.data 31323334353637380102030405060708"), "%s", first[5].tree);
	for (uint32_t i = COUNT(frames); i-- > 0; ) {
		again = decode_frame(s, i + 1, frames[i]);
		cr_expect_str_eq(again.tree, first[i].tree, "frame %u, reversed", i + 1);
	}
	for (uint32_t i = 0, at = 0; i < 40; i++, at = (at * 7 + 5) % COUNT(frames)) {
		again = decode_frame(s, at + 1, frames[at]);
		cr_expect_str_eq(again.tree, first[at].tree, "frame %u, at random", at + 1);
	}
	session_free(s);
}

/* What a later frame completes is told only after session_later(), and of each of its fragments. */
Test(fragments_kept, forward)
{
	struct session *s = new_session(true);
	struct decoded got;

	for (uint32_t i = 0; i < COUNT(frames); i++) {
		got = decode_frame(s, i + 1, frames[i]);
		cr_expect_null(strstr(got.tree, "ip.reassembled_in"), "%s", got.tree);
	}
	session_later(s);
	for (uint32_t i = 0; i < COUNT(frames); i++) {
		bool second = i == 1 || i == 3 || i == 4;

		got = decode_frame(s, i + 1, frames[i]);
		cr_expect_eq(has_line(&got, "ip.reassembled_in 5"), second && i != 4, "frame %u", i + 1);
		cr_expect_eq(has_line(&got, "ip.reassembled_in 6"), !second && i != 5, "frame %u", i + 1);
	}
	session_free(s);
}

static bool
read_nothing(void *of, uint32_t frame, uint32_t at, uint8_t *to, size_t n)
{
	(void)of, (void)frame, (void)at, (void)to, (void)n;
	return false;
}

/* Bytes that cannot be read again are not made up, and it says so. */
Test(fragments_kept, reader_fails)
{
	frame_reader *const readers[] = { read_nothing, NULL };

	for (size_t r = 0; r < COUNT(readers); r++) {
		struct session *s = session_new(&(struct session_setting){ .keep = true, .read = readers[r] });
		struct decoded got;

		for (uint32_t i = 0; i < COUNT(frames); i++)
			got = decode_frame(s, i + 1, frames[i]);
		cr_expect(strstr(got.tree, "udp"), "they are at hand: %s", got.tree);
		got = decode_frame(s, COUNT(frames), frames[COUNT(frames) - 1]);
		cr_expect_null(strstr(got.tree, "udp"), "%s", got.tree);
		cr_expect(has_line(&got, "ip.fragment.dropped"), "%s", got.tree);
		session_free(s);
	}
}

/* Each bit of the completing fragment turned over, and each cut. */
Test(fragments_kept, damaged)
{
	static uint8_t frame[64], bent[64];
	size_t n;
	const uint8_t *bytes = hex_bytes(ETH "4500001c 00010001" FROM "0102030405060708", &n);

	memcpy(frame, bytes, n);
	for (size_t i = 0; i < n * 9; i++) {	/* 8 bits and a cut for each byte */
		struct session *s = new_session(true);
		struct node nodes[128];
		struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .session = s };
		struct packet k = { .wire = (uint32_t)n, .number = 2, .link_type = 1 };

		decode_frame(s, 1, frames[0]);
		memcpy(bent, frame, n);
		if (i < n * 8)
			bent[i / 8] ^= (uint8_t)(1 << i % 8);
		k.captured = (uint32_t)(i < n * 8 ? n : i - n * 8);
		k.bytes = guarded(bent, k.captured);
		struct decoded got = decode_packet(&d, &registry.entries[ENTRY_eth], &k);

		cr_expect(i < n * 8 || !strstr(got.tree, "udp"), "cut to %zu bytes", i - n * 8);
		session_free(s);
	}
}

/* A dissection behind an IP header, to ask by hand. */
struct asker {
	struct node nodes[64];
	struct dissection d;
	struct packet k;
	uint8_t bytes[40];
};

static void
make_asker(struct asker *a, int entry, const char *hex)
{
	size_t n;
	const uint8_t *bytes = hex_bytes(hex, &n);

	cr_assert_null(registry_start());
	memcpy(a->bytes, bytes, n);
	a->d = (struct dissection){ .nodes = a->nodes, .capacity = COUNT(a->nodes) };
	a->k = (struct packet){ .bytes = a->bytes, .captured = (uint32_t)n, .wire = (uint32_t)n, .number = 1 };
	dissect_from(&a->d, &registry.entries[entry], &a->k);
}

#define IPV4 "45000014 00000000 40fd0000 c000020a c0000214"
#define IPV6 "60000000 0000 3b40 20010db8000000000000000000000001 20010db8000000000000000000000002"

static struct fragment_fact
ask(struct session *s, uint32_t frame, struct asker *a, struct fragment f)
{
	session_frame(s, frame);
	a->d.base = f.bytes;
	return session_fragment(s, &a->d, &f);
}

/* Frame k of 5000 has the 8 bytes that lie at k - 1 from the end. */
static uint8_t whole[PIECES * 8];

static bool
read_piece(void *of, uint32_t frame, uint32_t at, uint8_t *to, size_t n)
{
	cr_assert(at + n <= 8);
	++*(size_t *)of;
	memcpy(to, whole + (PIECES - frame) * 8 + at, n);
	return true;
}

Test(fragments_kept, five_thousand_pieces)
{
	size_t reads = 0;
	struct session *s = session_new(&(struct session_setting){ .keep = true, .read = read_piece, .of = &reads });
	struct asker a;
	struct fragment f = { .id = 1, .len = 8 };
	struct fragment_fact fact;

	make_asker(&a, ENTRY_ipv4, IPV4);
	for (size_t i = 0; i < sizeof whole; i++)
		whole[i] = (uint8_t)(i * 7 ^ i >> 8);
	for (uint32_t i = 1; i <= PIECES; i++) {
		f.offset = (PIECES - i) * 8;
		f.more = i > 1;
		f.bytes = whole + f.offset;
		fact = ask(s, i, &a, f);
		cr_assert_eq(fact.complete, i == PIECES);
	}
	for (int again = 0; again < 2; again++) {
		cr_assert_eq(fact.len, sizeof whole);
		cr_expect_eq(memcmp(fact.bytes, whole, sizeof whole), 0);
		cr_expect_eq(fact.piece_count, PIECES);
		cr_expect_eq(fact.pieces[0].frame, PIECES);
		fact = ask(s, PIECES, &a, f);
	}
	cr_expect_eq(reads, 2 * PIECES);
	session_free(s);
}

/* Fragments in other bytes than a frame's (of a tunnel that was fragmented): kept as they are. */
Test(fragments_kept, in_another_source)
{
	struct session *s = session_new(&(struct session_setting){ .keep = true, .read = read_nothing });
	struct asker a;
	uint8_t bytes[] = "abcdefgh";
	struct fragment_fact fact;

	make_asker(&a, ENTRY_ipv4, IPV4);
	a.d.source = 1;
	ask(s, 1, &a, (struct fragment){ .id = 1, .more = true, .bytes = bytes, .len = 8 });
	fact = ask(s, 2, &a, (struct fragment){ .id = 1, .offset = 8, .bytes = bytes + 4, .len = 4 });
	for (int again = 0; again < 2; again++) {
		cr_assert(fact.complete && fact.bytes && fact.len == 12);
		cr_expect_eq(memcmp(fact.bytes, "abcdefghefgh", 12), 0);
		memset(bytes, '!', sizeof bytes);
		fact = ask(s, 2, &a, (struct fragment){ .id = 1, .offset = 8, .bytes = bytes + 4, .len = 4 });
	}
	session_free(s);
}

/* RFC 8200 section 4.5: 32 bits of identification, 16-byte addresses. */
Test(fragments_kept, of_ipv6)
{
	static const uint8_t bytes[16] = "0123456789abcdef";
	struct session *s = new_session(false);
	struct asker a;

	make_asker(&a, ENTRY_ipv6, IPV6);
	cr_assert(a.d.list.src && a.d.list.dst);
	for (uint32_t id = 0; id < 3; id++)
		cr_expect_not(ask(s, id + 1, &a, (struct fragment){ .id = id << 16 | 5, .more = true, .bytes = bytes, .len = 8 }).complete);
	for (uint32_t id = 0; id < 3; id++) {
		struct fragment_fact fact = ask(s, id + 4, &a,
		    (struct fragment){ .id = id << 16 | 5, .offset = 8, .bytes = bytes + 8, .len = 8 });

		cr_assert(fact.complete && fact.len == 16);
		cr_expect_eq(memcmp(fact.bytes, bytes, 16), 0);
		cr_expect_eq(fact.pieces[0].frame, id + 1);
	}
	session_free(s);
}

/* A flood of datagrams that never finish takes no more than it may, and is counted. */
Test(fragments_kept, flood)
{
	static const uint8_t bytes[1480];
	static const size_t sizes[] = { 8, 1480 };

	for (size_t k = 0; k < COUNT(sizes); k++) {
		struct session *s = session_new(&(struct session_setting){ .memory = MEMORY });
		struct asker a;
		size_t most = 0;

		make_asker(&a, ENTRY_ipv4, IPV4);
		for (uint32_t i = 1; i <= MILLION / 2; i++) {
			ask(s, i, &a, (struct fragment){ .id = i, .more = true, .bytes = bytes, .len = sizes[k] });
			if (i % 1000 == 0 && session_bytes(s) > most)
				most = session_bytes(s);
		}
		cr_expect_leq(most, MEMORY + (64 << 10), "%zu bytes", most);
		cr_expect_gt(session_losses(s).forgotten, MILLION / 2 - MEMORY / 1024);
		cr_expect_lt(session_losses(s).forgotten, MILLION / 2, "some wait");
		session_free(s);
	}
}
