/* Datagrams put together from IPv4 fragments.  N08; RFC 791 section 3.2, RFC 815, RFC 5722. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

enum { THERE, BACK, LAST = 0, MORE = 1 };

/*
 * A UDP datagram of 32 bytes, made by hand: 40000 to 9999, no checksum, the
 * bytes 01 to 18.  Behind it, more to put where a datagram has none.
 */
#define WHOLE "9c40270f00200000" "0102030405060708" "090a0b0c0d0e0f10" "1112131415161718" \
	"191a1b1c1d1e1f20" "2122232425262728"
#define DATA "0102030405060708090a0b0c0d0e0f101112131415161718"

/* Bytes [at, at + len) of WHOLE, or as many of 0xff, as a frame. */
struct step {
	const char *name;		/* begins a situation */
	unsigned at, len, more;
	const char *told;		/* short names of notes; * when the datagram is shown */
	unsigned id, proto, back, other;	/* id + 7, protocol + 17; the other way; 0xff */
};

/*
 * tshark 4.0.17 shows the same datagrams, with the same notes at their end, but
 * where it is said: it takes a late last fragment that ends earlier for the end.
 */
static const struct step steps[] = {
	{ "in order" },
	{ NULL, 0, 8, MORE, "" }, { NULL, 8, 8, MORE, "" }, { NULL, 16, 8, MORE, "" }, { NULL, 24, 8, LAST, "*" },
	{ "reversed" },
	{ NULL, 24, 8, LAST, "" }, { NULL, 16, 8, MORE, "" }, { NULL, 8, 8, MORE, "" }, { NULL, 0, 8, MORE, "*" },
	{ "never finished: nothing is invented" },
	{ NULL, 0, 24, MORE, "" }, { NULL, 0, 24, MORE, "overlap" },
	{ "doubled" },
	{ NULL, 0, 16, MORE, "" }, { NULL, 0, 16, MORE, "overlap" }, { NULL, 16, 16, LAST, "*" },
	{ "the last one doubled" },
	{ NULL, 16, 16, LAST, "" }, { NULL, 16, 16, LAST, "overlap" }, { NULL, 0, 16, MORE, "*" },
	{ "overlapping, the same bytes" },
	{ NULL, 0, 16, MORE, "" }, { NULL, 8, 16, MORE, "overlap" }, { NULL, 16, 16, LAST, "overlap*" },
	{ "overlapping, other bytes behind: the first ones stay" },
	{ NULL, 0, 24, MORE, "" }, { NULL, 8, 16, MORE, "overlap conflict", .other = 1 }, { NULL, 24, 8, LAST, "*" },
	{ "overlapping, other bytes before" },
	{ NULL, 24, 8, LAST, "" }, { NULL, 8, 16, MORE, "" }, { NULL, 8, 16, MORE, "overlap conflict", .other = 1 },
	{ NULL, 0, 8, MORE, "*" },
	{ "over two, and the gap between them" },
	{ NULL, 0, 8, MORE, "" }, { NULL, 24, 8, LAST, "" }, { NULL, 0, 32, MORE, "overlap*" },
	{ "inside another" },
	{ NULL, 0, 24, MORE, "" }, { NULL, 8, 8, MORE, "overlap" }, { NULL, 24, 8, LAST, "*" },
	{ "another last one, that says another length" },
	{ NULL, 24, 8, LAST, "" }, { NULL, 16, 8, LAST, "tail" }, { NULL, 0, 24, MORE, "*" },
	{ "a last one that ends before bytes that came" },	/* tshark: the end */
	{ NULL, 0, 24, MORE, "" }, { NULL, 8, 8, LAST, "tail" }, { NULL, 24, 8, LAST, "*" },
	{ "the same, with as many bytes as it says" },		/* so was made up once, of no bytes */
	{ NULL, 8, 16, MORE, "" }, { NULL, 8, 8, LAST, "tail" }, { NULL, 0, 8, MORE, "" }, { NULL, 24, 8, LAST, "*" },
	{ "beyond the end" },
	{ NULL, 24, 8, LAST, "" }, { NULL, 32, 8, MORE, "long" }, { NULL, 0, 24, MORE, "*" },
	{ "over the end: what lies before it counts" },
	{ NULL, 24, 8, LAST, "" }, { NULL, 8, 32, MORE, "overlap long" }, { NULL, 0, 8, MORE, "*" },
	{ "the ping of death: longer than a datagram can be" },
	{ NULL, 65528, 8, LAST, "long" }, { NULL, 65528, 16, MORE, "long" }, { NULL, 0, 32, MORE, "" },
	{ "no bytes" },
	{ NULL, 0, 0, MORE, "" }, { NULL, 0, 24, MORE, "" }, { NULL, 24, 0, MORE, "" }, { NULL, 24, 8, LAST, "*" },
	{ "no bytes in the last one" },				/* tshark: waits */
	{ NULL, 0, 32, MORE, "" }, { NULL, 32, 0, LAST, "*" },
	{ "both directions with one id" },
	{ NULL, 0, 16, MORE, "" }, { NULL, 16, 16, LAST, "", .back = 1 }, { NULL, 0, 16, MORE, "*", .back = 1 },
	{ NULL, 16, 16, LAST, "*" },
	{ "two protocols with one id" },
	{ NULL, 0, 16, MORE, "" }, { NULL, 16, 16, LAST, "", .proto = 1 }, { NULL, 16, 16, LAST, "*" },
	{ "two ids" },
	{ NULL, 0, 16, MORE, "" }, { NULL, 16, 16, LAST, "", .id = 1 }, { NULL, 0, 16, MORE, "*", .id = 1 },
	{ NULL, 16, 16, LAST, "*" },
	{ "an id used again" },
	{ NULL, 0, 16, MORE, "" }, { NULL, 16, 16, LAST, "*" }, { NULL, 16, 16, LAST, "" }, { NULL, 0, 16, MORE, "*" },
	{ "a fragment that comes again after the end begins another" },
	{ NULL, 0, 16, MORE, "" }, { NULL, 16, 16, LAST, "*" }, { NULL, 0, 16, MORE, "" },
};

/* Around a frame: a VLAN tag, padding behind, or nothing. */
static const struct around {
	const char *name, *tag, *padding;
} arounds[] = {
	{ "plain", "", "" }, { "in a VLAN", "81000007", "" }, { "padded", "", "000000000000000000000000deadbeef" },
};

static const char *
make_frame(const struct step *f, const struct around *around)
{
	static char hex[512];
	int n = snprintf(hex, sizeof hex, "020000000014 02000000000a %s 0800 4500%04x %04x %04x 40%02x 0000 %s ",
	    around->tag, 20 + f->len, 7 + f->id, f->more << 13 | f->at / 8, 17 + f->proto,
	    f->back ? "c0000214c000020a" : "c000020ac0000214");

	for (unsigned i = 0; i < f->len; i++)
		n += snprintf(hex + n, sizeof hex - (size_t)n, "%.2s", f->other ? "ff" : &WHOLE[(f->at + i) % 48 * 2]);
	snprintf(hex + n, sizeof hex - (size_t)n, "%s", around->padding);
	return hex;
}

static const char *
told(const struct decoded *got)
{
	static const char *const words[][2] = {
		{ "ip.fragment.overlap", "overlap" }, { "ip.fragment.overlap.conflict", "conflict" },
		{ "ip.fragment.toolongfragment", "long" }, { "ip.fragment.multipletails", "tail" },
		{ "ip.fragment.dropped", "dropped" },
	};
	static char text[128];
	int n = 0;

	text[0] = 0;
	for (size_t i = 0; i < COUNT(words); i++)
		if (has_line(got, words[i][0]))
			n += snprintf(text + n, sizeof text - (size_t)n, "%s%s", n ? " " : "", words[i][1]);
	if (strstr(got->tree, "udp"))
		snprintf(text + n, sizeof text - (size_t)n, "*");
	return text;
}

static void
check_step(struct session *s, const char *name, uint32_t number, const struct step *f, const struct around *around)
{
	struct decoded got = decode_frame(s, number, make_frame(f, around));
	bool whole = strchr(f->told, '*') != NULL;

	cr_expect_str_eq(told(&got), f->told, "%s, %s, frame %u:\n%s", name, around->name, number, got.tree);
	cr_expect(has_line(&got, "ip.is_fragment"));
	cr_expect_eq(has_line(&got, "ip.reassembled.length 32"), whole, "%s:\n%s", name, got.tree);
	cr_expect_eq(has_line(&got, "data.data " DATA), whole, "%s, frame %u:\n%s", name, number, got.tree);
}

/* Observed in order; then, when kept, explained again backwards. */
static void
check_situations(bool keep, const struct around *around)
{
	for (size_t i = 0; i < COUNT(steps); ) {
		const struct step *first = &steps[i + 1];
		struct session *s = new_session(keep);
		uint32_t n = 0;

		cr_assert(s);
		for (i++; i < COUNT(steps) && !steps[i].name; i++, n++)
			check_step(s, first[-1].name, n + 1, &steps[i], around);
		for (uint32_t k = n; keep && k; k--)
			check_step(s, first[-1].name, k, &first[k - 1], around);
		session_free(s);
	}
}

Test(fragments, situations)
{
	for (size_t i = 0; i < COUNT(arounds); i++)
		check_situations(true, &arounds[i]);
}

Test(fragments, not_kept)
{
	check_situations(false, &arounds[0]);
}

/* Of four fragments, in each of 24 orders, the last to come has the datagram. */
Test(fragments, every_order)
{
	for (unsigned order = 0; order < 256; order++) {
		unsigned came = 0;
		struct session *s = new_session(true);

		for (unsigned i = 0; i < 4; i++)
			came |= 1u << (order >> 2 * i & 3);
		for (unsigned i = 0; i < 4 && came == 15; i++) {
			unsigned which = order >> 2 * i & 3;
			struct step f = { NULL, which * 8, 8, which < 3, i < 3 ? "" : "*" };

			check_step(s, "every order", i + 1, &f, &arounds[0]);
		}
		session_free(s);
	}
}

/* A fragment that was cut has a hole: it is not used. */
Test(fragments, cut_by_the_snaplen)
{
	static const struct step first = { NULL, 0, 16, MORE, "" }, last = { NULL, 16, 16, LAST, "" };
	struct session *s = new_session(true);
	struct node nodes[64];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .session = s };
	size_t n;
	const uint8_t *bytes = hex_bytes(make_frame(&first, &arounds[0]), &n);
	struct packet k = { .bytes = bytes, .captured = (uint32_t)n - 1, .wire = (uint32_t)n, .number = 1, .link_type = 1 };

	decode_packet(&d, &registry.entries[ENTRY_eth], &k);
	check_step(s, "cut", 2, &last, &arounds[0]);
	struct step again = first;

	again.told = "*";
	check_step(s, "cut, sent again", 3, &again, &arounds[0]);
	session_free(s);
}

/* An error message that quotes a fragment neither adds to the datagram nor shows it. */
Test(fragments, quoted)
{
	static const struct step first = { NULL, 0, 16, MORE, "" }, last = { NULL, 16, 16, LAST, "*" };
	struct session *s = new_session(true);
	struct decoded got;

	check_step(s, "quoted", 1, &first, &arounds[0]);
	got = decode_frame(s, 2, "020000000014 02000000000a 0800 45000040 00000000 40010000 c0000214 c000020a"
	    "0b01 0000 00000000 45000024 00070002 40110000 c000020ac0000214 ffffffffffffffffffffffffffffffff");
	cr_expect(has_line(&got, "ip.is_fragment"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "udp"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "ip.fragments"), "%s", got.tree);
	check_step(s, "quoted", 3, &last, &arounds[0]);
	session_free(s);
}

/* A first fragment of 24 bytes by its header, of which 16 were sent: shown for itself, and no part of anything. */
Test(fragments, shorter_than_it_says)
{
	static const char frame[] = "020000000014 02000000000a 0800 4500002c 00072000 4011 0000 c000020ac0000214 "
	    "9c40270f00200000 0102030405060708";
	struct session *s = new_session(true);

	for (uint32_t i = 1; i <= 2; i++) {
		struct decoded got = decode_frame(s, i, frame);

		cr_expect(has_line(&got, "ip.len.exceeds"), "%s", got.tree);
		cr_expect(has_line(&got, "udp.srcport 40000"), "%s", got.tree);
		cr_expect_not(has_line(&got, "ip.fragment.overlap"), "%s", got.tree);
	}
	struct decoded got = decode_frame(s, 3, make_frame(&(struct step){ NULL, 24, 8, LAST, "" }, &arounds[0]));

	cr_expect_null(strstr(got.tree, "udp"), "%s", got.tree);
	session_free(s);
}
