/* Who somebody is: what GSS-API carries in SMB's setups. */
#ifndef DISSECTORS_SMB_SECURITY_H
#define DISSECTORS_SMB_SECURITY_H

#include "dissectors/engine/dissect.h"

/*
 * The scope, all of it: NTLMSSP by itself, or in SPNEGO (RFC 4178 section 4.2),
 * whose DER is walked through for what people ask about.
 */
void dissect_security(struct dissection *d);

/* The scope is a message of NTLMSSP: MS-NLMP section 2.2.1. */
void dissect_ntlmssp(struct dissection *d);

/* Whether n bytes begin one. */
bool is_ntlmssp(const uint8_t *p, size_t n);

#endif
