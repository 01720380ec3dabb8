/* E12, E13, E14: text read in the wrong set, and text without its eighth bit.  Strings: INVENTORY, and iconv. */

#include <iconv.h>
#include <stdio.h>
#include "dissectors/coding/recode.h"
#include "dissectors/coding/restore.h"
#include "tests/dissectors/decode.h"

enum { ROOM = 512 };

static size_t
written(const char *text, enum charset set, uint8_t *to)
{
	iconv_t t = iconv_open(meaning(charset_names, set), "UTF-8");
	char *in = (char *)(uintptr_t)text, *out = (char *)to;
	size_t left = strlen(text), room = ROOM;

	cr_assert(t != (iconv_t)-1 && !iconv(t, &in, &left, &out, &room), "%s", text);
	iconv_close(t);
	return ROOM - room;
}

static const struct {
	const char *read, *meant;
	struct recoding how;
} misread[] = {
	{ "уМХЦВБ тБУУЩМПЛ зПТПДУЛПЗП лПФБ", "Служба Рассылок Городского Кота", { CHARSET_WINDOWS_1251, CHARSET_KOI8_R } },
	{ "оПХБЕР", "Привет", { CHARSET_KOI8_R, CHARSET_WINDOWS_1251 } },
	{ "Ïðèâåò, êàê äåëà", "Привет, как дела", { CHARSET_WINDOWS_1252, CHARSET_WINDOWS_1251 } },
	{ "РџСЂРёРІРµС‚, РєР°Рє РґРµР»Р°?", "Привет, как дела?", { CHARSET_WINDOWS_1251, CHARSET_UTF_8 } },
	{ "GrÃ¼ÃŸe aus KÃ¶ln", "Grüße aus Köln", { CHARSET_WINDOWS_1252, CHARSET_UTF_8 } },
	{ "╧ЁштхЄ, ъръ фхыр?", "Привет, как дела?", { CHARSET_CP866, CHARSET_WINDOWS_1251 } },
};

Test(charset_restore, recoded)
{
	uint8_t bytes[ROOM], to[3 * ROOM];
	struct recoding how;

	charset_start();
	for (size_t i = 0; i < COUNT(misread); i++) {
		size_t n = strlen(misread[i].read);
		const uint8_t *p = guarded((const uint8_t *)misread[i].read, n);

		cr_assert(recode_find(p, n, bytes, &how), "%s", misread[i].read);
		cr_expect(how.read_as == misread[i].how.read_as && how.written_in == misread[i].how.written_in, "%s: %d %d",
		    misread[i].read, how.read_as, how.written_in);
		size_t len = recode(&how, p, n, bytes, to);

		cr_expect(len == strlen(misread[i].meant) && !memcmp(to, misread[i].meant, len), "%.*s", (int)len, to);
	}
}

/* What reads well stays; and what is no UTF-8 at all does no harm. */
Test(charset_restore, nothing_to_recode)
{
	static const char *const good[] = {
		"Привет, как дела?", "Hello", "Grüße aus Köln", "Є новини?", "", "日本語", "\377\376\200 \320", "— «…»", "ВНИМАНИЕ",
	};
	uint8_t bytes[ROOM];
	struct recoding how;

	charset_start();
	for (size_t i = 0; i < COUNT(good); i++)
		cr_expect_not(recode_find(guarded((const uint8_t *)good[i], strlen(good[i])), strlen(good[i]), bytes, &how), "%s", good[i]);
}

/* Printable, but no letter. */
static bool
is_sign(uint8_t c)
{
	return c >= ' ' && c < 0x7f && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static const char said[] = "Я Крипер... поймай меня, если сможешь";

/* Each set's own reading: what was said, but for letters that took the place of signs, or signs that stayed. */
Test(charset_restore, stripped)
{
	uint8_t was[ROOM], bytes[ROOM], stripped[ROOM];
	bool doubtful[ROOM];

	charset_start();
	for (int i = 0; i < RESTORE_SETS; i++) {
		size_t n = written(said, restore_sets[i], was), wrong = 0;

		for (size_t k = 0; k < n; k++)
			stripped[k] = was[k] & 0x7f;
		cr_expect(restore_is_stripped(guarded(stripped, n), n), "%d", i);
		restore(restore_sets[i], stripped, n, bytes, doubtful);
		for (size_t k = 0; k < n; k++) {
			bool sign = is_sign(stripped[k]);

			cr_expect(bytes[k] == was[k] || sign, "set %d, byte %zu", i, k);
			cr_expect_eq(doubtful[k], sign && bytes[k] >= 0x80, "set %d, byte %zu", i, k);
			wrong += bytes[k] != was[k];
		}
		/* only CP866 has letters that become signs by the dozen */
		cr_expect(wrong <= (restore_sets[i] == CHARSET_CP866 ? n / 8 : 0), "set %d: %zu wrong", i, wrong);
	}
}

/* E13: the bytes of the book, with X and x as they were (0x1f, 0x0a). */
Test(charset_restore, golden)
{
	static const char book[] = "\037 \n`(/%`... /.), ) ,%-o, %a+( a,.&%hl";
	uint8_t bytes[ROOM], to[ROOM];
	bool doubtful[ROOM];
	size_t n = sizeof book - 1;

	charset_start();
	cr_expect(restore_is_stripped((const uint8_t *)book, n));
	restore(CHARSET_CP866, (const uint8_t *)book, n, bytes, doubtful);
	size_t len = charset_convert(CHARSET_CP866, bytes, n, to, NULL);

	cr_expect(!memcmp(to, "Я Крипер", strlen("Я Крипер")), "%.*s", (int)len, to);
	cr_expect(memmem(to, len, "пойм", strlen("пойм")) && memmem(to, len, "если", strlen("если")), "%.*s", (int)len, to);
	for (size_t i = 0; i < n; i++)
		cr_expect_eq(doubtful[i], is_sign((uint8_t)book[i]) && bytes[i] >= 0x80, "%zu", i);
	restore(CHARSET_KOI8_R, (const uint8_t *)"q kRIPER... POJMAJ MENQ, ESLI SMOVE[X", 37, bytes, NULL);
	len = charset_convert(CHARSET_KOI8_R, bytes, 37, to, NULL);
	cr_expect(len == strlen(said) && !memcmp(to, said, len), "%.*s", (int)len, to);
}

Test(charset_restore, not_stripped)
{
	static const char *const plain[] = {
		"Please find the report attached.", "THERE IS NO WARRANTY FOR THE PROGRAM, TO THE EXTENT PERMITTED BY", "", "a",
		"Privet, kak dela? Zavtra budet dozhd", "0dHR0tLS0tPT09PT1NTU1NTV1dXV1tbW1tbX19fX2NjY2Nj", "----------------------------",
		"Return-Path: <vasya@school.example>", "int main(int argc, char **argv) { return 0; }", "\xff" "ERVER PEREZAGRUVEN",
		"HELO me\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<d@e.f>\r\n", "Die Nachricht konnte nicht zugestellt werden.",
	};

	charset_start();
	for (size_t i = 0; i < COUNT(plain); i++)
		cr_expect_not(restore_is_stripped(guarded((const uint8_t *)plain[i], strlen(plain[i])), strlen(plain[i])), "%s", plain[i]);
}
