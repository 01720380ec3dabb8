/* Values of nodes as text. */

#include <string.h>
#include "dissectors/engine/domain.h"
#include "dissectors/engine/registry.h"
#include "ui/text/escape.h"
#include "ui/text/heard.h"
#include "ui/text/names.h"
#include "ui/text/netbios_name.h"
#include "ui/text/number.h"
#include "ui/text/time.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"
#include "ui/text/windows.h"
#include "ui/text/words.h"

enum { TEXT_MAX = 512, BYTES_MAX = 32, CHUNK = 1024 };

void
put_bytes(struct out *o, const uint8_t *b, size_t n, char between)
{
	for (size_t i = 0; i < n; i++) {
		if (i && between)
			out_char(o, between);
		out_byte(o, b[i]);
	}
}

/* Bytes of any number: shown, the first few; exact, all, in pieces that fit. */
static void
put_long_bytes(struct out *o, const uint8_t *b, size_t n, enum form form)
{
	if (form == SHOWN) {
		put_bytes(o, b, n < BYTES_MAX ? n : BYTES_MAX, 0);
		if (n > BYTES_MAX)
			out_string(o, "…");
		return;
	}
	for (size_t at = 0; at < n; at += CHUNK) {
		out_room(o);
		put_bytes(o, b + at, n - at < CHUNK ? n - at : CHUNK, 0);
	}
}

static void
put_text(struct out *o, const char *s, size_t n, enum form form)
{
	while (n && !s[n - 1])		/* fields of a fixed length are filled up with zeros */
		n--;
	size_t shown = form == SHOWN ? whole_characters(s, n, TEXT_MAX) : n;

	if (form == SHOWN)
		put_escaped(o, s, shown);
	else
		put_all_escaped(o, s, n);
	if (shown < n)
		out_string(o, "…");
}

/* A label; a dot in it is not the one between labels, so people see \. (RFC 4343 section 2.1). */
static void
put_domain_label(struct out *o, const char *s, size_t n, enum form form)
{
	for (size_t i = 0; form == SHOWN && i < n; i++) {
		if (s[i] != '.' && s[i] != '\\')
			continue;
		put_escaped(o, s, i);
		out_char(o, '\\');
		out_char(o, s[i]);
		n -= i + 1;
		s += i + 1;
		i = SIZE_MAX;
	}
	put_escaped(o, s, n);
}

static void
put_domain(struct out *o, const struct dissection *d, const struct node *node, enum form form)
{
	struct domain w = domain_of(d, node);
	const char *between = "";
	const uint8_t *label;
	size_t n;

	while ((label = domain_label(&w, &n))) {
		out_string(o, between);
		put_domain_label(o, (const char *)label, n, form);
		between = ".";
	}
	if (!*between)
		out_string(o, w.bad ? "" : "<Root>");
}

/* eth:ip:icmp:ip:udp: the layers of the packet, outermost first. */
static void
put_layers(struct out *o, const struct dissection *d)
{
	const char *between = "";

	for (uint32_t i = 0; i < d->count; i++) {
		const struct field *f = d->nodes[i].field;

		if (f->type != PROTOCOL || f == &dissector_frame.proto)
			continue;
		out_string(o, between);
		out_string(o, f->abbrev);
		between = ":";
	}
}

/* tcp/ip/eth, as lessons write it: the innermost layer first. */
static void
put_stack(struct out *o, const struct dissection *d)
{
	const char *between = "";

	for (uint32_t i = d->count; i-- > 0; ) {
		const struct field *f = d->nodes[i].field;

		if (f->type != PROTOCOL || f == &dissector_frame.proto)
			continue;
		out_string(o, between);
		out_string(o, f->abbrev);
		between = "/";
	}
}

/* Networks are sent without the zeros at their end. */
static void
put_ipv4_node(struct out *o, const uint8_t *b, size_t n)
{
	uint8_t address[4] = { 0 };

	if (n < sizeof address)
		b = memcpy(address, b, n);
	put_ipv4(o, b);
}

static void
put_time_node(struct out *o, const struct node *n, enum form form)
{
	if (n->number == TIME_UNSET)
		out_string(o, _("not set"));
	else if (n->number == TIME_NEVER)
		out_string(o, _("never"));
	else
		put_time(o, (int64_t)n->number, form == SHOWN ? TIME_DATE : TIME_EPOCH, 9);
}

void
put_value(struct out *o, const struct dissection *d, const struct node *n, enum form form)
{
	const uint8_t *b = node_bytes(d, n);

	switch (n->field->type) {
	case UINT: case FRAME:
		put_number(o, n, form);
		if (form == SHOWN)
			put_unit(o, n);
		break;
	case BOOL:
		if (form != SHOWN)
			out_char(o, n->number ? '1' : '0');
		else
			out_string(o, n->number ? _("set") : _("not set"));
		break;
	case FLAGS:
		if (form == SHOWN)
			put_flag_names(o, n);
		else
			put_number(o, n, form);
		break;
	case IPV4: put_ipv4_node(o, b, n->len); break;
	case IPV6: put_ipv6(o, b); break;
	case MAC: put_bytes(o, b, n->len, ':'); break;
	case BYTES: put_long_bytes(o, b, n->len, form); break;
	case TEXT: put_text(o, (const char *)b, n->len, form); break;
	case WORDS: put_words(o, b, n->len, n->number, form == SHOWN ? TEXT_MAX : SIZE_MAX); break;
	case TEXT_UTF16: put_utf16(o, b, n->len, form == SHOWN ? TEXT_MAX : SIZE_MAX); break;
	case GUID: put_guid(o, b, n->len); break;
	case DOMAIN_NAME: put_domain(o, d, n, form); break;
	case NETBIOS_NAME: case NETBIOS_PLAIN:
		put_netbios_name(o, d, n, form == SHOWN ? WITH_USE : n->field->base);
		break;
	case TIME: put_time_node(o, n, form); break;
	case DURATION: put_duration(o, (int64_t)n->number, 9); break;
	case LAYERS: put_layers(o, d); break;
	case STACK: put_stack(o, d); break;
	case NOTE:
		out_string(o, form == SHOWN ? _(n->field->name) : "1");
		break;
	case PROTOCOL: case GROUP: out_string(o, _(n->field->name)); break;
	}
}

static bool
put_name(struct out *o, const struct dissection *d, const struct node *n)
{
	if (n->field->type == IPV4 || n->field->type == IPV6)
		return o->heard && put_heard_name(o, o->heard, node_bytes(d, n), n->len);
	return o->names && n->field->type == MAC && n->len == 6 && put_mac_name(o, node_bytes(d, n));
}

void
put_address(struct out *o, const struct dissection *d, const struct node *n)
{
	if (!put_name(o, d, n))
		put_value(o, d, n, SHOWN);
}

void
put_meaning(struct out *o, const struct dissection *d, const struct node *n)
{
	const char *m = n->field->values ? meaning(n->field->values, n->number) : NULL;

	if (m) {
		out_string(o, _(m));
	} else if (n->field->type == NETBIOS_NAME || n->field->type == NETBIOS_PLAIN) {
		put_netbios_name(o, d, n, DEC);
	} else if (put_name(o, d, n)) {
		out_text(o, " (", 2);
		put_value(o, d, n, SHOWN);
		out_char(o, ')');
	} else {
		put_value(o, d, n, SHOWN);
	}
}
