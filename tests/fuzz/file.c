/*
 * Random capture files for libFuzzer: the whole way from a file's bytes to
 * printed text.  Each file is read to its end, then every packet is explained
 * again backwards; both times have to give the same text, no byte of which
 * may steer a terminal.
 */

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include "dissectors/engine/registry.h"
#include "ui/packets.h"
#include "ui/print/fields.h"
#include "ui/print/hex.h"
#include "ui/print/lines.h"
#include "ui/print/tree.h"

enum { PACKETS_MAX = 64 };

static struct out out;
static struct fields *fields;

static void
start(void)
{
	static const char *const chosen[] = { "frame.time_epoch", "ip.src", "tcp.flags", "_ws.col.Info", "data.data" };

	if (registry_start() || !out_open(&out, -1) || !(fields = fields_new()))
		abort();
	for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
		if (!fields_add(fields, chosen[i]))
			abort();
}

/* Everything that can be printed of a packet; gives its hash. */
static uint64_t
show(const struct explanation *e)
{
	static const struct time_style times = { TIME_UTC_DATE, 9, 0 };
	static const struct detail all = { .all = true };
	uint64_t h = 0xcbf29ce484222325;

	out.p = out.start;
	put_line(&out, &e->d, &times);
	put_tree(&out, &e->d, &all);
	for (const char *p = out.start; p < out.p; p++) {
		if (((uint8_t)*p < 0x20 && *p != '\n') || *p == 0x7f)
			abort();
		h = (h ^ (uint8_t)*p) * 0x100000001b3;
	}
	put_fields(&out, fields, &e->d, &times);
	put_hex_dump(&out, e->packet.bytes, e->packet.captured < 4096 ? e->packet.captured : 4096);
	return h;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint64_t shown[PACKETS_MAX];
	char path[32], error[256];
	uint32_t count = 0;
	struct explanation e = { .nodes = NULL };

	if (!out.start)
		start();
	int fd = memfd_create("capture", 0);

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	struct capture_file *file = capture_open(path, error, sizeof error);
	struct packets *packets = file ? packets_new(file, 1, 0) : NULL;

	while (packets && packets_load(packets, 1000000000))
		;
	while (packets && count < PACKETS_MAX && packets_explain(packets, count + 1, &e))
		shown[count++] = show(&e);
	while (count-- > 0)
		if (!packets_explain(packets, count + 1, &e) || show(&e) != shown[count])
			abort();
	explanation_free(&e);
	packets_free(packets);
	capture_close(file);
	close(fd);
	return 0;
}
