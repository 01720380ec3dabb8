/* What is captured live, and how: -i, -p, -s, -B, -D, --immediate-mode, --spool-limit. */

#include <stdio.h>
#include <string.h>
#include "ui/options/reading.h"
#include "ui/packet.h"
#include "ui/text/translate.h"

bool
read_interface(void *to, const char *value)
{
	struct launch_request *r = &((struct reading *)to)->options.request;

	if (r->device_count == LAUNCH_DEVICES)
		return wrong(_("-i: too many interfaces; any stands for all"), value);
	if (!*value || strlen(value) >= sizeof *r->devices)
		return wrong(_("-i takes an interface or its number; -D lists them"), value);
	snprintf(r->devices[r->device_count++], sizeof *r->devices, "%s", value);
	return true;
}

bool
read_snaplen(void *to, const char *value)
{
	struct reading *r = to;

	r->options.request.snaplen = !strcmp(value, "0") ? CAPTURE_FRAME_MAX :
		(uint32_t)number_of(value, CAPTURE_FRAME_MAX);
	return r->options.request.snaplen || wrong(_("-s takes a number of bytes; 0: whole packets"), value);
}

bool
read_buffer(void *to, const char *value)
{
	struct reading *r = to;

	r->options.request.buffer = (uint32_t)number_of(value, INT32_MAX >> 20) << 20;
	return r->options.request.buffer || wrong(_("-B takes a number of megabytes, 1 or more"), value);
}

bool
read_spool_limit(void *to, const char *value)
{
	struct reading *r = to;

	r->options.spool_limit = number_of(value, UINT64_MAX >> 20) << 20;
	return r->options.spool_limit || wrong(_("--spool-limit takes a number of megabytes, 1 or more"), value);
}

static void
print_device(const struct device *d, int number)
{
	printf("%d. %s", number, d->name);
	if (d->description[0])
		printf(" (%s)", d->description);
	printf(" [%s%s]", d->up ? _("up") : _("down"), d->up && !d->running ? _(", no carrier") : "");
	if (d->has_mac)
		printf(" %02x:%02x:%02x:%02x:%02x:%02x", d->mac[0], d->mac[1], d->mac[2],
		    d->mac[3], d->mac[4], d->mac[5]);
	for (int i = 0; i < DEVICE_ADDRESSES && d->addresses[i][0]; i++)
		printf(" %s", d->addresses[i]);
	putchar('\n');
}

bool
print_devices(void *to, const char *value)
{
	static struct device devices[DEVICES_MAX];
	struct reading *r = to;
	char error[256];
	int count = devices_list(devices, DEVICES_MAX, error, sizeof error);

	(void)value;
	for (int i = 0; i < count; i++)
		print_device(&devices[i], i + 1);
	if (count < 0)
		complain("%s", error);
	else if (!count)
		complain("%s", _("there is no device to capture from"));
	return r->done = count >= 0;
}
