/* The columns of the list, as tshark names them. */
#ifndef UI_TEXT_COLUMN_H
#define UI_TEXT_COLUMN_H

#include "dissectors/engine/dissect.h"
#include "ui/text/out.h"
#include "ui/text/time.h"

#define COLUMNS(X) \
	X(NUMBER, "No.") X(TIME, "Time") X(SOURCE, "Source") X(DESTINATION, "Destination") \
	X(PROTOCOL, "Protocol") X(LENGTH, "Length") X(INFO, "Info")

enum column {
#define X(name, title) COLUMN_##name,
	COLUMNS(X) COLUMN_COUNT
#undef X
};

/* "No.", "Time", ... */
extern const char *const column_titles[];

/* How times are shown; shown: nanoseconds since the previous packet that was printed. */
struct time_style {
	enum time_form form;
	int digits;
	int64_t since_shown;
};

/* One column of a packet, without padding. */
void put_column(struct out *o, const struct dissection *d, enum column column,
    const struct time_style *times);

#endif
