/* The interface chooser, U02: what it shows, and what it asks the launcher for. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "tests/screen/fake.h"
#include "ui/screen/view.h"

static const char right[] = "eth0: there is no right to capture here: once, as root, run "
    "setcap cap_net_raw,cap_net_admin=eip /usr/local/bin/iriscope, then start again";

Test(chooser, at_80_columns)
{
	struct launcher l = fake_launcher();
	struct stage t;

	stage_live(&t, &l, 24, 80, false);
	l.devices[0].packets = 1000;		/* bars: a step for each four times as many */
	stage_at(&t, 2);
	l.devices[0].packets = 1003;
	l.devices[2].packets = 20000;
	stage_at(&t, 3);
	stage_expect(&t,
	    " Record packets from which interface?\n"
	    "     Interface        State      Packets/s                Addresses\n"
	    " [ ] eth0             up                 3            ▅▁  192.0.2.10/24, 2001:d…\n"
	    " [ ] wlan0            no carrier         0\n"
	    " [ ] lo               up             20000             █  127.0.0.1/8, ::1/128\n"
	    " [ ] tun9             down\n"
	    "\n"
	    "── eth0 ────────────────────────────────────────────────────────────────────────\n"
	    " Description     Wire to the laboratory\n"
	    " MAC address     00:11:22:33:44:55\n"
	    " Addresses       192.0.2.10/24, 2001:db8::10/64\n"
	    "\n"
	    "── What to record ──────────────────────────────────────────────────────────────\n"
	    " Capture filter  none: all packets\n"
	    " Promiscuous     [x] frames for other machines, too\n"
	    "\n\n\n\n\n\n\n"
	    " Enter records from eth0\n"
	    "Enter Start  Space Mark  Tab Filter  p Promiscuous  ? Help  q Quit\n");
	cr_expect_eq(strlen(stage_styled(&t, 2, STYLE_CURSOR)), 80);
	stage_close(&t);
}

Test(chooser, at_120_columns)
{
	struct launcher l = fake_launcher();
	struct stage t;

	stage_live(&t, &l, 40, 120, false);
	PRESS(&t, K_DOWN, K_DOWN);
	cr_expect_str_eq(stage_line(&t, 2), " [ ] eth0             up                                  "
	    "192.0.2.10/24, 2001:db8::10/64");
	cr_expect(stage_shows(&t, "\n Description     inside this machine only\n"));
	cr_expect(stage_shows(&t, "\n Enter records from lo\n"));
	stage_close(&t);
}

/* U02: nothing but Enter records all packets that pass, whole, from the default interface. */
Test(chooser, default_is_everything)
{
	struct launcher l = fake_launcher();
	struct stage t;

	stage_live(&t, &l, 24, 80, false);
	PRESS(&t, K_ENTER);
	cr_expect_eq(l.starts, 1);
	cr_expect_eq(l.request.device_count, 1);
	cr_expect_str_eq(l.request.devices[0], "eth0");
	cr_expect_str_eq(l.request.filter, "");
	cr_expect_eq(l.request.snaplen, 0);
	cr_expect_not(l.request.no_promiscuous);
	cr_expect_str_eq(stage_line(&t, 22),
	    " Recording eth0  promiscuous, no filter, whole packets  0 packets  0/s    ↓ 0/0");
	stage_close(&t);
	fake_end(&l);
}

Test(chooser, marks_filter_and_promiscuous)
{
	struct launcher l = fake_launcher();
	struct stage t;

	stage_live(&t, &l, 24, 80, false);
	PRESS(&t, K_DOWN, ' ', 'G', ' ', K_TAB, 'a', 'r', 'p', 'x', K_BACKSPACE, K_TAB, ' ');
	cr_expect(stage_shows(&t, "\n [x] wlan0 "));
	cr_expect(stage_shows(&t, "\n [ ] lo "));
	cr_expect(stage_shows(&t, "\n Capture filter  arp\n Promiscuous     [ ] frames"));
	cr_expect(stage_shows(&t, "\n Enter records from wlan0, tun9\n"));
	PRESS(&t, K_ENTER);
	cr_expect_eq(l.request.device_count, 2);
	cr_expect_str_eq(l.request.devices[0], "wlan0");
	cr_expect_str_eq(l.request.devices[1], "tun9");
	cr_expect_str_eq(l.request.filter, "arp");
	cr_expect(l.request.no_promiscuous);
	cr_expect(stage_shows(&t, "\n Recording wlan0, tun9  not promiscuous, only arp, whole packets"), "%s", t.text);
	stage_close(&t);
	fake_end(&l);
}

/* Letters are text in the filter, keys elsewhere; arrows lead from field to field. */
Test(chooser, fields)
{
	struct launcher l = fake_launcher();
	struct stage t;

	stage_live(&t, &l, 24, 80, false);
	PRESS(&t, 'G', 'j', 'q', '?', '1');
	cr_expect(stage_shows(&t, "\n Capture filter  q?1\n"));
	cr_expect_str_eq(stage_line(&t, 23), "Enter Start  Tab Next field  Esc Interfaces");
	PRESS(&t, K_DOWN, 'p');
	cr_expect(stage_shows(&t, "\n Promiscuous     [ ] frames"));
	PRESS(&t, K_UP, CONTROL('U'), K_UP, K_UP, 'p');
	cr_expect(stage_shows(&t, "\n Capture filter  none: all packets\n Promiscuous     [x] frames"));
	cr_expect(stage_shows(&t, "\n Enter records from lo\n"));
	PRESS(&t, K_TAB, K_ESCAPE, '?');
	cr_expect(stage_shows(&t, " Keys of iriscope"));
	PRESS(&t, 'q', K_ESCAPE);		/* back from the help; nothing to go back to from here */
	cr_expect(stage_shows(&t, " Record packets from which interface?"));
	cr_expect_not(t.screen->quit);
	PRESS(&t, 'q');
	cr_expect(t.screen->quit);
	cr_expect_eq(l.starts, 0);
	stage_close(&t);
}

/* Why nothing can be started is read in full, and all choices stay. */
Test(chooser, error)
{
	struct launcher l = fake_launcher();
	struct stage t;

	strcpy(l.error, right);
	stage_live(&t, &l, 24, 80, false);
	PRESS(&t, K_TAB, 'a', 'r', 'p', K_ENTER);
	cr_expect(stage_shows(&t,
	    "\n Capture filter  arp\n"
	    " Promiscuous     [x] frames for other machines, too\n"
	    "\n"
	    " eth0: there is no right to capture here: once, as root, run setcap\n"
	    " cap_net_raw,cap_net_admin=eip /usr/local/bin/iriscope, then start again\n"), "%s", t.text);
	cr_assert(screen_resize(t.screen, 15, 60));
	PRESS(&t, K_ENTER);
	cr_expect(stage_shows(&t, " run setcap cap_net_raw,cap_net_admin=eip\n"), "%s", t.text);
	cr_expect(stage_shows(&t, " /usr/local/bin/iriscope, then start again\n Enter records from eth0\n"), "%s", t.text);
	l.error[0] = '\0';
	PRESS(&t, K_ENTER);
	cr_expect_eq(l.starts, 3);
	cr_expect_str_eq(l.request.filter, "arp");
	cr_expect(stage_shows(&t, " Recording eth0 "), "%s", t.text);
	stage_close(&t);
	fake_end(&l);
}

/* Started by the command line: what keeps it from it stands in the chooser. */
Test(chooser, error_at_once)
{
	struct launcher l = fake_launcher();
	struct stage t;

	strcpy(l.error, right);
	stage_live(&t, &l, 24, 80, true);
	cr_expect_eq(l.starts, 1);
	cr_expect(stage_shows(&t, " eth0: there is no right to capture here"), "%s", t.text);
	cr_expect(stage_shows(&t, "\n Enter records from eth0\n"));
	stage_close(&t);
}

/* Keys may come before the devices are known: what was asked for stays asked for. */
Test(chooser, typed_ahead)
{
	struct launcher l = fake_launcher();
	struct launch_request request = { .device_count = 1, .devices = { "lo" } };
	struct stage t;

	stage_empty(&t, 24, 80);
	screen_live(t.screen, &fake_calls, &l, &request, false);
	PRESS(&t, K_TAB, 'a', 'r', 'p', K_ENTER);
	cr_expect_str_eq(l.request.devices[0], "lo");
	cr_expect_str_eq(l.request.filter, "arp");
	stage_close(&t);
	fake_end(&l);
}

/* Sixteen at once, and no more. */
Test(chooser, too_many)
{
	struct launcher l = fake_launcher();
	struct stage t;

	l.device_count = 17;
	for (int i = 0; i < l.device_count; i++)
		snprintf(l.devices[i].name, sizeof l.devices[i].name, "dev%d", i);
	stage_live(&t, &l, 24, 80, false);
	for (int i = 0; i < l.device_count; i++)
		PRESS(&t, ' ', K_DOWN);
	PRESS(&t, K_ENTER);
	cr_expect(stage_shows(&t, "\n At most 16 interfaces at once: take some of the marks away.\n"), "%s", t.text);
	PRESS(&t, K_ESCAPE, ' ', K_ENTER);
	cr_expect_eq(l.starts, 1);
	cr_expect_eq(l.request.device_count, 16);
	stage_close(&t);
	fake_end(&l);
}

/* Devices come and go; the cursor and marks stay at theirs. */
Test(chooser, devices_come_and_go)
{
	struct launcher l = fake_launcher();
	struct stage t;

	stage_live(&t, &l, 24, 80, false);
	PRESS(&t, 'j', ' ', 'j');
	l.devices[0] = l.devices[3];		/* tun9 comes up, eth0 is gone */
	l.device_count = 3;
	stage_at(&t, 1.5);
	cr_expect(stage_shows(&t, "\n [ ] eth0 "), "it looks once a second");
	stage_at(&t, 2);
	cr_expect_not(stage_shows(&t, "eth0"));
	cr_expect(stage_shows(&t, "\n [x] wlan0 "));
	cr_expect(stage_shows(&t, "\n── lo ──"), "%s", t.text);
	l.device_count = 1;
	stage_at(&t, 3);
	cr_expect(stage_shows(&t, "\n Enter records from tun9\n"), "%s", t.text);
	l.device_count = 0;
	stage_at(&t, 4);
	cr_expect(stage_shows(&t, "\n     There is no interface to record from.\n"));
	PRESS(&t, ' ', 'j', 'k', 'G');
	l.device_count = -1;
	stage_at(&t, 5);
	cr_expect(stage_shows(&t, "\n     no interfaces can be listed: no /sys\n"), "%s", t.text);
	stage_close(&t);
}

Test(chooser, sizes_and_keys)
{
	static const int keys[] = {
		K_TAB, K_DOWN, ' ', K_UP, K_PAGE_DOWN, K_END, 'a', K_LEFT, K_BACK_TAB, K_DOWN,
		K_HOME, 'x', 'p', '[',
	};
	struct launcher l = fake_launcher();
	struct stage t;
	uint32_t random = 1;

	strcpy(l.error, right);
	stage_live(&t, &l, 24, 80, true);
	for (int i = 0; i < 3000; i++) {
		random = random * 1664525 + 1013904223;
		screen_key(t.screen, keys[(random >> 16) % (sizeof keys / sizeof *keys)]);
		if (i % 20 == 0)
			cr_assert(screen_resize(t.screen, 1 + i / 60, 1 + (int)(random >> 24)));
		screen_draw(t.screen);
	}
	stage_close(&t);
}
