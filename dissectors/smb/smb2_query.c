/*
 * SMB 2 and 3: directories listed and watched, what is asked about files and
 * told them.  MS-SMB2 sections 2.2.31 to 2.2.40.
 *
 * An answer does not say what was asked about: without its request, what it
 * tells is one node.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/info.h"
#include "dissectors/smb/smb2.h"
#include "dissectors/smb/smb2_names.h"

enum { FILE_INFO = 1, FS_INFO, SEC_INFO };	/* classes */
enum { RENAME = 10, LINK = 11 };		/* levels of files */

enum {
	RESERVED, FILE_ID, FUNCTION, IN_OFFSET, IN_COUNT, MAX_IN, OUT_OFFSET, OUT_COUNT, MAX_OUT, IOCTL_FLAGS, IS_FSCTL, IN_DATA, OUT_DATA,
	FIND_LEVEL, FIND_FLAGS, FIND_RESTART, FIND_SINGLE, FIND_INDEX, FIND_REOPEN, FILE_INDEX, OFFSET, LENGTH, LONG_LENGTH,
	OUTPUT_LENGTH, PATTERN, FIND_DATA, NOTIFY_FLAGS, NOTIFY_TREE, FILTER, NOTIFY_INFO, NOTIFY_NEXT, NOTIFY_ACTION, NAME_LENGTH,
	CLASS, FILE_LEVEL, FS_LEVEL, SEC_LEVEL, OTHER_LEVEL, MAX_RESPONSE, INFO_OFFSET, INFO_SIZE, ADDITIONAL, INFO_FLAGS, INFO_INPUT, INFO_DATA,
	SET_SIZE, SET_OFFSET, REPLACE, ROOT, NEW_NAME, CHANGED_NAME, SET_DATA, CHAIN_BAD,
	FIND_LEVEL_SAID, CLASS_SAID, FILE_LEVEL_SAID, FS_LEVEL_SAID, SEC_LEVEL_SAID, OTHER_LEVEL_SAID,
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
	[NEW_NAME] = { "smb2.filename", "New filename", TEXT_UTF16, .listed = ", NewName: " },
	[CHANGED_NAME] = { "smb2.filename", "Filename", TEXT_UTF16, .listed = " " },
	[SET_DATA] = { "smb2.setinfo_data", "Info", BYTES },
	[FIND_LEVEL_SAID] = { "smb2.find.infolevel", "Info Level", UINT, 1, DEC, smb2_find_levels, .generated = true },
	[CLASS_SAID] = { "smb2.class", "Class", UINT, 1, HEX, smb2_classes, .generated = true },
	[FILE_LEVEL_SAID] = { "smb2.file_info.infolevel", "InfoLevel", UINT, 1, HEX, smb2_file_levels, .generated = true },
	[FS_LEVEL_SAID] = { "smb2.fs_info.infolevel", "InfoLevel", UINT, 1, HEX, smb2_fs_levels, .generated = true },
	[SEC_LEVEL_SAID] = { "smb2.sec_info.infolevel", "InfoLevel", UINT, 1, HEX, .generated = true },
	[OTHER_LEVEL_SAID] = { "smb2.infolevel", "InfoLevel", UINT, 1, HEX, .generated = true },
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

static const struct smb_info_form form = { smb2_info_rows, .unicode = true };

/* Information of some kind, or another one, lies where the message says at that place; or it is bytes of f. */
static void
dissect_info(struct dissection *d, const struct smb2 *m, bool known, enum smb_info kind, const struct field *f)
{
	struct scope outer;

	if (!smb2_enter(d, m, smb2_number(m, 2, 2), smb2_number(m, 4, 4), &outer))
		return;
	if (known)
		add_smb_info(d, &form, kind, m->level);
	if (left(d))
		add_bytes_row(d, f, rest_of(d));
	leave(d, outer);
}

static void
dissect_find_response(struct dissection *d, const struct smb2 *m)
{
	dissect_info(d, m, true, SMB_INFO_DIRECTORY, &fields[FIND_DATA]);
}

/* A name behind its length. */
static void
add_name(struct dissection *d, int row)
{
	size_t n = add_little(d, NAME_LENGTH);

	if (n)
		add_bytes(d, row, n);
}

/* MS-FSCC section 2.7.1; gives where the next one begins, 0: there is none. */
static size_t
dissect_change(struct dissection *d)
{
	struct node *group = open_group(d, NOTIFY_INFO, left(d) >= 8 ? little_endian(d->p + 4, 4) : 0);
	size_t next = add_little(d, NOTIFY_NEXT);

	add_little(d, NOTIFY_ACTION);
	add_name(d, CHANGED_NAME);
	close_group(d, group);
	return next;
}

static void
dissect_notify_response(struct dissection *d, const struct smb2 *m)
{
	struct scope outer;

	if (!smb2_enter(d, m, smb2_number(m, 2, 2), smb2_number(m, 4, 4), &outer))
		return;
	const uint8_t *start;
	size_t next;

	do {
		start = d->p;
		next = dissect_change(d);
	} while (smb_next_entry(d, start, next, &fields[CHAIN_BAD]));
	leave(d, outer);
}

/* ---- information ---- */

/* Both requests begin with what it is about. */
static void
add_level(struct dissection *d)
{
	static const uint8_t rows[] = { OTHER_LEVEL, FILE_LEVEL, FS_LEVEL, SEC_LEVEL };
	uint64_t class = add_little(d, CLASS);

	add_little_row(d, &fields[class < sizeof rows ? rows[class] : OTHER_LEVEL]);
}

void
add_smb2_level_said(struct dissection *d, const struct smb2 *m)
{
	static const uint8_t rows[] = { FIND_LEVEL_SAID, FILE_LEVEL_SAID, FS_LEVEL_SAID, SEC_LEVEL_SAID };

	if (m->class)
		add_derived(d, CLASS_SAID, m->class);
	if (m->class || m->level)
		add_derived_row(d, &fields[m->class < sizeof rows ? rows[m->class] : OTHER_LEVEL_SAID], m->level);
}

static void
dissect_info_request(struct dissection *d, const struct smb2 *m)
{
	static const struct item items[] = {
		{ MAX_RESPONSE }, { INFO_OFFSET }, { RESERVED, 2 }, { INFO_SIZE }, { ADDITIONAL }, { INFO_FLAGS }, { FILE_ID },
	};

	add_level(d);
	add_items(d, items);
	if (!d->fault)
		smb2_add_bytes(d, m, &fields[INFO_INPUT], smb2_number(m, 8, 2), smb2_number(m, 12, 4));
}

static void
dissect_info_response(struct dissection *d, const struct smb2 *m)
{
	bool of_fs = m->class == FS_INFO;

	dissect_info(d, m, of_fs || m->class == FILE_INFO, of_fs ? SMB_INFO_FS : SMB_INFO_FILE, &fields[INFO_DATA]);
}

/* What a file is told. */
static void
dissect_told(struct dissection *d, const struct smb2 *m)
{
	static const struct item rename[] = { { REPLACE }, { RESERVED, 7 }, { ROOT, 8 } };
	uint64_t class = smb2_number(m, 2, 1), level = smb2_number(m, 3, 1);

	if (class == FILE_INFO && (level == RENAME || level == LINK)) {
		add_items(d, rename);
		add_name(d, NEW_NAME);
	} else if (class == FILE_INFO) {
		add_smb_info(d, &form, SMB_INFO_FILE, level);
	}
	if (left(d))
		add_bytes(d, SET_DATA, rest_of(d));
}

static void
dissect_set_request(struct dissection *d, const struct smb2 *m)
{
	static const struct item items[] = { { SET_SIZE }, { SET_OFFSET }, { RESERVED, 2 }, { ADDITIONAL }, { FILE_ID } };
	struct scope outer;

	add_level(d);
	add_items(d, items);
	if (d->fault || !smb2_enter(d, m, smb2_number(m, 8, 2), smb2_number(m, 4, 4), &outer))
		return;
	dissect_told(d, m);
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
	{ 57, SMB2_ITEMS(ioctl_request), .rest = dissect_ioctl_request, .file = 8 },
	{ 49, SMB2_ITEMS(ioctl_response), .rest = dissect_ioctl_response },
};
const struct smb2_body smb2_query_directory[2] = {
	{ 33, SMB2_ITEMS(find_request), .rest = dissect_find_request, .file = 8, .level = 2 },
	{ 9, SMB2_ITEMS(buffer), .rest = dissect_find_response },
};
const struct smb2_body smb2_change_notify[2] = {
	{ 32, SMB2_ITEMS(notify_request), .file = 8 }, { 9, SMB2_ITEMS(buffer), .rest = dissect_notify_response },
};
const struct smb2_body smb2_query_info[2] = {
	{ 41, .rest = dissect_info_request, .file = 24, .level = 3, .class = true },
	{ 9, SMB2_ITEMS(buffer), .rest = dissect_info_response },
};
const struct smb2_body smb2_set_info[2] = { { 33, .rest = dissect_set_request, .file = 16, .level = 3, .class = true }, { 2 } };

const struct dissector dissector_smb2_query = {
	.proto = { "smb2.info", "Information of SMB2", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb2_links,
};
