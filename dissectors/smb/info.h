/*
 * What is told of files, directories and file systems.  MS-FSCC sections 2.4
 * and 2.5: SMB 1 and SMB 2 send the same structures, at levels of their own.
 */
#ifndef DISSECTORS_SMB_INFO_H
#define DISSECTORS_SMB_INFO_H

#include "dissectors/smb/items.h"

enum smb_info { SMB_INFO_DIRECTORY, SMB_INFO_FILE, SMB_INFO_FS };

/* Of files: what SMB 1 calls all is another than level 18, and has no number in MS-FSCC. */
enum { SMB_INFO_ALL_OF_SMB1 = 0x107 };

/*
 * Rows, and which of them a level has.  The names of SMB 2 are those of SMB 1
 * but for the first ones, of directories and of files as a whole.
 */
enum smb_info_row {
	INFO_ENTRY, INFO_NEXT, INFO_INDEX, INFO_CREATED, INFO_ACCESSED, INFO_WRITTEN, INFO_CHANGED, INFO_END, INFO_ALLOCATION,
	INFO_ATTRIBUTES, INFO_ATTRIBUTE_PARTS, INFO_NAME_LENGTH = INFO_ATTRIBUTE_PARTS + 15, INFO_EA_SIZE, INFO_SHORT_LENGTH,
	INFO_RESERVED, INFO_SHORT_NAME, INFO_FILE_ID, INFO_LONG_ID, INFO_NAME, INFO_OEM_NAME, INFO_LINKS, INFO_PENDING, INFO_IS_DIRECTORY,
	INFO_POSITION, INFO_MODE, INFO_ALIGNMENT, INFO_REPARSE_TAG, INFO_DELETE, INFO_CHAIN_BAD,
	INFO_OF_BOTH,
	/* the others */
	INFO_STREAM_LENGTH = INFO_OF_BOTH, INFO_STREAM_SIZE, INFO_STREAM_NAME, INFO_PACKED_SIZE, INFO_PACKING, INFO_UNIT_SHIFT,
	INFO_CHUNK_SHIFT, INFO_CLUSTER_SHIFT, INFO_SERIAL, INFO_LABEL_LENGTH, INFO_LABEL, INFO_FREE, INFO_CALLER_FREE, INFO_ACTUAL_FREE,
	INFO_SECTORS, INFO_SECTOR, INFO_DEVICE_TYPE, INFO_DEVICE, INFO_DEVICE_PARTS, INFO_FS_ATTRIBUTES = INFO_DEVICE_PARTS + 10,
	INFO_FS_ATTRIBUTE_PARTS, INFO_FS_MAX_NAME = INFO_FS_ATTRIBUTE_PARTS + 21, INFO_FS_NAME_LENGTH, INFO_FS_NAME,
	INFO_ROWS,
	INFO_ACCESS = 254,		/* no row, but rights: add_smb_access() */
};
extern const struct field smb1_info_rows[INFO_ROWS], smb2_info_rows[INFO_OF_BOTH];

/* Who sends it: in which rows it is shown, and whether its names are UTF-16. */
struct smb_info_form {
	const struct field *rows;
	bool unicode;
};

/* Take the scope apart.  False, and nothing is done: that level is not known here. */
bool add_smb_info(struct dissection *d, const struct smb_info_form *form, enum smb_info kind, uint64_t level);

/*
 * An entry of a list of them began at start, and said that the next one begins
 * so many bytes behind that: go there.  False: it is the last one, or that is
 * wrong, which the note `bad` then says.
 */
bool smb_next_entry(struct dissection *d, const uint8_t *start, size_t next, const struct field *bad);

#endif
