/* The list of packets: a line each, in tshark's columns. */
#ifndef UI_PRINT_LINES_H
#define UI_PRINT_LINES_H

#include "ui/text/column.h"

/* A packet's line, with its end. */
void put_line(struct out *o, const struct dissection *d, const struct time_style *times);

#endif
