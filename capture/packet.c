/*
 * Packets of pcapng: three kinds of block, and others that count as frames.
 * draft-ietf-opsawg-pcapng 4.3, 4.4, 4.7, 4.8, and appendix A for the obsolete one.
 *
 *   enhanced:   interface 4, ticks high 4, low 4, captured 4, wire 4, bytes, options
 *   obsolete:   interface 2, drops 2, and the rest as enhanced
 *   simple:     wire 4, bytes; of the section's first interface, at no time
 *   custom:     enterprise number 4, bytes and options; journal: bytes
 *   option:     code 2, length 2, value; value and bytes are filled up to 4
 *
 * Offsets below count from the block's type and length, 8 bytes before.
 */

#include "capture/pcapng.h"

enum { FULL_HEADER = 28, SIMPLE_HEADER = 12 };

struct capture_text
option_find(const uint8_t *p, const uint8_t *end, enum option wanted, bool big)
{
	while (end - p >= 4) {
		uint16_t code = get16(p, big), len = get16(p + 2, big);
		size_t filled = (len + 3u) & ~3u;

		p += 4;
		if (code == OPT_END || (size_t)(end - p) < len)
			break;
		if (code == wanted)
			return (struct capture_text){ (const char *)p, len };
		if ((size_t)(end - p) < filled)
			break;
		p += filled;
	}
	return (struct capture_text){ NULL, 0 };
}

/* The interface a section calls id; NULL: there is none. */
static const struct interface *
interface_of(const struct capture_file *f, const struct section *s, uint32_t id)
{
	bool last = s == &f->sections[f->section_count - 1];
	uint32_t end = last ? f->interface_count : s[1].first;

	return id < end - s->first ? f->interfaces[s->first + id] : NULL;
}

bool
packet_is(uint32_t block_type)
{
	return block_type == ENHANCED || block_type == SIMPLE || block_type == OBSOLETE ||
		packet_is_other(block_type);
}

bool
packet_is_other(uint32_t block_type)
{
	return block_type == CUSTOM || block_type == CUSTOM_UNCOPIED || block_type == JOURNAL;
}

/* No packet, but counted as Wireshark counts them, so that frame numbers agree. */
static void
parse_other(const struct section *s, uint32_t type, const uint8_t *p, const uint8_t *end,
	struct frame *frame)
{
	size_t header = type == JOURNAL ? 8 : 12;	/* custom: an enterprise number, too */

	*frame = (struct frame){
		.bytes = p + header,
		.captured = (uint32_t)(end - p - header),
		.wire = (uint32_t)(end - p - header),
		.interface = s->first,
		.link_type = CAPTURE_LINK_NONE,
	};
}

/* How much was captured is not said: all, or as much as the interface takes. */
static void
parse_simple(const struct section *s, const struct interface *from, const uint8_t *p,
	struct frame *frame)
{
	uint32_t snaplen = from->shown.snaplen;

	frame->bytes = p + SIMPLE_HEADER;
	frame->wire = get32(p + 8, s->big);
	frame->captured = snaplen && snaplen < frame->wire ? snaplen : frame->wire;
}

static void
parse_full(const struct section *s, const struct interface *from, const uint8_t *p,
	struct frame *frame)
{
	uint64_t high = get32(p + 12, s->big), low = get32(p + 16, s->big);

	frame->bytes = p + FULL_HEADER;
	frame->captured = get32(p + 20, s->big);
	frame->wire = get32(p + 24, s->big);
	frame->time = clock_time(&from->clock, high << 32 | low);
	if (frame->wire < frame->captured)
		frame->wire = frame->captured;
}

static uint32_t
interface_id(uint32_t type, const uint8_t *p, bool big)
{
	return type == ENHANCED ? get32(p + 8, big) : type == OBSOLETE ? get16(p + 8, big) : 0;
}

enum packet_fault
packet_parse(const struct capture_file *f, const struct section *s, const uint8_t *p,
	uint32_t length, struct frame *frame)
{
	const uint8_t *end = p + length - BLOCK_TRAILER;
	uint32_t type = get32(p, s->big), id = interface_id(type, p, s->big), room;
	const struct interface *from = interface_of(f, s, id);

	if (packet_is_other(type)) {
		parse_other(s, type, p, end, frame);
		return PACKET_SOUND;
	}
	*frame = (struct frame){ .interface = id };
	if (!from)
		return PACKET_STRAY;
	frame->interface = s->first + id;
	frame->link_type = from->shown.link_type;
	(type == SIMPLE ? parse_simple : parse_full)(s, from, p, frame);
	room = (uint32_t)(end - frame->bytes);
	if (frame->captured > CAPTURE_FRAME_MAX)
		return PACKET_LONG;
	if (frame->captured > room)
		return PACKET_OVERFULL;
	if (type != SIMPLE && room - frame->captured >= 4)
		frame->comment = option_find(frame->bytes + ((frame->captured + 3) & ~3u), end,
			OPT_COMMENT, s->big);
	return PACKET_SOUND;
}
