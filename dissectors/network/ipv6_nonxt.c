/* "No next header": what follows is to be ignored.  RFC 8200 section 4.7. */

#include "dissectors/engine/dissect.h"

enum { IGNORED };

static const struct field fields[] = {
	[IGNORED] = { "ipv6.nonxt.data", "Bytes to ignore", BYTES },
};

static void
dissect(struct dissection *d)
{
	summary(d, 0);
	if (left(d))
		add_bytes(d, IGNORED, left(d));
}

const struct dissector dissector_ipv6_nonxt = {
	.proto = { "ipv6.nonxt", "No Next Header for IPv6", PROTOCOL },
	.column = "IPv6",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "IPv6 no next header" },
	.on = { { IP_PROTO, 59 } },
};
