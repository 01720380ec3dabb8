/* What messages of SMB say about files: MS-SMB2 section 2.2, MS-CIFS section 2.2.4. */
#ifndef DISSECTORS_OBJECTS_SMB_COMMANDS_H
#define DISSECTORS_OBJECTS_SMB_COMMANDS_H

#include "dissectors/objects/smb_files.h"

enum {
	SMB_NEXT_KNOWN = 24,	/* bytes that tell where the next message begins */
	SMB_GATHERED = 1024,	/* bytes that tell all that is asked about: headers, fixed parts, paths */
};

/* Data of a file in a message. */
struct smb_data {
	uint32_t file;			/* 0: it has none */
	uint64_t from, to;		/* where in the message */
	uint64_t offset;		/* of the first one in the file */
	uint32_t file_after;	/* which messages compounded with it are about, if they do not say */
};

/* An answer; of what it does not tell, whatever. */
struct smb_response {
	bool fine;			/* it tells what was asked for */
	uint32_t tree;			/* of SMB_CONNECTS, and whether it is one of pipes */
	bool pipes;
	const uint8_t *key;		/* of SMB_OPENS: SMB_KEY bytes; NULL: it opened nothing */
	uint64_t size;			/* ... and the file's */
	uint64_t at, n;			/* of SMB_READS: where data are in the message, and how many */
};

/* What was asked for is done, or is not. */
struct smb_data smb_answered(struct smb_files *files, struct smb_asked asked, const struct smb_response *a, const struct object_sink *sink);

/* The length of the message at the start of a packet's n bytes, of which SMB_NEXT_KNOWN are there. */
uint64_t smb_length(const uint8_t *p, uint64_t n);

/* The first n bytes of a message.  before: see file_after. */
struct smb_data smb_command(struct smb_files *files, enum sender from, const uint8_t *p, size_t n, uint32_t before,
    const struct object_sink *sink);

/* The same of SMB 1. */
struct smb_data smb1_command(struct smb_files *files, const uint8_t *p, size_t n, const struct object_sink *sink);

#endif
