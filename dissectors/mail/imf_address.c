/* Letters: lists of addresses in the header.  RFC 5322 section 3.4; see address.h. */

#include "dissectors/mail/address.h"
#include "dissectors/mail/imf_rows.h"

enum { MAILBOX, ADDRESS, GROUP_NAME, NAME, BOX, ROUTE, IP, NOBODY, NO_ADDRESS, UNCLOSED, MANY };

static const struct field fields[] = {
	[MAILBOX]  = { "imf.mailbox_list.item", "Item", WORDS, .costly = true },
	[ADDRESS]  = { "imf.address_list.item", "Item", WORDS, .costly = true },
	[GROUP_NAME] = { "imf.address_list.group", "Group, of the addresses up to a semicolon", WORDS, .costly = true },
	[NAME]     = { "imf.display_name", "Display-Name", WORDS, .costly = true },
	[BOX]      = { "imf.address", "Address", TEXT, .costly = true },
	[ROUTE]    = { "imf.address.route", "Route, to be ignored", TEXT, .costly = true },
	[IP]       = { "imf.address.ip", "Its host, by address and not by name", TEXT, .costly = true },
	[NOBODY]   = { "imf.address.nobody", "Nobody", NOTE, .costly = true },
	[NO_ADDRESS] = { "imf.address.none", "A name alone, without an address", NOTE, .severity = WARNING, .costly = true },
	[UNCLOSED] = { "imf.address.unclosed", "A quote, comment or bracket is opened and never closed", NOTE, .severity = WARNING, .costly = true },
	[MANY]     = { "imf.address.many", "More addresses than are shown one by one", NOTE, .costly = true },
};

enum { ADDRESSES_SHOWN = 100, LIST_READ = 1 << 16 };

static void
add_address(struct dissection *d, int row, const uint8_t *p, const struct address *a)
{
	add_extent(d, GROUP_NAME, 1, p, a->group);
	if (!a->item.n)
		return;
	add_extent(d, row, 0, p, a->item);
	d->depth++;
	add_extent(d, NAME, 1, p, a->name);
	add_extent(d, ROUTE, 0, p, a->route);
	add_extent(d, BOX, 0, p, a->mailbox);
	add_extent(d, IP, 0, p, a->ip);
	if (a->empty)
		add_value(d, NOBODY, 0, p + a->item.at, a->item.n);
	else if (!a->mailbox.n)
		add_value(d, NO_ADDRESS, 0, p + a->item.at, a->item.n);
	if (a->unclosed)
		add_value(d, UNCLOSED, 0, p + a->item.at, a->item.n);
	d->depth--;
}

void
add_imf_addresses(struct dissection *d, const uint8_t *p, size_t n, bool mailboxes)
{
	struct addresses list = addresses_of(p, n < LIST_READ ? n : LIST_READ);
	struct address a;
	int shown = 0;

	while (shown < ADDRESSES_SHOWN && address_next(&list, &a)) {
		add_address(d, mailboxes ? MAILBOX : ADDRESS, p, &a);
		shown++;
	}
	if (n > LIST_READ || (shown == ADDRESSES_SHOWN && address_next(&list, &a)))
		add_value(d, MANY, 0, p, n);
}

const struct dissector dissector_imf_address = {
	.proto = { "imf.addresses", "Addresses in a letter's header", PROTOCOL },
	ROWS(fields),
	.also = &dissector_imf_trace,
};
