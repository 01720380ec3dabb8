/*
 * hostile half-open COUNT | garbage MEGABYTES: a pcap on standard output that
 * tries to fill a decoder's memory.
 *
 * half-open: COUNT connections of which only the SYN is seen, to many ports,
 * HTTP's among them.  garbage: one HTTP connection of which the first byte
 * never comes, and random bytes behind it in random order.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEADERS = 54, PIECE = 1400, SYN = 2, ACK = 16 };

static uint64_t state = 88172645463325252u;

/* xorshift64: G. Marsaglia, "Xorshift RNGs", 2003. */
static uint64_t
dice(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	return state ^= state << 17;
}

static void
put(uint8_t *p, uint64_t v, int n)
{
	while (n--) {
		p[n] = (uint8_t)v;
		v >>= 8;
	}
}

/* A frame whose data are in place behind the headers. */
static void
send_frame(uint8_t *f, uint32_t number, uint32_t from, uint16_t ports[2], uint32_t seq, int flags, uint32_t n)
{
	uint32_t record[4] = { 1700000000 + number / 100000, number % 100000 * 10, HEADERS + n, HEADERS + n };

	memset(f, 0, HEADERS);
	put(f + 12, 0x0800, 2);
	f[14] = 0x45;
	put(f + 16, 40 + n, 2);
	f[22] = 64;
	f[23] = 6;
	put(f + 26, from, 4);
	put(f + 30, 0xc0000201, 4);
	put(f + 34, ports[0], 2);
	put(f + 36, ports[1], 2);
	put(f + 38, seq, 4);
	put(f + 42, flags & ACK ? 1 : 0, 4);
	f[46] = 0x50;
	f[47] = (uint8_t)flags;
	put(f + 48, 8192, 2);
	fwrite(record, sizeof record, 1, stdout);
	fwrite(f, HEADERS + n, 1, stdout);
}

static void
half_open(uint32_t count)
{
	static const uint16_t services[] = { 80, 25, 110, 53, 8080, 7777 };
	uint8_t f[HEADERS];

	for (uint32_t i = 0; i < count; i++) {
		uint64_t r = dice();
		uint16_t ports[2] = { (uint16_t)(r >> 32 | 1024), services[(r >> 48) % 6] };

		send_frame(f, i, (uint32_t)r, ports, (uint32_t)dice(), SYN, 0);
	}
}

static void
garbage(uint32_t megabytes)
{
	static uint8_t f[HEADERS + PIECE];
	uint16_t ports[2] = { 40000, 80 };
	uint32_t pieces = (uint32_t)(((uint64_t)megabytes << 20) / PIECE);

	send_frame(f, 0, 0xc0000202, ports, 0, SYN, 0);
	for (uint32_t i = 1; i < pieces; i++) {
		for (size_t at = HEADERS; at < sizeof f; at += 8) {
			uint64_t r = dice();

			memcpy(f + at, &r, sizeof f - at < 8 ? sizeof f - at : 8);
		}
		send_frame(f, i, 0xc0000202, ports, 2 + (uint32_t)(dice() % (1u << 29)), ACK, PIECE);
	}
}

int
main(int argc, char **argv)
{
	static const uint32_t header[6] = { 0xa1b2c3d4, 4 << 16 | 2, 0, 0, 262144, 1 };
	uint32_t n = argc == 3 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;

	if (!n) {
		fprintf(stderr, "usage: hostile half-open COUNT | garbage MEGABYTES\n");
		return 1;
	}
	fwrite(header, sizeof header, 1, stdout);
	if (!strcmp(argv[1], "half-open"))
		half_open(n);
	else
		garbage(n);
	return fflush(stdout) ? 1 : 0;
}
