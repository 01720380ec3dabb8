/* Rows of information about files and file systems, with Wireshark's names: those of SMB 1, and those of SMB 2. */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/info.h"

#define BIT(prefix, name, label, bit) { prefix name, label, BOOL, 4, .mask = bit, .costly = true }

/* MS-FSCC section 2.6. */
#define ATTRIBUTES(prefix) \
	[INFO_ATTRIBUTES] = { prefix, "File Attributes", FLAGS, 4, HEX, .parts = 15, .costly = true }, \
	BIT(prefix, ".read_only", "Read Only", 0x00000001), BIT(prefix, ".hidden", "Hidden", 0x00000002), \
	BIT(prefix, ".system", "System", 0x00000004), BIT(prefix, ".directory", "Directory", 0x00000010), \
	BIT(prefix, ".archive", "Archive", 0x00000020), BIT(prefix, ".normal", "Normal", 0x00000080), \
	BIT(prefix, ".temporary", "Temporary", 0x00000100), BIT(prefix, ".sparse", "Sparse", 0x00000200), \
	BIT(prefix, ".reparse", "Reparse Point", 0x00000400), BIT(prefix, ".compressed", "Compressed", 0x00000800), \
	BIT(prefix, ".offline", "Offline", 0x00001000), BIT(prefix, ".not_content_indexed", "Not Content Indexed", 0x00002000), \
	BIT(prefix, ".encrypted", "Encrypted", 0x00004000), BIT(prefix, ".integrity_stream", "Integrity Stream", 0x00008000), \
	BIT(prefix, ".no_scrub_data", "No Scrub Data", 0x00020000)

#define ROW(row, abbrev, label, ...) [row] = { abbrev, label, __VA_ARGS__, .costly = true }
#define BYTES_OF .unit = "bytes"

static const struct value alignments[] = {	/* MS-FSCC section 2.4.3 */
	{ 0, "of bytes" }, { 1, "of 2 bytes" }, { 3, "of 4 bytes" }, { 7, "of 8 bytes" }, { 15, "of 16 bytes" }, { 31, "of 32 bytes" },
	{ 63, "of 64 bytes" }, { 127, "of 128 bytes" }, { 255, "of 256 bytes" }, { 511, "of 512 bytes" }, { 0, NULL },
};
static const struct value packings[] = { { 0, "None" }, { 1, "Default" }, { 2, "LZNT1" }, { 0, NULL } };
static const struct value devices[] = { { 2, "CD-ROM" }, { 7, "Disk" }, { 0, NULL } };

const struct field smb1_info_rows[INFO_ROWS] = {
	[INFO_ENTRY] = { "smb.find.entry", "Entry", GROUP, .costly = true },
	ROW(INFO_NEXT, "smb.next_entry_offset", "Next Entry Offset", UINT, 4),
	ROW(INFO_INDEX, "smb.file_index", "File Index", UINT, 4),
	ROW(INFO_CREATED, "smb.create.time", "Created", TIME),
	ROW(INFO_ACCESSED, "smb.access.time", "Last Access", TIME),
	ROW(INFO_WRITTEN, "smb.last_write.time", "Last Write", TIME),
	ROW(INFO_CHANGED, "smb.change.time", "Change", TIME),
	ROW(INFO_END, "smb.end_of_file", "End Of File", UINT, 8, BYTES_OF),
	ROW(INFO_ALLOCATION, "smb.alloc_size64", "Allocation Size: of files bytes, of a file system units", UINT, 8),
	ATTRIBUTES("smb.file_attribute"),
	ROW(INFO_NAME_LENGTH, "smb.file_name_len", "File Name Len", UINT, 4, BYTES_OF),
	ROW(INFO_EA_SIZE, "smb.ea.list_length", "EA List Length", UINT, 4, BYTES_OF),
	ROW(INFO_SHORT_LENGTH, "smb.short_file_name_len", "Short File Name Len", UINT, 1, BYTES_OF),
	ROW(INFO_RESERVED, "smb.reserved", "Reserved", BYTES),
	ROW(INFO_SHORT_NAME, "smb.short_file", "Short File Name", TEXT_UTF16),
	ROW(INFO_FILE_ID, "smb.index_number", "Index Number", UINT, 8, HEX),
	ROW(INFO_LONG_ID, "smb.index_number.long", "Index Number", BYTES),
	[INFO_NAME] = { "smb.file", "File Name", TEXT_UTF16, .listed = " " },
	[INFO_OEM_NAME] = { "smb.file", "File Name", TEXT, .listed = " " },
	ROW(INFO_LINKS, "smb.link_count", "Link Count", UINT, 4),
	ROW(INFO_PENDING, "smb.delete_pending", "Delete Pending", BOOL, 1),
	ROW(INFO_IS_DIRECTORY, "smb.is_directory", "Is Directory", BOOL, 1),
	ROW(INFO_POSITION, "smb.position", "Position", UINT, 8),
	ROW(INFO_MODE, "smb.mode", "Mode", UINT, 4, HEX),
	ROW(INFO_ALIGNMENT, "smb.alignment", "Alignment", UINT, 4, DEC, alignments),
	ROW(INFO_REPARSE_TAG, "smb.reparse_tag", "Reparse Tag", UINT, 4, HEX),
	ROW(INFO_DELETE, "smb.disposition.delete_on_close", "Delete on close", BOOL, 1, .mask = 0x01),
	[INFO_CHAIN_BAD] = { "smb.next_entry_offset.bad", "The next entry would begin inside this one", NOTE, .severity = ERROR },
	ROW(INFO_STREAM_LENGTH, "smb.stream_name_len", "Stream Name Length", UINT, 4, BYTES_OF),
	ROW(INFO_STREAM_SIZE, "smb.stream_size", "Stream Size", UINT, 8, BYTES_OF),
	[INFO_STREAM_NAME] = { "smb.stream_name", "Stream Name", TEXT_UTF16, .listed = " " },
	ROW(INFO_PACKED_SIZE, "smb.compressed.file_size", "Compressed Size", UINT, 8, BYTES_OF),
	ROW(INFO_PACKING, "smb.compressed.format", "Compression Format", UINT, 2, DEC, packings),
	ROW(INFO_UNIT_SHIFT, "smb.compressed.unit_shift", "Unit Shift", UINT, 1),
	ROW(INFO_CHUNK_SHIFT, "smb.compressed.chunk_shift", "Chunk Shift", UINT, 1),
	ROW(INFO_CLUSTER_SHIFT, "smb.compressed.cluster_shift", "Cluster Shift", UINT, 1),
	ROW(INFO_SERIAL, "smb.volume.serial", "Volume Serial Number", UINT, 4, HEX),
	ROW(INFO_LABEL_LENGTH, "smb.volume.label.len", "Label Length", UINT, 4, BYTES_OF),
	ROW(INFO_LABEL, "smb.volume.label", "Label", TEXT_UTF16),
	ROW(INFO_FREE, "smb.free_alloc_units", "Free Units", UINT, 8),
	ROW(INFO_CALLER_FREE, "smb.caller_free_alloc_units", "Caller Free Units", UINT, 8),
	ROW(INFO_ACTUAL_FREE, "smb.actual_free_alloc_units", "Actual Free Units", UINT, 8),
	ROW(INFO_SECTORS, "smb.fs_sector_per_unit", "Sectors/Unit", UINT, 4),
	ROW(INFO_SECTOR, "smb.fs_bytes_per_sector", "Bytes per Sector", UINT, 4),
	ROW(INFO_DEVICE_TYPE, "smb.device.type", "Device Type", UINT, 4, HEX, devices),
	[INFO_DEVICE] = { "smb.device", "Device Characteristics", FLAGS, 4, HEX, .parts = 10, .costly = true },	/* MS-FSCC section 2.5.10 */
	BIT("smb.device", ".removable", "Removable", 0x0001), BIT("smb.device", ".read_only", "Read Only", 0x0002),
	BIT("smb.device", ".floppy", "Floppy", 0x0004), BIT("smb.device", ".write_once", "Write Once", 0x0008),
	BIT("smb.device", ".remote", "Remote", 0x0010), BIT("smb.device", ".mounted", "Mounted", 0x0020),
	BIT("smb.device", ".virtual", "Virtual", 0x0040), BIT("smb.device", ".secure_open", "Secure Open", 0x0100),
	BIT("smb.device", ".ts", "Terminal Services", 0x1000), BIT("smb.device", ".webdav", "Webdav", 0x2000),
	[INFO_FS_ATTRIBUTES] = { "smb.fs_attr", "FS Attributes", FLAGS, 4, HEX, .parts = 21, .costly = true },	/* MS-FSCC section 2.5.1 */
	BIT("smb.fs_attr", ".css", "Case Sensitive Search", 0x00000001), BIT("smb.fs_attr", ".cpn", "Case Preserving", 0x00000002),
	BIT("smb.fs_attr", ".uod", "Unicode On Disk", 0x00000004), BIT("smb.fs_attr", ".pacls", "Persistent ACLs", 0x00000008),
	BIT("smb.fs_attr", ".fc", "Compression", 0x00000010), BIT("smb.fs_attr", ".vq", "Volume Quotas", 0x00000020),
	BIT("smb.fs_attr", ".ssf", "Sparse Files", 0x00000040), BIT("smb.fs_attr", ".srp", "Reparse Points", 0x00000080),
	BIT("smb.fs_attr", ".srs", "Remote Storage", 0x00000100), BIT("smb.fs_attr", ".sla", "LFN APIs", 0x00004000),
	BIT("smb.fs_attr", ".vis", "Volume Is Compressed", 0x00008000), BIT("smb.fs_attr", ".soids", "Supports OIDs", 0x00010000),
	BIT("smb.fs_attr", ".se", "Supports Encryption", 0x00020000), BIT("smb.fs_attr", ".ns", "Named Streams", 0x00040000),
	BIT("smb.fs_attr", ".rov", "Read Only Volume", 0x00080000), BIT("smb.fs_attr", ".swo", "Sequential Write Once", 0x00100000),
	BIT("smb.fs_attr", ".st", "Transactions", 0x00200000), BIT("smb.fs_attr", ".shl", "Hard Links", 0x00400000),
	BIT("smb.fs_attr", ".sis", "Integrity Streams", 0x04000000), BIT("smb.fs_attr", ".sbr", "Block Refcounting", 0x08000000),
	BIT("smb.fs_attr", ".ssv", "Sparse VDL", 0x10000000),
	ROW(INFO_FS_MAX_NAME, "smb.fs_max_name_len", "Max name length", UINT, 4, BYTES_OF),
	ROW(INFO_FS_NAME_LENGTH, "smb.fs_name.len", "Label Length", UINT, 4, BYTES_OF),
	ROW(INFO_FS_NAME, "smb.fs_name", "FS Name", TEXT_UTF16),
};

const struct field smb2_info_rows[INFO_OF_BOTH] = {
	[INFO_ENTRY] = { "smb2.find.entry", "Entry", GROUP, .costly = true },
	ROW(INFO_NEXT, "smb2.next_offset", "Next Offset", UINT, 4),
	ROW(INFO_INDEX, "smb2.file_index", "File Index", UINT, 4, HEX),
	ROW(INFO_CREATED, "smb2.create.time", "Create", TIME),
	ROW(INFO_ACCESSED, "smb2.last_access.time", "Last Access", TIME),
	ROW(INFO_WRITTEN, "smb2.last_write.time", "Last Write", TIME),
	ROW(INFO_CHANGED, "smb2.last_change.time", "Last Change", TIME),
	ROW(INFO_END, "smb2.eof", "End Of File", UINT, 8, BYTES_OF),
	ROW(INFO_ALLOCATION, "smb2.allocation_size", "Allocation Size", UINT, 8, BYTES_OF),
	ATTRIBUTES("smb2.file_attribute"),
	ROW(INFO_NAME_LENGTH, "smb2.filename.len", "Filename Length", UINT, 4, BYTES_OF),
	ROW(INFO_EA_SIZE, "smb2.ea_size", "EA Size", UINT, 4, BYTES_OF),
	ROW(INFO_SHORT_LENGTH, "smb2.short_name_len", "Short Name Length", UINT, 1, BYTES_OF),
	ROW(INFO_RESERVED, "smb2.reserved", "Reserved", BYTES),
	ROW(INFO_SHORT_NAME, "smb2.shortname", "Short Name", TEXT_UTF16),
	ROW(INFO_FILE_ID, "smb2.file_id", "File Id", UINT, 8, HEX),
	ROW(INFO_LONG_ID, "smb2.file_id.long", "File Id", BYTES),
	[INFO_NAME] = { "smb2.filename", "Filename", TEXT_UTF16, .listed = " " },
	[INFO_OEM_NAME] = { "smb2.filename", "Filename", TEXT, .listed = " " },
	ROW(INFO_LINKS, "smb2.nlinks", "Number of Links", UINT, 4),
	ROW(INFO_PENDING, "smb2.delete_pending", "Delete Pending", UINT, 1),
	ROW(INFO_IS_DIRECTORY, "smb2.is_directory", "Is Directory", UINT, 1),
	ROW(INFO_POSITION, "smb2.position_info", "Position Information", UINT, 8),
	ROW(INFO_MODE, "smb2.mode_info", "Mode Information", UINT, 4, HEX),
	ROW(INFO_ALIGNMENT, "smb2.alignment_info", "Alignment Information", UINT, 4, HEX, alignments),
	ROW(INFO_REPARSE_TAG, "smb2.reparse_tag", "Reparse Tag", UINT, 4, HEX),
	ROW(INFO_DELETE, "smb2.disposition.delete_on_close", "Delete on close", BOOL, 1, .mask = 0x01),
	[INFO_CHAIN_BAD] = { "smb2.next_offset.bad", "The next entry would begin inside this one", NOTE, .severity = ERROR },
};

const struct dissector dissector_smb1_info = {
	.proto = { "smb.info_rows", "Information of SMB 1", PROTOCOL },
	ROWS(smb1_info_rows),
	.also = &dissector_smb_common,
};

const struct dissector dissector_smb2_info = {
	.proto = { "smb2.info_rows", "Information of SMB2", PROTOCOL },
	ROWS(smb2_info_rows),
	.also = &dissector_smb1_info,
};
