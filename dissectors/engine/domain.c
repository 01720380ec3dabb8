/* Domain names, label by label.  RFC 1035 section 4.1.4. */

#include "dissectors/engine/domain.h"

enum { POINTER = 0xc0 };	/* both highest bits; one of them alone is reserved */

/* Go where the pointer at the cursor leads.  False: not there, not back, or one too many. */
static bool
follow(struct domain *w)
{
	if (w->end - w->at < 2)
		return false;
	size_t target = (size_t)big_endian(w->message + w->at, 2) & 0x3fff;

	if (target >= w->start || ++w->pointers > LABELS_MAX)
		return false;
	w->end = w->start;
	w->start = w->at = target;
	return true;
}

const uint8_t *
domain_label(struct domain *w, size_t *n)
{
	while (!w->bad && w->at < w->end) {
		size_t len = w->message[w->at];

		if (len >= POINTER) {
			if (!follow(w))
				break;
			continue;
		}
		if (!len)
			return NULL;
		w->length += 1 + len;
		if (len > LABEL_MAX || len >= w->end - w->at || w->length >= DOMAIN_MAX)
			break;
		*n = len;
		w->labels++;
		w->at += 1 + len;
		return w->message + w->at - len;
	}
	w->bad = true;
	return NULL;
}

struct domain
domain_of(const struct dissection *d, const struct node *n)
{
	size_t at = n->off - (size_t)n->number;

	return (struct domain){
		.message = d->sources[n->source].bytes + n->number, .start = at, .at = at, .end = at + n->len,
	};
}

/* Take the bytes that stand here: labels up to the last one, a pointer, or what is none. */
static void
take_labels(struct dissection *d)
{
	for (size_t n = 0; n < DOMAIN_MAX; n++) {
		const uint8_t *p = take(d, 1);

		if (!p || !*p)
			return;
		if (*p >= POINTER)
			take(d, 1);
		if (*p > LABEL_MAX || !take(d, *p))
			return;
		n += *p;
	}
}

struct domain
add_domain_row(struct dissection *d, const struct field *f, const uint8_t *message)
{
	const uint8_t *start = d->p;
	size_t n;

	take_labels(d);
	if (d->fault)
		return (struct domain){ 0 };
	struct domain w = domain_of(d, add_node(d, f, (uint64_t)(message - d->base), start, (size_t)(d->p - start)));

	while (domain_label(&w, &n))
		continue;
	return w;
}
