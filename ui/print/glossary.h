/* All fields that there are: tshark's -G fields. */
#ifndef UI_PRINT_GLOSSARY_H
#define UI_PRINT_GLOSSARY_H

#include "ui/text/out.h"

/* A line for each protocol (P) and field (F): name, abbreviation, type, protocol, base, mask. */
void put_glossary(struct out *o);

#endif
