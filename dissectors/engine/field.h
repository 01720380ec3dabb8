/*
 * What a decoded packet is made of: nodes, each one value of a field.
 *
 * A field is a row of a protocol's static table: its name in Wireshark's
 * filter language, its label, how its number is shown.  A node is one such
 * field found in one packet: a number and the bytes that it was read from.
 * Nodes hold no text; whoever shows them makes it.
 */
#ifndef DISSECTORS_ENGINE_FIELD_H
#define DISSECTORS_ENGINE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum field_type {
	PROTOCOL,	/* a layer's first line */
	GROUP,		/* opens a level of the tree; its number may have a meaning */
	NOTE,		/* something odd, or worth saying: no value, but its number may have a meaning */
	UINT,
	FRAME,		/* a frame's number: the screen can go there */
	BOOL,
	FLAGS,		/* a number shown as the names of its bits: see parts */
	BYTES,
	MAC,
	IPV4,		/* or its first bytes, where the others are zeros: a network */
	IPV6,
	TEXT,		/* of the sender's: hostile, in UTF-8 if all is well */
	WORDS,		/* text of a letter's header, as sent, and shown as it is meant: see dissectors/mail/words.h;
			 * its number: 1: it is a name, which may stand in quotes */
	TEXT_UTF16,	/* the same in UTF-16, little-endian, as Windows writes it */
	GUID,		/* 16 bytes, the first three of its five parts little-endian */
	DOMAIN_NAME,	/* a name as DNS writes it: see domain.h */
	NETBIOS_NAME,	/* such a one whose first label is a name of NetBIOS: see nbname.h */
	NETBIOS_PLAIN,	/* a name of NetBIOS as its 16 bytes */
	TIME,		/* nanoseconds since 1970-01-01 UTC, signed; or TIME_UNSET, TIME_NEVER */
	DURATION,	/* nanoseconds, signed */
	LAYERS,		/* the packet's protocols, outermost first: eth:ip:tcp */
	STACK,		/* ... innermost first: tcp/ip/eth */
};

/* Of a TIME: none was told; one further away than such a number can tell. */
#define TIME_UNSET ((uint64_t)INT64_MIN)
#define TIME_NEVER ((uint64_t)INT64_MAX)

enum base {
	DEC, HEX,
	HEX_DEC,	/* 0x0010 (16) */
	DEC_HEX,	/* 16 (0x0010) */
	SIGNED,		/* DEC, of a number in two's complement */
	CLOCK,		/* milliseconds since midnight UTC: 00:00:00.016 */
	/* Of a name of NetBIOS, which is FRED<20> (Server service) for people and else FRED<20>: */
	BARE,		/* FRED for programs, as Wireshark has it where the use has a row of its own */
	WITH_USE,	/* the whole for programs, too */
};

enum severity { REMARK, WARNING, ERROR };	/* of a NOTE */

/* A number and what it means; a list of them ends at {0, NULL}. */
struct value {
	uint32_t number;
	const char *meaning;
};

/*
 * One kind of line that a protocol can put in the tree.  Static.
 *
 * Rows of one table may share an abbreviation when the same field means
 * different things (icmp.code): filters and columns then find any of them.
 */
struct field {
	const char *abbrev;		/* Wireshark's filter name: "ip.ttl" */
	const char *name;		/* as shown in the tree */
	enum field_type type;
	uint8_t size;			/* bytes on the wire; 0: the caller says */
	enum base base;
	const struct value *values;	/* or NULL */
	uint32_t mask;			/* its bits in those bytes; 0: all */
	uint8_t parts;			/* so many rows after this one show bits of the same bytes */
	uint8_t scale;			/* on the wire it counts units of so many; 0: 1 */
	const char *unit;		/* after the number: "bytes"; or NULL */
	const char *brief;		/* in the list of a FLAGS row's set bits: "SYN"; or NULL: name */
	const char *listed;		/* before its value where a summary lists the layer's rows, or a group
					 * its own ({...}, see template.h); of a BOOL, the text of a set one;
					 * or NULL: not listed */
	const char *also;		/* a second name that finds it: "ip.addr"; or NULL */
	enum severity severity;
	bool secret;			/* opens an account: password, digest, cookie: can be masked */
	bool leads;			/* it says which layer comes next: shown with an arrow to it */
	bool hidden;			/* found by filters and columns, in no tree: another row shows the same bytes */
	bool costly;			/* in no summary: has no node where only lists look (struct dissection, brief) */
	bool generated;			/* worked out, not read: shown in brackets */
	bool lines;			/* a text for people: printed trees have a line for each of its lines */
};

/*
 * One line of the tree.  Its bytes are a view into a source, not a copy.
 * The parts of its field have no nodes of their own: node_part() makes them,
 * when somebody looks.
 */
struct node {
	const struct field *field;
	uint64_t number;		/* scaled; host order; PROTOCOL: of its registry entry; DOMAIN_NAME,
					 * NETBIOS_NAME: where its message begins; 0 where the bytes are the value */
	uint32_t off, len;		/* bytes, from the start of the source */
	uint16_t depth;			/* 0: a layer of the packet */
	uint16_t source;		/* 0: the frame; else see struct source */
};

/* Bytes that nodes lie in: the frame, or what came with it or was made of several. */
struct source {
	const uint8_t *bytes;
	size_t len;
	const char *name;		/* of its tab beside the tree; NULL: shows none */
};

/* The i-th of the rows that show bits of n's bytes, as a node.  i < n->field->parts. */
struct node node_part(const struct node *n, int i);

/* The bits that the number came from, where they stand in its bytes. */
uint64_t node_bits(const struct node *n);

/* What the number means, or NULL. */
const char *meaning(const struct value *values, uint64_t number);

#endif
