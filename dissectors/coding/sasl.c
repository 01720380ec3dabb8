/* What SASL's mechanisms send.  RFC 4422, and one RFC for each. */

#include <string.h>
#include "dissectors/coding/sasl.h"

const struct value sasl_mechanisms[] = {
	{ SASL_PLAIN, "PLAIN" }, { SASL_LOGIN, "LOGIN" }, { SASL_CRAM_MD5, "CRAM-MD5" },
	{ SASL_ANONYMOUS, "ANONYMOUS" }, { SASL_EXTERNAL, "EXTERNAL" }, { SASL_XOAUTH2, "XOAUTH2" },
	{ 0, NULL },
};

static bool
is_name(const uint8_t *p, size_t n, const char *name)
{
	size_t i = 0;

	while (i < n && name[i] && (p[i] == name[i] || (p[i] >= 'a' && p[i] <= 'z' && p[i] - 32 == name[i])))
		i++;
	return i == n && !name[i];
}

enum sasl_mechanism
sasl_mechanism(const uint8_t *name, size_t n)
{
	for (const struct value *v = sasl_mechanisms; v->meaning; v++)
		if (is_name(name, n, v->meaning))
			return (enum sasl_mechanism)v->number;
	return SASL_OTHER;
}

/* RFC 4616 section 2: [authzid] NUL authcid NUL passwd */
static size_t
plain(const uint8_t *p, size_t n, struct sasl_part *parts)
{
	const uint8_t *first = n ? memchr(p, 0, n) : NULL;
	size_t user = first ? (size_t)(first - p) + 1 : 0;
	const uint8_t *second = first && user < n ? memchr(p + user, 0, n - user) : NULL;
	size_t count = 0;

	if (!second)
		return 0;
	size_t password = (size_t)(second - p) + 1;

	if (user > 1)
		parts[count++] = (struct sasl_part){ SASL_AUTHORIZATION, 0, user - 1 };
	parts[count++] = (struct sasl_part){ SASL_USERNAME, user, password - 1 - user };
	parts[count++] = (struct sasl_part){ SASL_PASSWORD, password, n - password };
	return count;
}

/* RFC 2195 section 2: the user's name, a space, 32 hexadecimal digits; the name may have spaces itself. */
static size_t
cram_md5(const uint8_t *p, size_t n, struct sasl_part *parts)
{
	size_t digest = n;

	while (digest && p[digest - 1] != ' ')
		digest--;
	if (digest < 2 || digest == n)
		return 0;
	parts[0] = (struct sasl_part){ SASL_USERNAME, 0, digest - 1 };
	parts[1] = (struct sasl_part){ SASL_DIGEST, digest, n - digest };
	return 2;
}

/* user=NAME 01 auth=TOKEN 01 01 */
static size_t
xoauth2(const uint8_t *p, size_t n, struct sasl_part *parts)
{
	const uint8_t *one = n ? memchr(p, 1, n) : NULL;
	size_t user = one ? (size_t)(one - p) : 0, token = user + 1 + 5;

	if (user < 5 || memcmp(p, "user=", 5) || token > n || memcmp(one + 1, "auth=", 5))
		return 0;
	const uint8_t *end = token < n ? memchr(p + token, 1, n - token) : NULL;

	parts[0] = (struct sasl_part){ SASL_USERNAME, 5, user - 5 };
	parts[1] = (struct sasl_part){ SASL_PASSWORD, token, end ? (size_t)(end - p) - token : n - token };
	return 2;
}

size_t
sasl_parts(enum sasl_mechanism mechanism, unsigned step, const uint8_t *p, size_t n,
    struct sasl_part parts[SASL_PARTS_MAX])
{
	if (mechanism == SASL_LOGIN && step < 2) {
		parts[0] = (struct sasl_part){ step ? SASL_PASSWORD : SASL_USERNAME, 0, n };
		return 1;
	}
	if (mechanism == SASL_CRAM_MD5)
		return cram_md5(p, n, parts);
	if (step)
		return 0;
	switch (mechanism) {
	case SASL_PLAIN: return plain(p, n, parts);
	case SASL_XOAUTH2: return xoauth2(p, n, parts);
	case SASL_ANONYMOUS:	/* RFC 4505: whatever the client wants to be known by */
	case SASL_EXTERNAL:
		parts[0] = (struct sasl_part){ SASL_AUTHORIZATION, 0, n };
		return 1;
	default: return 0;
	}
}
