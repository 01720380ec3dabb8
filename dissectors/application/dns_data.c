/* The data of a record, by the layout of its type. */

#include "dissectors/application/dns.h"

enum { NS_A_SECOND = 1000000000 };

/* Seconds since 1970, of the row's size: RFC 4034 section 3.1.5, RFC 8945 section 4.2. */
static void
add_time(struct dissection *d, const struct field *f)
{
	const uint8_t *p = take(d, f->size);

	if (p)
		add_node(d, f, big_endian(p, f->size) * NS_A_SECOND, p, f->size);
}

/* Bytes that are there of all that the scope was sent with: text is whole, or it is not shown. */
static size_t
rest(const struct dissection *d, const struct field *f)
{
	return f->type == BYTES ? left(d) : left(d) + d->uncaptured;
}

/* Gives the number that was read, for a part counted by it. */
static uint64_t
dissect_part(struct dissection *d, const struct dns_part *part, uint64_t before, const uint8_t *message)
{
	const struct field *f = part->field;

	switch (f->type) {
	case DOMAIN_NAME: add_dns_name(d, f, message); break;
	case TIME: add_time(d, f); break;
	case IPV4: add_bytes_row(d, f, 4); break;
	case IPV6: add_bytes_row(d, f, 16); break;
	case MAC: add_bytes_row(d, f, 6); break;
	case TEXT: case BYTES:
		if (part->extent != DNS_REST)
			add_bytes_row(d, f, part->extent == DNS_COUNTED ? before : f->size);
		else if (rest(d, f))
			add_bytes_row(d, f, rest(d, f));
		break;
	default: return add_uint_row(d, f);
	}
	return 0;
}

void
dissect_dns_parts(struct dissection *d, const struct dns_part *parts, const uint8_t *message)
{
	uint64_t before = 0;

	for (; parts->field && !d->fault; parts++)
		before = dissect_part(d, parts, before, message);
}

void
repeat_dns_parts(struct dissection *d, const struct dns_part *parts, const uint8_t *message)
{
	while (left(d))
		dissect_dns_parts(d, parts, message);
}

static const struct dns_layout *
find_layout(uint64_t type)
{
	static const struct dns_layout *const lists[] = { dns_records, dns_odd, dns_security, dns_services };

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (const struct dns_layout *x = lists[i]; x->types[0]; x++)
			for (size_t k = 0; k < sizeof x->types / sizeof *x->types && x->types[k]; k++)
				if (x->types[k] == type)
					return x;
	return NULL;
}

void
dissect_dns_data(struct dissection *d, uint64_t type, const uint8_t *message)
{
	const struct dns_layout *layout = find_layout(type);

	if (!layout)
		return;
	dissect_dns_parts(d, layout->parts, message);
	if (layout->then && !d->fault)
		layout->then(d, message);
}
