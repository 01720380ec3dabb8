/*
 * The same frame between other hosts: IPv4 and MAC addresses are shifted, in
 * Ethernet, ARP, RARP, IPv4 and what ICMP errors quote; other bytes stay.
 *
 * Checksums are updated, not computed (RFC 1624, equation 3): right ones stay
 * right, in fragments and cut frames, too; wrong ones stay wrong.
 */

#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { HOST_STEP = 256 };	/* a shift of 1 leads from one /24 network to the next */

static uint16_t
get16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

static uint32_t
get32(const uint8_t *p)
{
	return (uint32_t)get16(p) << 16 | get16(p + 2);
}

static void
put32(uint8_t *p, uint32_t n)
{
	for (int i = 3; i >= 0; i--, n >>= 8)
		p[i] = (uint8_t)n;
}

static uint16_t
fold(uint64_t sum)
{
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)sum;
}

/* The ones' complement sum of n bytes, an odd last one padded. */
static uint16_t
sum(const uint8_t *p, size_t n)
{
	uint64_t total = n & 1 ? (uint64_t)p[n - 1] << 8 : 0;

	for (size_t i = 0; i + 1 < n; i += 2)
		total += get16(p + i);
	return fold(total);
}

/* The bytes a checksum covers summed up to before, and now to after. */
static void
adjust(uint8_t *checksum, uint16_t before, uint16_t after)
{
	uint16_t is = get16(checksum);
	uint16_t be = (uint16_t)~fold((uint64_t)(uint16_t)~is + (uint16_t)~before + after);

	checksum[0] = (uint8_t)(be >> 8);
	checksum[1] = (uint8_t)be;
}

/* 0.0.0.0, loopback, multicast and broadcast mean the same in every copy. */
static void
shift_address(uint8_t *p, uint32_t shift)
{
	if (p[0] != 0 && p[0] != 127 && p[0] < 224)
		put32(p, get32(p) + shift * HOST_STEP);
}

static void
shift_mac(uint8_t *p, uint32_t shift)
{
	if (!(p[0] & 1) && memcmp(p, "\0\0\0\0\0", 6) != 0)
		put32(p + 2, get32(p + 2) + shift * HOST_STEP);
}

static void shift_ip(uint8_t *ip, size_t n, uint32_t shift);

/* Errors quote the header that caused them (RFC 792); a redirect names a router. */
static void
shift_icmp(uint8_t *icmp, size_t n, uint32_t shift)
{
	bool quotes = (icmp[0] >= 3 && icmp[0] <= 5) || icmp[0] == 11 || icmp[0] == 12;
	uint16_t before = sum(icmp + 4, n - 4);

	if (icmp[0] == 5)
		shift_address(icmp + 4, shift);
	if (quotes)
		shift_ip(icmp + 8, n - 8, shift);
	adjust(icmp + 2, before, sum(icmp + 4, n - 4));
}

/* Route and timestamp options hold addresses; those not yet filled in are 0. */
static void
shift_options(uint8_t *p, const uint8_t *end, uint32_t shift)
{
	for (size_t n; p < end && *p != 0; p += n) {
		n = *p == 1 || end - p < 2 ? 1 : p[1];
		if (n == 0 || n > (size_t)(end - p))
			return;
		bool route = *p == 7 || *p == 131 || *p == 137;
		bool times = *p == 68 && n > 4 && (p[3] & 15) != 0;

		if (route || times)
			for (size_t at = route ? 3 : 4; at + 4 <= n; at += route ? 4 : 8)
				shift_address(p + at, shift);
	}
}

/*
 * The addresses that TCP and UDP sum.  A datagram with a source route has the
 * last stop for its destination there (RFC 1122, 4.1.3.4 and 3.2.1.8).
 */
static uint16_t
pseudo(const uint8_t *ip, size_t header)
{
	const uint8_t *to = ip + 16, *end = ip + header;

	for (const uint8_t *p = ip + 20; end - p >= 2 && *p != 0; ) {
		if ((*p == 131 || *p == 137) && p[1] >= 7 && p[1] <= end - p && p[2] <= p[1])
			to = p + p[1] - 4;
		p += *p == 1 ? 1 : p[1] < 2 ? end - p : p[1];
	}
	return fold((uint64_t)sum(ip + 12, 4) + sum(to, 4));
}

static void
shift_transport(const uint8_t *ip, uint8_t *p, size_t n, uint16_t before, uint32_t shift)
{
	uint16_t after = pseudo(ip, (size_t)(p - ip));

	if (ip[9] == 6 && n >= 18) {
		adjust(p + 16, before, after);
	} else if (ip[9] == 17 && n >= 8 && get16(p + 6)) {
		adjust(p + 6, before, after);
		if (!get16(p + 6))	/* RFC 768: 0 would say there is none */
			p[6] = p[7] = 0xff;
	} else if (ip[9] == 1 && n >= 8) {
		shift_icmp(p, n, shift);
	}
}

static void
shift_ip(uint8_t *ip, size_t n, uint32_t shift)
{
	size_t header = n ? (size_t)(ip[0] & 15) * 4 : 0;

	if (n < 20 || ip[0] >> 4 != 4 || header < 20 || header > n)
		return;
	uint16_t before = sum(ip + 12, header - 12), ends = pseudo(ip, header);
	size_t total = get16(ip + 2);

	shift_address(ip + 12, shift);
	shift_address(ip + 16, shift);
	shift_options(ip + 20, ip + header, shift);
	adjust(ip + 10, before, sum(ip + 12, header - 12));
	if (total >= header && total < n)
		n = total;		/* the rest is padding */
	if (!(get16(ip + 6) & 0x1fff))
		shift_transport(ip, ip + header, n - header, ends, shift);
}

/* Where the payload of an Ethernet frame starts, after any tags; *type is its. */
static size_t
payload(const uint8_t *p, size_t n, uint16_t *type)
{
	size_t at = 14;

	*type = n >= at ? get16(p + 12) : 0;
	while ((*type == 0x8100 || *type == 0x88a8 || *type == 0x9100) && at + 4 <= n) {
		at += 4;
		*type = get16(p + at - 2);
	}
	return at;
}

/* The n bytes of an Ethernet frame: its hosts are shifted by so many networks. */
static void
shift_frame(uint8_t *p, size_t n, uint32_t shift)
{
	uint16_t type;
	size_t at = payload(p, n, &type);

	if (n < at)
		return;
	shift_mac(p, shift);
	shift_mac(p + 6, shift);
	if (type == 0x0800)
		shift_ip(p + at, n - at, shift);
	if ((type == 0x0806 || type == 0x8035) && n - at >= 28) {
		shift_mac(p + at + 8, shift);
		shift_address(p + at + 14, shift);
		shift_mac(p + at + 18, shift);
		shift_address(p + at + 24, shift);
	}
}
