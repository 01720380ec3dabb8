/* HTTP: what a head says in other words: the whole URI (RFC 9110 section 7.1), Basic credentials (RFC 7617). */

#include <string.h>
#include "dissectors/application/http_content.h"
#include "dissectors/coding/base64.h"

enum { FULL_URI, CREDENTIALS, CLEARTEXT };

static const struct field fields[] = {
	[FULL_URI]    = { "http.request.full_uri", "Full request URI", TEXT, .generated = true, .costly = true },
	[CREDENTIALS] = { "http.authbasic", "Credentials", TEXT, .secret = true, .generated = true, .costly = true },
	[CLEARTEXT]   = { "http.authbasic.cleartext", "Name and password pass in cleartext: base64 is no secret", NOTE, .severity = WARNING, .costly = true },
};

/* A text as a source of its own, in no tab: it lies in the next n bytes of room. */
static void
add_made(struct dissection *d, int row, const uint8_t *bytes, size_t n)
{
	uint16_t outer = d->source, source = add_source(d, bytes, n, NULL);

	if (!source)
		return;
	look_into(d, source);
	add_value(d, row, 0, bytes, n);
	look_into(d, outer);
}

void
add_http_full_uri(struct dissection *d, const struct http_message *m)
{
	static const char scheme[] = "http://";
	size_t begin = sizeof scheme - 1, n = begin + m->host.n + m->uri.n;
	bool path = m->uri.n && (*m->uri.p == '/' || *m->uri.p == '*');

	if (!m->uri.n || (path && !m->host.n) || http_is_name(m->method.p, m->method.n, "CONNECT"))
		return;
	if (!path) {		/* RFC 9112 section 3.2.2: it is whole already */
		add_value(d, FULL_URI, 0, m->uri.p, m->uri.n);
		return;
	}
	uint8_t *to = d->brief || !d->session ? NULL : session_scratch(d->session, n);

	if (!to)
		return;
	memcpy(to, scheme, begin);
	memcpy(to + begin, m->host.p, m->host.n);
	memcpy(to + begin + m->host.n, m->uri.p, m->uri.n);
	add_made(d, FULL_URI, to, n);
}

void
add_http_credentials(struct dissection *d, const uint8_t *p, size_t n)
{
	static const char basic[] = "Basic ";
	size_t begin = sizeof basic - 1;

	if (n <= begin || !http_is_name(p, begin, basic))
		return;
	uint8_t *to = d->brief || !d->session ? NULL : session_scratch(d->session, base64_room(n - begin));

	d->depth++;
	add_value(d, CLEARTEXT, 0, p, n);
	if (to)
		add_made(d, CREDENTIALS, to, base64_decode(p + begin, n - begin, to, NULL));
	d->depth--;
}

const struct dissector dissector_http_derived = {
	.proto = { "http.derived", "What a head of HTTP says in other words", PROTOCOL },
	ROWS(fields),
	.also = &dissector_http_form,
};
