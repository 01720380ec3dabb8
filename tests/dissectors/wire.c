/* Dialogues dissected, in one pass and in any order. */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/shown.h"
#include "tests/dissectors/wire.h"

enum { NODES = 4096 };

void
dissect_wire(struct dissection *d, const struct wire *w, uint32_t frame)
{
	static struct packet k;

	k = wire_packet(w, frame);
	cr_assert_null(registry_start());
	dissect_packet(d, &k);
	check_nodes(d, "wire");
}

void
say_hex(struct dialogue *g, enum sender from, const char *hex)
{
	size_t n;
	const uint8_t *bytes = hex_bytes(hex, &n);

	say(g, from, bytes, n);
}

void
say_in_session(struct dialogue *g, enum sender from, const char *hex)
{
	uint8_t framed[2048];
	size_t n;
	const uint8_t *bytes = hex_bytes(hex, &n);

	cr_assert_lt(n + 4, sizeof framed);
	memcpy(framed, (uint8_t[]){ 0, 0, (uint8_t)(n >> 8), (uint8_t)n }, 4);
	memcpy(framed + 4, bytes, n);
	say(g, from, framed, n + 4);
}

static struct session *
wire_session(const struct wire *w, bool keep)
{
	struct session *s = session_new(&(struct session_setting){ .keep = keep, .seed = 42,
	    .read = keep ? read_wire : NULL, .of = (void *)w });

	cr_assert(s);
	return s;
}

char *
messages_of(const struct wire *w)
{
	static struct node nodes[NODES];
	struct dissection d = { .nodes = nodes, .capacity = NODES, .session = wire_session(w, false) };
	char *text = NULL;
	size_t used = 0;
	struct out o;

	cr_assert(out_open(&o, -1));
	for (uint32_t i = 1; i <= w->count; i++) {
		dissect_wire(&d, w, i);
		o.p = o.start;
		put_messages(&o, &d);
		size_t n = (size_t)(o.p - o.start);

		text = realloc(text, used + n + 1);
		cr_assert(text);
		memcpy(text + used, o.start, n);
		used += n;
		text[used] = 0;
	}
	out_close(&o);
	session_free(d.session);
	return text;
}

void
expect_said(const char *what, const char *said, const char *const *lines)
{
	const char *at = said;

	for (; *lines; lines++) {
		char line[256];

		snprintf(line, sizeof line, " %s\n", *lines);
		const char *found = strstr(at, line);

		cr_expect(found, "%s: no%s\nin %s", what, line, said);
		at = found ? found + strlen(line) : at;
	}
}

/* Gives the hash of all that came out. */
static uint64_t
explain(struct dissection *d, const struct wire *w, uint32_t frame)
{
	dissect_wire(d, w, frame);
	return hash_of(d);
}

void
check_explained(const struct wire *w, const char *what)
{
	static struct node nodes[NODES];
	struct dissection d = { .nodes = nodes, .capacity = NODES, .session = wire_session(w, true) }, once = d;
	uint64_t *first = calloc(w->count + 1, sizeof *first);
	size_t bytes;

	once.session = wire_session(w, false);
	cr_assert(first);
	for (uint32_t i = 1; i <= w->count; i++) {
		first[i] = explain(&d, w, i);
		cr_expect_eq(explain(&once, w, i), first[i], "%s: one pass, frame %u", what, i);
	}
	explain(&d, w, 1);
	bytes = session_bytes(d.session);
	for (uint32_t i = 1; i <= w->count; i++)
		cr_expect_eq(explain(&d, w, i), first[i], "%s: in order, frame %u", what, i);
	for (uint32_t i = w->count; i >= 1; i--)
		cr_expect_eq(explain(&d, w, i), first[i], "%s: in reverse, frame %u", what, i);
	for (uint32_t k = 0, i = 0; k < w->count; k++) {
		i = (i * 1103515245u + 12345) % w->count;
		cr_expect_eq(explain(&d, w, i + 1), first[i + 1], "%s: at random, frame %u", what, i + 1);
	}
	cr_expect_eq(session_bytes(d.session), bytes, "%s: explaining again takes memory", what);
	free(first);
	session_free(d.session);
	session_free(once.session);
}

uint64_t
number_in(struct session *s, const struct wire *w, uint32_t frame, const char *name, unsigned nth)
{
	static struct node nodes[NODES];
	struct dissection d = { .nodes = nodes, .capacity = NODES, .session = s };

	dissect_wire(&d, w, frame);
	for (uint32_t i = 0; i < d.count; i++)
		if (!strcmp(nodes[i].field->abbrev, name) && !nth--)
			return nodes[i].number;
	return 0;
}

struct session *
observed_wire(const struct wire *w)
{
	struct session *s = wire_session(w, true);

	for (uint32_t i = 1; i <= w->count; i++)
		number_in(s, w, i, "", 0);
	session_later(s);
	return s;
}

bool
recognises(const struct entry *e, enum sender from, const char *line)
{
	cr_assert_null(registry_start());
	return e->x->splitter->recognises(&(struct window){ .from = from, .bytes = (const uint8_t *)line, .n = strlen(line) });
}

void
check_segmentations(const struct dialogue *g, const char *text, const char *name)
{
	static const size_t sizes[] = { 1, 2, 7, 500, 1460 };
	struct wire wire = { .frames = NULL };

	for (size_t i = 0; i < COUNT(sizes); i++)
		for (int order = 0; order < ORDERS; order++) {
			char what[256];

			snprintf(what, sizeof what, "%s, %zu bytes, order %d", name, sizes[i], order);
			transmit(&wire, g, sizes[i], (enum order)order);
			char *got = messages_of(&wire);

			cr_expect_str_eq(got, text, "%s:\n%s", what, got);
			free(got);
			check_explained(&wire, what);
			wire_free(&wire);
		}
}
