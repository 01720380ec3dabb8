/* Saving a letter, or a part of one: which, and under which name. */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "capture/roles/maker.h"
#include "ui/screen/letter_part.h"
#include "ui/screen/view.h"
#include "ui/text/translate.h"

/* False: errno says why. */
static bool
write_all(int fd, const uint8_t *bytes, size_t n)
{
	for (ssize_t done; n; bytes += done, n -= (size_t)done) {
		done = write(fd, bytes, n);
		if (done < 0 && errno != EINTR)
			return false;
		done = done < 0 ? 0 : done;
	}
	return true;
}

static bool
write_file(int fd, const struct letter_part *part)
{
	bool fine = write_all(fd, part->bytes, part->n);
	int fault = errno;

	fine &= close(fd) == 0;
	errno = fine ? 0 : fault;
	return fine;
}

static void
tell(struct screen *s, const char *name, const struct letter_part *part)
{
	unsigned long long n = part->n;

	if (part->whole)
		snprintf(s->message, sizeof s->message, _("Saved %llu bytes as %s"), n, name);
	else
		snprintf(s->message, sizeof s->message, _("Saved its first %llu bytes, which are all that is here, as %s"), n, name);
}

static bool
save(struct screen *s, const char *name)
{
	struct prompt_state *p = &s->prompt;
	struct letter_part part = { .bytes = NULL };
	bool there = letter_part(&s->letter.packet.d, s->letter.saved, &part);
	int fd = there ? maker_new(s->maker, name, p->error, sizeof p->error) : -1;
	bool fine = fd >= 0 && write_file(fd, &part);

	if (!there)
		snprintf(p->error, sizeof p->error, "%s", _("out of memory"));
	else if (fine)
		tell(s, name, &part);
	else if (fd >= 0)
		snprintf(p->error, sizeof p->error, _("%s: it could not be written to its end: %s"), name, strerror(errno));
	free(part.bytes);
	return fine;
}

static const struct prompt_kind save_as = { "Save as, in this folder:", 0, save };

static bool
choose(struct screen *s, const char *digits)
{
	const struct dissection *d = &s->letter.packet.d;
	unsigned long number = strtoul(digits, NULL, 10), last = letter_parts(d) - 1;
	struct letter_part part = { .bytes = NULL };

	if (number > last)
		snprintf(s->prompt.error, sizeof s->prompt.error, _("There is no part %lu: the last one is %lu"), number, last);
	else if (!letter_part(d, (unsigned)number, &part))
		snprintf(s->prompt.error, sizeof s->prompt.error, "%s", _("out of memory"));
	else
		s->letter.saved = (unsigned)number;
	if (part.bytes) {
		if (!part.whole)
			strcat(part.name, ".incomplete");
		prompt_ask(s, &save_as, part.name);
	}
	free(part.bytes);
	return false;			/* the name is still to come */
}

static const struct prompt_kind which = { "Save part (0: the whole letter):", 4, choose };

void
letter_save(struct screen *s, int digit)
{
	/* The key may have come before the letter was drawn. */
	if (packets_explain(s->packets, s->letter.number, &s->letter.packet))
		prompt_begin(s, &which, digit ? (char[]){ (char)digit, '\0' } : "");
}
