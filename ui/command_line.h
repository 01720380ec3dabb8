/*
 * A command line by a table: what getopt_long() takes and what --help prints
 * are made of the same rows.
 */
#ifndef UI_COMMAND_LINE_H
#define UI_COMMAND_LINE_H

#include <stdbool.h>
#include <stddef.h>

/* One flag.  Offsets are those of bools in what the flags are read into; 0: none. */
struct flag {
	char letter;			/* 0: only the long name */
	const char *name;		/* long name, or NULL */
	const char *value;		/* what it takes; NULL: nothing; "[...]": may be left out */
	const char *help;		/* to be translated */
	bool (*read)(void *to, const char *value);	/* false after a complaint; NULL: nothing to read */
	size_t sets, sets_too;		/* made true once the value was read */
	void (*list)(void);		/* after a complaint: what it takes, on stderr; NULL: the complaint says it */
};

/*
 * Read the flags of argv into to.  Gives the index of the first word that is
 * none, or -1 after a complaint on stderr.
 */
int command_line_read(const struct flag *flags, size_t count, void *to, int argc, char **argv);

/* Print a line for each flag on stdout. */
void command_line_help(const struct flag *flags, size_t count);

#endif
