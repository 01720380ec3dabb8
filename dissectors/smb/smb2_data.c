/*
 * SMB 2 and 3: files read, written and locked.  MS-SMB2 sections 2.2.17 to
 * 2.2.27.  What is read or written is one node, whatever it is.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/smb2.h"

static const struct value channels[] = {	/* section 2.2.19 */
	{ 0, "None" }, { 1, "RDMA V1" }, { 2, "RDMA V1_INVALIDATE" }, { 3, "RDMA TRANSFORM" }, { 0, NULL },
};

enum {
	RESERVED, FILE_ID, PADDING, READ_FLAGS, READ_UNBUFFERED, READ_COMPRESSED, READ_LENGTH, FILE_OFFSET, MIN_COUNT, CHANNEL,
	REMAINING, OFFSET, LENGTH, SHORT_OFFSET, LONG_LENGTH, READ_REMAINING, READ_DATA, WRITE_LENGTH, WRITE_FLAGS,
	WRITE_THROUGH, WRITE_UNBUFFERED, WRITE_DATA, WRITE_COUNT, WRITE_REMAINING, CHANNEL_INFO, LOCK_COUNT, LOCK_SEQUENCE,
	LOCK, LOCK_LENGTH, LOCK_FLAGS, LOCK_SHARED, LOCK_EXCLUSIVE, LOCK_UNLOCK, LOCK_AT_ONCE, LOCKS_LEFT,
	OPLOCK, LEASE_EPOCH, LEASE_FLAGS, LEASE_ACK, LEASE_BREAKING, LEASE_PARENT, LEASE_KEY, LEASE_STATE, LEASE_READ, LEASE_HANDLE,
	LEASE_WRITE, LEASE_REASON, ACCESS_HINT, SHARE_HINT, LEASE_DURATION, SIZE_BAD,
};

static const struct field fields[] = {
	[RESERVED] = { "smb2.reserved", "Reserved", BYTES },
	[FILE_ID]  = { "smb2.fid", "File Id", GUID },
	[PADDING]  = { "smb2.read_padding", "Padding", UINT, 1, HEX },
	[READ_FLAGS] = { "smb2.read_flags", "Flags", FLAGS, 1, HEX, .parts = 2 },
	[READ_UNBUFFERED] = { "smb2.read_flags.unbuffered", "Unbuffered", BOOL, 1, .mask = 0x01 },
	[READ_COMPRESSED] = { "smb2.read_flags.compressed", "Compressed", BOOL, 1, .mask = 0x02 },
	[READ_LENGTH] = { "smb2.read_length", "Read Length", UINT, 4, .unit = "bytes" },
	[FILE_OFFSET] = { "smb2.file_offset", "File Offset", UINT, 8 },
	[MIN_COUNT] = { "smb2.min_count", "Min Count", UINT, 4, .unit = "bytes" },
	[CHANNEL]  = { "smb2.channel", "Channel", UINT, 4, HEX, channels },
	[REMAINING] = { "smb2.remaining_bytes", "Remaining Bytes", UINT, 4 },
	[OFFSET]   = { "smb2.olb.offset", "Blob Offset", UINT, 2, HEX },
	[LENGTH]   = { "smb2.olb.length", "Blob Length", UINT, 2, .unit = "bytes" },
	[SHORT_OFFSET] = { "smb2.olb.offset", "Blob Offset", UINT, 1, HEX },
	[LONG_LENGTH] = { "smb2.olb.length", "Blob Length", UINT, 4, .unit = "bytes" },
	[READ_REMAINING] = { "smb2.read_remaining", "Read Remaining", UINT, 4 },
	[READ_DATA] = { "smb2.read_data", "Read Data", BYTES },
	[WRITE_LENGTH] = { "smb2.write_length", "Write Length", UINT, 4, .unit = "bytes" },
	[WRITE_FLAGS] = { "smb2.write.flags", "Write Flags", FLAGS, 4, HEX, .parts = 2 },
	[WRITE_THROUGH] = { "smb2.write.flags.write_through", "Write through", BOOL, 4, .mask = 0x1 },
	[WRITE_UNBUFFERED] = { "smb2.write.flags.unbuffered", "Unbuffered", BOOL, 4, .mask = 0x2 },
	[WRITE_DATA] = { "smb2.write_data", "Write Data", BYTES },
	[WRITE_COUNT] = { "smb2.write.count", "Write Count", UINT, 4, .unit = "bytes" },
	[WRITE_REMAINING] = { "smb2.write.remaining", "Write Remaining", UINT, 4 },
	[CHANNEL_INFO] = { "smb2.channel_info_blob", "Channel Info Blob", BYTES },
	[LOCK_COUNT] = { "smb2.lock_count", "Lock Count", UINT, 2 },
	[LOCK_SEQUENCE] = { "smb2.lock_sequence", "Lock Sequence", UINT, 4, HEX },
	[LOCK]     = { "smb2.lock_info", "Lock Info", GROUP },
	[LOCK_LENGTH] = { "smb2.lock_length", "Length", UINT, 8, .unit = "bytes" },
	[LOCK_FLAGS] = { "smb2.lock_flags", "Flags", FLAGS, 4, HEX, .parts = 4 },
	[LOCK_SHARED] = { "smb2.lock_flags.shared", "Shared", BOOL, 4, .mask = 0x01 },
	[LOCK_EXCLUSIVE] = { "smb2.lock_flags.exclusive", "Exclusive", BOOL, 4, .mask = 0x02 },
	[LOCK_UNLOCK] = { "smb2.lock_flags.unlock", "Unlock", BOOL, 4, .mask = 0x04 },
	[LOCK_AT_ONCE] = { "smb2.lock_flags.fail_immediately", "Fail Immediately", BOOL, 4, .mask = 0x10 },
	[LOCKS_LEFT] = { "smb2.lock.too_many", "More locks follow: they are not shown", NOTE, .severity = WARNING },
	[OPLOCK]   = { "smb2.create.oplock", "Oplock", UINT, 1, HEX, smb2_oplocks },
	[LEASE_EPOCH] = { "smb2.lease.lease_oplock", "Lease Epoch", UINT, 2, HEX },
	[LEASE_FLAGS] = { "smb2.lease.lease_flags", "Lease Flags", FLAGS, 4, HEX, .parts = 3 },
	[LEASE_ACK] = { "smb2.lease.lease_state.break_ack_required", "Break Ack Required", BOOL, 4, .mask = 0x1 },
	[LEASE_BREAKING] = { "smb2.lease.lease_state.break_in_progress", "Break In Progress", BOOL, 4, .mask = 0x2 },
	[LEASE_PARENT] = { "smb2.lease.lease_state.parent_lease_key_set", "Parent Lease Key Set", BOOL, 4, .mask = 0x4 },
	[LEASE_KEY] = { "smb2.lease.lease_key", "Lease Key", GUID },
	[LEASE_STATE] = { "smb2.lease.lease_state", "Lease State", FLAGS, 4, HEX, .parts = 3 },
	[LEASE_READ] = { "smb2.lease.lease_state.read_caching", "Read Caching", BOOL, 4, .mask = 0x1 },
	[LEASE_HANDLE] = { "smb2.lease.lease_state.handle_caching", "Handle Caching", BOOL, 4, .mask = 0x2 },
	[LEASE_WRITE] = { "smb2.lease.lease_state.write_caching", "Write Caching", BOOL, 4, .mask = 0x4 },
	[LEASE_REASON] = { "smb2.lease.lease_break_reason", "Lease Break Reason", UINT, 4, HEX },
	[ACCESS_HINT] = { "smb2.lease.access_mask_hint", "Access Mask Hint", UINT, 4, HEX },
	[SHARE_HINT] = { "smb2.lease.share_mask_hint", "Share Mask Hint", UINT, 4, HEX },
	[LEASE_DURATION] = { "smb2.lease.lease_duration", "Lease Duration", UINT, 8, HEX },
	[SIZE_BAD] = { "smb2.break.bad", "Neither an oplock's break nor a lease's", NOTE, .severity = WARNING },
};

enum { LOCKS_SHOWN = 64 };

static void
dissect_read_request(struct dissection *d, const struct smb2 *m)
{
	smb2_add_bytes(d, m, &fields[CHANNEL_INFO], smb2_number(m, 44, 2), smb2_number(m, 46, 2));
}

static void
dissect_read_response(struct dissection *d, const struct smb2 *m)
{
	smb2_add_bytes(d, m, &fields[READ_DATA], smb2_number(m, 2, 1), smb2_number(m, 4, 4));
}

static void
dissect_write_request(struct dissection *d, const struct smb2 *m)
{
	smb2_add_bytes(d, m, &fields[CHANNEL_INFO], smb2_number(m, 40, 2), smb2_number(m, 42, 2));
	smb2_add_bytes(d, m, &fields[WRITE_DATA], smb2_number(m, 2, 2), smb2_number(m, 4, 4));
}

static void
dissect_locks(struct dissection *d, const struct smb2 *m)
{
	static const struct item lock[] = { { FILE_OFFSET }, { LOCK_LENGTH }, { LOCK_FLAGS }, { RESERVED, 4 } };
	size_t count = smb2_number(m, 2, 2);

	for (size_t i = 0; i < count && !d->fault; i++) {
		if (i == LOCKS_SHOWN) {
			add_note(d, LOCKS_LEFT);
			return;
		}
		struct node *group = open_group(d, LOCK, 0);

		add_items(d, lock);
		close_group(d, group);
	}
}

/* Sections 2.2.23 to 2.2.25: the size says which of them it is. */
static void
dissect_break(struct dissection *d, const struct smb2 *m)
{
	static const struct item oplock[] = { { OPLOCK }, { RESERVED, 1 }, { RESERVED, 4 }, { FILE_ID } };
	static const struct item lease[] = { { RESERVED, 2 }, { LEASE_FLAGS }, { LEASE_KEY }, { LEASE_STATE }, { LEASE_DURATION } };
	static const struct item told[] = {
		{ LEASE_EPOCH }, { LEASE_FLAGS }, { LEASE_KEY }, { LEASE_STATE }, { LEASE_STATE }, { LEASE_REASON }, { ACCESS_HINT },
		{ SHARE_HINT },
	};

	if (d->fault)
		return;
	switch (smb2_number(m, 0, 2)) {
	case 24: add_items(d, oplock); break;
	case 36: add_items(d, lease); break;
	case 44: add_items(d, told); break;
	default: add_note(d, SIZE_BAD);
	}
}

static const struct item flush_request[] = {
	{ RESERVED, 6 }, { FILE_ID },
}, plain[] = {
	{ RESERVED, 2 },
}, read_request[] = {
	{ PADDING }, { READ_FLAGS }, { READ_LENGTH }, { FILE_OFFSET }, { FILE_ID }, { MIN_COUNT }, { CHANNEL }, { REMAINING },
	{ OFFSET }, { LENGTH },
}, read_response[] = {
	{ SHORT_OFFSET }, { RESERVED, 1 }, { LONG_LENGTH }, { READ_REMAINING }, { RESERVED, 4 },
}, write_request[] = {
	{ OFFSET }, { WRITE_LENGTH }, { FILE_OFFSET }, { FILE_ID }, { CHANNEL }, { REMAINING }, { OFFSET }, { LENGTH }, { WRITE_FLAGS },
}, write_response[] = {
	{ RESERVED, 2 }, { WRITE_COUNT }, { WRITE_REMAINING }, { OFFSET }, { LENGTH },
}, lock_request[] = {
	{ LOCK_COUNT }, { LOCK_SEQUENCE }, { FILE_ID },
};

const struct smb2_body smb2_flush[2] = { { 24, SMB2_ITEMS(flush_request), .file = 8 }, { 4, SMB2_ITEMS(plain) } };
const struct smb2_body smb2_read[2] = {
	{ 49, SMB2_ITEMS(read_request), .rest = dissect_read_request, .file = 16 },
	{ 17, SMB2_ITEMS(read_response), .rest = dissect_read_response },
};
const struct smb2_body smb2_write[2] = {
	{ 49, SMB2_ITEMS(write_request), .rest = dissect_write_request, .file = 16 }, { 17, SMB2_ITEMS(write_response) },
};
const struct smb2_body smb2_lock[2] = { { 48, SMB2_ITEMS(lock_request), .rest = dissect_locks, .file = 8 }, { 4, SMB2_ITEMS(plain) } };
const struct smb2_body smb2_oplock_break[2] = { { .rest = dissect_break, .file = 8 }, { .rest = dissect_break } };

const struct dissector dissector_smb2_data = {
	.proto = { "smb2.data", "Data of SMB2", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb2_query,
};
