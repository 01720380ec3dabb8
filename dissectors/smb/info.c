/* Levels of information: which rows they have.  MS-FSCC sections 2.4 and 2.5. */

#include "dissectors/smb/common.h"
#include "dissectors/smb/info.h"

#define TIMES { INFO_CREATED }, { INFO_ACCESSED }, { INFO_WRITTEN }, { INFO_CHANGED }
#define ENTRY { INFO_NEXT }, { INFO_INDEX }
#define LISTED_FILE ENTRY, TIMES, { INFO_END }, { INFO_ALLOCATION }, { INFO_ATTRIBUTES }, { INFO_NAME_LENGTH }
#define SHORT { INFO_SHORT_LENGTH }, { INFO_RESERVED, 1 }, { INFO_SHORT_NAME, 24 }
#define STANDARD { INFO_ALLOCATION }, { INFO_END }, { INFO_LINKS }, { INFO_PENDING }, { INFO_IS_DIRECTORY }

static const struct item directory[] = {
	LISTED_FILE,
}, full_directory[] = {
	LISTED_FILE, { INFO_EA_SIZE },
}, both_directory[] = {
	LISTED_FILE, { INFO_EA_SIZE }, SHORT,
}, names[] = {
	ENTRY, { INFO_NAME_LENGTH },
}, id_both_directory[] = {
	LISTED_FILE, { INFO_EA_SIZE }, SHORT, { INFO_RESERVED, 2 }, { INFO_FILE_ID },
}, id_full_directory[] = {
	LISTED_FILE, { INFO_EA_SIZE }, { INFO_RESERVED, 4 }, { INFO_FILE_ID },
}, id_extended_directory[] = {
	LISTED_FILE, { INFO_EA_SIZE }, { INFO_REPARSE_TAG }, { INFO_LONG_ID, 16 },
}, basic[] = {
	TIMES, { INFO_ATTRIBUTES }, { INFO_RESERVED, 4 },
}, standard[] = {
	STANDARD,
}, internal[] = {
	{ INFO_FILE_ID },
}, ea[] = {
	{ INFO_EA_SIZE },
}, access[] = {
	{ INFO_ACCESS },
}, name[] = {
	{ INFO_NAME_LENGTH },
}, disposition[] = {
	{ INFO_DELETE },
}, position[] = {
	{ INFO_POSITION },
}, mode[] = {
	{ INFO_MODE },
}, alignment[] = {
	{ INFO_ALIGNMENT },
}, all[] = {
	TIMES, { INFO_ATTRIBUTES }, { INFO_RESERVED, 4 }, STANDARD, { INFO_RESERVED, 2 }, { INFO_FILE_ID }, { INFO_EA_SIZE }, { INFO_ACCESS },
	{ INFO_POSITION }, { INFO_MODE }, { INFO_ALIGNMENT }, { INFO_NAME_LENGTH },
}, all_of_smb1[] = {		/* MS-CIFS section 2.2.8.3.10 */
	TIMES, { INFO_ATTRIBUTES }, { INFO_RESERVED, 4 }, STANDARD, { INFO_RESERVED, 2 }, { INFO_EA_SIZE }, { INFO_NAME_LENGTH },
}, allocation[] = {
	{ INFO_ALLOCATION },
}, end[] = {
	{ INFO_END },
}, streams[] = {
	{ INFO_NEXT }, { INFO_STREAM_LENGTH }, { INFO_STREAM_SIZE }, { INFO_ALLOCATION },
}, compression[] = {
	{ INFO_PACKED_SIZE }, { INFO_PACKING }, { INFO_UNIT_SHIFT }, { INFO_CHUNK_SHIFT }, { INFO_CLUSTER_SHIFT }, { INFO_RESERVED, 3 },
}, network_open[] = {
	TIMES, { INFO_ALLOCATION }, { INFO_END }, { INFO_ATTRIBUTES },
}, attribute_tag[] = {
	{ INFO_ATTRIBUTES }, { INFO_REPARSE_TAG },
}, volume[] = {
	{ INFO_CREATED }, { INFO_SERIAL }, { INFO_LABEL_LENGTH }, { INFO_RESERVED, 2 },
}, size[] = {
	{ INFO_ALLOCATION }, { INFO_FREE }, { INFO_SECTORS }, { INFO_SECTOR },
}, device[] = {
	{ INFO_DEVICE_TYPE }, { INFO_DEVICE },
}, attributes[] = {
	{ INFO_FS_ATTRIBUTES }, { INFO_FS_MAX_NAME }, { INFO_FS_NAME_LENGTH },
}, full_size[] = {
	{ INFO_ALLOCATION }, { INFO_CALLER_FREE }, { INFO_ACTUAL_FREE }, { INFO_SECTORS }, { INFO_SECTOR },
};

#define ITEMS(list) list, sizeof (list) / sizeof *(list)

/* A level.  Its text, if it has one, is its end, and as long as a row before says. */
static const struct layout {
	enum smb_info kind;
	uint16_t level;
	const struct item *items;
	size_t count;
	uint8_t length, text;	/* rows */
	bool old;		/* shown in the rows of SMB 1 by SMB 2, too */
} layouts[] = {
	{ SMB_INFO_DIRECTORY, 1, ITEMS(directory), INFO_NAME_LENGTH, INFO_NAME },
	{ SMB_INFO_DIRECTORY, 2, ITEMS(full_directory), INFO_NAME_LENGTH, INFO_NAME },
	{ SMB_INFO_DIRECTORY, 3, ITEMS(both_directory), INFO_NAME_LENGTH, INFO_NAME },
	{ SMB_INFO_DIRECTORY, 12, ITEMS(names), INFO_NAME_LENGTH, INFO_NAME },
	{ SMB_INFO_DIRECTORY, 37, ITEMS(id_both_directory), INFO_NAME_LENGTH, INFO_NAME },
	{ SMB_INFO_DIRECTORY, 38, ITEMS(id_full_directory), INFO_NAME_LENGTH, INFO_NAME },
	{ SMB_INFO_DIRECTORY, 60, ITEMS(id_extended_directory), INFO_NAME_LENGTH, INFO_NAME },
	{ SMB_INFO_FILE, 4, ITEMS(basic) },
	{ SMB_INFO_FILE, 5, ITEMS(standard), .old = true },
	{ SMB_INFO_FILE, 6, ITEMS(internal), .old = true },
	{ SMB_INFO_FILE, 7, ITEMS(ea), .old = true },
	{ SMB_INFO_FILE, 8, ITEMS(access) },
	{ SMB_INFO_FILE, 9, ITEMS(name), INFO_NAME_LENGTH, INFO_NAME, .old = true },
	{ SMB_INFO_FILE, 13, ITEMS(disposition) },
	{ SMB_INFO_FILE, 14, ITEMS(position), .old = true },
	{ SMB_INFO_FILE, 16, ITEMS(mode), .old = true },
	{ SMB_INFO_FILE, 17, ITEMS(alignment), .old = true },
	{ SMB_INFO_FILE, 18, ITEMS(all), INFO_NAME_LENGTH, INFO_NAME },
	{ SMB_INFO_FILE, SMB_INFO_ALL_OF_SMB1, ITEMS(all_of_smb1), INFO_NAME_LENGTH, INFO_NAME },
	{ SMB_INFO_FILE, 19, ITEMS(allocation), .old = true },
	{ SMB_INFO_FILE, 20, ITEMS(end), .old = true },
	{ SMB_INFO_FILE, 21, ITEMS(name), INFO_NAME_LENGTH, INFO_NAME, .old = true },
	{ SMB_INFO_FILE, 22, ITEMS(streams), INFO_STREAM_LENGTH, INFO_STREAM_NAME, .old = true },
	{ SMB_INFO_FILE, 28, ITEMS(compression), .old = true },
	{ SMB_INFO_FILE, 34, ITEMS(network_open), .old = true },
	{ SMB_INFO_FILE, 35, ITEMS(attribute_tag), .old = true },
	{ SMB_INFO_FILE, 48, ITEMS(name), INFO_NAME_LENGTH, INFO_NAME, .old = true },
	{ SMB_INFO_FS, 1, ITEMS(volume), INFO_LABEL_LENGTH, INFO_LABEL, .old = true },
	{ SMB_INFO_FS, 3, ITEMS(size), .old = true },
	{ SMB_INFO_FS, 4, ITEMS(device), .old = true },
	{ SMB_INFO_FS, 5, ITEMS(attributes), INFO_FS_NAME_LENGTH, INFO_FS_NAME, .old = true },
	{ SMB_INFO_FS, 7, ITEMS(full_size), .old = true },
};

static const struct layout *
find_layout(enum smb_info kind, uint64_t level)
{
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
		if (layouts[i].kind == kind && layouts[i].level == level)
			return &layouts[i];
	return NULL;
}

/* A name of 8 letters, a dot and 3: so many bytes of 24 are used. */
static void
add_short_name(struct dissection *d, const struct field *f, size_t used, size_t room)
{
	struct scope outer = enter(d, room);

	if (used)
		add_bytes_row(d, f, used < room ? used : room);
	leave(d, outer);
}

static void
add_layout(struct dissection *d, const struct field *rows, const struct layout *l, bool unicode)
{
	size_t text = 0, short_name = 0;

	for (size_t i = 0; i < l->count && !d->fault; i++) {
		const struct item *item = &l->items[i];

		if (item->row == l->length && left(d) >= 4)
			text = little_endian(d->p, 4);
		if (item->row == INFO_SHORT_LENGTH && left(d))
			short_name = *d->p;
		if (item->row == INFO_ACCESS)
			add_smb_access(d);
		else if (item->row == INFO_SHORT_NAME)
			add_short_name(d, &rows[INFO_SHORT_NAME], short_name, item->n);
		else
			add_item_rows(d, rows, item, 1);
	}
	if (text && l->text)
		add_bytes_row(d, &rows[l->text == INFO_NAME && !unicode ? INFO_OEM_NAME : l->text], text);
}

bool
smb_next_entry(struct dissection *d, const uint8_t *start, size_t next, const struct field *bad)
{
	size_t len = (size_t)(d->p - start);

	if (!next || d->fault)
		return false;
	if (next < len) {
		add_note_row(d, bad);
		return false;
	}
	take(d, next - len);
	return !d->fault && left(d);
}

static void
add_entries(struct dissection *d, const struct field *rows, const struct layout *l, bool unicode)
{
	const uint8_t *start;
	size_t next, number = 0;

	do {
		struct node *group = open_group_row(d, &rows[INFO_ENTRY], ++number);

		start = d->p;
		next = left(d) >= 4 ? little_endian(start, 4) : 0;
		add_layout(d, rows, l, unicode);
		close_group(d, group);
	} while (smb_next_entry(d, start, next, &rows[INFO_CHAIN_BAD]));
}

bool
add_smb_info(struct dissection *d, const struct smb_info_form *form, enum smb_info kind, uint64_t level)
{
	const struct layout *l = find_layout(kind, level);

	if (!l || !left(d))
		return false;
	const struct field *rows = l->old ? smb1_info_rows : form->rows;

	if (l->items->row == INFO_NEXT)
		add_entries(d, rows, l, form->unicode);
	else
		add_layout(d, rows, l, form->unicode);
	return true;
}
