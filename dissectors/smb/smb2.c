/*
 * SMB 2 and 3: headers, and which body follows.  MS-SMB2 section 2.2.1:
 *
 *	|                  ProtocolId: FE 'S' 'M' 'B'                   |
 *	|         StructureSize: 64     |         CreditCharge          |
 *	|       Status; of a request channel sequence, reserved         |
 *	|            Command            | Credits requested or granted  |
 *	|                             Flags                             |
 *	|              NextCommand: of the next header, or 0            |
 *	|                       MessageId (8)                           |
 *	|     AsyncId (8); or process id (4) and tree id (4)            |
 *	|                       SessionId (8)                           |
 *	|                       Signature (16)                          |
 *
 * One body follows, and perhaps another message: a layer each.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/nt_status.h"
#include "dissectors/smb/smb2.h"

static const struct value commands[] = {
	{ SMB2_NEGOTIATE, "Negotiate Protocol" }, { SMB2_SESSION_SETUP, "Session Setup" }, { SMB2_LOGOFF, "Session Logoff" },
	{ SMB2_TREE_CONNECT, "Tree Connect" }, { SMB2_TREE_DISCONNECT, "Tree Disconnect" }, { SMB2_CREATE, "Create" },
	{ SMB2_CLOSE, "Close" }, { SMB2_FLUSH, "Flush" }, { SMB2_READ, "Read" }, { SMB2_WRITE, "Write" }, { SMB2_LOCK, "Lock" },
	{ SMB2_IOCTL, "Ioctl" }, { SMB2_CANCEL, "Cancel" }, { SMB2_ECHO, "Echo" }, { SMB2_QUERY_DIRECTORY, "Query Directory" },
	{ SMB2_CHANGE_NOTIFY, "Change Notify" }, { SMB2_QUERY_INFO, "Query Info" }, { SMB2_SET_INFO, "Set Info" },
	{ SMB2_OPLOCK_BREAK, "Oplock Break" }, { 0, NULL },
};

static const struct smb2_body *const bodies[SMB2_COMMANDS] = {
	[SMB2_NEGOTIATE] = smb2_negotiate, [SMB2_SESSION_SETUP] = smb2_session_setup, [SMB2_LOGOFF] = smb2_plain,
	[SMB2_TREE_CONNECT] = smb2_tree_connect, [SMB2_TREE_DISCONNECT] = smb2_plain, [SMB2_CREATE] = smb2_create,
	[SMB2_CLOSE] = smb2_close, [SMB2_FLUSH] = smb2_flush, [SMB2_READ] = smb2_read, [SMB2_WRITE] = smb2_write,
	[SMB2_LOCK] = smb2_lock, [SMB2_IOCTL] = smb2_ioctl, [SMB2_CANCEL] = smb2_plain, [SMB2_ECHO] = smb2_plain,
	[SMB2_QUERY_DIRECTORY] = smb2_query_directory, [SMB2_CHANGE_NOTIFY] = smb2_change_notify,
	[SMB2_QUERY_INFO] = smb2_query_info, [SMB2_SET_INFO] = smb2_set_info, [SMB2_OPLOCK_BREAK] = smb2_oplock_break,
};

enum {
	PROTOCOL_ID, HEADER_LEN, CREDIT_CHARGE, STATUS, CHANNEL_SEQUENCE, RESERVED, COMMAND, REQUESTED, GRANTED,
	FLAG_WORD, FLAG_RESPONSE, FLAG_ASYNC, FLAG_CHAINED, FLAG_SIGNED, FLAG_PRIORITY, FLAG_DFS, FLAG_REPLAY,
	CHAIN_OFFSET, MESSAGE_ID, PROCESS_ID, TREE_ID, ASYNC_ID, SESSION_ID, SIGNATURE, STRUCTURE_SIZE,
	ERROR_COUNT, ERROR_RESERVED, ERROR_BYTES, ERROR_DATA, BODY,
	CHAIN_BAD, SIZE_BAD, OFFSET_BAD, COMMAND_BAD,
};

static const struct field fields[] = {
	[PROTOCOL_ID] = { "smb2.protocol_id", "ProtocolId", UINT, 4, HEX },
	[HEADER_LEN] = { "smb2.header_len", "Header Length", UINT, 2, .unit = "bytes" },
	[CREDIT_CHARGE] = { "smb2.credit.charge", "Credit Charge", UINT, 2 },
	[STATUS]   = { "smb2.nt_status", "NT Status", UINT, 4, HEX, nt_statuses },
	[CHANNEL_SEQUENCE] = { "smb2.channel_sequence", "Channel Sequence", UINT, 2 },
	[RESERVED] = { "smb2.reserved", "Reserved", BYTES, 2 },
	[COMMAND]  = { "smb2.cmd", "Command", UINT, 2, DEC, commands },
	[REQUESTED] = { "smb2.credits.requested", "Credits requested", UINT, 2 },
	[GRANTED]  = { "smb2.credits.granted", "Credits granted", UINT, 2 },
	[FLAG_WORD] = { "smb2.flags", "Flags", FLAGS, 4, HEX, .parts = 7 },
	[FLAG_RESPONSE] = { "smb2.flags.response", "Response", BOOL, 4, .mask = SMB2_FROM_SERVER },
	[FLAG_ASYNC] = { "smb2.flags.async", "Async command", BOOL, 4, .mask = SMB2_ASYNC },
	[FLAG_CHAINED] = { "smb2.flags.chained", "Chained: goes with the message before", BOOL, 4, .mask = SMB2_RELATED, .brief = "Chained" },
	[FLAG_SIGNED] = { "smb2.flags.signature", "Signed", BOOL, 4, .mask = 0x00000008 },
	[FLAG_PRIORITY] = { "smb2.flags.priority_mask", "Priority", UINT, 4, .mask = 0x00000070 },
	[FLAG_DFS] = { "smb2.flags.dfs", "DFS operation", BOOL, 4, .mask = 0x10000000 },
	[FLAG_REPLAY] = { "smb2.flags.replay", "Replay operation", BOOL, 4, .mask = 0x20000000 },
	[CHAIN_OFFSET] = { "smb2.chain_offset", "Chain Offset", UINT, 4, HEX },
	[MESSAGE_ID] = { "smb2.msg_id", "Message ID", UINT, 8 },
	[PROCESS_ID] = { "smb2.pid", "Process Id", UINT, 4, HEX },
	[TREE_ID]  = { "smb2.tid", "Tree Id", UINT, 4, HEX },
	[ASYNC_ID] = { "smb2.aid", "Async Id", UINT, 8, HEX },
	[SESSION_ID] = { "smb2.sesid", "Session Id", UINT, 8, HEX },
	[SIGNATURE] = { "smb2.signature", "Signature", BYTES },
	[STRUCTURE_SIZE] = { "smb2.buffer_code", "StructureSize", UINT, 2, HEX_DEC },
	[ERROR_COUNT] = { "smb2.error.context_count", "Error Context Count", UINT, 1 },
	[ERROR_RESERVED] = { "smb2.error.reserved", "Reserved", UINT, 1, HEX },
	[ERROR_BYTES] = { "smb2.error.byte_count", "Byte Count", UINT, 4 },
	[ERROR_DATA] = { "smb2.error.data", "Error Data", BYTES },
	[BODY]     = { "smb2.body", "Body", BYTES },
	[CHAIN_BAD] = { "smb2.chain_offset.bad", "The next message would begin inside this header", NOTE, .severity = ERROR },
	[SIZE_BAD] = { "smb2.buffer_code.bad", "Not the size that such a body has: it is not taken apart", NOTE, .severity = WARNING },
	[OFFSET_BAD] = { "smb2.offset.bad", "An offset points back into what was read already", NOTE, .severity = ERROR },
	[COMMAND_BAD] = { "smb2.cmd.bad", "A command that nobody has defined", NOTE, .severity = WARNING },
};

enum { ASKS, ANSWERS, LISTS, FAILS, IS_ENCRYPTED_ONE, IS_COMPRESSED_ONE };	/* summaries */

bool
smb2_enter(struct dissection *d, const struct smb2 *m, size_t offset, size_t n, struct scope *outer)
{
	size_t at = (size_t)(d->p - m->start);

	if (!n || d->fault)
		return false;
	if (offset < at) {
		add_note(d, OFFSET_BAD);
		return false;
	}
	if (offset > at)
		take(d, offset - at);
	*outer = enter(d, n);
	return !d->fault;
}

void
smb2_add_bytes(struct dissection *d, const struct smb2 *m, const struct field *f, size_t offset, size_t n)
{
	struct scope outer;

	if (!smb2_enter(d, m, offset, n, &outer))
		return;
	add_bytes_row(d, f, rest_of(d));
	leave(d, outer);
}

/* ---- bodies ---- */

/* Section 2.2.2: of most failures, and of what is still to come. */
static bool
is_error(const struct smb2 *m, size_t size)
{
	bool fails = m->response && (nt_status_fails(m->status) || m->status == STATUS_PENDING);

	return fails && size == 9 && m->status != STATUS_BUFFER_OVERFLOW &&
	    !(m->status == STATUS_MORE_PROCESSING_REQUIRED && m->command == SMB2_SESSION_SETUP);
}

static void
dissect_error(struct dissection *d)
{
	add_little(d, ERROR_COUNT);
	add_little(d, ERROR_RESERVED);
	size_t n = add_little(d, ERROR_BYTES);

	if (n)
		add_bytes(d, ERROR_DATA, n);
}

/* more: others are compounded with the message. */
static void
dissect_known(struct dissection *d, struct smb2 *m, const struct smb2_body *body, bool more)
{
	smb2_link_body(d, m, body);
	add_item_rows(d, body->fields, body->items, body->count);
	if (body->rest && !d->fault)
		body->rest(d, m);
	smb2_keep(d, m, body, more);
}

static void
dissect_body(struct dissection *d, struct smb2 *m, bool more)
{
	const struct smb2_body *body = m->command < SMB2_COMMANDS ? &bodies[m->command][m->response] : NULL;
	size_t size = add_little(d, STRUCTURE_SIZE);

	if (!body)
		add_note(d, COMMAND_BAD);
	if (body && is_error(m, size)) {
		smb2_link_body(d, m, body);
		dissect_error(d);
	} else if (body && (size == body->size || !body->size)) {
		dissect_known(d, m, body, more);
	} else {
		if (body)
			add_note(d, SIZE_BAD);
		if (left(d))
			add_bytes(d, BODY, rest_of(d));
	}
}

/* ---- headers ---- */

/* Gives where the next message begins, from the start of this one; 0: there is none. */
static size_t
dissect_header(struct dissection *d, struct smb2 *m)
{
	static const struct item asks[] = { { CHANNEL_SEQUENCE }, { RESERVED } };

	add_little(d, HEADER_LEN);
	add_little(d, CREDIT_CHARGE);
	if (left(d) < 12) {		/* flags say what stands before them */
		take(d, 12);
		return 0;
	}
	m->flags = (uint32_t)little_endian(d->p + 8, 4);
	m->response = m->flags & SMB2_FROM_SERVER;
	if (m->response)
		m->status = (uint32_t)add_little(d, STATUS);
	else
		add_items(d, asks);
	m->command = (uint16_t)add_little(d, COMMAND);
	add_little(d, m->response ? GRANTED : REQUESTED);
	add_little(d, FLAG_WORD);
	size_t next = add_little(d, CHAIN_OFFSET);

	m->id = add_little(d, MESSAGE_ID);
	if (m->flags & SMB2_ASYNC) {
		add_little(d, ASYNC_ID);
	} else {
		add_little(d, PROCESS_ID);
		m->tree = (uint32_t)add_little(d, TREE_ID);
	}
	m->session = add_little(d, SESSION_ID);
	add_bytes(d, SIGNATURE, 16);
	return next;
}

static void
summarise(struct dissection *d, const struct smb2 *m)
{
	bool lists = !m->status && (m->command == SMB2_QUERY_DIRECTORY || m->command == SMB2_CHANGE_NOTIFY);

	if (d->list.of != d->self)		/* the first of several speaks for all */
		summary(d, !m->response ? ASKS : nt_status_fails(m->status) ? FAILS : lists ? LISTS : ANSWERS);
}

static void
dissect_plain(struct dissection *d, const uint8_t *start)
{
	struct smb2 m = { .start = start };
	size_t next = dissect_header(d, &m);

	summarise(d, &m);
	smb2_link(d, &m);
	if (next && next < SMB2_HEADER) {
		add_note(d, CHAIN_BAD);
		next = 0;
	}
	struct scope outer = enter(d, next ? next - SMB2_HEADER : rest_of(d));

	dissect_body(d, &m, next);
	if (!next)		/* bytes behind it are nobody's */
		return;
	leave(d, outer);
	if (!d->fault)
		d->next = d->self;
}

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;
	uint64_t id = add_uint(d, PROTOCOL_ID);

	switch (id >> 24) {
	case 0xfd:
		summary(d, IS_ENCRYPTED_ONE);
		dissect_smb2_encrypted(d);
		break;
	case 0xfc:
		summary(d, IS_COMPRESSED_ONE);
		dissect_smb2_compressed(d);
		break;
	default: dissect_plain(d, start);
	}
}

const struct dissector dissector_smb2 = {
	.proto = { "smb2", "SMB2 (Server Message Block Protocol version 2)", PROTOCOL },
	.column = "SMB2",
	ROWS(fields),
	.also = &dissector_smb2_transform,
	.dissect = dissect,
	.summaries = {
		[ASKS] = "{smb2.cmd} Request{, |smb2.ioctl.function}{, |smb2.file_info.infolevel}{, |smb2.fs_info.infolevel}{, Tree: |smb2.tree}"
		    "{, File: |smb2.filename}{...}{, Pattern: |smb2.find.pattern}{, |smb2.read_length}{, |smb2.write_length}{ at |smb2.file_offset}"
		    "{, |ntlmssp.messagetype}{, User: |ntlmssp.auth.username}",
		[ANSWERS] = "{smb2.cmd} Response{, |smb2.ioctl.function}{, |smb2.dialect}{, |smb2.file_info.infolevel}{, |smb2.fs_info.infolevel}"
		    "{, File: |smb2.filename}",
		[LISTS] = "{smb2.cmd} Response:{...}",
		[FAILS] = "{smb2.cmd} Response, {smb2.nt_status}{, |ntlmssp.messagetype}{, File: |smb2.filename}",
		[IS_ENCRYPTED_ONE] = "Encrypted SMB3",
		[IS_COMPRESSED_ONE] = "Compressed SMB3",
	},
};
