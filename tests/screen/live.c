/* Recording on the screen, U03: start, stop, begin anew, follow or stay, save, and what is asked. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "tests/screen/fake.h"
#include "ui/screen/view.h"

/* It records from eth0, and has these many packets. */
static void
begin(struct stage *t, struct launcher *l, unsigned packets)
{
	*l = fake_launcher();
	stage_live(t, l, 24, 80, true);
	fake_record(l, packets);
	stage_at(t, 1.1);
}

static void
end(struct stage *t, struct launcher *l)
{
	stage_close(t);
	fake_end(l);
}

static bool
line_is(struct stage *t, int row, const char *text)
{
	return !strncmp(stage_line(t, row), text, strlen(text));
}

/* The list goes with new packets until somebody moves. */
Test(live, follows_or_stays)
{
	struct launcher l;
	struct stage t;

	begin(&t, &l, 30);
	cr_expect(stage_shows(&t, "── Packet 30: "), "%s", t.text);
	cr_expect(stage_shows(&t, " ↓ 30/30\n"));
	fake_record(&l, 10);
	stage_at(&t, 1.2);
	cr_expect(stage_shows(&t, "── Packet 40: "), "%s", t.text);
	PRESS(&t, K_UP);
	cr_expect(line_is(&t, 8, " 40 "), "%s", t.text);
	fake_record(&l, 10);
	stage_at(&t, 1.3);
	cr_expect(stage_shows(&t, "── Packet 39: "), "%s", t.text);
	cr_expect(line_is(&t, 8, " 40 "), "nothing jumps:\n%s", t.text);
	cr_expect(stage_shows(&t, "  39/50\n"), "%s", t.text);
	cr_expect(stage_shows(&t, " f Follow "), "%s", t.text);
	PRESS(&t, 'G');
	fake_record(&l, 1);
	stage_at(&t, 1.4);
	cr_expect(stage_shows(&t, " ↓ 51/51\n"), "%s", t.text);
	PRESS(&t, 'f');
	fake_record(&l, 1);
	stage_at(&t, 1.5);
	cr_expect(stage_shows(&t, "  51/52\n"), "%s", t.text);
	PRESS(&t, 'f');
	cr_expect(stage_shows(&t, " ↓ 52/52\n"), "%s", t.text);
	end(&t, &l);
}

/* Who reads a packet's fields keeps it. */
Test(live, stays_in_other_panes)
{
	static const int keys[] = { K_TAB, K_ENTER, K_BACK_TAB, 'p', '3' };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct launcher l;
		struct stage t;

		begin(&t, &l, 3);
		PRESS(&t, keys[i], K_ENTER);
		fake_record(&l, 3);
		stage_at(&t, 1.2);
		cr_expect_not(stage_shows(&t, "── Packet 6"), "key %zu", i);
		end(&t, &l);
	}
}

/* After a stop all packets are there, can be opened and saved. */
Test(live, stop_browse_save)
{
	struct launcher l;
	struct stage t;

	begin(&t, &l, 6);
	PRESS(&t, 's');
	fake_record(&l, 1);			/* written before the writer had said that it ends */
	stage_at(&t, 1.2);
	cr_expect_eq(l.stops, 1);
	cr_expect_str_eq(stage_line(&t, 22),
	    " Stopped eth0  promiscuous, no filter, whole packets  7 packets             7/7");
	cr_expect_str_eq(stage_line(&t, 23),
	    "? Help  q Quit  r Record  w Save  i Interface  Tab Pane  z Zoom  Enter Fold");
	cr_expect_eq(screen_tick(t.screen, 5000000000), -1, "nothing to wake up for");
	PRESS(&t, 's');
	cr_expect_str_eq(stage_line(&t, 22), " Not recording: r starts");
	PRESS(&t, 'g');
	cr_expect(stage_shows(&t, "── Packet 1: Who has 10.0.0.2?"));
	PRESS(&t, 'w');
	cr_expect_str_eq(stage_line(&t, 22), " Save as: eth0.pcapng");
	strcpy(l.save_error, "eth0.pcapng: there is such a file already: take another name");
	PRESS(&t, K_ENTER);
	cr_expect_str_eq(stage_line(&t, 21), " eth0.pcapng: there is such a file already: take another name");
	l.save_error[0] = '\0';
	PRESS(&t, CONTROL('U'), 0x443, '.', 'p', K_ENTER);
	cr_expect_str_eq(l.saved, "у.p");
	cr_expect_str_eq(stage_line(&t, 22), " Saved as у.p");
	PRESS(&t, 'q');
	cr_expect(t.screen->quit, "nothing is left to ask about");
	end(&t, &l);
}

/* "~" is whose it is in a shell, too. */
Test(live, save_at_home)
{
	struct launcher l;
	struct stage t;

	setenv("HOME", "/home/студент", 1);
	begin(&t, &l, 2);
	PRESS(&t, 'w', CONTROL('U'), '~', '/', 'p', K_ENTER);
	cr_expect_str_eq(l.saved, "/home/студент/p");
	strcpy(l.saved, "");
	PRESS(&t, 'w', CONTROL('U'), '~', 'p', K_ENTER);
	cr_expect_str_eq(l.saved, "~p");
	end(&t, &l);
}

/* What would be lost is asked about; Esc changes nothing. */
Test(live, quit_asks)
{
	struct launcher l;
	struct stage t;

	begin(&t, &l, 2);
	PRESS(&t, 'q');
	cr_expect_str_eq(stage_line(&t, 22), " 2 packets are not saved, and would be lost.");
	cr_expect_str_eq(stage_line(&t, 23), "s Save  q Quit without saving  Esc Back");
	PRESS(&t, 'x', K_DOWN, K_ENTER, ' ');
	cr_expect(stage_shows(&t, "not saved"));
	PRESS(&t, K_ESCAPE);
	cr_expect(stage_shows(&t, "\n Recording eth0 "));
	cr_expect(l.counts.state == CAPTURE_RUNNING && !t.screen->quit);
	PRESS(&t, 'q', 's', K_ESCAPE);
	cr_expect(stage_shows(&t, "not saved"), "back from the name to the question");
	PRESS(&t, 's', K_ENTER);
	cr_expect_str_eq(l.saved, "eth0.pcapng");
	cr_expect_eq(l.stops, 1, "what is saved is complete");
	cr_expect(t.screen->quit);
	end(&t, &l);

	begin(&t, &l, 2);
	PRESS(&t, 'q', 'q');
	cr_expect(t.screen->quit && !l.saves);
	end(&t, &l);
}

/* Nothing is asked when there is nothing, or -w keeps it. */
Test(live, quit_does_not_ask_for_nothing)
{
	struct launcher l;
	struct stage t;

	begin(&t, &l, 0);
	PRESS(&t, 'q');
	cr_expect(t.screen->quit);
	end(&t, &l);
	begin(&t, &l, 5);
	l.named = true;
	PRESS(&t, 'q');
	cr_expect(t.screen->quit);
	end(&t, &l);
}

Test(live, restart)
{
	struct launcher l;
	struct stage t;

	begin(&t, &l, 20);
	PRESS(&t, 'r');
	cr_expect_str_eq(stage_line(&t, 22), " Recording already: s stops, R begins anew");
	PRESS(&t, K_TAB, 'R');
	cr_expect_str_eq(stage_line(&t, 23), "s Save  d Discard  Esc Back");
	PRESS(&t, 'q');
	cr_expect_not(t.screen->quit, "q is no answer here");
	PRESS(&t, 'd');
	cr_expect_eq(l.starts, 2);
	cr_expect_eq(l.saves, 0);
	stage_at(&t, 2);
	cr_expect(stage_shows(&t, " ↓ 0/0\n"), "%s", t.text);
	fake_record(&l, 1);
	stage_at(&t, 2.1);
	cr_expect(stage_shows(&t, "── Packet 1: "), "%s", t.text);
	PRESS(&t, 's', 'r', 's', K_ENTER);
	cr_expect_eq(l.starts, 3);
	cr_expect_str_eq(l.saved, "eth0.pcapng");
	cr_expect_str_eq(l.request.devices[0], "eth0");
	cr_expect(stage_shows(&t, "\n Saved as eth0.pcapng"));
	PRESS(&t, 'j');
	cr_expect(stage_shows(&t, "\n Recording eth0 "));
	end(&t, &l);
}

/* To another interface, with the packets of the first asked about; what cannot be started is said. */
Test(live, switches_interface)
{
	struct launcher l;
	struct stage t;

	begin(&t, &l, 4);
	PRESS(&t, 'i');
	stage_at(&t, 2);
	cr_expect(stage_shows(&t, "\n Enter records from eth0\n"), "%s", t.text);
	PRESS(&t, K_ESCAPE);
	cr_expect(stage_shows(&t, "── Packet 4"));
	PRESS(&t, 'i', 'j', 'j', K_ENTER);
	cr_expect(stage_shows(&t, "\n 4 packets are not saved"), "%s", t.text);
	PRESS(&t, K_ESCAPE, K_ENTER, 'd');
	cr_expect_str_eq(l.request.devices[0], "lo");
	cr_expect(stage_shows(&t, "\n Recording lo "), "%s", t.text);
	fake_record(&l, 2);
	stage_at(&t, 3);
	strcpy(l.error, "lo: it is gone: choose another interface");
	PRESS(&t, 'R', 's', K_ENTER);
	stage_at(&t, 4);
	cr_expect(stage_shows(&t, "\n lo: it is gone: choose another interface\n"), "%s", t.text);
	PRESS(&t, K_ESCAPE);
	cr_expect(stage_shows(&t, "── Packet 2"), "what was there stays:\n%s", t.text);
	cr_expect(stage_shows(&t, "\n Stopped lo "), "%s", t.text);
	end(&t, &l);
}

/* There is a file, and nothing to record with. */
Test(live, only_a_file)
{
	static const int keys[] = { 'r', 's', 'R', 'w', 'i' };
	struct stage t;

	sample_pcap(t.path, 0);
	stage_open(&t, 24, 80);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		PRESS(&t, keys[i]);
		cr_expect_str_eq(stage_line(&t, 22), " This is a file: to record, start iriscope without one");
	}
	PRESS(&t, 'f');
	cr_expect_str_eq(stage_line(&t, 22), " All packets are here: there is nothing to follow");
	PRESS(&t, 'q');
	cr_expect(t.screen->quit);
	stage_close(&t);
}

/* Any key at any time. */
Test(live, random_keys)
{
	struct launcher l;
	struct stage t;
	uint32_t random = 7;

	begin(&t, &l, 10);
	for (int i = 0; i < 5000; i++) {
		random = random * 1664525 + 1013904223;
		int action = 1 + (int)((random >> 16) % (ACTION_COUNT - 1));

		screen_key(t.screen, random >> 28 ? action_table[action].keys[0] : "dsq"[random >> 26 & 1]);
		if (i % 10 == 0 && l.counts.state == CAPTURE_RUNNING)
			fake_record(&l, 1);
		if (i % 10 == 0)
			stage_at(&t, 1 + i / 100.);
	}
	cr_expect(l.starts > 1);
	end(&t, &l);
}
