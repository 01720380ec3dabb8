/* Landlock, landlock(7), by system calls: the first half of confine.h. */
#ifndef CAPTURE_ROLES_LANDLOCK_H
#define CAPTURE_ROLES_LANDLOCK_H

/*
 * From now on no file can be opened, changed or run, except that new ones may
 * be made in folder (-1: nowhere), and others there renamed or removed; no TCP port bound or connected to; nobody
 * outside signalled, or reached by an abstract socket: as far as the kernel's
 * version of Landlock goes, all but the first since Linux 6.7 and 6.12.  Gives
 * 0, or errno of what failed, ENOSYS and EOPNOTSUPP: the kernel has none.
 */
int landlock_enter(int folder);

#endif
