/* What the session service's splitters and its dissector share.  RFC 1002 section 4.3, MS-SMB2 section 2.1. */
#ifndef DISSECTORS_NETBIOS_NBSS_H
#define DISSECTORS_NETBIOS_NBSS_H

#include "dissectors/engine/splitter.h"

enum nbss_type {
	NBSS_MESSAGE = 0x00, NBSS_REQUEST = 0x81, NBSS_POSITIVE, NBSS_NEGATIVE, NBSS_RETARGET, NBSS_KEEP_ALIVE,
};

/*
 * The fact of a message: a packet of theirs; the sequel of one that is longer
 * than a message may be; or bytes behind a gap, before the next packet of SMB.
 */
enum nbss_kind { NBSS_PACKET, NBSS_SEQUEL, NBSS_LOST };

enum {
	NBSS_HEAD = 4,
	NBSS_EXTEND = 0x01,		/* the only flag: RFC 1002 section 4.3.1 */
	SMB_HEAD_MIN = 32,
};

/* Over NetBIOS (port 139) a length has 17 bits, directly over TCP (port 445) 24. */
extern const struct splitter nbss_splitter, nbss_direct_splitter;

/* Whether 4 bytes begin a message of SMB 1, 2 or 3, plain, encrypted or compressed: MS-CIFS 2.2.3.1, MS-SMB2 2.2.1. */
static inline bool
is_smb(const uint8_t *p)
{
	return p[0] >= 0xfc && p[1] == 'S' && p[2] == 'M' && p[3] == 'B';
}

#endif
