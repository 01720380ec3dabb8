/*
 * Names of NetBIOS: 16 bytes, of which the last says what the name is for.
 * RFC 1001 sections 5.2 and 14.1; NBNS, NBDGM and NBSS send them coded:
 *
 *	 F    R    E    D   space ...  0x20	16 bytes: a name, filled up, and its use
 *	E G  F C  E F  E E  C A   ...  C A	each half byte as a letter, from A for 0
 *	0x20 E G F C E F E E ... C A 0x00	a domain name, that letters' label first;
 *						labels behind it are the name's scope
 *
 * NBF and node status send the 16 bytes as they are.
 *
 * Nodes of the first kind are NETBIOS_NAME, of the second NETBIOS_PLAIN; text
 * is made of them when they are shown.
 */
#ifndef DISSECTORS_NETBIOS_NBNAME_H
#define DISSECTORS_NETBIOS_NBNAME_H

#include "dissectors/engine/domain.h"

enum { NBNAME_LEN = 16, NBNAME_USE = 15 };	/* bytes; the one that says the use */

struct nbname {
	uint8_t bytes[NBNAME_LEN];
	struct domain scope;	/* the way through the labels behind it; of 16 plain bytes: none are */
	bool bad;		/* it is a domain name, but none of NetBIOS: bytes are 0 */
};

/* What nodes of the three first types do: RFC 1001 section 10; a list's begin. */
#define NB_NODE_TYPES \
	{ 0, "B node: asks everybody, by broadcast" }, { 1, "P node: asks the name server alone" }, \
	{ 2, "M node: asks everybody first, then the name server" }

/* What the last byte says.  A name of a group has its own use for 0, and 0x1c. */
extern const struct value nbname_uses[];

/*
 * Add the name at the cursor, whose pointers count from message, and move
 * behind it; then what there is to say of it: rows of dissector_nbname, which
 * the layer has as .also.  Cut: a fault, as always, and a name of zeros; a
 * fault, too, where labels do not end as a domain name's do.
 */
struct nbname add_nbname_row(struct dissection *d, const struct field *f, const uint8_t *message);

/* The same for 16 bytes as they are. */
struct nbname add_plain_nbname_row(struct dissection *d, const struct field *f);

#define add_nbname(d, ROW, message) add_nbname_row(d, &fields[ROW], message)
#define add_plain_nbname(d, ROW) add_plain_nbname_row(d, &fields[ROW])

/*
 * Add one of the packet's addresses, by its node (d->list.src, .dst), as a
 * row of this layer: what it is here.  Nothing where it is none of IPv4.
 */
void add_end_row(struct dissection *d, const struct field *f, uint32_t node);
#define add_end(d, ROW, node) add_end_row(d, &fields[ROW], node)

/* The name that a node of either type is. */
struct nbname nbname_of(const struct dissection *d, const struct node *n);

/* Bytes of the name without its use and without the spaces at its end. */
size_t nbname_length(const struct nbname *name);

/* Whether it is *, everybody's, filled up with zeros: the last one says no use. */
bool nbname_is_any(const struct nbname *name);

/* Whether it is an IP host's, IP.C0.00.02.0A: RFC 1088. */
bool nbname_is_ip(const struct nbname *name);

extern const struct dissector dissector_nbname;

#endif
