/* Cisco MetaData: a security group's tag before the EtherType. */

#include "dissectors/link/ethertypes.h"

enum { VERSION, LENGTH, OPTION, OPTION_LEN, OPTION_TYPE, TAG, TYPE };

static const struct field fields[] = {
	[VERSION] = { "cmd.version", "Version", UINT, 1 },
	[LENGTH]  = { "cmd.length", "Length", UINT, 1 },
	[OPTION]  = { "cmd.option", "Option", UINT, 2, HEX, .parts = 2 },
	[OPTION_LEN] = { "cmd.options_length", "Option length", UINT, 2, .mask = 0xf000 },
	[OPTION_TYPE] = { "cmd.options", "Option type", UINT, 2, .mask = 0x0fff },
	[TAG]     = { "cmd.sgt", "Security Group Tag", UINT, 2 },
	[TYPE]    = { "cmd.type", "Type", UINT, 2, HEX, ethertypes, .leads = true },
};

static void
dissect(struct dissection *d)
{
	add_uint(d, VERSION);
	add_uint(d, LENGTH);
	add_uint(d, OPTION);
	add_uint(d, TAG);
	summary(d, 0);
	hand_over(d, ETHERTYPE, (uint32_t)add_uint(d, TYPE));
}

const struct dissector dissector_cmd = {
	.proto = { "cmd", "Cisco MetaData", PROTOCOL },
	.column = "CMD",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "Security group {cmd.sgt}" },
	.on = { { ETHERTYPE, 0x8909 } },
};
