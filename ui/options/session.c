/* How packets are decoded, and what is gathered from all of them: -o, --memory, -z, --export-objects. */

#include <string.h>
#include "ui/options/reading.h"
#include "ui/packet.h"
#include "ui/text/translate.h"

/* Preferences of tshark's that ask for what is always done here. */
bool
read_preference(void *to, const char *value)
{
	static const char *const always[] = {
		"ip.check_checksum:TRUE", "tcp.check_checksum:TRUE", "udp.check_checksum:TRUE",
		"tcp.relative_sequence_numbers:TRUE",
	};

	(void)to;
	if (!strchr(value, ':'))
		return wrong(_("-o takes NAME:VALUE"), value);
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		if (!strcasecmp(value, always[i]))
			return true;
	complain(_("-o %s: a preference that iriscope does not have; left out"), value);
	return true;
}

bool
read_memory(void *to, const char *value)
{
	struct reading *r = to;

	r->options.memory = (size_t)number_of(value, SIZE_MAX >> 20) << 20;
	return r->options.memory || wrong(_("--memory takes a number of megabytes, 1 or more"), value);
}

bool
read_statistics(void *to, const char *value)
{
	struct reading *r = to;
	const char *reason = statistics_open(&r->options.statistics, value);

	return !reason || wrong(reason, value);
}

bool
read_export(void *to, const char *value)
{
	struct reading *r = to;
	const char *reason = exports_open(&r->options.exports, value);

	return !reason || wrong(reason, value);
}
