/* E16: the user's choice of a character set beats labels; what it gives is what iconv gives. */

#include <criterion/criterion.h>
#include <stdio.h>
#include "tests/ui/run.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))
#define TITLES "$p -r pcaps/web.pcap -T fields -e http.title"
#define SAID "printf 'Служба объявлений школы'"

static const struct {
	const char *name, *command, *out;
} rows[] = {
	{ "as labelled", TITLES " | grep -c '^Служба объявлений школы$'", "3\n" },
	{ "a page in windows-1251, read as koi8-r", TITLES " --charset koi8-r | "
	  "grep -cx \"$(" SAID " | iconv -t windows-1251 | iconv -f koi8-r)\"", "1\n" },
	{ "by another name", TITLES " --charset CP1251 | grep -cx \"$(" SAID " | iconv -t koi8-r | iconv -f cp1251)\"", "2\n" },
	{ "a set that only iconv knows", TITLES " --charset iso-ir-111 | "
	  "grep -cx \"$(" SAID " | iconv -t windows-1251 | iconv -f iso-ir-111)\"", "1\n" },
	{ "nobody else decides", "$p -r pcaps/web.pcap --charset koi8-r -V | grep 'Known from' | sort -u", "    [Known from: the user says so (4)]\n" },
};

Test(charset, chosen)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct ran r = run(rows[i].command);

		cr_expect_str_eq(r.out, rows[i].out, "%s:\n%s", rows[i].name, r.out);
		cr_expect_str_empty(r.err, "%s: %s", rows[i].name, r.err);
		ran_free(&r);
	}
}

Test(charset, no_such_set)
{
	static const char *const names[] = { "koi9", "utf-8//TRANSLIT", "''", "/" };

	for (size_t i = 0; i < COUNT(names); i++) {
		char command[128];

		snprintf(command, sizeof command, "$p --charset %s -r pcaps/web.pcap", names[i]);
		struct ran r = run(command);

		cr_expect(r.status == 1 && holds(r.err, "no such character set") && !*r.out, "%s: %s", names[i], r.err);
		ran_free(&r);
	}
}

/* E13: one letter of pcaps/mail.pcap lost its eighth bit (pcaps/truth/mail/stripped.eml), and no other is taken for such. */
Test(charset, stripped)
{
	struct ran r = run("$p -r pcaps/mail.pcap -T fields -e frame.number -e imf.stripped.cp866 | grep -v '\t$' | "
	    "sed 's/\314\262//g'");

	cr_expect_str_eq(r.out, "172\tпоймай меня, если сможешь\\r\\n\n", "%s", r.out);
	ran_free(&r);
	r = run("$p -r pcaps/mail.pcap -V | grep -A1 'Written in'");
	cr_expect(holds(r.out, "Written in cp866:\n                п\314\262о\314\262й\314\262"), "%s", r.out);
	cr_expect(holds(r.out, "Written in koi8-r:\n") && holds(r.out, "Written in windows-1251:\n"), "%s", r.out);
	ran_free(&r);
}
