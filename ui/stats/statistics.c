/* The statistics asked for, one behind the other. */

#include <stdlib.h>
#include "ui/stats/statistics.h"
#include "ui/text/translate.h"

#define X(name) extern const struct statistic statistic_##name;
STATISTICS(X)
#undef X

static const struct statistic *const known[] = {
#define X(name) &statistic_##name,
	STATISTICS(X)
#undef X
};

struct statistics {
	struct statistics *next;
	const struct statistic *statistic;
	void *of;
};

const char *
statistics_open(struct statistics **all, const char *value)
{
	size_t n = strcspn(value, ",");
	const struct statistic *x = NULL;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strlen(known[i]->name) == n && !memcmp(known[i]->name, value, n))
			x = known[i];
	if (!x)
		return _("-z takes hosts, arp[,SECONDS], http_req,tree or follow,PROTOCOL,MODE,STREAM");
	struct statistics *fresh = calloc(1, sizeof *fresh);

	if (!fresh)
		return _("-z: no memory");
	const char *wrong = x->open(&fresh->of, value + n + (value[n] == ','));

	if (wrong) {
		free(fresh);
		return wrong;
	}
	fresh->statistic = x;
	while (*all)
		all = &(*all)->next;
	*all = fresh;
	return NULL;
}

void
statistics_add(struct statistics *all, const struct dissection *d)
{
	for (; all; all = all->next)
		all->statistic->add(all->of, d);
}

static bool
listens(const struct statistics *x)
{
	return x->statistic->listens && x->statistic->listens(x->of);
}

bool
statistics_listen(const struct statistics *all)
{
	while (all && !listens(all))
		all = all->next;
	return all;
}

void
statistics_hear(struct statistics *all, const struct heard *h)
{
	for (; all; all = all->next)
		if (listens(all))
			all->statistic->hear(all->of, h);
}

void
statistics_put(struct out *o, const struct statistics *all)
{
	for (; all; all = all->next)
		all->statistic->put(o, all->of);
}

void
statistics_free(struct statistics *all)
{
	for (struct statistics *next; all; all = next) {
		next = all->next;
		all->statistic->free(all->of);
		free(all);
	}
}
