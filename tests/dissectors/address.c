/* R12, R14, R16: lists of addresses.  What they must give by RFC 5322, its appendix A, and section 4.4. */

#include <stdio.h>
#include "dissectors/mail/address.h"
#include "tests/dissectors/decode.h"

/* Each address as group:name|mailbox|host|ip, and ! where something does not close, 0 where it is nobody. */
static const struct {
	const char *name, *list, *found;
} lists[] = {
	{ "A.1.1", "John Doe <jdoe@machine.example>", "John Doe|jdoe@machine.example|machine.example|\n" },
	{ "A.1.2", "\"Joe Q. Public\" <john.q.public@example.com>", "\"Joe Q. Public\"|john.q.public@example.com|example.com|\n" },
	{ "A.1.2: three", "Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>",
	  "Mary Smith|mary@x.test|x.test|\n|jdoe@example.org|example.org|\nWho?|one@y.test|y.test|\n" },
	{ "A.1.2: quotes", "<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
	  "|boss@nil.test|nil.test|\n\"Giant; \\\"Big\\\" Box\"|sysservices@example.net|example.net|\n" },
	{ "A.1.3: groups", "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;",
	  "A Group:Ed Jones|c@a.test|a.test|\n|joe@where.test|where.test|\nJohn|jdoe@one.test|one.test|\n" },
	{ "A.1.3: an empty group", "Undisclosed recipients:;", "Undisclosed recipients:|||\n" },
	{ "two groups", "a:b@c;d:e@f, g@h;, i@j", "a:|b@c|c|\nd:|e@f|f|\n|g@h|h|\n|i@j|j|\n" },
	{ "A.5: comments and folds", "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>",
	  "Pete(A nice \\) chap)|pete(his account)@silly.test(his host)|silly.test(his host)|\n" },
	{ "A.6.1: obsolete", "Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example",
	  "Mary Smith|mary@example.net|example.net|\n|jdoe@test  . example|test  . example|\n" },
	{ "a name in a comment", "jdoe@example.org (John (the \"first\") Doe)", "John (the \"first\") Doe|jdoe@example.org|example.org|\n" },
	{ "a comment first", "(John) jdoe@example.org", "John|jdoe@example.org|example.org|\n" },
	{ "R12: by address", "user@[1.2.3.4], user@5.6.7.8, x@[IPv6:::1]",
	  "|user@[1.2.3.4]|[1.2.3.4]|1.2.3.4\n|user@5.6.7.8|5.6.7.8|5.6.7.8\n|x@[IPv6:::1]|[IPv6:::1]|IPv6:::1\n" },
	{ "R16: a quote that does not close", "\" <reply@emedia.example>", "|reply@emedia.example|emedia.example|!\n" },
	{ "a comment that does not close", "a (b <c@d>, e@f", "a (b|c@d|d|!\n|e@f|f|\n" },
	{ "a bracket that does not close", "a <b@c, <d@e> ", "a|b@c|c|!\n|d@e|e|\n" },
	{ "two brackets", "a < b <c@d>", "a < b|c@d|d|!\n" },
	{ "nobody", "<>", "||| 0\n" },
	{ "a name alone", "John Doe, \"Joe\", root", "John Doe|||\n\"Joe\"|||\n|root||\n" },
	{ "quotes before the @", "\"a@b, c\"@d", "|\"a@b, c\"@d|d|\n" },
	{ "folded", "a@b,\r\n\tC D\r\n <e@f>", "|a@b|b|\nC D|e@f|f|\n" },
	{ "a backslash last", "a@b\\", "|a@b\\|b\\|\n" },
	{ "semicolons between", "a@b; c@d", "|a@b|b|\n|c@d|d|\n" },
	{ "nothing", " , ,,", "" },
};

static size_t
put_extent(char *to, const uint8_t *p, struct extent s, const char *behind)
{
	return (size_t)sprintf(to, "%.*s%s", (int)s.n, (const char *)p + s.at, behind);
}

static void
read_list(const uint8_t *p, size_t n, char *to)
{
	struct addresses list = addresses_of(p, n);
	struct address a;

	for (*to = 0; address_next(&list, &a); ) {
		cr_assert(a.item.at + a.item.n <= n && a.mailbox.at + a.mailbox.n <= n && a.name.at + a.name.n <= n);
		to += put_extent(to, p, a.group, a.group.n ? ":" : "");
		to += put_extent(to, p, a.name, "|");
		to += put_extent(to, p, a.mailbox, "|");
		to += put_extent(to, p, a.host, "|");
		to += put_extent(to, p, a.ip, a.unclosed ? "!" : a.empty ? " 0" : "");
		to += sprintf(to, "\n");
	}
}

Test(address, lists)
{
	static char found[1024];

	for (size_t i = 0; i < COUNT(lists); i++) {
		size_t n = strlen(lists[i].list);

		read_list(guarded((const uint8_t *)lists[i].list, n), n, found);
		cr_expect_str_eq(found, lists[i].found, "%s:\n%s", lists[i].name, found);
		for (size_t cut = n; cut-- > 0; )
			read_list(guarded((const uint8_t *)lists[i].list, cut), cut, found);
	}
}

/* Openings without end: the time is that of the length, not of its square (64 KB each, in a test that lasts seconds). */
Test(address, openings, .timeout = 5)
{
	static const char *const parts[] = { "\"", "(", "<", "<\"", "(\"", "\\\"(", "a,", ":", "<(\"", "()", "<>" };
	static uint8_t list[1 << 16];
	struct address a;

	for (size_t i = 0; i < COUNT(parts); i++) {
		size_t len = strlen(parts[i]), count = 0;

		for (size_t at = 0; at < sizeof list; at++)
			list[at] = (uint8_t)parts[i][at % len];
		struct addresses all = addresses_of(list, sizeof list);

		while (address_next(&all, &a))
			count++;
		cr_expect_leq(count, sizeof list / 2, "%s: %zu", parts[i], count);
	}
}
