/*
 * A packet's bytes as text, and packets cut, bent and broken.
 *
 * Bytes always end at an unmapped page and nodes at the end of an allocation:
 * one read or write too far ends the test.  Hex may have spaces anywhere.
 */
#ifndef TESTS_DISSECTORS_DECODE_H
#define TESTS_DISSECTORS_DECODE_H

#include <criterion/criterion.h>
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

enum { BYTES_ROOM = 1 << 17, NODES_ROOM = 4096 };

/*
 * A line for each node: two spaces a level, its abbreviation, its value as
 * tshark's -T fields gives it, and (what that means).  Layers, groups and
 * notes have no value.
 */
struct decoded {
	char tree[1 << 15], info[1 << 13], src[64], dst[64];
};

/* Bytes as one protocol, ENTRY_..., or with ENTRY_NOBODY as data. */
struct decoded decode(int entry, const char *hex);

/* The same, when so many bytes more were sent than captured. */
struct decoded decode_cut(int entry, const char *hex, size_t missing);

/* A session that can read frames again which decode_frame() decoded. */
struct session *new_session(bool keep);

/* An Ethernet frame of a session, by its number. */
struct decoded decode_frame(struct session *s, uint32_t number, const char *hex);

/* The same of a terminated text; brief: as lists need it (struct dissection). */
struct decoded decode_text(int entry, const char *text, bool brief);

/* The same as decode, with a line for each part of a row: each bit of flags. */
struct decoded decode_parts(int entry, const char *hex);

/* Any packet, with nodes and capacity set by the caller. */
struct decoded decode_packet(struct dissection *d, const struct entry *first, struct packet *k);

/* Bytes of hex, copied to end at an unmapped page until the next call.  *n: how many. */
const uint8_t *hex_bytes(const char *hex, size_t *n);

/* n bytes of any origin, in the same place. */
const uint8_t *guarded(const uint8_t *bytes, size_t n);

/* Nodes in order, inside their sources, no deeper than layers and groups make them. */
void check_nodes(const struct dissection *d, const char *what);

/* Every prefix begins as the whole does, says what is missing, and reads no further. */
void check_cuts(int entry, const char *hex);

/* Every bit turned over, whole and cut: it ends, and its nodes are sound. */
void check_flips(int entry, const char *hex);

/* The tree has a line of this text; its indentation does not matter. */
bool has_line(const struct decoded *got, const char *line);

/* The tree has these lines, in this order, perhaps with others between; ends at NULL. */
void expect_lines(const char *what, const struct decoded *got, const char *const *lines);

/* A row of real bytes and what they must give. */
struct sample {
	const char *name, *bytes, *tree, *info;
};

/* Decode all of them; cut and bend them as well. */
void check_samples(int entry, const struct sample *samples, size_t n);

/* The same where the header around it is no news: some lines, in their order. */
struct excerpt {
	const char *name, *bytes;
	const char *lines[48];
	const char *info;
};

void check_excerpts(int entry, const struct excerpt *excerpts, size_t n);

#endif
