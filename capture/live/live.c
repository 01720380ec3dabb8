/* Frames from devices, see live.h. */

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "capture/live/source.h"

struct live {
	size_t count;
	struct source sources[LAUNCH_DEVICES];
	struct save_interface shown[LAUNCH_DEVICES];
	struct launch_request request;
	bool (*take)(void *of, const struct frame *frame);
	void *of;
	bool enough;
	char error[512];
};

/* The device of a name or of a number in the list; what is not in it may still be one. */
static struct device
device_of(const char *name, const struct device *all, size_t count)
{
	char *end;
	unsigned long number = strtoul(name, &end, 10);
	struct device unlisted = { .up = true };

	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].name, name) == 0)
			return all[i];
	if (*name && !*end && number >= 1 && number <= count)
		return all[number - 1];
	snprintf(unlisted.name, sizeof unlisted.name, "%s", name);
	return unlisted;
}

/* 0, or why there is none to begin with. */
static enum live_problem
choose_devices(struct live *l, char *error, size_t size)
{
	static struct device all[DEVICES_MAX];
	const struct launch_request *r = &l->request;
	int count = devices_list(all, DEVICES_MAX, error, size);

	if (!r->device_count && count <= 0) {
		if (count == 0)
			snprintf(error, size, "there is no device to capture from");
		return LIVE_NO_DEVICE;
	}
	l->count = r->device_count ? r->device_count : 1;
	for (size_t i = 0; i < l->count; i++) {
		l->sources[i].number = (uint32_t)i;
		l->sources[i].live = l;
		l->sources[i].device = r->device_count ?
			device_of(r->devices[i], all, count > 0 ? (size_t)count : 0) : all[0];
	}
	return 0;
}

struct live *
live_open(const struct launch_request *request, enum live_problem *problem, char *error, size_t size)
{
	struct live *l = calloc(1, sizeof *l);

	if (!l) {
		snprintf(error, size, "out of memory");
		*problem = LIVE_OTHER;
		return NULL;
	}
	l->request = *request;
	*problem = choose_devices(l, error, size);
	for (size_t i = 0; i < l->count && !*problem; i++) {
		*problem = source_open(&l->sources[i], &l->request, error, size);
		l->shown[i] = l->sources[i].shown;
	}
	if (!*problem)
		return l;
	live_close(l);
	return NULL;
}

void
live_close(struct live *l)
{
	for (size_t i = 0; l && i < l->count; i++)
		if (l->sources[i].pcap)
			pcap_close(l->sources[i].pcap);
	free(l);
}

size_t
live_interfaces(const struct live *l, const struct save_interface **all)
{
	*all = l->shown;
	return l->count;
}

void
live_counts(struct live *l, struct save_counts *counts)
{
	for (size_t i = 0; i < l->count; i++) {
		struct pcap_stat s = { 0 };

		if (pcap_stats(l->sources[i].pcap, &s) < 0)
			continue;	/* those of before stay */
		counts[i] = (struct save_counts){ s.ps_recv, s.ps_drop, s.ps_ifdrop };
	}
}

static void
take_one(u_char *of, const struct pcap_pkthdr *header, const u_char *bytes)
{
	struct source *s = (struct source *)of;
	struct live *l = s->live;
	struct frame frame = {
		.bytes = bytes, .captured = header->caplen, .wire = header->len,
		.time = header->ts.tv_sec * INT64_C(1000000000) + header->ts.tv_usec * s->nanoseconds,
		.interface = s->number, .link_type = s->shown.link_type,
	};

	if (l->enough || l->take(l->of, &frame))
		return;
	l->enough = true;
	pcap_breakloop(s->pcap);
}

/* libpcap waits for a device that went down to come back, and says nothing. */
static bool
all_up(struct live *l)
{
	for (size_t i = 0; i < l->count; i++)
		if (!source_is_up(&l->sources[i])) {
			snprintf(l->error, sizeof l->error, "%s went down", l->sources[i].device.name);
			return false;
		}
	return true;
}

static bool
read_source(struct live *l, struct source *s)
{
	int status = pcap_dispatch(s->pcap, -1, take_one, (u_char *)s);

	if (status >= 0 || status == PCAP_ERROR_BREAK)
		return true;
	snprintf(l->error, sizeof l->error, "%s: %s", s->device.name, pcap_geterr(s->pcap));
	return false;
}

bool
live_read(struct live *l, int until, int64_t nanoseconds,
    bool (*take)(void *of, const struct frame *frame), void *of)
{
	struct pollfd fds[LAUNCH_DEVICES + 1];
	struct timespec wait = { 0, nanoseconds < 0 ? 0 : SOURCE_BLOCK_MS * 1000000L };

	if (nanoseconds >= 0 && nanoseconds < wait.tv_nsec)
		wait.tv_nsec = nanoseconds;
	for (size_t i = 0; i < l->count; i++)
		fds[i] = (struct pollfd){ pcap_get_selectable_fd(l->sources[i].pcap), POLLIN, 0 };
	fds[l->count] = (struct pollfd){ until, POLLIN, 0 };
	int ready = ppoll(fds, l->count + 1, &wait, NULL);

	if (ready < 0 && errno != EINTR) {
		snprintf(l->error, sizeof l->error, "waiting for frames: %s", strerror(errno));
		return false;
	}
	if (ready == 0)
		return all_up(l);
	l->take = take;
	l->of = of;
	l->enough = false;
	for (size_t i = 0; i < l->count && !l->enough; i++)
		if (fds[i].revents && !read_source(l, &l->sources[i]))
			return false;
	return true;
}

const char *
live_error(const struct live *l)
{
	return l->error;
}
