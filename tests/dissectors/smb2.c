/*
 * SMB 2 and 3: MS-SMB2 section 2.2.  Values of samples are tshark's; bytes that
 * are not of smb.pcap are laid out by hand.
 */

#include <stdlib.h>
#include "tests/dissectors/smb2_said.h"
#include "tests/dissectors/wire.h"

static struct wire wire;
static struct dialogue g;

static const struct excerpt excerpts[] = {
	{ "negotiate, smb.pcap frame 94",
	  "fe534d42400000000000000000001f000000000000000000010000000000000000000000000000000000000000000000000000000000"
	  "0000000000000000000024000500010000007f0000001de71cb6f7f1d24f9d65ff2930571a3470000000040000000202100200030203"
	  "110300000100260000000000010020000100567d2f74a113d7654dc6a05c44d923c744f9dac02652c0a5d4d83f1d0a9e4aae00000200"
	  "0a0000000000040002000100040003000000000000000800080000000000030002000100000005001200000000004e00450049004700"
	  "480042004f0055005200",
	  { "smb2.cmd 0 (Negotiate Protocol)", "smb2.msg_id 1", "smb2.dialect_count 5", "smb2.sec_mode 0x01",
	    "smb2.client_guid b61ce71d-f1f7-4fd2-9d65-ff2930571a34", "smb2.negotiate_context.offset 0x00000070",
	    "smb2.negotiate_context.count 4", "smb2.dialect 0x0202 (SMB 2.0.2)", "smb2.dialect 0x0210 (SMB 2.1)",
	    "smb2.dialect 0x0300 (SMB 3.0)", "smb2.dialect 0x0302 (SMB 3.0.2)", "smb2.dialect 0x0311 (SMB 3.1.1)",
	    "smb2.negotiate_context.type 0x0001 (SMB2_PREAUTH_INTEGRITY_CAPABILITIES)",
	    "smb2.negotiate_context.hash_algorithm 0x0001 (SHA-512)",
	    "smb2.negotiate_context.salt 567d2f74a113d7654dc6a05c44d923c744f9dac02652c0a5d4d83f1d0a9e4aae",
	    "smb2.negotiate_context.cipher_id 0x0002 (AES-128-GCM)",
	    "smb2.negotiate_context.cipher_id 0x0001 (AES-128-CCM)",
	    "smb2.negotiate_context.cipher_id 0x0004 (AES-256-GCM)",
	    "smb2.negotiate_context.cipher_id 0x0003 (AES-256-CCM)", "smb2.negotiate_context.signing_id 0x0002 (AES-GMAC)",
	    "smb2.negotiate_context.signing_id 0x0001 (AES-CMAC)", "smb2.negotiate_context.signing_id 0x0000 (HMAC-SHA256)",
	    "smb2.negotiate_context.netname NEIGHBOUR" },
	  "Negotiate Protocol Request" },
	{ "its response, smb.pcap frame 95",
	  "fe534d424000000000000000000001000100000000000000010000000000000000000000000000000000000000000000000000000000"
	  "0000000000000000000041000100110302006e65696768626f7572000000000000000f0000000000800000008000000080001007ab85"
	  "447bdd01000000000000000080004a00d0000000604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa32a3028"
	  "a0261b246e6f745f646566696e65645f696e5f5246433431373840706c656173655f69676e6f72650000000000000100260000000000"
	  "010020000100904fe0ada4913f87688dc7630ff423bcc6ca2e9985ea35d13cd46387c6adaaac0000080004000000000001000200",
	  { "smb2.nt_status 0x00000000 (STATUS_SUCCESS)", "smb2.credits.granted 1", "smb2.flags 0x00000001",
	    "smb2.dialect 0x0311 (SMB 3.1.1)", "smb2.server_guid 6769656e-6268-756f-7200-000000000000",
	    "smb2.capabilities 0x0000000f", "smb2.max_trans_size 8388608", "smb2.max_read_size 8388608",
	    "smb2.max_write_size 8388608",
	    "smb2.security_blob 604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa32a3028a0261b246e6f745f646566696e65645f696e5f5246433431373840706c656173655f69676e6f7265",
	    "spnego.hintName not_defined_in_RFC4178@please_ignore",
	    "smb2.negotiate_context.hash_algorithm 0x0001 (SHA-512)", "smb2.negotiate_context.signing_id 0x0002 (AES-GMAC)" },
	  "Negotiate Protocol Response, SMB 3.1.1" },
	{ "challenge, smb.pcap frame 97",
	  "fe534d4240000100160000c0010001001100000000000000020000000000000000000000000000001743a75f00000000000000000000"
	  "00000000000000000000090000004800ef00a181ec3081e9a0030a0101a10c060a2b06010401823702020aa281d30481d04e544c4d53"
	  "53500002000000120012003800000015828a62e6c417da7e91990e0000000000000000860086004a000000060100000000000f4e0045"
	  "0049004700480042004f0055005200020012004e00450049004700480042004f0055005200010012004e00450049004700480042004f"
	  "005500520004001c007300630068006f006f006c002e006500780061006d0070006c006500030026006d00610069006c002e00730063"
	  "0068006f006f006c002e006500780061006d0070006c006500070008004054ab85447bdd0100000000",
	  { "smb2.nt_status 0xc0000016 (STATUS_MORE_PROCESSING_REQUIRED)", "smb2.cmd 1 (Session Setup)",
	    "smb2.sesid 0x000000005fa74317", "ntlmssp.messagetype 0x00000002 (NTLMSSP_CHALLENGE)",
	    "ntlmssp.challenge.target_name NEIGHBOUR", "ntlmssp.negotiateflags 0x628a8215",
	    "ntlmssp.ntlmserverchallenge e6c417da7e91990e", "ntlmssp.challenge.target_info.nb_domain_name NEIGHBOUR",
	    "ntlmssp.challenge.target_info.nb_computer_name NEIGHBOUR",
	    "ntlmssp.challenge.target_info.dns_domain_name school.example",
	    "ntlmssp.challenge.target_info.dns_computer_name mail.school.example", "ntlmssp.version.major 6",
	    "ntlmssp.version.build_number 0" },
	  "Session Setup Response, STATUS_MORE_PROCESSING_REQUIRED, NTLMSSP_CHALLENGE" },
	{ "logon, smb.pcap frame 98",
	  "fe534d424000010000000000010000201000000000000000030000000000000000000000000000001743a75f00000000000000000000"
	  "000000000000000000001900000101000000000000005800ee010000000000000000a18201ea308201e6a28201ce048201ca4e544c4d"
	  "5353500003000000180018005800000022012201700000000c000c00920100000e000e009e0100000e000e00ac01000010001000ba01"
	  "000015820862060100000000000f184a6b92a8acfc5a7e7bb602a2374581000000000000000000000000000000000000000000000000"
	  "a29965c545caf80296de50519ed7880701010000000000004054ab85447bdd01309f4adc44104b2a00000000020012004e0045004900"
	  "4700480042004f0055005200010012004e00450049004700480042004f005500520004001c007300630068006f006f006c002e006500"
	  "780061006d0070006c006500030026006d00610069006c002e007300630068006f006f006c002e006500780061006d0070006c006500"
	  "070008004054ab85447bdd0106000400020000000800300030000000000000000000000000000000bab407f174c5c674d25dfd3fe89f"
	  "9bceeb79e9c2d17cb0acffc76951b80eb8520a0010000000000000000000000000000000000009001c0063006900660073002f004e00"
	  "450049004700480042004f0055005200000000005300430048004f004f004c00730074007500640065006e0074005300540055004400"
	  "45004e005400784afea74f6d33399795951fe9a7610da312041001000000508bffa02d7098a200000000",
	  { "smb2.flags 0x00000010", "smb2.ses_req_flags 0", "smb2.olb.length 494",
	    "smb2.previous_sesid 0x0000000000000000", "ntlmssp.messagetype 0x00000003 (NTLMSSP_AUTH)",
	    "ntlmssp.auth.lmresponse 000000000000000000000000000000000000000000000000", "ntlmssp.auth.domain SCHOOL",
	    "ntlmssp.auth.username student", "ntlmssp.auth.hostname STUDENT",
	    "ntlmssp.auth.sesskey 784afea74f6d33399795951fe9a7610d", "ntlmssp.negotiateflags 0x62088215",
	    "ntlmssp.version.major 6", "ntlmssp.authenticate.mic 184a6b92a8acfc5a7e7bb602a2374581" },
	  "Session Setup Request, NTLMSSP_AUTH, User: student" },
	{ "tree connect, smb.pcap frame 160",
	  TREE_CONNECT,
	  { "smb2.credit.charge 1", "smb2.channel_sequence 0", "smb2.cmd 3 (Tree Connect)", "smb2.credits.requested 1",
	    "smb2.chain_offset 0x00000000", "smb2.msg_id 7", "smb2.pid 0x00000000", "smb2.tid 0x00000000",
	    "smb2.sesid 0x0000000008140879", "smb2.signature 00000000000000000000000000000000", "smb2.buffer_code 0x0009",
	    "smb2.tc.flags 0x0000", "smb2.tree \\\\NEIGHBOUR\\lesson" },
	  "Tree Connect Request, Tree: \\\\NEIGHBOUR\\lesson" },
	{ "tree connected, smb.pcap frame 161",
	  TREE_CONNECTED,
	  { "smb2.tid 0xeaf42f2d", "smb2.share_type 0x01 (Physical disk)", "smb2.share_flags 0x00000000",
	    "smb2.share_caps 0x00000000", "smb.access_mask 0x001f01ff" },
	  "Tree Connect Response" },
	{ "create, smb.pcap frame 176",
	  CREATE,
	  { "smb2.create.oplock 0x00 (No oplock)", "smb2.impersonation.level 2 (Impersonation)",
	    "smb2.create_flags 0x0000000000000000", "smb.access_mask 0x00120089", "smb2.file_attribute 0x00000000",
	    "smb.share_access 0x00000003", "smb2.create.disposition 1 (Open: it must be there)",
	    "smb.create_options 0x00000040", "smb2.filename Расписание.txt" },
	  "Create Request, File: Расписание.txt" },
	{ "created, smb.pcap frame 177",
	  CREATED,
	  { "smb2.create.oplock 0x00 (No oplock)", "smb2.create.rep_flags 0x00",
	    "smb2.create.action 1 (opened: it was there)", "smb2.allocation_size 4096", "smb2.eof 63",
	    "smb2.file_attribute 0x00000080", "smb2.fid 9ef9ec54-0000-0000-6ae6-b1e100000000" },
	  "Create Response" },
	{ "read, smb.pcap frame 180",
	  "fe534d4240000100000000000800010010000000000000000f01000000000000000000002d2ff4ea7908140800000000000000000000"
	  "00000000000000000000310000003f000000000000000000000054ecf99e000000006ae6b1e100000000000000000000000000000000"
	  "0000000000",
	  { "smb2.read_padding 0x00", "smb2.read_flags 0x00", "smb2.read_length 63", "smb2.file_offset 0",
	    "smb2.fid 9ef9ec54-0000-0000-6ae6-b1e100000000", "smb2.min_count 0", "smb2.channel 0x00000000 (None)",
	    "smb2.remaining_bytes 0" },
	  "Read Request, 63 bytes at 0" },
	{ "read data, smb.pcap frame 181",
	  "fe534d4240000100000000000800010011000000000000000f01000000000000000000002d2ff4ea7908140800000000000000000000"
	  "00000000000000000000110050003f0000000000000000000000cfeeede5e4e5ebfcede8ea3a204152502c2049434d500d0ac2f2eef0"
	  "ede8ea3a205443502c20485454500d0ad1f0e5e4e03a20534d54502c20504f50330d0a",
	  { "smb2.read_remaining 0",
	    "smb2.read_data cfeeede5e4e5ebfcede8ea3a204152502c2049434d500d0ac2f2eef0ede8ea3a205443502c20485454500d0ad1f0e5e4e03a20534d54502c20504f50330d0a" },
	  "Read Response" },
	{ "no more files, smb.pcap frame 167",
	  "fe534d4240008000060000800e00800011000000000000008900000000000000000000002d2ff4ea7908140800000000000000000000"
	  "00000000000000000000090000000000000000",
	  { "smb2.nt_status 0x80000006 (STATUS_NO_MORE_FILES)", "smb2.buffer_code 0x0009", "smb2.error.context_count 0",
	    "smb2.error.byte_count 0" },
	  "Query Directory Response, STATUS_NO_MORE_FILES" },
	{ "rename, smb.pcap frame 202",
	  "fe534d4240000100000000001100010010000000000000001901000000000000000000002d2ff4ea7908140800000000000000000000"
	  "000000000000000000002100010a280000006000000000000000526d2a590000000036c2b9b300000000000000000000000000000000"
	  "00000000140000006e00650077005c0039002e006a0073006f006e00",
	  { "smb2.class 0x01 (FILE_INFO)", "smb2.file_info.infolevel 0x0a (FileRenameInformation)", "smb2.setinfo_size 40",
	    "smb2.setinfo_offset 0x0060", "smb2.getsetinfo_additional 0x00000000",
	    "smb2.fid 592a6d52-0000-0000-36c2-b9b300000000", "smb2.rename.replace_if 0", "smb2.filename.len 20",
	    "smb2.filename new\\9.json" },
	  "Set Info Request, FileRenameInformation, NewName: new\\9.json" },
	{ "ioctl, smb.pcap frame 156",
	  "fe534d4240000100000000000b00010010000000000000000500000000000000000000004229cdf57908140800000000000000000000"
	  "000000000000000000003900000094010600ffffffffffffffffffffffffffffffff7800000026000000000000007800000000000000"
	  "ffff0000010000000000000003005c004e00450049004700480042004f00550052005c006c006500730073006f006e000000",
	  { "smb2.ioctl.function 0x00060194 (FSCTL_DFS_GET_REFERRALS)", "smb2.fid ffffffff-ffff-ffff-ffff-ffffffffffff",
	    "smb2.max_ioctl_in_size 0", "smb2.max_ioctl_out_size 65535", "smb2.ioctl.flags 0x00000001" },
	  "Ioctl Request, FSCTL_DFS_GET_REFERRALS" },
	{ "find, smb.pcap frame 164",
	  FIND,
	  { "smb2.find.infolevel 37 (FileIdBothDirectoryInformation)", "smb2.find.flags 0x00", "smb2.file_index 0x00000000",
	    "smb2.fid 4338beab-0000-0000-1288-401c00000000", "smb2.output_buffer_len 8388608", "smb2.find.pattern *" },
	  "Query Directory Request, Pattern: *" },
};

Test(smb2, excerpts)
{
	check_excerpts(ENTRY_smb2, excerpts, COUNT(excerpts));
}

static const struct excerpt made[] = {
	{ "compounded: a create and a close, related",
	  HEADER(FINE, "0500", ASKS, "80000000", "05") "3900 00 00 02000000 0000000000000000 0000000000000000 89001200 00000000"
	  "07000000 01000000 00000000 7800 0200 00000000 00000000 6100 000000000000"
	  HEADER(FINE, "0600", "04000000", LAST, "06") "1800 0000 00000000 ffffffffffffffff ffffffffffffffff",
	  { "smb2", "smb2.chain_offset 0x00000080", "smb2.msg_id 5", "smb2.filename a", "smb2", "smb2.flags 0x00000004",
	    "smb2.msg_id 6", "smb2.fid ffffffff-ffff-ffff-ffff-ffffffffffff" }, "Create Request, File: a" },
	{ "the next one inside of this header", HEADER(FINE, "0d00", ASKS, "20000000", "05") ECHO_BODY,
	  { "smb2.chain_offset 0x00000020", "smb2.chain_offset.bad", "smb2.buffer_code 0x0004" }, "Echo Request" },
	{ "the next one behind the end", HEADER(FINE, "0d00", ASKS, "00010000", "05") ECHO_BODY,
	  { "smb2.chain_offset 0x00000100", "_ws.malformed" }, "Echo Request" },
	{ "a name that lies in the header", HEADER(FINE, "0300", ASKS, LAST, "05") "0900 0000 1000 0400 61006200",
	  { "smb2.tc.flags 0x0000", "smb2.offset.bad" }, "Tree Connect Request" },
	{ "a name behind the end", HEADER(FINE, "0300", ASKS, LAST, "05") "0900 0000 f000 0400 61006200",
	  { "smb2.olb.length 4", "_ws.malformed" }, "Tree Connect Request" },
	{ "a body of another size", HEADER(FINE, "0300", ASKS, LAST, "05") "0800 0000 61006200",
	  { "smb2.buffer_code.bad", "smb2.body 000061006200" }, "Tree Connect Request" },
	{ "nobody's command", HEADER(FINE, "1300", ASKS, LAST, "05") ECHO_BODY,
	  { "smb2.cmd 19", "smb2.cmd.bad", "smb2.body 0000" }, "19 Request" },
	{ "asynchronous: still to come", HEADER("03010000", "0f00", "03000000", LAST, "05") "0900 00 00 00000000 00",
	  { "smb2.nt_status 0x00000103 (STATUS_PENDING)", "smb2.cmd 15 (Change Notify)", "smb2.aid 0x0000000100000000",
	    "smb2.error.byte_count 0" }, "Change Notify Response" },
	{ "two changes", HEADER(FINE, "0f00", ANSWERS, LAST, "05") "0900 4800 22000000"
	  "10000000 01000000 04000000 61006200 00000000 02000000 06000000 780079007a00",
	  { "smb2.notify.info (FILE_ACTION_ADDED)", "smb2.notify.action 0x00000001 (FILE_ACTION_ADDED)", "smb2.filename ab",
	    "smb2.notify.info (FILE_ACTION_REMOVED)", "smb2.notify.action 0x00000002 (FILE_ACTION_REMOVED)", "smb2.filename xyz" }, "Change Notify Response: ab xyz" },
	{ "a change that is its own next", HEADER(FINE, "0f00", ANSWERS, LAST, "05") "0900 4800 10000000 04000000 01000000 04000000 61006200",
	  { "smb2.filename ab", "smb2.notify.next_offset.bad" }, "Change Notify Response: ab" },
	{ "two locks", HEADER(FINE, "0a00", ASKS, LAST, "05") "3000 0200 00000000 01000000000000000200000000000000"
	  "0000000000000000 0a00000000000000 12000000 00000000 1400000000000000 0100000000000000 04000000 00000000",
	  { "smb2.lock_count 2", "smb2.fid 00000001-0000-0000-0200-000000000000", "smb2.lock_info", "smb2.file_offset 0", "smb2.lock_length 10",
	    "smb2.lock_flags 0x00000012", "smb2.lock_info", "smb2.file_offset 20", "smb2.lock_flags 0x00000004" }, NULL },
	{ "a lease is broken", "fe534d42 4000 0000 00000000 1200 0000 01000000 00000000 ffffffffffffffff 00000000 00000000 0000000000000000"
	  "00000000000000000000000000000000 2c00 0200 01000000 000102030405060708090a0b0c0d0e0f 07000000 01000000 00000000 00000000 00000000",
	  { "smb2.cmd 18 (Oplock Break)", "smb2.lease.lease_oplock 0x0002", "smb2.lease.lease_flags 0x00000001",
	    "smb2.lease.lease_key 03020100-0504-0706-0809-0a0b0c0d0e0f", "smb2.lease.lease_state 0x00000007", "smb2.lease.lease_state 0x00000001" },
	  "Oplock Break Response" },
	{ "a context of a create", HEADER(FINE, "0500", ASKS, LAST, "05") "3900 00 ff 02000000 0000000000000000 0000000000000000 89001200 00000000"
	  "07000000 01000000 00000000 7800 0000 78000000 30000000"
	  "18000000 1000 0400 0000 1800 00000000 4d784163 00000000 00000000 1000 0400 0000 1400 04000000 52714c73 01020304",
	  { "smb2.create.oplock 0xff (Lease)", "smb2.create.context (SMB2_CREATE_QUERY_MAXIMAL_ACCESS)", "smb2.tag MxAc",
	    "smb2.create.context (SMB2_CREATE_REQUEST_LEASE)", "smb2.create.data_length 4",
	    "smb2.tag RqLs", "smb2.create.data 01020304" }, "Create Request" },
	{ "encrypted", "fd534d42 000102030405060708090a0b0c0d0e0f 101112131415161718191a0000000000 20000000 0000 0100 1100000000000000 cafe",
	  { "smb2.header.transform.signature 000102030405060708090a0b0c0d0e0f", "smb2.header.transform.nonce 101112131415161718191a0000000000",
	    "smb2.header.transform.msg_size 32", "smb2.header.transform.flags 0x0001", "smb2.sesid 0x0000000000000011",
	    "smb2.header.transform.enc_data cafe" }, "Encrypted SMB3" },
	{ "compressed", "fc534d42 00100000 0200 0000 00000000 cafe",
	  { "smb2.header.comp_transform.original_size 4096", "smb2.header.comp_transform.comp_alg 0x0002 (LZ77)",
	    "smb2.header.comp_transform.data cafe" }, "Compressed SMB3" },
};

Test(smb2, made)
{
	check_excerpts(ENTRY_smb2, made, COUNT(made));
}

/* One after the other they would fill more layers than a packet has. */
Test(smb2, endless_compound)
{
	static const char one[] = HEADER(FINE, "0d00", ASKS, "48000000", "05") ECHO_BODY "00000000";
	static struct node nodes[8192];
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes) };
	char *all = calloc(200, sizeof one);

	cr_assert(all);
	cr_assert_null(registry_start());
	for (int i = 0; i < 200; i++)
		strcat(all, one);
	size_t n, layers = 0;
	struct packet k = { .bytes = hex_bytes(all, &n) };

	k.captured = k.wire = (uint32_t)n;
	dissect_from(&d, &registry.entries[ENTRY_smb2], &k);
	for (uint32_t i = 0; i < d.count; i++)
		layers += !strcmp(nodes[i].field->abbrev, "smb2");
	cr_expect_eq(layers, LAYERS_MAX);
	cr_expect_str_eq(nodes[d.count - 2].field->abbrev, "_ws.too_deep", "%s", nodes[d.count - 2].field->abbrev);
	free(all);
}

Test(smb2, segmentations)
{
	dialogue_free(&g);
	g.port = 445;
	for (size_t i = 0; i < COUNT(excerpts); i++)
		say_in_session(&g, strstr(excerpts[i].info, "Response") ? FROM_SERVER : FROM_CLIENT, excerpts[i].bytes);
	transmit(&wire, &g, 1460, IN_ORDER);
	char *all = messages_of(&wire);

	for (size_t i = 0; i < COUNT(excerpts); i++)
		for (const char *const *line = excerpts[i].lines; *line; line++) {
			char text[128];

			if (strlen(*line) >= sizeof text || strstr(*line, "_blob"))
				continue;
			strcpy(text, *line);
			text[strcspn(text, "(")] = 0;
			while (*text && text[strlen(text) - 1] == ' ')
				text[strlen(text) - 1] = 0;
			cr_expect(strstr(all, text), "%s: no %s", excerpts[i].name, text);
		}
	check_segmentations(&g, all, "dialogue");
	free(all);
	wire_free(&wire);
	dialogue_free(&g);
}

/* Section 2.2.1.2: MessageId says what belongs together, whatever came between, and an interim response is not the last word. */
Test(smb2, exchanges)
{
	dialogue_free(&g);
	g.port = 445;
	say_in_session(&g, FROM_CLIENT, HEADER(FINE, "0d00", ASKS, LAST, "07") ECHO_BODY);			/* frame 4 */
	say_in_session(&g, FROM_SERVER, HEADER("03010000", "0d00", ANSWERS, LAST, "07") "0900 00 00 00000000 00");	/* 5 */
	say_in_session(&g, FROM_CLIENT, HEADER(FINE, "0d00", ASKS, LAST, "08") ECHO_BODY);			/* 6 */
	say_in_session(&g, FROM_SERVER, HEADER(FINE, "0d00", ANSWERS, "48000000", "08") ECHO_BODY "00000000"
	    HEADER(FINE, "0d00", ANSWERS, LAST, "07") ECHO_BODY);					/* 7 */
	say_in_session(&g, FROM_CLIENT, HEADER(FINE, "0c00", ASKS, LAST, "07") ECHO_BODY);			/* 8 */
	say_in_session(&g, FROM_SERVER, HEADER(FINE, "0d00", ANSWERS, LAST, "09") ECHO_BODY);			/* 9 */
	transmit(&wire, &g, 1460, IN_ORDER);
	struct session *s = observed_wire(&wire);

	cr_expect_eq(number_in(s, &wire, 4, "smb2.response_in", 0), 5);
	cr_expect_eq(number_in(s, &wire, 5, "smb2.response_to", 0), 4);
	cr_expect_eq(number_in(s, &wire, 5, "smb2.time", 0), 1000000);
	cr_expect_eq(number_in(s, &wire, 6, "smb2.response_in", 0), 7);
	cr_expect_eq(number_in(s, &wire, 7, "smb2.response_to", 0), 6);
	cr_expect_eq(number_in(s, &wire, 7, "smb2.response_to", 1), 4);
	cr_expect_eq(number_in(s, &wire, 8, "smb2.response_in", 0), 0, "nobody answers a cancel");
	cr_expect_eq(number_in(s, &wire, 9, "smb2.response_to", 0), 0);
	session_free(s);
	wire_free(&wire);
	dialogue_free(&g);
}
