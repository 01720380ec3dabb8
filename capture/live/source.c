/* One device, see source.h. */

#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include "capture/filter.h"
#include "capture/link_type.h"
#include "capture/live/source.h"

enum {
	BUFFER = 8 << 20,	/* four times what others take: a lesson's peaks fit */
	SNAPLEN = CAPTURE_FRAME_MAX,
};

/* Why libpcap refuses a device, and what to do. */
static enum live_problem
explain(const struct source *s, int status, char *error, size_t size)
{
	const char *name = s->device.name, *why = pcap_geterr(s->pcap);

	switch (status) {
	case PCAP_ERROR_NO_SUCH_DEVICE:
		snprintf(error, size, "%s: no such device; iriscope -D lists them", name);
		return LIVE_NO_DEVICE;
	case PCAP_ERROR_PERM_DENIED:
	case PCAP_ERROR_PROMISC_PERM_DENIED:
		snprintf(error, size, "%s: no right to capture", name);
		return LIVE_NO_RIGHT;
	case PCAP_ERROR_IFACE_NOT_UP:
		snprintf(error, size, "%s is down; it comes up with: ip link set %s up", name, name);
		return LIVE_OTHER;
	default:
		snprintf(error, size, "%s: %s", name, *why ? why : pcap_statustostr(status));
		return LIVE_OTHER;
	}
}

static bool
is_any(const struct source *s)
{
	return strcmp(s->device.name, "any") == 0;
}

/* Set up what has to be said before, and start.  0, or why not. */
static enum live_problem
activate(struct source *s, const struct launch_request *r, char *error, size_t size)
{
	pcap_t *p = s->pcap;

	pcap_set_snaplen(p, r->snaplen ? (int)r->snaplen : SNAPLEN);
	pcap_set_promisc(p, !r->no_promiscuous && !is_any(s));
	pcap_set_timeout(p, SOURCE_BLOCK_MS);
	pcap_set_buffer_size(p, r->buffer ? (int)r->buffer : BUFFER);
	pcap_set_immediate_mode(p, r->immediate);
	pcap_set_tstamp_precision(p, PCAP_TSTAMP_PRECISION_NANO);

	int status = pcap_activate(p);

	if (status < 0)
		return explain(s, status, error, size);
	if (is_any(s))				/* where it can: with the interface's number */
		pcap_set_datalink(p, DLT_LINUX_SLL2);
	s->nanoseconds = pcap_get_tstamp_precision(p) == PCAP_TSTAMP_PRECISION_NANO ? 1 : 1000;
	return 0;
}

static enum live_problem
set_filter(struct source *s, const char *filter, char *error, size_t size)
{
	struct bpf_program code;
	char why[256] = "";
	int status = 0;

	if (!*filter)
		return 0;
	if (pcap_compile(s->pcap, &code, filter, 1, PCAP_NETMASK_UNKNOWN) < 0) {
		capture_filter_explain(s->pcap, filter, why, sizeof why);
		snprintf(error, size, "filter %s: %s", filter, why);
		return LIVE_WRONG_FILTER;
	}
	status = pcap_setfilter(s->pcap, &code);
	pcap_freecode(&code);
	return status < 0 ? explain(s, status, error, size) : 0;
}

/* netdevice(7).  What is no network device, is up. */
bool
source_is_up(const struct source *s)
{
	struct ifreq r = { 0 };

	memcpy(r.ifr_name, s->device.name, strnlen(s->device.name, IFNAMSIZ - 1));
	return ioctl(pcap_get_selectable_fd(s->pcap), SIOCGIFFLAGS, &r) < 0 || r.ifr_flags & IFF_UP;
}

enum live_problem
source_open(struct source *s, const struct launch_request *r, char *error, size_t size)
{
	char why[PCAP_ERRBUF_SIZE] = "";
	enum live_problem problem;

	s->pcap = pcap_create(s->device.name, why);
	if (!s->pcap) {
		snprintf(error, size, "%s: %s", s->device.name, why);
		return LIVE_OTHER;
	}
	problem = activate(s, r, error, size);
	if (!problem)
		problem = set_filter(s, r->filter, error, size);
	if (problem)
		return problem;
	pcap_setnonblock(s->pcap, 1, why);
	s->shown = (struct save_interface){
		.name = s->device.name,
		.description = s->device.description[0] ? s->device.description : NULL,
		.filter = r->filter[0] ? r->filter : NULL,
		.snaplen = (uint32_t)pcap_snapshot(s->pcap),
		.link_type = link_type_of(pcap_datalink(s->pcap)),
	};
	return 0;
}
