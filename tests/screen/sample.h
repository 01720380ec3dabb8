/* Small captures written by hand into temporary files. */
#ifndef TESTS_SCREEN_SAMPLE_H
#define TESTS_SCREEN_SAMPLE_H

#include <stddef.h>

enum { SAMPLE_PATH = 64 };

/*
 * Three frames: an ARP request, a datagram "hello" and a SYN.  cut: so many
 * bytes are missing at the end.  path is filled in: sample.pcap in a folder of
 * its own, until sample_remove().
 */
void sample_pcap(char path[SAMPLE_PATH], size_t cut);

/* The same frames, repeated until there are so many. */
void sample_many(char path[SAMPLE_PATH], unsigned frames);

/* Let the file grow by so many of them, after the first ones that it has. */
void sample_grow(const char *path, unsigned first, unsigned frames);

/* pcapng: one frame, with a comment and on an interface whose name is hostile. */
void sample_hostile(char path[SAMPLE_PATH]);

void sample_remove(char path[SAMPLE_PATH]);

#endif
