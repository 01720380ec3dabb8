/* The glossary of fields, in the columns of tshark's -G fields. */

#include "dissectors/engine/registry.h"
#include "ui/print/glossary.h"

/* The nearest of Wireshark's types (proto.h's FT_ names), which scripts look for. */
static const char *
type_name(const struct field *f)
{
	static const char *const sizes[] = { "FT_UINT32", "FT_UINT8", "FT_UINT16", "FT_UINT24",
	    "FT_UINT32", "FT_UINT64", "FT_UINT64", "FT_UINT64", "FT_UINT64" };

	switch (f->type) {
	case UINT: case FLAGS: return f->base == SIGNED ? "FT_INT32" : sizes[f->size];
	case FRAME: return "FT_FRAMENUM";
	case BOOL: return "FT_BOOLEAN";
	case BYTES: return "FT_BYTES";
	case MAC: return "FT_ETHER";
	case IPV4: return "FT_IPv4";
	case IPV6: return "FT_IPv6";
	case TEXT: case WORDS: case TEXT_UTF16: case DOMAIN_NAME: case NETBIOS_NAME: case NETBIOS_PLAIN:
	case LAYERS: case STACK: return "FT_STRING";
	case GUID: return "FT_GUID";
	case TIME: return "FT_ABSOLUTE_TIME";
	case DURATION: return "FT_RELATIVE_TIME";
	case PROTOCOL: return "FT_PROTOCOL";
	case GROUP: case NOTE: break;
	}
	return "FT_NONE";
}

static const char *
base_name(const struct field *f)
{
	static const char *const names[] = { "BASE_DEC", "BASE_HEX", "BASE_HEX_DEC",
	    "BASE_DEC_HEX", "BASE_DEC", "BASE_DEC" };

	return f->type == UINT || f->type == FLAGS ? names[f->base] : "";
}

static void
put_columns(struct out *o, const char *const *columns, size_t n)
{
	out_room(o);
	for (size_t i = 0; i < n; i++) {
		if (i)
			out_char(o, '\t');
		out_string(o, columns[i]);
	}
}

static void
put_field_line(struct out *o, const struct dissector *x, const struct field *f, const char *abbrev)
{
	const char *columns[] = { "F", f->name, abbrev, type_name(f), x->proto.abbrev, base_name(f) };

	put_columns(o, columns, sizeof columns / sizeof *columns);
	out_string(o, "\t0x");
	out_hex(o, f->mask, f->mask >> 16 ? 4 : f->mask >> 8 ? 2 : 1);
	out_char(o, '\n');
}

void
put_glossary(struct out *o)
{
	for (size_t i = 1; i < ENTRIES; i++) {
		const struct dissector *x = registry.entries[i].x;
		const char *columns[] = { "P", x->proto.name, x->proto.abbrev };

		put_columns(o, columns, sizeof columns / sizeof *columns);
		out_char(o, '\n');
		for (size_t row = 0; row < x->field_count; row++) {
			const struct field *f = &x->fields[row];

			put_field_line(o, x, f, f->abbrev);
			if (f->also)
				put_field_line(o, x, f, f->also);
		}
	}
}
