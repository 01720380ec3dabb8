/* U14, PEERS idea 1: characters beside the bytes in any set, one cell a byte.  Expected: the sets' own tables, iconv's. */

#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include "tests/screen/pty.h"
#include "tests/screen/stage.h"
#include "ui/screen/charsets.h"
#include "ui/text/escape.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

/* Each byte's cell; '_' for none. */
static const struct {
	enum charset set;
	const char *bytes, *cells;
} rows[] = {
	{ CHARSET_UNKNOWN, "a \317\r\177", "a ..." },
	{ CHARSET_WINDOWS_1251, "\317\360\350\342\345\362\271\230 \1", "Привет№. ." },
	{ CHARSET_KOI8_R, "\360\322\311\327\305\324\232", "Привет\302\240" },
	{ CHARSET_CP866, "\217\340\250\242\245\342\311\315\273", "Привет╔═╗" },
	{ CHARSET_ISO_8859_5, "\277\340\330\322\325\342\200", "Привет." },
	{ CHARSET_MAC_CYRILLIC, "\217\360\350\342\345\362\337", "Приветя" },
	{ CHARSET_UTF_8, "a\320\237\321\200!\320\377\200", "aП р !..." },
	{ CHARSET_UTF_8, "\346\227\245\346\234\254", "日_ 本_ " },			/* wide: two cells, and a space for the third byte */
	{ CHARSET_UTF_8, "x\346\227\245", "x日_ " }, { CHARSET_UTF_8, "\342\200\256\314\201", ".  . " },	/* turns text around; a mark */
	{ CHARSET_GBK, "a\304\343", "a.." },
};

static void
put(char *to, enum charset set, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t c = charsets_cell(set, (const uint8_t *)bytes, n, i, 16);

		to += utf8_encode(to, c ? c : '_');
	}
	*to = 0;
}

Test(charsets, cells)
{
	char text[256];

	setlocale(LC_CTYPE, "C.UTF-8");
	charset_start();
	for (size_t i = 0; i < COUNT(rows); i++) {
		put(text, rows[i].set, rows[i].bytes, strlen(rows[i].bytes));
		cr_expect_str_eq(text, rows[i].cells, "%zu", i);
	}
	cr_expect_eq(charsets_cell(CHARSET_UTF_8, (const uint8_t *)"\346\227\245", 3, 0, 1), '.', "no room for both halves");
}

/* A subject in windows-1251: columns stay where they are, whatever the set. */
Test(charsets, beside_the_bytes)
{
	static const struct {
		const char *name, *characters;
	} seen[] = {
		{ "utf-8", "... ... ........" },
		{ "koi8-r", "ЕЛЮ АЕГ ЙНДХПНБЙ" },
		{ "windows-1251", "ема без кодировк" },
		{ "ibm866", "хьр схч ъюфшЁютъ" },
		{ "iso-8859-5", "хьр схч ъюфш№ютъ" },
		{ "mac-cyrillic", "ема без кодировк" },
	};
	static const char bytes[] = "00b0  e5 ec e0 20 e1 e5 e7 20  ea ee e4 e8 f0 ee e2 ea  ";
	struct stage t;
	char line[256];

	strcpy(t.path, "pcaps/mail.pcap");
	stage_open(&t, 40, 120);
	PRESS(&t, '1', '5', '4', K_ENTER, K_TAB, K_TAB, 'z');
	for (size_t i = 0; i < COUNT(seen); i++) {
		PRESS(&t, K_F6);
		snprintf(line, sizeof line, "── 420 bytes, %s ──", seen[i].name);
		cr_expect(stage_shows(&t, line), "%s:\n%s", seen[i].name, t.text);
		snprintf(line, sizeof line, "%s%s\n", bytes, seen[i].characters);
		cr_expect(stage_shows(&t, line), "%s:\n%s", seen[i].name, t.text);
	}
	PRESS(&t, K_F6, K_F6, K_F6);		/* koi8-u, windows-1252, and none */
	cr_expect(stage_shows(&t, "── 420 bytes ──"), "%s", t.text);
	t.path[0] = 0;				/* it is the project's own */
	stage_close(&t);
}

/* The program, confined: what reads sets is open. */
Test(charsets, on_a_terminal)
{
	struct pty t;

	if (pty_start(&t, 40, 120, "pcaps/mail.pcap", "C.UTF-8", false)) {
		cr_expect(pty_shows(&t, "611"));
		pty_send(&t, "154\r\t\tz");
		cr_expect(pty_shows(&t, "420 bytes"));
		pty_send(&t, "\033[17~\033[17~\033[17~");	/* F6 */
		cr_expect(pty_shows(&t, "ема без кодиров"));
		pty_send(&t, "q");
		pty_end(&t);
		pty_free(&t);
	}
}
