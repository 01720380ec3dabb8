/* Messages of a TCP stream, in the frames that complete them.  Names are Wireshark's. */

#include "dissectors/engine/registry.h"
#include "dissectors/transport/tcp_messages.h"

enum {
	PAYLOAD, WAITS, GOES_ON, IN_FRAME, GAP, LET_GO, DAMAGED, GUESSED, TOLD, ELSEWHERE, SEGMENTS, SEGMENT, SEGMENT_COUNT, LENGTH, TOO_LONG, LOST,
};

static const struct field fields[] = {
	[PAYLOAD]  = { "tcp.payload", "TCP payload", BYTES, .costly = true },
	[WAITS]    = { "tcp.segment.waits", "Bytes before it are missing so far: it waits for them", NOTE, .costly = true },
	[GOES_ON]  = { "tcp.segment.goes_on", "Its last bytes belong to a message that goes on in later segments", NOTE, .costly = true },
	[IN_FRAME] = { "tcp.reassembled_in", "The message is whole in frame", FRAME, .generated = true, .costly = true },
	[GAP]      = { "tcp.segment.gap", "It shows that bytes were not captured: messages end and begin at the gap", NOTE, .severity = WARNING, .costly = true },
	[LET_GO]   = { "tcp.segment.let_go", "Bytes of a message were let go: no memory for them, or they came in too many segments", NOTE, .severity = WARNING, .costly = true },
	[DAMAGED]  = { "tcp.segment.damaged", "Its checksum is wrong: its bytes count only if no good copy comes and the other side acknowledges them", NOTE, .severity = WARNING, .costly = true },
	[GUESSED]  = { "tcp.decoded_as", "Which protocol it is was told by what is said, not by the port", NOTE, .costly = true },
	[TOLD]     = { "tcp.decoded_as", "Which protocol it is was told by the user, with -d", NOTE, .costly = true },
	[ELSEWHERE] = { "tcp.segment.elsewhere", "Bytes of what another frame shows", BYTES, .secret = true, .hidden = true, .costly = true },
	[SEGMENTS] = { "tcp.segments", "Message from segments", GROUP, .costly = true },
	[SEGMENT]  = { "tcp.segment", "Bytes from frame", FRAME, .generated = true, .costly = true },
	[SEGMENT_COUNT] = { "tcp.segment.count", "Segment count", UINT, .generated = true, .costly = true },
	[LENGTH]   = { "tcp.reassembled.length", "Reassembled length", UINT, .unit = "bytes", .generated = true, .costly = true },
	[TOO_LONG] = { "tcp.reassembled.too_long", "The message is longer than 1 MB: it goes on as another one", NOTE, .severity = WARNING, .costly = true },
	[LOST]     = { "tcp.reassembled.lost", "More messages end here: there are too many to show, or their bytes cannot be read again", NOTE, .severity = WARNING, .costly = true },
};

enum {
	SEGMENTS_SHOWN = 1024,		/* of a message; their count tells of the others */
	MESSAGES_SHOWN = 2048,		/* of a frame */
};

static const struct {
	uint8_t note, row;
} notes[] = {
	{ DATA_WAITS, WAITS }, { DATA_GOES_ON, GOES_ON }, { DATA_GAP, GAP },
	{ DATA_LET_GO, LET_GO }, { DATA_DAMAGED, DAMAGED },
};

/* Which bytes of the message came in which frame.  Gives the number of its source, 0: there are too many. */
static uint16_t
add_segments(struct dissection *d, const struct stream_message *m)
{
	uint16_t source = add_source(d, m->bytes, m->len, "Message"), frame = d->source;
	const uint8_t *base = d->base;

	if (!source)
		return 0;
	d->source = source;
	d->base = m->bytes;
	add_value(d, SEGMENTS, m->piece_count, m->bytes, m->len);
	d->depth++;
	for (size_t i = 0; i < m->piece_count && i < SEGMENTS_SHOWN; i++)
		add_value(d, SEGMENT, m->pieces[i].frame, m->bytes + m->pieces[i].offset, m->pieces[i].len);
	add_value(d, SEGMENT_COUNT, m->piece_count, m->bytes, 0);
	add_value(d, LENGTH, m->len, m->bytes, m->len);
	d->depth--;
	d->source = frame;
	d->base = base;
	return source;
}

/*
 * A password may be among bytes that make no message here: the rest of the line
 * comes later, or they came before.
 */
static void
hide_secrets(struct dissection *d, const struct data_fact *fact)
{
	bool again = !fact->messages && !(fact->notes & DATA_GOES_ON);
	size_t n = again || fact->unfinished > left(d) ? left(d) : fact->unfinished;

	if (n && fact->from == FROM_CLIENT && fact->of && fact->of->secrets)
		add_value(d, ELSEWHERE, 0, d->end - n, n);
}

static void
add_notes(struct dissection *d, const struct data_fact *fact)
{
	size_t n = left(d);

	if (n)
		add_value(d, PAYLOAD, 0, d->p, n);
	hide_secrets(d, fact);
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		if (fact->notes & notes[i].note)
			add_value(d, notes[i].row, 0, d->p, n);
	if (fact->notes & (DATA_GUESSED | DATA_TOLD) && fact->messages)
		add_derived(d, fact->notes & DATA_TOLD ? TOLD : GUESSED, 0);
	if (fact->in_frame && fact->in_frame != d->packet->number)
		add_value(d, IN_FRAME, fact->in_frame, d->p, n);
}

/* In the list, the first message speaks for all, or the first that is not minor. */
static void
dissect_one(struct dissection *d, struct stream_message *m, uint32_t stream, uint16_t source)
{
	const struct entry *self = d->self;
	struct listing list = d->list;

	m->stream = stream;
	dissect_message(d, m, source);
	if (list.of != self && (!list.minor || d->list.minor))
		d->list = list;
}

/* Messages that do not lie in the frame, and their sources. */
struct apart {
	struct stream_message messages[SOURCES_MAX];
	uint32_t numbers[SOURCES_MAX];
	uint16_t sources[SOURCES_MAX];
	size_t count;
};

/* Tell of a message apart; the segments of all stand before the layers of any.  False: there is no room. */
static bool
set_apart(struct dissection *d, struct apart *apart, const struct stream_message *m, uint32_t number)
{
	if (m->ended == MESSAGE_GOES_ON)
		add_value(d, TOO_LONG, 0, d->p, 0);
	if (m->in_place)
		return true;
	uint16_t source = m->bytes ? add_segments(d, m) : 0;

	if (!source)
		return false;
	apart->messages[apart->count] = *m;
	apart->numbers[apart->count] = number;
	apart->sources[apart->count++] = source;
	return true;
}

void
dissect_tcp_messages(struct dissection *d, uint32_t stream, const struct data_fact *fact)
{
	struct node *layer = &d->nodes[d->self_first];
	uint32_t end = fact->message + (fact->messages < MESSAGES_SHOWN ? fact->messages : MESSAGES_SHOWN);
	bool all = fact->messages <= MESSAGES_SHOWN;
	struct stream_message m;
	struct apart apart;
	size_t next = 0;

	if (d->fault)
		return;
	layer->len = (uint32_t)(d->p - d->base) - layer->off;
	add_notes(d, fact);
	apart.count = 0;
	for (uint32_t i = fact->message; i < end; i++) {
		m = session_message(d->session, d, i);
		all &= set_apart(d, &apart, &m, i);
	}
	if (!all)
		add_value(d, LOST, 0, d->p, 0);
	for (uint32_t i = fact->message; i < end; i++) {
		if (next < apart.count && apart.numbers[next] == i) {
			dissect_one(d, &apart.messages[next], stream, apart.sources[next]);
			next++;
			continue;
		}
		if (fact->messages > 1)		/* mostly there is one, and known by now */
			m = session_message(d->session, d, i);
		if (m.in_place)
			dissect_one(d, &m, stream, d->source);
	}
	take(d, left(d));
}

const struct dissector dissector_tcp_messages = {
	.proto = { "tcp.messages", "Messages of TCP", PROTOCOL },
	ROWS(fields),
};
