/*
 * Records whose data are some rows in a row.  RFC 1035 section 3.3; 1183,
 * 1706, 1712, 2163, 2230, 2782, 3403, 3596, 4255, 4398, 4701, 6672, 6698,
 * 6742, 7043, 7553, 7929, 8659, 8976.
 */

#include "dissectors/application/dns.h"

static const struct value fingerprint_algorithms[] = {	/* IANA dns-sshfp-rr-parameters */
	{ 1, "RSA" }, { 2, "DSA" }, { 3, "ECDSA" }, { 4, "Ed25519" }, { 6, "Ed448" }, { 0, NULL },
};

static const struct value fingerprint_types[] = { { 1, "SHA-1" }, { 2, "SHA-256" }, { 0, NULL } };

static const struct value certificate_types[] = {	/* RFC 4398 section 2.1 */
	{ 1, "PKIX" }, { 2, "SPKI" }, { 3, "PGP" }, { 4, "IPKIX" }, { 5, "ISPKI" }, { 6, "IPGP" },
	{ 7, "ACPKIX" }, { 8, "IACPKIX" }, { 253, "Private, by URI" }, { 254, "Private, by OID" }, { 0, NULL },
};

static const struct value usages[] = {		/* RFC 7218 section 2.1 */
	{ 0, "PKIX-TA" }, { 1, "PKIX-EE" }, { 2, "DANE-TA" }, { 3, "DANE-EE" }, { 255, "PrivCert" }, { 0, NULL },
};
static const struct value selectors[] = { { 0, "Cert" }, { 1, "SPKI" }, { 255, "PrivSel" }, { 0, NULL } };
static const struct value matchings[] = {
	{ 0, "Full" }, { 1, "SHA2-256" }, { 2, "SHA2-512" }, { 255, "PrivMatch" }, { 0, NULL },
};

static const struct value zone_hashes[] = { { 1, "SHA-384" }, { 2, "SHA-512" }, { 0, NULL } };

enum {
	A, AAAA, NS, MD, MF, CNAME, DNAME, MB, MG, MR, PTR, NULL_DATA,
	SOA_MNAME, SOA_RNAME, SOA_SERIAL, SOA_REFRESH, SOA_RETRY, SOA_EXPIRE, SOA_MINIMUM,
	HINFO_CPU_LEN, HINFO_CPU, HINFO_OS_LEN, HINFO_OS, MINFO_R, MINFO_E, MX_PREFERENCE, MX_EXCHANGE,
	RP_MAILBOX, RP_TXT, AFSDB_SUBTYPE, AFSDB_HOST, X25_LEN, X25, RT_PREFERENCE, RT_HOST, NSAP,
	NSAP_OWNER, PX_PREFERENCE, PX_822, PX_400, LONGITUDE_LEN, LONGITUDE, LATITUDE_LEN, LATITUDE,
	ALTITUDE_LEN, ALTITUDE, SRV_PRIORITY, SRV_WEIGHT, SRV_PORT, SRV_TARGET,
	NAPTR_ORDER, NAPTR_PREFERENCE, NAPTR_FLAGS_LEN, NAPTR_FLAGS, NAPTR_SERVICE_LEN, NAPTR_SERVICE,
	NAPTR_REGEX_LEN, NAPTR_REGEX, NAPTR_REPLACEMENT, KX_PREFERENCE, KX_EXCHANGE,
	CERT_TYPE, CERT_TAG, CERT_ALGORITHM, CERT, SSHFP_ALGORITHM, SSHFP_TYPE, SSHFP, DHCID,
	TLSA_USAGE, TLSA_SELECTOR, TLSA_MATCHING, TLSA_DATA, OPENPGPKEY,
	ZONEMD_SERIAL, ZONEMD_SCHEME, ZONEMD_HASH, ZONEMD_DIGEST, NID_PREFERENCE, NID,
	L32_PREFERENCE, L32, L64_PREFERENCE, L64, LP_PREFERENCE, LP, EUI48, EUI64,
	URI_PRIORITY, URI_WEIGHT, URI_TARGET, CAA_FLAGS, CAA_CRITICAL, CAA_TAG_LEN, CAA_TAG, CAA_VALUE,
};

static const struct field fields[] = {
	[A]      = { "dns.a", "Address", IPV4, .listed = " " },
	[AAAA]   = { "dns.aaaa", "AAAA Address", IPV6, .listed = " " },
	[NS]     = { "dns.ns", "Name Server", DOMAIN_NAME, .listed = " " },
	[MD]     = { "dns.md", "Mail Destination (obsolete)", DOMAIN_NAME, .listed = " " },
	[MF]     = { "dns.mf", "Mail Forwarder (obsolete)", DOMAIN_NAME, .listed = " " },
	[CNAME]  = { "dns.cname", "CNAME", DOMAIN_NAME, .listed = " " },
	[DNAME]  = { "dns.dname", "DNAME", DOMAIN_NAME, .listed = " " },
	[MB]     = { "dns.mb", "Mailbox's host", DOMAIN_NAME, .listed = " " },
	[MG]     = { "dns.mg", "Mail group member", DOMAIN_NAME, .listed = " " },
	[MR]     = { "dns.mr", "Mailbox's new name", DOMAIN_NAME, .listed = " " },
	[PTR]    = { "dns.ptr.domain_name", "Domain Name", DOMAIN_NAME, .listed = " " },
	[NULL_DATA] = { "dns.null", "Anything", BYTES },
	[SOA_MNAME] = { "dns.soa.mname", "Primary name server", DOMAIN_NAME, .listed = " " },
	[SOA_RNAME] = { "dns.soa.rname", "Responsible authority's mailbox", DOMAIN_NAME },
	[SOA_SERIAL] = { "dns.soa.serial_number", "Serial Number", UINT, 4 },
	[SOA_REFRESH] = { "dns.soa.refresh_interval", "Refresh Interval", UINT, 4, .unit = "seconds" },
	[SOA_RETRY] = { "dns.soa.retry_interval", "Retry Interval", UINT, 4, .unit = "seconds" },
	[SOA_EXPIRE] = { "dns.soa.expire_limit", "Expire limit", UINT, 4, .unit = "seconds" },
	[SOA_MINIMUM] = { "dns.soa.minimum_ttl", "Minimum TTL", UINT, 4, .unit = "seconds" },
	[HINFO_CPU_LEN] = { "dns.hinfo.cpu_length", "CPU Length", UINT, 1, .unit = "bytes" },
	[HINFO_CPU] = { "dns.hinfo.cpu", "CPU", TEXT, .listed = " " },
	[HINFO_OS_LEN] = { "dns.hinfo.os_length", "OS Length", UINT, 1, .unit = "bytes" },
	[HINFO_OS] = { "dns.hinfo.os", "OS", TEXT, .listed = " " },
	[MINFO_R] = { "dns.minfo.r", "Responsible Mailbox", DOMAIN_NAME, .listed = " " },
	[MINFO_E] = { "dns.minfo.e", "Error Mailbox", DOMAIN_NAME, .listed = " " },
	[MX_PREFERENCE] = { "dns.mx.preference", "Preference", UINT, 2, .listed = " " },
	[MX_EXCHANGE] = { "dns.mx.mail_exchange", "Mail Exchange", DOMAIN_NAME, .listed = " " },
	[RP_MAILBOX] = { "dns.rp.mailbox", "Mailbox", DOMAIN_NAME, .listed = " " },
	[RP_TXT] = { "dns.rp.txt_rr", "TXT RR", DOMAIN_NAME, .listed = " " },
	[AFSDB_SUBTYPE] = { "dns.afsdb.subtype", "Subtype", UINT, 2, .listed = " " },
	[AFSDB_HOST] = { "dns.afsdb.hostname", "Hostname", DOMAIN_NAME, .listed = " " },
	[X25_LEN] = { "dns.x25.length", "Length", UINT, 1, .unit = "bytes" },
	[X25]    = { "dns.x25.psdn_address", "PSDN-Address", TEXT, .listed = " " },
	[RT_PREFERENCE] = { "dns.rt.subtype", "Preference", UINT, 2, .listed = " " },
	[RT_HOST] = { "dns.rt.intermediate_host", "Intermediate Hostname", DOMAIN_NAME, .listed = " " },
	[NSAP]   = { "dns.nsap.rdata", "NSAP Data", BYTES },
	[NSAP_OWNER] = { "dns.nsap_ptr.owner", "Owner", DOMAIN_NAME, .listed = " " },
	[PX_PREFERENCE] = { "dns.px.preference", "Preference", UINT, 2, .listed = " " },
	[PX_822] = { "dns.px.map822", "MAP822", DOMAIN_NAME, .listed = " " },
	[PX_400] = { "dns.px.map400", "MAPX400", DOMAIN_NAME, .listed = " " },
	[LONGITUDE_LEN] = { "dns.gpos.longitude_length", "Longitude length", UINT, 1, .unit = "bytes" },
	[LONGITUDE] = { "dns.gpos.longitude", "Longitude", TEXT, .listed = " " },
	[LATITUDE_LEN] = { "dns.gpos.latitude_length", "Latitude length", UINT, 1, .unit = "bytes" },
	[LATITUDE] = { "dns.gpos.latitude", "Latitude", TEXT, .listed = " " },
	[ALTITUDE_LEN] = { "dns.gpos.altitude_length", "Altitude length", UINT, 1, .unit = "bytes" },
	[ALTITUDE] = { "dns.gpos.altitude", "Altitude", TEXT, .listed = " " },
	[SRV_PRIORITY] = { "dns.srv.priority", "Priority", UINT, 2, .listed = " " },
	[SRV_WEIGHT] = { "dns.srv.weight", "Weight", UINT, 2, .listed = " " },
	[SRV_PORT] = { "dns.srv.port", "Port", UINT, 2, .listed = " " },
	[SRV_TARGET] = { "dns.srv.target", "Target", DOMAIN_NAME, .listed = " " },
	[NAPTR_ORDER] = { "dns.naptr.order", "Order", UINT, 2, .listed = " " },
	[NAPTR_PREFERENCE] = { "dns.naptr.preference", "Preference", UINT, 2, .listed = " " },
	[NAPTR_FLAGS_LEN] = { "dns.naptr.flags_length", "Flags Length", UINT, 1, .unit = "bytes" },
	[NAPTR_FLAGS] = { "dns.naptr.flags", "Flags", TEXT, .listed = " " },
	[NAPTR_SERVICE_LEN] = { "dns.naptr.service_length", "Service Length", UINT, 1, .unit = "bytes" },
	[NAPTR_SERVICE] = { "dns.naptr.service", "Service", TEXT },
	[NAPTR_REGEX_LEN] = { "dns.naptr.regex_length", "Regex Length", UINT, 1, .unit = "bytes" },
	[NAPTR_REGEX] = { "dns.naptr.regex", "Regex", TEXT },
	[NAPTR_REPLACEMENT] = { "dns.naptr.replacement", "Replacement", DOMAIN_NAME },
	[KX_PREFERENCE] = { "dns.kx.preference", "Preference", UINT, 2, .listed = " " },
	[KX_EXCHANGE] = { "dns.kx.key_exchange", "Key Exchange", DOMAIN_NAME, .listed = " " },
	[CERT_TYPE] = { "dns.cert.type", "Type", UINT, 2, DEC, certificate_types },
	[CERT_TAG] = { "dns.cert.key_tag", "Key Tag", UINT, 2, HEX },
	[CERT_ALGORITHM] = { "dns.cert.algorithm", "Algorithm", UINT, 1, DEC, dns_algorithms },
	[CERT]   = { "dns.cert.certificate", "Certificate (or CRL)", BYTES },
	[SSHFP_ALGORITHM] = { "dns.sshfp.algorithm", "Algorithm", UINT, 1, DEC, fingerprint_algorithms },
	[SSHFP_TYPE] = { "dns.sshfp.fingerprint.type", "Fingerprint type", UINT, 1, DEC, fingerprint_types },
	[SSHFP]  = { "dns.sshfp.fingerprint", "Fingerprint", BYTES },
	[DHCID]  = { "dns.dhcid.rdata", "DHCID Data", BYTES },
	[TLSA_USAGE] = { "dns.tlsa.certificate_usage", "Certificate Usage", UINT, 1, DEC, usages },
	[TLSA_SELECTOR] = { "dns.tlsa.selector", "Selector", UINT, 1, DEC, selectors },
	[TLSA_MATCHING] = { "dns.tlsa.matching_type", "Matching Type", UINT, 1, DEC, matchings },
	[TLSA_DATA] = { "dns.tlsa.certificate_association_data", "Certificate Association Data", BYTES },
	[OPENPGPKEY] = { "dns.openpgpkey", "OpenPGP Key", BYTES },
	[ZONEMD_SERIAL] = { "dns.zonemd.serial", "Serial", UINT, 4 },
	[ZONEMD_SCHEME] = { "dns.zonemd.scheme", "Scheme", UINT, 1 },
	[ZONEMD_HASH] = { "dns.zonemd.hash_algo", "Hash Algorithm", UINT, 1, DEC, zone_hashes },
	[ZONEMD_DIGEST] = { "dns.zonemd.digest", "Digest", BYTES },
	[NID_PREFERENCE] = { "dns.ilnp.nid.preference", "Preference", UINT, 2, .listed = " " },
	[NID]    = { "dns.ilnp.nid", "NodeID", BYTES, 8 },
	[L32_PREFERENCE] = { "dns.ilnp.l32.preference", "Preference", UINT, 2, .listed = " " },
	[L32]    = { "dns.ilnp.l32", "Locator32", IPV4, .listed = " " },
	[L64_PREFERENCE] = { "dns.ilnp.l64.preference", "Preference", UINT, 2, .listed = " " },
	[L64]    = { "dns.ilnp.l64", "Locator64", BYTES, 8 },
	[LP_PREFERENCE] = { "dns.ilnp.lp.preference", "Preference", UINT, 2, .listed = " " },
	[LP]     = { "dns.ilnp.lp", "Locator FQDN", DOMAIN_NAME, .listed = " " },
	[EUI48]  = { "dns.eui48", "EUI48 Address", MAC, .listed = " " },
	[EUI64]  = { "dns.eui64", "EUI64 Address", BYTES, 8 },
	[URI_PRIORITY] = { "dns.uri.priority", "Priority", UINT, 2, .listed = " " },
	[URI_WEIGHT] = { "dns.uri.weight", "Weight", UINT, 2, .listed = " " },
	[URI_TARGET] = { "dns.uri.target", "Target", TEXT, .listed = " " },
	[CAA_FLAGS] = { "dns.caa.flags", "CAA Flags", UINT, 1, HEX, .parts = 1 },
	[CAA_CRITICAL] = { "dns.caa.flags.issuer_critical", "Issuer Critical", BOOL, 1, .mask = 0x80 },
	[CAA_TAG_LEN] = { "dns.caa.tag_length", "Tag length", UINT, 1, .unit = "bytes" },
	[CAA_TAG] = { "dns.caa.tag", "Tag", TEXT },
	[CAA_VALUE] = { "dns.caa.value", "Value", TEXT },
};

#define R(row) { &fields[row], DNS_FIXED }
#define COUNTED(row) { &fields[row], DNS_COUNTED }
#define REST(row) { &fields[row], DNS_REST }

const struct dns_layout dns_records[] = {
	{ { 1 }, { R(A) } }, { { 28 }, { R(AAAA) } }, { { 2 }, { R(NS) } }, { { 3 }, { R(MD) } },
	{ { 4 }, { R(MF) } }, { { 5 }, { R(CNAME) } }, { { 39 }, { R(DNAME) } }, { { 7 }, { R(MB) } },
	{ { 8 }, { R(MG) } }, { { 9 }, { R(MR) } }, { { 12 }, { R(PTR) } }, { { 10 }, { REST(NULL_DATA) } },
	{ { 6 }, { R(SOA_MNAME), R(SOA_RNAME), R(SOA_SERIAL), R(SOA_REFRESH), R(SOA_RETRY), R(SOA_EXPIRE),
	    R(SOA_MINIMUM) } },
	{ { 13 }, { R(HINFO_CPU_LEN), COUNTED(HINFO_CPU), R(HINFO_OS_LEN), COUNTED(HINFO_OS) } },
	{ { 14 }, { R(MINFO_R), R(MINFO_E) } }, { { 15 }, { R(MX_PREFERENCE), R(MX_EXCHANGE) } },
	{ { 17 }, { R(RP_MAILBOX), R(RP_TXT) } }, { { 18 }, { R(AFSDB_SUBTYPE), R(AFSDB_HOST) } },
	{ { 19 }, { R(X25_LEN), COUNTED(X25) } }, { { 21 }, { R(RT_PREFERENCE), R(RT_HOST) } },
	{ { 22 }, { REST(NSAP) } }, { { 23 }, { R(NSAP_OWNER) } },
	{ { 26 }, { R(PX_PREFERENCE), R(PX_822), R(PX_400) } },
	{ { 27 }, { R(LONGITUDE_LEN), COUNTED(LONGITUDE), R(LATITUDE_LEN), COUNTED(LATITUDE),
	    R(ALTITUDE_LEN), COUNTED(ALTITUDE) } },
	{ { 33 }, { R(SRV_PRIORITY), R(SRV_WEIGHT), R(SRV_PORT), R(SRV_TARGET) } },
	{ { 35 }, { R(NAPTR_ORDER), R(NAPTR_PREFERENCE), R(NAPTR_FLAGS_LEN), COUNTED(NAPTR_FLAGS),
	    R(NAPTR_SERVICE_LEN), COUNTED(NAPTR_SERVICE), R(NAPTR_REGEX_LEN), COUNTED(NAPTR_REGEX),
	    R(NAPTR_REPLACEMENT) } },
	{ { 36 }, { R(KX_PREFERENCE), R(KX_EXCHANGE) } },
	{ { 37 }, { R(CERT_TYPE), R(CERT_TAG), R(CERT_ALGORITHM), REST(CERT) } },
	{ { 44 }, { R(SSHFP_ALGORITHM), R(SSHFP_TYPE), REST(SSHFP) } }, { { 49 }, { REST(DHCID) } },
	{ { 52, 53 }, { R(TLSA_USAGE), R(TLSA_SELECTOR), R(TLSA_MATCHING), REST(TLSA_DATA) } },
	{ { 61 }, { REST(OPENPGPKEY) } },
	{ { 63 }, { R(ZONEMD_SERIAL), R(ZONEMD_SCHEME), R(ZONEMD_HASH), REST(ZONEMD_DIGEST) } },
	{ { 104 }, { R(NID_PREFERENCE), R(NID) } }, { { 105 }, { R(L32_PREFERENCE), R(L32) } },
	{ { 106 }, { R(L64_PREFERENCE), R(L64) } }, { { 107 }, { R(LP_PREFERENCE), R(LP) } },
	{ { 108 }, { R(EUI48) } }, { { 109 }, { R(EUI64) } },
	{ { 256 }, { R(URI_PRIORITY), R(URI_WEIGHT), REST(URI_TARGET) } },
	{ { 257 }, { R(CAA_FLAGS), R(CAA_TAG_LEN), COUNTED(CAA_TAG), REST(CAA_VALUE) } },
	{ { 0 } },
};

const struct dissector dissector_dns_records = {
	.proto = { "dns.records", "Records of DNS", PROTOCOL },
	ROWS(fields),
	.also = &dissector_dns_odd,
};
