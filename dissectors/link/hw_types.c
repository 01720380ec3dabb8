/* Kinds of links.  IANA arp-parameters. */

#include "dissectors/link/hw_types.h"

const struct value hw_types[] = {
	{ 1, "Ethernet" }, { 2, "Experimental Ethernet" }, { 3, "AX.25" },
	{ 4, "Proteon ProNET Token Ring" }, { 5, "Chaos" }, { 6, "IEEE 802" }, { 7, "ARCNET" },
	{ 8, "Hyperchannel" }, { 11, "LocalTalk" }, { 15, "Frame Relay" }, { 16, "ATM" },
	{ 17, "HDLC" }, { 18, "Fibre Channel" }, { 19, "ATM" }, { 20, "Serial Line" },
	{ 24, "IEEE 1394" }, { 27, "EUI-64" }, { 32, "InfiniBand" }, { 0, NULL },
};
