/* Who may use the network: EAP over LAN.  IEEE 802.1X clause 11. */

#include "dissectors/engine/dissect.h"

static const struct value versions[] = {
	{ 1, "802.1X-2001" }, { 2, "802.1X-2004" }, { 3, "802.1X-2010" }, { 0, NULL },
};

static const struct value types[] = {
	{ 0, "EAP Packet" }, { 1, "Start" }, { 2, "Logoff" }, { 3, "Key" }, { 4, "Encapsulated ASF Alert" },
	{ 5, "MKA" }, { 6, "Announcement (generic)" }, { 7, "Announcement (specific)" },
	{ 8, "Announcement request" }, { 0, NULL },
};

static const struct value descriptors[] = {
	{ 1, "RC4 Descriptor" }, { 2, "EAPOL RSN Key" }, { 254, "EAPOL WPA Key" }, { 0, NULL },
};

enum { VERSION, TYPE, LEN, LEN_EXCEEDS, KEY_TYPE, KEY_BODY, BODY };

static const struct field fields[] = {
	[VERSION]  = { "eapol.version", "Version", UINT, 1, DEC, versions },
	[TYPE]     = { "eapol.type", "Type", UINT, 1, DEC, types },
	[LEN]      = { "eapol.len", "Length", UINT, 2, .unit = "bytes" },
	[LEN_EXCEEDS] = { "eapol.len.bad", "The length is more than was sent", NOTE, .severity = ERROR },
	[KEY_TYPE] = { "eapol.keydes.type", "Key Descriptor Type", UINT, 1, DEC, descriptors },
	[KEY_BODY] = { "eapol.keydes.body", "Key Descriptor Body", BYTES },
	[BODY]     = { "eapol.body", "Packet Body", BYTES },
};

static void
dissect(struct dissection *d)
{
	summary(d, 0);
	add_uint(d, VERSION);
	uint64_t type = add_uint(d, TYPE);
	size_t len = add_uint(d, LEN);

	if (!d->fault && !end_after(d, len))
		add_note(d, LEN_EXCEEDS);
	if (type == 0 && left(d)) {
		hand_over(d, PPP_PROTO, 0xc227);
		return;
	}
	if (type == 3 && left(d))
		add_uint(d, KEY_TYPE);
	if (left(d))
		add_bytes(d, type == 3 ? KEY_BODY : BODY, left(d));
}

const struct dissector dissector_eapol = {
	.proto = { "eapol", "802.1X Authentication", PROTOCOL },
	.column = "EAPOL",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{eapol.type}{, |eapol.keydes.type}" },
	.on = { { ETHERTYPE, 0x888e } },
};
