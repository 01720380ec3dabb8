/*
 * What stands in records of the name service.  RFC 1002 section 4.2: addresses
 * (4.2.2), what a WACK is about (4.2.16), a node's names and counters (4.2.18),
 * a name server (4.2.15).
 *
 *	NB:	G  ONT  0 ... 0 | IPv4 address, again and again
 *	NBSTAT:	number of names; each: 16 bytes, G ONT DRG CNF ACT PRM 0 ...; counters
 */

#include "dissectors/netbios/nbns.h"

static const struct value name_types[] = { { 0, "Unique name" }, { 1, "Group name" }, { 0, NULL } };
static const struct value node_types[] = { NB_NODE_TYPES, { 3, "H node: asks the name server first, then everybody" }, { 0, NULL } };

enum {
	NB_FLAGS, NB_GROUP, NB_NODE, ADDRESS, NAMES, NAME, NAME_FLAGS, GROUP_NAME, NODE, DEREGISTERED, IN_CONFLICT,
	ACTIVE, PERMANENT,
	UNIT, JUMPERS, TEST_RESULT, VERSION, PERIOD, CRCS, ALIGNMENT, COLLISIONS, ABORTS, SENDS, RECEIVES,
	RETRANSMITS, NO_RESOURCES, FREE_BLOCKS, BLOCKS, MAX_BLOCKS, PENDING, MAX_PENDING, SESSIONS, PACKET,
	SERVER, SERVER_ADDRESS, DATA,
};

static const struct field fields[] = {
	[NB_FLAGS] = { "nbns.nb_flags", "Name flags", UINT, 2, HEX, .parts = 2, .costly = true },
	[NB_GROUP] = { "nbns.nb_flags.group", "Name type", UINT, 2, .mask = 0x8000, .values = name_types },
	[NB_NODE] = { "nbns.nb_flags.ont", "Owner's node type (ONT)", UINT, 2, .mask = 0x6000, .values = node_types },
	[ADDRESS] = { "nbns.addr", "Address", IPV4, .listed = " " },
	[NAMES]  = { "nbns.number_of_names", "Number of names", UINT, 1, .costly = true },
	[NAME]   = { "nbns.netbios_name", "Name", NETBIOS_PLAIN, .base = BARE, .listed = " " },
	[NAME_FLAGS] = { "nbns.name_flags", "Name flags", UINT, 2, HEX, .parts = 6, .costly = true },
	[GROUP_NAME] = { "nbns.name_flags.group", "Name type", UINT, 2, .mask = 0x8000, .values = name_types },
	[NODE]   = { "nbns.name_flags.ont", "Owner's node type (ONT)", UINT, 2, .mask = 0x6000, .values = node_types },
	[DEREGISTERED] = { "nbns.name_flags.drg", "Name is being deregistered", BOOL, 2, .mask = 0x1000 },
	[IN_CONFLICT] = { "nbns.name_flags.cnf", "Name is in conflict", BOOL, 2, .mask = 0x0800 },
	[ACTIVE] = { "nbns.name_flags.act", "Name is active", BOOL, 2, .mask = 0x0400 },
	[PERMANENT] = { "nbns.name_flags.prm", "Permanent node name", BOOL, 2, .mask = 0x0200 },
	[UNIT]   = { "nbns.unit_id", "Unit ID", MAC, .costly = true },
	[JUMPERS] = { "nbns.jumpers", "Jumpers", UINT, 1, HEX, .costly = true },
	[TEST_RESULT] = { "nbns.test_result", "Test result", UINT, 1, HEX, .costly = true },
	[VERSION] = { "nbns.version_number", "Version number", UINT, 2, HEX, .costly = true },
	[PERIOD] = { "nbns.period_of_statistics", "Period of statistics", UINT, 2, HEX, .costly = true },
	[CRCS]   = { "nbns.num_crcs", "Number of CRCs", UINT, 2, .costly = true },
	[ALIGNMENT] = { "nbns.num_alignment_errors", "Number of alignment errors", UINT, 2, .costly = true },
	[COLLISIONS] = { "nbns.num_collisions", "Number of collisions", UINT, 2, .costly = true },
	[ABORTS] = { "nbns.num_send_aborts", "Number of send aborts", UINT, 2, .costly = true },
	[SENDS]  = { "nbns.num_good_sends", "Number of good sends", UINT, 4, .costly = true },
	[RECEIVES] = { "nbns.num_good_receives", "Number of good receives", UINT, 4, .costly = true },
	[RETRANSMITS] = { "nbns.numretransmits", "Number of retransmits", UINT, 2, .costly = true },
	[NO_RESOURCES] = { "nbns.num_no_resource_conditions", "Number of no resource conditions", UINT, 2, .costly = true },
	[FREE_BLOCKS] = { "nbns.num_free_command_blocks", "Number of free command blocks", UINT, 2, .costly = true },
	[BLOCKS] = { "nbns.numcommand_blocks", "Number of command blocks", UINT, 2, .costly = true },
	[MAX_BLOCKS] = { "nbns.max_command_blocks", "Max number of command blocks", UINT, 2, .costly = true },
	[PENDING] = { "nbns.numpending_sessions", "Number of pending sessions", UINT, 2, .costly = true },
	[MAX_PENDING] = { "nbns.max_num_pending_sessions", "Max number of pending sessions", UINT, 2, .costly = true },
	[SESSIONS] = { "nbns.max_total_sessions_possible", "Max total sessions possible", UINT, 2, .costly = true },
	[PACKET] = { "nbns.session_data_packet_size", "Session data packet size", UINT, 2, .unit = "bytes", .costly = true },
	[SERVER] = { "nbns.ns", "Name server's name", NETBIOS_NAME, .listed = " " },
	[SERVER_ADDRESS] = { "nbns.ns.addr", "Name server's address", IPV4, .listed = " " },
	[DATA]   = { "nbns.data", "Data", BYTES, .costly = true },
};

static void
dissect_addresses(struct dissection *d)
{
	while (left(d)) {
		add_uint(d, NB_FLAGS);
		add_bytes(d, ADDRESS, 4);
	}
}

static void
dissect_status(struct dissection *d)
{
	for (uint64_t n = add_uint(d, NAMES); n && !d->fault; n--) {
		add_plain_nbname(d, NAME);
		add_uint(d, NAME_FLAGS);
	}
	if (!left(d) && !d->uncaptured)		/* some leave the counters out */
		return;
	add_bytes(d, UNIT, 6);
	for (int row = JUMPERS; row <= PACKET; row++)
		add_uint(d, row);
}

void
dissect_nbns_data(struct dissection *d, uint64_t type, uint64_t flags, const uint8_t *message)
{
	enum { A = 1, NS = 2 };

	if (!left(d) && !d->uncaptured)		/* a refusal has none */
		return;
	if (flags & NBNS_RESPONSE && nbns_opcode(flags) == NBNS_WACK)
		add_nbns_flags(d, true);
	else if (type == NBNS_NB)
		dissect_addresses(d);
	else if (type == NBNS_NBSTAT)
		dissect_status(d);
	else if (type == NS)
		add_nbname(d, SERVER, message);
	else if (type == A)
		add_bytes(d, SERVER_ADDRESS, 4);
	if (left(d))
		add_bytes(d, DATA, left(d));
}

const struct dissector dissector_nbns_data = {
	.proto = { "nbns.records", "Records of NetBIOS's name service", PROTOCOL },
	ROWS(fields),
	.also = &dissector_nbname,
};
