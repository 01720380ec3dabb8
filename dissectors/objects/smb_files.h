/*
 * Files that one conversation of SMB opens: what is read from them and written
 * to them, wherever in the file and in whatever order.  SMB 1, 2 and 3 alike.
 *
 * A file is an object from its first byte on, until it is closed.  It is whole
 * if every byte was seen up to its end, which the server tells when it is
 * opened, or what was written.  Named pipes are no files.
 *
 * Files are known by numbers, which are never used again; 0 is none, and to what
 * is closed nothing is done any more.
 */
#ifndef DISSECTORS_OBJECTS_SMB_FILES_H
#define DISSECTORS_OBJECTS_SMB_FILES_H

#include "dissectors/objects/objects.h"

enum { SMB_NAME_MAX = 256, SMB_KEY = 16 };	/* bytes of a path that are kept; of a file's identifier */

struct smb_files;

/* A request that waits for its response. */
struct smb_asked {
	enum { SMB_NOTHING, SMB_OPENS, SMB_READS, SMB_WRITES, SMB_CLOSES, SMB_CONNECTS } what;
	uint32_t file;
	uint64_t offset;		/* of SMB_READS */
};

/* NULL: no memory. */
struct smb_files *smb_files_new(uint32_t stream);

/* All that is open ends so, unless it is whole.  NULL is fine. */
void smb_files_free(struct smb_files *all, const struct object_sink *sink, enum object_end how);

/* A request and what it asks for; an old one with that id is forgotten.  Bounded: the oldest give way. */
void smb_ask(struct smb_files *all, uint64_t id, struct smb_asked asked);

/* The request with that id, and forget it, or with `keep` do not; SMB_NOTHING: it was not seen. */
struct smb_asked smb_answer(struct smb_files *all, uint64_t id, bool keep);

/* A file is to be opened: its path, utf16 or as it is, n bytes; in that tree.  0: a pipe, or too many are open. */
uint32_t smb_file_open(struct smb_files *all, const uint8_t *path, size_t n, bool utf16, uint32_t tree);

/* It is open, under that identifier, and so long; or it is not: then it is gone. */
void smb_file_opened(struct smb_files *all, uint32_t f, const uint8_t key[SMB_KEY], uint64_t size);
void smb_file_refused(struct smb_files *all, uint32_t f);

/* By its identifier; 0: it was not seen being opened. */
uint32_t smb_file_find(const struct smb_files *all, const uint8_t key[SMB_KEY]);

/* Bytes of it, read or written. */
void smb_file_bytes(struct smb_files *all, uint32_t f, uint64_t at, const uint8_t *bytes, size_t n, const struct object_sink *sink);

/* The server took less than was written, or bytes of it were not captured. */
void smb_file_spoil(struct smb_files *all, uint32_t f, enum object_end why);

/* So long it is told to be. */
void smb_file_resize(struct smb_files *all, uint32_t f, uint64_t size);
void smb_file_wrote(struct smb_files *all, uint32_t f, uint64_t end);		/* ... or becomes by a write */
void smb_file_close(struct smb_files *all, uint32_t f, const struct object_sink *sink, enum object_end how);

/* The tree is one of pipes, or is one of files. */
void smb_tree(struct smb_files *all, uint32_t tree, bool pipes);

#endif
