/* Live capture takes what tcpdump takes at the same time, frame for frame.  U02. */

#include <criterion/criterion.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/live/frames.h"
#include "tests/live/namespace.h"
#include "tests/live/program.h"

enum { TCPDUMP_BLOCK_US = 1500 * 1000 };

#define COUNT(a) (sizeof (a) / sizeof *(a))

static const char *const traffic[] = { "pcaps/http.pcap", "pcaps/arp.pcap", "pcaps/vlan.pcap",
	"pcaps/link.pcap", "pcaps/bulk.pcap" };

static void
send_traffic(void)
{
	send_marker();
	for (size_t i = 0; i < COUNT(traffic); i++)
		send_file(traffic[i]);
	send_marker();
}

/* Of what ended by SIGINT: it takes the last frame before, too. */
static struct frames
end_and_read(struct program *p, const char *path)
{
	int status = program_kill(p, SIGINT);

	cr_expect_eq(status, 0, "%s: status %d: %s", path, status, program_err(p));
	return frames_between(path);
}

static const struct {
	const char *name, *options;
	uint32_t snaplen;
	const char *theirs;		/* tcpdump's */
} ways[] = {
	{ "as usual", "", 1 << 18, "" },
	{ "pcap", "-F pcap", 1 << 18, "" },
	{ "each frame at once", "--immediate-mode", 1 << 18, "" },
	{ "not promiscuous", "-p", 1 << 18, "" },
	{ "cut", "-s 60", 60, "" },
	{ "with a filter", "-f 'arp or ether proto 0x88b5 or tcp port 80'", 1 << 18,
	  "arp or ether proto 0x88b5 or tcp port 80" },
};

/* The issue's own words: equal to tcpdump's of the same time, between two markers. */
Test(live, same_as_tcpdump)
{
	struct program theirs[COUNT(ways)], ours[COUNT(ways)];
	char path[2][COUNT(ways)][64];

	if (!enter_namespace())
		return;
	for (size_t i = 0; i < COUNT(ways); i++) {
		snprintf(path[0][i], 64, "/tmp/iriscope-live-%d-%zu.theirs", (int)getpid(), i);
		snprintf(path[1][i], 64, "/tmp/iriscope-live-%d-%zu.ours", (int)getpid(), i);
		theirs[i] = capture_start("tcpdump -Z root -i near -B 8192 -w %s %s", path[0][i], ways[i].theirs);
		ours[i] = capture_start("$p -q -i near -w %s %s", path[1][i], ways[i].options);
	}
	send_traffic();
	usleep(TCPDUMP_BLOCK_US);	/* it leaves what the kernel has not given yet */
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct frames a = end_and_read(&ours[i], path[1][i]), b = end_and_read(&theirs[i], path[0][i]);

		cr_expect_gt(b.count, 50, "%s: %zu", ways[i].name, b.count);
		expect_same_frames(ways[i].name, &a, &b, ways[i].snaplen);
		frames_free(&a);
		frames_free(&b);
		unlink(path[0][i]);
		unlink(path[1][i]);
	}
}

/* What is printed live is what is printed of the file afterwards. */
Test(live, printed_as_from_a_file)
{
	char path[64];

	if (!enter_namespace())
		return;
	snprintf(path, sizeof path, "/tmp/iriscope-live-%d.pcapng", (int)getpid());
	struct program p = capture_start("$p -n -P -V -i near -w %s", path);

	send_traffic();
	cr_expect_eq(program_kill(&p, SIGINT), 0, "%s", program_err(&p));
	struct program again = program_start("$p -n -P -V -r %s", path);

	cr_expect_eq(program_end(&again), 0);
	size_t sent = 2;

	for (size_t i = 0; i < COUNT(traffic); i++)
		sent += frames_of(traffic[i]);
	cr_expect_eq(frames_of(path), sent, "%zu of %zu", frames_of(path), sent);
	shell("cmp %s %s", p.out, again.out);
	unlink(path);
}

/* -b: each frame is in exactly one file of the ring, in order. */
Test(live, ring_without_gaps)
{
	char folder[] = "/tmp/iriscope-ring-XXXXXX", pattern[64];
	struct frames ours = { 0 }, sent = { 0 };
	glob_t ring;

	if (!enter_namespace())
		return;
	cr_assert(mkdtemp(folder));
	struct program p = capture_start("$p -q -i near -b packets:40 -w %s/ring.pcapng", folder);

	send_traffic();
	cr_expect_eq(program_kill(&p, SIGINT), 0, "%s", program_err(&p));
	snprintf(pattern, sizeof pattern, "%s/ring_*.pcapng", folder);
	cr_assert_eq(glob(pattern, 0, NULL, &ring), 0);
	for (size_t i = 0; i < ring.gl_pathc; i++) {
		cr_expect_eq(frames_of(ring.gl_pathv[i]), i + 1 < ring.gl_pathc ? 40 : 773 % 40);
		frames_append(&ours, ring.gl_pathv[i]);
	}
	for (size_t i = 0; i < COUNT(traffic); i++)
		frames_append(&sent, traffic[i]);
	expect_same_frames("ring", &ours, &sent, 1 << 18);
	frames_free(&ours);
	frames_free(&sent);
	globfree(&ring);
	shell("rm -r %s", folder);
}
