/* The decoder's end of the launcher, for launcher.c, which makes it.  See launcher.h. */
#ifndef CAPTURE_ROLES_ASKING_H
#define CAPTURE_ROLES_ASKING_H

#include "capture/roles/message.h"

/* NULL: no memory.  socket and counts have to outlive it. */
struct launcher *launcher_end(int socket, struct capture_counts *counts);
void launcher_leave(struct launcher *l);

#endif
