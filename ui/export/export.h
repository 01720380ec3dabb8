/*
 * --export-objects KIND,DIR: what conversations carried, as files in a folder.
 * What kinds there are, dissectors/objects tells.
 *
 * Names come from the senders, made safe (names.h).  An object that is not
 * whole ends in ".incomplete", and a line on stderr says why.
 */
#ifndef UI_EXPORT_EXPORT_H
#define UI_EXPORT_EXPORT_H

#include "dissectors/engine/session.h"

struct exports;			/* those asked for; NULL: none */

/*
 * One more, by the option's value; the folder is made if it is not there, and
 * is the same for all.  NULL, or what is wrong: then *all stays as it was.
 */
const char *exports_open(struct exports **all, const char *value);

/* The folder's descriptor, for the sandbox; -1: nothing is exported. */
int exports_folder(const struct exports *all);

/* For session_listen(), with all as `of`. */
void exports_hear(void *all, const struct heard *h);

/* The capture is read.  False: something could not be written, and stderr told. */
bool exports_finish(struct exports *all);
void exports_free(struct exports *all);		/* NULL is fine */

#endif
