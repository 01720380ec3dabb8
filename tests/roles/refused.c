/*
 * U02, DESIGN 9: an honest run asks for nothing that is refused, and reads the
 * capture only when it is confined.  By strace of the program that users run.
 */

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/roles/place.h"
#include "tests/screen/pty.h"
#include "tests/screen/sample.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))
#define STRACE "strace -f -qq -o $log "

/* $p runs the program under strace, $l is a capture. */
static const struct row {
	const char *command;
	bool free;			/* runs without a sandbox */
} rows[] = {
	{ "$p -r $l" },
	{ "$p -V -x -r $l" },
	{ "$p -q -z hosts -z arp -z follow,tcp,ascii,0 -r $l" },
	{ "$p -T fields -e frame.time -e eth.src -e _ws.col.Info -E header=y -r $l" },
	{ "$p -2 -V -r $l" },
	{ "$p -x -r pcaps/arp.pcap" },
	{ "$p -t ad -r pcaps/link.pcap -f 'tcp port http or udp port domain'" },
	{ "$p -V -r pcaps/web.pcap" },		/* compressed, in windows-1251 and koi8-r */
	{ "TZ=Europe/Moscow $p -t adoy -r pcaps/http.pcap" },
	{ "gzip -c $l | $p -l -V -r -" },
	{ "gzip -c $l >$log.gz; $p -V -r $log.gz; rm $log.gz" },
	{ "gzip -c $l >$log.gz; $p -2 -V -r $log.gz; rm $log.gz" },
	{ "command -v zstd >/dev/null || { cat pcaps/http.pcap | $p -r -; exit; }; "
	  "zstd -qc $l >$log.zst; $p -V -r $log.zst; rm $log.zst" },
	{ "cat $l | $p -2 -r -" },
	{ "head -c 1000 pcaps/http.pcap | LANGUAGE=ru $p -r -" },
	{ "LANGUAGE=ru $p -r $l >/dev/full" },
	{ "LC_ALL=ru_RU.UTF-8 $p -r /" },
	{ "LC_ALL=C $p -V -r $l" },
	{ "$p --no-sandbox -V -x -r $l", true },
};

/* Whether strace can be used. */
static bool
can_trace(void)
{
	char *said = output_of("strace -qq -e trace=none true 2>&1 && echo can");
	bool can = !strcmp(said, "can\n") && access("build/iriscope", X_OK) == 0;

	if (!can)
		printf("skipped: what is refused: strace or build/iriscope cannot be run\n");
	free(said);
	return can;
}

static bool
can_confine(void)
{
	char *said = output_of("build/test/breakout both /tmp");
	bool can = !strstr(said, "unconfined");

	if (!can)
		printf("skipped: what is refused: this kernel lacks Landlock or seccomp\n");
	free(said);
	return can;
}

static void
expect_log(const char *log, const char *what, bool free_run)
{
	char *said = output_of("awk -f tests/roles/refused.awk %s", log);

	if (free_run)
		cr_expect(!strstr(said, "confined"), "%s:\n%s", what, said);
	else
		cr_expect_str_eq(said, "confined\n", "%s:\n%s", what, said);
	free(said);
}

Test(refused, when_printing, .timeout = 120)
{
	char path[PLACE_PATH];

	if (!can_trace() || !can_confine())
		return;
	place_make(path);
	for (size_t i = 0; i < COUNT(rows); i++) {
		char log[PLACE_PATH + 8];

		snprintf(log, sizeof log, "%s/log", path);
		free(output_of("chmod 755 %s; log=%s; l=pcaps/lesson.pcapng; p=\"" STRACE "build/iriscope\"; { %s; } 2>&1",
			path, log, rows[i].command));
		expect_log(log, rows[i].command, rows[i].free);
	}
	place_remove(path);
}

/* What the pty runs instead of the program: the same under strace. */
static void
make_script(const char *folder, char script[PLACE_PATH + 8], const char *program, const char *before)
{
	snprintf(script, PLACE_PATH + 8, "%s/run", folder);
	FILE *f = fopen(script, "w");

	cr_assert(f);
	fprintf(f, "#!/bin/sh\nlog=%s/log\np=%s\n%s" STRACE "\"$p\" \"$1\"\n", folder, program, before);
	fclose(f);
	chmod(script, 0700);
	setenv("IRISCOPE", script, 1);
}

static void
visit(struct pty *t)
{
	cr_expect(pty_shows(t, "Who has"));
	pty_send(t, "\033OB\t\033OC\t\t");
	pty_resize(t, 40, 120);
	cr_expect(pty_shows(t, "┬── "));
	pty_send(t, "?");
	cr_expect(pty_shows(t, "Keys of iriscope"));
	pty_send(t, "q:3\r");
	cr_expect(pty_shows(t, "── Packet 3 ──"));
	pty_send(t, "\032");			/* Ctrl-Z; nobody could bring the leader back: it goes on at once */
	pty_send(t, "?");
	cr_expect(pty_shows(t, "Keys of iriscope"));
	pty_send(t, "qq");
	int status = pty_end(t);

	cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	cr_expect_not(t->alternate);
	pty_free(t);
}

static void
visit_traced(const char *what, const char *before)
{
	char path[PLACE_PATH], script[PLACE_PATH + 8], log[PLACE_PATH + 8], sample[SAMPLE_PATH];
	struct pty t;

	place_make(path);
	make_script(path, script, "build/iriscope", before);
	snprintf(log, sizeof log, "%s/log", path);
	sample_pcap(sample, 0);
	if (pty_start(&t, 24, 80, sample, "C.UTF-8", false)) {
		visit(&t);
		expect_log(log, what, false);
	}
	sample_remove(sample);
	place_remove(path);
}

Test(refused, on_the_screen, .timeout = 120)
{
	if (!can_trace() || !can_confine())
		return;
	visit_traced("a file", "");
	visit_traced("compressed, copied to the spool", "gzip -f \"$1\" && set -- \"$1.gz\"\n");
	visit_traced("from a pipe", "exec <\"$1\"; set -- -; cat |\n");
}

/* A part of a letter, saved where the program was started: the process that makes the file is confined as well. */
Test(refused, when_saving, .timeout = 120)
{
	char path[PLACE_PATH], script[PLACE_PATH + 8], log[PLACE_PATH + 8];
	struct pty t;

	if (!can_trace() || !can_confine())
		return;
	place_make(path);
	make_script(path, script, "\"$PWD/build/iriscope\"", "l=$PWD/$1; cd ${log%/log}/folder; set -- \"$l\"\n");
	snprintf(log, sizeof log, "%s/log", path);
	if (pty_start(&t, 24, 80, "pcaps/mail.pcap", "C.UTF-8", false)) {
		cr_expect(pty_shows(&t, "611"));
		pty_send(&t, "127\rmw2\r\r");
		cr_expect(pty_shows(&t, "Saved 2048 bytes as Все байты.bin"));
		pty_send(&t, "0\r\025old\r");		/* Ctrl-U; a file that is there */
		cr_expect(pty_shows(&t, "old is there already"));
		pty_send(&t, "\033qq");
		cr_expect(WIFEXITED(pty_end(&t)));
		pty_free(&t);
		expect_log(log, "a part of a letter", false);
	}
	char *made = output_of("cd %s/folder && stat -c '%%a %%s %%n' Все*; cat old", path);

	cr_expect_str_eq(made, "600 2048 Все байты.bin\n", "%s", made);
	free(made);
	place_remove(path);
}

/* H08: the converters are opened before files cannot be: once the header says koi8-r, once nobody does. */
Test(refused, converters)
{
	char *titles = output_of("build/iriscope -r pcaps/web.pcap -T fields -e http.title | sort -u");

	cr_expect(access("build/iriscope", X_OK) || strstr(titles, "Служба объявлений школы\n"), "%s", titles);
	free(titles);
}
