/* Values of the DS field.  RFC 2474, RFC 3168. */

#include "dissectors/network/ds_field.h"

const struct value ds_codepoints[] = {	/* IANA dscp-registry */
	{ 0, "Default" }, { 1, "LE" }, { 8, "CS1" }, { 10, "AF11" }, { 12, "AF12" }, { 14, "AF13" },
	{ 16, "CS2" }, { 18, "AF21" }, { 20, "AF22" }, { 22, "AF23" }, { 24, "CS3" }, { 26, "AF31" },
	{ 28, "AF32" }, { 30, "AF33" }, { 32, "CS4" }, { 34, "AF41" }, { 36, "AF42" }, { 38, "AF43" },
	{ 40, "CS5" }, { 44, "Voice Admit" }, { 46, "EF" }, { 48, "CS6" }, { 56, "CS7" }, { 0, NULL },
};

const struct value ds_ecns[] = {	/* RFC 3168 section 5 */
	{ 0, "Not ECN-Capable Transport" }, { 1, "ECN-Capable Transport (1)" },
	{ 2, "ECN-Capable Transport (0)" }, { 3, "Congestion Experienced" }, { 0, NULL },
};
