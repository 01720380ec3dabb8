/* Rows that SMB 1, 2 and 3 share.  Names are Wireshark's. */
#ifndef DISSECTORS_SMB_COMMON_H
#define DISSECTORS_SMB_COMMON_H

#include "dissectors/engine/dissect.h"

/* Four bytes each: rights (MS-SMB2 section 2.2.13.1), who else may open it, and how it is opened (section 2.2.13). */
void add_smb_access(struct dissection *d);
void add_smb_share_access(struct dissection *d);
void add_smb_create_options(struct dissection *d);

/* What is done if the file is there, or not; and what was done: MS-FSCC, MS-SMB2 sections 2.2.13 and 2.2.14. */
extern const struct value smb_dispositions[], smb_create_actions[], smb_impersonations[];

#endif
