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
	bool response, unicode, extended;	/* extended security: MS-SMB section 2.2.3.1 */
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
	void (*bytes)(struct dissection *d, const struct smb1 *m);	/* the scope; or NULL */
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
 * The text at the cursor, to its zero or the scope's end: the row, or, if it is
 * not in UTF-16, the row behind it.  UTF-16 begins at an even offset.
 */
void add_smb1_text(struct dissection *d, const struct smb1 *m, const struct field *f);

/* The same with n bytes of text, or fewer. */
void add_smb1_text_of(struct dissection *d, const struct smb1 *m, const struct field *f, size_t n);

/* n bytes at an offset from the header as a node.  What is before the cursor, or outside, is none. */
void add_smb1_bytes_at(struct dissection *d, const struct smb1 *m, const struct field *f, size_t offset, size_t n);

#endif
