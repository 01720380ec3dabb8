/* The printing loop. */

#include <poll.h>
#include <stdlib.h>
#include <unistd.h>
#include "dissectors/engine/session.h"
#include "ui/packet.h"
#include "ui/packets.h"
#include "ui/print/hex.h"
#include "ui/print/lines.h"
#include "ui/print/print.h"
#include "ui/text/heard.h"
#include "ui/text/translate.h"

/* What the loop carries from packet to packet. */
struct printing {
	const struct options *options;
	struct capture_filter *filter;
	struct rewriting *rewriting;	/* NULL: nothing is saved */
	bool saved_all;			/* as many as -a allows, or as could be */
	struct out out;
	struct dissection d;		/* with one pass */
	struct redaction masked;	/* of that */
	int64_t shown;			/* time of the packet printed last */
	uint32_t printed;
	struct session_losses losses;
	struct heard_names *heard;	/* with -N n */
};

static void
put_packet(struct printing *x, const struct dissection *d, int digits)
{
	const struct options *options = x->options;
	struct time_style times = options->times;
	struct out *o = &x->out;

	times.digits = digits;
	times.since_shown = x->printed++ ? d->packet->time - x->shown : 0;
	x->shown = d->packet->time;
	statistics_add(options->statistics, d);
	if (x->heard)
		heard_packet(x->heard, d);
	if (options->quiet)
		return;
	if (options->fields) {
		put_fields(o, options->fields, d, &times);
	} else {
		if (options->lines)
			put_line(o, d, &times);
		if (options->tree)
			put_tree(o, d, &options->detail);
		if (options->hex)
			put_sources(o, d);
	}
	if (options->flush)
		out_flush(o);
}

static bool
is_wanted(struct printing *x, const struct frame *frame)
{
	return !x->filter || capture_filter_match(x->filter, frame);
}

static void
save(struct printing *x, const struct capture_file *file, const struct frame *frame)
{
	if (x->rewriting && !rewrite_frame(x->rewriting, file, frame))
		x->saved_all = true;
}

static bool
is_done(const struct printing *x)
{
	return x->out.error || x->saved_all || (x->options->count && x->printed >= x->options->count);
}

/* Before the wait for a slow writer, what was printed goes out: somebody may be looking. */
static bool
next_frame(struct printing *x, struct capture_file *file, struct frame *frame)
{
	enum capture_status status;

	while ((status = capture_next(file, frame)) == CAPTURE_WAIT) {
		out_flush(&x->out);
		if (x->out.error)
			return false;
		poll(&(struct pollfd){ .fd = capture_descriptor(file), .events = POLLIN }, 1, -1);
	}
	return status == CAPTURE_FRAME;
}

/* Every frame is numbered and timed, those that do not pass the filter, too. */
static void
print_once(struct printing *x, struct capture_file *file)
{
	int64_t first = 0, previous = 0;
	struct frame frame;

	for (uint32_t number = 1; !is_done(x) && next_frame(x, file, &frame); number++) {
		if (number == 1)
			first = previous = frame.time;
		struct packet packet = packet_of(file, &frame, number, first, previous);

		previous = frame.time;
		if (!is_wanted(x, &frame))
			continue;
		save(x, file, &frame);
		if (options_want_text(x->options)) {
			dissect_packet(&x->d, &packet);
			if (x->options->redact)
				redact(&x->masked, &x->d);
			put_packet(x, &x->d, time_digits(file, frame.interface));
		} else {
			x->printed++;
		}
	}
}

/* What conversations carry goes to all who want it. */
static void
hear(void *of, const struct heard *h)
{
	const struct options *options = of;

	if (options->exports)
		exports_hear(options->exports, h);
	statistics_hear(options->statistics, h);
}

static bool
wants_to_hear(const struct options *options)
{
	return options->exports || statistics_listen(options->statistics);
}

/* What masks, and what counts, looks at any row. */
static bool
only_lists_look(const struct options *o)
{
	return !o->tree && !o->hex && !o->redact && !o->statistics && !o->heard && !(o->fields && fields_costly(o->fields));
}

static bool
one_pass(struct printing *x, struct capture_file *file)
{
	x->d.nodes = malloc(PACKET_NODES * sizeof *x->d.nodes);
	x->d.capacity = PACKET_NODES;
	x->d.session = session_new(&(struct session_setting){
	    .seed = secret_seed(), .memory = x->options->memory });
	x->d.wants_frame = x->options->tree || x->options->fields;
	x->d.brief = only_lists_look(x->options);
	bool fine = x->d.nodes && x->d.session;

	capture_no_waiting(file);
	if (fine && wants_to_hear(x->options))
		session_listen(x->d.session, hear, (void *)(uintptr_t)x->options);
	if (fine) {
		print_once(x, file);
		x->losses = session_losses(x->d.session);
	}
	session_free(x->d.session);
	redaction_free(&x->masked);
	free(x->d.nodes);
	return fine;
}

/* -2: all frames are observed before the first is printed, so that what came later is told. */
static bool
two_passes(struct printing *x, struct capture_file *file)
{
	struct packets *packets = packets_new(file, secret_seed(), x->options->memory);
	struct explanation e = { .nodes = NULL };

	if (!packets)
		return false;
	packets_redact(packets, x->options->redact);
	if (wants_to_hear(x->options))
		packets_listen(packets, hear, (void *)(uintptr_t)x->options);
	while (packets_load(packets, INT64_C(1000000000)))
		;
	for (uint32_t number = 1; !is_done(x) && packets_explain(packets, number, &e); number++) {
		struct frame frame = frame_of(&e.packet);

		if (!is_wanted(x, &frame))
			continue;
		save(x, file, &frame);
		put_packet(x, &e.d, e.digits);
	}
	x->losses = packets_losses(packets);
	explanation_free(&e);
	packets_free(packets);
	return true;
}

static void
tell_losses(const struct session_losses *losses)
{
	if (losses->forgotten)
		complain(_("%u conversations, unanswered requests or unfinished datagrams were let go for want of memory; give more with --memory"),
		    losses->forgotten);
	if (losses->passed)
		complain(_("%u gaps in conversations were not waited for, since too much was waiting behind them: messages break off there"),
		    losses->passed);
}

static int
finish(struct printing *x, struct capture_file *file)
{
	int status = EXIT_FINE;

	if (x->out.start)
		statistics_put(&x->out, x->options->statistics);
	out_close(&x->out);
	if (!exports_finish(x->options->exports))
		status = EXIT_FILE;
	if (x->rewriting && !rewrite_close(x->rewriting, file))
		status = EXIT_FILE;
	if (x->out.error) {
		complain(_("writing failed: %s"), strerror(x->out.error));
		status = EXIT_FILE;
	}
	if (capture_error(file)) {
		complain("%s", capture_error(file));
		status = EXIT_FILE;
	}
	tell_losses(&x->losses);
	if (x->filter && capture_filter_error(x->filter))
		complain("%s", capture_filter_error(x->filter));
	return status;
}

int
print_capture(struct capture_file *file, struct capture_filter *filter, struct rewriting *rewriting,
    const struct options *options)
{
	struct printing x = { .options = options, .filter = filter, .rewriting = rewriting };
	bool fine = out_open(&x.out, STDOUT_FILENO);

	x.out.color = options->color;
	x.out.names = !options->numbers;
	if (options->heard)
		x.out.heard = x.heard = heard_new(secret_seed());
	fine = fine && (!options->heard || x.heard);
	if (fine && options->fields)
		put_fields_header(&x.out, options->fields);
	fine = fine && (options->two_passes ? two_passes(&x, file) : one_pass(&x, file));
	int status = finish(&x, file);

	heard_free(x.heard);
	if (fine)
		return status;
	complain("%s", _("not enough memory"));
	return EXIT_FILE;
}
