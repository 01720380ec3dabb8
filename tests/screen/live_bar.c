/* The status line of a recording, U02: what is recorded, how fast, what was lost, what went wrong. */

#include <criterion/criterion.h>
#include <string.h>

#include "tests/screen/fake.h"
#include "ui/screen/live.h"

static void
begin(struct stage *t, struct launcher *l, int columns, unsigned packets)
{
	stage_live(t, l, 24, columns, true);
	stage_at(t, 2);
	fake_record(l, packets);
	stage_at(t, 3);
}

static void
end(struct stage *t, struct launcher *l)
{
	stage_close(t);
	fake_end(l);
}

Test(live_bar, packets_a_second)
{
	struct launcher l = fake_launcher();
	struct stage t;

	begin(&t, &l, 120, 33);
	cr_expect_str_eq(stage_line(&t, 22),
	    " Recording eth0  promiscuous, no filter, whole packets  33 packets  33/s"
	    "                                        ↓ 33/33");
	fake_record(&l, 10);
	stage_at(&t, 3.5);
	cr_expect(stage_shows(&t, "  43 packets  33/s "), "once a second:\n%s", t.text);
	stage_at(&t, 5);
	cr_expect(stage_shows(&t, "  43 packets  5/s "), "10 in 2 seconds:\n%s", t.text);
	stage_at(&t, 6);
	cr_expect(stage_shows(&t, "  43 packets  0/s "), "%s", t.text);
	end(&t, &l);
}

/* Who drops says so in a warning's colours, and nothing else gives way for it but words. */
Test(live_bar, drops)
{
	struct launcher l = fake_launcher();
	struct stage t;

	begin(&t, &l, 120, 1);
	cr_expect_not(stage_shows(&t, "dropped"));
	l.counts.dropped = 7;
	stage_at(&t, 4);
	cr_expect(stage_shows(&t, "  1 packet  0/s  dropped: 7 by the kernel "), "%s", t.text);
	cr_expect_eq(strspn(stage_styled(&t, 22, STYLE_WARNED), "."), 71);
	cr_expect_eq(strlen(stage_styled(&t, 22, STYLE_WARNED)), 71 + strlen("dropped: 7 by the kernel"));
	l.counts.dropped_by_interface = 2;
	stage_at(&t, 5);
	cr_expect(stage_shows(&t, " dropped: 7 by the kernel, 2 by the interface "), "%s", t.text);
	l.counts.dropped = 0;
	cr_assert(screen_resize(t.screen, 24, 80));
	stage_at(&t, 6);
	cr_expect_str_eq(stage_line(&t, 22),
	    " Recording eth0  promiscuous, no filt…  0/s  dropped: 2 by the interface  ↓ 1/1");
	end(&t, &l);
}

/* It broke: why stands there, and the packets stay. */
Test(live_bar, reason)
{
	struct launcher l = fake_launcher();
	struct stage t;

	begin(&t, &l, 80, 2);
	strcpy(l.counts.reason, "the interface went down");
	l.counts.state = CAPTURE_BROKEN;
	fake_record(&l, 1);
	stage_at(&t, 4);
	cr_expect_str_eq(stage_line(&t, 22),
	    " Broken off eth0  the interface went down  promiscuous, no filter, whole …  3/3");
	cr_expect_str_eq(stage_styled(&t, 22, STYLE_WRONG), "..................#######################");
	strcpy(l.counts.reason, "no room on the disk: 123456 packets are safe in the file; make room, then R begins anew");
	stage_at(&t, 5);
	PRESS(&t, 'g');
	cr_expect_str_eq(stage_line(&t, 22),
	    " Broken off eth0  no room on the disk: 123456 packets are safe in the fil…  1/3");
	end(&t, &l);
}

/*
 * 200 packets, and all of them from us: there is a switch.  Not before, and not when another machine's
 * packets for a third one came, a filter might keep them away, or they were not asked for.
 */
Test(live_bar, switched_network)
{
	static const struct {
		const char *name;
		unsigned packets;
		bool hint, foreign, filter, not_promiscuous;
	} samples[] = {
		{ "enough", 200, true },
		{ "not yet", 199, false },
		{ "foreign unicast", 300, false, .foreign = true },
		{ "a filter", 300, false, .filter = true },
		{ "not promiscuous", 300, false, .not_promiscuous = true },
	};

	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct launcher l = fake_launcher();
		struct launch_request request = {
			.device_count = 1, .devices = { "eth0" }, .no_promiscuous = samples[i].not_promiscuous,
		};
		struct stage t;

		strcpy(request.filter, samples[i].filter ? "arp" : "");
		l.devices[0].mac[5] ^= samples[i].foreign;
		stage_empty(&t, 24, 80);
		screen_live(t.screen, &fake_calls, &l, &request, true);
		fake_record(&l, samples[i].packets);
		stage_at(&t, 3);
		cr_expect_eq(stage_shows(&t, "\n Recording eth0  your own traffic only: use a mirror port  "),
		    samples[i].hint, "%s:\n%s", samples[i].name, t.text);
		cr_assert(screen_resize(t.screen, 24, 120));
		stage_at(&t, 4);
		cr_expect_eq(stage_shows(&t, "  on a switch you see your own traffic: use a mirror port  "),
		    samples[i].hint, "%s:\n%s", samples[i].name, t.text);
		end(&t, &l);
	}
}
