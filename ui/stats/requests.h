/* What was asked of HTTP servers: as requests.c gathers it, and requests_text.c prints it. */
#ifndef UI_STATS_REQUESTS_H
#define UI_STATS_REQUESTS_H

#include "ui/text/out.h"

/* A request and its answer.  Texts are hostile; NULL: not known. */
struct request {
	char *server, *what, *type;	/* Host or address; method, space, URI; media type of the answer */
	unsigned code;			/* of the answer; 0: none was seen */
	uint64_t bytes;			/* of content in it, so far */
};

/* By server and URI; those that are equal count together.  Sorts them. */
void put_requests(struct out *o, struct request *all, size_t count);

#endif
