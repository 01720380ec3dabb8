/*
 * Observe once, explain any time: every frame of pcaps/ and of the corpus,
 * explained in order, in reverse and at random, gives the same tree.  It also
 * does where it was observed briefly, as lists are, and they show the same.
 */

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"
#include "ui/packet.h"
#include "ui/print/lines.h"
#include "ui/print/tree.h"

enum { NODES = 4096, FRAMES_MAX = 20000 };

static uint64_t offsets[FRAMES_MAX];
static uint8_t bytes[CAPTURE_FRAME_MAX];
static uint64_t hashes[FRAMES_MAX];	/* of each frame's text, when first seen */
static uint64_t lines[FRAMES_MAX];	/* of its line alone */

static bool
read_frame(void *of, uint32_t number, uint32_t at, uint8_t *to, size_t n)
{
	struct frame frame;

	if (number > FRAMES_MAX || !capture_read(of, offsets[number - 1], &frame) || frame.captured < at + n)
		return false;
	memcpy(to, frame.bytes + at, n);
	return true;
}

/* FNV-1a: texts are compared by it, since all of them together are large. */
static uint64_t
hash_text(const struct out *o)
{
	uint64_t h = 0xcbf29ce484222325;

	for (const char *p = o->start; p < o->p; p++)
		h = (h ^ (uint8_t)*p) * 0x100000001b3;
	return h;
}

/* Gives the hash of its line. */
static uint64_t
explain_line(struct dissection *d, struct out *o, const struct capture_file *file,
    const struct frame *frame, uint32_t number)
{
	static const struct time_style times = { TIME_RELATIVE, 6, 0 };
	struct packet packet = packet_of(file, frame, number, 0, 0);

	dissect_packet(d, &packet);
	o->p = o->start;
	put_line(o, d, &times);
	return hash_text(o);
}

/* ... and of all of it. */
static uint64_t
explain(struct dissection *d, struct out *o, const struct capture_file *file,
    const struct frame *frame, uint32_t number)
{
	static const struct detail all = { .all = true };

	lines[number - 1] = explain_line(d, o, file, frame, number);
	put_tree(o, d, &all);
	return hash_text(o);
}

static uint32_t
observe_all(struct dissection *d, struct out *o, struct capture_file *file)
{
	struct frame frame;
	uint32_t count = 0;

	while (count < FRAMES_MAX && capture_next(file, &frame) == CAPTURE_FRAME) {
		offsets[count] = frame.offset;
		hashes[count] = explain(d, o, file, &frame, count + 1);
		count++;
	}
	return count;
}

/* A frame as it stays while the session reads others. */
static struct frame
read_again(struct capture_file *file, uint32_t number, const char *path)
{
	static char comment[1024];
	struct frame frame;

	cr_assert(capture_read(file, offsets[number - 1], &frame), "%s: frame %u", path, number);
	memcpy(bytes, frame.bytes, frame.captured);
	frame.bytes = bytes;
	if (frame.comment.len && frame.comment.len <= sizeof comment)
		frame.comment.bytes = memcpy(comment, frame.comment.bytes, frame.comment.len);
	return frame;
}

static void
explain_again(struct dissection *d, struct out *o, struct capture_file *file, uint32_t number,
    const char *path)
{
	struct frame frame = read_again(file, number, path);

	cr_expect_eq(explain(d, o, file, &frame, number), hashes[number - 1],
	    "%s: frame %u is explained differently the second time", path, number);
}

/* Frames that were observed without a look at costly rows. */
static void
check_brief(struct dissection *d, struct out *o, struct capture_file *file, uint32_t count, const char *path)
{
	d->session = session_new(&(struct session_setting){ .keep = true, .seed = 1, .read = read_frame, .of = file });
	cr_assert(d->session);
	d->brief = true;
	for (uint32_t i = 0; i < count; i++) {
		struct frame frame = read_again(file, i + 1, path);

		cr_expect_eq(explain_line(d, o, file, &frame, i + 1), lines[i], "%s: frame %u has another line", path, i + 1);
	}
	d->brief = false;
	for (uint32_t i = count; i > 0; i--)
		explain_again(d, o, file, i, path);
	session_free(d->session);
}

static void
check_file(const char *path)
{
	static struct node nodes[NODES];
	char error[256];
	struct capture_file *file = capture_open_spooled(path, error, sizeof error);
	struct dissection d = { .nodes = nodes, .capacity = NODES, .wants_frame = true };
	struct out o;

	if (!file)
		return;
	d.session = session_new(&(struct session_setting){ .keep = true, .seed = 1, .read = read_frame, .of = file });
	cr_assert(d.session && out_open(&o, -1));
	uint32_t count = observe_all(&d, &o, file);

	for (uint32_t i = count; i > 0; i--)
		explain_again(&d, &o, file, i, path);
	srand(1);
	for (uint32_t i = 0; i < count; i++)
		explain_again(&d, &o, file, 1 + (uint32_t)rand() % count, path);
	session_free(d.session);
	check_brief(&d, &o, file, count, path);
	out_close(&o);
	capture_close(file);
}

/* Gives how many captures the folder has. */
static int
check_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int files = 0;

	while (dir && (entry = readdir(dir))) {
		char path[1024];

		if (!strstr(entry->d_name, ".pcap"))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		check_file(path);
		files++;
	}
	if (dir)
		closedir(dir);
	return files;
}

Test(order, bundled_captures)
{
	cr_assert_null(registry_start());
	cr_expect_gt(check_folder("pcaps"), 5);
}

Test(order, corpus)
{
	char folder[1024];
	const char *corpus = getenv("CORPUS");

	cr_assert_null(registry_start());
	snprintf(folder, sizeof folder, "%s/visible", corpus ? corpus : "../shared/corpus");
	if (!check_folder(folder))
		fprintf(stderr, "skipped: order of explanations over the corpus: no %s\n", folder);
	snprintf(folder, sizeof folder, "%s/hostile-visible", corpus ? corpus : "../shared/corpus");
	check_folder(folder);
}
