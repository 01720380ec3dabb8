/* How live captures end: said, saved, and with the right status. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/live/frames.h"
#include "tests/live/namespace.h"
#include "tests/live/program.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static char path[64];

static void
name_file(void)
{
	snprintf(path, sizeof path, "/tmp/iriscope-live-%d.pcapng", (int)getpid());
}

static void
send_some(int n)
{
	for (int i = 0; i < n; i++)
		send_marker();
}

static void
expect_said(const char *name, const struct program *p, const char *text)
{
	cr_expect(strstr(program_err(p), text), "%s: no '%s' in: %s", name, text, program_err(p));
}

/* Told to end: all that came before is in the file, and the counts are said. */
Test(endings, by_signals)
{
	static const struct {
		const char *name;
		int signal;
	} signals[] = { { "Ctrl-C", SIGINT }, { "SIGTERM", SIGTERM }, { "SIGHUP", SIGHUP } };

	name_file();
	if (!enter_namespace())
		return;
	for (size_t i = 0; i < COUNT(signals); i++) {
		struct program p = capture_start("$p -q -i near -w %s", path);

		send_some(7);
		cr_expect_eq(program_kill(&p, signals[i].signal), 0, "%s", signals[i].name);
		expect_said(signals[i].name, &p, "near: 7 packets captured");
		cr_expect_eq(frames_of(path), 7, "%s: %zu", signals[i].name, frames_of(path));
	}
	unlink(path);
}

Test(endings, counts_on_request)
{
	name_file();
	if (!enter_namespace())
		return;
	struct program p = capture_start("$p -q -i near -w %s", path);

	send_some(3);
	usleep(300000);
	kill(p.pid, SIGUSR1);
	wait_for(p.err, "near: 3 packets captured; dropped: 0 by the kernel, 0 by the interface");
	send_some(2);
	cr_expect_eq(program_kill(&p, SIGINT), 0);
	expect_said("at the end", &p, "near: 5 packets captured");
	unlink(path);
}

Test(endings, after_so_many)
{
	if (!enter_namespace())
		return;
	struct program p = capture_start("$p -n -i near -c 4");

	send_some(9);
	cr_expect_eq(program_end(&p), 0);
	expect_said("-c 4", &p, "near: 4 packets captured");
	cr_expect(strstr(program_out(&p), "    4 "));
	cr_expect_not(strstr(program_out(&p), "    5 "));
}

/* Who prints is stuck: what it does not get is saved, and counted.  A second Ctrl-C ends it. */
Test(endings, printing_too_slow)
{
	char fifo[64];

	name_file();
	snprintf(fifo, sizeof fifo, "/tmp/iriscope-live-%d-fifo", (int)getpid());
	if (!enter_namespace())
		return;
	cr_assert_eq(mkfifo(fifo, 0600), 0);
	int unread = open(fifo, O_RDWR);
	struct program p = capture_start("$p -n -V -i near -w %s >%s", path, fifo);

	for (int i = 0; i < 8; i++)
		send_file("pcaps/bulk.pcap");
	kill(p.pid, SIGINT);
	usleep(600000);
	cr_expect_neq(program_kill(&p, SIGINT), 0);
	expect_said("too slow", &p, "near: 4992 packets captured; dropped: 0 by the kernel");
	expect_said("too slow", &p, "of them were saved, but not printed");
	cr_expect_eq(frames_of(path), 8 * 624, "%zu", frames_of(path));
	close(unread);
	unlink(fifo);
	unlink(path);
}

/* The interface goes down, or away: said, saved, exit status 2. */
Test(endings, interface_lost)
{
	static const struct {
		const char *name, *how, *says;
	} ways[] = {
		{ "down", "ip link set near down", "near went down" },
		{ "gone", "ip link del near", "near: The interface disappeared" },
	};

	name_file();
	if (!enter_namespace())
		return;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct program p = capture_start("$p -q -i near -w %s", path);

		send_some(5);
		usleep(300000);
		shell("%s", ways[i].how);
		cr_expect_eq(program_end(&p), 2, "%s", ways[i].name);
		expect_said(ways[i].name, &p, ways[i].says);
		cr_expect_eq(frames_of(path), 5, "%s: %zu", ways[i].name, frames_of(path));
		if (i == 0)
			shell("ip link set near up");
	}
	unlink(path);
}

/* Each of the three processes may be killed: what was written is readable, nobody is left. */
Test(endings, killed)
{
	static const struct {
		const char *name, *whom;	/* by its place among the program's processes, the launcher first */
		const char *options;
	} victims[] = {
		{ "the launcher, saving", "1", "-q" },
		{ "the capturer, saving", "2", "-q" },
		{ "the launcher, printing", "1", "-P" },
		{ "the decoder, printing", "2", "-P" },
		{ "the capturer, printing", "3", "-P" },
	};

	name_file();
	if (!enter_namespace())
		return;
	for (size_t i = 0; i < COUNT(victims); i++) {
		struct program p = capture_start("$p -n -i near -w %s %s", path, victims[i].options);

		send_some(6);
		usleep(400000);
		shell("kill -9 $({ echo %d; pgrep -P %d; } | sed -n %sp)", (int)p.pid, (int)p.pid,
		    victims[i].whom);
		cr_expect_neq(program_end(&p), 0, "%s", victims[i].name);
		shell("for i in 1 2 3 4 5 6 7 8 9; do pgrep -f -- '[-]i near -w %s' >/dev/null || exit 0; "
		    "sleep 0.3; done; exit 1", path);
		cr_expect_eq(frames_of(path), 6, "%s: %zu", victims[i].name, frames_of(path));
	}
	unlink(path);
}

/* A disk of 256 kB: what is written stays readable. */
Test(endings, full_disk)
{
	if (!enter_namespace())
		return;
	shell("mkdir -p /tmp/iriscope-disk && mount -t tmpfs -o size=256k tmpfs /tmp/iriscope-disk");
	struct program p = capture_start("$p -q -i near -w /tmp/iriscope-disk/full.pcapng");

	send_file("pcaps/bulk.pcap");
	cr_expect_eq(program_end(&p), 2);
	expect_said("full disk", &p, "the disk is full; make room");
	size_t frames = frames_of("/tmp/iriscope-disk/full.pcapng");

	cr_expect(frames > 100 && frames < 624, "%zu", frames);
}

/* What cannot begin says why, and what to do. */
Test(endings, before_the_beginning)
{
	static const struct {
		const char *name, *command;
		int status;
		const char *says;
	} rows[] = {
		{ "no such interface", "$p -i nowhere", 2, "nowhere: no such device; iriscope -D lists them" },
		{ "it is down", "$p -i lower", 2, "lower is down; it comes up with: ip link set lower up" },
		{ "a bad filter", "$p -i near tcp prot 80", 1, "at 'prot 80'" },
		{ "no such folder", "$p -i near -w /nonexistent/x.pcapng", 2, "/nonexistent/x.pcapng" },
		{ "no right", "setpriv --bounding-set -net_raw --inh-caps -net_raw --reuid 0 $p -i near", 2, "setcap cap_net_raw,cap_net_admin=eip" },
		{ "a file, too", "$p -i near -r pcaps/arp.pcap", 1, "one of them" },
	};

	if (!enter_namespace())
		return;
	shell("ip link add lower type veth peer name upper");
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct program p = program_start("%s", rows[i].command);

		cr_expect_eq(program_end(&p), rows[i].status, "%s: %s", rows[i].name, program_err(&p));
		expect_said(rows[i].name, &p, rows[i].says);
	}
}
