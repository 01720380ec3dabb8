/* Objects of all conversations. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/flows.h"
#include "dissectors/objects/extractors.h"

enum { CONVERSATIONS = 1 << 14 };	/* that may have an object begun at once */

struct objects {
	const struct extractor *x;
	const struct object_sink *sink;
	struct flows conversations;
};

static const struct extractor *const all[] = {
	&http_objects, &letters, &attachments, &smb_objects,
};

const struct extractor *
extractor_find(const char *name, size_t n)
{
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strlen(all[i]->name) == n && !memcmp(all[i]->name, name, n))
			return all[i];
	return NULL;
}

static void
drop(void *of, void *state)
{
	const struct objects *o = of;

	o->x->finish(state, o->sink);
}

struct objects *
objects_new(const struct extractor *x, const struct object_sink *sink)
{
	struct objects *o = calloc(1, sizeof *o);

	if (!o)
		return NULL;
	o->x = x;
	o->sink = sink;
	o->conversations = (struct flows){ .state_size = x->state_size, .most = CONVERSATIONS, .drop = drop, .of = o };
	return o;
}

void
objects_hear(void *objects, const struct heard *h)
{
	struct objects *o = objects;
	struct flow_key k = { { h->stream } };

	if (!o->x->wants(h))
		return;
	struct flow *flow = flow_find(&o->conversations, &k);

	if (flow || (flow = flow_new(&o->conversations, &k)))
		o->x->hear(flow->state, h, o->sink);
}

void
objects_free(struct objects *o)
{
	if (!o)
		return;
	flows_free(&o->conversations);
	free(o);
}
