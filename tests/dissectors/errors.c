/* I13: an ICMP error and the datagram that it is about.  N09. */

#include "tests/dissectors/decode.h"

/* 192.0.2.10 to 198.51.100.80, identification f502, TTL 1, UDP: pcaps/lesson.pcapng frame 11. */
#define DATAGRAM "45000020 f5020000 01110000 c000020a c6336450 9bfe829b 000c0000 41424344"
#define ETHERNET "020000000001 02000000000a 0800"
#define ERROR_OF(quoted) "02000000000a 020000000001 0800" \
	"4500003c 00010000 40010000 c0000201 c000020a 0b000000 00000000" quoted

Test(errors, link_to_the_datagram)
{
	static const char other[] = ETHERNET
	    "45000020 f5030000 01110000 c000020a c6336450 9bfe829b 000c0000 41424344";
	struct session *s = new_session(true);
	struct decoded got;

	got = decode_frame(s, 1, ETHERNET DATAGRAM);
	cr_expect(has_line(&got, "ip.ttl.low"), "%s", got.tree);
	decode_frame(s, 2, other);
	got = decode_frame(s, 3, ERROR_OF(DATAGRAM));
	cr_expect(has_line(&got, "ip.original_in 1"), "%s", got.tree);
	got = decode_frame(s, 1, ETHERNET DATAGRAM);
	cr_expect_null(strstr(got.tree, "ip.error_in"), "a forward fact: %s", got.tree);
	session_later(s);
	got = decode_frame(s, 1, ETHERNET DATAGRAM);
	cr_expect(has_line(&got, "ip.error_in 3"), "%s", got.tree);
	got = decode_frame(s, 2, other);
	cr_expect_null(strstr(got.tree, "ip.error_in"), "%s", got.tree);
	session_free(s);
}

Test(errors, datagram_not_captured)
{
	struct session *s = new_session(false);
	struct decoded got = decode_frame(s, 1, ERROR_OF(DATAGRAM));

	cr_expect_null(strstr(got.tree, "ip.original_in"), "%s", got.tree);
	session_free(s);
}
