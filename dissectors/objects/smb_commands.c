/* What an answer does to the files that its request was about, whichever version it is of. */

#include "dissectors/objects/smb_commands.h"

struct smb_data
smb_answered(struct smb_files *files, struct smb_asked asked, const struct smb_response *a, const struct object_sink *sink)
{
	switch (asked.what) {
	case SMB_CONNECTS:
		if (a->fine)
			smb_tree(files, a->tree, a->pipes);
		break;
	case SMB_OPENS:
		if (a->fine && a->key)
			smb_file_opened(files, asked.file, a->key, a->size);
		else
			smb_file_refused(files, asked.file);
		break;
	case SMB_READS:
		if (a->fine)
			return (struct smb_data){ asked.file, a->at, a->at + a->n, asked.offset, 0 };
		break;
	case SMB_WRITES:
		if (!a->fine)
			smb_file_spoil(files, asked.file, OBJECT_PART);
		break;
	case SMB_CLOSES:
		smb_file_close(files, asked.file, sink, OBJECT_PART);
		break;
	case SMB_NOTHING:
		break;
	}
	return (struct smb_data){ 0 };
}
