/*
 * The pcapng format: blocks, in sections of their own byte order, each with
 * its own interfaces.  draft-ietf-opsawg-pcapng.
 *
 *   block:      type 4, length 4, body, length 4; a multiple of 4 in all
 *   section:    byte-order magic 4, version 2+2, section length 8, options
 *   interface:  link type 2, reserved 2, snaplen 4, options
 *   packets:    see packet.c
 *
 * A section's length is not needed, and often wrong: blocks are read on until
 * the next section begins.
 */

#include <inttypes.h>
#include <stdlib.h>

#include "capture/pcapng.h"

enum {
	BLOCK_MIN = 12,
	SECTIONS_MAX = 1 << 16,	/* keeps a hostile file from eating memory */
	BLOCK_MAX = 1 << 24,	/* of those we keep whole; others are skipped, however long */
};

/* The section being read. */
static const struct section *
current(const struct capture_file *f)
{
	return &f->sections[f->section_count - 1];
}

/* The least length of the blocks we look into; 0: we do not. */
static uint32_t
least(uint32_t type)
{
	switch (type) {
	case SECTION: return 28;
	case INTERFACE: return 20;
	case SIMPLE:
	case CUSTOM:
	case CUSTOM_UNCOPIED: return 16;
	case JOURNAL: return BLOCK_MIN;
	case OBSOLETE:
	case ENHANCED: return 32;
	default: return 0;
	}
}

/* Whether a block of the type can have this length. */
static bool
sound_length(uint32_t type, uint32_t length)
{
	return length >= BLOCK_MIN && length % 4 == 0 && length >= least(type) &&
	       (length <= BLOCK_MAX || !least(type) || type == SECTION);
}

static enum capture_status
check_trailer(struct capture_file *f, uint64_t offset, uint32_t length, const uint8_t *trailer)
{
	uint32_t again = get32(trailer, current(f)->big);

	if (again == length)
		return CAPTURE_FRAME;
	return capture_fail(f, "the block at offset %" PRIu64 " says %" PRIu32
		" bytes at its start, %" PRIu32 " at its end", offset, length, again);
}

static enum capture_status
bad_length(struct capture_file *f, uint32_t length)
{
	return capture_fail(f, "the block at offset %" PRIu64 " says %" PRIu32
		" bytes, which none of its type can have", input_offset(&f->in), length);
}

/* To the end of the block that is being skipped. */
static enum capture_status
skip_on(struct capture_file *f)
{
	struct skipped s = f->skipped;
	const uint8_t *trailer;

	if (!input_skip(&f->in, s.offset + s.length - BLOCK_TRAILER) ||
	    !(trailer = input_view(&f->in, BLOCK_TRAILER)))
		return capture_cut(f, "a block");
	f->in.at += BLOCK_TRAILER;
	f->skipped.length = 0;
	return check_trailer(f, s.offset, s.length, trailer);
}

static enum capture_status
skip(struct capture_file *f, uint32_t length)
{
	f->skipped = (struct skipped){ input_offset(&f->in), length };
	return skip_on(f);
}

/* Begin a section: the table grows whenever its length is a power of two. */
static enum capture_status
add_section(struct capture_file *f, struct section s)
{
	uint32_t n = f->section_count;
	struct section *all = f->sections;

	if (n == SECTIONS_MAX)
		return capture_fail(f, "has more than %d sections, at offset %" PRIu64,
			SECTIONS_MAX, s.offset);
	if ((n & (n - 1)) == 0)
		all = realloc(all, (n ? 2 * (size_t)n : 1) * sizeof *all);
	if (!all)
		return capture_fail(f, "out of memory for sections");
	f->sections = all;
	all[f->section_count++] = s;
	return CAPTURE_FRAME;
}

static enum capture_status
section(struct capture_file *f)
{
	const uint8_t *p = input_view(&f->in, 16);
	struct section s = { input_offset(&f->in), f->interface_count, p && p[8] == 0x1a };
	enum capture_status status;
	uint32_t length;

	if (!p)
		return capture_cut(f, "a section's header");
	if (get32(p + 8, s.big) != 0x1a2b3c4d)
		return capture_fail(f, "the section at offset %" PRIu64
			" has a bad byte-order magic, 0x%08" PRIx32, s.offset, get32(p + 8, true));
	length = get32(p + 4, s.big);
	if (!sound_length(SECTION, length))
		return bad_length(f, length);
	if (get16(p + 12, s.big) != 1)
		return capture_fail(f, "the section at offset %" PRIu64
			" is of version %u.%u; only version 1 is known",
			s.offset, get16(p + 12, s.big), get16(p + 14, s.big));
	status = add_section(f, s);
	return status == CAPTURE_FRAME ? skip(f, length) : status;
}

static enum capture_status
interface(struct capture_file *f, const uint8_t *p, uint32_t length)
{
	bool big = current(f)->big;
	const uint8_t *options = p + 16, *end = p + length - BLOCK_TRAILER;
	struct capture_text resolution = option_find(options, end, IF_TSRESOL, big);
	struct capture_text offset = option_find(options, end, IF_TSOFFSET, big);
	uint8_t units = resolution.len == 1 ? (uint8_t)*resolution.bytes : 6;	/* 6: microseconds */
	struct interface *x = capture_add_interface(f, (struct capture_interface){
		.link_type = get16(p + 8, big),
		.snaplen = get32(p + 12, big),
		.digits = units < 9 ? units : 9,
		.name = option_find(options, end, IF_NAME, big),
	});

	if (!x)
		return CAPTURE_DAMAGED;
	x->clock = clock_of(units,
		offset.len == 8 ? (int64_t)get64((const uint8_t *)offset.bytes, big) : 0);
	return CAPTURE_FRAME;
}

static enum capture_status
packet(struct capture_file *f, const uint8_t *p, uint32_t length, struct frame *frame)
{
	uint64_t number = f->frames + 1, offset = input_offset(&f->in);

	switch (packet_parse(f, current(f), p, length, frame)) {
	case PACKET_STRAY:
		return capture_fail(f, "frame %" PRIu64 ", the block at offset %" PRIu64
			", is of interface %" PRIu32 ", which no block before it describes",
			number, offset, frame->interface);
	case PACKET_LONG:
		return capture_fail(f, "frame %" PRIu64 ", the block at offset %" PRIu64
			", says %" PRIu32 " bytes, more than any frame has",
			number, offset, frame->captured);
	case PACKET_OVERFULL:
		return capture_fail(f, "frame %" PRIu64 ", the block at offset %" PRIu64
			", says %" PRIu32 " bytes, more than its block holds",
			number, offset, frame->captured);
	case PACKET_SOUND:
		break;
	}
	frame->offset = offset;
	return CAPTURE_FRAME;
}

/* A block that is kept whole: an interface or a packet. */
static enum capture_status
keep(struct capture_file *f, uint32_t type, uint32_t length, struct frame *frame)
{
	const uint8_t *p = input_view(&f->in, length);
	enum capture_status status;

	if (!p)
		return capture_cut(f, packet_is(type) ? NULL : "a block");
	status = check_trailer(f, input_offset(&f->in), length, p + length - BLOCK_TRAILER);
	if (status == CAPTURE_FRAME)
		status = packet_is(type) ? packet(f, p, length, frame) : interface(f, p, length);
	if (status == CAPTURE_FRAME)
		f->in.at += length;
	return status;
}

static enum capture_status
next(struct capture_file *f, struct frame *frame)
{
	enum capture_status status = f->skipped.length ? skip_on(f) : CAPTURE_FRAME;
	uint32_t type = 0, length;

	while (status == CAPTURE_FRAME && !packet_is(type)) {
		const uint8_t *p = input_view(&f->in, BLOCK_MIN);

		if (!p)
			return capture_end(f, "a block");
		type = get32(p, current(f)->big);
		length = get32(p + 4, current(f)->big);
		if (packet_is_other(type) && length > CAPTURE_FRAME_MAX)
			type = UNKNOWN;		/* more than a frame can show */
		if (type == SECTION)		/* which reads the same in either byte order */
			status = section(f);
		else if (!sound_length(type, length))
			status = bad_length(f, length);
		else if (least(type))
			status = keep(f, type, length, frame);
		else
			status = skip(f, length);
	}
	return status;
}

static const struct section *
section_at(const struct capture_file *f, uint64_t offset)
{
	uint32_t low = 0, high = f->section_count;	/* the section is in [low, high) */

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (f->sections[middle].offset <= offset)
			low = middle;
		else
			high = middle;
	}
	return &f->sections[low];
}

static bool
read_at(struct capture_file *f, uint64_t offset, struct frame *frame)
{
	const struct section *s = section_at(f, offset);
	const uint8_t *p = input_at(&f->in, offset, BLOCK_MIN);
	uint32_t type = p ? get32(p, s->big) : 0, length = p ? get32(p + 4, s->big) : 0;

	if (!packet_is(type) || !sound_length(type, length))
		return false;
	p = input_at(&f->in, offset, length);
	if (!p || packet_parse(f, s, p, length, frame) != PACKET_SOUND)
		return false;
	frame->offset = offset;
	return true;
}

static bool
open_file(struct capture_file *f)
{
	return section(f) == CAPTURE_FRAME;
}

const struct format format_pcapng = { open_file, next, read_at };
