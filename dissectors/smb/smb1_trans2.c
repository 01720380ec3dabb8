/*
 * SMB 1: Transaction2, which lists directories and tells, or is told, what
 * files and file systems are like.  MS-CIFS section 2.2.6.  A response does not
 * say what it answers: without its request it is bytes.
 */

#include "dissectors/engine/names.h"
#include "dissectors/engine/registry.h"
#include "dissectors/smb/info.h"
#include "dissectors/smb/smb1.h"
#include "dissectors/smb/smb1_names.h"

enum {
	PATTERN, OEM_PATTERN, PATTERN_SAID, OEM_PATTERN_SAID, SEARCH_ATTRIBUTES, SEARCH_COUNT, FIND_FLAGS, FIND_LEVEL, STORAGE,
	SEARCH_ID, RESUME_KEY, END_OF_SEARCH, EA_ERROR, LAST_NAME, QUERY_LEVEL, SET_LEVEL, FS_LEVEL, RESERVED, REFERRAL_LEVEL,
	FIND_LEVEL_SAID, QUERY_LEVEL_SAID, SET_LEVEL_SAID, FS_LEVEL_SAID, PARAMETERS, DATA, PART,
};

static const struct field fields[] = {
	[PATTERN]  = { "smb.search_pattern", "Search Pattern", TEXT_UTF16 },
	[OEM_PATTERN] = { "smb.search_pattern", "Search Pattern", TEXT },
	[PATTERN_SAID] = { "smb.search_pattern", "Search Pattern", TEXT_UTF16, .generated = true },
	[OEM_PATTERN_SAID] = { "smb.search_pattern", "Search Pattern", TEXT, .generated = true },
	[SEARCH_ATTRIBUTES] = { "smb.search.attribute", "Search Attributes", UINT, 2, HEX },
	[SEARCH_COUNT] = { "smb.search_count", "Search Count", UINT, 2 },
	[FIND_FLAGS] = { "smb.find_first2.flags", "Flags", UINT, 2, HEX },
	[FIND_LEVEL] = { "smb.ff2_loi", "Level of Interest", UINT, 2, DEC, smb1_find_levels },
	[STORAGE]  = { "smb.storage_type", "Storage Type", UINT, 4 },
	[SEARCH_ID] = { "smb.search_id", "Search ID", UINT, 2, HEX },
	[RESUME_KEY] = { "smb.resume", "Resume Key", UINT, 4, HEX },
	[END_OF_SEARCH] = { "smb.end_of_search", "End Of Search", UINT, 2 },
	[EA_ERROR] = { "smb.ea.error_offset", "EA Error offset", UINT, 2 },
	[LAST_NAME] = { "smb.last_name_offset", "Last Name Offset", UINT, 2 },
	[QUERY_LEVEL] = { "smb.qpi_loi", "Level of Interest", UINT, 2, DEC, smb1_query_levels },
	[SET_LEVEL] = { "smb.spi_loi", "Level of Interest", UINT, 2, DEC, smb1_set_levels },
	[FS_LEVEL] = { "smb.qfsi_loi", "Level of Interest", UINT, 2, HEX, smb1_fs_levels },
	[RESERVED] = { "smb.reserved", "Reserved", BYTES },
	[REFERRAL_LEVEL] = { "smb.dfs.max_level", "Max Referral Level", UINT, 2 },
	[FIND_LEVEL_SAID] = { "smb.ff2_loi", "Level of Interest", UINT, 2, DEC, smb1_find_levels, .generated = true },
	[QUERY_LEVEL_SAID] = { "smb.qpi_loi", "Level of Interest", UINT, 2, DEC, smb1_query_levels, .generated = true },
	[SET_LEVEL_SAID] = { "smb.spi_loi", "Level of Interest", UINT, 2, DEC, smb1_set_levels, .generated = true },
	[FS_LEVEL_SAID] = { "smb.qfsi_loi", "Level of Interest", UINT, 2, HEX, smb1_fs_levels, .generated = true },
	[PARAMETERS] = { "smb.trans_param", "Parameters", BYTES },
	[DATA]     = { "smb.trans_data", "Data", BYTES },
	[PART]     = { "smb.trans2.part", "Only a part of the data: it is not taken apart", NOTE },
};

static const struct item find_first[] = {
	{ SEARCH_ATTRIBUTES }, { SEARCH_COUNT }, { FIND_FLAGS }, { FIND_LEVEL }, { STORAGE },
}, find_next[] = {
	{ SEARCH_ID }, { SEARCH_COUNT }, { FIND_LEVEL }, { RESUME_KEY }, { FIND_FLAGS },
}, query_fs[] = {
	{ FS_LEVEL },
}, query_path[] = {
	{ QUERY_LEVEL }, { RESERVED, 4 },
}, set_path[] = {
	{ SET_LEVEL }, { RESERVED, 4 },
}, query_file[] = {
	{ QUERY_LEVEL },
}, set_file[] = {
	{ SET_LEVEL }, { RESERVED, 2 },
}, referral[] = {
	{ REFERRAL_LEVEL },
}, found_first[] = {
	{ SEARCH_ID }, { SEARCH_COUNT }, { END_OF_SEARCH }, { EA_ERROR }, { LAST_NAME },
}, found_next[] = {
	{ SEARCH_COUNT }, { END_OF_SEARCH }, { EA_ERROR }, { LAST_NAME },
}, told[] = {
	{ EA_ERROR },
};

#define ITEMS(list) list, sizeof (list) / sizeof *(list)

/* Sections 2.2.6.2 to 2.2.6.9 and 2.2.6.16.  kind, sets: see find_level(). */
static const struct subcommand {
	uint8_t code, level_row;	/* shown in the response */
	const struct item *asks;
	size_t ask_count;
	uint8_t level_at;		/* in the parameters of the request */
	enum { BY_NOTHING, BY_FID, BY_NAME, BY_PATTERN } what;	/* it is about: a FID stands first, a text last */
	enum smb_info kind;
	bool sets;
	const struct item *answers;
	size_t answer_count;
} subcommands[] = {
	{ SMB1_FIND_FIRST, FIND_LEVEL_SAID, ITEMS(find_first), 6, BY_PATTERN, SMB_INFO_DIRECTORY, false, ITEMS(found_first) },
	{ SMB1_FIND_NEXT, FIND_LEVEL_SAID, ITEMS(find_next), 4, BY_NAME, SMB_INFO_DIRECTORY, false, ITEMS(found_next) },
	{ 0x03, FS_LEVEL_SAID, ITEMS(query_fs), 0, BY_NOTHING, SMB_INFO_FS },
	{ 0x05, QUERY_LEVEL_SAID, ITEMS(query_path), 0, BY_NAME, SMB_INFO_FILE, false, ITEMS(told) },
	{ 0x06, SET_LEVEL_SAID, ITEMS(set_path), 0, BY_NAME, SMB_INFO_FILE, true, ITEMS(told) },
	{ 0x07, QUERY_LEVEL_SAID, ITEMS(query_file), 2, BY_FID, SMB_INFO_FILE, false, ITEMS(told) },
	{ 0x08, SET_LEVEL_SAID, ITEMS(set_file), 2, BY_FID, SMB_INFO_FILE, true, ITEMS(told) },
	{ 0x10, 0, ITEMS(referral), 0, BY_NAME },
};

static const struct subcommand *
find_subcommand(uint64_t code)
{
	for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++)
		if (subcommands[i].code == code)
			return &subcommands[i];
	return NULL;
}

/* Which level of MS-FSCC a level is: section 2.2.2.3; 0: none. */
static uint64_t
find_level(const struct subcommand *sub, uint64_t level)
{
	static const struct {
		enum smb_info kind;
		bool sets;
		uint16_t level, same;
	} levels[] = {
		{ SMB_INFO_DIRECTORY, false, 0x101, 1 }, { SMB_INFO_DIRECTORY, false, 0x102, 2 }, { SMB_INFO_DIRECTORY, false, 0x103, 12 },
		{ SMB_INFO_DIRECTORY, false, 0x104, 3 }, { SMB_INFO_DIRECTORY, false, 0x105, 38 }, { SMB_INFO_DIRECTORY, false, 0x106, 37 },
		{ SMB_INFO_FILE, false, 0x101, 4 }, { SMB_INFO_FILE, false, 0x102, 5 }, { SMB_INFO_FILE, false, 0x103, 7 },
		{ SMB_INFO_FILE, false, 0x104, 9 }, { SMB_INFO_FILE, false, 0x107, SMB_INFO_ALL_OF_SMB1 }, { SMB_INFO_FILE, false, 0x108, 21 },
		{ SMB_INFO_FILE, false, 0x109, 22 }, { SMB_INFO_FILE, false, 0x10b, 28 },
		{ SMB_INFO_FILE, true, 0x101, 4 }, { SMB_INFO_FILE, true, 0x102, 13 }, { SMB_INFO_FILE, true, 0x103, 19 },
		{ SMB_INFO_FILE, true, 0x104, 20 },
		{ SMB_INFO_FS, false, 0x102, 1 }, { SMB_INFO_FS, false, 0x103, 3 }, { SMB_INFO_FS, false, 0x104, 4 }, { SMB_INFO_FS, false, 0x105, 5 },
	};
	enum { PASSED_THROUGH = 1000 };		/* MS-SMB section 2.2.2.3.5 */

	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		if (levels[i].kind == sub->kind && levels[i].sets == sub->sets && levels[i].level == level)
			return levels[i].same;
	return level > PASSED_THROUGH && level < PASSED_THROUGH + 100 ? level - PASSED_THROUGH : 0;
}

static void
dissect_question(struct dissection *d, struct smb1 *m, const struct subcommand *sub)
{
	if (sub->level_row && left(d) >= sub->level_at + 2u)
		m->level = (uint16_t)little_endian(d->p + sub->level_at, 2);
	if (sub->what == BY_FID)
		add_smb1_fid(d, m);
	add_item_rows(d, fields, sub->asks, sub->ask_count);
	if (sub->what == BY_NAME)
		add_smb1_filename(d, m);
	else if (sub->what == BY_PATTERN)
		add_smb1_name(d, m, &fields[PATTERN], left(d));
}

static void
dissect_parameters(struct dissection *d, struct smb1 *m, const struct subcommand *sub)
{
	if (sub && !m->response)
		dissect_question(d, m, sub);
	else if (sub)
		add_item_rows(d, fields, sub->answers, sub->answer_count);
	if (left(d))
		add_bytes(d, PARAMETERS, rest_of(d));
}

static void
dissect_data(struct dissection *d, const struct smb1 *m, const struct subcommand *sub, bool all)
{
	struct smb_info_form form = { smb1_info_rows, m->unicode };

	if (sub && sub->sets != m->response) {
		if (all)
			add_smb_info(d, &form, sub->kind, find_level(sub, m->level));
		else
			add_note(d, PART);
	}
	if (left(d))
		add_bytes(d, DATA, rest_of(d));
}

/* The next n bytes at an offset from the header are a scope.  False: they are before the cursor, or outside. */
static bool
enter_at(struct dissection *d, const struct smb1 *m, size_t offset, size_t n, struct scope *outer)
{
	size_t at = (size_t)(d->p - m->start);

	if (!n || d->fault || offset < at || offset - at > left(d))
		return false;
	take(d, offset - at);
	*outer = enter(d, n < rest_of(d) ? n : rest_of(d));
	return true;
}

void
dissect_smb1_trans2(struct dissection *d, struct smb1 *m, const struct smb1_places *at)
{
	const struct subcommand *sub = find_subcommand(m->subcommand);
	struct scope outer;

	if (enter_at(d, m, at->parameters, at->parameter_count, &outer)) {
		dissect_parameters(d, m, sub);
		leave(d, outer);
	}
	if (enter_at(d, m, at->data, at->data_count, &outer)) {
		dissect_data(d, m, sub, at->all);
		leave(d, outer);
	}
}

void
add_smb1_trans2_said(struct dissection *d, const struct smb1 *m)
{
	const struct subcommand *sub = find_subcommand(m->subcommand);

	if (m->subcommand)
		add_smb1_subcommand_said(d, m->subcommand);
	if (sub && sub->level_row)
		add_derived(d, sub->level_row, m->level);
	if (sub && sub->what == BY_PATTERN)
		add_name_row(d, &fields[PATTERN_SAID], m->called);
	else
		add_smb1_filename_said(d, m->called);
}

const struct dissector dissector_smb1_trans2 = {
	.proto = { "smb.trans2_rows", "Transaction2 of SMB 1", PROTOCOL },
	ROWS(fields),
	.also = &dissector_smb1_links,
};
