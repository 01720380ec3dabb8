/* Into the sandbox. */

#include <errno.h>
#include <string.h>
#include <time.h>
#include <wchar.h>
#include "capture/roles/confine.h"
#include "capture/roles/rights.h"
#include "dissectors/coding/charset.h"
#include "ui/packet.h"
#include "ui/sandbox.h"
#include "ui/text/names.h"
#include "ui/text/translate.h"

/* What the C library would open when it is first asked for. */
static void
open_what_is_left(void)
{
	wchar_t c;

	names_open();
	charset_start();
	tzset();
	(void)strerror(EIO);				/* its messages */
	mbrtowc(&c, "\302", 1, &(mbstate_t){ 0 });	/* the converter of the character set */
}

bool
sandbox_enter(bool confined, int folder)
{
	char said[512];

	open_what_is_left();
	if (!rights_drop(folder >= 0 ? RIGHTS_FILES : RIGHTS_NONE)) {
		complain(_("rights of root cannot be given up: %s"), strerror(errno));
		return false;
	}
	if (confined && !confine(folder, said, sizeof said))
		complain("%s", said);
	return true;
}
