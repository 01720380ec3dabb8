/*
 * Options of DHCP that are more than one plain value.  User class: RFC 3004;
 * SLP: RFC 2610; domain name: RFC 4702; authentication: RFC 3118; PXE: RFC 4578;
 * domain search: RFC 3397; SIP: RFC 3361; classless routes: RFC 3442; vendors:
 * RFC 3925; 6RD: RFC 5969.
 */

#include "dissectors/application/dhcp.h"

static const struct value encodings[] = { { 0, "Names" }, { 1, "IPv4 addresses" }, { 0, NULL } };

enum {
	POLICY_ADDRESS, POLICY_MASK, STATIC_ADDRESS, STATIC_ROUTER,
	USER_CLASS_LEN, USER_CLASS, USER_CLASS_TEXT, AGENTS_MANDATORY, AGENT, SCOPE_MANDATORY, SCOPE,
	FQDN_FLAGS, FQDN_RESERVED, FQDN_N, FQDN_E, FQDN_O, FQDN_S, FQDN_A, FQDN_PTR, FQDN_NAME,
	AUTH_PROTOCOL, AUTH_ALGORITHM, AUTH_METHOD, AUTH_REPLAY, AUTH_DATA, NDI_TYPE, NDI_MAJOR, NDI_MINOR,
	SEARCH, SEARCH_POINTER, SIP_ENCODING, SIP_NAME, SIP_ADDRESS,
	ROUTE, ROUTE_WIDTH, ROUTE_SUBNET, ROUTE_ROUTER, CLASS_ENTERPRISE, CLASS_LEN, CLASS_DATA,
	VENDOR_ENTERPRISE, VENDOR_LEN, VENDOR_DATA, SIXRD_MASK, SIXRD_LEN, SIXRD_PREFIX, SIXRD_RELAY,
};

static const struct field fields[] = {
	[POLICY_ADDRESS] = { "dhcp.option.policy_filter.ip", "IP Address", IPV4 },
	[POLICY_MASK] = { "dhcp.option.policy_filter.subnet_mask", "Subnet Mask", IPV4 },
	[STATIC_ADDRESS] = { "dhcp.option.static_route.ip", "Destination IP Address", IPV4 },
	[STATIC_ROUTER] = { "dhcp.option.static_route.router", "Router", IPV4 },
	[USER_CLASS_LEN] = { "dhcp.option.user_class.length", "User Class Length", UINT, 1, .unit = "bytes" },
	[USER_CLASS] = { "dhcp.option.user_class.data", "User Class Data", BYTES },
	[USER_CLASS_TEXT] = { "dhcp.option.user_class.text", "User Class, without lengths", TEXT },
	[AGENTS_MANDATORY] = { "dhcp.option.slp_directory_agent.value", "Use no other agents", UINT, 1 },
	[AGENT]     = { "dhcp.option.slp_directory_agent.slpda_address", "SLP Directory Agent", IPV4 },
	[SCOPE_MANDATORY] = { "dhcp.option.slp_service_scope.value", "Use no other scopes", UINT, 1 },
	[SCOPE]     = { "dhcp.option.slp_service_scope.string", "SLP Service Scope", TEXT },
	[FQDN_FLAGS] = { "dhcp.fqdn.flags", "Flags", UINT, 1, HEX, .parts = 5 },
	[FQDN_RESERVED] = { "dhcp.fqdn.mbz", "Reserved flags", UINT, 1, HEX, .mask = 0xf0 },
	[FQDN_N]    = { "dhcp.fqdn.n", "The server shall not update DNS", BOOL, 1, .mask = 0x08 },
	[FQDN_E]    = { "dhcp.fqdn.e", "The name is in DNS's own form", BOOL, 1, .mask = 0x04 },
	[FQDN_O]    = { "dhcp.fqdn.o", "The server overrides the client's wish", BOOL, 1, .mask = 0x02 },
	[FQDN_S]    = { "dhcp.fqdn.s", "The server updates the A record", BOOL, 1, .mask = 0x01 },
	[FQDN_A]    = { "dhcp.fqdn.rcode1", "A-RR result", UINT, 1 },
	[FQDN_PTR]  = { "dhcp.fqdn.rcode2", "PTR-RR result", UINT, 1 },
	[FQDN_NAME] = { "dhcp.fqdn.name", "Client name", TEXT },
	[AUTH_PROTOCOL] = { "dhcp.option.dhcp_authentication.protocol", "Protocol", UINT, 1 },
	[AUTH_ALGORITHM] = { "dhcp.option.dhcp_authentication.algorithm", "Algorithm", UINT, 1 },
	[AUTH_METHOD] = { "dhcp.option.dhcp_authentication.rdm", "Replay Detection Method", UINT, 1 },
	[AUTH_REPLAY] = { "dhcp.option.dhcp_authentication.rdm_replay_detection", "Replay Detection Value", UINT, 8, HEX },
	[AUTH_DATA]  = { "dhcp.option.dhcp_authentication.information", "Authentication Information", BYTES },
	[NDI_TYPE]   = { "dhcp.client_network_id_type", "Type", UINT, 1 },
	[NDI_MAJOR]  = { "dhcp.client_network_id_major", "Major Version", UINT, 1 },
	[NDI_MINOR]  = { "dhcp.client_network_id_minor", "Minor Version", UINT, 1 },
	[SEARCH]     = { "dhcp.option.dhcp_dns_domain_search_list_fqdn", "Label of a domain to search in", TEXT },
	[SEARCH_POINTER] = { "dhcp.option.dhcp_dns_domain_search_list_pointer", "The domain goes on as at byte", UINT, 2, .mask = 0x3fff },
	[SIP_ENCODING] = { "dhcp.option.sip_server.encoding", "SIP Server Encoding", UINT, 1, DEC, encodings },
	[SIP_NAME]   = { "dhcp.option.sip_server.name", "Label of a SIP server's name", TEXT },
	[SIP_ADDRESS] = { "dhcp.option.sip_server.address", "SIP Server Address", IPV4 },
	[ROUTE]      = { "dhcp.option.classless_static_route", "Route, mask width", GROUP },
	[ROUTE_WIDTH] = { "dhcp.option.classless_static_route.width", "Mask width", UINT, 1, .unit = "bits" },
	[ROUTE_SUBNET] = { "dhcp.option.classless_static_route.subnet", "Destination", IPV4 },
	[ROUTE_ROUTER] = { "dhcp.option.classless_static_route.router", "Router", IPV4 },
	[CLASS_ENTERPRISE] = { "dhcp.option.vi_class.enterprise", "Enterprise number", UINT, 4 },
	[CLASS_LEN]  = { "dhcp.option.vi_class.length", "Length", UINT, 1, .unit = "bytes" },
	[CLASS_DATA] = { "dhcp.option.vi_class.data", "Data", BYTES },
	[VENDOR_ENTERPRISE] = { "dhcp.option.vi.enterprise", "Enterprise number", UINT, 4 },
	[VENDOR_LEN] = { "dhcp.option.vi.length", "Length", UINT, 1, .unit = "bytes" },
	[VENDOR_DATA] = { "dhcp.option.vi.value", "Value", BYTES },
	[SIXRD_MASK] = { "dhcp.option.6RD.ipv4_mask_len", "6RD IPv4 Mask Length", UINT, 1, .unit = "bits" },
	[SIXRD_LEN]  = { "dhcp.option.6RD.prefix_len", "6RD Prefix Length", UINT, 1, .unit = "bits" },
	[SIXRD_PREFIX] = { "dhcp.option.6RD.prefix", "6RD Prefix", IPV6 },
	[SIXRD_RELAY] = { "dhcp.option.6RD.border_relay_ip", "Border Relay", IPV4 },
};

/* All that is left of the value, if there is any. */
static void
add_rest(struct dissection *d, int row)
{
	if (dhcp_sent(d))
		add_bytes(d, row, dhcp_sent(d));
}

/* Addresses, or pairs of them: row, and in turn the one behind it. */
static void
add_addresses(struct dissection *d, int row, int rows)
{
	while (left(d) && fits(d, 4u * (size_t)rows))
		for (int i = 0; i < rows; i++)
			add_bytes(d, row + i, 4);
}

/* Labels of names as DNS writes them (RFC 1035 section 3.1); one of no bytes ends a name. */
static void
add_labels(struct dissection *d, int row)
{
	while (left(d) && *d->p < 64 && fits(d, 1u + *d->p)) {
		size_t n = *take(d, 1);

		if (n)
			add_bytes(d, row, n);
	}
}

static void
dissect_policies(struct dissection *d)
{
	add_addresses(d, POLICY_ADDRESS, 2);
}

static void
dissect_static_routes(struct dissection *d)
{
	add_addresses(d, STATIC_ADDRESS, 2);
}

/* RFC 3004 has lengths, but some clients send their text alone.  Whether lengths fit, as far as is captured. */
static bool
has_lengths(const struct dissection *d)
{
	size_t at = 0, n = dhcp_sent(d);

	while (at < left(d) && d->p[at])
		at += 1u + d->p[at];
	return at == n || (at >= left(d) && at < n);
}

static void
dissect_user_class(struct dissection *d)
{
	if (!has_lengths(d)) {
		add_rest(d, USER_CLASS_TEXT);
		return;
	}
	while (left(d))
		add_bytes(d, USER_CLASS, add_uint(d, USER_CLASS_LEN));
}

static void
dissect_agents(struct dissection *d)
{
	add_uint(d, AGENTS_MANDATORY);
	add_addresses(d, AGENT, 1);
}

static void
dissect_scope(struct dissection *d)
{
	add_uint(d, SCOPE_MANDATORY);
	add_rest(d, SCOPE);
}

static void
dissect_fqdn(struct dissection *d)
{
	bool labels = add_uint(d, FQDN_FLAGS) & 0x04;

	add_uint(d, FQDN_A);
	add_uint(d, FQDN_PTR);
	if (labels)
		add_labels(d, FQDN_NAME);
	else
		add_rest(d, FQDN_NAME);
}

static void
dissect_authentication(struct dissection *d)
{
	add_uint(d, AUTH_PROTOCOL);
	add_uint(d, AUTH_ALGORITHM);
	add_uint(d, AUTH_METHOD);
	add_uint(d, AUTH_REPLAY);
	add_rest(d, AUTH_DATA);
}

static void
dissect_interface(struct dissection *d)
{
	add_uint(d, NDI_TYPE);
	add_uint(d, NDI_MAJOR);
	add_uint(d, NDI_MINOR);
}

/* A pointer counts from the option's first byte. */
static void
dissect_search(struct dissection *d)
{
	while (left(d)) {
		add_labels(d, SEARCH);
		if (!left(d) || *d->p < 0xc0 || !fits(d, 2))
			return;
		const uint8_t *p = take(d, 2);

		if (p)
			add_value(d, SEARCH_POINTER, big_endian(p, 2) & 0x3fff, p, 2);
	}
}

static void
dissect_sip(struct dissection *d)
{
	if (add_uint(d, SIP_ENCODING))
		add_addresses(d, SIP_ADDRESS, 1);
	else
		add_labels(d, SIP_NAME);
}

/* Of a destination only the bytes that the mask reaches are sent. */
static void
dissect_routes(struct dissection *d)
{
	while (left(d) && *d->p <= 32 && fits(d, 5u + (*d->p + 7u) / 8)) {
		struct node *route = open_group(d, ROUTE, *d->p);
		size_t width = add_uint(d, ROUTE_WIDTH);

		add_bytes(d, ROUTE_SUBNET, (width + 7) / 8);
		add_bytes(d, ROUTE_ROUTER, 4);
		close_group(d, route);
	}
}

/* Blocks, each of one enterprise; the three rows stand in this order. */
static void
add_blocks(struct dissection *d, int enterprise)
{
	while (left(d) && fits(d, 5)) {
		add_uint_row(d, &fields[enterprise]);
		size_t len = add_uint_row(d, &fields[enterprise + 1]);

		if (!fits(d, len))
			return;
		if (len)
			add_bytes(d, enterprise + 2, len);
	}
}

static void
dissect_vendor_classes(struct dissection *d)
{
	add_blocks(d, CLASS_ENTERPRISE);
}

static void
dissect_vendors(struct dissection *d)
{
	add_blocks(d, VENDOR_ENTERPRISE);
}

static void
dissect_6rd(struct dissection *d)
{
	add_uint(d, SIXRD_MASK);
	add_uint(d, SIXRD_LEN);
	add_bytes(d, SIXRD_PREFIX, 16);
	add_addresses(d, SIXRD_RELAY, 1);
}

/* By code: what reads the value, and the bytes that it needs at least. */
static const struct {
	void (*dissect)(struct dissection *d);
	uint8_t least;
} options[256] = {
	[21] = { dissect_policies, 8 }, [33] = { dissect_static_routes, 8 }, [61] = { dissect_dhcp_client_id, 2 },
	[77] = { dissect_user_class, 1 }, [78] = { dissect_agents, 1 }, [79] = { dissect_scope, 1 },
	[81] = { dissect_fqdn, 3 }, [82] = { dissect_dhcp_relay, 2 }, [90] = { dissect_authentication, 11 },
	[94] = { dissect_interface, 3 }, [97] = { dissect_dhcp_machine_id, 1 }, [119] = { dissect_search, 1 },
	[120] = { dissect_sip, 1 }, [121] = { dissect_routes, 5 }, [124] = { dissect_vendor_classes, 5 },
	[125] = { dissect_vendors, 5 }, [212] = { dissect_6rd, 22 }, [249] = { dissect_routes, 5 },
};

bool
dissect_dhcp_value(struct dissection *d, uint64_t code, size_t len)
{
	if (options[code].dissect && len >= options[code].least)
		options[code].dissect(d);
	return options[code].dissect;
}

const struct dissector dissector_dhcp_values = {
	.proto = { "dhcp.values", "Options of DHCP that are more than a value", PROTOCOL },
	ROWS(fields),
	.also = &dissector_dhcp_client_id,
};
