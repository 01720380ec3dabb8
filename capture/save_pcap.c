/*
 * Writing pcap, with micro- or nanoseconds.  draft-ietf-opsawg-pcap; pcap.c
 * draws header and record.
 */

#include "capture/internal.h"
#include "capture/save_format.h"

enum { FILE_HEADER = 24, RECORD_HEADER = 16 };

/* Who reads cuts frames to the snaplen: it has to be one that no frame is longer than. */
static uint8_t *
put_header(uint8_t *to, uint32_t magic, const struct save_interface *interface)
{
	uint8_t *p = put16(put16(put32(to, magic), 2), 4);

	p = put32(put32(p, 0), 0);
	p = put32(p, interface->snaplen ? interface->snaplen : CAPTURE_FRAME_MAX);
	return put32(p, interface->link_type);
}

static uint8_t *
put_header_micro(uint8_t *to, const struct save_interface *interface)
{
	return put_header(to, 0xa1b2c3d4, interface);
}

static uint8_t *
put_header_nano(uint8_t *to, const struct save_interface *interface)
{
	return put_header(to, 0xa1b23c4d, interface);
}

/* Seconds have 32 bits: what lies before 1970 or behind 2106 becomes their first or last second. */
static inline uint8_t *
put_record(uint8_t *to, const struct frame *frame, uint32_t tick)
{
	int64_t seconds = frame->time / 1000000000;
	uint32_t part = (uint32_t)(frame->time % 1000000000) / tick;

	if (frame->time < 0)
		seconds = part = 0;
	to = put32(to, seconds > UINT32_MAX ? UINT32_MAX : (uint32_t)seconds);
	to = put32(to, part);
	to = put32(put32(to, frame->captured), frame->wire);
	return put_bytes(to, frame->bytes, frame->captured);
}

static uint8_t *
put_frame_micro(uint8_t *to, const struct frame *frame)
{
	return put_record(to, frame, 1000);
}

static uint8_t *
put_frame_nano(uint8_t *to, const struct frame *frame)
{
	return put_record(to, frame, 1);
}

static size_t
length(const uint8_t *p, bool first, bool *frame)
{
	*frame = !first;
	return first ? FILE_HEADER : RECORD_HEADER + get32(p + 8, false);
}

const struct save_writer save_pcap = {
	.one_interface = true,
	.put_interface = put_header_micro,
	.put_frame = put_frame_micro,
	.length = length,
};

const struct save_writer save_nsecpcap = {
	.one_interface = true,
	.put_interface = put_header_nano,
	.put_frame = put_frame_nano,
	.length = length,
};
