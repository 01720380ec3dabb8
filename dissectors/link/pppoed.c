/* PPP over Ethernet: how a host finds its access concentrator.  RFC 2516 section 5 and appendix A. */

#include "dissectors/link/pppoe.h"

static const struct value tags[] = {	/* IANA pppoe-parameters */
	{ 0x0000, "End-Of-List" }, { 0x0101, "Service-Name" }, { 0x0102, "AC-Name" },
	{ 0x0103, "Host-Uniq" }, { 0x0104, "AC-Cookie" }, { 0x0105, "Vendor-Specific" },
	{ 0x0106, "Credits" }, { 0x0107, "Metrics" }, { 0x0108, "Sequence Number" },
	{ 0x0109, "Credit Scale Factor" }, { 0x0110, "Relay-Session-Id" }, { 0x0111, "HURL" },
	{ 0x0112, "MOTM" }, { 0x0120, "PPP-Max-Payload" }, { 0x0121, "IP Route Add" },
	{ 0x0201, "Service-Name-Error" }, { 0x0202, "AC-System-Error" }, { 0x0203, "Generic-Error" },
	{ 0, NULL },
};

enum {
	TAG, TYPE, LENGTH, SERVICE_NAME, AC_NAME, HOST_UNIQ, AC_COOKIE, RELAY, MAX_PAYLOAD,
	SERVICE_ERROR, SYSTEM_ERROR, GENERIC_ERROR, DATA,
};

static const struct field fields[] = {
	[TAG]    = { "pppoed.tags", "Tag", GROUP, .values = tags },
	[TYPE]   = { "pppoed.tag", "Tag", UINT, 2, HEX, tags },
	[LENGTH] = { "pppoed.tag_length", "Tag Length", UINT, 2, .unit = "bytes" },
	[SERVICE_NAME]  = { "pppoed.tags.service_name", "Service-Name", TEXT },
	[AC_NAME]       = { "pppoed.tags.ac_name", "AC-Name", TEXT },
	[HOST_UNIQ]     = { "pppoed.tags.host_uniq", "Host-Uniq", BYTES },
	[AC_COOKIE]     = { "pppoed.tags.ac_cookie", "AC-Cookie", BYTES },
	[RELAY]         = { "pppoed.tags.relay_session_id", "Relay-Session-Id", BYTES },
	[MAX_PAYLOAD]   = { "pppoed.tags.max_payload", "PPP-Max-Payload", BYTES },
	[SERVICE_ERROR] = { "pppoed.tags.service_name_error", "Service-Name-Error", TEXT },
	[SYSTEM_ERROR]  = { "pppoed.tags.ac_system_error", "AC-System-Error", TEXT },
	[GENERIC_ERROR] = { "pppoed.tags.generic_error", "Generic-Error", TEXT },
	[DATA]          = { "pppoed.tag.unknown_data", "Data", BYTES },
};

static int
row_of(uint64_t tag)
{
	static const uint16_t rows[][2] = {
		{ 0x0101, SERVICE_NAME }, { 0x0102, AC_NAME }, { 0x0103, HOST_UNIQ },
		{ 0x0104, AC_COOKIE }, { 0x0110, RELAY }, { 0x0120, MAX_PAYLOAD },
		{ 0x0201, SERVICE_ERROR }, { 0x0202, SYSTEM_ERROR }, { 0x0203, GENERIC_ERROR },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i][0] == tag)
			return rows[i][1];
	return DATA;
}

static void
dissect_tag(struct dissection *d)
{
	struct node *tag = open_group(d, TAG, left(d) >= 2 ? big_endian(d->p, 2) : 0);
	uint64_t type = add_uint(d, TYPE);
	size_t len = add_uint(d, LENGTH);

	if (len)
		add_bytes(d, row_of(type), len);
	close_group(d, tag);
	if (!type && !d->fault)
		d->p = d->end;		/* the list ends here, whatever follows */
}

static void
dissect(struct dissection *d)
{
	dissect_pppoe_header(d);
	summary(d, 0);
	while (left(d))
		dissect_tag(d);
}

const struct dissector dissector_pppoed = {
	.proto = { "pppoed", "PPP-over-Ethernet Discovery", PROTOCOL },
	.column = "PPPoED",
	ROWS(fields),
	.also = &dissector_pppoes,
	.dissect = dissect,
	.summaries = { "{pppoe.code}{ AC-Name='|pppoed.tags.ac_name}{'|pppoed.tags.ac_name|}" },
	.on = { { ETHERTYPE, 0x8863 } },
};
