/* Multicast listener discovery.  RFC 2710, RFC 3810.  Bytes after the RFCs; values agree with tshark's. */

#include "tests/dissectors/decode.h"

static const struct excerpt excerpts[] = {
	{ "query of version 1",
	  "60000000 00183a01 fe800000 00000000 00000000 00000001 ff020000 00000000 00000000"
	  "00000001 82005917 27100000 00000000 00000000 00000000 00000000",
	  { "icmpv6", "icmpv6.type 130 (Multicast Listener Query)", "icmpv6.code 0",
	    "icmpv6.checksum 0x5917", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.mld.maximum_response_delay 10000", "icmpv6.reserved 0000",
	    "icmpv6.mld.multicast_address ::" },
	  "Multicast Listener Query" },
	{ "report of version 1",
	  "60000000 00183a01 fe800000 00000000 00000000 00000001 ff020000 00000000 00000000"
	  "00010003 8300801d 00000000 ff020000 00000000 00000000 00010003",
	  { "icmpv6", "icmpv6.type 131 (Multicast Listener Report)", "icmpv6.code 0",
	    "icmpv6.checksum 0x801d", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.mld.maximum_response_delay 0", "icmpv6.reserved 0000",
	    "icmpv6.mld.multicast_address ff02::1:3" },
	  "Multicast Listener Report" },
	{ "done",
	  "60000000 00183a01 fe800000 00000000 00000000 00000001 ff020000 00000000 00000000"
	  "00000002 84007f1f 00000000 ff020000 00000000 00000000 00010003",
	  { "icmpv6", "icmpv6.type 132 (Multicast Listener Done)", "icmpv6.code 0",
	    "icmpv6.checksum 0x7f1f", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.mld.maximum_response_delay 0", "icmpv6.reserved 0000",
	    "icmpv6.mld.multicast_address ff02::1:3" },
	  "Multicast Listener Done" },
	{ "query of version 2, long times",
	  "60000000 002c3a01 fe800000 00000000 00000000 00000001 ff020000 00000000 00000000"
	  "00000001 8200b925 8fa00000 ff020000 00000000 00000000 00010003 0a8b0001 20010db8"
	  "00000000 00000000 00000001",
	  { "icmpv6", "icmpv6.type 130 (Multicast Listener Query)", "icmpv6.code 0",
	    "icmpv6.checksum 0xb925", "icmpv6.checksum.status 1 (Good)",
	    "icmpv6.mld.maximum_response_code 64768", "icmpv6.reserved 0000",
	    "icmpv6.mld.multicast_address ff02::1:3", "icmpv6.mld.flag 0x0a",
	    "icmpv6.mld.qqi 216", "icmpv6.mld.nb_sources 1",
	    "icmpv6.mld.source_address 2001:db8::1" },
	  "Multicast Listener Query" },
	{ "report of version 2",
	  "60000000 00443a01 fe800000 00000000 00000000 00000001 ff020000 00000000 00000000"
	  "00000016 8f0071e9 00000002 04000000 ff020000 00000000 00000000 00010003 05010001"
	  "ff0e0000 00000000 00000000 00000007 20010db8 00000000 00000000 00000001 cafe0123",
	  { "icmpv6", "icmpv6.type 143 (Multicast Listener Report Message v2)",
	    "icmpv6.code 0", "icmpv6.checksum 0x71e9",
	    "icmpv6.checksum.status 1 (Good)", "icmpv6.reserved 0000",
	    "icmpv6.mldr.nb_mcast_records 2", "icmpv6.mldr.mar (Changed to exclude)",
	    "icmpv6.mldr.mar.record_type 4 (Changed to exclude)",
	    "icmpv6.mldr.mar.aux_data_len 0", "icmpv6.mldr.mar.nb_sources 0",
	    "icmpv6.mldr.mar.multicast_address ff02::1:3",
	    "icmpv6.mldr.mar (Allow new sources)",
	    "icmpv6.mldr.mar.record_type 5 (Allow new sources)",
	    "icmpv6.mldr.mar.aux_data_len 1", "icmpv6.mldr.mar.nb_sources 1",
	    "icmpv6.mldr.mar.multicast_address ff0e::7",
	    "icmpv6.mldr.mar.source_address 2001:db8::1",
	    "icmpv6.mldr.mar.auxiliary_data cafe0123" },
	  "Multicast Listener Report Message v2" },
};

Test(icmpv6_mld, excerpts)
{
	check_excerpts(ENTRY_ipv6, excerpts, COUNT(excerpts));
}
