/* Whether texts are translated. */

#include "ui/text/translate.h"

bool translated;
