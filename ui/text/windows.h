/* Values as Windows writes them. */
#ifndef UI_TEXT_WINDOWS_H
#define UI_TEXT_WINDOWS_H

#include "ui/text/out.h"

/*
 * UTF-16, little-endian (RFC 2781), escaped; at most so many bytes of it, then
 * an ellipsis; with SIZE_MAX it makes room for itself.  Zeros at its end are not
 * shown, nor half a character.
 */
void put_utf16(struct out *o, const uint8_t *p, size_t n, size_t most);

/* 16 bytes as RFC 4122 section 3 writes them; of any other number nothing. */
void put_guid(struct out *o, const uint8_t *p, size_t n);

#endif
