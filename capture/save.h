/*
 * Saving: frames into a capture file, pcapng or pcap.
 *
 * Whole records go out in blocks: whatever happens between two of them, what
 * was written is a capture file that ends where it should.
 *
 * Sources: draft-ietf-opsawg-pcapng, draft-ietf-opsawg-pcap.
 */
#ifndef CAPTURE_SAVE_H
#define CAPTURE_SAVE_H

#include "capture/file.h"

/* tshark's -F names them. */
#define SAVE_FORMATS(X) \
	X(PCAPNG, "pcapng", "with names of interfaces, comments and counts; nanoseconds") \
	X(PCAP, "pcap", "microseconds") \
	X(NSECPCAP, "nsecpcap", "pcap with nanoseconds")

enum save_format {
#define X(name, word, meaning) SAVE_##name,
	SAVE_FORMATS(X)
#undef X
	SAVE_FORMAT_COUNT
};

/* Terminated texts; NULL: not said. */
struct save_interface {
	const char *name, *description, *filter;
	uint32_t snaplen;		/* 0: no limit */
	uint16_t link_type;		/* LINKTYPE_ number */
};

/* Of one interface, for pcapng's statistics block. */
struct save_counts {
	uint64_t received, dropped;		/* by the kernel's filter and buffer */
	uint64_t dropped_by_interface;
};

struct save;

/* The format that a word of -F names; -1: none. */
int save_format_named(const char *word);

/*
 * Begin a file on an open descriptor, which stays the caller's; the texts are
 * copied.  The header goes out with the first save_flush(), which may be
 * called at once.  NULL: errno says why (ENOMEM; EINVAL: pcap has one link
 * type, the interfaces have several).
 */
struct save *save_new(int fd, enum save_format format, const struct save_interface *interfaces, size_t count);

/* One more interface, for pcapng (for pcap: false unless its link type is the file's). */
bool save_interface(struct save *s, const struct save_interface *interface);

/*
 * Add a frame: bytes, captured, wire, time, interface and comment are used.  It
 * is copied, and goes out when enough has come together or with save_flush().
 * False: it cannot be written; save_fault() says why, all frames before it are
 * in the file or nothing more ever will be.
 */
bool save_frame(struct save *s, const struct frame *frame);
bool save_flush(struct save *s);

/* Bytes that the file has, with what is still to go out. */
uint64_t save_size(const struct save *s);

/* errno of what went wrong; 0: nothing.  After it nothing more is written. */
int save_fault(const struct save *s);

/* The end: a statistics block for each interface (pcapng; counts may be NULL), and save_flush(). */
bool save_end(struct save *s, const struct save_counts *counts, size_t count);
void save_free(struct save *s);		/* NULL is fine; writes nothing */

#endif
