/*
 * Capture filters over frames that were already captured: libpcap compiles an
 * expression once for each link type, and runs it.  pcap-filter(7).
 */

#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "capture/filter.h"
#include "capture/link_type.h"

enum { LINK_TYPES = 1 << 16, LINKTYPE_ETHERNET = 1, FILTER_MOST = 1024 };

struct program {
	struct bpf_program code;
	bool compiled;		/* false: it cannot be, nothing passes */
};

struct capture_filter {
	char *expression;
	char error[PCAP_ERRBUF_SIZE + 32];
	struct program *programs[LINK_TYPES];	/* NULL: no frame of that type yet */
};

static bool
compiles(pcap_t *p, const char *expression)
{
	struct bpf_program code;
	bool fine = pcap_compile(p, &code, expression, 0, PCAP_NETMASK_UNKNOWN) == 0;

	if (fine)
		pcap_freecode(&code);
	return fine;
}

/* Whether the first n characters mean something, once what they open is closed. */
static bool
means_something(pcap_t *p, const char *expression, size_t n)
{
	char text[FILTER_MOST * 2];
	size_t open = 0;

	memcpy(text, expression, n);
	for (size_t i = 0; i < n; i++)
		open += expression[i] == '(' ? 1u : expression[i] == ')' && open ? -1u : 0;
	memset(text + n, ')', open);
	text[n + open] = '\0';
	return compiles(p, text);
}

/* Behind the words that only connect others. */
static const char *
first_word(const char *text)
{
	static const char *const connecting[] = { " ", "(", ")", "and ", "or ", "not ", "&&", "||", "!" };

	for (size_t i = 0; i < sizeof connecting / sizeof *connecting; i++) {
		size_t n = strlen(connecting[i]);

		if (!strncasecmp(text, connecting[i], n)) {
			text += n;
			i = (size_t)-1;		/* and once more */
		}
	}
	return text;
}

/* libpcap says no place: it is where the longest beginning ends that it understands. */
static const char *
wrong_from(pcap_t *p, const char *expression)
{
	size_t all = strlen(expression), good = 0;

	for (size_t n = 1; n < all && all < FILTER_MOST; n++)
		if (strchr(" )", expression[n]) && means_something(p, expression, n))
			good = n;
	return first_word(expression + good);
}

void
capture_filter_explain(pcap_t *p, const char *expression, char *error, size_t size)
{
	char why[PCAP_ERRBUF_SIZE];

	snprintf(why, sizeof why, "%s", pcap_geterr(p));
	const char *place = wrong_from(p, expression);

	if (*place)
		snprintf(error, size, "%s, at '%s'", why, place);
	else
		snprintf(error, size, "%s, at its end", why);
}

/* Compile for a link type.  NULL: out of memory.  What else goes wrong is in error. */
static struct program *
compile(const char *expression, uint16_t link_type, char *error, size_t size)
{
	struct program *x = calloc(1, sizeof *x);
	pcap_t *p = pcap_open_dead(dlt_of(link_type), CAPTURE_FRAME_MAX);

	if (x && p) {
		x->compiled = pcap_compile(p, &x->code, expression, 1, PCAP_NETMASK_UNKNOWN) == 0;
		if (!x->compiled)
			capture_filter_explain(p, expression, error, size);
	} else {
		snprintf(error, size, "out of memory");
		free(x);
		x = NULL;
	}
	if (p)
		pcap_close(p);
	return x;
}

struct capture_filter *
capture_filter_new(const char *expression, char *error, size_t size)
{
	struct capture_filter *x = calloc(1, sizeof *x);
	struct program *first;

	if (!x || !(x->expression = strdup(expression))) {
		snprintf(error, size, "out of memory");
		free(x);
		return NULL;
	}
	first = compile(expression, LINKTYPE_ETHERNET, error, size);
	x->programs[LINKTYPE_ETHERNET] = first;
	if (first && first->compiled)
		return x;
	capture_filter_free(x);
	return NULL;
}

void
capture_filter_free(struct capture_filter *x)
{
	if (!x)
		return;
	for (size_t i = 0; i < LINK_TYPES; i++)
		if (x->programs[i]) {
			pcap_freecode(&x->programs[i]->code);
			free(x->programs[i]);
		}
	free(x->expression);
	free(x);
}

/* The program for a link type seen for the first time; the first error is kept. */
static struct program *
program_for(struct capture_filter *x, uint16_t link_type)
{
	char error[PCAP_ERRBUF_SIZE] = "";

	x->programs[link_type] = compile(x->expression, link_type, error, sizeof error);
	if (*error && !*x->error)
		snprintf(x->error, sizeof x->error, "link type %u: %s", link_type, error);
	return x->programs[link_type];
}

void
capture_filter_prepare(struct capture_filter *x)
{
	static const uint16_t usual[] = { 0, 9, 101, 108, 113, 228, 229, 276 };
	char error[PCAP_ERRBUF_SIZE];

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		if (x->programs[usual[i]])
			continue;
		struct program *program = compile(x->expression, usual[i], error, sizeof error);

		if (program && program->compiled)
			x->programs[usual[i]] = program;
		else			/* said when such a frame is there */
			free(program);
	}
}

bool
capture_filter_match(struct capture_filter *x, const struct frame *frame)
{
	struct pcap_pkthdr header = { .caplen = frame->captured, .len = frame->wire };
	struct program *program = x->programs[frame->link_type];

	if (!program)
		program = program_for(x, frame->link_type);
	return program && program->compiled &&
	       pcap_offline_filter(&program->code, &header, frame->bytes) != 0;
}

const char *
capture_filter_error(const struct capture_filter *x)
{
	return *x->error ? x->error : NULL;
}
