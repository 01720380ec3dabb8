/*
 * Who a DHCP client is: options 61 and 97.  RFC 2132 section 9.14, RFC 4361, RFC
 * 8415 section 11, RFC 4578.
 */

#include "dissectors/application/dhcp.h"
#include "dissectors/link/hw_types.h"

static const struct value id_types[] = {
	{ 0, "Not a hardware address" }, { 255, "IAID and DUID" }, { 0, NULL },
};

static const struct value duid_types[] = {	/* RFC 8415 section 11 */
	{ 1, "Link-layer address and time" }, { 2, "Vendor's, by enterprise number" },
	{ 3, "Link-layer address" }, { 4, "UUID" }, { 0, NULL },
};

enum {
	ID_HW_TYPE, ID_MAC, ID_TYPE, ID_TEXT, ID_BYTES, ID_UUID, IAID, DUID_TYPE, DUID_TIMED_HW,
	DUID_TIME, DUID_HW, DUID_MAC, DUID_LINK, DUID_ENTERPRISE,
};

static const struct field fields[] = {
	[ID_HW_TYPE] = { "dhcp.hw.type", "Hardware type", UINT, 1, HEX, hw_types },
	[ID_MAC]    = { "dhcp.hw.mac_addr", "Client MAC address", MAC },
	[ID_TYPE]   = { "dhcp.client_id.type", "Type", UINT, 1, DEC, id_types },
	[ID_TEXT]   = { "dhcp.client_id.undef", "Client Identifier", TEXT },
	[ID_BYTES]  = { "dhcp.client_id", "Identifier", BYTES },
	[ID_UUID]   = { "dhcp.client_id.uuid", "Client Identifier (UUID)", BYTES },
	[IAID]      = { "dhcp.client_id.iaid", "IAID", BYTES },
	[DUID_TYPE] = { "dhcp.client_id.duid_type", "DUID Type", UINT, 2, DEC, duid_types },
	[DUID_TIMED_HW] = { "dhcp.client_id.duid_llt_hw_type", "Hardware type", UINT, 2, DEC, hw_types },
	[DUID_TIME] = { "dhcp.client_id.time", "Time", UINT, 4, .unit = "seconds since 2000" },
	[DUID_HW]   = { "dhcp.client_id.duid_ll_hw_type", "Hardware type", UINT, 2, DEC, hw_types },
	[DUID_MAC]  = { "dhcp.client_id.link_layer_address", "Link layer address", MAC },
	[DUID_LINK] = { "dhcp.client_id.link_layer_address", "Link layer address", BYTES },
	[DUID_ENTERPRISE] = { "dhcp.client_id.enterprise_num", "Enterprise number", UINT, 4 },
};

static void
add_rest(struct dissection *d, int row)
{
	if (dhcp_sent(d))
		add_bytes(d, row, dhcp_sent(d));
}

/* RFC 8415 section 11 */
static void
dissect_duid(struct dissection *d)
{
	uint64_t type = add_uint(d, DUID_TYPE), hw = 0;

	if (type == 1) {
		hw = add_uint(d, DUID_TIMED_HW);
		add_uint(d, DUID_TIME);
	} else if (type == 3) {
		hw = add_uint(d, DUID_HW);
	} else if (type == 2) {
		add_uint(d, DUID_ENTERPRISE);
	}
	if (hw)
		add_rest(d, is_mac(hw, dhcp_sent(d)) ? DUID_MAC : DUID_LINK);
	else
		add_rest(d, type == 4 && dhcp_sent(d) == 16 ? ID_UUID : ID_BYTES);
}

void
dissect_dhcp_client_id(struct dissection *d)
{
	size_t len = dhcp_sent(d);

	if (left(d) && is_mac(*d->p, len - 1)) {
		add_uint(d, ID_HW_TYPE);
		add_bytes(d, ID_MAC, 6);
		return;
	}
	uint64_t type = add_uint(d, ID_TYPE);

	if (type == 255 && len >= 7) {
		add_bytes(d, IAID, 4);
		dissect_duid(d);
	} else if (type == 0 && len == 17) {	/* PXE: RFC 4578 section 2.3 */
		add_rest(d, ID_UUID);
	} else {
		add_rest(d, type == 0 && left(d) && *d->p >= ' ' ? ID_TEXT : ID_BYTES);
	}
}

void
dissect_dhcp_machine_id(struct dissection *d)
{
	add_uint(d, ID_TYPE);
	add_rest(d, ID_UUID);
}

const struct dissector dissector_dhcp_client_id = {
	.proto = { "dhcp.client", "Who a DHCP client is", PROTOCOL },
	ROWS(fields),
	.also = &dissector_dhcp_relay,
};
