/* T07: of several copies of a byte the first one counts, wherever it came: RFC 9293 section 3.10.7.4. */

#include <stdlib.h>
#include "tests/dissectors/wire.h"

/* What waits behind a gap came before the segment that fills the gap and reaches over it. */
Test(copies, what_waits_came_first)
{
	struct wire w = { .frames = NULL };

	open_connection(&w);
	put_segment(&w, FROM_CLIENT, 6, 1, PSH | ACK, "mrose\r\n", 7);
	put_segment(&w, FROM_CLIENT, 18, 1, PSH | ACK, "secret", 6);
	put_segment(&w, FROM_CLIENT, 1, 1, PSH | ACK, "USER #####\r\nPASS ######\r\nSTAT\r\n", 31);
	char *text = messages_of(&w);

	cr_expect(strstr(text, "pop.request USER mrose\n"), "%s", text);
	cr_expect(strstr(text, "pop.request PASS secret\n"), "%s", text);
	cr_expect(strstr(text, "pop.request STAT\n"), "%s", text);
	free(text);
	check_explained(&w, "over what waits");
	wire_free(&w);
}
