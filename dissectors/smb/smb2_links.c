/*
 * SMB 2 and 3: what a message leaves unsaid, since one before it said it.  A
 * response does not repeat what was asked for, a FileId stands for the name
 * that was opened, a TreeId for a share.  MS-SMB2 sections 2.2.1.2, 2.2.14.1.
 */

#include <string.h>
#include "dissectors/engine/exchange_rows.h"
#include "dissectors/engine/names.h"
#include "dissectors/engine/registry.h"
#include "dissectors/smb/nt_status.h"
#include "dissectors/smb/smb2.h"

enum { REQUEST_IN, RESPONSE_IN, RESPONSE_TIME, NO_RESPONSE, TREE, CONNECTED_IN, OPENED_IN };
enum { FILE_ID = 16, CREATED_ID = 64 };		/* bytes; where a create's response has it */

static const struct field fields[] = {
	[REQUEST_IN] = { "smb2.response_to", "Answers the request in frame", FRAME, .generated = true },
	[RESPONSE_IN] = { "smb2.response_in", "Answered in frame", FRAME, .generated = true },
	[RESPONSE_TIME] = { "smb2.time", "Time from the request", DURATION, .generated = true },
	[NO_RESPONSE] = { "smb2.no_response", "No response was seen", NOTE },
	[TREE]     = { "smb2.tree", "Tree", TEXT_UTF16, .generated = true },
	[CONNECTED_IN] = { "smb2.tcon_frame", "Connected in frame", FRAME, .generated = true, .costly = true },
	[OPENED_IN] = { "dcerpc.nt.open_frame", "Opened in frame", FRAME, .generated = true, .costly = true },
};

static const struct exchange_rows exchange = {
	.response_in = &fields[RESPONSE_IN], .no_response = &fields[NO_RESPONSE], .request_in = &fields[REQUEST_IN],
	.delay = &fields[RESPONSE_TIME],
};

enum { ADDRESS = 16 };		/* bytes, at most */

/* An identifier, and where it is one. */
struct key {
	uint8_t bytes[EXCHANGE_KEY_MAX];
	size_t n;
};

/* Of this connection. */
static struct key
own_key(const struct dissection *d, const void *id, size_t n)
{
	struct key key = { .n = sizeof d->message->stream + n };

	memcpy(key.bytes, &d->message->stream, sizeof d->message->stream);
	if (n)
		memcpy(key.bytes + sizeof d->message->stream, id, n);
	return key;
}

/* Of these two hosts, whichever is the server: a session may have several connections. */
static struct key
hosts_key(const struct dissection *d, const void *id, size_t n)
{
	const uint32_t ends[] = { d->list.src, d->list.dst };
	struct key key = { .n = ADDRESS + n };

	for (size_t i = 0; i < 2; i++) {
		const struct node *end = &d->nodes[ends[i]];

		for (size_t k = 0; ends[i] && k < end->len && k < ADDRESS; k++)
			key.bytes[k] ^= node_bytes(d, end)[k];
	}
	memcpy(key.bytes + ADDRESS, id, n);
	return key;
}

static struct key
tree_key(const struct dissection *d, const struct smb2 *m)
{
	uint64_t id[] = { m->session, m->tree };	/* sessions count their trees */

	return hosts_key(d, id, sizeof id);
}

/* Whether others are known of at all. */
static bool
has_others(const struct dissection *d)
{
	return d->message && d->session && !d->fault && !d->quoted;
}

/* A server's own news answers nothing, and nobody answers what takes a request back. */
static bool
is_of_exchange(const struct smb2 *m)
{
	return m->command != SMB2_CANCEL && m->id != UINT64_MAX;
}

/* Where it got its name. */
static void
add_frame(struct dissection *d, int row, const struct name_fact *fact)
{
	if (fact->name)
		add_derived(d, row, fact->frame);
}

void
smb2_link(struct dissection *d, struct smb2 *m)
{
	if (!has_others(d))
		return;
	if (is_of_exchange(m)) {
		struct key key = own_key(d, &m->id, sizeof m->id);
		uint64_t note = add_exchange(d, &exchange, EXCHANGE_SMB2, !m->response, key.bytes, key.n);

		m->name = (uint32_t)note;
		m->level = (uint8_t)(note >> 32);
		m->class = (uint8_t)(note >> 40);
		if (m->response && m->status != STATUS_PENDING)
			session_settle(d->session, EXCHANGE_SMB2, key.bytes, key.n);
	}
	if (m->command == SMB2_TREE_CONNECT) {
		add_name_row(d, &fields[TREE], m->name);
	} else if (!(m->flags & SMB2_ASYNC)) {
		struct key key = tree_key(d, m);
		struct name_fact fact = session_called(d->session, NAME_OF_SMB2_TREE, key.bytes, key.n);

		add_name_row(d, &fields[TREE], fact.name);
		add_frame(d, CONNECTED_IN, &fact);
	}
}

/* The file whose identifier is there; all ones: the one that the message before, compounded with it, is about. */
static struct name_fact
called_file(struct dissection *d, const struct smb2 *m, const uint8_t *id)
{
	static const uint8_t related[FILE_ID] = { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 };
	bool chained = m->flags & SMB2_RELATED && !memcmp(id, related, FILE_ID);
	enum name_kind kind = chained ? NAME_OF_SMB2_CHAIN : NAME_OF_SMB2_FILE;
	struct key key = chained ? own_key(d, NULL, 0) : hosts_key(d, id, FILE_ID);
	struct name_fact fact = session_called(d->session, kind, key.bytes, key.n);

	if (m->command == SMB2_CLOSE)
		session_call(d->session, kind, key.bytes, key.n, 0);
	return fact;
}

void
smb2_link_body(struct dissection *d, struct smb2 *m, const struct smb2_body *body)
{
	const uint8_t *start = m->start + SMB2_HEADER;

	if (!has_others(d))
		return;
	if (m->response) {
		if (m->command != SMB2_TREE_CONNECT)
			add_smb2_filename_said(d, m->name);
		add_smb2_level_said(d, m);
		return;
	}
	if (body->level && start + body->level < d->end) {
		m->level = start[body->level];
		m->class = body->class ? start[body->level - 1] : 0;
	}
	if (body->file && start + body->file + FILE_ID <= d->end) {
		struct name_fact fact = called_file(d, m, start + body->file);

		add_smb2_filename_said(d, m->name = fact.name);
		add_frame(d, OPENED_IN, &fact);
	}
}

/* The name of what a request opens. */
static uint32_t
keep_name(struct dissection *d, const struct smb2 *m, size_t at)
{
	size_t offset = smb2_number(m, at, 2), n = smb2_number(m, at + 2, 2);

	if (offset + n > (size_t)(d->p - m->start))
		return 0;
	return session_keep_name(d->session, TEXT_UTF16, m->start + offset, n);
}

static void
keep_request(struct dissection *d, const struct smb2 *m, const struct smb2_body *body, bool more)
{
	uint32_t name = body->opens ? keep_name(d, m, body->opens) : m->name;
	uint64_t note = (uint64_t)(m->class << 8 | m->level) << 32 | name;
	struct key key = own_key(d, &m->id, sizeof m->id), chain = own_key(d, NULL, 0);

	if (more)
		session_call(d->session, NAME_OF_SMB2_CHAIN, chain.bytes, chain.n, name);
	if (note && is_of_exchange(m))
		session_note(d->session, EXCHANGE_SMB2, key.bytes, key.n, note);
}

void
smb2_keep(struct dissection *d, const struct smb2 *m, const struct smb2_body *body, bool more)
{
	const uint8_t *id = m->start + SMB2_HEADER + CREATED_ID;

	if (!has_others(d))
		return;
	if (!m->response) {
		keep_request(d, m, body, more);
	} else if (m->command == SMB2_CREATE && id + FILE_ID <= d->p) {
		struct key key = hosts_key(d, id, FILE_ID);

		session_call(d->session, NAME_OF_SMB2_FILE, key.bytes, key.n, m->name);
	} else if (m->command == SMB2_TREE_CONNECT) {
		struct key key = tree_key(d, m);

		session_call(d->session, NAME_OF_SMB2_TREE, key.bytes, key.n, m->name);
	}
}

const struct dissector dissector_smb2_links = {
	.proto = { "smb2.links", "What other messages of SMB2 say", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb2_info,
};
