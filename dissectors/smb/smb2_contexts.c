/*
 * SMB 2 and 3: contexts, which negotiations and creates may have any of.
 * MS-SMB2 sections 2.2.3.1 and 2.2.13.2.
 */

#include "dissectors/engine/registry.h"
#include "dissectors/smb/smb2.h"

static const struct value types[] = {	/* section 2.2.3.1 */
	{ 1, "SMB2_PREAUTH_INTEGRITY_CAPABILITIES" }, { 2, "SMB2_ENCRYPTION_CAPABILITIES" }, { 3, "SMB2_COMPRESSION_CAPABILITIES" },
	{ 5, "SMB2_NETNAME_NEGOTIATE_CONTEXT_ID" }, { 6, "SMB2_TRANSPORT_CAPABILITIES" }, { 7, "SMB2_RDMA_TRANSFORM_CAPABILITIES" },
	{ 8, "SMB2_SIGNING_CAPABILITIES" }, { 0x100, "SMB2_POSIX_EXTENSIONS_AVAILABLE" }, { 0, NULL },
};
enum { PREAUTH = 1, ENCRYPTION, COMPRESSION, NETNAME = 5, SIGNING = 8 };

static const struct value hashes[] = { { 1, "SHA-512" }, { 0, NULL } };
static const struct value ciphers[] = {
	{ 1, "AES-128-CCM" }, { 2, "AES-128-GCM" }, { 3, "AES-256-CCM" }, { 4, "AES-256-GCM" }, { 0, NULL },
};
static const struct value signings[] = { { 0, "HMAC-SHA256" }, { 1, "AES-CMAC" }, { 2, "AES-GMAC" }, { 0, NULL } };
static const struct value compressions[] = {
	{ 0, "None" }, { 1, "LZNT1" }, { 2, "LZ77" }, { 3, "LZ77+Huffman" }, { 4, "Pattern_V1" }, { 5, "LZ4" }, { 0, NULL },
};

/* Tags of create contexts, four letters as a number; others are GUIDs. */
#define TAG(a, b, c, d) ((uint32_t)(a) << 24 | (b) << 16 | (c) << 8 | (d))
static const struct value tags[] = {
	{ TAG('E', 'x', 't', 'A'), "SMB2_CREATE_EA_BUFFER" }, { TAG('S', 'e', 'c', 'D'), "SMB2_CREATE_SD_BUFFER" },
	{ TAG('D', 'H', 'n', 'Q'), "SMB2_CREATE_DURABLE_HANDLE_REQUEST" },
	{ TAG('D', 'H', 'n', 'C'), "SMB2_CREATE_DURABLE_HANDLE_RECONNECT" },
	{ TAG('A', 'l', 'S', 'i'), "SMB2_CREATE_ALLOCATION_SIZE" },
	{ TAG('M', 'x', 'A', 'c'), "SMB2_CREATE_QUERY_MAXIMAL_ACCESS" }, { TAG('T', 'W', 'r', 'p'), "SMB2_CREATE_TIMEWARP_TOKEN" },
	{ TAG('Q', 'F', 'i', 'd'), "SMB2_CREATE_QUERY_ON_DISK_ID" }, { TAG('R', 'q', 'L', 's'), "SMB2_CREATE_REQUEST_LEASE" },
	{ TAG('D', 'H', '2', 'Q'), "SMB2_CREATE_DURABLE_HANDLE_REQUEST_V2" },
	{ TAG('D', 'H', '2', 'C'), "SMB2_CREATE_DURABLE_HANDLE_RECONNECT_V2" }, { TAG('A', 'A', 'P', 'L'), "Apple's extensions" },
	{ 0, NULL },
};

enum {
	NEGOTIATE, TYPE, DATA_LENGTH, RESERVED, HASH_COUNT, SALT_LENGTH, HASH, SALT, CIPHER_COUNT, CIPHER, SIGNING_COUNT, SIGNING_ID,
	COMPRESSION_COUNT, COMPRESSION_FLAGS, COMPRESSION_ID, NETNAME_ROW, CONTEXT_DATA, CREATE, NEXT, NAME_OFFSET, NAME_LENGTH, DATA_OFFSET,
	CREATE_LENGTH, TAG_ROW, CREATE_DATA, CHAIN_BAD, TOO_MANY,
};

static const struct field fields[] = {
	[NEGOTIATE] = { "smb2.negotiate_context", "Negotiate Context", GROUP, .values = types },
	[TYPE]     = { "smb2.negotiate_context.type", "Type", UINT, 2, HEX, types },
	[DATA_LENGTH] = { "smb2.negotiate_context.data_length", "DataLength", UINT, 2, .unit = "bytes" },
	[RESERVED] = { "smb2.reserved", "Reserved", BYTES },
	[HASH_COUNT] = { "smb2.negotiate_context.hash_alg_count", "HashAlgorithmCount", UINT, 2 },
	[SALT_LENGTH] = { "smb2.negotiate_context.salt_length", "SaltLength", UINT, 2, .unit = "bytes" },
	[HASH]     = { "smb2.negotiate_context.hash_algorithm", "HashAlgorithm", UINT, 2, HEX, hashes },
	[SALT]     = { "smb2.negotiate_context.salt", "Salt", BYTES },
	[CIPHER_COUNT] = { "smb2.negotiate_context.cipher_count", "CipherCount", UINT, 2 },
	[CIPHER]   = { "smb2.negotiate_context.cipher_id", "CipherId", UINT, 2, HEX, ciphers },
	[SIGNING_COUNT] = { "smb2.negotiate_context.signing_alg_count", "SigningAlgorithmCount", UINT, 2 },
	[SIGNING_ID] = { "smb2.negotiate_context.signing_id", "SigningAlgorithmId", UINT, 2, HEX, signings },
	[COMPRESSION_COUNT] = { "smb2.negotiate_context.comp_alg_count", "CompressionAlgorithmCount", UINT, 2 },
	[COMPRESSION_FLAGS] = { "smb2.negotiate_context.comp_alg_flags", "Flags", UINT, 4, HEX },
	[COMPRESSION_ID] = { "smb2.negotiate_context.comp_alg_id", "CompressionAlgorithmId", UINT, 2, HEX, compressions },
	[NETNAME_ROW] = { "smb2.negotiate_context.netname", "Netname", TEXT_UTF16 },
	[CONTEXT_DATA] = { "smb2.negotiate_context.data", "Data", BYTES },
	[CREATE]   = { "smb2.create.context", "Create Context", GROUP, .values = tags },
	[NEXT]     = { "smb2.create.chain_offset", "Chain Offset", UINT, 4, HEX },
	[NAME_OFFSET] = { "smb2.create.tag_offset", "Tag Offset", UINT, 2, HEX },
	[NAME_LENGTH] = { "smb2.create.tag_length", "Tag Length", UINT, 2, .unit = "bytes" },
	[DATA_OFFSET] = { "smb2.create.data_offset", "Data Offset", UINT, 2, HEX },
	[CREATE_LENGTH] = { "smb2.create.data_length", "Data Length", UINT, 4, .unit = "bytes" },
	[TAG_ROW]  = { "smb2.tag", "Tag", TEXT },
	[CREATE_DATA] = { "smb2.create.data", "Data", BYTES },
	[CHAIN_BAD] = { "smb2.create.chain_offset.bad", "Its offsets do not fit", NOTE, .severity = ERROR },
	[TOO_MANY] = { "smb2.context.too_many", "More contexts follow: they are not shown", NOTE, .severity = WARNING },
};

enum { CONTEXTS_SHOWN = 64, CREATE_FIXED = 16 };

static void
add_list(struct dissection *d, int row, size_t count)
{
	while (count-- && !d->fault)
		add_little_row(d, &fields[row]);
}

static void
dissect_preauth(struct dissection *d)
{
	size_t hashes_sent = add_little(d, HASH_COUNT), salt = add_little(d, SALT_LENGTH);

	add_list(d, HASH, hashes_sent);
	add_bytes(d, SALT, salt);
}

static void
dissect_compression(struct dissection *d)
{
	static const struct item items[] = { { RESERVED, 2 }, { COMPRESSION_FLAGS } };
	size_t count = add_little(d, COMPRESSION_COUNT);

	add_items(d, items);
	add_list(d, COMPRESSION_ID, count);
}

static void
dissect_negotiate_data(struct dissection *d, uint64_t type)
{
	switch (type) {
	case PREAUTH: dissect_preauth(d); break;
	case ENCRYPTION: add_list(d, CIPHER, add_little(d, CIPHER_COUNT)); break;
	case COMPRESSION: dissect_compression(d); break;
	case NETNAME: add_bytes(d, NETNAME_ROW, rest_of(d)); break;
	case SIGNING: add_list(d, SIGNING_ID, add_little(d, SIGNING_COUNT)); break;
	default:
		if (left(d))
			add_bytes(d, CONTEXT_DATA, rest_of(d));
	}
}

void
dissect_smb2_negotiate_contexts(struct dissection *d, size_t count)
{
	const uint8_t *start = d->p;

	for (size_t i = 0; i < count && !d->fault && left(d); i++) {
		if (i == CONTEXTS_SHOWN) {
			add_note(d, TOO_MANY);
			return;
		}
		struct node *group = open_group(d, NEGOTIATE, left(d) >= 2 ? little_endian(d->p, 2) : 0);
		uint64_t type = add_little(d, TYPE);
		size_t n = add_little(d, DATA_LENGTH);

		add_bytes(d, RESERVED, 4);
		struct scope outer = enter(d, n);

		dissect_negotiate_data(d, type);
		leave(d, outer);
		close_group(d, group);
		size_t padding = -(size_t)(d->p - start) & 7;	/* each begins at a multiple of 8 */

		take(d, padding < left(d) ? padding : left(d));
	}
}

/* A tag of four letters as a number; of any other length 0. */
static uint32_t
tag_of(const uint8_t *p, size_t n)
{
	return n == 4 ? (uint32_t)big_endian(p, 4) : 0;
}

/* Tag and data of a context of `whole` bytes from start on, whose fixed part was read. */
static void
dissect_tagged(struct dissection *d, const uint8_t *start, size_t whole, struct node *group)
{
	size_t at = little_endian(start + 4, 2), n = little_endian(start + 6, 2);
	size_t data_at = little_endian(start + 10, 2), data = little_endian(start + 12, 4);

	if (at < CREATE_FIXED || at + n > whole || (data && (data_at < at + n || data_at + data > whole))) {
		add_note(d, CHAIN_BAD);
		return;
	}
	take(d, at - CREATE_FIXED);
	const uint8_t *tag = add_bytes(d, TAG_ROW, n);

	if (tag)
		group->number = tag_of(tag, n);
	if (!data)
		return;
	take(d, data_at - at - n);
	add_bytes(d, CREATE_DATA, data);
}

/* One of them, which is the scope: its own offsets count from its start. */
static void
dissect_create_context(struct dissection *d)
{
	static const struct item items[] = {
		{ NEXT }, { NAME_OFFSET }, { NAME_LENGTH }, { RESERVED, 2 }, { DATA_OFFSET }, { CREATE_LENGTH },
	};
	const uint8_t *start = d->p;
	size_t whole = rest_of(d);
	struct node *group = open_group(d, CREATE, 0);

	add_items(d, items);
	if (!d->fault)
		dissect_tagged(d, start, whole, group);
	close_group(d, group);
}

void
dissect_smb2_create_contexts(struct dissection *d)
{
	for (int i = 0; left(d) >= 4; i++) {
		size_t next = little_endian(d->p, 4);

		if (i == CONTEXTS_SHOWN) {
			add_note(d, TOO_MANY);
			return;
		}
		struct scope outer = enter(d, next ? next : rest_of(d));

		dissect_create_context(d);
		leave(d, outer);
		if (!next)
			return;
	}
}

const struct dissector dissector_smb2_contexts = {
	.proto = { "smb2.contexts", "Contexts of SMB2", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb2_create,
};
