/* Names of NetBIOS as text. */

#include "dissectors/netbios/nbname.h"
#include "ui/text/escape.h"
#include "ui/text/netbios_name.h"
#include "ui/text/translate.h"

static void
put_byte(struct out *o, uint8_t byte)
{
	out_char(o, '<');
	out_byte(o, byte);
	out_char(o, '>');
}

/* Labels from there on, each behind a dot, but for the first of a name that has none of NetBIOS. */
static void
put_labels(struct out *o, struct domain w, const char *before)
{
	const uint8_t *label;
	size_t n;

	while ((label = domain_label(&w, &n))) {
		out_string(o, before);
		put_escaped(o, (const char *)label, n);
		before = ".";
	}
}

static void
put_use(struct out *o, uint8_t use)
{
	const char *m = meaning(nbname_uses, use);

	out_text(o, " (", 2);
	out_string(o, m ? _(m) : _("Unknown"));
	out_char(o, ')');
}

void
put_netbios_name(struct out *o, const struct dissection *d, const struct node *n, enum base base)
{
	struct nbname name = nbname_of(d, n);
	size_t len = nbname_length(&name);

	if (name.bad) {
		put_labels(o, domain_of(d, n), "");
		return;
	}
	for (size_t i = 0; i < len; i++) {
		if (name.bytes[i] >= ' ' && name.bytes[i] <= '~')
			out_char(o, (char)name.bytes[i]);
		else
			put_byte(o, name.bytes[i]);
	}
	if (base == BARE)
		return;
	put_byte(o, name.bytes[NBNAME_USE]);
	put_labels(o, name.scope, ".");
	if (base == WITH_USE && !nbname_is_any(&name))
		put_use(o, name.bytes[NBNAME_USE]);
}
