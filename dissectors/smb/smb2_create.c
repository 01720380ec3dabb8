/* SMB 2 and 3: files opened and closed.  MS-SMB2 sections 2.2.13 to 2.2.16. */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/common.h"
#include "dissectors/smb/smb2.h"

const struct value smb2_oplocks[] = {
	{ 0x00, "No oplock" }, { 0x01, "Level II" }, { 0x08, "Exclusive" }, { 0x09, "Batch" }, { 0xff, "Lease" }, { 0, NULL },
};

enum {
	SECURITY_FLAGS, OPLOCK, IMPERSONATION, CREATE_FLAGS, RESERVED, ATTRIBUTES, READ_ONLY, HIDDEN, SYSTEM, DIRECTORY, ARCHIVE,
	NORMAL, TEMPORARY, SPARSE, REPARSE, COMPRESSED, OFFLINE, NOT_INDEXED, ENCRYPTED, INTEGRITY, NO_SCRUB, DISPOSITION,
	OFFSET, LENGTH, LONG_OFFSET, LONG_LENGTH, NAME, FLAG_BITS, FLAG_REPARSE, ACTION, CREATED, ACCESSED, WRITTEN, CHANGED, ALLOCATION, END,
	FILE_ID, CLOSE_FLAGS, CLOSE_QUERY,
};

#define ATTRIBUTE(name, label, bit) { "smb2.file_attribute." name, label, BOOL, 4, .mask = bit }

static const struct field fields[] = {
	[SECURITY_FLAGS] = { "smb2.create.security_flags", "Security Flags", UINT, 1, HEX },
	[OPLOCK]   = { "smb2.create.oplock", "Oplock", UINT, 1, HEX, smb2_oplocks },
	[IMPERSONATION] = { "smb2.impersonation.level", "Impersonation level", UINT, 4, DEC, smb_impersonations },
	[CREATE_FLAGS] = { "smb2.create_flags", "Create Flags", UINT, 8, HEX },
	[RESERVED] = { "smb2.reserved", "Reserved", BYTES },
	[ATTRIBUTES] = { "smb2.file_attribute", "File Attributes", FLAGS, 4, HEX, .parts = 15 },
	[READ_ONLY] = ATTRIBUTE("read_only", "Read Only", 0x00000001),
	[HIDDEN]   = ATTRIBUTE("hidden", "Hidden", 0x00000002),
	[SYSTEM]   = ATTRIBUTE("system", "System", 0x00000004),
	[DIRECTORY] = ATTRIBUTE("directory", "Directory", 0x00000010),
	[ARCHIVE]  = ATTRIBUTE("archive", "Archive", 0x00000020),
	[NORMAL]   = ATTRIBUTE("normal", "Normal", 0x00000080),
	[TEMPORARY] = ATTRIBUTE("temporary", "Temporary", 0x00000100),
	[SPARSE]   = ATTRIBUTE("sparse", "Sparse", 0x00000200),
	[REPARSE]  = ATTRIBUTE("reparse", "Reparse Point", 0x00000400),
	[COMPRESSED] = ATTRIBUTE("compressed", "Compressed", 0x00000800),
	[OFFLINE]  = ATTRIBUTE("offline", "Offline", 0x00001000),
	[NOT_INDEXED] = ATTRIBUTE("not_content_indexed", "Not Content Indexed", 0x00002000),
	[ENCRYPTED] = ATTRIBUTE("encrypted", "Encrypted", 0x00004000),
	[INTEGRITY] = ATTRIBUTE("integrity_stream", "Integrity Stream", 0x00008000),
	[NO_SCRUB] = ATTRIBUTE("no_scrub_data", "No Scrub Data", 0x00020000),
	[DISPOSITION] = { "smb2.create.disposition", "Disposition", UINT, 4, DEC, smb_dispositions },
	[OFFSET]   = { "smb2.olb.offset", "Blob Offset", UINT, 2, HEX },
	[LENGTH]   = { "smb2.olb.length", "Blob Length", UINT, 2, .unit = "bytes" },
	[LONG_OFFSET] = { "smb2.olb.offset", "Blob Offset", UINT, 4, HEX },
	[LONG_LENGTH] = { "smb2.olb.length", "Blob Length", UINT, 4, .unit = "bytes" },
	[NAME]     = { "smb2.filename", "Filename", TEXT_UTF16 },
	[FLAG_BITS] = { "smb2.create.rep_flags", "Response Flags", UINT, 1, HEX, .parts = 1 },
	[FLAG_REPARSE] = { "smb2.create.rep_flags.reparse_point", "Reparse Point", BOOL, 1, .mask = 0x01 },
	[ACTION]   = { "smb2.create.action", "Create Action", UINT, 4, DEC, smb_create_actions },
	[CREATED]  = { "smb2.create.time", "Create", TIME },
	[ACCESSED] = { "smb2.last_access.time", "Last Access", TIME },
	[WRITTEN]  = { "smb2.last_write.time", "Last Write", TIME },
	[CHANGED]  = { "smb2.last_change.time", "Last Change", TIME },
	[ALLOCATION] = { "smb2.allocation_size", "Allocation Size", UINT, 8, .unit = "bytes" },
	[END]      = { "smb2.eof", "End Of File", UINT, 8, .unit = "bytes" },
	[FILE_ID]  = { "smb2.fid", "File Id", GUID },
	[CLOSE_FLAGS] = { "smb2.close.flags", "Close Flags", UINT, 2, HEX, .parts = 1 },
	[CLOSE_QUERY] = { "smb2.close.pq_attrib", "Query the attributes after it", BOOL, 2, .mask = 0x0001 },
};

void
add_smb2_filename(struct dissection *d, size_t n)
{
	if (n)
		add_bytes(d, NAME, n);
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
	static const struct item attributes[] = { { ATTRIBUTES } }, disposition[] = { { DISPOSITION } };
	static const struct item buffers[] = { { OFFSET }, { LENGTH }, { LONG_OFFSET }, { LONG_LENGTH } };

	add_smb_access(d);
	add_items(d, attributes);
	add_smb_share_access(d);
	add_items(d, disposition);
	add_smb_create_options(d);
	add_items(d, buffers);
	if (d->fault)
		return;
	smb2_add_bytes(d, m, &fields[NAME], smb2_number(m, 44, 2), smb2_number(m, 46, 2));
	dissect_contexts(d, m, 48);
}

static void
dissect_response(struct dissection *d, const struct smb2 *m)
{
	dissect_contexts(d, m, 80);
}

static const struct item create_request[] = {
	{ SECURITY_FLAGS }, { OPLOCK }, { IMPERSONATION }, { CREATE_FLAGS }, { RESERVED, 8 },
}, create_response[] = {
	{ OPLOCK }, { FLAG_BITS }, { ACTION }, { CREATED }, { ACCESSED }, { WRITTEN }, { CHANGED }, { ALLOCATION }, { END },
	{ ATTRIBUTES }, { RESERVED, 4 }, { FILE_ID }, { LONG_OFFSET }, { LONG_LENGTH },
}, close_request[] = {
	{ CLOSE_FLAGS }, { RESERVED, 4 }, { FILE_ID },
}, close_response[] = {
	{ CLOSE_FLAGS }, { RESERVED, 4 }, { CREATED }, { ACCESSED }, { WRITTEN }, { CHANGED }, { ALLOCATION }, { END }, { ATTRIBUTES },
};

const struct smb2_body smb2_create[2] = {
	{ 57, SMB2_ITEMS(create_request), .rest = dissect_request },
	{ 89, SMB2_ITEMS(create_response), .rest = dissect_response },
};
const struct smb2_body smb2_close[2] = { { 24, SMB2_ITEMS(close_request) }, { 60, SMB2_ITEMS(close_response) } };

const struct dissector dissector_smb2_create = {
	.proto = { "smb2.files", "Files of SMB2", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb2_data,
};
