/*
 * SMB 1: what a message leaves unsaid, since one before it said it.  Process
 * and multiplex id say which response is whose; a FID stands for the name that
 * was opened, a TID for a share.  MS-CIFS sections 2.2.1.6 and 2.2.3.1.
 */

#include "dissectors/engine/exchange_rows.h"
#include "dissectors/engine/names.h"
#include "dissectors/engine/registry.h"
#include "dissectors/smb/smb1.h"

enum { REQUEST_IN, RESPONSE_IN, RESPONSE_TIME, NO_RESPONSE, PATH, OEM_PATH, MAPPED_IN, OPENED_IN };

static const struct field fields[] = {
	[REQUEST_IN] = { "smb.response_to", "Answers the request in frame", FRAME, .generated = true },
	[RESPONSE_IN] = { "smb.response_in", "Answered in frame", FRAME, .generated = true },
	[RESPONSE_TIME] = { "smb.time", "Time from the request", DURATION, .generated = true },
	[NO_RESPONSE] = { "smb.no_response", "No response was seen", NOTE },
	[PATH]     = { "smb.path", "Path", TEXT_UTF16, .generated = true },
	[OEM_PATH] = { "smb.path", "Path", TEXT, .generated = true },
	[MAPPED_IN] = { "smb.fid.mapped_in", "Mapped in frame", FRAME, .generated = true, .costly = true },
	[OPENED_IN] = { "smb.fid.opened_in", "Opened in frame", FRAME, .generated = true, .costly = true },
};

static const struct exchange_rows exchange = {
	.response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE], .request_in = &fields[REQUEST_IN],
	.delay = &fields[RESPONSE_TIME],
};

/* An identifier of this connection. */
struct key {
	uint32_t stream, id;
};

static struct key
key_of(const struct dissection *d, uint64_t id)
{
	return (struct key){ d->message->stream, (uint32_t)id };
}

/* Whether others are known of at all. */
static bool
has_others(const struct dissection *d)
{
	return d->message && d->session && !d->fault && !d->quoted;
}

static struct name_fact
called(struct dissection *d, enum name_kind kind, uint64_t id)
{
	struct key key = key_of(d, id);

	return session_called(d->session, kind, &key, sizeof key);
}

static void
call(struct dissection *d, enum name_kind kind, uint64_t id, uint32_t name)
{
	struct key key = key_of(d, id);

	session_call(d->session, kind, &key, sizeof key, name);
}

/* Where it got its name. */
static void
add_frame(struct dissection *d, int row, const struct name_fact *fact)
{
	if (fact->name)
		add_derived(d, row, fact->frame);
}

static void
link_exchange(struct dissection *d, struct smb1 *m)
{
	struct key key = key_of(d, m->id);
	uint64_t note = add_exchange(d, &exchange, EXCHANGE_SMB, !m->response, &key, sizeof key);

	m->called = (uint32_t)note;
	m->subcommand = (uint16_t)(note >> 32);
	m->level = (uint16_t)(note >> 48);
}

void
smb1_link(struct dissection *d, struct smb1 *m)
{
	if (!has_others(d))
		return;
	if (m->code != SMB1_NT_CANCEL)
		link_exchange(d, m);
	if (m->code == SMB1_SESSION_SETUP_ANDX || m->code == SMB1_TREE_CONNECT_ANDX)
		return;			/* the name, if there is one, is that of a tree to be */
	struct name_fact fact = called(d, NAME_OF_SMB_TREE, m->tree);

	add_name_row(d, &fields[PATH], fact.name);
	add_frame(d, MAPPED_IN, &fact);
	if (m->code == SMB1_TRANSACTION2 && m->response)
		add_smb1_trans2_said(d, m);
	else
		add_smb1_filename_said(d, m->called);
}

void
smb1_link_file(struct dissection *d, struct smb1 *m, uint64_t fid)
{
	if (!has_others(d) || m->response)
		return;
	struct name_fact fact = called(d, NAME_OF_SMB_FILE, fid);

	m->called = fact.name;
	add_smb1_filename_said(d, fact.name);
	add_frame(d, OPENED_IN, &fact);
	if (m->code == SMB1_CLOSE)
		call(d, NAME_OF_SMB_FILE, fid, 0);
}

static void
keep_request(struct dissection *d, struct smb1 *m)
{
	const struct node *name = &d->nodes[m->name];
	struct key key = key_of(d, m->id);

	if (m->name)
		m->called = session_keep_name(d->session, name->field->type, node_bytes(d, name), name->len);
	m->name = 0;
	session_note(d->session, EXCHANGE_SMB, &key, sizeof key,
	    (uint64_t)m->level << 48 | (uint64_t)m->subcommand << 32 | m->called);
}

void
smb1_keep(struct dissection *d, struct smb1 *m, const struct smb1_body *body)
{
	if (!has_others(d))
		return;
	if (!m->response) {
		keep_request(d, m);
	} else if (m->fine && m->code == SMB1_TREE_CONNECT_ANDX) {
		add_name_row(d, &fields[PATH], m->called);
		call(d, NAME_OF_SMB_TREE, m->tree, m->called);
	} else if (m->fine && body && body->fid && (m->code == SMB1_NT_CREATE_ANDX || m->code == SMB1_OPEN_ANDX)) {
		call(d, NAME_OF_SMB_FILE, smb1_word(m, body->fid - 1u, 2), m->called);
	}
}

const struct dissector dissector_smb1_links = {
	.proto = { "smb.links", "What other messages of SMB 1 say", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb1_info,
};
