/* Numbers that say what is asked about, done or told. */

#include "dissectors/smb/smb2_names.h"

const struct value smb2_fsctls[] = {	/* section 2.2.31, MS-FSCC section 2.3 */
	{ 0x00060194, "FSCTL_DFS_GET_REFERRALS" }, { 0x000601b0, "FSCTL_DFS_GET_REFERRALS_EX" },
	{ 0x0009002c, "FSCTL_IS_PATHNAME_VALID" }, { 0x0009003c, "FSCTL_GET_COMPRESSION" },
	{ 0x00090060, "FSCTL_FILESYSTEM_GET_STATISTICS" }, { 0x00090064, "FSCTL_GET_NTFS_VOLUME_DATA" },
	{ 0x00090073, "FSCTL_GET_RETRIEVAL_POINTERS" }, { 0x0009008f, "FSCTL_FIND_FILES_BY_SID" },
	{ 0x0009009c, "FSCTL_GET_OBJECT_ID" }, { 0x000900a8, "FSCTL_GET_REPARSE_POINT" },
	{ 0x000900c0, "FSCTL_CREATE_OR_GET_OBJECT_ID" }, { 0x000900c4, "FSCTL_SET_SPARSE" },
	{ 0x000900d4, "FSCTL_SET_ENCRYPTION" }, { 0x0009027c, "FSCTL_GET_INTEGRITY_INFORMATION" },
	{ 0x00090284, "FSCTL_QUERY_FILE_REGIONS" }, { 0x00090300, "FSCTL_QUERY_SHARED_VIRTUAL_DISK_SUPPORT" },
	{ 0x00090304, "FSCTL_SVHDX_SYNC_TUNNEL_REQUEST" }, { 0x00090350, "FSCTL_STORAGE_QOS_CONTROL" },
	{ 0x00090364, "FSCTL_SVHDX_ASYNC_TUNNEL_REQUEST" }, { 0x000940cf, "FSCTL_QUERY_ALLOCATED_RANGES" },
	{ 0x000940eb, "FSCTL_READ_FILE_USN_DATA" }, { 0x000940ef, "FSCTL_WRITE_USN_CLOSE_RECORD" },
	{ 0x00094264, "FSCTL_OFFLOAD_READ" }, { 0x00098098, "FSCTL_SET_OBJECT_ID" },
	{ 0x000980a0, "FSCTL_DELETE_OBJECT_ID" }, { 0x000980a4, "FSCTL_SET_REPARSE_POINT" },
	{ 0x000980ac, "FSCTL_DELETE_REPARSE_POINT" }, { 0x000980bc, "FSCTL_SET_OBJECT_ID_EXTENDED" },
	{ 0x000980c8, "FSCTL_SET_ZERO_DATA" }, { 0x00098208, "FSCTL_FILE_LEVEL_TRIM" },
	{ 0x00098268, "FSCTL_OFFLOAD_WRITE" }, { 0x0009c040, "FSCTL_SET_COMPRESSION" },
	{ 0x0009c280, "FSCTL_SET_INTEGRITY_INFORMATION" }, { 0x00110018, "FSCTL_PIPE_WAIT" },
	{ 0x0011400c, "FSCTL_PIPE_PEEK" }, { 0x0011c017, "FSCTL_PIPE_TRANSCEIVE" },
	{ 0x00140078, "FSCTL_SRV_REQUEST_RESUME_KEY" }, { 0x001401d4, "FSCTL_LMR_REQUEST_RESILIENCY" },
	{ 0x001401fc, "FSCTL_QUERY_NETWORK_INTERFACE_INFO" }, { 0x00140200, "FSCTL_VALIDATE_NEGOTIATE_INFO_224" },
	{ 0x00140204, "FSCTL_VALIDATE_NEGOTIATE_INFO" }, { 0x00144064, "FSCTL_SRV_ENUMERATE_SNAPSHOTS" },
	{ 0x001440f2, "FSCTL_SRV_COPYCHUNK" }, { 0x001441bb, "FSCTL_SRV_READ_HASH" },
	{ 0x001480f2, "FSCTL_SRV_COPYCHUNK_WRITE" },
	{ 0, NULL },
};

const struct value smb2_find_levels[] = {	/* section 2.2.33, MS-FSCC section 2.4 */
	{ 1, "FileDirectoryInformation" }, { 2, "FileFullDirectoryInformation" }, { 3, "FileBothDirectoryInformation" },
	{ 12, "FileNamesInformation" }, { 37, "FileIdBothDirectoryInformation" }, { 38, "FileIdFullDirectoryInformation" },
	{ 60, "FileIdExtdDirectoryInformation" }, { 100, "FilePosixInformation" }, { 0, NULL },
};

const struct value smb2_classes[] = { { 1, "FILE_INFO" }, { 2, "FS_INFO" }, { 3, "SEC_INFO" }, { 4, "QUOTA_INFO" }, { 0, NULL } };

const struct value smb2_file_levels[] = {	/* MS-FSCC section 2.4 */
	{ 4, "FileBasicInformation" }, { 5, "FileStandardInformation" }, { 6, "FileInternalInformation" }, { 7, "FileEaInformation" },
	{ 8, "FileAccessInformation" }, { 9, "FileNameInformation" }, { 10, "FileRenameInformation" }, { 11, "FileLinkInformation" },
	{ 13, "FileDispositionInformation" }, { 14, "FilePositionInformation" }, { 15, "FileFullEaInformation" },
	{ 16, "FileModeInformation" }, { 17, "FileAlignmentInformation" }, { 18, "FileAllInformation" },
	{ 19, "FileAllocationInformation" }, { 20, "FileEndOfFileInformation" }, { 21, "FileAlternateNameInformation" },
	{ 22, "FileStreamInformation" }, { 23, "FilePipeInformation" }, { 24, "FilePipeLocalInformation" },
	{ 28, "FileCompressionInformation" }, { 34, "FileNetworkOpenInformation" }, { 35, "FileAttributeTagInformation" },
	{ 40, "FileValidDataLengthInformation" }, { 48, "FileNormalizedNameInformation" }, { 64, "FileDispositionInformationEx" },
	{ 65, "FileRenameInformationEx" }, { 100, "FilePosixInformation" }, { 0, NULL },
};

const struct value smb2_fs_levels[] = {	/* MS-FSCC section 2.5 */
	{ 1, "FileFsVolumeInformation" }, { 2, "FileFsLabelInformation" }, { 3, "FileFsSizeInformation" },
	{ 4, "FileFsDeviceInformation" }, { 5, "FileFsAttributeInformation" }, { 6, "FileFsControlInformation" },
	{ 7, "FileFsFullSizeInformation" }, { 8, "FileFsObjectIdInformation" }, { 11, "FileFsSectorSizeInformation" }, { 0, NULL },
};

const struct value smb2_actions[] = {	/* MS-FSCC section 2.7.1 */
	{ 1, "FILE_ACTION_ADDED" }, { 2, "FILE_ACTION_REMOVED" }, { 3, "FILE_ACTION_MODIFIED" }, { 4, "FILE_ACTION_RENAMED_OLD_NAME" },
	{ 5, "FILE_ACTION_RENAMED_NEW_NAME" }, { 6, "FILE_ACTION_ADDED_STREAM" }, { 7, "FILE_ACTION_REMOVED_STREAM" },
	{ 8, "FILE_ACTION_MODIFIED_STREAM" }, { 9, "FILE_ACTION_REMOVED_BY_DELETE" }, { 0, NULL },
};
