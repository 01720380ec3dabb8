/* --export-objects: S10, P20, U05, U06, H07's files, E02's parts, and SMB's.  What came out equals what servers and clients had. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include "tests/ui/run.h"
#include "ui/export/names.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))
#define IN_FOLDER "d=$(mktemp -d); trap 'rm -rf $d' EXIT; "

/* Among the objects of a capture are those of pcaps/truth, each as often as it was sent. */
static const struct {
	const char *capture, *kind;
	const char *how;	/* rows of the truth that are meant, for awk */
	const char *options;
	const char *err;	/* a part of what is said; NULL: nothing */
} rows[] = {
	{ "pop3.pcap", "imf", "/RETR/", "" },
	{ "pop3.pcap", "imf", "/RETR/", "-2" },
	{ "mail.pcap", "imf", "/DATA/", "" },
	{ "mail-loss.pcap", "imf", "/RETR|DATA/", "" },
	{ "bits.pcap", "imf", "/RETR|DATA/", "" },
	{ "bits.pcap", "http", "/body/", "" },
	{ "trunk.pcap", "imf", "/RETR|DATA/", "" },
	{ "trunk.pcap", "http", "/body/", "" },
	{ "laboratory.pcapng", "imf", "/RETR|DATA/", "" },
	{ "laboratory.pcapng", "http", "/body/", "" },
	{ "http.pcap", "http", "/body/", "" },
	{ "http-loss.pcap", "http", "/body/", "" },
	{ "lesson.pcapng", "http", "/body/", "" },
	{ "smb.pcap", "smb", "/SMB/", "" },
	{ "smb.pcap", "smb", "/SMB/", "-2" },
	{ "laboratory.pcapng", "smb", "/SMB/", "" },
	{ "web.pcap", "http", "/body|part/", "", "picture.bmp.incomplete: incomplete: only a part was asked for" },
};

Test(export, equals_truth)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		char command[1024];
		int name = (int)strcspn(rows[i].capture, ".");

		snprintf(command, sizeof command, IN_FOLDER
		    "$p -r pcaps/%s %s -q --export-objects %s,$d/o && "
		    "for f in $d/o/*; do md5sum <\"$f\"; done | sort >$d/a; "
		    "awk -F'\\t' '$3 ~ %s { print $4 }' pcaps/truth/%.*s.tsv | "
		    "while read f; do md5sum <pcaps/truth/\"$f\"; done | sort >$d/b; "
		    "[ -s $d/b ] && comm -13 $d/a $d/b | grep . || echo same", rows[i].capture, rows[i].options, rows[i].kind,
		    rows[i].how, name, rows[i].capture);
		struct ran r = run(command);

		cr_expect_str_eq(r.out, "same\n", "%s %s:\n%s", rows[i].capture, rows[i].kind, r.out);
		cr_expect(rows[i].err ? holds(r.err, rows[i].err) : !*r.err, "%s: %s", rows[i].capture, r.err);
		ran_free(&r);
	}
}

/* Attachments, by what other programs make of the letter that was sent: pcaps/truth. */
#define TRUTH "t=pcaps/truth/mail/attachments.eml; "
static const struct {
	const char *name, *command, *out;
} attached[] = {
	{ "all of them, and nothing else", "ls $d/o", "letter.eml\nВсе байты.bin\nРасписание.txt\n" },
	{ "base64, a name by RFC 2231", TRUTH "sed -n '/^AAEC/,/8=/p' $t | base64 -di | cmp - \"$d/o/Все байты.bin\" && echo same", "same\n" },
	{ "quoted-printable, a name of encoded words", "printf 'Понедельник: ARP, ICMP\\r\\nВторник: TCP, HTTP\\r\\nСреда: SMTP, POP3' | "
	  "iconv -t cp1251 | cmp - \"$d/o/Расписание.txt\" && echo same", "same\n" },
	{ "a letter", TRUTH "sed -n '/^Message-ID: <forwarded/,/^--=-=files/p' $t | sed '$d' | head -c -2 | cmp - $d/o/letter.eml && echo same",
	  "same\n" },
};

Test(export, attachments)
{
	static const char *const captures[] = { "mail.pcap", "pop3.pcap -f 'tcp port 110'" };	/* sent, and fetched */

	for (size_t i = 0; i < COUNT(attached); i++)
		for (size_t k = 0; k < COUNT(captures); k++) {
			char command[1024];

			snprintf(command, sizeof command, IN_FOLDER "$p -r pcaps/%s -q --export-objects attachments,$d/o; rm -f $d/o/*'('*; %s",
			    captures[k], attached[i].command);
			struct ran r = run(command);

			cr_expect_str_eq(r.out, attached[i].out, "%s, %s: %s", captures[k], attached[i].name, r.out);
			cr_expect_str_eq(r.err, "", "%s", r.err);
			ran_free(&r);
		}
}

static const struct {
	const char *name, *command;
	int status;
	const char *out, *err;
} others[] = {
	{ "a letter that the capture does not have to its end", IN_FOLDER
	  "$p -r pcaps/mail-loss.pcap -c 240 -q --export-objects imf,$d/o; ls $d/o | grep inc; "
	  "cat pcaps/truth/mail-loss/*.eml >$d/all; head -c 3000 $d/o/*inc* | tail -c 1000 >$d/some; "
	  "tr -d '\\r\\n' <$d/all >$d/flat; grep -c \"$(tr -d '\\r\\n' <$d/some)\" $d/flat",
	  0, "Радуга целиком.eml.incomplete\n1\n", "Радуга целиком.eml.incomplete: incomplete: the capture ends" },
	{ "an attachment that the capture does not have to its end", IN_FOLDER
	  "n=$($p -r pcaps/mail.pcap -T fields -e frame.number -e mime.name | awk -F'\\t' '$2 { print $1 - 2 }'); "
	  "$p -r pcaps/mail.pcap -c $n -q --export-objects attachments,$d/o; ls $d/o", 0, "Все байты.bin.incomplete\n",
	  "Все байты.bin.incomplete: incomplete: the capture ends" },
	{ "X7: letters are called what their subjects mean", IN_FOLDER	/* pcaps/record/letters.py has them */
	  "$p -r pcaps/mail.pcap -q --export-objects imf,$d/o; ls $d/o | grep -e Для -e кодировк -e тема", 0,
	  "Для Вас, читательницы.eml\nПисьмо соседу в кодировке ISO.eml\nПисьмо соседу в кодировке KOI8-R.eml\n"
	  "Письмо соседу в кодировке UTF-8.eml\nПисьмо соседу в кодировке Windows, тема в двух словах.eml\nТема без кодировки.eml\n", "" },
	{ "no kind", "$p -r pcaps/pop3.pcap --export-objects x,y", 1, "", "takes KIND,DIR" },
	{ "no folder", "$p -r pcaps/pop3.pcap --export-objects imf", 1, "", "takes KIND,DIR" },
	{ "two folders", IN_FOLDER "$p -r pcaps/pop3.pcap --export-objects imf,$d/a --export-objects imf,$d/b", 1, "",
	  "one folder" },
	{ "a folder that cannot be made", "$p -r pcaps/pop3.pcap --export-objects imf,/dev/null/x", 1, "",
	  "cannot be made or opened" },
	{ "what is there stays", IN_FOLDER "mkdir $d/o; echo old >$d/o/Hello.eml; "
	  "$p -r pcaps/pop3.pcap -q --export-objects imf,$d/o; cat $d/o/Hello.eml; ls $d/o | grep -c Hello", 0, "old\n4\n", "" },
};

Test(export, others)
{
	for (size_t i = 0; i < COUNT(others); i++) {
		struct ran r = run(others[i].command);

		cr_expect_eq(r.status, others[i].status, "%s: %d", others[i].name, r.status);
		cr_expect_str_eq(r.out, others[i].out, "%s: %s", others[i].name, r.out);
		cr_expect(*others[i].err ? holds(r.err, others[i].err) : !*r.err, "%s: %s", others[i].name, r.err);
		ran_free(&r);
	}
}

static const struct {
	const char *bytes, *ending, *name;
} names[] = {
	{ "index.html", NULL, "index.html" },
	{ "../../etc/passwd", NULL, "_.._etc_passwd" },
	{ "..", NULL, "none" },
	{ "", ".eml", "none.eml" },
	{ ".bashrc", NULL, "bashrc" },
	{ "a/b\\c:d*e?f\"g<h>i|j", NULL, "a_b_c_d_e_f_g_h_i_j" },
	{ "esc\x1b[2Jx", NULL, "esc_[2Jx" },
	{ "\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82.txt", NULL, "\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82.txt" },
	{ "\xf0\xd2\xc9.txt", NULL, "___.txt" },		/* KOI8-R */
	{ "evil\xe2\x80\xaegpj.exe", NULL, "evil_gpj.exe" },	/* right to left */
	{ "  name. ", NULL, "name" },
	{ "letter.eml", ".eml", "letter.eml" },
	{ "letter", ".eml", "letter.eml" },
};

Test(export, names)
{
	char name[EXPORT_NAME_MAX], again[EXPORT_TRY_MAX];
	uint8_t longer[1000];

	for (size_t i = 0; i < COUNT(names); i++) {
		export_name(name, (const uint8_t *)names[i].bytes, strlen(names[i].bytes), "none", names[i].ending);
		cr_expect_str_eq(name, names[i].name, "%s", name);
	}
	memset(longer, 0xd0, sizeof longer);
	for (size_t i = 1; i < sizeof longer; i += 2)
		longer[i] = 0xb0;
	memcpy(longer + sizeof longer - 4, ".jpg", 4);
	export_name(name, longer, sizeof longer, "none", NULL);
	cr_expect(strlen(name) < EXPORT_NAME_MAX && holds(name, "\xd0\xb0.jpg"), "%s", name);
	export_name_try(again, "page.tar.gz", 12, ".incomplete");
	cr_expect_str_eq(again, "page.tar(12).gz.incomplete");
	export_name_try(again, "page", 0, "");
	cr_expect_str_eq(again, "page");
}
