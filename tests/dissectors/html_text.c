/* E04: pages as text.  WHATWG HTML section 13; what is expected is what a browser shows. */

#include "dissectors/coding/html_text.h"
#include "tests/dissectors/decode.h"

static const struct {
	const char *html, *text;
} rows[] = {
	{ "", "" }, { "plain", "plain" }, { "  a \r\n\t b  ", "a b" },
	{ "<!DOCTYPE html><HTML><HEAD><TITLE>T</TITLE><style>p { x: '<b>' }</style></HEAD><BODY><P>One</P>\n<p>Two<br>three</BODY>",
	  "One\n\nTwo\nthree" },
	{ "a<script>if (1 < 2) document.write(\"</p>\");</SCRIPT>b<!-- <p> -- > c -->d<? x ?>e", "abde" },
	{ "<ul><li>one<li>two</li></ul>end", "* one\n* two\n\nend" },
	{ "<table><tr><td>1</td><td> 2</td></tr><tr><td>3</table>", "1 2\n3" },
	{ "a<pre>x\n  y\n</pre>z", "a\n\nx\n  y\n\n\nz" },
	{ "<a href=\"x>y\" title='>'>link</a>, <b>bo</b>ld <img src=x>!", "link, bold !" },
	{ "&lt;b&gt; &amp;amp; &laquo;&#1044;&#x430;&raquo; &#151; &nbsp;x&unknown; AT&T &#; &#0; &#x110000; &", "<b> &amp; \302\253"
	  "\320\224\320\260\302\273 \342\200\224  x&unknown; AT&T &#; \357\277\275 \357\277\275 &" },
	{ "1 < 2, <3", "1 < 2, <3" }, { "a<", "a<" }, { "a<b", "a" }, { "a<!--", "a" }, { "a<p title=\"b", "a" }, { "a<style>b", "a" },
	{ "<p><p><br><div>x</div></div><p>", "x" },
};

Test(html_text, pages)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		for (size_t n = strlen(rows[i].html) + 1; n-- > 0; ) {	/* and cut anywhere: nothing is read behind it */
			uint8_t to[512];
			size_t got = html_text(guarded((const uint8_t *)rows[i].html, n), n, to);

			cr_expect_leq(got, n, "%s", rows[i].html);
			if (n == strlen(rows[i].html))
				cr_expect(got == strlen(rows[i].text) && !memcmp(to, rows[i].text, got), "%s: %.*s", rows[i].html,
				    (int)got, to);
		}
}

/* Whatever is sent, no more comes out than went in. */
Test(html_text, never_longer)
{
	static const char *const pieces[] = { "<p>", "<li>", "<br>", "</p>", "<td>", "&#9999", "&lt;", "a", " ", "<pre>", "\n", "&#128;" };
	uint8_t to[3 * 6];
	char html[3 * 6 + 1];

	for (size_t i = 0; i < COUNT(pieces); i++)
		for (size_t j = 0; j < COUNT(pieces); j++)
			for (size_t k = 0; k < COUNT(pieces); k++) {
				strcat(strcat(strcpy(html, pieces[i]), pieces[j]), pieces[k]);
				cr_expect_leq(html_text((const uint8_t *)html, strlen(html), to), strlen(html), "%s", html);
			}
}
