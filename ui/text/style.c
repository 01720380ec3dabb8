/* What each kind of text looks like. */

#include "ui/text/style.h"

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, OWN = -1 };

static const struct {
	struct look color, mono;
} looks[STYLE_COUNT] = {
	[STYLE_PLAIN]     = { { OWN, OWN }, { OWN, OWN } },
	[STYLE_LABEL]     = { { OWN, OWN }, { OWN, OWN } },
	[STYLE_LAYER]     = { { CYAN, OWN, .bold = true }, { OWN, OWN, .bold = true } },
	[STYLE_GENERATED] = { { GREEN, OWN }, { OWN, OWN } },
	[STYLE_REMARKED]  = { { BLUE, OWN, .bold = true }, { OWN, OWN } },
	[STYLE_WARNED]    = { { YELLOW, OWN }, { OWN, OWN, .bold = true } },
	[STYLE_WRONG]     = { { RED, OWN, .bold = true }, { OWN, OWN, .bold = true } },
	[STYLE_NUMBERS]   = { { YELLOW, OWN }, { OWN, OWN } },
	[STYLE_ADDRESSES] = { { GREEN, OWN }, { OWN, OWN } },
	[STYLE_KEYS]      = { { BLACK, CYAN }, { OWN, OWN, .reverse = true } },
	[STYLE_TITLES]    = { { WHITE, BLUE, .bold = true }, { OWN, OWN, .reverse = true } },
	[STYLE_CURSOR]    = { { BLACK, CYAN }, { OWN, OWN, .reverse = true } },
	[STYLE_CURSOR_ELSEWHERE] = { { OWN, OWN, .bold = true, .underline = true }, { OWN, OWN, .underline = true } },
	[STYLE_CLIENT]    = { { GREEN, OWN }, { OWN, OWN } },
	[STYLE_SERVER]    = { { CYAN, OWN, .bold = true }, { OWN, OWN, .bold = true } },
	[STYLE_LIT]       = { { BLACK, YELLOW }, { OWN, OWN, .bold = true, .underline = true } },
};

const struct look *
style_look(enum style style, bool color)
{
	return color ? &looks[style].color : &looks[style].mono;
}

/* ECMA-48 8.3.117, Select Graphic Rendition. */
void
put_style(struct out *o, enum style style)
{
	const struct look *look = &looks[style].color;

	if (!o->color)
		return;
	out_string(o, "\033[0");
	if (look->bold)
		out_string(o, ";1");
	if (look->dim)
		out_string(o, ";2");
	if (look->underline)
		out_string(o, ";4");
	if (look->reverse)
		out_string(o, ";7");
	if (look->foreground != OWN) {
		out_string(o, ";3");
		out_uint(o, (uint64_t)look->foreground);
	}
	if (look->background != OWN) {
		out_string(o, ";4");
		out_uint(o, (uint64_t)look->background);
	}
	out_char(o, 'm');
}

void
put_style_end(struct out *o)
{
	if (o->color)
		out_string(o, "\033[0m");
}
