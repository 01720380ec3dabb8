/* Follow stream on the screen: U12, and U14's F6.  What was said stands in pcaps/truth. */

#include <criterion/criterion.h>
#include <string.h>
#include "tests/screen/fake.h"
#include "tests/screen/pty.h"
#include "tests/screen/stage.h"

#define JSON "< {\"lesson\": 8, \"title\": \"Урок 8\", \"frames\": [8, 9, 10, 11,"

/* A capture of the project's, with that packet's conversation shown and read. */
static void
show(struct stage *t, const char *path, const char *number, int rows, int columns)
{
	strcpy(t->path, path);
	stage_open(t, rows, columns);
	for (; *number; number++)
		PRESS(t, *number);
	PRESS(t, K_ENTER, 'F');
	stage_at(t, 0);
}

static void
leave_it(struct stage *t)
{
	t->path[0] = 0;			/* it is the project's own */
	stage_close(t);
}

Test(spoken, both_ends_by_mark_and_style)
{
	struct stage t;

	show(&t, "pcaps/http.pcap", "67", 24, 80);
	cr_expect(strstr(stage_line(&t, 0), " tcp.stream 1  > 192.0.2.10:36778  < 198.51.100.80:80"), "%s", t.text);
	cr_expect(strstr(stage_line(&t, 0), " utf-8"), "%s", t.text);
	cr_expect_str_eq(stage_line(&t, 1), "> HEAD / HTTP/1.1");
	cr_expect_str_eq(stage_line(&t, 5), ">");
	cr_expect_str_eq(stage_line(&t, 6), "< HTTP/1.1 200 OK");
	cr_expect_str_eq(stage_styled(&t, 1, STYLE_CLIENT), "#.###############");
	cr_expect_str_eq(stage_styled(&t, 6, STYLE_SERVER), "#.###############");
	cr_expect(strstr(stage_line(&t, 23), "F6 Character set"), "%s", t.text);
	PRESS(&t, K_ESCAPE);
	cr_expect(stage_shows(&t, "── Packet 67"));
	leave_it(&t);
}

Test(spoken, datagrams)
{
	struct stage t;

	show(&t, "pcaps/udp.pcap", "5", 24, 80);
	cr_expect(strstr(stage_line(&t, 0), " udp.stream 0  > 192.0.2.10:40000  < 192.0.2.20:50000"), "%s", t.text);
	cr_expect_str_eq(stage_line(&t, 1), "> Здравствуй, сосед!");
	cr_expect(stage_shows(&t, "\n< Hello, student.\n"));
	cr_expect(stage_shows(&t, "\n> .<title>Первый урок</title>\n"));
	leave_it(&t);
}

/* F6 goes through the sets and comes back; a page in windows-1251 is read in that only. */
Test(spoken, charsets)
{
	static const char *const names[] = { "koi8-r", "windows-1251", "cp866", "ascii", "hex", "utf-8" };
	struct stage t;

	show(&t, "pcaps/web.pcap", "7", 40, 80);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		PRESS(&t, K_F6);
		cr_expect(strstr(stage_line(&t, 0), names[i]), "%s", t.text);
		cr_expect_eq(stage_shows(&t, "<h1>Объявления</h1>"), !strcmp(names[i], "windows-1251"), "%s", t.text);
		cr_expect_eq(stage_shows(&t, "> 00000000  47 45 54 20 2f 77 69 6e  64 6f 77 73 2d 31 32 35  GET /win dows-125"),
		    !strcmp(names[i], "hex"), "%s", t.text);
	}
	leave_it(&t);
}

Test(spoken, masked_until_asked)
{
	struct stage t;

	show(&t, "pcaps/pop3.pcap", "363", 60, 160);
	cr_expect(stage_shows(&t, "\n> PASS ********\n") && !stage_shows(&t, "tanstaaf"), "%s", t.text);
	PRESS(&t, 'x');
	stage_at(&t, 1);
	cr_expect(stage_shows(&t, "\n> PASS tanstaaf\n"), "%s", t.text);
	PRESS(&t, 'x');
	stage_at(&t, 2);
	cr_expect(!stage_shows(&t, "tanstaaf"), "%s", t.text);
	leave_it(&t);
}

/* Tab: HTTP's bodies without chunks and compression, once passwords may be seen. */
Test(spoken, http)
{
	struct stage t;

	show(&t, "pcaps/web.pcap", "28", 60, 100);
	PRESS(&t, K_TAB);
	stage_at(&t, 1);
	cr_expect(stage_shows(&t, "\n  HTTP unpacked comes with all passwords in it: x shows it.\n"), "%s", t.text);
	cr_expect_not(stage_shows(&t, "lesson"), "%s", t.text);
	PRESS(&t, 'x');
	stage_at(&t, 2);
	cr_expect_str_eq(stage_line(&t, 1), "> GET /8.json HTTP/1.1");
	cr_expect(stage_shows(&t, JSON), "%s", t.text);
	PRESS(&t, K_TAB);
	stage_at(&t, 3);
	cr_expect(stage_shows(&t, "\n< 282\n") && !stage_shows(&t, JSON), "TCP again: %s", t.text);
	PRESS(&t, K_TAB, 'x');
	stage_at(&t, 4);
	cr_expect_not(stage_shows(&t, "lesson"), "%s", t.text);
	leave_it(&t);
}

/* Long lines go on in the next one, whatever the width; scrolling stops at the ends. */
Test(spoken, scrolls_and_wraps)
{
	struct stage t;

	show(&t, "pcaps/web.pcap", "7", 24, 80);
	char first[1024];

	strcpy(first, stage_line(&t, 1));
	PRESS(&t, K_END);
	cr_expect_str_eq(stage_line(&t, 21), "< 0");	/* the last chunk */
	PRESS(&t, K_DOWN, K_PAGE_DOWN);
	cr_expect_str_eq(stage_line(&t, 21), "< 0");	/* the last chunk */
	PRESS(&t, K_HOME);
	cr_expect_str_eq(stage_line(&t, 1), first);
	cr_assert(screen_resize(t.screen, 60, 60));
	stage_at(&t, 1);
	cr_expect(stage_shows(&t, "\n< .<meta http-equiv=\"Content-Type\" content=\"text/html; chars\n< et=windows-1251\">\n"), "%s", t.text);
	leave_it(&t);
}

/* Packets that belong to none, and keys that would do something behind the view. */
Test(spoken, nothing_to_show)
{
	struct stage t;

	show(&t, "pcaps/udp.pcap", "1", 24, 80);
	cr_expect(strstr(stage_line(&t, 22), "This packet is of no conversation over TCP or UDP"), "%s", t.text);
	PRESS(&t, '9', K_ENTER, 'F');
	stage_at(&t, 1);
	cr_expect(stage_shows(&t, "Nothing was said."), "%s", t.text);
	PRESS(&t, 'n', 'z', K_TAB, '?');
	cr_expect(stage_shows(&t, "Keys of iriscope"));
	PRESS(&t, K_ESCAPE, 'q');
	cr_expect(stage_shows(&t, "── Packet 9"), "%s", t.text);
	leave_it(&t);
}

/* It is read in slices, and the title says how far. */
Test(spoken, slices)
{
	struct stage t;

	strcpy(t.path, "pcaps/bulk.pcap");
	stage_open(&t, 24, 80);
	PRESS(&t, '1', '8', K_ENTER, 'F');
	cr_expect(strstr(stage_line(&t, 0), "0 of "), "%s", t.text);
	cr_expect(screen_load(t.screen, 1), "there is more");
	PRESS(&t, CONTROL('L'));
	cr_expect(strstr(stage_line(&t, 0), "32 of "), "%s", t.text);
	stage_at(&t, 0);
	cr_expect_null(strstr(stage_line(&t, 0), " of "), "%s", t.text);
	leave_it(&t);
}

/* What is recorded meanwhile comes in, each datagram on a line. */
Test(spoken, goes_on_while_recording)
{
	struct launcher l = fake_launcher();
	struct stage t;

	stage_live(&t, &l, 24, 80, true);
	fake_record(&l, 3);
	stage_at(&t, 2);
	PRESS(&t, '2', K_ENTER, 'F');
	stage_at(&t, 3);
	cr_expect_str_eq(stage_line(&t, 1), "> hello");
	cr_expect(strstr(stage_line(&t, 0), "3 of 3 packets read"), "%s", t.text);
	fake_record(&l, 3);
	stage_at(&t, 4);
	cr_expect_str_eq(stage_line(&t, 2), "> hello", "%s", t.text);
	cr_expect(strstr(stage_line(&t, 0), "6 of 6 packets read"), "%s", t.text);
	PRESS(&t, 's', 'R', K_ESCAPE);
	cr_expect(stage_shows(&t, "── Packet 2"), "%s", t.text);
	cr_expect_eq(l.starts, 1);
	stage_close(&t);
	fake_end(&l);
}

/* The program, confined: the sets were opened before. */
Test(spoken, on_a_terminal)
{
	struct pty t;

	if (pty_start(&t, 40, 80, "pcaps/web.pcap", "C.UTF-8", false)) {
		cr_expect(pty_shows(&t, "142"));
		pty_send(&t, "7\rF");
		cr_expect(pty_shows(&t, "> GET /windows-1251.html"));
		pty_send(&t, "\033[17~\033[17~");	/* F6 */
		cr_expect(pty_shows(&t, "<h1>Объявления</h1>"));
		pty_send(&t, "qq");
		pty_end(&t);
		pty_free(&t);
	}
}
