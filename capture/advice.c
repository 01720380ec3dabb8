/* See capture/advice.h. */

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "capture/advice.h"

const char *
advice(int fault)
{
	static const struct {
		int fault;
		const char *text;
	} rows[] = {
		{ ENOSPC, "the disk is full; make room, or save to another one" },
		{ EDQUOT, "your share of the disk is used up; make room, or save to another one" },
		{ EFBIG, "no file may become larger (ulimit -f, or the disk's format); save several with -b filesize:KB" },
		{ ENOENT, "there is no such folder; make it first, or choose another one" },
		{ ENOTDIR, "what should be a folder is none; choose another one" },
		{ EISDIR, "is a folder; give the name of a file in it" },
		{ EACCES, "no permission to write there; choose a folder of your own" },
		{ EPERM, "no permission to write there; choose a folder of your own" },
		{ EROFS, "the disk can only be read; save to another one" },
		{ EPIPE, "whoever read it has gone" },
		{ EEXIST, "is there already, and not this recording's; move it away, or choose another name" },
		{ EINVAL, "pcap has one link type, these packets have several; take -F pcapng" },
		{ EMSGSIZE, "a packet is longer than any capture file may hold" },
		{ ENOMEM, "out of memory" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].fault == fault)
			return rows[i].text;
	return strerror(fault);
}
