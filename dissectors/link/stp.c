/* Spanning tree: bridges agree which links to use.  IEEE 802.1D clause 9 (STP, RSTP); of MSTP
 * (802.1Q clause 14) the first part. */

#include "dissectors/engine/dissect.h"

static const struct value versions[] = {
	{ 0, "Spanning Tree" }, { 2, "Rapid Spanning Tree" }, { 3, "Multiple Spanning Tree" },
	{ 4, "Shortest Path Tree" }, { 0, NULL },
};

static const struct value types[] = {
	{ 0x00, "Configuration" }, { 0x02, "Rapid/Multiple Spanning Tree" },
	{ 0x80, "Topology Change Notification" }, { 0, NULL },
};

static const struct value roles[] = {
	{ 0, "Unknown" }, { 1, "Alternate or Backup" }, { 2, "Root" }, { 3, "Designated" }, { 0, NULL },
};

enum {
	PROTO, VERSION, TYPE, FLAGS_ROW, TCACK, AGREEMENT, FORWARDING, LEARNING, ROLE, PROPOSAL, TC,
	ROOT_PRIO, ROOT_EXT, ROOT_HW, ROOT_COST, BRIDGE_PRIO, BRIDGE_EXT, BRIDGE_HW, PORT,
	MSG_AGE, MAX_AGE, HELLO, FORWARD, VERSION_1_LENGTH, VERSION_3_LENGTH, MST,
};

static const struct field fields[] = {
	[PROTO]       = { "stp.protocol", "Protocol Identifier", UINT, 2, HEX },
	[VERSION]     = { "stp.version", "Protocol Version Identifier", UINT, 1, DEC, versions },
	[TYPE]        = { "stp.type", "BPDU Type", UINT, 1, HEX, types },
	[FLAGS_ROW]   = { "stp.flags", "BPDU flags", FLAGS, 1, .parts = 7 },
	[TCACK]       = { "stp.flags.tcack", "Topology Change Acknowledgment", BOOL, 1, .mask = 0x80 },
	[AGREEMENT]   = { "stp.flags.agreement", "Agreement", BOOL, 1, .mask = 0x40 },
	[FORWARDING]  = { "stp.flags.forwarding", "Forwarding", BOOL, 1, .mask = 0x20 },
	[LEARNING]    = { "stp.flags.learning", "Learning", BOOL, 1, .mask = 0x10 },
	[ROLE]        = { "stp.flags.port_role", "Port Role", UINT, 1, DEC, roles, 0x0c },
	[PROPOSAL]    = { "stp.flags.proposal", "Proposal", BOOL, 1, .mask = 0x02 },
	[TC]          = { "stp.flags.tc", "Topology Change", BOOL, 1, .mask = 0x01 },
	[ROOT_PRIO]   = { "stp.root.prio", "Root Bridge Priority", UINT, 2 },
	[ROOT_EXT]    = { "stp.root.ext", "Root Bridge System ID Extension", UINT, 2 },
	[ROOT_HW]     = { "stp.root.hw", "Root Bridge System ID", MAC },
	[ROOT_COST]   = { "stp.root.cost", "Root Path Cost", UINT, 4 },
	[BRIDGE_PRIO] = { "stp.bridge.prio", "Bridge Priority", UINT, 2 },
	[BRIDGE_EXT]  = { "stp.bridge.ext", "Bridge System ID Extension", UINT, 2 },
	[BRIDGE_HW]   = { "stp.bridge.hw", "Bridge System ID", MAC },
	[PORT]        = { "stp.port", "Port identifier", UINT, 2, HEX },
	[MSG_AGE]     = { "stp.msg_age", "Message Age (seconds)", DURATION, 2 },
	[MAX_AGE]     = { "stp.max_age", "Max Age (seconds)", DURATION, 2 },
	[HELLO]       = { "stp.hello", "Hello Time (seconds)", DURATION, 2 },
	[FORWARD]     = { "stp.forward", "Forward Delay (seconds)", DURATION, 2 },
	[VERSION_1_LENGTH] = { "stp.version_1_length", "Version 1 Length", UINT, 1 },
	[VERSION_3_LENGTH] = { "mstp.version_3_length", "Version 3 Length", UINT, 2, .unit = "bytes" },
	[MST]         = { "mstp.data", "MST Extension", BYTES },
};

enum { OTHER, CONFIGURATION, CONFIGURATION_TC, RAPID, RAPID_TC, CHANGE };	/* numbers of summaries below */

/* 9.2.5: priority in the upper 4 bits, which VLAN's tree in the rest (802.1t), an address. */
static void
add_bridge(struct dissection *d, int prio, int ext, int hw)
{
	const uint8_t *p = take(d, 2);

	if (p) {
		add_value(d, prio, (uint64_t)(p[0] & 0xf0) << 8, p, 2);
		add_value(d, ext, big_endian(p, 2) & 0xfff, p, 2);
	}
	add_bytes(d, hw, 6);
}

/* 9.2.8: times count 1/256 seconds. */
static void
add_time(struct dissection *d, int row)
{
	const uint8_t *p = take(d, 2);

	if (p)
		add_value(d, row, big_endian(p, 2) * (1000000000 / 256), p, 2);
}

/* Gives whether the topology changes. */
static bool
dissect_configuration(struct dissection *d)
{
	uint64_t flags = add_uint(d, FLAGS_ROW);

	add_bridge(d, ROOT_PRIO, ROOT_EXT, ROOT_HW);
	add_uint(d, ROOT_COST);
	add_bridge(d, BRIDGE_PRIO, BRIDGE_EXT, BRIDGE_HW);
	add_uint(d, PORT);
	add_time(d, MSG_AGE);
	add_time(d, MAX_AGE);
	add_time(d, HELLO);
	add_time(d, FORWARD);
	return flags & 1;
}

static void
dissect(struct dissection *d)
{
	summary(d, OTHER);
	if (add_uint(d, PROTO))
		return;
	uint64_t version = add_uint(d, VERSION), type = add_uint(d, TYPE);

	if (d->fault)
		return;
	if (type == 0x80)
		summary(d, CHANGE);
	if (type != 0x00 && type != 0x02)
		return;
	bool change = dissect_configuration(d);

	summary(d, (type ? RAPID : CONFIGURATION) + change);
	if (type == 0x02)
		add_uint(d, VERSION_1_LENGTH);
	if (type == 0x02 && version >= 3) {
		size_t len = add_uint(d, VERSION_3_LENGTH);

		if (len)
			add_bytes(d, MST, len);
	}
}

#define BPDU "Root = {stp.root.prio}/{stp.root.ext}/{stp.root.hw#}  Cost = {stp.root.cost}  Port = {stp.port}"

const struct dissector dissector_stp = {
	.proto = { "stp", "Spanning Tree Protocol", PROTOCOL },
	.column = "STP",
	ROWS(fields),
	.dissect = dissect,
	.summaries = {
		[OTHER] = "Unknown BPDU, type {stp.type}",
		[CONFIGURATION] = "Conf. " BPDU,
		[CONFIGURATION_TC] = "Conf. TC + " BPDU,
		[RAPID] = "RST. " BPDU,
		[RAPID_TC] = "RST. TC + " BPDU,
		[CHANGE] = "Topology Change Notification",
	},
	.on = { { LLC_SAP, 0x42 }, { CISCO_PID, 0x010b } },
};
