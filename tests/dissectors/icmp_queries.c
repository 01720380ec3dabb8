/* I07, I08: clocks and masks in ICMP.  RFC 792, RFC 950. */

#include "tests/dissectors/decode.h"

static const struct excerpt excerpts[] = {
	{ "timestamp reply over midnight",
	  "0e0090d4 00010002 05265bf6 00000005 00000007",
	  { "icmp", "icmp.type 14 (Timestamp reply)", "icmp.code 0",
	    "icmp.checksum 0x90d4", "icmp.checksum.status 1 (Good)", "icmp.ident 1",
	    "icmp.ident_le 256", "icmp.seq 2", "icmp.seq_le 512",
	    "icmp.originate_timestamp 86399990", "icmp.receive_timestamp 5",
	    "icmp.timestamp.offset 0.015000000", "icmp.transmit_timestamp 7",
	    "icmp.timestamp.stay 0.002000000" },
	  "Timestamp reply  id=0x0001, seq=2/512" },
	{ "timestamps of Windows",
	  "0e0059b5 00010002 0225517b 7d512502 7d512502",
	  { "icmp", "icmp.type 14 (Timestamp reply)", "icmp.code 0",
	    "icmp.checksum 0x59b5", "icmp.checksum.status 1 (Good)", "icmp.ident 1",
	    "icmp.ident_le 256", "icmp.seq 2", "icmp.seq_le 512",
	    "icmp.originate_timestamp 36000123", "icmp.receive_timestamp 2102469890",
	    "icmp.timestamp.le 36000125", "icmp.timestamp.offset 0.002000000",
	    "icmp.transmit_timestamp 2102469890", "icmp.timestamp.le 36000125",
	    "icmp.timestamp.stay 0.000000000" },
	  "Timestamp reply  id=0x0001, seq=2/512" },
	{ "timestamps of another clock",
	  "0e009dc0 00010002 0225517b 8000004d 8000004e",
	  { "icmp", "icmp.type 14 (Timestamp reply)", "icmp.code 0",
	    "icmp.checksum 0x9dc0", "icmp.checksum.status 1 (Good)", "icmp.ident 1",
	    "icmp.ident_le 256", "icmp.seq 2", "icmp.seq_le 512",
	    "icmp.originate_timestamp 36000123", "icmp.receive_timestamp 2147483725",
	    "icmp.timestamp.nonstandard", "icmp.transmit_timestamp 2147483726",
	    "icmp.timestamp.nonstandard" },
	  "Timestamp reply  id=0x0001, seq=2/512" },
	{ "mask with a hole",
	  "1200effa 00010002 ff00ff00",
	  { "icmp", "icmp.type 18 (Address mask reply)", "icmp.code 0",
	    "icmp.checksum 0xeffa", "icmp.checksum.status 1 (Good)", "icmp.ident 1",
	    "icmp.ident_le 256", "icmp.seq 2", "icmp.seq_le 512",
	    "icmp.address_mask 255.0.255.0", "icmp.address_mask.holes" },
	  "Address mask reply  id=0x0001, seq=2/512" },
	{ "mask of a host",
	  "1200edfc 00010002 ffffffff",
	  { "icmp", "icmp.type 18 (Address mask reply)", "icmp.code 0",
	    "icmp.checksum 0xedfc", "icmp.checksum.status 1 (Good)", "icmp.ident 1",
	    "icmp.ident_le 256", "icmp.seq 2", "icmp.seq_le 512",
	    "icmp.address_mask 255.255.255.255", "icmp.address_mask.len 32" },
	  "Address mask reply  id=0x0001, seq=2/512" },
};

Test(icmp_queries, excerpts)
{
	check_excerpts(ENTRY_icmp, excerpts, COUNT(excerpts));
}
