/* Status codes by name: MS-ERREF section 2.3. */
#ifndef DISSECTORS_SMB_NT_STATUS_H
#define DISSECTORS_SMB_NT_STATUS_H

#include "dissectors/engine/field.h"

extern const struct value nt_statuses[];

/* Those whose responses are not the usual ones of an error, or that tell more than success. */
enum {
	STATUS_PENDING = 0x00000103, STATUS_BUFFER_OVERFLOW = 0x80000005, STATUS_MORE_PROCESSING_REQUIRED = 0xc0000016,
};

/* Warnings and errors: the two highest bits. */
static inline bool
nt_status_fails(uint32_t status)
{
	return status >> 31;
}

#endif
