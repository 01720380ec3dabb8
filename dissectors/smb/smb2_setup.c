/*
 * SMB 2 and 3: how a client gets to a share.  MS-SMB2 sections 2.2.3 to 2.2.12,
 * 2.2.28 to 2.2.30.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/common.h"
#include "dissectors/smb/security.h"
#include "dissectors/smb/smb2.h"

static const struct value dialects[] = {	/* section 2.2.3 */
	{ 0x0202, "SMB 2.0.2" }, { 0x0210, "SMB 2.1" }, { 0x0222, "SMB 2.2.2" }, { 0x0224, "SMB 2.2.4" }, { 0x02ff, "SMB 2, any" },
	{ 0x0300, "SMB 3.0" }, { 0x0302, "SMB 3.0.2" }, { 0x0310, "SMB 3.1.0" }, { 0x0311, "SMB 3.1.1" }, { 0, NULL },
};

static const struct value share_types[] = { { 1, "Physical disk" }, { 2, "Named pipe" }, { 3, "Printer" }, { 0, NULL } };

static const struct value channels[] = {
	{ 0, "None" }, { 1, "RDMA V1" }, { 2, "RDMA V1_INVALIDATE" }, { 3, "RDMA TRANSFORM" }, { 0, NULL },
};

static const struct value caching[] = {
	{ 0, "Manual caching" }, { 1, "Auto caching" }, { 2, "VDO caching" }, { 3, "No caching" }, { 0, NULL },
};

enum { DIALECT_3_1_1 = 0x0311 };

enum {
	RESERVED, DIALECT_COUNT, DIALECT, SECURITY, SECURITY_ENABLED, SECURITY_REQUIRED, CAPABILITIES, CAN_DFS, CAN_LEASE, CAN_LARGE, CAN_MULTI, CAN_PERSIST, CAN_DIRECTORY, CAN_ENCRYPT,
	CLIENT_GUID, SERVER_GUID, START_TIME, CONTEXT_OFFSET, CONTEXT_COUNT, MAX_TRANSACT, MAX_READ, MAX_WRITE, CURRENT_TIME,
	BOOT_TIME, OFFSET, LENGTH, BLOB, SETUP_FLAGS, SETUP_BINDING, CHANNEL, PREVIOUS_SESSION,
	SESSION_FLAGS, SESSION_GUEST, SESSION_NULL, SESSION_ENCRYPT, CONNECT_FLAGS, CONNECT_AGAIN, CONNECT_REDIRECT, CONNECT_MORE,
	TREE, SHARE_TYPE, SHARE_FLAGS, SHARE_CACHING, SHARE_DFS, SHARE_DFS_ROOT, SHARE_EXCLUSIVE, SHARE_DELETE, SHARE_CACHE_NAMES,
	SHARE_ENUMERATES, SHARE_LEVEL_2, SHARE_HASH_1, SHARE_HASH_2, SHARE_ENCRYPT, SHARE_IDENTITY, SHARE_COMPRESS,
	SHARE_CAPS, CAP_DFS, CAP_CONTINUOUS, CAP_SCALEOUT, CAP_CLUSTER, CAP_ASYMMETRIC, CAP_REDIRECT,
};

static const struct field fields[] = {
	[RESERVED] = { "smb2.reserved", "Reserved", BYTES },
	[DIALECT_COUNT] = { "smb2.dialect_count", "Dialect count", UINT, 2 },
	[DIALECT]  = { "smb2.dialect", "Dialect", UINT, 2, HEX, dialects },
	[SECURITY] = { "smb2.sec_mode", "Security mode", FLAGS, 1, HEX, .parts = 2 },
	[SECURITY_ENABLED] = { "smb2.sec_mode.sign_enabled", "Signing enabled", BOOL, 1, .mask = 0x01 },
	[SECURITY_REQUIRED] = { "smb2.sec_mode.sign_required", "Signing required", BOOL, 1, .mask = 0x02 },
	[CAPABILITIES] = { "smb2.capabilities", "Capabilities", FLAGS, 4, HEX, .parts = 7 },
	[CAN_DFS]  = { "smb2.capabilities.dfs", "DFS", BOOL, 4, .mask = 0x01 },
	[CAN_LEASE] = { "smb2.capabilities.leasing", "Leasing", BOOL, 4, .mask = 0x02 },
	[CAN_LARGE] = { "smb2.capabilities.large_mtu", "Large MTU", BOOL, 4, .mask = 0x04 },
	[CAN_MULTI] = { "smb2.capabilities.multi_channel", "Multi channel", BOOL, 4, .mask = 0x08 },
	[CAN_PERSIST] = { "smb2.capabilities.persistent_handles", "Persistent handles", BOOL, 4, .mask = 0x10 },
	[CAN_DIRECTORY] = { "smb2.capabilities.directory_leasing", "Directory leasing", BOOL, 4, .mask = 0x20 },
	[CAN_ENCRYPT] = { "smb2.capabilities.encryption", "Encryption", BOOL, 4, .mask = 0x40 },
	[CLIENT_GUID] = { "smb2.client_guid", "Client Guid", GUID },
	[SERVER_GUID] = { "smb2.server_guid", "Server Guid", GUID },
	[START_TIME] = { "smb2.client_start_time", "Client start time", TIME },
	[CONTEXT_OFFSET] = { "smb2.negotiate_context.offset", "NegotiateContextOffset", UINT, 4, HEX },
	[CONTEXT_COUNT] = { "smb2.negotiate_context.count", "NegotiateContextCount", UINT, 2 },
	[MAX_TRANSACT] = { "smb2.max_trans_size", "Max Transaction Size", UINT, 4, .unit = "bytes" },
	[MAX_READ] = { "smb2.max_read_size", "Max Read Size", UINT, 4, .unit = "bytes" },
	[MAX_WRITE] = { "smb2.max_write_size", "Max Write Size", UINT, 4, .unit = "bytes" },
	[CURRENT_TIME] = { "smb2.current_time", "Current Time", TIME },
	[BOOT_TIME] = { "smb2.boot_time", "Boot Time", TIME },
	[OFFSET]   = { "smb2.olb.offset", "Blob Offset", UINT, 2, HEX },
	[LENGTH]   = { "smb2.olb.length", "Blob Length", UINT, 2, .unit = "bytes" },
	[BLOB]     = { "smb2.security_blob", "Security Blob", BYTES },
	[SETUP_FLAGS] = { "smb2.ses_req_flags", "Flags", UINT, 1, .parts = 1 },
	[SETUP_BINDING] = { "smb2.ses_req_flags.session_binding", "Session Binding Request", BOOL, 1, .mask = 0x01 },
	[CHANNEL]  = { "smb2.channel", "Channel", UINT, 4, HEX, channels },
	[PREVIOUS_SESSION] = { "smb2.previous_sesid", "Previous Session Id", UINT, 8, HEX },
	[SESSION_FLAGS] = { "smb2.session_flags", "Session Flags", FLAGS, 2, HEX, .parts = 3 },
	[SESSION_GUEST] = { "smb2.ses_flags.guest", "Guest", BOOL, 2, .mask = 0x0001 },
	[SESSION_NULL] = { "smb2.ses_flags.null", "Null", BOOL, 2, .mask = 0x0002 },
	[SESSION_ENCRYPT] = { "smb2.ses_flags.encrypt", "Encrypt", BOOL, 2, .mask = 0x0004 },
	[CONNECT_FLAGS] = { "smb2.tc.flags", "Flags", FLAGS, 2, HEX, .parts = 3 },
	[CONNECT_AGAIN] = { "smb2.tc.cluster_reconnect", "Cluster Reconnect", BOOL, 2, .mask = 0x0001 },
	[CONNECT_REDIRECT] = { "smb2.tc.redirect_to_owner", "Redirect To Owner", BOOL, 2, .mask = 0x0002 },
	[CONNECT_MORE] = { "smb2.tc.extension_present", "Extension Present", BOOL, 2, .mask = 0x0004 },
	[TREE]     = { "smb2.tree", "Tree", TEXT_UTF16 },
	[SHARE_TYPE] = { "smb2.share_type", "Share Type", UINT, 1, HEX, share_types },
	[SHARE_FLAGS] = { "smb2.share_flags", "Share flags", UINT, 4, HEX, .parts = 13 },
	[SHARE_CACHING] = { "smb2.share.caching", "Caching policy", UINT, 4, HEX, caching, .mask = 0x00000030 },
	[SHARE_DFS] = { "smb2.share_flags.dfs", "DFS", BOOL, 4, .mask = 0x00000001 },
	[SHARE_DFS_ROOT] = { "smb2.share_flags.dfs_root", "DFS root", BOOL, 4, .mask = 0x00000002 },
	[SHARE_EXCLUSIVE] = { "smb2.share_flags.restrict_exclusive_opens", "Restrict exclusive opens", BOOL, 4, .mask = 0x00000100 },
	[SHARE_DELETE] = { "smb2.share_flags.force_shared_delete", "Force shared delete", BOOL, 4, .mask = 0x00000200 },
	[SHARE_CACHE_NAMES] = { "smb2.share_flags.allow_namespace_caching", "Allow namespace caching", BOOL, 4, .mask = 0x00000400 },
	[SHARE_ENUMERATES] = { "smb2.share_flags.access_based_dir_enum", "Access based directory enum", BOOL, 4, .mask = 0x00000800 },
	[SHARE_LEVEL_2] = { "smb2.share_flags.force_levelii_oplock", "Force level II oplock", BOOL, 4, .mask = 0x00001000 },
	[SHARE_HASH_1] = { "smb2.share_flags.enable_hash_v1", "Enable hash V1", BOOL, 4, .mask = 0x00002000 },
	[SHARE_HASH_2] = { "smb2.share_flags.enable_hash_v2", "Enable hash V2", BOOL, 4, .mask = 0x00004000 },
	[SHARE_ENCRYPT] = { "smb2.share_flags.encrypt_data", "Encrypted data required", BOOL, 4, .mask = 0x00008000 },
	[SHARE_IDENTITY] = { "smb2.share_flags.identity_remoting", "Identity Remoting", BOOL, 4, .mask = 0x00040000 },
	[SHARE_COMPRESS] = { "smb2.share_flags.compress_data", "Compressed IO", BOOL, 4, .mask = 0x00100000 },
	[SHARE_CAPS] = { "smb2.share_caps", "Share Capabilities", FLAGS, 4, HEX, .parts = 6 },
	[CAP_DFS]  = { "smb2.share_caps.dfs", "DFS", BOOL, 4, .mask = 0x08 },
	[CAP_CONTINUOUS] = { "smb2.share_caps.continuous_availability", "Continuous availability", BOOL, 4, .mask = 0x10 },
	[CAP_SCALEOUT] = { "smb2.share_caps.scaleout", "Scaleout", BOOL, 4, .mask = 0x20 },
	[CAP_CLUSTER] = { "smb2.share_caps.cluster", "Cluster", BOOL, 4, .mask = 0x40 },
	[CAP_ASYMMETRIC] = { "smb2.share_caps.assymetric", "Asymmetric", BOOL, 4, .mask = 0x80 },
	[CAP_REDIRECT] = { "smb2.share_caps.redirect_to_owner", "Redirect to owner", BOOL, 4, .mask = 0x100 },
};

/* A blob at an offset and of a length that stand at those places of the body. */
static void
dissect_blob(struct dissection *d, const struct smb2 *m, size_t at)
{
	struct scope outer;

	if (!smb2_enter(d, m, smb2_number(m, at, 2), smb2_number(m, at + 2, 2), &outer))
		return;
	add_value(d, BLOB, 0, d->p, left(d));
	dissect_security(d);
	leave(d, outer);
}

/* Contexts go to the end of the message. */
static void
dissect_contexts(struct dissection *d, const struct smb2 *m, size_t offset, size_t count)
{
	size_t at = (size_t)(d->p - m->start);
	struct scope outer;

	if (!count || !smb2_enter(d, m, offset, at + rest_of(d) > offset ? at + rest_of(d) - offset : 1, &outer))
		return;
	dissect_smb2_negotiate_contexts(d, count);
	leave(d, outer);
}

/* Section 2.2.3: where contexts are, if there are any, else a time, which must be 0. */
static void
dissect_negotiate_request(struct dissection *d, const struct smb2 *m)
{
	static const struct item contexts[] = { { CONTEXT_OFFSET }, { CONTEXT_COUNT }, { RESERVED, 2 } }, time[] = { { START_TIME } };
	size_t count = smb2_number(m, 2, 2);
	bool has_contexts = left(d) >= 4 && little_endian(d->p, 4);

	if (has_contexts)
		add_items(d, contexts);
	else
		add_items(d, time);
	for (size_t i = 0; i < count && !d->fault; i++)
		add_little(d, DIALECT);
	if (has_contexts && !d->fault)
		dissect_contexts(d, m, smb2_number(m, 28, 4), smb2_number(m, 32, 2));
}

/* Section 2.2.4. */
static void
dissect_negotiate_response(struct dissection *d, const struct smb2 *m)
{
	dissect_blob(d, m, 56);
	if (smb2_number(m, 4, 2) == DIALECT_3_1_1)
		dissect_contexts(d, m, smb2_number(m, 60, 4), smb2_number(m, 6, 2));
}

static void
dissect_setup_request(struct dissection *d, const struct smb2 *m)
{
	dissect_blob(d, m, 12);
}

static void
dissect_setup_response(struct dissection *d, const struct smb2 *m)
{
	dissect_blob(d, m, 4);
}

static void
dissect_connect_request(struct dissection *d, const struct smb2 *m)
{
	smb2_add_bytes(d, m, &fields[TREE], smb2_number(m, 4, 2), smb2_number(m, 6, 2));
}

static void
dissect_connect_response(struct dissection *d, const struct smb2 *m)
{
	(void)m;
	add_smb_access(d);
}

static const struct item negotiate_request[] = {
	{ DIALECT_COUNT }, { SECURITY }, { RESERVED, 3 }, { CAPABILITIES }, { CLIENT_GUID },
}, negotiate_response[] = {
	{ SECURITY }, { RESERVED, 1 }, { DIALECT }, { CONTEXT_COUNT }, { SERVER_GUID }, { CAPABILITIES }, { MAX_TRANSACT }, { MAX_READ }, { MAX_WRITE },
	{ CURRENT_TIME }, { BOOT_TIME }, { OFFSET }, { LENGTH }, { CONTEXT_OFFSET },
}, setup_request[] = {
	{ SETUP_FLAGS }, { SECURITY }, { CAPABILITIES }, { CHANNEL }, { OFFSET }, { LENGTH }, { PREVIOUS_SESSION },
}, setup_response[] = {
	{ SESSION_FLAGS }, { OFFSET }, { LENGTH },
}, connect_request[] = {
	{ CONNECT_FLAGS }, { OFFSET }, { LENGTH },
}, connect_response[] = {
	{ SHARE_TYPE }, { RESERVED, 1 }, { SHARE_FLAGS }, { SHARE_CAPS },
}, plain[] = {
	{ RESERVED, 2 },
};

const struct smb2_body smb2_negotiate[2] = {
	{ 36, SMB2_ITEMS(negotiate_request), .rest = dissect_negotiate_request },
	{ 65, SMB2_ITEMS(negotiate_response), .rest = dissect_negotiate_response },
};
const struct smb2_body smb2_session_setup[2] = {
	{ 25, SMB2_ITEMS(setup_request), .rest = dissect_setup_request },
	{ 9, SMB2_ITEMS(setup_response), .rest = dissect_setup_response },
};
const struct smb2_body smb2_tree_connect[2] = {
	{ 9, SMB2_ITEMS(connect_request), .rest = dissect_connect_request, .opens = 4 },
	{ 16, SMB2_ITEMS(connect_response), .rest = dissect_connect_response },
};
const struct smb2_body smb2_plain[2] = { { 4, SMB2_ITEMS(plain) }, { 4, SMB2_ITEMS(plain) } };

const struct dissector dissector_smb2_setup = {
	.proto = { "smb2.setup", "Setup of SMB2", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb2_contexts,
};
