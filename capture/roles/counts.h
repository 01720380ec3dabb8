/*
 * How a capture goes: written by the capturer, read by the launcher and the
 * decoder, in memory that they share.
 */
#ifndef CAPTURE_ROLES_COUNTS_H
#define CAPTURE_ROLES_COUNTS_H

#include <stdatomic.h>
#include <stdint.h>

enum capture_state {
	CAPTURE_IDLE,			/* nothing was started yet */
	CAPTURE_RUNNING,
	CAPTURE_STOPPED,		/* as it was told to, or a limit was reached */
	CAPTURE_BROKEN,			/* reason says why; what came before is saved */
};

struct capture_counts {
	_Atomic int state;		/* enum capture_state */
	_Atomic uint64_t packets;	/* that were taken */
	_Atomic uint64_t dropped;	/* by the kernel: the buffer was full */
	_Atomic uint64_t dropped_by_interface;
	_Atomic uint64_t not_shown;	/* saved, but not passed on: who prints was too slow */
	_Atomic uint64_t bytes;		/* of whole records in the file that the decoder reads */
	/* Terminated; they stand before state says so. */
	char devices[256];		/* names, "eth0, eth1" */
	char reason[512];		/* in one line */
};

#endif
