/* What a frame leaves for later ones: notes with requests, names of identifiers. */

#include "dissectors/engine/names.h"
#include "tests/dissectors/decode.h"

static const struct field rows[] = {
	{ "test.name", "Name", TEXT_UTF16 }, { "test.name", "Name", TEXT },
};
static struct node nodes[64];

/* A dissection of frame `number` whose bytes are these. */
static struct dissection
at_frame(struct session *s, uint32_t number, const char *bytes)
{
	static struct packet k;
	struct dissection d = { .nodes = nodes, .capacity = COUNT(nodes), .session = s };

	k = (struct packet){ .bytes = (const uint8_t *)bytes, .captured = (uint32_t)strlen(bytes), .number = number, .time = number };
	k.wire = k.captured;
	cr_assert_null(registry_start());
	dissect_from(&d, NULL, &k);
	return d;
}

static uint32_t
name_at(struct session *s, uint32_t frame, const char *name, const char *key)
{
	at_frame(s, frame, name);
	uint32_t number = session_keep_name(s, TEXT, (const uint8_t *)name, strlen(name));

	session_call(s, NAME_OF_SMB_FILE, key, strlen(key), number);
	return number;
}

static void
expect_name(struct session *s, uint32_t frame, const char *key, const char *name, uint32_t since)
{
	struct dissection d = at_frame(s, frame, "x");
	struct name_fact fact = session_called(s, NAME_OF_SMB_FILE, key, strlen(key));
	uint32_t before = d.count;

	add_name_row(&d, &rows[0], fact.name);
	cr_expect_eq(fact.frame, since, "frame %u: %s since %u", frame, key, fact.frame);
	cr_assert_eq(d.count - before, name != NULL, "frame %u: %s", frame, key);
	if (!name)
		return;
	const struct node *n = &d.nodes[d.count - 1];

	cr_expect_eq(n->field, &rows[1]);
	cr_expect(n->len == strlen(name) && !memcmp(node_bytes(&d, n), name, n->len), "frame %u: %s", frame, key);
	cr_expect_eq(d.source, 0);
}

/* Explained again, whatever came later. */
Test(called, since_then)
{
	struct session *s = new_session(true);

	expect_name(s, 1, "7", NULL, 0);
	name_at(s, 2, "first", "7");
	expect_name(s, 3, "7", "first", 2);
	expect_name(s, 4, "8", NULL, 0);
	name_at(s, 5, "second", "7");
	expect_name(s, 6, "7", "second", 5);
	name_at(s, 7, "", "7");
	expect_name(s, 8, "7", NULL, 0);
	for (int again = 0; again < 2; again++) {
		expect_name(s, 6, "7", "second", 5);
		expect_name(s, 3, "7", "first", 2);
		expect_name(s, 1, "7", NULL, 0);
		expect_name(s, 8, "7", NULL, 0);
	}
	session_free(s);
}

/* What is used stays, however many come after it; what is not goes; alike whether frames are kept or not. */
Test(called, bounded)
{
	for (int keep = 0; keep < 2; keep++) {
		struct session *s = session_new(&(struct session_setting){ .keep = keep, .seed = 1, .memory = 1 << 20 });
		uint32_t frame = 0;

		cr_assert(s);
		name_at(s, ++frame, "used", "u");
		name_at(s, ++frame, "not used", "n");
		size_t bytes = 0;

		for (int i = 0; i < 1000; i++) {
			name_at(s, ++frame, "another", "a");
			expect_name(s, ++frame, "u", "used", 1);
			bytes = i == 500 ? session_bytes(s) : bytes;
		}
		expect_name(s, ++frame, "n", NULL, 0);
		if (!keep)
			cr_expect_lt(session_bytes(s), bytes + 64, "1000 names take %zu bytes, 500 %zu", session_bytes(s), bytes);
		session_free(s);
	}
}

Test(called, too_long)
{
	struct session *s = new_session(false);
	char name[NAME_BYTES + 2] = "";

	memset(name, 'x', NAME_BYTES + 1);
	cr_expect_eq(name_at(s, 1, name, "7"), 0);
	cr_expect_neq(name_at(s, 2, name + 1, "7"), 0);
	session_free(s);
}

/* More than a source of them holds, and more than there are sources. */
Test(called, many_in_a_frame)
{
	static struct node many[512];
	struct session *s = new_session(false);
	char name[NAME_BYTES + 1] = "";
	size_t shown = 0;

	memset(name, 'y', NAME_BYTES);
	uint32_t number = name_at(s, 1, name, "7");
	struct dissection d = at_frame(s, 2, "x");

	memcpy(many, nodes, sizeof nodes);
	d.nodes = many;
	d.capacity = COUNT(many);
	for (int i = 0; i < 400; i++)
		add_name_row(&d, &rows[0], number);
	for (uint32_t i = 0; i < d.count; i++)
		shown += d.nodes[i].field == &rows[1] && d.nodes[i].len == NAME_BYTES;
	cr_expect_eq(shown, 4 * (SOURCES_MAX - 1), "four find room in each source but the frame's: %zu", shown);
	check_nodes(&d, "many");
	session_free(s);
}

Test(called, notes)
{
	struct session *s = new_session(true);

	for (int again = 0; again < 2; again++) {
		struct dissection d = at_frame(s, 1, "x");

		session_request(s, &d, EXCHANGE_SMB, "k", 1);
		session_note(s, EXCHANGE_SMB, "k", 1, 0x123456789a);
		d = at_frame(s, 2, "x");
		struct response_fact fact = session_response(s, &d, EXCHANGE_SMB, "k", 1);

		cr_expect_eq(fact.note, 0x123456789a);
		cr_expect_eq(fact.request, 1);
		d = at_frame(s, 3, "x");
		cr_expect_eq(session_request(s, &d, EXCHANGE_SMB, "k", 1).repeats, 0);
		d = at_frame(s, 4, "x");
		cr_expect_eq(session_response(s, &d, EXCHANGE_SMB, "k", 1).note, 0, "of the request before");
		d = at_frame(s, 5, "x");
		cr_expect_eq(session_response(s, &d, EXCHANGE_SMB, "l", 1).note, 0, "nobody asked");
	}
	session_free(s);
}
