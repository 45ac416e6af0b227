/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "reading/dr-assessment-private.h"
#include "reading/dr-phrase-private.h"
#include "reading/dr-scanner-private.h"

static const char * const texts[] = {
  "Năm 2024, Ban Tổ chức Huyện ủy được Ban Tổ chức Tỉnh ủy đánh giá hoàn thành xuất sắc nhiệm vụ và xếp hạng Nhì.",
  "Kết nạp 150 đảng viên, đạt 107,14% chỉ tiêu, tăng 7 đảng viên so với cùng kỳ; trong đó, nữ 41 đồng chí.",
  "Thực hiện Kế hoạch số 12-KH/HU ngày 03/4/2024 của Ban Thường vụ Huyện\nủy; chưa tổ chức xếp hạng các huyện.",
  "Hội Nông dân: “Mỗi chi hội một mô hình” (+12 hộ), không đạt; phấn đấu vượt kế hoạch năm đề ra",
  "Huân chương Lao động hạng Ba; tiếp tục củng cố tổ chức, nâng cao chất lượng sinh hoạt",
};

static GArray *
scan (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));

  dr_scanner_scan (dr_lexicon_get_default (), text, 0, strlen (text), tokens);

  return tokens;
}

/* Whatever a walk through the lexicon finds, and nothing else, is left in the traits. */
static void
test_traits_are_exact (void)
{
  const DrLexicon *lexicon = dr_lexicon_get_default ();

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      g_autoptr (GArray) before = scan (texts[t]);
      g_autoptr (GArray) after = scan (texts[t]);
      g_autoptr (GArray) signals = g_array_new (FALSE, FALSE, sizeof (DrLexiconSurvey));
      const DrToken *tokens = (const DrToken *) (gpointer) before->data;

      dr_token_signals_find (lexicon, after, signals);
      g_assert_cmpuint (after->len, ==, before->len);
      for (guint i = 0; i < before->len; i++)
        {
          guint traits = g_array_index (after, DrToken, i).traits;

          for (int c = 0; c < DR_N_LEXICON_CLASSES; c++)
            {
              DrLexiconMatch match;
              gboolean begins = dr_lexicon_match (lexicon, tokens, before->len, i, c, &match);

              g_assert_cmpint ((traits & DR_LEXICON_TRAIT (c)) != 0, ==, begins);
            }
        }
    }
}

/* A reading that has them finds each signal where one without does, as long as that. */
static void
test_signals_are_those_that_a_walk_finds (void)
{
  const DrLexicon *lexicon = dr_lexicon_get_default ();
  guint n_found = 0;

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      g_autoptr (GArray) before = scan (texts[t]);
      g_autoptr (GArray) after = scan (texts[t]);
      g_autoptr (GArray) signals = g_array_new (FALSE, FALSE, sizeof (DrLexiconSurvey));

      dr_token_signals_find (lexicon, after, signals);
      DrReading plain = { .lexicon = lexicon, .tokens = (const DrToken *) (gpointer) before->data,
                          .n_tokens = before->len };
      DrReading informed = { .lexicon = lexicon, .tokens = (const DrToken *) (gpointer) after->data,
                             .n_tokens = after->len,
                             .token_signals = (const DrLexiconSurvey *) (gpointer) signals->data };

      for (guint i = 0; i < before->len; i++)
        {
          gboolean begins_mark = FALSE;

          for (guint signal = 0; signal < DR_N_SIGNALS; signal++)
            {
              guint n = dr_phrase_match_signal (&plain, i, signal);

              g_assert_cmpuint (dr_phrase_match_signal (&informed, i, signal), ==, n);
              n_found += n > 0;
              begins_mark |= n > 0 && (DR_SIGNAL_BIT (signal) & DR_ASSESSMENT_SIGNALS);
            }
          /* No word of rank or grade is lost. */
          if (begins_mark)
            g_assert_cmpuint (informed.tokens[i].traits & DR_TRAIT_BEGINS_MARK, !=, 0);
        }
    }
  g_assert_cmpuint (n_found, >, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-signals/traits-are-exact", test_traits_are_exact);
  g_test_add_func ("/token-signals/signals-are-those-that-a-walk-finds", test_signals_are_those_that_a_walk_finds);

  return g_test_run ();
}
