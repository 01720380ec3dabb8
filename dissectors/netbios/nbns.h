/*
 * The name service among its own: messages (nbns.c), what stands in records
 * (nbns_data.c), and what a message is and to whom it went (nbns_kind.c).
 * RFC 1002 section 4.2.
 */
#ifndef DISSECTORS_NETBIOS_NBNS_H
#define DISSECTORS_NETBIOS_NBNS_H

#include "dissectors/engine/exchange_rows.h"
#include "dissectors/netbios/nbname.h"

enum nbns_flag {	/* section 4.2.1.1 */
	NBNS_RESPONSE = 0x8000, NBNS_AUTHORITATIVE = 0x0400, NBNS_RECURSION_DESIRED = 0x0100,
	NBNS_RECURSION_AVAILABLE = 0x0080, NBNS_BROADCAST = 0x0010, NBNS_RCODE = 0x000f,
};

enum nbns_opcode {
	NBNS_QUERY = 0, NBNS_REGISTRATION = 5, NBNS_RELEASE = 6, NBNS_WACK = 7, NBNS_REFRESH = 8,
	NBNS_REFRESH_ALTERNATE = 9, NBNS_MULTIHOMED = 15,
};

enum nbns_type { NBNS_NB = 0x20, NBNS_NBSTAT = 0x21 };

static inline unsigned
nbns_opcode(uint64_t flags)
{
	return flags >> 11 & 0x0f;
}

/* ---- nbns.c ---- */

/* Two bytes of flags, of a message or of the one that a WACK is about; gives them. */
uint64_t add_nbns_flags(struct dissection *d, bool of_record);

/* ---- nbns_data.c ---- */

/* The data of a record, to the end of the scope. */
void dissect_nbns_data(struct dissection *d, uint64_t type, uint64_t flags, const uint8_t *message);
extern const struct dissector dissector_nbns_data;

/* ---- nbns_kind.c ---- */

/* Which of RFC 1002's messages it is, as the number of a node with these meanings. */
extern const struct value nbns_kinds[];
uint64_t nbns_kind(uint64_t flags, uint64_t first_type, bool redirects);

#endif
