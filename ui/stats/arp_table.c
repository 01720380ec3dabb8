/*
 * The ARP table: which hardware address stands behind an IPv4 address, as
 * whoever hears all packets would know it.  RFC 826 takes the sender's
 * addresses of each packet, request or reply; so does this.  An address that
 * several claim has a line for each of them.
 */

#include "ui/stats/arp_list.h"
#include "ui/text/names.h"
#include "ui/text/time.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

struct neighbour {
	arp_wire wire;
	uint8_t ip[4], mac[6];
	bool reply, announced;		/* what said so first: a reply, what nobody asked for; else a request */
	uint32_t first_frame, last_frame;
	int64_t first, last;		/* nanoseconds since the first packet */
};

static bool
add_neighbour(struct flows *list, const struct arp_packet *p)
{
	struct flow_key k = { { p->wire } };
	struct flow *flow;

	if (!memcmp(p->src, (uint8_t[4]){ 0 }, 4))
		return true;	/* a probe: the sender has no address yet (RFC 5227 section 2.1.1) */
	memcpy(&k.words[1], p->src, 4);
	memcpy(&k.words[2], p->mac, 6);
	if (!(flow = flow_find(list, &k))) {
		if (!(flow = flow_new(list, &k)))
			return false;
		struct neighbour fresh = { .wire = p->wire, .reply = p->reply, .announced = !memcmp(p->src, p->dst, 4),
		    .first_frame = p->frame, .first = p->time };

		memcpy(fresh.ip, p->src, 4);
		memcpy(fresh.mac, p->mac, 6);
		memcpy(flow->state, &fresh, sizeof fresh);
	}
	struct neighbour *x = (struct neighbour *)flow->state;

	x->last_frame = p->frame;
	x->last = p->time;
	return true;
}

static int
compare_neighbours(const void *a, const void *b)
{
	const struct neighbour *x = *(const void *const *)a, *y = *(const void *const *)b;
	int order = arp_wire_order(a, b);

	if (!order)
		order = memcmp(x->ip, y->ip, 4);
	return order ? order : x->first_frame < y->first_frame ? -1 : x->first_frame > y->first_frame;
}

enum { ADDRESS, MAC_ADDRESS, FIRST, LAST, AGE, IN_FRAME, SAID_BY, STATE };

static const struct arp_column columns[] = {
	[ADDRESS] = { "Address", 15 }, [MAC_ADDRESS] = { "MAC address", 26 }, [FIRST] = { "First seen", 10, true },
	[LAST] = { "Last seen", 10, true }, [AGE] = { "Age", 6, true }, [IN_FRAME] = { "Frame", 6, true },
	[SAID_BY] = { "By", 9 }, [STATE] = { "", 0 },
};

static void
put_cell(struct out *o, const struct arp_view *v, const void *thing, unsigned column)
{
	const struct neighbour *x = thing;

	switch (column) {
	case ADDRESS: put_ipv4(o, x->ip); break;
	case MAC_ADDRESS:
		put_bytes(o, x->mac, 6, ':');
		out_char(o, ' ');
		if (o->names)
			put_vendor(o, x->mac);
		break;
	case FIRST: put_duration(o, x->first, 3); break;
	case LAST: put_duration(o, x->last, 3); break;
	case AGE: put_duration(o, v->now - x->last, 0); break;
	case IN_FRAME: out_uint(o, x->first_frame); break;
	case SAID_BY: out_string(o, x->announced ? _("announced") : x->reply ? _("reply") : _("request")); break;
	case STATE: out_string(o, v->now - x->last > v->lifetime ? _("expired") : ""); break;
	}
}

/* What another's claim to the same address means for this one. */
static void
put_claim(struct out *o, const struct neighbour *x, const struct neighbour *other)
{
	bool before = other->last_frame < x->first_frame, after = other->first_frame > x->last_frame;
	bool several = !before && !after && other->first_frame != other->last_frame;

	out_room(o);
	put_arp_note(o, before ? _("moved here from ") : after ? _("moved to ") : _("two claim it: also "));
	put_bytes(o, other->mac, 6, ':');
	out_string(o, before ? _(", last in frame ") : after ? _(", first in frame ") :
	    several ? _(", frames ") : _(", frame "));
	out_uint(o, before ? other->last_frame : other->first_frame);
	if (several) {
		out_string(o, _(" to "));
		out_uint(o, other->last_frame);
	}
	out_char(o, '\n');
}

static bool
is_same_address(const struct neighbour *x, const struct neighbour *y)
{
	return x->wire == y->wire && !memcmp(x->ip, y->ip, 4);
}

static void
put_claims(struct out *o, const struct arp_view *v, const void *const *things, size_t i, size_t n)
{
	const struct neighbour *x = things[i];

	(void)v;
	if (i && is_same_address(things[i - 1], x))
		put_claim(o, x, things[i - 1]);
	if (i + 1 < n && is_same_address(things[i + 1], x))
		put_claim(o, x, things[i + 1]);
}

const struct arp_kind arp_table = {
	.title = "ARP table: who says to have which address, and in which frame first; seconds since the first packet",
	.forgotten = "Entries that were let go, since there are too many: ",
	.state_size = sizeof(struct neighbour),
	.columns = columns, .column_count = sizeof columns / sizeof *columns,
	.add = add_neighbour, .compare = compare_neighbours, .put_cell = put_cell, .put_notes = put_claims,
};
