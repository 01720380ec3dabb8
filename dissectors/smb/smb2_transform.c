/*
 * SMB 3: messages inside of others, which cannot be read: encrypted, MS-SMB2
 * section 2.2.41, and compressed, section 2.2.42.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/smb2.h"

static const struct value algorithms[] = {	/* MS-SMB2 section 2.2.3.1.3 */
	{ 0, "None" }, { 1, "LZNT1" }, { 2, "LZ77" }, { 3, "LZ77+Huffman" }, { 4, "Pattern_V1" }, { 5, "LZ4" }, { 0, NULL },
};
static const struct value compressions[] = { { 0, "unchained" }, { 1, "chained" }, { 0, NULL } };

enum {
	SIGNATURE, NONCE, ORIGINAL_SIZE, RESERVED, FLAGS_ROW, IS_ENCRYPTED, SESSION_ID, ENCRYPTED,
	COMPRESSED_SIZE, ALGORITHM, COMPRESSION_FLAGS, COMPRESSED_AT, COMPRESSED,
};

static const struct field fields[] = {
	[SIGNATURE] = { "smb2.header.transform.signature", "Signature", BYTES },
	[NONCE]    = { "smb2.header.transform.nonce", "Nonce", BYTES },
	[ORIGINAL_SIZE] = { "smb2.header.transform.msg_size", "Message size", UINT, 4, .unit = "bytes" },
	[RESERVED] = { "smb2.header.transform.reserved", "Reserved", BYTES },
	[FLAGS_ROW] = { "smb2.header.transform.flags", "Flags; of SMB 3.0 the algorithm", UINT, 2, HEX, .parts = 1 },
	[IS_ENCRYPTED] = { "smb2.header.transform.flags.encrypted", "Encrypted", BOOL, 2, .mask = 0x0001 },
	[SESSION_ID] = { "smb2.sesid", "Session Id", UINT, 8, HEX },
	[ENCRYPTED] = { "smb2.header.transform.enc_data", "Encrypted messages", BYTES },
	[COMPRESSED_SIZE] = { "smb2.header.comp_transform.original_size", "Original size", UINT, 4, .unit = "bytes" },
	[ALGORITHM] = { "smb2.header.comp_transform.comp_alg", "Compression algorithm", UINT, 2, HEX, algorithms },
	[COMPRESSION_FLAGS] = { "smb2.header.comp_transform.flags", "Flags", UINT, 2, HEX, compressions },
	[COMPRESSED_AT] = { "smb2.header.comp_transform.offset", "Offset of the compressed part; of a chained one its length", UINT, 4, HEX_DEC },
	[COMPRESSED] = { "smb2.header.comp_transform.data", "Compressed messages", BYTES },
};

/* Section 2.2.41. */
void
dissect_smb2_encrypted(struct dissection *d)
{
	static const struct item items[] = {
		{ SIGNATURE, 16 }, { NONCE, 16 }, { ORIGINAL_SIZE }, { RESERVED, 2 }, { FLAGS_ROW },
		{ SESSION_ID },
	};

	add_items(d, items);
	if (left(d))
		add_bytes(d, ENCRYPTED, rest_of(d));
}

/* Section 2.2.42. */
void
dissect_smb2_compressed(struct dissection *d)
{
	static const struct item items[] = { { COMPRESSED_SIZE }, { ALGORITHM }, { COMPRESSION_FLAGS }, { COMPRESSED_AT } };

	add_items(d, items);
	if (left(d))
		add_bytes(d, COMPRESSED, rest_of(d));
}

const struct dissector dissector_smb2_transform = {
	.proto = { "smb2.transform", "Encrypted and compressed messages of SMB 3", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb2_setup,
};
