/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-query.h>
#include <districtreport/dr-unit-builder.h>

#include "analysis/dataset/dr-dataset-private.h"

#include "arrow-fixture.h"
#include "model-fixture.h"

/* A figure of a small report, in words. */
typedef struct
{
  const char *unit;       /* below the issuer; NULL: its own */
  const char *label;
  const char *measure;
  const char *value;      /* (nullable) */
  const char *planned;    /* (nullable) */
  DrHedge     hedge;
  DrStatus    status;
  const char *part_of;    /* (nullable) */
  gboolean    is_cumulative;
} Fact;

static DrReport *
make_report_of (DrUnit     *issuer,
                const char *period_id,
                const Fact *facts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make_period (period_id);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);

  for (guint i = 0; facts[i].label != NULL; i++)
    {
      const Fact *fact = &facts[i];
      g_autofree char *id = g_strdup_printf ("a%u", i + 1);
      g_autofree char *target_id = g_strdup_printf ("t%u", i + 1);
      g_autoptr (DrUnit) unit = fact->unit == NULL ? g_object_ref (issuer) : make_unit (fact->unit, issuer);
      g_autoptr (DrIndicator) indicator = make_indicator (fact->label, fact->measure, DR_DESIRE_MORE);
      g_autoptr (DrAchievementBuilder) achievement = dr_achievement_builder_new (id, unit, indicator, period);

      if (fact->value != NULL)
        {
          g_autoptr (DrQuantity) actual = dr_quantity_new (fact->value, fact->measure, fact->hedge, &error);

          g_assert_no_error (error);
          dr_achievement_builder_set_actual (achievement, actual);
        }
      dr_achievement_builder_set_status (achievement, fact->status);
      dr_achievement_builder_set_part_of (achievement, fact->part_of);
      dr_achievement_builder_set_cumulative (achievement, fact->is_cumulative);
      if (fact->planned != NULL)
        {
          g_autoptr (DrQuantity) planned = dr_quantity_new (fact->planned, fact->measure, DR_HEDGE_EXACT, &error);
          g_autoptr (DrTarget) target = dr_target_new (target_id, unit, indicator, period, planned, &error);

          g_assert_no_error (error);
          dr_achievement_builder_set_target (achievement, target);
        }

      g_autoptr (DrAchievement) made = dr_achievement_builder_end (achievement, &error);
      g_assert_no_error (error);
      dr_report_builder_add_achievement (builder, made, &error);
      g_assert_no_error (error);
    }

  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static DrReport *
make_report (const char *issuer_id,
             const char *period_id,
             const Fact *facts)
{
  g_autoptr (DrUnit) issuer = make_unit (issuer_id, NULL);

  return make_report_of (issuer, period_id, facts);
}

/* All rows in words: «unit indicator period actual/planned», «-» for none. */
static char *
describe (DrDataset *dataset)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < dataset->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, i);
      const DrFactColumn *columns[] = { &block->actual, &block->planned };

      for (gsize row = 0; row < block->n_rows; row++)
        {
          g_autofree char *period = dr_period_to_string (dataset->periods->periods[block->period[row]]);

          g_string_append_printf (words, "%s%s %s %s", words->len == 0 ? "" : "; ",
                                  dr_string_column_get (dataset->units->ids, (guint32) block->unit[row]),
                                  dr_string_column_get (dataset->indicators->ids, (guint32) block->indicator[row]), period);
          for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
            {
              const DrFactColumn *column = columns[k];
              gsize slot = column->validity_offset + row;
              g_autofree char *text = NULL;

              if ((column->narrow != NULL || column->wide != NULL) &&
                  (column->validity == NULL || (column->validity[slot / 8] >> slot % 8 & 1) != 0))
                {
                  DrDecimal value = { column->wide != NULL ? column->wide[row] : column->narrow[row],
                                      -dataset->indicators->scale[block->indicator[row]] };
                  text = dr_decimal_to_string (&value);
                }
              g_string_append_printf (words, "%s%s", k == 0 ? " " : "/", text != NULL ? text : "-");
            }
        }
    }

  return g_string_free (words, FALSE);
}

static DrDataset *
put_together (DrReport  *one,
              DrReport  *other,
              GError   **error)
{
  g_autoptr (GList) reports = g_list_append (NULL, one);

  if (other != NULL)
    reports = g_list_append (reports, other);

  return dr_dataset_new_from_reports (reports, error);
}

static const Fact simple_facts[] = {
  { "hoi-nong-dan", "Kết nạp", "hội viên", "12", "10" },
  { NULL, "Thu", "đồng", "45.25", NULL },
  { NULL, "Thu", "đồng", NULL, NULL, .status = DR_STATUS_MISSING },
  { NULL }
};

static void
test_units_of_two_issuers_are_two (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) one = make_report ("huyen-a", "2024-Q1", simple_facts);
  g_autoptr (DrReport) other = make_report ("huyen-b", "2024-Q2", simple_facts);
  g_autoptr (DrDataset) dataset = put_together (one, other, &error);

  g_assert_no_error (error);
  g_autofree char *rows = describe (dataset);
  g_assert_cmpstr (rows, ==,
                   "huyen-a/hoi-nong-dan ket-nap-hoi-vien 2024-Q1 12/10; huyen-a thu-dong 2024-Q1 45.25/-; "
                   "huyen-a thu-dong 2024-Q1 -/-; "
                   "huyen-b/hoi-nong-dan ket-nap-hoi-vien 2024-Q2 12/10; huyen-b thu-dong 2024-Q2 45.25/-; "
                   "huyen-b thu-dong 2024-Q2 -/-");
  g_assert_cmpint (dr_dataset_get_unit_parent (dataset, (guint) dr_dataset_find_unit (dataset, "huyen-b/hoi-nong-dan")), ==,
                   dr_dataset_find_unit (dataset, "huyen-b"));
  g_assert_cmpint (dr_dataset_get_unit_parent (dataset, (guint) dr_dataset_find_unit (dataset, "huyen-b")), ==, -1);
  g_assert_cmpint (dr_dataset_get_unit_parent (dataset, 4), ==, -1);
  g_assert_cmpint (dr_dataset_get_unit_level (dataset, 3), ==, DR_UNIT_LEVEL_DISTRICT);
  g_assert_cmpint (dr_dataset_get_unit_level (dataset, 4), ==, DR_UNIT_LEVEL_UNKNOWN);
}

static void
test_units_of_one_issuer_are_one (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) one = make_report ("huyen-a", "2024-Q1", simple_facts);
  g_autoptr (DrReport) other = make_report ("huyen-a", "2024-Q2", simple_facts);
  g_autoptr (DrDataset) dataset = put_together (one, other, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dr_dataset_get_n_rows (dataset), ==, 6);
  g_assert_cmpuint (dr_dataset_get_n_units (dataset), ==, 2);
  g_assert_cmpuint (dr_dataset_get_n_indicators (dataset), ==, 2);
  g_assert_cmpuint (dr_dataset_get_n_periods (dataset), ==, 2);
}

static void
test_unnamed_issuer_stands_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) one = make_report ("issuer", "2024-Q1", simple_facts);
  g_autoptr (DrReport) other = make_report ("huyen-b", "2024-Q1", simple_facts);
  g_autoptr (DrDataset) alone = put_together (one, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (alone);
  g_assert_null (put_together (one, other, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_clear_error (&error);
  g_assert_null (put_together (other, one, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_clear_error (&error);

  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  dr_dataset_builder_add_report (builder, other, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_report_as (builder, one, "huyen-c", &error);
  g_assert_no_error (error);
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dr_dataset_find_unit (dataset, "huyen-c/hoi-nong-dan"), >=, 0);
}

/* The same id is no proof where the names are two. */
static void
test_issuers_of_two_names_are_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) one = dr_unit_new ("huyen-uy", "Huyện ủy A", DR_UNIT_KIND_COMMITTEE, DR_UNIT_LEVEL_DISTRICT, NULL, NULL);
  g_autoptr (DrUnit) other = dr_unit_new ("huyen-uy", "Huyện ủy B", DR_UNIT_KIND_COMMITTEE, DR_UNIT_LEVEL_DISTRICT, NULL,
                                          NULL);
  g_autoptr (DrReport) first = make_report_of (one, "2024", simple_facts);
  g_autoptr (DrReport) second = make_report_of (other, "2024", simple_facts);

  g_assert_null (put_together (first, second, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_clear_error (&error);

  /* With an id of its own it may come again. */
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_assert_true (dr_dataset_builder_add_report (builder, first, NULL));
  g_assert_false (dr_dataset_builder_add_report (builder, second, NULL));
  g_assert_true (dr_dataset_builder_add_report_as (builder, second, "huyen-b", &error));
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_dataset_get_n_rows (dataset), ==, 6);
}

/* A table that is coarser than a report of the same indicator, on a day before that was corrected, too. */
static void
test_tables_are_kept_as_finely_as_reports (void)
{
  static const char * const columns[] = { "unit:u=x", "indicator:u=thu-km", "measure:u=km", "nature:u=flow", "period:u=2024",
                                          "actual:d:18,1=15", "target:l=-", NULL };
  static const Fact facts[] = { { NULL, "Thu", "km", "2.25", NULL }, { NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = make_report ("huyen-a", "2024", facts);
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  ArrowFixture table;

  arrow_fixture_init (&table, columns);
  dr_dataset_builder_add_achievements (builder, &table.stream, &error);
  g_assert_no_error (error);
  dr_dataset_builder_add_report (builder, report, &error);
  g_assert_no_error (error);
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);
  g_autofree char *rows = describe (dataset);
  g_assert_cmpstr (rows, ==, "x thu-km 2024 1.50/-; huyen-a thu-km 2024 2.25/-");
}

static DrReport *
make_report_that_goes (const char *issuer_id,
                       DrDesire    desire,
                       DrNature    nature)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = make_unit (issuer_id, NULL);
  g_autoptr (DrPeriod) period = make_period ("2024");
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);
  g_autoptr (DrIndicator) indicator = dr_indicator_new ("x", "Nợ", "đồng", nature, desire, &error);
  g_assert_no_error (error);
  g_autoptr (DrAchievementBuilder) achievement = dr_achievement_builder_new ("a1", issuer, indicator, period);
  g_autoptr (DrQuantity) actual = dr_quantity_new ("12", "đồng", DR_HEDGE_EXACT, NULL);

  dr_achievement_builder_set_actual (achievement, actual);
  g_autoptr (DrAchievement) made = dr_achievement_builder_end (achievement, NULL);
  dr_report_builder_add_achievement (builder, made, NULL);

  return dr_report_builder_end (builder, NULL);
}

/* Whichever report comes first. */
static void
test_an_indicator_is_one_thing (void)
{
  static const struct
  {
    DrDesire    desire;
    DrNature    nature;
    const char *message;
  } cases[] = {
    { DR_DESIRE_LESS, DR_NATURE_FLOW, "the indicator x should go another way here" },
    { DR_DESIRE_MORE, DR_NATURE_STOCK, "the indicator x adds up otherwise here" },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) one = make_report_that_goes ("huyen-a", DR_DESIRE_MORE, DR_NATURE_FLOW);
      g_autoptr (DrReport) other = make_report_that_goes ("huyen-b", cases[i / 2].desire, cases[i / 2].nature);

      g_assert_null (i % 2 == 0 ? put_together (one, other, &error) : put_together (other, one, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      g_assert_nonnull (strstr (error->message, cases[i / 2].message));
    }
}

static DrReport *
make_report_below (DrUnitLevel  level,
                   const char  *superior)
{
  static const Fact facts[] = { { NULL, "Kết nạp", "hội viên", "12", NULL }, { NULL } };
  g_autofree char *id = superior == NULL ? NULL : g_strdelimit (g_ascii_strdown (superior, -1), " ", '-');
  g_autoptr (DrUnit) parent = superior == NULL ? NULL : dr_unit_new (id, superior, DR_UNIT_KIND_GOVERNMENT, level, NULL, NULL);
  g_autoptr (DrUnit) issuer = dr_unit_new ("ubnd-xa-tan-lap", "UBND xã Tân Lập", DR_UNIT_KIND_GOVERNMENT,
                                           DR_UNIT_LEVEL_COMMUNE, parent, NULL);

  return make_report_of (issuer, "2024", facts);
}

/* Communes of one name in two districts are two; one whose district became its province is one. */
static void
test_issuers_of_two_superiors_are_refused (void)
{
  static const struct
  {
    DrUnitLevel level;
    const char *superior;
    gboolean    is_other;
  } others[] = {
    { DR_UNIT_LEVEL_DISTRICT, "UBND huyen Nam", TRUE },
    { DR_UNIT_LEVEL_DISTRICT, "UBND huyen Bac", FALSE },
    { DR_UNIT_LEVEL_PROVINCE, "UBND tinh Dong", FALSE },
    { DR_UNIT_LEVEL_DISTRICT, NULL, FALSE },
    { DR_UNIT_LEVEL_UNKNOWN, "UBND huyen Nam", TRUE },
    { DR_UNIT_LEVEL_UNKNOWN, "UBND huyen Bac", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) first = make_report_below (DR_UNIT_LEVEL_DISTRICT, "UBND huyen Bac");
      g_autoptr (DrReport) second = make_report_below (others[i].level, others[i].superior);
      g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();

      g_assert_true (dr_dataset_builder_add_report (builder, first, NULL));
      g_assert_true (dr_dataset_builder_add_report (builder, second, &error) == !others[i].is_other);
      if (others[i].is_other)
        {
          g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
          g_assert_nonnull (strstr (error->message, "is one of \"UBND huyen Nam\" here and one of \"UBND huyen Bac\""));
          g_assert_true (dr_dataset_builder_add_report_as (builder, second, "ubnd-xa-tan-lap-nam", NULL));
        }

      /* Who stands above issuers is known by its own name. */
      g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, NULL);
      g_assert_cmpint (dr_dataset_find_unit (dataset, "ubnd-huyen-bac"), >=, 0);
      g_assert_true ((dr_dataset_find_unit (dataset, "ubnd-xa-tan-lap-nam") >= 0) == others[i].is_other);
    }
}

/* A report of a body in words: kind and level of it, and who stands above it, «huyen/tinh», by levels from the province down. */
static DrReport *
make_report_of_body (DrUnitKind   kind,
                     DrUnitLevel  level,
                     const char  *above)
{
  static const Fact facts[] = { { NULL, "Kết nạp", "hội viên", "12", NULL }, { NULL } };
  g_auto (GStrv) superiors = g_strsplit (above, "/", -1);
  g_autoptr (DrUnit) parent = NULL;

  for (guint i = g_strv_length (superiors); i > 0; i--)
    {
      gboolean is_province = g_str_has_prefix (superiors[i - 1], "tinh");
      DrUnit *unit = dr_unit_new (superiors[i - 1], superiors[i - 1], DR_UNIT_KIND_AREA,
                                  is_province ? DR_UNIT_LEVEL_PROVINCE : DR_UNIT_LEVEL_DISTRICT, parent, NULL);

      g_clear_object (&parent);
      parent = unit;
    }

  g_autoptr (DrUnit) issuer = dr_unit_new ("hoi-xa", "Hoi xa", kind, level, parent, NULL);

  return make_report_of (issuer, "2024", facts);
}

/* Unit, kind, level and who is above, as they come out of two reports. */
static char *
describe_body (DrReport  *one,
               DrReport  *other,
               GError   **error)
{
  g_autoptr (DrDataset) dataset = put_together (one, other, error);

  if (dataset == NULL)
    return NULL;

  GString *words = g_string_new (NULL);
  const DrUnitTable *units = dataset->units;
  gint32 unit = (gint32) dr_dataset_find_unit (dataset, "hoi-xa");

  g_string_append_printf (words, "%s %d", dr_string_column_get (units->kinds, (guint32) units->kind[unit]), units->level[unit]);
  for (unit = units->parent[unit]; unit != DR_NO_UNIT; unit = units->parent[unit])
    g_string_append_printf (words, " %s", dr_string_column_get (units->ids, (guint32) unit));

  return g_string_free (words, FALSE);
}

/* What one report leaves open another tells, whichever comes first; what they say otherwise is refused. */
static void
test_reports_complete_each_other (void)
{
  static const struct
  {
    DrUnitKind  kind;
    DrUnitLevel level;
    const char *above;
    DrUnitKind  other_kind;
    DrUnitLevel other_level;
    const char *other_above;
    const char *body;       /* or «!» and part of the message */
  } cases[] = {
    { DR_UNIT_KIND_ASSOCIATION, DR_UNIT_LEVEL_COMMUNE, "huyen/tinh", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, "",
      "association 4 huyen tinh" },
    { DR_UNIT_KIND_ASSOCIATION, DR_UNIT_LEVEL_UNKNOWN, "huyen", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_COMMUNE, "tinh",
      "association 4 hoi-xa/huyen tinh" },
    { DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_COMMUNE, "huyen", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_COMMUNE, "huyen/tinh",
      "other 4 huyen tinh" },
    { DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_COMMUNE, "", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_DISTRICT, "", "!the issuer hoi-xa is" },
    { DR_UNIT_KIND_ASSOCIATION, DR_UNIT_LEVEL_COMMUNE, "", DR_UNIT_KIND_COMMITTEE, DR_UNIT_LEVEL_COMMUNE, "", "!the issuer hoi-xa is" },
    { DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_COMMUNE, "huyen/tinh-a", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_COMMUNE, "tinh-b",
      "!the issuer hoi-xa is one of " },
    { DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_COMMUNE, "huyen-a", DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_COMMUNE, "huyen-b",
      "!the issuer hoi-xa is one of " },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      const char *body = cases[i / 2].body;
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) one = make_report_of_body (cases[i / 2].kind, cases[i / 2].level, cases[i / 2].above);
      g_autoptr (DrReport) other = make_report_of_body (cases[i / 2].other_kind, cases[i / 2].other_level, cases[i / 2].other_above);
      g_autofree char *told = i % 2 == 0 ? describe_body (one, other, &error) : describe_body (other, one, &error);

      g_test_message ("%u", i);
      if (body[0] != '!')
        {
          g_assert_no_error (error);
          g_assert_cmpstr (told, ==, body);
          continue;
        }
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      g_assert_nonnull (strstr (error->message, body + 1));
    }
}

/* A report of one figure, which may have a number of its own, and cite another by number and day of October. */
static DrReport *
make_report_that_cites (const char  *name,
                        DrUnitLevel  level,
                        const char  *period_id,
                        const char  *place,
                        const char  *value,
                        const char  *number,
                        const char  *cited_number,
                        GDateDay     cited_day)
{
  g_autofree char *id = g_strdelimit (g_ascii_strdown (name, -1), " ", '-');
  g_autoptr (DrUnit) issuer = dr_unit_new (id, name, DR_UNIT_KIND_SCHOOL, level, NULL, NULL);
  g_autoptr (DrPeriod) period = make_period (period_id);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);
  g_autoptr (DrIndicator) indicator = make_indicator ("Kết nạp", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrAchievementBuilder) achievement = dr_achievement_builder_new ("a1", issuer, indicator, period);
  g_autoptr (DrQuantity) actual = dr_quantity_new (value, "hội viên", DR_HEDGE_EXACT, NULL);
  GDate date;

  dr_achievement_builder_set_actual (achievement, actual);
  g_autoptr (DrAchievement) made = dr_achievement_builder_end (achievement, NULL);
  dr_report_builder_add_achievement (builder, made, NULL);
  if (place != NULL)
    dr_report_builder_set_place (builder, place);
  /* The larger the figure the later the report: dates would make it a correction. */
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (strlen (value) * 2), G_DATE_OCTOBER, 2024);
  dr_report_builder_set_date (builder, &date);

  if (number != NULL)
    dr_report_builder_set_number (builder, number);
  if (cited_number != NULL)
    {
      g_autoptr (DrSource) source = make_source (0, cited_number);

      if (cited_day > 0)
        g_date_set_day (&date, cited_day);
      g_autoptr (DrCitation) citation =
        dr_citation_new ("c1", "Báo cáo", cited_number, cited_day > 0 ? &date : NULL, NULL, source, NULL);
      g_assert_true (dr_report_builder_add_citation (builder, citation, NULL));
    }

  DrReport *report = dr_report_builder_end (builder, NULL);
  g_assert_nonnull (report);

  return report;
}

static DrReport *
make_report_from (const char *name,
                  DrUnitLevel level,
                  const char *period_id,
                  const char *place,
                  const char *value)
{
  return make_report_that_cites (name, level, period_id, place, value, NULL, NULL, 0);
}

/* Two bodies of one name never are one that corrected itself, nor does one that did become two. */
static void
test_bodies_of_one_name_are_no_correction (void)
{
  static const struct
  {
    const char *name;
    DrUnitLevel level;
    const char *period, *place, *other_place, *other_value;
    const char *message;      /* (nullable) NULL: one body */
  } cases[] = {
    { "Truong Hoa Mai", DR_UNIT_LEVEL_UNKNOWN, "2024", "Bàu Sen", "Cầu Ngang", "250", "from \"Cầu Ngang\" here and from \"Bàu Sen\"" },
    { "Tram Y te xa Tan Loc", DR_UNIT_LEVEL_COMMUNE, "2024", "Bàu Sen", "Cầu Ngang", "12", "from \"Cầu Ngang\" here" },
    { "Truong Hoa Mai", DR_UNIT_LEVEL_UNKNOWN, "2023", "Bàu Sen", "Cầu Ngang", "250", "from \"Cầu Ngang\" here and from \"Bàu Sen\"" },
    { "Truong Hoa Mai", DR_UNIT_LEVEL_UNKNOWN, "2023", "Bàu Sen", "Bàu Sen", "250", NULL },
    { "Truong Hoa Mai", DR_UNIT_LEVEL_UNKNOWN, "2024", "Bàu Sen", "Thị trấn Bàu Sen", "250", NULL },
    { "Truong Hoa Mai", DR_UNIT_LEVEL_UNKNOWN, "2024", "Bàu Sen", NULL, "250", NULL },
    { "Hoi Nong dan xa Tan Loc", DR_UNIT_LEVEL_COMMUNE, "2024", "Bàu Sen", "Tan Loc", "250", NULL },
    { "So Noi vu tinh Lam Hai", DR_UNIT_LEVEL_PROVINCE, "2024", "Bàu Sen", "Cầu Ngang", "250", NULL },
    { "Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2024", NULL, NULL, "250", "of \"Hội Nông dân huyện\" say different things" },
    { "Huyện ủy", DR_UNIT_LEVEL_DISTRICT, "2024", NULL, NULL, "250", "nothing tells of which place" },
    { "Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2024", NULL, NULL, "12", NULL },
    { "Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2024", "Bàu Sen", "Bàu Sen", "250", NULL },
    { "Hội Nông dân huyện Bàu Sen", DR_UNIT_LEVEL_DISTRICT, "2024", NULL, NULL, "250", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) first = make_report_from (cases[i].name, cases[i].level, "2024", cases[i].place, "12");
      g_autoptr (DrReport) second = make_report_from (cases[i].name, cases[i].level, cases[i].period, cases[i].other_place,
                                                      cases[i].other_value);
      g_autoptr (DrDataset) dataset = put_together (first, second, &error);

      g_test_message ("%u", i);
      if (cases[i].message == NULL)
        {
          g_assert_no_error (error);
          g_assert_nonnull (dataset);
          continue;
        }
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      g_assert_nonnull (strstr (error->message, cases[i].message));

      /* An id of its own tells it. */
      g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
      g_assert_true (dr_dataset_builder_add_report (builder, first, NULL));
      g_assert_true (dr_dataset_builder_add_report_as (builder, second, "khac", NULL));
      g_autoptr (DrDataset) both = dr_dataset_builder_build (builder, NULL);
      g_assert_cmpuint (dr_dataset_get_n_rows (both), ==, 2);
    }
}

/* A report of «Hội Nông dân …» of 2023 or 2024 below another body. */
static DrReport *
make_report_of_issuer (const char  *name,
                       const char  *superior_name,
                       DrUnitLevel  superior_level,
                       const char  *period_id,
                       const char  *place)
{
  g_autoptr (DrUnit) superior =
    superior_name == NULL ? NULL : dr_unit_new ("tren", superior_name, DR_UNIT_KIND_COMMITTEE, superior_level, NULL, NULL);
  g_autoptr (DrUnit) issuer =
    dr_unit_new ("hoi-nong-dan", name, DR_UNIT_KIND_MASS_ORGANISATION, DR_UNIT_LEVEL_DISTRICT, superior, NULL);
  g_autoptr (DrPeriod) period = make_period (period_id);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);

  if (place != NULL)
    dr_report_builder_set_place (builder, place);
  DrReport *report = dr_report_builder_end (builder, NULL);
  g_assert_nonnull (report);

  return report;
}

/* Bodies of one name that report for two periods may be one or two: they count as one, and are listed. */
static void
test_bodies_of_one_name_alone_are_listed (void)
{
  static const struct
  {
    const char *name, *superior;
    DrUnitLevel level;
    const char *place, *other_place;
    gboolean    is_doubtful;
  } cases[] = {
    { "Hội Nông dân huyện", NULL, DR_UNIT_LEVEL_UNKNOWN, NULL, NULL, TRUE },
    { "Hội Nông dân", NULL, DR_UNIT_LEVEL_UNKNOWN, NULL, NULL, TRUE },
    { "Huyện ủy", NULL, DR_UNIT_LEVEL_UNKNOWN, NULL, NULL, TRUE },
    { "Đảng ủy Công an huyện", NULL, DR_UNIT_LEVEL_UNKNOWN, NULL, NULL, TRUE },
    { "Hội Nông dân huyện", NULL, DR_UNIT_LEVEL_UNKNOWN, "Bàu Sen", NULL, TRUE },
    { "Hội Nông dân huyện", NULL, DR_UNIT_LEVEL_UNKNOWN, "Bàu Sen", "Bàu Sen", FALSE },
    { "Hội Nông dân huyện", "Tỉnh ủy Lâm Hải", DR_UNIT_LEVEL_PROVINCE, NULL, NULL, TRUE },
    { "Hội Nông dân huyện", "Huyện ủy", DR_UNIT_LEVEL_DISTRICT, NULL, NULL, TRUE },
    { "Hội Nông dân huyện", "Huyện ủy Bàu Sen", DR_UNIT_LEVEL_DISTRICT, NULL, NULL, FALSE },
    { "Hội Nông dân huyện", "Huyện ủy Bàu Sen", DR_UNIT_LEVEL_UNKNOWN, NULL, NULL, FALSE },
    { "Hội Nông dân huyện Bàu Sen", NULL, DR_UNIT_LEVEL_UNKNOWN, NULL, NULL, FALSE },
    { "Huyện ủy Văn Quan", NULL, DR_UNIT_LEVEL_UNKNOWN, NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) first =
        make_report_of_issuer (cases[i].name, cases[i].superior, cases[i].level, "2023", cases[i].place);
      g_autoptr (DrReport) second =
        make_report_of_issuer (cases[i].name, cases[i].superior, cases[i].level, "2024", cases[i].other_place);
      g_autoptr (DrDataset) dataset = put_together (first, second, &error);

      g_test_message ("%u", i);
      g_assert_no_error (error);
      g_autolist (DrReport) listed = dr_dataset_list_unplaced_reports (dataset);
      g_assert_cmpuint (g_list_length (listed), ==, cases[i].is_doubtful ? 2 : 0);
      g_assert_true (listed == NULL || (listed->data == first && listed->next->data == second));

      /* Who gives the ids knows. */
      g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
      g_assert_true (dr_dataset_builder_add_report_as (builder, first, "hoi-nong-dan", NULL));
      g_assert_true (dr_dataset_builder_add_report_as (builder, second, "hoi-nong-dan", NULL));
      g_autoptr (DrDataset) told = dr_dataset_builder_build (builder, NULL);
      g_assert_null (dr_dataset_list_unplaced_reports (told));
    }
}

/* One report alone is no doubt, nor are those of two names; but two tables that are put together are asked anew. */
static void
test_tables_put_together_list_bodies_of_one_name (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) first = make_report_from ("Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2023", NULL, "12");
  g_autoptr (DrReport) second = make_report_from ("Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2024", NULL, "250");
  g_autoptr (DrReport) third = make_report_from ("Hội Phụ nữ huyện", DR_UNIT_LEVEL_DISTRICT, "2024", NULL, "250");
  g_autoptr (DrDataset) dataset = put_together (first, third, &error);
  g_assert_no_error (error);
  g_autoptr (GList) alone = g_list_prepend (NULL, second);
  g_autoptr (DrDataset) other = dr_dataset_new_from_reports (alone, &error);
  g_assert_no_error (error);
  g_autoptr (DrQuery) query = dr_query_new ();
  dr_query_group_by (query, "unit", NULL);
  dr_query_add_metric (query, "actual");
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DrTable) other_table = dr_query_run (query, other, NULL, &error);
  g_assert_no_error (error);

  g_assert_null (dr_dataset_list_unplaced_reports (dataset));
  g_assert_null (dr_table_list_unplaced_reports (table));
  g_autoptr (DrTable) merged = dr_table_merge (table, other_table, &error);
  g_assert_no_error (error);
  g_autolist (DrReport) listed = dr_table_list_unplaced_reports (merged);
  g_assert_cmpuint (g_list_length (listed), ==, 2);
  g_assert_true (listed->data == first && listed->next->data == second);

  /* The same report in both is one. */
  g_autoptr (DrTable) again = dr_table_merge (other_table, other_table, NULL);
  g_assert_true (again == NULL || dr_table_list_unplaced_reports (again) == NULL);
}

/* Reports that cite one another hold together, those beside them do not. */
static void
test_who_cites_a_report_is_its_issuer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) first = make_report_that_cites ("Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2022", NULL, "12",
                                                       "12-BC/HND", NULL, 0);
  g_autoptr (DrReport) second = make_report_that_cites ("Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2023", NULL, "25",
                                                        "14-BC/HND", "12-BC/HND", 4);
  g_autoptr (DrReport) third = make_report_that_cites ("Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2024", NULL, "250",
                                                       "15-BC/HND", "13-BC/HND", 4);
  g_autoptr (DrDataset) dataset = put_together (first, second, &error);
  g_assert_no_error (error);
  g_assert_null (dr_dataset_list_unplaced_reports (dataset));

  g_autoptr (GList) reports = g_list_prepend (g_list_prepend (g_list_prepend (NULL, third), second), first);
  g_autoptr (DrDataset) all = dr_dataset_new_from_reports (reports, &error);
  g_assert_no_error (error);
  g_autolist (DrReport) listed = dr_dataset_list_unplaced_reports (all);
  g_assert_cmpuint (g_list_length (listed), ==, 3);
}

/* Who names the earlier report by number and date is who issued it. The first is of 4 October. */
static void
test_who_cites_a_report_corrects_it (void)
{
  static const struct
  {
    const char *number, *cited;
    GDateDay    day;
    gboolean    is_one;
  } cases[] = {
    { "12-BC/HND", "12-BC/HND", 4, TRUE },
    { "12-BC/HND", "12-BC/HND", 5, FALSE },
    { "12-BC/HND", "12-BC/HND", 0, FALSE },
    { "12-BC/HND", "11-BC/HND", 4, FALSE },
    { NULL, "12-BC/HND", 4, FALSE },
    { "12-BC/HND", NULL, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) first = make_report_that_cites ("Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2024", NULL, "12",
                                                           cases[i].number, NULL, 0);
      g_autoptr (DrReport) second = make_report_that_cites ("Hội Nông dân huyện", DR_UNIT_LEVEL_DISTRICT, "2024", NULL, "250",
                                                            "14-BC/HND", cases[i].cited, cases[i].day);
      g_autoptr (DrDataset) dataset = put_together (first, second, &error);

      g_test_message ("%u", i);
      if (!cases[i].is_one)
        {
          g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
          continue;
        }
      g_assert_no_error (error);
      g_autofree char *rows = describe (dataset);
      g_assert_true (g_str_has_suffix (rows, " 2024 250/-"));
      g_assert_cmpuint (dr_dataset_get_n_rows (dataset), ==, 1);
    }
}

static DrUnit *
make_coded_unit (const char *id,
                 const char *name,
                 guint16     from_year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = dr_unit_builder_new (id);
  GDate from;
  GDate to;

  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  g_date_set_dmy (&from, 1, G_DATE_JULY, from_year);
  g_date_set_dmy (&to, 30, G_DATE_JUNE, (guint16) (from_year + 1));
  dr_unit_builder_set_name (builder, name);
  g_autoptr (DrUnitIdentifier) identifier = dr_unit_identifier_new ("gso", "00123", &from, &to, &error);
  g_assert_no_error (error);
  dr_unit_builder_add_identifier (builder, identifier);
  DrUnit *unit = dr_unit_builder_end (builder, &error);
  g_assert_no_error (error);

  return unit;
}

static void
test_codes_tell_units (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) one = make_coded_unit ("xa-a", "Xã A", 2020);
  g_autoptr (DrUnit) same = make_coded_unit ("phuong-a", "Phường A", 2020);
  g_autoptr (DrUnit) later = make_coded_unit ("xa-b", "Xã B", 2024);
  g_autoptr (DrReport) first = make_report_of (one, "2021", simple_facts);
  g_autoptr (DrReport) second = make_report_of (same, "2021", simple_facts);
  g_autoptr (DrReport) third = make_report_of (later, "2025", simple_facts);
  g_autoptr (DrDataset) dataset = put_together (first, second, &error);

  g_assert_no_error (error);
  g_assert_cmpint (dr_dataset_find_unit (dataset, "gso:00123"), >=, 0);
  g_assert_cmpuint (dr_dataset_get_n_units (dataset), ==, 3);

  /* The code named another place at another time. */
  g_clear_object (&dataset);
  dataset = put_together (first, third, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dr_dataset_find_unit (dataset, "gso:00123"), >=, 0);
  g_assert_cmpint (dr_dataset_find_unit (dataset, "gso:00123@2024-07-01"), >=, 0);

  /* Whichever comes first, the earlier goes by the code itself. */
  g_clear_object (&dataset);
  dataset = put_together (third, first, &error);
  g_assert_no_error (error);
  gint64 earlier = dr_dataset_find_unit (dataset, "gso:00123");
  gint64 now = dr_dataset_find_unit (dataset, "gso:00123@2024-07-01");
  g_assert_cmpstr (dr_dataset_get_unit_name (dataset, (guint) earlier), ==, "Xã A");
  g_assert_cmpstr (dr_dataset_get_unit_name (dataset, (guint) now), ==, "Xã B");
}

static DrUnit *
make_unit_of_code (const char *name,
                   const char *alias)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = dr_unit_builder_new ("xa");

  dr_unit_builder_set_name (builder, name);
  if (alias != NULL)
    dr_unit_builder_add_alias (builder, alias);
  g_autoptr (DrUnitIdentifier) identifier = dr_unit_identifier_new ("gso", "00123", NULL, NULL, &error);
  g_assert_no_error (error);
  dr_unit_builder_add_identifier (builder, identifier);
  DrUnit *unit = dr_unit_builder_end (builder, &error);
  g_assert_no_error (error);

  return unit;
}

/* Codes are given again: one whose days nobody tells does not make two places one. */
static void
test_codes_without_days_tell_one_place (void)
{
  static const struct
  {
    const char *name;
    const char *alias;
    gboolean    is_one;
  } cases[] = {
    { "xã Đồng Tâm", NULL, TRUE },
    { "Xã đồng tâm", NULL, TRUE },
    { "phường Đồng Tâm", NULL, TRUE },
    { "Ủy ban nhân dân xã Đồng Tâm", NULL, TRUE },
    { "xã Hòa Bình", "xã Đồng Tâm", TRUE },
    { "xã Hòa Bình", NULL, FALSE },
    { "xã Đồng Tâm Hạ", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrUnit) one = make_unit_of_code ("xã Đồng Tâm", NULL);
      g_autoptr (DrUnit) other = make_unit_of_code (cases[i].name, cases[i].alias);
      g_autoptr (DrReport) first = make_report_of (one, "2024", simple_facts);
      g_autoptr (DrReport) second = make_report_of (other, "2025", simple_facts);
      g_autoptr (DrDataset) dataset = put_together (first, second, &error);

      g_test_message ("%u", i);
      if (cases[i].is_one)
        {
          g_assert_no_error (error);
          g_assert_cmpint (dr_dataset_find_unit (dataset, "gso:00123@"), ==, -1);
          continue;
        }
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      g_assert_nonnull (strstr (error->message, "say from when to when"));
    }
}

static void
test_nothing_is_counted_twice (void)
{
  static const Fact facts[] = {
    { NULL, "Kết nạp", "hội viên", "120", NULL },
    { NULL, "Kết nạp", "hội viên", "80", NULL, .part_of = "a1" },
    { NULL, "Kết nạp nữ", "hội viên", "50", NULL, .part_of = "a1" },
    { NULL, "Kết nạp", "hội viên", "300", NULL, .is_cumulative = TRUE },
    { "xa-a", "Kết nạp", "hội viên", "40", NULL, .part_of = "a1" },
    { NULL, "Thu", "đồng", NULL, NULL, .status = DR_STATUS_NOT_APPLICABLE },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = make_report ("huyen-a", "2024", facts);
  g_autoptr (DrDataset) dataset = put_together (report, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *rows = describe (dataset);
  /* Which of nested units counts, a query is told. */
  g_assert_cmpstr (rows, ==, "huyen-a ket-nap-hoi-vien 2024 120/-; huyen-a ket-nap-nu-hoi-vien 2024 50/-; "
                             "huyen-a/xa-a ket-nap-hoi-vien 2024 40/-");

  GList *left_out = dr_dataset_list_left_out (dataset);
  g_assert_cmpuint (g_list_length (left_out), ==, 3);
  g_assert_cmpstr (dr_achievement_get_id (left_out->data), ==, "a2");
  g_list_free_full (left_out, g_object_unref);

  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  dr_dataset_builder_set_parts (builder, DR_PARTS_ALONE);
  dr_dataset_builder_add_report (builder, report, &error);
  g_assert_no_error (error);
  g_autoptr (DrDataset) parts = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);
  g_autofree char *part_rows = describe (parts);
  g_assert_cmpstr (part_rows, ==, "huyen-a ket-nap-hoi-vien 2024 80/-; huyen-a ket-nap-nu-hoi-vien 2024 50/-; "
                                  "huyen-a/xa-a ket-nap-hoi-vien 2024 40/-");
}

static void
test_hedged_figures_have_bounds (void)
{
  static const Fact facts[] = {
    { NULL, "Kết nạp", "hội viên", "8000", NULL, .hedge = DR_HEDGE_OVER },
    { NULL, "Kết nạp", "hội viên", "12", NULL, .status = DR_STATUS_ESTIMATED },
    { NULL, "Kết nạp", "hội viên", "7", NULL, .hedge = DR_HEDGE_AT_LEAST },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = make_report ("huyen-a", "2024", facts);
  g_autoptr (DrDataset) dataset = put_together (report, NULL, &error);
  g_assert_no_error (error);

  const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, 0);
  g_assert_cmpint (block->flags[0], ==, DR_TERM_REPORTED | DR_TERM_HEDGED);
  g_assert_cmpint (block->flags[1], ==, DR_TERM_ESTIMATED);
  g_assert_cmpint (block->lower[0], ==, 8000);
  g_assert_cmpint (block->upper[0], ==, 9000);
  g_assert_cmpint (block->lower[1], ==, 12);
  g_assert_cmpint (block->upper[1], ==, 12);
  g_assert_cmpint (block->lower[2], ==, 7);
  g_assert_true (block->upper[2] == DR_NO_UPPER_BOUND);
}

static void
test_figures_share_the_finest_scale (void)
{
  static const Fact facts[] = {
    { NULL, "Thu", "đồng", "45200000000", "1.5" },
    { NULL, "Thu", "đồng", "99999999999999999999999999999", NULL },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = make_report ("huyen-a", "2024", facts);
  g_autoptr (DrDataset) dataset = put_together (report, NULL, &error);
  g_assert_no_error (error);

  const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, 0);
  g_assert_cmpint (dataset->indicators->scale[0], ==, 1);
  g_assert_nonnull (block->actual.wide);
  g_assert_nonnull (block->planned.narrow);
  g_assert_null (block->flags);
  g_assert_null (block->lower);
  g_autofree char *rows = describe (dataset);
  g_assert_cmpstr (rows, ==, "huyen-a thu-dong 2024 45200000000.0/1.5; "
                             "huyen-a thu-dong 2024 99999999999999999999999999999.0/-");
}

static void
test_rows_lead_to_achievements (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) one = make_report ("huyen-a", "2024-Q1", simple_facts);
  g_autoptr (DrReport) other = make_report ("huyen-b", "2024-Q2", simple_facts);
  g_autoptr (DrDataset) dataset = put_together (one, other, &error);
  g_autoptr (DrAchievement) expected = dr_report_lookup_achievement (other, "a2");

  g_assert_no_error (error);
  g_autoptr (DrAchievement) found = dr_dataset_dup_contributor (dataset, 4);
  g_assert_true (found == expected);
  g_assert_true (dr_dataset_get_report (dataset, 2) == one);
  g_assert_true (dr_dataset_get_report (dataset, 4) == other);
  g_assert_null (dr_dataset_dup_contributor (dataset, 6));
  g_assert_null (dr_dataset_get_report (dataset, 6));
}

static void
test_targets_alone_are_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = make_unit ("huyen-a", NULL);
  g_autoptr (DrPeriod) period = make_period ("2024");
  g_autoptr (DrIndicator) indicator = make_indicator ("Thu", "đồng", DR_DESIRE_MORE);
  g_autoptr (DrQuantity) planned = dr_quantity_new ("7", "đồng", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrTarget) target = dr_target_new ("t1", issuer, indicator, period, planned, NULL);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);

  dr_report_builder_add_target (builder, target, &error);
  g_assert_no_error (error);
  g_autoptr (DrReport) report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);
  g_autoptr (DrDataset) dataset = put_together (report, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *rows = describe (dataset);
  g_assert_cmpstr (rows, ==, "huyen-a thu-dong 2024 -/7");
  g_assert_null (dr_dataset_dup_contributor (dataset, 0));
  g_assert_true (dr_dataset_get_report (dataset, 0) == report);
}

static void
test_natures_have_to_agree (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) one = make_report ("huyen-a", "2024", simple_facts);
  g_autoptr (DrUnit) issuer = make_unit ("huyen-b", NULL);
  g_autoptr (DrPeriod) period = make_period ("2024");
  g_autoptr (DrIndicator) stock = dr_indicator_new ("thu-dong", "Thu", "đồng", DR_NATURE_STOCK, DR_DESIRE_MORE, NULL);
  g_autoptr (DrQuantity) actual = dr_quantity_new ("7", "đồng", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrAchievement) achievement = dr_achievement_new ("a1", issuer, stock, period, actual, NULL, NULL);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);

  dr_report_builder_add_achievement (builder, achievement, &error);
  g_assert_no_error (error);
  g_autoptr (DrReport) other = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);
  g_assert_null (put_together (one, other, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);

  /* What does not go together with others adds nothing: others may follow. */
  g_autoptr (DrReport) unnamed = make_report ("issuer", "2024", simple_facts);
  g_autoptr (DrReport) third = make_report ("huyen-c", "2024", simple_facts);
  g_autoptr (DrDatasetBuilder) all = dr_dataset_builder_new ();
  DrReport *refused[] = { other, unnamed };
  g_assert_true (dr_dataset_builder_add_report (all, one, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_clear_error (&error);
      g_assert_false (dr_dataset_builder_add_report (all, refused[i], &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
    }
  g_clear_error (&error);
  g_assert_true (dr_dataset_builder_add_report (all, third, &error));
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (all, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_dataset_get_n_rows (dataset), ==, 6);
  g_assert_cmpuint (dr_dataset_get_n_units (dataset), ==, 4);
}

static const char REGISTER[] =
  "{ \"format\": \"districtreport-units/1\", \"units\": ["
  "  { \"id\": \"tinh\", \"level\": \"province\" },"
  "  { \"id\": \"h\", \"name\": \"Huyện ủy A\", \"level\": \"district\", \"parent\": \"tinh\" },"
  "  { \"id\": \"x1\", \"name\": \"Xã Hòa An\", \"level\": \"commune\", \"parent\": \"h\", \"valid_to\": \"2024-06-30\" },"
  "  { \"id\": \"x2\", \"name\": \"xã Hòa An\", \"level\": \"commune\", \"parent\": \"tinh\" },"
  "  { \"id\": \"x3\", \"name\": \"Xã Tân Lộc\", \"level\": \"commune\", \"parent\": \"h\","
  "    \"identifiers\": [{ \"scheme\": \"gso\", \"value\": \"00123\", \"valid_from\": null, \"valid_to\": null }] },"
  "  { \"id\": \"huyen-b\", \"name\": \"Huyện B\", \"level\": \"district\", \"parent\": \"tinh\" } ] }";

static DrReport *
make_named_report (const char *issuer_id,
                   const char *issuer_name,
                   const char *unit_name,
                   const char *period_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = dr_unit_new (issuer_id, issuer_name, DR_UNIT_KIND_COMMITTEE, DR_UNIT_LEVEL_DISTRICT, NULL, NULL);
  g_autoptr (DrUnit) unit = dr_unit_new ("u", unit_name, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_UNKNOWN, issuer, NULL);
  g_autoptr (DrPeriod) period = make_period (period_id);
  g_autoptr (DrIndicator) indicator = make_indicator ("Kết nạp", "hội viên", DR_DESIRE_MORE);
  g_autoptr (DrQuantity) actual = dr_quantity_new ("7", "hội viên", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrAchievement) achievement = dr_achievement_new ("a1", unit, indicator, period, actual, NULL, NULL);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);

  dr_report_builder_add_achievement (builder, achievement, &error);
  g_assert_no_error (error);

  return dr_report_builder_end (builder, NULL);
}

/* Units of reports are those of a register, by code or by name where the issuer is; bodies stand below their issuer. */
static void
test_units_are_those_of_a_register (void)
{
  static const struct
  {
    const char *issuer_id;
    const char *issuer_name;
    const char *told;         /* (nullable) the id given with the report */
    const char *unit_name;
    const char *period;
    const char *unit;         /* whose figure it is then; NULL: the issuer is not known */
    const char *parent;
  } cases[] = {
    { "huyen-uy", "Huyện ủy A", NULL, "Hội Nông dân", "2024", "h/u", "h" },
    { "huyen-uy", "HUYỆN ỦY A", NULL, "xã Hòa An", "2024-05", "x1", "h" },
    /* The commune of that name below the district is no more, and that of the province does not lie in it. */
    { "huyen-uy", "Huyện ủy A", NULL, "xã Hòa An", "2024", "h/u", "h" },
    { "huyen-uy", "Huyện ủy A", "huyen-b", "xã Tân Lộc", "2024", "huyen-b/u", "huyen-b" },
    { "huyen-uy", "Huyện ủy C", "h", "Xã Tân Lộc", "2024", "x3", "h" },
    { "huyen-b", "Huyện ủy C", NULL, "Hội Nông dân", "2024", "huyen-b/u", "huyen-b" },
    { "huyen-uy", "Huyện ủy C", NULL, "Xã Tân Lộc", "2024", NULL, NULL },
    { "huyen-uy", NULL, NULL, "Xã Tân Lộc", "2024", NULL, NULL },
    { "huyen-uy", "Huyện ủy C", "nobody", "Xã Tân Lộc", "2024", NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_bytes_new_static (REGISTER, strlen (REGISTER));
  g_autoptr (DrUnitRegister) units = dr_unit_register_new_from_json (json, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
      g_autoptr (DrReport) report = make_named_report (cases[i].issuer_id, cases[i].issuer_name, cases[i].unit_name,
                                                       cases[i].period);

      g_test_message ("%u", i);
      g_assert_true (dr_dataset_builder_add_register (builder, units, NULL));
      dr_dataset_builder_add_report_as (builder, report, cases[i].told, &error);
      if (cases[i].unit == NULL)
        {
          int code = cases[i].told == NULL ? DR_ERROR_MISMATCH : DR_ERROR_INVALID;

          g_assert_error (error, DR_ERROR, code);
          g_clear_error (&error);
          continue;
        }
      g_assert_no_error (error);
      g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
      g_assert_no_error (error);
      const DrFactBlock *block = &g_array_index (dataset->blocks, DrFactBlock, 0);
      g_assert_cmpstr (dr_dataset_get_unit_id (dataset, (guint) block->unit[0]), ==, cases[i].unit);
      g_assert_cmpstr (dr_dataset_get_unit_id (dataset, (guint) dataset->units->parent[block->unit[0]]), ==, cases[i].parent);
    }
}

/* A code says more than a name. */
static void
test_codes_are_those_of_a_register (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_bytes_new_static (REGISTER, strlen (REGISTER));
  g_autoptr (DrUnitRegister) units = dr_unit_register_new_from_json (json, NULL, &error);
  g_autoptr (DrUnit) unit = make_coded_unit ("x", "Xã Hòa An", 2023);
  g_autoptr (DrReport) report = make_report_of (unit, "2024-05", simple_facts);
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();

  g_assert_true (dr_unit_register_find_issuer (units, report, &error) == dr_unit_register_find (units, "x3"));
  g_assert_true (dr_dataset_builder_add_register (builder, units, &error));
  dr_dataset_builder_add_report (builder, report, &error);
  g_assert_no_error (error);
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_cmpint (dr_dataset_find_unit (dataset, "x3/hoi-nong-dan"), >=, 0);
  g_assert_cmpint (dr_dataset_find_unit (dataset, "gso:00123"), ==, -1);

  /* A report that is not known spends nothing: it may come again with an id. */
  g_autoptr (DrDatasetBuilder) other = dr_dataset_builder_new ();
  g_autoptr (DrReport) stranger = make_report ("ai-do", "2024", simple_facts);
  g_assert_true (dr_dataset_builder_add_register (other, units, &error));
  g_assert_false (dr_dataset_builder_add_report (other, stranger, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_clear_error (&error);
  g_assert_true (dr_dataset_builder_add_report_as (other, stranger, "h", &error));
  g_autoptr (DrReport) bare = g_object_new (DR_TYPE_REPORT, NULL);
  g_assert_null (dr_unit_register_find_issuer (units, bare, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
}

static void
test_what_is_no_list_of_reports_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) one = make_report ("huyen-a", "2024", simple_facts);
  g_autoptr (DrReport) bare = g_object_new (DR_TYPE_REPORT, NULL);

  g_assert_null (put_together (one, one, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (put_together (bare, NULL, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_INVALID);
  g_clear_error (&error);

  g_autoptr (DrDataset) none = dr_dataset_new_from_reports (NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_dataset_get_n_rows (none), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-draft/units-of-two-issuers-are-two", test_units_of_two_issuers_are_two);
  g_test_add_func ("/report-draft/units-of-one-issuer-are-one", test_units_of_one_issuer_are_one);
  g_test_add_func ("/report-draft/unnamed-issuer-stands-alone", test_unnamed_issuer_stands_alone);
  g_test_add_func ("/report-draft/issuers-of-two-names-are-refused", test_issuers_of_two_names_are_refused);
  g_test_add_func ("/report-draft/tables-are-kept-as-finely-as-reports", test_tables_are_kept_as_finely_as_reports);
  g_test_add_func ("/report-draft/reports-complete-each-other", test_reports_complete_each_other);
  g_test_add_func ("/report-draft/codes-without-days-tell-one-place", test_codes_without_days_tell_one_place);
  g_test_add_func ("/report-draft/an-indicator-is-one-thing", test_an_indicator_is_one_thing);
  g_test_add_func ("/report-draft/issuers-of-two-superiors-are-refused", test_issuers_of_two_superiors_are_refused);
  g_test_add_func ("/report-draft/bodies-of-one-name-are-no-correction", test_bodies_of_one_name_are_no_correction);
  g_test_add_func ("/report-draft/bodies-of-one-name-alone-are-listed", test_bodies_of_one_name_alone_are_listed);
  g_test_add_func ("/report-draft/tables-put-together-list-bodies-of-one-name", test_tables_put_together_list_bodies_of_one_name);
  g_test_add_func ("/report-draft/who-cites-a-report-is-its-issuer", test_who_cites_a_report_is_its_issuer);
  g_test_add_func ("/report-draft/who-cites-a-report-corrects-it", test_who_cites_a_report_corrects_it);
  g_test_add_func ("/report-draft/codes-tell-units", test_codes_tell_units);
  g_test_add_func ("/report-draft/nothing-is-counted-twice", test_nothing_is_counted_twice);
  g_test_add_func ("/report-draft/hedged-figures-have-bounds", test_hedged_figures_have_bounds);
  g_test_add_func ("/report-draft/figures-share-the-finest-scale", test_figures_share_the_finest_scale);
  g_test_add_func ("/report-draft/rows-lead-to-achievements", test_rows_lead_to_achievements);
  g_test_add_func ("/report-draft/targets-alone-are-rows", test_targets_alone_are_rows);
  g_test_add_func ("/report-draft/natures-have-to-agree", test_natures_have_to_agree);
  g_test_add_func ("/report-draft/units-are-those-of-a-register", test_units_are_those_of_a_register);
  g_test_add_func ("/report-draft/codes-are-those-of-a-register", test_codes_are_those_of_a_register);
  g_test_add_func ("/report-draft/what-is-no-list-of-reports-is-refused", test_what_is_no_list_of_reports_is_refused);

  return g_test_run ();
}
