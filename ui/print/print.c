/* The printing loop. */

#include <unistd.h>
#include "dissectors/engine/session.h"
#include "ui/packet.h"
#include "ui/print/hex.h"
#include "ui/print/lines.h"
#include "ui/print/print.h"
#include "ui/text/translate.h"

enum { NODES = 4096 };

/* What the loop carries from packet to packet. */
struct printing {
	const struct options *options;
	struct out out;
	struct dissection d;
	int64_t first, previous, shown;		/* times of packets */
	uint32_t number, printed;
};

static void
put_packet(struct printing *x, int digits)
{
	const struct options *options = x->options;
	struct time_style times = options->times;
	struct out *o = &x->out;

	times.digits = digits;
	times.since_shown = x->printed ? x->d.packet->time - x->shown : 0;
	x->shown = x->d.packet->time;
	if (options->fields) {
		put_fields(o, options->fields, &x->d, &times);
	} else {
		if (options->lines)
			put_line(o, &x->d, &times);
		if (options->tree)
			put_tree(o, &x->d, &options->detail);
		if (options->hex)
			put_hex_dump(o, x->d.packet->bytes, x->d.packet->captured);
	}
	if (options->flush)
		out_flush(o);
}

/* As many digits as the interface's clock has. */
static int
digits_of(const struct capture_file *file, uint32_t number)
{
	const struct capture_interface *interface = capture_interface(file, number);

	return interface ? interface->digits : 6;
}

/* Every frame is numbered and timed, those that do not pass the filter, too. */
static void
read_packet(struct printing *x, const struct capture_file *file, const struct frame *frame,
    struct capture_filter *filter)
{
	if (!x->number++)
		x->first = x->previous = frame->time;
	int64_t previous = x->previous;

	x->previous = frame->time;
	if (filter && !capture_filter_match(filter, frame))
		return;
	struct packet packet = packet_of(file, frame, x->number, x->first, previous);

	dissect_packet(&x->d, &packet);
	if (!x->options->quiet)
		put_packet(x, digits_of(file, frame->interface));
	x->printed++;
}

static int
finish(struct printing *x, struct capture_file *file, struct capture_filter *filter)
{
	int status = EXIT_FINE;

	out_close(&x->out);
	if (x->out.error) {
		complain(_("writing failed: %s"), strerror(x->out.error));
		status = EXIT_FILE;
	}
	if (capture_error(file)) {
		complain("%s", capture_error(file));
		status = EXIT_FILE;
	}
	if (filter && capture_filter_error(filter))
		complain("%s", capture_filter_error(filter));
	return status;
}

int
print_capture(struct capture_file *file, struct capture_filter *filter, const struct options *options)
{
	struct node nodes[NODES];
	struct session *session = session_new(&(struct session_setting){ .seed = secret_seed() });
	struct printing x = { .options = options };
	struct frame frame;

	if (!session || !out_open(&x.out, STDOUT_FILENO)) {
		session_free(session);
		complain("%s", _("not enough memory"));
		return EXIT_FILE;
	}
	x.out.color = options->color;
	x.d = (struct dissection){ .nodes = nodes, .capacity = NODES, .session = session,
	    .wants_frame = options->tree || options->fields };
	if (options->fields)
		put_fields_header(&x.out, options->fields);
	while (!x.out.error && (!options->count || x.printed < options->count) &&
	    capture_next(file, &frame) == CAPTURE_FRAME)
		read_packet(&x, file, &frame, filter);
	session_free(session);
	return finish(&x, file, filter);
}
