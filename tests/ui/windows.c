/* Values as Windows writes them.  RFC 2781 section 2; RFC 4122 section 3. */

#include <criterion/criterion.h>
#include "ui/text/windows.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static struct out o;

static const char *
written(void)
{
	*o.p = 0;
	o.p = o.start;
	return o.start;
}

static const struct {
	const char *name;
	uint8_t bytes[16];
	size_t n, most;
	const char *shown;
} texts[] = {
	{ "letters", { 'n', 0, 'e', 0, 'w', 0 }, 6, 512, "new" },
	{ "Cyrillic", { 0x20, 4, 0x30, 4 }, 4, 512, "Ра" },
	{ "a pair, from RFC 2781 section 2.1 and 2.2", { 0x48, 0xd8, 0x45, 0xdf }, 4, 512, "\xf0\xa2\x8d\x85" },
	{ "half of a pair", { 0x48, 0xd8, 'a', 0 }, 4, 512, "\\u{fffd}a" },
	{ "the other half", { 0x45, 0xdf, 'a', 0 }, 4, 512, "\\u{fffd}a" },
	{ "a pair is cut", { 'a', 0, 0x48, 0xd8 }, 4, 512, "a\\u{fffd}" },
	{ "a byte too many", { 'a', 0, 'b' }, 3, 512, "a" },
	{ "zeros at the end", { 'a', 0, 0, 0, 0, 0 }, 6, 512, "a" },
	{ "a zero inside", { 'a', 0, 0, 0, 'b', 0 }, 6, 512, "a\\x00b" },
	{ "an escape", { 0x1b, 0, '[', 0 }, 4, 512, "\\x1b[" },
	{ "right-to-left override", { 0x2e, 0x20 }, 2, 512, "\\u{202e}" },
	{ "nothing", { 0 }, 0, 512, "" },
	{ "long", { 'a', 0, 'b', 0, 'c', 0 }, 6, 4, "ab…" },
	{ "however long", { 'a', 0, 'b', 0, 'c', 0 }, 6, SIZE_MAX, "abc" },
};

Test(windows, utf16)
{
	cr_assert(out_open(&o, -1));
	for (size_t i = 0; i < COUNT(texts); i++) {
		put_utf16(&o, texts[i].bytes, texts[i].n, texts[i].most);
		cr_expect_str_eq(written(), texts[i].shown, "%s: %s", texts[i].name, o.start);
	}
	out_close(&o);
}

Test(windows, guids)
{
	static const uint8_t rfc[] = { 0x10, 0xb8, 0xa7, 0x6b, 0xad, 0x9d, 0xd1, 0x11, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 };

	cr_assert(out_open(&o, -1));
	put_guid(&o, rfc, sizeof rfc);
	cr_expect_str_eq(written(), "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
	put_guid(&o, rfc, 15);
	cr_expect_str_eq(written(), "", "what is none, is not shown as one");
	out_close(&o);
}
