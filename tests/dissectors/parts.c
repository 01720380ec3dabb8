/* U05, H07: bodies of several parts as objects.  RFC 7578; ranges: RFC 9110 section 14.6. */

#include <stdio.h>
#include "dissectors/objects/parts.h"
#include "tests/dissectors/decode.h"

enum { TOLD = 4096 };

/* A sink that writes down what it gets: <name:bytes|how>. */
static char told[TOLD];
static size_t used;

static void *
begin(void *of, const struct object *o)
{
	used += (size_t)snprintf(told + used, TOLD - used, "<%.*s:", (int)(o->n ? o->n : strlen(o->fallback)),
	    o->n ? (const char *)o->name : o->fallback);
	return of;
}

static void
put(void *of, void *object, const uint8_t *bytes, size_t n)
{
	cr_assert_eq(of, object);
	cr_assert_lt(used + n, (size_t)TOLD);
	memcpy(told + used, bytes, n);
	used += n;
}

static void
end(void *of, void *object, enum object_end how)
{
	cr_assert_eq(of, object);
	used += (size_t)snprintf(told + used, TOLD - used, "|%d>", how);
}

static const struct object_sink sink = { begin, put, end, told };

#define FORM "multipart/form-data; boundary=b"
#define RANGES "multipart/byteranges; boundary=b"
#define FILE_HEAD(name) "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"" name "\"\r\n\r\n"

static const struct {
	const char *name, *type, *body;
	enum object_end how;		/* of the body */
	const char *expected;
} rows[] = {
	{ "a value and two files", FORM, "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nno\r\n" FILE_HEAD("f") "1\r\n\r\n"
	  FILE_HEAD("g") "2\r\n--b--\r\n", OBJECT_WHOLE, "<f:1\r\n|0><g:2|0>" },
	{ "an empty file", FORM, FILE_HEAD("f") "\r\n--b--\r\n", OBJECT_WHOLE, "<f:|0>" },
	{ "no file was chosen", FORM, FILE_HEAD("") "\r\n--b--\r\n", OBJECT_WHOLE, "" },
	{ "a file without a name", FORM, FILE_HEAD("") "1\r\n--b--\r\n", OBJECT_WHOLE, "<index:1|0>" },
	{ "a gap", FORM, FILE_HEAD("f") "1\r\n" FILE_HEAD("g") "2\r\n--", OBJECT_GAP, "<f:1|0><g:2\r\n--|1>" },
	{ "the end is missing", FORM, FILE_HEAD("f") "1", OBJECT_WHOLE, "<f:1|4>" },
	{ "the connection ends", FORM, FILE_HEAD("f") "1\r", OBJECT_CUT, "<f:1\r|2>" },
	{ "ranges", RANGES, "--b\r\nContent-Range: bytes 0-0/9\r\n\r\n1\r\n--b\r\nContent-Range: bytes 2-2/9\r\n\r\n2\r\n--b--\r\n",
	  OBJECT_WHOLE, "<file:1|5><file:2|5>" },
	{ "a range that is cut", RANGES, "--b\r\n\r\n1", OBJECT_CUT, "<file:1|2>" },
	{ "no boundary in it", FORM, "1\r\n-", OBJECT_WHOLE, "" },
};

Test(parts, objects)
{
	static const size_t pieces[] = { 1, 2, 5, 1000 };
	const struct object as = { .name = (const uint8_t *)"file", .n = 4, .fallback = "index" };

	for (size_t i = 0; i < COUNT(rows); i++)
		for (size_t k = 0; k < COUNT(pieces); k++) {
			struct slice type = { (const uint8_t *)rows[i].type, strlen(rows[i].type) };
			struct parts *x = parts_new(type, &as, &sink);
			size_t n = strlen(rows[i].body);

			cr_assert(x);
			used = 0;
			for (size_t at = 0; at < n; at += pieces[k])
				parts_sink(x)->write(parts_sink(x)->of, x, (const uint8_t *)rows[i].body + at,
				    n - at < pieces[k] ? n - at : pieces[k]);
			parts_free(x, rows[i].how);
			told[used] = 0;
			cr_expect_str_eq(told, rows[i].expected, "%s, by %zu:\n%s", rows[i].name, pieces[k], told);
		}
}

/* Those that are objects as a whole. */
Test(parts, others)
{
	static const char *const types[] = {
		"", "text/plain; boundary=b", "multipart/form-data", "multipart/form-data; boundary=\"\"", "multipart/mixed; boundary=b",
		"multipart/form-datas; boundary=b",
	};
	const struct object as = { .fallback = "index" };

	for (size_t i = 0; i < COUNT(types); i++)
		cr_expect_null(parts_new((struct slice){ (const uint8_t *)types[i], strlen(types[i]) }, &as, &sink), "%s", types[i]);
	parts_free(NULL, OBJECT_WHOLE);
}
