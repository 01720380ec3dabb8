/*
 * Devices that can be captured from: what -D lists and the screen's chooser
 * shows.  No right to capture is needed to ask.
 */
#ifndef CAPTURE_LIVE_DEVICES_H
#define CAPTURE_LIVE_DEVICES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DEVICE_NAME = 64, DEVICE_TEXT = 96, DEVICE_ADDRESSES = 6, DEVICES_MAX = 64 };

/* Plain bytes: it goes from one process to another as it stands. */
struct device {
	char name[DEVICE_NAME];
	char description[DEVICE_TEXT];		/* "": none */
	char addresses[DEVICE_ADDRESSES][48];	/* IPv4 and IPv6 as text with the prefix's length; "": no more */
	uint8_t mac[6];
	bool has_mac, up, running, loopback, wireless;	/* running: a carrier is there */
	bool counted;				/* packets and bytes are known */
	uint64_t packets, bytes;		/* that the device has received and sent so far */
};

/*
 * The devices, those that are likely to be wanted first, at most room; the
 * first one is the default.  Gives how many; -1: error says why.
 */
int devices_list(struct device *to, size_t room, char *error, size_t size);

#endif
