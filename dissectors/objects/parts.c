/* Bodies of several parts. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/application/http.h"
#include "dissectors/coding/line.h"
#include "dissectors/coding/multipart.h"
#include "dissectors/objects/parts.h"

enum { NAME_KEPT = 120 };

struct parts {
	struct object_sink in;
	const struct object_sink *to;
	struct multipart state;
	bool form;			/* only files of it are objects */
	struct object as;
	uint8_t name[NAME_KEPT];
	uint8_t header[MULTIPART_HEADER_MAX];
	size_t header_n;
	bool wanted;			/* the part at hand */
	void *object;			/* it is begun */
};

static bool
is_type(struct slice type, const char *name)
{
	struct slice media = parameters_before(type);

	return text_is(media.p, media.n, name);
}

static void
begin_object(struct parts *x, struct slice name)
{
	struct object o = x->as;

	if (name.n || x->form) {
		o.name = name.p;
		o.n = name.n;
	}
	x->object = x->to->begin(x->to->of, &o);
	x->wanted = x->object != NULL;
}

/* The file's name in a part's header; p NULL: it is no file. */
static struct slice
file_name(const uint8_t *p, size_t n)
{
	struct http_field f;

	for (; http_field(p, n, &f); p += f.whole, n -= f.whole)
		if (http_is_name(p, f.name, "content-disposition"))
			return parameter_find((struct slice){ p + f.value_at, f.value }, "filename");
	return (struct slice){ NULL, 0 };
}

/* Of a form whose user chose no file, a part with an empty name and no bytes is sent: that is none. */
static void
begin_part(struct parts *x)
{
	struct slice name = file_name(x->header, x->header_n);

	x->wanted = !x->form || name.p;
	if (!x->form || name.n)
		begin_object(x, name);
}

static void
end_part(struct parts *x, enum object_end how)
{
	if (x->object)
		x->to->end(x->to->of, x->object, how == OBJECT_WHOLE && !x->form ? OBJECT_PART : how);
	x->object = NULL;
	x->wanted = false;
	x->header_n = 0;
}

static void
put(struct parts *x, const struct multipart_stretch *s)
{
	size_t room = sizeof x->header - x->header_n;

	switch (s->what) {
	case MULTIPART_HEADER:
		if (s->n)
			memcpy(x->header + x->header_n, s->bytes, s->n < room ? s->n : room);
		x->header_n += s->n < room ? s->n : room;
		if (s->ends)
			begin_part(x);
		break;
	case MULTIPART_BODY:
		if (s->n && x->wanted && !x->object)
			begin_object(x, (struct slice){ NULL, 0 });
		if (s->n && x->object)
			x->to->write(x->to->of, x->object, s->bytes, s->n);
		break;
	default:
		if (s->n)
			end_part(x, OBJECT_WHOLE);
		break;
	}
}

static void
write_body(void *of, void *object, const uint8_t *bytes, size_t n)
{
	struct parts *x = of;
	struct multipart_stretch s;

	(void)object;
	for (size_t took; n; bytes += took, n -= took) {
		took = multipart_next(&x->state, bytes, n, &s);
		put(x, &s);
	}
}

struct parts *
parts_new(struct slice type, const struct object *as, const struct object_sink *sink)
{
	struct slice boundary = parameter_find(type, "boundary");
	bool form = is_type(type, "multipart/form-data");
	struct parts *x = form || is_type(type, "multipart/byteranges") ? calloc(1, sizeof *x) : NULL;

	if (!x)
		return NULL;
	if (!multipart_begin(&x->state, boundary.p, boundary.n)) {
		free(x);
		return NULL;
	}
	x->in = (struct object_sink){ .write = write_body, .of = x };
	x->to = sink;
	x->form = form;
	x->as = *as;
	x->as.n = as->n < NAME_KEPT ? as->n : NAME_KEPT;
	if (x->as.n)
		memcpy(x->name, as->name, x->as.n);
	x->as.name = x->name;
	return x;
}

const struct object_sink *
parts_sink(const struct parts *x)
{
	return &x->in;
}

void
parts_free(struct parts *x, enum object_end how)
{
	struct multipart_stretch s;

	if (!x)
		return;
	if (multipart_rest(&x->state, &s))
		put(x, &s);
	end_part(x, how == OBJECT_WHOLE ? OBJECT_DAMAGED : how);
	free(x);
}
