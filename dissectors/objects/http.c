/*
 * What HTTP carries: bodies of responses, and those that clients upload.  An
 * object is called as the server proposes (Content-Disposition, RFC 6266), or
 * as the last part of the URI that was asked for.  Files in a form are objects
 * each, and so are several ranges of one file: parts.h.
 */

#include <stdlib.h>
#include <string.h>
#include "dissectors/coding/digit.h"
#include "dissectors/engine/registry.h"
#include "dissectors/objects/body.h"
#include "dissectors/objects/extractors.h"
#include "dissectors/objects/parts.h"

enum { ASKED = 32, NAME_MAX_KEPT = 120 };

/* One direction: the message at hand. */
struct side {
	enum { BETWEEN, IN_HEAD, IN_BODY, IGNORED } at;
	uint8_t *head;
	size_t n, room;
	struct body body;
	bool part;			/* of what the URI names: RFC 9110 section 15.3.7 */
	void *object;
	struct parts *parts;		/* instead, where each part is one */
};

struct http {
	struct side sides[2];		/* by sender */
	struct asked {
		uint32_t turn;
		uint8_t n;
		char name[NAME_MAX_KEPT];
	} asked[ASKED];			/* by turn */
};

static bool
wants(const struct heard *h)
{
	return h->of == &registry.entries[ENTRY_http];
}

/* ---- names ---- */

/* The last part of a URI's path, percent-decoded: RFC 3986 section 3.3. */
static void
remember_uri(struct http *x, uint32_t turn, const uint8_t *uri, size_t n)
{
	struct asked *a = &x->asked[turn % ASKED];
	size_t end = 0, at = 0;

	while (end < n && uri[end] != '?' && uri[end] != '#')
		end++;
	for (size_t i = 0; i < end; i++)
		if (uri[i] == '/')
			at = i + 1;
	*a = (struct asked){ .turn = turn };
	while (at < end && a->n < sizeof a->name) {
		bool coded = uri[at] == '%' && at + 2 < end && hex_digit(uri[at + 1]) >= 0 && hex_digit(uri[at + 2]) >= 0;

		a->name[a->n++] = (char)(coded ? hex_digit(uri[at + 1]) << 4 | hex_digit(uri[at + 2]) : uri[at]);
		at += coded ? 3 : 1;
	}
}

/* For those that have no name in the URI, "/" above all. */
static const char *
name_by_type(const uint8_t *type, size_t n)
{
	static const struct {
		const char *type, *name;
	} names[] = {
		{ "text/html", "index.html" }, { "text/plain", "index.txt" }, { "text/css", "index.css" },
		{ "application/json", "index.json" }, { "application/xml", "index.xml" }, { "text/xml", "index.xml" },
		{ "image/png", "index.png" }, { "image/jpeg", "index.jpg" }, { "image/gif", "index.gif" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (n >= strlen(names[i].type) && !strncasecmp((const char *)type, names[i].type, strlen(names[i].type)))
			return names[i].name;
	return "index";
}

/* ---- messages ---- */

/* What the head says. */
struct head {
	struct http_start start;
	struct http_body body;
	enum coding coding;
	struct slice type, name;
};

static void
read_fields(struct head *to, const uint8_t *p, size_t n)
{
	struct http_field f;

	for (; http_field(p, n, &f); p += f.whole, n -= f.whole) {
		const uint8_t *value = p + f.value_at;

		http_body_field(&to->body, p, &f);
		if (http_is_name(p, f.name, "content-encoding"))
			to->coding = coding_named(value, f.value);
		if (http_is_name(p, f.name, "content-disposition"))
			to->name = parameter_find((struct slice){ value, f.value }, "filename");
		if (http_is_name(p, f.name, "content-type"))
			to->type = (struct slice){ value, f.value };
	}
}

static void
begin_object(struct http *x, struct side *s, const struct heard *h, const struct head *head,
    const struct object_sink *sink)
{
	const struct asked *a = &x->asked[h->turn % ASKED];
	struct object o = { .name = head->name.p, .n = head->name.n,
	    .fallback = name_by_type(head->type.p, head->type.n), .stream = h->stream };

	if (!o.n && h->turn && a->turn == h->turn) {
		o.name = (const uint8_t *)a->name;
		o.n = a->n;
	}
	if (!sink->head)
		s->parts = parts_new(head->type, &o, sink);
	if (!s->parts)
		s->object = sink->begin(sink->of, &o);
}

/* The head is whole: at bytes of what was gathered. */
static void
have_head(struct http *x, struct side *s, const struct heard *h, size_t at, const struct object_sink *sink)
{
	struct head head = { .coding = CODING_IDENTITY };
	size_t empty = 0;

	while (empty < at && (s->head[empty] == '\r' || s->head[empty] == '\n'))
		empty++;
	const uint8_t *p = s->head + empty;
	struct http_line line = http_line(p, at - empty);

	s->at = IGNORED;
	if (sink->head)
		sink->head(sink->of, h, s->head, at);
	if (http_start(p, at - empty, &head.start) != HTTP_IS)
		return;
	const uint8_t *fields = p + line.n + line.end;
	size_t n = at - empty - line.n - line.end;

	read_fields(&head, fields, n);
	http_body_decide(&head.body, &head.start, HTTP_ASKED(h->fact));
	if (head.start.request)
		remember_uri(x, h->turn, p + head.start.uri_at, head.start.uri);
	if (HTTP_FRAMING(h->fact) == HTTP_NO_BODY)
		return;
	s->part = head.start.number == 206;
	if (body_begin(&s->body, HTTP_FRAMING(h->fact), head.body.length, head.coding)) {
		s->at = IN_BODY;
		begin_object(x, s, h, &head, sink);
	}
}

/* Bytes of a head; gives how many of them it took. */
static size_t
gather(struct http *x, struct side *s, const struct heard *h, const struct object_sink *sink)
{
	size_t seen = s->n, room = s->n + h->n;

	if (room > s->room) {
		uint8_t *head = room <= HTTP_HEAD_MAX + h->n ? realloc(s->head, room) : NULL;

		s->at = head ? s->at : IGNORED;
		if (!head)
			return h->n;
		s->head = head;
		s->room = room;
	}
	memcpy(s->head + s->n, h->bytes, h->n);
	s->n += h->n;
	size_t at = http_head(s->head, s->n, 0);

	if (!at && !h->ends)
		return h->n;
	have_head(x, s, h, at ? at : s->n, sink);
	s->n = 0;
	return (at ? at : seen + h->n) - seen;
}

static void
finish_side(struct side *s, const struct object_sink *sink, enum object_end how)
{
	parts_free(s->parts, how);
	if (s->object)
		sink->end(sink->of, s->object, how == OBJECT_WHOLE && s->part ? OBJECT_PART : how);
	body_free(&s->body);
	free(s->head);
	*s = (struct side){ .at = BETWEEN };
}

static void
hear(void *state, const struct heard *h, const struct object_sink *sink)
{
	struct http *x = state;
	struct side *s = &x->sides[h->from];
	enum http_kind kind = HTTP_KIND(h->fact);
	size_t at = 0;

	if (h->begins) {
		finish_side(s, sink, OBJECT_GAP);
		s->at = kind == HTTP_REQUEST || kind == HTTP_RESPONSE ? IN_HEAD : IGNORED;
		if (kind == HTTP_SIMPLE && body_begin(&s->body, HTTP_TO_THE_END, 0, CODING_IDENTITY)) {
			s->at = IN_BODY;
			begin_object(x, s, h, &(struct head){ .coding = CODING_IDENTITY }, sink);
		}
	}
	if (s->at == IN_HEAD)
		at = gather(x, s, h, sink);
	if (s->at == IN_BODY && at < h->n && s->parts)
		body_add(&s->body, h->bytes + at, h->n - at, parts_sink(s->parts), s->parts);
	else if (s->at == IN_BODY && at < h->n)
		body_add(&s->body, h->bytes + at, h->n - at, sink, s->object);
	if (h->ends)
		finish_side(s, sink, s->at == IN_BODY ? body_end(&s->body, h->how) : OBJECT_WHOLE);
}

static void
finish(void *state, const struct object_sink *sink)
{
	struct http *x = state;

	finish_side(&x->sides[FROM_CLIENT], sink, OBJECT_CAPTURE_ENDS);
	finish_side(&x->sides[FROM_SERVER], sink, OBJECT_CAPTURE_ENDS);
}

const struct extractor http_objects = { "http", sizeof(struct http), wants, hear, finish };
