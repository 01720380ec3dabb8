/* How live captures end: said, saved, and with the right status. */

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/live/frames.h"
#include "tests/live/namespace.h"
#include "tests/live/program.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

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
