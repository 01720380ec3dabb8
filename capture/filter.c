/*
 * Capture filters over frames that were already captured: libpcap compiles an
 * expression once for each link type, and runs it.  pcap-filter(7).
 */

#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "capture/filter.h"

enum { LINK_TYPES = 1 << 16, LINKTYPE_ETHERNET = 1 };

struct program {
	struct bpf_program code;
	bool compiled;		/* false: it cannot be, nothing passes */
};

struct capture_filter {
	char *expression;
	char error[PCAP_ERRBUF_SIZE + 32];
	struct program *programs[LINK_TYPES];	/* NULL: no frame of that type yet */
};

/*
 * Files number link types one way, libpcap's interface another; they differ
 * where the systems' own numbers did.  libpcap's pcap-common.c.
 */
static int
dlt(uint16_t link_type)
{
	static const struct {
		uint16_t link_type, dlt;
	} differing[] = {
		{ 100, DLT_ATM_RFC1483 }, { 101, DLT_RAW }, { 102, DLT_SLIP_BSDOS },
		{ 103, DLT_PPP_BSDOS }, { 104, DLT_C_HDLC }, { 106, DLT_ATM_CLIP },
		{ 107, DLT_FRELAY }, { 108, DLT_LOOP }, { 109, DLT_ENC }, { 246, DLT_PFSYNC },
	};

	for (size_t i = 0; i < sizeof differing / sizeof *differing; i++)
		if (differing[i].link_type == link_type)
			return differing[i].dlt;
	return link_type;
}

/* Compile for a link type.  NULL: out of memory.  What else goes wrong is in error. */
static struct program *
compile(const char *expression, uint16_t link_type, char *error, size_t size)
{
	struct program *x = calloc(1, sizeof *x);
	pcap_t *p = pcap_open_dead(dlt(link_type), CAPTURE_FRAME_MAX);

	if (x && p) {
		x->compiled = pcap_compile(p, &x->code, expression, 1, PCAP_NETMASK_UNKNOWN) == 0;
		if (!x->compiled)
			snprintf(error, size, "%s", pcap_geterr(p));
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
