/* Frames as packets. */

#include <stdarg.h>
#include <stdio.h>
#include <sys/random.h>
#include "ui/packet.h"
#include "ui/text/escape.h"

struct packet
packet_of(const struct capture_file *file, const struct frame *frame, uint32_t number,
    int64_t first, int64_t previous)
{
	const struct capture_interface *interface = capture_interface(file, frame->interface);
	struct capture_text name = interface ? interface->name : (struct capture_text){ NULL, 0 };

	return (struct packet){
		.bytes = frame->bytes,
		.captured = frame->captured,
		.wire = frame->wire,
		.number = number,
		.link_type = frame->link_type,
		.interface = frame->interface,
		.time = frame->time,
		.since_first = frame->time - first,
		.since_previous = frame->time - previous,
		.interface_name = { name.bytes, name.len },
		.comment = { frame->comment.bytes, frame->comment.len },
	};
}

struct frame
frame_of(const struct packet *packet)
{
	return (struct frame){
		.bytes = packet->bytes,
		.captured = packet->captured,
		.wire = packet->wire,
		.time = packet->time,
		.interface = packet->interface,
		.link_type = packet->link_type,
		.comment = { packet->comment.bytes, packet->comment.len },
	};
}

int
time_digits(const struct capture_file *file, uint32_t number)
{
	const struct capture_interface *interface = capture_interface(file, number);

	return interface ? interface->digits : 6;
}

uint64_t
secret_seed(void)
{
	uint64_t seed = 0;

	/* Without it the program only loses its guard against chosen collisions. */
	if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != sizeof seed)
		seed = (uint64_t)(uintptr_t)&seed;
	return seed;
}

void
complain(const char *format, ...)
{
	char text[1024], safe[2048];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	fprintf(stderr, "iriscope: %s\n", escaped(text, safe, sizeof safe));
}
