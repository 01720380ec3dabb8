/*
 * DNS among its own: header and records (dns.c), and what stands in records
 * (the others).  RFC 1035; each file names the ones that came later.
 *
 * A record's data is read by its layout: the rows, one after the other, and
 * then what no list of rows can say.  A new type is a row in a list.
 */
#ifndef DISSECTORS_APPLICATION_DNS_H
#define DISSECTORS_APPLICATION_DNS_H

#include "dissectors/engine/domain.h"
#include "dissectors/engine/exchange_rows.h"

/* How a relative of DNS differs from it. */
struct dns_kind {
	const struct field *flags[2];		/* of queries, of responses; or NULL */
	/* mDNS takes a bit from the class and gives it another meaning: rows for it, or NULL */
	const struct field *query_class, *query_bit, *class, *class_bit;
	bool bare;				/* in a stream it stands in another protocol, so without a length */
	/* Tell the session that this message asks or answers; NULL: who answers whom is not told. */
	void (*pair)(struct dissection *d, uint16_t id, bool asks);
};

/*
 * Read a message from the cursor to the end of the scope; in a stream, its
 * length first.  The layer is DNS, or has it as .also.
 */
void dissect_dns(struct dissection *d, const struct dns_kind *kind);

/* Rows for who answers whom; the second where it is no trouble that nobody does. */
extern const struct exchange_rows dns_exchange, dns_multicast_exchange;

/* The numbers of summaries, for all kinds alike. */
enum { DNS_QUERY, DNS_RESPONSE, DNS_FAILURE, DNS_PASSED };
#define DNS_SUMMARIES { \
	[DNS_QUERY] = "{dns.flags.opcode} {dns.id}{...}", \
	[DNS_RESPONSE] = "{dns.flags.opcode} response {dns.id}{...}", \
	[DNS_FAILURE] = "{dns.flags.opcode} response {dns.id} {dns.flags.rcode}{...}", \
	[DNS_PASSED] = "Bytes behind a gap", \
}

/*
 * Add the name at the cursor, whose pointers count from message.  A bad one
 * ends the layer, with a note.  Gives the way through it, at its end.
 */
struct domain add_dns_name(struct dissection *d, const struct field *f, const uint8_t *message);

/* ---- what stands in records ---- */

/* A row, of as many bytes as its type or size says, or as the number before it, or all that are left. */
struct dns_part {
	const struct field *field;
	enum { DNS_FIXED, DNS_COUNTED, DNS_REST } extent;
};

struct dns_layout {
	uint16_t types[4];		/* that have it; ends at 0 */
	struct dns_part parts[10];	/* ends at NULL */
	void (*then)(struct dissection *d, const uint8_t *message);	/* reads what follows; or NULL */
};

/* Lists of layouts; each ends at one without types. */
extern const struct dns_layout dns_records[], dns_odd[], dns_security[], dns_services[];

/* Read parts, up to the one without a field. */
void dissect_dns_parts(struct dissection *d, const struct dns_part *parts, const uint8_t *message);

/* The same again and again, to the end of the scope.  Parts take a byte at least. */
void repeat_dns_parts(struct dissection *d, const struct dns_part *parts, const uint8_t *message);

/* Read what the scope has of a record of that type; nothing, when nobody knows the type. */
void dissect_dns_data(struct dissection *d, uint64_t type, const uint8_t *message);

/* Read the options of an OPT record, to the end of the scope.  RFC 6891 section 6.1.2. */
void dissect_dns_options(struct dissection *d, const uint8_t *message);

extern const struct dissector dissector_dns, dissector_dns_records, dissector_dns_odd,
    dissector_dns_security, dissector_dns_services, dissector_dns_options, dissector_dns_tcp;

/* ---- on any port: dns_looks.c ---- */

enum { DNS_HEADER = 12 };		/* bytes */

/* Whether DNS_HEADER bytes may be the header of a message of length bytes. */
bool dns_looks_like_header(const uint8_t *p, size_t length);

/* Whether n bytes are a message, beyond reasonable doubt: they have a question that is one, and room for their records. */
bool dns_recognises(const uint8_t *p, size_t n);

/* ---- over TCP: dns_tcp.c ---- */

extern const struct splitter dns_splitter;

/* Read the length before d->message's header.  False: the message is bytes of others, whose beginning is missing. */
bool dissect_dns_length(struct dissection *d);

/* ---- what numbers mean: dns_values.c ---- */

extern const struct value dns_messages[], dns_types[], dns_classes[], dns_opcodes[], dns_rcodes[], dns_algorithms[],
    dns_digests[];

#endif
