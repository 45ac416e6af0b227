/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-repetition-private.h"

#include <string.h>

#include "analysis/dataset/dr-occasion-private.h"
#include "figures/dr-decimal-private.h"
#include "model/dr-report-private.h"

typedef const DrFigure * (*GetFigure) (const DrReportDraft *draft,
                                       guint32              contributor);

static const DrContributor *
get_source (const DrReportDraft *draft,
            guint32              row)
{
  guint32 contributor = g_array_index (draft->rows, DrReportDraftRow, row).contributor;

  return &g_array_index (draft->contributors, DrContributor, contributor);
}

static const DrFigure *
get_figure (const DrReportDraft *draft,
            guint32              row,
            GetFigure            get)
{
  return get (draft, g_array_index (draft->rows, DrReportDraftRow, row).contributor);
}

static const DrReportData *
get_data (const DrReportDraft *draft,
          guint32              row)
{
  return dr_report_get_data (g_ptr_array_index (draft->reports, get_source (draft, row)->report));
}

/* The same value in whatever decimals: the zeros at its end are taken off. */
static DrDecimal
strip (DrDecimal value)
{
  while (value.coefficient != 0 && value.coefficient % 10 == 0)
    {
      value.coefficient /= 10;
      value.exponent++;
    }
  if (value.coefficient == 0)
    value.exponent = 0;

  return value;
}

static void
append_value (GString   *key,
              DrDecimal  value)
{
  DrDecimal stripped = strip (value);

  for (guint i = 0; i < sizeof stripped.coefficient; i++)
    g_string_append_c (key, (char) (stripped.coefficient >> 8 * i));
  g_string_append_printf (key, " %d ", stripped.exponent);
}

/* What two figures of one report have in common if they are the same; NULL without a figure. */
static GBytes *
describe (const DrReportDraft *draft,
          guint32              row,
          GetFigure            get)
{
  const DrFigure *figure = get_figure (draft, row, get);

  if (figure == NULL)
    return NULL;

  GString *key = g_string_new (NULL);
  g_string_append_printf (key, "%u %d ", get_source (draft, row)->report, (int) figure->hedge);
  append_value (key, dr_figure_get_value (figure));
  if (figure->upper != DR_NONE)
    append_value (key, g_array_index (get_data (draft, row)->uppers, DrDecimal, figure->upper));

  return g_string_free_to_bytes (key);
}

/* Whether an equal figure is no accident. */
static gboolean
is_telling (const DrReportDraft *draft,
            guint32              row)
{
  const DrFigure *figure = get_figure (draft, row, dr_report_draft_get_actual);
  const DrReportData *data = get_data (draft, row);
  const DrContributor *source = get_source (draft, row);

  if (figure == NULL)
    return FALSE;

  guint32 indicator = g_array_index (data->achievements, DrAchievementRecord, source->item).indicator;
  if (g_array_index (data->indicators, DrIndicatorRecord, indicator).nature != DR_NATURE_FLOW)
    return TRUE;

  dr_int128 coefficient = strip (dr_figure_get_value (figure)).coefficient;

  return coefficient >= 10 || coefficient <= -10;
}

/* An actual, and what was planned for it. */
static GBytes *
describe_pair (GBytes *actual,
               GBytes *plan)
{
  GByteArray *pair = g_byte_array_new ();
  gsize size;
  gconstpointer bytes = g_bytes_get_data (actual, &size);

  g_byte_array_append (pair, bytes, (guint) size);
  g_byte_array_append (pair, (const guint8 *) "/", 1);
  bytes = g_bytes_get_data (plan, &size);
  g_byte_array_append (pair, bytes, (guint) size);

  return g_byte_array_free_to_bytes (pair);
}

/* What a row has of a plan, in the order in which rows are looked at. */
typedef enum
{
  PLAN_OF_LONGER_PERIOD,
  PLAN_OF_OWN_PERIOD,
  NO_PLAN
} PlanKind;

static PlanKind
get_plan_kind (const DrReportDraft *draft,
               guint32              row)
{
  const DrContributor *source = get_source (draft, row);
  const DrReportData *data = get_data (draft, row);

  if (get_figure (draft, row, dr_report_draft_get_planned) == NULL)
    return NO_PLAN;
  if (source->is_target)
    return PLAN_OF_OWN_PERIOD;

  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, source->item);
  DrPeriod *own = data->periods->pdata[record->period];
  DrPeriod *planned_for = data->periods->pdata[g_array_index (data->targets, DrTargetRecord, record->target).period];

  return !dr_period_equal (planned_for, own) && dr_period_contains (planned_for, own) ? PLAN_OF_LONGER_PERIOD
                                                                                       : PLAN_OF_OWN_PERIOD;
}

/* The occasion that a flow is told of; a level is the same whenever it is told. */
static char *
get_occasion (const DrReportDraft *draft,
              guint32              row)
{
  const DrContributor *source = get_source (draft, row);
  const DrReportData *data = get_data (draft, row);

  if (source->is_target)
    return NULL;

  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, source->item);

  return g_array_index (data->indicators, DrIndicatorRecord, record->indicator).nature == DR_NATURE_FLOW
           ? dr_occasion_describe (data, record) : NULL;
}

static GBytes *
describe_at (const char *occasion,
             GBytes     *figures)
{
  GByteArray *key = g_byte_array_new ();
  gsize size;
  gconstpointer bytes = g_bytes_get_data (figures, &size);

  g_byte_array_append (key, (const guint8 *) occasion, (guint) strlen (occasion));
  g_byte_array_append (key, (const guint8 *) "@", 1);
  g_byte_array_append (key, bytes, (guint) size);

  return g_byte_array_free_to_bytes (key);
}

/* Whether figures are known: of the same occasion, or where one of both tells of none. Makes them known. */
static gboolean
meet (GHashTable *known,
      const char *occasion,
      GBytes     *figures)
{
  g_autoptr (GBytes) at_none = describe_at ("", figures);
  g_autoptr (GBytes) at_occasion = occasion != NULL ? describe_at (occasion, figures) : NULL;
  gboolean is_known = at_occasion != NULL ? g_hash_table_contains (known, at_occasion) || g_hash_table_contains (known, at_none)
                                          : g_hash_table_contains (known, figures);

  g_hash_table_add (known, at_occasion != NULL ? g_steal_pointer (&at_occasion) : g_steal_pointer (&at_none));
  g_hash_table_add (known, g_bytes_ref (figures));

  return is_known;
}

/*
 * Of rows that reached the same, one for each plan stays; one that tells no plan only if none of them does. «Đợt 1 trồng 125
 * cây; đợt 2 trồng 125 cây» are two events, and 125 trees of no occasion are those of one of them.
 */
static void
drop_reached (const DrReportDraft *draft,
              const guint32       *rows,
              guint                n_rows,
              guint8              *is_dropped)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for (guint kind = PLAN_OF_LONGER_PERIOD; kind <= NO_PLAN; kind++)
    for (guint pass = 0; pass < 2; pass++)
      for (guint i = 0; i < n_rows; i++)
        {
          g_autofree char *occasion = get_occasion (draft, rows[i]);

          if (get_plan_kind (draft, rows[i]) != kind || (occasion != NULL) != (pass == 0))
            continue;

          g_autoptr (GBytes) actual = is_telling (draft, rows[i]) ? describe (draft, rows[i], dr_report_draft_get_actual) : NULL;
          g_autoptr (GBytes) plan = describe (draft, rows[i], dr_report_draft_get_planned);
          if (actual == NULL)
            continue;

          gboolean is_known = meet (known, occasion, actual);
          if (plan != NULL)
            {
              g_autoptr (GBytes) pair = describe_pair (actual, plan);

              is_known = meet (known, occasion, pair);
            }
          is_dropped[rows[i]] = is_known;
        }
}

void
dr_repetition_find (const DrReportDraft *draft,
                    const guint32       *rows,
                    guint                n_rows,
                    guint8              *is_dropped)
{
  g_autoptr (GHashTable) planned = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  drop_reached (draft, rows, n_rows, is_dropped);

  /* A plan by itself, beside a figure that has it too. */
  for (guint i = 0; i < n_rows; i++)
    {
      GBytes *plan = is_dropped[rows[i]] || get_figure (draft, rows[i], dr_report_draft_get_actual) == NULL
                       ? NULL : describe (draft, rows[i], dr_report_draft_get_planned);

      if (plan != NULL)
        g_hash_table_add (planned, plan);
    }
  for (guint kind = PLAN_OF_LONGER_PERIOD; kind < NO_PLAN; kind++)
    for (guint i = 0; i < n_rows; i++)
      if (get_figure (draft, rows[i], dr_report_draft_get_actual) == NULL && get_plan_kind (draft, rows[i]) == kind)
        is_dropped[rows[i]] = !g_hash_table_add (planned, describe (draft, rows[i], dr_report_draft_get_planned));
}
