/*
 * SPNEGO: RFC 4178 section 4.2, in DER (X.690 section 8.1).  Its levels tell
 * nothing that its leaves do not: the walk goes from leaf to leaf.
 */

#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/smb/security.h"

enum { OTHER_MECHANISM, SPNEGO, NTLMSSP, KERBEROS, MS_KERBEROS, NEGOEX };

static const struct value mechanisms[] = {
	{ OTHER_MECHANISM, "another mechanism" }, { SPNEGO, "SPNEGO" }, { NTLMSSP, "NTLMSSP" }, { KERBEROS, "Kerberos 5" },
	{ MS_KERBEROS, "Kerberos 5, as Microsoft numbers it" }, { NEGOEX, "NEGOEX" }, { 0, NULL },
};

static const struct {
	uint8_t mechanism, n, oid[10];
} oids[] = {
	{ SPNEGO, 6, { 0x2b, 6, 1, 5, 5, 2 } }, { NTLMSSP, 10, { 0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 10 } },
	{ KERBEROS, 9, { 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 1, 2, 2 } },
	{ MS_KERBEROS, 9, { 0x2a, 0x86, 0x48, 0x82, 0xf7, 0x12, 1, 2, 2 } },
	{ NEGOEX, 10, { 0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 30 } },
};

static const struct value results[] = {
	{ 0, "accept-completed" }, { 1, "accept-incomplete" }, { 2, "reject" }, { 3, "request-mic" }, { 0, NULL },
};

enum { MECHANISM, RESULT, HINT, TOKEN, OTHER };

static const struct field fields[] = {
	[MECHANISM] = { "spnego.MechType", "Mechanism", UINT, 1, DEC, mechanisms },
	[RESULT]   = { "spnego.negResult", "Result", UINT, 1, DEC, results },
	[HINT]     = { "spnego.hintName", "Hint", TEXT },
	[TOKEN]    = { "spnego.mechToken", "Token", BYTES },
	[OTHER]    = { "spnego.other", "Not decoded", BYTES },
};

enum { OCTET_STRING = 0x04, OID = 0x06, ENUMERATED = 0x0a, GENERAL_STRING = 0x1b, CONSTRUCTED = 0x20 };	/* X.690 section 8.1.2 */

static uint8_t
mechanism_of(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < sizeof oids / sizeof *oids; i++)
		if (oids[i].n == n && !memcmp(oids[i].oid, p, n))
			return oids[i].mechanism;
	return OTHER_MECHANISM;
}

/* X.690 section 8.1.3, in at most four bytes. */
static size_t
read_length(struct dissection *d)
{
	const uint8_t *p = take(d, 1);
	size_t more = p && *p & 0x80 ? *p & 0x7f : 0;

	if (!p || !more)
		return p ? *p : 0;
	p = take(d, more);
	return p && more <= 4 ? big_endian(p, more) : 0;
}

static void
dissect_leaf(struct dissection *d, uint8_t tag, size_t n)
{
	struct scope outer = enter(d, n);

	if (d->fault)
		return;
	if (tag == OID && !d->uncaptured)
		add_value(d, MECHANISM, mechanism_of(d->p, n), d->p, n);
	else if (tag == ENUMERATED && n == 1)
		add_uint(d, RESULT);
	else if (tag == GENERAL_STRING)
		add_bytes(d, HINT, n);
	else if (tag == OCTET_STRING && is_ntlmssp(d->p, left(d)))
		dissect_ntlmssp(d);
	else if (tag == OCTET_STRING && n)
		add_bytes(d, TOKEN, n);
	leave(d, outer);
}

void
dissect_security(struct dissection *d)
{
	if (is_ntlmssp(d->p, left(d))) {
		dissect_ntlmssp(d);
		return;
	}
	if (!left(d) || (*d->p != 0x60 && *d->p >> 1 != 0xa0 >> 1)) {	/* InitialContextToken, negTokenInit, negTokenResp */
		if (left(d))
			add_bytes(d, OTHER, left(d) + d->uncaptured);
		return;
	}
	while (left(d)) {
		uint8_t tag = *take(d, 1);
		size_t n = read_length(d);

		if (tag & CONSTRUCTED)
			continue;
		dissect_leaf(d, tag, n);
	}
}

const struct dissector dissector_security = {
	.proto = { "spnego", "Simple Protected Negotiation", PROTOCOL },
	ROWS(fields),
	.also = &dissector_ntlmssp,
};
