/*
 * The rights of a process: whether it may capture, and how it gives up what
 * it has.  Nothing that is given up here comes back, by no call and no program.
 */
#ifndef CAPTURE_ROLES_RIGHTS_H
#define CAPTURE_ROLES_RIGHTS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether this process may open devices for capture: CAP_NET_RAW is in effect.
 * (In a user namespace without a network of its own it is, and opening fails.)
 */
bool rights_to_capture(void);

/*
 * What to do when it may not: one line with the exact command for this very
 * program (size bytes, always terminated; 512 hold any sensible path).
 */
void rights_advice(char *text, size_t size);

/* Who root is afterwards.  Anybody else stays who he is. */
enum rights_kept {
	RIGHTS_FILES,	/* the user who called sudo; without sudo still root, by name: for who opens files later */
	RIGHTS_NONE,	/* the user who called sudo; without sudo nobody */
};

/*
 * Drop all capabilities (the bounding set, too, as far as that is allowed), the
 * identity of root, being dumped, traced by equals, and gaining anything by
 * running a program.  Descriptors that are open stay as useful as they were.
 *
 * Where root has no other identity to take, as in a namespace that maps one
 * user, root stays by name.  False: capabilities are still there and errno says
 * why; go no further.
 *
 * Built with -DUNCONFINED it does nothing, see confine.h.
 */
bool rights_drop(enum rights_kept kept);

/*
 * A file or folder that was just made is for the user who called sudo; nothing happens without, nor
 * with -DUNCONFINED.  False: errno tells why.
 */
bool rights_give(int fd);

#endif
