/* Records of conversations. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/facts.h"
#include "dissectors/engine/registry.h"
#include "tests/dissectors/shown.h"
#include "tests/fuzz/record.h"

/* A node that an application said, as it has to be however that was cut. */
struct shown {
	const struct field *field;
	uint64_t number, bytes;		/* bytes: their hash */
	uint32_t len, depth;
};

/* A message that was heard.  All members have 4 bytes, so that nothing lies between them. */
struct message {
	uint32_t of, from, turn, fact, how, len;
};

static void
add(struct list *l, const void *from, size_t n, size_t size)
{
	if (l->count + n > l->room) {
		l->room = l->room * 2 + n + 64;
		if (!(l->all = realloc(l->all, l->room * size)))
			abort();
	}
	if (n)
		memcpy((char *)l->all + l->count * size, from, n * size);
	l->count += n;
}

void
record_free(struct record *r)
{
	free(r->nodes.all);
	free(r->messages.all);
	free(r->heard[0].all);
	free(r->heard[1].all);
	free(r->hashes.all);
}

void
record_message(void *of, const struct heard *h)
{
	struct record *r = of;
	struct list *bytes = &r->heard[h->from];

	add(bytes, h->bytes, h->n, 1);
	if (!h->ends)
		return;
	struct message m = { (uint32_t)(h->of - registry.entries), h->from, h->turn, h->fact, h->how,
	    (uint32_t)(bytes->count - r->told[h->from]) };

	r->told[h->from] = bytes->count;
	add(&r->messages, &m, 1, sizeof m);
}

/* A layer of messages; what nobody cuts into them is shown as the segments are. */
static bool
is_cut(const struct node *layer)
{
	return layer->field->type == PROTOCOL && registry.entries[layer->number].x->splitter;
}

/* That the capture cut the frame says nothing of the messages in it. */
static bool
is_of_frame(const struct node *n)
{
	return !n->depth && !strcmp(n->field->abbrev, "_ws.short");
}

void
record_nodes(struct record *r, const struct dissection *d)
{
	struct said said = { .first = NULL };
	uint64_t hash = hash_of(d);

	add(&r->hashes, &hash, 1, sizeof hash);
	for (uint32_t i = 0; i < d->count; i++) {
		const struct node *n = &d->nodes[i];

		r->limited |= !strcmp(n->field->abbrev, "tcp.reassembled.lost");
		if (!is_said(&said, n) || !is_cut(said.first) || is_of_frame(n))
			continue;
		struct shown s = { n->field, n->field->type == DOMAIN_NAME || n->field->type == NETBIOS_NAME ? 0 : n->number,
		    mix(0, node_bytes(d, n), n->len), n->len, n->depth };

		add(&r->nodes, &s, 1, sizeof s);
	}
	r->limited |= d->count + 1 >= d->capacity || d->source_count == SOURCES_MAX || d->session->scratch_count == SOURCES_MAX;
}

void
fail(const char *what, size_t at)
{
	fprintf(stderr, "stream: %s differ: number %zu\n", what, at);
	abort();
}

static void
print_messages(const struct record *r)
{
	const struct message *m = r->messages.all;
	size_t at[2] = { 0, 0 };

	for (size_t i = 0; i < r->messages.count; at[m[i].from] += m[i].len, i++) {
		const char *bytes = (char *)r->heard[m[i].from].all + at[m[i].from];

		fprintf(stderr, "%s %c turn=%u fact=%#x how=%u len=%u ", registry.entries[m[i].of].x->proto.abbrev,
		    "CS"[m[i].from], m[i].turn, m[i].fact, m[i].how, m[i].len);
		fwrite(bytes, 1, m[i].len < 60 ? m[i].len : 60, stderr);
		fputc('\n', stderr);
	}
}

static void
print_nodes(const struct record *r, size_t at)
{
	const struct shown *s = r->nodes.all;

	for (size_t i = at > 8 ? at - 8 : 0; i < r->nodes.count && i < at + 4; i++)
		fprintf(stderr, "%c %*s%s number=%llu len=%u bytes=%llx\n", i == at ? '>' : ' ', (int)s[i].depth * 2, "",
		    s[i].field->abbrev, (unsigned long long)s[i].number, s[i].len, (unsigned long long)s[i].bytes);
}

/* Where two lists differ; equal ones: their length. */
static size_t
difference(const struct list *a, const struct list *b, size_t size)
{
	size_t i = 0;

	while (i < a->count && i < b->count && !memcmp((char *)a->all + i * size, (char *)b->all + i * size, size))
		i++;
	return i;
}

static bool
same(const struct list *a, const struct list *b, size_t size)
{
	return a->count == b->count && difference(a, b, size) == a->count;
}

void
check_same(const struct record *whole, const struct record *cut)
{
	if (!same(&whole->messages, &cut->messages, sizeof (struct message))) {
		print_messages(whole);
		fprintf(stderr, "as cut:\n");
		print_messages(cut);
		fail("messages", difference(&whole->messages, &cut->messages, sizeof (struct message)));
	}
	for (int i = 0; i < 2; i++)
		if (!same(&whole->heard[i], &cut->heard[i], 1))
			fail("heard bytes", difference(&whole->heard[i], &cut->heard[i], 1));
	if (!whole->limited && !cut->limited && !same(&whole->nodes, &cut->nodes, sizeof (struct shown))) {
		size_t at = difference(&whole->nodes, &cut->nodes, sizeof (struct shown));

		print_nodes(whole, at);
		fprintf(stderr, "as cut:\n");
		print_nodes(cut, at);
		fail("nodes", at);
	}
}

void
check_hashes(const struct record *first, const struct record *again, const char *what)
{
	if (!same(&first->hashes, &again->hashes, sizeof (uint64_t)))
		fail(what, 1 + difference(&first->hashes, &again->hashes, sizeof (uint64_t)));
}
