/*
 * What a file is, told by its first four bytes: a format we read, or another
 * one that we at least name, so that its owner knows what to do.
 *
 * Sources: draft-ietf-opsawg-pcap 4, draft-ietf-opsawg-pcapng 4.1, and the
 * magic numbers in file(1) and in Wireshark's wiretap/.
 */

#include <string.h>

#include "capture/internal.h"

#define COUNT(a)      (sizeof (a) / sizeof *(a))
#define UNPACK(tool)  "unpack it first: " tool " -dc FILE | iriscope -r -"
#define CONVERT       "convert it first: editcap FILE NEW.pcapng"

static const struct magic {
	const char *bytes;
	size_t len;
	const struct format *format;	/* NULL: not read, because it is... */
	const char *is, *advice;
} magics[] = {
	{ "\xd4\xc3\xb2\xa1", 4, &format_pcap },	/* microseconds */
	{ "\xa1\xb2\xc3\xd4", 4, &format_pcap },
	{ "\x4d\x3c\xb2\xa1", 4, &format_pcap },	/* nanoseconds */
	{ "\xa1\xb2\x3c\x4d", 4, &format_pcap },
	{ "\x0a\x0d\x0d\x0a", 4, &format_pcapng },

	{ "\x34\xcd\xb2\xa1", 4, NULL, "a pcap file with Kuznetzov's modified records", CONVERT },
	{ "\xa1\xb2\xcd\x34", 4, NULL, "a pcap file with Kuznetzov's modified records", CONVERT },
	{ "\xcd\x34\xb2\xa1", 4, NULL, "a Navtel pcap file", CONVERT },
	{ "\xa1\xb2\x34\xcd", 4, NULL, "a Navtel pcap file", CONVERT },
	{ "\xac\x01\x00\x1c", 4, NULL, "an IXIA lcap file (hardware)", CONVERT },
	{ "\x1c\x00\x01\xac", 4, NULL, "an IXIA lcap file (hardware)", CONVERT },
	{ "\xab\x01\x00\x1c", 4, NULL, "an IXIA lcap file (software)", CONVERT },
	{ "\x1c\x00\x01\xab", 4, NULL, "an IXIA lcap file (software)", CONVERT },
	{ "snoop", 4, NULL, "a snoop file (Solaris)", CONVERT },
	{ "btsnoop", 4, NULL, "a btsnoop file (Bluetooth)", CONVERT },
	{ "RTSS", 4, NULL, "a Microsoft Network Monitor 1 file", CONVERT },
	{ "GMBU", 4, NULL, "a Microsoft Network Monitor 2 file", CONVERT },
	{ "TRSNIFF", 4, NULL, "a Sniffer file (DOS)", CONVERT },
	{ "XCP", 4, NULL, "a NetXRay or Sniffer file (Windows)", CONVERT },
	{ "iptrace", 4, NULL, "an iptrace file (AIX)", CONVERT },
	{ "\x7fver", 4, NULL, "a Peek file (OmniPeek)", CONVERT },
	{ "ObserverPkt", 4, NULL, "an Observer file", CONVERT },
	{ "\x05VNF", 4, NULL, "a Visual Networks file", CONVERT },

	/* compressed.c has unpacked it once already. */
	{ "\x1f\x8b", 2, NULL, "compressed more than once, by gzip", UNPACK("gzip") },
	{ "\x1f\x9d", 2, NULL, "compressed by compress", UNPACK("gzip") },
	{ "\x28\xb5\x2f\xfd", 4, NULL, "compressed more than once, by zstd", UNPACK("zstd") },
	{ "\x04\x22\x4d\x18", 4, NULL, "compressed by lz4", UNPACK("lz4") },
	{ "\xfd" "7zXZ", 4, NULL, "compressed by xz", UNPACK("xz") },
	{ "BZh", 3, NULL, "compressed by bzip2", UNPACK("bzip2") },
	{ "PK\x03\x04", 4, NULL, "a zip archive", "unpack it first: unzip FILE" },
	{ "7z\xbc\xaf", 4, NULL, "a 7z archive", "unpack it first: 7z x FILE" },
};

const struct format *
capture_recognize(struct capture_file *f, const uint8_t magic[4])
{
	for (size_t i = 0; i < COUNT(magics); i++) {
		const struct magic *m = &magics[i];

		if (memcmp(magic, m->bytes, m->len) != 0)
			continue;
		if (!m->format)
			capture_fail(f, "is %s, which is not read here; %s", m->is, m->advice);
		return m->format;
	}
	capture_fail(f, "is no capture file (pcap or pcapng): it begins with %02x %02x %02x %02x",
		magic[0], magic[1], magic[2], magic[3]);
	return NULL;
}
