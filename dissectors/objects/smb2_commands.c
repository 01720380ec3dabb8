/*
 * What messages of SMB 2 and 3 say about files.  MS-SMB2 sections 2.2.9 to
 * 2.2.22 and 2.2.39: offsets of what is read here count from the header.
 */

#include <string.h>
#include "dissectors/netbios/nbss.h"
#include "dissectors/objects/smb_commands.h"
#include "dissectors/smb/nt_status.h"
#include "dissectors/smb/smb2.h"

/* A message, of which n bytes are there. */
struct message {
	const uint8_t *p;
	size_t n;
	uint64_t id;
	uint32_t status, tree;
	bool fine;			/* it is a response that tells what was asked for */
};

enum { PIPE = 2, FILE_INFO = 1, END_OF_FILE = 20 };	/* share type; what is told */

/* A number at offset at; of bytes that are not there 0. */
static uint64_t
number(const struct message *m, size_t at, size_t n)
{
	return at + n <= m->n ? little_endian(m->p + at, n) : 0;
}

/* The file whose identifier is at that offset; all ones: the one that was just asked for. */
static uint32_t
file_at(const struct smb_files *files, const struct message *m, size_t at, uint32_t before)
{
	static const uint8_t related[SMB_KEY] = {
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
	};

	if (at + SMB_KEY > m->n)
		return 0;
	return memcmp(m->p + at, related, SMB_KEY) ? smb_file_find(files, m->p + at) : before;
}

static uint32_t
ask_open(struct smb_files *files, const struct message *m)
{
	size_t at = number(m, 108, 2), n = number(m, 110, 2);

	if (at > m->n || n > m->n - at)		/* a path that is too long: it has no name */
		n = 0;
	uint32_t f = smb_file_open(files, m->p + (n ? at : 0), n, true, m->tree);

	if (f)
		smb_ask(files, m->id, (struct smb_asked){ SMB_OPENS, f, 0 });
	return f;
}

static struct smb_data
request(struct smb_files *files, const struct message *m, uint32_t before)
{
	struct smb_data data = { .file_after = before };
	uint32_t f;

	switch (number(m, 12, 2)) {
	case SMB2_TREE_CONNECT:
		smb_ask(files, m->id, (struct smb_asked){ SMB_CONNECTS, 0, 0 });
		break;
	case SMB2_CREATE:
		data.file_after = ask_open(files, m);
		break;
	case SMB2_READ:
		if ((f = file_at(files, m, 80, before)))
			smb_ask(files, m->id, (struct smb_asked){ SMB_READS, f, number(m, 72, 8) });
		break;
	case SMB2_WRITE:
		if ((f = file_at(files, m, 80, before))) {
			data = (struct smb_data){ f, number(m, 66, 2), number(m, 66, 2) + number(m, 68, 4), number(m, 72, 8), before };
			smb_file_wrote(files, f, data.offset + number(m, 68, 4));
			smb_ask(files, m->id, (struct smb_asked){ SMB_WRITES, f, 0 });
		}
		break;
	case SMB2_SET_INFO:
		if ((f = file_at(files, m, 80, before)) && m->n > 67 && m->p[66] == FILE_INFO && m->p[67] == END_OF_FILE)
			smb_file_resize(files, f, number(m, number(m, 72, 2), 8));
		break;
	case SMB2_CLOSE:
		if ((f = file_at(files, m, 72, before)))
			smb_ask(files, m->id, (struct smb_asked){ SMB_CLOSES, f, 0 });
		break;
	}
	return data;
}

static struct smb_data
response(struct smb_files *files, const struct message *m, const struct object_sink *sink)
{
	struct smb_asked asked = smb_answer(files, m->id, m->status == STATUS_PENDING);
	struct smb_response a = {
		.fine = m->fine, .tree = m->tree, .pipes = number(m, 66, 1) == PIPE, .key = m->n >= 144 ? m->p + 128 : NULL,
		.size = number(m, 112, 8), .at = number(m, 66, 1), .n = number(m, 68, 4),
	};

	if (m->status == STATUS_PENDING)
		return (struct smb_data){ 0 };
	return smb_answered(files, asked, &a, sink);
}

uint64_t
smb_length(const uint8_t *p, uint64_t n)
{
	uint64_t next = *p == 0xfe ? little_endian(p + 20, 4) : 0;

	return next >= SMB2_HEADER && next < n ? next : n;
}

struct smb_data
smb_command(struct smb_files *files, enum sender from, const uint8_t *p, size_t n, uint32_t before, const struct object_sink *sink)
{
	struct message m = { .p = p, .n = n };

	if (n >= SMB_HEAD_MIN && is_smb(p) && *p == 0xff)
		return smb1_command(files, p, n, sink);
	if (n < SMB2_HEADER || !is_smb(p) || *p != 0xfe)
		return (struct smb_data){ 0 };
	m.status = (uint32_t)number(&m, 8, 4);
	m.id = number(&m, 24, 8);
	m.tree = (uint32_t)number(&m, 36, 4);
	m.fine = !nt_status_fails(m.status) || m.status == STATUS_BUFFER_OVERFLOW;
	if (from == FROM_CLIENT)
		return request(files, &m, before);
	return response(files, &m, sink);
}
