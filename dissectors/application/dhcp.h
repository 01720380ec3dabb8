/* Inside of DHCP: what its files share. */
#ifndef DISSECTORS_APPLICATION_DHCP_H
#define DISSECTORS_APPLICATION_DHCP_H

#include "dissectors/engine/dissect.h"

/* What the options of a message say together, wherever in it they stand. */
struct dhcp_options {
	uint64_t message;	/* DHCP's message type, option 53; 0: none, so BOOTP */
	bool rapid;		/* option 80: two messages do for four (RFC 4039) */
	uint64_t seen[4];	/* a bit for each option that was there */
};

/* Option 52 says which fields of the header hold options, too: these together. */
enum { OVERLOAD_FILE = 1, OVERLOAD_SNAME = 2 };

/* Names of options, by code.  IANA bootp-dhcp-parameters. */
extern const struct value dhcp_option_names[];

/* Read options up to the End option, or the end of the scope. */
void dissect_dhcp_options(struct dissection *d, struct dhcp_options *all);

/* What stands behind the End option. */
void dissect_dhcp_padding(struct dissection *d);

/* Which fields hold options, when n bytes of options, which are not yet read, begin at p; 0: none does. */
unsigned dhcp_overload(const uint8_t *p, size_t n);

/*
 * The value of an option: the scope is the value, of len bytes.  dhcp_simple.c
 * knows those that are one value, or several of a kind, dhcp_values.c the
 * others.  False: not known; else what is left in the scope does not fit.
 */
bool dissect_dhcp_simple(struct dissection *d, uint64_t code, size_t len);
bool dissect_dhcp_value(struct dissection *d, uint64_t code, size_t len);

/* The same for option 82, which is a list of its own, and for options 61 and 97. */
void dissect_dhcp_relay(struct dissection *d);
void dissect_dhcp_client_id(struct dissection *d);
void dissect_dhcp_machine_id(struct dissection *d);

/* Bytes left of a value, captured or not: what is read whole is shown whole or not at all. */
static inline size_t
dhcp_sent(const struct dissection *d)
{
	return left(d) + d->uncaptured;
}

extern const struct dissector dissector_dhcp_options, dissector_dhcp_simple, dissector_dhcp_values,
    dissector_dhcp_client_id, dissector_dhcp_relay;

#endif
