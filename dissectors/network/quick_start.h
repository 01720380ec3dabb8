/* The Quick-Start option, the same in both versions of IP.  RFC 4782 section 3. */
#ifndef DISSECTORS_NETWORK_QUICK_START_H
#define DISSECTORS_NETWORK_QUICK_START_H

#include "dissectors/engine/dissect.h"

extern const struct value quick_start_functions[];

/* The option's value.  rows: function, rate, TTL and nonce, one after the other. */
void dissect_quick_start(struct dissection *d, const struct field *rows);

#endif
