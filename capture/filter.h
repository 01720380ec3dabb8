/*
 * Capture filters (BPF, pcap-filter(7)) over frames that were already
 * captured.  Compiled by libpcap, once for each link type that turns up.
 */
#ifndef CAPTURE_FILTER_H
#define CAPTURE_FILTER_H

#include "capture/file.h"

struct capture_filter;
struct pcap;			/* libpcap's pcap_t */

/*
 * NULL: the expression is wrong for the link type that most captures have
 * (Ethernet); error says why, in libpcap's words, and where.
 */
struct capture_filter *capture_filter_new(const char *expression, char *error, size_t size);
void capture_filter_free(struct capture_filter *x);	/* NULL is fine */

/*
 * Compile for all usual link types now, once: names of hosts, ports and
 * protocols are looked up in files then, which may be out of reach later.
 */
void capture_filter_prepare(struct capture_filter *x);

/*
 * Whether the frame passes.  An expression that cannot be compiled for the
 * frame's link type lets nothing of that link type pass; capture_filter_error()
 * then says so (NULL: all went well).
 */
bool capture_filter_match(struct capture_filter *x, const struct frame *frame);
const char *capture_filter_error(const struct capture_filter *x);

/* Why p has just refused to compile the expression, and from which word on it is wrong. */
void capture_filter_explain(struct pcap *p, const char *expression, char *error, size_t size);

#endif
