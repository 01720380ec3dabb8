/*
 * offload INTERFACE on|off: may the interface finish checksums and cut large
 * segments?  What `ethtool -K INTERFACE tx on|off tso on|off gso on|off` does;
 * it is no package most people have.
 *
 * With offload a capture on the sender sees checksums that only cover the
 * pseudo header, and segments larger than any frame.
 */

#include <errno.h>
#include <linux/ethtool.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

static bool
set(int fd, const char *interface, uint32_t what, bool on)
{
	struct ethtool_value value = { .cmd = what, .data = on };
	struct ifreq request = { .ifr_data = (char *)&value };

	snprintf(request.ifr_name, sizeof request.ifr_name, "%s", interface);
	return ioctl(fd, SIOCETHTOOL, &request) == 0;
}

int
main(int argc, char **argv)
{
	int fd = socket(AF_INET, SOCK_DGRAM, 0);
	bool on = argc == 3 && !strcmp(argv[2], "on");

	if (argc != 3 || (!on && strcmp(argv[2], "off") != 0)) {
		fputs("usage: offload INTERFACE on|off\n", stderr);
		return 2;
	}
	/* Segmentation needs checksums: the order matters when turning on. */
	if (set(fd, argv[1], ETHTOOL_STXCSUM, on) && set(fd, argv[1], ETHTOOL_STSO, on) &&
	    set(fd, argv[1], ETHTOOL_SGSO, on))
		return 0;
	fprintf(stderr, "offload: %s: %s\n", argv[1], strerror(errno));
	return 1;
}
