/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Folds Vietnamese text so that spellings of one word compare equal. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DR_FOLD_BUFFER 256

gsize    dr_fold_word            (const char *text,
                                  gsize       length,
                                  char       *key,
                                  gsize       capacity);
char *   dr_fold_phrase          (const char *text,
                                  gssize      length);
char *   dr_fold_slug            (const char *text,
                                  gssize      length);
gboolean dr_fold_find_mark_run   (const char *text,
                                  gsize       length,
                                  guint64     most,
                                  gsize      *offset);
gboolean dr_fold_is_sound        (const char *text,
                                  gsize       length,
                                  guint64     most_marks);
gboolean dr_fold_is_composed     (const char *text,
                                  gsize       length);
gboolean dr_fold_is_letter       (gunichar    character);
/* A raised digit or bracket: «²» of «m²», but more often the mark of a note. */
static inline gboolean dr_fold_is_raised (gunichar character);

static inline gboolean
dr_fold_is_raised (gunichar character)
{
  return character == 0xb2 || character == 0xb3 || character == 0xb9
         || (character >= 0x2070 && character <= 0x207e && character != 0x2071 && (character < 0x207a || character > 0x207c));
}

G_END_DECLS
