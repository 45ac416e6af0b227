/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "reading/dr-assessment-private.h"
#include "reading/language/dr-rank-words-private.h"
#include "reading/language/dr-scanner-private.h"

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

static const char * const prose[] = {
  "Năm 2024, Ban Tổ chức Huyện ủy được Ban Tổ chức Tỉnh ủy đánh giá hoàn thành xuất sắc nhiệm vụ và xếp hạng Nhì.",
  "Kết nạp 150 đảng viên, đạt 107,14% chỉ tiêu, tăng 7 đảng viên so với cùng kỳ; trong đó, nữ 41 đồng chí.",
  "Thực hiện Kế hoạch số 12-KH/HU ngày 03/4/2024 của Ban Thường vụ Huyện\nủy; chưa tổ chức xếp hạng các huyện.",
  "Hội Nông dân: “Mỗi chi hội một mô hình” (+12 hộ), không đạt; phấn đấu vượt kế hoạch năm đề ra",
  "Huân chương Lao động hạng Ba; tiếp tục củng cố tổ chức, nâng cao chất lượng sinh hoạt",
  "đạt 9 công trình, cán bộ công",
};

/* Into arrays that never held any, as sanitizers have an eye on; and behind what an array holds, which stays. */
static void
test_empty_stretch (void)
{
  const DrLexicon *lexicon = dr_lexicon_get_default ();
  g_autoptr (DrSpellings) spellings = dr_spellings_new (lexicon);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (DrToken));
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (DrToken));

  dr_scanner_scan (lexicon, "hộ", 0, 0, one);
  dr_scanner_scan_text (spellings, "hộ", 0, 0, 0, other);
  g_assert_cmpuint (one->len, ==, 0);
  g_assert_cmpuint (other->len, ==, 0);

  dr_scanner_scan (lexicon, "hộ", 0, strlen ("hộ"), one);
  dr_scanner_scan (lexicon, "hộ", strlen ("hộ"), strlen ("hộ"), one);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (g_array_index (one, DrToken, 0).end, ==, strlen ("hộ"));
}

/*
 * With the words met so far, the token behind a word takes traits from it: none that a phrase begins with is lost, be the
 * word met for the first time or again.
 */
static void
test_no_phrase_is_lost (void)
{
  const DrLexicon *lexicon = dr_lexicon_get_default ();
  g_autoptr (DrSpellings) spellings = dr_spellings_new (lexicon);
  guint n_taken = 0;

  for (guint t = 0; t < 2 * G_N_ELEMENTS (prose); t++)
    {
      const char *text = prose[t % G_N_ELEMENTS (prose)];
      g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (DrToken));
      g_autoptr (GArray) narrowed = g_array_new (FALSE, FALSE, sizeof (DrToken));

      dr_scanner_scan (lexicon, text, 0, strlen (text), plain);
      dr_scanner_scan_text (spellings, text, 0, strlen (text), strlen (text), narrowed);
      g_assert_cmpuint (narrowed->len, ==, plain->len);
      for (guint i = 0; i < plain->len; i++)
        {
          const DrToken *one = &g_array_index (plain, DrToken, i);
          const DrToken *other = &g_array_index (narrowed, DrToken, i);
          gboolean begins_mark = FALSE;

          g_assert_cmpuint (other->start, ==, one->start);
          g_assert_cmpuint (other->end, ==, one->end);
          g_assert_cmpuint (other->word, ==, one->word);
          g_assert_cmpuint (other->kind, ==, one->kind);
          g_assert_cmpuint (other->flags & ~DR_TOKEN_ALONE, ==, one->flags);
          g_assert_cmpuint (other->traits & ~one->traits, ==, 0);
          g_assert_cmpuint (other->traits & ~0xff, ==, one->traits & ~0xff);
          n_taken += other->traits != one->traits;
          for (guint c = 0; c < DR_N_LEXICON_CLASSES; c++)
            {
              DrLexiconMatch match, again;
              gboolean is_found = dr_lexicon_match (lexicon, (const DrToken *) (gpointer) plain->data, plain->len, i, c, &match);

              /* A word with which no phrase goes on is found without a step. */
              g_assert_cmpint (dr_lexicon_match (lexicon, (const DrToken *) (gpointer) narrowed->data, narrowed->len, i, c, &again), ==,
                               is_found);
              if (!is_found)
                continue;
              g_assert_cmpuint (again.n_tokens, ==, match.n_tokens);
              g_assert_true (again.entries == match.entries);
              g_assert_cmpuint (other->traits & DR_LEXICON_TRAIT (c), !=, 0);
              begins_mark |= c == DR_LEXICON_SIGNAL && (match.signals & DR_RANK_SIGNALS);
            }
          for (guint s = 0; s < DR_N_SIGNALS; s++)
            g_assert_cmpuint (dr_lexicon_match_signal (lexicon, other, narrowed->len - i, 0, s), ==,
                              dr_lexicon_match_signal (lexicon, one, plain->len - i, 0, s));
          if (begins_mark || (one->traits & DR_TRAIT_MARK_WORD))
            g_assert_cmpuint (other->traits & DR_TRAIT_BEGINS_MARK, !=, 0);
        }
    }
  g_assert_cmpuint (n_taken, >, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scanner/cuts-a-text-into-words-digits-and-signs", test_cuts);
  g_test_add_func ("/scanner/no-phrase-is-lost-by-what-stands-behind", test_no_phrase_is_lost);
  g_test_add_func ("/scanner/an-empty-stretch-has-no-tokens", test_empty_stretch);
  g_test_add_func ("/scanner/decomposed-text-is-known-too", test_decomposed_text_is_known_too);

  return g_test_run ();
}
