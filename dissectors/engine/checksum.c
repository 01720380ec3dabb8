/* The Internet checksum.  RFC 1071. */

#include <endian.h>
#include <string.h>
#include "dissectors/engine/checksum.h"

const struct value checksum_statuses[] = {
	{ CHECKSUM_BAD, "Bad" }, { CHECKSUM_GOOD, "Good" },
	{ CHECKSUM_UNVERIFIED, "Unverified" }, { CHECKSUM_NOT_PRESENT, "Not present" },
	{ 0, NULL },
};

/*
 * The sum does not depend on how the bytes are grouped (RFC 1071 2 B), so it
 * is taken in the machine's order, eight bytes at once, with what is carried
 * out of 64 bits counted apart, and turned round when folded.
 */
uint64_t
checksum_sum(const uint8_t *p, size_t n)
{
	uint64_t sum = 0, carried = 0, w[4];

	for (; n >= sizeof w; p += sizeof w, n -= sizeof w) {
		memcpy(w, p, sizeof w);
		for (int i = 0; i < 4; i++) {
			sum += w[i];
			carried += sum < w[i];
		}
	}
	sum = (sum >> 32) + (uint32_t)sum + carried;
	for (uint32_t four; n >= sizeof four; p += sizeof four, n -= sizeof four) {
		memcpy(&four, p, sizeof four);
		sum += four;
	}
	uint32_t rest = 0;

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
