/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files of values parted by a comma, a semicolon or a tab. */

#pragma once

#include "reading/documents/dr-document-private.h"

G_BEGIN_DECLS

/* Whether the name of a file says that it is one: .csv, .tsv, in any letters. */
gboolean     dr_delimited_is_name (const char               *name);
/* Whether @text is one, whatever its name: below a row of heads that tables have, lines of as many commas or semicolons. */
gboolean     dr_delimited_is_sheet (const char              *text,
                                   gsize                     length);
/* Reads @utf8, the file's own text in UTF-8, as one sheet. @content is the file as it was. */
DrDocument * dr_delimited_read    (GBytes                   *utf8,
                                   GBytes                   *content,
                                   const DrDocumentOptions  *options,
                                   GError                  **error);

G_END_DECLS
