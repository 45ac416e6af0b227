/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-report-builder.h>

#include "figures/dr-decimal-private.h"
#include "model-fixture.h"
#include "model/dr-report-private.h"

#define CONTENT "Kết nạp 96/80 hội viên, đạt 120%."

static DrReportBuilder *
builder_new (void)
{
  g_autoptr (DrUnit) issuer = make_unit ("huyen-uy", NULL);
  g_autoptr (DrPeriod) period = make_period ("2022-Q4");

  return dr_report_builder_new (issuer, period, NULL);
}

static DrText *
text_new (const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  DrText *text = dr_text_new (bytes, NULL, NULL, &error);

  g_assert_no_error (error);

  return text;
}

static DrQuantity *
quantity (const char *value,
          const char *measure)
{
  g_autoptr (GError) error = NULL;
  DrQuantity *self = dr_quantity_new (value, measure, DR_HEDGE_EXACT, &error);

  g_assert_no_error (error);

  return self;
}

/* An achievement of the association under the committee; parts and sources as told. */
static DrAchievement *
achievement (const char *id,
             const char *part_of,
             DrSource   *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = make_unit ("huyen-uy", NULL);
  g_autoptr (DrUnit) unit = make_unit ("hoi-nong-dan", issuer);
  g_autoptr (DrIndicator) indicator = make_indicator ("kết nạp", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrPeriod) period = make_period ("2022");
  g_autoptr (DrQuantity) actual = quantity ("96", "hội viên");
  g_autoptr (DrQuantity) planned = quantity ("80", "hội viên");
  g_autoptr (DrTarget) target = dr_target_new ("t1", unit, indicator, period, planned, &error);
  g_assert_no_error (error);
  g_autoptr (DrAchievementBuilder) builder = dr_achievement_builder_new (id, unit, indicator, period);

  dr_achievement_builder_set_actual (builder, actual);
  dr_achievement_builder_set_target (builder, target);
  dr_achievement_builder_set_part_of (builder, part_of);
  dr_achievement_builder_set_source (builder, source);
  DrAchievement *self = dr_achievement_builder_end (builder, &error);
  g_assert_no_error (error);

  return self;
}

static void
add (DrReportBuilder *builder,
     const char      *id,
     const char      *part_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAchievement) self = achievement (id, part_of, NULL);

  dr_report_builder_add_achievement (builder, self, &error);
  g_assert_no_error (error);
}

static void
add_number (DrReportBuilder *builder,
            const char      *text,
            guint64          start,
            const char      *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSpan) span = dr_span_new (start, start + strlen (text), NULL);
  g_autoptr (DrNumber) number = dr_number_new (text, span, DR_NUMBER_ROLE_ACHIEVEMENT, item, &error);

  g_assert_no_error (error);
  dr_report_builder_add_number (builder, number, &error);
  g_assert_no_error (error);
}

static void
assert_end_fails (DrReportBuilder *builder,
                  DrError          code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_report_builder_end (builder, &error));
  g_assert_error (error, DR_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

static DrReport *
end (DrReportBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  DrReport *report = dr_report_builder_end (builder, &error);

  g_assert_no_error (error);

  return report;
}

static void
test_brings_along_what_items_refer_to (void)
{
  g_autoptr (DrReportBuilder) builder = builder_new ();
  add (builder, "a1", NULL);
  add (builder, "a2", "a1");
  g_autoptr (DrReport) report = end (builder);

  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_units (report)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_indicators (report)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_targets (report)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_achievements (report)), ==, 2);
  g_assert_cmpstr (dr_unit_get_id (dr_report_get_issuer (report)), ==, "huyen-uy");
}

static void
test_needs_issuer_and_period (void)
{
  g_autoptr (DrUnit) issuer = make_unit ("huyen-uy", NULL);
  g_autoptr (DrPeriod) period = make_period ("2022");
  g_autoptr (DrUnit) bare = g_object_new (DR_TYPE_UNIT, NULL);
  g_autoptr (DrReportBuilder) no_issuer = dr_report_builder_new (NULL, period, NULL);
  g_autoptr (DrReportBuilder) no_period = dr_report_builder_new (issuer, NULL, NULL);
  g_autoptr (DrReportBuilder) bare_issuer = dr_report_builder_new (bare, period, NULL);

  assert_end_fails (no_issuer, DR_ERROR_INVALID);
  assert_end_fails (no_period, DR_ERROR_INVALID);
  assert_end_fails (bare_issuer, DR_ERROR_INVALID);
}

static void
test_makes_one_report (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReportBuilder) builder = builder_new ();
  g_autoptr (DrReport) report = end (builder);
  g_autoptr (DrUnit) unit = make_unit ("x", NULL);
  g_autoptr (DrAchievement) late = achievement ("a1", NULL, NULL);

  assert_end_fails (builder, DR_ERROR_INVALID);
  dr_report_builder_set_title (builder, "late");
  dr_report_builder_set_date (builder, NULL);
  dr_report_builder_set_text (builder, NULL);
  g_assert_false (dr_report_builder_add_unit (builder, unit, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dr_report_builder_add_achievement (builder, late, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_assert_null (dr_report_get_title (report));
}

static void
test_tells_at_the_end_what_was_set_wrong (void)
{
  g_autoptr (GDate) no_day = g_date_new ();
  g_autoptr (GDate) late = g_date_new_dmy (1, 1, 10000);
  g_autoptr (DrText) bare_text = g_object_new (DR_TYPE_TEXT, NULL);

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (DrReportBuilder) builder = builder_new ();
      DrError code = DR_ERROR_INVALID;

      switch (i)
        {
        case 0:
          dr_report_builder_set_title (builder, "");
          break;
        case 1:
          dr_report_builder_set_place (builder, "\xff");
          dr_report_builder_set_number (builder, "");
          code = DR_ERROR_ENCODING; /* the first counts */
          break;
        case 2:
          dr_report_builder_set_date (builder, no_day);
          break;
        case 3:
          dr_report_builder_set_text (builder, bare_text);
          break;
        case 4:
          dr_report_builder_set_content (builder, "abc", 3, "text/plain");
          break;
        case 5:
          dr_report_builder_set_kind (builder, (DrReportKind) 99);
          break;
        case 6:
          dr_report_builder_set_date (builder, late);
          break;
        default:
          dr_report_builder_set_number (builder, "");
          break;
        }

      assert_end_fails (builder, code);
    }
}

static void
test_one_id_is_one_thing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReportBuilder) builder = builder_new ();
  g_autoptr (DrUnit) again = make_unit ("huyen-uy", NULL);
  g_autoptr (DrUnit) other = dr_unit_new ("huyen-uy", "khác", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_DISTRICT, NULL, NULL);
  g_autoptr (DrIndicator) indicator = dr_indicator_new ("i", "a", "b", DR_NATURE_FLOW, DR_DESIRE_MORE, NULL);
  g_autoptr (DrIndicator) stock = dr_indicator_new ("i", "a", "b", DR_NATURE_STOCK, DR_DESIRE_MORE, NULL);
  g_autoptr (DrAchievement) twice = achievement ("a1", NULL, NULL);

  g_assert_true (dr_report_builder_add_unit (builder, again, &error));
  g_assert_no_error (error);
  g_assert_false (dr_report_builder_add_unit (builder, other, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (dr_report_builder_add_indicator (builder, indicator, &error));
  g_assert_true (dr_report_builder_add_indicator (builder, indicator, &error));
  g_assert_no_error (error);
  g_assert_false (dr_report_builder_add_indicator (builder, stock, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (dr_report_builder_add_achievement (builder, twice, &error));
  g_assert_false (dr_report_builder_add_achievement (builder, twice, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);

  g_autoptr (DrReport) report = end (builder);
  g_assert_cmpuint (g_list_model_get_n_items (dr_report_get_achievements (report)), ==, 1);
}

static void
test_targets_of_one_id_agree (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReportBuilder) builder = builder_new ();
  g_autoptr (DrUnit) unit = make_unit ("u", NULL);
  g_autoptr (DrIndicator) indicator = make_indicator ("a", "hộ", DR_DESIRE_MORE);
  g_autoptr (DrPeriod) period = make_period ("2022");
  g_autoptr (DrQuantity) range = dr_quantity_new_full ("20", "25", "hộ", DR_HEDGE_RANGE, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrQuantity) wider = dr_quantity_new_full ("20", "26", "hộ", DR_HEDGE_RANGE, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrTarget) one = dr_target_new ("t1", unit, indicator, period, range, NULL);
  g_autoptr (DrTarget) same = dr_target_new ("t1", unit, indicator, period, range, NULL);
  g_autoptr (DrTarget) other = dr_target_new ("t1", unit, indicator, period, wider, NULL);
  g_autoptr (DrTarget) bare = g_object_new (DR_TYPE_TARGET, NULL);

  g_assert_true (dr_report_builder_add_target (builder, one, &error));
  g_assert_true (dr_report_builder_add_target (builder, same, &error));
  g_assert_no_error (error);
  g_assert_false (dr_report_builder_add_target (builder, other, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dr_report_builder_add_target (builder, bare, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);

  g_autoptr (DrReport) report = end (builder);
  g_autoptr (DrTarget) kept = g_list_model_get_item (dr_report_get_targets (report), 0);
  g_assert_true (dr_quantity_equal (dr_target_get_planned (kept), range));
}

static void
test_parts_need_their_whole (void)
{
  g_autoptr (DrReportBuilder) later = builder_new ();
  add (later, "a1", "a2");
  add (later, "a2", NULL);
  g_autoptr (DrReport) report = end (later);
  g_autoptr (DrAchievement) part = dr_report_lookup_achievement (report, "a1");
  g_assert_cmpstr (dr_achievement_get_part_of (part), ==, "a2");

  g_autoptr (DrReportBuilder) missing = builder_new ();
  add (missing, "a1", "a3");
  assert_end_fails (missing, DR_ERROR_INVALID);

  g_autoptr (DrReportBuilder) circle = builder_new ();
  add (circle, "a1", "a2");
  add (circle, "a2", "a3");
  add (circle, "a3", "a1");
  assert_end_fails (circle, DR_ERROR_INVALID);
}

/* Each achievement is part of the one before: a walk that calls itself would not come back from this. */
static void
test_long_chains_of_parts_are_walked (void)
{
  g_autoptr (DrReportBuilder) builder = builder_new ();
  g_autoptr (GError) error = NULL;
  DrAchievementRecord record = dr_achievement_record_init ();
  const guint n = 300000;

  record.unit = 0;
  record.period = 0;
  record.indicator = dr_report_builder_intern_indicator (builder, NULL, "a", "b", DR_NATURE_FLOW, DR_DESIRE_MORE);
  record.status = DR_STATUS_MISSING;
  for (guint i = 0; i < n; i++)
    {
      record.part_of = i == 0 ? DR_NONE : i - 1;
      g_assert_cmpuint (dr_report_builder_append_achievement (builder, &record, &error), ==, i);
    }

  g_autoptr (DrReport) report = end (builder);
  g_autoptr (DrAchievement) last = dr_report_lookup_achievement (report, "a300000");
  g_assert_cmpstr (dr_achievement_get_part_of (last), ==, "a299999");
}

static void
test_ids_of_a_kind_are_unique_however_they_come (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReportBuilder) builder = builder_new ();
  DrCitationRecord record = dr_citation_record_init ();

  record.number = dr_report_builder_intern (builder, "1-QĐ/TW", -1);
  g_assert_cmpuint (dr_report_builder_append_citation (builder, &record, &error), ==, 0); /* c1 */

  record.id = dr_report_builder_intern (builder, "c1", -1);
  g_assert_cmpuint (dr_report_builder_append_citation (builder, &record, &error), ==, DR_NONE);
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);

  record.id = dr_report_builder_intern (builder, "c3", -1); /* at the place of c2 */
  g_assert_cmpuint (dr_report_builder_append_citation (builder, &record, &error), ==, 1);
  record.id = DR_NONE; /* would be c3 */
  g_assert_cmpuint (dr_report_builder_append_citation (builder, &record, &error), ==, DR_NONE);
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  record.id = dr_report_builder_intern (builder, "", -1);
  g_assert_cmpuint (dr_report_builder_append_citation (builder, &record, &error), ==, DR_NONE);
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  record.id = dr_report_builder_intern (builder, "c2", -1);
  g_assert_cmpuint (dr_report_builder_append_citation (builder, &record, &error), ==, 2);

  DrReportData *data = dr_report_builder_get_data (builder);
  g_assert_cmpuint (dr_report_data_find_item (data, DR_ITEM_CITATION, "c1"), ==, 0);
  g_assert_cmpuint (dr_report_data_find_item (data, DR_ITEM_CITATION, "c3"), ==, 1);
  g_assert_cmpuint (dr_report_data_find_item (data, DR_ITEM_CITATION, "c2"), ==, 2);
  g_assert_cmpuint (dr_report_data_find_item (data, DR_ITEM_CITATION, "c4"), ==, DR_NONE);
  g_assert_cmpuint (dr_report_data_find_item (data, DR_ITEM_CITATION, "c01"), ==, DR_NONE);
  g_assert_cmpuint (dr_report_data_find_item (data, DR_ITEM_RANKING, "c1"), ==, DR_NONE);
}

static void
test_indicators_of_one_slug_are_numbered_apart (void)
{
  g_autoptr (DrReportBuilder) builder = builder_new ();
  DrReportData *data = dr_report_builder_get_data (builder);
  static const struct { const char *id, *label, *measure, *expected; } cases[] = {
    { NULL, "hộ", "hộ", "ho" },
    { NULL, "hồ", "hộ", "ho-2" },
    { NULL, "hố", "hộ", "ho-3" },
    { NULL, "hồ", "hộ", "ho-2" },
    { "ho", "hộ", "hộ", "ho" },
    { "ho", "hồ", "hộ", "ho-4" },
    { "ho", "hồ", "hộ", "ho-4" },
    { "ho-5", "x", "y", "ho-5" },
    { NULL, "hổ", "hộ", "ho-6" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 index = dr_report_builder_intern_indicator (builder, cases[i].id, cases[i].label, cases[i].measure,
                                                          DR_NATURE_FLOW, DR_DESIRE_MORE);
      const DrIndicatorRecord *record = &g_array_index (data->indicators, DrIndicatorRecord, index);

      g_test_message ("case %u", i);
      g_assert_cmpstr (dr_report_data_get_string (data, record->id), ==, cases[i].expected);
      g_assert_cmpuint (dr_report_builder_find_indicator (builder, cases[i].expected), ==, index);
    }
  g_assert_cmpuint (dr_report_builder_find_indicator (builder, "nothing"), ==, DR_NONE);
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = make_unit ("huyen-uy", NULL);
  g_autoptr (DrPeriod) period = make_period ("2022");
  g_autoptr (DrLimits) limits = dr_limits_new ();
  dr_limits_set (limits, DR_LIMIT_ITEMS, 4);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, limits);
  g_autoptr (DrAchievement) fifth = achievement ("a1", NULL, NULL);
  DrNumberRecord number = { 0, 1, DR_NONE, DR_NUMBER_ROLE_UNREAD, DR_ITEM_NONE };

  /* Issuer, unit, indicator and target are four; numbers are counted apart. */
  g_assert_false (dr_report_builder_add_achievement (builder, fifth, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_clear_error (&error);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (dr_report_builder_append_number (builder, &number, &error), ==, i);
  g_assert_cmpuint (dr_report_builder_append_number (builder, &number, &error), ==, DR_NONE);
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);

  g_autoptr (DrReportBuilder) silent = dr_report_builder_new (issuer, period, limits);
  for (guint i = 0; i < 4; i++)
    {
      char label[] = { 'a' + i, '\0' };
      dr_report_builder_intern_indicator (silent, NULL, label, "b", DR_NATURE_FLOW, DR_DESIRE_MORE);
    }
  assert_end_fails (silent, DR_ERROR_LIMIT);
}

/* What came too late is nothing that a number could belong to. */
static void
test_what_there_is_no_room_for_has_no_id (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = make_unit ("huyen-uy", NULL);
  g_autoptr (DrPeriod) period = make_period ("2022");
  g_autoptr (DrLimits) limits = dr_limits_new ();
  dr_limits_set (limits, DR_LIMIT_ITEMS, 4);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, limits);
  g_autoptr (DrAchievement) fifth = achievement ("late", NULL, NULL);
  g_autoptr (DrSpan) span = dr_span_new (0, 1, NULL);
  g_autoptr (DrNumber) number = dr_number_new ("9", span, DR_NUMBER_ROLE_ACHIEVEMENT, "late", &error);
  g_assert_no_error (error);

  g_assert_false (dr_report_builder_add_achievement (builder, fifth, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_true (dr_report_builder_add_number (builder, number, &error));
  g_assert_no_error (error);
  assert_end_fails (builder, DR_ERROR_INVALID);
}

static void
test_text_is_its_own_content (void)
{
  g_autoptr (DrText) text = text_new ("abc");
  g_autoptr (DrReportBuilder) plain = builder_new ();
  dr_report_builder_set_text (plain, text);
  g_autoptr (DrReport) report = end (plain);

  g_assert_cmpstr (dr_report_get_content_sha256 (report), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpuint (dr_report_get_content_size (report), ==, 3);
  g_assert_cmpstr (dr_report_get_content_type (report), ==, "text/plain");
  g_assert_true (dr_report_get_text (report) == text);

  g_autofree char *zeros = g_strnfill (64, '0');
  g_autoptr (DrReportBuilder) converted = builder_new ();
  dr_report_builder_set_content (converted, zeros, 31244, "application/x");
  dr_report_builder_set_text (converted, text);
  g_autoptr (DrReport) other = end (converted);
  g_assert_cmpstr (dr_report_get_content_sha256 (other), ==, zeros);
  g_assert_cmpuint (dr_report_get_content_size (other), ==, 31244);
  g_assert_cmpstr (dr_report_get_content_type (other), ==, "application/x");
}

typedef struct
{
  const char *name;
  guint64     start;
  const char *words;
  gboolean    fits;
} SourceCase;

static const SourceCase sources[] = {
  { "quoted", 12, "96/80 hội viên", TRUE },
  { "other-words", 12, "97/80 hội viên", FALSE },
  { "shifted", 13, "96/80 hội viên", FALSE },
  { "beyond-the-end", 40, "96/80 hội viên", FALSE },
  { "inside-a-character", 2, "x", FALSE },
};

static void
test_source (gconstpointer data)
{
  const SourceCase *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrText) text = text_new (CONTENT);
  g_autoptr (DrSource) source = make_source (row->start, row->words);
  g_autoptr (DrAchievement) item = achievement ("a1", NULL, source);
  g_autoptr (DrReportBuilder) builder = builder_new ();

  dr_report_builder_add_achievement (builder, item, &error);
  g_assert_no_error (error);
  dr_report_builder_set_text (builder, text);
  if (!row->fits)
    {
      assert_end_fails (builder, DR_ERROR_INVALID);
      return;
    }

  g_autoptr (DrReport) report = end (builder);
  g_autoptr (DrAchievement) kept = dr_report_lookup_achievement (report, "a1");
  g_assert_true (dr_source_equal (dr_achievement_get_source (kept), source));
}

/* Bytes of none have no address. */
static void
test_an_empty_text_has_empty_sources (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (DrText) text = dr_text_new (nothing, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrSource) source = make_source (0, "");
  g_autoptr (DrAchievement) item = achievement ("a1", NULL, source);
  g_autoptr (DrReportBuilder) builder = builder_new ();

  g_assert_true (dr_report_builder_add_achievement (builder, item, &error));
  dr_report_builder_set_text (builder, text);
  g_autoptr (DrReport) report = end (builder);
  g_autoptr (DrAchievement) kept = dr_report_lookup_achievement (report, "a1");
  g_assert_true (dr_source_equal (dr_achievement_get_source (kept), source));
}

static void
test_sources_keep_their_words_without_a_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSource) source = make_source (12, "96/80 hội viên");
  g_autoptr (DrAchievement) item = achievement ("a1", NULL, source);
  g_autoptr (DrReportBuilder) builder = builder_new ();

  dr_report_builder_add_achievement (builder, item, &error);
  g_assert_no_error (error);
  g_autoptr (DrReport) report = end (builder);
  g_autoptr (DrAchievement) kept = dr_report_lookup_achievement (report, "a1");
  g_assert_true (dr_source_equal (dr_achievement_get_source (kept), source));
  g_assert_null (dr_report_get_content_sha256 (report));
}

static void
test_ledger_goes_through_the_text_once (void)
{
  g_autoptr (DrText) text = text_new (CONTENT);

  g_autoptr (DrReportBuilder) good = builder_new ();
  dr_report_builder_set_text (good, text);
  add_number (good, "96", 12, "a1");
  add_number (good, "80", 15, "t1");
  add_number (good, "120", 38, NULL);
  add (good, "a1", NULL);
  g_autoptr (DrReport) report = end (good);
  g_assert_cmpuint (dr_report_get_n_numbers (report), ==, 3);
  g_autoptr (DrNumber) second = dr_report_get_number_entry (report, 1);
  g_assert_cmpstr (dr_number_get_text (second), ==, "80");
  g_assert_cmpstr (dr_number_get_item (second), ==, "t1");
  g_assert_cmpuint (dr_span_get_start (dr_number_get_span (second)), ==, 15);
  g_assert_null (dr_report_get_number_entry (report, 3));

  g_autoptr (DrReportBuilder) out_of_order = builder_new ();
  add_number (out_of_order, "80", 15, NULL);
  add_number (out_of_order, "96", 12, NULL);
  assert_end_fails (out_of_order, DR_ERROR_INVALID);

  g_autoptr (DrReportBuilder) overlapping = builder_new ();
  add_number (overlapping, "96/80", 12, NULL);
  add_number (overlapping, "80", 15, NULL);
  assert_end_fails (overlapping, DR_ERROR_INVALID);

  g_autoptr (DrReportBuilder) misquoted = builder_new ();
  dr_report_builder_set_text (misquoted, text);
  add_number (misquoted, "95", 12, NULL);
  assert_end_fails (misquoted, DR_ERROR_INVALID);

  g_autoptr (DrReportBuilder) nobody = builder_new ();
  add_number (nobody, "96", 12, "a1");
  assert_end_fails (nobody, DR_ERROR_INVALID);
}

static void
test_spans_fit_the_offsets_of_a_report (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReportBuilder) builder = builder_new ();
  g_autoptr (DrSpan) span = dr_span_new (0, G_MAXUINT32, NULL);
  g_autoptr (DrSection) section = dr_section_new ("I", "a", span, &error);

  g_assert_no_error (error);
  g_assert_false (dr_report_builder_add_section (builder, section, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
}

static void
test_figures_keep_all_their_digits (void)
{
  static const struct { const char *value, *upper; } cases[] = {
    { "0", NULL }, { "-1", NULL }, { "12345678901234567890123456789012345678", NULL },
    { "-99999999999999999999999999999999999999", NULL }, { "0.00000000000000000000000000000000000001", NULL },
    { "18446744073709551616", NULL }, { "1.5", "2" }, { "1", "2.25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrReportBuilder) builder = builder_new ();
      DrReportData *data = dr_report_builder_get_data (builder);
      guint32 measure = dr_report_builder_intern (builder, "hộ", -1);
      DrDecimal value, upper = { 0, 0 };
      DrFigure figure;

      g_assert_true (dr_decimal_parse (cases[i].value, -1, &value));
      if (cases[i].upper != NULL)
        g_assert_true (dr_decimal_parse (cases[i].upper, -1, &upper));
      g_assert_true (dr_report_builder_make_figure (builder, &value, cases[i].upper == NULL ? NULL : &upper,
                                                    cases[i].upper == NULL ? DR_HEDGE_EXACT : DR_HEDGE_RANGE,
                                                    &figure));

      DrDecimal kept = dr_figure_get_value (&figure);
      g_assert_cmpint (dr_decimal_compare (&kept, &value), ==, 0);
      g_autoptr (DrQuantity) made = dr_report_data_make_quantity (data, &figure, measure, DR_NONE);
      g_autofree char *high = dr_quantity_dup_upper (made);
      if (cases[i].upper == NULL)
        {
          g_assert_null (high);
          g_assert_cmpint (kept.exponent, ==, value.exponent);
        }
      else
        {
          DrDecimal read;
          g_assert_true (dr_decimal_parse (high, -1, &read));
          g_assert_cmpint (dr_decimal_compare (&read, &upper), ==, 0);
        }
    }
}

static void
test_ends_of_a_range_too_far_apart_are_refused (void)
{
  g_autoptr (DrReportBuilder) builder = builder_new ();
  DrDecimal large, small;
  DrFigure figure;

  g_assert_true (dr_decimal_parse ("99999999999999999999999999999999999999", -1, &large));
  g_assert_true (dr_decimal_parse ("0.5", -1, &small));
  g_assert_false (dr_report_builder_make_figure (builder, &small, &large, DR_HEDGE_RANGE, &figure));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/report-builder/" path, test)
  ADD ("brings-along-what-items-refer-to", test_brings_along_what_items_refer_to);
  ADD ("needs-issuer-and-period", test_needs_issuer_and_period);
  ADD ("makes-one-report", test_makes_one_report);
  ADD ("tells-at-the-end-what-was-set-wrong", test_tells_at_the_end_what_was_set_wrong);
  ADD ("one-id-is-one-thing", test_one_id_is_one_thing);
  ADD ("targets-of-one-id-agree", test_targets_of_one_id_agree);
  ADD ("parts/need-their-whole", test_parts_need_their_whole);
  ADD ("parts/long-chains-are-walked", test_long_chains_of_parts_are_walked);
  ADD ("ids/are-unique-however-they-come", test_ids_of_a_kind_are_unique_however_they_come);
  ADD ("ids/indicators-of-one-slug-are-numbered-apart", test_indicators_of_one_slug_are_numbered_apart);
  ADD ("limits-hold", test_limits);
  ADD ("limits-leave-no-id-behind", test_what_there_is_no_room_for_has_no_id);
  ADD ("text-is-its-own-content", test_text_is_its_own_content);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *path = g_strconcat ("/report-builder/source/", sources[i].name, NULL);
      g_test_add_data_func (path, &sources[i], test_source);
    }
  ADD ("source/of-an-empty-text-is-empty", test_an_empty_text_has_empty_sources);
  ADD ("source/keeps-its-words-without-a-text", test_sources_keep_their_words_without_a_text);
  ADD ("ledger-goes-through-the-text-once", test_ledger_goes_through_the_text_once);
  ADD ("spans-fit-the-offsets-of-a-report", test_spans_fit_the_offsets_of_a_report);
  ADD ("figures/keep-all-their-digits", test_figures_keep_all_their_digits);
  ADD ("figures/ends-too-far-apart-are-refused", test_ends_of_a_range_too_far_apart_are_refused);
#undef ADD

  return g_test_run ();
}
