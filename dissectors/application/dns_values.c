/* Numbers of DNS and what they mean.  IANA dns-parameters, dns-sec-alg-numbers, ds-rr-types. */

#include "dissectors/application/dns.h"

const struct value dns_messages[] = { { 0, "query" }, { 1, "response" }, { 0, NULL } };

const struct value dns_types[] = {
	{ 1, "A" }, { 28, "AAAA" }, { 5, "CNAME" }, { 12, "PTR" }, { 2, "NS" }, { 6, "SOA" }, { 15, "MX" },
	{ 16, "TXT" }, { 33, "SRV" }, { 41, "OPT" }, { 65, "HTTPS" }, { 64, "SVCB" }, { 255, "ANY" },
	{ 3, "MD" }, { 4, "MF" }, { 7, "MB" }, { 8, "MG" }, { 9, "MR" }, { 10, "NULL" }, { 11, "WKS" },
	{ 13, "HINFO" }, { 14, "MINFO" }, { 17, "RP" }, { 18, "AFSDB" }, { 19, "X25" }, { 20, "ISDN" },
	{ 21, "RT" }, { 22, "NSAP" }, { 23, "NSAP-PTR" }, { 24, "SIG" }, { 25, "KEY" }, { 26, "PX" },
	{ 27, "GPOS" }, { 29, "LOC" }, { 30, "NXT" }, { 31, "EID" }, { 32, "NIMLOC" }, { 34, "ATMA" },
	{ 35, "NAPTR" }, { 36, "KX" }, { 37, "CERT" }, { 38, "A6" }, { 39, "DNAME" }, { 40, "SINK" },
	{ 42, "APL" }, { 43, "DS" }, { 44, "SSHFP" }, { 45, "IPSECKEY" }, { 46, "RRSIG" }, { 47, "NSEC" },
	{ 48, "DNSKEY" }, { 49, "DHCID" }, { 50, "NSEC3" }, { 51, "NSEC3PARAM" }, { 52, "TLSA" },
	{ 53, "SMIMEA" }, { 55, "HIP" }, { 56, "NINFO" }, { 57, "RKEY" }, { 58, "TALINK" }, { 59, "CDS" },
	{ 60, "CDNSKEY" }, { 61, "OPENPGPKEY" }, { 62, "CSYNC" }, { 63, "ZONEMD" }, { 99, "SPF" },
	{ 100, "UINFO" }, { 101, "UID" }, { 102, "GID" }, { 103, "UNSPEC" }, { 104, "NID" }, { 105, "L32" },
	{ 106, "L64" }, { 107, "LP" }, { 108, "EUI48" }, { 109, "EUI64" }, { 249, "TKEY" }, { 250, "TSIG" },
	{ 251, "IXFR" }, { 252, "AXFR" }, { 253, "MAILB" }, { 254, "MAILA" }, { 256, "URI" }, { 257, "CAA" },
	{ 258, "AVC" }, { 259, "DOA" }, { 260, "AMTRELAY" }, { 261, "RESINFO" }, { 32768, "TA" },
	{ 32769, "DLV" }, { 65281, "WINS" }, { 65282, "WINS-R" }, { 0, NULL },
};

const struct value dns_classes[] = {
	{ 1, "IN" }, { 2, "CS" }, { 3, "CH" }, { 4, "HS" }, { 254, "NONE" }, { 255, "ANY" }, { 0, NULL },
};

/* As Wireshark says them: they begin the summary. */
const struct value dns_opcodes[] = {
	{ 0, "Standard query" }, { 1, "Inverse query" }, { 2, "Server status request" },
	{ 4, "Zone change notification" }, { 5, "Dynamic update" },
	{ 6, "DNS Stateful operations (DSO)" }, { 0, NULL },
};

const struct value dns_rcodes[] = {
	{ 0, "No error" }, { 1, "Format error" }, { 2, "Server failure" }, { 3, "No such name" },
	{ 4, "Not implemented" }, { 5, "Refused" }, { 6, "Name exists" }, { 7, "RRset exists" },
	{ 8, "RRset does not exist" }, { 9, "Not authoritative" }, { 10, "Name out of zone" },
	{ 11, "DSO-Type not implemented" }, { 16, "Bad OPT version, or TSIG signature" },
	{ 17, "Key not recognized" }, { 18, "Signature out of time window" }, { 19, "Bad TKEY mode" },
	{ 20, "Duplicate key name" }, { 21, "Algorithm not supported" }, { 22, "Bad truncation" },
	{ 23, "Bad or missing server cookie" }, { 0, NULL },
};

const struct value dns_algorithms[] = {
	{ 1, "RSA/MD5" }, { 2, "Diffie-Hellman" }, { 3, "DSA/SHA-1" }, { 5, "RSA/SHA-1" },
	{ 6, "DSA/SHA-1 with NSEC3" }, { 7, "RSA/SHA-1 with NSEC3" }, { 8, "RSA/SHA-256" },
	{ 10, "RSA/SHA-512" }, { 12, "GOST R 34.10-2001" }, { 13, "ECDSA P-256 with SHA-256" },
	{ 14, "ECDSA P-384 with SHA-384" }, { 15, "Ed25519" }, { 16, "Ed448" }, { 252, "Indirect" },
	{ 253, "Private, by domain name" }, { 254, "Private, by OID" }, { 0, NULL },
};

const struct value dns_digests[] = {
	{ 1, "SHA-1" }, { 2, "SHA-256" }, { 3, "GOST R 34.11-94" }, { 4, "SHA-384" }, { 0, NULL },
};
