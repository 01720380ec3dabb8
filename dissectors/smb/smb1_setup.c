/*
 * SMB 1: how a client gets to a share.  MS-CIFS sections 2.2.4.39, 2.2.4.51 to
 * 2.2.4.55; with extended security: MS-SMB sections 2.2.4.5 to 2.2.4.7.
 */

#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/smb/common.h"
#include "dissectors/smb/security.h"
#include "dissectors/smb/smb1.h"

enum {
	/* texts in pairs: in UTF-16, and in the sender's character set */
	ACCOUNT, OEM_ACCOUNT, DOMAIN, OEM_DOMAIN, SERVER, OEM_SERVER, OS, OEM_OS, LAN_MANAGER, OEM_LAN_MANAGER, PATH, OEM_PATH,
	FILE_SYSTEM, OEM_FILE_SYSTEM,
	FORMAT, DIALECT, DIALECT_INDEX, MODE, MODE_USER, MODE_PASSWORD, MODE_SIGN, MODE_SIGN_REQUIRED, MAX_MPX, MAX_VCS, MAX_SIZE, MAX_RAW,
	SESSION_KEY, CAPABILITIES, TIME_ROW, TIME_ZONE, CHALLENGE_LENGTH, CHALLENGE, GUID_ROW, BLOB, BLOB_LENGTH,
	MAX_BUFFER, VC, ANSI_LENGTH, UNICODE_LENGTH, RESERVED, CLIENT_CAPABILITIES, ANSI_PASSWORD, UNICODE_PASSWORD, ACTION, ACTION_GUEST,
	CONNECT_FLAGS, PASSWORD_LENGTH, PASSWORD, SERVICE, SUPPORT, SUPPORT_SEARCH, SUPPORT_DFS, GUEST_ACCESS, ECHO_COUNT, ECHO_SEQUENCE, ECHO_DATA,
};

#define TEXTS(row, abbrev, label) [row] = { abbrev, label, TEXT_UTF16 }, [row + 1] = { abbrev, label, TEXT }

static const struct field fields[] = {
	TEXTS(ACCOUNT, "smb.account", "Account"),
	TEXTS(DOMAIN, "smb.primary_domain", "Primary Domain"),
	TEXTS(SERVER, "smb.server", "Server"),
	TEXTS(OS, "smb.native_os", "Native OS"),
	TEXTS(LAN_MANAGER, "smb.native_lanman", "Native LAN Manager"),
	TEXTS(PATH, "smb.path", "Path"),
	TEXTS(FILE_SYSTEM, "smb.native_fs", "Native File System"),
	[FORMAT]   = { "smb.buffer_format", "Buffer Format", UINT, 1 },
	[DIALECT]  = { "smb.dialect.name", "Dialect", TEXT },
	[DIALECT_INDEX] = { "smb.dialect.index", "Selected dialect, counted from 0; 65535: none", UINT, 2 },
	[MODE]     = { "smb.sm", "Security Mode", UINT, 1, HEX, .parts = 4 },
	[MODE_USER] = { "smb.sm.mode", "By user, not by share", BOOL, 1, .mask = 0x01 },
	[MODE_PASSWORD] = { "smb.sm.password", "Encrypted passwords", BOOL, 1, .mask = 0x02 },
	[MODE_SIGN] = { "smb.sm.signatures", "Signatures enabled", BOOL, 1, .mask = 0x04 },
	[MODE_SIGN_REQUIRED] = { "smb.sm.sig_required", "Signatures required", BOOL, 1, .mask = 0x08 },
	[MAX_MPX]  = { "smb.max_mpx_count", "Max Mpx Count", UINT, 2 },
	[MAX_VCS]  = { "smb.max_vcs", "Max VCs", UINT, 2 },
	[MAX_SIZE] = { "smb.max_bufsize", "Max Buffer Size", UINT, 4, .unit = "bytes" },
	[MAX_RAW]  = { "smb.max_raw", "Max Raw Buffer", UINT, 4, .unit = "bytes" },
	[SESSION_KEY] = { "smb.session_key", "Session Key", UINT, 4, HEX },
	[CAPABILITIES] = { "smb.server_cap", "Capabilities", UINT, 4, HEX },
	[TIME_ROW] = { "smb.system.time", "System Time", TIME },
	[TIME_ZONE] = { "smb.server_timezone", "Server Time Zone: to be added for UTC", UINT, 2, SIGNED, .unit = "minutes" },
	[CHALLENGE_LENGTH] = { "smb.challenge_length", "Challenge Length", UINT, 1, .unit = "bytes" },
	[CHALLENGE] = { "smb.challenge", "Challenge", BYTES },
	[GUID_ROW] = { "smb.server_guid", "Server GUID", GUID },
	[BLOB]     = { "smb.security_blob", "Security Blob", BYTES },
	[BLOB_LENGTH] = { "smb.security_blob_len", "Security Blob Length", UINT, 2, .unit = "bytes" },
	[MAX_BUFFER] = { "smb.max_buf", "Max Buffer", UINT, 2, .unit = "bytes" },
	[VC]       = { "smb.vc", "VC Number", UINT, 2 },
	[ANSI_LENGTH] = { "smb.ansi_pwlen", "ANSI Password Length", UINT, 2, .unit = "bytes" },
	[UNICODE_LENGTH] = { "smb.unicode_pwlen", "Unicode Password Length", UINT, 2, .unit = "bytes" },
	[RESERVED] = { "smb.reserved", "Reserved", BYTES },
	[CLIENT_CAPABILITIES] = { "smb.client_cap", "Client's Capabilities", UINT, 4, HEX },
	[ANSI_PASSWORD] = { "smb.ansi_password", "ANSI Password", BYTES, .secret = true },
	[UNICODE_PASSWORD] = { "smb.unicode_password", "Unicode Password", BYTES, .secret = true },
	[ACTION]   = { "smb.setup.action", "Action", UINT, 2, HEX, .parts = 1 },
	[ACTION_GUEST] = { "smb.setup.action.guest", "Logged in as GUEST", BOOL, 2, .mask = 0x0001 },
	[CONNECT_FLAGS] = { "smb.connect.flags", "Flags", UINT, 2, HEX },
	[PASSWORD_LENGTH] = { "smb.pwlen", "Password Length", UINT, 2, .unit = "bytes" },
	[PASSWORD] = { "smb.password", "Password", BYTES, .secret = true },
	[SERVICE]  = { "smb.service", "Service", TEXT },
	[SUPPORT]  = { "smb.connect.support", "Optional Support", UINT, 2, HEX, .parts = 2 },
	[SUPPORT_SEARCH] = { "smb.connect.support.search", "Exclusive search bits", BOOL, 2, .mask = 0x0001 },
	[SUPPORT_DFS] = { "smb.connect.support.dfs", "In Dfs", BOOL, 2, .mask = 0x0002 },
	[GUEST_ACCESS] = { "smb.guest_access", "Guest's access", UINT, 4, HEX },
	[ECHO_COUNT] = { "smb.echo.count", "Echo Count", UINT, 2 },
	[ECHO_SEQUENCE] = { "smb.echo.seq_num", "Echo Seq Num", UINT, 2 },
	[ECHO_DATA] = { "smb.echo.data", "Echo Data", BYTES },
};

/* Text of one byte a character, whatever the flags say, to its zero. */
static void
add_ascii(struct dissection *d, int row)
{
	size_t n = strnlen((const char *)d->p, left(d));

	if (left(d))
		add_bytes(d, row, n < left(d) ? n + 1 : rest_of(d));
}

static void
add_texts(struct dissection *d, const struct smb1 *m, const uint8_t *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_smb1_text(d, m, &fields[rows[i]]);
}

/* The next n bytes of the scope, or as many as there are. */
static void
dissect_blob(struct dissection *d, size_t n)
{
	struct scope outer = enter(d, n < rest_of(d) ? n : rest_of(d));

	if (left(d)) {
		add_value(d, BLOB, 0, d->p, left(d));
		dissect_security(d);
	}
	leave(d, outer);
}

static void
dissect_dialects(struct dissection *d, struct smb1 *m)
{
	(void)m;
	while (left(d)) {
		add_uint(d, FORMAT);
		add_ascii(d, DIALECT);
	}
}

static void
dissect_negotiated(struct dissection *d, struct smb1 *m)
{
	static const uint8_t names[] = { DOMAIN, SERVER };
	size_t challenge = smb1_word(m, 33, 1);

	if (m->extended && !challenge) {		/* MS-SMB section 2.2.4.5.2.1 */
		add_bytes(d, GUID_ROW, 16);
		dissect_blob(d, rest_of(d));
		return;
	}
	if (challenge)
		add_bytes(d, CHALLENGE, challenge);
	add_texts(d, m, names, sizeof names);
}

static const uint8_t who[] = { ACCOUNT, DOMAIN, OS, LAN_MANAGER };

static void
dissect_setup(struct dissection *d, struct smb1 *m)
{
	size_t ansi = smb1_word(m, 14, 2), unicode = smb1_word(m, 16, 2);

	if (ansi)
		add_bytes(d, ANSI_PASSWORD, ansi);
	if (unicode)
		add_bytes(d, UNICODE_PASSWORD, unicode);
	add_texts(d, m, who, sizeof who);
}

static void
dissect_old_setup(struct dissection *d, struct smb1 *m)
{
	size_t n = smb1_word(m, 14, 2);

	if (n)
		add_bytes(d, ANSI_PASSWORD, n);
	add_texts(d, m, who, sizeof who);
}

static void
dissect_secure_setup(struct dissection *d, struct smb1 *m)
{
	dissect_blob(d, smb1_word(m, 14, 2));
	add_texts(d, m, who + 2, 2);
}

static void
dissect_set_up(struct dissection *d, struct smb1 *m)
{
	static const uint8_t names[] = { OS, LAN_MANAGER, DOMAIN };

	add_texts(d, m, names, sizeof names);
}

static void
dissect_secure_set_up(struct dissection *d, struct smb1 *m)
{
	dissect_blob(d, smb1_word(m, 6, 2));
	add_texts(d, m, who + 2, 2);
}

static void
dissect_connect(struct dissection *d, struct smb1 *m)
{
	size_t n = smb1_word(m, 6, 2);

	if (n)
		add_bytes(d, PASSWORD, n);
	add_smb1_name(d, m, &fields[PATH], left(d));
	add_ascii(d, SERVICE);
}

static void
dissect_connected(struct dissection *d, struct smb1 *m)
{
	add_ascii(d, SERVICE);
	add_smb1_text(d, m, &fields[FILE_SYSTEM]);
}

static void
dissect_echo(struct dissection *d, struct smb1 *m)
{
	(void)m;
	if (left(d))
		add_bytes(d, ECHO_DATA, rest_of(d));
}

static const struct item negotiated_old[] = {
	{ DIALECT_INDEX },
}, negotiated[] = {
	{ DIALECT_INDEX }, { MODE }, { MAX_MPX }, { MAX_VCS }, { MAX_SIZE }, { MAX_RAW }, { SESSION_KEY }, { CAPABILITIES }, { TIME_ROW },
	{ TIME_ZONE }, { CHALLENGE_LENGTH },
}, setup[] = {
	{ MAX_BUFFER }, { MAX_MPX }, { VC }, { SESSION_KEY }, { ANSI_LENGTH }, { UNICODE_LENGTH }, { RESERVED, 4 }, { CLIENT_CAPABILITIES },
}, secure_setup[] = {
	{ MAX_BUFFER }, { MAX_MPX }, { VC }, { SESSION_KEY }, { BLOB_LENGTH }, { RESERVED, 4 }, { CLIENT_CAPABILITIES },
}, old_setup[] = {
	{ MAX_BUFFER }, { MAX_MPX }, { VC }, { SESSION_KEY }, { ANSI_LENGTH }, { RESERVED, 4 },
}, set_up[] = {
	{ ACTION },
}, secure_set_up[] = {
	{ ACTION }, { BLOB_LENGTH },
}, connect[] = {
	{ CONNECT_FLAGS }, { PASSWORD_LENGTH },
}, connected[] = {
	{ SUPPORT },
}, echo[] = {
	{ ECHO_COUNT },
}, echoed[] = {
	{ ECHO_SEQUENCE },
};

static const struct smb1_body bodies[] = {
	{ SMB1_NEGOTIATE, false, 0, .bytes = dissect_dialects },
	{ SMB1_NEGOTIATE, true, 1, SMB1_ITEMS(negotiated_old) },
	{ SMB1_NEGOTIATE, true, 13, SMB1_ITEMS(negotiated_old) },
	{ SMB1_NEGOTIATE, true, 17, SMB1_ITEMS(negotiated), .bytes = dissect_negotiated },
	{ SMB1_SESSION_SETUP_ANDX, false, 10, SMB1_ITEMS(old_setup), .bytes = dissect_old_setup },
	{ SMB1_SESSION_SETUP_ANDX, false, 12, SMB1_ITEMS(secure_setup), .bytes = dissect_secure_setup },
	{ SMB1_SESSION_SETUP_ANDX, false, 13, SMB1_ITEMS(setup), .bytes = dissect_setup },
	{ SMB1_SESSION_SETUP_ANDX, true, 3, SMB1_ITEMS(set_up), .bytes = dissect_set_up },
	{ SMB1_SESSION_SETUP_ANDX, true, 4, SMB1_ITEMS(secure_set_up), .bytes = dissect_secure_set_up },
	{ SMB1_LOGOFF_ANDX, false, 2 }, { SMB1_LOGOFF_ANDX, true, 2 },
	{ SMB1_TREE_CONNECT_ANDX, false, 4, SMB1_ITEMS(connect), .bytes = dissect_connect },
	{ SMB1_TREE_CONNECT_ANDX, true, 2, .bytes = dissect_connected },
	{ SMB1_TREE_CONNECT_ANDX, true, 3, SMB1_ITEMS(connected), .bytes = dissect_connected },
	{ SMB1_TREE_CONNECT_ANDX, true, 7, SMB1_ITEMS(connected), .bytes = dissect_connected },
	{ SMB1_ECHO, false, 1, SMB1_ITEMS(echo), .bytes = dissect_echo }, { SMB1_ECHO, true, 1, SMB1_ITEMS(echoed), .bytes = dissect_echo },
};

const struct smb1_bodies smb1_setups = { bodies, sizeof bodies / sizeof *bodies };

const struct dissector dissector_smb1_setup = {
	.proto = { "smb.setup_rows", "Setup of SMB 1", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb1_files,
};
