/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the constructors of the model ask of ids and words. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The longest id in bytes: room for a slug, short enough to stand in a message. */
#define DR_ID_MAX 256

gboolean dr_check_code  (const char  *code,
                         const char  *what,
                         GError     **error);
gboolean dr_check_id    (const char  *id,
                         const char  *what,
                         GError     **error);
/* Whether the object whose id this is came from a constructor. */
gboolean dr_check_made  (const char  *id,
                         const char  *what,
                         GError     **error);
gboolean dr_check_words (const char  *words,
                         const char  *what,
                         GError     **error);
gboolean dr_check_enum  (GType        type,
                         int          value,
                         const char  *what,
                         GError     **error);

/* Words are counted strings, so that the objects of a report share them with its records. */
static inline GRefString *
dr_words_new (const char *words)
{
  return words == NULL ? NULL : g_ref_string_new (words);
}

static inline GRefString *
dr_words_ref (GRefString *words)
{
  return words == NULL ? NULL : g_ref_string_acquire (words);
}

static inline void
dr_words_unref (GRefString *words)
{
  if (words != NULL)
    g_ref_string_release (words);
}

G_END_DECLS
