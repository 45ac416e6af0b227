/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "reading/dr-scanner-private.h"

/* Writes tokens as «w:đạt d:104 s:%»; a point behind the letter: no space before it; q: quoted. */
static char *
describe (const char *text)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  GString *description = g_string_new (NULL);

  dr_scanner_scan (dr_lexicon_get_default (), text, 0, strlen (text), tokens);
  for (guint i = 0; i < tokens->len; i++)
    {
      const DrToken *token = &g_array_index (tokens, DrToken, i);
      static const char kinds[] = "wdsn";

      if (i > 0)
        g_string_append_c (description, ' ');
      g_string_append_c (description, kinds[token->kind]);
      if (!(token->flags & DR_TOKEN_SPACE_BEFORE))
        g_string_append_c (description, '.');
      if (token->flags & DR_TOKEN_QUOTED)
        g_string_append_c (description, 'q');
      g_string_append_c (description, ':');
      if (token->kind == DR_TOKEN_SIGN)
        g_string_append_unichar (description, token->word);
      else if (token->kind == DR_TOKEN_NEWLINE)
        g_string_append (description, "N");
      else
        g_string_append_len (description, text + token->start, token->end - token->start);
    }

  return g_string_free (description, FALSE);
}

static void
test_cuts (void)
{
  static const struct { const char *text, *tokens; } cases[] = {
    { "", "" },
    { "45kg, 2.400 m2", "d:45 w.:kg s.:, d:2 s.:. d.:400 w:m2" },
    { "đạt104%", "w:đạt d.:104 s.:%" },
    { "TK21 H5N1", "w:TK21 w:H5N1" },
    { "27–CT/TU", "d:27 s.:- w.:CT s.:/ w.:TU" },
    { "12\u00a0480 hộ\r\nx", "d:12 d:480 w:hộ n.:N w:x" },
    { "“1 triệu” tay", "s:\" d.q:1 wq:triệu s.:\" w:tay" },
    { "“không đóng 5", "s:\" w.:không w:đóng d:5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tokens = describe (cases[i].text);

      g_assert_cmpstr (tokens, ==, cases[i].tokens);
    }
}

static void
test_decomposed_text_is_known_too (void)
{
  g_autofree char *decomposed = g_utf8_normalize ("đảng viên", -1, G_NORMALIZE_NFD);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrLexiconMatch match;
  guint32 measure = 0;

  dr_scanner_scan (dr_lexicon_get_default (), decomposed, 0, strlen (decomposed), tokens);
  g_assert_cmpuint (tokens->len, ==, 2);
  g_assert_true (dr_lexicon_match (dr_lexicon_get_default (), &g_array_index (tokens, DrToken, 0),
                                   tokens->len, 0, DR_LEXICON_MEASURE, &match));
  g_assert_cmpuint (match.n_tokens, ==, 2);
  g_assert_true (dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &measure));
  g_assert_cmpstr (dr_lexicon_get_measure (dr_lexicon_get_default (), measure)->name, ==, "đảng viên");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scanner/cuts-a-text-into-words-digits-and-signs", test_cuts);
  g_test_add_func ("/scanner/decomposed-text-is-known-too", test_decomposed_text_is_known_too);

  return g_test_run ();
}
