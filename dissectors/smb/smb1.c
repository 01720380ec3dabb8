/*
 * SMB 1: headers, and chains of commands.  MS-CIFS section 2.2.3:
 *
 *	|                   Protocol: FF 'S' 'M' 'B'                    |
 *	|    Command    |          Status (4)
 *	                |     Flags     |            Flags2             |
 *	|    process id, its high half  |          Signature (8)
 *	                                |           Reserved            |
 *	|            Tree id            |          Process id           |
 *	|            User id            |         Multiplex id          |
 *	| WordCount | words ... | ByteCount (2) | bytes ...
 *
 * The words of an AndX command begin with the next command and its offset; it
 * has words and bytes of its own, and no header.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/nt_status.h"
#include "dissectors/smb/smb1.h"
#include "dissectors/smb/smb1_names.h"

enum {
	PROTOCOL_ID, COMMAND, ANDX_COMMAND, STATUS, ERROR_CLASS, ERROR_RESERVED, ERROR_CODE,
	FLAG_BITS, FLAG_RESPONSE, FLAG_NOTIFY, FLAG_OPLOCK, FLAG_CANON, FLAG_CASELESS, FLAG_BUFFER, FLAG_LOCK,
	FLAGS2, FLAG_STRING, FLAG_NT_ERROR, FLAG_ROE, FLAG_DFS, FLAG_ESN, FLAG_REPARSE, FLAG_LONG_USED, FLAG_SIGN_REQUIRED,
	FLAG_COMPRESSED, FLAG_SIGNED, FLAG_EA, FLAG_LONG,
	PID_HIGH, SIGNATURE, RESERVED, TREE_ID, PROCESS_ID, USER_ID, MULTIPLEX_ID, WORD_COUNT, WORD_BYTES, ANDX_RESERVED, ANDX_OFFSET,
	BYTE_COUNT, BYTES_ROW, BYTES_BAD, ANDX_BAD, COUNT_BAD,
};

#define FLAG(name, label, bit) { "smb.flags." name, label, BOOL, 1, .mask = bit }
#define FLAG2(name, label, bit) { "smb.flags2." name, label, BOOL, 2, .mask = bit }

static const struct field fields[] = {
	[PROTOCOL_ID] = { "smb.server_component", "Protocol", UINT, 4, HEX },
	[COMMAND]  = { "smb.cmd", "SMB Command", UINT, 1, HEX, smb1_commands },
	[ANDX_COMMAND] = { "smb.cmd", "AndXCommand", UINT, 1, HEX, smb1_commands },
	[STATUS]   = { "smb.nt_status", "NT Status", UINT, 4, HEX, nt_statuses },
	[ERROR_CLASS] = { "smb.error_class", "Error Class", UINT, 1, HEX, smb1_error_classes },
	[ERROR_RESERVED] = { "smb.reserved", "Reserved", BYTES },
	[ERROR_CODE] = { "smb.error_code", "Error Code", UINT, 2, HEX },
	[FLAG_BITS] = { "smb.flags", "Flags", UINT, 1, HEX, .parts = 7 },
	[FLAG_RESPONSE] = FLAG("response", "Response", 0x80),
	[FLAG_NOTIFY] = FLAG("notify", "Notify", 0x40),
	[FLAG_OPLOCK] = FLAG("oplock", "Oplocks", 0x20),
	[FLAG_CANON] = FLAG("canon", "Canonicalized Pathnames", 0x10),
	[FLAG_CASELESS] = FLAG("caseless", "Path names are caseless", 0x08),
	[FLAG_BUFFER] = FLAG("receive_buffer", "Receive Buffer Posted", 0x02),
	[FLAG_LOCK] = FLAG("lock", "Lock and Read", 0x01),
	[FLAGS2]   = { "smb.flags2", "Flags2", UINT, 2, HEX, .parts = 12 },
	[FLAG_STRING] = FLAG2("string", "Unicode Strings", 0x8000),
	[FLAG_NT_ERROR] = FLAG2("nt_error", "NT Error Codes", 0x4000),
	[FLAG_ROE] = FLAG2("roe", "Execute-only Reads", 0x2000),
	[FLAG_DFS] = FLAG2("dfs", "Dfs", 0x1000),
	[FLAG_ESN] = FLAG2("esn", "Extended Security Negotiation", 0x0800),
	[FLAG_REPARSE] = FLAG2("reparse_path", "Reparse Path", 0x0400),
	[FLAG_LONG_USED] = FLAG2("long_names_used", "Long Names Used", 0x0040),
	[FLAG_SIGN_REQUIRED] = FLAG2("sec_sig_required", "Security Signatures Required", 0x0010),
	[FLAG_COMPRESSED] = FLAG2("compressed", "Compressed", 0x0008),
	[FLAG_SIGNED] = FLAG2("sec_sig", "Security Signatures", 0x0004),
	[FLAG_EA]  = FLAG2("ea", "Extended Attributes", 0x0002),
	[FLAG_LONG] = FLAG2("long_names_allowed", "Long Names Allowed", 0x0001),
	[PID_HIGH] = { "smb.pid.high", "Process ID High", UINT, 2 },
	[SIGNATURE] = { "smb.signature", "Signature", BYTES },
	[RESERVED] = { "smb.reserved", "Reserved", BYTES },
	[TREE_ID]  = { "smb.tid", "Tree ID", UINT, 2 },
	[PROCESS_ID] = { "smb.pid", "Process ID", UINT, 2 },
	[USER_ID]  = { "smb.uid", "User ID", UINT, 2 },
	[MULTIPLEX_ID] = { "smb.mid", "Multiplex ID", UINT, 2 },
	[WORD_COUNT] = { "smb.wct", "Word Count", UINT, 1 },
	[WORD_BYTES] = { "smb.words", "Words", BYTES },
	[ANDX_RESERVED] = { "smb.reserved", "Reserved", BYTES },
	[ANDX_OFFSET] = { "smb.andxoffset", "AndXOffset", UINT, 2 },
	[BYTE_COUNT] = { "smb.bcc", "Byte Count", UINT, 2 },
	[BYTES_ROW] = { "smb.bytes", "Bytes", BYTES },
	[BYTES_BAD] = { "smb.bcc.bad", "It counts more bytes than were sent", NOTE, .severity = ERROR },
	[ANDX_BAD] = { "smb.andxoffset.bad", "The next command would begin before this one ends", NOTE, .severity = ERROR },
	[COUNT_BAD] = { "smb.wct.unknown", "Not taken apart: this command, or so many words of it, is not known here", NOTE },
};

enum { ASKS, ANSWERS, LISTS, FAILS, FAILED_OLD };	/* summaries */
enum { RESPONSE = 0x80, UNICODE = 0x8000, NT_ERRORS = 0x4000, EXTENDED = 0x0800 };

/* ---- texts and bytes ---- */

bool
add_smb1_text_of(struct dissection *d, const struct smb1 *m, const struct field *f, size_t n)
{
	size_t unit = m->unicode ? 2 : 1, len = 0;

	n = n < left(d) ? n : left(d);
	if (m->unicode && n && (d->p - m->start) % 2) {
		take(d, 1);
		n--;
	}
	while (len + unit <= n && (d->p[len] || d->p[len + unit - 1]))
		len += unit;
	if (len + unit <= n)
		len += unit;		/* the zero */
	else if (n == left(d))
		len = rest_of(d) - rest_of(d) % unit;	/* perhaps it goes on */
	return len && add_bytes_row(d, m->unicode ? f : f + 1, len);
}

void
add_smb1_text(struct dissection *d, const struct smb1 *m, const struct field *f)
{
	add_smb1_text_of(d, m, f, left(d));
}

void
add_smb1_name(struct dissection *d, struct smb1 *m, const struct field *f, size_t n)
{
	if (add_smb1_text_of(d, m, f, n))
		m->name = d->count - 1;
}

void
add_smb1_bytes_at(struct dissection *d, const struct smb1 *m, const struct field *f, size_t offset, size_t n)
{
	size_t at = (size_t)(d->p - m->start);

	if (!n || d->fault || offset < at || offset - at > left(d))
		return;
	take(d, offset - at);
	if (left(d))
		add_bytes_row(d, f, n < rest_of(d) ? n : rest_of(d));
}

/* ---- commands ---- */

static const struct smb1_body *
find_body(const struct smb1 *m)
{
	static const struct smb1_bodies *const all[] = { &smb1_setups, &smb1_files, &smb1_transactions };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		for (size_t k = 0; k < all[i]->count; k++) {
			const struct smb1_body *body = &all[i]->rows[k];

			if (body->code == m->code && body->response == m->response && (body->count == m->count || body->count == 0xff))
				return body;
		}
	}
	return NULL;
}

/* Gives where the next command begins; 0: there is none. */
static size_t
dissect_words(struct dissection *d, struct smb1 *m, const struct smb1_body *body)
{
	static const struct item andx[] = { { ANDX_COMMAND }, { ANDX_RESERVED, 1 }, { ANDX_OFFSET } };
	struct scope outer = enter(d, m->count * 2u);
	size_t next = 0;

	m->words = d->p;
	if (smb1_is_andx(m->code) && m->count >= 2) {
		add_items(d, andx);
		if (!d->fault && *m->words != SMB1_NO_COMMAND)
			next = smb1_word(m, 2, 2);
	}
	if (body)
		add_item_rows(d, body->fields, body->items, body->item_count);
	if (body && body->words)
		body->words(d);
	if (left(d))
		add_bytes(d, WORD_BYTES, rest_of(d));
	leave(d, outer);
	return next;
}

static void
dissect_bytes(struct dissection *d, struct smb1 *m, const struct smb1_body *body, bool last)
{
	size_t n = add_little(d, BYTE_COUNT);

	if (!fits(d, n))
		add_note(d, BYTES_BAD);
	if (!fits(d, n) || (body && body->data && last && n < rest_of(d)))
		n = rest_of(d);
	struct scope outer = enter(d, n);

	if (body && body->bytes && !d->fault && m->count * 2u <= (size_t)(d->p - m->words))
		body->bytes(d, m);
	if (d->next)		/* the rest is another layer's */
		return;
	if (left(d))
		add_bytes(d, BYTES_ROW, rest_of(d));
	leave(d, outer);
}

/* Each command stands behind the one before, so a chain ends. */
static void
dissect_commands(struct dissection *d, struct smb1 *m)
{
	for (size_t next = SMB1_HEADER; next && !d->fault && !d->next; ) {
		size_t at = (size_t)(d->p - m->start);

		if (next < at) {
			add_note(d, ANDX_BAD);
			return;
		}
		take(d, next - at);
		m->count = (uint8_t)add_uint(d, WORD_COUNT);
		const struct smb1_body *body = find_body(m);

		if (!body && m->count)
			add_note(d, COUNT_BAD);
		next = dissect_words(d, m, body);
		uint8_t code = next ? *m->words : 0;

		if (body && body->fid && !d->fault)
			smb1_link_file(d, m, smb1_word(m, body->fid - 1u, 2));
		dissect_bytes(d, m, body, !next);
		smb1_keep(d, m, body);
		m->code = code;
	}
}

/* ---- the header ---- */

static void
summarise(struct dissection *d, const struct smb1 *m, bool nt)
{
	if (!m->response)
		summary(d, ASKS);
	else if (!m->fine)
		summary(d, nt ? FAILS : FAILED_OLD);
	else
		summary(d, smb1_lists(m) ? LISTS : ANSWERS);
}

static void
dissect(struct dissection *d)
{
	static const struct item old_error[] = { { ERROR_CLASS }, { ERROR_RESERVED, 1 }, { ERROR_CODE } };
	static const struct item rest[] = {
		{ FLAG_BITS }, { FLAGS2 }, { PID_HIGH }, { SIGNATURE, 8 }, { RESERVED, 2 },
	}, ids[] = {
		{ PROCESS_ID }, { USER_ID },
	};
	struct smb1 m = { .start = d->p };
	uint32_t flags2, status;
	bool nt;

	add_uint(d, PROTOCOL_ID);
	m.code = (uint8_t)add_uint(d, COMMAND);
	if (left(d) < 7) {		/* flags say what stands before them */
		take(d, 7);
		return;
	}
	status = (uint32_t)little_endian(d->p, 4);
	flags2 = (uint32_t)little_endian(d->p + 5, 2);
	m.response = d->p[4] & RESPONSE;
	m.unicode = flags2 & UNICODE;
	m.extended = flags2 & EXTENDED;
	nt = flags2 & NT_ERRORS;
	m.fine = nt ? !nt_status_fails(status) : !status;
	if (nt)
		add_little(d, STATUS);
	else
		add_items(d, old_error);
	add_items(d, rest);
	m.tree = (uint32_t)add_little(d, TREE_ID);
	add_items(d, ids);
	m.id = (uint32_t)add_little(d, MULTIPLEX_ID);
	if (!d->fault)		/* multiplex and process id: MS-CIFS section 2.2.3.1 */
		m.id |= (uint32_t)little_endian(m.start + 26, 2) << 16;
	smb1_link(d, &m);
	summarise(d, &m, nt);
	dissect_commands(d, &m);
}

const struct dissector dissector_smb = {
	.proto = { "smb", "SMB (Server Message Block Protocol)", PROTOCOL },
	.column = "SMB",
	ROWS(fields),
	.also = &dissector_smb1_setup,
	.dissect = dissect,
	.summaries = {
		[ASKS] = "{smb.cmd} Request{, |smb.trans2.cmd}{, |smb.qpi_loi}{, |smb.spi_loi}{, |smb.qfsi_loi}{, |smb.trans_name}{, Path: |smb.path}"
		    "{, File: |smb.file}{, Pattern: |smb.search_pattern}{, FID: |smb.fid}{, |ntlmssp.messagetype}{, User: |ntlmssp.auth.username}"
		    "{, User: |smb.account}",
		[ANSWERS] = "{smb.cmd} Response{, |smb.trans2.cmd}{, |smb.qpi_loi}{, |smb.spi_loi}{, |smb.qfsi_loi}{, File: |smb.file}{, FID: |smb.fid}"
		    "{, |ntlmssp.messagetype}",
		[LISTS] = "{smb.cmd} Response, {smb.trans2.cmd}{, Pattern: |smb.search_pattern}, Files:{...}",
		[FAILS] = "{smb.cmd} Response, {smb.nt_status}{, |smb.trans2.cmd}{, File: |smb.file}{, Pattern: |smb.search_pattern}{, |ntlmssp.messagetype}",
		[FAILED_OLD] = "{smb.cmd} Response, {smb.error_class} {smb.error_code#}",
	},
	.on = { { NETBIOS_DATA, 0xff53 } },
};
