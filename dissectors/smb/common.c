/* Rows that SMB 1, 2 and 3 share. */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/common.h"
#include "dissectors/smb/items.h"

const struct value smb_dispositions[] = {
	{ 0, "Supersede: replace it, or create it" }, { 1, "Open: it must be there" }, { 2, "Create: it must not be there" },
	{ 3, "Open it, or create it" }, { 4, "Overwrite: it must be there" }, { 5, "Overwrite it, or create it" }, { 0, NULL },
};

const struct value smb_create_actions[] = {
	{ 0, "superseded" }, { 1, "opened: it was there" }, { 2, "created: it was not there" }, { 3, "overwritten" }, { 0, NULL },
};

const struct value smb_impersonations[] = {
	{ 0, "Anonymous" }, { 1, "Identification" }, { 2, "Impersonation" }, { 3, "Delegation" }, { 0, NULL },
};

enum {
	ACCESS, READ, WRITE, APPEND, READ_EA, WRITE_EA, EXECUTE, DELETE_CHILD, READ_ATTRIBUTES, WRITE_ATTRIBUTES, DELETE,
	READ_CONTROL, WRITE_DAC, WRITE_OWNER, SYNCHRONIZE, SYSTEM_SECURITY, MAXIMUM, ALL, G_EXECUTE, G_WRITE, G_READ,
	SHARE, SHARE_READ, SHARE_WRITE, SHARE_DELETE,
	OPTIONS, DIRECTORY, WRITE_THROUGH, SEQUENTIAL, UNBUFFERED, SYNC_ALERT, SYNC, NON_DIRECTORY, TREE_CONNECTION, IF_OPLOCKED,
	NO_EA, SHORT_NAMES, RANDOM, DELETE_ON_CLOSE, BY_ID, BACKUP, NO_COMPRESSION, RESERVE, REPARSE, NO_RECALL, FREE_SPACE,
};

#define ACCESS_BIT(name, label, bit) { "smb.access." name, label, BOOL, 4, .mask = bit }
#define OPTION_BIT(name, label, bit) { "smb.nt.create_options." name, label, BOOL, 4, .mask = bit }

static const struct field fields[] = {
	[ACCESS]   = { "smb.access_mask", "Access Mask", FLAGS, 4, HEX, .parts = 20 },
	[READ]     = ACCESS_BIT("read", "Read", 0x00000001),
	[WRITE]    = ACCESS_BIT("write", "Write", 0x00000002),
	[APPEND]   = ACCESS_BIT("append", "Append", 0x00000004),
	[READ_EA]  = ACCESS_BIT("read_ea", "Read EA", 0x00000008),
	[WRITE_EA] = ACCESS_BIT("write_ea", "Write EA", 0x00000010),
	[EXECUTE]  = ACCESS_BIT("execute", "Execute", 0x00000020),
	[DELETE_CHILD] = ACCESS_BIT("delete_child", "Delete Child", 0x00000040),
	[READ_ATTRIBUTES] = ACCESS_BIT("read_attributes", "Read Attributes", 0x00000080),
	[WRITE_ATTRIBUTES] = ACCESS_BIT("write_attributes", "Write Attributes", 0x00000100),
	[DELETE]   = ACCESS_BIT("delete", "Delete", 0x00010000),
	[READ_CONTROL] = ACCESS_BIT("read_control", "Read Control", 0x00020000),
	[WRITE_DAC] = ACCESS_BIT("write_dac", "Write DAC", 0x00040000),
	[WRITE_OWNER] = ACCESS_BIT("write_owner", "Write Owner", 0x00080000),
	[SYNCHRONIZE] = ACCESS_BIT("synchronize", "Synchronize", 0x00100000),
	[SYSTEM_SECURITY] = ACCESS_BIT("system_security", "System Security", 0x01000000),
	[MAXIMUM]  = ACCESS_BIT("maximum_allowed", "Maximum Allowed", 0x02000000),
	[ALL]      = ACCESS_BIT("generic_all", "Generic All", 0x10000000),
	[G_EXECUTE] = ACCESS_BIT("generic_execute", "Generic Execute", 0x20000000),
	[G_WRITE]  = ACCESS_BIT("generic_write", "Generic Write", 0x40000000),
	[G_READ]   = ACCESS_BIT("generic_read", "Generic Read", 0x80000000),
	[SHARE]    = { "smb.share_access", "Share Access", FLAGS, 4, HEX, .parts = 3 },
	[SHARE_READ] = { "smb.share.access.read", "Read", BOOL, 4, .mask = 0x1 },
	[SHARE_WRITE] = { "smb.share.access.write", "Write", BOOL, 4, .mask = 0x2 },
	[SHARE_DELETE] = { "smb.share.access.delete", "Delete", BOOL, 4, .mask = 0x4 },
	[OPTIONS]  = { "smb.create_options", "Create Options", FLAGS, 4, HEX, .parts = 20 },
	[DIRECTORY] = OPTION_BIT("directory", "Directory", 0x00000001),
	[WRITE_THROUGH] = OPTION_BIT("write_through", "Write Through", 0x00000002),
	[SEQUENTIAL] = OPTION_BIT("sequential_only", "Sequential Only", 0x00000004),
	[UNBUFFERED] = OPTION_BIT("intermediate_buffering", "No Intermediate Buffering", 0x00000008),
	[SYNC_ALERT] = OPTION_BIT("sync_io_alert", "Sync I/O Alert", 0x00000010),
	[SYNC]     = OPTION_BIT("sync_io_nonalert", "Sync I/O Nonalert", 0x00000020),
	[NON_DIRECTORY] = OPTION_BIT("non_directory", "Non-Directory", 0x00000040),
	[TREE_CONNECTION] = OPTION_BIT("create_tree_connection", "Create Tree Connection", 0x00000080),
	[IF_OPLOCKED] = OPTION_BIT("complete_if_oplocked", "Complete If Oplocked", 0x00000100),
	[NO_EA]    = OPTION_BIT("no_ea_knowledge", "No EA Knowledge", 0x00000200),
	[SHORT_NAMES] = OPTION_BIT("eight_dot_three_only", "8.3 Only", 0x00000400),
	[RANDOM]   = OPTION_BIT("random_access", "Random Access", 0x00000800),
	[DELETE_ON_CLOSE] = OPTION_BIT("delete_on_close", "Delete On Close", 0x00001000),
	[BY_ID]    = OPTION_BIT("open_by_fileid", "Open By FileID", 0x00002000),
	[BACKUP]   = OPTION_BIT("backup_intent", "Backup Intent", 0x00004000),
	[NO_COMPRESSION] = OPTION_BIT("no_compression", "No Compression", 0x00008000),
	[RESERVE]  = OPTION_BIT("reserve_opfilter", "Reserve Opfilter", 0x00100000),
	[REPARSE]  = OPTION_BIT("open_reparse_point", "Open Reparse Point", 0x00200000),
	[NO_RECALL] = OPTION_BIT("open_no_recall", "Open No Recall", 0x00400000),
	[FREE_SPACE] = OPTION_BIT("open_for_free_space_query", "Open For Free Space Query", 0x00800000),
};

void
add_smb_access(struct dissection *d)
{
	add_little(d, ACCESS);
}

void
add_smb_share_access(struct dissection *d)
{
	add_little(d, SHARE);
}

void
add_smb_create_options(struct dissection *d)
{
	add_little(d, OPTIONS);
}

const struct dissector dissector_smb_common = {
	.proto = { "smb.common", "What all of SMB has", PROTOCOL },
	ROWS(fields),
	.also = &dissector_security,
};
