/*
 * Writing pcapng: one section, its interfaces, their packets, and at the end
 * what was counted.  draft-ietf-opsawg-pcapng; pcapng.c draws the blocks.
 *
 * All times are in nanoseconds (if_tsresol 9), in 64 bits.
 */

#include "capture/internal.h"
#include "capture/pcapng.h"
#include "capture/save_format.h"
#include "capture/version.h"

enum { NANOSECONDS = 9 };

/* Of sections, interfaces and statistics.  4.1, 4.2, 4.6. */
enum {
	SHB_USERAPPL = 4,
	IF_DESCRIPTION = 3, IF_FILTER = 11,
	ISB_STARTTIME = 2, ISB_ENDTIME = 3, ISB_IFRECV = 4, ISB_IFDROP = 5, ISB_OSDROP = 7,
};

/* A block's length stands at both of its ends, and is known last. */
static uint8_t *
begin_block(uint8_t *to, enum block_type type)
{
	return put32(to, type) + 4;
}

static uint8_t *
end_block(uint8_t *block, uint8_t *to)
{
	uint32_t length = (uint32_t)(to - block) + BLOCK_TRAILER;

	put32(block + 4, length);
	return put32(to, length);
}

static uint8_t *
put_filled(uint8_t *to, const void *bytes, size_t n)
{
	return put_bytes(put_bytes(to, bytes, n), "\0\0\0", -n & 3);
}

static uint8_t *
put_option(uint8_t *to, uint16_t code, const void *bytes, size_t n)
{
	return put_filled(put16(put16(to, code), (uint16_t)n), bytes, n);
}

static uint8_t *
put_text(uint8_t *to, uint16_t code, const char *text)
{
	return text && *text ? put_option(to, code, text, strnlen(text, TEXT_MOST)) : to;
}

static uint8_t *
put_section(uint8_t *to)
{
	uint8_t *p = put32(begin_block(to, SECTION), 0x1a2b3c4d);

	p = put16(put16(p, 1), 0);
	p = put32(put32(p, UINT32_MAX), UINT32_MAX);	/* its length is not known before its end */
	p = put_text(p, SHB_USERAPPL, VERSION);
	return end_block(to, put32(p, OPT_END));
}

/* The byte before a filter's text says that it is text, and no code of BPF. */
static uint8_t *
put_filter(uint8_t *to, const char *filter)
{
	size_t n = filter ? strnlen(filter, TEXT_MOST - 1) : 0;

	if (n == 0)
		return to;
	to = put16(put16(to, IF_FILTER), (uint16_t)(n + 1));
	*to++ = 0;
	return put_bytes(put_bytes(to, filter, n), "\0\0\0", -(n + 1) & 3);
}

static uint8_t *
put_interface(uint8_t *to, const struct save_interface *interface)
{
	uint8_t *p = put16(put16(begin_block(to, INTERFACE), interface->link_type), 0);

	p = put32(p, interface->snaplen);
	p = put_text(p, IF_NAME, interface->name);
	p = put_text(p, IF_DESCRIPTION, interface->description);
	p = put_option(p, IF_TSRESOL, &(uint8_t){ NANOSECONDS }, 1);
	p = put_filter(p, interface->filter);
	return end_block(to, put32(p, OPT_END));
}

/* What lies before 1970 becomes that. */
static uint8_t *
put_time(uint8_t *to, int64_t time)
{
	uint64_t ticks = time > 0 ? (uint64_t)time : 0;

	return put32(put32(to, (uint32_t)(ticks >> 32)), (uint32_t)ticks);
}

static uint8_t *
put_frame(uint8_t *to, const struct frame *frame)
{
	struct capture_text comment = frame->comment;
	uint8_t *p = put_time(put32(begin_block(to, ENHANCED), frame->interface), frame->time);

	p = put32(put32(p, frame->captured), frame->wire);
	p = put_filled(p, frame->bytes, frame->captured);
	if (comment.bytes) {
		p = put_option(p, OPT_COMMENT, comment.bytes,
			comment.len < TEXT_MOST ? comment.len : TEXT_MOST);
		p = put32(p, OPT_END);
	}
	return end_block(to, p);
}

static uint8_t *
put_count(uint8_t *to, uint16_t code, uint64_t n)
{
	return put32(put32(put16(put16(to, code), 8), (uint32_t)n), (uint32_t)(n >> 32));
}

static uint8_t *
put_counts(uint8_t *to, uint32_t interface, const struct save_counts *counts, int64_t from,
	int64_t until)
{
	uint8_t *p = put_time(put32(begin_block(to, STATISTICS), interface), until);

	p = put_time(put16(put16(p, ISB_STARTTIME), 8), from);
	p = put_time(put16(put16(p, ISB_ENDTIME), 8), until);
	p = put_count(p, ISB_IFRECV, counts->received);
	p = put_count(p, ISB_IFDROP, counts->dropped_by_interface);
	p = put_count(p, ISB_OSDROP, counts->dropped);
	return end_block(to, put32(p, OPT_END));
}

static size_t
length(const uint8_t *p, bool first, bool *frame)
{
	*frame = !first && get32(p, false) == ENHANCED;
	return get32(p + 4, false);
}

const struct save_writer save_pcapng = {
	.put_section = put_section,
	.put_interface = put_interface,
	.put_frame = put_frame,
	.put_counts = put_counts,
	.length = length,
};
