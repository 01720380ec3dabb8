/* I02, I07, I08, I09: questions of ICMP and their answers, in pairs with their time. */

#include <stdio.h>
#include "tests/dissectors/decode.h"

/* A message of this type, identifier 0x1234 and this sequence number, between two hosts. */
static const char *
message(int type, bool back, int seq)
{
	static char hex[256];

	snprintf(hex, sizeof hex, "020000000014 02000000000a 0800 4500001c 00000000 40010000 %s %02x00 0000 1234 %04x",
	    back ? "c0000214c000020a" : "c000020ac0000214", type, seq);
	return hex;
}

static const struct {
	int asks, answers;
} pairs[] = { { 8, 0 }, { 13, 14 }, { 15, 16 }, { 17, 18 } };

Test(echo, pairs)
{
	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct session *s = new_session(true);
		struct decoded got;

		decode_frame(s, 1, message(pairs[i].asks, false, 1));
		decode_frame(s, 2, message(pairs[i].asks, false, 2));
		got = decode_frame(s, 3, message(pairs[i].answers, true, 1));
		if (pairs[i].asks == 8 || pairs[i].asks == 15) {	/* the others are cut here */
			cr_expect(has_line(&got, "icmp.resp_to 1"), "type %d: %s", pairs[i].answers, got.tree);
			cr_expect(has_line(&got, "icmp.resptime 0.000000000"), "%s", got.tree);
			got = decode_frame(s, 1, message(pairs[i].asks, false, 1));
			cr_expect_null(strstr(got.tree, "icmp.resp_in"), "a forward fact: %s", got.tree);
			session_later(s);
			got = decode_frame(s, 1, message(pairs[i].asks, false, 1));
			cr_expect(has_line(&got, "icmp.resp_in 3"), "%s", got.tree);
			got = decode_frame(s, 2, message(pairs[i].asks, false, 2));
			cr_expect(has_line(&got, "icmp.no_resp"), "%s", got.tree);
		}
		session_free(s);
	}
}

/* Whoever answers has to be the one who was asked, with the same numbers. */
Test(echo, strangers)
{
	struct session *s = new_session(true);
	struct decoded got;

	decode_frame(s, 1, message(8, false, 1));
	got = decode_frame(s, 2, message(0, false, 1));
	cr_expect_null(strstr(got.tree, "icmp.resp_to"), "from the asker: %s", got.tree);
	got = decode_frame(s, 3, message(0, true, 7));
	cr_expect_null(strstr(got.tree, "icmp.resp_to"), "another number: %s", got.tree);
	got = decode_frame(s, 4, message(16, true, 1));
	cr_expect_null(strstr(got.tree, "icmp.resp_to"), "another question: %s", got.tree);
	session_free(s);
}

Test(echo, icmpv6)
{
	static const char ask[] = "020000000014 02000000000a 86dd 60000000 00083a40"
	    "20010db8000000000000000000000001 20010db8000000000000000000000002 8000 0000 0001 0007";
	static const char answer[] = "02000000000a 020000000014 86dd 60000000 00083a40"
	    "20010db8000000000000000000000002 20010db8000000000000000000000001 8100 0000 0001 0007";
	struct session *s = new_session(false);

	decode_frame(s, 1, ask);
	struct decoded got = decode_frame(s, 2, answer);

	cr_expect(has_line(&got, "icmpv6.resp_to 1"), "%s", got.tree);
	cr_expect(strstr(got.info, "(request in 1)") != NULL, "%s", got.info);
	session_free(s);
}
