/* Capture files compressed, piece by piece. */
#ifndef TESTS_CAPTURE_PACK_H
#define TESTS_CAPTURE_PACK_H

#include "tests/capture/draft.h"

/*
 * Add a member of gzip or a frame of zstd that holds n bytes.  to->bytes needs
 * room for them and 1 KB more.
 */
typedef void pack(struct draft *to, const void *bytes, size_t n);
pack pack_gzip, pack_zstd;

/* A zstd frame whose window is 2^window_log bytes. */
void pack_zstd_wide(struct draft *to, const void *bytes, size_t n, int window_log);

#endif
