/* The program run as a user runs it, with what it wrote. */
#ifndef TESTS_UI_RUN_H
#define TESTS_UI_RUN_H

struct ran {
	int status;		/* exit status; -1: it died otherwise */
	char *out, *err;	/* terminated; freed by ran_free() */
};

/* Run a shell command in the project's folder; $p is build/test/iriscope. */
struct ran run(const char *command);
void ran_free(struct ran *r);

/* Whether text holds part, for messages that show the text. */
int holds(const char *text, const char *part);

#endif
