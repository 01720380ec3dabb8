/*
 * SMB 1: transactions, which carry parameters and data of anything: named pipes,
 * mailslots, directories.  MS-CIFS sections 2.2.4.33, 2.2.4.46 and 2.2.4.62.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/netbios/mailslot.h"
#include "dissectors/smb/smb1.h"
#include "dissectors/smb/smb1_names.h"

static const struct value mailslot_opcodes[] = { { 1, "Write Mail Slot" }, { 0, NULL } };
static const struct value mailslot_classes[] = { { 1, "Reliable" }, { 2, "Unreliable & Broadcast" }, { 0, NULL } };

enum {
	NAME, OEM_NAME, PATTERN, OEM_PATTERN, FILE_NAME, OEM_FILE_NAME, TOTAL_PARAMETERS, TOTAL_DATA, MAX_PARAMETERS, MAX_DATA, MAX_SETUP, RESERVED,
	TRANS_FLAGS, TIMEOUT, PARAMETER_COUNT, PARAMETER_OFFSET, PARAMETER_AT, DATA_COUNT, DATA_OFFSET, DATA_AT, SETUP_COUNT, SUBCOMMAND, FUNCTION,
	SETUP, MAIL_OPCODE, MAIL_PRIORITY, MAIL_CLASS, PARAMETERS, DATA, SEARCH_ATTRIBUTES, SEARCH_COUNT, FIND_FLAGS, LEVEL, STORAGE,
	LONG_TOTAL_PARAMETERS, LONG_TOTAL_DATA, LONG_MAX_PARAMETERS, LONG_MAX_DATA, LONG_PARAMETER_COUNT, LONG_PARAMETER_OFFSET, LONG_DATA_COUNT,
	LONG_DATA_OFFSET, REFERRAL_LEVEL,
};

static const struct field fields[] = {
	[NAME]     = { "smb.trans_name", "Transaction Name", TEXT_UTF16 },
	[OEM_NAME] = { "smb.trans_name", "Transaction Name", TEXT },
	[PATTERN]  = { "smb.search_pattern", "Search Pattern", TEXT_UTF16 },
	[OEM_PATTERN] = { "smb.search_pattern", "Search Pattern", TEXT },
	[FILE_NAME] = { "smb.file", "File Name", TEXT_UTF16 },
	[OEM_FILE_NAME] = { "smb.file", "File Name", TEXT },
	[TOTAL_PARAMETERS] = { "smb.tpc", "Total Parameter Count", UINT, 2, .unit = "bytes" },
	[TOTAL_DATA] = { "smb.tdc", "Total Data Count", UINT, 2, .unit = "bytes" },
	[MAX_PARAMETERS] = { "smb.mpc", "Max Parameter Count", UINT, 2, .unit = "bytes" },
	[MAX_DATA] = { "smb.mdc", "Max Data Count", UINT, 2, .unit = "bytes" },
	[MAX_SETUP] = { "smb.msc", "Max Setup Count", UINT, 1 },
	[RESERVED] = { "smb.reserved", "Reserved", BYTES },
	[TRANS_FLAGS] = { "smb.transaction.flags", "Flags", UINT, 2, HEX },
	[TIMEOUT]  = { "smb.timeout", "Timeout", UINT, 4, .unit = "ms" },
	[PARAMETER_COUNT] = { "smb.pc", "Parameter Count", UINT, 2, .unit = "bytes" },
	[PARAMETER_OFFSET] = { "smb.po", "Parameter Offset", UINT, 2 },
	[PARAMETER_AT] = { "smb.pd", "Parameter Displacement", UINT, 2 },
	[DATA_COUNT] = { "smb.dc", "Data Count", UINT, 2, .unit = "bytes" },
	[DATA_OFFSET] = { "smb.data_offset", "Data Offset", UINT, 2 },
	[DATA_AT]  = { "smb.data_disp", "Data Displacement", UINT, 2 },
	[SETUP_COUNT] = { "smb.sc", "Setup Count", UINT, 1 },
	[SUBCOMMAND] = { "smb.trans2.cmd", "Subcommand", UINT, 2, HEX, smb1_trans2 },
	[FUNCTION] = { "smb.nt.function", "Function", UINT, 2, DEC, smb1_nt_functions },
	[SETUP]    = { "smb.setup", "Setup", BYTES },
	[MAIL_OPCODE] = { "mailslot.opcode", "Opcode", UINT, 2, DEC, mailslot_opcodes },
	[MAIL_PRIORITY] = { "mailslot.priority", "Priority", UINT, 2 },
	[MAIL_CLASS] = { "mailslot.class", "Class", UINT, 2, DEC, mailslot_classes },
	[PARAMETERS] = { "smb.trans_param", "Parameters", BYTES },
	[DATA]     = { "smb.trans_data", "Data", BYTES },
	[SEARCH_ATTRIBUTES] = { "smb.search.attribute", "Search Attributes", UINT, 2, HEX },
	[SEARCH_COUNT] = { "smb.search_count", "Search Count", UINT, 2 },
	[FIND_FLAGS] = { "smb.find_first2.flags", "Flags", UINT, 2, HEX },
	[LEVEL]    = { "smb.loi", "Level of Interest", UINT, 2, HEX_DEC },
	[STORAGE]  = { "smb.storage_type", "Storage Type", UINT, 4 },
	[LONG_TOTAL_PARAMETERS] = { "smb.tpc", "Total Parameter Count", UINT, 4, .unit = "bytes" },
	[LONG_TOTAL_DATA] = { "smb.tdc", "Total Data Count", UINT, 4, .unit = "bytes" },
	[LONG_MAX_PARAMETERS] = { "smb.mpc", "Max Parameter Count", UINT, 4, .unit = "bytes" },
	[LONG_MAX_DATA] = { "smb.mdc", "Max Data Count", UINT, 4, .unit = "bytes" },
	[LONG_PARAMETER_COUNT] = { "smb.pc", "Parameter Count", UINT, 4, .unit = "bytes" },
	[LONG_PARAMETER_OFFSET] = { "smb.po", "Parameter Offset", UINT, 4 },
	[LONG_DATA_COUNT] = { "smb.dc", "Data Count", UINT, 4, .unit = "bytes" },
	[LONG_DATA_OFFSET] = { "smb.data_offset", "Data Offset", UINT, 4 },
	[REFERRAL_LEVEL] = { "smb.dfs.max_level", "Max Referral Level", UINT, 2 },
};

/* Where parameters and data are, from the header. */
struct places {
	size_t parameters, parameter_count, data, data_count;
};

static void
dissect_parts(struct dissection *d, const struct smb1 *m, const struct places *at)
{
	add_smb1_bytes_at(d, m, &fields[PARAMETERS], at->parameters, at->parameter_count);
	add_smb1_bytes_at(d, m, &fields[DATA], at->data, at->data_count);
}

/* Of requests of Transaction and Transaction2. */
static struct places
request_places(const struct smb1 *m)
{
	return (struct places){ smb1_word(m, 20, 2), smb1_word(m, 18, 2), smb1_word(m, 24, 2), smb1_word(m, 22, 2) };
}

static void
dissect_request(struct dissection *d, const struct smb1 *m)
{
	struct places at = request_places(m);

	add_smb1_text(d, m, &fields[NAME]);
	dissect_parts(d, m, &at);
}

/* What was sent to the mailslot of that name, which is ASCII in either form; it may be a layer of its own. */
static void
dissect_mail(struct dissection *d, const struct smb1 *m)
{
	struct places at = request_places(m);
	const struct node *name = &d->nodes[d->count];
	size_t here, n = 0, unit = m->unicode ? 2 : 1;
	uint8_t ascii[64];

	add_smb1_text(d, m, &fields[NAME]);
	while (name < &d->nodes[d->count] && n < sizeof ascii && (n + 1) * unit <= name->len && node_bytes(d, name)[n * unit]) {
		ascii[n] = node_bytes(d, name)[n * unit];
		n++;
	}
	here = (size_t)(d->p - m->start);
	if (!d->fault && at.data >= here && at.data - here <= left(d) && fits(d, at.data - here + at.data_count)) {
		take(d, at.data - here);
		if (hand_over_mailslot(d, ascii, n)) {
			end_after(d, at.data_count);
			return;
		}
	}
	dissect_parts(d, m, &at);
}

/* Sections 2.2.6.2, 2.2.6.6, 2.2.6.16: names among the parameters. */
static void
dissect_trans2_parameters(struct dissection *d, const struct smb1 *m, uint64_t subcommand)
{
	static const struct item find[] = { { SEARCH_ATTRIBUTES }, { SEARCH_COUNT }, { FIND_FLAGS }, { LEVEL }, { STORAGE } };
	static const struct item path[] = { { LEVEL }, { RESERVED, 4 } }, referral[] = { { REFERRAL_LEVEL } };

	switch (subcommand) {
	case 0x01:
		add_items(d, find);
		add_smb1_text(d, m, &fields[PATTERN]);
		break;
	case 0x05: case 0x06:
		add_items(d, path);
		add_smb1_text(d, m, &fields[FILE_NAME]);
		break;
	case 0x10:
		add_items(d, referral);
		add_smb1_text(d, m, &fields[FILE_NAME]);
		break;
	}
	if (left(d))
		add_bytes(d, PARAMETERS, rest_of(d));
}

static void
dissect_trans2_request(struct dissection *d, const struct smb1 *m)
{
	struct places at = request_places(m);
	size_t here = (size_t)(d->p - m->start);

	if (at.parameter_count && at.parameters >= here && at.parameters - here <= left(d)) {
		take(d, at.parameters - here);
		struct scope outer = enter(d, at.parameter_count < rest_of(d) ? at.parameter_count : rest_of(d));

		dissect_trans2_parameters(d, m, smb1_word(m, 28, 2));
		leave(d, outer);
	}
	add_smb1_bytes_at(d, m, &fields[DATA], at.data, at.data_count);
}

static void
dissect_response(struct dissection *d, const struct smb1 *m)
{
	dissect_parts(d, m, &(struct places){ smb1_word(m, 8, 2), smb1_word(m, 6, 2), smb1_word(m, 14, 2), smb1_word(m, 12, 2) });
}

static void
dissect_nt_request(struct dissection *d, const struct smb1 *m)
{
	dissect_parts(d, m, &(struct places){ smb1_word(m, 23, 4), smb1_word(m, 19, 4), smb1_word(m, 31, 4), smb1_word(m, 27, 4) });
}

static void
dissect_nt_response(struct dissection *d, const struct smb1 *m)
{
	dissect_parts(d, m, &(struct places){ smb1_word(m, 15, 4), smb1_word(m, 11, 4), smb1_word(m, 27, 4), smb1_word(m, 23, 4) });
}

#define REQUEST_ITEMS \
	{ TOTAL_PARAMETERS }, { TOTAL_DATA }, { MAX_PARAMETERS }, { MAX_DATA }, { MAX_SETUP }, { RESERVED, 1 }, { TRANS_FLAGS }, { TIMEOUT }, \
	{ RESERVED, 2 }, { PARAMETER_COUNT }, { PARAMETER_OFFSET }, { DATA_COUNT }, { DATA_OFFSET }, { SETUP_COUNT }, { RESERVED, 1 }

static const struct item request[] = {
	REQUEST_ITEMS,
}, pipe_request[] = {
	REQUEST_ITEMS, { SETUP, 4 },
}, mailslot[] = {
	REQUEST_ITEMS, { MAIL_OPCODE }, { MAIL_PRIORITY }, { MAIL_CLASS },
}, trans2_request[] = {
	REQUEST_ITEMS, { SUBCOMMAND },
}, response[] = {
	{ TOTAL_PARAMETERS }, { TOTAL_DATA }, { RESERVED, 2 }, { PARAMETER_COUNT }, { PARAMETER_OFFSET }, { PARAMETER_AT }, { DATA_COUNT },
	{ DATA_OFFSET }, { DATA_AT }, { SETUP_COUNT }, { RESERVED, 1 },
}, nt_request[] = {
	{ MAX_SETUP }, { RESERVED, 2 }, { LONG_TOTAL_PARAMETERS }, { LONG_TOTAL_DATA }, { LONG_MAX_PARAMETERS }, { LONG_MAX_DATA },
	{ LONG_PARAMETER_COUNT }, { LONG_PARAMETER_OFFSET }, { LONG_DATA_COUNT }, { LONG_DATA_OFFSET }, { SETUP_COUNT }, { FUNCTION },
}, nt_response[] = {
	{ RESERVED, 3 }, { LONG_TOTAL_PARAMETERS }, { LONG_TOTAL_DATA }, { LONG_PARAMETER_COUNT }, { LONG_PARAMETER_OFFSET },
};

static const struct smb1_body bodies[] = {
	{ SMB1_TRANSACTION, false, 14, SMB1_ITEMS(request), .bytes = dissect_request },
	{ SMB1_TRANSACTION, false, 16, SMB1_ITEMS(pipe_request), .bytes = dissect_request },
	{ SMB1_TRANSACTION, false, 17, SMB1_ITEMS(mailslot), .bytes = dissect_mail },
	{ SMB1_TRANSACTION, true, 10, SMB1_ITEMS(response), .bytes = dissect_response },
	{ SMB1_TRANSACTION2, false, 15, SMB1_ITEMS(trans2_request), .bytes = dissect_trans2_request },
	{ SMB1_TRANSACTION2, true, 10, SMB1_ITEMS(response), .bytes = dissect_response },
	{ SMB1_NT_TRANSACT, false, 0xff, SMB1_ITEMS(nt_request), .bytes = dissect_nt_request },
	{ SMB1_NT_TRANSACT, true, 18, SMB1_ITEMS(nt_response), .bytes = dissect_nt_response },
};

const struct smb1_bodies smb1_transactions = { bodies, sizeof bodies / sizeof *bodies };

const struct dissector dissector_smb1_transactions = {
	.proto = { "smb.transaction_rows", "Transactions of SMB 1", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb1_info,
};
