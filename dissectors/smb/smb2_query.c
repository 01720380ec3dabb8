/*
 * SMB 2 and 3: directories listed and watched, what is asked about files and
 * told them.  MS-SMB2 sections 2.2.31 to 2.2.40.
 *
 * An answer does not say what was asked about: what it tells is one node.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/smb2.h"
#include "dissectors/smb/smb2_names.h"

enum { FILE_INFO = 1, FS_INFO, SEC_INFO };						/* classes */
enum { RENAME = 10, LINK = 11, DISPOSITION = 13, ALLOCATION = 19, END_OF_FILE = 20 };	/* levels of files */

enum {
	RESERVED, FILE_ID, FUNCTION, IN_OFFSET, IN_COUNT, MAX_IN, OUT_OFFSET, OUT_COUNT, MAX_OUT, IOCTL_FLAGS, IS_FSCTL, IN_DATA, OUT_DATA,
	FIND_LEVEL, FIND_FLAGS, FIND_RESTART, FIND_SINGLE, FIND_INDEX, FIND_REOPEN, FILE_INDEX, OFFSET, LENGTH, LONG_LENGTH,
	OUTPUT_LENGTH, PATTERN, FIND_DATA, NOTIFY_FLAGS, NOTIFY_TREE, FILTER, NOTIFY_INFO, NOTIFY_NEXT, NOTIFY_ACTION, NAME_LENGTH,
	CLASS, FILE_LEVEL, FS_LEVEL, SEC_LEVEL, OTHER_LEVEL, MAX_RESPONSE, INFO_OFFSET, INFO_SIZE, ADDITIONAL, INFO_FLAGS, INFO_INPUT, INFO_DATA,
	SET_SIZE, SET_OFFSET, REPLACE, ROOT, DELETE_ROW, ALLOCATION_SIZE, END, SET_DATA, CHAIN_BAD,
};

static const struct field fields[] = {
	[RESERVED] = { "smb2.reserved", "Reserved", BYTES },
	[FILE_ID]  = { "smb2.fid", "File Id", GUID },
	[FUNCTION] = { "smb2.ioctl.function", "Function", UINT, 4, HEX, smb2_fsctls },
	[IN_OFFSET] = { "smb2.olb.offset", "Input Offset", UINT, 4, HEX },
	[IN_COUNT] = { "smb2.olb.length", "Input Length", UINT, 4, .unit = "bytes" },
	[MAX_IN]   = { "smb2.max_ioctl_in_size", "Max Ioctl In Size", UINT, 4, .unit = "bytes" },
	[OUT_OFFSET] = { "smb2.olb.offset", "Output Offset", UINT, 4, HEX },
	[OUT_COUNT] = { "smb2.olb.length", "Output Length", UINT, 4, .unit = "bytes" },
	[MAX_OUT]  = { "smb2.max_ioctl_out_size", "Max Ioctl Out Size", UINT, 4, .unit = "bytes" },
	[IOCTL_FLAGS] = { "smb2.ioctl.flags", "Flags", UINT, 4, HEX, .parts = 1 },
	[IS_FSCTL] = { "smb2.ioctl.is_fsctl", "Is FSCTL", BOOL, 4, .mask = 0x1 },
	[IN_DATA]  = { "smb2.ioctl.in", "In Data", BYTES },
	[OUT_DATA] = { "smb2.ioctl.out", "Out Data", BYTES },
	[FIND_LEVEL] = { "smb2.find.infolevel", "Info Level", UINT, 1, DEC, smb2_find_levels },
	[FIND_FLAGS] = { "smb2.find.flags", "Find Flags", FLAGS, 1, HEX, .parts = 4 },
	[FIND_RESTART] = { "smb2.find.restart_scans", "Restart Scans", BOOL, 1, .mask = 0x01 },
	[FIND_SINGLE] = { "smb2.find.single_entry", "Single Entry", BOOL, 1, .mask = 0x02 },
	[FIND_INDEX] = { "smb2.find.index_specified", "Index Specified", BOOL, 1, .mask = 0x04 },
	[FIND_REOPEN] = { "smb2.find.reopen", "Reopen", BOOL, 1, .mask = 0x10 },
	[FILE_INDEX] = { "smb2.file_index", "File Index", UINT, 4, HEX },
	[OFFSET]   = { "smb2.olb.offset", "Blob Offset", UINT, 2, HEX },
	[LENGTH]   = { "smb2.olb.length", "Blob Length", UINT, 2, .unit = "bytes" },
	[LONG_LENGTH] = { "smb2.olb.length", "Blob Length", UINT, 4, .unit = "bytes" },
	[OUTPUT_LENGTH] = { "smb2.output_buffer_len", "Output Buffer Length", UINT, 4, .unit = "bytes" },
	[PATTERN]  = { "smb2.find.pattern", "Search Pattern", TEXT_UTF16 },
	[FIND_DATA] = { "smb2.find.info_blob", "Info", BYTES },
	[NOTIFY_FLAGS] = { "smb2.notify.flags", "Notify Flags", UINT, 2, HEX, .parts = 1 },
	[NOTIFY_TREE] = { "smb2.notify.watch_tree", "Watch Tree", BOOL, 2, .mask = 0x0001 },
	[FILTER]   = { "smb2.notify.filter", "Completion Filter", UINT, 4, HEX },
	[NOTIFY_INFO] = { "smb2.notify.info", "Notify Info", GROUP, .values = smb2_actions },
	[NOTIFY_NEXT] = { "smb2.notify.next_offset", "Next Offset", UINT, 4, HEX },
	[NOTIFY_ACTION] = { "smb2.notify.action", "Action", UINT, 4, HEX, smb2_actions },
	[NAME_LENGTH] = { "smb2.filename.len", "Filename Length", UINT, 4, .unit = "bytes" },
	[CLASS]    = { "smb2.class", "Class", UINT, 1, HEX, smb2_classes },
	[FILE_LEVEL] = { "smb2.file_info.infolevel", "InfoLevel", UINT, 1, HEX, smb2_file_levels },
	[FS_LEVEL] = { "smb2.fs_info.infolevel", "InfoLevel", UINT, 1, HEX, smb2_fs_levels },
	[SEC_LEVEL] = { "smb2.sec_info.infolevel", "InfoLevel", UINT, 1, HEX },
	[OTHER_LEVEL] = { "smb2.infolevel", "InfoLevel", UINT, 1, HEX },
	[MAX_RESPONSE] = { "smb2.max_response_size", "Max Response Size", UINT, 4, .unit = "bytes" },
	[INFO_OFFSET] = { "smb2.getinfo_input_offset", "Getinfo Input Offset", UINT, 2, HEX },
	[INFO_SIZE] = { "smb2.getinfo_input_size", "Getinfo Input Size", UINT, 4, .unit = "bytes" },
	[ADDITIONAL] = { "smb2.getsetinfo_additional", "Additional Info", UINT, 4, HEX },
	[INFO_FLAGS] = { "smb2.getinfo_flags", "Flags", UINT, 4, HEX },
	[INFO_INPUT] = { "smb2.getinfo_input", "Input", BYTES },
	[INFO_DATA] = { "smb2.getinfo_data", "Info", BYTES },
	[SET_SIZE] = { "smb2.setinfo_size", "Setinfo Size", UINT, 4, .unit = "bytes" },
	[SET_OFFSET] = { "smb2.setinfo_offset", "Setinfo Offset", UINT, 2, HEX },
	[REPLACE]  = { "smb2.rename.replace_if", "Replace if it is there", UINT, 1 },
	[ROOT]     = { "smb2.root_directory", "Root Dir Handle", BYTES },
	[DELETE_ROW] = { "smb2.disposition.delete_on_close", "Delete on close", BOOL, 1, .mask = 0x01 },
	[ALLOCATION_SIZE] = { "smb2.allocation_size", "Allocation Size", UINT, 8, .unit = "bytes" },
	[END]      = { "smb2.eof", "End Of File", UINT, 8, .unit = "bytes" },
	[SET_DATA] = { "smb2.setinfo_data", "Info", BYTES },
	[CHAIN_BAD] = { "smb2.notify.next_offset.bad", "The next entry would begin inside this one", NOTE, .severity = ERROR },
};

/* ---- ioctl ---- */

static void
dissect_ioctl_request(struct dissection *d, const struct smb2 *m)
{
	smb2_add_bytes(d, m, &fields[IN_DATA], smb2_number(m, 24, 4), smb2_number(m, 28, 4));
	smb2_add_bytes(d, m, &fields[OUT_DATA], smb2_number(m, 36, 4), smb2_number(m, 40, 4));
}

static void
dissect_ioctl_response(struct dissection *d, const struct smb2 *m)
{
	smb2_add_bytes(d, m, &fields[IN_DATA], smb2_number(m, 24, 4), smb2_number(m, 28, 4));
	smb2_add_bytes(d, m, &fields[OUT_DATA], smb2_number(m, 32, 4), smb2_number(m, 36, 4));
}

/* ---- directories ---- */

static void
dissect_find_request(struct dissection *d, const struct smb2 *m)
{
	smb2_add_bytes(d, m, &fields[PATTERN], smb2_number(m, 24, 2), smb2_number(m, 26, 2));
}

static void
dissect_find_response(struct dissection *d, const struct smb2 *m)
{
	smb2_add_bytes(d, m, &fields[FIND_DATA], smb2_number(m, 2, 2), smb2_number(m, 4, 4));
}

/* MS-FSCC section 2.7.1; gives where the next one begins, 0: there is none. */
static size_t
dissect_change(struct dissection *d)
{
	struct node *group = open_group(d, NOTIFY_INFO, left(d) >= 8 ? little_endian(d->p + 4, 4) : 0);
	size_t next = add_little(d, NOTIFY_NEXT);

	add_little(d, NOTIFY_ACTION);
	add_smb2_filename(d, add_little(d, NAME_LENGTH));
	close_group(d, group);
	return next;
}

static void
dissect_notify_response(struct dissection *d, const struct smb2 *m)
{
	struct scope outer;

	if (!smb2_enter(d, m, smb2_number(m, 2, 2), smb2_number(m, 4, 4), &outer))
		return;
	for (size_t next = 1; next && left(d); ) {
		const uint8_t *start = d->p;

		next = dissect_change(d);
		size_t len = (size_t)(d->p - start);

		if (next && next < len) {
			add_note(d, CHAIN_BAD);
			break;
		}
		if (next > len)
			take(d, next - len);
	}
	leave(d, outer);
}

/* ---- information ---- */

/* Both requests begin with what it is about; gives the class, the level is in *level. */
static uint64_t
add_level(struct dissection *d, uint64_t *level)
{
	static const uint8_t rows[] = { OTHER_LEVEL, FILE_LEVEL, FS_LEVEL, SEC_LEVEL };
	uint64_t class = add_little(d, CLASS);

	*level = add_little_row(d, &fields[class < sizeof rows ? rows[class] : OTHER_LEVEL]);
	return class;
}

static void
dissect_info_request(struct dissection *d, const struct smb2 *m)
{
	static const struct item items[] = {
		{ MAX_RESPONSE }, { INFO_OFFSET }, { RESERVED, 2 }, { INFO_SIZE }, { ADDITIONAL }, { INFO_FLAGS }, { FILE_ID },
	};
	uint64_t level;

	add_level(d, &level);
	add_items(d, items);
	if (!d->fault)
		smb2_add_bytes(d, m, &fields[INFO_INPUT], smb2_number(m, 8, 2), smb2_number(m, 12, 4));
}

static void
dissect_info_response(struct dissection *d, const struct smb2 *m)
{
	smb2_add_bytes(d, m, &fields[INFO_DATA], smb2_number(m, 2, 2), smb2_number(m, 4, 4));
}

/* What a file is told: the levels that change its name, its size, or end it. */
static void
dissect_told(struct dissection *d, uint64_t class, uint64_t level)
{
	static const struct item rename[] = { { REPLACE }, { RESERVED, 7 }, { ROOT, 8 } }, allocation[] = { { ALLOCATION_SIZE } },
	    end[] = { { END } }, disposition[] = { { DELETE_ROW } };

	if (class == FILE_INFO && (level == RENAME || level == LINK)) {
		add_items(d, rename);
		add_smb2_filename(d, add_little(d, NAME_LENGTH));
	} else if (class == FILE_INFO && level == DISPOSITION) {
		add_items(d, disposition);
	} else if (class == FILE_INFO && level == ALLOCATION) {
		add_items(d, allocation);
	} else if (class == FILE_INFO && level == END_OF_FILE) {
		add_items(d, end);
	}
	if (left(d))
		add_bytes(d, SET_DATA, rest_of(d));
}

static void
dissect_set_request(struct dissection *d, const struct smb2 *m)
{
	static const struct item items[] = { { SET_SIZE }, { SET_OFFSET }, { RESERVED, 2 }, { ADDITIONAL }, { FILE_ID } };
	uint64_t level, class = add_level(d, &level);
	struct scope outer;

	add_items(d, items);
	if (d->fault || !smb2_enter(d, m, smb2_number(m, 8, 2), smb2_number(m, 4, 4), &outer))
		return;
	dissect_told(d, class, level);
	leave(d, outer);
}

static const struct item ioctl_request[] = {
	{ RESERVED, 2 }, { FUNCTION }, { FILE_ID }, { IN_OFFSET }, { IN_COUNT }, { MAX_IN }, { OUT_OFFSET }, { OUT_COUNT }, { MAX_OUT },
	{ IOCTL_FLAGS }, { RESERVED, 4 },
}, ioctl_response[] = {
	{ RESERVED, 2 }, { FUNCTION }, { FILE_ID }, { IN_OFFSET }, { IN_COUNT }, { OUT_OFFSET }, { OUT_COUNT }, { IOCTL_FLAGS },
	{ RESERVED, 4 },
}, find_request[] = {
	{ FIND_LEVEL }, { FIND_FLAGS }, { FILE_INDEX }, { FILE_ID }, { OFFSET }, { LENGTH }, { OUTPUT_LENGTH },
}, buffer[] = {
	{ OFFSET }, { LONG_LENGTH },
}, notify_request[] = {
	{ NOTIFY_FLAGS }, { OUTPUT_LENGTH }, { FILE_ID }, { FILTER }, { RESERVED, 4 },
};

const struct smb2_body smb2_ioctl[2] = {
	{ 57, SMB2_ITEMS(ioctl_request), .rest = dissect_ioctl_request },
	{ 49, SMB2_ITEMS(ioctl_response), .rest = dissect_ioctl_response },
};
const struct smb2_body smb2_query_directory[2] = {
	{ 33, SMB2_ITEMS(find_request), .rest = dissect_find_request }, { 9, SMB2_ITEMS(buffer), .rest = dissect_find_response },
};
const struct smb2_body smb2_change_notify[2] = {
	{ 32, SMB2_ITEMS(notify_request) }, { 9, SMB2_ITEMS(buffer), .rest = dissect_notify_response },
};
const struct smb2_body smb2_query_info[2] = {
	{ 41, .rest = dissect_info_request }, { 9, SMB2_ITEMS(buffer), .rest = dissect_info_response },
};
const struct smb2_body smb2_set_info[2] = { { 33, .rest = dissect_set_request }, { 2 } };

const struct dissector dissector_smb2_query = {
	.proto = { "smb2.info", "Information of SMB2", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb_common,
};
