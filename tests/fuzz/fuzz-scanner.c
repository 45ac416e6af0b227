/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tokens of any text: in order, apart, and nothing but spaces between them. */

#include "config.h"

#include <string.h>

#include "reading/language/dr-scanner-private.h"

#include "fuzz.h"

/* No byte of a gap is one that a word, a number or a sign could begin with: ASCII gaps are blanks, others spaces of Unicode. */
static void
check_gap (const char *text,
           gsize       start,
           gsize       end)
{
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      g_assert_true (character == ' ' || character == '\t' || character >= 0x80);
      g_assert_false (g_unichar_isalpha (character) || g_unichar_isdigit (character));
    }
}

static void
check_token (const char    *text,
             const DrToken *token)
{
  const char *start = text + token->start;
  const char *end = text + token->end;

  switch (token->kind)
    {
    case DR_TOKEN_DIGITS:
      for (const char *p = start; p < end; p++)
        g_assert_true (g_ascii_isdigit (*p));
      g_assert_false (g_ascii_isdigit (*end));
      break;
    case DR_TOKEN_WORD:
      g_assert_false (g_ascii_isdigit (*start) || g_ascii_isspace (*start));
      g_assert_null (memchr (start, '\n', (gsize) (end - start)));
      break;
    case DR_TOKEN_NEWLINE:
      g_assert_true (*start == '\n' || *start == '\r');
      break;
    case DR_TOKEN_SIGN:
      g_assert_true (end == g_utf8_next_char (start));
      break;
    default:
      g_assert_not_reached ();
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  /* The reader refuses what is not UTF-8, and NUL, before it scans. */
  if (!g_utf8_validate ((const char *) data, (gssize) size, NULL))
    return 0;

  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  gsize reached = 0;

  dr_scanner_scan (dr_lexicon_get_default (), text, 0, size, tokens);
  for (guint i = 0; i < tokens->len; i++)
    {
      const DrToken *token = &g_array_index (tokens, DrToken, i);

      g_assert_cmpuint (token->start, >=, reached);
      g_assert_cmpuint (token->end, >, token->start);
      g_assert_cmpuint (token->end, <=, size);
      check_gap (text, reached, token->start);
      check_token (text, token);
      reached = token->end;
    }
  check_gap (text, reached, size);

  return 0;
}
