/*
 * Records that no list of rows can say: lists of texts (TXT), addresses cut
 * short (APL, A6), parts that another part chooses (HIP, IPSECKEY).  RFC 1035
 * section 3.3.14 and 3.4.2; 1183, 1876, 2874, 3123, 4025, 7208, 8005.
 */

#include "dissectors/application/dns.h"

static const struct value families[] = { { 1, "IPv4" }, { 2, "IPv6" }, { 0, NULL } };	/* IANA address-family-numbers */

static const struct value key_algorithms[] = { { 1, "DSA" }, { 2, "RSA" }, { 3, "ECDSA" }, { 0, NULL } };

static const struct value gateway_types[] = {	/* RFC 4025 section 2.3 */
	{ 0, "No gateway" }, { 1, "IPv4 gateway" }, { 2, "IPv6 gateway" }, { 3, "DNS gateway" }, { 0, NULL },
};

enum {
	TXT_LEN, TXT, SPF_LEN, SPF, ISDN_LEN, ISDN, ISDN_SUB_LEN, ISDN_SUB, WKS_ADDRESS, WKS_PROTOCOL, WKS_BITS,
	LOC_VERSION, LOC_SIZE, LOC_HORIZONTAL, LOC_VERTICAL, LOC_LATITUDE, LOC_LONGITUDE, LOC_ALTITUDE,
	APL_FAMILY, APL_PREFIX, APL_NEGATION, APL_LEN, APL_IPV4, APL_IPV6, APL_DATA,
	A6_PREFIX_LEN, A6_WHOLE, A6_SUFFIX, A6_NAME,
	HIT_LEN, HIP_ALGORITHM, HIP_KEY_LEN, HIT, HIP_KEY, HIP_SERVER,
	IPSEC_PRECEDENCE, IPSEC_TYPE, IPSEC_ALGORITHM, IPSEC_IPV4, IPSEC_IPV6, IPSEC_DNS, IPSEC_KEY,
};

static const struct field fields[] = {
	[TXT_LEN] = { "dns.txt.length", "TXT Length", UINT, 1, .unit = "bytes" },
	[TXT]    = { "dns.txt", "TXT", TEXT },
	[SPF_LEN] = { "dns.spf.length", "SPF Length", UINT, 1, .unit = "bytes" },
	[SPF]    = { "dns.spf", "SPF", TEXT },
	[ISDN_LEN] = { "dns.idsn.length", "Length", UINT, 1, .unit = "bytes" },
	[ISDN]   = { "dns.idsn.address", "ISDN Address", TEXT, .listed = " " },
	[ISDN_SUB_LEN] = { "dns.idsn.sa.length", "Length", UINT, 1, .unit = "bytes" },
	[ISDN_SUB] = { "dns.idsn.sa.address", "Sub Address", TEXT, .listed = " " },
	[WKS_ADDRESS] = { "dns.wks.address", "Address", IPV4, .listed = " " },
	[WKS_PROTOCOL] = { "dns.wks.protocol", "Protocol", UINT, 1 },
	[WKS_BITS] = { "dns.wks.bits", "Ports, a bit for each from 0 on", BYTES },
	[LOC_VERSION] = { "dns.loc.version", "Version", UINT, 1 },
	[LOC_SIZE] = { "dns.loc.size", "Size (centimetres: 16 * digit + zeros)", UINT, 1 },
	[LOC_HORIZONTAL] = { "dns.loc.horizontal_precision", "Horizontal Precision (centimetres: 16 * digit + zeros)", UINT, 1 },
	[LOC_VERTICAL] = { "dns.loc.vertical_precision", "Vertical Precision (centimetres: 16 * digit + zeros)", UINT, 1 },
	[LOC_LATITUDE] = { "dns.loc.latitude", "Latitude (2^31: the equator; thousandths of a second)", UINT, 4 },
	[LOC_LONGITUDE] = { "dns.loc.longitude", "Longitude (2^31: the prime meridian; thousandths of a second)", UINT, 4 },
	[LOC_ALTITUDE] = { "dns.loc.altitude", "Altitude (10000000: sea level; centimetres)", UINT, 4 },
	[APL_FAMILY] = { "dns.apl.address_family", "Address Family", UINT, 2, DEC, families },
	[APL_PREFIX] = { "dns.apl.coded_prefix", "Prefix Length", UINT, 1 },
	[APL_NEGATION] = { "dns.apl.negation", "Negation Flag", BOOL, 1, .mask = 0x80 },
	[APL_LEN] = { "dns.apl.afdlength", "Address Length", UINT, 1, .mask = 0x7f, .unit = "bytes" },
	[APL_IPV4] = { "dns.apl.afdpart.ipv4", "Address", IPV4 },
	[APL_IPV6] = { "dns.apl.afdpart.ipv6", "Address", IPV6 },
	[APL_DATA] = { "dns.apl.afdpart.data", "First bytes of the address", BYTES },
	[A6_PREFIX_LEN] = { "dns.a6.prefix_len", "Prefix len", UINT, 1 },
	[A6_WHOLE] = { "dns.a6.address_suffix", "Address", IPV6, .listed = " " },
	[A6_SUFFIX] = { "dns.a6.address_suffix", "Last bytes of the address", BYTES },
	[A6_NAME] = { "dns.a6.prefix_name", "Prefix name", DOMAIN_NAME, .listed = " " },
	[HIT_LEN] = { "dns.hip.hit.length", "HIT length", UINT, 1, .unit = "bytes" },
	[HIP_ALGORITHM] = { "dns.hip.hit.pk.algo", "PK algorithm", UINT, 1, DEC, key_algorithms },
	[HIP_KEY_LEN] = { "dns.hip.pk.length", "PK length", UINT, 2, .unit = "bytes" },
	[HIT]    = { "dns.hip.hit", "Host Identity Tag", BYTES },
	[HIP_KEY] = { "dns.hip.pk", "HIP Public Key", BYTES },
	[HIP_SERVER] = { "dns.hip.rendezvous_server", "Rendezvous Server", DOMAIN_NAME },
	[IPSEC_PRECEDENCE] = { "dns.ipseckey.gateway_precedence", "Gateway Precedence", UINT, 1 },
	[IPSEC_TYPE] = { "dns.ipseckey.gateway_type", "Gateway Type", UINT, 1, DEC, gateway_types },
	[IPSEC_ALGORITHM] = { "dns.ipseckey.gateway_algorithm", "Key Algorithm", UINT, 1, DEC, key_algorithms },
	[IPSEC_IPV4] = { "dns.ipseckey.gateway_ipv4", "IPv4 Gateway", IPV4 },
	[IPSEC_IPV6] = { "dns.ipseckey.gateway_ipv6", "IPv6 Gateway", IPV6 },
	[IPSEC_DNS] = { "dns.ipseckey.gateway_dns", "DNS Gateway", DOMAIN_NAME },
	[IPSEC_KEY] = { "dns.ipseckey.public_key", "Public Key", BYTES },
};

#define R(row) { &fields[row], DNS_FIXED }
#define COUNTED(row) { &fields[row], DNS_COUNTED }
#define REST(row) { &fields[row], DNS_REST }

static void
dissect_texts(struct dissection *d, const uint8_t *message)
{
	static const struct dns_part text[] = { R(TXT_LEN), COUNTED(TXT), { NULL } };

	repeat_dns_parts(d, text, message);
}

static void
dissect_spf(struct dissection *d, const uint8_t *message)
{
	static const struct dns_part text[] = { R(SPF_LEN), COUNTED(SPF), { NULL } };

	repeat_dns_parts(d, text, message);
}

/* RFC 1183 section 3.2: there need not be one. */
static void
dissect_subaddress(struct dissection *d, const uint8_t *message)
{
	static const struct dns_part address[] = { R(ISDN_SUB_LEN), COUNTED(ISDN_SUB), { NULL } };

	repeat_dns_parts(d, address, message);
}

/* RFC 3123 section 4: zeros at an address's end are not sent. */
static void
dissect_prefixes(struct dissection *d, const uint8_t *message)
{
	(void)message;
	while (left(d)) {
		uint64_t family = add_uint(d, APL_FAMILY);

		add_uint(d, APL_PREFIX);
		const uint8_t *p = take(d, 1);

		if (!p)
			return;
		size_t n = *p & 0x7f;

		add_value(d, APL_NEGATION, *p >> 7, p, 1);
		add_value(d, APL_LEN, n, p, 1);
		add_bytes(d, family == 1 && n == 4 ? APL_IPV4 : family == 2 && n == 16 ? APL_IPV6 : APL_DATA, n);
	}
}

/* RFC 2874 section 3.1.1: as many bytes as the prefix leaves. */
static void
dissect_a6(struct dissection *d, const uint8_t *message)
{
	size_t bits = add_uint(d, A6_PREFIX_LEN);

	if (!bits)
		add_bytes(d, A6_WHOLE, 16);
	else if (bits < 128)
		add_bytes(d, A6_SUFFIX, 16 - bits / 8);
	if (bits && !d->fault)
		add_dns_name(d, &fields[A6_NAME], message);
}

static void
dissect_host_identity(struct dissection *d, const uint8_t *message)	/* RFC 8005 section 5 */
{
	static const struct dns_part server[] = { R(HIP_SERVER), { NULL } };
	size_t tag = add_uint(d, HIT_LEN);

	add_uint(d, HIP_ALGORITHM);
	size_t key = add_uint(d, HIP_KEY_LEN);

	add_bytes(d, HIT, tag);
	add_bytes(d, HIP_KEY, key);
	repeat_dns_parts(d, server, message);
}

static void
dissect_ipsec_key(struct dissection *d, const uint8_t *message)		/* RFC 4025 section 2 */
{
	add_uint(d, IPSEC_PRECEDENCE);
	uint64_t type = add_uint(d, IPSEC_TYPE);

	add_uint(d, IPSEC_ALGORITHM);
	if (type == 1)
		add_bytes(d, IPSEC_IPV4, 4);
	else if (type == 2)
		add_bytes(d, IPSEC_IPV6, 16);
	else if (type == 3 && !d->fault)
		add_dns_name(d, &fields[IPSEC_DNS], message);
	if (left(d))
		add_bytes(d, IPSEC_KEY, left(d));
}

const struct dns_layout dns_odd[] = {
	{ { 16, 56, 258, 261 }, { { NULL } }, dissect_texts }, { { 99 }, { { NULL } }, dissect_spf },
	{ { 20 }, { R(ISDN_LEN), COUNTED(ISDN) }, dissect_subaddress },
	{ { 11 }, { R(WKS_ADDRESS), R(WKS_PROTOCOL), REST(WKS_BITS) } },
	{ { 29 }, { R(LOC_VERSION), R(LOC_SIZE), R(LOC_HORIZONTAL), R(LOC_VERTICAL), R(LOC_LATITUDE),
	    R(LOC_LONGITUDE), R(LOC_ALTITUDE) } },
	{ { 42 }, { { NULL } }, dissect_prefixes }, { { 38 }, { { NULL } }, dissect_a6 },
	{ { 55 }, { { NULL } }, dissect_host_identity }, { { 45 }, { { NULL } }, dissect_ipsec_key },
	{ { 0 } },
};

const struct dissector dissector_dns_odd = {
	.proto = { "dns.odd", "More records of DNS", PROTOCOL },
	ROWS(fields),
	.also = &dissector_dns_security,
};
