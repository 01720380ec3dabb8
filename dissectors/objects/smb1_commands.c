/*
 * What messages of SMB 1 say about files: those of NT LM 0.12 that programs
 * still use.  MS-CIFS sections 2.2.3 and 2.2.4.
 *
 *	|  header (32)  |  count of words (1)  |  words  |  count of bytes (2)  |  bytes  |
 *
 * Of commands in a chain (AndX) each has its words and bytes; offsets count
 * from the header.
 */

#include <string.h>
#include "dissectors/objects/smb_commands.h"
#include "dissectors/smb/nt_status.h"
#include "dissectors/smb/smb1.h"

/* A command of a message, of which n bytes are there. */
struct command {
	const uint8_t *p;
	size_t n;
	uint8_t code;
	size_t words, count;		/* where its words begin, how many there are */
	uint64_t id;			/* of the message, and which one in the chain it is */
	uint32_t tree;
	bool utf16, fine;
};

static uint64_t
number(const struct command *c, size_t at, size_t n)
{
	return at + n <= c->n ? little_endian(c->p + at, n) : 0;
}

/* The nth word, and those behind it: n bytes at offset at of the words. */
static uint64_t
word(const struct command *c, size_t at, size_t n)
{
	return at + n <= c->count * 2 ? number(c, c->words + at, n) : 0;
}

static const uint8_t *
key_of(uint64_t fid, uint8_t key[SMB_KEY])
{
	memset(key, 0, SMB_KEY);
	key[0] = (uint8_t)fid;
	key[1] = (uint8_t)(fid >> 8);
	return key;
}

static uint32_t
file_of(const struct smb_files *files, uint64_t fid)
{
	uint8_t key[SMB_KEY];

	return smb_file_find(files, key_of(fid, key));
}

static uint32_t
ask_open(struct smb_files *files, const struct command *c)
{
	size_t at = c->words + c->count * 2 + 2, n = word(c, 5, 2);

	at += c->utf16 && at % 2;
	if (at > c->n || n > c->n - at)
		n = 0;
	uint32_t f = smb_file_open(files, c->p + (n ? at : 0), n, c->utf16, c->tree);

	if (f)
		smb_ask(files, c->id, (struct smb_asked){ SMB_OPENS, f, 0 });
	return f;
}

/* Word offsets: sections 2.2.4.64, 2.2.4.42, 2.2.4.43, 2.2.4.5. */
static struct smb_data
request(struct smb_files *files, const struct command *c)
{
	struct smb_data data = { 0 };
	uint32_t f;

	switch (c->code) {
	case SMB1_TREE_CONNECT_ANDX:
		smb_ask(files, c->id, (struct smb_asked){ SMB_CONNECTS, 0, 0 });
		break;
	case SMB1_NT_CREATE_ANDX:
		ask_open(files, c);
		break;
	case SMB1_READ_ANDX:
		if ((f = file_of(files, word(c, 4, 2))))
			smb_ask(files, c->id, (struct smb_asked){ SMB_READS, f, word(c, 6, 4) | word(c, 20, 4) << 32 });
		break;
	case SMB1_WRITE_ANDX:
		if ((f = file_of(files, word(c, 4, 2)))) {
			uint64_t at = word(c, 22, 2), n = word(c, 20, 2) | word(c, 18, 2) << 16;

			data = (struct smb_data){ f, at, at + n, word(c, 6, 4) | word(c, 24, 4) << 32, 0 };
			smb_file_wrote(files, f, data.offset + n);
			smb_ask(files, c->id, (struct smb_asked){ SMB_WRITES, f, 0 });
		}
		break;
	case SMB1_CLOSE:
		if ((f = file_of(files, word(c, 0, 2))))
			smb_ask(files, c->id, (struct smb_asked){ SMB_CLOSES, f, 0 });
		break;
	}
	return data;
}

/* Word offsets: sections 2.2.4.64, 2.2.4.42; a share's service is ASCII always: section 2.2.4.55. */
static struct smb_data
response(struct smb_files *files, const struct command *c, const struct object_sink *sink)
{
	uint8_t key[SMB_KEY];
	size_t bytes = c->words + c->count * 2 + 2;
	struct smb_response a = {
		.fine = c->fine, .tree = c->tree, .pipes = bytes + 3 <= c->n && !memcmp(c->p + bytes, "IPC", 3),
		.key = c->count >= 34 ? key_of(word(c, 5, 2), key) : NULL, .size = word(c, 55, 8),
		.at = word(c, 12, 2), .n = word(c, 10, 2) | word(c, 14, 4) << 16,
	};

	return smb_answered(files, smb_answer(files, c->id, false), &a, sink);
}

/* The one command of the chain that has data counts for the message; the others only ask. */
struct smb_data
smb1_command(struct smb_files *files, const uint8_t *p, size_t n, const struct object_sink *sink)
{
	struct command c = { .p = p, .n = n, .code = p[4], .words = 33 };
	uint32_t status = (uint32_t)little_endian(p + 5, 4);
	struct smb_data data = { 0 };

	c.tree = (uint32_t)little_endian(p + 24, 2);
	c.id = little_endian(p + 30, 2) << 16 | little_endian(p + 26, 2);
	c.utf16 = p[11] & 0x80;
	c.fine = !status || status == STATUS_BUFFER_OVERFLOW;
	for (size_t at = SMB1_HEADER; at < n; ) {
		c.words = at + 1;
		c.count = p[at];
		struct smb_data one = p[9] & 0x80 ? response(files, &c, sink) : request(files, &c);

		if (one.file)
			data = one;
		size_t next = smb1_is_andx(c.code) ? word(&c, 2, 2) : 0;

		c.code = (uint8_t)word(&c, 0, 1);
		c.id += 1ull << 32;
		if (next <= at)
			break;
		at = next;
	}
	return data;
}
