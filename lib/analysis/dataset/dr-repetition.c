/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-repetition-private.h"

#include <string.h>

#include "analysis/dataset/dr-running-total-private.h"
#include "analysis/dr-told-figure-private.h"
#include "figures/dr-decimal-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-written-figure-private.h"
#include "model/dr-occasion-private.h"
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

static DrReportDraftRow *
get_row (const DrReportDraft *draft,
         guint32              row)
{
  return &g_array_index (draft->rows, DrReportDraftRow, row);
}

/* What a row has after some of it was put into others. */
static const DrFigure *
get_figure (const DrReportDraft *draft,
            guint32              row,
            GetFigure            get)
{
  const DrReportDraftRow *of = get_row (draft, row);
  gboolean is_actual = get == dr_report_draft_get_actual;

  if (is_actual ? !of->has_actual : of->planned_of == DR_NO_PLANNED)
    return NULL;

  return get (draft, is_actual ? of->contributor : of->planned_of);
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

static const DrIndicatorRecord *
get_indicator (const DrReportDraft *draft,
               guint32              row)
{
  const DrReportData *data = get_data (draft, row);
  const DrContributor *source = get_source (draft, row);
  guint32 indicator = source->is_target ? g_array_index (data->targets, DrTargetRecord, source->item).indicator
                                        : g_array_index (data->achievements, DrAchievementRecord, source->item).indicator;

  return &g_array_index (data->indicators, DrIndicatorRecord, indicator);
}

/* Whether there is but one figure a day: what is no level is an event, of which there may be several. */
static gboolean
is_level (const DrReportDraft *draft,
          guint32              row)
{
  return get_indicator (draft, row)->nature != DR_NATURE_FLOW;
}

static DrWrittenFigure
write_figure (const DrReportDraft *draft,
              guint32              row,
              const DrFigure      *figure,
              gboolean             is_level)
{
  const DrReportData *data = get_data (draft, row);
  const char *measure = dr_report_data_get_string (data, get_indicator (draft, row)->measure);
  DrDecimal value = dr_figure_get_value (figure);

  return dr_written_figure_make (&value, figure->upper == DR_NONE ? &value : &g_array_index (data->uppers, DrDecimal, figure->upper),
                                 (DrHedge) figure->hedge, dr_measure_is_countable (measure), is_level);
}

/* Whether an equal figure is no accident. */
static gboolean
is_telling (const DrReportDraft *draft,
            guint32              row)
{
  const DrFigure *figure = get_figure (draft, row, dr_report_draft_get_actual);

  if (figure == NULL)
    return FALSE;

  DrWrittenFigure written = write_figure (draft, row, figure, is_level (draft, row));

  return is_level (draft, row) || get_source (draft, row)->is_running || dr_written_figure_is_telling (&written);
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

/* The plan of a row, of whichever of its report's sentences; NULL without one. */
static const DrFigure *
get_plan (const DrReportDraft *draft,
          guint32              row)
{
  return get_figure (draft, row, dr_report_draft_get_planned);
}

static DrToldPlan
get_plan_kind (const DrReportDraft *draft,
               guint32              row)
{
  const DrReportData *data = get_data (draft, row);

  if (get_plan (draft, row) == NULL)
    return DR_TOLD_NO_PLAN;

  const DrContributor *source = &g_array_index (draft->contributors, DrContributor, get_row (draft, row)->planned_of);
  if (source->is_target)
    return DR_TOLD_PLAN_OF_OWN_PERIOD;

  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, source->item);
  g_autoptr (DrPeriod) running = source->is_running ? dr_running_total_dup_period (data, record) : NULL;
  DrPeriod *own = running != NULL ? running : data->periods->pdata[record->period];
  DrPeriod *planned_for = data->periods->pdata[g_array_index (data->targets, DrTargetRecord, record->target).period];

  return !dr_period_equal (planned_for, own) && dr_period_contains (planned_for, own) ? DR_TOLD_PLAN_OF_LONGER_PERIOD
                                                                                       : DR_TOLD_PLAN_OF_OWN_PERIOD;
}

static char *
get_occasion (const DrReportDraft *draft,
              guint32              row)
{
  const DrContributor *source = get_source (draft, row);
  const DrReportData *data = get_data (draft, row);

  return source->is_target ? NULL
                           : dr_occasion_describe (data, &g_array_index (data->achievements, DrAchievementRecord, source->item));
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

  for (guint kind = DR_TOLD_PLAN_OF_LONGER_PERIOD; kind <= DR_TOLD_NO_PLAN; kind++)
    for (guint pass = 0; pass < 2; pass++)
      for (guint i = 0; i < n_rows; i++)
        {
          g_autofree char *occasion = get_occasion (draft, rows[i]);

          if (is_dropped[rows[i]] || get_plan_kind (draft, rows[i]) != kind || (occasion != NULL) != (pass == 0))
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

/* A figure of a row that is looked for among others. */
typedef struct
{
  DrToldFigure told;
  char        *occasion;   /* (owned) (nullable) */
} Told;

static void
told_clear (gpointer told)
{
  g_free (((Told *) told)->occasion);
}

static guint32
get_told_row (const Told *told)
{
  return (guint32) told->told.number;
}

/* Whether two plans of one report are one, which @is_finer says the second tells more finely. */
static gboolean
is_same_plan (const DrReportDraft *draft,
              guint32              row,
              guint32              other,
              gboolean            *is_finer)
{
  DrWrittenFigure plan = write_figure (draft, row, get_plan (draft, row), TRUE);
  DrWrittenFigure other_plan = write_figure (draft, other, get_plan (draft, other), TRUE);

  *is_finer = dr_written_figure_compare (&other_plan, &plan) < 0;

  return *is_finer ? dr_written_figure_covers (&plan, &other_plan) : dr_written_figure_covers (&other_plan, &plan);
}

static void
note_contradiction (DrReportDraft *draft,
                    guint32        row,
                    guint32        other,
                    gboolean       is_of_plans)
{
  const DrReportDraftRow *of = get_row (draft, row);
  const DrReportDraftRow *of_other = get_row (draft, other);
  DrContradiction added = {
    .unit = of->unit,
    .indicator = of->indicator,
    .period = of->period,
    .contributors = { is_of_plans ? of->planned_of : of->contributor, is_of_plans ? of_other->planned_of : of_other->contributor },
    .rows = { row, other },
    .is_of_plans = is_of_plans,
  };

  g_array_append_val (draft->contradictions, added);
}

/* Puts what a coarser row has into the finer one that says the same; FALSE if their plans are of two events, or if only one
 * with the same plan will do. */
static gboolean
absorb (DrReportDraft *draft,
        guint32        kept,
        guint32        row,
        gboolean       takes_any_plan,
        guint8        *is_dropped)
{
  DrReportDraftRow *of = get_row (draft, row);
  DrReportDraftRow *of_kept = get_row (draft, kept);
  guint32 planned_of = of_kept->planned_of;
  gboolean have_plans = get_plan (draft, row) != NULL && get_plan (draft, kept) != NULL;
  gboolean is_finer = FALSE;
  gboolean is_same = have_plans && is_same_plan (draft, kept, row, &is_finer);
  DrToldVerdict verdict = dr_told_judge (get_plan_kind (draft, kept), get_plan_kind (draft, row), is_same, is_finer,
                                         is_level (draft, row), takes_any_plan);

  switch (verdict)
    {
    case DR_TOLD_APART:
      return FALSE;
    case DR_TOLD_ONCE_PLANNED:
      of_kept->planned_of = of->planned_of;
      G_GNUC_FALLTHROUGH;
    case DR_TOLD_ONCE:
      is_dropped[row] = TRUE;
      return TRUE;
    case DR_TOLD_PLANS_CHANGE:
      of_kept->planned_of = of->planned_of;
      of->planned_of = planned_of;
      break;
    case DR_TOLD_PLANS_DIFFER:
      note_contradiction (draft, kept, row, TRUE);
      break;
    case DR_TOLD_PLAN_STAYS:
    default:
      break;
    }
  of->has_actual = FALSE;

  return TRUE;
}

/* Whether both are told of one occasion, or one of them of none. */
static gboolean
may_be_one_occasion (const Told *one,
                     const Told *other)
{
  return one->occasion == NULL || other->occasion == NULL || strcmp (one->occasion, other->occasion) == 0;
}

/* The figure that a row's is part of, or DR_NONE. */
static guint32
get_part_of (const DrReportDraft *draft,
             guint32              row)
{
  const DrContributor *source = get_source (draft, row);

  return source->is_target ? DR_NONE : g_array_index (get_data (draft, row)->achievements, DrAchievementRecord, source->item).part_of;
}

typedef struct
{
  DrReportDraft *draft;
  guint8        *is_dropped;
  gboolean       takes_any_plan;
} Repetition;

/* Puts a row into the one that says the same more finely. */
static gboolean
is_the_same (const DrToldFigure *told,
             const DrToldFigure *finer,
             gpointer            data)
{
  Repetition *self = data;
  guint32 row = (guint32) told->number;
  guint32 kept = (guint32) finer->number;

  return is_telling (self->draft, kept) && get_part_of (self->draft, row) == get_part_of (self->draft, kept) &&
         may_be_one_occasion ((const Told *) told, (const Told *) finer) &&
         absorb (self->draft, kept, row, self->takes_any_plan, self->is_dropped);
}

/* Two levels of a day cannot both be, nor two events with the one plan of both, unless each has an occasion of its own:
 * then they share it. */
static void
find_contradictions (DrReportDraft *draft,
                     GArray        *kept)
{
  g_array_sort (kept, dr_told_figure_compare_number);
  for (guint i = 1; i < kept->len; i++)
    {
      const Told *told = &g_array_index (kept, Told, i);
      guint32 row = get_told_row (told);
      DrReportDraftRow *of = get_row (draft, row);

      for (guint j = i - MIN (i, DR_MOST_TOLD); j < i; j++)
        {
          const Told *other = &g_array_index (kept, Told, j);
          guint32 other_row = get_told_row (other);
          gboolean is_finer;

          /* Several are part of one whole. */
          if (get_part_of (draft, row) != DR_NONE || get_part_of (draft, other_row) != DR_NONE)
            continue;
          if (is_level (draft, row))
            {
              note_contradiction (draft, other_row, row, FALSE);
              break;
            }
          if (get_plan (draft, row) == NULL || get_plan (draft, other_row) == NULL || get_plan_kind (draft, row) != DR_TOLD_PLAN_OF_OWN_PERIOD ||
              get_plan_kind (draft, other_row) != DR_TOLD_PLAN_OF_OWN_PERIOD || !is_same_plan (draft, other_row, row, &is_finer))
            continue;

          DrWrittenFigure plan = write_figure (draft, row, get_plan (draft, row), TRUE);
          if (!dr_written_figure_is_telling (&plan))
            continue;
          if (may_be_one_occasion (told, other))
            note_contradiction (draft, other_row, row, FALSE);
          else
            of->planned_of = DR_NO_PLANNED;
          break;
        }
    }
}

/* What the rows of one report say more finely elsewhere: «12,6 tỷ» in the summary, «12.583 triệu» in a table. */
static void
drop_coarser (DrReportDraft *draft,
              const guint32 *rows,
              guint          n_rows,
              guint8        *is_dropped)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (Told));
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Told));
  g_autoptr (GSequence) by_value = dr_told_figures_new ();
  Repetition repetition = { .draft = draft, .is_dropped = is_dropped };

  g_array_set_clear_func (told, told_clear);
  for (guint i = 0; i < n_rows; i++)
    {
      const DrFigure *actual = is_dropped[rows[i]] ? NULL : get_figure (draft, rows[i], dr_report_draft_get_actual);

      if (actual == NULL)
        continue;

      const DrFigure *plan = get_plan (draft, rows[i]);
      Told added = {
        .told.figure = write_figure (draft, rows[i], actual, is_level (draft, rows[i])),
        .told.rank = dr_told_plan_get_rank (get_plan_kind (draft, rows[i])),
        .told.plan = plan == NULL ? (DrDecimal) { 0, 0 } : dr_figure_get_value (plan),
        .told.number = rows[i],
        .occasion = get_occasion (draft, rows[i]),
      };
      g_array_append_val (told, added);
    }
  if (told->len < 2)
    return;

  g_array_sort (told, dr_told_figure_compare);
  for (guint i = 0; i < told->len; i++)
    {
      Told *at = &g_array_index (told, Told, i);

      repetition.takes_any_plan = FALSE;
      if (dr_told_figures_know (by_value, &at->told, is_the_same, &repetition))
        continue;
      repetition.takes_any_plan = TRUE;
      if (dr_told_figures_know (by_value, &at->told, is_the_same, &repetition))
        continue;
      dr_told_figures_keep (by_value, &at->told);
      g_array_append_val (kept, *at);
    }
  find_contradictions (draft, kept);
}

/* A plan by itself, beside a figure that has it too, whatever words it has. */
static void
drop_plans (DrReportDraft *draft,
            const guint32 *rows,
            guint          n_rows,
            guint8        *is_dropped)
{
  guint32 planned[DR_MOST_TOLD];
  guint n_planned = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_rows; i++)
      {
        gboolean has_actual = get_figure (draft, rows[i], dr_report_draft_get_actual) != NULL;
        gboolean is_finer;

        if (is_dropped[rows[i]] || has_actual != (pass == 0) || get_plan (draft, rows[i]) == NULL)
          continue;
        for (guint j = 0; j < n_planned && !has_actual && !is_dropped[rows[i]]; j++)
          is_dropped[rows[i]] = is_same_plan (draft, planned[j], rows[i], &is_finer);
        if (!is_dropped[rows[i]] && n_planned < DR_MOST_TOLD)
          planned[n_planned++] = rows[i];
      }
}

/* «Trong quý kết nạp 5, lũy kế từ đầu năm 5» in the first quarter: what makes up a running total of the same time is in it. */
static void
drop_summed_up (DrReportDraft *draft,
                const guint32 *rows,
                guint          n_rows,
                guint8        *is_dropped)
{
  guint total = 0;

  while (total < n_rows && !get_source (draft, rows[total])->is_running)
    total++;
  for (guint i = 0; i < n_rows && total < n_rows; i++)
    if (!get_source (draft, rows[i])->is_running && get_figure (draft, rows[i], dr_report_draft_get_actual) != NULL &&
        !absorb (draft, rows[total], rows[i], TRUE, is_dropped))
      get_row (draft, rows[i])->has_actual = FALSE;
}

/* The first of @rows from @start on that is of another report than that one. */
static guint
find_next_report (const DrReportDraft *draft,
                  const guint32       *rows,
                  guint                n_rows,
                  guint                start)
{
  guint end = start + 1;

  while (end < n_rows && get_source (draft, rows[end])->report == get_source (draft, rows[start])->report)
    end++;

  return end;
}

void
dr_repetition_find (DrReportDraft *draft,
                    const guint32 *rows,
                    guint          n_rows,
                    guint8        *is_dropped)
{
  g_autoptr (GHashTable) planned = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for (guint start = 0, end; start < n_rows; start = end)
    {
      end = find_next_report (draft, rows, n_rows, start);
      drop_summed_up (draft, rows + start, end - start, is_dropped);
    }
  drop_reached (draft, rows, n_rows, is_dropped);

  /* A plan by itself, beside a figure that has it too. */
  for (guint i = 0; i < n_rows; i++)
    {
      GBytes *plan = is_dropped[rows[i]] || get_figure (draft, rows[i], dr_report_draft_get_actual) == NULL
                       ? NULL : describe (draft, rows[i], dr_report_draft_get_planned);

      if (plan != NULL)
        g_hash_table_add (planned, plan);
    }
  for (guint kind = DR_TOLD_PLAN_OF_LONGER_PERIOD; kind < DR_TOLD_NO_PLAN; kind++)
    for (guint i = 0; i < n_rows; i++)
      if (get_figure (draft, rows[i], dr_report_draft_get_actual) == NULL && get_plan_kind (draft, rows[i]) == kind)
        is_dropped[rows[i]] = !g_hash_table_add (planned, describe (draft, rows[i], dr_report_draft_get_planned));

  for (guint start = 0, end; start < n_rows; start = end)
    {
      end = find_next_report (draft, rows, n_rows, start);
      if (end - start < 2)
        continue;
      drop_coarser (draft, rows + start, end - start, is_dropped);
      drop_plans (draft, rows + start, end - start, is_dropped);
    }
}
