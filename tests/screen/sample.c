/* Captures for tests of the screen. */

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/screen/sample.h"

static const struct frame {
	uint32_t seconds, micros, len;
	const char *bytes;
} frames[] = {
	{ 1, 0, 42,
	  "\xff\xff\xff\xff\xff\xff\x00\x11\x22\x33\x44\x55\x08\x06"
	  "\x00\x01\x08\x00\x06\x04\x00\x01\x00\x11\x22\x33\x44\x55\x0a\x00\x00\x01"
	  "\x00\x00\x00\x00\x00\x00\x0a\x00\x00\x02" },
	{ 1, 250, 47,
	  "\x00\xaa\xbb\xcc\xdd\xee\x00\x11\x22\x33\x44\x55\x08\x00"
	  "\x45\x00\x00\x21\x00\x01\x00\x00\x40\x11\x66\xc9\x0a\x00\x00\x01\x0a\x00\x00\x02"
	  "\x13\x88\x13\x89\x00\x0d\x00\x00" "hello" },
	{ 2, 500000, 54,
	  "\x00\xaa\xbb\xcc\xdd\xee\x00\x11\x22\x33\x44\x55\x08\x00"
	  "\x45\x00\x00\x28\x00\x02\x40\x00\x40\x06\x26\xcc\x0a\x00\x00\x01\x0a\x00\x00\x02"
	  "\x13\x88\x13\x8a\x00\x00\x00\x64\x00\x00\x00\x00\x50\x02\xff\xff\x74\x6a\x00\x00" },
};

/* An escape sequence, C1 controls, a bidirectional override, bytes that are no UTF-8. */
static const char hostile[] = "a\033]0;owned\007\302\233" "31m\342\200\256b\x9b\xff";

struct writer {
	uint8_t *bytes;
	size_t len;
};

static void
add(struct writer *w, const void *bytes, size_t n)
{
	memcpy(w->bytes + w->len, bytes, n);
	w->len += n;
}

static void
add32(struct writer *w, uint32_t v)
{
	add(w, &v, sizeof v);
}

static void
save(const struct writer *w, char path[SAMPLE_PATH], size_t len)
{
	strcpy(path, "/tmp/iriscope-screen-XXXXXX");
	cr_assert(mkdtemp(path));
	strcat(path, "/sample.pcap");
	FILE *f = fopen(path, "w");

	cr_assert(f && fwrite(w->bytes, 1, len, f) == len && fclose(f) == 0);
}

void
sample_remove(char path[SAMPLE_PATH])
{
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
}

static void
add_frames(struct writer *w, unsigned first, unsigned count)
{
	for (unsigned i = first; i < first + count; i++) {
		const struct frame *f = &frames[i % 3];

		add32(w, f->seconds + i / 3 * 2);
		add32(w, f->micros);
		add32(w, f->len);
		add32(w, f->len);
		add(w, f->bytes, f->len);
	}
}

void
sample_grow(const char *path, unsigned first, unsigned count)
{
	struct writer w = { malloc((size_t)count * 80 + 1), 0 };
	FILE *f = fopen(path, "a");

	cr_assert(w.bytes && f);
	add_frames(&w, first, count);
	cr_assert(fwrite(w.bytes, 1, w.len, f) == w.len && fclose(f) == 0);
	free(w.bytes);
}

static void
write_pcap(char path[SAMPLE_PATH], unsigned count, size_t cut)
{
	struct writer w = { malloc(24 + (size_t)count * 80), 0 };

	cr_assert(w.bytes);
	add32(&w, 0xa1b2c3d4);
	add32(&w, 4 << 16 | 2);
	add32(&w, 0);
	add32(&w, 0);
	add32(&w, 65535);
	add32(&w, 1);
	add_frames(&w, 0, count);
	save(&w, path, w.len - cut);
	free(w.bytes);
}

void
sample_pcap(char path[SAMPLE_PATH], size_t cut)
{
	write_pcap(path, 3, cut);
}

void
sample_many(char path[SAMPLE_PATH], unsigned count)
{
	write_pcap(path, count, 0);
}

static void
add_option(struct writer *w, uint32_t code)
{
	uint32_t n = sizeof hostile - 1;

	add32(w, n << 16 | code);
	add(w, hostile, n);
	add(w, "\0\0\0", -n & 3);
	add32(w, 0);
}

/* A block around what body adds. */
static void
add_block(struct writer *w, uint32_t type, void (*body)(struct writer *))
{
	size_t start = w->len;

	add32(w, type);
	add32(w, 0);
	body(w);
	uint32_t len = (uint32_t)(w->len + 4 - start);

	add32(w, len);
	memcpy(w->bytes + start + 4, &len, sizeof len);
}

static void
section(struct writer *w)
{
	add32(w, 0x1a2b3c4d);
	add32(w, 1);
	add32(w, UINT32_MAX);
	add32(w, UINT32_MAX);
}

static void
interface(struct writer *w)
{
	add32(w, 1);
	add32(w, 0);
	add_option(w, 2);	/* if_name */
}

static void
packet(struct writer *w)
{
	uint32_t len = frames[0].len;

	add32(w, 0);
	add32(w, 0);
	add32(w, 1000000);
	add32(w, len);
	add32(w, len);
	add(w, frames[0].bytes, len);
	add(w, "\0\0\0", -len & 3);
	add_option(w, 1);	/* opt_comment */
}

void
sample_hostile(char path[SAMPLE_PATH])
{
	struct writer w = { malloc(1024), 0 };

	cr_assert(w.bytes);
	add_block(&w, 0x0a0d0d0a, section);
	add_block(&w, 1, interface);
	add_block(&w, 6, packet);
	save(&w, path, w.len);
	free(w.bytes);
}
