/* EAP: questions and answers of an authentication.  RFC 3748 section 4. */

#include "dissectors/engine/dissect.h"

static const struct value codes[] = {
	{ 1, "Request" }, { 2, "Response" }, { 3, "Success" }, { 4, "Failure" }, { 5, "Initiate" },
	{ 6, "Finish" }, { 0, NULL },
};

static const struct value types[] = {	/* IANA eap-numbers */
	{ 1, "Identity" }, { 2, "Notification" }, { 3, "Legacy Nak (Response Only)" },
	{ 4, "MD5-Challenge EAP (EAP-MD5-CHALLENGE)" }, { 5, "One-Time Password EAP (EAP-OTP)" },
	{ 6, "Generic Token Card EAP (EAP-GTC)" }, { 13, "TLS EAP (EAP-TLS)" },
	{ 17, "Cisco Wireless EAP / Lightweight EAP (EAP-LEAP)" },
	{ 18, "GSM Subscriber Identity Modules EAP (EAP-SIM)" }, { 21, "Tunneled TLS EAP (EAP-TTLS)" },
	{ 23, "UMTS Authentication and Key Agreement EAP (EAP-AKA)" }, { 25, "Protected EAP (EAP-PEAP)" },
	{ 26, "MS-Authentication EAP (EAP-MS-AUTH)" }, { 43, "Flexible Authentication via Secure Tunneling EAP (EAP-FAST)" },
	{ 50, "AKA'" }, { 52, "Password EAP (EAP-PWD)" }, { 254, "Expanded Type" }, { 0, NULL },
};

enum { CODE, ID, LEN, LEN_BAD, TYPE, IDENTITY, NOTIFICATION, DESIRED, DATA };

static const struct field fields[] = {
	[CODE]     = { "eap.code", "Code", UINT, 1, DEC, codes },
	[ID]       = { "eap.id", "Id", UINT, 1 },
	[LEN]      = { "eap.len", "Length", UINT, 2, .unit = "bytes" },
	[LEN_BAD]  = { "eap.len.bad", "The length is less than the header, or more than was sent", NOTE, .severity = ERROR },
	[TYPE]     = { "eap.type", "Type", UINT, 1, DEC, types },
	[IDENTITY] = { "eap.identity", "Identity", TEXT },
	[NOTIFICATION] = { "eap.notification", "Notification", TEXT },
	[DESIRED]  = { "eap.desired_type", "Desired Auth Type", UINT, 1, DEC, types },
	[DATA]     = { "eap.data", "Type-Data", BYTES },
};

static void
dissect_type_data(struct dissection *d, uint64_t type)
{
	while (type == 3 && left(d))
		add_uint(d, DESIRED);
	if (left(d))
		add_bytes(d, type == 1 ? IDENTITY : type == 2 ? NOTIFICATION : DATA,
		    type <= 2 ? left(d) + d->uncaptured : left(d));		/* texts whole, or not at all */
}

static void
dissect(struct dissection *d)
{
	summary(d, 0);
	uint64_t code = add_uint(d, CODE);

	add_uint(d, ID);
	size_t len = add_uint(d, LEN);

	if (!d->fault && (len < 4 || !end_after(d, len - 4)))
		add_note(d, LEN_BAD);
	if ((code == 1 || code == 2) && left(d))
		dissect_type_data(d, add_uint(d, TYPE));
}

const struct dissector dissector_eap = {
	.proto = { "eap", "Extensible Authentication Protocol", PROTOCOL },
	.column = "EAP",
	ROWS(fields),
	.dissect = dissect,
	.summaries = { "{eap.code}{, |eap.type}" },
	.on = { { PPP_PROTO, 0xc227 } },
};
