/* Credentials in SMTP.  RFC 4954; what the mechanisms send: sasl.h. */

#include "dissectors/application/smtp_rows.h"
#include "dissectors/coding/base64.h"
#include "dissectors/coding/sasl.h"
#include "dissectors/engine/session.h"

enum {
	MECHANISM, ANSWER, BOTH, AUTHORIZATION, USERNAME, PASSWORD, DIGEST, OTHER, CHALLENGE, CLEARTEXT, CANCEL, NOT_BASE64,
	NOT_UNDERSTOOD,
};

static const struct field fields[] = {
	[MECHANISM]     = { "smtp.auth.mechanism", "Mechanism", UINT, .values = sasl_mechanisms, .generated = true },
	[ANSWER]        = { "smtp.auth.answer", "Answer, in base64", TEXT, .secret = true },
	[BOTH]          = { "smtp.auth.username_password", "Username and password, in base64", TEXT, .secret = true },
	[AUTHORIZATION] = { "smtp.auth.authorization", "On behalf of", TEXT },
	[USERNAME]      = { "smtp.auth.username", "Username", TEXT },
	[PASSWORD]      = { "smtp.auth.password", "Password", TEXT, .secret = true },
	[DIGEST]        = { "smtp.auth.digest", "Digest of the challenge and the password", TEXT, .secret = true },
	[OTHER]         = { "smtp.auth.decoded", "Decoded", BYTES, .secret = true },
	[CHALLENGE]     = { "smtp.auth.challenge", "Challenge", TEXT },
	[CLEARTEXT]     = { "smtp.auth.cleartext", "A password passes unencrypted: base64 hides nothing", NOTE, .severity = WARNING },
	[CANCEL]        = { "smtp.auth.cancel", "The client gives up", NOTE },
	[NOT_BASE64]    = { "smtp.base64_decode", "It is not the base64 that it should be", NOTE, .severity = WARNING },
	[NOT_UNDERSTOOD] = { "smtp.auth.unknown", "It is not built as the mechanism says", NOTE, .severity = WARNING },
};

static const uint8_t rows[] = {		/* by enum sasl_what */
	[SASL_AUTHORIZATION] = AUTHORIZATION, [SASL_USERNAME] = USERNAME, [SASL_PASSWORD] = PASSWORD,
	[SASL_DIGEST] = DIGEST,
};

/* n decoded bytes of the client's. */
static void
add_parts(struct dissection *d, enum sasl_mechanism mechanism, unsigned step, const uint8_t *p, size_t n)
{
	struct sasl_part parts[SASL_PARTS_MAX];
	size_t count = sasl_parts(mechanism, step, p, n, parts);
	bool known = mechanism > SASL_OTHER;

	for (size_t i = 0; i < count; i++) {
		add_value(d, rows[parts[i].what], 0, p + parts[i].at, parts[i].n);
		if (parts[i].what == SASL_PASSWORD)
			add_derived(d, CLEARTEXT, 0);
	}
	if (count)
		return;
	add_value(d, OTHER, 0, p, n);
	if (known && n)
		add_derived(d, NOT_UNDERSTOOD, 0);
}

/* The scope, decoded: a source of its own, in which nodes are added until come_back(). */
static bool
enter_decoded(struct dissection *d, struct aside *back)
{
	uint8_t *to = d->session ? session_scratch(d->session, base64_room(left(d))) : NULL;
	bool sound;

	if (!to)
		return false;
	size_t n = base64_decode(d->p, left(d), to, &sound);

	if (!sound)
		add_derived(d, NOT_BASE64, 0);
	return go_aside(d, to, n, "Decoded", back);
}

void
dissect_smtp_answer(struct dissection *d, const struct smtp_fact *f)
{
	size_t n = left(d);
	enum sasl_mechanism mechanism = (enum sasl_mechanism)f->first;
	struct aside back;

	if (mechanism > SASL_OTHER)
		add_value(d, MECHANISM, mechanism, d->p, 0);
	add_value(d, mechanism == SASL_PLAIN && !f->second ? BOTH : ANSWER, 0, d->p, n);
	d->depth++;
	if (n == 1 && *d->p == '*') {
		add_derived(d, CANCEL, 0);
	} else if (n && !(n == 1 && *d->p == '=') && enter_decoded(d, &back)) {
		add_parts(d, mechanism, f->second, d->p, left(d));
		come_back(d, &back);
	}
	d->depth--;
	take(d, n);
}

void
dissect_smtp_challenge(struct dissection *d)
{
	size_t n = left(d);
	struct aside back;

	if (n && enter_decoded(d, &back)) {
		add_bytes(d, CHALLENGE, left(d));
		come_back(d, &back);
	}
	take(d, n);
}

const struct dissector dissector_smtp_auth = {
	.proto = { "smtp.auth", "Credentials in SMTP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smtp_reply,
};
