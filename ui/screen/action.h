/*
 * What a user can do, and with which keys.  One list gives the enum, the
 * table of keys, the key bar and the help: a new action is one line here and
 * one case in a view.
 */
#ifndef UI_SCREEN_ACTION_H
#define UI_SCREEN_ACTION_H

#include <stddef.h>

/* Keys that are no characters; as terminal.c gives them.  Characters are themselves. */
#define KEYS(X) \
	X(UP, "Up") X(DOWN, "Down") X(LEFT, "Left") X(RIGHT, "Right") \
	X(PAGE_UP, "PgUp") X(PAGE_DOWN, "PgDn") X(HOME, "Home") X(END, "End") \
	X(ENTER, "Enter") X(TAB, "Tab") X(BACK_TAB, "Shift-Tab") X(ESCAPE, "Esc") \
	X(BACKSPACE, "Backspace") X(DELETE, "Delete") X(F1, "F1") X(F6, "F6") \
	X(RESIZED, NULL)	/* the terminal has another size */ \
	X(GONE, NULL)		/* the terminal is gone, or we are told to end */

enum key {
	K_NONE = -1,		/* nothing was pressed */
	K_FIRST = 0x110000,	/* behind all characters */
#define X(name, text) K_##name,
	KEYS(X)
#undef X
};
#define CONTROL(c) ((c) & 0x1f)

/* Name, in the key bar (NULL: not there), in the help, keys. */
#define ACTIONS(X) \
	X(HELP, "Help", "show or leave this help", '?', K_F1) \
	X(QUIT, "Quit", "leave iriscope", 'q') \
	X(RECORD, "Record", "record packets, anew: what is not saved is asked about", 'r') \
	X(STOP, "Stop", "stop recording; all packets stay", 's') \
	X(RESTART, "Restart", "begin recording anew", 'R', CONTROL('R')) \
	X(SAVE, "Save", "save the recorded packets as a file", 'w') \
	X(INTERFACES, "Interface", "choose the interface to record from, and a filter", 'i') \
	X(FOLLOW, "Follow", "follow new packets, or stay at this one", 'f') \
	X(NEXT_PANE, "Pane", "the next pane; in a stream: HTTP unpacked", K_TAB) \
	X(PREVIOUS_PANE, NULL, "the pane before", K_BACK_TAB) \
	X(ZOOM, "Zoom", "show this pane alone, or all again", 'z') \
	X(UP, NULL, "a line up", 'k', K_UP) \
	X(DOWN, NULL, "a line down", 'j', K_DOWN) \
	X(LEFT, NULL, "fold, or to the line around; a byte or some columns left", 'h', K_LEFT) \
	X(RIGHT, NULL, "unfold, or into it; a byte or some columns right", 'l', K_RIGHT) \
	X(PAGE_UP, NULL, "a page up", K_PAGE_UP, CONTROL('B')) \
	X(PAGE_DOWN, NULL, "a page down", K_PAGE_DOWN, CONTROL('F')) \
	X(FIRST, NULL, "to the beginning", 'g', K_HOME) \
	X(LAST, NULL, "to the end", 'G', K_END) \
	X(FOLD, "Fold", "fold, unfold; to the fields, to the frame that one names", K_ENTER, ' ') \
	X(UNFOLD_ALL, NULL, "unfold all fields of this packet", '+', '*') \
	X(FOLD_ALL, NULL, "fold all fields", '-') \
	X(NEXT_PACKET, "Next", "the next packet, from any pane", 'n', '>') \
	X(PREVIOUS_PACKET, "Previous", "the packet before, from any pane", 'p', '<') \
	X(GO_TO, "Go to", "go to a packet by its number; or type the number", ':', CONTROL('G')) \
	X(CONVERSATION, "Stream", "what both ends of this TCP or UDP conversation said", 'F') \
	X(LETTER, NULL, "read the letter that this packet brings", 'm') \
	X(CHARSET, NULL, "the next character set: of the bytes, of what is read", K_F6) \
	X(BACK, NULL, "back from a packet that a field led to", 'b', K_BACKSPACE) \
	X(SECRETS, NULL, "show passwords and other credentials, or mask them", 'x') \
	X(NEXT_SOURCE, NULL, "the next tab of the bytes", ']') \
	X(PREVIOUS_SOURCE, NULL, "the tab of the bytes before", '[') \
	X(REDRAW, NULL, "draw the screen anew", CONTROL('L')) \
	X(CANCEL, NULL, "leave the help, the prompt, what is read", K_ESCAPE)

enum action {
	ACTION_NONE,
#define X(name, bar, help, ...) ACTION_##name,
	ACTIONS(X)
#undef X
	ACTION_COUNT
};

enum { ACTION_KEYS = 4, KEY_NAME_SIZE = 16 };

struct action_row {
	const char *bar, *help;		/* to be translated when shown */
	int keys[ACTION_KEYS];		/* ends at 0 */
};
extern const struct action_row action_table[ACTION_COUNT];

/* What the key does; ACTION_NONE: nothing. */
enum action action_of(int key);

/* The key's name, as help and key bar call it: "q", "Ctrl-L", "Tab". */
const char *key_text(int key, char to[KEY_NAME_SIZE]);

#endif
