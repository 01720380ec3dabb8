/*
 * A list of what ARP packets tell, remembered by a key and printed as a table:
 * what -z arp is made of.  A kind of list is a struct arp_kind.
 */
#ifndef UI_STATS_ARP_LIST_H
#define UI_STATS_ARP_LIST_H

#include "dissectors/engine/flows.h"
#include "ui/stats/arp_packet.h"
#include "ui/text/out.h"

enum { ARP_LIST_MAX = 1 << 16 };	/* things of a kind; then new ones take the place of old ones */

/* When the list is looked at. */
struct arp_view {
	int64_t now;			/* of the last packet, nanoseconds since the first */
	int64_t lifetime;		/* of what nobody confirms; nanoseconds */
	const struct flows *interfaces;	/* by number: struct arp_interface */
};

struct arp_interface {
	uint32_t number;
	uint32_t len;
	char name[56];			/* not terminated */
};

struct arp_column {
	const char *title;
	uint8_t width;			/* at least */
	bool right;
};

/* What is remembered of each thing begins with its wire. */
struct arp_kind {
	const char *title;
	const char *forgotten;		/* before the number of those that were let go */
	size_t state_size;
	const struct arp_column *columns;
	unsigned column_count;
	/* Take a packet in.  False: no memory. */
	bool (*add)(struct flows *list, const struct arp_packet *p);
	/* The order of two pointers to things: by wire, then as they shall stand. */
	int (*compare)(const void *a, const void *b);
	void (*put_cell)(struct out *o, const struct arp_view *v, const void *thing, unsigned column);
	/* Lines below the one of things[i], of n in their order: see put_arp_note(). */
	void (*put_notes)(struct out *o, const struct arp_view *v, const void *const *things, size_t i, size_t n);
};

extern const struct arp_kind arp_table, arp_requests;

/* Print all of the list. */
void put_arp_list(struct out *o, const struct arp_kind *kind, const struct flows *list, const struct arp_view *v);

/* The beginning of a line below a thing's own. */
void put_arp_note(struct out *o, const char *text);

/* For compare: which wire is before the other; 0: it is the same. */
int arp_wire_order(const void *a, const void *b);

#endif
