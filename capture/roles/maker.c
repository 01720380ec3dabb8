/* New files for the decoder. */

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "capture/roles/confine.h"
#include "capture/roles/maker.h"
#include "capture/roles/message.h"
#include "capture/roles/rights.h"

/* All that a maker has open. */
enum { SOCKET, FOLDER, MAKER_ENDS };

/* Of the folder itself, and one that people see. */
static bool
is_fit(const char *name)
{
	return *name && *name != '.' && !strchr(name, '/');
}

/* Each answer is errno, 0: it is made. */
static void
serve(void)
{
	char name[MAKER_NAME];
	int given;

	while (message_receive(SOCKET, name, sizeof name, &given)) {
		if (given >= 0)
			close(given);		/* nobody asked for one */
		name[sizeof name - 1] = '\0';
		errno = EINVAL;
		int fd = is_fit(name) ?
		    openat(FOLDER, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600) : -1;
		int fault = fd < 0 ? errno : 0;
		bool sent = message_send(SOCKET, &fault, sizeof fault, fd);

		if (fd >= 0)
			close(fd);
		if (!sent)
			return;
	}
}

/* Its end is the socket's: what tells others to end is not for it. */
static void
be_maker(int socket, int folder, bool confined)
{
	static const int ignored[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE };
	char said[512];

	for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
		signal(ignored[i], SIG_IGN);
	if (dup2(socket, SOCKET) < 0 || dup2(folder, FOLDER) < 0 || close_range(MAKER_ENDS, UINT_MAX, 0) < 0 ||
	    !rights_drop(RIGHTS_FILES))
		_exit(1);
	if (confined)
		confine(FOLDER, said, sizeof said);	/* what the kernel lacks, the decoder says */
	serve();
	_exit(0);
}

int
maker_start(bool confined)
{
	int pair[2], folder = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	pid_t maker = -1;

	if (folder < 0)
		return -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0) {
		maker = fork();
		if (maker == 0)
			be_maker(pair[1], folder, confined);
		close(pair[1]);
		if (maker < 0)
			close(pair[0]);
	}
	close(folder);
	return maker < 0 ? -1 : pair[0];
}

int
maker_new(int socket, const char *name, char *error, size_t size)
{
	char asked[MAKER_NAME] = "";
	int fault = 0, fd = -1;

	if (!is_fit(name))
		snprintf(error, size, "a name without /, that does not begin with a dot: "
		    "it is for the folder that the program was started in");
	else if (snprintf(asked, sizeof asked, "%s", name) >= (int)sizeof asked)
		snprintf(error, size, "the name is too long");
	else if (!message_send(socket, asked, sizeof asked, -1) || !message_receive(socket, &fault, sizeof fault, &fd))
		snprintf(error, size, "no file can be made: the process that makes them is not there");
	else if (fault == EEXIST)
		snprintf(error, size, "%s is there already: choose another name", name);
	else if (fault)
		snprintf(error, size, "%s: %s", name, strerror(fault));
	return fd;
}
