/* Each is one call, without the C library where that would add others. */

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "tests/roles/breakout/attempts.h"

#define TRY(name) static long name(const struct opened *o __attribute__((unused)))
#define PAGE 4096

/* --- Files --- */

TRY(open_file) { return open("/etc/passwd", O_RDONLY); }
TRY(open_folder) { return open("/", O_RDONLY | O_DIRECTORY); }
TRY(open_device) { return open("/dev/null", O_RDWR); }

TRY(open_old) { return syscall(SYS_open, "/etc/passwd", O_RDONLY); }

TRY(openat2_file)
{
	struct open_how how = { .flags = O_RDONLY };

	return syscall(SYS_openat2, AT_FDCWD, "/etc/passwd", &how, sizeof how);
}

static long
create(int from, const char *folder, int flags)
{
	char path[160];

	snprintf(path, sizeof path, "%snew-%d", folder, (int)getpid());
	return openat(from, path, flags, 0600);
}

enum { NEW = O_WRONLY | O_CREAT | O_EXCL };

TRY(create_in_tmp) { return create(AT_FDCWD, "/tmp/iriscope-breakout-", NEW); }
TRY(create_outside) { return create(AT_FDCWD, o->outside, NEW); }
TRY(create_in_folder) { return create(o->folder, "", NEW); }
TRY(create_beside_folder) { return create(o->folder, o->outside, NEW); }
TRY(create_above_folder) { return create(o->folder, "../", NEW); }
TRY(create_to_read) { return create(o->folder, "", O_RDWR | O_CREAT | O_EXCL); }
TRY(overwrite_in_folder) { return openat(o->folder, "old", O_WRONLY | O_CREAT | O_TRUNC, 0600); }
TRY(follow_link) { return openat(o->folder, "link", NEW, 0600); }
TRY(read_in_folder) { return openat(o->folder, "old", O_RDONLY); }
TRY(remove_in_folder) { return unlinkat(o->folder, "gone", 0); }
TRY(rename_in_folder) { return renameat2(o->folder, "moved", o->folder, "to", RENAME_NOREPLACE); }
TRY(rename_out) { return renameat2(o->folder, "out", o->folder, "../outside/out", RENAME_NOREPLACE); }
TRY(replace_in_folder) { return renameat2(o->folder, "other", o->folder, "old", 0); }
TRY(truncate_file) { return truncate(o->old, 0); }
TRY(make_folder) { return mkdirat(o->folder, "below", 0700); }
TRY(change_mode) { return chmod(o->old, 0600); }

/* --- Network --- */

TRY(socket_inet) { return socket(AF_INET, SOCK_STREAM, 0); }
TRY(socket_inet6) { return socket(AF_INET6, SOCK_DGRAM, 0); }
TRY(socket_unix) { return socket(AF_UNIX, SOCK_STREAM, 0); }
TRY(socket_packet) { return socket(AF_PACKET, SOCK_RAW, 0); }
TRY(socket_netlink) { return socket(AF_NETLINK, SOCK_RAW, 0); }

static struct sockaddr_in
local(int port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

TRY(connect_tcp)
{
	struct sockaddr_in to = local(o->port);

	return connect(o->tcp, (struct sockaddr *)&to, sizeof to);
}

TRY(bind_tcp)
{
	struct sockaddr_in at = local(0);

	return bind(o->tcp, (struct sockaddr *)&at, sizeof at);
}

TRY(send_to)
{
	struct sockaddr_in to = local(9);

	return sendto(o->udp, "x", 1, 0, (struct sockaddr *)&to, sizeof to);
}

/* --- Programs, processes, the kernel --- */

TRY(run_program)
{
	char *const arguments[] = { (char *)"true", NULL };

	return execve("/bin/true", arguments, NULL);
}

TRY(run_descriptor)
{
	char *const arguments[] = { (char *)"true", NULL };

	return syscall(SYS_execveat, o->file, "", arguments, NULL, AT_EMPTY_PATH);
}

TRY(fork_process)
{
	long pid = syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);

	if (pid == 0)
		syscall(SYS_exit_group, 0);
	return pid;
}

TRY(be_traced) { return ptrace(PTRACE_TRACEME, 0, NULL, NULL); }

TRY(read_process)
{
	char there[1];
	struct iovec to = { there, 1 }, from = { (void *)o, 1 };

	return process_vm_readv(getpid(), &to, 1, &from, 1, 0);
}

TRY(signal_other) { return kill(getppid(), 0); }
TRY(signal_all) { return kill(0, 0); }
TRY(signal_itself) { return kill(getpid(), 0); }

static void *
page(void)
{
	return mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

TRY(make_executable) { return mprotect(page(), PAGE, PROT_READ | PROT_EXEC); }

TRY(map_executable)
{
	return mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

TRY(memory_file) { return memfd_create("x", 0); }
TRY(io_uring) { return syscall(SYS_io_uring_setup, 1, calloc(1, 256)); }
TRY(bpf) { return syscall(SYS_bpf, 0, calloc(1, 128), 128); }
TRY(mount_folder) { return mount(NULL, o->outside, NULL, MS_REMOUNT, NULL); }
TRY(new_namespace) { return unshare(CLONE_NEWUSER); }
TRY(personality_change) { return syscall(SYS_personality, 0x0400000); }
TRY(user_faults) { return syscall(SYS_userfaultfd, 0); }
TRY(dump_again) { return syscall(SYS_prctl, 4, 1, 0, 0, 0); }
TRY(type_on_terminal) { return ioctl(o->terminal, TIOCSTI, "x"); }
TRY(take_terminal) { return ioctl(o->terminal, TIOCSCTTY, 0); }

/* --- What decoding needs --- */

TRY(read_open_file) { return read(o->file, (char[64]){ 0 }, 64); }
TRY(read_at_offset) { return pread(o->file, (char[1]){ 0 }, 1, 3); }
TRY(seek_open_file) { return lseek(o->file, 0, SEEK_END); }
TRY(ask_size) { return fstat(o->file, &(struct stat){ 0 }); }
TRY(write_out) { return write(STDOUT_FILENO, "", 0); }
TRY(wait_awhile) { return poll(&(struct pollfd){ .fd = o->pair[0], .events = POLLIN }, 1, 1); }
TRY(ask_clock) { return syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &(struct timespec){ 0 }); }
TRY(ask_random) { return syscall(SYS_getrandom, &(long){ 0 }, sizeof(long), 0); }
TRY(terminal_size) { return ioctl(o->terminal, TIOCGWINSZ, &(struct winsize){ 0 }); }

TRY(terminal_modes)
{
	struct termios modes;

	return tcgetattr(o->terminal, &modes) == 0 ? tcsetattr(o->terminal, TCSADRAIN, &modes) : -1;
}

TRY(take_memory)
{
	char *bytes = malloc(1 << 20), *more;

	if (!bytes || !(more = realloc(bytes, 100 << 20)))
		return -1;
	memset(more, 1, 100 << 20);
	free(more);
	return 0;
}

/* As the launcher hands a file over. */
TRY(receive_descriptor)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control = { .head = { .cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS } };
	struct iovec text = { (char[1]){ 'x' }, 1 };
	struct msghdr message = { .msg_iov = &text, .msg_iovlen = 1, .msg_control = &control,
		.msg_controllen = sizeof control };

	memcpy(CMSG_DATA(&control.head), &o->file, sizeof(int));
	if (sendmsg(o->pair[0], &message, 0) != 1 || recvmsg(o->pair[1], &message, MSG_CMSG_CLOEXEC) != 1)
		return -1;
	return control.head.cmsg_type == SCM_RIGHTS ? 0 : -1;
}

TRY(give_up) { abort(); }

#define A(name) { #name, name }
const struct attempt attempts[] = {
	A(open_file), A(open_folder), A(open_device), A(open_old), A(openat2_file), A(create_in_tmp),
	A(create_outside), A(create_in_folder), A(create_beside_folder), A(create_above_folder),
	A(create_to_read), A(overwrite_in_folder), A(follow_link), A(read_in_folder), A(remove_in_folder),
	A(rename_in_folder), A(rename_out), A(replace_in_folder),
	A(truncate_file), A(make_folder), A(change_mode),
	A(socket_inet), A(socket_inet6), A(socket_unix), A(socket_packet), A(socket_netlink),
	A(connect_tcp), A(bind_tcp), A(send_to), A(run_program), A(run_descriptor), A(fork_process),
	A(be_traced), A(read_process), A(signal_other), A(signal_all), A(signal_itself),
	A(make_executable), A(map_executable), A(memory_file), A(io_uring), A(bpf), A(mount_folder),
	A(new_namespace), A(personality_change), A(user_faults), A(dump_again), A(type_on_terminal),
	A(take_terminal), A(read_open_file), A(read_at_offset), A(seek_open_file), A(ask_size), A(write_out), A(wait_awhile),
	A(ask_clock), A(ask_random), A(terminal_size), A(terminal_modes), A(take_memory),
	A(receive_descriptor), A(give_up),
};
const size_t attempt_count = sizeof attempts / sizeof *attempts;
