/* Bytes that were made of others stay while the list is drawn: it explains other packets, and so may the session. */

#include <criterion/criterion.h>
#include <string.h>
#include "dissectors/coding/charset.h"
#include "tests/screen/stage.h"

Test(made, bytes_outlive_the_list)
{
	struct stage t;

	charset_start();
	strcpy(t.path, "pcaps/web.pcap");
	stage_open(&t, 40, 120);
	PRESS(&t, '1', '2', K_ENTER, K_TAB, '+', 'z', K_END);
	cr_expect(stage_shows(&t, "Title of the page: Служба объявлений школы"), "%s", t.text);
	PRESS(&t, 'z', 'x', K_TAB, '[', ']', K_DOWN, CONTROL('L'));
	cr_expect(stage_shows(&t, "Frame  Text in UTF-8"), "%s", t.text);
	cr_expect(stage_shows(&t, "3c 21 44 4f 43 54 59 50  45 20 68 74 6d 6c 3e 0a  <!DOCTYPE html>."), "%s", t.text);
	t.path[0] = 0;			/* it is the project's own */
	stage_close(&t);
}
