/* SMTP's dialogues as rows of tables. */
#ifndef TESTS_DISSECTORS_SMTP_EXCHANGE_H
#define TESTS_DISSECTORS_SMTP_EXCHANGE_H

#include "tests/dissectors/wire.h"

/*
 * What is said, C or S first, and lines that must come of it in this order,
 * perhaps with others between.  "to NAME" stands for smtp.response.to; lines
 * that begin with "never " must not come at all.
 */
struct exchange {
	const char *name;
	const char *said[24], *lines[48];
	uint16_t port;		/* 0: 25 */
};

/* They come of it in any segments. */
void check_exchanges(const struct exchange *x, size_t n);

/* They come of a text as messages_of() makes it. */
void expect_in_order(const char *name, const char *text, const char *const *lines);

#endif
