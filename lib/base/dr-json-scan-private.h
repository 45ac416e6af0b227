/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether bytes are JSON as RFC 8259 has it, and nothing that readers take in different ways. */

#pragma once

#include <glib.h>

#include <districtreport/dr-limits.h>

G_BEGIN_DECLS

/* Levels that no limit lifts. */
#define DR_JSON_MAX_DEPTH 1000
/* Keys in one object. No document of this library has a tenth of them. */
#define DR_JSON_MAX_KEYS  256
/* The largest whole number that every reader of JSON keeps (RFC 7493, section 2.2). */
#define DR_JSON_MAX_INTEGER G_GINT64_CONSTANT (9007199254740991)

gboolean   dr_json_scan          (const char      *text,
                                  gsize            length,
                                  const DrLimits  *limits,
                                  GError         **error);

/* What follows is for arrays and objects that passed the scan; a byte after a value is there to be seen. */

/* The end of the value that begins at @value. */
const char * dr_json_skip_value  (const char      *value);
/* The next byte that is no white space. */
const char * dr_json_skip_space  (const char      *text);
/* The character at *@next of a string, between its quotes; moves *@next behind it. */
gunichar     dr_json_next_character (const char  **next);
/* Appends `.name`, or `["a name"]` for a key of another form than a name's. */
void         dr_json_append_key  (GString         *path,
                                  const char      *key,
                                  gsize            length);

G_END_DECLS
