/* Inside of the layer imf: what its files share. */
#ifndef DISSECTORS_MAIL_IMF_ROWS_H
#define DISSECTORS_MAIL_IMF_ROWS_H

#include "dissectors/mail/mime_tree.h"
#include "dissectors/mail/received.h"
#include "dissectors/mail/words.h"

enum {
	IMF_FIELDS_SHOWN = 500,	/* one by one; those behind them are one node */
	IMF_HOPS_MAX = 100,	/* servers on a letter's way whose times are compared */
};

/* What the line of a server tells the others. */
struct imf_hop {
	bool timed;
	int64_t time;
	const uint8_t *id;	/* the letter's name in its queue */
	size_t id_len;
};

/* A letter under dissection, and what was seen of it so far. */
struct imf {
	int pieces;		/* of its header */
	bool bare;		/* that a line ends with LF is said once */
	bool from, subject;	/* it has such fields */
	struct slice header;	/* with its empty line */
	struct mime_tree *tree;	/* of the letter that this one is in; or NULL */
	struct imf_hop hops[IMF_HOPS_MAX];	/* the topmost first; only where details are asked for */
	size_t hop_count;	/* perhaps more than there is room for */
	size_t hop;		/* the next one */
};

/* imf.c: a letter, to the end of the scope. */
void dissect_imf_letter(struct dissection *d, struct imf *m);

/* A row over an extent of what stands at p; an empty one has none. */
static inline void
add_extent_row(struct dissection *d, const struct field *f, uint64_t number, const uint8_t *p, struct extent e)
{
	if (e.n)
		add_value_row(d, f, number, p + e.at, e.n);
}
#define add_extent(d, ROW, number, p, e) add_extent_row(d, &fields[ROW], number, p, e)

/* imf.c: what is odd about lines that n bytes at p have: the longest one's length, whether one ends with a lone LF. */
void add_imf_lines(struct dissection *d, struct imf *m, const uint8_t *p, size_t n, size_t longest, bool bare);

/* imf_fields.c: the header, up to the first byte of the body, or the end of the scope. */
void dissect_imf_header(struct dissection *d, struct imf *m);

/* imf_text.c: what a value of n bytes at p took to be read as text.  False: nothing, it is as it stands. */
bool add_imf_text(struct dissection *d, const uint8_t *p, size_t n);

/* imf_address.c: the addresses in a value of n bytes at p; mailboxes: such that have no groups. */
void add_imf_addresses(struct dissection *d, const uint8_t *p, size_t n, bool mailboxes);

/* imf_trace.c: find the hops in a header that n bytes begin with; */
void find_imf_hops(struct imf *m, const uint8_t *p, size_t n);
/* the next one, whose line's value is n bytes at p; a date, that of writing or another; the line of a mailbox. */
void add_imf_received(struct dissection *d, struct imf *m, const uint8_t *p, size_t n);
void add_imf_date(struct dissection *d, const uint8_t *p, size_t n, bool written);
void add_imf_mbox(struct dissection *d, const uint8_t *p, size_t n);

/* imf_id.c: the letter's own name in n bytes at p, in parts; those of others, one by one. */
void add_imf_id(struct dissection *d, const struct imf *m, const uint8_t *p, size_t n);
void add_imf_ids(struct dissection *d, const uint8_t *p, size_t n);

/* imf_body.c: what is left of the scope, at least a byte. */
void dissect_imf_body(struct dissection *d, struct imf *m);

extern const struct dissector dissector_imf_fields, dissector_imf_text, dissector_imf_address,
    dissector_imf_trace, dissector_imf_id, dissector_imf_body;

#endif
