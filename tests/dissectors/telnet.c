/* T09: Telnet.  RFC 854, 855, 1073, 1091. */

#include <stdlib.h>
#include "tests/dissectors/wire.h"

static struct wire wire;
static struct dialogue g;

static void
start(void)
{
	dialogue_free(&g);
	g.port = 23;
}

/* Options, text with a doubled IAC, suboptions with one inside, without an end; a command that is not whole. */
static void
make(void)
{
	start();
	say_hex(&g, FROM_SERVER, "fffd18 fffb01 6c6f67 ffff 696e fff9 3a");
	say_hex(&g, FROM_CLIENT, "fffa18 00 7674 fff0 fffa1f 0050 0018 fff0 fffa1f 00ffff 0018 fff0 fffa27 01ffff02 fff0 fffc01 fff4");
	say_hex(&g, FROM_SERVER, "fffa20 01 fff0 fffa2203 fffe22 fffaf0 fff0 fffafff0");
	say_hex(&g, FROM_CLIENT, "fffa18 0061");
}

#define DO(cmd, option) "  telnet.cmd " cmd "\n    telnet.subcmd " option "\n"
#define SE "  telnet.cmd 240\n"

static const char text[] =
    "telnet\n" DO("253", "24") DO("251", "1") "  telnet.data log\\xff\\xffin\n  telnet.cmd 249\n  telnet.data :\n"
    "telnet\n" DO("250", "24") "    telnet.string_subopt.cmd 0\n    telnet.string_subopt.value vt\n" SE
    DO("250", "31") "    telnet.naws_subopt.width 80\n    telnet.naws_subopt.height 24\n" SE
    DO("250", "31") "    telnet.option_data 00ffff0018\n" SE DO("250", "39") "    telnet.option_data 01ffff02\n" SE
    DO("252", "1") "  telnet.cmd 244\n"
    "telnet\n" DO("250", "32") "    telnet.string_subopt.cmd 1\n" SE
    DO("250", "34") "    telnet.option_data 03\n  telnet.suboption_length.invalid 1\n" DO("254", "34")
    DO("250", "240") SE "  telnet.cmd 250\n" SE
    "telnet\n  telnet.cmd.part fffa180061\n";

/* Text comes as it came; without it, and where one frame's layer ends, all is the same. */
static void
keep_commands(char *got)
{
	char *to = got;

	for (const char *p = got, *end; *p; p = end) {
		end = p + strcspn(p, "\n");
		end += *end == '\n';
		if (!strncmp(p, "telnet\n", 7) || !strncmp(p, "  telnet.data ", 14))
			continue;
		memmove(to, p, (size_t)(end - p));
		to += end - p;
	}
	*to = 0;
}

Test(telnet, segmentations)
{
	static const size_t sizes[] = { 1, 2, 7, 500, 1460 };
	char expected[sizeof text];

	make();
	memcpy(expected, text, sizeof text);
	keep_commands(expected);
	for (size_t i = 0; i < COUNT(sizes); i++)
		for (int order = 0; order < ORDERS; order++) {
			transmit(&wire, &g, sizes[i], (enum order)order);
			char *got = messages_of(&wire);

			if (sizes[i] >= 500)
				cr_expect_str_eq(got, text, "%zu, %d:\n%s", sizes[i], order, got);
			keep_commands(got);
			cr_expect_str_eq(got, expected, "%zu, %d:\n%s", sizes[i], order, got);
			free(got);
			check_explained(&wire, "telnet");
			wire_free(&wire);
		}
	dialogue_free(&g);
}

/* What follows a prompt for a password is one, up to the end of the line, key by key as well. */
Test(telnet, password)
{
	for (size_t size = 1; size <= 1460; size += 1459) {
		start();
		say(&g, FROM_SERVER, "Last password: Password: ", 14);
		say(&g, FROM_CLIENT, "ab\r\n", 4);
		say(&g, FROM_SERVER, "\r\n$ ", 4);
		say(&g, FROM_CLIENT, "ls\r\n", 4);
		transmit(&wire, &g, size, IN_ORDER);
		char *got = messages_of(&wire);
		const char *last = NULL, *ls = strstr(got, size == 1 ? "telnet.data l\n" : "telnet.data ls");
		int notes = 0;

		for (const char *p = got; (p = strstr(p, "telnet.password.cleartext")); p++, notes++)
			last = p;
		cr_expect_eq(notes, size == 1 ? 3 : 1, "%s", got);	/* a, b, CR */
		cr_expect(ls && last && last < ls, "%s", got);
		free(got);
		wire_free(&wire);
	}
	dialogue_free(&g);
}

/* A suboption without an end does not hide what comes behind it for ever. */
Test(telnet, endless)
{
	static uint8_t bytes[10000] = { 255, 250, 24 };

	start();
	say(&g, FROM_CLIENT, bytes, sizeof bytes);
	transmit(&wire, &g, 1000, IN_ORDER);
	char *got = messages_of(&wire);

	cr_expect(strstr(got, "telnet.suboption_length.invalid"), "%s", got);
	cr_expect(strstr(got, "telnet.data"), "%s", got);
	cr_expect_null(strstr(got, "_ws.malformed"), "%s", got);
	free(got);
	check_explained(&wire, "endless");
	wire_free(&wire);
	dialogue_free(&g);
}

Test(telnet, gap)
{
	make();
	for (uint32_t lost = 4; lost < 12; lost++) {
		transmit(&wire, &g, 7, IN_ORDER);
		lose(&wire, lost);
		check_explained(&wire, "gap");
		wire_free(&wire);
	}
	dialogue_free(&g);
}
