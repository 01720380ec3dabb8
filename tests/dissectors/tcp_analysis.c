/* What the analysis of TCP says of segments, by the rows of tcp_analysis_rows.c. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/decode.h"
#include "tests/dissectors/tcp_analysis.h"

enum { SEGMENTS_MAX = 16, FIRST_SECOND = 1000000000 };

/* How the rows call them; with a value where the name in the tree has one. */
static const struct {
	const char *abbrev, *name;
} words[] = {
	{ "tcp.analysis.bytes_in_flight ", "flight" }, { "tcp.analysis.reused_ports\n", "reused" },
	{ "tcp.analysis.spurious_retransmission\n", "spurious" },
	{ "tcp.analysis.fast_retransmission\n", "fast" },
	{ "tcp.analysis.retransmission\n", "again" }, { "tcp.analysis.out_of_order\n", "late" },
	{ "tcp.analysis.lost_segment\n", "lost" }, { "tcp.analysis.ack_lost_segment\n", "ack_lost" },
	{ "tcp.analysis.duplicate_ack\n", "dup" }, { "tcp.analysis.duplicate_ack_frame ", "of" },
	{ "tcp.analysis.duplicate_ack_num ", "number" }, { "tcp.analysis.zero_window\n", "closed" },
	{ "tcp.analysis.zero_window_probe\n", "probe" },
	{ "tcp.analysis.zero_window_probe_ack\n", "probe_ack" },
	{ "tcp.analysis.window_full\n", "full" }, { "tcp.analysis.window_update\n", "update" },
	{ "tcp.analysis.keep_alive\n", "alive" }, { "tcp.analysis.keep_alive_ack\n", "alive_ack" },
};

/* A situation's segments, with so much added to each side's numbers. */
struct scene {
	const struct step *steps;
	size_t count;
	uint32_t add[2];
	struct session *session;
};

static struct packet
make_frame(const struct scene *scene, uint32_t number)
{
	static char hex[1024];
	const struct step *t = &scene->steps[number - 1];
	int options = t->shift ? 4 : 0, n;
	int64_t now = FIRST_SECOND;
	size_t len;

	n = snprintf(hex, sizeof hex, "020000000014 02000000000a 0800 4500%04x 00000000 40060000 %s %s %08x %08x"
	    "%x%03x %04x 0000 0000", 40 + options + t->len,
	    t->direction == THERE ? "c000020ac0000214" : "c0000214c000020a",
	    t->direction == THERE ? "9c40270f" : "270f9c40", t->seq + scene->add[t->direction],
	    t->ack ? t->ack + scene->add[!t->direction] : 0, 5 + options / 4, t->flags, t->window);
	if (t->shift)
		n += snprintf(hex + n, sizeof hex - (size_t)n, "0303%02x00", t->shift - 1);
	for (int i = 0; i < t->len; i++)
		n += snprintf(hex + n, sizeof hex - (size_t)n, "78");
	for (uint32_t i = 0; i < number; i++)
		now += INT64_C(1000) * (scene->steps[i].us ? scene->steps[i].us : 1000);
	const uint8_t *bytes = hex_bytes(hex, &len);

	return (struct packet){ .bytes = bytes, .captured = (uint32_t)len, .number = number,
	    .link_type = 1, .time = now };
}

/* The tree's notes as the rows write them. */
static void
put_told(char *told, size_t size, const char *tree)
{
	const char *window = strstr(tree, "tcp.window_size ");
	int n = snprintf(told, size, "win %d", window ? atoi(window + strlen("tcp.window_size ")) : -1);

	for (size_t i = 0; i < COUNT(words); i++) {
		size_t len = strlen(words[i].abbrev);
		const char *at = strstr(tree, words[i].abbrev);

		if (at)
			n += snprintf(told + n, size - (size_t)n, " %s", words[i].name);
		if (at && words[i].abbrev[len - 1] == ' ')
			n += snprintf(told + n, size - (size_t)n, " %d", atoi(at + len));
	}
}

static void
check_frame(const struct scene *scene, uint32_t number, const char *when)
{
	static struct node nodes[128];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .session = scene->session };
	struct packet k = make_frame(scene, number);
	struct decoded got = decode_packet(&d, &registry.entries[ENTRY_eth], &k);
	char told[256];

	put_told(told, sizeof told, got.tree);
	cr_expect_str_eq(told, scene->steps[number - 1].told, "%s, segment %u, %s: '%s', not '%s'",
	    scene->steps[-1].name, number, when, told, scene->steps[number - 1].told);
}

/* Calls with each situation, with a new session. */
static void
for_each_scene(bool keep, uint32_t there, uint32_t back, void (*check)(const struct scene *scene))
{
	for (size_t i = 0; i < tcp_step_count; ) {
		struct scene scene = { &tcp_steps[++i], 0, { there, back }, new_session(keep) };

		for (; i < tcp_step_count && !tcp_steps[i].name; i++)
			scene.count++;
		cr_assert(scene.session && scene.count && scene.count <= SEGMENTS_MAX);
		check(&scene);
		session_free(scene.session);
	}
}

static void
check_in_order(const struct scene *scene)
{
	for (uint32_t i = 1; i <= scene->count; i++)
		check_frame(scene, i, "in order");
}

Test(tcp_analysis, situations)
{
	for_each_scene(true, 0, 0, check_in_order);
}

/* Without keeping, the same; also asked again while the segment is at hand. */
static void
check_twice(const struct scene *scene)
{
	for (uint32_t i = 1; i <= scene->count; i++) {
		check_frame(scene, i, "not kept");
		check_frame(scene, i, "not kept, again");
	}
}

Test(tcp_analysis, not_kept)
{
	for_each_scene(false, 0, 0, check_twice);
}

/* Explained again in any order, in between and at the end, it is what it was. */
static void
check_any_order(const struct scene *scene)
{
	uint32_t n = (uint32_t)scene->count;

	for (uint32_t i = 1; i <= n; i++) {
		check_frame(scene, i, "first");
		check_frame(scene, (i + 1) / 2, "in between");
	}
	session_later(scene->session);
	for (uint32_t i = n; i; i--)
		check_frame(scene, i, "reversed");
	for (uint32_t i = 0, at = 0; i < 2 * n; i++, at = (at * 5 + 7) % n)
		check_frame(scene, at + 1, "at random");
}

Test(tcp_analysis, any_order)
{
	for_each_scene(true, 0, 0, check_any_order);
}

/*
 * RFC 9293 3.4: numbers are modulo 2^32.  Wherever they wrap, the same is said;
 * but an ACK of number 0 looks like a SYN's, which has none, here as in tshark.
 * (Where next is 0, tshark knows no next number; so it was asked without a wrap.)
 */
Test(tcp_analysis, numbers_wrap)
{
	static const uint32_t wraps[] = { 99, 101, 105, 109, 111, 115, 120, 121, 130, 131, 140 };

	for (size_t i = 0; i < COUNT(wraps); i++) {
		for_each_scene(false, 0 - wraps[i], 0, check_in_order);
		for_each_scene(false, 0 - wraps[i], 0 - wraps[i] - 400, check_in_order);
	}
}
