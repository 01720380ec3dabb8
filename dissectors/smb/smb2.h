/*
 * What the parts of SMB 2 and 3 share.  MS-SMB2 section 2.2; names are
 * Wireshark's.
 */
#ifndef DISSECTORS_SMB_SMB2_H
#define DISSECTORS_SMB_SMB2_H

#include "dissectors/smb/items.h"

enum smb2_command_number {		/* MS-SMB2 section 2.2.1.2 */
	SMB2_NEGOTIATE, SMB2_SESSION_SETUP, SMB2_LOGOFF, SMB2_TREE_CONNECT, SMB2_TREE_DISCONNECT, SMB2_CREATE, SMB2_CLOSE,
	SMB2_FLUSH, SMB2_READ, SMB2_WRITE, SMB2_LOCK, SMB2_IOCTL, SMB2_CANCEL, SMB2_ECHO, SMB2_QUERY_DIRECTORY,
	SMB2_CHANGE_NOTIFY, SMB2_QUERY_INFO, SMB2_SET_INFO, SMB2_OPLOCK_BREAK, SMB2_COMMANDS,
};

enum {
	SMB2_HEADER = 64,
	SMB2_FROM_SERVER = 0x00000001, SMB2_ASYNC = 0x00000002, SMB2_RELATED = 0x00000004,	/* flags */
};

/* The message at hand, as its header tells. */
struct smb2 {
	const uint8_t *start;		/* of its header: offsets count from there */
	uint16_t command;
	bool response;
	uint32_t status, flags;
	uint64_t id, session;
	uint32_t tree;
	/* That it is about; of a response by its request, if that was seen, else 0. */
	uint8_t class, level;
	uint32_t name;			/* of a file, or of a tree that is connected: names.h */
};

/* What follows a header: its fixed part, and the rest. */
struct smb2_body {
	uint16_t size;			/* StructureSize: it counts one byte of the rest, if there may be any; 0: the
					 * rest is all, and tells */
	const struct field *fields;
	const struct item *items;
	size_t count;
	void (*rest)(struct dissection *d, const struct smb2 *m);	/* or NULL */
	/* Offsets in the body of a request; 0: there are none. */
	uint8_t file;			/* of a file's identifier */
	uint8_t opens;			/* of offset and length of the name of what it opens */
	uint8_t level;			/* of the level of information that is asked for */
	bool class;			/* which stands behind a class */
};
#define SMB2_ITEMS(list) .fields = fields, .items = list, .count = sizeof (list) / sizeof *(list)

/* By command, of requests and of responses. */
extern const struct smb2_body smb2_negotiate[2], smb2_session_setup[2], smb2_tree_connect[2], smb2_create[2], smb2_close[2],
    smb2_flush[2], smb2_read[2], smb2_write[2], smb2_lock[2], smb2_ioctl[2], smb2_query_directory[2], smb2_change_notify[2],
    smb2_query_info[2], smb2_set_info[2], smb2_oplock_break[2], smb2_plain[2];

/* A number of the body, by its offset from the body's start.  All of it was read. */
static inline uint64_t
smb2_number(const struct smb2 *m, size_t at, size_t n)
{
	return little_endian(m->start + SMB2_HEADER + at, n);
}

/*
 * The cursor goes to offset from the header, and the next n bytes are a scope,
 * until leave().  False, and nothing is done: there are none, or the offset is
 * wrong, which a note says.
 */
bool smb2_enter(struct dissection *d, const struct smb2 *m, size_t offset, size_t n, struct scope *outer);

/* The same with all of it as one node. */
void smb2_add_bytes(struct dissection *d, const struct smb2 *m, const struct field *f, size_t offset, size_t n);

/*
 * smb2_links.c: what a message has to do with others of its conversation.  In
 * this order: behind its header, rows of its request or response and of its
 * tree; in front of its body, a row of its file; and when all of a body of that
 * form was read, what later ones need to know is kept.  more: others are
 * compounded with it.
 */
void smb2_link(struct dissection *d, struct smb2 *m);
void smb2_link_body(struct dissection *d, struct smb2 *m, const struct smb2_body *body);
void smb2_keep(struct dissection *d, const struct smb2 *m, const struct smb2_body *body, bool more);

/* How a client may cache a file: section 2.2.13. */
extern const struct value smb2_oplocks[];

/* The file has that name (names.h): the row that summaries show. */
void add_smb2_filename_said(struct dissection *d, uint32_t name);

/* Rows of what a request was about, in its response. */
void add_smb2_level_said(struct dissection *d, const struct smb2 *m);

/* Behind the protocol's name, the rest of a message that holds others: sections 2.2.41 and 2.2.42. */
void dissect_smb2_encrypted(struct dissection *d);
void dissect_smb2_compressed(struct dissection *d);

/* The scope is contexts of a negotiation, so many: section 2.2.3.1. */
void dissect_smb2_negotiate_contexts(struct dissection *d, size_t count);

/* The scope is contexts of a create: section 2.2.13.2. */
void dissect_smb2_create_contexts(struct dissection *d);

#endif
