/* LLC and SNAP.  IEEE 802.2 clauses 3 to 5, IEEE 802 clause 10, RFC 1042. */

#include "tests/dissectors/decode.h"

#define NETBIOS_COMMAND "  llc.dsap 0xf0\n  llc.ssap 0xf0\n"
#define TI_COMMAND "  llc.dsap 0x18\n  llc.ssap 0x18\n"	/* nobody decodes what is in these */
#define NETBIOS_RESPONSE "  llc.dsap 0xf0\n  llc.ssap 0xf1\n"

/* Infos are tshark's for frames of these bytes. */
static const struct sample samples[] = {
	{ "N04: unnumbered information", "18 18 03 2c00ffef",
	  "llc\n" TI_COMMAND
	  "  llc.control 0x0003\n"
	  "  llc.control.u_modifier_cmd 0x00 (UI)\n"
	  "  llc.control.ftype 0x03 (Unnumbered frame)\n"
	  "data.data 2c00ffef\n",
	  "U, func=UI; DSAP Texas Instruments Individual, SSAP Texas Instruments Command" },

	{ "B19: a link is set up", "f0 f0 7f",
	  "llc\n" NETBIOS_COMMAND
	  "  llc.control 0x007f\n"
	  "  llc.control.p 1\n"
	  "  llc.control.u_modifier_cmd 0x1b (SABME)\n"
	  "  llc.control.ftype 0x03 (Unnumbered frame)\n",
	  "U P, func=SABME; DSAP NetBIOS Individual, SSAP NetBIOS Command" },

	{ "B19: and that is acknowledged", "f0 f1 73",
	  "llc\n" NETBIOS_RESPONSE
	  "  llc.control 0x0073\n"
	  "  llc.control.f 1\n"
	  "  llc.control.u_modifier_resp 0x18 (UA)\n"
	  "  llc.control.ftype 0x03 (Unnumbered frame)\n",
	  "U F, func=UA; DSAP NetBIOS Individual, SSAP NetBIOS Response" },

	{ "B19: ready to receive", "f0 f0 01 01",
	  "llc\n" NETBIOS_COMMAND
	  "  llc.control 0x0101\n"
	  "  llc.control.n_r 0\n"
	  "  llc.control.p 1\n"
	  "  llc.control.s_ftype 0x0000 (RR)\n"
	  "  llc.control.ftype 0x0001 (Supervisory frame)\n",
	  "S P, func=RR, N(R)=0; DSAP NetBIOS Individual, SSAP NetBIOS Command" },

	{ "B19: not ready", "f0 f1 05 0e", NULL,
	  "S, func=RNR, N(R)=7; DSAP NetBIOS Individual, SSAP NetBIOS Response" },

	{ "B19: again from 127", "f0 f1 09 ff", NULL,
	  "S F, func=REJ, N(R)=127; DSAP NetBIOS Individual, SSAP NetBIOS Response" },

	{ "B19: information", "18 18 06 09 16ff",
	  "llc\n" TI_COMMAND
	  "  llc.control 0x0906\n"
	  "  llc.control.n_r 4\n"
	  "  llc.control.p 1\n"
	  "  llc.control.n_s 3\n"
	  "  llc.control.ftype 0x0000 (Information frame)\n"
	  "data.data 16ff\n",
	  "I P, N(R)=4, N(S)=3; DSAP Texas Instruments Individual, SSAP Texas Instruments Command" },

	{ "B19: the link ends", "f0 f0 53", NULL,
	  "U P, func=DISC; DSAP NetBIOS Individual, SSAP NetBIOS Command" },
	{ "B19: it has ended", "f0 f1 1f", NULL,
	  "U F, func=DM; DSAP NetBIOS Individual, SSAP NetBIOS Response" },
	{ "B19: a frame is rejected", "f0 f1 87 0000000001", NULL,
	  "U, func=FRMR; DSAP NetBIOS Individual, SSAP NetBIOS Response" },
	{ "identities exchanged", "00 01 af 81 01 00",
	  "llc\n  llc.dsap 0x00\n  llc.ssap 0x01\n"
	  "  llc.control 0x00af\n"
	  "  llc.control.u_modifier_resp 0x2b (XID)\n"
	  "  llc.control.ftype 0x03 (Unnumbered frame)\n"
	  "  llc.information 810100\n",
	  "U, func=XID; DSAP NULL LSAP Individual, SSAP NULL LSAP Response" },
	{ "a test, of everybody", "ff 00 f3 616263", NULL,
	  "U P, func=TEST; DSAP ISO Network Layer Group, SSAP NULL LSAP Command" },

	{ "N04: SNAP with an EtherType",
	  "aa aa 03 000000 0806 0001 0800 06 04 0001 02000000000a c000020a 000000000000 c0000214",
	  NULL, "Who has 192.0.2.20? Tell 192.0.2.10" },
	{ "SNAP of 802.1H",
	  "aa aa 03 0000f8 0806 0001 0800 06 04 0001 02000000000a c000020a 000000000000 c0000214",
	  NULL, "Who has 192.0.2.20? Tell 192.0.2.10" },
	{ "Cisco's SNAP", "aa aa 03 00000c 2000 02b4",
	  "llc\n  llc.dsap 0xaa\n  llc.ssap 0xaa\n"
	  "  llc.control 0x0003\n"
	  "  llc.control.u_modifier_cmd 0x00 (UI)\n"
	  "  llc.control.ftype 0x03 (Unnumbered frame)\n"
	  "  llc.oui 0x00000c (Cisco)\n"
	  "  llc.cisco_pid 0x2000 (CDP)\n"
	  "data.data 02b4\n",
	  "SNAP, OUI Cisco, PID CDP" },
	{ "a bridged Ethernet frame", "aa aa 03 0080c2 0007 ffffffffffff 02000000000a 88b5 00", NULL, "Type 0x88b5" },
};

Test(llc, samples)
{
	check_samples(ENTRY_llc, samples, COUNT(samples));
}

/* N04: the length ends the packet; what fills the frame up is its padding. */
Test(llc, by_length)
{
	static const char frame[] = "09002b000005 02000000000a 0003 f0f07f"
	    "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";
	struct decoded got = decode(ENTRY_eth, frame);

	cr_expect(has_line(&got, "eth.len 3"));
	cr_expect(has_line(&got, "llc.control.u_modifier_cmd 0x1b (SABME)"));
	cr_expect(has_line(&got, "eth.padding 00000000000000000000000000000000000000000000000000000000000000000000000000000000000000"));
	cr_expect_null(strstr(got.tree, "eth.type"));
	check_cuts(ENTRY_eth, frame);
	check_flips(ENTRY_eth, frame);
}

Test(llc, under_a_tag)
{
	struct decoded got = decode(ENTRY_eth, "01000ccdcdd0 02000000000a 8100 a076 0008 aaaa03 00000c 2000");

	cr_expect(has_line(&got, "vlan.len 8"));
	cr_expect(has_line(&got, "llc.cisco_pid 0x2000 (CDP)"));
}

/* Novell's IPX needs no LLC: its checksum, ffff, stands at once behind the length. */
Test(llc, novell_without_llc)
{
	static const char frame[] = "ffffffffffff 02000000000a 0020"
	    "ffff 0020 00 11 00000001 ffffffffffff 0452 00000002 02000000000a 4003 0003";
	struct decoded got = decode(ENTRY_eth, frame);

	cr_expect_null(strstr(got.tree, "llc"));
	cr_expect(has_line(&got, "ipx.packet_type 17 (NCP)"));
	cr_expect(has_line(&got, "ipx.src.net 0x00000002"));
	check_cuts(ENTRY_eth, frame);
	check_flips(ENTRY_eth, frame);
}

/* [MS-CIFS] 2.1.3: Windows puts SMB in IPX without NetBIOS, at socket 0x0550.  An echo of one byte: 2.2.4.39.1. */
Test(llc, smb_in_ipx)
{
	static const char frame[] = "02000000000b 02000000000a 0047 e0e003"
	    "ffff 0044 00 04 00000000 02000000000b 0550 00000000 02000000000a 0552"
	    "ff534d42 2b 00000000 00 0000 0000 000000000000 0000 0000 0001 0002 0003 0004 01 0100 0100 41";
	struct decoded got = decode(ENTRY_eth, frame);

	cr_expect(has_line(&got, "ipx.dst.socket 0x0550 (NWLink SMB Server)"), "%s", got.tree);
	cr_expect(has_line(&got, "smb.cmd 0x2b (Echo)"), "%s", got.tree);
	cr_expect_str_eq(got.info, "Echo Request");
	check_cuts(ENTRY_eth, frame);
	check_flips(ENTRY_eth, frame);
}

/* Between the longest length and the least type there is neither. */
Test(llc, neither_length_nor_type)
{
	struct decoded got = decode(ENTRY_eth, "ffffffffffff 02000000000a 05e0 aaaa03");

	cr_expect(has_line(&got, "eth.invalid_lentype 0x05e0"));
	cr_expect_null(strstr(got.tree, "llc"));
	got = decode(ENTRY_eth, "ffffffffffff 02000000000a 00ff f0f07f");
	cr_expect(has_line(&got, "eth.len.past_end"));
}
