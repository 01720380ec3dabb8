/*
 * Options of the TCP header, as a list.  RFC 9293 section 3.1; numbers: IANA
 * tcp-parameters.
 */

#include "dissectors/engine/option_list.h"
#include "dissectors/transport/tcp_notes.h"
#include "dissectors/transport/tcp_options.h"

static const struct value kinds[] = {
	{ 1, "No-Operation (NOP)" }, { 8, "Timestamps" }, { 2, "Maximum segment size" },
	{ 3, "Window scale" }, { 4, "SACK permitted" }, { 5, "SACK" },
	{ 0, "End of Option List (EOL)" }, { 6, "Echo (obsolete)" }, { 7, "Echo reply (obsolete)" },
	{ 9, "Partial Order Permitted" }, { 10, "Partial Order Service Profile" }, { 11, "CC" },
	{ 12, "CC.NEW" }, { 13, "CC.ECHO" }, { 14, "Alternate Checksum Request" },
	{ 15, "Alternate Checksum Data" }, { 19, "MD5 signature" }, { 27, "Quick-Start Response" },
	{ 28, "User Timeout" }, { 29, "TCP Authentication (TCP-AO)" }, { 30, "Multipath TCP" },
	{ 34, "TCP Fast Open" }, { 69, "Encryption Negotiation" }, { 172, "Accurate ECN Order 0" },
	{ 174, "Accurate ECN Order 1" }, { 253, "Experimental" }, { 254, "Experimental" }, { 0, NULL },
};

enum {
	OPTION, KIND, LEN, MSS, WSCALE, MULTIPLIER, SACK_PERM, SACK_LEFT, SACK_RIGHT, TSVAL, TSECR,
	DATA, PADDING, LEN_BAD,
};

static const struct field fields[] = {
	[OPTION]  = { "tcp.option", "TCP Option", GROUP, .values = kinds, .costly = true },
	[KIND]    = { "tcp.option_kind", "Kind", UINT, 1, DEC, kinds, .costly = true },
	[LEN]     = { "tcp.option_len", "Length", UINT, 1, .unit = "bytes", .costly = true },
	[MSS]     = { "tcp.options.mss_val", "MSS Value", UINT, 2, .unit = "bytes" },
	[WSCALE]  = { "tcp.options.wscale.shift", "Shift count", UINT, 1, .costly = true },
	[MULTIPLIER] = { "tcp.options.wscale.multiplier", "Multiplier", UINT, .generated = true },
	[SACK_PERM] = { "tcp.options.sack_perm", "SACK permitted", NOTE },
	[SACK_LEFT] = { "tcp.options.sack_le", "Left edge", UINT, 4, .costly = true },
	[SACK_RIGHT] = { "tcp.options.sack_re", "Right edge", UINT, 4, .costly = true },
	[TSVAL]   = { "tcp.options.timestamp.tsval", "Timestamp value", UINT, 4 },
	[TSECR]   = { "tcp.options.timestamp.tsecr", "Timestamp echo reply", UINT, 4 },
	[DATA]    = { "tcp.option.data", "Data", BYTES, .costly = true },
	[PADDING] = { "tcp.options.padding", "Padding", BYTES, .costly = true },
	[LEN_BAD] = { "tcp.option_len.bad", "The option's length does not fit", NOTE, .severity = ERROR, .costly = true },
};

static const struct option_rows rows = {
	&fields[OPTION], &fields[KIND], &fields[LEN], &fields[DATA], &fields[PADDING], &fields[LEN_BAD],
	.singles = 2, .ends = true,
};

/* RFC 2018 section 3: blocks that were received, as raw sequence numbers. */
static void
dissect_sack(struct dissection *d)
{
	while (left(d) && fits(d, 8)) {
		add_uint(d, SACK_LEFT);
		add_uint(d, SACK_RIGHT);
	}
}

/* The value of an option whose length is the one that its RFC gives. */
static void
dissect_value(struct dissection *d, uint64_t kind, size_t len)
{
	if (kind == 2 && len == 4) {		/* RFC 9293 section 3.7.1 */
		add_uint(d, MSS);
	} else if (kind == 3 && len == 3) {	/* RFC 7323 section 2.2, 14 at most: 2.3 */
		uint64_t shift = add_uint(d, WSCALE);

		add_derived(d, MULTIPLIER, (uint64_t)1 << (shift < 14 ? shift : 14));
	} else if (kind == 4 && len == 2) {	/* RFC 2018 section 2 */
		add_note(d, SACK_PERM);
	} else if (kind == 5) {
		dissect_sack(d);
	} else if (kind == 8 && len == 10) {	/* RFC 7323 section 3.2 */
		add_uint(d, TSVAL);
		add_uint(d, TSECR);
	}
}

void
dissect_tcp_options(struct dissection *d, size_t n)
{
	dissect_option_list(d, n, &rows, dissect_value);
}

int8_t
tcp_window_shift(const uint8_t *p, size_t n)
{
	size_t len;

	for (size_t at = 0; at < n && p[at]; at += len) {
		len = p[at] == 1 ? 1 : n - at > 1 ? p[at + 1] : 0;
		if (!len || (p[at] != 1 && len < 2) || len > n - at)
			return -1;
		if (p[at] == 3 && len == 3)
			return p[at + 2] < 14 ? (int8_t)p[at + 2] : 14;
	}
	return -1;
}

const struct dissector dissector_tcp_options = {
	.proto = { "tcp.opts", "Options of TCP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_tcp_notes,
};
