/*
 * -z http_req,tree: what was asked of each HTTP server, with what it answered:
 * status code, media type, and how much content that was, unpacked.  A server
 * is called as its clients do (Host, RFC 9110 section 7.2), or by its address.
 */

#include <stdlib.h>
#include "dissectors/application/http.h"
#include "dissectors/coding/parameter.h"
#include "dissectors/engine/flows.h"
#include "dissectors/objects/objects.h"
#include "ui/packet.h"
#include "ui/stats/follow_text.h"
#include "ui/stats/requests.h"
#include "ui/stats/statistics.h"
#include "ui/text/translate.h"

enum { REQUESTS_MAX = 1 << 16, WAITING_MOST = 1 << 14, NAME_MOST = 256, URI_MOST = 1024, TYPE_MOST = 64 };

struct requests {
	struct object_sink sink;
	struct objects *objects;	/* that count content */
	struct flows waiting;		/* numbers of requests, by stream and turn */
	struct request *all;
	size_t count, room;
	uint32_t others;		/* that there was no room for */
	const struct heard *heard;
	size_t named;			/* requests that have a server's name; the others are of the packet to come */
	enum sender by;			/* who sends it */
};

static char *
copy(const uint8_t *p, size_t n, size_t most)
{
	return strndup((const char *)p, n < most ? n : most);
}

static struct flow_key
key_of(const struct heard *h)
{
	return (struct flow_key){ { h->stream, h->turn } };
}

/* The number, from 1, of the request that a message answers; 0: it was not seen. */
static size_t
answered(struct requests *x, const struct heard *h)
{
	struct flow_key k = key_of(h);
	struct flow *flow = h->turn && h->from == FROM_SERVER ? flow_find(&x->waiting, &k) : NULL;

	return flow ? *flow->state : 0;
}

static struct request *
add_request(struct requests *x, const struct heard *h)
{
	struct flow_key k = key_of(h);

	if (x->count == x->room) {
		size_t room = x->room < REQUESTS_MAX ? x->room * 2 + 64 : 0;
		struct request *all = room ? realloc(x->all, room * sizeof *all) : NULL;

		if (!all)
			return NULL;
		x->all = all;
		x->room = room;
	}
	struct flow *flow = flow_new(&x->waiting, &k);

	if (!flow)
		return NULL;
	x->all[x->count++] = (struct request){ .server = NULL };
	*flow->state = x->count;
	return &x->all[x->count - 1];
}

/* The last value of a field in n bytes of lines. */
static struct slice
field_value(const uint8_t *p, size_t n, const char *name)
{
	struct slice value = { NULL, 0 };
	struct http_field f;

	for (; http_field(p, n, &f); p += f.whole, n -= f.whole)
		if (http_is_name(p, f.name, name))
			value = (struct slice){ p + f.value_at, f.value };
	return value;
}

static void
have_request(struct requests *x, const struct heard *h, const uint8_t *p, const struct http_start *start, struct slice host)
{
	struct request *r = add_request(x, h);

	x->others += !r;
	if (!r)
		return;
	r->what = copy(p, start->uri_at + start->uri, URI_MOST);
	if (host.n)
		r->server = copy(host.p, host.n, NAME_MOST);
}

static void
have_response(struct requests *x, const struct heard *h, const struct http_start *start, struct slice type)
{
	size_t number = answered(x, h);

	if (!number || start->number / 100 == 1)	/* RFC 9110 section 15.2: the response proper follows */
		return;
	struct request *r = &x->all[number - 1];

	r->code = start->number;
	if (type.n && !r->type)
		r->type = copy(type.p, parameters_before(type).n, TYPE_MOST);
}

/* A message's head, as it was sent; there may be empty lines before it. */
static void
head(void *of, const struct heard *h, const uint8_t *bytes, size_t n)
{
	size_t empty = 0;
	struct http_start start;

	while (empty < n && (bytes[empty] == '\r' || bytes[empty] == '\n'))
		empty++;
	bytes += empty;
	n -= empty;
	if (http_start(bytes, n, &start) != HTTP_IS)
		return;
	struct http_line line = http_line(bytes, n);
	const uint8_t *fields = bytes + line.n + line.end;

	n -= line.n + line.end;
	if (start.request)
		have_request(of, h, bytes, &start, field_value(fields, n, "host"));
	else
		have_response(of, h, &start, field_value(fields, n, "content-type"));
}

/* What objects stand for here is the number of their request; nobody wants those of clients. */
static void *
begin(void *of, const struct object *o)
{
	struct requests *x = of;

	(void)o;
	return (void *)(uintptr_t)answered(x, x->heard);
}

static void
count_bytes(void *of, void *object, const uint8_t *bytes, size_t n)
{
	struct requests *x = of;

	(void)bytes;
	x->all[(uintptr_t)object - 1].bytes += n;
}

static void
end(void *of, void *object, enum object_end how)
{
	(void)of;
	(void)object;
	(void)how;
}

static void
hear(void *of, const struct heard *h)
{
	struct requests *x = of;

	x->heard = h;
	x->by = h->by;
	objects_hear(x->objects, h);
	x->heard = NULL;
}

/* The packet that brought requests: without Host, their server is known by its address. */
static void
add(void *of, const struct dissection *d)
{
	struct requests *x = of;
	char name[64];

	for (; x->named < x->count; x->named++) {
		struct request *r = &x->all[x->named];
		bool back = x->by == FROM_SERVER;	/* its acknowledgement made them known */
		struct endpoint server = endpoint_at(d, back ? d->list.src : d->list.dst, back ? d->src_port : d->dst_port);
		struct out o = { .p = name, .start = name, .fd = -1 };

		if (r->server)
			continue;
		put_endpoint(&o, &server);
		r->server = copy((uint8_t *)name, (size_t)(o.p - name), sizeof name);
	}
}

static bool
listens(const void *of)
{
	(void)of;
	return true;
}

static void
free_requests(void *of)
{
	struct requests *x = of;

	if (!x)
		return;
	objects_free(x->objects);
	for (size_t i = 0; i < x->count; i++) {
		free(x->all[i].server);
		free(x->all[i].what);
		free(x->all[i].type);
	}
	free(x->all);
	flows_free(&x->waiting);
	free(x);
}

static const char *
open_requests(void **of, const char *arguments)
{
	struct requests *x = strcmp(arguments, "tree") ? NULL : calloc(1, sizeof *x);

	if (!x)
		return strcmp(arguments, "tree") ? _("-z http_req takes ,tree and nothing more") : _("-z http_req: no memory");
	x->sink = (struct object_sink){ begin, count_bytes, end, x, .head = head };
	x->waiting = (struct flows){ .state_size = sizeof(uint64_t), .most = WAITING_MOST, .seed = secret_seed() };
	if (!(x->objects = objects_new(extractor_find("http", 4), &x->sink))) {
		free_requests(x);
		return _("-z http_req: no memory");
	}
	*of = x;
	return NULL;
}

static void
put(struct out *o, const void *of)
{
	const struct requests *x = of;

	put_requests(o, x->all, x->count);
	if (x->others) {
		out_string(o, _("More requests than are told apart: "));
		out_uint(o, x->others);
		out_char(o, '\n');
	}
}

const struct statistic statistic_http_req = {
	"http_req", "http_req,tree", open_requests, add, put, free_requests, listens, hear,
};
