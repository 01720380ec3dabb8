/* Messages between decoder and launcher, see message.h. */

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "capture/roles/message.h"

/* Room for one descriptor beside a message; unix(7). */
union beside {
	struct cmsghdr header;
	char bytes[CMSG_SPACE(sizeof(int))];
};

bool
message_send(int socket, const void *bytes, size_t n, int descriptor)
{
	union beside beside = { .header = { .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS,
		.cmsg_len = CMSG_LEN(sizeof(int)) } };
	struct iovec part = { (void *)(uintptr_t)bytes, n };
	struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1 };
	ssize_t sent;

	if (descriptor >= 0) {
		memcpy(CMSG_DATA(&beside.header), &descriptor, sizeof descriptor);
		m.msg_control = &beside;
		m.msg_controllen = sizeof beside;
	}
	do
		sent = sendmsg(socket, &m, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)n;
}

bool
message_receive(int socket, void *bytes, size_t n, int *descriptor)
{
	union beside beside;
	struct iovec part = { bytes, n };
	struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1,
		.msg_control = &beside, .msg_controllen = sizeof beside };
	ssize_t got;

	do
		got = recvmsg(socket, &m, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	*descriptor = -1;
	const struct cmsghdr *c = got >= 0 ? CMSG_FIRSTHDR(&m) : NULL;

	if (c && c->cmsg_type == SCM_RIGHTS)
		memcpy(descriptor, CMSG_DATA(c), sizeof *descriptor);
	return got == (ssize_t)n;
}

static void
terminate(char *text, size_t size)
{
	text[size - 1] = '\0';
}

bool
message_receive_ask(int socket, struct ask *ask)
{
	struct launch_request *r = &ask->request;
	int descriptor;

	if (!message_receive(socket, ask, sizeof *ask, &descriptor))
		return false;
	if (descriptor >= 0)
		close(descriptor);		/* nobody asked for one */
	terminate(ask->path, sizeof ask->path);
	terminate(r->filter, sizeof r->filter);
	for (size_t i = 0; i < LAUNCH_DEVICES; i++)
		terminate(r->devices[i], sizeof r->devices[i]);
	if (r->device_count > LAUNCH_DEVICES)
		r->device_count = LAUNCH_DEVICES;
	return true;
}
