/*
 * NTLM's security support provider.  MS-NLMP section 2.2.1.  Names are
 * Wireshark's.  What a name or an answer is, stands anywhere behind the fixed
 * part; its place does:
 *
 *	|        length (2)         |      room for it (2)      |       offset (4)      |
 */

#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/smb/items.h"
#include "dissectors/smb/security.h"

static const char signature[8] = "NTLMSSP";

enum { NEGOTIATE = 1, CHALLENGE, AUTHENTICATE };
static const struct value types[] = {
	{ NEGOTIATE, "NTLMSSP_NEGOTIATE" }, { CHALLENGE, "NTLMSSP_CHALLENGE" }, { AUTHENTICATE, "NTLMSSP_AUTH" }, { 0, NULL },
};

enum {
	IDENTIFIER, TYPE, FLAG_WORD, FLAG_56, FLAG_KEY, FLAG_128, FLAG_VERSION, FLAG_INFO, FLAG_EXTENDED, FLAG_SERVER, FLAG_DOMAIN, FLAG_ALWAYS,
	FLAG_HAS_HOST, FLAG_HAS_DOMAIN, FLAG_ANONYMOUS, FLAG_NTLM, FLAG_LM_KEY, FLAG_DATAGRAM, FLAG_SEAL, FLAG_SIGN, FLAG_TARGET, FLAG_OEM,
	FLAG_UNICODE, MAJOR, MINOR, BUILD, REVISION, SERVER_CHALLENGE, RESERVED, MIC,
	/* pairs: in UTF-16, and in the client's character set */
	DOMAIN, OEM_DOMAIN, USER, OEM_USER, HOST, OEM_HOST, TARGET, OEM_TARGET,
	NEGOTIATE_DOMAIN, NEGOTIATE_HOST, LM_RESPONSE, NT_RESPONSE, SESSION_KEY,
	INFO, AV_HOST, AV_DOMAIN, AV_DNS_HOST, AV_DNS_DOMAIN, AV_DNS_TREE, AV_FLAGS, AV_TIME, AV_TARGET, AV_OTHER, OUTSIDE, INFO_BAD,
};

#define FLAG(name, label, bit) { "ntlmssp." name, label, BOOL, 4, .mask = bit }
#define AV(name, label, type) { "ntlmssp.challenge.target_info." name, label, type }

static const struct field fields[] = {
	[IDENTIFIER] = { "ntlmssp.identifier", "NTLMSSP identifier", TEXT },
	[TYPE]     = { "ntlmssp.messagetype", "NTLM Message Type", UINT, 4, HEX, types },
	[FLAG_WORD] = { "ntlmssp.negotiateflags", "Negotiate Flags", UINT, 4, HEX, .parts = 19 },
	[FLAG_56]  = FLAG("negotiate56", "Negotiate 56", 0x80000000),
	[FLAG_KEY] = FLAG("negotiatekeyexch", "Negotiate Key Exchange", 0x40000000),
	[FLAG_128] = FLAG("negotiate128", "Negotiate 128", 0x20000000),
	[FLAG_VERSION] = FLAG("negotiateversion", "Negotiate Version", 0x02000000),
	[FLAG_INFO] = FLAG("negotiatetargetinfo", "Negotiate Target Info", 0x00800000),
	[FLAG_EXTENDED] = FLAG("negotiatentlm2", "Negotiate Extended Session Security", 0x00080000),
	[FLAG_SERVER] = FLAG("targettypeserver", "Target Type Server", 0x00020000),
	[FLAG_DOMAIN] = FLAG("targettypedomain", "Target Type Domain", 0x00010000),
	[FLAG_ALWAYS] = FLAG("negotiatealwayssign", "Negotiate Always Sign", 0x00008000),
	[FLAG_HAS_HOST] = FLAG("negotiateoemworkstationsupplied", "OEM Workstation Supplied", 0x00002000),
	[FLAG_HAS_DOMAIN] = FLAG("negotiateoemdomainsupplied", "OEM Domain Supplied", 0x00001000),
	[FLAG_ANONYMOUS] = FLAG("negotiateanonymous", "Anonymous", 0x00000800),
	[FLAG_NTLM] = FLAG("negotiatentlm", "Negotiate NTLM", 0x00000200),
	[FLAG_LM_KEY] = FLAG("negotiatelmkey", "Negotiate Lan Manager Key", 0x00000080),
	[FLAG_DATAGRAM] = FLAG("negotiatedatagram", "Negotiate Datagram", 0x00000040),
	[FLAG_SEAL] = FLAG("negotiateseal", "Negotiate Seal", 0x00000020),
	[FLAG_SIGN] = FLAG("negotiatesign", "Negotiate Sign", 0x00000010),
	[FLAG_TARGET] = FLAG("requesttarget", "Request Target", 0x00000004),
	[FLAG_OEM] = FLAG("negotiateoem", "Negotiate OEM", 0x00000002),
	[FLAG_UNICODE] = FLAG("negotiateunicode", "Negotiate Unicode", 0x00000001),
	[MAJOR]    = { "ntlmssp.version.major", "Windows' Major Version", UINT, 1 },
	[MINOR]    = { "ntlmssp.version.minor", "Minor Version", UINT, 1 },
	[BUILD]    = { "ntlmssp.version.build_number", "Build Number", UINT, 2 },
	[REVISION] = { "ntlmssp.version.ntlm_current_revision", "NTLM Current Revision", UINT, 1 },
	[SERVER_CHALLENGE] = { "ntlmssp.ntlmserverchallenge", "NTLM Server Challenge", BYTES },
	[RESERVED] = { "ntlmssp.reserved", "Reserved", BYTES },
	[MIC]      = { "ntlmssp.authenticate.mic", "Message integrity code", BYTES },
	[DOMAIN]   = { "ntlmssp.auth.domain", "Domain name", TEXT_UTF16 },
	[OEM_DOMAIN] = { "ntlmssp.auth.domain", "Domain name", TEXT },
	[USER]     = { "ntlmssp.auth.username", "User name", TEXT_UTF16 },
	[OEM_USER] = { "ntlmssp.auth.username", "User name", TEXT },
	[HOST]     = { "ntlmssp.auth.hostname", "Host name", TEXT_UTF16 },
	[OEM_HOST] = { "ntlmssp.auth.hostname", "Host name", TEXT },
	[TARGET]   = { "ntlmssp.challenge.target_name", "Target Name", TEXT_UTF16 },
	[OEM_TARGET] = { "ntlmssp.challenge.target_name", "Target Name", TEXT },
	[NEGOTIATE_DOMAIN] = { "ntlmssp.negotiate.domain", "Calling workstation domain", TEXT },
	[NEGOTIATE_HOST] = { "ntlmssp.negotiate.callingworkstation", "Calling workstation name", TEXT },
	[LM_RESPONSE] = { "ntlmssp.auth.lmresponse", "Lan Manager Response", BYTES, .secret = true },
	[NT_RESPONSE] = { "ntlmssp.auth.ntresponse", "NTLM Response", BYTES, .secret = true },
	[SESSION_KEY] = { "ntlmssp.auth.sesskey", "Session Key", BYTES, .secret = true },
	[INFO]     = { "ntlmssp.challenge.target_info", "Target Info", GROUP },
	[AV_HOST]  = AV("nb_computer_name", "NetBIOS computer name", TEXT_UTF16),
	[AV_DOMAIN] = AV("nb_domain_name", "NetBIOS domain name", TEXT_UTF16),
	[AV_DNS_HOST] = AV("dns_computer_name", "DNS computer name", TEXT_UTF16),
	[AV_DNS_DOMAIN] = AV("dns_domain_name", "DNS domain name", TEXT_UTF16),
	[AV_DNS_TREE] = AV("dns_tree_name", "DNS tree name", TEXT_UTF16),
	[AV_FLAGS] = { "ntlmssp.challenge.target_info.flags", "Flags", UINT, 4, HEX },
	[AV_TIME]  = AV("timestamp", "Timestamp", TIME),
	[AV_TARGET] = AV("target_name", "Target Name", TEXT_UTF16),
	[AV_OTHER] = AV("other", "Another item", BYTES),
	[OUTSIDE]  = { "ntlmssp.outside", "A name or answer lies outside of the message", NOTE, .severity = WARNING },
	[INFO_BAD] = { "ntlmssp.target_info.bad", "Its items do not end as they should", NOTE, .severity = WARNING },
};

bool
is_ntlmssp(const uint8_t *p, size_t n)
{
	return n >= sizeof signature && !memcmp(p, signature, sizeof signature);
}

/* A message at start: n bytes captured of the whole; unicode: names are UTF-16. */
struct message {
	const uint8_t *start;
	size_t n, whole;
	bool unicode;
};

/* Where the n bytes are whose place the next 8 bytes tell, of which *here were captured; NULL: there are none. */
static const uint8_t *
find_buffer(struct dissection *d, const struct message *m, size_t *n, size_t *here)
{
	const uint8_t *p = take(d, 8);
	size_t at = p ? little_endian(p + 4, 4) : 0;

	*n = p ? little_endian(p, 2) : 0;
	if (*n && (at > m->whole || *n > m->whole - at)) {
		add_note(d, OUTSIDE);
		return NULL;
	}
	if (!*n || at >= m->n)
		return NULL;
	*here = *n < m->n - at ? *n : m->n - at;
	return m->start + at;
}

static void
add_buffer(struct dissection *d, const struct message *m, int row)
{
	size_t n, here;
	const uint8_t *p = find_buffer(d, m, &n, &here);

	if (p && n == here)
		add_value(d, row, 0, p, n);
}

/* The row, or the one behind it. */
static void
add_name(struct dissection *d, const struct message *m, int row)
{
	add_buffer(d, m, m->unicode ? row : row + 1);
}

/* Section 2.2.2.10. */
static void
add_version(struct dissection *d)
{
	static const struct item items[] = { { MAJOR }, { MINOR }, { BUILD }, { RESERVED, 3 }, { REVISION } };

	if (rest_of(d) >= 8)
		add_items(d, items);
}

/* Section 2.2.2.1: a list of items, each its type, its length and so many bytes. */
static void
add_info(struct dissection *d, const struct message *m)
{
	static const uint8_t rows[] = {
		[1] = AV_HOST, [2] = AV_DOMAIN, [3] = AV_DNS_HOST, [4] = AV_DNS_DOMAIN, [5] = AV_DNS_TREE, [6] = AV_FLAGS, [7] = AV_TIME,
		[9] = AV_TARGET,
	};
	size_t n, here, at = 0;
	const uint8_t *p = find_buffer(d, m, &n, &here);

	if (!p)
		return;
	add_value(d, INFO, 0, p, here);
	d->depth++;
	for (size_t len, id = 1; id && at + 4 <= here; at += 4 + len) {
		id = little_endian(p + at, 2);
		len = little_endian(p + at + 2, 2);
		if (len > here - at - 4)
			break;
		const struct field *f = &fields[id < sizeof rows && rows[id] ? rows[id] : AV_OTHER];
		uint64_t v = len <= 8 && f->type != BYTES ? little_endian(p + at + 4, len) : 0;

		if (id)
			add_node(d, f, f->type == TIME ? filetime(v) : f->type == UINT ? v : 0, p + at + 4, len);
	}
	if (at != n && n == here)
		add_note(d, INFO_BAD);
	d->depth--;
}

static void
dissect_negotiate(struct dissection *d, struct message *m)
{
	add_little(d, FLAG_WORD);
	if (rest_of(d) < 16)		/* old ones end here */
		return;
	add_buffer(d, m, NEGOTIATE_DOMAIN);
	add_buffer(d, m, NEGOTIATE_HOST);
	add_version(d);
}

static void
dissect_challenge(struct dissection *d, struct message *m)
{
	m->unicode = m->n >= 24 && m->start[20] & 1;
	add_name(d, m, TARGET);
	add_little(d, FLAG_WORD);
	add_bytes(d, SERVER_CHALLENGE, 8);
	if (rest_of(d) < 16)
		return;
	add_bytes(d, RESERVED, 8);
	add_info(d, m);
	add_version(d);
}

/* Version and integrity code are there if no buffer begins where they would stand. */
static void
dissect_authenticate(struct dissection *d, struct message *m)
{
	size_t first = SIZE_MAX;

	m->unicode = m->n < 64 || m->start[60] & 1;
	for (size_t i = 12; i + 8 <= m->n && i < 60; i += 8) {
		size_t at = little_endian(m->start + i + 4, 4);

		if (little_endian(m->start + i, 2) && at < first)
			first = at;
	}
	add_buffer(d, m, LM_RESPONSE);
	add_buffer(d, m, NT_RESPONSE);
	add_name(d, m, DOMAIN);
	add_name(d, m, USER);
	add_name(d, m, HOST);
	if (first > 52)
		add_buffer(d, m, SESSION_KEY);
	if (first > 60)
		add_little(d, FLAG_WORD);
	if (first >= 72)
		add_version(d);
	if (first >= 88 && rest_of(d) >= 16)
		add_bytes(d, MIC, 16);
}

void
dissect_ntlmssp(struct dissection *d)
{
	static void (*const by_type[])(struct dissection *, struct message *) = {
		[NEGOTIATE] = dissect_negotiate, [CHALLENGE] = dissect_challenge, [AUTHENTICATE] = dissect_authenticate,
	};
	struct message m = { d->p, left(d), rest_of(d), true };

	add_bytes(d, IDENTIFIER, sizeof signature);
	uint64_t type = add_little(d, TYPE);

	if (!d->fault && type < sizeof by_type / sizeof *by_type && by_type[type])
		by_type[type](d, &m);
	take(d, rest_of(d));
}

const struct dissector dissector_ntlmssp = {
	.proto = { "ntlmssp", "NTLM Secure Service Provider", PROTOCOL },
	ROWS(fields),
};
