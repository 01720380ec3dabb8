/* --export-objects. */

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "capture/roles/rights.h"
#include "dissectors/objects/objects.h"
#include "ui/export/export.h"
#include "ui/export/file.h"
#include "ui/packet.h"
#include "ui/text/translate.h"

enum { KINDS = 8 };

struct exports {
	struct export_folder folder;
	char *path;
	struct object_sink sink;
	struct objects *kinds[KINDS];
	size_t count;
	bool failed;
};

/* Why an object is not whole: enum object_end. */
static const char *const reasons[] = {
	[OBJECT_GAP] = "bytes in it were not captured",
	[OBJECT_CUT] = "the connection ended before it did",
	[OBJECT_CAPTURE_ENDS] = "the capture ends before it does",
	[OBJECT_DAMAGED] = "it does not unpack as it says it would",
	[OBJECT_PART] = "only a part was asked for and sent",
};

static void *
begin(void *of, const struct object *o)
{
	struct exports *all = of;
	char name[EXPORT_NAME_MAX];

	export_name(name, o->name, o->n, o->fallback, o->ending);
	struct export_file *f = export_file_new(&all->folder, name);

	all->failed |= !f;
	return f;
}

/* A failure is told once, when the file ends. */
static void
write_object(void *of, void *object, const uint8_t *bytes, size_t n)
{
	(void)of;
	export_file_write(object, bytes, n);
}

static void
seek(void *of, void *object, uint64_t at)
{
	(void)of;
	export_file_seek(object, at);
}

static void
end(void *of, void *object, enum object_end how)
{
	struct exports *all = of;
	char name[EXPORT_TRY_MAX];

	if (!export_file_close(object, how == OBJECT_WHOLE ? "" : ".incomplete", name)) {
		complain(_("%s/%s: cannot be written: %s"), all->path, name, strerror(errno));
		all->failed = true;
	} else if (how != OBJECT_WHOLE) {
		complain(_("%s/%s: incomplete: %s"), all->path, name, _(reasons[how]));
	}
}

/* The folder, made if need be.  NULL, or what is wrong. */
static const char *
open_folder(struct exports **all, const char *path)
{
	struct exports *x = calloc(1, sizeof *x);

	if (!x || !(x->path = strdup(path))) {
		free(x);
		return _("--export-objects: no memory");
	}
	bool made = mkdir(path, 0777) == 0;

	x->folder.fd = made || errno == EEXIST ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	if (x->folder.fd < 0 || (made && !rights_give(x->folder.fd))) {
		if (x->folder.fd >= 0)
			close(x->folder.fd);
		free(x->path);
		free(x);
		return _("--export-objects: the folder cannot be made or opened; name one in a folder that is there and yours");
	}
	x->sink = (struct object_sink){ begin, write_object, end, x, .seek = seek };
	*all = x;
	return NULL;
}

const char *
exports_open(struct exports **all, const char *value)
{
	const char *comma = strchr(value, ','), *reason = NULL;
	const struct extractor *kind = comma ? extractor_find(value, (size_t)(comma - value)) : NULL;

	if (!kind || !comma[1])
		return _("--export-objects takes KIND,DIR; kinds are those that --help names");
	if (*all && strcmp((*all)->path, comma + 1))
		return _("--export-objects: all kinds go to one folder");
	if (!*all)
		reason = open_folder(all, comma + 1);
	if (reason)
		return reason;
	struct exports *x = *all;

	if (x->count == KINDS || !(x->kinds[x->count] = objects_new(kind, &x->sink)))
		return _("--export-objects: no memory");
	x->count++;
	return NULL;
}

int
exports_folder(const struct exports *all)
{
	return all ? all->folder.fd : -1;
}

void
exports_hear(void *of, const struct heard *h)
{
	struct exports *all = of;

	for (size_t i = 0; i < all->count; i++)
		objects_hear(all->kinds[i], h);
}

bool
exports_finish(struct exports *all)
{
	while (all && all->count)
		objects_free(all->kinds[--all->count]);
	return !all || !all->failed;
}

void
exports_free(struct exports *all)
{
	if (!all)
		return;
	exports_finish(all);
	close(all->folder.fd);
	free(all->path);
	free(all);
}
