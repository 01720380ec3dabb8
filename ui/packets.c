/* Packets: where they are, observed once, explained on demand. */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dissectors/engine/session.h"
#include "ui/packet.h"
#include "ui/packets.h"
#include "ui/text/translate.h"

enum {
	BETWEEN_LOOKS = 64,	/* packets between two looks at the clock: some 20 microseconds */
};

struct packets {
	struct capture_file *file;
	struct session *session;
	uint64_t *offsets;		/* of records, by number - 1 */
	uint32_t count;
	size_t room;
	int64_t first_time;
	bool ended, waiting, no_memory;
	struct dissection observing;
	void (*watch)(void *of, const struct dissection *d);
	void *watch_of;
	bool redact;			/* explanations are */
	struct node *nodes;
};

int64_t
nanoseconds_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* For the session, of a frame that was loaded: what was put together of several is so again. */
static bool
read_bytes(void *of, uint32_t number, uint32_t at, uint8_t *to, size_t n)
{
	struct packets *p = of;
	struct frame frame;

	if (number > p->count || !capture_read(p->file, p->offsets[number - 1], &frame) ||
	    frame.captured < at + n)
		return false;
	memcpy(to, frame.bytes + at, n);
	return true;
}

struct packets *
packets_new(struct capture_file *file, uint64_t seed, size_t memory)
{
	struct packets *p = calloc(1, sizeof *p);

	if (!p)
		return NULL;
	p->file = file;
	p->ended = !file;
	p->session = session_new(&(struct session_setting){
		.keep = true, .seed = seed, .memory = memory, .read = read_bytes, .of = p,
	});
	p->nodes = malloc(PACKET_NODES * sizeof *p->nodes);
	if (!p->session || !p->nodes) {
		packets_free(p);
		return NULL;
	}
	return p;
}

void
packets_free(struct packets *p)
{
	if (!p)
		return;
	session_free(p->session);
	free(p->nodes);
	free(p->offsets);
	free(p);
}

void
packets_watch(struct packets *p, void (*watch)(void *of, const struct dissection *d), void *of)
{
	p->watch = watch;
	p->watch_of = of;
}

void
packets_listen(struct packets *p, void (*hear)(void *of, const struct heard *h), void *of)
{
	session_listen(p->session, hear, of);
}

static bool
keep_offset(struct packets *p, uint64_t offset)
{
	if (p->count == p->room) {
		size_t more = p->room + p->room / 2 + 1024;
		uint64_t *offsets = more < UINT32_MAX ? realloc(p->offsets, more * sizeof *offsets) : NULL;

		if (!offsets)
			return false;
		p->offsets = offsets;
		p->room = more;
	}
	p->offsets[p->count++] = offset;
	return true;
}

static void
observe(struct packets *p, const struct frame *f)
{
	struct dissection *d = &p->observing;
	struct packet k = packet_of(p->file, f, p->count, p->first_time, f->time);

	d->nodes = p->nodes;
	d->capacity = PACKET_NODES;
	d->session = p->session;
	d->brief = true;
	dissect_packet(d, &k);
	if (p->watch)
		p->watch(p->watch_of, d);
}

static void
load_one(struct packets *p)
{
	struct frame f;
	enum capture_status status = capture_next(p->file, &f);

	p->waiting = status == CAPTURE_WAIT;
	if (p->waiting)
		return;
	if (status != CAPTURE_FRAME) {
		p->ended = true;
		session_later(p->session);	/* what came later is known now */
	} else if (!keep_offset(p, f.offset)) {
		p->ended = p->no_memory = true;
	} else {
		if (p->count == 1)
			p->first_time = f.time;
		observe(p, &f);
	}
}

bool
packets_load(struct packets *p, int64_t nanoseconds)
{
	int64_t end = nanoseconds_now() + nanoseconds;

	p->waiting = false;
	do
		for (int i = 0; i < BETWEEN_LOOKS && !p->ended && !p->waiting; i++)
			load_one(p);
	while (!p->ended && !p->waiting && nanoseconds_now() < end);
	return !p->ended;
}

uint32_t
packets_count(const struct packets *p)
{
	return p->count;
}

bool
packets_loading(const struct packets *p)
{
	return !p->ended;
}

bool
packets_waiting(const struct packets *p)
{
	return p->waiting;
}

int
packets_percent(const struct packets *p)
{
	uint64_t size = p->file ? capture_size(p->file) : 0;

	return size ? (int)(capture_position(p->file) * 100 / size) : -1;
}

struct session_losses
packets_losses(const struct packets *p)
{
	return session_losses(p->session);
}

const char *
packets_error(const struct packets *p)
{
	if (p->no_memory)
		return _("out of memory: there are more packets");
	return p->file ? capture_error(p->file) : NULL;
}

/* Have the frame's bytes and comment outlive the next read. */
static bool
keep_bytes(struct explanation *x, struct frame *f)
{
	size_t n = f->captured + f->comment.len + 1;

	if (n > x->room) {
		uint8_t *bytes = realloc(x->bytes, n);

		if (!bytes)
			return false;
		x->bytes = bytes;
		x->room = n;
	}
	if (f->captured)
		memcpy(x->bytes, f->bytes, f->captured);
	f->bytes = x->bytes;
	if (f->comment.bytes) {
		memcpy(x->bytes + f->captured, f->comment.bytes, f->comment.len);
		f->comment.bytes = (const char *)x->bytes + f->captured;
	}
	return true;
}

/* Have bytes that were put together or decoded outlive the next packet that is explained. */
static bool
keep_made(struct explanation *x)
{
	size_t n = 0;

	for (size_t i = 1; i < x->d.source_count; i++)
		n += x->d.sources[i].len;
	if (n > x->made_room) {
		free(x->made);
		x->made = malloc(n);
		x->made_room = x->made ? n : 0;
	}
	if (n && !x->made)
		return false;
	uint8_t *to = x->made;

	for (struct source *s = x->d.sources + 1; s < x->d.sources + x->d.source_count; s++) {
		if (!s->len)
			continue;
		s->bytes = memcpy(to, s->bytes, s->len);
		to += s->len;
	}
	return true;
}

bool
packets_explain_in(struct packets *p, struct session *session, uint32_t number, struct explanation *x)
{
	struct frame f;
	int64_t previous = p->first_time;

	if (!x->nodes)
		x->nodes = malloc(PACKET_NODES * sizeof *x->nodes);
	if (!x->nodes || number < 1 || number > p->count)
		return false;
	if (number > 1 && capture_read(p->file, p->offsets[number - 2], &f))
		previous = f.time;
	if (!capture_read(p->file, p->offsets[number - 1], &f) || !keep_bytes(x, &f))
		return false;
	x->packet = packet_of(p->file, &f, number, p->first_time, previous);
	x->digits = time_digits(p->file, f.interface);
	x->d.nodes = x->nodes;
	x->d.capacity = PACKET_NODES;
	x->d.session = session;
	x->d.wants_frame = true;
	x->d.brief = x->brief;
	dissect_packet(&x->d, &x->packet);
	return keep_made(x);
}

bool
packets_explain(struct packets *p, uint32_t number, struct explanation *x)
{
	bool fine = packets_explain_in(p, p->session, number, x);

	if (fine && p->redact)
		redact(&x->masked, &x->d);
	return fine;
}

void
packets_redact(struct packets *p, bool masked)
{
	p->redact = masked;
}

void
explanation_free(struct explanation *x)
{
	free(x->nodes);
	free(x->bytes);
	free(x->made);
	redaction_free(&x->masked);
	*x = (struct explanation){ 0 };
}
