/* IP Encapsulating Security Payload: what can be read without the key.  RFC 4303 section 2. */

#include "dissectors/engine/dissect.h"

enum { SPI, SEQUENCE, ENCRYPTED };

static const struct field fields[] = {
	[SPI]       = { "esp.spi", "ESP SPI", UINT, 4, HEX_DEC },
	[SEQUENCE]  = { "esp.sequence", "ESP Sequence", UINT, 4 },
	[ENCRYPTED] = { "esp.encrypted_data", "Encrypted data, padding and check value", BYTES },
};

static void
dissect(struct dissection *d)
{
	add_uint(d, SPI);
	add_uint(d, SEQUENCE);
	summary(d, 0);
	if (left(d))
		add_bytes(d, ENCRYPTED, left(d));
}

const struct dissector dissector_esp = {
	.proto = { "esp", "Encapsulating Security Payload", PROTOCOL },
	.column = "ESP",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "ESP (SPI={esp.spi%})" },
	.on = { { IP_PROTO, 50 } },
};
