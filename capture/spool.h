/*
 * The spool: a temporary file that keeps what can be read only once, so that
 * it can be read at any offset.  In $XDG_CACHE_HOME/iriscope or
 * ~/.cache/iriscope, else in $TMPDIR or /tmp; for its owner alone, and without
 * a name from the first moment, so that nothing remains whatever happens.
 */
#ifndef CAPTURE_SPOOL_H
#define CAPTURE_SPOOL_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct spool;

/* NULL: errno says why there is no place for it. */
struct spool *spool_new(void);
void spool_free(struct spool *s);	/* NULL is fine */

/*
 * Add n bytes, at least one.  Gives how many were added; after fewer than n,
 * or -1 (none), nothing can be added any more, and spool_explain() says why.
 */
ssize_t spool_add(struct spool *s, const uint8_t *bytes, size_t n);
void spool_explain(const struct spool *s, char *text, size_t size);
int spool_fault(const struct spool *s);		/* errno; 0: none */

/*
 * A file of the same place and mode with a name, for who can read it at any
 * offset while somebody else writes it: "unsaved-XXXXXX.pcapng", so that who
 * finds one after a crash knows what it is.  -1: errno says why.
 */
int spool_named(char path[PATH_MAX]);

/* Such files that nobody has open any more: their program was killed, or told where it leaves them. */
void spool_find_left(void (*found)(const char *path));

/* Read it with pread(2). */
int spool_descriptor(const struct spool *s);

#endif
