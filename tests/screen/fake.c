/* A launcher that does what the test says. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "tests/screen/fake.h"

struct launcher
fake_launcher(void)
{
	return (struct launcher){
		.device_count = 4,
		.devices = {
			{ .name = "eth0", .description = "Wire to the laboratory",
			  .addresses = { "192.0.2.10/24", "2001:db8::10/64" },
			  .mac = { 0x00, 0x11, 0x22, 0x33, 0x44, 0x55 }, .has_mac = true,
			  .up = true, .running = true, .counted = true },
			{ .name = "wlan0", .mac = { 2, 0, 0, 0, 0, 7 }, .has_mac = true,
			  .up = true, .wireless = true, .counted = true },
			{ .name = "lo", .addresses = { "127.0.0.1/8", "::1/128" },
			  .up = true, .running = true, .loopback = true, .counted = true },
			{ .name = "tun9" },
		},
	};
}

static int
devices(struct launcher *l, struct device *to, size_t room, char *error, size_t size)
{
	cr_assert(room >= sizeof l->devices / sizeof *l->devices);
	if (l->device_count < 0)
		snprintf(error, size, "no interfaces can be listed: no /sys");
	for (int i = 0; i < l->device_count; i++)
		to[i] = l->devices[i];
	return l->device_count;
}

static struct capture_file *
start(struct launcher *l, const struct launch_request *request, char path[LAUNCH_TEXT],
    char *error, size_t size)
{
	l->request = *request;
	l->starts++;
	l->counts.state = CAPTURE_STOPPED;
	if (l->error[0]) {
		snprintf(error, size, "%s", l->error);
		return NULL;
	}
	fake_end(l);
	sample_many(l->path, 0);
	l->counts = (struct capture_counts){ .state = CAPTURE_RUNNING };
	strcpy(path, l->path);
	return capture_prepare_descriptor(open(l->path, O_RDONLY | O_CLOEXEC), l->path, error, size);
}

static void
stop(struct launcher *l)
{
	l->stops++;
	l->counts.state = CAPTURE_STOPPED;
}

static const struct capture_counts *
counts(const struct launcher *l)
{
	return &l->counts;
}

static bool
unsaved(const struct launcher *l)
{
	return !l->named && l->counts.packets && !l->saved[0];
}

static bool
save(struct launcher *l, const char *path, char *text, size_t size)
{
	l->saves++;
	if (l->save_error[0]) {
		snprintf(text, size, "%s", l->save_error);
		return false;
	}
	snprintf(l->saved, sizeof l->saved, "%s", path);
	snprintf(text, size, "%s", path);
	return true;
}

const struct launch_calls fake_calls = { devices, start, stop, counts, unsaved, save };

void
fake_record(struct launcher *l, unsigned frames)
{
	sample_grow(l->path, (unsigned)l->counts.packets, frames);
	l->counts.packets += frames;
	l->saved[0] = '\0';
}

void
fake_end(struct launcher *l)
{
	if (l->path[0])
		sample_remove(l->path);
	l->path[0] = '\0';
}

void
stage_live(struct stage *t, struct launcher *l, int rows, int columns, bool at_once)
{
	stage_empty(t, rows, columns);
	screen_live(t->screen, &fake_calls, l, NULL, at_once);
	stage_at(t, 1);
}
