/* Chosen fields, a line for each packet: tshark's -T fields. */
#ifndef UI_PRINT_FIELDS_H
#define UI_PRINT_FIELDS_H

#include "ui/text/column.h"

struct fields;

/* NULL: no memory. */
struct fields *fields_new(void);
void fields_free(struct fields *f);		/* NULL is fine */

/* -e NAME: one more column, a field's or one of the list's (_ws.col.Info).  False: nobody has it. */
bool fields_add(struct fields *f, const char *name);
size_t fields_count(const struct fields *f);
bool fields_costly(const struct fields *f);	/* one of them is: see struct field */

/* -E NAME=VALUE.  False: there is no such option, or not that value. */
bool fields_option(struct fields *f, const char *option);
extern const char fields_option_help[];

void put_fields_header(struct out *o, const struct fields *f);
void put_fields(struct out *o, struct fields *f, const struct dissection *d,
    const struct time_style *times);

#endif
