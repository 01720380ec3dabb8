/* Capture files made of hex, and what a reader said about them as text. */
#ifndef TESTS_CAPTURE_TRANSCRIPT_H
#define TESTS_CAPTURE_TRANSCRIPT_H

#include <stddef.h>
#include <stdint.h>

#include "capture/file.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

/* A file in memory, with a path; nothing is left on the disk. */
struct memory_file {
	int fd;
	char path[32];
};

struct memory_file memory_file(const void *bytes, size_t n);
void memory_file_close(struct memory_file m);

/* Bytes of hex digits; blanks between them do not count.  Gives their number. */
size_t from_hex(const char *hex, uint8_t *to, size_t size);

/*
 * What reading the file gives: a line for each frame,
 *
 *   TIME CAPTURED/WIRE on INTERFACE link TYPE at OFFSET: HEX "COMMENT"
 *
 * and a last one: "end", "damaged: TEXT" or "not opened: TEXT", TEXT without
 * the file's name.  Every frame is read a second time by its offset, which
 * must give the same.  Lives until the next call.
 */
const char *transcript(const char *path);
const char *transcript_of_hex(const char *hex);

/* Whether two frames are the same, their bytes and comments, too. */
bool same_frame(const struct frame *a, const struct frame *b);

#endif
