/* What was meant by lines in which something was rubbed out. */

#include "dissectors/coding/typed.h"

enum { BACKSPACE = 0x08, DELETE = 0x7f };

bool
typed_over(const uint8_t *line, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (line[i] == BACKSPACE || line[i] == DELETE)
			return true;
	return false;
}

size_t
typed_line(const uint8_t *line, size_t n, uint8_t *to)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		if (line[i] != BACKSPACE && line[i] != DELETE)
			to[used++] = line[i];
		else if (used)
			used--;
	}
	return used;
}
