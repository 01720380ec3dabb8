/* SMB 2 and 3: files opened and closed.  MS-SMB2 sections 2.2.13 to 2.2.16. */

#include "dissectors/engine/names.h"
#include "dissectors/engine/registry.h"
#include "dissectors/smb/common.h"
#include "dissectors/smb/info.h"
#include "dissectors/smb/smb2.h"

const struct value smb2_oplocks[] = {
	{ 0x00, "No oplock" }, { 0x01, "Level II" }, { 0x08, "Exclusive" }, { 0x09, "Batch" }, { 0xff, "Lease" }, { 0, NULL },
};

enum {
	SECURITY_FLAGS, OPLOCK, IMPERSONATION, CREATE_FLAGS, RESERVED, DISPOSITION, OFFSET, LENGTH, LONG_OFFSET, LONG_LENGTH,
	NAME, NAME_SAID, FLAG_BITS, FLAG_REPARSE, ACTION, FILE_ID, CLOSE_FLAGS, CLOSE_QUERY,
};

static const struct field fields[] = {
	[SECURITY_FLAGS] = { "smb2.create.security_flags", "Security Flags", UINT, 1, HEX },
	[OPLOCK]   = { "smb2.create.oplock", "Oplock", UINT, 1, HEX, smb2_oplocks },
	[IMPERSONATION] = { "smb2.impersonation.level", "Impersonation level", UINT, 4, DEC, smb_impersonations },
	[CREATE_FLAGS] = { "smb2.create_flags", "Create Flags", UINT, 8, HEX },
	[RESERVED] = { "smb2.reserved", "Reserved", BYTES },
	[DISPOSITION] = { "smb2.create.disposition", "Disposition", UINT, 4, DEC, smb_dispositions },
	[OFFSET]   = { "smb2.olb.offset", "Blob Offset", UINT, 2, HEX },
	[LENGTH]   = { "smb2.olb.length", "Blob Length", UINT, 2, .unit = "bytes" },
	[LONG_OFFSET] = { "smb2.olb.offset", "Blob Offset", UINT, 4, HEX },
	[LONG_LENGTH] = { "smb2.olb.length", "Blob Length", UINT, 4, .unit = "bytes" },
	[NAME]     = { "smb2.filename", "Filename", TEXT_UTF16 },
	[NAME_SAID] = { "smb2.filename", "Filename", TEXT_UTF16, .generated = true },
	[FLAG_BITS] = { "smb2.create.rep_flags", "Response Flags", UINT, 1, HEX, .parts = 1 },
	[FLAG_REPARSE] = { "smb2.create.rep_flags.reparse_point", "Reparse Point", BOOL, 1, .mask = 0x01 },
	[ACTION]   = { "smb2.create.action", "Create Action", UINT, 4, DEC, smb_create_actions },
	[FILE_ID]  = { "smb2.fid", "File Id", GUID },
	[CLOSE_FLAGS] = { "smb2.close.flags", "Close Flags", UINT, 2, HEX, .parts = 1 },
	[CLOSE_QUERY] = { "smb2.close.pq_attrib", "Query the attributes after it", BOOL, 2, .mask = 0x0001 },
};

void
add_smb2_filename_said(struct dissection *d, uint32_t name)
{
	add_name_row(d, &fields[NAME_SAID], name);
}

static void
dissect_contexts(struct dissection *d, const struct smb2 *m, size_t at)
{
	struct scope outer;

	if (!smb2_enter(d, m, smb2_number(m, at, 4), smb2_number(m, at + 4, 4), &outer))
		return;
	dissect_smb2_create_contexts(d);
	leave(d, outer);
}

static void
dissect_request(struct dissection *d, const struct smb2 *m)
{
	static const struct item attributes[] = { { INFO_ATTRIBUTES } }, disposition[] = { { DISPOSITION } };
	static const struct item buffers[] = { { OFFSET }, { LENGTH }, { LONG_OFFSET }, { LONG_LENGTH } };

	add_smb_access(d);
	add_item_rows(d, smb2_info_rows, attributes, 1);
	add_smb_share_access(d);
	add_items(d, disposition);
	add_smb_create_options(d);
	add_items(d, buffers);
	if (d->fault)
		return;
	smb2_add_bytes(d, m, &fields[NAME], smb2_number(m, 44, 2), smb2_number(m, 46, 2));
	dissect_contexts(d, m, 48);
}

/* What a file is like. */
static void
add_state(struct dissection *d)
{
	static const struct item state[] = {
		{ INFO_CREATED }, { INFO_ACCESSED }, { INFO_WRITTEN }, { INFO_CHANGED }, { INFO_ALLOCATION }, { INFO_END }, { INFO_ATTRIBUTES },
	};

	add_item_rows(d, smb2_info_rows, state, sizeof state / sizeof *state);
}

static void
dissect_response(struct dissection *d, const struct smb2 *m)
{
	static const struct item opened[] = { { RESERVED, 4 }, { FILE_ID }, { LONG_OFFSET }, { LONG_LENGTH } };

	add_state(d);
	add_items(d, opened);
	if (!d->fault)
		dissect_contexts(d, m, 80);
}

static void
dissect_closed(struct dissection *d, const struct smb2 *m)
{
	(void)m;
	add_state(d);
}

static const struct item create_request[] = {
	{ SECURITY_FLAGS }, { OPLOCK }, { IMPERSONATION }, { CREATE_FLAGS }, { RESERVED, 8 },
}, create_response[] = {
	{ OPLOCK }, { FLAG_BITS }, { ACTION },
}, close_request[] = {
	{ CLOSE_FLAGS }, { RESERVED, 4 }, { FILE_ID },
}, close_response[] = {
	{ CLOSE_FLAGS }, { RESERVED, 4 },
};

const struct smb2_body smb2_create[2] = {
	{ 57, SMB2_ITEMS(create_request), .rest = dissect_request, .opens = 44 },
	{ 89, SMB2_ITEMS(create_response), .rest = dissect_response },
};
const struct smb2_body smb2_close[2] = {
	{ 24, SMB2_ITEMS(close_request), .file = 8 }, { 60, SMB2_ITEMS(close_response), .rest = dissect_closed },
};

const struct dissector dissector_smb2_create = {
	.proto = { "smb2.files", "Files of SMB2", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb2_data,
};
