/* A network namespace for a test, see namespace.h.  Needs no root. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

#include "capture/file.h"
#include "tests/live/namespace.h"

enum { MTU = 1514, TOGETHER = 16 };

static const uint8_t marker[60] = {
	2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x88, 0xb5,		/* IEEE 802: local experimental */
	'i', 'r', 'i', 's', 'c', 'o', 'p', 'e', ' ', 'm', 'a', 'r', 'k', 'e', 'r',
};

static bool
put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	bool fine = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	if (fd >= 0)
		close(fd);
	return fine;
}

/* Be root of a user namespace: the ids of outside stand for root's.  user_namespaces(7). */
static bool
become_root(uid_t user, gid_t group)
{
	char map[64];

	put("/proc/self/setgroups", "deny");
	snprintf(map, sizeof map, "0 %u 1", group);
	if (!put("/proc/self/gid_map", map))
		return false;
	snprintf(map, sizeof map, "0 %u 1", user);
	return put("/proc/self/uid_map", map);
}

bool
enter_namespace(void)
{
	uid_t user = getuid();
	gid_t group = getgid();

	/* IPv6 and ARP off: hosts that have no addresses say nothing. */
	static const char wire[] =
		"ip link set lo up && ip link add near type veth peer name far && "
		"for i in near far; do echo 1 >/proc/sys/net/ipv6/conf/$i/disable_ipv6; "
		"ip link set $i arp off up || exit 1; done";

	/* Root stays himself: some programs insist on changing who they are. */
	int own = user == 0 ? 0 : CLONE_NEWUSER;

	if (unshare(own | CLONE_NEWNET | CLONE_NEWNS) == 0 && (!own || become_root(user, group)) &&
	    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && system(wire) == 0)
		return true;
	fprintf(stderr, "live: skipped: no network namespaces here (unshare -rn ip link add ...)\n");
	return false;
}

void
shell(const char *format, ...)
{
	char command[2048];
	va_list args;

	va_start(args, format);
	vsnprintf(command, sizeof command, format, args);
	va_end(args);
	cr_assert_eq(system(command), 0, "%s", command);
}

/* A socket that puts frames on the far end as they stand. */
static int
far_end(void)
{
	static int fd = -1;
	struct sockaddr_ll to = { .sll_family = AF_PACKET, .sll_ifindex = (int)if_nametoindex("far") };

	if (fd >= 0)
		return fd;
	fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
	cr_assert(fd >= 0 && bind(fd, (struct sockaddr *)&to, sizeof to) == 0);
	return fd;
}

void
send_frame(const uint8_t *bytes, size_t n)
{
	cr_assert_eq(send(far_end(), bytes, n, 0), (ssize_t)n);
}

void
send_file(const char *path)
{
	char error[256];
	struct capture_file *f = capture_open(path, error, sizeof error);
	struct frame frame;

	cr_assert(f, "%s", error);
	for (int n = 0; capture_next(f, &frame) == CAPTURE_FRAME; n++) {
		if (n % TOGETHER == 0)
			usleep(1000);	/* nobody has to drop any */
		if (frame.captured <= MTU)
			send_frame(frame.bytes, frame.captured);
	}
	capture_close(f);
}

void
send_marker(void)
{
	send_frame(marker, sizeof marker);
}

bool
is_marker(const uint8_t *bytes, size_t n)
{
	return n == sizeof marker && memcmp(bytes, marker, n) == 0;
}
