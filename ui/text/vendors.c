/* Vendors by prefix: lists of IEEE's, sorted in memory. */

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include "ui/text/vendors.h"

#define FOLDER "/usr/share/ieee-data"

enum { NAME_KEPT = 40, LIST_MAX = 1 << 26 };

struct vendor {
	uint64_t prefix;	/* the first address of its range, and below it the number of bits */
	char name[NAME_KEPT];	/* as the list has it, cut; terminated */
};

/* A capture has few cards: what was found lately is found again at once. */
static struct known {
	uint64_t prefix;	/* 36 bits + 1; 0: free */
	size_t len;
	char name[VENDOR_NAME];
} cache[256];

static struct vendor *vendors;
static size_t count, room;
static const char *folder = FOLDER;
static bool opened, loaded;

static struct list {
	const char *name;
	unsigned bits;
	FILE *file;		/* NULL: not open, or not there */
} lists[] = { { "oui.txt", 24 }, { "mam.txt", 28 }, { "oui36.txt", 36 } };
enum { LISTS = sizeof lists / sizeof *lists };

/* Where no list is installed: prefixes often met in lessons, virtual machines among them. */
static const struct {
	uint32_t oui;
	const char *name;
} common[] = {
	{ 0x00000c, "Cisco" }, { 0x00005e, "IETF" }, { 0x0000f8, "DEC" },
	{ 0x00010c, "SystemTe" }, { 0x000393, "Apple" }, { 0x000569, "VMware" }, { 0x0007e9, "IntelCor" },
	{ 0x000a27, "Apple" }, { 0x000c29, "VMware" }, { 0x000c42, "Routerbo" }, { 0x000d3a, "Microsof" },
	{ 0x000e7f, "HewlettP" }, { 0x00155d, "Microsof" }, { 0x00163e, "Xensourc" }, { 0x0016e3, "Asustek" },
	{ 0x001422, "Dell" }, { 0x00123f, "Dell" }, { 0x001b21, "IntelCor" }, { 0x001c14, "VMware" },
	{ 0x001c42, "Parallel" }, { 0x001d0f, "Tp-LinkT" }, { 0x001e58, "D-LinkCo" }, { 0x00215a, "HewlettP" },
	{ 0x002219, "Dell" }, { 0x00259c, "Cisco-Li" }, { 0x005056, "VMware" }, { 0x0050ba, "D-Link" },
	{ 0x0050f2, "Microsof" }, { 0x0060b0, "HewlettP" }, { 0x00900b, "Lanner" }, { 0x00a0c9, "IntelCor" },
	{ 0x00aa00, "Intel" }, { 0x00d0b7, "Intel" }, { 0x00e04c, "RealtekS" }, { 0x00e0fc, "HuaweiTe" },
	{ 0x080020, "Oracle" }, { 0x080027, "PcsCompu" }, { 0x08002b, "DigitalE" }, { 0x080069, "SiliconG" },
	{ 0xb827eb, "Raspberr" }, { 0xdca632, "Raspberr" }, { 0xe45f01, "Raspberr" }, { 0xd4ca6d, "Routerbo" },
};

static struct vendor *
new_vendor(uint64_t first, unsigned bits)
{
	if (count == room) {
		size_t more = room ? room * 2 : 1 << 12;
		struct vendor *v = realloc(vendors, more * sizeof *v);

		if (!v)
			return NULL;
		vendors = v;
		room = more;
	}
	vendors[count] = (struct vendor){ .prefix = first << 8 | bits };
	return &vendors[count++];
}

/* Words that say what sort of company it is, and not which. */
static bool
is_general(const char *word, size_t n)
{
	static const char *const general[] = {
		"ab", "ag", "bv", "co", "company", "corp", "corporation", "gmbh", "holding", "inc",
		"incorporated", "jsc", "kg", "kk", "limited", "llc", "ltd", "nv", "oao", "of", "ooo", "oy",
		"oyj", "plc", "pty", "pvt", "sa", "spa", "srl", "systems", "the", "zao",
	};

	for (size_t i = 0; i < sizeof general / sizeof *general; i++)
		if (strlen(general[i]) == n && !strncasecmp(general[i], word, n))
			return true;
	return false;
}

/* Bytes of the character at s that fit in n; 0: none that may stand in a name. */
static size_t
character(const unsigned char *s, size_t n)
{
	size_t len = *s < 0x80 ? 1 : *s >= 0xf0 ? 4 : *s >= 0xe0 ? 3 : *s >= 0xc2 ? 2 : 0;

	return len > n || !len || (len == 1 && !isalnum(*s) && !strchr("-+_", *s)) ? 0 : len;
}

/* Cisco Systems, Inc -> Cisco: as Wireshark's make-manuf shortens them. */
static size_t
shorten(const char *s, size_t n, char to[VENDOR_NAME])
{
	const char *end = s + n;
	size_t len = 0;
	bool shouts = true;
	int characters = 0;

	for (const char *p = s; p < end; p++)
		shouts = shouts && !islower((unsigned char)*p);
	while (s < end) {
		size_t word = 0, step;
		bool first = true;

		while ((step = character((const unsigned char *)s + word, (size_t)(end - s) - word)) > 0)
			word += step;
		if (!word) {
			s++;
			continue;
		}
		for (const char *stop = s + word, *p = s; !is_general(s, word) && p < stop && characters < 8;
		    p += step, characters++) {
			step = character((const unsigned char *)p, (size_t)(stop - p));
			memcpy(to + len, p, step);
			if (shouts && step == 1 && !first)
				to[len] = (char)tolower((unsigned char)*p);
			first = step == 1 && !isalpha((unsigned char)*p);
			len += step;
		}
		s += word;
	}
	return len;
}

/*
 * Two lines tell of a prefix, and only the second is needed, but for longer
 * prefixes than 24 bits, whose beginning stands in the first:
 *   74-1A-E0   (hex)		Private
 *   900000-9FFFFF     (base 16)		Private
 */
static void
read_line(const char *line, size_t n, unsigned bits, uint64_t *oui)
{
	const char *mark = memchr(line, '(', n < 24 ? n : 24), *name, *end = line + n;

	if (!mark || n < 9)
		return;
	if (line[2] == '-') {
		*oui = strtoull(line, NULL, 16) << 16 | strtoull(line + 3, NULL, 16) << 8 |
		    strtoull(line + 6, NULL, 16);
		return;
	}
	uint64_t number = strtoull(line, NULL, 16);
	struct vendor *v = new_vendor(bits == 24 ? number << 24 : *oui << 24 | number, bits);

	for (name = mark; name < end && *name != ')'; name++)
		;
	while (name < end && (isspace((unsigned char)*name) || *name == ')'))
		name++;
	if (v)
		memcpy(v->name, name, (size_t)(end - name) < NAME_KEPT ? (size_t)(end - name) : NAME_KEPT - 1);
}

static void
read_lines(const char *text, size_t n, unsigned bits)
{
	uint64_t oui = 0;

	while (n) {
		const char *end = memchr(text, '\n', n);
		size_t line = end ? (size_t)(end - text) : n, step = line + (end != NULL);

		if (line && text[line - 1] == '\r')
			line--;
		if (line && isxdigit((unsigned char)*text))
			read_line(text, line, bits, &oui);
		text += step;
		n -= step;
	}
}

static void
close_list(struct list *l)
{
	if (l->file)
		fclose(l->file);
	l->file = NULL;
}

static void
read_list(struct list *l)
{
	struct stat st;
	FILE *f = l->file;
	size_t size = f && !fstat(fileno(f), &st) && st.st_size < LIST_MAX ? (size_t)st.st_size : 0;
	char *text = size ? malloc(size + 1) : NULL;

	if (text) {
		size_t n = fread(text, 1, size, f);

		text[n] = 0;		/* stops strtoull() */
		read_lines(text, n, l->bits);
	}
	free(text);
	close_list(l);
}

static int
by_prefix(const void *a, const void *b)
{
	const struct vendor *x = a, *y = b;

	return (x->prefix > y->prefix) - (x->prefix < y->prefix);
}

static void
use_common(void)
{
	for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
		struct vendor *v = new_vendor((uint64_t)common[i].oui << 24, 24);

		if (v)
			snprintf(v->name, sizeof v->name, "%s", common[i].name);
	}
}

void
vendors_open(void)
{
	char path[4096];

	for (int i = 0; i < LISTS && !opened; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, lists[i].name);
		lists[i].file = fopen(path, "re");
	}
	opened = true;
}

static void
load(void)
{
	vendors_open();
	loaded = true;
	for (int i = 0; i < LISTS; i++)
		read_list(&lists[i]);
	if (!count)
		use_common();
	if (count)
		qsort(vendors, count, sizeof *vendors, by_prefix);
}

static size_t
find(uint64_t address, char name[VENDOR_NAME])
{
	static const unsigned lengths[] = { 36, 28, 24 };

	if (!loaded)
		load();
	for (int i = 0; i < 3 && count; i++) {
		uint64_t first = address >> (48 - lengths[i]) << (48 - lengths[i]);
		struct vendor key = { .prefix = first << 8 | lengths[i] };
		const struct vendor *v = bsearch(&key, vendors, count, sizeof *vendors, by_prefix);

		if (v)
			return shorten(v->name, strlen(v->name), name);
	}
	return 0;
}

size_t
vendor_of(const uint8_t *mac, char name[VENDOR_NAME])
{
	uint64_t address = 0;

	for (int i = 0; i < 6; i++)
		address = address << 8 | mac[i];
	address &= ~(UINT64_C(1) << 40);	/* a group's bit is no part of the prefix */
	struct known *k = &cache[(address >> 12 ^ address >> 24) % 256];

	if (k->prefix != (address >> 12) + 1) {
		k->len = find(address, k->name);
		k->prefix = (address >> 12) + 1;
	}
	memcpy(name, k->name, VENDOR_NAME);
	return k->len;
}

void
vendors_folder(const char *path)
{
	free(vendors);
	vendors = NULL;
	memset(cache, 0, sizeof cache);
	count = room = 0;
	for (int i = 0; i < LISTS; i++)
		close_list(&lists[i]);
	opened = loaded = false;
	folder = path ? path : FOLDER;
}
