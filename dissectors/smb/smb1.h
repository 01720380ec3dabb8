/* What the parts of SMB 1 share.  MS-CIFS section 2.2; names are Wireshark's. */
#ifndef DISSECTORS_SMB_SMB1_H
#define DISSECTORS_SMB_SMB1_H

#include "dissectors/smb/items.h"

enum { SMB1_HEADER = 32 };

enum smb1_command_number {		/* MS-CIFS section 2.2.2.1: those that are taken apart */
	SMB1_CREATE_DIRECTORY = 0x00, SMB1_DELETE_DIRECTORY = 0x01, SMB1_CLOSE = 0x04, SMB1_FLUSH = 0x05, SMB1_DELETE = 0x06,
	SMB1_RENAME = 0x07, SMB1_QUERY_INFORMATION = 0x08, SMB1_CHECK_DIRECTORY = 0x10, SMB1_TRANSACTION = 0x25, SMB1_ECHO = 0x2b,
	SMB1_OPEN_ANDX = 0x2d, SMB1_READ_ANDX = 0x2e, SMB1_WRITE_ANDX = 0x2f, SMB1_TRANSACTION2 = 0x32, SMB1_FIND_CLOSE2 = 0x34,
	SMB1_TREE_DISCONNECT = 0x71, SMB1_NEGOTIATE = 0x72, SMB1_SESSION_SETUP_ANDX = 0x73, SMB1_LOGOFF_ANDX = 0x74,
	SMB1_TREE_CONNECT_ANDX = 0x75, SMB1_NT_TRANSACT = 0xa0, SMB1_NT_CREATE_ANDX = 0xa2, SMB1_NT_CANCEL = 0xa4,
	SMB1_NO_COMMAND = 0xff,
};
enum { SMB1_FIND_FIRST = 1, SMB1_FIND_NEXT };		/* of Transaction2: section 2.2.2.2 */

/* Whether another command may stand behind it: its first words say which, and where. */
static inline bool
smb1_is_andx(uint8_t code)
{
	return code == 0x24 || code == SMB1_OPEN_ANDX || code == SMB1_READ_ANDX || code == SMB1_WRITE_ANDX ||
	    (code >= SMB1_SESSION_SETUP_ANDX && code <= SMB1_TREE_CONNECT_ANDX) || code == SMB1_NT_CREATE_ANDX;
}

/* The command at hand. */
struct smb1 {
	const uint8_t *start;		/* of the header: offsets count from there */
	const uint8_t *words;		/* the first one; those of AndX count, too */
	uint8_t code, count;		/* of words */
	bool response, fine, unicode, extended;	/* extended security: MS-SMB section 2.2.3.1 */
	uint32_t id, tree;		/* of the exchange; of a share */
	/* Of a response by its request, if that was seen, else 0. */
	uint16_t subcommand, level;	/* of Transaction2 */
	uint32_t called;		/* the name of what it is about, or opens: names.h */
	uint32_t name;			/* of a request: the node with the name of what its answer is about; 0: none so far */
};

/* Words of a command, behind those of AndX, and what its bytes are. */
struct smb1_body {
	uint8_t code;
	bool response;
	uint8_t count;			/* of words: it tells versions of a command apart */
	const struct field *fields;
	const struct item *items;
	size_t item_count;
	void (*words)(struct dissection *d);	/* what is behind the items; or NULL */
	void (*bytes)(struct dissection *d, struct smb1 *m);	/* the scope; or NULL */
	uint8_t fid;			/* where in the words a file's identifier is, + 1; 0: nowhere */
	bool data;			/* bytes go on behind their count: it has 16 bits only */
};
#define SMB1_ITEMS(list) .fields = fields, .items = list, .item_count = sizeof (list) / sizeof *(list)

struct smb1_bodies {
	const struct smb1_body *rows;
	size_t count;
};
extern const struct smb1_bodies smb1_setups, smb1_files, smb1_transactions;

/* A number among the words, all of which were read. */
static inline uint64_t
smb1_word(const struct smb1 *m, size_t at, size_t n)
{
	return at + n <= m->count * 2u ? little_endian(m->words + at, n) : 0;
}

/*
 * smb1_links.c: what a message has to do with others of its conversation.
 * Behind the header, rows of its request or response and of its tree, and what
 * its request said; the file that a request names by its number; and behind each
 * command, what later messages need to know is kept.
 */
void smb1_link(struct dissection *d, struct smb1 *m);
void smb1_link_file(struct dissection *d, struct smb1 *m, uint64_t fid);
void smb1_keep(struct dissection *d, struct smb1 *m, const struct smb1_body *body);

/* Rows of names: a file's, as sent, and its FID; and as another message said it. */
void add_smb1_filename(struct dissection *d, struct smb1 *m);
void add_smb1_fid(struct dissection *d, struct smb1 *m);
void add_smb1_filename_said(struct dissection *d, uint32_t name);

/* Where parameters and data of a transaction are, from the header; and whether they are all of it. */
struct smb1_places {
	size_t parameters, parameter_count, data, data_count;
	bool all;
};

/* Transaction2: what it asks, or answers; and what a response's request asked. */
void dissect_smb1_trans2(struct dissection *d, struct smb1 *m, const struct smb1_places *at);
void add_smb1_trans2_said(struct dissection *d, const struct smb1 *m);
void add_smb1_subcommand_said(struct dissection *d, uint64_t subcommand);

/* Whether it is of a list of files. */
static inline bool
smb1_lists(const struct smb1 *m)
{
	return m->subcommand == SMB1_FIND_FIRST || m->subcommand == SMB1_FIND_NEXT;
}

/*
 * The text at the cursor, to its zero or the scope's end: the row, or, if it is
 * not in UTF-16, the row behind it.  UTF-16 begins at an even offset.
 */
void add_smb1_text(struct dissection *d, const struct smb1 *m, const struct field *f);

/* The same with n bytes of text, or fewer.  False: there is none. */
bool add_smb1_text_of(struct dissection *d, const struct smb1 *m, const struct field *f, size_t n);

/* The same as the name of what the answer will be about. */
void add_smb1_name(struct dissection *d, struct smb1 *m, const struct field *f, size_t n);

/* n bytes at an offset from the header as a node.  What is before the cursor, or outside, is none. */
void add_smb1_bytes_at(struct dissection *d, const struct smb1 *m, const struct field *f, size_t offset, size_t n);

#endif
