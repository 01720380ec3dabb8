/*
 * SMB 1: files.  MS-CIFS sections 2.2.4.1 to 2.2.4.9, 2.2.4.41 to 2.2.4.43 and
 * 2.2.4.64.  What is read or written is one node, whatever it is.
 */

#include "dissectors/engine/names.h"
#include "dissectors/engine/registry.h"
#include "dissectors/smb/common.h"
#include "dissectors/smb/info.h"
#include "dissectors/smb/smb1.h"

static const struct value oplocks[] = { { 0, "No oplock" }, { 1, "Exclusive" }, { 2, "Batch" }, { 3, "Level II" }, { 0, NULL } };
static const struct value resources[] = {
	{ 0, "Disk file or directory" }, { 1, "Named pipe in byte mode" }, { 2, "Named pipe in message mode" }, { 3, "Printer" }, { 0, NULL },
};

enum {
	NAME, OEM_NAME, NAME_SAID, OEM_NAME_SAID, OLD_NAME, OEM_OLD_NAME, FORMAT, FID, RESERVED, NAME_LENGTH, CREATE_FLAGS, ROOT, DISPOSITION,
	IMPERSONATION, SECURITY, OPLOCK, ACTION, RESOURCE, IPC_STATE,
	OFFSET, MAX_COUNT, MIN_COUNT, TIMEOUT, REMAINING, OFFSET_HIGH, COMPACTION, DATA_LENGTH, DATA_OFFSET, LENGTH_HIGH, WRITE_MODE,
	COUNT_LOW, COUNT_HIGH, DATA, SEARCH_ATTRIBUTES, SHORT_ATTRIBUTES, SEARCH_ID,
};

static const struct field fields[] = {
	[NAME]     = { "smb.file", "File Name", TEXT_UTF16 },
	[OEM_NAME] = { "smb.file", "File Name", TEXT },
	[NAME_SAID] = { "smb.file", "File Name", TEXT_UTF16, .generated = true },
	[OEM_NAME_SAID] = { "smb.file", "File Name", TEXT, .generated = true },
	[OLD_NAME] = { "smb.old_file", "Old File Name", TEXT_UTF16 },
	[OEM_OLD_NAME] = { "smb.old_file", "Old File Name", TEXT },
	[FORMAT]   = { "smb.buffer_format", "Buffer Format", UINT, 1 },
	[FID]      = { "smb.fid", "FID", UINT, 2, HEX },
	[RESERVED] = { "smb.reserved", "Reserved", BYTES },
	[NAME_LENGTH] = { "smb.file_name_len", "File Name Len", UINT, 2, .unit = "bytes" },
	[CREATE_FLAGS] = { "smb.create_flags", "Create Flags", UINT, 4, HEX },
	[ROOT]     = { "smb.rfid", "Root FID", UINT, 4, HEX },
	[DISPOSITION] = { "smb.create.disposition", "Disposition", UINT, 4, DEC, smb_dispositions },
	[IMPERSONATION] = { "smb.impersonation.level", "Impersonation", UINT, 4, DEC, smb_impersonations },
	[SECURITY] = { "smb.security.flags", "Security Flags", UINT, 1, HEX },
	[OPLOCK]   = { "smb.oplock.level", "Oplock level", UINT, 1, DEC, oplocks },
	[ACTION]   = { "smb.create.action", "Create action", UINT, 4, DEC, smb_create_actions },
	[RESOURCE] = { "smb.file_type", "File Type", UINT, 2, DEC, resources },
	[IPC_STATE] = { "smb.ipc_state", "IPC State", UINT, 2, HEX },
	[OFFSET]   = { "smb.file.rw.offset", "Offset", UINT, 4 },
	[MAX_COUNT] = { "smb.maxcount_low", "Max Count Low", UINT, 2, .unit = "bytes" },
	[MIN_COUNT] = { "smb.mincount", "Min Count", UINT, 2, .unit = "bytes" },
	[TIMEOUT]  = { "smb.timeout", "Timeout, or the higher half of the count", UINT, 4 },
	[REMAINING] = { "smb.remaining", "Remaining", UINT, 2 },
	[OFFSET_HIGH] = { "smb.offset_high", "High Offset", UINT, 4 },
	[COMPACTION] = { "smb.dcm", "Data Compaction Mode", UINT, 2 },
	[DATA_LENGTH] = { "smb.data_len_low", "Data Length Low", UINT, 2, .unit = "bytes" },
	[DATA_OFFSET] = { "smb.data_offset", "Data Offset", UINT, 2 },
	[LENGTH_HIGH] = { "smb.data_len_high", "Data Length High, of 64 KB", UINT, 2 },
	[WRITE_MODE] = { "smb.write.mode", "Write Mode", UINT, 2, HEX },
	[COUNT_LOW] = { "smb.count_low", "Count Low", UINT, 2, .unit = "bytes" },
	[COUNT_HIGH] = { "smb.count_high", "Count High, of 64 KB", UINT, 2 },
	[DATA]     = { "smb.file_data", "File Data", BYTES },
	[SEARCH_ATTRIBUTES] = { "smb.search.attribute", "Search Attributes", UINT, 2, HEX },
	[SHORT_ATTRIBUTES] = { "smb.file_attribute", "File Attributes", UINT, 2, HEX },
	[SEARCH_ID] = { "smb.search_id", "Search ID", UINT, 2, HEX },
};

void
add_smb1_filename(struct dissection *d, struct smb1 *m)
{
	add_smb1_name(d, m, &fields[NAME], left(d));
}

void
add_smb1_filename_said(struct dissection *d, uint32_t name)
{
	add_name_row(d, &fields[NAME_SAID], name);
}

void
add_smb1_fid(struct dissection *d, struct smb1 *m)
{
	smb1_link_file(d, m, add_little(d, FID));
}

/* Section 2.2.4.64: the name is so long as the words say, and no zero ends it. */
static void
dissect_create(struct dissection *d, struct smb1 *m)
{
	add_smb1_name(d, m, &fields[NAME], smb1_word(m, 5, 2) + m->unicode);
}

/* Old commands say before each text that it is one. */
static void
dissect_marked_name(struct dissection *d, struct smb1 *m)
{
	add_uint(d, FORMAT);
	add_smb1_filename(d, m);
}

static void
dissect_rename(struct dissection *d, struct smb1 *m)
{
	add_uint(d, FORMAT);
	add_smb1_text(d, m, &fields[OLD_NAME]);
	add_uint(d, FORMAT);
	add_smb1_filename(d, m);
}

static void
dissect_read_data(struct dissection *d, struct smb1 *m)
{
	add_smb1_bytes_at(d, m, &fields[DATA], smb1_word(m, 12, 2), smb1_word(m, 10, 2) | smb1_word(m, 14, 2) << 16);
}

static void
dissect_write_data(struct dissection *d, struct smb1 *m)
{
	add_smb1_bytes_at(d, m, &fields[DATA], smb1_word(m, 22, 2), smb1_word(m, 20, 2) | smb1_word(m, 18, 2) << 16);
}

static const struct item create[] = {
	{ RESERVED, 1 }, { NAME_LENGTH }, { CREATE_FLAGS }, { ROOT },
}, created[] = {
	{ OPLOCK }, { FID }, { ACTION },
}, fid[] = {
	{ FID },
}, read[] = {
	{ FID }, { OFFSET }, { MAX_COUNT }, { MIN_COUNT }, { TIMEOUT }, { REMAINING },
}, read_high[] = {
	{ FID }, { OFFSET }, { MAX_COUNT }, { MIN_COUNT }, { TIMEOUT }, { REMAINING }, { OFFSET_HIGH },
}, have_read[] = {
	{ REMAINING }, { COMPACTION }, { RESERVED, 2 }, { DATA_LENGTH }, { DATA_OFFSET }, { LENGTH_HIGH }, { RESERVED, 8 },
}, write[] = {
	{ FID }, { OFFSET }, { TIMEOUT }, { WRITE_MODE }, { REMAINING }, { LENGTH_HIGH }, { DATA_LENGTH }, { DATA_OFFSET },
}, write_high[] = {
	{ FID }, { OFFSET }, { TIMEOUT }, { WRITE_MODE }, { REMAINING }, { LENGTH_HIGH }, { DATA_LENGTH }, { DATA_OFFSET }, { OFFSET_HIGH },
}, written[] = {
	{ COUNT_LOW }, { REMAINING }, { COUNT_HIGH }, { RESERVED, 2 },
}, search[] = {
	{ SEARCH_ATTRIBUTES },
}, attributes[] = {
	{ SHORT_ATTRIBUTES },
}, search_id[] = {
	{ SEARCH_ID },
};

/* Section 2.2.4.64.1. */
static void
dissect_create_words(struct dissection *d)
{
	static const struct item size[] = { { INFO_ALLOCATION }, { INFO_ATTRIBUTES } }, disposition[] = { { DISPOSITION } };
	static const struct item rest[] = { { IMPERSONATION }, { SECURITY } };

	add_smb_access(d);
	add_item_rows(d, smb1_info_rows, size, sizeof size / sizeof *size);
	add_smb_share_access(d);
	add_items(d, disposition);
	add_smb_create_options(d);
	add_items(d, rest);
}

/* Section 2.2.4.64.2. */
static void
dissect_created_words(struct dissection *d)
{
	static const struct item state[] = {
		{ INFO_CREATED }, { INFO_ACCESSED }, { INFO_WRITTEN }, { INFO_CHANGED }, { INFO_ATTRIBUTES }, { INFO_ALLOCATION }, { INFO_END },
	}, is_directory[] = { { INFO_IS_DIRECTORY } };
	static const struct item resource[] = { { RESOURCE }, { IPC_STATE } };

	add_item_rows(d, smb1_info_rows, state, sizeof state / sizeof *state);
	add_items(d, resource);
	add_item_rows(d, smb1_info_rows, is_directory, 1);
}

static const struct smb1_body bodies[] = {
	{ SMB1_NT_CREATE_ANDX, false, 24, SMB1_ITEMS(create), .words = dissect_create_words, .bytes = dissect_create },
	{ SMB1_NT_CREATE_ANDX, true, 34, SMB1_ITEMS(created), .words = dissect_created_words, .fid = 5 + 1 }, { SMB1_NT_CREATE_ANDX, true, 42, SMB1_ITEMS(created), .words = dissect_created_words, .fid = 5 + 1 },
	{ SMB1_NT_CREATE_ANDX, true, 50, SMB1_ITEMS(created), .words = dissect_created_words, .fid = 5 + 1 },
	{ SMB1_OPEN_ANDX, false, 15, .bytes = add_smb1_filename }, { SMB1_OPEN_ANDX, true, 15, SMB1_ITEMS(fid), .fid = 4 + 1 },
	{ SMB1_READ_ANDX, false, 10, SMB1_ITEMS(read), .fid = 4 + 1 }, { SMB1_READ_ANDX, false, 12, SMB1_ITEMS(read_high), .fid = 4 + 1 },
	{ SMB1_READ_ANDX, true, 12, SMB1_ITEMS(have_read), .bytes = dissect_read_data, .data = true },
	{ SMB1_WRITE_ANDX, false, 12, SMB1_ITEMS(write), .bytes = dissect_write_data, .fid = 4 + 1, .data = true },
	{ SMB1_WRITE_ANDX, false, 14, SMB1_ITEMS(write_high), .bytes = dissect_write_data, .fid = 4 + 1, .data = true },
	{ SMB1_WRITE_ANDX, true, 6, SMB1_ITEMS(written) },
	{ SMB1_CLOSE, false, 3, SMB1_ITEMS(fid), .fid = 0 + 1 }, { SMB1_FLUSH, false, 1, SMB1_ITEMS(fid), .fid = 0 + 1 },
	{ SMB1_CREATE_DIRECTORY, false, 0, .bytes = dissect_marked_name }, { SMB1_DELETE_DIRECTORY, false, 0, .bytes = dissect_marked_name },
	{ SMB1_CHECK_DIRECTORY, false, 0, .bytes = dissect_marked_name }, { SMB1_QUERY_INFORMATION, false, 0, .bytes = dissect_marked_name },
	{ SMB1_QUERY_INFORMATION, true, 10, SMB1_ITEMS(attributes) },
	{ SMB1_DELETE, false, 1, SMB1_ITEMS(search), .bytes = dissect_marked_name },
	{ SMB1_RENAME, false, 1, SMB1_ITEMS(search), .bytes = dissect_rename }, { SMB1_FIND_CLOSE2, false, 1, SMB1_ITEMS(search_id) },
};

const struct smb1_bodies smb1_files = { bodies, sizeof bodies / sizeof *bodies };

const struct dissector dissector_smb1_files = {
	.proto = { "smb.files_rows", "Files of SMB 1", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb1_transactions,
};
