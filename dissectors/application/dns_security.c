/*
 * Records that sign other records, or requests.  DNSSEC: RFC 4034, 5155; CSYNC:
 * RFC 7477; TSIG: RFC 8945; TKEY: RFC 2930; KEY and NXT before them: RFC 2535.
 */

#include "dissectors/application/dns.h"

static const struct value modes[] = {		/* RFC 2930 section 2.5 */
	{ 1, "Server assigned" }, { 2, "Diffie-Hellman" }, { 3, "GSS-API" }, { 4, "Resolver assigned" },
	{ 5, "Delete" }, { 0, NULL },
};

static const struct value hashes[] = { { 1, "SHA-1" }, { 0, NULL } };

enum {
	KEY_FLAGS, KEY_PROTOCOL, KEY_ALGORITHM, KEY,
	DNSKEY_FLAGS, DNSKEY_ZONE, DNSKEY_REVOKED, DNSKEY_ENTRY, DNSKEY_PROTOCOL, DNSKEY_ALGORITHM, DNSKEY_TAG,
	DNSKEY, DS_TAG, DS_ALGORITHM, DS_TYPE, DS,
	SIG_TYPE, SIG_ALGORITHM, SIG_LABELS, SIG_TTL, SIG_EXPIRATION, SIG_INCEPTION, SIG_TAG, SIG_SIGNER, SIG,
	NXT, NSEC, NSEC_TYPE, NSEC3_ALGORITHM, NSEC3_FLAGS, NSEC3_OPT_OUT, NSEC3_ITERATIONS, NSEC3_SALT_LEN,
	NSEC3_SALT, NSEC3_HASH_LEN, NSEC3_HASH, CSYNC_SERIAL, CSYNC_FLAGS, CSYNC_IMMEDIATE, CSYNC_MINIMUM,
	TSIG_ALGORITHM, TSIG_TIME, TSIG_FUDGE, TSIG_MAC_LEN, TSIG_MAC, TSIG_ID, TSIG_ERROR, TSIG_OTHER_LEN,
	TSIG_OTHER, TKEY_ALGORITHM, TKEY_INCEPTION, TKEY_EXPIRATION, TKEY_MODE, TKEY_ERROR, TKEY_LEN, TKEY,
	TKEY_OTHER_LEN, TKEY_OTHER,
};

static const struct field fields[] = {
	[KEY_FLAGS] = { "dns.key.flags", "Flags", UINT, 2, HEX },
	[KEY_PROTOCOL] = { "dns.key.protocol", "Protocol", UINT, 1 },
	[KEY_ALGORITHM] = { "dns.key.algorithm", "Algorithm", UINT, 1, DEC, dns_algorithms },
	[KEY]    = { "dns.key.public_key", "Public Key", BYTES },
	[DNSKEY_FLAGS] = { "dns.dnskey.flags", "Flags", UINT, 2, HEX, .parts = 3 },
	[DNSKEY_ZONE] = { "dns.dnskey.flags.zone_key", "Zone key", BOOL, 2, .mask = 0x0100 },
	[DNSKEY_REVOKED] = { "dns.dnskey.flags.key_revoked", "Key is revoked", BOOL, 2, .mask = 0x0080 },
	[DNSKEY_ENTRY] = { "dns.dnskey.flags.secure_entry_point", "Key signing key", BOOL, 2, .mask = 0x0001 },
	[DNSKEY_PROTOCOL] = { "dns.dnskey.protocol", "Protocol", UINT, 1 },
	[DNSKEY_ALGORITHM] = { "dns.dnskey.algorithm", "Algorithm", UINT, 1, DEC, dns_algorithms },
	[DNSKEY_TAG] = { "dns.dnskey.key_id", "Key id", UINT, .generated = true },
	[DNSKEY] = { "dns.dnskey.public_key", "Public Key", BYTES },
	[DS_TAG] = { "dns.ds.key_id", "Key id", UINT, 2, HEX },
	[DS_ALGORITHM] = { "dns.ds.algorithm", "Algorithm", UINT, 1, DEC, dns_algorithms },
	[DS_TYPE] = { "dns.ds.digest_type", "Digest Type", UINT, 1, DEC, dns_digests },
	[DS]     = { "dns.ds.digest", "Digest", BYTES },
	[SIG_TYPE] = { "dns.rrsig.type_covered", "Type Covered", UINT, 2, DEC, dns_types },
	[SIG_ALGORITHM] = { "dns.rrsig.algorithm", "Algorithm", UINT, 1, DEC, dns_algorithms },
	[SIG_LABELS] = { "dns.rrsig.labels", "Labels", UINT, 1 },
	[SIG_TTL] = { "dns.rrsig.original_ttl", "Original TTL", UINT, 4, .unit = "seconds" },
	[SIG_EXPIRATION] = { "dns.rrsig.signature_expiration", "Signature Expiration", TIME, 4 },
	[SIG_INCEPTION] = { "dns.rrsig.signature_inception", "Signature Inception", TIME, 4 },
	[SIG_TAG] = { "dns.rrsig.key_tag", "Key Tag", UINT, 2 },
	[SIG_SIGNER] = { "dns.rrsig.signers_name", "Signer's name", DOMAIN_NAME },
	[SIG]    = { "dns.rrsig.signature", "Signature", BYTES },
	[NXT]    = { "dns.nxt.next_domain_name", "Next Domain Name", DOMAIN_NAME, .listed = " " },
	[NSEC]   = { "dns.nsec.next_domain_name", "Next Domain Name", DOMAIN_NAME, .listed = " " },
	[NSEC_TYPE] = { "dns.nsec.type", "Type in the bit map", UINT, .values = dns_types },
	[NSEC3_ALGORITHM] = { "dns.nsec3.algo", "Hash algorithm", UINT, 1, DEC, hashes },
	[NSEC3_FLAGS] = { "dns.nsec3.flags", "Flags", UINT, 1, .parts = 1 },
	[NSEC3_OPT_OUT] = { "dns.nsec3.flags.opt_out", "Names between may be unsigned (opt-out)", BOOL, 1, .mask = 0x01 },
	[NSEC3_ITERATIONS] = { "dns.nsec3.iterations", "Iterations", UINT, 2 },
	[NSEC3_SALT_LEN] = { "dns.nsec3.salt_length", "Salt length", UINT, 1, .unit = "bytes" },
	[NSEC3_SALT] = { "dns.nsec3.salt_value", "Salt value", BYTES },
	[NSEC3_HASH_LEN] = { "dns.nsec3.hash_length", "Hash length", UINT, 1, .unit = "bytes" },
	[NSEC3_HASH] = { "dns.nsec3.hash_value", "Next hashed owner", BYTES },
	[CSYNC_SERIAL] = { "dns.csync.soa", "SOA", UINT, 4 },
	[CSYNC_FLAGS] = { "dns.csync.flags", "Flags", UINT, 2, HEX, .parts = 2 },
	[CSYNC_IMMEDIATE] = { "dns.csync.flags.immediate", "Immediate", BOOL, 2, .mask = 0x0001 },
	[CSYNC_MINIMUM] = { "dns.csync.flags.soaminimum", "SOA minimum", BOOL, 2, .mask = 0x0002 },
	[TSIG_ALGORITHM] = { "dns.tsig.algorithm_name", "Algorithm Name", DOMAIN_NAME },
	[TSIG_TIME] = { "dns.tsig.time_signed", "Time Signed", TIME, 6 },
	[TSIG_FUDGE] = { "dns.tsig.fudge", "Fudge", UINT, 2, .unit = "seconds" },
	[TSIG_MAC_LEN] = { "dns.tsig.mac_size", "MAC Size", UINT, 2, .unit = "bytes" },
	[TSIG_MAC] = { "dns.tsig.mac", "MAC", BYTES },
	[TSIG_ID] = { "dns.tsig.original_id", "Original Id", UINT, 2 },
	[TSIG_ERROR] = { "dns.tsig.error", "Error", UINT, 2, DEC, dns_rcodes },
	[TSIG_OTHER_LEN] = { "dns.tsig.other_len", "Other Len", UINT, 2, .unit = "bytes" },
	[TSIG_OTHER] = { "dns.tsig.other_data", "Other Data", BYTES },
	[TKEY_ALGORITHM] = { "dns.tkey.algo_name", "Algorithm name", DOMAIN_NAME },
	[TKEY_INCEPTION] = { "dns.tkey.signature_inception", "Signature Inception", TIME, 4 },
	[TKEY_EXPIRATION] = { "dns.tkey.signature_expiration", "Signature Expiration", TIME, 4 },
	[TKEY_MODE] = { "dns.tkey.mode", "Mode", UINT, 2, DEC, modes },
	[TKEY_ERROR] = { "dns.tkey.error", "Error", UINT, 2, DEC, dns_rcodes },
	[TKEY_LEN] = { "dns.tkey.key_size", "Key Size", UINT, 2, .unit = "bytes" },
	[TKEY]   = { "dns.tkey.key_data", "Key Data", BYTES },
	[TKEY_OTHER_LEN] = { "dns.tkey.other_size", "Other Size", UINT, 2, .unit = "bytes" },
	[TKEY_OTHER] = { "dns.tkey.other_data", "Other Data", BYTES },
};

#define R(row) { &fields[row], DNS_FIXED }
#define COUNTED(row) { &fields[row], DNS_COUNTED }
#define REST(row) { &fields[row], DNS_REST }

/* RFC 4034 appendix B: what signatures and DS records call the key. */
static uint16_t
key_tag(const uint8_t *p, size_t n)
{
	uint32_t sum = 0;

	if (n > 6 && p[3] == 1)		/* RSA/MD5: of the modulus the last bytes but one */
		return (uint16_t)big_endian(p + n - 3, 2);
	for (size_t i = 0; i < n; i++)
		sum += i & 1 ? p[i] : (uint32_t)p[i] << 8;
	return (uint16_t)(sum + (sum >> 16));
}

static void
dissect_key(struct dissection *d, const uint8_t *message)
{
	const uint8_t *start = d->p;
	size_t n = left(d);

	(void)message;
	add_uint(d, DNSKEY_FLAGS);
	add_uint(d, DNSKEY_PROTOCOL);
	add_uint(d, DNSKEY_ALGORITHM);
	if (!d->uncaptured)
		add_derived(d, DNSKEY_TAG, key_tag(start, n));
	if (left(d))
		add_bytes(d, DNSKEY, left(d));
}

/* Bits from the highest of each byte on, one for each type from this one on. */
static void
add_types(struct dissection *d, uint64_t type)
{
	while (left(d)) {
		const uint8_t *p = take(d, 1);

		for (unsigned bit = 0; bit < 8; bit++, type++)
			if (*p << bit & 0x80)
				add_value(d, NSEC_TYPE, type, p, 1);
	}
}

/* RFC 4034 section 4.1.2: the types that the name has, 256 a window. */
static void
dissect_windows(struct dissection *d, const uint8_t *message)
{
	(void)message;
	while (left(d)) {
		const uint8_t *window = take(d, 2);

		if (!window)
			return;
		struct scope outer = enter(d, window[1]);

		add_types(d, window[0] * 256u);
		leave(d, outer);
	}
}

/* RFC 2535 section 5.2: the same in one piece. */
static void
dissect_bits(struct dissection *d, const uint8_t *message)
{
	(void)message;
	add_types(d, 0);
}

const struct dns_layout dns_security[] = {
	{ { 25, 57 }, { R(KEY_FLAGS), R(KEY_PROTOCOL), R(KEY_ALGORITHM), REST(KEY) } },
	{ { 48, 60 }, { { NULL } }, dissect_key },
	{ { 43, 59, 32768, 32769 }, { R(DS_TAG), R(DS_ALGORITHM), R(DS_TYPE), REST(DS) } },
	{ { 46, 24 }, { R(SIG_TYPE), R(SIG_ALGORITHM), R(SIG_LABELS), R(SIG_TTL), R(SIG_EXPIRATION),
	    R(SIG_INCEPTION), R(SIG_TAG), R(SIG_SIGNER), REST(SIG) } },
	{ { 30 }, { R(NXT) }, dissect_bits }, { { 47 }, { R(NSEC) }, dissect_windows },
	{ { 50 }, { R(NSEC3_ALGORITHM), R(NSEC3_FLAGS), R(NSEC3_ITERATIONS), R(NSEC3_SALT_LEN),
	    COUNTED(NSEC3_SALT), R(NSEC3_HASH_LEN), COUNTED(NSEC3_HASH) }, dissect_windows },
	{ { 51 }, { R(NSEC3_ALGORITHM), R(NSEC3_FLAGS), R(NSEC3_ITERATIONS), R(NSEC3_SALT_LEN),
	    COUNTED(NSEC3_SALT) } },
	{ { 62 }, { R(CSYNC_SERIAL), R(CSYNC_FLAGS) }, dissect_windows },
	{ { 250 }, { R(TSIG_ALGORITHM), R(TSIG_TIME), R(TSIG_FUDGE), R(TSIG_MAC_LEN), COUNTED(TSIG_MAC),
	    R(TSIG_ID), R(TSIG_ERROR), R(TSIG_OTHER_LEN), COUNTED(TSIG_OTHER) } },
	{ { 249 }, { R(TKEY_ALGORITHM), R(TKEY_INCEPTION), R(TKEY_EXPIRATION), R(TKEY_MODE), R(TKEY_ERROR),
	    R(TKEY_LEN), COUNTED(TKEY), R(TKEY_OTHER_LEN), COUNTED(TKEY_OTHER) } },
	{ { 0 } },
};

const struct dissector dissector_dns_security = {
	.proto = { "dns.security", "Signatures of DNS", PROTOCOL },
	ROWS(fields),
	.also = &dissector_dns_services,
};
