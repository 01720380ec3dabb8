/*
 * IP Authentication Header.  RFC 4302 section 2.
 *
 *	| Next Header   |  Payload Len  |          RESERVED             |
 *	|                 Security Parameters Index (SPI)               |
 *	|                    Sequence Number Field                      |
 *	|                Integrity Check Value (variable)               |
 */

#include "dissectors/engine/dissect.h"
#include "dissectors/network/ip_protos.h"

enum { NEXT, LENGTH, LENGTH_BYTES, RESERVED, SPI, SEQUENCE, ICV, LENGTH_BAD };

static const struct field fields[] = {
	[NEXT]     = { "ah.next_header", "Next Header", UINT, 1, DEC, ip_protos, .leads = true },
	[LENGTH]   = { "ah.length", "Length", UINT, 1 },
	[LENGTH_BYTES] = { "ah.length_bytes", "Length", UINT, .unit = "bytes", .generated = true },
	[RESERVED] = { "ah.reserved", "Reserved", BYTES },
	[SPI]      = { "ah.spi", "AH SPI", UINT, 4, HEX },
	[SEQUENCE] = { "ah.sequence", "AH Sequence", UINT, 4 },
	[ICV]      = { "ah.icv", "AH ICV", BYTES },
	[LENGTH_BAD] = { "ah.length.bad", "The length is shorter than the header's 12 bytes", NOTE, .severity = ERROR },
};

enum { SHORTEST = 12 };

static void
dissect(struct dissection *d)
{
	uint64_t next = add_uint(d, NEXT);
	size_t n = (add_uint(d, LENGTH) + 2) * 4;	/* RFC 4302 2.2: in words, less two */

	add_derived(d, LENGTH_BYTES, n);
	add_bytes(d, RESERVED, 2);
	add_uint(d, SPI);
	add_uint(d, SEQUENCE);
	summary(d, 0);
	if (n < SHORTEST) {
		add_note(d, LENGTH_BAD);
		return;
	}
	if (n > SHORTEST)
		add_bytes(d, ICV, n - SHORTEST);
	hand_over(d, IP_PROTO, (uint32_t)next);
}

const struct dissector dissector_ah = {
	.proto = { "ah", "Authentication Header", PROTOCOL },
	.column = "AH",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "AH (SPI={ah.spi%})" },
	.on = { { IP_PROTO, 51 } },
};
