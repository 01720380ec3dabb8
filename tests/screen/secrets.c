/* P11: credentials are masked on the screen until a key shows them. */

#include <criterion/criterion.h>
#include "tests/screen/stage.h"

Test(secrets, masked_until_asked)
{
	struct stage t = { .path = "pcaps/pop3.pcap" };

	stage_open(&t, 60, 160);
	PRESS(&t, '3', '6', '3', K_ENTER);
	cr_expect(stage_shows(&t, "PASS ********") && !stage_shows(&t, "tanstaaf"), "%s", t.text);
	PRESS(&t, 'x');
	cr_expect(stage_shows(&t, "PASS tanstaaf") && stage_shows(&t, "credentials are shown"), "%s", t.text);
	PRESS(&t, 'x');
	cr_expect(!stage_shows(&t, "tanstaaf") && stage_shows(&t, "credentials are masked"), "%s", t.text);
	t.path[0] = 0;			/* it is the project's own */
	stage_close(&t);
}
