/* NetBIOS Frames over LLC.  IBM LAN Technical Reference chapter 5; values are tshark's for the same bytes. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

#define RECEIVER "52454345495645522020202020202020"	/* as the 16 bytes they are; the use is a space, 0x20 */
#define SENDER "53454e44455220202020202020202000"

static const struct sample samples[] = {
	{ "B16: is the name free?", "2c00 ffef 01 00 0000 0000 7856 00000000000000000000000000000000" SENDER,
	  "netbios\n"
	  "  netbios.hdr_len 44\n"
	  "  netbios.delimiter 0xefff\n"
	  "  netbios.command 0x01 (ADD_NAME_QUERY)\n"
	  "  netbios.resp_corrl 0x5678\n"
	  "  netbios.nb_name SENDER\n",
	  "ADD_NAME_QUERY SENDER<00>" },
	{ "B16: it is not", "2c00 ffef 0d 01 0100 7856 0000" SENDER SENDER,
	  "netbios\n"
	  "  netbios.hdr_len 44\n"
	  "  netbios.delimiter 0xefff\n"
	  "  netbios.command 0x0d (ADD_NAME_RESPONSE)\n"
	  "  netbios.status 1 (Add name in process)\n"
	  "  netbios.name_type 1 (Group name)\n"
	  "  netbios.xmit_corrl 0x5678\n"
	  "  netbios.nb_name SENDER\n"
	  "  netbios.nb_name SENDER\n",
	  "ADD_NAME_RESPONSE SENDER<00> SENDER<00>" },
	{ "B16: a datagram", "2c00 ffef 08 00 0000 0000 0000" RECEIVER SENDER "616263",
	  "netbios\n"
	  "  netbios.hdr_len 44\n"
	  "  netbios.delimiter 0xefff\n"
	  "  netbios.command 0x08 (DATAGRAM)\n"
	  "  netbios.nb_name RECEIVER\n"
	  "  netbios.nb_name SENDER\n"
	  "data.data 616263\n",
	  "DATAGRAM to RECEIVER<20> from SENDER<00>" },
	{ "B16: a session, as recorded elsewhere: WFW_HOST_1 calls WFW_HOST_2",
	  "0e00 ffef 19 8f bc05 0800 0e00 08 0e",
	  "netbios\n"
	  "  netbios.hdr_len 14\n"
	  "  netbios.delimiter 0xefff\n"
	  "  netbios.command 0x19 (SESSION_INITIALIZE)\n"
	  "  netbios.flags 0x8f\n"
	  "  netbios.max_data_recv_size 1468\n"
	  "  netbios.xmit_corrl 0x0008\n"
	  "  netbios.resp_corrl 0x000e\n"
	  "  netbios.remote_session 0x08\n"
	  "  netbios.local_session 0x0e\n",
	  "SESSION_INITIALIZE to session 0x08 from 0x0e" },
	{ "B16: the end of a message", "0e00 ffef 16 0c 0000 3412 7856 05 06 616263",
	  "netbios\n"
	  "  netbios.hdr_len 14\n"
	  "  netbios.delimiter 0xefff\n"
	  "  netbios.command 0x16 (DATA_ONLY_LAST)\n"
	  "  netbios.flags 0x0c\n"
	  "  netbios.resync_indicator 0x0000\n"
	  "  netbios.xmit_corrl 0x1234\n"
	  "  netbios.resp_corrl 0x5678\n"
	  "  netbios.remote_session 0x05\n"
	  "  netbios.local_session 0x06\n"
	  "data.data 616263\n",
	  "DATA_ONLY_LAST to session 0x05 from 0x06" },
	{ "B15: IP to an IP host", "2c00 ffef 08 00 0000 0000 0000 49502e43302e30302e30322e30412020" SENDER
	  "4500001c 00010000 4001f7d2 c0000214 c000020a 0800 f7ff 0000 0000",
	  NULL, "Echo (ping) request  id=0x0000, seq=0/0, ttl=64" },
};

Test(netbios, samples)
{
	check_samples(ENTRY_netbios, samples, COUNT(samples));
}

#define NAMES RECEIVER SENDER

/* B16, B17: what DATA1, DATA2, correlators and the rest are of each command, and which of them it has at all. */
static const struct excerpt commands[] = {
	{ "00", "2c00 ffef 00 01 0301 3412 7856" NAMES, { "netbios.command 0x00 (ADD_GROUP_NAME_QUERY)",
	    "netbios.resp_corrl 0x5678", "netbios.nb_name SENDER", NULL }, "ADD_GROUP_NAME_QUERY SENDER<00>" },
	{ "02", "2c00 ffef 02 01 0301 3412 7856" NAMES, { "netbios.command 0x02 (NAME_IN_CONFLICT)",
	    "netbios.nb_name RECEIVER", "netbios.nb_name SENDER", NULL }, "NAME_IN_CONFLICT RECEIVER<20> from SENDER<00>" },
	{ "03", "2c00 ffef 03 01 0301 3412 7856" NAMES, { "netbios.command 0x03 (STATUS_QUERY)",
	    "netbios.status_request 1 (NetBIOS 2.1, first request)", "netbios.status_buffer_len 259",
	    "netbios.resp_corrl 0x5678", NULL }, "STATUS_QUERY to RECEIVER<20> from SENDER<00>" },
	{ "07", "2c00 ffef 07 01 0301 3412 7856" NAMES, { "netbios.command 0x07 (TERMINATE_TRACE (remote))", NULL },
	  "TERMINATE_TRACE (remote)" },
	{ "09", "2c00 ffef 09 01 0301 3412 7856" NAMES "61", { "netbios.command 0x09 (DATAGRAM_BROADCAST)",
	    "netbios.nb_name SENDER", "data.data 61", NULL }, "DATAGRAM_BROADCAST from SENDER<00>" },
	{ "0A", "2c00 ffef 0a 01 0301 3412 7856" NAMES, { "netbios.command 0x0a (NAME_QUERY)",
	    "netbios.local_session_no 0x03", "netbios.call_name_type 0x01 (Group name)", "netbios.resp_corrl 0x5678",
	    NULL }, "NAME_QUERY to RECEIVER<20> from SENDER<00>" },
	{ "0A of no session", "2c00 ffef 0a 00 0000 0000 7856" NAMES, { "netbios.local_session_no 0x00 (none: FIND.NAME)",
	    "netbios.call_name_type 0x00 (Unique name)", NULL }, NULL },
	{ "0E", "2c00 ffef 0e 01 0301 3412 7856" NAMES, { "netbios.command 0x0e (NAME_RECOGNIZED)",
	    "netbios.local_session_no 0x03", "netbios.call_name_type 0x01 (Group name)", "netbios.xmit_corrl 0x1234",
	    "netbios.resp_corrl 0x5678", "netbios.nb_name RECEIVER", "netbios.nb_name SENDER", NULL },
	  "NAME_RECOGNIZED to RECEIVER<20> from SENDER<00>" },
	{ "0E without a session", "2c00 ffef 0e 00 ff00 3412 7856" NAMES,
	  { "netbios.state_of_name 0xff (a LISTEN is pending, but there is no room for a session)", NULL }, NULL },
	{ "0F", "2c00 ffef 0f 01 10c0 3412 7856" NAMES "6161", { "netbios.command 0x0f (STATUS_RESPONSE)",
	    "netbios.status_response 1", "netbios.data2 0xc010", "netbios.xmit_corrl 0x1234", "netbios.data 6161", NULL },
	  "STATUS_RESPONSE to RECEIVER<20> from SENDER<00>" },
	{ "13", "2c00 ffef 13 01 0301 3412 7856" NAMES, { "netbios.command 0x13 (TERMINATE_TRACE (local and remote))", NULL },
	  "TERMINATE_TRACE (local and remote)" },
	{ "14", "0e00 ffef 14 8f 0302 3412 7856 05 06", { "netbios.command 0x14 (DATA_ACK)", "netbios.xmit_corrl 0x1234",
	    "netbios.remote_session 0x05", "netbios.local_session 0x06", NULL }, "DATA_ACK to session 0x05 from 0x06" },
	{ "15", "0e00 ffef 15 8f 0302 3412 7856 05 06 ff534d42", { "netbios.command 0x15 (DATA_FIRST_MIDDLE)",
	    "netbios.flags 0x8f", "netbios.resync_indicator 0x0203", "netbios.xmit_corrl 0x1234",
	    "netbios.resp_corrl 0x5678", "netbios.local_session 0x06", "data.data ff534d42", NULL }, NULL },
	{ "17", "0e00 ffef 17 8f 0302 3412 7856 05 06", { "netbios.command 0x17 (SESSION_CONFIRM)", "netbios.flags 0x8f",
	    "netbios.max_data_recv_size 515", "netbios.xmit_corrl 0x1234", "netbios.resp_corrl 0x5678", NULL }, NULL },
	{ "18", "0e00 ffef 18 8f 0100 3412 7856 05 06", { "netbios.command 0x18 (SESSION_END)",
	    "netbios.termination_indicator 0x0001 (abnormal: time ran out, or the link broke)",
	    "netbios.remote_session 0x05", NULL }, NULL },
	{ "1A", "0e00 ffef 1a 8f 0302 3412 7856 05 06", { "netbios.command 0x1a (NO_RECEIVE)",
	    "netbios.no_receive_flags 0x8f", "netbios.num_data_bytes_accepted 515", "netbios.remote_session 0x05", NULL }, NULL },
	{ "1B", "0e00 ffef 1b 8f 0302 3412 7856 05 06", { "netbios.command 0x1b (RECEIVE_OUTSTANDING)",
	    "netbios.num_data_bytes_accepted 515", "netbios.remote_session 0x05", NULL }, NULL },
	{ "1C", "0e00 ffef 1c 8f 0302 3412 7856 05 06", { "netbios.command 0x1c (RECEIVE_CONTINUE)",
	    "netbios.xmit_corrl 0x1234", "netbios.remote_session 0x05", NULL }, NULL },
	{ "1F", "0e00 ffef 1f 8f 0302 3412 7856 05 06", { "netbios.command 0x1f (SESSION_ALIVE)",
	    "netbios.remote_session 0x05", NULL }, NULL },

	{ "one that nobody knows", "0e00 ffef 0b 8f 0302 3412 7856 05 06", { "netbios.command 0x0b",
	    "netbios.unknown_command_data", "data.data 8f0302341278560506", NULL }, NULL },
	{ "another delimiter", "0e00 ffee 14 8f 0302", { "netbios.delimiter 0xeeff", "netbios.delimiter.bad",
	    "data.data 148f0302", NULL }, NULL },
	{ "a header too short", "0d00 ffef 14 8f 0302 3412 7856 05 06", { "netbios.hdr_len 13", "netbios.hdr_len.bad", NULL }, NULL },
	{ "a header of sessions where names should be", "0e00 ffef 08 00 0000 0000 0000" NAMES,
	  { "netbios.command 0x08 (DATAGRAM)", "_ws.malformed", NULL }, NULL },
	{ "a header that goes on", "1000 ffef 14 00 0000 3412 0000 05 06 0000 61",
	  { "netbios.local_session 0x06", "data.data 61", NULL }, NULL },
	{ "a header longer than the frame", "2c00 ffef 14 00 0000 3412 0000 05 06",
	  { "netbios.command 0x14 (DATA_ACK)", "_ws.malformed", NULL }, NULL },
};

Test(netbios, commands)
{
	check_excerpts(ENTRY_netbios, commands, COUNT(commands));
}

Test(netbios, flags)
{
	static const struct {
		const char *bytes;
		const char *lines[4];
	} rows[] = {
		{ "0e00 ffef 15 8f 0000 0000 0000 00 00", { "netbios.flags.ack 1", "netbios.flags.ack_expected 1",
		    "netbios.flags.recv_cont_req 1" } },
		{ "0e00 ffef 16 8c 0000 0000 0000 00 00", { "netbios.flags.ack 1", "netbios.flags.ack_with_data 1",
		    "netbios.flags.ack_expected 0" } },
		{ "0e00 ffef 17 80 0000 0000 0000 00 00", { "netbios.flags.send_no_ack 1", "netbios.version 0 (1.xx)" } },
		{ "0e00 ffef 19 8f 0000 0000 0000 00 00", { "netbios.flags.send_no_ack 1",
		    "netbios.largest_frame 7 (65535 bytes)", "netbios.version 1 (2.00 or higher)" } },
		{ "0e00 ffef 1a 02 0000 0000 0000 00 00", { "netbios.no_receive_flags.send_no_ack 1" } },
		{ "2c00 ffef 0f 00 10c0 0000 0000" NAMES, { "netbios.data2.frame 1", "netbios.data2.user 1",
		    "netbios.data2.status 16" } },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decoded got = decode_parts(ENTRY_netbios, rows[i].bytes);

		expect_lines(rows[i].bytes, &got, rows[i].lines);
	}
}

#define THERE "020000000014 02000000000a"
#define BACK "02000000000a 020000000014"
#define UI(length) length "f0f0 03"
#define I "0012 f0f0 0000"

/* Who is asked answers with the correlator, to whom asked. */
Test(netbios, answers_have_their_requests)
{
	static const struct {
		const char *bytes, *line;
		bool there;
	} frames[] = {
		{ THERE UI("002f") "2c00ffef 0a 00 0300 0000 7856" NAMES, "netbios.response_to", false },
		{ BACK UI("002f") "2c00ffef 0e 00 0700 7856 3412" NAMES, "netbios.response_to 1\n", true },
		{ THERE I "0e00ffef 19 8f bc05 3412 0e00 07 03", "netbios.response_to", false },
		{ BACK I "0e00ffef 17 81 bc05 0e00 0000 03 07", "netbios.response_to 3\n", true },
		{ THERE I "0e00ffef 16 00 0000 0000 0f00 07 03", "netbios.response_to", false },
		{ BACK I "0e00ffef 14 00 0000 0f00 0000 03 07", "netbios.response_to 5\n", true },
		{ BACK I "0e00ffef 14 00 0000 1000 0000 03 07", "netbios.response_to", false },
	};
	struct session *s = new_session(true);

	for (uint32_t i = 0; i < COUNT(frames); i++) {
		struct decoded got = decode_frame(s, i + 1, frames[i].bytes);

		cr_expect_eq(strstr(got.tree, frames[i].line) != NULL, frames[i].there, "%u: %s", i + 1, got.tree);
	}
	session_free(s);
}

/* N13, B16: LLC says whose it is; its length ends the packet. */
Test(netbios, over_llc)
{
	struct decoded got = decode(ENTRY_eth, THERE "0012 f0f0 0001 0e00ffef 19 8f bc05 0800 0e00 08 0e"
	    "00000000000000000000000000000000000000000000000000000000");
	static const char *const lines[] = { "eth.len 18", "llc.dsap 0xf0", "llc.ssap 0xf0", "llc.control.n_s 0", "netbios",
	    "netbios.local_session 0x0e", NULL };

	expect_lines("a session", &got, lines);
	got = decode(ENTRY_eth, THERE "0003 f0f0 7f");
	cr_expect_null(strstr(got.tree, "netbios"), "a link is set up without one: %s", got.tree);
}
