/* Own frames, frames to groups, and others. */

#include <string.h>

#include "dissectors/engine/registry.h"
#include "ui/screen/switched.h"

enum { GROUP_BIT = 1, FIRST_NODES = 3 };	/* IEEE 802-2014 8.2.2; the layer's, the addresses' */

static bool
named(const struct launch_request *request, const char *name)
{
	for (uint32_t i = 0; i < request->device_count; i++)
		if (!strcmp(request->devices[i], name))
			return true;
	return false;
}

void
switched_begin(struct switched *w, const struct launch_request *request,
    const struct device *devices, int count)
{
	*w = (struct switched){
		.source = registry_field("eth.src"), .destination = registry_field("eth.dst"),
	};
	for (int i = 0; i < count && w->mac_count < LAUNCH_DEVICES; i++)
		if (devices[i].has_mac && !devices[i].loopback && named(request, devices[i].name))
			memcpy(w->macs[w->mac_count++], devices[i].mac, sizeof devices[i].mac);
}

static bool
ours(const struct switched *w, const uint8_t *mac)
{
	for (size_t i = 0; i < w->mac_count; i++)
		if (!memcmp(mac, w->macs[i], sizeof w->macs[i]))
			return true;
	return false;
}

/* The bytes of one of the first fields; NULL: it is not there. */
static const uint8_t *
address(const struct dissection *d, const struct field *field)
{
	for (uint32_t i = 0; i < d->count && i < FIRST_NODES; i++)
		if (d->nodes[i].field == field)
			return d->sources[0].bytes + d->nodes[i].off;
	return NULL;
}

void
switched_observe(void *of, const struct dissection *d)
{
	struct switched *w = of;
	const uint8_t *from = address(d, w->source), *to = address(d, w->destination);

	if (w->foreign || !w->mac_count || !from || !to)
		return;
	w->foreign = !(to[0] & GROUP_BIT) && !ours(w, to) && !ours(w, from);
	w->seen++;
}

bool
switched_seems(const struct switched *w)
{
	return !w->foreign && w->seen >= SWITCHED_ENOUGH;
}
