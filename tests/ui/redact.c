/* P11: credentials masked wherever they would be shown, with their lengths kept. */

#include <criterion/criterion.h>
#include "tests/ui/run.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))
#define POP3 "-r pcaps/pop3.pcap"
#define TYPED POP3 " -f 'src 192.0.2.10' -T fields -e tcp.payload | tr -d ':\\n' | grep -c 74616e7374616166"

static const struct {
	const char *name, *command, *out;
} rows[] = {
	{ "the list shows", "$p -n " POP3 " | grep -c 'PASS tanstaaf$'", "3\n" },
	{ "the list masks", "$p -n --redact " POP3 " | grep -c 'PASS \\*\\{8\\}$'", "3\n" },
	{ "trees and bytes", "$p --redact " POP3 " -V -x | grep -c tanstaaf", "0\n" },
	{ "trees and bytes, in two passes", "$p -2 --redact " POP3 " -V -x | grep -c tanstaaf", "0\n" },
	{ "typed key by key, shown", "$p " TYPED, "1\n" },
	{ "typed key by key, masked", "$p --redact " TYPED, "0\n" },
	{ "a program's login in follow", "for o in '' --redact; do for i in 0 1 2 3 4; do $p $o -q " POP3 " -z follow,tcp,ascii,$i; "
	  "done | grep -c 'PASS tanstaaf'; done", "1\n0\n" },
	{ "the digest of APOP", "$p -n --redact " POP3 " | grep -c 'APOP [^ ]* \\*\\{32\\}$'", "2\n" },
	{ "of what is not secret nothing is masked", "$p -n --redact " POP3 " | grep -c 'C: RETR [0-9]*$'", "24\n" },
};

Test(redact, printing)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct ran r = run(rows[i].command);

		cr_expect_str_eq(r.out, rows[i].out, "%s:\n%s", rows[i].name, r.out);
		cr_expect_str_empty(r.err, "%s: %s", rows[i].name, r.err);
		ran_free(&r);
	}
}

Test(redact, files_are_not_masked)
{
	struct ran r = run("$p --redact " POP3 " -w /dev/null");

	cr_expect(r.status == 1 && holds(r.err, "--redact masks what is printed"), "%s", r.err);
	ran_free(&r);
}
