/*
 * Texts in any character set, made UTF-8; and which set it is, where nobody
 * says, or says it wrongly.
 *
 * Converters are the C library's, which loads them from files: so all are
 * opened by charset_start(), before the program gives up the right to open
 * any.  A set that this machine has no converter for is as good as unknown.
 */
#ifndef DISSECTORS_CODING_CHARSET_H
#define DISSECTORS_CODING_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "dissectors/engine/field.h"

/* Names as IANA and the WHATWG's Encoding Standard prefer them; those of iconv are the same. */
#define CHARSETS(X) \
	X(UTF_8, "utf-8") X(UTF_16LE, "utf-16le") X(UTF_16BE, "utf-16be") X(ASCII, "us-ascii") \
	X(WINDOWS_1251, "windows-1251") X(KOI8_R, "koi8-r") X(CP866, "ibm866") X(ISO_8859_5, "iso-8859-5") \
	X(MAC_CYRILLIC, "mac-cyrillic") X(KOI8_U, "koi8-u") X(WINDOWS_1252, "windows-1252") \
	X(ISO_8859_1, "iso-8859-1") X(ISO_8859_15, "iso-8859-15") X(WINDOWS_1250, "windows-1250") \
	X(ISO_8859_2, "iso-8859-2") X(WINDOWS_1253, "windows-1253") X(ISO_8859_7, "iso-8859-7") \
	X(WINDOWS_1254, "windows-1254") X(ISO_8859_9, "iso-8859-9") X(WINDOWS_1255, "windows-1255") \
	X(WINDOWS_1256, "windows-1256") X(WINDOWS_1257, "windows-1257") X(GBK, "gbk") X(GB18030, "gb18030") \
	X(BIG5, "big5") X(SHIFT_JIS, "shift_jis") X(EUC_JP, "euc-jp") X(ISO_2022_JP, "iso-2022-jp") X(EUC_KR, "euc-kr") \
	X(ISO_2022_KR, "iso-2022-kr") X(UTF_7, "utf-7") X(ISO_8859_3, "iso-8859-3") X(ISO_8859_4, "iso-8859-4") \
	X(ISO_8859_6, "iso-8859-6") X(ISO_8859_8, "iso-8859-8") X(ISO_8859_10, "iso-8859-10") X(ISO_8859_13, "iso-8859-13") \
	X(ISO_8859_14, "iso-8859-14") X(ISO_8859_16, "iso-8859-16") X(WINDOWS_874, "windows-874") \
	X(WINDOWS_1258, "windows-1258") X(MACINTOSH, "macintosh") X(IBM437, "ibm437") X(IBM850, "ibm850") \
	X(IBM852, "ibm852") X(IBM855, "ibm855")

enum charset {
	CHARSET_UNKNOWN,
#define X(row, name) CHARSET_##row,
	CHARSETS(X)
#undef X
	CHARSET_OTHER,		/* see charset_open() */
	CHARSET_COUNT,
};

extern const struct value charset_names[];

/* Open the converters; again is fine.  Without, only UTF-8 and ASCII are known. */
void charset_start(void);

/* By a name as senders write it, in any case. */
enum charset charset_named(const uint8_t *name, size_t n);

/*
 * By a name as users write it: one more set that iconv knows can be opened, as
 * CHARSET_OTHER.  Before rights are given up.  CHARSET_UNKNOWN: no such set.
 */
enum charset charset_open(const char *name);

/* The name that iconv_open() takes for it, with nothing that has a meaning of its own there; NULL: it has. */
const char *charset_converter(const char *name);

/* By a byte order mark at the start, of *mark bytes. */
enum charset charset_marked(const uint8_t *p, size_t n, size_t *mark);

/* Whether all of it is UTF-8 (RFC 3629); but for a character cut at the end, if it may be. */
bool charset_is_utf8(const uint8_t *p, size_t n, bool cut);

/*
 * The set that a text is written in, where nobody says: UTF-8 where it is
 * valid (but for a little damage), else the one in which its letters are as
 * frequent as in Russian, Ukrainian or Western languages; else unknown.
 * Several sets that read it alike: the first of them.
 */
enum charset charset_guess(const uint8_t *p, size_t n);

#define CHARSET_REASONS(X) \
	X(FORM, "it is valid UTF-8") X(LETTERS, "its letters are as frequent as in a language") X(USER, "the user says so")

enum charset_reason {
	CHARSET_BY_NOTHING, CHARSET_BY_LABEL,
#define X(row, text) CHARSET_BY_##row,
	CHARSET_REASONS(X)
#undef X
	CHARSET_REASON_COUNT,
};
extern const struct value charset_reasons[];		/* as values of a field */

struct charset_decision {
	enum charset set;		/* to read it in; CHARSET_UNKNOWN: nothing tells */
	enum charset_reason by;
	bool wrong;			/* it is not written in the one that its label says */
};

/*
 * The one place where it is decided in which set a text, or a part of one, is
 * read: in the user's choice if there is one, else as its label says
 * (CHARSET_UNKNOWN: it has none), unless its form or letters show that the
 * label is wrong; else by these.
 */
struct charset_decision charset_decide(enum charset said, const uint8_t *p, size_t n);

/* The same, without asking the user. */
struct charset_decision charset_judge(enum charset said, const uint8_t *p, size_t n);

/* From now on all texts are in that set, whatever their labels say; CHARSET_UNKNOWN: no more. */
void charset_choose(enum charset set);
enum charset charset_chosen(void);

/* Whether a text in that set is valid UTF-8 as it is: no need to convert it.  cut: it may end in a character. */
bool charset_is_plain(enum charset set, const uint8_t *p, size_t n, bool cut);

/* Bytes that n bytes can become. */
static inline size_t
charset_room(size_t n)
{
	return 3 * n + 4;
}

/*
 * Convert to UTF-8, into charset_room(n) bytes of the caller's; gives how
 * many it wrote.  What has no meaning becomes U+FFFD; *sound, if not NULL:
 * there was nothing of that kind.  Of an unknown set nothing comes out.
 */
size_t charset_convert(enum charset from, const uint8_t *p, size_t n, uint8_t *to, bool *sound);

#endif
