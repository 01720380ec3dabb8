/* Names of addresses: what tshark 4.0 without -n shows for them. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests/ui/run.h"
#include "ui/text/names.h"

#define COUNT(a) (sizeof (a) / sizeof *(a))

static struct out o;

static const char *
name_of(const char *mac)
{
	unsigned b[6];
	uint8_t bytes[6];

	cr_assert_eq(sscanf(mac, "%x:%x:%x:%x:%x:%x", &b[0], &b[1], &b[2], &b[3], &b[4], &b[5]), 6);
	for (int i = 0; i < 6; i++)
		bytes[i] = (uint8_t)b[i];
	o.p = o.start;
	bool any = put_mac_name(&o, bytes);

	*o.p = 0;
	return any ? o.start : "";
}

struct row {
	const char *mac, *name;
};

static void
check(const struct row *rows, size_t n)
{
	cr_assert(out_open(&o, -1));
	for (size_t i = 0; i < n; i++)
		cr_expect_str_eq(name_of(rows[i].mac), rows[i].name, "%s: %s", rows[i].mac, name_of(rows[i].mac));
	out_close(&o);
	names_folder(NULL);
}

/* N02: groups and local addresses, whatever lists are installed. */
Test(names, agreed)
{
	static const struct row rows[] = {
		{ "ff:ff:ff:ff:ff:ff", "Broadcast" },
		{ "01:00:5e:00:00:fb", "IPv4mcast_fb" },
		{ "01:00:5e:7f:ff:fa", "IPv4mcast_7f:ff:fa" },
		{ "01:00:5e:00:00:00", "IPv4mcast_00" },
		{ "33:33:00:01:00:03", "IPv6mcast_01:00:03" },
		{ "33:33:00:00:00:16", "IPv6mcast_16" },
		{ "33:33:ff:00:00:01", "IPv6mcast_ff:00:00:01" },
		{ "01:80:c2:00:00:0e", "LLDP_Multicast" },
		{ "01:80:c2:00:00:00", "Spanning-tree-(for-bridges)_00" },
		{ "02:00:00:00:00:0a", "" }, { "00:00:00:00:00:00", "" },
	};

	names_folder("/nonexistent");
	check(rows, COUNT(rows));
}

/* No list installed: the built-in one. */
Test(names, common)
{
	static const struct row rows[] = {
		{ "00:00:0c:12:34:56", "Cisco_12:34:56" }, { "08:00:27:ab:cd:ef", "PcsCompu_ab:cd:ef" },
		{ "00:0c:29:00:00:01", "VMware_00:00:01" }, { "00:12:34:00:00:01", "" },
	};

	names_folder("/nonexistent");
	check(rows, COUNT(rows));
}

/* The vendor alone: of groups and of local addresses there is none. */
Test(names, vendors)
{
	static const uint8_t cisco[6] = { 0, 0, 0x0c, 1 }, local[6] = { 2, 0, 0x0c }, group[6] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };

	names_folder("/nonexistent");
	cr_assert(out_open(&o, -1));
	cr_expect_not(put_vendor(&o, local));
	cr_expect_not(put_vendor(&o, group));
	cr_expect_eq(o.p, o.start);
	cr_expect(put_vendor(&o, cisco));
	*o.p = 0;
	cr_expect_str_eq(o.start, "Cisco");
	out_close(&o);
	names_folder(NULL);
}

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	cr_assert(f);
	fputs(text, f);
	fclose(f);
}

/* Lists as ieee-data has them: names shortened, the longest prefix first. */
Test(names, lists)
{
	static const struct row rows[] = {
		{ "00:00:0c:12:34:56", "Cisco_12:34:56" }, { "00:1b:21:00:00:01", "IntelCor_00:00:01" },
		{ "00:d0:ef:00:00:01", "Igt_00:00:01" }, { "01:d0:ef:00:00:01", "Igt_00:00:01" },
		{ "74:1a:e0:95:00:01", "Midway_95:00:01" }, { "74:1a:e0:a5:00:01", "IEEERegi_a5:00:01" },
		{ "70:b3:d5:f2:f0:01", "Teleplat_f2:f0:01" }, { "00:00:01:00:00:01", "" },
	};
	char folder[] = "/tmp/iriscope-names-XXXXXX", path[64];

	cr_assert(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/oui.txt", folder);
	write_file(path, "OUI/MA-L      Organization\r\n\r\n"
	    "00-00-0C   (hex)\t\tCisco Systems, Inc\r\n00000C     (base 16)\t\tCisco Systems, Inc\r\n\t\t\t\t170 Street\r\n"
	    "00-1B-21   (hex)\t\tIntel Corporate\r\n001B21     (base 16)\t\tIntel Corporate\r\n"
	    "00-D0-EF   (hex)\t\tIGT\r\n00D0EF     (base 16)\t\tIGT\r\n"
	    "74-1A-E0   (hex)\t\tIEEE Registration Authority\r\n741AE0     (base 16)\t\tIEEE Registration Authority\r\n");
	snprintf(path, sizeof path, "%s/mam.txt", folder);
	write_file(path, "74-1A-E0   (hex)\t\tMidway Co., Ltd.\r\n900000-9FFFFF     (base 16)\t\tMidway Co., Ltd.\r\n");
	snprintf(path, sizeof path, "%s/oui36.txt", folder);
	write_file(path, "70-B3-D5   (hex)\t\tTELEPLATFORMS\r\nF2F000-F2FFFF     (base 16)\t\tTELEPLATFORMS\r\n");
	names_folder(folder);
	check(rows, COUNT(rows));
	for (const char *const *n = (const char *const[]){ "oui", "mam", "oui36", NULL }; *n; n++) {
		snprintf(path, sizeof path, "%s/%s.txt", folder, *n);
		unlink(path);
	}
	rmdir(folder);
}

/* Opened before, they are read whatever can be opened later. */
Test(names, lists_opened_before)
{
	static const struct row rows[] = { { "00:d0:ef:00:00:01", "Igt_00:00:01" }, { "00:1b:21:00:00:01", "" } };
	char folder[] = "/tmp/iriscope-names-XXXXXX", path[64];

	cr_assert(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/oui.txt", folder);
	write_file(path, "00D0EF     (base 16)\t\tIGT\r\n");
	names_folder(folder);
	names_open();
	unlink(path);
	rmdir(folder);
	check(rows, COUNT(rows));
}

/* In the list instead of the number, in the tree beside it; never in fields, nor with -n. */
Test(names, where)
{
	struct ran names = run("$p -r pcaps/http.pcap -c 1"), numbers = run("$p -n -r pcaps/http.pcap -c 1");
	struct ran tree = run("$p -r pcaps/http.pcap -c 1 -V"), field = run("$p -r pcaps/http.pcap -c 1 -T fields -e eth.dst");

	cr_expect(holds(names.out, "02:00:00:00:00:0a → Broadcast    ARP"), "%s", names.out);
	cr_expect(holds(numbers.out, "02:00:00:00:00:0a → ff:ff:ff:ff:ff:ff ARP"), "%s", numbers.out);
	cr_expect(holds(tree.out, "Dst: Broadcast (ff:ff:ff:ff:ff:ff)\n"), "%s", tree.out);
	cr_expect(holds(tree.out, "    Destination: Broadcast (ff:ff:ff:ff:ff:ff)\n"), "%s", tree.out);
	cr_expect_str_eq(field.out, "ff:ff:ff:ff:ff:ff\n");
	ran_free(&names);
	ran_free(&numbers);
	ran_free(&tree);
	ran_free(&field);
}
