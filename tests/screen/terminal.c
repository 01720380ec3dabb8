/* The whole program on a terminal: keys, sizes, signals, and what it leaves behind. */

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/screen/pty.h"
#include "tests/screen/sample.h"

#define UTF8 "C.UTF-8"

static bool
has_background(const struct pty *t, int row, int column, int color)
{
	VTermScreenCell cell = pty_cell(t, row, column);

	return VTERM_COLOR_IS_INDEXED(&cell.bg) && cell.bg.indexed.idx == color;
}

/* The terminal has its own screen, a cursor and the modes of before. */
static void
expect_restored(const struct pty *t)
{
	struct termios modes;

	cr_expect_not(t->alternate);
	cr_expect_not(t->hidden_cursor);
	cr_expect_eq(tcgetattr(t->fd, &modes), 0);
	cr_expect_eq(modes.c_lflag, t->modes.c_lflag);
	cr_expect_eq(modes.c_iflag, t->modes.c_iflag);
	cr_expect_eq(modes.c_oflag, t->modes.c_oflag);
}

Test(terminal, a_visit)
{
	char path[SAMPLE_PATH];
	struct pty t;

	sample_pcap(path, 0);
	if (pty_start(&t, 24, 80, path, UTF8, false)) {
		cr_expect(pty_shows(&t, "Who has 10.0.0.2?"));
		cr_expect(pty_shows(&t, "5000 → 5001 Len=5"));
		cr_expect(t.alternate && t.hidden_cursor);
		cr_expect(has_background(&t, 1, 0, 6), "the open packet is marked");

		pty_send(&t, "\033OB\t\033OC");		/* Down, Tab, Right */
		cr_expect(pty_shows(&t, "    Source Port: 5000"));
		pty_send(&t, "jjj");			/* Length: bytes 38 and 39 */
		pty_send(&t, "\t");
		cr_expect(pty_shows(&t, "Length: 13 bytes"));
		pty_send(&t, "\033[Z:");		/* back; the prompt says that all keys were taken */
		cr_expect(pty_shows(&t, "Go to packet:"));
		cr_expect(has_background(&t, 20, 24, 3) && has_background(&t, 20, 28, 3), "lit");
		cr_expect_not(has_background(&t, 20, 21, 3) || has_background(&t, 20, 30, 3));

		pty_send(&t, "3\r");
		cr_expect(pty_shows(&t, "Packet 3: 5000 → 5002 [SYN] Seq=0 Win=65535 Len=0 "));
		pty_send(&t, "?");
		cr_expect(pty_shows(&t, "Keys of iriscope"));
		pty_send(&t, "\033");
		cr_expect(pty_shows(&t, "Packet 3: "));
		pty_send(&t, "G\t\033OF");		/* the bytes, the last: urgent pointer */
		cr_expect(pty_shows(&t, "Urgent Pointer"));
		pty_send(&t, "q");
		int status = pty_end(&t);

		cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
		expect_restored(&t);
		pty_free(&t);
	}
	sample_remove(path);
}

Test(terminal, sizes)
{
	char path[SAMPLE_PATH];
	struct pty t;

	sample_pcap(path, 0);
	if (pty_start(&t, 24, 80, path, UTF8, false)) {
		cr_expect(pty_shows(&t, "[SYN] S"));
		pty_resize(&t, 40, 120);
		cr_expect(pty_shows(&t, "[SYN] Seq=0 Win=65535 Len=0"));
		cr_expect(pty_shows(&t, "┬── 42 bytes"));
		pty_resize(&t, 10, 40);
		cr_expect(pty_shows(&t, "Too small: 40x10, needs 60x15"));
		pty_resize(&t, 24, 80);
		cr_expect(pty_shows(&t, "[SYN] S"));
		pty_send(&t, "q");
		pty_end(&t);
		expect_restored(&t);
		pty_free(&t);
	}
	sample_remove(path);
}

Test(terminal, other_character_sets)
{
	char path[SAMPLE_PATH];
	struct pty t;

	sample_pcap(path, 0);
	if (pty_start(&t, 24, 80, path, "C", true)) {
		cr_expect(pty_shows(&t, "5000 > 5001 Len=5"));
		cr_expect(pty_shows(&t, "-- Packet 1: Who has 10.0.0.2? Tell 10.0.0.1 ----"));
		cr_expect(pty_shows(&t, "+ Frame 1"));
		pty_send(&t, "q");
		pty_end(&t);
		for (size_t i = 0; i < t.raw_len; i++)
			cr_assert((unsigned char)t.raw[i] < 0x80, "byte %zu of the output", i);
		pty_free(&t);
	}
	sample_remove(path);
}

Test(terminal, no_color)
{
	char path[SAMPLE_PATH];
	struct pty t;

	sample_pcap(path, 0);
	if (pty_start(&t, 24, 80, path, UTF8, true)) {
		cr_expect(pty_shows(&t, "Who has"));
		cr_expect(pty_cell(&t, 1, 0).attrs.reverse);
		for (int row = 0; row < 24; row++) {
			for (int column = 0; column < 80; column++) {
				VTermScreenCell cell = pty_cell(&t, row, column);

				cr_assert(VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) &&
				    VTERM_COLOR_IS_DEFAULT_BG(&cell.bg), "%d, %d", row, column);
			}
		}
		pty_send(&t, "q");
		pty_end(&t);
		pty_free(&t);
	}
	sample_remove(path);
}

/* Neither the escape sequence, nor C1 controls, nor the override get to the terminal. */
Test(terminal, hostile_text)
{
	char path[SAMPLE_PATH];
	struct pty t;

	sample_hostile(path);
	if (pty_start(&t, 40, 120, path, UTF8, false)) {
		cr_expect(pty_shows(&t, "Who has"));
		pty_send(&t, "\tzg\r");
		cr_expect(pty_shows(&t, "\\x1b]0;owned\\x07"));
		pty_send(&t, "q");
		pty_end(&t);
		cr_expect_null(strstr(t.raw, "\033]0;owned"));
		cr_expect_null(strstr(t.raw, "\302\233"));
		cr_expect_null(strstr(t.raw, "\342\200\256"));
		cr_expect_null(strchr(t.raw, '\007'));
		pty_free(&t);
	}
	sample_remove(path);
}

Test(terminal, damaged_file)
{
	char path[SAMPLE_PATH];
	struct pty t;

	sample_pcap(path, 10);
	if (pty_start(&t, 24, 80, path, UTF8, false)) {
		cr_expect(pty_shows(&t, "2 packets  cut short in the middle of frame 3"));
		pty_send(&t, "q");
		int status = pty_end(&t);

		cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 2);
		cr_expect_not(t.alternate);
		const char *left = strstr(t.raw, "\033[?1049l");	/* the message comes behind the screen */

		cr_expect(left && strstr(left, "cut short in the middle of frame 3"));
		expect_restored(&t);
		pty_free(&t);
	}
	sample_remove(path);
}

Test(terminal, signals_end_it_cleanly)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		char path[SAMPLE_PATH];
		struct pty t;

		sample_pcap(path, 0);
		if (pty_start(&t, 24, 80, path, UTF8, false)) {
			cr_expect(pty_shows(&t, "Who has"));
			kill(t.pid, signals[i]);
			int status = pty_end(&t);

			cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
			expect_restored(&t);
			pty_free(&t);
		}
		sample_remove(path);
	}
}

/* The window is closed: nobody is left to press a key. */
Test(terminal, goes_away, .timeout = 60)
{
	char path[SAMPLE_PATH];
	struct pty t;
	int status;

	sample_pcap(path, 0);
	if (pty_start(&t, 24, 80, path, UTF8, false)) {
		cr_expect(pty_shows(&t, "Who has"));
		close(t.fd);
		cr_expect_eq(waitpid(t.pid, &status, 0), t.pid);
		cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
		pty_free(&t);
	}
	sample_remove(path);
}

Test(terminal, stop_and_go_on)
{
	char path[SAMPLE_PATH];
	struct pty t;
	int status;

	sample_pcap(path, 0);
	if (pty_start(&t, 24, 80, path, UTF8, false)) {
		cr_expect(pty_shows(&t, "Who has"));
		kill(t.pid, SIGTSTP);
		/* The child leads an orphaned session, in which SIGTSTP does not stop: it goes on at once. */
		pty_send(&t, "?");
		cr_expect(pty_shows(&t, "Keys of iriscope"));
		pty_send(&t, "qq");
		status = pty_end(&t);
		cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
		expect_restored(&t);
		pty_free(&t);
	}
	sample_remove(path);
}
