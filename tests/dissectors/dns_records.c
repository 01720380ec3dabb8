/*
 * What stands in records of DNS, type by type.  From the RFCs' examples where
 * a section is named; the others are by hand, and tshark agrees.
 */

#include <stdio.h>
#include "tests/dissectors/decode.h"

static const struct {
	const char *name, *type, *data;
	const char *lines[16];
} records[] = {
	{ "NULL", "000a", "deadbeef", { "dns.null deadbeef", NULL } },
	{ "MB", "0007", "0161 0162 00", { "dns.mb a.b", NULL } },
	{ "MINFO", "000e", "0172 0178 00 0165 0178 00", { "dns.minfo.r r.x", "dns.minfo.e e.x", NULL } },
	{ "HINFO", "000d", "02 5043 05 4c696e7578",
	  { "dns.hinfo.cpu_length 2", "dns.hinfo.cpu PC", "dns.hinfo.os Linux", NULL } },
	{ "WKS", "000b", "c0000201 06 00000040",
	  { "dns.wks.address 192.0.2.1", "dns.wks.protocol 6", "dns.wks.bits 00000040", NULL } },
	{ "RP", "0011", "026d62 00 03747874 00", { "dns.rp.mailbox mb", "dns.rp.txt_rr txt", NULL } },
	{ "AFSDB", "0012", "0001 0168 00", { "dns.afsdb.subtype 1", "dns.afsdb.hostname h", NULL } },
	{ "X25", "0013", "0c 333131303631373030393536", { "dns.x25.psdn_address 311061700956", NULL } },
	{ "ISDN: RFC 1183 section 3.2", "0014", "0f 313530383632303238303033323137 03 303034",
	  { "dns.idsn.address 150862028003217", "dns.idsn.sa.address 004", NULL } },
	{ "RT", "0015", "000a 0168 00", { "dns.rt.subtype 10", "dns.rt.intermediate_host h", NULL } },
	{ "NSAP", "0016", "47000580ff", { "dns.nsap.rdata 47000580ff", NULL } },
	{ "KEY", "0019", "0100 03 05 0102030405060708",
	  { "dns.key.flags 0x0100", "dns.key.protocol 3", "dns.key.algorithm 5 (RSA/SHA-1)",
	    "dns.key.public_key 0102030405060708", NULL } },
	{ "PX", "001a", "000a 016d 00 016e 00",
	  { "dns.px.preference 10", "dns.px.map822 m", "dns.px.map400 n", NULL } },
	{ "GPOS: RFC 1712 section 3", "001b", "08 2d33322e36383832 08 3131362e38363532 04 31302e30",
	  { "dns.gpos.longitude -32.6882", "dns.gpos.latitude 116.8652", "dns.gpos.altitude 10.0", NULL } },
	{ "LOC", "001d", "00 12 16 13 8b0d2c8c 7ff8fca5 00989680",
	  { "dns.loc.version 0", "dns.loc.size 18", "dns.loc.horizontal_precision 22",
	    "dns.loc.latitude 2332896396", "dns.loc.longitude 2147024037", "dns.loc.altitude 10000000",
	    NULL } },
	{ "NXT: RFC 2535 section 5.2", "001e", "016e 00 62000002",
	  { "dns.nxt.next_domain_name n", "dns.nsec.type 1 (A)", "dns.nsec.type 2 (NS)",
	    "dns.nsec.type 6 (SOA)", "dns.nsec.type 30 (NXT)", NULL } },
	{ "MX", "000f", "000a 046d61696c 00",
	  { "dns.mx.preference 10", "dns.mx.mail_exchange mail", NULL } },
	{ "TXT of two strings, one of them empty", "0010", "02 6869 00",
	  { "dns.txt.length 2", "dns.txt hi", "dns.txt.length 0", "dns.txt ", NULL } },
	{ "SRV", "0021", "0000 0005 006e 046d61696c 00",
	  { "dns.srv.priority 0", "dns.srv.weight 5", "dns.srv.port 110", "dns.srv.target mail", NULL } },
	{ "NAPTR", "0023", "0064 000a 01 75 07 4532552b736970 0e 215e2e2a24217369703a78407921 00",
	  { "dns.naptr.order 100", "dns.naptr.preference 10", "dns.naptr.flags u",
	    "dns.naptr.service E2U+sip", "dns.naptr.regex !^.*$!sip:x@y!", "dns.naptr.replacement <Root>",
	    NULL } },
	{ "KX", "0024", "000a 016b 00", { "dns.kx.preference 10", "dns.kx.key_exchange k", NULL } },
	{ "CERT", "0025", "0001 1234 05 aabbcc",
	  { "dns.cert.type 1 (PKIX)", "dns.cert.key_tag 0x1234", "dns.cert.algorithm 5 (RSA/SHA-1)",
	    "dns.cert.certificate aabbcc", NULL } },
	{ "A6 without a prefix", "0026", "00 20010db8000000000000000000000001",
	  { "dns.a6.prefix_len 0", "dns.a6.address_suffix 2001:db8::1", NULL } },
	{ "A6 with a prefix", "0026", "40 0001020304050607 0170 00",
	  { "dns.a6.prefix_len 64", "dns.a6.address_suffix 0001020304050607", "dns.a6.prefix_name p",
	    NULL } },
	{ "DNAME", "0027", "0164 00", { "dns.dname d", NULL } },
	{ "APL: RFC 3123 section 4", "002a", "0001 18 83 c00002 0001 20 04 c0000201",
	  { "dns.apl.address_family 1 (IPv4)", "dns.apl.coded_prefix 24", "dns.apl.negation 1",
	    "dns.apl.afdlength 3", "dns.apl.afdpart.data c00002", "dns.apl.negation 0",
	    "dns.apl.afdpart.ipv4 192.0.2.1", NULL } },
	{ "DS: RFC 4034 section 5.4", "002b", "ec45 05 01 2bb183af5f22588179a53b0a98631fad1a292118",
	  { "dns.ds.key_id 0xec45", "dns.ds.algorithm 5 (RSA/SHA-1)", "dns.ds.digest_type 1 (SHA-1)",
	    "dns.ds.digest 2bb183af5f22588179a53b0a98631fad1a292118", NULL } },
	{ "SSHFP", "002c", "04 02 0001020304",
	  { "dns.sshfp.algorithm 4 (Ed25519)", "dns.sshfp.fingerprint.type 2 (SHA-256)",
	    "dns.sshfp.fingerprint 0001020304", NULL } },
	{ "IPSECKEY by address", "002d", "0a 01 02 c0000226 010203",
	  { "dns.ipseckey.gateway_precedence 10", "dns.ipseckey.gateway_type 1 (IPv4 gateway)",
	    "dns.ipseckey.gateway_algorithm 2 (RSA)", "dns.ipseckey.gateway_ipv4 192.0.2.38",
	    "dns.ipseckey.public_key 010203", NULL } },
	{ "IPSECKEY by name", "002d", "0a 03 02 0167 00 010203",
	  { "dns.ipseckey.gateway_dns g", "dns.ipseckey.public_key 010203", NULL } },
	{ "RRSIG", "002e", "0001 08 02 00000e10 495b0f84 48e207b4 1234 0178 00 0102030405",
	  { "dns.rrsig.type_covered 1 (A)", "dns.rrsig.algorithm 8 (RSA/SHA-256)", "dns.rrsig.labels 2",
	    "dns.rrsig.original_ttl 3600", "dns.rrsig.signature_expiration 1230704516.000000000",
	    "dns.rrsig.signature_inception 1222772660.000000000", "dns.rrsig.key_tag 4660",
	    "dns.rrsig.signers_name x", "dns.rrsig.signature 0102030405", NULL } },
	{ "NSEC: RFC 4034 section 4.3", "002f", "04686f7374 00 0006 400100000003 041b"
	  "000000000000000000000000000000000000000000000000000020",
	  { "dns.nsec.next_domain_name host", "dns.nsec.type 1 (A)", "dns.nsec.type 15 (MX)",
	    "dns.nsec.type 46 (RRSIG)", "dns.nsec.type 47 (NSEC)", "dns.nsec.type 1234", NULL } },
	{ "NSEC3", "0032", "01 01 000a 04 aabbccdd 05 0102030405 0001 40",
	  { "dns.nsec3.algo 1 (SHA-1)", "dns.nsec3.flags 1", "dns.nsec3.iterations 10",
	    "dns.nsec3.salt_length 4", "dns.nsec3.salt_value aabbccdd", "dns.nsec3.hash_length 5",
	    "dns.nsec3.hash_value 0102030405", "dns.nsec.type 1 (A)", NULL } },
	{ "NSEC3PARAM", "0033", "01 00 000a 02 abcd",
	  { "dns.nsec3.iterations 10", "dns.nsec3.salt_value abcd", NULL } },
	{ "TLSA", "0034", "03 01 01 00010203",
	  { "dns.tlsa.certificate_usage 3 (DANE-EE)", "dns.tlsa.selector 1 (SPKI)",
	    "dns.tlsa.matching_type 1 (SHA2-256)", "dns.tlsa.certificate_association_data 00010203",
	    NULL } },
	{ "HIP", "0037", "04 02 0003 01020304 aabbcc 0172 00 0173 00",
	  { "dns.hip.hit.length 4", "dns.hip.hit.pk.algo 2 (RSA)", "dns.hip.pk.length 3",
	    "dns.hip.hit 01020304", "dns.hip.pk aabbcc", "dns.hip.rendezvous_server r",
	    "dns.hip.rendezvous_server s", NULL } },
	{ "CSYNC: RFC 7477 section 2.1.3", "003e", "00000042 0003 0004 60000008",
	  { "dns.csync.soa 66", "dns.csync.flags 0x0003", "dns.nsec.type 1 (A)", "dns.nsec.type 2 (NS)",
	    "dns.nsec.type 28 (AAAA)", NULL } },
	{ "ZONEMD", "003f", "00000001 01 01 0001",
	  { "dns.zonemd.serial 1", "dns.zonemd.scheme 1", "dns.zonemd.hash_algo 1 (SHA-384)",
	    "dns.zonemd.digest 0001", NULL } },
	{ "SPF", "0063", "0b 763d73706631202d616c6c", { "dns.spf v=spf1 -all", NULL } },
	{ "NID: RFC 6742 section 2.1", "0068", "000a 00144fffff20ee64",
	  { "dns.ilnp.nid.preference 10", "dns.ilnp.nid 00144fffff20ee64", NULL } },
	{ "L32", "0069", "000a 0a010200", { "dns.ilnp.l32 10.1.2.0", NULL } },
	{ "L64", "006a", "000a 20010db811400000", { "dns.ilnp.l64 20010db811400000", NULL } },
	{ "LP", "006b", "000a 016c 00", { "dns.ilnp.lp l", NULL } },
	{ "EUI48: RFC 7043 section 3.2", "006c", "00005e00532a", { "dns.eui48 00:00:5e:00:53:2a", NULL } },
	{ "EUI64: RFC 7043 section 4.2", "006d", "00005eef1000002a",
	  { "dns.eui64 00005eef1000002a", NULL } },
	{ "URI", "0100", "000a 0001 6674703a2f2f782f",
	  { "dns.uri.priority 10", "dns.uri.weight 1", "dns.uri.target ftp://x/", NULL } },
	{ "CAA", "0101", "80 05 6973737565 63612e78",
	  { "dns.caa.flags 0x80", "dns.caa.tag_length 5", "dns.caa.tag issue", "dns.caa.value ca.x",
	    NULL } },
	{ "TSIG", "00fa", "046861736800 00005f000000 012c 0004 01020304 1234 0012 0000",
	  { "dns.tsig.algorithm_name hash", "dns.tsig.time_signed 1593835520.000000000",
	    "dns.tsig.fudge 300", "dns.tsig.mac_size 4", "dns.tsig.mac 01020304",
	    "dns.tsig.original_id 4660", "dns.tsig.error 18 (Signature out of time window)",
	    "dns.tsig.other_len 0", NULL } },
	{ "TKEY", "00f9", "03677373 00 5f000000 5f001000 0003 0000 0002 abcd 0000",
	  { "dns.tkey.algo_name gss", "dns.tkey.signature_inception 1593835520.000000000",
	    "dns.tkey.signature_expiration 1593839616.000000000", "dns.tkey.mode 3 (GSS-API)",
	    "dns.tkey.error 0 (No error)", "dns.tkey.key_size 2", "dns.tkey.key_data abcd", NULL } },
	{ "HTTPS", "0041", "0001 00 0001 0006 02 6832 02 6833 0003 0002 01bb 0004 0004 c0000201 0006 0010"
	  "20010db8000000000000000000000001 0000 0002 0001 0005 0002 abcd 0063 0001 ff",
	  { "dns.svcb.svcpriority 1", "dns.svcb.targetname <Root>", "dns.svcb.svcparam (alpn)",
	    "dns.svcb.svcparam.key 1 (alpn)", "dns.svcb.svcparam.value.length 6",
	    "dns.svcb.svcparam.alpn h2", "dns.svcb.svcparam.alpn h3", "dns.svcb.svcparam.port 443",
	    "dns.svcb.svcparam.ipv4hint.ip 192.0.2.1", "dns.svcb.svcparam.ipv6hint.ip 2001:db8::1",
	    "dns.svcb.svcparam.mandatory.key 1 (alpn)", "dns.svcb.svcparam.echconfig abcd",
	    "dns.svcb.svcparam.key 99", "dns.svcb.svcparam.value ff", NULL } },
	{ "DNSKEY: RFC 4034 section 5.4", "0030",
	  "0100030501039e8a247418e318903b215a848acfd5f37f026bd4062db26c774c690968d5d56df8bfda91e6f36d9a2798"
	  "88f41333357c5e6029990d10fdf5663062a512763326980a615ddbf17a05ddfcce7e5fb3abcca05a31b0957452d4521e"
	  "83870789063115bf97f6c308ccf57cdc9ce7fe10f6ed1bd0cc0660038c50dcdb0feb963c2f17",
	  { "dns.dnskey.flags 0x0100", "dns.dnskey.protocol 3", "dns.dnskey.algorithm 5 (RSA/SHA-1)",
	    "dns.dnskey.key_id 60485", NULL } },
};

/* An answer for the root, of this type and data. */
static const char *
message(const char *type, const char *data)
{
	static char hex[2048];
	size_t n;

	hex_bytes(data, &n);
	snprintf(hex, sizeof hex, "0001 8400 0000 0001 0000 0000 00 %s 0001 00000000 %04zx %s", type, n, data);
	return hex;
}

Test(dns_records, types)
{
	for (size_t i = 0; i < COUNT(records); i++) {
		const char *hex = message(records[i].type, records[i].data);
		struct decoded got = decode(ENTRY_dns, hex);

		expect_lines(records[i].name, &got, records[i].lines);
		cr_expect_null(strstr(got.tree, "_ws.malformed"), "%s: %s", records[i].name, got.tree);
		cr_expect_null(strstr(got.tree, "dns.data"), "%s: %s", records[i].name, got.tree);
		check_cuts(ENTRY_dns, hex);
		check_flips(ENTRY_dns, hex);
	}
}
