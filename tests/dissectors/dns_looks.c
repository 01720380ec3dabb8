/* T09: DNS on ports that are not its own, by what a datagram says; and what is none. */

#include <stdio.h>
#include "dissectors/application/dns.h"
#include "tests/dissectors/decode.h"

#define QUESTION "03777777 067363686f6f6c 076578616d706c65 00 0001 0001"	/* www.school.example, A, IN */

/* RFC 1035 section 4.1 by hand. */
static const struct {
	const char *what, *bytes;
	bool is;
} datagrams[] = {
	{ "a question", "a9e1 0100 0001 0000 0000 0000" QUESTION, true },
	{ "with EDNS", "a9e1 0120 0001 0000 0000 0001" QUESTION "00 0029 04d0 00000000 0000", true },
	{ "a refusal", "a9e1 8105 0001 0000 0000 0000" QUESTION, true },
	{ "an answer", "a9e1 8180 0001 0001 0000 0000" QUESTION "c00c 0001 0001 00000e10 0004 c6336450", true },
	{ "of the root", "a9e1 0100 0001 0000 0000 0000 00 0002 0001", true },
	{ "a header alone", "a9e1 0100 0001 0000 0000 0000", false },
	{ "a byte behind it", "a9e1 0100 0001 0000 0000 0000" QUESTION "00", false },
	{ "two questions", "a9e1 0100 0002 0000 0000 0000" QUESTION QUESTION, false },
	{ "no question", "a9e1 8180 0000 0001 0000 0000 00 0001 0001 00000e10 0004 c6336450", false },
	{ "no room for the answers", "a9e1 8180 0001 0040 0000 0000" QUESTION "c00c 0001 0001 00000e10 0004 c6336450", false },
	{ "answers in a question", "a9e1 0100 0001 0001 0000 0000" QUESTION "c00c 0001 0001 00000e10 0004 c6336450", false },
	{ "a failure in a question", "a9e1 0103 0001 0000 0000 0000" QUESTION, false },
	{ "Z", "a9e1 0140 0001 0000 0000 0000" QUESTION, false },
	{ "no such type", "a9e1 0100 0001 0000 0000 0000 01 61 00 fff0 0001", false },
	{ "no such class", "a9e1 0100 0001 0000 0000 0000 01 61 00 0001 0777", false },
	{ "a name without end", "a9e1 0100 0001 0000 0000 0000 3f 61 00 0001 0001", false },
	{ "a pointer in the question", "a9e1 0100 0001 0000 0000 0000 c00c 0001 0001", false },
};

Test(dns_looks, recognises)
{
	for (size_t i = 0; i < COUNT(datagrams); i++) {
		size_t n;
		const uint8_t *p = hex_bytes(datagrams[i].bytes, &n);

		cr_expect_eq(dns_recognises(p, n), datagrams[i].is, "%s", datagrams[i].what);
	}
}

/* It goes before a name by port alone (443: QUIC), not before a decoder (69 is TFTP's name, 67 is DHCP). */
static const struct {
	const char *ports;
	const char *layer;
	bool guessed;
} ports[] = {
	{ "fe02 ff35", "dns", true }, { "fe02 01bb", "dns", true }, { "01bb fe02", "dns", true },
	{ "fe02 0045", "dns", true }, { "fe02 0035", "dns", false }, { "fe02 0043", "dhcp", false },
};

Test(dns_looks, on_any_port)
{
	for (size_t i = 0; i < COUNT(ports); i++) {
		char bytes[256];

		snprintf(bytes, sizeof bytes, "%s 002c 0000 a9e1 0100 0001 0000 0000 0000" QUESTION, ports[i].ports);
		struct decoded got = decode(ENTRY_udp, bytes);

		cr_expect(has_line(&got, ports[i].layer), "%s:\n%s", ports[i].ports, got.tree);
		cr_expect_eq(has_line(&got, "udp.decoded_as"), ports[i].guessed, "%s:\n%s", ports[i].ports, got.tree);
	}
}
