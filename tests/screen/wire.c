/* The program on a terminal, recording from a wire: U02, U03. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capture/file.h"
#include "tests/live/namespace.h"
#include "tests/screen/pty.h"

enum { FOLDER = 32, PATH = 64 };

static const char lesson[] = "pcaps/ping.pcap";		/* 35 frames */

/* The program in a folder of its own, and a wire from near to far.  False: skipped. */
static bool
begin(struct pty *t, char folder[FOLDER], const char *argument)
{
	strcpy(folder, "/tmp/iriscope-wire-XXXXXX");
	cr_assert(mkdtemp(folder));
	setenv("XDG_CACHE_HOME", folder, 1);
	if (enter_namespace() && pty_start(t, 24, 80, argument, "C.UTF-8", false))
		return true;
	rmdir(folder);
	return false;
}

/* It ends with that exit status, and leaves nothing but what was saved. */
static void
end(struct pty *t, const char *folder, int expected)
{
	int status = pty_end(t);

	cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == expected, "%#x", (unsigned)status);
	cr_expect_not(t->alternate);
	pty_free(t);
	shell("rmdir %s/iriscope %s", folder, folder);
}

static void
expect_same(const char *one, const char *other)
{
	char error[256];
	struct capture_file *a = capture_open(one, error, sizeof error);
	struct capture_file *b = capture_open(other, error, sizeof error);
	struct frame x, y;
	unsigned n = 0;

	cr_assert(a && b, "%s", error);
	while (capture_next(a, &x) == CAPTURE_FRAME && capture_next(b, &y) == CAPTURE_FRAME) {
		n++;
		cr_expect(x.captured == y.captured && !memcmp(x.bytes, y.bytes, x.captured), "frame %u", n);
	}
	cr_expect_eq(n, 35);
	cr_expect_eq(capture_next(a, &x), CAPTURE_END);
	cr_expect_eq(capture_next(b, &y), CAPTURE_END);
	capture_close(a);
	capture_close(b);
}

/* From the chooser to a saved file: choose, record, stop, look, save, leave. */
Test(wire, a_lesson, .timeout = 120)
{
	char folder[FOLDER], saved[PATH], keys[PATH + 8];
	struct pty t;

	if (!begin(&t, folder, NULL))
		return;
	snprintf(saved, sizeof saved, "%s/saved.pcapng", folder);
	cr_expect(pty_shows(&t, " Record packets from which interface?"));
	cr_expect(pty_shows(&t, " Enter records from "));
	pty_send(&t, "\r");			/* the default: either end of the wire */
	cr_expect(pty_shows(&t, "  promiscuous, no filter, whole packets  0 packets"));
	send_file(lesson);
	cr_expect(pty_shows(&t, " ↓ 35/35"));
	pty_send(&t, "s");
	cr_expect(pty_shows(&t, "  promiscuous, no filter, whole packets  35 packets"));
	cr_expect(pty_shows(&t, " Stopped "));
	pty_send(&t, "g");
	cr_expect(pty_shows(&t, "── Packet 1: Who has 192.0.2.20? Tell 192.0.2.10"));
	pty_send(&t, "q");
	cr_expect(pty_shows(&t, " 35 packets are not saved"));
	pty_send(&t, "\033");
	cr_expect(pty_shows(&t, " Stopped "));
	snprintf(keys, sizeof keys, "w\025%s\r", saved);		/* Ctrl-U */
	pty_send(&t, keys);
	cr_expect(pty_shows(&t, " Saved as /tmp/"));
	expect_same(lesson, saved);
	pty_send(&t, keys);
	cr_expect(pty_shows(&t, "choose another"), "nothing is overwritten");
	pty_send(&t, "\033");
	cr_expect(pty_shows(&t, " Stopped "));
	unlink(saved);
	pty_send(&t, "q");
	end(&t, folder, 0);
}

/* The interface goes down: said, and all that came is there; then it is asked about. */
Test(wire, goes_down, .timeout = 120)
{
	char folder[FOLDER];
	struct pty t;

	if (!begin(&t, folder, "-inear"))
		return;
	cr_expect(pty_shows(&t, " Recording near "));
	send_file(lesson);
	cr_expect(pty_shows(&t, " ↓ 35/35"));
	shell("ip link set near down");
	cr_expect(pty_shows(&t, " Broken off near "));
	pty_send(&t, "g");
	cr_expect(pty_shows(&t, "── Packet 1: "));
	pty_send(&t, "q");
	cr_expect(pty_shows(&t, " 35 packets are not saved"));
	pty_send(&t, "q");
	end(&t, folder, 2);
}

/* Another start, with another filter; a filter that is none is told, and can be mended. */
Test(wire, begins_anew_with_a_filter, .timeout = 120)
{
	char folder[FOLDER];
	struct pty t;

	if (!begin(&t, folder, "-inear"))
		return;
	cr_expect(pty_shows(&t, " Recording near "));
	send_file(lesson);
	cr_expect(pty_shows(&t, " ↓ 35/35"));
	pty_send(&t, "i\tarpp\r");
	cr_expect(pty_shows(&t, " 35 packets are not saved"));
	pty_send(&t, "d");
	cr_expect(pty_shows(&t, "arpp: "), "why not");
	pty_send(&t, "\b\r");
	cr_expect(pty_shows(&t, " Recording near  promiscuous, only arp, whole packets"));
	send_file(lesson);
	cr_expect(pty_shows(&t, " ↓ 4/4"));
	pty_send(&t, "qq");
	end(&t, folder, 0);
}
