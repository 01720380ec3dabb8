/*
 * SMB 1: transactions, which carry parameters and data of anything: named pipes,
 * mailslots, directories.  MS-CIFS sections 2.2.4.33, 2.2.4.46 and 2.2.4.62; what
 * Transaction2 carries is in smb1_trans2.c.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/netbios/mailslot.h"
#include "dissectors/smb/smb1.h"
#include "dissectors/smb/smb1_names.h"

static const struct value mailslot_opcodes[] = { { 1, "Write Mail Slot" }, { 0, NULL } };
static const struct value mailslot_classes[] = { { 1, "Reliable" }, { 2, "Unreliable & Broadcast" }, { 0, NULL } };

static const struct value pipe_functions[] = {	/* section 2.2.5 */
	{ 0x01, "TRANS_SET_NMPIPE_STATE" }, { 0x11, "TRANS_RAW_READ_NMPIPE" }, { 0x21, "TRANS_QUERY_NMPIPE_STATE" },
	{ 0x22, "TRANS_QUERY_NMPIPE_INFO" }, { 0x23, "TRANS_PEEK_NMPIPE" }, { 0x26, "TRANS_TRANSACT_NMPIPE" }, { 0x31, "TRANS_RAW_WRITE_NMPIPE" },
	{ 0x36, "TRANS_READ_NMPIPE" }, { 0x37, "TRANS_WRITE_NMPIPE" }, { 0x53, "TRANS_WAIT_NMPIPE" }, { 0x54, "TRANS_CALL_NMPIPE" }, { 0, NULL },
};

enum {
	NAME, OEM_NAME, TOTAL_PARAMETERS, TOTAL_DATA, MAX_PARAMETERS, MAX_DATA, MAX_SETUP, RESERVED,
	TRANS_FLAGS, TIMEOUT, PARAMETER_COUNT, PARAMETER_OFFSET, PARAMETER_AT, DATA_COUNT, DATA_OFFSET, DATA_AT, SETUP_COUNT, SUBCOMMAND, SUBCOMMAND_SAID, FUNCTION,
	SETUP, MAIL_OPCODE, MAIL_PRIORITY, MAIL_CLASS, PIPE_FUNCTION, FID, PARAMETERS, DATA,
	LONG_TOTAL_PARAMETERS, LONG_TOTAL_DATA, LONG_MAX_PARAMETERS, LONG_MAX_DATA, LONG_PARAMETER_COUNT, LONG_PARAMETER_OFFSET, LONG_DATA_COUNT,
	LONG_DATA_OFFSET,
};

static const struct field fields[] = {
	[NAME]     = { "smb.trans_name", "Transaction Name", TEXT_UTF16 },
	[OEM_NAME] = { "smb.trans_name", "Transaction Name", TEXT },
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
	[SUBCOMMAND_SAID] = { "smb.trans2.cmd", "Subcommand", UINT, 2, HEX, smb1_trans2, .generated = true },
	[FUNCTION] = { "smb.nt.function", "Function", UINT, 2, DEC, smb1_nt_functions },
	[SETUP]    = { "smb.setup", "Setup", BYTES },
	[MAIL_OPCODE] = { "mailslot.opcode", "Opcode", UINT, 2, DEC, mailslot_opcodes },
	[MAIL_PRIORITY] = { "mailslot.priority", "Priority", UINT, 2 },
	[MAIL_CLASS] = { "mailslot.class", "Class", UINT, 2, DEC, mailslot_classes },
	[PIPE_FUNCTION] = { "pipe.function", "Pipe Function", UINT, 2, HEX, pipe_functions },
	[FID]      = { "smb.fid", "FID", UINT, 2, HEX },
	[PARAMETERS] = { "smb.trans_param", "Parameters", BYTES },
	[DATA]     = { "smb.trans_data", "Data", BYTES },
	[LONG_TOTAL_PARAMETERS] = { "smb.tpc", "Total Parameter Count", UINT, 4, .unit = "bytes" },
	[LONG_TOTAL_DATA] = { "smb.tdc", "Total Data Count", UINT, 4, .unit = "bytes" },
	[LONG_MAX_PARAMETERS] = { "smb.mpc", "Max Parameter Count", UINT, 4, .unit = "bytes" },
	[LONG_MAX_DATA] = { "smb.mdc", "Max Data Count", UINT, 4, .unit = "bytes" },
	[LONG_PARAMETER_COUNT] = { "smb.pc", "Parameter Count", UINT, 4, .unit = "bytes" },
	[LONG_PARAMETER_OFFSET] = { "smb.po", "Parameter Offset", UINT, 4 },
	[LONG_DATA_COUNT] = { "smb.dc", "Data Count", UINT, 4, .unit = "bytes" },
	[LONG_DATA_OFFSET] = { "smb.data_offset", "Data Offset", UINT, 4 },
};

void
add_smb1_subcommand_said(struct dissection *d, uint64_t subcommand)
{
	add_derived(d, SUBCOMMAND_SAID, subcommand);
}

static void
dissect_parts(struct dissection *d, const struct smb1 *m, const struct smb1_places *at)
{
	add_smb1_bytes_at(d, m, &fields[PARAMETERS], at->parameters, at->parameter_count);
	add_smb1_bytes_at(d, m, &fields[DATA], at->data, at->data_count);
}

/* Of requests of Transaction and Transaction2. */
static struct smb1_places
request_places(const struct smb1 *m)
{
	return (struct smb1_places){ smb1_word(m, 20, 2), smb1_word(m, 18, 2), smb1_word(m, 24, 2), smb1_word(m, 22, 2),
	    smb1_word(m, 22, 2) == smb1_word(m, 2, 2) };
}

static void
dissect_request(struct dissection *d, struct smb1 *m)
{
	struct smb1_places at = request_places(m);

	add_smb1_text(d, m, &fields[NAME]);
	dissect_parts(d, m, &at);
}

/* What was sent to the mailslot of that name, which is ASCII in either form; it may be a layer of its own. */
static void
dissect_mail(struct dissection *d, struct smb1 *m)
{
	struct smb1_places at = request_places(m);
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

static void
dissect_trans2_request(struct dissection *d, struct smb1 *m)
{
	struct smb1_places at = request_places(m);

	m->subcommand = (uint16_t)smb1_word(m, 28, 2);
	dissect_smb1_trans2(d, m, &at);
}

/* Of responses of both; they are not all of it where displacements, or totals, say so. */
static struct smb1_places
response_places(const struct smb1 *m)
{
	return (struct smb1_places){ smb1_word(m, 8, 2), smb1_word(m, 6, 2), smb1_word(m, 14, 2), smb1_word(m, 12, 2),
	    !smb1_word(m, 16, 2) && smb1_word(m, 12, 2) == smb1_word(m, 2, 2) };
}

static void
dissect_response(struct dissection *d, struct smb1 *m)
{
	struct smb1_places at = response_places(m);

	dissect_parts(d, m, &at);
}

static void
dissect_trans2_response(struct dissection *d, struct smb1 *m)
{
	struct smb1_places at = response_places(m);

	dissect_smb1_trans2(d, m, &at);
}

static void
dissect_nt_request(struct dissection *d, struct smb1 *m)
{
	dissect_parts(d, m, &(struct smb1_places){ smb1_word(m, 23, 4), smb1_word(m, 19, 4), smb1_word(m, 31, 4), smb1_word(m, 27, 4) });
}

static void
dissect_nt_response(struct dissection *d, struct smb1 *m)
{
	dissect_parts(d, m, &(struct smb1_places){ smb1_word(m, 15, 4), smb1_word(m, 11, 4), smb1_word(m, 27, 4), smb1_word(m, 23, 4) });
}

#define REQUEST_ITEMS \
	{ TOTAL_PARAMETERS }, { TOTAL_DATA }, { MAX_PARAMETERS }, { MAX_DATA }, { MAX_SETUP }, { RESERVED, 1 }, { TRANS_FLAGS }, { TIMEOUT }, \
	{ RESERVED, 2 }, { PARAMETER_COUNT }, { PARAMETER_OFFSET }, { DATA_COUNT }, { DATA_OFFSET }, { SETUP_COUNT }, { RESERVED, 1 }

static const struct item request[] = {
	REQUEST_ITEMS,
}, pipe_request[] = {
	REQUEST_ITEMS, { PIPE_FUNCTION }, { FID },
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
	{ SMB1_TRANSACTION, false, 16, SMB1_ITEMS(pipe_request), .bytes = dissect_request, .fid = 30 + 1 },
	{ SMB1_TRANSACTION, false, 17, SMB1_ITEMS(mailslot), .bytes = dissect_mail },
	{ SMB1_TRANSACTION, true, 10, SMB1_ITEMS(response), .bytes = dissect_response },
	{ SMB1_TRANSACTION2, false, 15, SMB1_ITEMS(trans2_request), .bytes = dissect_trans2_request },
	{ SMB1_TRANSACTION2, true, 10, SMB1_ITEMS(response), .bytes = dissect_trans2_response },
	{ SMB1_NT_TRANSACT, false, 0xff, SMB1_ITEMS(nt_request), .bytes = dissect_nt_request },
	{ SMB1_NT_TRANSACT, true, 18, SMB1_ITEMS(nt_response), .bytes = dissect_nt_response },
};

const struct smb1_bodies smb1_transactions = { bodies, sizeof bodies / sizeof *bodies };

const struct dissector dissector_smb1_transactions = {
	.proto = { "smb.transaction_rows", "Transactions of SMB 1", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb1_trans2,
};
