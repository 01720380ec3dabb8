/* Numbers of SMB 1 by name: MS-CIFS section 2.2.2. */
#ifndef DISSECTORS_SMB_SMB1_NAMES_H
#define DISSECTORS_SMB_SMB1_NAMES_H

#include "dissectors/engine/field.h"

extern const struct value smb1_commands[], smb1_error_classes[], smb1_trans2[], smb1_nt_functions[];
extern const struct value smb1_find_levels[], smb1_query_levels[], smb1_set_levels[], smb1_fs_levels[];

#endif
