/* What the program says of captured mail: the captures of the mission, when they are there, by their README. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tests/ui/run.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static const struct {
	const char *name, *capture, *options, *out;
} rows[] = {
	{ "X1, U12, P09, P11, P12: typed key by key", "char.pcap",
	  "-f 'tcp port 110' -T fields -e pop.request -e pop.user -e pop.password -e pop.response -e pop.count -e pop.octets "
	  "-e pop.state | grep '[^\t]'",
	  "\t\t\t+OK ready\t\t\t0\n"
	  "USER ORION\tORION\t\t\t\t\t0\n"
	  "\t\t\t+OK Password required for user ORION\t\t\t0\n"
	  "PASS Ngc1976\t\tNgc1976\t\t\t\t0\n"
	  "\t\t\t+OK ORION's maildrop has 4 messages (789046 octets)\t4\t789046\t1\n" },
	{ "P17-P23, P31, P32, X3, X6, X11: a session", "pop3.pcap",
	  "-f 'tcp port 1025' -T fields -e frame.number -e pop.timestamp.process -e pop.timestamp.clock -e pop.timestamp.host "
	  "-e pop.user -e pop.count -e pop.message -e pop.octets -e pop.announced -e pop.letter.octets -e pop.mark "
	  "-e pop.failure -e imf.message_id -e imf.body.lines | grep '\t[^\t]'",
	  "4\t1896\t697170952\tdbc.mtview.ca.us\t\t\t\t\t\t\t\t\t\t\n"
	  "5\t\t\t\tmrose\t\t\t\t\t\t\t\t\t\n"
	  "6\t\t\t\t\t2\t\t320\t\t\t\t\t\t\n"
	  "8\t\t\t\t\t2\t\t320\t\t\t\t\t\t\n"
	  "10\t\t\t\t\t2\t1,2\t320,120,200\t\t\t\t\t\t\n"
	  "11\t\t\t\t\t\t1\t\t\t\t\t\t\t\n"
	  "12\t\t\t\t\t\t\t\t1698\t\t\t\t\t\n"
	  "15\t\t\t\t\t\t\t\t1698\t1697\t\t\t<z@agama.com>\t16\n"
	  "16\t\t\t\t\t\t2\t\t\t\t\t\t\t\n"
	  "17\t\t\t\t\t\t\t\t\t380\t\t\t\t1\n"
	  "18\t\t\t\t\t\t1\t\t\t\t\t\t\t\n"
	  "19\t\t\t\t\t\t1\t\t\t\t1\t\t\t\n"
	  "20\t\t\t\t\t\t1\t\t\t\t\t\t\t\n"
	  "21\t\t\t\t\t\t\t\t\t\t\t7\t\t\n"
	  "23\t\t\t\t\t1\t\t200\t\t\t2\t\t\t\n" },
	{ "P30: commands and their replies", "pop3.pcap",
	  "-2 -f 'tcp port 1025' -T fields -e frame.number -e pop.response_in -e pop.request_in | grep '\t[^\t]'",
	  "5\t6\t\n6\t\t5\n7\t8\t\n8\t\t7\n9\t10\t\n10\t\t9\n11\t12\t\n12\t\t11\n16\t17\t\n17\t\t16\n18\t19\t\n19\t\t18\n"
	  "20\t21\t\n21\t\t20\n22\t23,23,23\t\n23\t\t22,22,22\n24\t25\t\n25\t\t24\n" },
	{ "P13: a wrong password, and how long the server took", "pop3.pcap",
	  "-f 'tcp port 1026' -T fields -e pop.failure -e pop.time | grep '^[0-9]'", "3\t0.050000000\n" },
	{ "X4, X5, P07, P20: one letter, whatever its segments look like", "pop3b.pcap",
	  "-T fields -e frame.number -e pop.letter.octets -e imf.subject -e imf.body.lines -e pop.announced | grep '\t[^\t]'",
	  "6\t\t\t\t1698\n"
	  "10\t1697\tДля Вас, читательницы\t16\t1698\n"
	  "25\t1697\tДля Вас, читательницы\t16\t\n"
	  "36\t\t\t\t1698\n"
	  "38\t1697\tДля Вас, читательницы\t16\t1698\n" },
	{ "X4, P25: TOP", "top.pcap",
	  "-T fields -e frame.number -e pop.top.lines -e pop.letter.octets -e imf.body.lines -e pop.top.more -e pop.request.state "
	  "| grep '\t[^\t]'",
	  "5\t10\t\t\t\t1\n9\t10\t1697\t16\t1\t\n" },
	{ "P20: a lone LF is no line's end", "strip.pcap",
	  "-T fields -e pop.announced -e pop.letter.octets -e imf.subject -e imf.line.bare_lf | grep '^[0-9]'", "60,60\t53\tt\t1\n" },
};

Test(mail, mission)
{
	const char *corpus = getenv("CORPUS");
	char folder[1024], command[4096];

	snprintf(folder, sizeof folder, "%s/../mission/dialogues", corpus ? corpus : "../shared/corpus");
	if (access(folder, R_OK)) {
		fprintf(stderr, "skipped: captured dialogues: no %s\n", folder);
		return;
	}
	for (size_t i = 0; i < COUNT(rows); i++) {
		snprintf(command, sizeof command, "$p -n -r %s/%s %s", folder, rows[i].capture, rows[i].options);
		struct ran r = run(command);

		cr_expect_str_eq(r.out, rows[i].out, "%s:\n%s", rows[i].name, r.out);
		ran_free(&r);
	}
}

/* What was sent, by pcaps/record/letters.py: a line of the tree for each line of a text, in UTF-8. */
static const struct {
	const char *name, *command, *out;
} texts[] = {
	{ "E05, E11, E03: another boundary, a label that lies", "$p -r pcaps/mail.pcap -V | grep -A3 'Дорогие' | sed 's/^ *//'",
	  "Дорогие читательницы! \n\nРедакция шлёт Вам привет.\nLast boundary: \\r\\n--________________=_NextPart_000_0002--\\r\\n\n" },
	/* koi8-r, windows-1251, utf-8, iso-8859-5, cp866, alternative twice, attachments, forwarded, undeclared */
	{ "E04, E06, E09, X9: one text in many sets", "$p -r pcaps/mail.pcap -V | grep -c '^ *Съешь ещё этих мягких французских булок, да выпей чаю\\.$'", "10\n" },
	{ "E04: a page as text", "$p -r pcaps/mail.pcap -V | grep -A1 ' Text:$' | grep -c '^ *Здравствуй, сосед! Это письмо прошло по сети по частям\\. Прочти'", "1\n" },
	{ "R13, R14, R17: what a field is for and who writes it, in a line; where its label is right, that is all of it",
	  "$p -r pcaps/mail.pcap -V | grep -m1 -A4 '^    Subject: Файлы'",
	  "    Subject: Файлы к уроку\n        As sent: =?windows-1251?b?1ODp6/sg6iDz8O7q8w==?=\n        It says of itself: windows-1251\n"
	  "        [By the sender: what the letter is about]\n    MIME-Version: 1.0\n" },
	{ "a body is not shown twice", "$p -r pcaps/mail.pcap -V | grep -m1 -A1 '^    Body'", "    Body: 114 bytes\n        [Lines of the body: 5]\n" },
	{ "E15: sizes", "$p -r pcaps/mail.pcap -T fields -e mime.size.sent -e mime.size | grep -m1 '^2802'", "2802,107\t2048,61\n" },
};

Test(mail, texts)
{
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct ran r = run(texts[i].command);

		cr_expect_str_eq(r.out, texts[i].out, "%s:\n%s", texts[i].name, r.out);
		ran_free(&r);
	}
}
