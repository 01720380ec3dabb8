/* See capture/save_interfaces.h. */

#include <stdlib.h>
#include <string.h>

#include "capture/save_interfaces.h"

static bool
copy(const char **to, const char *text)
{
	*to = text ? strdup(text) : NULL;
	return *to || !text;
}

bool
save_interfaces_add(struct save_interfaces *list, const struct save_interface *interface)
{
	struct save_interface *all = realloc(list->all, (list->count + 1) * sizeof *all), *x;

	if (!all)
		return false;
	list->all = all;
	x = &all[list->count++];
	*x = (struct save_interface){ .snaplen = interface->snaplen, .link_type = interface->link_type };
	return copy(&x->name, interface->name) && copy(&x->description, interface->description) &&
		copy(&x->filter, interface->filter);
}

void
save_interfaces_free(struct save_interfaces *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free((char *)list->all[i].name);
		free((char *)list->all[i].description);
		free((char *)list->all[i].filter);
	}
	free(list->all);
	*list = (struct save_interfaces){ NULL, 0 };
}
