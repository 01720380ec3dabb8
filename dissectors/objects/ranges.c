/* Ranges of bytes. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/objects/ranges.h"

static bool
grow(struct ranges *r)
{
	size_t room = r->room ? r->room * 2 : 2;
	struct range *p = room <= RANGES_MAX ? realloc(r->all, room * sizeof *p) : NULL;

	if (!p)
		return false;
	r->all = p;
	r->room = room;
	return true;
}

bool
ranges_add(struct ranges *r, uint64_t from, uint64_t to)
{
	size_t i = 0, k;

	while (i < r->count && r->all[i].to < from)
		i++;
	for (k = i; k < r->count && r->all[k].from <= to; k++) {
		from = from < r->all[k].from ? from : r->all[k].from;
		to = to > r->all[k].to ? to : r->all[k].to;
	}
	if (i == k && r->count == r->room && !grow(r))
		return false;
	memmove(r->all + i + 1, r->all + k, (r->count - k) * sizeof *r->all);
	r->all[i] = (struct range){ from, to };
	r->count = r->count - (k - i) + 1;
	return true;
}

uint64_t
ranges_end(const struct ranges *r)
{
	return r->count ? r->all[r->count - 1].to : 0;
}

bool
ranges_cover(const struct ranges *r, uint64_t n)
{
	return r->count == 1 && !r->all->from && r->all->to >= n;
}

void
ranges_free(struct ranges *r)
{
	free(r->all);
}
