/* SSDP: messages with the form of HTTP's, in datagrams.  UPnP Device Architecture 2.0 section 1. */

#include "dissectors/application/http_message.h"

enum { UNKNOWN };

static const struct field fields[] = {
	[UNKNOWN] = { "ssdp.unknown", "Not of HTTP's form", BYTES },
};

enum { ASKS, ANSWERS, ODD };	/* summaries */

static void
dissect(struct dissection *d)
{
	enum http_kind kind = dissect_http(d);

	if (kind == HTTP_OTHER && left(d))
		add_bytes(d, UNKNOWN, left(d));
	summary(d, kind == HTTP_REQUEST ? ASKS : kind == HTTP_RESPONSE ? ANSWERS : ODD);
}

const struct dissector dissector_ssdp = {
	.proto = { "ssdp", "Simple Service Discovery Protocol", PROTOCOL },
	.column = "SSDP",
	ROWS(fields),
	.also = &dissector_http,
	.dissect = dissect,
	.summaries = {
		[ASKS] = "{http.request.method} {http.request.uri}{ |http.request.version}",
		[ANSWERS] = "{http.response.version} {http.response.code#}{ |http.response.phrase}",
		[ODD] = "{udp.srcport#} → {udp.dstport#}{ Len=|udp.payload.len#}",
	},
	.on = { { UDP_PORT, 1900 } },
};
