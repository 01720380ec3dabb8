/* Inside of HTTP: bodies, from what was sent to what was meant. */
#ifndef DISSECTORS_APPLICATION_HTTP_CONTENT_H
#define DISSECTORS_APPLICATION_HTTP_CONTENT_H

#include "dissectors/application/http_message.h"
#include "dissectors/coding/readable.h"

/*
 * http_chunks.c: nodes of the chunks that the scope holds up to its end; what
 * they carry. False: there is no room to put it together.
 */
bool dissect_http_chunks(struct dissection *d, struct content *content);

/* http_unzip.c: undo the coding of that name.  False, and a note: it stays as it is. */
bool http_unzip(struct dissection *d, struct slice name, struct content *content);

/* http_charset.c: whether a Content-Type is one of texts; a text's nodes, in UTF-8. */
bool http_is_text(struct slice type);
void dissect_http_text(struct dissection *d, const struct http_message *m, struct content text);

/* http_form.c: items of a body of application/x-www-form-urlencoded. */
void dissect_http_form(struct dissection *d, const struct http_message *m, struct content form);

/* Whether what is called so in a form is a password. */
bool http_is_password(struct slice key);

/* http_multipart.c: parts of a body of multipart/...; whether a Content-Type says that it is one. */
bool http_is_multipart(struct slice type);
void dissect_http_multipart(struct dissection *d, const struct http_message *m, struct content body);

/* http_content.c: the rest of the message is its body. */
void dissect_http_content(struct dissection *d, const struct http_message *m);

extern const struct dissector dissector_http_content, dissector_http_chunks, dissector_http_unzip,
    dissector_http_charset, dissector_http_form, dissector_http_multipart;

#endif
