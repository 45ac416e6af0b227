/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-standings-json.h>
#include <districtreport/dr-standings-text.h>

#include "standings-fixture.h"
#include "vectors.h"

static char *
write_ratio (DrRatio *ratio)
{
  return ratio != NULL ? dr_ratio_to_string (ratio) : g_strdup ("-");
}

/* A unit with what is asked of it. */
static char *
write_standing (DrStanding *standing,
                const char *question)
{
  const char *id = dr_unit_get_id (dr_standing_get_unit (standing));
  const char *grade = dr_standing_get_grade (standing);
  g_autofree char *rank = write_ratio (dr_standing_get_exact_rank (standing));
  g_autofree char *score = write_ratio (dr_standing_get_score (standing));

  if (g_str_equal (question, "rank"))
    return g_strdup_printf ("%s %s", id, rank);
  if (g_str_equal (question, "whole-rank"))
    return g_strdup_printf ("%s %u", id, dr_standing_get_rank (standing));
  if (g_str_equal (question, "cohort"))
    return g_strdup_printf ("%s %s %s of %u", dr_standing_get_cohort (standing), id, rank,
                            dr_standing_get_cohort_size (standing));
  if (g_str_equal (question, "score"))
    return g_strdup_printf ("%s %s", id, score);
  if (g_str_equal (question, "grade"))
    return g_strdup_printf ("%s %s", id, grade != NULL ? grade : "-");

  g_error ("no such question: %s", question);
}

static char *
write_movement (DrMovement *movement)
{
  static const char * const kinds[] = { "same", "up", "down", "new", "gone", "elsewhere" };

  return g_strdup_printf ("%s %s %u %u", dr_unit_get_id (dr_movement_get_unit (movement)),
                          kinds[dr_movement_get_kind (movement)], dr_movement_get_rank_then (movement),
                          dr_movement_get_rank_now (movement));
}

static char *
join_movements (GList *movements)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (GList *item = movements; item != NULL; item = item->next)
    g_ptr_array_add (words, write_movement (item->data));
  g_list_free_full (movements, g_object_unref);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  g_autoptr (DrStandings) standings = make_standings (arguments[0], arguments[1], error);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (standings == NULL)
    return NULL;
  if (g_str_equal (operation, "move"))
    {
      g_autoptr (DrStandings) later = make_standings (arguments[0], arguments[2], error);
      GError *failure = NULL;
      GList *movements = dr_standings_list_movements (later, standings, &failure);

      if (failure == NULL)
        return join_movements (movements);
      g_propagate_error (error, failure);
      return NULL;
    }
  if (g_str_equal (operation, "reason") || g_str_equal (operation, "explain"))
    {
      g_autoptr (DrUnit) unit = make_nameless_unit (arguments[2]);
      DrLanguage language = standings_choose (DR_TYPE_LANGUAGE, arguments[3]);

      return g_str_equal (operation, "reason") ? dr_standing_dup_reason (dr_standings_lookup (standings, unit), language)
                                               : dr_standings_explain (standings, unit, language, error);
    }

  for (guint i = 0; i < dr_standings_get_n (standings); i++)
    g_ptr_array_add (words, write_standing (dr_standings_get (standings, i), operation));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

static const char two_grades[] = "criterion a more; grade X 5; grade T null; field Thu; assessor Tỉnh";

static void
test_rankings (void)
{
  g_autoptr (DrStandings) standings = rank_units (two_grades, "2023; u1 a=3; u2 a=9; u3");
  GList *rankings = dr_standings_list_rankings (standings);
  const struct { const char *id; const char *unit; DrRankingStatus status; guint rank; const char *grade; } wanted[] = {
    { "r1", "u2", DR_RANKING_STATUS_RANKED, 1, "X" },
    { "r2", "u1", DR_RANKING_STATUS_RANKED, 2, "T" },
    { "r3", "u3", DR_RANKING_STATUS_UNRANKED, 0, NULL },
  };

  g_assert_cmpuint (g_list_length (rankings), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      DrRanking *ranking = g_list_nth_data (rankings, i);
      g_autofree char *period = dr_period_to_string (dr_ranking_get_period (ranking));

      g_assert_cmpstr (dr_ranking_get_id (ranking), ==, wanted[i].id);
      g_assert_cmpstr (dr_unit_get_id (dr_ranking_get_unit (ranking)), ==, wanted[i].unit);
      g_assert_cmpint (dr_ranking_get_status (ranking), ==, wanted[i].status);
      g_assert_cmpuint (dr_ranking_get_rank (ranking), ==, wanted[i].rank);
      g_assert_cmpuint (dr_ranking_get_cohort_size (ranking), ==, 2);
      g_assert_cmpstr (dr_ranking_get_grade (ranking), ==, wanted[i].grade);
      g_assert_cmpstr (dr_ranking_get_field (ranking), ==, "Thu");
      g_assert_cmpstr (dr_ranking_get_assessor (ranking), ==, "Tỉnh");
      g_assert_cmpstr (period, ==, "2023");
      g_assert_true (dr_standing_get_ranking (dr_standings_get (standings, i)) == ranking);
    }
  g_list_free_full (rankings, g_object_unref);
}

static void
test_is_a_list_model (void)
{
  g_autoptr (DrStandings) standings = rank_units ("criterion a more", "2023; u1 a=3; u2 a=9");
  g_autoptr (DrStanding) first = g_list_model_get_item (G_LIST_MODEL (standings), 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (standings)), ==, 2);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (standings)) == DR_TYPE_STANDING);
  g_assert_true (first == dr_standings_get (standings, 0));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (standings), 2));
  g_assert_null (dr_standings_get (standings, 2));
}

static void
test_lookup (void)
{
  g_autoptr (DrStandings) standings = rank_units ("criterion a more", "2023; u1 a=3; u2 a=9");
  g_autoptr (DrUnit) one = make_nameless_unit ("u1");
  g_autoptr (DrUnit) named = make_unit ("u1", NULL);
  g_autoptr (DrUnit) bare = g_object_new (DR_TYPE_UNIT, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dr_standings_lookup (standings, one) == dr_standings_get (standings, 1));
  g_assert_null (dr_standings_lookup (standings, named));
  g_assert_null (dr_standings_lookup (standings, bare));
  g_assert_null (dr_standings_explain (standings, named, DR_LANGUAGE_ENGLISH, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_standings_explain (standings, bare, DR_LANGUAGE_ENGLISH, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_an_empty_sheet_gives_empty_standings (void)
{
  g_autoptr (DrStandings) standings = rank_units ("criterion a more; tie-break b less", "2023");
  g_autoptr (DrPeriod) period = make_period ("2023");

  g_assert_cmpuint (dr_standings_get_n (standings), ==, 0);
  g_assert_null (dr_standings_list_rankings (standings));
  g_assert_true (dr_period_equal (dr_standings_get_period (standings), period));
}

static void
test_keeps_what_it_was_made_of (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStandingsRules) rules = make_rules ("criterion a more; grade X null; field Thu; method dense", NULL);
  g_autoptr (DrScoreSheet) sheet = make_sheet ("2023; u1 a=3", NULL);
  g_autoptr (DrStandings) standings = dr_standings_new (rules, sheet, &error);
  g_autoptr (DrUnit) one = make_nameless_unit ("u1");
  g_assert_no_error (error);
  g_autofree char *before = dr_standings_explain (standings, one, DR_LANGUAGE_ENGLISH, &error);
  g_autoptr (DrRatio) two = dr_ratio_parse ("2", NULL);

  g_assert_true (dr_standings_rules_set_field (rules, "Chi", &error));
  g_assert_true (dr_standings_rules_set_method (rules, DR_RANK_METHOD_ORDINAL, &error));
  g_assert_true (dr_standings_rules_add_tie_break (rules, "b", DR_DESIRE_LESS, &error));
  g_assert_true (dr_score_sheet_add_bonus (sheet, one, two, "mô hình", &error));

  g_autofree char *after = dr_standings_explain (standings, one, DR_LANGUAGE_ENGLISH, &error);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (dr_standings_get_field (standings), ==, "Thu");
  g_assert_cmpint (dr_standings_get_method (standings), ==, DR_RANK_METHOD_DENSE);
}

static void
test_units_of_two_issuers_are_two (void)
{
  g_autoptr (DrUnit) committee = make_unit ("huyen-uy-a", NULL);
  g_autoptr (DrUnit) other_committee = make_unit ("huyen-uy-b", NULL);
  g_autoptr (DrUnit) farmers = make_unit ("hoi-nong-dan", committee);
  g_autoptr (DrUnit) other_farmers = make_unit ("hoi-nong-dan", other_committee);
  g_autoptr (DrPeriod) year = make_period ("2023");
  g_autoptr (DrScoreSheet) sheet = dr_score_sheet_new (year);
  g_autoptr (DrStandingsRules) rules = make_rules ("criterion a more", NULL);
  g_autoptr (DrRatio) two = dr_ratio_parse ("2", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dr_score_sheet_add_unit (sheet, other_farmers, NULL, &error));
  g_assert_true (dr_score_sheet_add_unit (sheet, farmers, NULL, &error));
  g_assert_true (dr_score_sheet_set_value (sheet, farmers, "a", two, &error));
  g_assert_true (dr_score_sheet_set_value (sheet, other_farmers, "a", two, &error));

  g_autoptr (DrStandings) standings = dr_standings_new (rules, sheet, &error);
  g_assert_no_error (error);
  g_assert_true (dr_standing_get_unit (dr_standings_get (standings, 0)) == farmers);
  g_assert_true (dr_standing_get_unit (dr_standings_get (standings, 1)) == other_farmers);
}

static void
test_movement_since_rankings (void)
{
  g_autoptr (DrStandings) then = rank_units ("criterion a more; field Thu", "2022; u1 a=9; u2 a=5; u3 a=1; u4");
  g_autoptr (DrStandings) now = rank_units ("criterion a more; field Thu", "2023; u1 a=4; u2 a=5; u4 a=3; u5");
  g_autoptr (GError) error = NULL;
  GList *rankings = dr_standings_list_rankings (then);
  g_autofree char *text = join_movements (dr_standings_list_movements_since (now, rankings, &error));

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "u2 up 2 1 u1 down 1 2 u4 new 0 3 u3 gone 3 0");

  g_assert_null (dr_standings_list_movements_since (then, rankings, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_clear_error (&error);

  rankings = g_list_append (rankings, g_object_ref (rankings->data));
  g_assert_null (dr_standings_list_movements_since (now, rankings, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_list_free_full (rankings, g_object_unref);

  g_autoptr (DrRanking) bare = g_object_new (DR_TYPE_RANKING, NULL);
  g_autoptr (GList) bad = g_list_append (NULL, bare);
  g_assert_null (dr_standings_list_movements_since (now, bad, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_movement_refuses (void)
{
  const struct { const char *rules; const char *sheet; } earlier[] = {
    { "criterion a more; field Chi", "2022; u1 a=1" },
    { "criterion a more", "2022; u1 a=1" },
    { "criterion a more; field Thu; method dense", "2022; u1 a=1" },
    { "criterion a more; field Thu", "2023; u1 a=1" },
    { "criterion a more; field Thu", "2023-Q4; u1 a=1" },
    { "criterion a more; field Thu", "2024-Q1; u1 a=1" },
  };
  g_autoptr (DrStandings) now = rank_units ("criterion a more; field Thu", "2023; u1 a=1");

  for (guint i = 0; i < G_N_ELEMENTS (earlier); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrStandings) then = rank_units (earlier[i].rules, earlier[i].sheet);

      g_assert_null (dr_standings_list_movements (now, then, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
    }
}

static void
test_bare_objects_are_refused (void)
{
  g_autoptr (DrStandings) bare = g_object_new (DR_TYPE_STANDINGS, NULL);
  g_autoptr (DrStandings) made = rank_units ("criterion a more", "2023; u1 a=1");
  g_autoptr (DrScoreSheet) sheet = g_object_new (DR_TYPE_SCORE_SHEET, NULL);
  g_autoptr (DrStandingsRules) rules = make_rules ("criterion a more", NULL);
  g_autoptr (DrUnit) unit = make_nameless_unit ("u1");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dr_standings_get_n (bare), ==, 0);
  g_assert_null (dr_standings_get_period (bare));
  g_assert_null (dr_standings_get_field (bare));
  g_assert_null (dr_standings_lookup (bare, unit));
  g_assert_null (dr_standings_list_movements (made, bare, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dr_standings_new (rules, sheet, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

/* Whatever the order in which a sheet is filled, everything comes out the same. */
static void
test_order_of_input_does_not_matter (void)
{
  const char *rules = "criterion a more; scoring a range 10; criterion b less; scoring b best 5; tie-break c more; "
                      "grade X 12; grade T null; quota X 0.5 T";
  char *units[] = { "u1 @k a=1 b=2 c=1", "u2 @k a=1 b=2 c=2", "u3 @m a=4 b=1 c=null", "u4 @m a=4 b=1", "u5 @k a=7 b=3 c=9",
                    "u6 @k b=4", "u7 a=1 b=1" };
  g_autofree char *wanted = NULL;

  for (guint turn = 0; turn < G_N_ELEMENTS (units); turn++)
    {
      g_autoptr (GString) sheet = g_string_new ("2023");
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        g_string_append_printf (sheet, "; %s", units[(i * 3 + turn) % G_N_ELEMENTS (units)]);
      g_autoptr (DrStandings) standings = rank_units (rules, sheet->str);
      for (guint i = 0; i < dr_standings_get_n (standings); i++)
        {
          DrUnit *unit = dr_standing_get_unit (dr_standings_get (standings, i));
          g_autofree char *text = dr_standings_explain (standings, unit, DR_LANGUAGE_VIETNAMESE, NULL);

          g_string_append (found, text);
        }
      if (wanted == NULL)
        wanted = g_strdup (found->str);
      g_assert_cmpstr (found->str, ==, wanted);
    }
}

static const char shown_rules[] = "method fractional; field Thu; criterion a more; grade X 5; grade T null; label a A";
static const char shown_sheet[] = "2023; u1 @k a=20/3; u2 @k a=20/3; u3 @k a=null; u4 @m,\"n\" a=-1234.5";

static void
test_text (void)
{
  g_autoptr (DrStandings) standings = rank_units (shown_rules, shown_sheet);
  g_autofree char *vietnamese = dr_standings_to_text (standings, 2, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *english = dr_standings_to_text (standings, -1, DR_LANGUAGE_ENGLISH);

  g_assert_cmpstr (vietnamese, ==,
                   "Thu, năm 2023\n"
                   "\n"
                   "k\n"
                   "1,5  u1       6,67  X\n"
                   "1,5  u2       6,67  X\n"
                   "  –  u3          –  thiếu số liệu «A»\n"
                   "\n"
                   "m,\"n\"\n"
                   "  1  u4  -1.234,50  T\n");
  g_assert_cmpstr (english, ==,
                   "Thu, 2023\n"
                   "\n"
                   "k\n"
                   "1.5  u1     20/3  X\n"
                   "1.5  u2     20/3  X\n"
                   "  –  u3        –  no value of «A»\n"
                   "\n"
                   "m,\"n\"\n"
                   "  1  u4  -2469/2  T\n");
}

static void
test_csv (void)
{
  g_autoptr (DrStandings) standings = rank_units (shown_rules, shown_sheet);
  g_autofree char *text = dr_standings_to_csv (standings, 1);

  g_assert_cmpstr (text, ==,
                   "cohort,rank,cohort_size,unit,name,score,grade,reason\n"
                   "k,1.5,2,u1,,6.7,X,\n"
                   "k,1.5,2,u2,,6.7,X,\n"
                   "k,,2,u3,,,,missing\n"
                   "\"m,\"\"n\"\"\",1,1,u4,,-1234.5,T,\n");
}

/* Cells as the program has them are tried in cli_tabulate.py; here, that nothing is left open and a bare object is a sheet of heads. */
static void
test_xlsx (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStandings) standings = rank_units (shown_rules, shown_sheet);
  g_autoptr (DrStandings) bare = g_object_new (DR_TYPE_STANDINGS, NULL);
  g_autoptr (GBytes) workbook = dr_standings_to_xlsx (standings, -1, DR_LANGUAGE_VIETNAMESE, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) heads = dr_standings_to_xlsx (bare, 0, DR_LANGUAGE_ENGLISH, &error);
  g_assert_no_error (error);
  const char *bytes = g_bytes_get_data (workbook, NULL);
  const char score[] = ">-2469/2<";
  gboolean is_there = FALSE;

  /* Parts are stored as they are. */
  for (gsize i = 0; i + sizeof score <= g_bytes_get_size (workbook) && !is_there; i++)
    is_there = memcmp (bytes + i, score, sizeof score - 1) == 0;
  g_assert_true (is_there);
  g_assert_cmpuint (g_bytes_get_size (heads), <, g_bytes_get_size (workbook));
}

static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStandings) standings = rank_units (shown_rules, shown_sheet);
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "gold", "standings.json", NULL);
  g_autofree char *json = dr_standings_to_json (standings);
  g_autofree char *gold = NULL;

  g_file_get_contents (path, &gold, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json, ==, gold);
}

static void
test_an_empty_object_is_written (void)
{
  g_autoptr (DrStandings) bare = g_object_new (DR_TYPE_STANDINGS, NULL);
  g_autofree char *text = dr_standings_to_text (bare, 0, DR_LANGUAGE_ENGLISH);
  g_autofree char *csv = dr_standings_to_csv (bare, 0);
  g_autofree char *json = dr_standings_to_json (bare);

  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (csv, ==, "cohort,rank,cohort_size,unit,name,score,grade,reason\n");
  g_assert_nonnull (strstr (json, "\"standings\": []"));
}

static void
test_names_are_harmless_on_a_terminal (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) unit = dr_unit_new ("u", "A\x1b[31m", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_DISTRICT, NULL, &error);
  g_autoptr (DrPeriod) year = make_period ("2023");
  g_autoptr (DrScoreSheet) sheet = dr_score_sheet_new (year);
  g_autoptr (DrStandingsRules) rules = make_rules ("criterion a more", NULL);
  g_autoptr (DrRatio) one = dr_ratio_parse ("1", NULL);

  g_assert_no_error (error);
  g_assert_true (dr_score_sheet_add_unit (sheet, unit, "k\x1b", &error));
  g_assert_true (dr_score_sheet_set_value (sheet, unit, "a", one, &error));
  g_autoptr (DrStandings) standings = dr_standings_new (rules, sheet, &error);
  g_assert_no_error (error);
  g_autofree char *text = dr_standings_to_text (standings, 0, DR_LANGUAGE_ENGLISH);

  g_assert_null (strchr (text, 0x1b));
  g_assert_nonnull (strstr (text, "[31m"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("standings.json", "/standings", run);
  g_test_add_func ("/standings/list-rankings/in-the-same-order", test_rankings);
  g_test_add_func ("/standings/is-a-list-model", test_is_a_list_model);
  g_test_add_func ("/standings/lookup/by-id-and-name", test_lookup);
  g_test_add_func ("/standings/empty-sheet-gives-empty-standings", test_an_empty_sheet_gives_empty_standings);
  g_test_add_func ("/standings/keeps-what-it-was-made-of", test_keeps_what_it_was_made_of);
  g_test_add_func ("/standings/units-of-two-issuers-are-two", test_units_of_two_issuers_are_two);
  g_test_add_func ("/standings/movements/since-rankings", test_movement_since_rankings);
  g_test_add_func ("/standings/movements/refuse-what-cannot-be-compared", test_movement_refuses);
  g_test_add_func ("/standings/bare-objects-are-refused", test_bare_objects_are_refused);
  g_test_add_func ("/standings/order-of-input-does-not-matter", test_order_of_input_does_not_matter);

  g_test_add_func ("/standings/to-text/one-table-a-cohort", test_text);
  g_test_add_func ("/standings/to-text/names-are-harmless", test_names_are_harmless_on_a_terminal);
  g_test_add_func ("/standings/to-csv/one-line-a-unit", test_csv);
  g_test_add_func ("/standings/to-xlsx/one-line-a-unit", test_xlsx);
  g_test_add_func ("/standings/to-json/is-the-golden-file", test_json);
  g_test_add_func ("/standings/empty-object-is-written", test_an_empty_object_is_written);

  return g_test_run ();
}
