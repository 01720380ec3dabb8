/* What the parts of SMB 1 share.  MS-CIFS section 2.2; names are Wireshark's. */
#ifndef DISSECTORS_SMB_SMB1_H
#define DISSECTORS_SMB_SMB1_H

#include "dissectors/smb/items.h"

enum { SMB1_HEADER = 32 };

enum smb1_command_number {		/* MS-CIFS section 2.2.2.1: those that are taken apart */
	SMB1_CLOSE = 0x04, SMB1_TRANSACTION = 0x25, SMB1_READ_ANDX = 0x2e, SMB1_WRITE_ANDX = 0x2f, SMB1_TRANSACTION2 = 0x32,
	SMB1_TREE_DISCONNECT = 0x71, SMB1_NEGOTIATE = 0x72, SMB1_SESSION_SETUP_ANDX = 0x73, SMB1_LOGOFF_ANDX = 0x74,
	SMB1_TREE_CONNECT_ANDX = 0x75, SMB1_NT_TRANSACT = 0xa0, SMB1_NT_CREATE_ANDX = 0xa2, SMB1_NO_COMMAND = 0xff,
};

/* Whether another command may stand behind it: its first words say which, and where. */
static inline bool
smb1_is_andx(uint8_t code)
{
	return code == 0x24 || code == 0x2d || code == SMB1_READ_ANDX || code == SMB1_WRITE_ANDX ||
	    (code >= SMB1_SESSION_SETUP_ANDX && code <= SMB1_TREE_CONNECT_ANDX) || code == SMB1_NT_CREATE_ANDX;
}

#endif
