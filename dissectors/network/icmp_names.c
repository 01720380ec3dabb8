/* Types and codes of ICMP.  IANA icmp-parameters. */

#include "dissectors/network/icmp_names.h"

const struct value icmp_types[] = {	/* IANA icmp-parameters */
	{ 0, "Echo (ping) reply" }, { 3, "Destination unreachable" }, { 4, "Source quench" },
	{ 5, "Redirect" }, { 6, "Alternate host address" }, { 8, "Echo (ping) request" },
	{ 9, "Router advertisement" }, { 10, "Router solicitation" }, { 11, "Time-to-live exceeded" },
	{ 12, "Parameter problem" }, { 13, "Timestamp request" }, { 14, "Timestamp reply" },
	{ 15, "Information request" }, { 16, "Information reply" }, { 17, "Address mask request" },
	{ 18, "Address mask reply" }, { 30, "Traceroute" }, { 37, "Domain name request" },
	{ 38, "Domain name reply" }, { 40, "Photuris" }, { 42, "Extended Echo request" },
	{ 43, "Extended Echo reply" }, { 0, NULL },
};

const struct value icmp_unreachable_codes[] = {	/* RFC 792, 1122 3.2.2.1, 1812 5.2.7.1 */
	{ 0, "Network unreachable" }, { 1, "Host unreachable" }, { 2, "Protocol unreachable" },
	{ 3, "Port unreachable" }, { 4, "Fragmentation needed" }, { 5, "Source route failed" },
	{ 6, "Destination network unknown" }, { 7, "Destination host unknown" },
	{ 8, "Source host isolated" }, { 9, "Network administratively prohibited" },
	{ 10, "Host administratively prohibited" }, { 11, "Network unreachable for TOS" },
	{ 12, "Host unreachable for TOS" }, { 13, "Communication administratively filtered" },
	{ 14, "Host precedence violation" }, { 15, "Precedence cutoff in effect" }, { 0, NULL },
};

const struct value icmp_redirect_codes[] = {
	{ 0, "Redirect for network" }, { 1, "Redirect for host" },
	{ 2, "Redirect for TOS and network" }, { 3, "Redirect for TOS and host" }, { 0, NULL },
};

const struct value icmp_exceeded_codes[] = {
	{ 0, "Time to live exceeded in transit" }, { 1, "Fragment reassembly time exceeded" }, { 0, NULL },
};

const struct value icmp_problem_codes[] = {
	{ 0, "Pointer indicates the error" }, { 1, "Required option missing" }, { 2, "Bad length" },
	{ 0, NULL },
};

const struct value icmp_router_codes[] = {	/* 16: RFC 5944 */
	{ 0, "Normal router advertisement" }, { 16, "Does not route common traffic" }, { 0, NULL },
};

const struct value icmp_photuris_codes[] = {	/* RFC 2521 */
	{ 0, "Bad SPI" }, { 1, "Authentication failed" }, { 2, "Decompression failed" },
	{ 3, "Decryption failed" }, { 4, "Need authentication" }, { 5, "Need authorization" }, { 0, NULL },
};

const struct value icmp_ext_codes[] = {	/* RFC 8335 section 3 */
	{ 0, "No Error" }, { 1, "Malformed Query" }, { 2, "No Such Interface" },
	{ 3, "No Such Table Entry" }, { 4, "Multiple Interfaces Satisfy Query" }, { 0, NULL },
};

const struct value icmp_header_bytes[] = {	/* of the datagram quoted: RFC 791 section 3.1 */
	{ 0, "Version and header length" }, { 1, "Type of service" }, { 2, "Total length" },
	{ 3, "Total length" }, { 4, "Identification" }, { 5, "Identification" },
	{ 6, "Flags and fragment offset" }, { 7, "Fragment offset" }, { 8, "Time to live" },
	{ 9, "Protocol" }, { 10, "Header checksum" }, { 11, "Header checksum" },
	{ 12, "Source address" }, { 13, "Source address" }, { 14, "Source address" },
	{ 15, "Source address" }, { 16, "Destination address" }, { 17, "Destination address" },
	{ 18, "Destination address" }, { 19, "Destination address" }, { 0, NULL },
};
