/*
 * Teredo: IPv6 over UDP through NATs.  RFC 4380 section 5.1.1.  Indicators
 * begin with a zero byte, an IPv6 header with 6.
 */

#include "dissectors/engine/dissect.h"

static const struct value indicators[] = { { 0, "Origin" }, { 1, "Authentication" }, { 0, NULL } };

enum { INDICATOR, ID_LEN, AUTH_LEN, ID, AUTH, NONCE, CONFIRMATION, PORT, ADDRESS };

static const struct field fields[] = {
	[INDICATOR] = { "teredo.indicator", "Indicator", UINT, 2, DEC, indicators },
	[ID_LEN]  = { "teredo.auth.idlen", "Client identifier length", UINT, 1, .unit = "bytes" },
	[AUTH_LEN] = { "teredo.auth.aulen", "Authentication value length", UINT, 1, .unit = "bytes" },
	[ID]      = { "teredo.auth.id", "Client identifier", BYTES },
	[AUTH]    = { "teredo.auth.value", "Authentication value", BYTES },
	[NONCE]   = { "teredo.auth.nonce", "Nonce value", BYTES },
	[CONFIRMATION] = { "teredo.auth.conf", "Confirmation byte", UINT, 1, HEX },
	[PORT]    = { "teredo.orig.port", "Origin UDP port", UINT },
	[ADDRESS] = { "teredo.orig.addr", "Origin IPv4 address (each bit turned over)", BYTES },
};

static void
dissect_authentication(struct dissection *d)
{
	size_t id = add_uint(d, ID_LEN), auth = add_uint(d, AUTH_LEN);

	add_bytes(d, ID, id);
	add_bytes(d, AUTH, auth);
	add_bytes(d, NONCE, 8);
	add_uint(d, CONFIRMATION);
}

/* Turned over, so that no NAT on the way mends them. */
static void
dissect_origin(struct dissection *d)
{
	const uint8_t *p = take(d, 2);

	if (p)
		add_value(d, PORT, ~big_endian(p, 2) & 0xffff, p, 2);
	add_bytes(d, ADDRESS, 4);
}

static void
dissect(struct dissection *d)
{
	summary(d, 0);
	while (left(d) && *d->p == 0) {
		uint64_t indicator = add_uint(d, INDICATOR);

		if (indicator == 1)
			dissect_authentication(d);
		else if (indicator == 0)
			dissect_origin(d);
		else
			return;
	}
	hand_over(d, ETHERTYPE, 0x86dd);
}

const struct dissector dissector_teredo = {
	.proto = { "teredo", "Teredo IPv6 over UDP tunneling", PROTOCOL },
	.column = "Teredo",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "Teredo" },
	.on = { { UDP_PORT, 3544 } },
};
