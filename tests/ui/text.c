/* Text for people: escapes, numbers, times, values. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "ui/text/escape.h"
#include "ui/text/time.h"
#include "ui/text/value.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static struct out o;

static void
start(void)
{
	cr_assert(out_open(&o, -1));
}

static void
stop(void)
{
	out_close(&o);
}

/* What was written since the last call, terminated. */
static const char *
written(void)
{
	*o.p = 0;
	o.p = o.start;
	return o.start;
}

TestSuite(text, .init = start, .fini = stop);

/* Terminals act on C0, C1 and ESC; bidi controls reorder what a reader sees (Unicode TR 36). */
static const struct {
	const char *name, *bytes, *shown;
} escapes[] = {
	{ "plain", "GET / HTTP/1.1", "GET / HTTP/1.1" },
	{ "Cyrillic stays", "Привет", "Привет" },
	{ "line end", "a\r\nb\t", "a\\r\\nb\\t" },
	{ "escape", "\033[31mred", "\\x1b[31mred" },
	{ "delete", "a\177b", "a\\x7fb" },
	{ "C1 in UTF-8 (CSI)", "\xc2\x9b" "31m", "\\u{009b}31m" },
	{ "C1 as a byte", "\x9b" "31m", "\\x9b31m" },
	{ "right-to-left override", "a\xe2\x80\xae" "b", "a\\u{202e}b" },
	{ "isolate", "\xe2\x81\xa6", "\\u{2066}" },
	{ "zero width space", "\xe2\x80\x8b", "\\u{200b}" },
	{ "line separator", "\xe2\x80\xa8", "\\u{2028}" },
	{ "byte order mark", "\xef\xbb\xbf", "\\u{feff}" },
	{ "tag character", "\xf3\xa0\x81\x81", "\\u{e0041}" },
	{ "overlong slash", "\xc0\xaf", "\\xc0\\xaf" },
	{ "overlong in three", "\xe0\x80\xaf", "\\xe0\\x80\\xaf" },
	{ "surrogate", "\xed\xa0\x80", "\\xed\\xa0\\x80" },
	{ "beyond Unicode", "\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80" },
	{ "cut short", "\xd0", "\\xd0" },
	{ "koi8-r", "\xf0\xf2\xe9", "\\xf0\\xf2\\xe9" },
	{ "emoji stays", "\xf0\x9f\x99\x82", "\xf0\x9f\x99\x82" },
};

Test(text, escapes)
{
	for (size_t i = 0; i < COUNT(escapes); i++) {
		put_escaped(&o, escapes[i].bytes, strlen(escapes[i].bytes));
		cr_expect_str_eq(written(), escapes[i].shown, "%s: %s", escapes[i].name, o.start);
	}
}

Test(text, no_byte_pair_gets_through_unescaped)
{
	for (int a = 0; a < 256; a++) {
		for (int b = 0; b < 256; b++) {
			char bytes[2] = { (char)a, (char)b };

			put_escaped(&o, bytes, 2);
			for (const char *p = written(); *p; p++)
				cr_assert((unsigned char)*p >= 0x20 && *p != 0x7f, "%02x %02x", a, b);
		}
	}
}

/* No more than the growth that callers make room for. */
Test(text, escapes_grow_as_promised)
{
	for (size_t i = 0; i < COUNT(escapes); i++) {
		put_escaped(&o, escapes[i].bytes, strlen(escapes[i].bytes));
		cr_expect_leq(strlen(written()), strlen(escapes[i].bytes) * ESCAPE_GROWTH, "%s", escapes[i].name);
	}
}

Test(text, escaped_message_is_cut_not_overrun)
{
	char small[20];

	cr_expect_str_eq(escaped("\033\033\033\033\033\033\033", small, sizeof small), "\\x1b\\x1b");
	cr_expect_str_eq(escaped("name", small, sizeof small), "name");
}

Test(text, numbers)
{
	uint64_t power = 1;	/* of ten: numbers of every width, the least and the greatest of it */

	for (int width = 1; width <= 20; width++, power *= 10) {
		const uint64_t numbers[] = { power, power - 1, width == 20 ? UINT64_MAX : power * 9 };

		for (size_t i = 0; i < COUNT(numbers); i++) {
			char wanted[24];

			snprintf(wanted, sizeof wanted, "%llu", (unsigned long long)numbers[i]);
			out_uint(&o, numbers[i]);
			cr_expect_str_eq(written(), wanted);
		}
	}
	out_hex(&o, 0xbeef, 4);
	cr_expect_str_eq(written(), "0000beef");
	out_digits(&o, 42, 5);
	cr_expect_str_eq(written(), "00042");
}

static const struct {
	const char *text;
	size_t width;
	bool right;
	const char *padded;
} columns[] = {
	{ "42", 5, true, "|   42" }, { "42", 5, false, "|42   " }, { "42", 2, true, "|42" },
	{ "12345", 4, true, "|12345" }, { "12345", 4, false, "|12345" }, { "", 3, true, "|   " }, { "", 0, false, "|" },
};

Test(text, columns)
{
	for (size_t i = 0; i < COUNT(columns); i++) {
		out_char(&o, '|');
		char *start = o.p;

		out_string(&o, columns[i].text);
		out_pad(&o, start, columns[i].width, columns[i].right);
		cr_expect_str_eq(written(), columns[i].padded);
	}
}

/* 2000-02-14 19:04:23.5 UTC, day 45: the first letter of seed 004. */
static const struct {
	enum time_form form;
	int digits;
	const char *shown;
} times[] = {
	{ TIME_EPOCH, 9, "950555063.500000000" }, { TIME_EPOCH, 0, "950555063" },
	{ TIME_UTC_CLOCK, 6, "19:04:23.500000" }, { TIME_UTC_DATE, 3, "2000-02-14 19:04:23.500" },
	{ TIME_UTC_DATE_DOY, 0, "2000/045 19:04:23" },
	{ TIME_CLOCK, 1, "22:04:23.5" }, { TIME_DATE, 0, "2000-02-14 22:04:23" },
};

Test(text, times)
{
	setenv("TZ", "MSK-3", 1);
	tzset();
	for (size_t i = 0; i < COUNT(times); i++) {
		put_time(&o, 950555063500000000, times[i].form, times[i].digits);
		cr_expect_str_eq(written(), times[i].shown, "%zu: %s", i, o.start);
	}
	put_time(&o, -1, TIME_UTC_DATE, 9);
	cr_expect_str_eq(written(), "1969-12-31 23:59:59.999999999");
	put_duration(&o, -1500000, 6);
	cr_expect_str_eq(written(), "-0.001500");
	put_duration(&o, INT64_MIN, 9);
	cr_expect_str_eq(written(), "-9223372036.854775808");
}

/* RFC 5952 section 4, and its example addresses. */
static const struct {
	uint8_t address[16];
	const char *shown;
} addresses[] = {
	{ { 0 }, "::" },
	{ { [15] = 1 }, "::1" },
	{ { 0x20, 0x01, 0x0d, 0xb8, [15] = 1 }, "2001:db8::1" },
	{ { 0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1 }, "2001:db8:0:1:1:1:1:1" },
	{ { 0x20, 0x01, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1 }, "2001:0:0:1::1" },
	{ { 0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1 }, "2001:db8::1:0:0:1" },
	{ { 0xfe, 0x80, [14] = 0xab, 0xcd }, "fe80::abcd" },
	{ { 0, 1, [2] = 0 }, "1::" },
};

Test(text, ipv6_addresses)
{
	for (size_t i = 0; i < COUNT(addresses); i++) {
		put_ipv6(&o, addresses[i].address);
		cr_expect_str_eq(written(), addresses[i].shown, "%s", o.start);
	}
}
