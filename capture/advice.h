/* What to tell somebody whose file could not be written. */
#ifndef CAPTURE_ADVICE_H
#define CAPTURE_ADVICE_H

/* What the errno means for a file being written, and what to do.  Lives until the next strerror(). */
const char *advice(int fault);

#endif
