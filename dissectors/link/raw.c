/* No link layer at all: the first bits tell IPv4 from IPv6.  tcpdump.org/linktypes: RAW. */

#include "dissectors/engine/dissect.h"

enum { NEITHER };

static const struct field fields[] = {
	[NEITHER] = { "raw.version.bad", "Neither IPv4 nor IPv6", NOTE, .severity = WARNING },
};

static void
dissect(struct dissection *d)
{
	unsigned version = left(d) ? *d->p >> 4 : 0;

	summary(d, 0);
	if (version == 4)
		hand_over(d, ETHERTYPE, 0x0800);
	else if (version == 6)
		hand_over(d, ETHERTYPE, 0x86dd);
	else if (left(d))
		add_note(d, NEITHER);
}

const struct dissector dissector_raw = {
	.proto = { "raw", "Raw packet data", PROTOCOL },
	.column = "Raw",
	.title = "Raw packet data, without a link layer",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "Neither IPv4 nor IPv6" },
	/* 12 and 14 are what BPF calls it on some systems; some wrote those numbers to files. */
	.on = { { LINK_TYPE, 101 }, { LINK_TYPE, 12 }, { LINK_TYPE, 14 } },
};
