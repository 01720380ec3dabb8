/*
 * The decoder's confinement: what it can do at most once packets have taken it
 * over, whoever sent them.
 *
 *   files    none can be opened (Landlock, and seccomp)
 *   network  no sockets, no connections (seccomp; Landlock for TCP)
 *   others   no programs, no processes, no signals but to itself, no tracing
 *   memory   none can be made executable
 *
 * What stays: the descriptors that are open, to be read, written and polled;
 * memory; clocks; the terminal's modes, but nothing that types on it (TIOCSTI).
 * stat() of a path cannot be told from fstat() and stays as well.  Call it
 * after all else is open and before the first byte of a packet is read, and on
 * the decoder's only thread.  A socket left open to another process should be
 * connected and not of datagrams (SOCK_SEQPACKET): sendmsg() to others on it
 * is not looked into.
 */
#ifndef CAPTURE_ROLES_CONFINE_H
#define CAPTURE_ROLES_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Confine this process, for good.  folder: an open descriptor of a folder in
 * which new files may be made (openat() to write, O_CREAT and O_EXCL) and renamed
 * within it (renameat2() with RENAME_NOREPLACE), -1: none.
 *
 * What is forbidden fails with EPERM or EACCES, so that an honest mistake is
 * a message.  Running a program and reaching into another process ends this
 * one at once (SIGSYS): no mistake does that.
 *
 * False: the kernel lacks Landlock or seccomp, and is as close to it as can be
 * had; said then tells what is missing and what that means, in one line (size
 * bytes, always terminated).
 *
 * Built with -DUNCONFINED it does nothing and gives true: for sanitizers, which
 * trace the process when it ends.
 */
bool confine(int folder, char *said, size_t size);

#endif
