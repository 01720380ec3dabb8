/* Interfaces that are to be written into more than one file, with copies of their texts. */
#ifndef CAPTURE_SAVE_INTERFACES_H
#define CAPTURE_SAVE_INTERFACES_H

#include "capture/save.h"

/* Begin with all zeros. */
struct save_interfaces {
	struct save_interface *all;
	size_t count;
};

bool save_interfaces_add(struct save_interfaces *list, const struct save_interface *interface);	/* false: no memory */
void save_interfaces_free(struct save_interfaces *list);

#endif
