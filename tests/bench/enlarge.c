/*
 * enlarge OUT PACKETS IN...: a large capture made of many copies of small ones.
 *
 * Each copy has hosts of its own (IP and MAC addresses are shifted, both
 * directions alike), so its conversations are new ones.  LANES copies run at
 * once, their frames interleaved by time.  A file named twice weighs twice.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "shift.h"

enum {
	LANES = 24, FILES_MAX = 64, SNAPLEN = 262144, HEADER = 24,
	GAP_MAX = 2000000,	/* ns; waits are cut to this, so that copies mix */
};

#define START (1700000000 * INT64_C(1000000000))

struct record {			/* before each frame of a pcap */
	uint32_t seconds, fraction, captured, wire;
};

struct frame {
	struct record record;
	int64_t after;		/* ns since the frame before, at most GAP_MAX */
	uint8_t *bytes;
};

struct file {
	struct frame *frames;
	uint64_t *keys;		/* of its conversations */
	size_t count, bytes, conversations, empty_acks;
};

struct lane {
	const struct file *file;
	size_t next;
	int64_t time;		/* of the frame at next */
	uint32_t copy;
};

struct mix {
	const struct file *files;
	size_t file_count;
	uint32_t copies;
	unsigned long long enough, packets, bytes, empty_acks, conversations;
};

static void
die(const char *what, const char *why)
{
	fprintf(stderr, "enlarge: %s: %s\n", what, why);
	exit(1);
}

static void *
grow(void *memory, size_t n)
{
	if (!(memory = realloc(memory, n)))
		die("memory", "not enough");
	return memory;
}

/* Counts TCP and UDP conversations (the key is the same both ways) and empty ACKs. */
static void
count(struct file *f, const struct frame *frame)
{
	uint16_t type;
	size_t at = payload(frame->bytes, frame->record.captured, &type);
	const uint8_t *ip = frame->bytes + at, *p = ip + 20;

	if (type != 0x0800 || frame->record.captured < at + 28 || ip[0] != 0x45 ||
	    get16(ip + 6) & 0x1fff || (ip[9] != 6 && ip[9] != 17))
		return;
	uint64_t key = (uint64_t)(get32(ip + 12) ^ get32(ip + 16)) << 32 |
	    (uint64_t)(get16(p) + get16(p + 2)) << 8 | ip[9];

	f->empty_acks += ip[9] == 6 && frame->record.captured >= at + 40 && p[13] == 0x10 &&
	    get16(ip + 2) == 20 + (p[12] >> 4) * 4;
	for (size_t i = 0; i < f->conversations; i++)
		if (f->keys[i] == key)
			return;
	f->keys = grow(f->keys, (f->conversations + 1) * sizeof key);
	f->keys[f->conversations++] = key;
}

/* Classic pcap, µs or ns, of this machine's byte order.  Its frames stay in memory. */
static void
load(struct file *f, const char *name)
{
	struct record r;
	uint32_t header[HEADER / 4] = { 0 };
	int64_t last = INT64_MAX;
	FILE *in = fopen(name, "rb");

	if (!in || fread(header, HEADER, 1, in) != 1 || header[5] != 1 ||
	    (header[0] != 0xa1b2c3d4 && header[0] != 0xa1b23c4d))
		die(name, "not a little-endian pcap of Ethernet frames");
	while (fread(&r, sizeof r, 1, in) == 1) {
		int64_t time = (int64_t)r.seconds * 1000000000 +
		    (int64_t)r.fraction * (header[0] == 0xa1b2c3d4 ? 1000 : 1);
		int64_t after = time > last ? time - last : 0;
		struct frame frame = { r, after < GAP_MAX ? after : GAP_MAX, NULL };

		if (r.captured > SNAPLEN ||
		    fread(frame.bytes = grow(NULL, r.captured + 1), 1, r.captured, in) != r.captured)
			die(name, "cut in the middle of a frame");
		f->frames = grow(f->frames, (f->count + 1) * sizeof frame);
		f->frames[f->count++] = frame;
		f->bytes += r.wire;
		count(f, &frame);
		last = time;
	}
	if (!f->count)
		die(name, "no frames");
	fclose(in);
}

static void
write_frame(FILE *out, const struct frame *f, const struct lane *l)
{
	static uint8_t bytes[SNAPLEN];
	struct record r = { (uint32_t)(l->time / 1000000000),
		(uint32_t)(l->time % 1000000000 / 1000), f->record.captured, f->record.wire };

	memcpy(bytes, f->bytes, r.captured);
	shift_frame(bytes, r.captured, l->copy);
	if (fwrite(&r, sizeof r, 1, out) != 1 || fwrite(bytes, 1, r.captured, out) != r.captured)
		die("output", "cannot be written");
}

/* A copy of the next file begins in this lane, or nothing more if there is enough. */
static void
begin(struct lane *l, struct mix *m)
{
	const struct file *f = &m->files[m->copies % m->file_count];

	l->file = m->packets < m->enough ? f : NULL;
	if (!l->file)
		return;
	l->next = 0;
	l->copy = ++m->copies;
	m->packets += f->count;
	m->bytes += f->bytes;
	m->empty_acks += f->empty_acks;
	m->conversations += f->conversations;
}

static void
enlarge(FILE *out, struct mix *m)
{
	struct lane lanes[LANES];

	for (struct lane *l = lanes; l < lanes + LANES; l++) {
		l->time = START + (l - lanes) * GAP_MAX / LANES;
		begin(l, m);
	}
	for (;;) {
		struct lane *first = NULL;

		for (struct lane *l = lanes; l < lanes + LANES; l++)
			if (l->file && (!first || l->time < first->time))
				first = l;
		if (!first)
			return;
		write_frame(out, &first->file->frames[first->next], first);
		if (++first->next < first->file->count) {
			first->time += first->file->frames[first->next].after;
		} else {
			first->time += GAP_MAX;
			begin(first, m);
		}
	}
}

int
main(int argc, char **argv)
{
	static const uint32_t header[HEADER / 4] = { 0xa1b2c3d4, 4 << 16 | 2, 0, 0, SNAPLEN, 1 };
	static struct file files[FILES_MAX];
	struct mix m = { .files = files, .file_count = (size_t)argc - 3 };
	FILE *out;

	if (argc < 4 || m.file_count > FILES_MAX || !(m.enough = strtoull(argv[2], NULL, 10)))
		die("usage", "enlarge OUT PACKETS IN...");
	for (size_t i = 0; i < m.file_count; i++)
		load(&files[i], argv[i + 3]);
	if (!(out = fopen(argv[1], "wb")) || fwrite(header, HEADER, 1, out) != 1)
		die(argv[1], "cannot be written");
	enlarge(out, &m);
	if (fclose(out) != 0)
		die(argv[1], "cannot be written");
	fprintf(stderr, "%llu packets, %llu bytes, mean %.1f bytes, %.1f %% empty ACKs, "
	    "%llu conversations in %u copies\n", m.packets, m.bytes,
	    (double)m.bytes / (double)m.packets,
	    100.0 * (double)m.empty_acks / (double)m.packets, m.conversations, m.copies);
	return 0;
}
