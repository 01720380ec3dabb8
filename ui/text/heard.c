/* Names heard: the table of them. */

#include <stdlib.h>
#include "dissectors/engine/flows.h"
#include "ui/text/heard.h"
#include "ui/text/heard_learn.h"
#include "ui/text/translate.h"
#include "ui/text/value.h"

enum { TEXT_MAX = 255 };

static const char *const origins[] = {
	[BY_DNS] = "DNS", [BY_DHCP] = "DHCP", [BY_NETBIOS] = "NetBIOS", [BY_MDNS] = "mDNS", [BY_LLMNR] = "LLMNR",
	[BY_NETBIOS_GROUP] = "NetBIOS group",
};

struct name {
	char *text;
	enum origin origin;
};

struct host {
	uint8_t address[16];
	uint32_t len, count;
	struct name *names;
};

struct heard_names {
	struct flows hosts;		/* by address */
	struct out out;			/* where names become text */
	uint32_t names, more;		/* kept; not kept, for want of room */
};

static void
drop_host(void *of, void *state)
{
	struct heard_names *h = of;
	struct host *host = state;

	for (uint32_t i = 0; i < host->count; i++)
		free(host->names[i].text);
	h->names -= host->count;
	free(host->names);
}

struct heard_names *
heard_new(uint64_t seed)
{
	struct heard_names *h = calloc(1, sizeof *h);

	if (!h || !out_open(&h->out, -1)) {
		free(h);
		return NULL;
	}
	h->hosts = (struct flows){ .state_size = sizeof(struct host), .most = HEARD_ADDRESSES, .drop = drop_host,
	    .of = h, .seed = seed };
	return h;
}

void
heard_free(struct heard_names *h)
{
	if (!h)
		return;
	flows_free(&h->hosts);
	out_close(&h->out);
	free(h);
}

static bool
key_of(struct flow_key *k, const uint8_t *address, size_t len)
{
	*k = (struct flow_key){ { len } };
	if (len == 4 || len == 16)
		memcpy(&k->words[1], address, len);
	return len == 4 || len == 16;
}

/* NULL: no memory. */
static struct host *
find_host(struct heard_names *h, const uint8_t *address, size_t len)
{
	struct flow_key k;

	if (!key_of(&k, address, len))
		return NULL;
	struct flow *flow = flow_find(&h->hosts, &k);
	void *state = flow || (flow = flow_new(&h->hosts, &k)) ? flow->state : NULL;
	struct host *host = state;

	if (host && !host->len) {
		memcpy(host->address, address, len);
		host->len = (uint32_t)len;
	}
	return host;
}

/* The host's name of that text and origin, or where it would be. */
static uint32_t
place_of(const struct host *host, const char *text, enum origin origin)
{
	uint32_t i = 0;

	while (i < host->count && (host->names[i].origin != origin || strcmp(host->names[i].text, text)))
		i++;
	return i;
}

static void
keep(struct heard_names *h, struct host *host, const char *text, enum origin origin)
{
	struct name *names = host->names;

	if (place_of(host, text, origin) < host->count)
		return;
	char *copy = host->count < HEARD_NAMES_EACH && h->names < HEARD_NAMES ? strdup(text) : NULL;

	if (!copy || !(names = realloc(names, (host->count + 1) * sizeof *names))) {
		free(copy);
		h->more++;
		return;
	}
	host->names = names;
	names[host->count++] = (struct name){ copy, origin };
	h->names++;
}

/* Somebody else has the name. */
static void
let_go(struct heard_names *h, struct host *host, const char *text, enum origin origin)
{
	uint32_t i = place_of(host, text, origin);

	if (i == host->count)
		return;
	free(host->names[i].text);
	host->names[i] = host->names[--host->count];
	h->names--;
}

/* The name at a node as text, until the next call. */
static const char *
text_of(struct heard_names *h, const struct dissection *d, const struct node *n)
{
	h->out.p = h->out.start;
	put_meaning(&h->out, d, n);
	if (h->out.p - h->out.start > TEXT_MAX)
		h->out.p = h->out.start + TEXT_MAX;
	*h->out.p = 0;
	return h->out.start;
}

void
heard_learn(struct heard_names *h, const struct dissection *d, const struct node *name, const struct node *address,
    enum origin origin, bool refused)
{
	struct host *host = find_host(h, node_bytes(d, address), address->len);

	if (!host)
		return;
	if (refused)
		let_go(h, host, text_of(h, d, name), origin);
	else
		keep(h, host, text_of(h, d, name), origin);
}

/* Whether it names the host: a workstation or server, not a role that a host has for a while, nor a user. */
static bool
is_of_host(const struct name *name)
{
	const char *use = strrchr(name->text, '<');

	return name->origin != BY_NETBIOS_GROUP &&
	    (name->origin != BY_NETBIOS || (use && (!strcmp(use, "<00>") || !strcmp(use, "<20>"))));
}

bool
put_heard_name(struct out *o, const struct heard_names *h, const uint8_t *address, size_t len)
{
	struct flow_key k;
	struct flow *flow = key_of(&k, address, len) ? flow_find((struct flows *)(uintptr_t)&h->hosts, &k) : NULL;
	const void *state = flow ? flow->state : NULL;
	const struct host *host = state;
	const struct name *best = NULL;

	for (uint32_t i = 0; host && i < host->count; i++)
		if (is_of_host(&host->names[i]) && (!best || host->names[i].origin < best->origin))
			best = &host->names[i];
	if (!best)
		return false;
	/* What a name of NetBIOS is for is no part of the host's. */
	out_text(o, best->text, best->origin == BY_NETBIOS ? strcspn(best->text, "<") : strlen(best->text));
	return true;
}

static void
put_host(struct out *o, const struct host *host)
{
	out_room(o);
	char *start = o->p;

	if (host->len == 4)
		put_ipv4(o, host->address);
	else
		put_ipv6(o, host->address);
	out_pad(o, start, 15, false);
	for (uint32_t i = 0; i < host->count; i++) {
		out_room(o);
		out_string(o, i ? ", " : "  ");
		out_string(o, host->names[i].text);
		out_string(o, " (");
		out_string(o, _(origins[host->names[i].origin]));
		out_char(o, ')');
	}
	out_char(o, '\n');
}

void
put_heard_names(struct out *o, const struct heard_names *h)
{
	uint32_t place = 0;

	out_room(o);
	if (h->names)
		out_string(o, _("Names, by address, and where they were heard\n"));
	for (struct flow *flow; (flow = flow_next(&h->hosts, &place)); ) {
		const void *state = flow->state;
		const struct host *host = state;

		if (host->count)
			put_host(o, host);
	}
	if (!h->more)
		return;
	out_room(o);
	out_string(o, _("More names than are kept: "));
	out_uint(o, h->more);
	out_char(o, '\n');
}
