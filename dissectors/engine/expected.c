/* Conversations that others arrange: FTP says on one connection where the next one will be. */

#include <string.h>
#include "dissectors/engine/facts.h"
#include "dissectors/engine/registry.h"

const size_t expected_state_size = sizeof(uint64_t);	/* number of the protocol's entry */

/* An address and a port. */
static struct flow_key
key_of(const struct dissection *d, uint32_t address, uint16_t port)
{
	const struct node *n = &d->nodes[address];
	struct flow_key k = { { 0 } };

	if (n->len <= 2 * sizeof *k.words)
		memcpy(k.words, node_bytes(d, n), n->len);
	k.words[4] = (uint64_t)n->len << 16 | port;
	return k;
}

void
session_expect(struct session *s, const struct dissection *d, uint16_t port, const struct entry *of)
{
	/* Who acknowledges shows what the other one said. */
	bool own = d->message && d->message->from == s->talker.from;
	struct flow_key k = key_of(d, own ? d->list.src : d->list.dst, port);
	struct flow *flow = s->observing && d->message && !d->quoted ? flow_new(&s->expected, &k) : NULL;

	if (flow)
		*flow->state = (uint64_t)(of - registry.entries);
}

uint8_t
expected_take(struct session *s, const struct dissection *d, uint32_t address, uint16_t port)
{
	if (!s->expected.alive)
		return ENTRY_NOBODY;
	struct flow_key k = key_of(d, address, port);
	struct flow *flow = flow_find(&s->expected, &k);
	uint8_t of = flow ? (uint8_t)*flow->state : ENTRY_NOBODY;

	if (flow)
		flow_forget(&s->expected, flow);
	return of;
}
