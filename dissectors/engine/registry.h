/*
 * Which dissector comes next, and all of them in a row.  Tables are filled
 * once, by registry_start(); looking a key up is two loads.
 */
#ifndef DISSECTORS_ENGINE_REGISTRY_H
#define DISSECTORS_ENGINE_REGISTRY_H

#include "dissectors/engine/dissect.h"
#include "dissectors/engine/template.h"
#include "dissectors/protocols.h"

#define X(name) extern const struct dissector dissector_##name;
DISSECTORS(X)
#undef X

/* A dissector as the registry keeps it: with its templates taken apart. */
struct entry {
	const struct dissector *x;
	const struct part *title;			/* NULL: the name alone */
	const struct part *summaries[SUMMARIES_MAX];
	uint8_t *same;		/* by row of x: the first one with its abbreviation */
	const struct entry *also;			/* of x->also; or NULL */
	bool secrets;		/* a row of these is secret */
	uint16_t rows;		/* of x, x->also, and so on: at most ROWS_MAX */
};

#define X(name) ENTRY_##name,
enum { ENTRY_NOBODY, DISSECTORS(X) ENTRIES, ENTRIES_MAX = 256, ROWS_MAX = 768, RECOGNISING_MAX = 8 };
#undef X

struct registry {
	struct entry entries[ENTRIES];		/* entries[ENTRY_NOBODY] is nobody */
	uint8_t by_key[TABLES][65536];		/* numbers of entries */
	uint8_t recognising[RECOGNISING_MAX + 1];	/* numbers of entries; ends at 0 */
	uint8_t told[TABLES][65536 / 8];	/* keys that registry_decode_as() was told about, a bit each */
};
extern struct registry registry;

/*
 * Fill the tables; again is fine.  NULL, or the name of a template that names
 * an unknown row: a fault of the program, which tests find.
 */
const char *registry_start(void);

/*
 * From now on keys of the table are for the protocol with that abbreviation
 * (n characters); before anything is dissected.  False: there is none.
 */
bool registry_decode_as(enum table table, uint32_t first, uint32_t last, const char *name, size_t n);

/* The first row with that abbreviation, in any table; NULL: none. */
const struct field *registry_field(const char *name);

static inline const struct entry *
registry_find(enum table table, uint32_t key)
{
	uint8_t i = key < 65536 ? registry.by_key[table][key] : 0;

	return i ? &registry.entries[i] : NULL;
}

/* Who recognises a datagram of n bytes by what it says; NULL: nobody. */
const struct entry *registry_recognise(const uint8_t *p, size_t n);

/* Whether somebody told what the key is for. */
static inline bool
registry_told(enum table table, uint32_t key)
{
	return key < 65536 && registry.told[table][key / 8] >> key % 8 & 1;
}

#endif
