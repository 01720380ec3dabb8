/*
 * SMB 1: MS-CIFS section 2.2.  Values of samples are tshark's, but for the GUID
 * (MS-DTYP section 2.3.4.2: little-endian); what is not of smb.pcap is laid out
 * by hand.
 */

#include <stdlib.h>
#include "tests/dissectors/smb1_said.h"
#include "tests/dissectors/wire.h"

static struct wire wire;
static struct dialogue g;

static const struct excerpt excerpts[] = {
	{ "dialects, smb.pcap frame 14",
	  "ff534d4272000000001843c80000000000000000000000000000feff00000000001b00024e54204c414e4d414e20312e3000024e5420"
	  "4c4d20302e313200",
	  { "smb.cmd 0x72 (Negotiate Protocol)", "smb.nt_status 0x00000000 (STATUS_SUCCESS)", "smb.flags 0x18",
	    "smb.flags2 0xc843", "smb.pid.high 0", "smb.tid 0", "smb.pid 65534", "smb.uid 0", "smb.mid 0", "smb.wct 0",
	    "smb.bcc 27", "smb.dialect.name NT LANMAN 1.0", "smb.dialect.name NT LM 0.12" },
	  "Negotiate Protocol Request" },
	{ "the one chosen, smb.pcap frame 16",
	  "ff534d4272000000008843c80000000000000000000000000000feff0000000011000003320001000441000000000100f53f0000fdf3"
	  "808047306a85447bdd010000005a006e65696768626f757200000000000000604806062b0601050502a03e303ca00e300c060a2b0601"
	  "0401823702020aa32a3028a0261b246e6f745f646566696e65645f696e5f5246433431373840706c656173655f69676e6f7265",
	  { "smb.nt_status 0x00000000 (STATUS_SUCCESS)", "smb.wct 17", "smb.dialect.index 0", "smb.max_mpx_count 50",
	    "smb.max_vcs 1", "smb.max_bufsize 16644", "smb.max_raw 65536", "smb.session_key 0x00003ff5",
	    "smb.server_cap 0x8080f3fd", "smb.bcc 90", "smb.server_guid 6769656e-6268-756f-7200-000000000000",
	    "smb.security_blob 604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa32a3028a0261b246e6f745f646566696e65645f696e5f5246433431373840706c656173655f69676e6f7265" },
	  "Negotiate Protocol Response" },
	{ "logon, smb.pcap frame 19",
	  "ff534d4273000000001843c80000000000000000000000000000f23f2f5002000cff000000ffff0200010000000000ee010000000054"
	  "c000800502a18201ea308201e6a28201ce048201ca4e544c4d5353500003000000180018005800000022012201700000000c000c0092"
	  "0100000e000e009e0100000e000e00ac01000010001000ba01000015820862060100000000000fab868b618f2214de484d61f4acfff1"
	  "d8000000000000000000000000000000000000000000000000ff769c3d7eeec768966324ca79b6394701010000000000001c186b8544"
	  "7bdd01213290116b14b1a700000000020012004e00450049004700480042004f0055005200010012004e00450049004700480042004f"
	  "005500520004001c007300630068006f006f006c002e006500780061006d0070006c006500030026006d00610069006c002e00730063"
	  "0068006f006f006c002e006500780061006d0070006c006500070008001c186b85447bdd010600040002000000080030003000000000"
	  "0000000000000000000000ef31d53d0945e5b20ced5baa9aaf45857a21d79d7522619656ba3d672d2c44930a00100000000000000000"
	  "00000000000000000009001c0063006900660073002f004e00450049004700480042004f0055005200000000005300430048004f004f"
	  "004c00730074007500640065006e007400530054005500440045004e005400e53a4892f264eac640336a4295b4511ca3120410010000"
	  "00165e4ae121710d9e000000000055006e00690078000000530061006d00620061000000",
	  { "smb.andxoffset 0", "smb.max_buf 65535", "smb.max_mpx_count 2", "smb.vc 1", "smb.session_key 0x00000000",
	    "smb.security_blob_len 494", "ntlmssp.messagetype 0x00000003 (NTLMSSP_AUTH)", "ntlmssp.auth.username student",
	    "smb.native_os Unix", "smb.native_lanman Samba" },
	  "Session Setup AndX Request, NTLMSSP_AUTH, User: student" },
	{ "logged on, smb.pcap frame 20",
	  "ff534d4273000000008803c80000000000000000000000000000f23f2f50020004ff000000010009005900a1073005a0030a01005700"
	  "69006e0064006f0077007300200036002e0031000000530061006d0062006100200034002e00310037002e00310032002d0044006500"
	  "6200690061006e0000005300430048004f004f004c000000",
	  { "smb.nt_status 0x00000000 (STATUS_SUCCESS)", "smb.setup.action 0x0001", "smb.security_blob_len 9",
	    "smb.native_os Windows 6.1", "smb.native_lanman Samba 4.17.12-Debian" },
	  "Session Setup AndX Response" },
	{ "tree connect, smb.pcap frame 66",
	  TREE_CONNECT,
	  { "smb.connect.flags 0x000c", "smb.path \\\\NEIGHBOUR\\LESSON", "smb.service ?????" },
	  "Tree Connect AndX Request, Path: \\\\NEIGHBOUR\\LESSON" },
	{ "tree connected, smb.pcap frame 67",
	  TREE_CONNECTED,
	  { "smb.tid 40926", "smb.connect.support 0x0001", "smb.service A:", "smb.native_fs NTFS" },
	  "Tree Connect AndX Response" },
	{ "create, smb.pcap frame 72",
	  CREATE,
	  { "smb.file_name_len 30", "smb.create_flags 0x00000000", "smb.rfid 0x00000000", "smb.access_mask 0x00120089",
	    "smb.file_attribute 0x00000000", "smb.share_access 0x00000003",
	    "smb.create.disposition 1 (Open: it must be there)", "smb.create_options 0x00000040",
	    "smb.impersonation.level 2 (Impersonation)", "smb.security.flags 0x00", "smb.file \\Все байты.bin" },
	  "NT Create AndX Request, File: \\Все байты.bin" },
	{ "created, smb.pcap frame 73",
	  CREATED,
	  { "smb.fid 0xd3b9", "smb.create.action 1 (opened: it was there)",
	    "smb.file_attribute 0x00000080", "smb.end_of_file 2048", "smb.file_type 0 (Disk file or directory)",
	    "smb.ipc_state 0x0000", "smb.is_directory 0" },
	  "NT Create AndX Response, FID: 0xd3b9" },
	{ "read, smb.pcap frame 76",
	  "ff534d422e000000001843c8000000000000000000000000de9f044013cc0b000cff000000b9d3000000000008000800000000000000"
	  "0000000000",
	  { "smb.fid 0xd3b9", "smb.file.rw.offset 0", "smb.maxcount_low 2048", "smb.mincount 2048", "smb.remaining 0",
	    "smb.offset_high 0" },
	  "Read AndX Request, FID: 0xd3b9" },
	{ "find first, smb.pcap frame 68",
	  FIND,
	  { "smb.tpc 18", "smb.tdc 0", "smb.mpc 10", "smb.mdc 65535", "smb.msc 0", "smb.transaction.flags 0x0000",
	    "smb.timeout 0", "smb.pc 18", "smb.po 68", "smb.dc 0", "smb.sc 1", "smb.trans2.cmd 0x0001 (TRANS2_FIND_FIRST2)",
	    "smb.search_pattern \\*" },
	  "Transaction2 Request, TRANS2_FIND_FIRST2, Pattern: \\*" },
	{ "referral refused, smb.pcap frame 63",
	  "ff534d4232250200c08803c80000000000000000000000007311044013cc0400000000",
	  { "smb.nt_status 0xc0000225 (STATUS_NOT_FOUND)", "smb.wct 0", "smb.bcc 0" },
	  "Transaction2 Response, STATUS_NOT_FOUND" },
	{ "a remote call, smb.pcap frame 38",
	  "ff534d4225000000001843c80000000000000000000000000837f23f2f5008000e1b0000000800ffff000000000000000000001b005c"
	  "0000007a0000003b00005c0050004900500045005c004c0041004e004d0041004e0000000000680057724c6568447a00423136424244"
	  "7a000100ffffffffffff00000000",
	  { "smb.cmd 0x25 (Transaction)", "smb.tpc 27", "smb.sc 0", "smb.trans_name \\PIPE\\LANMAN" },
	  "Transaction Request, \\PIPE\\LANMAN" },
	{ "close, smb.pcap frame 80",
	  CLOSE,
	  { "smb.cmd 0x04 (Close)", "smb.wct 3", "smb.fid 0xd3b9" },
	  "Close Request, FID: 0xd3b9" },
};

static const struct excerpt made[] = {
	{ "a mailslot, names.pcap frame 6",
	  "ff534d422500000000000000000000000000000000000000000000000000000011000030000000000000000000000000000000000000"
	  "0030005600030001000100020041005c4d41494c534c4f545c42524f57534500010060ea00004e45494748424f555200000000000000"
	  "0601039a81000f0155aa4578616d706c65206d616368696e6500",
	  { "smb.cmd 0x25 (Transaction)", "mailslot.opcode 1 (Write Mail Slot)", "mailslot.class 2 (Unreliable & Broadcast)",
	    "smb.trans_name \\MAILSLOT\\BROWSE", "browser" },
	  NULL },
	{ "two commands in a chain, by hand",
	  "ff534d42730000000018014000000000000000000000000001000200030004000d750059000411320000000000000004000000000000"
	  "00d40000001c00504153537661737961005343484f4f4c0057696e646f7773004c4d0004ff000000000001001000005c5c535c444953"
	  "4b003f3f3f3f3f00",
	  { "smb.cmd 0x73 (Session Setup AndX)", "smb.wct 13", "smb.cmd 0x75 (Tree Connect AndX)", "smb.andxoffset 89",
	    "smb.ansi_pwlen 4", "smb.client_cap 0x000000d4", "smb.bcc 28", "smb.ansi_password 50415353",
	    "smb.account vasya", "smb.primary_domain SCHOOL", "smb.native_os Windows", "smb.native_lanman LM", "smb.wct 4",
	    "smb.cmd 0xff (No further commands)", "smb.pwlen 1", "smb.password 00", "smb.path \\\\S\\DISK",
	    "smb.service ?????" },
	  "Session Setup AndX Request, Path: \\\\S\\DISK, User: vasya" },
	{ "a chain that goes back to itself",
	  "ff534d42730000000018014000000000000000000000000001000200030004000d730020000411320000000000000004000000000000"
	  "00d40000001c00504153537661737961005343484f4f4c0057696e646f7773004c4d00",
	  { "smb.andxoffset 32", "smb.native_lanman LM", "smb.andxoffset.bad" },
	  "Session Setup AndX Request, User: vasya" },
	{ "a chain into nowhere",
	  "ff534d42730000000018014000000000000000000000000001000200030004000d75000f270411320000000000000004000000000000"
	  "00d40000001c00504153537661737961005343484f4f4c0057696e646f7773004c4d00",
	  { "smb.andxoffset 9999", "smb.native_lanman LM", "_ws.malformed" },
	  "Session Setup AndX Request, User: vasya" },
	{ "an error of old, ERRDOS ERRbadfile",
	  "ff534d422d010002009801000000000000000000000000000100020003000400000000",
	  { "smb.error_class 0x01 (ERRDOS)", "smb.reserved 00", "smb.error_code 0x0002", "smb.wct 0", "smb.bcc 0" },
	  "Open AndX Response, ERRDOS 0x0002" },
	{ "words that nobody knows",
	  "ff534d422e00000000180140000000000000000000000000010002000300040003ff000000010002006162",
	  { "smb.wct 3", "smb.wct.unknown", "smb.cmd 0xff (No further commands)", "smb.words 0100", "smb.bcc 2",
	    "smb.bytes 6162" },
	  "Read AndX Request" },
	{ "a command that nobody knows",
	  "ff534d42990000000018014000000000000000000000000001000200030004000101000000",
	  { "smb.cmd 0x99", "smb.wct 1", "smb.wct.unknown", "smb.words 0100", "smb.bcc 0" },
	  "0x99 Request" },
	{ "a write",
	  "ff534d422f0000000018014000000000000000000000000001000200030004000eff0000000700640000000000000000000000000003"
	  "00400001000000040000616263",
	  { "smb.fid 0x0007", "smb.file.rw.offset 100", "smb.data_len_low 3", "smb.data_offset 64", "smb.offset_high 1",
	    "smb.bcc 4", "smb.file_data 616263" },
	  "Write AndX Request, FID: 0x0007" },
	{ "a write of what lies elsewhere",
	  "ff534d422f0000000018014000000000000000000000000001000200030004000eff0000000700640000000000000000000000000003"
	  "00282301000000040000616263",
	  { "smb.data_offset 9000", "smb.bcc 4", "smb.bytes 00616263" },
	  "Write AndX Request, FID: 0x0007" },
	{ "a file renamed",
	  "ff534d42070000000018014000000000000000000000000001000200030004000116001000045c612e74787400045c622e74787400",
	  { "smb.search.attribute 0x0016", "smb.buffer_format 4", "smb.old_file \\a.txt", "smb.buffer_format 4",
	    "smb.file \\b.txt" },
	  "Rename Request, File: \\b.txt" },
};

Test(smb1, made)
{
	check_excerpts(ENTRY_smb, made, COUNT(made));
}

Test(smb1, excerpts)
{
	check_excerpts(ENTRY_smb, excerpts, COUNT(excerpts));
}

Test(smb1, segmentations)
{
	dialogue_free(&g);
	g.port = 139;
	for (size_t i = 0; i < COUNT(excerpts); i++)
		say_in_session(&g, strstr(excerpts[i].info, "Response") ? FROM_SERVER : FROM_CLIENT, excerpts[i].bytes);
	transmit(&wire, &g, 1460, IN_ORDER);
	char *all = messages_of(&wire);

	cr_expect(strstr(all, "smb.dialect.name NT LM 0.12\n") && strstr(all, "smb.search_pattern \\*\n"), "%s", all);
	check_segmentations(&g, all, "dialogue");
	free(all);
	wire_free(&wire);
	dialogue_free(&g);
}

/* Section 2.2.3.1: process and multiplex id say what belongs together.  An echo of process 2, its multiplex id, its answer. */
#define ECHO(flags, id) "ff534d42 2b 00000000" flags "0140 0000 0000000000000000 0000 0100 0200 0300" id "00 01 0100 0000"
#define ASKS "18"
#define ANSWERS "98"

Test(smb1, exchanges)
{
	dialogue_free(&g);
	g.port = 139;
	say_in_session(&g, FROM_CLIENT, ECHO(ASKS, "05"));		/* frame 4 */
	say_in_session(&g, FROM_SERVER, ECHO(ANSWERS, "06"));		/* 5: nobody asked */
	say_in_session(&g, FROM_CLIENT, ECHO(ASKS, "06"));		/* 6 */
	say_in_session(&g, FROM_SERVER, ECHO(ANSWERS, "05"));		/* 7 */
	transmit(&wire, &g, 1460, IN_ORDER);
	struct session *s = observed_wire(&wire);

	cr_expect_eq(number_in(s, &wire, 4, "smb.response_in", 0), 7);
	cr_expect_eq(number_in(s, &wire, 5, "smb.response_to", 0), 0);
	cr_expect_eq(number_in(s, &wire, 6, "smb.response_in", 0), 0);
	cr_expect_eq(number_in(s, &wire, 7, "smb.response_to", 0), 4);
	cr_expect_eq(number_in(s, &wire, 7, "smb.time", 0), 3000000);
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}
