/*
 * What the flags are read into, and the functions that read their values, for
 * the table in ui/options.c.  Each gives false after a complaint on stderr.
 */
#ifndef UI_OPTIONS_READING_H
#define UI_OPTIONS_READING_H

#include "ui/options.h"

/* Options that are set before their meaning is known. */
struct reading {
	struct options options;
	struct fields *fields;		/* -e and -E, for -T fields */
	bool all, detail;		/* -V, -O */
	bool wants_fields, summaries;	/* -T fields, -P */
	bool done;			/* what was asked for is on stdout */
};

/* Complain about a value.  Gives false. */
bool wrong(const char *text, const char *value);

/* A decimal number from 1 to most.  0: the value is none. */
uint64_t number_of(const char *value, uint64_t most);

typedef bool read_value(void *to, const char *value);

read_value read_file, read_filter, read_count;						/* packets.c */
read_value read_detail, read_names, read_format, read_field, read_field_option, read_time, read_color;	/* text.c */
read_value read_output, read_save_format, read_stop, read_ring;				/* recording.c */
read_value read_preference, read_decode_as, read_charset, read_memory, read_statistics, read_export;			/* session.c */
read_value read_interface, read_snaplen, read_buffer, read_spool_limit, print_devices;	/* capture.c */
read_value read_glossary, read_version;							/* about.c */

/* What a value can be, a line for each, on stderr. */
void list_field_options(void), list_times(void);					/* text.c */
void list_save_formats(void), list_stops(void), list_ring(void);			/* recording.c */

/* Whether -w, -a and -b go together, and with the others, which are settled; false after a complaint. */
bool settle_recording(const struct options *options);					/* recording.c */

#endif
