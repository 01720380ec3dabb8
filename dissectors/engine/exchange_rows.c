/* Requests and responses as nodes. */

#include <string.h>
#include "dissectors/engine/exchange_rows.h"

static void
add_request(struct dissection *d, const struct exchange_rows *rows, enum exchange_kind kind,
    const void *key, size_t n)
{
	struct request_fact fact = session_request(d->session, d, kind, key, n);
	uint32_t answer = session_response_in(d->session, kind, key, n);

	if (fact.repeats && rows->repeats)
		add_derived_row(d, rows->repeats, fact.repeats);
	if (fact.first && rows->first_request)
		add_derived_row(d, rows->first_request, fact.first);
	if (answer)
		add_derived_row(d, rows->response_in, answer);
	else if (rows->no_response && session_tells_later(d->session))
		add_note_row(d, rows->no_response);
}

uint64_t
add_exchange(struct dissection *d, const struct exchange_rows *rows, enum exchange_kind kind,
    bool asks, const void *key, size_t n)
{
	if (!d->session || d->fault || d->quoted)
		return 0;
	if (asks) {
		add_request(d, rows, kind, key, n);
		return 0;
	}
	struct response_fact fact = session_response(d->session, d, kind, key, n);

	if (fact.request) {
		add_derived_row(d, rows->request_in, fact.request);
		add_derived_row(d, rows->delay, (uint64_t)fact.delay);
		if (fact.first && rows->first_response)
			add_derived_row(d, rows->first_response, fact.first);
	}
	return fact.note;
}

void
add_exchange_between(struct dissection *d, const struct exchange_rows *rows,
    enum exchange_kind kind, bool asks, const void *key, size_t n)
{
	const struct node *src = &d->nodes[d->list.src], *dst = &d->nodes[d->list.dst];
	uint8_t whole[EXCHANGE_KEY_MAX];

	if (!d->list.src || !d->list.dst || n + src->len + dst->len > sizeof whole)
		return;
	const struct node *first = asks ? src : dst, *second = asks ? dst : src;

	memcpy(whole, key, n);
	memcpy(whole + n, node_bytes(d, first), first->len);
	memcpy(whole + n + first->len, node_bytes(d, second), second->len);
	add_exchange(d, rows, kind, asks, whole, n + first->len + second->len);
}

void
add_exchange_of(struct dissection *d, const struct exchange_rows *rows,
    enum exchange_kind kind, bool asks, const void *key, size_t n)
{
	uint32_t place = asks ? d->list.src : d->list.dst;
	const struct node *asker = &d->nodes[place];
	uint8_t whole[EXCHANGE_KEY_MAX];

	if (!place || n + asker->len > sizeof whole)
		return;
	memcpy(whole, key, n);
	memcpy(whole + n, node_bytes(d, asker), asker->len);
	add_exchange(d, rows, kind, asks, whole, n + asker->len);
}

void
add_turn(struct dissection *d, const struct exchange_rows *rows)
{
	const struct stream_message *m = d->message;

	if (!m || !m->turn)
		return;
	uint32_t key[] = { m->stream, m->turn };

	add_exchange(d, rows, EXCHANGE_TURN, m->from == FROM_CLIENT, key, sizeof key);
	if (m->from == FROM_CLIENT || !d->session)
		return;
	key[1]--;		/* answers come in turn, but this one may be an interim one */
	session_settle(d->session, EXCHANGE_TURN, key, sizeof key);
}
