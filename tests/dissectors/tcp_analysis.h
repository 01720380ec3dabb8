/* Segments of connections, and what the analysis has to say of each. */
#ifndef TESTS_DISSECTORS_TCP_ANALYSIS_H
#define TESTS_DISSECTORS_TCP_ANALYSIS_H

#include <stddef.h>
#include <stdint.h>

enum { THERE, BACK };

/* A name begins a situation; segments follow, in a connection of their own. */
struct step {
	const char *name;
	int direction;
	uint32_t seq, ack;
	int len;
	unsigned flags, window;
	const char *told;	/* window as calculated, then notes by short names: tcp_analysis.c */
	int us;			/* since the segment before; 0: 1000 */
	int shift;		/* of a window scale option, + 1; 0: none */
};

extern const struct step tcp_steps[];
extern const size_t tcp_step_count;

#endif
