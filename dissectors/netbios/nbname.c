/* Names of NetBIOS, decoded.  RFC 1001 section 14.1, RFC 1002 section 4.1. */

#include <string.h>
#include "dissectors/netbios/nbname.h"

/* As Wireshark says them: they are part of values. */
const struct value nbname_uses[] = {
	{ 0x00, "Workstation/Redirector" }, { 0x01, "Browser" }, { 0x02, "Workstation/Redirector" },
	{ 0x03, "Messenger service/Main name" }, { 0x05, "Forwarded name" }, { 0x06, "RAS Server service" },
	{ 0x1b, "Domain Master Browser" }, { 0x1c, "Domain Controllers" }, { 0x1d, "Local Master Browser" },
	{ 0x1e, "Browser Election Service" }, { 0x1f, "Net DDE Service" }, { 0x20, "Server service" },
	{ 0x21, "RAS client service" }, { 0x22, "Exchange Interchange (MSMail Connector)" },
	{ 0x23, "Exchange Store" }, { 0x24, "Exchange Directory" }, { 0x2b, "Lotus Notes Server service" },
	{ 0x30, "Modem sharing server service" }, { 0x31, "Modem sharing client service" },
	{ 0x43, "SMS Clients Remote Control" }, { 0x44, "SMS Administrators Remote Control Tool" },
	{ 0x45, "SMS Clients Remote Chat" }, { 0x46, "SMS Clients Remote Transfer" },
	{ 0x4c, "DEC Pathworks TCP/IP Service on Windows NT" }, { 0x52, "DEC Pathworks TCP/IP Service on Windows NT" },
	{ 0x6a, "Microsoft Exchange IMC" }, { 0x87, "Microsoft Exchange MTA" },
	{ 0xbe, "Network Monitor Agent" }, { 0xbf, "Network Monitor Analyzer" }, { 0, NULL },
};

enum { SCOPE, ANY, SERVER, ASTERISK, IP_HOST, NOT_CODED, NO_DOMAIN };

static const struct field fields[] = {
	[SCOPE]  = { "nbname.scope", "Scope: only nodes of the same one hear each other (RFC 1001 section 9)", DOMAIN_NAME, .costly = true },
	[ANY]    = { "nbname.any", "The name * is everybody's: whoever is asked, or hears it, answers (RFC 1002 section 4.2.17)", NOTE, .costly = true },
	[SERVER] = { "nbname.server", "*SMBSERVER is whatever file server has this address: it is asked so by who does not know its name", NOTE, .costly = true },
	[ASTERISK] = { "nbname.asterisk", "A name does not begin with * (RFC 1001 section 5.2)", NOTE, .severity = WARNING, .costly = true },
	[IP_HOST] = { "nbname.ip", "An IP host's name over NetBIOS: its address in hexadecimal (RFC 1088)", NOTE, .costly = true },
	[NOT_CODED] = { "nbname.bad", "No name of NetBIOS: that is 32 letters from A to P, two for each byte (RFC 1001 section 14.1)",
	    NOTE, .severity = WARNING, .costly = true },
	[NO_DOMAIN] = { "nbname.malformed", "A pointer that does not go back, a label or a name that is too long "
	    "(RFC 1035 section 4.1.4)", NOTE, .severity = ERROR },
};

/* The 16 bytes behind a label of letters.  False: it is none. */
static bool
decode(uint8_t bytes[NBNAME_LEN], const uint8_t *letters, size_t n)
{
	uint8_t wrong = n != 2 * NBNAME_LEN;

	for (size_t i = 0; !wrong && i < NBNAME_LEN; i++) {
		unsigned high = letters[2 * i] - 'A' + 0u, low = letters[2 * i + 1] - 'A' + 0u;

		wrong = high > 15 || low > 15;
		bytes[i] = (uint8_t)(high << 4 | low);
	}
	return !wrong;
}

static struct nbname
from_domain(struct domain at)
{
	struct nbname name = { .scope = at };
	size_t n = 0;
	const uint8_t *label = domain_label(&name.scope, &n);

	name.bad = !label || !decode(name.bytes, label, n);
	if (name.bad)
		memset(name.bytes, 0, NBNAME_LEN);
	return name;
}

struct nbname
nbname_of(const struct dissection *d, const struct node *n)
{
	struct nbname name = { 0 };

	if (n->field->type == NETBIOS_NAME)
		return from_domain(domain_of(d, n));
	memcpy(name.bytes, node_bytes(d, n), NBNAME_LEN);
	return name;
}

size_t
nbname_length(const struct nbname *name)
{
	size_t n = NBNAME_USE;

	while (n && name->bytes[n - 1] == ' ')
		n--;
	return n;
}

bool
nbname_is_any(const struct nbname *name)
{
	static const uint8_t any[NBNAME_LEN] = { '*' };

	return !memcmp(name->bytes, any, NBNAME_LEN);
}

bool
nbname_is_ip(const struct nbname *name)
{
	static const char form[] = "IP.XX.XX.XX.XX";

	for (size_t i = 0; i < sizeof form - 1; i++) {
		bool digit = memchr("0123456789ABCDEFabcdef", name->bytes[i], 22) != NULL;

		if (form[i] == 'X' ? !digit : name->bytes[i] != form[i])
			return false;
	}
	return true;
}

/* Only one name begins with *, and clients made a second. */
static void
add_asterisk(struct dissection *d, const struct nbname *name)
{
	if (nbname_is_any(name))
		add_note(d, ANY);
	else if (nbname_length(name) == 10 && !memcmp(name->bytes, "*SMBSERVER", 10))
		add_note(d, SERVER);
	else
		add_note(d, ASTERISK);
}

static void
add_notes(struct dissection *d, const struct nbname *name)
{
	if (name->bad)
		add_note(d, NOT_CODED);
	else if (name->bytes[0] == '*')
		add_asterisk(d, name);
	else if (nbname_is_ip(name))
		add_note(d, IP_HOST);
}

/* The labels behind the name; where a pointer led to it, the first one there showed them. */
static void
add_scope(struct dissection *d, const struct nbname *name)
{
	const struct domain *w = &name->scope;
	struct domain ahead = *w;
	size_t n;

	if (!d->brief && !name->bad && !w->pointers && domain_label(&ahead, &n))
		add_value(d, SCOPE, (uint64_t)(w->message - d->base), w->message + w->at, w->end - w->at);
}

struct nbname
add_nbname_row(struct dissection *d, const struct field *f, const uint8_t *message)
{
	const uint8_t *start = d->p;
	struct domain w = add_domain_row(d, f, message);

	if (d->fault)
		return (struct nbname){ 0 };
	struct nbname name = from_domain((struct domain){ .message = message, .start = (size_t)(start - message),
	    .at = (size_t)(start - message), .end = (size_t)(d->p - message) });

	add_scope(d, &name);
	add_notes(d, &name);
	if (w.bad) {		/* where it ends is not known */
		add_note(d, NO_DOMAIN);
		d->fault = MALFORMED;
		d->p = d->end;
	}
	return name;
}

struct nbname
add_plain_nbname_row(struct dissection *d, const struct field *f)
{
	struct nbname name = { 0 };
	const uint8_t *p = add_bytes_row(d, f, NBNAME_LEN);

	if (p) {
		memcpy(name.bytes, p, NBNAME_LEN);
		add_notes(d, &name);
	}
	return name;
}

void
add_end_row(struct dissection *d, const struct field *f, uint32_t node)
{
	const struct node *end = &d->nodes[node];

	if (d->fault || !node || end->field->type != IPV4 || !has_node(d, f))
		return;
	struct node *n = add_node(d, f, 0, d->p, 0);

	n->off = end->off;
	n->len = end->len;
	n->source = end->source;
}

const struct dissector dissector_nbname = {
	.proto = { "nbname", "Names of NetBIOS", PROTOCOL },
	ROWS(fields),
};
