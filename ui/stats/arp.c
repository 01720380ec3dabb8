/*
 * -z arp[,SECONDS]: the ARP table as the traffic shows it, and requests with
 * their answers, or without any.
 *
 * An entry that was not said again for so many seconds before the last packet
 * is expired: 60, unless told otherwise.  RFC 1122 section 2.3.2.1 wants a
 * timeout "on the order of a minute", restarted by whatever ARP packet has the
 * host's addresses as its sender's; Linux, too, holds an entry for stale after
 * 60 seconds.  Datagrams between the two confirm nothing here.
 *
 * Of each list 65,536 things are remembered; then those of a flood, which are
 * named once only, take each other's place, and how many is said.  That a TCP
 * connection is asked for in vain is no matter of ARP: see
 * tcp.analysis.syn_again.
 */

#include <errno.h>
#include <stdlib.h>
#include "ui/packet.h"
#include "ui/stats/arp_list.h"
#include "ui/stats/statistics.h"
#include "ui/text/time.h"
#include "ui/text/translate.h"

enum { LIFETIME = 60, LIFETIME_MAX = 1000000000, INTERFACES_MAX = 256 };
#define SECOND INT64_C(1000000000)

static const struct arp_kind *const kinds[] = { &arp_table, &arp_requests };
enum { KINDS = sizeof kinds / sizeof *kinds };

struct arp {
	struct arp_fields fields;
	struct flows lists[KINDS], interfaces;
	int64_t now, lifetime;
	uint64_t lost;			/* packets without memory for what they say */
};

static void
free_arp(void *of)
{
	struct arp *a = of;

	if (!a)
		return;
	for (int i = 0; i < KINDS; i++)
		flows_free(&a->lists[i]);
	flows_free(&a->interfaces);
	free(a);
}

/* "", or SECONDS; nanoseconds.  0: it is neither. */
static int64_t
read_lifetime(const char *s)
{
	char *end;

	if (!*s)
		return LIFETIME * SECOND;
	if (*s < '0' || *s > '9')
		return 0;
	errno = 0;
	unsigned long n = strtoul(s, &end, 10);

	return *end || errno || n > LIFETIME_MAX ? 0 : (int64_t)n * SECOND;
}

static const char *
open_arp(void **of, const char *arguments)
{
	int64_t lifetime = read_lifetime(arguments);

	if (!lifetime)
		return _("-z takes arp or arp,SECONDS: how long an entry lives, 1 to 1000000000");
	struct arp *a = calloc(1, sizeof *a);

	if (!a)
		return _("-z arp: no memory");
	a->fields = arp_fields();
	a->lifetime = lifetime;
	uint64_t seed = secret_seed();

	for (int i = 0; i < KINDS; i++)
		a->lists[i] = (struct flows){ .state_size = kinds[i]->state_size, .most = ARP_LIST_MAX, .seed = seed };
	a->interfaces = (struct flows){ .state_size = sizeof(struct arp_interface), .most = INTERFACES_MAX, .seed = seed };
	*of = a;
	return NULL;
}

/* Names of more interfaces than are kept are not shown: their numbers are. */
static void
note_interface(struct flows *interfaces, const struct packet *packet)
{
	struct flow_key k = { { packet->interface } };
	struct flow *flow = flow_find(interfaces, &k);

	if (flow || interfaces->alive == INTERFACES_MAX || !(flow = flow_new(interfaces, &k)))
		return;
	struct arp_interface *x = (struct arp_interface *)flow->state;
	size_t n = packet->interface_name.bytes ? packet->interface_name.len : 0;

	x->number = packet->interface;
	x->len = (uint32_t)(n < sizeof x->name ? n : sizeof x->name);
	if (x->len)
		memcpy(x->name, packet->interface_name.bytes, x->len);
}

static void
add_packet(void *of, const struct dissection *d)
{
	struct arp *a = of;
	struct arp_packet p;

	if (d->packet->since_first > a->now)
		a->now = d->packet->since_first;
	if (!arp_packet(&a->fields, d, &p))
		return;
	note_interface(&a->interfaces, d->packet);
	for (int i = 0; i < KINDS; i++)
		a->lost += !kinds[i]->add(&a->lists[i], &p);
}

static void
put_arp(struct out *o, const void *of)
{
	const struct arp *a = of;
	struct arp_view v = { a->now, a->lifetime, &a->interfaces };

	out_room(o);
	out_string(o, _("ARP until the last packet, at "));
	put_duration(o, a->now, 3);
	out_string(o, _(" s; expired: not said again for "));
	out_uint(o, (uint64_t)(a->lifetime / SECOND));
	out_string(o, _(" s\n"));
	for (int i = 0; i < KINDS; i++)
		put_arp_list(o, kinds[i], &a->lists[i], &v);
	if (a->lost) {
		out_room(o);
		out_string(o, _("Left out, since there was no memory: "));
		out_uint(o, a->lost);
		out_char(o, '\n');
	}
}

const struct statistic statistic_arp = {
	"arp", "arp[,SECONDS]", open_arp, add_packet, put_arp, free_arp,
};
