/* Compressed captures: whole, in several pieces, cut and bent. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/capture/pack.h"
#include "tests/capture/transcript.h"

static const struct method {
	const char *name;
	pack *pack;
	const char *magic;
} methods[] = {
	{ "gzip", pack_gzip, "\x1f\x8b" },
	{ "zstd", pack_zstd, "\x28\xb5\x2f\xfd" },
};

enum { FRAMES = 8, ROOM = 1 << 20 };

/* A small capture, of frames of 40 bytes and more. */
static struct draft
capture(uint32_t frames)
{
	struct draft d = { .bytes = malloc(ROOM) };

	draft_section(&d);
	draft_interface(&d, 1);
	for (uint32_t i = 0; i < frames; i++)
		draft_packet(&d, 0, i, 40 + i);
	return d;
}

static struct draft
packed(const struct method *m, const struct draft *d)
{
	struct draft p = { .bytes = malloc(ROOM) };

	m->pack(&p, d->bytes, d->len);
	return p;
}

static char *
transcript_of(const void *bytes, size_t n)
{
	struct memory_file m = memory_file(bytes, n);
	char *text = strdup(transcript(m.path));

	memory_file_close(m);
	return text;
}

static void
expect_same(const struct draft *p, const char *expected, const char *name)
{
	char *got = transcript_of(p->bytes, p->len);

	cr_expect_str_eq(got, expected, "%s:\n%s", name, got);
	free(got);
}

/* Offsets and all, what is said is what is said of the plain file. */
Test(compressed, reads_as_the_plain_file)
{
	struct draft d = capture(FRAMES);
	char *plain = transcript_of(d.bytes, d.len);

	for (size_t i = 0; i < COUNT(methods); i++) {
		struct draft p = packed(&methods[i], &d);

		cr_assert(memcmp(p.bytes, methods[i].magic, strlen(methods[i].magic)) == 0);
		expect_same(&p, plain, methods[i].name);
		free(p.bytes);
	}
	free(plain);
	free(d.bytes);
}

/* In members and frames of 1, 8, 27, ... bytes, empty ones between. */
Test(compressed, members_in_a_row)
{
	struct draft d = capture(FRAMES);
	char *plain = transcript_of(d.bytes, d.len);

	for (size_t i = 0; i < COUNT(methods); i++) {
		struct draft p = { .bytes = malloc(ROOM) };
		size_t at = 0, n;

		for (size_t k = 1; at < d.len; at += n, k++) {
			n = k * k * k < d.len - at ? k * k * k : d.len - at;
			methods[i].pack(&p, d.bytes + at, n);
			methods[i].pack(&p, NULL, 0);
		}
		expect_same(&p, plain, methods[i].name);
		free(p.bytes);
	}
	free(plain);
	free(d.bytes);
}

/* What may stand around the data without harm, and what may not. */
Test(compressed, what_is_around)
{
	struct draft d = capture(FRAMES), gz = packed(&methods[0], &d), zst = { .bytes = malloc(ROOM) };
	char *plain = transcript_of(d.bytes, d.len), *got, end[100];
	size_t whole = gz.len;

	memset(gz.bytes + gz.len, 0, 100000);
	gz.len += 100000;
	expect_same(&gz, plain, "zeros that fill a tape's block");
	gz.len = whole;
	draft_bytes(&gz, "garbage garbage", 15);
	got = transcript_of(gz.bytes, gz.len);
	snprintf(end, sizeof end, "damaged: the gzip data is damaged at offset %zu of the "
		"compressed file: incorrect header check\n", whole + 2);
	cr_expect(strncmp(got, plain, strlen(plain) - strlen("end\n")) == 0, "%s", got);
	cr_expect_str_eq(strstr(got, "damaged"), end);
	free(got);

	draft_bytes(&zst, "\x5f\x2a\x4d\x18\x05\0\0\0hello", 13);
	pack_zstd(&zst, d.bytes, d.len);
	draft_bytes(&zst, "\x50\x2a\x4d\x18\0\0\0\0", 8);
	expect_same(&zst, plain, "skippable frames");
	whole = zst.len;
	draft_bytes(&zst, "garbage garbage", 15);
	got = transcript_of(zst.bytes, zst.len);
	cr_expect(strncmp(got, plain, strlen(plain) - strlen("end\n")) == 0, "%s", got);
	cr_expect(strstr(got, "damaged: the zstd data is damaged at offset "), "%s", got);
	free(got);
	free(plain);
	free(zst.bytes);
	free(gz.bytes);
	free(d.bytes);
}

Test(compressed, no_capture_inside)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{ "", "not opened: is empty\n" },
		{ "abc", "not opened: is too short for a capture file: 3 bytes\n" },
		{ "\xd4\xc3\xb2\xa1\x02", "not opened: cut short in the middle of the file header, at offset 5\n" },
		{ "What now?", "not opened: is no capture file (pcap or pcapng): it begins with 57 68 61 74\n" },
		{ "\x1f\x8b\x08\x04", "not opened: is compressed more than once, by gzip, which is not read "
		  "here; unpack it first: gzip -dc FILE | iriscope -r -\n" },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		for (size_t k = 0; k < COUNT(methods); k++) {
			struct draft d = { (uint8_t *)rows[i].text, strlen(rows[i].text), false };
			struct draft p = packed(&methods[k], &d);

			expect_same(&p, rows[i].says, methods[k].name);
			free(p.bytes);
		}
}

/* All lines but the last, which says how it ended, are the first ones of the whole. */
static void
expect_head(char *got, const char *whole, const char *name, size_t at)
{
	char *last = strrchr((got[strlen(got) - 1] = 0, got), '\n');

	last = last ? last + 1 : got;
	cr_expect(strncmp(last, "damaged: ", 9) == 0 || strncmp(last, "not opened: ", 12) == 0,
		"%s, %zu: %s", name, at, last);
	cr_expect(strncmp(got, whole, (size_t)(last - got)) == 0, "%s, %zu: %s", name, at, got);
}

Test(compressed, cut_anywhere)
{
	struct draft d = capture(FRAMES);
	char *plain = transcript_of(d.bytes, d.len);

	for (size_t i = 0; i < COUNT(methods); i++) {
		struct draft p = packed(&methods[i], &d);

		for (size_t n = 4; n < p.len; n++) {
			char *got = transcript_of(p.bytes, n), says[100];

			snprintf(says, sizeof says, "the %s data is cut short, at offset %zu of the "
				"compressed file\n", methods[i].name, n);
			cr_expect(strstr(got, says), "%s", got);
			expect_head(got, plain, methods[i].name, n);
			free(got);
		}
		free(p.bytes);
	}
	free(plain);
	free(d.bytes);
}

/* Any end will do: checksums come behind what they sum, when it was read already. */
Test(compressed, any_bit_flipped)
{
	struct draft d = capture(2);

	for (size_t i = 0; i < COUNT(methods); i++) {
		struct draft p = packed(&methods[i], &d);

		for (size_t bit = 0; bit < p.len * 8; bit++) {
			char *got, *end;

			p.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
			got = transcript_of(p.bytes, p.len);
			end = got + strlen(got);
			cr_expect(end > got && end[-1] == '\n');
			p.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
			free(got);
		}
		free(p.bytes);
	}
	free(d.bytes);
}

/* What zstd writes with --long is read, what it writes with --long=28 is refused. */
Test(compressed, zstd_windows_are_limited)
{
	struct draft d = capture(FRAMES), p = { .bytes = malloc(ROOM) };
	char *plain = transcript_of(d.bytes, d.len);

	pack_zstd_wide(&p, d.bytes, d.len, 27);
	expect_same(&p, plain, "128 MB");
	p.len = 0;
	pack_zstd_wide(&p, d.bytes, d.len, 28);
	expect_same(&p, "not opened: the zstd data is damaged at offset 2 of the compressed file: "
		"Frame requires too much memory for decoding\n", "256 MB");
	free(plain);
	free(p.bytes);
	free(d.bytes);
}
