/* Who is on the wire: hardware addresses, the IPv4 addresses behind each, and who routes. */
#ifndef UI_STATS_HOSTS_H
#define UI_STATS_HOSTS_H

#include "dissectors/engine/dissect.h"
#include "ui/text/out.h"

struct hosts;

struct hosts *hosts_new(void);		/* NULL: no memory */
void hosts_free(struct hosts *h);	/* NULL is fine */

/* Count a packet's sender.  After 65,536 hosts, new ones are counted together. */
void hosts_add(struct hosts *h, const struct dissection *d);

/* The table. */
void put_hosts(struct out *o, const struct hosts *h);

#endif
