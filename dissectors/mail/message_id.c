/* Names of letters.  RFC 5322 section 3.6.4. */

#include "dissectors/coding/date.h"
#include "dissectors/mail/message_id.h"

static bool
is_between(uint8_t c)
{
	return is_white(c) || c == ',';
}

/* 200002141904.TAA21004: a date, and what stands behind the dot. */
static void
read_local(const uint8_t *p, struct message_id *found)
{
	size_t at = found->local.at, n = found->local.n;
	size_t date = digits_date(p + at, n, &found->time);

	if (!date)
		return;
	found->date = (struct extent){ at, date };
	if (date < n - 1 && p[at + date] == '.')
		found->queue = (struct extent){ at + date + 1, n - date - 1 };
}

bool
message_id_next(const uint8_t *p, size_t n, size_t *at, struct message_id *found)
{
	*found = (struct message_id){ 0 };
	while (*at < n && is_between(p[*at]))
		++*at;
	if (*at == n)
		return false;
	bool bracket = p[*at] == '<';
	size_t from = *at, end = from + 1;

	while (end < n && (bracket ? p[end] != '>' && p[end] != '<' : !is_between(p[end]) && p[end] != '<'))
		end++;
	bool closed = bracket && end < n && p[end] == '>';
	size_t in = from + bracket;
	const uint8_t *sign = end > in ? memrchr(p + in, '@', end - in) : NULL;
	size_t local = sign ? (size_t)(sign - p) : end;

	*at = end + closed;
	found->id = (struct extent){ from, *at - from };
	found->local = (struct extent){ in, local - in };
	if (sign)
		found->host = (struct extent){ local + 1, end - local - 1 };
	read_local(p, found);
	return true;
}
