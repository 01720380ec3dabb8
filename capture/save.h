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
 * called at once; a pcap's only when there is an interface.  NULL: errno says
 * why (ENOMEM; EINVAL: pcap has one link type, the interfaces have several).
 *
 * pcap has one snaplen, too, the first interface's, and some readers cut what
 * is longer: it has to be the largest.
 */
struct save *save_new(int fd, enum save_format format, const struct save_interface *interfaces, size_t count);

/*
 * One more interface; frames name them by their number, from 0.  False: not
 * in this file (pcap has one link type), or save_fault() says why.
 */
bool save_interface(struct save *s, const struct save_interface *interface);

/*
 * Add a frame: bytes, captured, wire, time, interface (of pcapng), link_type
 * (of pcap) and comment (for pcapng) are used.  It is copied, and goes out
 * when enough has come together or with save_flush().  A time that the format
 * cannot hold becomes the nearest that it can.
 *
 * False: it cannot be written, and no other will be; save_fault() says why
 * (EINVAL: its interface or link type is not the file's, EMSGSIZE: longer than
 * CAPTURE_FRAME_MAX).
 */
bool save_frame(struct save *s, const struct frame *frame);

/*
 * Write out what has gathered, waiting as long as that takes.  False: not all
 * of it could be (ENOSPC, EFBIG, EPIPE, ...).  A file, unlike a pipe, is then
 * cut behind the last record that it has as a whole.  Whoever wants an error
 * rather than a death has SIGPIPE and SIGXFSZ ignored.
 */
bool save_flush(struct save *s);

/* Bytes and frames that the file has, with what is still to go out; after a fault, without. */
uint64_t save_size(const struct save *s);
uint64_t save_frames(const struct save *s);

/* errno of what went wrong; 0: nothing.  After it nothing more is written. */
int save_fault(const struct save *s);

/*
 * The end: for pcapng a statistics block for each interface that counts are
 * given for (counts may be NULL), and save_flush().  Nothing may be added then.
 */
bool save_end(struct save *s, const struct save_counts *counts, size_t count);
void save_free(struct save *s);		/* NULL is fine; writes nothing */

#endif
