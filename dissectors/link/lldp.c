/* LLDP: what a neighbour on the link says of itself.  IEEE 802.1AB clause 8. */

#include "dissectors/link/ouis.h"
#include "dissectors/engine/dissect.h"

enum {	/* types of TLVs */
	END, CHASSIS, PORT_ID, TTL, PORT_DESC, NAME, DESC, CAPABILITIES, MANAGEMENT, ORGANIZATION = 127,
};

static const struct value types[] = {
	{ END, "End of LLDPDU" }, { CHASSIS, "Chassis Id" }, { PORT_ID, "Port Id" },
	{ TTL, "Time to Live" }, { PORT_DESC, "Port Description" }, { NAME, "System Name" },
	{ DESC, "System Description" }, { CAPABILITIES, "System Capabilities" },
	{ MANAGEMENT, "Management Address" }, { ORGANIZATION, "Organization Specific" }, { 0, NULL },
};

static const struct value chassis_subtypes[] = {	/* table 8-2 */
	{ 1, "Chassis component" }, { 2, "Interface alias" }, { 3, "Port component" },
	{ 4, "MAC address" }, { 5, "Network address" }, { 6, "Interface name" },
	{ 7, "Locally assigned" }, { 0, NULL },
};

static const struct value port_subtypes[] = {		/* table 8-3 */
	{ 1, "Interface alias" }, { 2, "Port component" }, { 3, "MAC address" },
	{ 4, "Network address" }, { 5, "Interface name" }, { 6, "Agent circuit Id" },
	{ 7, "Locally assigned" }, { 0, NULL },
};

static const struct value families[] = {		/* IANA address-family-numbers */
	{ 1, "IPv4" }, { 2, "IPv6" }, { 6, "802" }, { 16, "DNS" }, { 0, NULL },
};

static const struct value interface_subtypes[] = {
	{ 1, "Unknown" }, { 2, "ifIndex" }, { 3, "System port number" }, { 0, NULL },
};

enum {
	TLV, HEADER, TYPE, LEN,
	CHASSIS_SUBTYPE, CHASSIS_MAC, CHASSIS_ANY, PORT_SUBTYPE, PORT_MAC, PORT_NAME,
	SECONDS, PORT_DESCRIPTION, SYSTEM_NAME, SYSTEM_DESC,
	CAPS, CAPS_OTHER, CAPS_REPEATER, CAPS_BRIDGE, CAPS_WLAN, CAPS_ROUTER, CAPS_PHONE, CAPS_DOCSIS,
	CAPS_STATION,
	ENABLED, ENABLED_OTHER, ENABLED_REPEATER, ENABLED_BRIDGE, ENABLED_WLAN, ENABLED_ROUTER,
	ENABLED_PHONE, ENABLED_DOCSIS, ENABLED_STATION,
	ADDR_LEN, ADDR_FAMILY, ADDR_IPV4, ADDR_IPV6, ADDR_HEX, IF_SUBTYPE, IF_NUMBER, OID_LEN, OID,
	OUI, SUBTYPE, DATA,
};

#define CAPABILITY(name, label, bit) { name, label, BOOL, 2, .mask = bit }

static const struct field fields[] = {
	[TLV]    = { "lldp.tlv", "TLV", GROUP, .values = types },
	[HEADER] = { "lldp.tlv.header", "Type and length", UINT, 2, HEX, .parts = 2 },
	[TYPE]   = { "lldp.tlv.type", "TLV Type", UINT, 2, DEC, types, 0xfe00 },
	[LEN]    = { "lldp.tlv.len", "TLV Length", UINT, 2, .mask = 0x01ff },
	[CHASSIS_SUBTYPE] = { "lldp.chassis.subtype", "Chassis Id Subtype", UINT, 1, DEC, chassis_subtypes },
	[CHASSIS_MAC]  = { "lldp.chassis.id.mac", "Chassis Id", MAC },
	[CHASSIS_ANY]  = { "lldp.chassis.id", "Chassis Id", TEXT },
	[PORT_SUBTYPE] = { "lldp.port.subtype", "Port Id Subtype", UINT, 1, DEC, port_subtypes },
	[PORT_MAC]     = { "lldp.port.id.mac", "Port Id", MAC },
	[PORT_NAME]    = { "lldp.port.id", "Port Id", TEXT },
	[SECONDS]      = { "lldp.time_to_live", "Seconds", UINT, 2 },
	[PORT_DESCRIPTION] = { "lldp.port.desc", "Port Description", TEXT },
	[SYSTEM_NAME]  = { "lldp.tlv.system.name", "System Name", TEXT },
	[SYSTEM_DESC]  = { "lldp.tlv.system.desc", "System Description", TEXT },
	[CAPS]          = { "lldp.tlv.system_cap", "Capabilities", FLAGS, 2, .parts = 8 },
	[CAPS_OTHER]    = CAPABILITY("lldp.tlv.system_cap.other", "Other", 0x01),
	[CAPS_REPEATER] = CAPABILITY("lldp.tlv.system_cap.repeater", "Repeater", 0x02),
	[CAPS_BRIDGE]   = CAPABILITY("lldp.tlv.system_cap.bridge", "Bridge", 0x04),
	[CAPS_WLAN]     = CAPABILITY("lldp.tlv.system_cap.wlan_access_pt", "WLAN access point", 0x08),
	[CAPS_ROUTER]   = CAPABILITY("lldp.tlv.system_cap.router", "Router", 0x10),
	[CAPS_PHONE]    = CAPABILITY("lldp.tlv.system_cap.telephone", "Telephone", 0x20),
	[CAPS_DOCSIS]   = CAPABILITY("lldp.tlv.system_cap.docsis_cable_device", "DOCSIS cable device", 0x40),
	[CAPS_STATION]  = CAPABILITY("lldp.tlv.system_cap.station_only", "Station only", 0x80),
	[ENABLED]          = { "lldp.tlv.enable_system_cap", "Enabled Capabilities", FLAGS, 2, .parts = 8 },
	[ENABLED_OTHER]    = CAPABILITY("lldp.tlv.enable_system_cap.other", "Other", 0x01),
	[ENABLED_REPEATER] = CAPABILITY("lldp.tlv.enable_system_cap.repeater", "Repeater", 0x02),
	[ENABLED_BRIDGE]   = CAPABILITY("lldp.tlv.enable_system_cap.bridge", "Bridge", 0x04),
	[ENABLED_WLAN]     = CAPABILITY("lldp.tlv.enable_system_cap.wlan_access_pt", "WLAN access point", 0x08),
	[ENABLED_ROUTER]   = CAPABILITY("lldp.tlv.enable_system_cap.router", "Router", 0x10),
	[ENABLED_PHONE]    = CAPABILITY("lldp.tlv.enable_system_cap.telephone", "Telephone", 0x20),
	[ENABLED_DOCSIS]   = CAPABILITY("lldp.tlv.enable_system_cap.docsis_cable_device", "DOCSIS cable device", 0x40),
	[ENABLED_STATION]  = CAPABILITY("lldp.tlv.enable_system_cap.station_only", "Station only", 0x80),
	[ADDR_LEN]    = { "lldp.mgn.address.len", "Address String Length", UINT, 1, .unit = "bytes" },
	[ADDR_FAMILY] = { "lldp.mgn.address.subtype", "Address Subtype", UINT, 1, DEC, families },
	[ADDR_IPV4]   = { "lldp.mgn.addr.ip4", "Management Address", IPV4 },
	[ADDR_IPV6]   = { "lldp.mgn.addr.ip6", "Management Address", IPV6 },
	[ADDR_HEX]    = { "lldp.mgn.addr.hex", "Management Address", BYTES },
	[IF_SUBTYPE]  = { "lldp.mgn.interface.subtype", "Interface Subtype", UINT, 1, DEC, interface_subtypes },
	[IF_NUMBER]   = { "lldp.mgn.interface.number", "Interface Number", UINT, 4 },
	[OID_LEN]     = { "lldp.mgn.obj.len", "OID String Length", UINT, 1, .unit = "bytes" },
	[OID]         = { "lldp.mgn.obj.id", "Object Identifier", BYTES },
	[OUI]         = { "lldp.orgtlv.oui", "Organization Unique Code", UINT, 3, HEX, ouis },
	[SUBTYPE]     = { "lldp.orgtlv.subtype", "Subtype", UINT, 1 },
	[DATA]        = { "lldp.data", "Data", BYTES },
};

/* 8.5.9.  The length counts the family's byte, too. */
static void
dissect_management(struct dissection *d)
{
	size_t len = add_uint(d, ADDR_LEN);
	uint64_t family = add_uint(d, ADDR_FAMILY);

	if (len > 1)
		add_bytes(d, family == 1 && len == 5 ? ADDR_IPV4 : family == 2 && len == 17 ? ADDR_IPV6 :
		    ADDR_HEX, len - 1);
	add_uint(d, IF_SUBTYPE);
	add_uint(d, IF_NUMBER);
	size_t oid = add_uint(d, OID_LEN);

	if (oid)
		add_bytes(d, OID, oid);
}

/* Bytes of the value, captured or not: a text is shown whole or not at all. */
static size_t
sent(const struct dissection *d)
{
	return left(d) + d->uncaptured;
}

static void
dissect_value(struct dissection *d, uint64_t type)
{
	uint64_t subtype;
	size_t rest = sent(d) - (sent(d) > 0);	/* behind a subtype */

	switch (type) {
	case CHASSIS:
		subtype = add_uint(d, CHASSIS_SUBTYPE);
		add_bytes(d, subtype == 4 && rest == 6 ? CHASSIS_MAC : CHASSIS_ANY, rest);
		break;
	case PORT_ID:
		subtype = add_uint(d, PORT_SUBTYPE);
		add_bytes(d, subtype == 3 && rest == 6 ? PORT_MAC : PORT_NAME, rest);
		break;
	case TTL: add_uint(d, SECONDS); break;
	case PORT_DESC: add_bytes(d, PORT_DESCRIPTION, sent(d)); break;
	case NAME: add_bytes(d, SYSTEM_NAME, sent(d)); break;
	case DESC: add_bytes(d, SYSTEM_DESC, sent(d)); break;
	case CAPABILITIES:
		add_uint(d, CAPS);
		add_uint(d, ENABLED);
		break;
	case MANAGEMENT: dissect_management(d); break;
	case ORGANIZATION:
		add_uint(d, OUI);
		add_uint(d, SUBTYPE);
		break;
	}
	if (left(d))
		add_bytes(d, DATA, left(d));
}

/* 8.4: seven bits of type, nine of length.  Gives the type. */
static uint64_t
dissect_tlv(struct dissection *d)
{
	struct node *tlv = open_group(d, TLV, left(d) ? *d->p >> 1 : 0);
	uint64_t header = add_uint(d, HEADER), type = header >> 9;
	size_t len = header & 0x1ff;

	if (!d->fault && len) {
		struct scope value = enter(d, len);

		dissect_value(d, type);
		leave(d, value);
	}
	close_group(d, tlv);
	return type;
}

static void
dissect(struct dissection *d)
{
	summary(d, 0);
	while (left(d)) {
		if (dissect_tlv(d) != END)
			continue;
		if (!d->fault)
			end_after(d, 0);	/* so what fills the frame up is its padding */
		return;
	}
}

const struct dissector dissector_lldp = {
	.proto = { "lldp", "Link Layer Discovery Protocol", PROTOCOL },
	.column = "LLDP",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{MA/|lldp.chassis.id.mac}{|lldp.chassis.id}{ MA/|lldp.port.id.mac}{ |lldp.port.id} "
	    "{lldp.time_to_live}{ SysN=|lldp.tlv.system.name}{ SysD=|lldp.tlv.system.desc}" },
	.on = { { ETHERTYPE, 0x88cc } },
};
