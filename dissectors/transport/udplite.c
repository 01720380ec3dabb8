/* UDP-Lite: UDP whose checksum may cover a part.  RFC 3828 section 3. */

#include "dissectors/engine/dissect.h"

enum { SRCPORT, DSTPORT, COVERAGE, CHECKSUM, COVERAGE_BAD };

static const struct field fields[] = {
	[SRCPORT]  = { "udplite.srcport", "Source Port", UINT, 2 },
	[DSTPORT]  = { "udplite.dstport", "Destination Port", UINT, 2 },
	[COVERAGE] = { "udplite.checksum_coverage", "Checksum coverage (0: all)", UINT, 2, .unit = "bytes" },
	[CHECKSUM] = { "udplite.checksum", "Checksum", UINT, 2, HEX },
	[COVERAGE_BAD] = { "udplite.checksum_coverage.bad", "It covers less than the header's 8 bytes, or more than there is", NOTE, .severity = ERROR },
};

static void
dissect(struct dissection *d)
{
	size_t n = left(d) + d->uncaptured;

	add_uint(d, SRCPORT);
	add_uint(d, DSTPORT);
	uint64_t coverage = add_uint(d, COVERAGE);

	add_uint(d, CHECKSUM);
	if (coverage && (coverage < 8 || coverage > n))
		add_note(d, COVERAGE_BAD);
	summary(d, 0);
}

const struct dissector dissector_udplite = {
	.proto = { "udplite", "Lightweight User Datagram Protocol", PROTOCOL },
	.column = "UDP-Lite",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{udplite.srcport} → {udplite.dstport}" },
	.on = { { IP_PROTO, 136 } },
};
