/* What a relay agent adds to DHCP: option 82, a list of options of its own.  RFC 3046 section 2. */

#include "dissectors/application/dhcp.h"
#include "dissectors/engine/option_list.h"

static const struct value suboptions[] = {	/* IANA bootp-dhcp-parameters */
	{ 1, "Agent Circuit ID" }, { 2, "Agent Remote ID" }, { 4, "DOCSIS Device Class" },
	{ 5, "Link selection" }, { 6, "Subscriber ID" }, { 7, "RADIUS Attributes" },
	{ 8, "Authentication" }, { 9, "Vendor-Specific Information" }, { 10, "Flags" },
	{ 11, "Server ID Override" }, { 12, "Relay Agent Identifier" },
	{ 13, "Access Technology Type" }, { 14, "Access Network Name" }, { 15, "Access Point Name" },
	{ 16, "Access Point BSSID" }, { 17, "Operator Identifier" }, { 18, "Operator Realm" },
	{ 19, "Source Port" }, { 150, "Link selection (Cisco)" },
	{ 151, "Virtual Subnet Selection" }, { 152, "Server ID Override (Cisco)" }, { 0, NULL },
};

enum {
	RELAY, CODE, LEN, DATA, LEN_BAD, CIRCUIT, REMOTE, DEVICE_CLASS,
	LINK, SUBSCRIBER, FLAG_BYTE, FLAG_UNICAST, SERVER, RELAY_ID, NETWORK, POINT, BSSID, REALM,
	LINK_CISCO, SERVER_CISCO,
};

#define AGENT_INFO "dhcp.option.agent_information_option"

static const struct field fields[] = {
	[RELAY]      = { AGENT_INFO, "Suboption", GROUP, .values = suboptions },
	[CODE] = { AGENT_INFO ".suboption", "Suboption", UINT, 1, DEC, suboptions },
	[LEN]  = { "dhcp.option.suboption_length", "Length", UINT, 1, .unit = "bytes" },
	[DATA] = { AGENT_INFO ".value", "Value", BYTES },
	[LEN_BAD] = { "dhcp.missing_subopt_value", "The suboption's length does not fit", NOTE, .severity = ERROR },
	[CIRCUIT]    = { AGENT_INFO ".agent_circuit_id", "Agent Circuit ID", BYTES },
	[REMOTE]     = { AGENT_INFO ".agent_remote_id", "Agent Remote ID", BYTES },
	[DEVICE_CLASS] = { AGENT_INFO ".docsis_device_class", "DOCSIS Device Class", UINT, 4, HEX },
	[LINK] = { AGENT_INFO ".link_selection", "Link selection", IPV4 },
	[SUBSCRIBER] = { AGENT_INFO ".subscriber_id", "Subscriber ID", TEXT },
	[FLAG_BYTE] = { AGENT_INFO ".flags", "Flags", UINT, 1, HEX, .parts = 1 },
	[FLAG_UNICAST] = { AGENT_INFO ".flags.unicast", "The client sent it to the relay alone", BOOL, 1, .mask = 0x80 },
	[SERVER] = { AGENT_INFO ".server_id_override", "Server ID Override", IPV4 },
	[RELAY_ID]   = { AGENT_INFO ".relay_agent_id", "Relay Agent Identifier", BYTES },
	[NETWORK]    = { AGENT_INFO ".ani_network_name", "Access Network Name", TEXT },
	[POINT]      = { AGENT_INFO ".ani_ap_name", "Access Point Name", TEXT },
	[BSSID]      = { AGENT_INFO ".ani_ap_bssid", "Access Point BSSID", MAC },
	[REALM]      = { AGENT_INFO ".ani_operator_realm", "Operator Realm", TEXT },
	[LINK_CISCO] = { AGENT_INFO ".link_selection_cisco", "Link selection", IPV4 },
	[SERVER_CISCO] = { AGENT_INFO ".server_id_override_cisco", "Server ID Override", IPV4 },
};

static const struct option_rows rows = {
	&fields[RELAY], &fields[CODE], &fields[LEN], &fields[DATA], NULL, &fields[LEN_BAD],
	.uncounted = 2,
};

/* By code: the row, and the length it must have; 0: any. */
static const struct {
	uint8_t row, len;
} suboption_rows[256] = {
	[1] = { CIRCUIT, 0 }, [2] = { REMOTE, 0 }, [4] = { DEVICE_CLASS, 4 }, [5] = { LINK, 4 },
	[6] = { SUBSCRIBER, 0 }, [10] = { FLAG_BYTE, 1 }, [11] = { SERVER, 4 }, [12] = { RELAY_ID, 0 },
	[14] = { NETWORK, 0 }, [15] = { POINT, 0 }, [16] = { BSSID, 6 }, [18] = { REALM, 0 },
	[150] = { LINK_CISCO, 4 }, [152] = { SERVER_CISCO, 4 },
};

/* The length counts the value alone; len, code and length too. */
static void
dissect_value(struct dissection *d, uint64_t code, size_t len)
{
	uint8_t row = suboption_rows[code].row, least = suboption_rows[code].len;

	if (!row || len == 2 || (least && len != least + 2u))
		return;
	if (fields[row].size)
		add_uint_row(d, &fields[row]);
	else
		add_bytes(d, row, len - 2);
}

void
dissect_dhcp_relay(struct dissection *d)
{
	dissect_option_list(d, left(d) + d->uncaptured, &rows, dissect_value);
}

const struct dissector dissector_dhcp_relay = {
	.proto = { "dhcp.relay", "What a DHCP relay agent adds", PROTOCOL },
	ROWS(fields),
};
