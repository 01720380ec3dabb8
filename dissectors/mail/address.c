/* Lists of addresses.  RFC 5322 section 3.4. */

#include <string.h>
#include "dissectors/mail/address.h"

struct addresses
addresses_of(const uint8_t *p, size_t n)
{
	return (struct addresses){ .p = p, .n = n, .open_quote = n, .open_comment = n };
}

/* Where the quoted string that begins at `at` ends, behind its quote; 0: nowhere. */
static size_t
quote_end(const struct addresses *a, size_t at)
{
	for (size_t i = at + 1; i < a->n; i++) {
		if (a->p[i] == '"')
			return i + 1;
		i += a->p[i] == '\\';
	}
	return 0;
}

/* The same of a comment; they may be nested. */
static size_t
comment_end(const struct addresses *a, size_t at)
{
	size_t depth = 0;

	for (size_t i = at; i < a->n; i++) {
		depth += a->p[i] == '(';
		if (a->p[i] == ')' && --depth == 0)
			return i + 1;
		i += a->p[i] == '\\';
	}
	return 0;
}

/* ... and of an address in angle brackets, in which quotes may stand; another < is not part of it. */
static size_t
angle_end(const struct addresses *a, size_t at)
{
	for (size_t i = at + 1; i < a->n && a->p[i] != '<'; i++) {
		size_t end = a->p[i] == '"' ? quote_end(a, i) : 0;

		if (a->p[i] == '>')
			return i + 1;
		i = end ? end - 1 : i;
	}
	return 0;
}

static const struct {
	uint8_t opens;
	size_t (*end)(const struct addresses *a, size_t at);
	size_t open;		/* in struct addresses; 0: it ends where the next one begins, nobody looks far */
} pairs[] = {
	{ '"', quote_end, offsetof(struct addresses, open_quote) },
	{ '(', comment_end, offsetof(struct addresses, open_comment) },
	{ '<', angle_end, 0 },
};

/* Past the next character, or what it opens, up to its end. */
static size_t
step(struct addresses *a, size_t at, bool *unclosed)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		size_t *open = pairs[i].open ? (size_t *)((char *)a + pairs[i].open) : NULL, end = 0;

		if (a->p[at] != pairs[i].opens)
			continue;
		if (!open || at < *open)
			end = pairs[i].end(a, at);
		if (open && !end && at < *open)
			*open = at;
		*unclosed |= !end;
		return end ? end : at + 1;
	}
	return at + 1 + (a->p[at] == '\\' && at + 1 < a->n);
}

/* A name without letters: what is left of quotes. */
static struct extent
name_of(const uint8_t *p, size_t from, size_t to)
{
	struct extent name = trimmed(p, from, to);

	for (size_t i = 0; i < name.n; i++)
		if (p[name.at + i] != '"' && !is_white(p[name.at + i]))
			return name;
	return (struct extent){ 0, 0 };
}

/* Name <@one,@two:local@domain>: the name begins the item, the brackets' inside is from..to. */
static void
read_angle(const uint8_t *p, size_t from, size_t to, struct address *found)
{
	struct extent in = trimmed(p, from, to);
	const uint8_t *colon = in.n && p[in.at] == '@' ? memchr(p + in.at, ':', in.n) : NULL;

	found->name = name_of(p, found->item.at, from - 1);
	found->empty = !in.n;
	if (colon) {
		found->route = trimmed(p, in.at, (size_t)(colon - p));
		in = trimmed(p, (size_t)(colon - p) + 1, in.at + in.n);
	}
	found->mailbox = in;
}

/* Behind the last @, which is not in quotes there. */
static struct extent
host_of(const uint8_t *p, struct extent mailbox)
{
	size_t end = mailbox.at + mailbox.n;
	const uint8_t *at = mailbox.n ? memrchr(p + mailbox.at, '@', mailbox.n) : NULL;
	struct extent host = { 0, 0 };

	if (at)
		host = trimmed(p, (size_t)(at - p) + 1, end);
	return host;
}

/* RFC 5322 section 3.4.1: [1.2.3.4]; many leave the brackets away. */
static struct extent
ip_of(const uint8_t *p, struct extent host)
{
	size_t i = host.at, end = host.at + host.n;

	if (host.n > 2 && p[i] == '[' && p[end - 1] == ']')
		return (struct extent){ i + 1, host.n - 2 };
	while (i < end && ((p[i] >= '0' && p[i] <= '9') || p[i] == '.'))
		i++;
	return i == end ? host : (struct extent){ 0, 0 };
}

/* No brackets: local@domain, perhaps with the name in a comment behind; words without an @ are a name. */
static void
read_plain(const uint8_t *p, struct extent item, struct extent comment, struct address *found)
{
	struct extent box = comment.n ? trimmed(p, item.at, comment.at) : item;

	if (comment.n && !box.n)
		box = trimmed(p, comment.at + comment.n, item.at + item.n);
	bool words = !memchr(p + box.at, '@', box.n) && (memchr(p + box.at, ' ', box.n) || (box.n && p[box.at] == '"'));

	if (words) {
		found->name = item;
		return;
	}
	found->mailbox = box;
	if (comment.n > 2)
		found->name = trimmed(p, comment.at + 1, comment.at + comment.n - 1);
}

/* What stands between two commas, from..to. */
static void
read_item(const struct addresses *a, size_t from, size_t to, struct address *found)
{
	struct addresses in = *a;
	struct extent comment = { 0, 0 };
	size_t angle = 0, end = 0, next;

	found->item = trimmed(a->p, from, to);
	in.n = found->item.at + found->item.n;
	for (size_t at = found->item.at; at < in.n && !end; at = next) {
		next = step(&in, at, &found->unclosed);
		if (a->p[at] == '<') {
			angle = at + 1;
			end = next > at + 1 ? next - 1 : 0;
		} else if (a->p[at] == '(' && next > at + 1) {
			comment = (struct extent){ at, next - at };
		}
	}
	if (angle)
		read_angle(a->p, angle, end ? end : in.n, found);
	else
		read_plain(a->p, found->item, comment, found);
	found->host = host_of(a->p, found->mailbox);
	found->ip = ip_of(a->p, found->host);
}

bool
address_next(struct addresses *a, struct address *found)
{
	size_t from = a->at, at = from;

	memset(found, 0, sizeof *found);
	while (at < a->n) {
		bool unclosed = false;
		uint8_t c = a->p[at];
		size_t next = step(a, at, &unclosed);
		struct extent before = trimmed(a->p, from, at);

		if (c == ':' && !a->grouped && !memchr(a->p + before.at, '@', before.n)) {
			found->group = before;
			a->grouped = true;
			from = next;
		} else if (c == ',' || c == ';') {
			a->grouped &= c == ',';
			a->at = next;
			if (before.n || found->group.n) {
				read_item(a, from, at, found);
				return true;
			}
			from = next;
		}
		at = next;
	}
	a->at = a->n;
	if (!trimmed(a->p, from, at).n && !found->group.n)
		return false;
	read_item(a, from, at, found);
	return true;
}
