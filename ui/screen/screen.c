/* The engine: keys become actions, actions reach views, views are told what changed. */

#include <stdio.h>
#include <stdlib.h>

#include "ui/screen/charsets.h"
#include "ui/screen/screen.h"
#include "ui/screen/view.h"
#include "ui/text/translate.h"

const struct view_ops *const screen_panes[PANES] = {
	[PANE_LIST] = &list_view, [PANE_TREE] = &tree_view, [PANE_HEX] = &hex_view,
};

struct screen *
screen_new(struct capture_file *file, const char *path, uint64_t seed)
{
	struct screen *s = calloc(1, sizeof *s);

	if (!s)
		return NULL;
	s->file = file;
	s->path = path;
	s->seed = seed;
	s->times = TIME_RELATIVE;
	s->maker = -1;
	s->row.brief = true;
	s->packets = packets_new(file, seed, 0);
	if (!s->packets || !out_open(&s->text, -1)) {
		screen_free(s);
		return NULL;
	}
	packets_redact(s->packets, true);
	return s;
}

void
screen_times(struct screen *s, enum time_form form)
{
	s->times = form;
}

void
screen_free(struct screen *s)
{
	if (!s)
		return;
	spoken_end(&s->spoken);
	letter_free(&s->letter);
	packets_free(s->packets);
	capture_close(s->live.file);
	explanation_free(&s->opened);
	explanation_free(&s->row);
	grid_free(&s->grid);
	free(s->tree.rows);
	free(s->tree.open);
	if (s->text.start)
		out_close(&s->text);
	free(s);
}

struct out *
screen_text(struct screen *s)
{
	out_flush(&s->text);		/* to nowhere */
	return &s->text;
}

int
screen_put(struct screen *s, int row, int column, int room, enum style style)
{
	return grid_text(&s->grid, row, column, room, s->text.start,
	    (size_t)(s->text.p - s->text.start), style);
}

size_t
scrolled(size_t top, size_t selected, size_t count, int height)
{
	size_t n = height > 0 ? (size_t)height : 1;

	if (selected < top)
		top = selected;
	if (selected - top >= n)
		top = selected - n + 1;
	if (top + n > count)		/* no empty lines below while there are some above */
		top = count > n ? count - n : 0;
	return top;
}

bool
moved(enum action action, size_t *at, size_t count, size_t line, size_t page)
{
	switch (action) {
	case ACTION_UP: *at -= *at >= line ? line : 0; break;
	case ACTION_DOWN: *at += count - *at > line ? line : 0; break;
	case ACTION_PAGE_UP: *at -= *at >= page ? page : *at; break;
	case ACTION_PAGE_DOWN: *at += count - *at > page ? page : count - *at - 1; break;
	case ACTION_FIRST: *at = 0; break;
	case ACTION_LAST: *at = count - 1; break;
	default: return false;
	}
	return true;
}

static void
show_packet(struct screen *s, uint32_t number)
{
	s->number = number;
	s->readable = packets_explain(s->packets, s->number, &s->opened);
	for (int i = PANES; i-- > 0; )		/* the tree selects a field last, when the bytes are ready */
		if (screen_panes[i]->packet)
			screen_panes[i]->packet(s);
}

void
screen_open(struct screen *s, uint64_t number)
{
	uint32_t count = packets_count(s->packets);

	s->following = false;
	if (!count)
		return;
	if (number > count)
		snprintf(s->message, sizeof s->message, packets_loading(s->packets) ?
		    _("Packet %u is the last one so far") : _("Packet %u is the last one"), count);
	show_packet(s, number < 1 ? 1 : number > count ? count : (uint32_t)number);
}

void
screen_open_last(struct screen *s)
{
	screen_open(s, packets_count(s->packets));
	s->following = packets_loading(s->packets);
}

bool
screen_show(struct screen *s, struct capture_file *file)
{
	struct packets *packets = packets_new(file, s->seed, 0);

	if (!packets)
		return false;
	spoken_close(s);
	letter_close(s);
	packets_free(s->packets);
	packets_redact(packets, !s->secrets);
	s->packets = packets;
	s->file = file;
	s->number = 0;
	s->trail_count = 0;
	s->readable = false;
	s->field = (struct node){ 0 };
	s->list = (struct list_state){ 0 };
	s->tree.count = s->tree.selected = s->tree.top = 0;
	s->hex = (struct hex_state){ .charset = s->hex.charset };
	s->focus = PANE_LIST;
	s->changed = true;
	return true;
}

void
screen_follow(struct screen *s, uint64_t number)
{
	enum { TRAIL = sizeof s->trail / sizeof *s->trail };

	if (s->trail_count == TRAIL)
		memmove(s->trail, s->trail + 1, (size_t)--s->trail_count * sizeof *s->trail);
	s->trail[s->trail_count++] = s->number;
	screen_open(s, number);
}

void
screen_select(struct screen *s, const struct node *field)
{
	s->field = *field;
	for (int i = 0; i < PANES; i++)
		if (screen_panes[i]->field)
			screen_panes[i]->field(s);
}

void
screen_cover(struct screen *s, const struct view_ops *view)
{
	screen_uncover(s, view);
	if (s->cover_count < COVERS)
		s->covers[s->cover_count++] = view;
}

void
screen_uncover(struct screen *s, const struct view_ops *view)
{
	for (int i = 0; i < s->cover_count; i++)
		if (s->covers[i] == view)
			s->cover_count = i;
}

bool
screen_resize(struct screen *s, int rows, int columns)
{
	return grid_resize(&s->grid, rows, columns);
}

bool
screen_load(struct screen *s, int64_t nanoseconds)
{
	bool loading = packets_loading(s->packets);
	uint32_t before = packets_count(s->packets);
	bool more = packets_load(s->packets, nanoseconds);
	uint32_t count = packets_count(s->packets);

	s->changed |= count > before || (loading && !more);
	if (count && s->following && s->number < count)
		show_packet(s, count);
	else if (count && !s->number)
		show_packet(s, 1);
	else if (count && loading && !more)	/* what later frames brought is told from now on */
		show_packet(s, s->number);
	s->changed |= spoken_read(&s->spoken, s->packets, nanoseconds);
	return more || spoken_reads(&s->spoken, s->packets);
}

bool
screen_waiting(const struct screen *s)
{
	return packets_waiting(s->packets) && !spoken_reads(&s->spoken, s->packets);
}

static void
follow_or_stay(struct screen *s)
{
	bool follow = !s->following;

	s->following = false;
	if (!packets_loading(s->packets)) {
		snprintf(s->message, sizeof s->message, "%s",
		    _("All packets are here: there is nothing to follow"));
	} else if (follow) {
		s->focus = PANE_LIST;
		screen_open_last(s);
	}
}

static void
show_secrets(struct screen *s, bool shown)
{
	s->secrets = shown;
	packets_redact(s->packets, !shown);
	snprintf(s->message, sizeof s->message, "%s", shown ? _("Passwords and other credentials are shown") :
	    _("Passwords and other credentials are masked"));
	if (s->number)
		show_packet(s, s->number);
	spoken_again(s);
	letter_again(s);
}

/* Actions that mean the same in every pane. */
static void
act_anywhere(struct screen *s, enum action action)
{
	switch (action) {
	case ACTION_HELP:
		s->help_top = 0;
		screen_cover(s, &help_view);
		break;
	case ACTION_NEXT_PANE: s->focus = (s->focus + 1) % PANES; break;
	case ACTION_PREVIOUS_PANE: s->focus = (s->focus + PANES - 1) % PANES; break;
	case ACTION_SECRETS: show_secrets(s, !s->secrets); break;
	case ACTION_ZOOM: s->zoomed = !s->zoomed; break;
	case ACTION_NEXT_PACKET:
		if (s->number < packets_count(s->packets))
			screen_open(s, (uint64_t)s->number + 1);
		break;
	case ACTION_PREVIOUS_PACKET:
		if (s->number > 1)
			screen_open(s, s->number - 1);
		break;
	case ACTION_BACK:
		if (s->trail_count)
			screen_open(s, s->trail[--s->trail_count]);
		break;
	case ACTION_CONVERSATION: spoken_open(s); break;
	case ACTION_LETTER: letter_open(s); break;
	case ACTION_CHARSET: s->hex.charset = charsets_next(s->hex.charset); break;
	case ACTION_GO_TO: prompt_go_to(s, 0); break;
	case ACTION_REDRAW: s->redraw = true; break;
	case ACTION_FOLLOW: follow_or_stay(s); break;
	case ACTION_QUIT: live_intend(s, INTENT_QUIT); break;
	default: live_act(s, action);
	}
}

void
screen_key(struct screen *s, int key)
{
	const struct view_ops *view = s->cover_count ? s->covers[s->cover_count - 1] :
	    screen_panes[s->focus];
	enum action action = action_of(key);

	s->message[0] = '\0';
	if (view->type && view->type(s, key))
		return;
	if (!s->cover_count && key >= '0' && key <= '9')
		prompt_go_to(s, key);
	else if (!view->act || !view->act(s, action))
		act_anywhere(s, action);
	if (s->focus != PANE_LIST)	/* a packet that is read must not go away */
		s->following = false;
}

const struct grid *
screen_draw(struct screen *s)
{
	layout_draw(s);
	return &s->grid;
}
