/* The decoder's end of the launcher, see launcher.h: it asks and waits for the answer. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "capture/file.h"
#include "capture/roles/asking.h"

struct launcher {
	int socket;
	struct capture_counts *counts;
	bool spooled;			/* what was captured last is in a spool, and not saved */
	struct answer answer;		/* to the last question */
};

struct launcher *
launcher_end(int socket, struct capture_counts *counts)
{
	struct launcher *l = calloc(1, sizeof *l);

	if (l)
		*l = (struct launcher){ .socket = socket, .counts = counts };
	return l;
}

void
launcher_leave(struct launcher *l)
{
	free(l);
}

/* False: l->answer.text says why. */
static bool
ask(struct launcher *l, const struct ask *question, int *descriptor)
{
	int none;

	if (!descriptor)
		descriptor = &none;
	*descriptor = -1;
	if (message_send(l->socket, question, sizeof *question, -1) &&
	    message_receive(l->socket, &l->answer, sizeof l->answer, descriptor))
		return l->answer.fine;
	l->answer.fine = false;
	snprintf(l->answer.text, sizeof l->answer.text, "the process that captures is gone");
	return false;
}

int
launcher_devices(struct launcher *l, struct device *to, size_t room, char *error, size_t size)
{
	struct ask question = { .kind = ASK_DEVICES };

	if (!ask(l, &question, NULL)) {
		snprintf(error, size, "%s", l->answer.text);
		return -1;
	}
	size_t count = (size_t)l->answer.count < room ? (size_t)l->answer.count : room;

	memcpy(to, l->answer.devices, count * sizeof *to);
	return (int)count;
}

struct capture_file *
launcher_start(struct launcher *l, const struct launch_request *request,
    char path[LAUNCH_TEXT], char *error, size_t size)
{
	struct ask question = { .kind = ASK_START, .as_said = !request };
	int descriptor;

	if (request)
		question.request = *request;
	bool fine = ask(l, &question, &descriptor);

	l->spooled = l->answer.unsaved;
	snprintf(path, LAUNCH_TEXT, "%s", l->answer.text);
	if (fine && descriptor >= 0)
		return capture_prepare_descriptor(descriptor, path, error, size);
	snprintf(error, size, "%s", l->answer.text);
	return NULL;
}

void
launcher_stop(struct launcher *l)
{
	ask(l, &(struct ask){ .kind = ASK_STOP }, NULL);
}

const struct capture_counts *
launcher_counts(const struct launcher *l)
{
	return l->counts;
}

bool
launcher_unsaved(const struct launcher *l)
{
	return l->spooled && atomic_load(&l->counts->packets);
}

bool
launcher_save(struct launcher *l, const char *path, char *text, size_t size)
{
	struct ask question = { .kind = ASK_SAVE };

	if (snprintf(question.path, sizeof question.path, "%s", path) >= (int)sizeof question.path) {
		snprintf(text, size, "the name is too long");
		return false;
	}
	bool fine = ask(l, &question, NULL);

	snprintf(text, size, "%s", l->answer.text);
	l->spooled = fine ? l->answer.unsaved : l->spooled;
	return fine;
}
