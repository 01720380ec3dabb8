/* How packets are decoded, and what is gathered from all of them: -o, -d, --charset, --memory, -z, --export-objects. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/coding/charset.h"
#include "dissectors/engine/registry.h"
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

static const struct {
	const char *selector;
	enum table table;
} selectors[] = {
	{ "tcp.port", TCP_PORT }, { "udp.port", UDP_PORT }, { "ip.proto", IP_PROTO }, { "ethertype", ETHERTYPE },
};

/* "2525", "2525-2530" or "2525:6", six from there on.  Gives what is behind it, NULL: it is none of these. */
static const char *
read_range(const char *s, uint32_t *first, uint32_t *last)
{
	char *end;

	if (*s < '0' || *s > '9')
		return NULL;
	unsigned long from = strtoul(s, &end, 0), to = from;

	if ((*end == '-' || *end == ':') && end[1] >= '0' && end[1] <= '9') {
		bool count = *end == ':';

		to = strtoul(end + 1, &end, 0);
		if (count)
			to = to ? from + to - 1 : 0;
	}
	if (from > to || to > UINT16_MAX)
		return NULL;
	*first = (uint32_t)from;
	*last = (uint32_t)to;
	return end;
}

/* tshark's -d: SELECTOR==VALUE,PROTOCOL. */
bool
read_decode_as(void *to, const char *value)
{
	const char *is = strstr(value, "=="), *comma;
	uint32_t first, last;

	(void)to;
	for (size_t i = 0; is && i < sizeof selectors / sizeof *selectors; i++) {
		if (strlen(selectors[i].selector) != (size_t)(is - value) ||
		    memcmp(selectors[i].selector, value, (size_t)(is - value)))
			continue;
		comma = read_range(is + 2, &first, &last);
		if (!comma || *comma != ',')
			break;
		return registry_decode_as(selectors[i].table, first, last, comma + 1, strlen(comma + 1)) ||
		    wrong(_("-d: no such protocol; -G fields lists them all"), comma + 1);
	}
	return wrong(_("-d takes SELECTOR==VALUE,PROTOCOL: tcp.port==2525,smtp; also udp.port, ip.proto, ethertype; "
	    "8000-8010 or 8000:11 for several"), value);
}

/* Whoever says so knows better than labels, forms and letters: it holds for the whole run. */
bool
read_charset(void *to, const char *value)
{
	enum charset set = charset_open(value);

	(void)to;
	charset_choose(set);
	return set || wrong(_("--charset: no such character set; iconv -l lists them all"), value);
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
