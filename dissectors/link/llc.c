/* Logical link control and SNAP.  IEEE 802.2 clauses 3 to 5; SNAP: IEEE 802 clause 10, RFC 1042. */

#include "dissectors/link/ethertypes.h"
#include "dissectors/link/ouis.h"

#define SAPS(X) \
	X(0x00, "NULL LSAP") X(0x02, "LLC Sub-Layer Management") X(0x04, "SNA Path Control") \
	X(0x06, "TCP/IP") X(0x08, "SNA") X(0x0c, "SNA") X(0x0e, "PROWAY Network Management") \
	X(0x18, "Texas Instruments") X(0x20, "ISO Network Layer (unofficial)") \
	X(0x42, "Spanning Tree BPDU") X(0x4e, "EIA RS-511 Manufacturing Message Service") \
	X(0x7e, "ISO 8208 (X.25)") X(0x80, "XNS") X(0x82, "BACnet") X(0x86, "Nestar") \
	X(0x8e, "PROWAY Active Station List") X(0x98, "ARP") X(0xaa, "SNAP") X(0xb4, "HP JetDirect") \
	X(0xba, "Banyan Vines") X(0xbc, "Banyan Vines") X(0xe0, "NetWare") X(0xf0, "NetBIOS") \
	X(0xf4, "IBM Net Management") X(0xf8, "HP Extended LLC") X(0xfa, "Ungermann-Bass") \
	X(0xfc, "Remote Program Load") X(0xfe, "ISO Network Layer")

/* The last bit is no part of the address: group in the DSAP, response in the SSAP (3.3.1). */
static const struct value saps[] = {
#define X(sap, name) { sap >> 1, name },
	SAPS(X) { 0, NULL },
#undef X
};

static const struct value group_bits[] = { { 0, "Individual" }, { 1, "Group" }, { 0, NULL } };
static const struct value response_bits[] = { { 0, "Command" }, { 1, "Response" }, { 0, NULL } };

static const struct value u_commands[] = {	/* 5.4.1.2, 5.4.2.3; the bits around P */
	{ 0x00, "UI" }, { 0x10, "DISC" }, { 0x1b, "SABME" }, { 0x2b, "XID" }, { 0x38, "TEST" },
	{ 0, NULL },
};

static const struct value u_responses[] = {
	{ 0x00, "UI" }, { 0x03, "DM" }, { 0x10, "RD" }, { 0x18, "UA" }, { 0x21, "FRMR" },
	{ 0x2b, "XID" }, { 0x38, "TEST" }, { 0, NULL },
};

static const struct value s_types[] = {		/* 5.4.2.2 */
	{ 0, "RR" }, { 1, "RNR" }, { 2, "REJ" }, { 3, "SREJ" }, { 0, NULL },
};

static const struct value formats[] = {
	{ 0, "Information frame" }, { 1, "Supervisory frame" }, { 3, "Unnumbered frame" }, { 0, NULL },
};

static const struct value cisco_pids[] = {
	{ 0x0102, "DRiP" }, { 0x0104, "Port Aggregation Protocol" }, { 0x0105, "MLS Hello" },
	{ 0x010b, "PVSTP+" }, { 0x010c, "VLAN Bridge" }, { 0x0111, "UDLD" }, { 0x2000, "CDP" },
	{ 0x2001, "CGMP" }, { 0x2003, "VTP" }, { 0x2004, "DTP" }, { 0x200a, "STP Uplink Fast" },
	{ 0, NULL },
};

static const struct value bridged_pids[] = {	/* RFC 2684 5.2, RFC 2427 */
	{ 0x0001, "Bridged 802.3, with FCS" }, { 0x0007, "Bridged 802.3, without FCS" },
	{ 0x0009, "Bridged FDDI" }, { 0x000e, "Bridged 802.1D BPDU" }, { 0, NULL },
};

enum {
	DSAP, DSAP_SAP, DSAP_IG, SSAP, SSAP_SAP, SSAP_CR,
	U_CONTROL, U_POLL, U_FINAL, COMMAND, RESPONSE, U_FORMAT,
	CONTROL, NR, POLL, FINAL, NS, S_TYPE, S_FORMAT, I_FORMAT,
	DATA, OUI, TYPE, PID, CISCO, BRIDGED,
};

static const struct field fields[] = {
	[DSAP]     = { "llc.dsap", "DSAP", UINT, 1, HEX, .parts = 2 },
	[DSAP_SAP] = { "llc.dsap.sap", "SAP", UINT, 1, HEX, saps, 0xfe },
	[DSAP_IG]  = { "llc.dsap.ig", "IG Bit", UINT, 1, DEC, group_bits, 0x01 },
	[SSAP]     = { "llc.ssap", "SSAP", UINT, 1, HEX, .parts = 2 },
	[SSAP_SAP] = { "llc.ssap.sap", "SAP", UINT, 1, HEX, saps, 0xfe },
	[SSAP_CR]  = { "llc.ssap.cr", "CR Bit", UINT, 1, DEC, response_bits, 0x01 },

	[U_CONTROL] = { "llc.control", "Control field", UINT, 2, HEX },
	[U_POLL]   = { "llc.control.p", "Poll", BOOL, 1, .mask = 0x10 },
	[U_FINAL]  = { "llc.control.f", "Final", BOOL, 1, .mask = 0x10 },
	[COMMAND]  = { "llc.control.u_modifier_cmd", "Command", UINT, 1, HEX, u_commands },
	[RESPONSE] = { "llc.control.u_modifier_resp", "Response", UINT, 1, HEX, u_responses },
	[U_FORMAT] = { "llc.control.ftype", "Frame type", UINT, 1, HEX, formats, 0x03 },

	/* Two bytes, the low one first, and so are the masks (5.2). */
	[CONTROL]  = { "llc.control", "Control field", UINT, 2, HEX },
	[NR]       = { "llc.control.n_r", "N(R)", UINT, 2, .mask = 0xfe00 },
	[POLL]     = { "llc.control.p", "Poll", BOOL, 2, .mask = 0x0100 },
	[FINAL]    = { "llc.control.f", "Final", BOOL, 2, .mask = 0x0100 },
	[NS]       = { "llc.control.n_s", "N(S)", UINT, 2, .mask = 0x00fe },
	[S_TYPE]   = { "llc.control.s_ftype", "Supervisory frame type", UINT, 2, HEX, s_types, 0x000c },
	[S_FORMAT] = { "llc.control.ftype", "Frame type", UINT, 2, HEX, formats, 0x0003 },
	[I_FORMAT] = { "llc.control.ftype", "Frame type", UINT, 2, HEX, formats, 0x0001 },

	[DATA]     = { "llc.information", "Information", BYTES },
	[OUI]      = { "llc.oui", "Organization Code", UINT, 3, HEX, ouis },
	[TYPE]     = { "llc.type", "Type", UINT, 2, HEX, ethertypes },
	[PID]      = { "llc.pid", "Protocol ID", UINT, 2, HEX },
	[CISCO]    = { "llc.cisco_pid", "PID", UINT, 2, HEX, cisco_pids },
	[BRIDGED]  = { "llc.pid", "Protocol ID", UINT, 2, HEX, bridged_pids },
};

enum { U_IS_COMMAND, U_IS_RESPONSE, IS_S, IS_I, IS_SNAP };	/* numbers of summaries below */

/* Whose protocol it is, then which (RFC 1042; 802.1H for 00:00:f8; Cisco's own). */
static void
dissect_snap(struct dissection *d)
{
	uint64_t oui = add_uint(d, OUI), pid;

	summary(d, IS_SNAP);
	switch (oui) {
	case OUI_ENCAPSULATED: case OUI_BRIDGE_TUNNEL:
		hand_over(d, ETHERTYPE, (uint32_t)add_uint(d, TYPE));
		break;
	case OUI_CISCO:
		hand_over(d, CISCO_PID, (uint32_t)add_uint(d, CISCO));
		break;
	case OUI_IEEE_8021:
		pid = add_uint(d, BRIDGED);
		if (pid == 1 || pid == 7)
			hand_over(d, LINK_TYPE, 1);
		else if (pid == 0x0e)
			hand_over(d, LLC_SAP, 0x42);
		break;
	default:
		add_uint(d, PID);
	}
}

/* A row's bits of the control field that was read into the node before. */
static void
add_bits(struct dissection *d, int row, uint64_t control)
{
	uint32_t mask = fields[row].mask;

	add_derived(d, row, (control & mask) >> __builtin_ctz(mask));
}

/* Unnumbered: one byte. */
static void
dissect_u(struct dissection *d, bool response)
{
	const uint8_t *p = take(d, 1);

	if (!p)
		return;
	add_value(d, U_CONTROL, *p, p, 1);
	if (*p & 0x10)
		add_bits(d, response ? U_FINAL : U_POLL, *p);
	add_derived(d, response ? RESPONSE : COMMAND, *p >> 2 & 0x3b);	/* around P/F */
	add_bits(d, U_FORMAT, *p);
	summary(d, response ? U_IS_RESPONSE : U_IS_COMMAND);
}

/* Information and supervisory frames count: two bytes. */
static void
dissect_counted(struct dissection *d, bool response)
{
	const uint8_t *p = take(d, 2);

	if (!p)
		return;
	uint16_t control = (uint16_t)(p[1] << 8 | p[0]);
	bool supervisory = control & 1;

	add_value(d, CONTROL, control, p, 2);
	add_bits(d, NR, control);
	if (control & 0x100)
		add_bits(d, response ? FINAL : POLL, control);
	add_bits(d, supervisory ? S_TYPE : NS, control);
	add_bits(d, supervisory ? S_FORMAT : I_FORMAT, control);
	summary(d, supervisory ? IS_S : IS_I);
}

static void
dissect(struct dissection *d)
{
	uint64_t dsap = add_uint(d, DSAP), ssap = add_uint(d, SSAP);
	uint8_t control = left(d) ? *d->p : 0xff;
	bool carries = (control & 0xef) == 0x03 || !(control & 1);	/* UI, I */

	if ((control & 3) == 3)
		dissect_u(d, ssap & 1);
	else
		dissect_counted(d, ssap & 1);
	if (d->fault)
		return;
	if (carries && dsap == 0xaa && (ssap & 0xfe) == 0xaa)
		dissect_snap(d);
	else if (carries)
		hand_over(d, LLC_SAP, dsap & 0xfe);
	else if (left(d))
		add_bytes(d, DATA, left(d));	/* of XID, TEST and FRMR */
}

#define SAPS_SHOWN "; DSAP {llc.dsap.sap} {llc.dsap.ig}, SSAP {llc.ssap.sap} {llc.ssap.cr}"
#define POLL_SHOWN "{ P|llc.control.p|}{ F|llc.control.f|}"

const struct dissector dissector_llc = {
	.proto = { "llc", "Logical-Link Control", PROTOCOL },
	.column = "LLC",
	ROWS(fields),
	.dissect = dissect,
	.summaries = {
		[U_IS_COMMAND] = "U" POLL_SHOWN ", func={llc.control.u_modifier_cmd}" SAPS_SHOWN,
		[U_IS_RESPONSE] = "U" POLL_SHOWN ", func={llc.control.u_modifier_resp}" SAPS_SHOWN,
		[IS_S] = "S" POLL_SHOWN ", func={llc.control.s_ftype}, N(R)={llc.control.n_r}" SAPS_SHOWN,
		[IS_I] = "I" POLL_SHOWN ", N(R)={llc.control.n_r}, N(S)={llc.control.n_s}" SAPS_SHOWN,
		[IS_SNAP] = "SNAP, OUI {llc.oui}{, type |llc.type}{, PID |llc.cisco_pid}{, PID |llc.pid}",
	},
	.on = { { ETHERTYPE, ETHERTYPE_LLC } },
};
