/* Capture filters over frames at hand.  Bytes: RFC 826, RFC 791, RFC 9293. */

#include <criterion/criterion.h>
#include <string.h>

#include "capture/filter.h"
#include "tests/capture/transcript.h"

enum { ETHERNET = 1, RAW = 101, SLL = 113, UNKNOWN = 65000 };

#define ADDRESSES  "ffffffffffff 0016ce6e8b24 "
#define TCP_TO_80  "4500 0028 0001 0000 40 06 0000 c0a80001 c0a80002 " \
		   "c001 0050 00000000 00000000 5002 ffff 0000 0000"

static const char
	arp[] = ADDRESSES "0806 0001 0800 06 04 0001 0016ce6e8b24 c0a80072 000000000000 c0a80001",
	tcp[] = ADDRESSES "0800" TCP_TO_80,
	cooked[] = "0000 0001 0006 0016ce6e8b240000 0800" TCP_TO_80,
	raw[] = TCP_TO_80;

static const struct row {
	const char *expression, *bytes;
	uint16_t link_type;
	bool passes;
} rows[] = {
	{ "arp", arp, ETHERNET, true },
	{ "arp", tcp, ETHERNET, false },
	{ "tcp port 80", tcp, ETHERNET, true },
	{ "tcp port 80", arp, ETHERNET, false },
	{ "tcp port 80", raw, RAW, true },
	{ "tcp port 80", cooked, SLL, true },
	{ "tcp port 81", raw, RAW, false },
	{ "tcp port 80", tcp, RAW, false },
	{ "not arp", arp, ETHERNET, false },
	{ "", arp, ETHERNET, true },
	{ "len > 60", arp, ETHERNET, false },
	{ "ether host 00:16:ce:6e:8b:24", arp, ETHERNET, true },
};

static bool
match(struct capture_filter *x, const char *hex, uint16_t link_type)
{
	uint8_t bytes[128];
	uint32_t n = (uint32_t)from_hex(hex, bytes, sizeof bytes);
	struct frame frame = { bytes, n, n, .link_type = link_type };

	return capture_filter_match(x, &frame);
}

Test(filter, rows)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *r = &rows[i];
		char error[256] = "";
		struct capture_filter *x = capture_filter_new(r->expression, error, sizeof error);

		cr_assert(x, "%s: %s", r->expression, error);
		for (int again = 0; again < 2; again++) {
			cr_expect_eq(match(x, r->bytes, r->link_type), r->passes, "row %zu, %s", i,
				r->expression);
			capture_filter_prepare(x);
		}
		cr_expect_null(capture_filter_error(x));
		capture_filter_free(x);
	}
}

Test(filter, lengths_are_those_on_the_wire)
{
	char error[256];
	struct capture_filter *x = capture_filter_new("len == 1500", error, sizeof error);
	struct frame frame = { (const uint8_t *)"", 1, 1500, .link_type = ETHERNET };

	cr_assert(x, "%s", error);
	cr_expect(capture_filter_match(x, &frame));
	capture_filter_free(x);
}

Test(filter, wrong_expressions_are_explained)
{
	static const struct {
		const char *expression, *place;
	} wrong[] = {
		{ "tcp prot 80", "at 'prot 80'" }, { "port", "at 'port'" }, { "(", "at its end" },
		{ "host 1.2.3.4.5", "at 'host 1.2.3.4.5'" }, { "ether[", "at 'ether['" },
		{ "arp or not (udp and port 5 nonsense)", "at 'nonsense)'" },
		{ "host 192.0.2.1 and (tcp or prot 5)", "at 'prot 5)'" },
	};

	for (size_t i = 0; i < COUNT(wrong); i++) {
		char error[256] = "";

		cr_expect_null(capture_filter_new(wrong[i].expression, error, sizeof error));
		cr_expect(strstr(error, wrong[i].place), "%s: %s", wrong[i].expression, error);
	}
}

Test(filter, the_error_buffer_may_be_small)
{
	char error[8];

	cr_expect_null(capture_filter_new("tcp prot 80", error, sizeof error));
	cr_expect_eq(strlen(error), sizeof error - 1);
}

/* What cannot be asked of one link type is no obstacle for the others. */
Test(filter, not_for_every_link_type)
{
	char error[256];
	struct capture_filter *x = capture_filter_new("arp", error, sizeof error);

	cr_assert(x, "%s", error);
	cr_expect(match(x, arp, ETHERNET));
	cr_expect_null(capture_filter_error(x));
	cr_expect_not(match(x, arp, UNKNOWN));
	cr_expect_not(match(x, arp, UNKNOWN));
	cr_expect(match(x, arp, ETHERNET));
	cr_assert(capture_filter_error(x));
	cr_expect(strstr(capture_filter_error(x), "link type 65000: "), "%s", capture_filter_error(x));
	capture_filter_free(x);
}

/* Prepared, none that is usual is compiled later; what cannot be compiled is said when it is met. */
Test(filter, prepared)
{
	char error[256];
	struct capture_filter *named = capture_filter_new("tcp port 80", error, sizeof error);
	struct capture_filter *vlan = capture_filter_new("vlan 1", error, sizeof error);

	cr_assert(named && vlan, "%s", error);
	capture_filter_prepare(named);
	capture_filter_prepare(vlan);
	cr_expect(match(named, tcp, ETHERNET) && match(named, raw, RAW) && match(named, cooked, SLL));
	cr_expect_null(capture_filter_error(named));
	cr_expect_null(capture_filter_error(vlan));
	cr_expect_not(match(vlan, raw, RAW));
	cr_expect(capture_filter_error(vlan));
	capture_filter_free(named);
	capture_filter_free(vlan);
}

Test(filter, freeing_nothing_is_fine)
{
	capture_filter_free(NULL);
}
