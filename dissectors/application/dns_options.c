/*
 * Options of EDNS.  RFC 6891 section 6.1.2; client subnet: RFC 7871; cookie: RFC
 * 7873; errors: RFC 8914; the others: RFC 5001, 6975, 7314, 7828, 7830, 7901, 8145.
 */

#include "dissectors/application/dns.h"

static const struct value codes[] = {	/* IANA dns-parameters */
	{ 1, "LLQ" }, { 2, "Update lease" }, { 3, "NSID" }, { 5, "DAU" }, { 6, "DHU" }, { 7, "N3U" },
	{ 8, "Client subnet" }, { 9, "Expire" }, { 10, "Cookie" }, { 11, "TCP keepalive" },
	{ 12, "Padding" }, { 13, "Chain" }, { 14, "Key tag" }, { 15, "Extended DNS error" },
	{ 16, "Client tag" }, { 17, "Server tag" }, { 18, "Report channel" }, { 19, "Zone version" }, { 0, NULL },
};

static const struct value families[] = { { 1, "IPv4" }, { 2, "IPv6" }, { 0, NULL } };
static const struct value hashes[] = { { 1, "SHA-1" }, { 0, NULL } };

static const struct value errors[] = {
	{ 0, "Other error" }, { 1, "Unsupported DNSKEY algorithm" }, { 2, "Unsupported DS digest type" },
	{ 3, "Stale answer" }, { 4, "Forged answer" }, { 5, "DNSSEC indeterminate" }, { 6, "DNSSEC bogus" },
	{ 7, "Signature expired" }, { 8, "Signature not yet valid" }, { 9, "DNSKEY missing" },
	{ 10, "RRSIGs missing" }, { 11, "No zone key bit set" }, { 12, "NSEC missing" },
	{ 13, "Cached error" }, { 14, "Not ready" }, { 15, "Blocked" }, { 16, "Censored" },
	{ 17, "Filtered" }, { 18, "Prohibited" }, { 19, "Stale NXDOMAIN answer" },
	{ 20, "Not authoritative" }, { 21, "Not supported" }, { 22, "No reachable authority" },
	{ 23, "Network error" }, { 24, "Invalid data" }, { 25, "Signature expired before valid" },
	{ 26, "Too early" }, { 27, "Unsupported NSEC3 iterations value" },
	{ 28, "Unable to conform to policy" }, { 29, "Synthesized" }, { 30, "Invalid query type" }, { 0, NULL },
};

enum {
	OPTION, CODE, LENGTH, NSID, DAU, DHU, N3U, FAMILY, NETMASK, SCOPE, ADDRESS4, ADDRESS6, ADDRESS,
	EXPIRE, CLIENT_COOKIE, SERVER_COOKIE, TIMEOUT, PADDING, CHAIN, KEY_TAG, INFO_CODE, EXTRA_TEXT, AGENT, DATA,
};

static const struct field fields[] = {
	[OPTION] = { "dns.opt", "Option", GROUP, .values = codes },
	[CODE]   = { "dns.opt.code", "Option Code", UINT, 2, DEC, codes },
	[LENGTH] = { "dns.opt.len", "Option Length", UINT, 2, .unit = "bytes" },
	[NSID]   = { "dns.opt.nsid", "Name server identifier", BYTES },
	[DAU]    = { "dns.opt.dau", "DNSSEC algorithm understood", UINT, 1, DEC, dns_algorithms },
	[DHU]    = { "dns.opt.dhu", "DS hash understood", UINT, 1, DEC, dns_digests },
	[N3U]    = { "dns.opt.n3u", "NSEC3 hash understood", UINT, 1, DEC, hashes },
	[FAMILY] = { "dns.opt.client.family", "Family", UINT, 2, DEC, families },
	[NETMASK] = { "dns.opt.client.netmask", "Source Netmask", UINT, 1 },
	[SCOPE]  = { "dns.opt.client.scope", "Scope Netmask", UINT, 1 },
	[ADDRESS4] = { "dns.opt.client.addr4", "Client Subnet", IPV4 },
	[ADDRESS6] = { "dns.opt.client.addr6", "Client Subnet", IPV6 },
	[ADDRESS] = { "dns.opt.client.addr", "Client Subnet, first bytes", BYTES },
	[EXPIRE] = { "dns.opt.expire", "Expires in", UINT, 4, .unit = "seconds" },
	[CLIENT_COOKIE] = { "dns.opt.cookie.client", "Client Cookie", BYTES, 8 },
	[SERVER_COOKIE] = { "dns.opt.cookie.server", "Server Cookie", BYTES },
	[TIMEOUT] = { "dns.opt.edns_tcp_keepalive.timeout", "Timeout", UINT, 2, .unit = "* 100 ms" },
	[PADDING] = { "dns.opt.padding", "Padding", BYTES },
	[CHAIN]  = { "dns.opt.chain.fqdn", "Closest Trust Point", DOMAIN_NAME },
	[KEY_TAG] = { "dns.opt.key_tag", "Key tag", UINT, 2 },
	[INFO_CODE] = { "dns.opt.ext_error.info_code", "Info Code", UINT, 2, DEC, errors },
	[EXTRA_TEXT] = { "dns.opt.ext_error.extra_text", "Extra Text", TEXT },
	[AGENT]  = { "dns.opt.report_channel.agent", "Agent Domain", DOMAIN_NAME },
	[DATA]   = { "dns.opt.data", "Option Data", BYTES },
};

#define R(row) { &fields[row], DNS_FIXED }
#define REST(row) { &fields[row], DNS_REST }

/* RFC 7871 section 6: bytes of the address that the netmask leaves out are not sent. */
static void
dissect_subnet(struct dissection *d)
{
	uint64_t family = add_uint(d, FAMILY);

	add_uint(d, NETMASK);
	add_uint(d, SCOPE);
	size_t n = left(d) + d->uncaptured;

	if (n)
		add_bytes(d, family == 1 && n == 4 ? ADDRESS4 : family == 2 && n == 16 ? ADDRESS6 : ADDRESS, n);
}

/* By code: what the option is made of, again and again to its end. */
static const struct dns_part values[][3] = {
	[0] = { REST(DATA) }, [3] = { REST(NSID) }, [5] = { R(DAU) }, [6] = { R(DHU) }, [7] = { R(N3U) },
	[9] = { R(EXPIRE) }, [10] = { R(CLIENT_COOKIE), REST(SERVER_COOKIE) }, [11] = { R(TIMEOUT) },
	[12] = { REST(PADDING) }, [13] = { R(CHAIN) }, [14] = { R(KEY_TAG) },
	[15] = { R(INFO_CODE), REST(EXTRA_TEXT) }, [18] = { R(AGENT) },
};
enum { UNKNOWN = 0, SUBNET = 8 };

static void
dissect_value(struct dissection *d, uint64_t code, const uint8_t *message)
{
	bool known = code < sizeof values / sizeof *values && values[code][0].field;

	if (code == SUBNET)
		dissect_subnet(d);
	else
		repeat_dns_parts(d, values[known ? code : UNKNOWN], message);
}

void
dissect_dns_options(struct dissection *d, const uint8_t *message)
{
	while (left(d)) {
		struct node *group = open_group(d, OPTION, left(d) >= 2 ? big_endian(d->p, 2) : 0);
		uint64_t code = add_uint(d, CODE);
		struct scope outer = enter(d, add_uint(d, LENGTH));

		dissect_value(d, code, message);
		leave(d, outer);
		close_group(d, group);
	}
}

const struct dissector dissector_dns_options = {
	.proto = { "dns.options", "Options of EDNS", PROTOCOL },
	ROWS(fields),
	.also = &dissector_dns_tcp,
};
