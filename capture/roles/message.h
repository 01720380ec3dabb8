/*
 * What the decoder and the launcher say to each other, a message at a time
 * over a socket pair.  The launcher trusts none of it: texts are terminated
 * and numbers limited by message_receive_ask().
 */
#ifndef CAPTURE_ROLES_MESSAGE_H
#define CAPTURE_ROLES_MESSAGE_H

#include "capture/roles/launcher.h"

enum ask_kind { ASK_DEVICES, ASK_START, ASK_STOP, ASK_SAVE };

struct ask {
	int kind;			/* enum ask_kind */
	bool as_said;			/* ASK_START: what the command line says, not the request */
	struct launch_request request;
	char path[LAUNCH_TEXT];		/* ASK_SAVE */
};

struct answer {
	bool fine;
	bool unsaved;			/* the captured packets are in a spool */
	int count;			/* ASK_DEVICES */
	char text[LAUNCH_TEXT];		/* what is wrong; ASK_START: the file's path */
	struct device devices[DEVICES_MAX];
};

/* A message, with a descriptor (-1: none) that the other side gets its own of. */
bool message_send(int socket, const void *bytes, size_t n, int descriptor);

/* False: nobody is there any more, or it is no message of that size. */
bool message_receive(int socket, void *bytes, size_t n, int *descriptor);

/* The same for the launcher. */
bool message_receive_ask(int socket, struct ask *ask);

#endif
