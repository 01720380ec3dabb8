/* Open files of a conversation. */

#include <stdlib.h>
#include <string.h>
#include "dissectors/coding/charset.h"
#include "dissectors/objects/ranges.h"
#include "dissectors/objects/smb_files.h"

enum { FILES = 64, ASKED = 128, PIPES = 16 };
#define FURTHEST (1ull << 30)		/* how far behind all that was seen a byte may lie */

struct file {
	uint32_t number;
	uint8_t key[SMB_KEY];
	bool open;			/* key is known */
	uint64_t size, position;	/* of the file; where the sink stands */
	enum object_end spoilt;		/* OBJECT_WHOLE: it is not */
	void *object;			/* NULL: no byte was seen, or nobody wants it */
	bool begun;
	struct ranges seen;
	size_t n;			/* of the name */
	uint8_t name[3 * SMB_NAME_MAX + 4];	/* charset_room() of it */
};

struct smb_files {
	uint32_t stream;
	struct file *files[FILES];
	uint32_t numbers;		/* given so far */
	size_t count;
	struct {
		uint64_t id;
		struct smb_asked asked;
	} asked[ASKED];
	size_t next;			/* to be written over */
	uint32_t pipes[PIPES];
	size_t pipe_count;
};

struct smb_files *
smb_files_new(uint32_t stream)
{
	struct smb_files *all = calloc(1, sizeof *all);

	if (all)
		all->stream = stream;
	return all;
}

/* ---- requests ---- */

void
smb_ask(struct smb_files *all, uint64_t id, struct smb_asked asked)
{
	smb_answer(all, id, false);
	all->asked[all->next].id = id;
	all->asked[all->next].asked = asked;
	all->next = (all->next + 1) % ASKED;
}

struct smb_asked
smb_answer(struct smb_files *all, uint64_t id, bool keep)
{
	for (size_t i = 0; i < ASKED; i++) {
		struct smb_asked asked = all->asked[i].asked;

		if (asked.what == SMB_NOTHING || all->asked[i].id != id)
			continue;
		if (!keep)
			all->asked[i].asked.what = SMB_NOTHING;
		return asked;
	}
	return (struct smb_asked){ .what = SMB_NOTHING };
}

void
smb_tree(struct smb_files *all, uint32_t tree, bool pipes)
{
	size_t i = 0;

	while (i < all->pipe_count && all->pipes[i] != tree)
		i++;
	if (i < all->pipe_count && !pipes)
		all->pipes[i] = all->pipes[--all->pipe_count];
	else if (i == all->pipe_count && pipes && i < PIPES)
		all->pipes[all->pipe_count++] = tree;
}

/* ---- files ---- */

static struct file *
find(const struct smb_files *all, uint32_t number)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->files[i]->number == number)
			return all->files[i];
	return NULL;
}

/* The last part of a path. */
static void
set_name(struct file *f, const uint8_t *path, size_t n, bool utf16)
{
	size_t unit = utf16 ? 2 : 1, at = 0;

	n -= n % unit;
	while (n && !path[n - unit] && !path[n - 1])
		n -= unit;
	for (size_t i = 0; i + unit <= n; i += unit)
		if ((path[i] == '\\' || path[i] == '/') && !(utf16 && path[i + 1]))
			at = i + unit;
	n -= at;
	if (n > SMB_NAME_MAX)
		n = SMB_NAME_MAX;
	if (utf16)
		f->n = charset_convert(CHARSET_UTF_16LE, path + at, n, f->name, NULL);
	else
		memcpy(f->name, path + at, f->n = n);
}

uint32_t
smb_file_open(struct smb_files *all, const uint8_t *path, size_t n, bool utf16, uint32_t tree)
{
	for (size_t i = 0; i < all->pipe_count; i++)
		if (all->pipes[i] == tree)
			return 0;
	struct file *f = all->count < FILES ? calloc(1, sizeof *f) : NULL;

	if (!f)
		return 0;
	set_name(f, path, n, utf16);
	f->number = ++all->numbers;
	all->files[all->count++] = f;
	return f->number;
}

static struct file *
find_key(const struct smb_files *all, const uint8_t key[SMB_KEY])
{
	for (size_t i = all->count; i-- > 0; )
		if (all->files[i]->open && !memcmp(all->files[i]->key, key, SMB_KEY))
			return all->files[i];
	return NULL;
}

uint32_t
smb_file_find(const struct smb_files *all, const uint8_t key[SMB_KEY])
{
	const struct file *f = find_key(all, key);

	return f ? f->number : 0;
}

void
smb_file_opened(struct smb_files *all, uint32_t number, const uint8_t key[SMB_KEY], uint64_t size)
{
	struct file *old = find_key(all, key), *f = find(all, number);

	if (old)
		old->open = false;		/* its end was not seen */
	if (!f)
		return;
	memcpy(f->key, key, SMB_KEY);
	f->open = true;
	f->size = size;
}

static void
forget(struct smb_files *all, struct file *f)
{
	size_t i = 0;

	while (all->files[i] != f)
		i++;
	all->files[i] = all->files[--all->count];
	ranges_free(&f->seen);
	free(f);
}

void
smb_file_refused(struct smb_files *all, uint32_t number)
{
	struct file *f = find(all, number);

	if (f)
		forget(all, f);
}

static void
spoil(struct file *f, enum object_end why)
{
	if (f->spoilt == OBJECT_WHOLE)
		f->spoilt = why;
}

void
smb_file_spoil(struct smb_files *all, uint32_t number, enum object_end why)
{
	struct file *f = find(all, number);

	if (f)
		spoil(f, why);
}

void
smb_file_resize(struct smb_files *all, uint32_t number, uint64_t size)
{
	struct file *f = find(all, number);

	if (f)
		f->size = size;
}

void
smb_file_wrote(struct smb_files *all, uint32_t number, uint64_t end)
{
	struct file *f = find(all, number);

	if (f && end > f->size)
		f->size = end;
}

static void
begin(struct smb_files *all, struct file *f, const struct object_sink *sink)
{
	struct object o = { .name = f->name, .n = f->n, .fallback = "file", .stream = all->stream };

	f->begun = true;
	f->object = sink->seek ? sink->begin(sink->of, &o) : NULL;
}

void
smb_file_bytes(struct smb_files *all, uint32_t number, uint64_t at, const uint8_t *bytes, size_t n, const struct object_sink *sink)
{
	struct file *f = find(all, number);

	if (!n || !f)
		return;
	if (!f->begun)
		begin(all, f, sink);
	if (at > ranges_end(&f->seen) + FURTHEST || at > INT64_MAX - n || !ranges_add(&f->seen, at, at + n)) {
		spoil(f, OBJECT_PART);
		return;
	}
	if (!f->object)
		return;
	if (at != f->position)
		sink->seek(sink->of, f->object, at);
	sink->write(sink->of, f->object, bytes, n);
	f->position = at + n;
}

void
smb_file_close(struct smb_files *all, uint32_t number, const struct object_sink *sink, enum object_end how)
{
	struct file *f = find(all, number);
	bool whole = f && ranges_cover(&f->seen, f->size);

	if (!f)
		return;
	if (f->object)
		sink->end(sink->of, f->object, f->spoilt != OBJECT_WHOLE ? f->spoilt : whole ? OBJECT_WHOLE : how);
	forget(all, f);
}

void
smb_files_free(struct smb_files *all, const struct object_sink *sink, enum object_end how)
{
	while (all && all->count)
		smb_file_close(all, all->files[0]->number, sink, how);
	free(all);
}
