/*
 * One exported file.  Small ones are made at once, when they end; a larger one
 * grows in its place, and is renamed when it turns out not to be whole.
 */
#ifndef UI_EXPORT_FILE_H
#define UI_EXPORT_FILE_H

#include <stdbool.h>
#include "ui/export/names.h"

struct export_file;

enum { EXPORT_TAKEN = 1024 };

/* Where to, and which names were taken. */
struct export_folder {
	int fd;			/* of the folder */
	struct export_taken {
		unsigned hash, next;	/* of the name that was taken last; the number to try next */
	} taken[EXPORT_TAKEN];	/* by hash of a name */
};

/* name: see export_name().  Nothing is made yet.  NULL: no memory. */
struct export_file *export_file_new(struct export_folder *folder, const char *name);

/* False: it failed; errno tells why, and no more need be written. */
bool export_file_write(struct export_file *f, const uint8_t *bytes, size_t n);

/* What is written next goes to that place.  False: as above. */
bool export_file_seek(struct export_file *f, uint64_t at);

/*
 * It is all.  mark: what the name of an incomplete one ends with, "" if it is
 * whole.  name: how it is called now, EXPORT_TRY_MAX bytes.  f is gone; false:
 * it failed, errno tells why.
 */
bool export_file_close(struct export_file *f, const char *mark, char name[EXPORT_TRY_MAX]);

#endif
