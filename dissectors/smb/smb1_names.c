/* Numbers of SMB 1 by name. */

#include "dissectors/smb/smb1_names.h"

const struct value smb1_commands[] = {	/* MS-CIFS section 2.2.2.1 */
	{ 0x00, "Create Directory" }, { 0x01, "Delete Directory" }, { 0x02, "Open" }, { 0x03, "Create" },
	{ 0x04, "Close" }, { 0x05, "Flush" }, { 0x06, "Delete" }, { 0x07, "Rename" }, { 0x08, "Query Information" },
	{ 0x09, "Set Information" }, { 0x0a, "Read" }, { 0x0b, "Write" }, { 0x0c, "Lock Byte Range" },
	{ 0x0d, "Unlock Byte Range" }, { 0x0e, "Create Temp" }, { 0x0f, "Create New" }, { 0x10, "Check Directory" },
	{ 0x11, "Process Exit" }, { 0x12, "Seek" }, { 0x13, "Lock And Read" }, { 0x14, "Write And Unlock" },
	{ 0x1a, "Read Raw" }, { 0x1b, "Read MPX" }, { 0x1c, "Read MPX Secondary" }, { 0x1d, "Write Raw" },
	{ 0x1e, "Write MPX" }, { 0x1f, "Write MPX Secondary" }, { 0x20, "Write Complete" }, { 0x21, "Query Server" },
	{ 0x22, "Set Information2" }, { 0x23, "Query Information2" }, { 0x24, "Locking AndX" }, { 0x25, "Transaction" },
	{ 0x26, "Transaction Secondary" }, { 0x27, "IOCTL" }, { 0x28, "IOCTL Secondary" }, { 0x29, "Copy" },
	{ 0x2a, "Move" }, { 0x2b, "Echo" }, { 0x2c, "Write And Close" }, { 0x2d, "Open AndX" }, { 0x2e, "Read AndX" },
	{ 0x2f, "Write AndX" }, { 0x30, "New File Size" }, { 0x31, "Close And Tree Disconnect" }, { 0x32, "Transaction2" },
	{ 0x33, "Transaction2 Secondary" }, { 0x34, "Find Close2" }, { 0x35, "Find Notify Close" },
	{ 0x70, "Tree Connect" }, { 0x71, "Tree Disconnect" }, { 0x72, "Negotiate Protocol" },
	{ 0x73, "Session Setup AndX" }, { 0x74, "Logoff AndX" }, { 0x75, "Tree Connect AndX" },
	{ 0x80, "Query Information Disk" }, { 0x81, "Search" }, { 0x82, "Find" }, { 0x83, "Find Unique" },
	{ 0x84, "Find Close" }, { 0xa0, "NT Transact" }, { 0xa1, "NT Transact Secondary" }, { 0xa2, "NT Create AndX" },
	{ 0xa4, "NT Cancel" }, { 0xa5, "NT Rename" }, { 0xc0, "Open Print File" }, { 0xc1, "Write Print File" },
	{ 0xc2, "Close Print File" }, { 0xc3, "Get Print Queue" }, { 0xff, "No further commands" },
	{ 0, NULL },
};

const struct value smb1_error_classes[] = {	/* section 2.2.2.4 */
	{ 0x00, "Success" }, { 0x01, "ERRDOS" }, { 0x02, "ERRSRV" }, { 0x03, "ERRHRD" }, { 0xff, "ERRCMD" }, { 0, NULL },
};

const struct value smb1_trans2[] = {	/* section 2.2.2.2 */
	{ 0x00, "TRANS2_OPEN2" }, { 0x01, "TRANS2_FIND_FIRST2" }, { 0x02, "TRANS2_FIND_NEXT2" }, { 0x03, "TRANS2_QUERY_FS_INFORMATION" },
	{ 0x04, "TRANS2_SET_FS_INFORMATION" }, { 0x05, "TRANS2_QUERY_PATH_INFORMATION" }, { 0x06, "TRANS2_SET_PATH_INFORMATION" },
	{ 0x07, "TRANS2_QUERY_FILE_INFORMATION" }, { 0x08, "TRANS2_SET_FILE_INFORMATION" }, { 0x09, "TRANS2_FSCTL" }, { 0x0a, "TRANS2_IOCTL2" },
	{ 0x0b, "TRANS2_FIND_NOTIFY_FIRST" }, { 0x0c, "TRANS2_FIND_NOTIFY_NEXT" }, { 0x0d, "TRANS2_CREATE_DIRECTORY" },
	{ 0x0e, "TRANS2_SESSION_SETUP" }, { 0x10, "TRANS2_GET_DFS_REFERRAL" }, { 0x11, "TRANS2_REPORT_DFS_INCONSISTENCY" }, { 0, NULL },
};

const struct value smb1_nt_functions[] = {	/* section 2.2.2.2 */
	{ 1, "NT_TRANSACT_CREATE" }, { 2, "NT_TRANSACT_IOCTL" }, { 3, "NT_TRANSACT_SET_SECURITY_DESC" }, { 4, "NT_TRANSACT_NOTIFY_CHANGE" },
	{ 5, "NT_TRANSACT_RENAME" }, { 6, "NT_TRANSACT_QUERY_SECURITY_DESC" }, { 7, "NT_TRANSACT_GET_USER_QUOTA" },
	{ 8, "NT_TRANSACT_SET_USER_QUOTA" }, { 0, NULL },
};

#define OF_FILES \
	{ 1004, "FileBasicInformation" }, { 1005, "FileStandardInformation" }, { 1006, "FileInternalInformation" }, { 1007, "FileEaInformation" }, \
	{ 1008, "FileAccessInformation" }, { 1009, "FileNameInformation" }, { 1010, "FileRenameInformation" }, { 1011, "FileLinkInformation" }, \
	{ 1013, "FileDispositionInformation" }, { 1014, "FilePositionInformation" }, { 1015, "FileFullEaInformation" }, \
	{ 1016, "FileModeInformation" }, { 1017, "FileAlignmentInformation" }, { 1018, "FileAllInformation" }, { 1019, "FileAllocationInformation" }, \
	{ 1020, "FileEndOfFileInformation" }, { 1021, "FileAlternateNameInformation" }, { 1022, "FileStreamInformation" }, \
	{ 1028, "FileCompressionInformation" }, { 1034, "FileNetworkOpenInformation" }, { 1035, "FileAttributeTagInformation" }, { 0, NULL }

/* Section 2.2.2.3; MS-SMB section 2.2.2.3: from 1000 on they are levels of MS-FSCC. */
const struct value smb1_find_levels[] = {
	{ 0x001, "SMB_INFO_STANDARD" }, { 0x002, "SMB_INFO_QUERY_EA_SIZE" }, { 0x003, "SMB_INFO_QUERY_EAS_FROM_LIST" },
	{ 0x101, "SMB_FIND_FILE_DIRECTORY_INFO" }, { 0x102, "SMB_FIND_FILE_FULL_DIRECTORY_INFO" }, { 0x103, "SMB_FIND_FILE_NAMES_INFO" },
	{ 0x104, "SMB_FIND_FILE_BOTH_DIRECTORY_INFO" }, { 0x105, "SMB_FIND_FILE_ID_FULL_DIRECTORY_INFO" },
	{ 0x106, "SMB_FIND_FILE_ID_BOTH_DIRECTORY_INFO" }, { 0, NULL },
};
const struct value smb1_query_levels[] = {
	{ 0x001, "SMB_INFO_STANDARD" }, { 0x002, "SMB_INFO_QUERY_EA_SIZE" }, { 0x003, "SMB_INFO_QUERY_EAS_FROM_LIST" },
	{ 0x004, "SMB_INFO_QUERY_ALL_EAS" }, { 0x006, "SMB_INFO_IS_NAME_VALID" }, { 0x101, "SMB_QUERY_FILE_BASIC_INFO" },
	{ 0x102, "SMB_QUERY_FILE_STANDARD_INFO" }, { 0x103, "SMB_QUERY_FILE_EA_INFO" }, { 0x104, "SMB_QUERY_FILE_NAME_INFO" },
	{ 0x107, "SMB_QUERY_FILE_ALL_INFO" }, { 0x108, "SMB_QUERY_FILE_ALT_NAME_INFO" }, { 0x109, "SMB_QUERY_FILE_STREAM_INFO" },
	{ 0x10b, "SMB_QUERY_FILE_COMPRESSION_INFO" }, OF_FILES,
};
const struct value smb1_set_levels[] = {
	{ 0x001, "SMB_INFO_STANDARD" }, { 0x002, "SMB_INFO_SET_EAS" }, { 0x101, "SMB_SET_FILE_BASIC_INFO" }, { 0x102, "SMB_SET_FILE_DISPOSITION_INFO" },
	{ 0x103, "SMB_SET_FILE_ALLOCATION_INFO" }, { 0x104, "SMB_SET_FILE_END_OF_FILE_INFO" }, OF_FILES,
};
const struct value smb1_fs_levels[] = {
	{ 0x001, "SMB_INFO_ALLOCATION" }, { 0x002, "SMB_INFO_VOLUME" }, { 0x102, "SMB_QUERY_FS_VOLUME_INFO" }, { 0x103, "SMB_QUERY_FS_SIZE_INFO" },
	{ 0x104, "SMB_QUERY_FS_DEVICE_INFO" }, { 0x105, "SMB_QUERY_FS_ATTRIBUTE_INFO" }, { 1001, "FileFsVolumeInformation" },
	{ 1003, "FileFsSizeInformation" }, { 1004, "FileFsDeviceInformation" }, { 1005, "FileFsAttributeInformation" },
	{ 1006, "FileFsControlInformation" }, { 1007, "FileFsFullSizeInformation" }, { 1008, "FileFsObjectIdInformation" }, { 0, NULL },
};
