/*
 * What a decoder asks of the kernel.  To find what a new library needs run the
 * program under strace -f: what this refuses is EPERM there.
 */

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "capture/roles/syscalls.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Whatever their arguments are. */
static const int allowed[] = {
	SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(pread64), SCMP_SYS(poll), SCMP_SYS(ppoll),
	SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat),
	SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex),
	SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time),
	SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(restart_syscall), SCMP_SYS(sched_yield),
	SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigpending),
	SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrandom),
	SCMP_SYS(sysinfo),				/* qsort() asks how much memory there is */
	SCMP_SYS(sendmsg), SCMP_SYS(recvmsg), SCMP_SYS(recvfrom),	/* the launcher's socket */
	SCMP_SYS(exit), SCMP_SYS(exit_group),
	/* The same, as 32-bit machines call them. */
	SCMP_SYS(fstat64), SCMP_SYS(_llseek), SCMP_SYS(clock_gettime64), SCMP_SYS(clock_getres_time64),
	SCMP_SYS(clock_nanosleep_time64), SCMP_SYS(ppoll_time64), SCMP_SYS(futex_time64),
};

/* Nobody calls these by mistake. */
static const int deadly[] = {
	SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(ptrace),
	SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
};

/* Modes and size of the terminal, and what waits to be read: nothing that writes to who reads it. */
static const unsigned ioctls[] = {
	TCGETS, TCSETS, TCSETSW, TCSETSF, TCFLSH, TIOCGWINSZ, TIOCGPGRP, FIONREAD,
};

static const unsigned fcntls[] = { F_GETFD, F_SETFD, F_GETFL, F_SETFL };

static int
allow(scmp_filter_ctx filter, int call, struct scmp_arg_cmp only)
{
	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, only);
}

static int
allow_by_request(scmp_filter_ctx filter, int call, const unsigned *requests, size_t count)
{
	int fault = 0;

	for (size_t i = 0; i < count && !fault; i++)
		fault = allow(filter, call, SCMP_A1_32(SCMP_CMP_EQ, requests[i]));
	return fault;
}

/* Signals go to this very process: abort(), and Ctrl-Z. */
static int
allow_by_arguments(scmp_filter_ctx filter)
{
	int fault = 0;
	const unsigned self = (unsigned)getpid();
	const struct {
		int call;
		struct scmp_arg_cmp only;
	} rules[] = {
		{ SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0) },
		{ SCMP_SYS(mmap2), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0) },
		{ SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0) },
		{ SCMP_SYS(newfstatat), SCMP_A3_32(SCMP_CMP_EQ, AT_EMPTY_PATH) },
		{ SCMP_SYS(sendto), SCMP_A4(SCMP_CMP_EQ, 0) },		/* to nobody else */
		{ SCMP_SYS(kill), SCMP_A0_32(SCMP_CMP_EQ, self) },
		{ SCMP_SYS(tgkill), SCMP_A0_32(SCMP_CMP_EQ, self) },
	};

	for (size_t i = 0; i < COUNT(rules) && !fault; i++)
		fault = allow(filter, rules[i].call, rules[i].only);
	return fault;
}

/*
 * With O_EXCL no file that is there is opened, nor what a link names: this
 * holds without Landlock, too, though then in any folder.  Nor is one replaced
 * by a new name.
 */
static int
allow_new_files(scmp_filter_ctx filter, int folder)
{
	const unsigned flags = O_ACCMODE | O_CREAT | O_EXCL | O_PATH;

	int fault = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 2,
		SCMP_A0_32(SCMP_CMP_EQ, (unsigned)folder),
		SCMP_A2_32(SCMP_CMP_MASKED_EQ, flags, O_WRONLY | O_CREAT | O_EXCL));

	return fault ? fault : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(renameat2), 3,
		SCMP_A0_32(SCMP_CMP_EQ, (unsigned)folder), SCMP_A2_32(SCMP_CMP_EQ, (unsigned)folder),
		SCMP_A4_32(SCMP_CMP_EQ, RENAME_NOREPLACE));
}

static int
add_rules(scmp_filter_ctx filter, int folder)
{
	int fault = 0;

	for (size_t i = 0; i < COUNT(allowed) && !fault; i++)
		fault = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	for (size_t i = 0; i < COUNT(deadly) && !fault; i++)
		fault = seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, deadly[i], 0);
	if (!fault)
		fault = allow_by_arguments(filter);
	if (!fault)
		fault = allow_by_request(filter, SCMP_SYS(ioctl), ioctls, COUNT(ioctls));
	if (!fault)
		fault = allow_by_request(filter, SCMP_SYS(fcntl), fcntls, COUNT(fcntls));
	if (!fault && folder >= 0)
		fault = allow_new_files(filter, folder);
	return fault;
}

int
syscalls_limit(int folder)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int fault = filter ? add_rules(filter, folder) : -ENOMEM;

	/* Another architecture's calls have other numbers: no way around this one's. */
	if (!fault)
		fault = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
	if (!fault)
		fault = seccomp_attr_set(filter, SCMP_FLTATR_API_SYSRAWRC, 1);
	if (!fault)
		fault = seccomp_load(filter);
	seccomp_release(filter);
	return -fault;
}
