/*
 * What SMB 1 messages leave to those before them: names of files and trees,
 * what Transaction2 answers.  MS-CIFS sections 2.2.4 and 2.2.6.  Values of
 * recorded messages are tshark's.
 */

#include <stdlib.h>
#include "tests/dissectors/smb1_said.h"
#include "tests/dissectors/wire.h"

static struct wire wire;
static struct dialogue g;

static void
begin(void)
{
	dialogue_free(&g);
	g.port = 139;
}

/* They are sent from frame 4 on, behind the handshake. */
static char *
transmitted(void)
{
	transmit(&wire, &g, 1460, IN_ORDER);
	return messages_of(&wire);
}

static void
end(char *said)
{
	free(said);
	wire_free(&wire);
	dialogue_free(&g);
}

Test(smb1_links, recorded)
{
	static const char *const exchanges[][2] = {
		{ TREE_CONNECT, TREE_CONNECTED }, { FIND, FOUND }, { QUERY_SHARE, SHARE_TOLD }, { CREATE, CREATED }, { QUERY, TOLD },
		{ CLOSE, CLOSED }, { CLOSE, CLOSED },
	};
	static const char *const lines[] = {
		"smb.cmd 0x75", "smb.path \\\\NEIGHBOUR\\LESSON", "smb.cmd 0x75", "smb.path \\\\NEIGHBOUR\\LESSON",
		"smb.cmd 0x32", "smb.path \\\\NEIGHBOUR\\LESSON", "smb.search.attribute 0x0016", "smb.search_count 1366", "smb.find_first2.flags 0x0006",
		"smb.ff2_loi 260", "smb.storage_type 0", "smb.search_pattern \\*",
		"smb.cmd 0x32", "smb.path \\\\NEIGHBOUR\\LESSON", "smb.trans2.cmd 0x0001", "smb.ff2_loi 260", "smb.search_pattern \\*",
		"smb.search_id 0xffff", "smb.search_count 4", "smb.end_of_search 1", "smb.ea.error_offset 0", "smb.last_name_offset 316",
		"smb.next_entry_offset 96", "smb.file .", "smb.next_entry_offset 100", "smb.file ..", "smb.next_entry_offset 120", "smb.file_index 0",
		"smb.create.time 1795436206.235652100", "smb.access.time 1795436206.235652100", "smb.last_write.time 1795436206.239987800",
		"smb.change.time 1795436206.239987800", "smb.end_of_file 2048", "smb.alloc_size64 4096", "smb.file_attribute 0x00000080",
		"smb.file_name_len 26", "smb.ea.list_length 0", "smb.short_file_name_len 0", "smb.file Все байты.bin", "smb.next_entry_offset 124",
		"smb.file Расписание.txt",
		"smb.cmd 0x32", "smb.qfsi_loi 0x03ef", "smb.cmd 0x32", "smb.trans2.cmd 0x0003", "smb.qfsi_loi 0x03ef", "smb.alloc_size64 264212084",
		"smb.caller_free_alloc_units 80835276", "smb.actual_free_alloc_units 80835276", "smb.fs_sector_per_unit 2", "smb.fs_bytes_per_sector 512",
		"smb.cmd 0xa2", "smb.file \\Все байты.bin", "smb.cmd 0xa2", "smb.file \\Все байты.bin", "smb.fid 0xd3b9",
		"smb.cmd 0x32", "smb.fid 0xd3b9", "smb.file \\Все байты.bin", "smb.qpi_loi 263",
		"smb.cmd 0x32", "smb.trans2.cmd 0x0007", "smb.qpi_loi 263", "smb.file \\Все байты.bin", "smb.ea.error_offset 0",
		"smb.create.time 1795436206.235652100", "smb.file_attribute 0x00000080", "smb.alloc_size64 4096", "smb.end_of_file 2048", "smb.link_count 1",
		"smb.delete_pending 0", "smb.is_directory 0", "smb.ea.list_length 0", "smb.file_name_len 28", "smb.file \\Все байты.bin",
		"smb.cmd 0x04", "smb.fid 0xd3b9", "smb.file \\Все байты.bin", "smb.cmd 0x04", "smb.file \\Все байты.bin", NULL,
	};

	begin();
	for (size_t i = 0; i < COUNT(exchanges); i++)
		for (enum sender from = FROM_CLIENT; from <= FROM_SERVER; from++)
			say_in_session(&g, from, exchanges[i][from]);
	char *said = transmitted();

	expect_said("recorded", said, lines);
	const char *last = strstr(strstr(strstr(said, "smb.cmd 0x04") + 1, "smb.cmd 0x04") + 1, "smb.cmd 0x04");

	cr_expect(last && !strstr(last, "smb.file "), "closed, it has no name any more");
	struct session *s = observed_wire(&wire);

	cr_expect_eq(number_in(s, &wire, 6, "smb.fid.mapped_in", 0), 5);
	cr_expect_eq(number_in(s, &wire, 12, "smb.fid.opened_in", 0), 11);
	session_free(s);
	check_segmentations(&g, said, "recorded");
	end(said);
}

/* Laid out by hand, in ASCII, of process 2 and multiplex id 5: command, status, flags and tree; words and bytes. */
#define MESSAGE(command, flags, tree) "ff534d42" command "00000000" flags "0140 0000 0000000000000000 0000" tree "0200 0300 0500"
#define ASKS "18"
#define ANSWERS "98"
/* Transaction2 with parameters and data of so many bytes, the first behind the byte count, the others behind them. */
#define TRANS2(subcommand, parameters, data, data_at, bytes) MESSAGE("32", ASKS, "0700") "0f" parameters data "0a00 ffff 00 00 0000 00000000 0000" \
    parameters "4100" data data_at "01 00" subcommand bytes
#define TRANS2_ANSWER(parameters, total, data, data_at, at, bytes) MESSAGE("32", ANSWERS, "0700") "0a" parameters total "0000" parameters "3700 0000" \
    data data_at at "00 00" bytes

static const struct {
	const char *asks, *answers;
	const char *lines[20];
} transactions[] = {
	{ TRANS2("0200", "0f00", "0000", "5000", "0f00" "0040 0a00 0101 04030201 0800 612a00"),
	  TRANS2_ANSWER("0800", "4200", "4200", "3f00", "0000", "4a00" "0100 0100 0000 0000" "00000000 05000000"
	      "00803ed5deb19d01 00803ed5deb19d01 00803ed5deb19d01 00803ed5deb19d01 0300000000000000 0010000000000000 20000000 02000000 6162"),
	  { "smb.search_id 0x4000", "smb.search_count 10", "smb.ff2_loi 257", "smb.resume 0x01020304", "smb.file a*",
	    "smb.trans2.cmd 0x0002", "smb.ff2_loi 257", "smb.search_count 1", "smb.end_of_search 1", "smb.last_name_offset 0",
	    "smb.create.time 0.000000000", "smb.end_of_file 3", "smb.file ab" } },
	{ TRANS2("0800", "0600", "0100", "4700", "0700" "0100 0201 0000 01"), TRANS2_ANSWER("0200", "0000", "0000", "0000", "0000", "0200 0000"),
	  { "smb.fid 0x0001", "smb.spi_loi 258", "smb.disposition.delete_on_close 1", "smb.trans2.cmd 0x0008", "smb.spi_loi 258", "smb.ea.error_offset 0" } },
	{ TRANS2("0600", "0900", "0800", "4a00", "1100" "fc03 00000000 5c6100 0700000000000000"), TRANS2_ANSWER("0200", "0000", "0000", "0000", "0000", "0200 0000"),
	  { "smb.spi_loi 1020", "smb.file \\a", "smb.end_of_file 7", "smb.trans2.cmd 0x0006", "smb.file \\a" } },
	{ TRANS2("0500", "0900", "0000", "0000", "0900" "0101 00000000 5c6100"),
	  TRANS2_ANSWER("0200", "2800", "2800", "3900", "0000", "2a00" "0000" "00803ed5deb19d01 0000000000000000 0000000000000000 0000000000000000 21000000 00000000"),
	  { "smb.qpi_loi 257", "smb.file \\a", "smb.qpi_loi 257", "smb.file \\a", "smb.create.time 0.000000000", "smb.access.time not set", "smb.file_attribute 0x00000021" } },
	{ TRANS2("0300", "0200", "0000", "0000", "0200" "0201"), TRANS2_ANSWER("0000", "1400", "1400", "3700", "0000", "1400" "00803ed5deb19d01 78563412 02000000 0000 4400"),
	  { "smb.qfsi_loi 0x0102", "smb.qfsi_loi 0x0102", "smb.volume.serial 0x12345678", "smb.volume.label D" } },
	{ TRANS2("0300", "0200", "0000", "0000", "0200" "0502"), TRANS2_ANSWER("0000", "0200", "0200", "3700", "0000", "0200" "cafe"),
	  { "smb.qfsi_loi 0x0205", "smb.qfsi_loi 0x0205", "smb.trans_data cafe" } },
	/* the second half only, which does not begin where an entry does */
	{ TRANS2("0300", "0200", "0000", "0000", "0200" "0301"), TRANS2_ANSWER("0000", "1800", "0c00", "3700", "0c00", "0c00" "00000000 02000000 00020000"),
	  { "smb.data_disp 12", "smb.trans2.part 1", "smb.trans_data 000000000200000000020000" } },
};

Test(smb1_links, transactions)
{
	for (size_t i = 0; i < COUNT(transactions); i++) {
		begin();
		say_in_session(&g, FROM_CLIENT, transactions[i].asks);
		say_in_session(&g, FROM_SERVER, transactions[i].answers);
		char *said = transmitted();

		expect_said(transactions[i].asks, said, transactions[i].lines);
		check_explained(&wire, transactions[i].asks);
		end(said);
	}
}

/* A login and a tree in one message, and a name in ASCII. */
Test(smb1_links, chained)
{
	static const char *const lines[] = { "smb.path \\\\S\\DISK", "smb.cmd 0x73", "smb.path \\\\S\\DISK", "smb.cmd 0x2b", "smb.path \\\\S\\DISK", NULL };

	begin();
	say_in_session(&g, FROM_CLIENT, "ff534d42730000000018014000000000000000000000000001000200030005000d750059000411320000000000000004000000000000"
	    "00d40000001c00504153537661737961005343484f4f4c0057696e646f7773004c4d0004ff000000000001001000005c5c535c444953"
	    "4b003f3f3f3f3f00");
	say_in_session(&g, FROM_SERVER, MESSAGE("73", ANSWERS, "0700") "03 75 00 2900 0000 0000" "02ff 000000 0000 413a00 00");
	say_in_session(&g, FROM_CLIENT, MESSAGE("2b", ASKS, "0700") "01 0100 0000");
	char *said = transmitted();

	expect_said("chained", said, lines);
	cr_expect_null(strstr(said, "smb.file "), "%s", said);
	end(said);
}

/* Nobody asked, as far as was seen: then it is bytes. */
Test(smb1_links, unasked)
{
	struct decoded got = decode(ENTRY_smb, FOUND);

	cr_expect(!strstr(got.tree, "smb.end_of_file") && strstr(got.tree, "smb.trans_data "), "%s", got.tree);
}
