/*
 * Views: the panes of the screen and what lies over them.
 *
 * Keys become actions (action.h), actions go to the view that has the
 * keyboard, views change the screen's state and draw it into the grid.  A
 * view is a table of functions; its state is a member of struct screen.  No
 * view knows a terminal.
 */
#ifndef UI_SCREEN_VIEW_H
#define UI_SCREEN_VIEW_H

#include "dissectors/coding/charset.h"
#include "ui/packets.h"
#include "ui/screen/action.h"
#include "ui/screen/chooser.h"
#include "ui/screen/grid.h"
#include "ui/screen/letter.h"
#include "ui/screen/line.h"
#include "ui/screen/live.h"
#include "ui/screen/spoken.h"
#include "ui/text/column.h"
#include "ui/text/out.h"

struct screen;

/* Members may be NULL: then nothing happens. */
struct view_ops {
	/* At every redraw in which it has an area; focused: it has the keyboard. */
	void (*draw)(struct screen *s, struct area a, bool focused);
	/* An action's key was pressed while it has the keyboard.  False: not for this view. */
	bool (*act)(struct screen *s, enum action action);
	/* Before keys become actions, while it has the keyboard.  False: it does not want this one. */
	bool (*type)(struct screen *s, int key);
	/* Another packet is open; s->opened explains it. */
	void (*packet)(struct screen *s);
	/* Another field was selected, by this view or another: s->field. */
	void (*field)(struct screen *s);
	/* Its own key bar, while it lies over the panes; it ends at key 0.  NULL: the actions'. */
	const struct bar_key *(*keys)(const struct screen *s);
};

struct bar_key {
	int key;
	const char *text;		/* to be translated when shown */
};

enum pane { PANE_LIST, PANE_TREE, PANE_HEX, PANES };

struct list_state {
	uint32_t top;			/* packets above the first row */
	int shift;			/* cells of the last column that are scrolled away */
	int widths[COLUMN_COUNT];		/* the widest text so far */
	int rows;			/* when last drawn */
};

/* A line of the tree: a node, or a part of one. */
struct tree_row {
	uint32_t node;
	int part;			/* -1: the node itself */
	uint16_t depth;
	bool foldable, open;
};

struct tree_state {
	struct tree_row *rows;		/* those not folded away */
	size_t count, room, selected, top;
	const struct field **open;	/* fields whose lines are unfolded, in any packet */
	size_t open_count, open_room;
	int height;			/* when last drawn */
};

struct hex_state {
	size_t source;			/* the tab: number in d.sources */
	size_t cursor, top;		/* a byte; the first row's first byte */
	int per_row, height;		/* when last drawn */
	enum charset charset;		/* of the characters beside the bytes; CHARSET_UNKNOWN: ASCII */
};

/* A line of text that is asked for. */
struct prompt_kind {
	const char *title;		/* to be translated when shown */
	size_t digits;			/* only so many digits can be typed; 0: any text */
	/* This was answered.  False: s->prompt.error says why it will not do, and the prompt stays. */
	bool (*done)(struct screen *s, const char *text);
};

struct prompt_state {
	const struct prompt_kind *kind;
	struct line line;
	char error[1024];
};

enum { COVERS = 6 };

struct screen {
	struct packets *packets;
	struct capture_file *file;	/* theirs; NULL: there is none yet */
	const char *path;		/* of their file; NULL: there is none yet */
	uint64_t seed;
	bool secrets;			/* credentials are shown */
	enum time_form times;		/* in the list */
	struct grid grid;
	enum pane focus;
	bool zoomed, quit, redraw;
	bool changed;			/* without a key: there is something new to draw */
	bool following;			/* the last packet is open, whichever that is */
	const struct view_ops *covers[COVERS];	/* help, prompts: the last one has the keyboard instead */
	int cover_count;
	uint32_t number;		/* of the packet that is open; 0: none */
	uint32_t trail[16];		/* packets that were left by following fields, the last one last */
	int trail_count;
	bool readable;			/* it could be read: opened holds it */
	struct explanation opened, row;	/* row: of the list's line being drawn */
	struct node field;		/* selected in the tree; .field NULL: none */
	struct list_state list;
	struct tree_state tree;
	struct hex_state hex;
	size_t help_top;
	struct spoken spoken;
	struct letter letter;
	struct prompt_state prompt;
	struct live live;
	int maker;			/* who makes files: capture/roles/maker.h; -1: nobody */
	struct chooser chooser;
	char message[160];		/* in the status line until the next key */
	struct out text;		/* for one line: see screen_text() */
};

extern const struct view_ops list_view, tree_view, hex_view, help_view, prompt_view, spoken_view, letter_view;

extern const struct view_ops *const screen_panes[PANES];

/* ---- what views ask of the screen ---- */

/* Open another packet, and stay there; there is no such number: the nearest. */
void screen_open(struct screen *s, uint64_t number);

/* Open the last packet, and each one that comes after it. */
void screen_open_last(struct screen *s);

/* Show another file's packets from now on.  False: no memory, and all is as before. */
bool screen_show(struct screen *s, struct capture_file *file);

/* Open the packet that a field of this one names; ACTION_BACK leads back. */
void screen_follow(struct screen *s, uint64_t number);

/* Select a field, for all views. */
void screen_select(struct screen *s, const struct node *field);

/* Lay a view over all others, or take it and what lies over it away. */
void screen_cover(struct screen *s, const struct view_ops *view);
void screen_uncover(struct screen *s, const struct view_ops *view);

/* An empty buffer with room for a line. */
struct out *screen_text(struct screen *s);

/* Draw the buffer's text; gives the cells used. */
int screen_put(struct screen *s, int row, int column, int room, enum style style);

/* ---- what views ask of each other ---- */

/* Select the deepest field that holds a byte of a source, and unfold what is around it. */
void tree_select_byte(struct screen *s, size_t source, size_t byte);

/* Cells of a line of bytes, when at most so many can be had. */
int hex_columns(int most);

/* Ask for a line; text stands there already. */
void prompt_begin(struct screen *s, const struct prompt_kind *kind, const char *text);

/* The same from done(), which gives false then: this is asked next. */
void prompt_ask(struct screen *s, const struct prompt_kind *kind, const char *text);

/* Ask for the number of a packet; the first digit was typed already, or 0. */
void prompt_go_to(struct screen *s, int digit);

/* Show what was said in the conversation of the packet that is open; read it once more; leave it. */
void spoken_open(struct screen *s);
void spoken_again(struct screen *s);
void spoken_close(struct screen *s);

/* Show the letter that the open packet brings; make its lines anew; leave it. */
void letter_open(struct screen *s);
void letter_again(struct screen *s);
void letter_close(struct screen *s);

/* Ask which part of the letter that is shown to save, and as what; the number's first digit was typed already, or 0. */
void letter_save(struct screen *s, int digit);

/* The status line and the key bar: shown, not acted on. */
void bar_draw_status(struct screen *s, struct area a);
void bar_draw_keys(struct screen *s, struct area a);

/* Where everything stands, drawn into s->grid. */
void layout_draw(struct screen *s);

/* The line above a pane, with the buffer's text.  With the keyboard, it stands out. */
void layout_draw_line(struct screen *s, struct area pane, bool focused);

/* The line to begin with so that the selected one of count is among height lines. */
size_t scrolled(size_t top, size_t selected, size_t count, int height);

/*
 * Where a cursor goes that moves by lines, pages and to the ends, among count
 * (at least 1).  False: the action is no such move.
 */
bool moved(enum action action, size_t *at, size_t count, size_t line, size_t page);

#endif
