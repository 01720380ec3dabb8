/* What the program calls itself: to who asks, and in the files that it writes. */
#ifndef CAPTURE_VERSION_H
#define CAPTURE_VERSION_H

#define VERSION "iriscope 0.1"

#endif
