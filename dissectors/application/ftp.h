/* What FTP's splitter and its dissector share. */
#ifndef DISSECTORS_APPLICATION_FTP_H
#define DISSECTORS_APPLICATION_FTP_H

#include "dissectors/application/lines.h"

/* The fact of a message. */
enum { FTP_REQUEST, FTP_RESPONSE };

/* The code that a line of a reply begins with; 0: none.  *more: other lines follow.  RFC 959 section 4.2. */
unsigned ftp_code(const uint8_t *line, size_t n, bool *more);

/* Length of the Telnet signals that come before a command: RFC 959 section 4.1.3, ABOR. */
size_t ftp_signals(const uint8_t *line, size_t n);

extern const struct splitter ftp_splitter;

#endif
