/* Fields that name a frame lead there, and back. */

#include <criterion/criterion.h>
#include <string.h>
#include "dissectors/engine/registry.h"
#include "ui/screen/screen.h"
#include "ui/screen/view.h"

/* The frame that a field of the open packet names; 0: it has none. */
static uint64_t
named(const struct screen *s, const char *abbrev)
{
	for (uint32_t i = 0; i < s->opened.d.count; i++)
		if (!strcmp(s->opened.d.nodes[i].field->abbrev, abbrev))
			return s->opened.d.nodes[i].number;
	return 0;
}

Test(links, to_the_request_and_back)
{
	char error[256];
	struct capture_file *file = capture_open("pcaps/ping.pcap", error, sizeof error);

	cr_assert(file && !registry_start(), "%s", error);
	struct screen *s = screen_new(file, "pcaps/ping.pcap", 1);

	cr_assert(s && screen_resize(s, 40, 120));
	while (screen_load(s, 1000000000))
		;
	screen_key(s, '4');		/* an echo reply: go to it */
	screen_key(s, K_ENTER);
	screen_key(s, K_TAB);
	screen_key(s, '+');
	for (int i = 0; i < 80 && (!s->field.field || strcmp(s->field.field->abbrev, "icmp.resp_to")); i++)
		screen_key(s, K_DOWN);
	cr_assert_str_eq(s->field.field->abbrev, "icmp.resp_to");
	screen_key(s, K_ENTER);
	cr_expect_eq(s->number, 3);
	cr_expect_eq(named(s, "icmp.resp_in"), 4, "a forward fact, once all is loaded");
	screen_key(s, 'b');
	cr_expect_eq(s->number, 4);
	screen_key(s, 'b');
	cr_expect_eq(s->number, 4, "no further");
	screen_free(s);
	capture_close(file);
}
