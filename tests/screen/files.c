/* The screen with files of all kinds: large, half loaded, damaged, hostile, empty. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/screen/stage.h"
#include "ui/screen/view.h"

Test(files, sizes)
{
	struct stage t;

	sample_pcap(t.path, 0);
	stage_open(&t, 24, 80);
	for (int rows = 1; rows < 50; rows += 3) {
		for (int columns = 1; columns < 200; columns += 7) {
			cr_assert(screen_resize(t.screen, rows, columns));
			PRESS(&t, K_TAB, K_DOWN, K_RIGHT, K_PAGE_DOWN, K_UP, K_PAGE_UP);
		}
	}
	cr_assert(screen_resize(t.screen, 10, 40));
	PRESS(&t, 'g');
	cr_expect_str_eq(stage_line(&t, 5), "Too small: 40x10, needs 60x15");
	stage_close(&t);
}

/* The list scrolls so that the packet that is open can be seen, wherever it is. */
Test(files, list_scrolls)
{
	struct stage t;

	sample_many(t.path, 3000);
	stage_open(&t, 24, 80);
	PRESS(&t, 'G');
	cr_expect_eq(strncmp(stage_line(&t, 8), "3000 ", 5), 0, "%s", stage_line(&t, 8));
	PRESS(&t, K_PAGE_UP);
	cr_expect_eq(strncmp(stage_line(&t, 1), "2992 ", 5), 0, "%s", stage_line(&t, 1));
	PRESS(&t, '1', '5', '0', '0', K_ENTER);
	cr_expect(stage_shows(&t, "\n1500 "));
	PRESS(&t, 'g');
	cr_expect_eq(strncmp(stage_line(&t, 1), "   1 ", 5), 0, "%s", stage_line(&t, 1));
	stage_close(&t);
}

/* Any packet, in any order: the same screen. */
Test(files, order_changes_nothing)
{
	struct stage t;
	char *first;

	sample_many(t.path, 60);
	stage_open(&t, 24, 80);
	PRESS(&t, K_TAB, '+', '3', '3', K_ENTER, 'G');
	first = strdup(t.text);
	PRESS(&t, '1', K_ENTER, '6', '0', K_ENTER, 'p', 'p', '3', '3', K_ENTER, 'G');
	stage_expect(&t, first);
	free(first);
	stage_close(&t);
}

Test(files, damaged_file_stays_browsable)
{
	struct stage t;

	sample_pcap(t.path, 10);
	stage_open(&t, 24, 80);
	cr_expect(stage_shows(&t, "2 packets  "), "%s", t.text);
	cr_expect(stage_shows(&t, "cut short in the middle of frame 3"), "%s", t.text);
	PRESS(&t, 'G');
	cr_expect(stage_shows(&t, "── Packet 2"));
	stage_close(&t);
}

/* A packet made of several sources has a tab for each that has a name. */
Test(files, tabs)
{
	struct stage t;

	sample_pcap(t.path, 0);
	stage_open(&t, 24, 80);
	cr_expect_not(stage_shows(&t, "\n Frame "));
	struct dissection *d = &t.screen->opened.d;
	static const struct field text = { "test.text", "Text of a second source", TEXT };

	d->sources[1] = (struct source){ (const uint8_t *)"no name", 7, NULL };
	d->sources[2] = (struct source){ (const uint8_t *)"second", 6, "Unpacked" };
	d->source_count = 3;
	d->nodes[d->count++] = (struct node){ &text, 0, 0, 6, 0, 2 };
	PRESS(&t, K_BACK_TAB, ']');
	cr_expect(stage_shows(&t, "\n Frame  Unpacked\n0000  73 65 63 6f 6e 64 "), "%s", t.text);
	cr_expect(stage_shows(&t, "  Text of a second source: second"), "%s", t.text);
	cr_expect_str_eq(stage_styled(&t, 18, STYLE_TITLES), ".......##########");
	PRESS(&t, ']', '[');
	cr_expect(stage_shows(&t, "\n0000  ff ff ff "), "%s", t.text);
	stage_close(&t);
}

/* While it loads, what is there can be browsed. */
Test(files, loading)
{
	struct stage t;

	sample_many(t.path, 3000);
	stage_begin(&t, 24, 80);
	cr_expect(screen_load(t.screen, 1));
	PRESS(&t, 'G');
	cr_expect(stage_shows(&t, " sample.pcap  64 packets  loading "), "%s", t.text);
	cr_expect(stage_shows(&t, "── Packet 64"));
	PRESS(&t, '9', '9', K_ENTER);
	cr_expect(stage_shows(&t, "\n Packet 64 is the last one so far"), "%s", t.text);
	while (screen_load(t.screen, 1))
		;
	PRESS(&t, 'n');
	cr_expect(stage_shows(&t, "── Packet 65"));
	cr_expect(stage_shows(&t, "3000 packets "));
	cr_expect_not(stage_shows(&t, "loading"));
	stage_close(&t);
}

/* A file that shrinks under us is a message. */
Test(files, file_shrinks)
{
	struct stage t;

	sample_many(t.path, 3000);
	stage_open(&t, 24, 80);
	cr_assert_eq(truncate(t.path, 30000), 0);
	PRESS(&t, 'G');
	cr_expect(stage_shows(&t, "\n3000  cannot be read again\n"), "%s", t.text);
	PRESS(&t, K_TAB, K_DOWN, K_RIGHT, K_TAB, K_DOWN, ']', 'g');
	PRESS(&t, K_TAB, 'g');
	cr_expect(stage_shows(&t, "▸ Frame 1: "), "%s", t.text);
	stage_close(&t);
}

/* A file without packets: nothing to move in, and nothing breaks. */
Test(files, no_packets)
{
	struct stage t;

	sample_many(t.path, 0);
	stage_open(&t, 24, 80);
	cr_expect_str_eq(stage_line(&t, 22),
	    " sample.pcap  0 packets                                                     0/0");
	for (int pane = 0; pane < 3; pane++)
		PRESS(&t, K_TAB, K_DOWN, K_RIGHT, K_LEFT, K_ENTER, K_END, '+', '-', ']', 'n', 'p', '7', K_ENTER);
	stage_close(&t);
}

/* Keys of all kinds in any order: nothing breaks, whatever pane has the keyboard. */
Test(files, random_keys)
{
	struct stage t;
	uint32_t random = 1;

	sample_many(t.path, 40);
	stage_open(&t, 24, 80);
	for (int i = 0; i < 5000; i++) {
		random = random * 1664525 + 1013904223;
		const struct action_row *row = &action_table[1 + (random >> 16) % (ACTION_COUNT - 1)];

		screen_key(t.screen, row->keys[0]);
		if (i % 10 == 0)
			screen_draw(t.screen);
	}
	stage_close(&t);
}

Test(files, hostile_text_is_escaped)
{
	struct stage t;

	sample_hostile(t.path);
	stage_open(&t, 40, 120);
	PRESS(&t, K_TAB, 'z', 'g', K_ENTER);
	cr_expect(stage_shows(&t, "Comment: a\\x1b]0;owned\\x07\\u{009b}31m\\u{202e}b\\x9b"), "%s", t.text);
	cr_expect(stage_shows(&t, "Interface name: a\\x1b]0;owned\\x07"), "%s", t.text);
	stage_close(&t);
}
