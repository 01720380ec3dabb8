/*
 * Quick-Start: how fast may I send from the start?  RFC 4782 section 3.
 *
 *	| Func. | Rate  |    QS TTL     |	behind the option's type and length
 *	|                        QS Nonce                       |  R  |
 */

#include "dissectors/network/quick_start.h"

const struct value quick_start_functions[] = {
	{ 0, "Rate request" }, { 8, "Report of approved rate" }, { 0, NULL },
};

enum { FUNCTION, RATE, QS_TTL, NONCE };

void
dissect_quick_start(struct dissection *d, const struct field *rows)
{
	const uint8_t *p = take(d, 1);

	if (p) {
		add_node(d, &rows[FUNCTION], *p >> 4, p, 1);
		add_node(d, &rows[RATE], *p & 15u, p, 1);
	}
	add_uint_row(d, &rows[QS_TTL]);
	if ((p = take(d, 4)))
		add_node(d, &rows[NONCE], big_endian(p, 4) >> 2, p, 4);
}
