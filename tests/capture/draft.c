/* See draft.h. */

#include <string.h>

#include "tests/capture/draft.h"

void
draft_bytes(struct draft *d, const void *bytes, size_t n)
{
	memcpy(d->bytes + d->len, bytes, n);
	d->len += n;
}

void
draft_word(struct draft *d, uint32_t v)
{
	uint32_t other = __builtin_bswap32(v);

	draft_bytes(d, d->big ? &other : &v, 4);
}

void
draft_halves(struct draft *d, uint16_t first, uint16_t second)
{
	draft_word(d, d->big ? (uint32_t)first << 16 | second : (uint32_t)second << 16 | first);
}

void
draft_section(struct draft *d)
{
	draft_word(d, 0x0a0d0d0a);
	draft_word(d, 28);
	draft_word(d, 0x1a2b3c4d);
	draft_halves(d, 1, 0);
	draft_word(d, UINT32_MAX);
	draft_word(d, UINT32_MAX);
	draft_word(d, 28);
}

void
draft_interface(struct draft *d, uint16_t link_type)
{
	draft_word(d, 1);
	draft_word(d, 20);
	draft_halves(d, link_type, 0);
	draft_word(d, 0);
	draft_word(d, 20);
}

void
draft_payload(struct draft *d, uint32_t number, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		d->bytes[d->len++] = (uint8_t)(number * 31 + i * 7 + (i >> 8));
}

void
draft_packet(struct draft *d, uint32_t interface, uint32_t number, uint32_t n)
{
	uint32_t block = 32 + ((n + 3) & ~3u);

	draft_word(d, 6);
	draft_word(d, block);
	draft_word(d, interface);
	draft_word(d, 0);
	draft_word(d, number);
	draft_word(d, n);
	draft_word(d, n);
	draft_payload(d, number, n);
	draft_bytes(d, "\0\0\0", -n & 3);
	draft_word(d, block);
}

void
draft_record(struct draft *d, uint32_t number, uint32_t n)
{
	draft_word(d, 0);
	draft_word(d, number);
	draft_word(d, n);
	draft_word(d, n);
	draft_payload(d, number, n);
}
