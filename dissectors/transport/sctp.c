/* SCTP: the common header and the chunks' names.  RFC 9260 section 3; CRC32c: appendix A. */

#include "dissectors/engine/checksum.h"

static const struct value chunk_types[] = {	/* IANA sctp-parameters */
	{ 0, "DATA" }, { 1, "INIT" }, { 2, "INIT_ACK" }, { 3, "SACK" }, { 4, "HEARTBEAT" },
	{ 5, "HEARTBEAT_ACK" }, { 6, "ABORT" }, { 7, "SHUTDOWN" }, { 8, "SHUTDOWN_ACK" },
	{ 9, "ERROR" }, { 10, "COOKIE_ECHO" }, { 11, "COOKIE_ACK" }, { 12, "ECNE" }, { 13, "CWR" },
	{ 14, "SHUTDOWN_COMPLETE" }, { 15, "AUTH" }, { 64, "I_DATA" }, { 128, "ASCONF_ACK" },
	{ 130, "RE_CONFIG" }, { 132, "PAD" }, { 192, "FORWARD_TSN" }, { 193, "ASCONF" },
	{ 194, "I_FORWARD_TSN" }, { 0, NULL },
};

enum { SRCPORT, DSTPORT, TAG, CHECKSUM, CHECKSUM_STATUS, CHUNK, TYPE, FLAGS_BYTE, LEN, DATA, LEN_BAD };

static const struct field fields[] = {
	[SRCPORT]  = { "sctp.srcport", "Source port", UINT, 2, .also = "sctp.port" },
	[DSTPORT]  = { "sctp.dstport", "Destination port", UINT, 2, .also = "sctp.port" },
	[TAG]      = { "sctp.verification_tag", "Verification tag", UINT, 4, HEX },
	[CHECKSUM] = { "sctp.checksum", "Checksum", UINT, 4, HEX },
	[CHECKSUM_STATUS] = { "sctp.checksum.status", "Checksum Status", UINT, .values = checksum_statuses, .generated = true },
	[CHUNK]    = { "sctp.chunk", "Chunk", GROUP, .values = chunk_types },
	[TYPE]     = { "sctp.chunk_type", "Chunk type", UINT, 1, DEC, chunk_types },
	[FLAGS_BYTE] = { "sctp.chunk_flags", "Chunk flags", UINT, 1, HEX },
	[LEN]      = { "sctp.chunk_length", "Chunk length", UINT, 2, .unit = "bytes" },
	[DATA]     = { "sctp.chunk_value", "Value", BYTES },
	[LEN_BAD]  = { "sctp.chunk_length.bad", "The chunk is shorter than its header", NOTE, .severity = ERROR },
};

/* The checksum's own four bytes count as zeros. */
static uint32_t
crc32c(const uint8_t *p, size_t n)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < n; i++) {
		crc ^= i >= 8 && i < 12 ? 0 : p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0x82f63b78 : 0);
	}
	return __builtin_bswap32(~crc);
}

static void
dissect_chunk(struct dissection *d)
{
	struct node *chunk = open_group(d, CHUNK, *d->p);

	add_uint(d, TYPE);
	add_uint(d, FLAGS_BYTE);
	size_t len = add_uint(d, LEN);

	if (!d->fault && len < 4) {
		add_note(d, LEN_BAD);
		add_bytes(d, DATA, left(d));
	} else if (len > 4) {
		add_bytes(d, DATA, len - 4);
	}
	close_group(d, chunk);
	take(d, len % 4 && left(d) >= 4 - len % 4 ? 4 - len % 4 : 0);	/* to whole words */
}

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;

	add_uint(d, SRCPORT);
	add_uint(d, DSTPORT);
	add_uint(d, TAG);
	uint32_t checksum = (uint32_t)add_uint(d, CHECKSUM);

	if (!d->fault) {
		bool whole = !d->uncaptured;

		add_derived(d, CHECKSUM_STATUS, !whole ? CHECKSUM_UNVERIFIED :
		    crc32c(start, (size_t)(d->end - start)) == checksum ? CHECKSUM_GOOD : CHECKSUM_BAD);
	}
	summary(d, 0);
	while (left(d))
		dissect_chunk(d);
}

const struct dissector dissector_sctp = {
	.proto = { "sctp", "Stream Control Transmission Protocol", PROTOCOL },
	.column = "SCTP",
	.title = "Stream Control Transmission Protocol, Src Port: {sctp.srcport}, Dst Port: {sctp.dstport}",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{sctp.srcport} → {sctp.dstport}{ |sctp.chunk_type}" },
	.on = { { IP_PROTO, 132 } },
};
