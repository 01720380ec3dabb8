/* What Telnet's splitter and its dissector share. */
#ifndef DISSECTORS_APPLICATION_TELNET_H
#define DISSECTORS_APPLICATION_TELNET_H

#include "dissectors/engine/splitter.h"

enum { TELNET_SE = 240, TELNET_SB = 250, TELNET_WILL, TELNET_WONT, TELNET_DO, TELNET_DONT, TELNET_IAC };

/* The fact of a message. */
enum { TELNET_TALK, TELNET_PASSWORD };

/*
 * Bytes of what n bytes, at least one, begin with: text, up to a command (a
 * doubled IAC is text), or one command, a negotiated option, a suboption to
 * its end.  0: a command that is not whole.
 */
size_t telnet_unit(const uint8_t *p, size_t n);

extern const struct splitter telnet_splitter;

#endif
