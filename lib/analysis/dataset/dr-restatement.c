/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-restatement-private.h"

#include "analysis/dataset/dr-repetition-private.h"
#include "analysis/dataset/dr-running-total-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-written-figure-private.h"
#include "model/dr-report-private.h"

/* The row of a report that there is not. */
#define NOBODY G_MAXUINT32

/* What reports say of one indicator of one unit in one period: rows, those of one report side by side. */
typedef struct
{
  DrReportDraft *draft;
  const guint32 *rows;
  guint          n_rows;
} Statement;

typedef const DrFigure * (*GetFigure) (const DrReportDraft *draft,
                                       guint32              contributor);

static DrReportDraftRow *
get_row (const DrReportDraft *draft,
         guint32              row)
{
  return &g_array_index (draft->rows, DrReportDraftRow, row);
}

static guint32
get_report (const DrReportDraft *draft,
            guint32              row)
{
  return g_array_index (draft->contributors, DrContributor, get_row (draft, row)->contributor).report;
}

static const GDate *
get_date (const DrReportDraft *draft,
          guint32              report)
{
  const GDate *date = dr_report_get_date (g_ptr_array_index (draft->reports, report));

  return date != NULL && g_date_valid (date) ? date : NULL;
}

/* What a row has after what its report says twice was put together. */
static const DrFigure *
get_figure (const Statement *self,
            guint            index,
            GetFigure        get)
{
  const DrReportDraftRow *row = get_row (self->draft, self->rows[index]);
  gboolean is_actual = get == dr_report_draft_get_actual;

  if (is_actual ? !row->has_actual : row->planned_of == DR_NO_PLANNED)
    return NULL;

  return get (self->draft, is_actual ? row->contributor : row->planned_of);
}

static guint32
get_report_at (const Statement *self,
               guint            index)
{
  return get_report (self->draft, self->rows[index]);
}

/* The other end of a range. */
static DrDecimal
get_upper (const Statement *self,
           guint            index,
           const DrFigure  *figure)
{
  const DrReportData *data = dr_report_get_data (g_ptr_array_index (self->draft->reports, get_report_at (self, index)));

  return figure->upper != DR_NONE ? g_array_index (data->uppers, DrDecimal, figure->upper) : dr_figure_get_value (figure);
}

static DrWrittenFigure
write_figure (const Statement *self,
              guint            index,
              GetFigure        get)
{
  const DrFigure *figure = get_figure (self, index, get);
  const DrContributor *source =
    &g_array_index (self->draft->contributors, DrContributor, get_row (self->draft, self->rows[index])->contributor);
  const DrReportData *data = dr_report_get_data (g_ptr_array_index (self->draft->reports, source->report));
  guint32 number = source->is_target ? g_array_index (data->targets, DrTargetRecord, source->item).indicator
                                     : g_array_index (data->achievements, DrAchievementRecord, source->item).indicator;
  const DrIndicatorRecord *indicator = &g_array_index (data->indicators, DrIndicatorRecord, number);
  DrDecimal value = dr_figure_get_value (figure);
  DrDecimal upper = get_upper (self, index, figure);

  return dr_written_figure_make (&value, &upper, (DrHedge) figure->hedge,
                                 dr_measure_is_countable (dr_report_data_get_string (data, indicator->measure)),
                                 indicator->nature != DR_NATURE_FLOW || get == dr_report_draft_get_planned);
}

/* Whether two reports may say the same, one of them more coarsely. */
static gboolean
is_same_figure (const Statement *self,
                guint            index,
                guint            other_index,
                GetFigure        get)
{
  DrWrittenFigure figure = write_figure (self, index, get);
  DrWrittenFigure other = write_figure (self, other_index, get);

  return dr_written_figure_compare (&figure, &other) < 0 ? dr_written_figure_covers (&other, &figure)
                                                         : dr_written_figure_covers (&figure, &other);
}

/* The next row with a figure that is of the same report as row @start, from @index on; n_rows without one. */
static guint
find_next (const Statement *self,
           guint            start,
           guint            index,
           GetFigure        get)
{
  for (; index < self->n_rows && get_report_at (self, index) == get_report_at (self, start); index++)
    if (get_figure (self, index, get) != NULL)
      return index;

  return self->n_rows;
}

/* Whether two reports, told by their first rows, state the same, figure by figure. */
static gboolean
do_agree (const Statement *self,
          guint            start,
          guint            other_start,
          GetFigure        get)
{
  guint at = find_next (self, start, start, get);
  guint other_at = find_next (self, other_start, other_start, get);

  while (at < self->n_rows && other_at < self->n_rows)
    {
      if (!is_same_figure (self, at, other_at, get))
        return FALSE;
      at = find_next (self, start, at + 1, get);
      other_at = find_next (self, other_start, other_at + 1, get);
    }

  return at == other_at;
}

/* What a report is called: its file, or its number among all. */
static char *
name_report (const DrReportDraft *draft,
             guint32              report)
{
  DrText *text = dr_report_get_text (g_ptr_array_index (draft->reports, report));
  const char *name = text == NULL ? NULL : dr_text_get_name (text);

  guint32 number = draft->given_numbers != NULL ? draft->given_numbers[report] : report;

  return name == NULL ? g_strdup_printf ("report %u", number + 1) : dr_error_quote (name, -1);
}

static gboolean
refuse_bodies (const Statement  *self,
               guint             start,
               guint             other_start,
               GError          **error)
{
  DrReport *report = g_ptr_array_index (self->draft->reports, get_report_at (self, start));
  g_autofree char *name = dr_error_quote (dr_unit_get_name (dr_report_get_issuer (report)), -1);
  g_autofree char *report_name = name_report (self->draft, get_report_at (self, start));
  g_autofree char *other_name = name_report (self->draft, get_report_at (self, other_start));

  return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_ISSUERS,
                                  "%s and %s of %s say different things of one figure, and nothing tells of which place the issuers "
                                  "are: give the id of the issuer with a report, or one of its own in the report's JSON, or have the later "
                                  "cite the other by number and date",
                                  report_name, other_name, name);
}

static gboolean
refuse (const Statement  *self,
        guint             start,
        guint             other_start,
        GetFigure         get,
        GError          **error)
{
  const DrReportDraft *draft = self->draft;
  const DrContributor *source =
    &g_array_index (draft->contributors, DrContributor, get_row (draft, self->rows[0])->contributor);
  const DrReportData *data = dr_report_get_data (g_ptr_array_index (draft->reports, source->report));
  DrDecimal values[] = {
    dr_figure_get_value (get_figure (self, find_next (self, start, start, get), get)),
    dr_figure_get_value (get_figure (self, find_next (self, other_start, other_start, get), get)),
  };
  guint32 unit;
  guint32 indicator;
  guint32 period;

  if (source->is_target)
    {
      const DrTargetRecord *record = &g_array_index (data->targets, DrTargetRecord, source->item);

      unit = record->unit;
      indicator = record->indicator;
      period = record->period;
    }
  else
    {
      const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, source->item);

      unit = record->unit;
      indicator = record->indicator;
      period = record->period;
    }

  g_autofree char *report_name = name_report (draft, get_report_at (self, start));
  g_autofree char *other_name = name_report (draft, get_report_at (self, other_start));
  g_autofree char *value = dr_decimal_to_string (&values[0]);
  g_autofree char *other_value = dr_decimal_to_string (&values[1]);
  g_autoptr (DrPeriod) running =
    source->is_running ? dr_running_total_dup_period (data, &g_array_index (data->achievements, DrAchievementRecord, source->item)) : NULL;
  g_autofree char *id = dr_period_to_string (running != NULL ? running : g_ptr_array_index (data->periods, period));
  const char *label =
    dr_report_data_get_string (data, g_array_index (data->indicators, DrIndicatorRecord, indicator).label);

  return dr_error_set_with_cause (error, DR_ERROR_MISMATCH, DR_ERROR_CAUSE_REPORTS,
                                  "“%s” of %s for %s is %s in %s and %s in %s, and their dates do not tell which is the "
                                  "later: leave one of them out, or give their dates", label,
                                  dr_unit_get_id (g_ptr_array_index (data->units, unit)), id, value, report_name, other_value, other_name);
}

/* Whether a report cites another by its number and date: «thay thế Báo cáo số 12-BC/HND ngày 15/12/2024». */
static gboolean
cites (DrReport *report,
       DrReport *other)
{
  const char *number = dr_report_get_number (other);
  const GDate *date = dr_report_get_date (other);
  g_autolist (DrCitation) citations = dr_report_list_citations (report);

  for (GList *link = citations; link != NULL && number != NULL && date != NULL; link = link->next)
    {
      const GDate *cited = dr_citation_get_date (link->data);

      if (cited != NULL && g_date_compare (cited, date) == 0 && g_strcmp0 (dr_citation_get_number (link->data), number) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether two reports, told by their first rows, are of issuers of which nothing says that they are one body: no place, nor
 * one report that names the other. */
static gboolean
may_be_of_two (const Statement *self,
               guint            start,
               guint            other_start)
{
  /* What a view shows of a dataset was looked at when it was built. */
  const guint8 *certainty = self->draft->certainty != NULL ? self->draft->certainty->data : NULL;

  guint one = get_report_at (self, start);
  guint other = get_report_at (self, other_start);
  GPtrArray *reports = self->draft->reports;

  return certainty != NULL && (certainty[one] & certainty[other] & DR_ISSUER_GENERAL) != 0 &&
         !cites (reports->pdata[one], reports->pdata[other]) && !cites (reports->pdata[other], reports->pdata[one]);
}

/* That bodies of one name without a place say different things is no correction. */
static gboolean
check_bodies (const Statement  *self,
              GetFigure         get,
              GError          **error)
{
  guint first = NOBODY;

  for (guint start = 0, end; start < self->n_rows; start = end)
    {
      for (end = start + 1; end < self->n_rows && get_report_at (self, end) == get_report_at (self, start); end++)
        ;
      if (find_next (self, start, start, get) == self->n_rows)
        continue;
      if (first == NOBODY)
        first = start;
      else if (may_be_of_two (self, first, start) && !do_agree (self, first, start, get))
        return refuse_bodies (self, first, start, error);
    }

  return TRUE;
}

/* What the first plan of a report is for. */
static DrPeriod *
get_plan_period (const Statement *self,
                 guint            start)
{
  const DrReportDraftRow *row =
    get_row (self->draft, self->rows[find_next (self, start, start, dr_report_draft_get_planned)]);
  const DrContributor *source = &g_array_index (self->draft->contributors, DrContributor, row->planned_of);
  const DrReportData *data = dr_report_get_data (g_ptr_array_index (self->draft->reports, source->report));
  guint32 target = source->is_target ? source->item
                                     : g_array_index (data->achievements, DrAchievementRecord, source->item).target;

  return g_ptr_array_index (data->periods, g_array_index (data->targets, DrTargetRecord, target).period);
}

/* Whether the first plans of two reports are for the same time: that of a year and that of its quarter do not differ. */
static gboolean
is_same_plan_period (const Statement *self,
                     guint            start,
                     guint            other_start)
{
  return dr_period_equal (get_plan_period (self, start), get_plan_period (self, other_start));
}

/* Whether a report, told by its first row, says the first figure more finely than another that agrees with it. */
static gboolean
is_finer (const Statement *self,
          guint            start,
          guint            other_start,
          GetFigure        get)
{
  DrWrittenFigure figure = write_figure (self, find_next (self, start, start, get), get);
  DrWrittenFigure other = write_figure (self, find_next (self, other_start, other_start, get), get);

  return dr_written_figure_compare (&figure, &other) < 0;
}

/* The report whose figures count, by its first row: the latest, and where several could be that, the finest of them and
 * then the first, if they agree. */
static gboolean
find_last_word (const Statement  *self,
                GetFigure         get,
                guint            *last_word,
                GError          **error)
{
  const DrReportDraft *draft = self->draft;
  const GDate *latest = NULL;

  *last_word = NOBODY;
  for (guint i = 0; i < self->n_rows; i++)
    {
      const GDate *date = get_date (draft, get_report_at (self, i));

      if (get_figure (self, i, get) != NULL && date != NULL && (latest == NULL || g_date_compare (date, latest) > 0))
        latest = date;
    }

  for (guint start = 0, end; start < self->n_rows; start = end)
    {
      const GDate *date = get_date (draft, get_report_at (self, start));

      for (end = start + 1; end < self->n_rows && get_report_at (self, end) == get_report_at (self, start); end++)
        ;
      if (find_next (self, start, start, get) == self->n_rows || (date != NULL && g_date_compare (date, latest) < 0))
        continue;
      if (*last_word == NOBODY)
        *last_word = start;
      else if (get == dr_report_draft_get_planned && !is_same_plan_period (self, *last_word, start))
        {
          /* The plan for the shorter time is that of the figure. */
          if (dr_period_contains (get_plan_period (self, *last_word), get_plan_period (self, start)))
            *last_word = start;
        }
      else if (!do_agree (self, *last_word, start, get))
        return refuse (self, *last_word, start, get, error);
      else if (is_finer (self, start, *last_word, get))
        *last_word = start;
    }

  return TRUE;
}

/* The only row of a report with a figure, or NOBODY. */
static guint32
find_only (const Statement *self,
           guint            start,
           GetFigure        get)
{
  guint at = start == NOBODY ? self->n_rows : find_next (self, start, start, get);

  return at == self->n_rows || find_next (self, start, at + 1, get) < self->n_rows ? NOBODY : self->rows[at];
}

/* Whether a row is of the report that begins at @start. */
static gboolean
is_of (const Statement *self,
       guint            index,
       guint            start)
{
  return start != NOBODY && get_report_at (self, index) == get_report_at (self, start);
}

static gboolean
settle (const Statement  *self,
        guint8           *is_dropped,
        GError          **error)
{
  DrReportDraft *draft = self->draft;
  guint last_actual;
  guint last_planned;

  if (!check_bodies (self, dr_report_draft_get_actual, error) || !check_bodies (self, dr_report_draft_get_planned, error))
    return FALSE;
  if (!find_last_word (self, dr_report_draft_get_actual, &last_actual, error) ||
      !find_last_word (self, dr_report_draft_get_planned, &last_planned, error))
    return FALSE;

  /* What one report tells of what was reached, and another of what was planned, belongs together. */
  guint32 reached = find_only (self, last_actual, dr_report_draft_get_actual);
  guint32 planned = find_only (self, last_planned, dr_report_draft_get_planned);
  gboolean joins = last_actual != last_planned && reached != NOBODY && planned != NOBODY;

  for (guint i = 0; i < self->n_rows; i++)
    {
      DrReportDraftRow *row = get_row (draft, self->rows[i]);
      gboolean has_planned = is_of (self, i, last_planned) && !joins &&
                             get_figure (self, i, dr_report_draft_get_planned) != NULL;

      row->has_actual = is_of (self, i, last_actual) && get_figure (self, i, dr_report_draft_get_actual) != NULL;
      row->planned_of = has_planned || (joins && self->rows[i] == planned) ? row->planned_of : DR_NO_PLANNED;
      is_dropped[self->rows[i]] = !row->has_actual && !has_planned && (last_actual != NOBODY || last_planned != NOBODY);
    }
  if (joins)
    {
      get_row (draft, reached)->planned_of = get_row (draft, planned)->planned_of;
      get_row (draft, planned)->planned_of = DR_NO_PLANNED;
    }

  return TRUE;
}

static int
compare_rows (gconstpointer left,
              gconstpointer right,
              gpointer      data)
{
  const DrReportDraft *draft = data;
  guint32 number = *(const guint32 *) left;
  guint32 other_number = *(const guint32 *) right;
  const DrReportDraftRow *row = get_row (draft, number);
  const DrReportDraftRow *other = get_row (draft, other_number);

  if (row->unit != other->unit)
    return row->unit < other->unit ? -1 : 1;
  if (row->indicator != other->indicator)
    return row->indicator < other->indicator ? -1 : 1;
  if (row->period != other->period)
    return row->period < other->period ? -1 : 1;

  return number < other_number ? -1 : number > other_number;
}

static gboolean
are_of_one_figure (const DrReportDraft *draft,
                   guint32              row,
                   guint32              other)
{
  const DrReportDraftRow *left = get_row (draft, row);
  const DrReportDraftRow *right = get_row (draft, other);

  return left->unit == right->unit && left->indicator == right->indicator && left->period == right->period;
}

/* Where the rows of one unit, indicator and period end that begin at @start. */
static guint
find_end (const DrReportDraft *draft,
          const guint32       *rows,
          guint                n_rows,
          guint                start)
{
  guint end = start + 1;

  while (end < n_rows && are_of_one_figure (draft, rows[start], rows[end]))
    end++;

  return end;
}

/* The rows that count so far. */
static guint
keep (const guint32 *rows,
      guint          n_rows,
      const guint8  *is_dropped,
      guint32       *kept)
{
  guint n_kept = 0;

  for (guint i = 0; i < n_rows; i++)
    if (!is_dropped[rows[i]])
      kept[n_kept++] = rows[i];

  return n_kept;
}

static gboolean
settle_all (DrReportDraft  *draft,
            guint8         *is_dropped,
            GError        **error)
{
  g_autofree guint32 *rows = g_new (guint32, MAX (draft->rows->len, 1));
  guint n_rows = draft->rows->len;

  for (guint32 row = 0; row < n_rows; row++)
    rows[row] = row;
  n_rows = keep (rows, n_rows, is_dropped, rows);
  g_qsort_with_data (rows, (gint) n_rows, sizeof *rows, compare_rows, draft);

  for (guint start = 0, end; start < n_rows; start = end)
    {
      end = find_end (draft, rows, n_rows, start);
      if (end - start > 1)
        dr_repetition_find (draft, rows + start, end - start, is_dropped);
    }
  n_rows = keep (rows, n_rows, is_dropped, rows);

  for (guint start = 0, end; start < n_rows; start = end)
    {
      end = find_end (draft, rows, n_rows, start);
      /* Those of one report stand side by side. */
      gboolean is_restated = get_report (draft, rows[end - 1]) != get_report (draft, rows[start]);
      Statement statement = { draft, rows + start, end - start };
      if (is_restated && !settle (&statement, is_dropped, error))
        return FALSE;
    }

  return TRUE;
}

/* Of what one report says in two ways, what counts in neither is no contradiction any more. */
static void
keep_contradictions (DrReportDraft *draft,
                     const guint8  *is_dropped)
{
  guint n_kept = 0;

  for (guint i = 0; i < draft->contradictions->len; i++)
    {
      const DrContradiction *at = &g_array_index (draft->contradictions, DrContradiction, i);
      gboolean counts = TRUE;

      for (guint j = 0; j < 2; j++)
        {
          const DrReportDraftRow *row = get_row (draft, at->rows[j]);

          counts &= !is_dropped[at->rows[j]] && (at->is_of_plans ? row->planned_of != DR_NO_PLANNED : row->has_actual);
        }
      if (counts)
        g_array_index (draft->contradictions, DrContradiction, n_kept++) = *at;
    }
  g_array_set_size (draft->contradictions, n_kept);
}

static int
compare_contributors (gconstpointer left,
                      gconstpointer right)
{
  const DrContributor *one = left;
  const DrContributor *other = right;

  if (one->report != other->report)
    return one->report < other->report ? -1 : 1;

  return one->item < other->item ? -1 : one->item > other->item;
}

/* Takes out the rows that are dropped; what they were made of is no row of its own then. */
static void
drop (DrReportDraft *draft,
      const guint8  *is_dropped)
{
  guint n_kept = 0;

  for (guint i = 0; i < draft->rows->len; i++)
    {
      const DrReportDraftRow *row = get_row (draft, i);
      const DrContributor *source = &g_array_index (draft->contributors, DrContributor, row->contributor);

      if (!is_dropped[i])
        *get_row (draft, n_kept++) = *row;
      else if (!source->is_target)
        g_array_append_val (draft->left_out, *source);
    }
  if (n_kept == draft->rows->len)
    return;

  g_array_set_size (draft->rows, n_kept);
  g_array_sort (draft->left_out, compare_contributors);
}

gboolean
dr_restatement_settle (DrReportDraft  *draft,
                       GError        **error)
{
  g_autofree guint8 *is_dropped = g_malloc0 (MAX (draft->rows->len, 1));
  for (guint32 row = 0; row < draft->rows->len && g_date_valid (&draft->as_of); row++)
    {
      const GDate *date = get_date (draft, get_report (draft, row));

      is_dropped[row] = date != NULL && g_date_compare (date, &draft->as_of) > 0;
    }
  if (!settle_all (draft, is_dropped, error))
    return FALSE;
  keep_contradictions (draft, is_dropped);
  drop (draft, is_dropped);

  return TRUE;
}
