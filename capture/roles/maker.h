/*
 * The maker: a process that makes new files in one folder, for a decoder that
 * may open none itself and asks for each by its name.
 *
 * Packets may have taken the decoder over: so a file is made in that folder
 * alone, is not hidden, is none that is there already, and the user makes it,
 * not root.  The maker itself is confined to just that (confine.h).
 */
#ifndef CAPTURE_ROLES_MAKER_H
#define CAPTURE_ROLES_MAKER_H

#include <stdbool.h>
#include <stddef.h>

enum { MAKER_NAME = 256 };		/* bytes of a name, with its end */

/*
 * Begin it, in the folder that this process is in; before the decoder gives
 * its rights up.  confined: false with --no-sandbox.  Gives a socket to ask it
 * by; the maker ends with the socket's last copy.  -1: there is none.
 */
int maker_start(bool confined);

/*
 * A new file of that name, to write; the caller's to close.  -1: error tells
 * why in one line.  socket may be -1.
 */
int maker_new(int socket, const char *name, char *error, size_t size);

#endif
