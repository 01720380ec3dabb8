/* All extractors, for the row in objects.c. */
#ifndef DISSECTORS_OBJECTS_EXTRACTORS_H
#define DISSECTORS_OBJECTS_EXTRACTORS_H

#include "dissectors/objects/objects.h"

extern const struct extractor http_objects, letters, attachments, smb_objects;

#endif
