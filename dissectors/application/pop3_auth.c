/* POP3's AUTH: challenges and answers, and what they say.  RFC 5034. */

#include "dissectors/application/pop3_rows.h"
#include "dissectors/coding/base64.h"
#include "dissectors/coding/line.h"
#include "dissectors/coding/sasl.h"
#include "dissectors/engine/session.h"

enum {
	ANSWER, MECHANISM, CHALLENGE, CHALLENGE_TEXT, IDENTITY, USER, PASSWORD, DIGEST, CLEARTEXT, CANCELLED, NOT_BASE64,
};

static const struct field fields[] = {
	[ANSWER]     = { "pop.request.data", "Answer to the challenge", TEXT, .secret = true },
	[MECHANISM]  = { "pop.auth.answers", "It answers", UINT, .values = sasl_mechanisms, .generated = true },
	[CHALLENGE]  = { "pop.response.data", "Challenge", TEXT },
	[CHALLENGE_TEXT] = { "pop.auth.challenge", "It says", TEXT },
	[IDENTITY]   = { "pop.auth.identity", "On behalf of", TEXT },
	[USER]       = { "pop.user", "User", TEXT },
	[PASSWORD]   = { "pop.password", "Password", TEXT, .secret = true },
	[DIGEST]     = { "pop.auth.digest", "Digest", TEXT, .secret = true },
	[CLEARTEXT]  = { "pop.password.cleartext", "The password passes in base64, which everybody can read", NOTE, .severity = WARNING },
	[CANCELLED]  = { "pop.auth.cancelled", "The client breaks off", NOTE },
	[NOT_BASE64] = { "pop.auth.not_base64", "It is not base64", NOTE, .severity = WARNING },
};

static const uint8_t rows[] = {		/* by enum sasl_what */
	[SASL_AUTHORIZATION] = IDENTITY, [SASL_USERNAME] = USER, [SASL_PASSWORD] = PASSWORD, [SASL_DIGEST] = DIGEST,
};

/* Go on in the bytes that n characters stand for; gives how many, 0: none. */
static size_t
decode(struct dissection *d, const uint8_t *p, size_t n)
{
	uint8_t *bytes = n && d->session ? session_scratch(d->session, base64_room(n)) : NULL;
	bool sound = true;
	size_t len = bytes ? base64_decode(p, n, bytes, &sound) : 0;

	if (!sound)
		add_value(d, NOT_BASE64, 0, p, n);
	return len && enter_source(d, bytes, len, "Decoded base64") ? len : 0;
}

void
dissect_pop3_credentials(struct dissection *d, unsigned mechanism, unsigned step, const uint8_t *p, size_t n)
{
	struct sasl_part parts[SASL_PARTS_MAX];
	size_t len = decode(d, p, n);
	const uint8_t *decoded = len ? take(d, len) : NULL;
	size_t count = decoded ? sasl_parts((enum sasl_mechanism)mechanism, step, decoded, len, parts) : 0;

	for (size_t i = 0; i < count; i++) {
		add_value(d, rows[parts[i].what], 0, decoded + parts[i].at, parts[i].n);
		if (parts[i].what == SASL_PASSWORD)
			add_value(d, CLEARTEXT, 0, decoded + parts[i].at, parts[i].n);
	}
}

void
dissect_pop3_answer(struct dissection *d, const struct pop3_fact *f)
{
	struct line line = line_at(d->p, left(d));
	const uint8_t *p = take(d, line.whole);
	unsigned mechanism = f->amount & 0xff, step = f->amount >> 8;

	if (!p)
		return;
	add_value(d, ANSWER, 0, p, line.len);
	if (mechanism > SASL_OTHER)
		add_value(d, MECHANISM, mechanism, p, 0);
	if (line.len == 1 && *p == '*')		/* RFC 5034 section 4 */
		add_value(d, CANCELLED, 0, p, 1);
	else
		dissect_pop3_credentials(d, mechanism, step, p, line.len);
}

void
dissect_pop3_challenge(struct dissection *d)
{
	struct line line = line_at(d->p, left(d));
	const uint8_t *p = take(d, line.whole);

	if (!p)
		return;
	add_value(d, CHALLENGE, 0, p, line.len);
	size_t len = line.len > 2 ? decode(d, p + 2, line.len - 2) : 0;

	if (len)
		add_bytes(d, CHALLENGE_TEXT, len);
}

const struct dissector dissector_pop3_auth = {
	.proto = { "pop.auth", "Authentication in POP3", PROTOCOL },
	ROWS(fields),
	.also = &dissector_pop3_reply,
};
