/* Saving a letter and its parts from the screen: issue 6, the letter view.  What was sent stands in pcaps/truth/mail. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "capture/roles/maker.h"
#include "tests/screen/pty.h"
#include "tests/screen/stage.h"
#include "ui/screen/view.h"

enum { MOST = 1 << 16 };

/* A letter on the stage, and a folder of its own in which files are made. */
struct scene {
	struct stage stage;
	char folder[64], home[1024];
};

static void
show(struct scene *t, const char *number)
{
	strcpy(t->folder, "/tmp/iriscope-save-XXXXXX");
	cr_assert(getcwd(t->home, sizeof t->home) && mkdtemp(t->folder));
	strcpy(t->stage.path, "pcaps/mail.pcap");
	stage_open(&t->stage, 60, 100);
	cr_assert_eq(chdir(t->folder), 0);
	t->stage.screen->maker = maker_start(true);
	cr_assert_eq(chdir(t->home), 0);
	for (; *number; number++)
		PRESS(&t->stage, *number);
	PRESS(&t->stage, K_ENTER, 'm');
}

static void
leave_it(struct scene *t)
{
	char command[128];

	snprintf(command, sizeof command, "rm -r %s", t->folder);
	cr_expect_eq(system(command), 0);
	close(t->stage.screen->maker);
	t->stage.path[0] = 0;			/* it is the project's own */
	stage_close(&t->stage);
}

static size_t
read_file(const char *path, char bytes[MOST])
{
	int fd = open(path, O_RDONLY);
	ssize_t n = fd < 0 ? 0 : read(fd, bytes, MOST);

	cr_expect(fd >= 0, "there is no %s", path);
	close(fd);
	return n < 0 ? 0 : (size_t)n;
}

static void
expect_file(const char *folder, const char *name, const char *bytes, size_t n)
{
	static char got[MOST];
	char path[256];
	struct stat is;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	size_t len = read_file(path, got);

	cr_expect(len == n && !memcmp(got, bytes, n), "%s: %zu bytes, not the %zu expected", name, len, n);
	cr_expect(stat(path, &is) == 0 && (is.st_mode & 0777) == 0600, "%s: letters are private", name);
}

static const char timetable[] =		/* "Понедельник: ...", "Вторник: ...", "Среда: ..." in windows-1251, by iconv */
    "\xcf\xee\xed\xe5\xe4\xe5\xeb\xfc\xed\xe8\xea: ARP, ICMP\r\n\xc2\xf2\xee\xf0\xed\xe8\xea: TCP, HTTP\r\n"
    "\xd1\xf0\xe5\xe4\xe0: SMTP, POP3";

Test(letter_save, parts)
{
	char sent[MOST], bytes[2048];
	struct scene t;

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)i;
	show(&t, "127");
	PRESS(&t.stage, 'w', '2', K_ENTER);
	cr_expect(strstr(stage_line(&t.stage, 59), "Enter Take") && stage_shows(&t.stage, "folder: Все байты.bin"), "%s", t.stage.text);
	PRESS(&t.stage, K_ENTER);
	cr_expect(stage_shows(&t.stage, "Saved 2048 bytes as Все байты.bin"), "%s", t.stage.text);
	PRESS(&t.stage, '3', K_ENTER, K_ENTER);
	cr_expect(stage_shows(&t.stage, "Saved 61 bytes as Расписание.txt"), "%s", t.stage.text);
	PRESS(&t.stage, '0', K_ENTER, K_ENTER);
	cr_expect(stage_shows(&t.stage, "as Файлы к уроку.eml"), "%s", t.stage.text);
	PRESS(&t.stage, '1', K_ENTER, '2', K_ENTER);		/* behind the name that is proposed */
	cr_expect(stage_shows(&t.stage, "Saved 221 bytes as part.txt2"), "%s", t.stage.text);
	PRESS(&t.stage, '4', K_ENTER, K_ENTER);
	expect_file(t.folder, "Все байты.bin", bytes, sizeof bytes);
	expect_file(t.folder, "Расписание.txt", timetable, sizeof timetable - 1);
	size_t n = read_file("pcaps/truth/mail/attachments.eml", sent);

	expect_file(t.folder, "Файлы к уроку.eml", sent, n);
	const char *inner = memmem(sent, n, "Message-ID: <forwarded@", 23), *text = memmem(sent, n, "\r\n\r\n\xc7\xe4", 6);
	const char *end = memmem(inner, (size_t)(sent + n - inner), "\r\n--=-=", 7);

	expect_file(t.folder, "letter.eml", inner, (size_t)(end - inner));
	expect_file(t.folder, "part.txt2", text + 4, 221);
	leave_it(&t);
}

/* A letter without parts: its body is number 1. */
Test(letter_save, body)
{
	char sent[MOST];
	struct scene t;

	show(&t, "154");
	PRESS(&t.stage, 'w', '1', K_ENTER, K_ENTER);
	size_t n = read_file("pcaps/truth/mail/undeclared.eml", sent);
	const char *body = memmem(sent, n, "\r\n\r\n", 4);

	cr_assert(body);
	expect_file(t.folder, "part.txt", body + 4, (size_t)(sent + n - body - 4));
	leave_it(&t);
}

Test(letter_save, what_does_not_do)
{
	static const char old[] = "old";
	char path[128];
	struct scene t;

	show(&t, "127");
	snprintf(path, sizeof path, "%s/Все байты.bin", t.folder);
	int fd = open(path, O_WRONLY | O_CREAT, 0600);

	cr_assert(write(fd, old, sizeof old) == sizeof old && close(fd) == 0);
	PRESS(&t.stage, 'w', '7', K_ENTER);
	cr_expect(stage_shows(&t.stage, "There is no part 7: the last one is 4"), "%s", t.stage.text);
	PRESS(&t.stage, K_BACKSPACE, '2', K_ENTER, K_ENTER);
	cr_expect(stage_shows(&t.stage, "Все байты.bin is there already: choose another name"), "%s", t.stage.text);
	expect_file(t.folder, "Все байты.bin", old, sizeof old);
	PRESS(&t.stage, K_HOME, '/', 't', '/', K_ENTER);
	cr_expect(stage_shows(&t.stage, "a name without /"), "%s", t.stage.text);
	PRESS(&t.stage, K_DELETE, K_BACKSPACE, K_BACKSPACE, K_BACKSPACE, '.', K_ENTER);
	cr_expect(stage_shows(&t.stage, "does not begin with a dot"), "%s", t.stage.text);
	close(t.stage.screen->maker);
	t.stage.screen->maker = -1;
	PRESS(&t.stage, K_BACKSPACE, 'x', K_ENTER);
	cr_expect(stage_shows(&t.stage, "no file can be made: the process that makes them is not there"), "%s", t.stage.text);
	PRESS(&t.stage, K_ESCAPE);
	cr_expect(stage_shows(&t.stage, "Letter of packet 127"), "%s", t.stage.text);
	leave_it(&t);
}

/* The whole program, from another folder. */
Test(letter_save, on_a_terminal)
{
	char folder[] = "/tmp/iriscope-save-XXXXXX", program[1024], home[1024], capture[1100], command[128];
	struct pty t;

	cr_assert(getcwd(home, sizeof home) && mkdtemp(folder));
	snprintf(capture, sizeof capture, "%s/pcaps/mail.pcap", home);
	if (realpath("build/test/iriscope", program))
		setenv("IRISCOPE", program, 0);
	cr_assert_eq(chdir(folder), 0);
	if (pty_start(&t, 24, 80, capture, "C.UTF-8", false)) {
		cr_expect(pty_shows(&t, "611"));
		pty_send(&t, "127\rmw3\r");
		cr_expect(pty_shows(&t, "Save as, in this folder: Расписание.txt"));
		pty_send(&t, "\r");
		cr_expect(pty_shows(&t, "Saved 61 bytes as Расписание.txt"));
		pty_send(&t, "qq");
		pty_end(&t);
		pty_free(&t);
		expect_file(folder, "Расписание.txt", timetable, sizeof timetable - 1);
	}
	snprintf(command, sizeof command, "rm -r %s", folder);
	cr_expect_eq(system(command), 0);
}
