/* The screen's panes, driven by keys and compared as text. */

#include <criterion/criterion.h>
#include <string.h>

#include "tests/screen/stage.h"

static void
open_sample(struct stage *t, int rows, int columns)
{
	sample_pcap(t->path, 0);
	stage_open(t, rows, columns);
}

Test(views, first_look_at_80_columns)
{
	struct stage t;

	open_sample(&t, 24, 80);
	stage_expect(&t,
	    "No.     Time Source          Destination     Protocol Length Info\n"
	    "  1 0.000000 00:11:22:33:44… ff:ff:ff:ff:ff… ARP          42 Who has 10.0.0.2? …\n"
	    "  2 0.000250 10.0.0.1        10.0.0.2        UDP          47 5000 → 5001 Len=5\n"
	    "  3 1.500000 10.0.0.1        10.0.0.2        TCP          54 5000 → 5002 [SYN] …\n"
	    "\n\n\n\n\n"
	    "── Packet 1: Who has 10.0.0.2? Tell 10.0.0.1 ───────────────────────────────────\n"
	    "▸ Frame 1: 42 bytes on wire, 42 bytes captured\n"
	    "▸ Ethernet II, Src: 00:11:22:33:44:55, Dst: ff:ff:ff:ff:ff:ff\n"
	    "▸ Address Resolution Protocol (request)\n"
	    "\n\n\n\n"
	    "── 42 bytes ────────────────────────────────────────────────────────────────────\n"
	    "0000  ff ff ff ff ff ff 00 11  22 33 44 55 08 06 00 01  ........\"3DU....\n"
	    "0010  08 00 06 04 00 01 00 11  22 33 44 55 0a 00 00 01  ........\"3DU....\n"
	    "0020  00 00 00 00 00 00 0a 00  00 02                    ..........\n"
	    "\n"
	    " sample.pcap  3 packets                                                     1/3\n"
	    "? Help  q Quit  Tab Pane  z Zoom  Enter Fold  n Next  p Previous  : Go to\n");
	stage_close(&t);
}

/* -t: times as printing shows them; since the packet shown before is since the one before. */
Test(views, times)
{
	struct stage t;

	open_sample(&t, 24, 80);
	screen_times(t.screen, TIME_UTC_DATE);
	PRESS(&t, K_DOWN);
	cr_expect_str_eq(stage_line(&t, 2), "  2 1970-01-01 00:00:01.000250 10.0.0.1        10.0.0.2        UDP          47 …");
	screen_times(t.screen, TIME_DELTA_SHOWN);
	PRESS(&t, K_DOWN);
	cr_expect(strstr(stage_line(&t, 3), " 1.499750 10.0.0.1 "), "%s", stage_line(&t, 3));
	stage_close(&t);
}

Test(views, side_by_side_at_120_columns)
{
	struct stage t;

	open_sample(&t, 40, 120);
	PRESS(&t, K_DOWN, K_ENTER, K_RIGHT, 'j');
	cr_expect_str_eq(stage_line(&t, 3),
	    "  3 1.500000 10.0.0.1          10.0.0.2          TCP          54 "
	    "5000 → 5002 [SYN] Seq=0 Win=65535 Len=0");
	cr_expect_str_eq(stage_line(&t, 17),
	    "── Packet 2 ───────────────────────────────────┬── 47 bytes "
	    "────────────────────────────────────────────────────────────");
	cr_expect_str_eq(stage_line(&t, 18),
	    "▸ Frame 2: 47 bytes on wire, 47 bytes captured │"
	    "0000  00 aa bb cc dd ee 00 11  22 33 44 55 08 00 45 00  ........\"3DU..E.");
	cr_expect_str_eq(stage_line(&t, 22),
	    "    Source Port: 5000                          │");
	stage_close(&t);
}

/* Frame 2's source port is bytes 34 and 35: the third and fourth of the third line. */

Test(views, field_lights_its_bytes)
{
	struct stage t;

	open_sample(&t, 24, 80);
	PRESS(&t, 'n', K_TAB, K_RIGHT, 'j');
	cr_expect(stage_shows(&t, "\n    Source Port: 5000\n"));
	cr_expect_str_eq(stage_styled(&t, 20, STYLE_LIT),
	    "............#####.........................................##");
	cr_expect_str_eq(stage_styled(&t, 19, STYLE_LIT), "");
	stage_close(&t);
}

/* Byte 22 of frame 2 is the TTL: from the bytes to the field, unfolding the layer. */

Test(views, byte_selects_its_field)
{
	struct stage t;

	open_sample(&t, 24, 80);
	PRESS(&t, 'n', K_BACK_TAB, 'g', 'j', 'l', 'l', 'l', 'l', 'l', 'l');
	bool found = false;

	for (int row = 10; row < 17; row++)
		if (strstr(stage_line(&t, row), "Time to Live: 64"))
			found = strcmp(stage_styled(&t, row, STYLE_CURSOR_ELSEWHERE), "") != 0;
	cr_expect(found, "%s", t.text);
	cr_expect_str_eq(stage_styled(&t, 19, STYLE_CURSOR),
	    "........................##....................................#");
	stage_close(&t);
}

/* Flags have no nodes for their bits; a byte finds one of them nevertheless, and it lights them. */

Test(views, byte_selects_a_part)
{
	struct stage t;

	open_sample(&t, 24, 80);
	PRESS(&t, '3', K_ENTER, K_TAB, K_TAB, 'G', K_UP);	/* byte 37 */
	PRESS(&t, 'l', 'l', 'l', 'l', 'l', 'l', 'l', 'l', 'l', 'l');	/* 47: the flags' low byte */
	const char *lit = stage_styled(&t, 20, STYLE_LIT);

	cr_expect(stage_shows(&t, "= "), "no bits are shown:\n%s", t.text);
	cr_expect(strlen(lit) > 0, "nothing is lit");
	PRESS(&t, K_BACK_TAB);
	int row = 10;

	while (row < 17 && !*stage_styled(&t, row, STYLE_CURSOR))
		row++;
	cr_expect(strstr(stage_line(&t, row), "= "), "selected: %s", stage_line(&t, row));
	stage_close(&t);
}

Test(views, folding_is_remembered_by_field)
{
	struct stage t;

	open_sample(&t, 24, 80);
	PRESS(&t, 'n', K_TAB, 'g', 'j', K_ENTER);		/* Ethernet */
	cr_expect(stage_shows(&t, "\n▾ Ethernet II"));
	PRESS(&t, 'n');
	cr_expect(stage_shows(&t, "── Packet 3"));
	cr_expect(stage_shows(&t, "\n▾ Ethernet II"));
	PRESS(&t, 'j', K_LEFT, K_LEFT);				/* out, and fold */
	cr_expect(stage_shows(&t, "\n▸ Ethernet II"));
	PRESS(&t, 'p');
	cr_expect(stage_shows(&t, "\n▸ Ethernet II"));
	PRESS(&t, '+', 'g');
	cr_expect(stage_shows(&t, "\n▾ Frame 2"));
	PRESS(&t, '-');
	cr_expect(stage_shows(&t, "\n▸ Frame 2"));
	stage_close(&t);
}

Test(views, go_to)
{
	struct stage t;

	open_sample(&t, 24, 80);
	PRESS(&t, '3');
	cr_expect_str_eq(stage_line(&t, 22), " Go to packet: 3");
	PRESS(&t, K_ENTER);
	cr_expect(stage_shows(&t, "── Packet 3"));
	PRESS(&t, ':', '1', '2', 'x', K_BACKSPACE, K_ENTER);
	cr_expect(stage_shows(&t, "── Packet 1"));
	PRESS(&t, ':', '9', '9', K_ENTER);
	cr_expect(stage_shows(&t, "── Packet 3"));
	cr_expect_str_eq(stage_line(&t, 22), " Packet 3 is the last one");
	PRESS(&t, '1', K_ESCAPE);
	cr_expect(stage_shows(&t, "── Packet 3"));
	stage_close(&t);
}

/* The number is edited like any line; letters are no part of it. */

Test(views, go_to_is_a_line)
{
	struct stage t;

	open_sample(&t, 24, 80);
	PRESS(&t, ':', '2', '7', K_LEFT, K_BACKSPACE, 'a', '3', K_END, K_BACKSPACE);
	cr_expect_str_eq(stage_line(&t, 22), " Go to packet: 3");
	cr_expect_str_eq(stage_line(&t, 23), "Enter Take  Esc Back");
	PRESS(&t, '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '1');
	cr_expect_str_eq(stage_line(&t, 22), " Go to packet: 3123456789");
	PRESS(&t, K_ESCAPE);
	cr_expect(stage_shows(&t, "── Packet 1"));
	stage_close(&t);
}

/* Each action stands in the help, with its keys. */

Test(views, help)
{
	struct stage t;

	open_sample(&t, 40, 80);
	PRESS(&t, '?');
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		cr_expect(stage_shows(&t, action_table[i].help), "%s", action_table[i].help);
	cr_expect(stage_shows(&t, "\n ?, F1 "));
	cr_expect(stage_shows(&t, "\n PgUp, Ctrl-B "));
	PRESS(&t, 'q');
	cr_expect(stage_shows(&t, "── Packet 1"));
	stage_close(&t);
}

Test(views, every_key_has_one_action)
{
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		for (int k = 0; k < ACTION_KEYS && action_table[i].keys[k]; k++)
			cr_expect_eq((int)action_of(action_table[i].keys[k]), i, "%s", action_table[i].help);
}

Test(views, zoom_shows_one_pane)
{
	struct stage t;

	open_sample(&t, 24, 80);
	PRESS(&t, K_TAB, 'z');
	cr_expect(stage_shows(&t, "▸ Address Resolution"));
	cr_expect_not(stage_shows(&t, "0010  "));
	PRESS(&t, 'z');
	cr_expect(stage_shows(&t, "0010  "));
	stage_close(&t);
}

/* What filters call the selected field stands in the status line, as long as that matters. */

Test(views, status_names_the_field)
{
	struct stage t;

	open_sample(&t, 24, 80);
	PRESS(&t, 'n', K_TAB, K_RIGHT, 'j');
	cr_expect_str_eq(stage_line(&t, 22),
	    " sample.pcap  3 packets  udp.srcport, 2 bytes                               2/3");
	stage_close(&t);
}
