/* The letter view: U14, E12, E13, E16.  What was sent stands in pcaps/truth/mail. */

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>
#include "dissectors/coding/charset.h"
#include "tests/screen/pty.h"
#include "tests/screen/stage.h"
#include "ui/screen/letter_text.h"

/* The letter of a packet of pcaps/mail.pcap, shown. */
static void
show(struct stage *t, const char *number, int rows, int columns)
{
	charset_start();
	strcpy(t->path, "pcaps/mail.pcap");
	stage_open(t, rows, columns);
	for (; *number; number++)
		PRESS(t, *number);
	PRESS(t, K_ENTER, 'm');
}

static void
leave_it(struct stage *t)
{
	t->path[0] = 0;			/* it is the project's own */
	stage_close(t);
}

Test(letter, fields_and_text)
{
	struct stage t;

	show(&t, "154", 24, 80);
	cr_expect(strstr(stage_line(&t, 0), " Letter of packet 154"), "%s", t.text);
	cr_expect(strstr(stage_line(&t, 0), "each text in its own character set"), "%s", t.text);
	cr_expect(stage_shows(&t, "\n Date: Mon, 23 Nov 2026 10:00:00 +0300"), "%s", t.text);
	cr_expect(stage_shows(&t, "<masha@school.example>\n"), "%s", t.text);
	cr_expect(stage_shows(&t, "\n Здравствуй, сосед!\n\n Это письмо прошло по сети по частям."), "%s", t.text);
	cr_expect(strstr(stage_line(&t, 23), "F6 Character set  c Recode  e Eighth bit"), "%s", t.text);
	PRESS(&t, 'n', 'z', '?');
	cr_expect(stage_shows(&t, "Keys of iriscope"));
	PRESS(&t, K_ESCAPE, 'q');
	cr_expect(stage_shows(&t, "── Packet 154"), "%s", t.text);
	leave_it(&t);
}

/* A letter with files and another letter in it: pcaps/truth/mail/attachments.eml. */
Test(letter, parts)
{
	struct stage t;

	show(&t, "127", 50, 80);
	cr_expect(stage_shows(&t, "\n From: Вася Пример <vasya@school.example>\n To: Маша Пример <masha@school.example>\n"
	    " Subject: Файлы к уроку\n"), "%s", t.text);
	cr_expect(stage_shows(&t, "\n\n Part 1: text, 221 bytes\n Part 2: data, Все байты.bin, 2048 bytes\n"
	    " Part 3: text, Расписание.txt, 61 bytes\n Part 4: letter, "), "%s", t.text);
	cr_expect(stage_shows(&t, "\n Part 3: text, Расписание.txt, 61 bytes\n\n Понедельник: ARP, ICMP\n Вторник: TCP, HTTP\n"), "%s", t.text);
	cr_expect(stage_shows(&t, "\n Subject: Старое письмо\n\n Здравствуй, сосед!\n"), "%s", t.text);
	leave_it(&t);
}

/* E10, E11: wrong labels of a word and of a part are said, and the text is right. */
Test(letter, lying_labels)
{
	struct stage t;

	show(&t, "163", 24, 80);
	cr_expect(stage_shows(&t, "\n Subject: Для Вас, читательницы\n [It is not written in the character set"), "%s", t.text);
	cr_expect(stage_shows(&t, "\n Дорогие читательницы!\n\n Редакция шлёт Вам привет.\n"), "%s", t.text);
	leave_it(&t);
}

Test(letter, none_here)
{
	struct stage t;

	show(&t, "1", 24, 80);
	cr_expect(strstr(stage_line(&t, 22), "No letter ends in this packet"), "%s", t.text);
	leave_it(&t);
}

/* F6 reads all texts in one set, in the tree as well, until it comes back to each one's own. */
Test(letter, charsets)
{
	static const struct {
		const char *name, *text;	/* Здравствуй in koi8-r, read as such by iconv */
	} seen[] = {
		{ " utf-8", "\n ??????????, " },
		{ " koi8-r", "Здравствуй" },
		{ " windows-1251", "ъДТБЧУФЧХК" },
		{ " ibm866", "·─╥┴╫╙╘╫╒╩" },
		{ " iso-8859-5", "њФвСзгдзеЪ" },
		{ " mac-cyrillic", "ъƒ“Ѕ„”‘„’ " },
	};
	struct stage t;

	show(&t, "154", 40, 80);
	for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
		PRESS(&t, K_F6);
		cr_expect(strstr(stage_line(&t, 0), seen[i].name), "%s", t.text);
		cr_expect(stage_shows(&t, seen[i].text), "%s:\n%s", seen[i].name, t.text);
	}
	PRESS(&t, K_F6, K_F6, K_F6);		/* koi8-u, windows-1252 */
	cr_expect(stage_shows(&t, "each text in its own") && stage_shows(&t, "Здравствуй"), "%s", t.text);
	leave_it(&t);
}

/* E13: the eighth bit taken away; doubtful letters are underlined (U+0332), the others are not. */
Test(letter, eighth_bit)
{
	struct stage t;

	show(&t, "172", 24, 80);
	cr_expect(stage_shows(&t, "\n /.), ) ,%-o, %a+( a,.&%hl\n"), "%s", t.text);
	PRESS(&t, 'e');
	cr_expect(strstr(stage_line(&t, 0), "eighth bit restored"), "%s", t.text);
	cr_expect(stage_shows(&t, "\n ibm866        п\u0332о\u0332й\u0332м\u0332"), "%s", t.text);
	cr_expect(stage_shows(&t, "\n koi8-r        ") && stage_shows(&t, "\n windows-1251  "), "%s", t.text);
	PRESS(&t, 'e');
	cr_expect(stage_shows(&t, "\n /.), ) ,%-o, %a+( a,.&%hl\n"), "%s", t.text);
	leave_it(&t);
}

/* E12: a text that its sender had misread already, and tabs. */
Test(letter, recoded)
{
	static const char text[] = "уМХЦВБ\tтБУУЩМПЛ зПТПДУЛПЗП лПФБ\r\n";
	struct letter l = { .recoded = true };

	charset_start();
	setlocale(LC_CTYPE, "C.UTF-8");
	wrapped_begin(&l.wrapped, 30);
	letter_add(&l, LETTER_TEXT, (const uint8_t *)text, sizeof text - 1);
	cr_assert_eq(l.wrapped.count, 2);
	cr_expect_eq(l.wrapped.lines[0].n + l.wrapped.lines[1].n, l.wrapped.text_n);
	cr_expect(l.wrapped.text_n == strlen("Служба  Рассылок Городского Кота") &&
	    !memcmp(l.wrapped.text, "Служба  Рассылок Городского Кота", l.wrapped.text_n), "%.*s", (int)l.wrapped.text_n, l.wrapped.text);
	letter_free(&l);
}

/* The program, confined. */
Test(letter, on_a_terminal)
{
	struct pty t;

	if (pty_start(&t, 24, 80, "pcaps/mail.pcap", "C.UTF-8", false)) {
		cr_expect(pty_shows(&t, "611"));
		pty_send(&t, "154\rm");
		cr_expect(pty_shows(&t, "Здравствуй, сосед!"));
		pty_send(&t, "\033[17~\033[17~\033[17~");	/* F6 */
		cr_expect(pty_shows(&t, "ъДТБЧУФЧХК"));
		pty_send(&t, "qq");
		pty_end(&t);
		pty_free(&t);
	}
}
