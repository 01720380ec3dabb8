/*
 * The pcap format: a header of 24 bytes, then records.  draft-ietf-opsawg-pcap.
 *
 *   file:    magic 4, version 2+2, reserved 4+4, snaplen 4, link type 4
 *   record:  seconds 4, micro- or nanoseconds 4, captured 4, wire 4, bytes
 */

#include <inttypes.h>

#include "capture/internal.h"

enum { FILE_HEADER = 24, RECORD_HEADER = 16 };

static bool
open_file(struct capture_file *f)
{
	const uint8_t *p = input_view(&f->in, FILE_HEADER);

	if (!p) {
		capture_cut(f, "the file header");
		return false;
	}
	f->big = p[0] == 0xa1;
	f->tick = get32(p, f->big) == 0xa1b23c4d ? 1 : 1000;
	if (get16(p + 4, f->big) != 2) {
		capture_fail(f, "is a pcap file of version %u.%u; only version 2 is known",
			get16(p + 4, f->big), get16(p + 6, f->big));
		return false;
	}
	f->in.at += FILE_HEADER;
	return capture_add_interface(f, (struct capture_interface){
		.link_type = (uint16_t)get32(p + 20, f->big),	/* the other half tells of the FCS */
		.snaplen = get32(p + 16, f->big),
		.digits = f->tick == 1 ? 9 : 6,
	});
}

/* Parse the record at p, which is whole. */
static void
parse(const struct capture_file *f, const uint8_t *p, uint64_t offset, struct frame *frame)
{
	uint32_t captured = get32(p + 8, f->big), wire = get32(p + 12, f->big);

	*frame = (struct frame){
		.bytes = p + RECORD_HEADER,
		.captured = captured,
		.wire = wire < captured ? captured : wire,
		.time = (int64_t)get32(p, f->big) * 1000000000 +
			(int64_t)get32(p + 4, f->big) * f->tick,
		.offset = offset,
		.link_type = f->interfaces[0]->shown.link_type,
	};
}

static enum capture_status
next(struct capture_file *f, struct frame *frame)
{
	const uint8_t *p = input_view(&f->in, RECORD_HEADER);
	uint32_t captured;

	if (!p)
		return capture_end(f, NULL);
	captured = get32(p + 8, f->big);
	if (captured > CAPTURE_FRAME_MAX)
		return capture_fail(f, "frame %" PRIu64 ", the record at offset %" PRIu64
			", says %" PRIu32 " bytes, more than any frame has",
			f->frames + 1, input_offset(&f->in), captured);
	p = input_view(&f->in, RECORD_HEADER + captured);
	if (!p)
		return capture_cut(f, NULL);
	parse(f, p, input_offset(&f->in), frame);
	f->in.at += RECORD_HEADER + captured;
	return CAPTURE_FRAME;
}

static bool
read_at(struct capture_file *f, uint64_t offset, struct frame *frame)
{
	const uint8_t *p = offset < FILE_HEADER ? NULL : input_at(&f->in, offset, RECORD_HEADER);
	uint32_t captured = p ? get32(p + 8, f->big) : 0;

	if (!p || captured > CAPTURE_FRAME_MAX)
		return false;
	p = input_at(&f->in, offset, RECORD_HEADER + captured);
	if (p)
		parse(f, p, offset, frame);
	return p;
}

const struct format format_pcap = { open_file, next, read_at };
