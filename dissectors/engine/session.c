/* The session: questions asked of a frame, answered once and recalled. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/facts.h"

enum {
	/* Elements: new pages are touched when they are zeroed, and a screen waits meanwhile. */
	GROWTH_MAX = 1 << 18,
	EXPECTED_MAX = 4096,
};

bool
session_room(void *array, size_t *room, size_t count, size_t size)
{
	void **a = array;

	if (count < *room)
		return true;
	size_t more = count + (count / 2 < GROWTH_MAX ? count / 2 : GROWTH_MAX) + 64;
	char *p = realloc(*a, more * size);

	if (!p)
		return false;
	memset(p + *room * size, 0, (more - *room) * size);
	*a = p;
	*room = more;
	return true;
}

/* How the memory for what is alive is shared out; datagrams and talks count their bytes besides. */
static void
share_memory(struct session *s)
{
	size_t memory = s->setting.memory ? s->setting.memory : SESSION_MEMORY;

	s->tcp.most = (uint32_t)(memory / 8 * 3 / (sizeof(struct flow) + s->tcp.state_size + 32));
	s->udp.most = (uint32_t)(memory / 4 / (sizeof(struct flow) + 32));
	s->datagrams.most = (uint32_t)(memory / 8 / 1024);
	s->exchanges.most = (uint32_t)(memory / 16 / (sizeof(struct flow) + exchanges_state_size + 32));
	s->talks.most = (uint32_t)(memory / 16 / (sizeof(struct flow) + talks_state_size + 32));
	s->named.most = (uint32_t)(memory / 64 / (sizeof(struct flow) + names_state_size + 32));
	s->names_most = (uint32_t)(memory / 32 / (NAME_BYTES + 64)) + 2;
	s->setting.memory = memory;
}

struct session *
session_new(const struct session_setting *setting)
{
	struct session *s = calloc(1, sizeof *s);

	if (!s)
		return NULL;
	s->setting = *setting;
	s->tcp = (struct flows){ .state_size = streams_state_size };
	s->datagrams = (struct flows){ .state_size = fragments_state_size, .drop = fragments_drop, .of = s };
	s->exchanges = (struct flows){ .state_size = exchanges_state_size, .drop = exchanges_drop, .of = s };
	s->talks = (struct flows){ .state_size = talks_state_size, .drop = talks_drop, .of = s };
	s->expected = (struct flows){ .state_size = expected_state_size, .most = EXPECTED_MAX };
	s->named = (struct flows){ .state_size = names_state_size };
	s->named.seed = s->expected.seed = s->talks.seed = s->exchanges.seed = s->tcp.seed = s->udp.seed = s->datagrams.seed = setting->seed;
	share_memory(s);
	if (!(s->recent = calloc(RECENT, sizeof *s->recent))) {
		session_free(s);
		return NULL;
	}
	return s;
}

static void
clear_scratch(struct session *s)
{
	while (s->scratch_count)
		free(s->scratch[--s->scratch_count]);
	datagram_free(s->last_done);
	s->last_done = NULL;
}

uint8_t *
session_scratch(struct session *s, size_t n)
{
	uint8_t *bytes = s->scratch_count < SOURCES_MAX ? malloc(n ? n : 1) : NULL;

	if (bytes)
		s->scratch[s->scratch_count++] = bytes;
	return bytes;
}

void
session_free(struct session *s)
{
	if (!s)
		return;
	clear_scratch(s);
	flows_free(&s->tcp);
	flows_free(&s->udp);
	flows_free(&s->datagrams);
	for (size_t i = 0; i < s->done_room; i++)
		datagram_free(s->done[i]);
	free(s->done);
	free(s->first_fact);
	free(s->facts);
	free(s->shown);
	flows_free(&s->exchanges);
	flows_free(&s->talks);
	flows_free(&s->expected);
	names_free(s);
	free(s->told);
	free(s->runs);
	free(s->own);
	free(s->links);
	free(s->silent);
	free(s->recent);
	free(s);
}

void
session_frame(struct session *s, uint32_t number)
{
	bool keep = s->setting.keep;

	clear_scratch(s);
	s->question = 0;
	s->frame = number;
	s->observing = number > s->observed;
	if (!keep && s->observing) {
		s->fact_count = s->told_count = s->run_count = 0;
		s->observed = number;
	}
	if (!keep)
		return;
	for (; s->observed < number; s->observed++) {
		if (!session_room(&s->first_fact, &s->first_room, s->observed, sizeof *s->first_fact))
			return;
		s->first_fact[s->observed] = (uint32_t)s->fact_count;
	}
}

void
session_listen(struct session *s, void (*hear)(void *of, const struct heard *h), void *of)
{
	s->hear = hear;
	s->hear_of = of;
}

void
session_later(struct session *s)
{
	s->later = s->setting.keep;
	exchanges_sort(s);
	streams_find_silent(s);
}

bool
session_tells_later(const struct session *s)
{
	return s->later;
}

union fact *
session_fact(struct session *s, bool *observe)
{
	bool keep = s->setting.keep;

	*observe = s->observing;
	if (!s->observing) {
		if (!keep && s->frame != s->observed)
			return NULL;
		size_t i = keep && s->frame <= s->observed ?
		    s->first_fact[s->frame - 1] + s->question++ : s->question++;

		return i < s->fact_count ? &s->facts[i] : NULL;
	}
	if (!session_room(&s->facts, &s->fact_room, s->fact_count, sizeof *s->facts))
		return NULL;
	return &s->facts[s->fact_count++];
}

bool
session_key(struct flow_key *k, const struct dissection *d, uint16_t src, uint16_t dst,
    uint8_t proto, uint32_t *direction)
{
	const struct node *a = &d->nodes[d->list.src], *b = &d->nodes[d->list.dst];

	if (!d->list.src || !d->list.dst || a->len != b->len || (a->len != 4 && a->len != 16))
		return false;
	*direction = flow_key(k, node_bytes(d, a), node_bytes(d, b), a->len, src, dst, proto);
	return true;
}

size_t
session_bytes(const struct session *s)
{
	return sizeof *s + flows_bytes(&s->tcp) + flows_bytes(&s->udp) + flows_bytes(&s->datagrams) +
	    flows_bytes(&s->exchanges) + s->link_room * sizeof *s->links + RECENT * sizeof *s->recent +
	    flows_bytes(&s->named) + s->name_room * sizeof *s->names + s->name_bytes +
	    flows_bytes(&s->talks) + flows_bytes(&s->expected) + s->talking + s->told_room * sizeof *s->told +
	    s->run_room * sizeof *s->runs + s->own_room + s->waiting + s->done_room * sizeof *s->done +
	    s->first_room * sizeof *s->first_fact + s->fact_room * sizeof *s->facts;
}

struct session_losses
session_losses(const struct session *s)
{
	return (struct session_losses){
		.forgotten = s->tcp.forgotten + s->udp.forgotten + s->datagrams.forgotten + s->unanswered +
		    s->talks.forgotten,
		.passed = s->passed,
	};
}
