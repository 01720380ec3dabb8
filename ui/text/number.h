/* Numbers of nodes, in the base that their field names, their flags and their units, as text. */
#ifndef UI_TEXT_NUMBER_H
#define UI_TEXT_NUMBER_H

#include "ui/text/value.h"

void put_number(struct out *o, const struct node *n, enum form form);

/* Bytes, or 1 byte; and the number as it was sent, where that counts larger units: 20 bytes (5). */
void put_unit(struct out *o, const struct node *n);

/* The names of the bits that are set, highest first: SYN, ACK. */
void put_flag_names(struct out *o, const struct node *n);

#endif
