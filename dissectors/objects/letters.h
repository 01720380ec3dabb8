/* Letters on their way out of a conversation: as objects, and for what is in them: attachments.h. */
#ifndef DISSECTORS_OBJECTS_LETTERS_H
#define DISSECTORS_OBJECTS_LETTERS_H

#include "dissectors/mail/dots.h"
#include "dissectors/objects/objects.h"

/* The letter of a conversation that is on its way.  Zeros at first. */
struct letter {
	bool open, begun;		/* there is one; the sink has it */
	bool hole;
	void *object;
	struct dots dots;
	bool bare_dot;			/* the line that ended them had a lone LF */
	uint8_t last;			/* byte of the message so far */
	uint32_t stream;
	uint8_t *head;
	size_t head_len;
};

/* As struct extractor has them; state is a struct letter. */
bool letters_want(const struct heard *h);
void letters_hear(void *state, const struct heard *h, const struct object_sink *sink);
void letters_finish(void *state, const struct object_sink *sink);

#endif
