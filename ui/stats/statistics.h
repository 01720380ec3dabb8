/*
 * What is gathered from all packets and printed after them: -z.  A further
 * statistic is a file with one struct statistic, and a word in STATISTICS.
 */
#ifndef UI_STATS_STATISTICS_H
#define UI_STATS_STATISTICS_H

#include "dissectors/engine/session.h"
#include "ui/text/out.h"

#define STATISTICS(X) X(hosts) X(arp) X(follow) X(http_req)

struct statistic {
	const char *name;		/* the first word of -z */
	const char *form;		/* all of it, for messages */
	/*
	 * Begin.  arguments: what follows the name, after a comma; "" if
	 * nothing does.  NULL, or what is wrong, and then *of is not set.
	 * registry_start() has run.
	 */
	const char *(*open)(void **of, const char *arguments);
	void (*add)(void *of, const struct dissection *d);	/* a packet */
	void (*put)(struct out *o, const void *of);
	void (*free)(void *of);					/* NULL is fine */
	/* Whether it wants to hear messages, as session_listen() has them, before their packets; NULL: no. */
	bool (*listens)(const void *of);
	void (*hear)(void *of, const struct heard *h);
};

struct statistics;		/* those asked for; NULL: none */

/*
 * Begin one more, by the value of a -z.  NULL, or what is wrong with the
 * value: then *all stays as it was.
 */
const char *statistics_open(struct statistics **all, const char *value);
void statistics_add(struct statistics *all, const struct dissection *d);
bool statistics_listen(const struct statistics *all);		/* whether any of them does */
void statistics_hear(struct statistics *all, const struct heard *h);
void statistics_put(struct out *o, const struct statistics *all);	/* in the order of opening */
void statistics_free(struct statistics *all);

#endif
