/*
 * What SMB 2 messages leave to those before them: names of files and trees,
 * levels of information.  MS-SMB2 section 3.2.4, MS-FSCC sections 2.4 and 2.5.
 * Values of recorded messages are tshark's.
 */

#include <stdio.h>
#include <stdlib.h>
#include "tests/dissectors/smb2_said.h"
#include "tests/dissectors/wire.h"

static struct wire wire;
static struct dialogue g;

static void
begin(void)
{
	dialogue_free(&g);
	g.port = 445;
}

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

/* Messages are sent from frame 4 on, behind the handshake. */
Test(smb2_links, recorded)
{
	static const char *const exchanges[][2] = {
		{ TREE_CONNECT, TREE_CONNECTED }, { CREATE, CREATED }, { QUERY, TOLD }, { FIND, FOUND }, { CLOSE, CLOSED }, { CLOSE, CLOSED },
	};
	static const char *const lines[] = {
		"smb2.cmd 3", "smb2.tree \\\\NEIGHBOUR\\lesson", "smb2.cmd 3", "smb2.tree \\\\NEIGHBOUR\\lesson",
		"smb2.cmd 5", "smb2.tree \\\\NEIGHBOUR\\lesson", "smb2.filename Расписание.txt", "smb2.cmd 5", "smb2.filename Расписание.txt",
		"smb2.cmd 16", "smb2.tree \\\\NEIGHBOUR\\lesson", "smb2.filename Расписание.txt",
		"smb2.cmd 16", "smb2.filename Расписание.txt", "smb2.class 0x01", "smb2.file_info.infolevel 0x12",
		"smb2.create.time 1795436206.239987800", "smb2.last_write.time 1795436206.240159800", "smb2.file_attribute 0x00000080",
		"smb2.allocation_size 4096", "smb2.eof 63", "smb2.nlinks 1", "smb2.delete_pending 0", "smb2.is_directory 0",
		"smb2.file_id 0x0000000000a8e537", "smb2.ea_size 0", "smb.access_mask 0x00120089", "smb2.position_info 0", "smb2.mode_info 0x00000080",
		"smb2.alignment_info 0x00000000", "smb2.filename.len 30", "smb2.filename \\Расписание.txt",
		"smb2.cmd 14", "smb2.cmd 14", "smb2.find.infolevel 37",
		"smb2.next_offset 112", "smb2.filename .", "smb2.next_offset 112", "smb2.filename ..", "smb2.next_offset 136",
		"smb2.last_change.time 1795436206.239987800", "smb2.eof 2048", "smb2.allocation_size 4096", "smb2.file_attribute 0x00000080",
		"smb2.filename.len 26", "smb2.ea_size 0", "smb2.short_name_len 0", "smb2.file_id 0x0000000000a8e536", "smb2.filename Все байты.bin",
		"smb2.next_offset 0", "smb2.eof 63", "smb2.filename Расписание.txt",
		"smb2.cmd 6", "smb2.filename Расписание.txt", "smb2.cmd 6", "smb2.filename Расписание.txt", NULL,
	};

	begin();
	for (size_t i = 0; i < COUNT(exchanges); i++)
		for (enum sender from = FROM_CLIENT; from <= FROM_SERVER; from++)
			say_in_session(&g, from, exchanges[i][from]);
	char *said = transmitted();

	expect_said("recorded", said, lines);
	const char *last = strstr(strstr(strstr(said, "smb2.cmd 6") + 1, "smb2.cmd 6") + 1, "smb2.cmd 6");

	cr_expect(last && !strstr(last, "smb2.filename"), "closed, it has no name any more");
	struct session *s = observed_wire(&wire);

	cr_expect_eq(number_in(s, &wire, 6, "smb2.tcon_frame", 0), 5);
	cr_expect_eq(number_in(s, &wire, 8, "dcerpc.nt.open_frame", 0), 7);
	cr_expect_eq(number_in(s, &wire, 14, "dcerpc.nt.open_frame", 0), 0);
	session_free(s);
	check_segmentations(&g, said, "recorded");
	end(said);
}

#define CREATE_BODY "3900 00 00 02000000 0000000000000000 0000000000000000 89001200 00000000" \
    "07000000 01000000 00000000 7800 0200 00000000 00000000"
#define CREATED_BODY "5900 00 00 01000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000" \
    "00000000 00000000 0102030405060708090a0b0c0d0e0f10 00000000 00000000"
#define RELATED "04000000"
#define LAST_FILE "ffffffffffffffff ffffffffffffffff"

/* A file that is not open yet has no identifier: what is compounded with its opening means it (section 3.2.4.1.4). */
Test(smb2_links, compounded)
{
	static const char *const lines[] = {
		"smb2.msg_id 5", "smb2.filename a", "smb2.msg_id 6", "smb2.filename a", "smb2.msg_id 7", "smb2.filename a",	/* asked */
		"smb2.msg_id 5", "smb2.filename a", "smb2.msg_id 6", "smb2.filename a", "smb.ea.list_length 7", "smb2.msg_id 7", "smb2.filename a",
		"smb2.msg_id 8", "smb2.filename a", NULL,
	};

	begin();
	say_in_session(&g, FROM_CLIENT, HEADER(FINE, "0500", ASKS, "80000000", "05") CREATE_BODY "6100 000000000000"
	    HEADER(FINE, "1000", RELATED, "68000000", "06") "2900 01 07 ffff0000 0000 0000 00000000 00000000 00000000" LAST_FILE
	    HEADER(FINE, "0600", RELATED, LAST, "07") "1800 0000 00000000" LAST_FILE);
	say_in_session(&g, FROM_SERVER, HEADER(FINE, "0500", ANSWERS, "98000000", "05") CREATED_BODY
	    HEADER(FINE, "1000", "05000000", "50000000", "06") "0900 4800 04000000 07000000 00000000"
	    HEADER(FINE, "0600", "05000000", LAST, "07") "3c00 0000 00000000" "0000000000000000 0000000000000000 0000000000000000 0000000000000000"
	    "0000000000000000 0000000000000000 00000000");
	say_in_session(&g, FROM_CLIENT, HEADER(FINE, "0700", ASKS, LAST, "08") "1800 000000000000 0102030405060708090a0b0c0d0e0f10");
	char *said = transmitted();

	expect_said("compounded", said, lines);
	check_segmentations(&g, said, "compounded");
	end(said);
}

/* A create that fails opens nothing; an interim response is not the answer. */
Test(smb2_links, not_opened)
{
	static const char *const lines[] = { "smb2.msg_id 6", "smb2.nt_status 0x00000103", "smb2.filename a", "smb2.msg_id 6", "smb2.filename a", NULL };

	begin();
	say_in_session(&g, FROM_CLIENT, HEADER(FINE, "0500", ASKS, LAST, "05") CREATE_BODY "6100");
	say_in_session(&g, FROM_SERVER, HEADER("340000c0", "0500", ANSWERS, LAST, "05") "0900 00 00 00000000 00");
	say_in_session(&g, FROM_CLIENT, HEADER(FINE, "0700", ASKS, LAST, "08") "1800 000000000000 0102030405060708090a0b0c0d0e0f10");
	char *said = transmitted();

	cr_expect_null(strstr(strstr(said, "smb2.msg_id 8"), "smb2.filename"), "%s", said);
	end(said);

	begin();
	say_in_session(&g, FROM_CLIENT, HEADER(FINE, "0500", ASKS, LAST, "06") CREATE_BODY "6100");
	say_in_session(&g, FROM_SERVER, HEADER("03010000", "0500", "03000000", LAST, "06") "0900 00 00 00000000 00");
	say_in_session(&g, FROM_SERVER, HEADER(FINE, "0500", ANSWERS, LAST, "06") CREATED_BODY);
	said = transmitted();
	expect_said("interim", strstr(said, "smb2.filename a") + 1, lines + 1);
	end(said);
}

/* Times, sizes and attributes of an entry: 64 bytes with both lengths; a name of one letter. */
#define ENTRY(next) next "05000000" "00803ed5deb19d01 00803ed5deb19d01 00803ed5deb19d01 00803ed5deb19d01" \
    "0300000000000000 0010000000000000 20000000 02000000"

/* Classes and levels, and what is told. */
static const struct information {
	const char *class, *level, *told;
	const char *lines[16];
} informations[] = {
	{ NULL, "01", ENTRY("48000000") "6100 000000000000" ENTRY("00000000") "6200",
	  { "smb2.next_offset 72", "smb2.file_index 0x00000005", "smb2.create.time 0.000000000", "smb2.eof 3", "smb2.allocation_size 4096",
	    "smb2.file_attribute 0x00000020", "smb2.filename a", "smb2.next_offset 0", "smb2.filename b" } },
	{ NULL, "02", ENTRY("00000000") "09000000 6100", { "smb2.ea_size 9", "smb2.filename a" } },
	{ NULL, "03", ENTRY("00000000") "09000000 0400 41007e00 0000000000000000000000000000000000000000 6100",
	  { "smb2.short_name_len 4", "smb2.shortname A~", "smb2.filename a" } },
	{ NULL, "0c", "00000000 00000000 02000000 6100", { "smb2.filename.len 2", "smb2.filename a" } },
	{ NULL, "26", ENTRY("00000000") "09000000 00000000 0102030405060708 6100", { "smb2.file_id 0x0807060504030201", "smb2.filename a" } },
	{ NULL, "3c", ENTRY("00000000") "09000000 0c0000a0 0102030405060708090a0b0c0d0e0f10 6100",
	  { "smb2.reparse_tag 0xa000000c", "smb2.file_id.long 0102030405060708090a0b0c0d0e0f10", "smb2.filename a" } },
	{ NULL, "0c", "06000000 00000000 02000000 6100", { "smb2.filename a", "smb2.next_offset.bad 1" } },
	{ NULL, "63", "cafe", { "smb2.find.infolevel 99", "smb2.find.info_blob cafe" } },
	{ "01", "04", "00803ed5deb19d01 0000000000000000 0000000000000000 ffffffffffffff7f 11000000 00000000",
	  { "smb2.create.time 0.000000000", "smb2.last_access.time not set", "smb2.file_attribute 0x00000011" } },
	{ "01", "05", "0010000000000000 0300000000000000 02000000 01 00 0000", { "smb.alloc_size64 4096", "smb.end_of_file 3", "smb.link_count 2",
	    "smb.delete_pending 1", "smb.is_directory 0" } },
	{ "01", "06", "0102030405060708", { "smb.index_number 0x0807060504030201" } },
	{ "01", "0e", "0500000000000000", { "smb.position 5" } },
	{ "01", "15", "04000000 61006200", { "smb.file_name_len 4", "smb.file ab" } },
	{ "01", "16", "20000000 02000000 0700000000000000 0800000000000000 6100 000000000000" "00000000 00000000 0900000000000000 0000000000000000",
	  { "smb.next_entry_offset 32", "smb.stream_size 7", "smb.alloc_size64 8", "smb.stream_name a", "smb.next_entry_offset 0", "smb.stream_size 9" } },
	{ "01", "1c", "0700000000000000 0200 10 0c 0c 000000", { "smb.compressed.file_size 7", "smb.compressed.format 2", "smb.compressed.unit_shift 16" } },
	{ "01", "23", "00040000 0c0000a0", { "smb.file_attribute 0x00000400", "smb.reparse_tag 0xa000000c" } },
	{ "01", "ff", "cafe", { "smb2.file_info.infolevel 0xff", "smb2.getinfo_data cafe" } },
	{ "02", "01", "00803ed5deb19d01 78563412 02000000 01 00 4400", { "smb.create.time 0.000000000", "smb.volume.serial 0x12345678", "smb.volume.label D" } },
	{ "02", "03", "0900000000000000 0800000000000000 02000000 00020000", { "smb2.fs_info.infolevel 0x03", "smb.alloc_size64 9", "smb.free_alloc_units 8",
	    "smb.fs_sector_per_unit 2", "smb.fs_bytes_per_sector 512" } },
	{ "02", "04", "07000000 20000000", { "smb.device.type 0x00000007", "smb.device 0x00000020" } },
	{ "02", "05", "07000000 ff000000 08000000 4e00540046005300", { "smb.fs_attr 0x00000007", "smb.fs_max_name_len 255", "smb.fs_name NTFS" } },
	{ "02", "07", "0900000000000000 0800000000000000 0700000000000000 02000000 00020000", { "smb.caller_free_alloc_units 8", "smb.actual_free_alloc_units 7" } },
	{ "03", "00", "cafe", { "smb2.class 0x03", "smb2.sec_info.infolevel 0x00", "smb2.getinfo_data cafe" } },
};

static void
say_information(const struct information *x)
{
	char said[1024];
	size_t n;

	hex_bytes(x->told, &n);
	if (x->class)
		snprintf(said, sizeof said, HEADER(FINE, "1000", ASKS, LAST, "05") "2900 %s %s ffff0000 0000 0000 00000000 00000000 00000000"
		    "00000000000000000000000000000000", x->class, x->level);
	else
		snprintf(said, sizeof said, HEADER(FINE, "0e00", ASKS, LAST, "05") "2100 %s 00 00000000 00000000000000000000000000000000"
		    "6000 0200 ffff0000 2a00", x->level);
	say_in_session(&g, FROM_CLIENT, said);
	snprintf(said, sizeof said, "%s 0900 4800 %02zx000000 %s", x->class ? HEADER(FINE, "1000", ANSWERS, LAST, "05") :
	    HEADER(FINE, "0e00", ANSWERS, LAST, "05"), n, x->told);
	say_in_session(&g, FROM_SERVER, said);
}

Test(smb2_links, information)
{
	for (size_t i = 0; i < COUNT(informations); i++) {
		const struct information *x = &informations[i];

		begin();
		say_information(x);
		char *said = transmitted();

		expect_said(x->told, said, x->lines);
		check_explained(&wire, x->told);
		end(said);
	}
}

/* Nobody asked, as far as was seen: then it is bytes. */
Test(smb2_links, unasked)
{
	struct decoded got = decode(ENTRY_smb2, TOLD);

	cr_expect(!strstr(got.tree, "smb2.eof") && strstr(got.tree, "smb2.getinfo_data "), "%s", got.tree);
	got = decode(ENTRY_smb2, FOUND);
	cr_expect(!strstr(got.tree, "smb2.eof") && strstr(got.tree, "smb2.find.info_blob "), "%s", got.tree);
}
