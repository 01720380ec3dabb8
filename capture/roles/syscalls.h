/* The system calls that decoding needs, by seccomp: the second half of confine.h. */
#ifndef CAPTURE_ROLES_SYSCALLS_H
#define CAPTURE_ROLES_SYSCALLS_H

/*
 * From now on only those calls are let through.  folder: new files may be made
 * in there (-1: nowhere).  Gives 0, or errno of what failed; EINVAL and ENOSYS:
 * the kernel has no seccomp.
 */
int syscalls_limit(int folder);

#endif
