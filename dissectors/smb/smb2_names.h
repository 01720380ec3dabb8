/* Numbers that say what is asked about, done or told: MS-FSCC, MS-SMB2. */
#ifndef DISSECTORS_SMB_SMB2_NAMES_H
#define DISSECTORS_SMB_SMB2_NAMES_H

#include "dissectors/engine/field.h"

extern const struct value smb2_fsctls[], smb2_find_levels[], smb2_classes[], smb2_file_levels[], smb2_fs_levels[], smb2_actions[];

#endif
