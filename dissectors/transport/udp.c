/* UDP.  RFC 768. */

#include "dissectors/engine/checksum.h"
#include "dissectors/engine/flows.h"
#include "dissectors/engine/registry.h"
#include "dissectors/engine/session.h"
#include "dissectors/transport/services.h"

enum {
	SRCPORT, DSTPORT, LENGTH, CHECKSUM, CHECKSUM_STATUS, CHECKSUM_CALCULATED, CHECKSUM_PARTIAL,
	CHECKSUM_ZERO, STREAM, PAYLOAD_LEN, GUESSED, TOLD, LENGTH_BAD, LENGTH_EXCEEDS,
};

static const struct field fields[] = {
	[SRCPORT]    = { "udp.srcport", "Source Port", UINT, 2, DEC, udp_services, .also = "udp.port" },
	[DSTPORT]    = { "udp.dstport", "Destination Port", UINT, 2, DEC, udp_services, .also = "udp.port" },
	[LENGTH]     = { "udp.length", "Length", UINT, 2, .unit = "bytes", .costly = true },
	[CHECKSUM]   = { "udp.checksum", "Checksum", UINT, 2, HEX, .costly = true },
	[CHECKSUM_STATUS] = { "udp.checksum.status", "Checksum Status", UINT, .values = checksum_statuses, .generated = true, .costly = true },
	[CHECKSUM_CALCULATED] = { "udp.checksum_calculated", "Calculated Checksum", UINT, 2, HEX, .generated = true },
	[CHECKSUM_PARTIAL] = { "udp.checksum.partial", "The pseudo-header's sum alone: the sender's card finishes it (offload)", NOTE },
	[CHECKSUM_ZERO] = { "udp.checksum.zero", "Checksum 0: the sender did not make one", NOTE },
	[STREAM]     = { "udp.stream", "Stream index", UINT, .generated = true, .costly = true },
	[PAYLOAD_LEN] = { "udp.payload.len", "UDP payload", UINT, .unit = "bytes", .generated = true },
	[GUESSED]    = { "udp.decoded_as", "Which protocol it is was told by what is said, not by the port", NOTE },
	[TOLD]       = { "udp.decoded_as", "Which protocol it is was told by the user, with -d", NOTE },
	[LENGTH_BAD] = { "udp.length.bad", "The length is shorter than the header's 8 bytes", NOTE, .severity = ERROR },
	[LENGTH_EXCEEDS] = { "udp.length.exceeds", "The length is more than this datagram, or fragment of one, holds", NOTE, .severity = ERROR },
};

static const struct checksum_rows checksum_rows = {
	&fields[CHECKSUM_STATUS], &fields[CHECKSUM_CALCULATED], &fields[CHECKSUM_PARTIAL],
};

/* RFC 768: zero means that the sender made none. */
static void
check(struct dissection *d, const uint8_t *start, size_t length, uint16_t stored)
{
	if (stored) {
		struct checksum_verdict verdict = checksum_verify(d, 17, start, length, stored);

		add_checksum_verdict(d, &checksum_rows, &verdict);
	} else if (!d->fault) {
		add_derived(d, CHECKSUM_STATUS, CHECKSUM_NOT_PRESENT);
		add_note(d, CHECKSUM_ZERO);
	}
}

/* Nobody decodes what is on these ports: what the datagram says may tell more. */
static void
hand_to_who_recognises(struct dissection *d)
{
	const struct entry *e = d->fault ? NULL : registry_recognise(d->p, left(d));

	if (!e)
		return;
	add_derived(d, GUESSED, 0);
	d->next = e;
}

/* The lower port is the server's, more likely; but what the user says goes before. */
static void
hand_on(struct dissection *d, uint16_t src, uint16_t dst)
{
	uint16_t low = src < dst ? src : dst, high = src < dst ? dst : src;
	bool high_first = registry_told(UDP_PORT, high) && !registry_told(UDP_PORT, low);
	bool told = registry_told(UDP_PORT, high_first ? high : low);

	if (told)
		add_derived(d, TOLD, 0);
	if (!hand_over(d, UDP_PORT, high_first ? high : low))
		hand_over(d, UDP_PORT, high_first ? low : high);
	if (!told && (!d->next || d->next->x->named))
		hand_to_who_recognises(d);
}

static void
dissect(struct dissection *d)
{
	const uint8_t *start = d->p;
	uint16_t src = (uint16_t)add_uint(d, SRCPORT), dst = (uint16_t)add_uint(d, DSTPORT);
	size_t length = add_uint(d, LENGTH);
	uint16_t checksum = (uint16_t)add_uint(d, CHECKSUM);

	d->src_port = src;
	d->dst_port = dst;
	d->ports = UDP_PORT;
	if (length >= 8)
		check(d, start, length, checksum);
	summary(d, 0);
	if (d->session && !d->fault) {
		uint32_t stream = session_udp(d->session, d, src, dst);

		if (stream != FLOW_NONE)
			add_value(d, STREAM, stream, start, 4);
	}
	if (length < 8) {
		add_note(d, LENGTH_BAD);
		return;
	}
	add_derived(d, PAYLOAD_LEN, length - 8);
	if (!d->fault && !end_after(d, length - 8))
		add_note(d, LENGTH_EXCEEDS);
	hand_on(d, src, dst);
}

const struct dissector dissector_udp = {
	.proto = { "udp", "User Datagram Protocol", PROTOCOL },
	.column = "UDP",
	.title = "User Datagram Protocol, Src Port: {udp.srcport#}, Dst Port: {udp.dstport#}",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{udp.srcport#} → {udp.dstport#}{ Len=|udp.payload.len#}" },
	.on = { { IP_PROTO, 17 } },
};
