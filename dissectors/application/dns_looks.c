/*
 * Whether bytes are a message of DNS, where no port says so: many servers listen
 * elsewhere, and behind a gap in a stream the next message has to be found.
 */

#include "dissectors/application/dns.h"

enum {
	RESPONSE = 0x8000, OPCODE = 0x7800, Z = 0x0040, RCODE = 0x000f,		/* in the flags */
	OPCODE_SHIFT = 11, OPCODE_MAX = 6,
	QUESTION_MIN = 5, RECORD_MIN = 11,	/* RFC 1035 sections 4.1.2 and 4.1.3, of the root's name */
	CLASS = 0x7fff,			/* without the bit that mDNS takes from it */
};

static size_t
count_records(const uint8_t *p)
{
	return (size_t)(big_endian(p + 6, 2) + big_endian(p + 8, 2) + big_endian(p + 10, 2));
}

/* Only answers may leave the question out: RFC 5936 section 2.2.1. */
bool
dns_looks_like_header(const uint8_t *p, size_t length)
{
	uint64_t flags = big_endian(p + 2, 2), questions = big_endian(p + 4, 2), answers = big_endian(p + 6, 2);

	return !(flags & Z) && (flags & OPCODE) >> OPCODE_SHIFT <= OPCODE_MAX &&
	    (questions == 1 || (flags & RESPONSE && !questions && answers)) &&
	    DNS_HEADER + questions * QUESTION_MIN + count_records(p) * RECORD_MIN <= length;
}

/* Where the first question ends, behind its type and class; 0: it is none. */
static size_t
end_of_question(const uint8_t *p, size_t n)
{
	size_t at = DNS_HEADER;

	while (at < n && p[at] && p[at] <= LABEL_MAX)
		at += 1 + p[at];
	if (at >= n || p[at] || at + 1 - DNS_HEADER > DOMAIN_MAX || n - at < QUESTION_MIN)
		return 0;
	bool known = meaning(dns_types, big_endian(p + at + 1, 2)) && meaning(dns_classes, big_endian(p + at + 3, 2) & CLASS);

	return known ? at + QUESTION_MIN : 0;
}

/* A plain question has no answer, and nothing behind it but EDNS or a signature. */
bool
dns_recognises(const uint8_t *p, size_t n)
{
	if (n < DNS_HEADER + QUESTION_MIN || big_endian(p + 4, 2) != 1 || !dns_looks_like_header(p, n))
		return false;
	uint64_t flags = big_endian(p + 2, 2);
	size_t records = count_records(p), end = end_of_question(p, n);

	if (!end || flags & OPCODE || end + records * RECORD_MIN > n)
		return false;
	return flags & RESPONSE || (!(flags & RCODE) && big_endian(p + 10, 2) == records && (records || end == n));
}
