/*
 * SVCB and HTTPS: where a service is, and how to talk to it.  RFC 9460; ECH:
 * RFC 9848; OHTTP: RFC 9540; DoH's path: RFC 9461.
 */

#include "dissectors/application/dns.h"

static const struct value keys[] = {	/* IANA dns-svcb */
	{ 0, "mandatory" }, { 1, "alpn" }, { 2, "no-default-alpn" }, { 3, "port" }, { 4, "ipv4hint" },
	{ 5, "ech" }, { 6, "ipv6hint" }, { 7, "dohpath" }, { 8, "ohttp" }, { 0, NULL },
};

enum {
	PRIORITY, TARGET, PARAMETER, KEY, LENGTH, MANDATORY, ALPN_LEN, ALPN, PORT, IPV4_HINT, ECH, IPV6_HINT,
	PATH, VALUE,
};

static const struct field fields[] = {
	[PRIORITY] = { "dns.svcb.svcpriority", "SvcPriority (0: an alias)", UINT, 2 },
	[TARGET] = { "dns.svcb.targetname", "TargetName (root: the owner)", DOMAIN_NAME },
	[PARAMETER] = { "dns.svcb.svcparam", "SvcParam", GROUP, .values = keys },
	[KEY]    = { "dns.svcb.svcparam.key", "SvcParamKey", UINT, 2, DEC, keys },
	[LENGTH] = { "dns.svcb.svcparam.value.length", "SvcParamValue length", UINT, 2, .unit = "bytes" },
	[MANDATORY] = { "dns.svcb.svcparam.mandatory.key", "Mandatory key", UINT, 2, DEC, keys },
	[ALPN_LEN] = { "dns.svcb.svcparam.alpn.length", "ALPN length", UINT, 1, .unit = "bytes" },
	[ALPN]   = { "dns.svcb.svcparam.alpn", "ALPN", TEXT },
	[PORT]   = { "dns.svcb.svcparam.port", "Port", UINT, 2 },
	[IPV4_HINT] = { "dns.svcb.svcparam.ipv4hint.ip", "Address hint", IPV4 },
	[ECH]    = { "dns.svcb.svcparam.echconfig", "ECHConfigList", BYTES },
	[IPV6_HINT] = { "dns.svcb.svcparam.ipv6hint.ip", "Address hint", IPV6 },
	[PATH]   = { "dns.svcb.svcparam.dohpath", "Path template", TEXT },
	[VALUE]  = { "dns.svcb.svcparam.value", "SvcParamValue", BYTES },
};

#define R(row) { &fields[row], DNS_FIXED }
#define COUNTED(row) { &fields[row], DNS_COUNTED }
#define REST(row) { &fields[row], DNS_REST }

/* By key: what its value is made of, again and again to the end. */
static const struct dns_part values[][3] = {
	[0] = { R(MANDATORY) }, [1] = { R(ALPN_LEN), COUNTED(ALPN) }, [2] = { REST(VALUE) }, [3] = { R(PORT) },
	[4] = { R(IPV4_HINT) }, [5] = { REST(ECH) }, [6] = { R(IPV6_HINT) }, [7] = { REST(PATH) },
	[8] = { REST(VALUE) },
};
enum { UNKNOWN = 8 };		/* the last of them */

static void
dissect_parameter(struct dissection *d, const uint8_t *message)
{
	struct node *group = open_group(d, PARAMETER, left(d) >= 2 ? big_endian(d->p, 2) : 0);
	uint64_t key = add_uint(d, KEY);
	struct scope outer = enter(d, add_uint(d, LENGTH));

	repeat_dns_parts(d, values[key < UNKNOWN ? key : UNKNOWN], message);
	leave(d, outer);
	close_group(d, group);
}

static void
dissect_parameters(struct dissection *d, const uint8_t *message)
{
	while (left(d))
		dissect_parameter(d, message);
}

const struct dns_layout dns_services[] = {
	{ { 64, 65 }, { R(PRIORITY), R(TARGET) }, dissect_parameters },
	{ { 0 } },
};

const struct dissector dissector_dns_services = {
	.proto = { "dns.services", "Service bindings of DNS", PROTOCOL },
	ROWS(fields),
	.also = &dissector_dns_options,
};
