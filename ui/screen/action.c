/* Keys and their actions. */

#include <stdio.h>

#include "ui/screen/action.h"
#include "ui/text/translate.h"

const struct action_row action_table[ACTION_COUNT] = {
#define X(name, bar, help, ...) [ACTION_##name] = { bar, help, { __VA_ARGS__ } },
	ACTIONS(X)
#undef X
};

enum action
action_of(int key)
{
	for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
		for (int i = 0; i < ACTION_KEYS && action_table[action].keys[i]; i++)
			if (action_table[action].keys[i] == key)
				return (enum action)action;
	return ACTION_NONE;
}

const char *
key_text(int key, char to[KEY_NAME_SIZE])
{
	static const char *const names[] = {
#define X(name, text) [K_##name - K_FIRST] = text,
		KEYS(X)
#undef X
	};

	if (key > K_FIRST)
		snprintf(to, KEY_NAME_SIZE, "%s", _(names[key - K_FIRST]));
	else if (key == ' ')
		snprintf(to, KEY_NAME_SIZE, "%s", _("Space"));
	else if (key < ' ')
		snprintf(to, KEY_NAME_SIZE, "Ctrl-%c", key | 0x40);
	else
		snprintf(to, KEY_NAME_SIZE, "%c", key);
	return to;
}
