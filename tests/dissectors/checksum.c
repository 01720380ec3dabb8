/* The Internet checksum.  RFC 1071, 1624. */

#include "dissectors/engine/checksum.h"
#include "tests/dissectors/decode.h"

/* RFC 1071 section 3: the sum of 0001 f203 f4f5 f6f7 is ddf2. */
Test(checksum, example_of_the_rfc)
{
	static const uint8_t bytes[] = { 0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7 };

	cr_expect_eq(checksum_fold(checksum_sum(bytes, sizeof bytes)), 0xddf2);
	cr_expect_eq(checksum_fold(checksum_sum(bytes, 0)), 0);
}

/* The definition: 16 bits at a time, an odd last byte as the high one. */
static uint16_t
slow_sum(const uint8_t *p, size_t n)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		sum += i % 2 ? p[i] : (uint32_t)p[i] << 8;
		sum = (sum & 0xffff) + (sum >> 16);
	}
	return (uint16_t)sum;
}

Test(checksum, all_lengths_and_alignments)
{
	uint8_t bytes[128];
	uint32_t x = 1;

	for (size_t i = 0; i < sizeof bytes; i++) {
		x = x * 1664525 + 1013904223;
		bytes[i] = (uint8_t)(x >> 24);
	}
	for (size_t start = 0; start < 16; start++)
		for (size_t n = 0; n <= 100; n++)
			cr_assert_eq(checksum_fold(checksum_sum(bytes + start, n)), slow_sum(bytes + start, n),
			    "%zu bytes at %zu", n, start);
}

/* The largest sums: as long as an IP datagram can be, and longer. */
Test(checksum, long_buffers)
{
	static uint8_t bytes[1 << 20];

	memset(bytes, 0xff, sizeof bytes);
	for (size_t n = 65533; n <= 65537; n++)
		cr_expect_eq(checksum_fold(checksum_sum(bytes, n)), slow_sum(bytes, n), "%zu", n);
	cr_expect_eq(checksum_fold(checksum_sum(bytes, sizeof bytes)), 0xffff);
}

/* Sums may be added, as long as all but the last are of even length. */
Test(checksum, sums_add)
{
	static const uint8_t bytes[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 };

	for (size_t n = 0; n <= sizeof bytes; n += 2)
		cr_expect_eq(checksum_fold(checksum_sum(bytes, n) + checksum_sum(bytes + n, sizeof bytes - n)),
		    slow_sum(bytes, sizeof bytes), "%zu", n);
}

Test(checksum, fold)
{
	/* In the machine's order: a sum of equal bytes is the same in any. */
	static const struct {
		uint64_t sum;
		uint16_t folded;
	} rows[] = {
		{ 0, 0 }, { 0xffff, 0xffff }, { 0x1fffe, 0xffff }, { 0x10000, 0x0100 }, { 0xffffffff, 0xffff },
		{ UINT64_MAX, 0xffff }, { 0x0101010101010101, 0x0404 },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		cr_expect_eq(checksum_fold(rows[i].sum), rows[i].folded, "%zu: %x", i, checksum_fold(rows[i].sum));
}

/* RFC 1624 section 3: of bytes that hold a wrong checksum, the right one. */
Test(checksum, right_one)
{
	static const uint8_t header[] = {	/* pcaps/ping.pcap frame 3: 1bf0 is right */
		0x45, 0, 0, 0x54, 0x9a, 0x9a, 0x40, 0, 0x40, 1, 0, 0, 192, 0, 2, 10, 192, 0, 2, 20,
	};
	uint8_t bytes[sizeof header];

	for (unsigned stored = 0; stored < 0x10000; stored++) {
		memcpy(bytes, header, sizeof bytes);
		bytes[10] = (uint8_t)(stored >> 8);
		bytes[11] = (uint8_t)stored;
		uint16_t sum = checksum_fold(checksum_sum(bytes, sizeof bytes));

		cr_assert_eq(sum == 0xffff, stored == 0x1bf0);
		cr_assert_eq(checksum_right(sum, (uint16_t)stored), 0x1bf0, "%x", stored);
	}
}
