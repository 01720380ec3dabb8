/*
 * What SMB carries: files, as they are read and written.  Of each message its
 * first bytes are gathered, which say what it is; its data go on at once.
 */

#include <stdlib.h>
#include <string.h>
#include "dissectors/engine/registry.h"
#include "dissectors/netbios/nbss.h"
#include "dissectors/objects/extractors.h"
#include "dissectors/objects/smb_commands.h"

/* One direction: the packet of the session service at hand, and the message in it. */
struct side {
	enum { IN_HEAD, IN_SMB, IGNORED } at;
	uint64_t left;			/* bytes of the packet that are to come */
	uint8_t head[NBSS_HEAD + SMB_GATHERED];
	size_t n;			/* gathered */
	uint64_t passed, whole;		/* bytes of the message: heard, in all */
	bool known;			/* what it is */
	struct smb_data data;
	uint32_t file_before;	/* of the message before, in the same packet */
};

struct conversation {
	struct side sides[2];
	struct smb_files *files;
};

/* In the tables of all conversations: most say nothing. */
struct state {
	struct conversation *c;
};

static bool
wants(const struct heard *h)
{
	return h->of == &registry.entries[ENTRY_nbss] || h->of == &registry.entries[ENTRY_nbss_direct];
}

/* The data of the message at hand that lie in n bytes, the first of which is its byte `from`. */
static void
pass_data(struct conversation *c, const struct smb_data *data, uint64_t from, const uint8_t *bytes, size_t n, const struct object_sink *sink)
{
	uint64_t first = from > data->from ? from : data->from, last = from + n < data->to ? from + n : data->to;

	if (data->file && first < last)
		smb_file_bytes(c->files, data->file, data->offset + (first - data->from), bytes + (first - from), (size_t)(last - first), sink);
}

/* So much of it as decides is gathered. */
static void
understand(struct conversation *c, struct side *s, enum sender from, const struct object_sink *sink)
{
	s->known = true;
	s->data = smb_command(c->files, from, s->head, s->n, s->file_before, sink);
	s->file_before = s->data.file_after;
	pass_data(c, &s->data, 0, s->head, s->n, sink);
}

/* How much of a message has to be gathered: all, if it is short. */
static size_t
wanted(const struct side *s)
{
	if (s->n < SMB_NEXT_KNOWN && s->n < s->whole)
		return s->whole < SMB_NEXT_KNOWN ? (size_t)s->whole : SMB_NEXT_KNOWN;
	return s->whole < SMB_GATHERED ? (size_t)s->whole : SMB_GATHERED;
}

/* Bytes of messages; gives how many it took. */
static size_t
hear_message(struct conversation *c, struct side *s, enum sender from, const uint8_t *bytes, size_t n, const struct object_sink *sink)
{
	uint64_t missing = s->whole - s->passed;
	size_t take = n < missing ? n : (size_t)missing;

	if (!s->known) {
		size_t want = wanted(s) - s->n;

		take = take < want ? take : want;
		memcpy(s->head + s->n, bytes, take);
		s->n += take;
		if (s->n >= SMB_NEXT_KNOWN)
			s->whole = smb_length(s->head, s->whole);
		if (s->n == wanted(s))
			understand(c, s, from, sink);
	} else {
		pass_data(c, &s->data, s->passed, bytes, take, sink);
	}
	s->passed += take;
	s->left -= take;
	if (s->passed == s->whole) {		/* perhaps another one follows */
		s->whole = s->left;
		s->passed = s->n = 0;
		s->known = false;
	}
	return take;
}

static void
begin_packet(struct side *s)
{
	*s = (struct side){ .at = IN_HEAD };
}

/* The packet's header is gathered. */
static void
enter_packet(struct side *s)
{
	s->left = s->whole = (uint64_t)s->head[1] << 16 | (uint64_t)s->head[2] << 8 | s->head[3];
	s->at = *s->head == NBSS_MESSAGE ? IN_SMB : IGNORED;
	s->n = 0;
}

/* The packet ended before it should have: what it carried of a file is not whole. */
static void
break_off(struct conversation *c, struct side *s, const struct heard *h, const struct object_sink *sink)
{
	if (s->at != IN_SMB || !s->left)
		return;
	if (!s->known)
		understand(c, s, h->from, sink);
	if (s->data.file)
		smb_file_spoil(c->files, s->data.file, h->how == MESSAGE_AT_GAP ? OBJECT_GAP : OBJECT_CUT);
}

static void
hear(void *state, const struct heard *h, const struct object_sink *sink)
{
	struct state *x = state;
	struct conversation *c = x->c ? x->c : (x->c = calloc(1, sizeof *c));
	enum nbss_kind kind = (enum nbss_kind)h->fact;

	if (!c || (!c->files && !(c->files = smb_files_new(h->stream))))
		return;
	struct side *s = &c->sides[h->from];

	if (h->begins)
		begin_packet(s);
	if (kind == NBSS_LOST)
		s->at = IGNORED;
	for (size_t at = 0; at < h->n && s->at != IGNORED; ) {
		if (s->at == IN_SMB && !s->left)
			break;
		if (s->at == IN_SMB) {
			at += hear_message(c, s, h->from, h->bytes + at, h->n - at, sink);
			continue;
		}
		s->head[s->n++] = h->bytes[at++];
		if (s->n == NBSS_HEAD)
			enter_packet(s);
	}
	if (h->ends)
		break_off(c, s, h, sink);
}

static void
finish(void *state, const struct object_sink *sink)
{
	struct state *x = state;

	if (!x->c)
		return;
	smb_files_free(x->c->files, sink, OBJECT_CAPTURE_ENDS);
	free(x->c);
}

const struct extractor smb_objects = { "smb", sizeof(struct state), wants, hear, finish };
