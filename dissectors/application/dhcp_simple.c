/*
 * Options of DHCP and BOOTP that are one value, or any number of one size.  RFC
 * 2132; those that are younger: the RFC that IANA's bootp-dhcp-parameters names.
 */

#include "dissectors/application/dhcp.h"

static const struct value lifetimes[] = { { 0xffffffff, "Infinity" }, { 0, NULL } };

static const struct value node_types[] = {	/* RFC 2132 section 8.7 */
	{ 1, "B-node" }, { 2, "P-node" }, { 4, "M-node" }, { 8, "H-node" }, { 0, NULL },
};

static const struct value overloads[] = {	/* RFC 2132 section 9.3 */
	{ 1, "Boot file name holds options" }, { 2, "Server host name holds options" },
	{ 3, "Boot file name and server host name hold options" }, { 0, NULL },
};

static const struct value messages[] = {	/* RFC 2132 section 9.6, 3203, 4388, 6926, 7724 */
	{ 1, "Discover" }, { 2, "Offer" }, { 3, "Request" }, { 4, "Decline" }, { 5, "ACK" },
	{ 6, "NAK" }, { 7, "Release" }, { 8, "Inform" }, { 9, "Force Renew" }, { 10, "Lease query" },
	{ 11, "Lease Unassigned" }, { 12, "Lease Unknown" }, { 13, "Lease Active" },
	{ 14, "Bulk Lease Query" }, { 15, "Lease Query Done" }, { 16, "Active LeaseQuery" },
	{ 17, "Lease Query Status" }, { 18, "TLS" }, { 0, NULL },
};

static const struct value architectures[] = {	/* RFC 4578 section 2.1, IANA dhcpv6-parameters */
	{ 0, "x86 BIOS" }, { 1, "NEC/PC98" }, { 2, "Itanium" }, { 3, "DEC Alpha" }, { 4, "Arc x86" },
	{ 5, "Intel Lean Client" }, { 6, "x86 UEFI" }, { 7, "x64 UEFI" }, { 8, "EFI Xscale" },
	{ 9, "EBC" }, { 10, "ARM 32-bit UEFI" }, { 11, "ARM 64-bit UEFI" },
	{ 15, "x86 UEFI by HTTP" }, { 16, "x64 UEFI by HTTP" }, { 19, "ARM 64-bit UEFI by HTTP" },
	{ 20, "x86 BIOS by HTTP" }, { 0, NULL },
};

static const struct value auto_configurations[] = {	/* RFC 2563 section 2 */
	{ 0, "Do not choose an address yourself" }, { 1, "Choose an address yourself" }, { 0, NULL },
};

static const struct value query_states[] = {	/* RFC 6926 section 6.2.7 */
	{ 1, "Available" }, { 2, "Active" }, { 3, "Expired" }, { 4, "Released" }, { 5, "Abandoned" },
	{ 6, "Reset" }, { 7, "Remote" }, { 8, "Transitioning" }, { 0, NULL },
};

/*
 * Options that are one value, or (MANY) any number of one size, one behind the
 * other: code, how many, and the row.  All others: dhcp_values.c.
 */
#define SECONDS UINT, 4, DEC, lifetimes, .unit = "seconds"
#define SIMPLE_OPTIONS(X) \
	X(1, ONE, "dhcp.option.subnet_mask", "Subnet Mask", IPV4) \
	X(2, ONE, "dhcp.option.time_offset", "Time Offset", UINT, 4, SIGNED, .unit = "seconds") \
	X(3, MANY, "dhcp.option.router", "Router", IPV4) \
	X(4, MANY, "dhcp.option.time_server", "Time Server", IPV4) \
	X(5, MANY, "dhcp.option.name_server", "Name Server", IPV4) \
	X(6, MANY, "dhcp.option.domain_name_server", "Domain Name Server", IPV4) \
	X(7, MANY, "dhcp.option.log_server", "Log Server", IPV4) \
	X(8, MANY, "dhcp.option.quotes_server", "Quotes Server", IPV4) \
	X(9, MANY, "dhcp.option.lpr_server", "LPR Server", IPV4) \
	X(10, MANY, "dhcp.option.impress_server", "Impress Server", IPV4) \
	X(11, MANY, "dhcp.option.resource_location_server", "Resource Location Server", IPV4) \
	X(12, ONE, "dhcp.option.hostname", "Host Name", TEXT) \
	X(13, ONE, "dhcp.option.boot_file_size", "Boot File Size", UINT, 2, .unit = "* 512 bytes") \
	X(14, ONE, "dhcp.option.merit_dump_file", "Merit Dump File", TEXT) \
	X(15, ONE, "dhcp.option.domain_name", "Domain Name", TEXT) \
	X(16, ONE, "dhcp.option.swap_server", "Swap Server", IPV4) \
	X(17, ONE, "dhcp.option.root_path", "Root Path", TEXT) \
	X(18, ONE, "dhcp.option.extension_path", "Extensions Path", TEXT) \
	X(19, ONE, "dhcp.option.ip_forwarding", "IP Forwarding", BOOL, 1) \
	X(20, ONE, "dhcp.option.non_local_source_routing", "Non-Local Source Routing", BOOL, 1) \
	X(22, ONE, "dhcp.option.max_datagram_reassembly_size", "Maximum Datagram Reassembly Size", UINT, 2, .unit = "bytes") \
	X(23, ONE, "dhcp.option.default_ip_ttl", "Default IP Time-to-Live", UINT, 1) \
	X(24, ONE, "dhcp.option.path_mtu_aging_timeout", "Path MTU Aging Timeout", SECONDS) \
	X(25, MANY, "dhcp.option.path_mtu_plateau_table_item", "Path MTU Plateau", UINT, 2, .unit = "bytes") \
	X(26, ONE, "dhcp.option.interface_mtu", "Interface MTU", UINT, 2, .unit = "bytes") \
	X(27, ONE, "dhcp.option.all_subnets_are_local", "All Subnets are Local", BOOL, 1) \
	X(28, ONE, "dhcp.option.broadcast_address", "Broadcast Address", IPV4) \
	X(29, ONE, "dhcp.option.perform_mask_discovery", "Perform Mask Discovery", BOOL, 1) \
	X(30, ONE, "dhcp.option.mask_supplier", "Mask Supplier", BOOL, 1) \
	X(31, ONE, "dhcp.option.perform_router_discover", "Perform Router Discovery", BOOL, 1) \
	X(32, ONE, "dhcp.option.router_solicitation_address", "Router Solicitation Address", IPV4) \
	X(34, ONE, "dhcp.option.trailer_encapsulation", "Trailer Encapsulation", BOOL, 1) \
	X(35, ONE, "dhcp.option.arp_cache_timeout", "ARP Cache Timeout", SECONDS) \
	X(36, ONE, "dhcp.option.ethernet_encapsulation", "IEEE 802.3 Encapsulation", BOOL, 1) \
	X(37, ONE, "dhcp.option.tcp_default_ttl", "TCP Default TTL", UINT, 1) \
	X(38, ONE, "dhcp.option.tcp_keepalive_interval", "TCP Keepalive Interval", SECONDS) \
	X(39, ONE, "dhcp.option.tcp_keepalive_garbage", "TCP Keepalive Garbage", BOOL, 1) \
	X(40, ONE, "dhcp.option.nis_domain", "Network Information Service Domain", TEXT) \
	X(41, MANY, "dhcp.option.nis_server", "Network Information Service Server", IPV4) \
	X(42, MANY, "dhcp.option.ntp_server", "Network Time Protocol Server", IPV4) \
	X(43, ONE, "dhcp.option.vendor.value", "Vendor-Specific Information", BYTES) \
	X(44, MANY, "dhcp.option.netbios_over_tcpip_name_server", "NetBIOS Name Server", IPV4) \
	X(45, MANY, "dhcp.option.netbios_over_tcpip_dd_name_server", "NetBIOS Datagram Distribution Server", IPV4) \
	X(46, ONE, "dhcp.option.netbios_over_tcpip_node_type", "NetBIOS Node Type", UINT, 1, DEC, node_types) \
	X(47, ONE, "dhcp.option.netbios_over_tcpip_scope", "NetBIOS Scope", TEXT) \
	X(48, MANY, "dhcp.option.xwindows_system_font_server", "X Window System Font Server", IPV4) \
	X(49, MANY, "dhcp.option.xwindows_system_display_manager", "X Window System Display Manager", IPV4) \
	X(50, ONE, "dhcp.option.requested_ip_address", "Requested IP Address", IPV4) \
	X(51, ONE, "dhcp.option.ip_address_lease_time", "IP Address Lease Time", SECONDS) \
	X(52, ONE, "dhcp.option.option_overload", "Option Overload", UINT, 1, DEC, overloads) \
	X(53, ONE, "dhcp.option.dhcp", "DHCP Message Type", UINT, 1, DEC, messages) \
	X(54, ONE, "dhcp.option.dhcp_server_id", "DHCP Server Identifier", IPV4) \
	X(55, MANY, "dhcp.option.request_list_item", "Parameter Requested", UINT, 1, DEC, dhcp_option_names) \
	X(56, ONE, "dhcp.option.message", "Message", TEXT) \
	X(57, ONE, "dhcp.option.dhcp_max_message_size", "Maximum DHCP Message Size", UINT, 2, .unit = "bytes") \
	X(58, ONE, "dhcp.option.renewal_time_value", "Renewal Time", SECONDS) \
	X(59, ONE, "dhcp.option.rebinding_time_value", "Rebinding Time", SECONDS) \
	X(60, ONE, "dhcp.option.vendor_class_id", "Vendor class identifier", TEXT) \
	X(62, ONE, "dhcp.option.novell_netware_ip_domain", "NetWare/IP Domain", TEXT) \
	X(64, ONE, "dhcp.option.nis_plus_domain", "Network Information Service+ Domain", TEXT) \
	X(65, MANY, "dhcp.option.nis_plus_server", "Network Information Service+ Server", IPV4) \
	X(66, ONE, "dhcp.option.tftp_server_name", "TFTP Server Name", TEXT) \
	X(67, ONE, "dhcp.option.bootfile_name", "Bootfile name", TEXT) \
	X(68, MANY, "dhcp.option.mobile_ip_home_agent", "Mobile IP Home Agent", IPV4) \
	X(69, MANY, "dhcp.option.smtp_server", "SMTP Server", IPV4) \
	X(70, MANY, "dhcp.option.pop3_server", "POP3 Server", IPV4) \
	X(71, MANY, "dhcp.option.nntp_server", "NNTP Server", IPV4) \
	X(72, MANY, "dhcp.option.default_www_server", "Default WWW Server", IPV4) \
	X(73, MANY, "dhcp.option.default_finger_server", "Default Finger Server", IPV4) \
	X(74, MANY, "dhcp.option.default_irc_server", "Default IRC Server", IPV4) \
	X(75, MANY, "dhcp.option.streettalk_server", "StreetTalk Server", IPV4) \
	X(76, MANY, "dhcp.option.streettalk_da_server", "StreetTalk Directory Assistance Server", IPV4) \
	X(85, MANY, "dhcp.option.novell_dss.ip", "Novell Directory Services Server", IPV4) \
	X(86, ONE, "dhcp.option.novell_ds_tree_name", "Novell Directory Services Tree Name", TEXT) \
	X(87, ONE, "dhcp.option.novell_ds_context", "Novell Directory Services Context", TEXT) \
	X(91, ONE, "dhcp.option.client_last_transaction_time", "Client last transaction time", UINT, 4, .unit = "seconds ago") \
	X(92, MANY, "dhcp.option.associated_ip_option", "Associated IP", IPV4) \
	X(93, MANY, "dhcp.option.client_system_architecture", "Client System Architecture", UINT, 2, DEC, architectures) \
	X(100, ONE, "dhcp.option.tz_pcode", "Time zone (POSIX)", TEXT) \
	X(101, ONE, "dhcp.option.tz_tcode", "Time zone (database)", TEXT) \
	X(108, ONE, "dhcp.option.ipv6_only_preferred", "IPv6-Only Preferred: wait for", SECONDS) \
	X(112, MANY, "dhcp.option.netinfo_parent_server_address", "NetInfo Parent Server Address", IPV4) \
	X(113, ONE, "dhcp.option.netinfo_parent_server_tag", "NetInfo Parent Server Tag", TEXT) \
	X(114, ONE, "dhcp.option.captive_portal", "Captive Portal", TEXT) \
	X(116, ONE, "dhcp.option.dhcp_auto_configuration", "DHCP Auto-Configuration", UINT, 1, DEC, auto_configurations) \
	X(117, MANY, "dhcp.option.dhcp_name_service_search_option", "Name Service", UINT, 2, DEC, dhcp_option_names) \
	X(118, ONE, "dhcp.option.subnet_selection_option", "Subnet Selection", IPV4) \
	X(136, MANY, "dhcp.option.pana_agent", "PANA Authentication Agent", IPV4) \
	X(138, MANY, "dhcp.option.capwap_access_controller", "CAPWAP Access Controller", IPV4) \
	X(142, MANY, "dhcp.option.andsf_server", "ANDSF Server", IPV4) \
	X(150, MANY, "dhcp.option.tftp_server_address", "TFTP Server Address", IPV4) \
	X(152, ONE, "dhcp.option.bulk_lease.base_time", "Base Time", UINT, 4, .unit = "seconds since 1970") \
	X(153, ONE, "dhcp.option.bulk_lease.start_time_of_state", "Start Time of State", UINT, 4, .unit = "seconds ago") \
	X(154, ONE, "dhcp.option.bulk_lease.query_start_time", "Query Start Time", UINT, 4, .unit = "seconds since 1970") \
	X(155, ONE, "dhcp.option.bulk_lease.query_end_time", "Query End Time", UINT, 4, .unit = "seconds since 1970") \
	X(156, ONE, "dhcp.option.bulk_lease.dhcp_state", "DHCP State", UINT, 1, DEC, query_states) \
	X(157, ONE, "dhcp.option.bulk_lease.data_source", "Data Source is remote", BOOL, 1) \
	X(161, ONE, "dhcp.option.mudurl", "MUD URL", TEXT) \
	X(209, ONE, "dhcp.option.pxe_config_file", "PXELINUX configuration file", TEXT) \
	X(210, ONE, "dhcp.option.pxe_path_prefix", "PXELINUX path prefix", TEXT) \
	X(252, ONE, "dhcp.option.private_proxy_autodiscovery", "Proxy autodiscovery", TEXT)

enum {
#define X(code, ...) OPTION_##code,
	SIMPLE_OPTIONS(X)
#undef X
};

static const struct field fields[] = {
#define X(code, count, ...) [OPTION_##code] = { __VA_ARGS__ },
	SIMPLE_OPTIONS(X)
#undef X
};

enum { ONE = 1, MANY };		/* 0: it is no such option */

static const struct {
	uint8_t row, count;
} options[256] = {
#define X(code, count, ...) [code] = { OPTION_##code, count },
	SIMPLE_OPTIONS(X)
#undef X
};

bool
dissect_dhcp_simple(struct dissection *d, uint64_t code, size_t len)
{
	const struct field *row = &fields[options[code].row];
	size_t size = row->type == IPV4 ? 4 : row->size ? row->size : len;

	if (!options[code].count)
		return false;
	for (size_t n = len; n && n >= size; n -= size) {
		if (row->size)
			add_uint_row(d, row);
		else
			add_bytes_row(d, row, size);
		if (options[code].count == ONE)
			break;
	}
	return true;
}

const struct dissector dissector_dhcp_simple = {
	.proto = { "dhcp.simple", "Options of DHCP that are plain values", PROTOCOL },
	ROWS(fields),
	.also = &dissector_dhcp_values,
};
