/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/districtreport.h>

#include "reading/language/dr-lexicon-private.h"
#include "reading/language/dr-scanner-private.h"

static DrLexicon *
lexicon_of (const char  *json,
            GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return dr_lexicon_new_from_json (bytes, error);
}

static GArray *
scan (const DrLexicon *lexicon,
      const char      *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));

  dr_scanner_scan (lexicon, text, 0, strlen (text), tokens);

  return tokens;
}

static gboolean
match (const DrLexicon *lexicon,
       const char      *text,
       int              entry_class,
       DrLexiconMatch  *found)
{
  g_autoptr (GArray) tokens = scan (lexicon, text);

  return dr_lexicon_match (lexicon, &g_array_index (tokens, DrToken, 0), tokens->len, 0, entry_class, found);
}

static void
test_the_longest_phrase_is_found (void)
{
  DrLexiconMatch found;
  guint32 value;

  g_assert_true (match (dr_lexicon_get_default (), "tổ chức cơ sở đảng trực thuộc", DR_LEXICON_MEASURE, &found));
  g_assert_cmpuint (found.n_tokens, ==, 5);
  g_assert_true (dr_lexicon_match_has (&found, DR_LEXICON_MEASURE, &value));
  g_assert_cmpstr (dr_lexicon_get_measure (dr_lexicon_get_default (), value)->name, ==, "tổ chức cơ sở đảng");
}

static void
test_one_phrase_may_be_several_things (void)
{
  DrLexiconMatch found;

  g_assert_true (match (dr_lexicon_get_default (), "kế hoạch", -1, &found));
  g_assert_true (dr_lexicon_match_has (&found, DR_LEXICON_MEASURE, NULL));
  g_assert_true (dr_lexicon_match_has (&found, DR_LEXICON_SIGNAL, NULL));
  g_assert_false (dr_lexicon_match_has (&found, DR_LEXICON_BODY, NULL));
}

static void
test_every_spelling_of_a_phrase_is_the_phrase (void)
{
  static const char * const spellings[] = {
    "đảng viên", "ĐẢNG VIÊN", "Đảng  viên", "Ðảng viên", "đảng\nviên", "đa\u0309ng viên",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      DrLexiconMatch found;

      g_assert_true (match (dr_lexicon_get_default (), spellings[i], DR_LEXICON_MEASURE, &found));
    }
}

static void
test_a_phrase_may_hold_signs (void)
{
  DrLexiconMatch found;
  guint32 value;

  g_assert_true (match (dr_lexicon_get_default (), "đ/c vắng", DR_LEXICON_MEASURE, &found));
  g_assert_cmpuint (found.n_tokens, ==, 3);
  g_assert_true (dr_lexicon_match_has (&found, DR_LEXICON_MEASURE, &value));
  g_assert_cmpstr (dr_lexicon_get_measure (dr_lexicon_get_default (), value)->name, ==, "đồng chí");
}

static void
test_half_a_phrase_is_none (void)
{
  DrLexiconMatch found;

  g_assert_false (match (dr_lexicon_get_default (), "viên đảng", DR_LEXICON_MEASURE, &found)
                  && found.n_tokens > 1);
  g_assert_false (match (dr_lexicon_get_default (), "xyz", -1, &found));
}

static void
test_signals_are_asked_for_one_by_one (void)
{
  const DrLexicon *lexicon = dr_lexicon_get_default ();
  g_autoptr (GArray) tokens = scan (lexicon, "trong đó có 5");
  const DrToken *first = &g_array_index (tokens, DrToken, 0);

  g_assert_cmpuint (dr_lexicon_match_signal (lexicon, first, tokens->len, 0, DR_SIGNAL_PARTS_SOME), ==, 3);
  g_assert_cmpuint (dr_lexicon_match_signal (lexicon, first, tokens->len, 0, DR_SIGNAL_RANK), ==, 0);
}

static void
test_a_lexicon_of_ones_own (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLexicon) lexicon = lexicon_of ("{\"measures\": [{\"name\": \"hũ gạo\", \"flags\": [\"head\"], \"also\": [\"hũ\"]}],"
                                              " \"signals\": {\"plan\": [\"ngóng\"]}}", &error);
  DrLexiconMatch found;

  g_assert_no_error (error);
  g_assert_true (match (lexicon, "HŨ GẠO", DR_LEXICON_MEASURE, &found));
  g_assert_true (match (lexicon, "hũ", DR_LEXICON_MEASURE, &found));
  g_assert_true (match (lexicon, "ngóng", DR_LEXICON_SIGNAL, &found));
  g_assert_false (match (lexicon, "đảng viên", -1, &found));
  g_assert_cmpuint (dr_lexicon_get_n_bodies (lexicon), ==, 0);
}

static void
test_many_words_are_all_found (void)
{
  g_autoptr (GString) json = g_string_new ("{\"measures\": [");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (json, "%s{\"name\": \"w%c%c%c x%u\"}", i > 0 ? "," : "", 'a' + i % 26, 'a' + i / 26 % 26,
                            'a' + i / 676, i);
  g_string_append (json, "]}");

  g_autoptr (GError) error = NULL;
  g_autoptr (DrLexicon) lexicon = lexicon_of (json->str, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%c%c%c x%u", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676, i);
      DrLexiconMatch found;
      guint32 value = 0;

      g_assert_true (match (lexicon, name, DR_LEXICON_MEASURE, &found));
      g_assert_true (dr_lexicon_match_has (&found, DR_LEXICON_MEASURE, &value));
      g_assert_cmpstr (dr_lexicon_get_measure (lexicon, value)->name, ==, name);
    }
}

static void
test_a_wrong_lexicon_is_refused_with_its_place (void)
{
  static const struct { const char *json; DrError code; const char *place; } cases[] = {
    { "[]", DR_ERROR_MALFORMED, "$:" },
    { "{\"measures\": 5}", DR_ERROR_MALFORMED, "$.measures:" },
    { "{\"measures\": [{}]}", DR_ERROR_MALFORMED, "$.measures[0].name:" },
    { "{\"measures\": [{\"name\": \"hộ\", \"flags\": [\"many\"]}]}", DR_ERROR_INVALID, "$.measures[0].flags[0]:" },
    { "{\"bodies\": [{\"id\": \"x\", \"name\": \"X\", \"kind\": \"bank\"}]}", DR_ERROR_MALFORMED, "$.bodies[0].kind:" },
    { "{\"bodies\": [{\"id\": \"x\", \"aliases\": [\"X\"]}]}", DR_ERROR_MALFORMED, "$.bodies[0].name:" },
    { "{\"bodies\": [{\"id\": \"x\", \"name\": \"\", \"kind\": \"agency\"}]}", DR_ERROR_MALFORMED, "$.bodies[0].name:" },
    { "{\"measures\": [{\"name\": \"hộ\", \"note\": \"\"}]}", DR_ERROR_MALFORMED, "$.measures[0].note:" },
    { "{\"measures\": [}", DR_ERROR_MALFORMED, "line 1, column 15:" },
    { "{\"signals\": {\"hope\": [\"x\"]}}", DR_ERROR_MALFORMED, "$.signals.hope:" },
    { "{\"signals\": {\"plan\": [5]}}", DR_ERROR_MALFORMED, "$.signals.plan[0]:" },
    { "{\"verbs\": {\"hope\": [\"x\"]}}", DR_ERROR_MALFORMED, "$.verbs.hope:" },
    { "{\"short-forms\": [{\"short\": \"HG\"}]}", DR_ERROR_MALFORMED, "$[\"short-forms\"][0].full:" },
    { "{\"short-forms\": [{\"short\": \"HG\", \"full\": \"\"}]}", DR_ERROR_MALFORMED, "$[\"short-forms\"][0].full:" },
    { "{\"short-forms\": [{\"short\": \"\", \"full\": \"hũ gạo\"}]}", DR_ERROR_MALFORMED, "$[\"short-forms\"][0].short:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrLexicon) lexicon = lexicon_of (cases[i].json, &error);

      g_assert_null (lexicon);
      g_assert_error (error, DR_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
    }
}

/* What is read in a text below a title of 2023. */
static DrReport *
read_with (DrLexicon  *lexicon,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *whole = g_strconcat ("HUYỆN ỦY BÀU SEN\n\nBÁO CÁO\nKết quả công tác năm 2023\n-----\n", text, NULL);

  dr_reader_set_lexicon (reader, lexicon);
  g_assert_true (dr_reader_get_lexicon (reader) == (lexicon != NULL ? lexicon : dr_lexicon_get_default ()));
  DrReport *report = dr_reader_read_text (reader, whole, &error);
  g_assert_no_error (error);

  return report;
}

static const char own[] =
  "{\"format\": \"districtreport-lexicon/1\","
  " \"measures\": [{\"name\": \"hũ gạo\", \"flags\": [\"head\"], \"also\": [\"hũ gạo tình thương\"]},"
  "                {\"name\": \"hội viên\", \"also\": [\"hội hữu\"]}],"
  " \"bodies\": [{\"id\": \"hoi-dong-y\", \"name\": \"Hội Đông y {area}\", \"kind\": \"association\", \"aliases\": [\"hội đông y\"]},"
  "              {\"id\": \"hoi-nong-dan\", \"aliases\": [\"nông hội\"]}],"
  " \"signals\": {\"plan\": [\"ra sức\"]}}";

static DrLexicon *
extend (DrLexicon  *lexicon,
        const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  DrLexicon *extended = dr_lexicon_extend (lexicon, bytes, NULL, &error);

  g_assert_no_error (error);

  return extended;
}

static void
test_an_office_adds_its_own_words (void)
{
  static const char text[] = "1. Nông hội: Kết nạp 45 hội hữu.\n"
                             "2. Hội Đông y: Vận động 30 hũ gạo tình thương.\n"
                             "Ra sức kết nạp 60 hội viên.\n";
  g_autoptr (DrLexicon) lexicon = extend (dr_lexicon_get_default (), own);
  g_autoptr (DrReport) report = read_with (lexicon, text);
  static const struct { const char *unit, *measure; } cases[] = {
    { "Hội Nông dân huyện", "hội viên" },
    { "Hội Đông y huyện", "hũ gạo" },
  };
  GListModel *achievements = dr_report_get_achievements (report);

  g_assert_cmpuint (g_list_model_get_n_items (achievements), ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrAchievement) achievement = g_list_model_get_item (achievements, i);

      g_assert_cmpstr (dr_unit_get_name (dr_achievement_get_unit (achievement)), ==, cases[i].unit);
      g_assert_cmpstr (dr_quantity_get_measure (dr_achievement_get_actual (achievement)), ==, cases[i].measure);
    }

  /* The lexicon that was extended knows none of it. */
  g_autoptr (DrReport) before = read_with (NULL, text);
  g_autofree char *json = dr_report_to_json (before, TRUE);
  g_assert_null (strstr (json, "\"measure\": \"hũ gạo\""));
}

/* «lượt THA» of a clinic is about blood pressure; where an office says otherwise, that counts. */
static void
test_an_office_has_its_own_short_forms (void)
{
  static const char text[] = "Trạm tư vấn 840 lượt THA, 52 lượt ĐG&XL.\n";
  g_autoptr (DrLexicon) lexicon = extend (dr_lexicon_get_default (), "{\"format\": \"districtreport-lexicon/1\","
                                          " \"short-forms\": [{\"short\": \"THA\", \"full\": \"thi hành án\"},"
                                          "                   {\"short\": \"ĐG&XL\", \"full\": \"đánh giá, xếp loại\"}]}");
  static const struct { const char *before, *after; } cases[] = {
    { "tăng huyết áp", "thi hành án" },
    { "ĐG&XL", "đánh giá, xếp loại" },
  };
  g_autoptr (DrReport) before = read_with (NULL, text);
  g_autoptr (DrReport) after = read_with (lexicon, text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrAchievement) one = g_list_model_get_item (dr_report_get_achievements (before), i);
      g_autoptr (DrAchievement) other = g_list_model_get_item (dr_report_get_achievements (after), i);

      g_assert_nonnull (strstr (dr_indicator_get_label (dr_achievement_get_indicator (one)), cases[i].before));
      g_assert_nonnull (strstr (dr_indicator_get_label (dr_achievement_get_indicator (other)), cases[i].after));
    }
}

static void
test_extensions_add_up (void)
{
  g_autoptr (DrLexicon) first = extend (dr_lexicon_get_default (), own);
  g_autoptr (DrLexicon) second = extend (first, "{\"format\": \"districtreport-lexicon/1\","
                                                " \"measures\": [{\"name\": \"vại\"}]}");
  DrLexiconMatch found;

  g_assert_true (match (second, "vại", DR_LEXICON_MEASURE, &found));
  g_assert_true (match (second, "hũ gạo", DR_LEXICON_MEASURE, &found));
  g_assert_true (match (second, "đảng viên", DR_LEXICON_MEASURE, &found));
  g_assert_false (match (first, "vại", DR_LEXICON_MEASURE, &found));
}

static void
test_another_format_is_no_extension (void)
{
  static const char * const cases[] = { "{}", "{\"format\": \"districtreport-catalogue/1\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i], strlen (cases[i]));

      g_assert_null (dr_lexicon_extend (dr_lexicon_get_default (), bytes, NULL, &error));
      g_assert_error (error, DR_ERROR, (int) (i == 0 ? DR_ERROR_MALFORMED : DR_ERROR_UNSUPPORTED));
      g_assert_true (g_str_has_prefix (error->message, "$.format: "));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lexicon/the-longest-phrase-is-found", test_the_longest_phrase_is_found);
  g_test_add_func ("/lexicon/one-phrase-may-be-several-things", test_one_phrase_may_be_several_things);
  g_test_add_func ("/lexicon/every-spelling-of-a-phrase-is-the-phrase", test_every_spelling_of_a_phrase_is_the_phrase);
  g_test_add_func ("/lexicon/a-phrase-may-hold-signs", test_a_phrase_may_hold_signs);
  g_test_add_func ("/lexicon/half-a-phrase-is-none", test_half_a_phrase_is_none);
  g_test_add_func ("/lexicon/signals-are-asked-for-one-by-one", test_signals_are_asked_for_one_by_one);
  g_test_add_func ("/lexicon/a-lexicon-of-ones-own", test_a_lexicon_of_ones_own);
  g_test_add_func ("/lexicon/many-words-are-all-found", test_many_words_are_all_found);
  g_test_add_func ("/lexicon/a-wrong-lexicon-is-refused-with-its-place", test_a_wrong_lexicon_is_refused_with_its_place);

  g_test_add_func ("/lexicon/an-office-adds-its-own-words", test_an_office_adds_its_own_words);
  g_test_add_func ("/lexicon/an-office-has-its-own-short-forms", test_an_office_has_its_own_short_forms);
  g_test_add_func ("/lexicon/extensions-add-up", test_extensions_add_up);
  g_test_add_func ("/lexicon/another-format-is-no-extension", test_another_format_is_no_extension);

  return g_test_run ();
}
