/* The Internet checksum.  RFC 1071. */

#include <endian.h>
#include <string.h>
#include "dissectors/engine/checksum.h"

enum { MANY = 64 };		/* bytes, from which a call costs less than it saves */

const struct value checksum_statuses[] = {
	{ CHECKSUM_BAD, "Bad" }, { CHECKSUM_GOOD, "Good" },
	{ CHECKSUM_UNVERIFIED, "Unverified" }, { CHECKSUM_NOT_PRESENT, "Not present" },
	{ 0, NULL },
};

/* Compilers make this loop a vector's: what it is compiled for once more has wider ones, and is taken where it runs. */
#ifdef __x86_64__
#define ALSO_WIDER __attribute__((target_clones("avx2", "default")))
#else
#define ALSO_WIDER
#endif

ALSO_WIDER static uint64_t
sum_fours(const uint8_t *p, size_t count)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t four;

		memcpy(&four, p + i * sizeof four, sizeof four);
		sum += four;
	}
	return sum;
}

/*
 * The sum does not depend on how the bytes are grouped (RFC 1071 2 B), so it
 * is taken in the machine's order, four bytes at once, and turned round when
 * folded: 64 bits have room for more fours than a packet has.
 */
uint64_t
checksum_sum(const uint8_t *p, size_t n)
{
	uint64_t sum = 0;
	uint32_t four, rest = 0;

	if (n >= MANY) {
		sum = sum_fours(p, n / sizeof four);
		p += n / sizeof four * sizeof four;
		n %= sizeof four;
	}
	for (; n >= sizeof four; p += sizeof four, n -= sizeof four) {
		memcpy(&four, p, sizeof four);
		sum += four;
	}
	memcpy(&rest, p, n);
	return sum + rest;
}

uint16_t
checksum_fold(uint64_t sum)
{
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return be16toh((uint16_t)sum);
}

/* RFC 1624: without the stored number, the sum is the complement of the right one. */
uint16_t
checksum_right(uint16_t sum, uint16_t stored)
{
	uint32_t others = (uint32_t)sum + (uint16_t)~stored;

	return (uint16_t)~(others + (others >> 16));
}

bool
checksum_pseudo_header(const struct dissection *d, uint8_t proto, size_t n, uint64_t *sum)
{
	const struct node *src = &d->nodes[d->list.src], *dst = &d->nodes[d->list.dst];
	uint8_t tail[8] = { (uint8_t)(n >> 24), (uint8_t)(n >> 16), (uint8_t)(n >> 8), (uint8_t)n,
	    0, 0, 0, proto };

	if (!d->list.src || !d->list.dst || src->field->type != dst->field->type ||
	    (src->field->type != IPV4 && src->field->type != IPV6))
		return false;
	*sum = checksum_sum(node_bytes(d, src), src->len) +
	    checksum_sum(node_bytes(d, dst), dst->len) + checksum_sum(tail, sizeof tail);
	return true;
}

struct checksum_verdict
checksum_verify(const struct dissection *d, uint8_t proto, const uint8_t *start, size_t n, uint16_t stored)
{
	uint64_t pseudo;

	if ((size_t)(d->end - start) < n || !checksum_pseudo_header(d, proto, n, &pseudo))
		return (struct checksum_verdict){ .status = CHECKSUM_UNVERIFIED };
	uint16_t sum = checksum_fold(pseudo + checksum_sum(start, n));

	if (sum == 0xffff)
		return (struct checksum_verdict){ .status = CHECKSUM_GOOD };
	return (struct checksum_verdict){ CHECKSUM_BAD, checksum_right(sum, stored),
	    stored == checksum_fold(pseudo) };
}

void
add_checksum_verdict(struct dissection *d, const struct checksum_rows *rows, const struct checksum_verdict *verdict)
{
	if (d->fault)
		return;
	add_derived_row(d, rows->status, verdict->status);
	if (verdict->status == CHECKSUM_BAD)
		add_derived_row(d, rows->calculated, verdict->right);
	if (verdict->partial)
		add_derived_row(d, rows->partial, 0);
}

void
add_plain_checksum_verdict(struct dissection *d, const struct checksum_rows *rows,
    const uint8_t *start, uint16_t stored)
{
	if (d->fault)
		return;
	if (d->uncaptured || d->quoted) {
		add_derived_row(d, rows->status, CHECKSUM_UNVERIFIED);
		return;
	}
	uint16_t sum = checksum_fold(checksum_sum(start, (size_t)(d->end - start)));

	add_derived_row(d, rows->status, sum == 0xffff ? CHECKSUM_GOOD : CHECKSUM_BAD);
	if (sum != 0xffff)
		add_derived_row(d, rows->calculated, checksum_right(sum, stored));
}
