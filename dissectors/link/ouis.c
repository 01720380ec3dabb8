/* Organizations that number protocols of their own. */

#include "dissectors/link/ouis.h"

const struct value ouis[] = {
	{ OUI_ENCAPSULATED, "Encapsulated Ethernet" }, { OUI_CISCO, "Cisco" },
	{ OUI_BRIDGE_TUNNEL, "Encapsulated Ethernet, 802.1H" }, { OUI_IEEE_8021, "IEEE 802.1" },
	{ OUI_IEEE_8023, "IEEE 802.3" }, { OUI_TIA, "TIA TR-41" }, { 0x00000e, "Fujitsu" },
	{ 0x000081, "Nortel" }, { 0x0001e8, "Force10" }, { 0x00e02b, "Extreme" },
	{ 0x00e052, "Foundry" }, { 0x080007, "Apple" }, { 0x000ecf, "PROFIBUS" },
	{ 0x0050f2, "Microsoft" }, { 0x00005e, "IANA" }, { 0, NULL },
};
