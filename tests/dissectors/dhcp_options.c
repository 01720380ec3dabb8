/* Options of DHCP, one after the other.  RFC 2132 and those that dissectors/application/ names. */

#include "tests/dissectors/decode.h"

#define ZEROS_64 "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000" \
	"000000000000000000000000"
#define DHCP "02 01 06 00 00000001 0000 0000 00000000 00000000 00000000 00000000 02000000000a 00000000000000000000" \
	ZEROS_64 ZEROS_64 ZEROS_64 "63825363"

static const struct excerpt excerpts[] = {
	{ "lease: RFC 2132 sections 3.3 to 3.17, 5.3, 9",
	  DHCP "3501 05  3604 c0000201  3304 00000e10  3a04 ffffffff  3b04 00000c4e  0104 ffffff00  1c04 c00002ff"
	  "0308 c0000201 c0000202  0608 08080808 01010101  0c07 73747564656e74  0f04 74657374  3204 c000020a"
	  "3902 0240  3703 01 03 fb  0204 ffffb9b0  1301 01  1a02 05dc  2e01 08  2c04 c0000203  2f01 78  ff",
	  { "dhcp.option.dhcp 5 (ACK)", "dhcp.option (DHCP Server Identifier)", "dhcp.option.length 4",
	    "dhcp.option.dhcp_server_id 192.0.2.1",
	    "dhcp.option.ip_address_lease_time 3600", "dhcp.option.renewal_time_value 4294967295 (Infinity)",
	    "dhcp.option.rebinding_time_value 3150", "dhcp.option.subnet_mask 255.255.255.0",
	    "dhcp.option.broadcast_address 192.0.2.255", "dhcp.option.router 192.0.2.1", "dhcp.option.router 192.0.2.2",
	    "dhcp.option.domain_name_server 8.8.8.8", "dhcp.option.domain_name_server 1.1.1.1",
	    "dhcp.option.hostname student", "dhcp.option.domain_name test", "dhcp.option.requested_ip_address 192.0.2.10",
	    "dhcp.option.dhcp_max_message_size 576", "dhcp.option.request_list_item 1 (Subnet Mask)",
	    "dhcp.option.request_list_item 3 (Router)", "dhcp.option.request_list_item 251",
	    "dhcp.option.time_offset -18000", "dhcp.option.ip_forwarding 1", "dhcp.option.interface_mtu 1500",
	    "dhcp.option.netbios_over_tcpip_node_type 8 (H-node)",
	    "dhcp.option.netbios_over_tcpip_name_server 192.0.2.3", "dhcp.option.netbios_over_tcpip_scope x",
	    "dhcp.option.end 255" },
	  "DHCP ACK - Transaction ID 0x00000001" },

	{ "clients: RFC 2132 section 9.14, RFC 4361 section 6.1, RFC 4578 section 2.3",
	  DHCP "3d07 01 02000000000a  3d0f ff 00000001 0003 0001 02000000000b  3d13 ff 00000002 0001 0001 00000064"
	  "02000000000c  3d0c ff 00000003 0002 00000009 aa  3d05 00 686f7374  3d03 07 0102"
	  "3d11 00 000102030405060708090a0b0c0d0e0f  6111 00 000102030405060708090a0b0c0d0e0f  3d17 ff 00000004 0004"
	  "101112131415161718191a1b1c1d1e1f ff",
	  { "dhcp.option (Client identifier)", "dhcp.hw.type 0x01 (Ethernet)", "dhcp.hw.mac_addr 02:00:00:00:00:0a",
	    "dhcp.option.repeated", "dhcp.client_id.type 255 (IAID and DUID)", "dhcp.client_id.iaid 00000001",
	    "dhcp.client_id.duid_type 3 (Link-layer address)", "dhcp.client_id.duid_ll_hw_type 1 (Ethernet)",
	    "dhcp.client_id.link_layer_address 02:00:00:00:00:0b",
	    "dhcp.client_id.duid_llt_hw_type 1 (Ethernet)", "dhcp.client_id.time 100",
	    "dhcp.client_id.link_layer_address 02:00:00:00:00:0c", "dhcp.client_id.enterprise_num 9", "dhcp.client_id aa",
	    "dhcp.client_id.type 0 (Not a hardware address)", "dhcp.client_id.undef host", "dhcp.client_id.type 7",
	    "dhcp.client_id 0102", "dhcp.client_id.uuid 000102030405060708090a0b0c0d0e0f",
	    "dhcp.option (Client Machine Identifier)", "dhcp.client_id.uuid 000102030405060708090a0b0c0d0e0f",
	    "dhcp.client_id.duid_type 4 (UUID)", "dhcp.client_id.uuid 101112131415161718191a1b1c1d1e1f" },
	  NULL },

	{ "relay agent: RFC 3046, 3527, 5010, 5107",
	  DHCP "5223 0102 0007 0206 02000000000b 0504 c0000200 0604 726f6f6d 0a01 80 0b04 c00002fe 63 00 ff",
	  { "dhcp.option (Relay Agent Information)", "dhcp.option.agent_information_option (Agent Circuit ID)",
	    "dhcp.option.agent_information_option.suboption 1 (Agent Circuit ID)", "dhcp.option.suboption_length 2",
	    "dhcp.option.agent_information_option.agent_circuit_id 0007",
	    "dhcp.option.agent_information_option.agent_remote_id 02000000000b",
	    "dhcp.option.agent_information_option.link_selection 192.0.2.0",
	    "dhcp.option.agent_information_option.subscriber_id room",
	    "dhcp.option.agent_information_option.flags 0x80",
	    "dhcp.option.agent_information_option.server_id_override 192.0.2.254", "dhcp.option.end 255" },
	  NULL },

	{ "relay agent: a suboption longer than the option",
	  DHCP "5204 0108 0007 ff", { "dhcp.missing_subopt_value", "dhcp.option.agent_information_option.value 0007",
	    "dhcp.option.end 255" }, NULL },

	{ "routes: RFC 3442, RFC 2132 sections 4.3 and 5.8",
	  DHCP "791c 00 c0000201 08 0a c0000202 14 c63360 c0000203 20 cb007107 c0000204 2108 0a010000 c0000205"
	  "1508 0a000000 ff000000 f906 21 0000000000 ff",
	  { "dhcp.option.classless_static_route", "dhcp.option.classless_static_route.width 0",
	    "dhcp.option.classless_static_route.subnet 0.0.0.0", "dhcp.option.classless_static_route.router 192.0.2.1",
	    "dhcp.option.classless_static_route.width 8", "dhcp.option.classless_static_route.subnet 10.0.0.0",
	    "dhcp.option.classless_static_route.width 20", "dhcp.option.classless_static_route.subnet 198.51.96.0",
	    "dhcp.option.classless_static_route.width 32", "dhcp.option.classless_static_route.subnet 203.0.113.7",
	    "dhcp.option.classless_static_route.router 192.0.2.4", "dhcp.option.static_route.ip 10.1.0.0",
	    "dhcp.option.static_route.router 192.0.2.5", "dhcp.option.policy_filter.ip 10.0.0.0",
	    "dhcp.option.policy_filter.subnet_mask 255.0.0.0", "dhcp.option (Classless Static Route (Microsoft))",
	    "dhcp.bad_length", "dhcp.option.value 210000000000" },
	  NULL },

	{ "names: RFC 4702 section 2, RFC 3397 section 2, RFC 3361",
	  DHCP "510a 01 00 00 61 2e74657374 00  5108 04 ff ff 0161 0162 00  770c 0165 046e616d 65 00 0166 c002"
	  "7808 00 0173 03746c64 00  7805 01 c0000207 ff",
	  { "dhcp.fqdn.flags 0x01", "dhcp.fqdn.rcode1 0", "dhcp.fqdn.rcode2 0", "dhcp.fqdn.name a.test",
	    "dhcp.fqdn.flags 0x04", "dhcp.fqdn.name a", "dhcp.fqdn.name b",
	    "dhcp.option.dhcp_dns_domain_search_list_fqdn e", "dhcp.option.dhcp_dns_domain_search_list_fqdn name",
	    "dhcp.option.dhcp_dns_domain_search_list_fqdn f", "dhcp.option.dhcp_dns_domain_search_list_pointer 2",
	    "dhcp.option.sip_server.encoding 0 (Names)", "dhcp.option.sip_server.name s", "dhcp.option.sip_server.name tld",
	    "dhcp.option.sip_server.encoding 1 (IPv4 addresses)", "dhcp.option.sip_server.address 192.0.2.7" },
	  NULL },

	{ "classes and vendors: RFC 3004, RFC 3925; PXE: RFC 4578; RFC 3118; RFC 5969",
	  DHCP "4d06 02 0102 02 0304  4d04 69505845  7c07 00000009 02 aabb  7d08 00000dd9 03 010164"
	  "5d04 0007 0010  5e03 01 03 10  5a0c 01 01 00 0000000000000005 ee  5000"
	  "d416 08 20 20010db8000000000000000000000000 c0000263  4e05 01 c0000209  4f03 00 7878  2b02 0102 ff",
	  { "dhcp.option.user_class.length 2", "dhcp.option.user_class.data 0102", "dhcp.option.user_class.length 2",
	    "dhcp.option.user_class.data 0304", "dhcp.option.user_class.text iPXE",
	    "dhcp.option.vi_class.enterprise 9", "dhcp.option.vi_class.length 2", "dhcp.option.vi_class.data aabb",
	    "dhcp.option.vi.enterprise 3545", "dhcp.option.vi.value 010164",
	    "dhcp.option.client_system_architecture 7 (x64 UEFI)",
	    "dhcp.option.client_system_architecture 16 (x64 UEFI by HTTP)", "dhcp.client_network_id_major 3",
	    "dhcp.client_network_id_minor 16", "dhcp.option.dhcp_authentication.protocol 1",
	    "dhcp.option.dhcp_authentication.rdm_replay_detection 0x0000000000000005",
	    "dhcp.option.dhcp_authentication.information ee", "dhcp.option (Rapid Commit)", "dhcp.option.length 0",
	    "dhcp.option.6RD.ipv4_mask_len 8", "dhcp.option.6RD.prefix_len 32", "dhcp.option.6RD.prefix 2001:db8::",
	    "dhcp.option.6RD.border_relay_ip 192.0.2.99", "dhcp.option.slp_directory_agent.slpda_address 192.0.2.9",
	    "dhcp.option.slp_service_scope.string xx", "dhcp.option.vendor.value 0102" },
	  NULL },

	{ "lengths that do not fit the option",
	  DHCP "0403 c00002  3305 00000e10 aa  0c00  3800  e002 0102 3d01 01 ff",
	  { "dhcp.option (Time Server)", "dhcp.bad_length", "dhcp.option.value c00002",
	    "dhcp.option.ip_address_lease_time 3600", "dhcp.bad_length", "dhcp.option.value aa",
	    "dhcp.option (Host Name)", "dhcp.option.length 0", "dhcp.bad_length", "dhcp.option.type 224",
	    "dhcp.option.value 0102", "dhcp.option (Client identifier)", "dhcp.bad_length", "dhcp.option.value 01" },
	  NULL },

	{ "an option longer than the message",
	  DHCP "3501 01 0c09 7374", { "dhcp.option.dhcp 1 (Discover)", "dhcp.option (Host Name)", "dhcp.option.length 9",
	    "dhcp.bad_length", "dhcp.option.value 7374", "dhcp.end_option_missing" }, NULL },

	{ "an option without a length", DHCP "0000 0c", { "dhcp.option.padding 0000", "dhcp.option.type 12 (Host Name)",
	    "dhcp.bad_length", "dhcp.end_option_missing" }, NULL },

	{ "no options but the cookie", DHCP, { "dhcp.cookie 99.130.83.99", "dhcp.end_option_missing", "dhcp.bootp 1" },
	  "Boot Reply to 02:00:00:00:00:0a" },
};

Test(dhcp_options, excerpts) { check_excerpts(ENTRY_dhcp, excerpts, COUNT(excerpts)); }

/* What fits is not noted, and what stands there once is not repeated. */
Test(dhcp_options, no_notes)
{
	struct decoded got = decode(ENTRY_dhcp, excerpts[0].bytes);

	cr_expect_null(strstr(got.tree, "bad_length"), "%s", got.tree);
	cr_expect_null(strstr(got.tree, "repeated"));
	cr_expect_null(strstr(got.tree, "missing"));
	cr_expect_null(strstr(got.tree, "dhcp.option.value"));
	got = decode(ENTRY_dhcp, excerpts[6].bytes);
	cr_expect_null(strstr(got.tree, "bad_length"), "rapid commit has no value: %s", got.tree);
}
