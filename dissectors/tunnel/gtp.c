/* GTP-U version 1: subscribers' packets over UDP.  3GPP TS 29.281 section 5. */

#include "dissectors/engine/dissect.h"

static const struct value types[] = {	/* TS 29.281 table 6.1-1 */
	{ 1, "Echo request" }, { 2, "Echo response" }, { 26, "Error indication" },
	{ 31, "Supported extension headers" }, { 254, "End marker" }, { 255, "T-PDU" }, { 0, NULL },
};

enum { FLAG_BITS, VERSION, FLAG_PT, FLAG_E, FLAG_S, FLAG_PN, TYPE, LEN, TEID, SEQUENCE, NPDU, NEXT, EXTENSION };

static const struct field fields[] = {
	[FLAG_BITS] = { "gtp.flags", "Flags", UINT, 1, HEX, .parts = 5 },
	[VERSION]  = { "gtp.flags.version", "Version", UINT, 1, .mask = 0xe0 },
	[FLAG_PT]  = { "gtp.flags.payload", "Protocol type: GTP", BOOL, 1, .mask = 0x10 },
	[FLAG_E]   = { "gtp.flags.e", "Extension header present", BOOL, 1, .mask = 0x04 },
	[FLAG_S]   = { "gtp.flags.s", "Sequence number present", BOOL, 1, .mask = 0x02 },
	[FLAG_PN]  = { "gtp.flags.pn", "N-PDU number present", BOOL, 1, .mask = 0x01 },
	[TYPE]     = { "gtp.message", "Message Type", UINT, 1, DEC, types },
	[LEN]      = { "gtp.length", "Length", UINT, 2, .unit = "bytes" },
	[TEID]     = { "gtp.teid", "TEID", UINT, 4, HEX_DEC },
	[SEQUENCE] = { "gtp.seq_number", "Sequence number", UINT, 2 },
	[NPDU]     = { "gtp.npdu_number", "N-PDU Number", UINT, 1 },
	[NEXT]     = { "gtp.next", "Next extension header type", UINT, 1, HEX },
	[EXTENSION] = { "gtp.ext_hdr", "Extension header", BYTES },
};

enum { T_PDU = 255 };

/* Extensions count themselves in words, their type of the next one included. */
static void
dissect_extensions(struct dissection *d, uint64_t next)
{
	while (next && left(d)) {
		size_t n = *d->p * 4u;

		if (n < 4) {
			take(d, left(d) + d->uncaptured + 1);	/* none is shorter */
			return;
		}
		add_bytes(d, EXTENSION, n - 1);
		next = add_uint(d, NEXT);
	}
}

static void
dissect(struct dissection *d)
{
	uint64_t flags = add_uint(d, FLAG_BITS), type = add_uint(d, TYPE);

	summary(d, 0);
	end_after(d, add_uint(d, LEN) + 4);
	add_uint(d, TEID);
	if (flags & 7) {
		add_uint(d, SEQUENCE);
		add_uint(d, NPDU);
		uint64_t next = add_uint(d, NEXT);

		if (flags & 4)
			dissect_extensions(d, next);
	}
	if (type == T_PDU && left(d))
		hand_over(d, ETHERTYPE, *d->p >> 4 == 6 ? 0x86dd : 0x0800);
}

const struct dissector dissector_gtp = {
	.proto = { "gtp", "GPRS Tunneling Protocol", PROTOCOL },
	.column = "GTP",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{gtp.message}" },
	.on = { { UDP_PORT, 2152 } },
};
