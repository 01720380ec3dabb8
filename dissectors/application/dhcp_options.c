/*
 * The list of options in DHCP and BOOTP.  RFC 2132 section 2, RFC 3396.
 *
 *	|     Code      |    Length     |	of the value alone
 *	|             Value             |
 *
 * Code 0 is one byte of nothing, 255 ends the list.
 */

#include "dissectors/application/dhcp.h"

enum { PAD = 0, OPTION_OVERLOAD = 52, MESSAGE_TYPE = 53, RAPID_COMMIT = 80, LIST_END = 255 };

enum { OPTION, CODE, LENGTH, VALUE, PADDING, END, REPEATED, LENGTH_BAD, END_MISSING };

static const struct field fields[] = {
	[OPTION]   = { "dhcp.option", "Option", GROUP, .values = dhcp_option_names },
	[CODE]     = { "dhcp.option.type", "Code", UINT, 1, DEC, dhcp_option_names },
	[LENGTH]   = { "dhcp.option.length", "Length", UINT, 1, .unit = "bytes" },
	[VALUE]    = { "dhcp.option.value", "Value", BYTES },
	[PADDING]  = { "dhcp.option.padding", "Padding", BYTES },
	[END]      = { "dhcp.option.end", "Option End", UINT, 1, .also = "dhcp.option.type" },
	[REPEATED] = { "dhcp.option.repeated", "The option was there before: its values are to be joined", NOTE },
	[LENGTH_BAD] = { "dhcp.bad_length", "The option's length does not fit", NOTE, .severity = ERROR },
	[END_MISSING] = { "dhcp.end_option_missing", "The options do not end with an End option", NOTE, .severity = WARNING },
};

/* What other parts of the message depend on. */
static void
remember(struct dissection *d, struct dhcp_options *all, uint64_t code, size_t len)
{
	uint64_t bit = UINT64_C(1) << code % 64;

	if (all->seen[code / 64] & bit)
		add_note(d, REPEATED);
	all->seen[code / 64] |= bit;
	if (code == MESSAGE_TYPE && len == 1 && left(d))
		all->message = *d->p;
	all->rapid |= code == RAPID_COMMIT;
}

static void
dissect_value(struct dissection *d, uint64_t code, size_t len)
{
	struct scope outer = enter(d, len);
	bool known = dissect_dhcp_simple(d, code, len) || dissect_dhcp_value(d, code, len);

	if (known && (left(d) || !len))
		add_note(d, LENGTH_BAD);
	if (left(d))
		add_bytes(d, VALUE, left(d));
	leave(d, outer);
}

static void
dissect_option(struct dissection *d, struct dhcp_options *all)
{
	struct node *option = open_group(d, OPTION, *d->p);
	uint64_t code = add_uint(d, CODE);
	bool counted = fits(d, 1);
	size_t len = counted ? add_uint(d, LENGTH) : 0;

	if (counted && fits(d, len)) {
		remember(d, all, code, len);
		dissect_value(d, code, len);
	} else {
		add_note(d, LENGTH_BAD);
		if (left(d))
			add_bytes(d, VALUE, left(d) + d->uncaptured);
	}
	close_group(d, option);
}

/* So many bytes of nothing are next. */
static size_t
count_pads(const struct dissection *d)
{
	size_t n = 0;

	while (n < left(d) && d->p[n] == PAD)
		n++;
	return n;
}

void
dissect_dhcp_options(struct dissection *d, struct dhcp_options *all)
{
	while (left(d) && *d->p != LIST_END) {
		if (*d->p == PAD)
			add_bytes(d, PADDING, count_pads(d));
		else
			dissect_option(d, all);
	}
	if (fits(d, 1))
		add_uint(d, END);
	else
		add_note(d, END_MISSING);
}

void
dissect_dhcp_padding(struct dissection *d)
{
	if (left(d))
		add_bytes(d, PADDING, left(d));
}

unsigned
dhcp_overload(const uint8_t *p, size_t n)
{
	for (size_t at = 0; at < n && p[at] != LIST_END; ) {
		if (p[at] == PAD) {
			at++;
		} else if (n - at < 3) {
			break;
		} else if (p[at] == OPTION_OVERLOAD) {
			return p[at + 1] == 1 ? p[at + 2] & 3u : 0;
		} else {
			at += 2u + p[at + 1];
		}
	}
	return 0;
}

const struct dissector dissector_dhcp_options = {
	.proto = { "dhcp.options", "Options of DHCP", PROTOCOL },
	ROWS(fields),
	.also = &dissector_dhcp_simple,
};
