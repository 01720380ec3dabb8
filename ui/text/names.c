/* MAC addresses by name. */

#include "ui/text/names.h"
#include "ui/text/value.h"
#include "ui/text/vendors.h"

/* IEEE 802.1Q tables 8-1 to 8-3, and Cisco's; names are Wireshark's. */
static const struct {
	uint64_t address;
	const char *name;
} agreed[] = {
	{ 0xffffffffffff, "Broadcast" }, { 0x0180c2000000, "Spanning-tree-(for-bridges)_00" },
	{ 0x0180c2000001, "MAC-specific-ctrl-proto-01" }, { 0x0180c2000002, "Slow-Protocols" },
	{ 0x0180c2000003, "Nearest-non-TPMR-bridge" }, { 0x0180c200000e, "LLDP_Multicast" },
	{ 0x01000ccccccc, "CDP/VTP/DTP/PAgP/UDLD" }, { 0x01000ccccccd, "PVST+" },
	{ 0x01000ccdcdcd, "STP-UplinkFast" }, { 0x01000ccdcdd0, "VTP" },
};

/* What is left of an address behind a prefix of n bytes, without zeros in front. */
static void
put_group(struct out *o, const char *name, const uint8_t *mac, int n)
{
	while (n < 5 && !mac[n])
		n++;
	out_string(o, name);
	put_bytes(o, mac + n, 6u - (unsigned)n, ':');
}

/* RFC 1112 6.4, RFC 2464 section 7. */
static bool
put_multicast(struct out *o, const uint8_t *mac)
{
	uint64_t address = big_endian(mac, 6);

	for (size_t i = 0; i < sizeof agreed / sizeof *agreed; i++) {
		if (agreed[i].address == address) {
			out_string(o, agreed[i].name);
			return true;
		}
	}
	if (address >> 23 == 0x01005e000000 >> 23)
		put_group(o, "IPv4mcast_", mac, 3);
	else if (address >> 32 == 0x3333)
		put_group(o, "IPv6mcast_", mac, 2);
	else
		return false;
	return true;
}

bool
put_vendor(struct out *o, const uint8_t *mac)
{
	/* Locally administered: nobody's, whatever its first bytes are.  Three zeros: Xerox's, but
	 * of an address that was never set, mostly. */
	char name[VENDOR_NAME];
	size_t n = mac[0] & 2 || !(mac[0] | mac[1] | mac[2]) ? 0 : vendor_of(mac, name);

	out_text(o, name, n);
	return n;
}

bool
put_mac_name(struct out *o, const uint8_t *mac)
{
	if ((mac[0] & 1) && put_multicast(o, mac))
		return true;
	if (!put_vendor(o, mac))
		return false;
	out_char(o, '_');
	put_bytes(o, mac + 3, 3, ':');
	return true;
}

void
names_open(void)
{
	vendors_open();
}

void
names_folder(const char *path)
{
	vendors_folder(path);
}
