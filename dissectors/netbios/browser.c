/*
 * Windows' computer browser: who is there, and who keeps the list.  MS-BRWS
 * section 2.2; it comes in mailslots (hand_over_mailslot()).  Numbers have
 * their low byte first; texts end at a zero.
 */

#include <string.h>
#include "dissectors/engine/little.h"
#include "dissectors/engine/registry.h"
#include "dissectors/netbios/mailslot.h"

enum {
	HOST_ANNOUNCEMENT = 0x01, ANNOUNCEMENT_REQUEST, ELECTION_REQUEST = 0x08, BACKUP_LIST_REQUEST,
	BACKUP_LIST_RESPONSE, BECOME_BACKUP, DOMAIN_ANNOUNCEMENT, MASTER_ANNOUNCEMENT, RESET_STATE,
	LOCAL_MASTER_ANNOUNCEMENT,
};

static const struct value commands[] = {	/* as Wireshark says them: they begin the summary */
	{ HOST_ANNOUNCEMENT, "Host Announcement" }, { ANNOUNCEMENT_REQUEST, "Request Announcement" },
	{ ELECTION_REQUEST, "Browser Election Request" }, { BACKUP_LIST_REQUEST, "Get Backup List Request" },
	{ BACKUP_LIST_RESPONSE, "Get Backup List Response" }, { BECOME_BACKUP, "Become Backup Browser" },
	{ DOMAIN_ANNOUNCEMENT, "Domain/Workgroup Announcement" }, { MASTER_ANNOUNCEMENT, "Master Announcement" },
	{ RESET_STATE, "Reset Browser State Announcement" },
	{ LOCAL_MASTER_ANNOUNCEMENT, "Local Master Announcement" }, { 0, NULL },
};

enum {
	COMMAND, UPDATE_COUNT, PERIOD, SERVER, GROUP_NAME, OS_MAJOR, OS_MINOR,
	SERVER_TYPE, SERVER_TYPE_PARTS, PROTO_MAJOR = SERVER_TYPE_PARTS + 25, PROTO_MINOR, SIGNATURE, COMMENT, MASTER,
	UNUSED, RESPONSE_NAME, ELECTION_VERSION, CRITERIA,
	DESIRE, DESIRE_BACKUP, DESIRE_STANDBY, DESIRE_MASTER, DESIRE_DOMAIN_MASTER, DESIRE_WINS, DESIRE_NT,
	OS, OS_WFW, OS_WORKSTATION, OS_SERVER, UPTIME, RESERVED, BACKUP_COUNT, TOKEN, BACKUP, PROMOTE,
	RESET, RESET_DEMOTE, RESET_FLUSH, RESET_STOP, REST,
};

#define TYPE_BIT(name, label, bit) { "browser.server_type." name, label, BOOL, 4, .mask = 1u << bit }

static const struct field fields[] = {
	[COMMAND] = { "browser.command", "Command", UINT, 1, HEX, commands },
	[UPDATE_COUNT] = { "browser.update_count", "Update count", UINT, 1 },
	[PERIOD] = { "browser.period", "Announced every", UINT, 4, .unit = "ms" },
	[SERVER] = { "browser.server", "Host name", TEXT, .listed = " " },
	[GROUP_NAME] = { "browser.server", "Workgroup or domain", TEXT, .listed = " " },
	[OS_MAJOR] = { "browser.os_major", "OS major version", UINT, 1 },
	[OS_MINOR] = { "browser.os_minor", "OS minor version", UINT, 1 },
	[SERVER_TYPE] = { "browser.server_type", "Server type", FLAGS, 4, HEX, .parts = 25, .listed = ", " },
	TYPE_BIT("workstation", "Workstation", 0), TYPE_BIT("server", "Server", 1), TYPE_BIT("sql", "SQL server", 2),
	TYPE_BIT("domain_controller", "Domain controller", 3),
	TYPE_BIT("backup_controller", "Backup domain controller", 4), TYPE_BIT("time", "Time source", 5),
	TYPE_BIT("apple", "Apple server", 6), TYPE_BIT("novell", "Novell server", 7),
	TYPE_BIT("member", "Domain member", 8), TYPE_BIT("print", "Print queue server", 9),
	TYPE_BIT("dialin", "Dial-in server", 10), TYPE_BIT("xenix", "Xenix or Unix server", 11),
	TYPE_BIT("ntw", "NT workstation", 12), TYPE_BIT("wfw", "Windows for Workgroups", 13),
	TYPE_BIT("nts", "NT server", 15), TYPE_BIT("browser.potential", "Potential browser", 16),
	TYPE_BIT("browser.backup", "Backup browser", 17), TYPE_BIT("browser.master", "Master browser", 18),
	TYPE_BIT("browser.domain_master", "Domain master browser", 19), TYPE_BIT("osf", "OSF server", 20),
	TYPE_BIT("vms", "VMS server", 21), TYPE_BIT("w95", "Windows 95 or higher", 22), TYPE_BIT("dfs", "DFS server", 23),
	TYPE_BIT("local", "Local list only", 30), TYPE_BIT("domainenum", "Domain", 31),
	[PROTO_MAJOR] = { "browser.proto_major", "Browser protocol major version", UINT, 1 },
	[PROTO_MINOR] = { "browser.proto_minor", "Browser protocol minor version", UINT, 1 },
	[SIGNATURE] = { "browser.sig", "Signature", UINT, 2, HEX },
	[COMMENT] = { "browser.comment", "Comment", TEXT },
	[MASTER] = { "browser.mb_server", "Master browser", TEXT },
	[UNUSED] = { "browser.unused", "Unused", UINT, 1, HEX },
	[RESPONSE_NAME] = { "browser.response_computer_name", "Host that shall be announced", TEXT, .listed = " " },
	[ELECTION_VERSION] = { "browser.election.version", "Election version", UINT, 1 },
	[CRITERIA] = { "browser.election.criteria", "Criteria, as one number: the highest wins", UINT, 4, HEX, .listed = ", criteria " },
	[DESIRE] = { "browser.election.desire", "Role", FLAGS, 1, HEX, .parts = 6 },
	[DESIRE_BACKUP] = { "browser.election.desire.backup", "Backup browser", BOOL, 1, .mask = 0x01 },
	[DESIRE_STANDBY] = { "browser.election.desire.standby", "Standby browser", BOOL, 1, .mask = 0x02 },
	[DESIRE_MASTER] = { "browser.election.desire.master", "Master browser", BOOL, 1, .mask = 0x04 },
	[DESIRE_DOMAIN_MASTER] = { "browser.election.desire.domain_master", "Domain master browser", BOOL, 1, .mask = 0x08 },
	[DESIRE_WINS] = { "browser.election.desire.wins", "WINS client", BOOL, 1, .mask = 0x20 },
	[DESIRE_NT] = { "browser.election.desire.nt", "NT server", BOOL, 1, .mask = 0x80 },
	[OS]     = { "browser.election.os", "Operating system", FLAGS, 1, HEX, .parts = 3 },
	[OS_WFW] = { "browser.election.os.wfw", "Windows for Workgroups", BOOL, 1, .mask = 0x01 },
	[OS_WORKSTATION] = { "browser.election.os.ntw", "NT workstation", BOOL, 1, .mask = 0x10 },
	[OS_SERVER] = { "browser.election.os.nts", "NT server", BOOL, 1, .mask = 0x20 },
	[UPTIME] = { "browser.uptime", "Up for", UINT, 4, .unit = "ms" },
	[RESERVED] = { "browser.reserved", "Reserved", UINT, 4, HEX },
	[BACKUP_COUNT] = { "browser.backup.count", "Backup list count", UINT, 1 },
	[TOKEN]  = { "browser.backup.token", "Backup request token", UINT, 4 },
	[BACKUP] = { "browser.backup.server", "Backup browser", TEXT, .listed = " " },
	[PROMOTE] = { "browser.browser_to_promote", "Host that becomes a backup browser", TEXT, .listed = " " },
	[RESET]  = { "browser.reset_cmd", "Do", FLAGS, 1, HEX, .parts = 3, .listed = ": " },
	[RESET_DEMOTE] = { "browser.reset_cmd.demote", "be the master no more", BOOL, 1, .mask = 0x01 },
	[RESET_FLUSH] = { "browser.reset_cmd.flush", "forget the list", BOOL, 1, .mask = 0x02 },
	[RESET_STOP] = { "browser.reset_cmd.stop_lmb", "never be the master again", BOOL, 1, .mask = 0x04 },
	[REST]   = { "browser.rest", "Bytes behind the message", BYTES },
};

/* A text and its zero, in a field of n bytes. */
static void
add_text(struct dissection *d, int row, size_t n)
{
	const uint8_t *zero = left(d) ? memchr(d->p, 0, n < left(d) ? n : left(d)) : NULL;
	size_t len = zero ? (size_t)(zero - d->p) + 1 : n;
	const uint8_t *p = take(d, len);

	if (p)
		add_value(d, row, 0, p, len);
	take(d, n - len);
}

/* The same, as long as it is; the last one may do without a zero. */
static void
add_open_text(struct dissection *d, int row)
{
	const uint8_t *zero = left(d) ? memchr(d->p, 0, left(d)) : NULL;

	add_text(d, row, zero ? (size_t)(zero - d->p) + 1 : left(d) + d->uncaptured);
}

/* Of a host, a local master, or a workgroup. */
static void
dissect_announcement(struct dissection *d, bool of_group)
{
	enum { NAME_SIZE = 16 };

	add_uint(d, UPDATE_COUNT);
	add_little(d, PERIOD);
	add_text(d, of_group ? GROUP_NAME : SERVER, NAME_SIZE);
	add_uint(d, OS_MAJOR);
	add_uint(d, OS_MINOR);
	add_little(d, SERVER_TYPE);
	add_uint(d, PROTO_MAJOR);
	add_uint(d, PROTO_MINOR);
	add_little(d, SIGNATURE);
	if (left(d) || d->uncaptured)
		add_open_text(d, of_group ? MASTER : COMMENT);
}

static void
dissect_election(struct dissection *d)
{
	add_uint(d, ELECTION_VERSION);
	add_uint(d, DESIRE);
	add_uint(d, PROTO_MAJOR);
	add_uint(d, PROTO_MINOR);
	add_uint(d, OS);
	if (!d->fault)
		add_value(d, CRITERIA, little_endian(d->p - 4, 4), d->p - 4, 4);
	add_little(d, UPTIME);
	add_little(d, RESERVED);
	add_open_text(d, SERVER);
}

static void
dissect_backups(struct dissection *d)
{
	uint64_t n = add_uint(d, BACKUP_COUNT);

	add_little(d, TOKEN);
	while (n-- && left(d))
		add_open_text(d, BACKUP);
}

static void
dissect(struct dissection *d)
{
	uint64_t command = add_uint(d, COMMAND);

	summary(d, 0);
	switch (command) {
	case HOST_ANNOUNCEMENT: case LOCAL_MASTER_ANNOUNCEMENT:
		dissect_announcement(d, false);
		break;
	case DOMAIN_ANNOUNCEMENT: dissect_announcement(d, true); break;
	case ANNOUNCEMENT_REQUEST:
		add_uint(d, UNUSED);
		add_open_text(d, RESPONSE_NAME);
		break;
	case ELECTION_REQUEST: dissect_election(d); break;
	case BACKUP_LIST_REQUEST:
		add_uint(d, BACKUP_COUNT);
		add_little(d, TOKEN);
		break;
	case BACKUP_LIST_RESPONSE: dissect_backups(d); break;
	case BECOME_BACKUP: add_open_text(d, PROMOTE); break;
	case MASTER_ANNOUNCEMENT: add_open_text(d, SERVER); break;
	case RESET_STATE: add_uint(d, RESET); break;
	}
	if (left(d))
		add_bytes(d, REST, left(d));
}

bool
hand_over_mailslot(struct dissection *d, const uint8_t *name, size_t n)
{
	static const char browse[] = "\\MAILSLOT\\BROWSE";

	if (n != sizeof browse - 1 || strncasecmp((const char *)name, browse, n) || d->fault)
		return false;
	d->next = &registry.entries[ENTRY_browser];
	return true;
}

const struct dissector dissector_browser = {
	.proto = { "browser", "Microsoft Windows Browser Protocol", PROTOCOL },
	.column = "BROWSER",
	.title = "Microsoft Windows Browser Protocol{: |browser.command}",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{browser.command}{...}" },
};
