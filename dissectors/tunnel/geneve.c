/* Geneve: anything with an EtherType over UDP.  RFC 8926 section 3.4. */

#include "dissectors/link/ethertypes.h"

enum { VERSION, OPTIONS_LEN, FLAG_BITS, FLAG_O, FLAG_C, PROTO, VNI, RESERVED, OPTION, CLASS, TYPE, LEN, DATA };

static const struct field fields[] = {
	[VERSION]  = { "geneve.version", "Version", UINT, 1, .mask = 0xc0 },
	[OPTIONS_LEN] = { "geneve.option.length", "Length of options", UINT, 1, .mask = 0x3f, .scale = 4, .unit = "bytes" },
	[FLAG_BITS] = { "geneve.flags", "Flags", UINT, 1, HEX, .parts = 2 },
	[FLAG_O]   = { "geneve.flags.oam", "Control packet", BOOL, 1, .mask = 0x80 },
	[FLAG_C]   = { "geneve.flags.critical", "Critical options present", BOOL, 1, .mask = 0x40 },
	[PROTO]    = { "geneve.proto_type", "Protocol Type", UINT, 2, HEX, ethertypes, .leads = true },
	[VNI]      = { "geneve.vni", "Virtual Network Identifier (VNI)", UINT, 3, HEX_DEC },
	[RESERVED] = { "geneve.reserved", "Reserved", UINT, 1, HEX },
	[OPTION]   = { "geneve.options", "Option", GROUP },
	[CLASS]    = { "geneve.option.class", "Class", UINT, 2, HEX },
	[TYPE]     = { "geneve.option.type", "Type", UINT, 1, HEX },
	[LEN]      = { "geneve.option.data_length", "Length", UINT, 1, .mask = 0x1f, .scale = 4, .unit = "bytes" },
	[DATA]     = { "geneve.option.data", "Data", BYTES },
};

static void
dissect_option(struct dissection *d)
{
	struct node *option = open_group(d, OPTION, big_endian(d->p, left(d) < 2 ? 0 : 2));

	add_uint(d, CLASS);
	add_uint(d, TYPE);
	const uint8_t *p = take(d, 1);

	if (p) {
		add_value(d, LEN, (*p & 0x1f) * 4u, p, 1);
		add_bytes(d, DATA, (*p & 0x1f) * 4u);
	}
	close_group(d, option);
}

static void
dissect(struct dissection *d)
{
	const uint8_t *p = take(d, 1);
	size_t len = p ? (*p & 0x3f) * 4u : 0;

	summary(d, 0);
	if (p) {
		add_value(d, VERSION, *p >> 6, p, 1);
		add_value(d, OPTIONS_LEN, len, p, 1);
	}
	add_uint(d, FLAG_BITS);
	uint64_t type = add_uint(d, PROTO);

	add_uint(d, VNI);
	add_uint(d, RESERVED);
	struct scope outer = enter(d, len);

	while (left(d))
		dissect_option(d);
	leave(d, outer);
	hand_over(d, ETHERTYPE, (uint32_t)type);
}

const struct dissector dissector_geneve = {
	.proto = { "geneve", "Generic Network Virtualization Encapsulation", PROTOCOL },
	.column = "Geneve",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "Encapsulated {geneve.proto_type}, VNI {geneve.vni#}" },
	.on = { { UDP_PORT, 6081 } },
};
