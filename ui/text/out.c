/* The buffer that text is made in. */

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include "ui/text/out.h"

#define TENS(d) #d "0" #d "1" #d "2" #d "3" #d "4" #d "5" #d "6" #d "7" #d "8" #d "9"
const char out_pairs[200] =
    TENS(0) TENS(1) TENS(2) TENS(3) TENS(4) TENS(5) TENS(6) TENS(7) TENS(8) TENS(9);
#define SIXTEENS(d) TENS(d) #d "a" #d "b" #d "c" #d "d" #d "e" #d "f"
const char out_bytes[512] =
    SIXTEENS(0) SIXTEENS(1) SIXTEENS(2) SIXTEENS(3) SIXTEENS(4) SIXTEENS(5) SIXTEENS(6)
    SIXTEENS(7) SIXTEENS(8) SIXTEENS(9) SIXTEENS(a) SIXTEENS(b) SIXTEENS(c) SIXTEENS(d)
    SIXTEENS(e) SIXTEENS(f);

bool
out_open(struct out *o, int fd)
{
	*o = (struct out){ .start = malloc(OUT_SIZE), .fd = fd };
	o->p = o->start;
	return o->start != NULL;
}

void
out_flush(struct out *o)
{
	const char *p = o->start;

	while (o->fd >= 0 && p < o->p && !o->error) {
		ssize_t n = write(o->fd, p, (size_t)(o->p - p));

		if (n >= 0)
			p += n;
		else if (errno != EINTR)
			o->error = errno;
	}
	o->p = o->start;
}

void
out_close(struct out *o)
{
	out_flush(o);
	free(o->start);
	o->start = o->p = NULL;
}
