/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text in any encoding: what is taken for one is UTF-8 afterwards, and its places are lines of it. */

#include "config.h"

#include <districtreport/dr-error.h>

#include "reading/documents/dr-encoding-private.h"
#include "reading/documents/dr-plain-text-private.h"
#include "reading/documents/dr-syllable-private.h"

#include "fuzz.h"

static void
check_syllables (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  guint n_words;
  guint n_syllables;

  if (!g_utf8_validate_len (text, length, NULL))
    return;
  dr_syllable_count (text, length, 1000, &n_words, &n_syllables);
  g_assert_cmpuint (n_syllables, <=, n_words);
  g_assert_cmpuint (n_words, <=, 1000);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char * const encodings[] = { NULL, "utf-8", "utf-16le", "utf-16be", "windows-1258", "tcvn3", "vni" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  check_syllables (bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      const DrDocumentOptions options = { .name = "input", .encoding = encodings[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (DrDocument) document = dr_plain_text_read (bytes, &options, &error);

      if (document == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (error->domain == DR_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }

      gsize length;
      const char *text = g_bytes_get_data (dr_text_get_bytes (document->text), &length);
      g_assert_true (g_utf8_validate_len (text, length, NULL));
      g_assert_cmpuint (dr_text_get_n_lines (document->text), >, 0);
    }

  return 0;
}
