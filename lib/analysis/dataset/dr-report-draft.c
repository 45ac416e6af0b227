/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-unit-successor.h>

#include "analysis/dataset/dr-issuer-place-private.h"
#include "analysis/dataset/dr-report-draft-private.h"
#include "analysis/dataset/dr-report-sequence-private.h"
#include "analysis/dataset/dr-report-units-private.h"
#include "analysis/dataset/dr-running-total-private.h"
#include "analysis/dataset/dr-unit-register-private.h"

#include "base/dr-error-private.h"
#include "model/dr-report-private.h"
#include "model/dr-unit-private.h"

/* What a report calls an issuer whose name it does not tell. */
#define UNNAMED_ISSUER "issuer"

void
dr_report_draft_init (DrReportDraft *self)
{
  self->reports = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (DrReportDraftRow));
  self->contributors = g_array_new (FALSE, FALSE, sizeof (DrContributor));
  self->left_out = g_array_new (FALSE, FALSE, sizeof (DrContributor));
  self->contradictions = g_array_new (FALSE, FALSE, sizeof (DrContradiction));
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->certainty = g_byte_array_new ();
  self->issuer_ids = g_ptr_array_new_with_free_func (g_free);
  self->parts_of = g_byte_array_new ();
  self->given_numbers = NULL;
  self->is_checked = FALSE;
  self->has_unnamed = FALSE;
  self->has_stated_parts = FALSE;
  self->parts = DR_PARTS_IN_WHOLES;
  self->units = NULL;
  g_date_clear (&self->as_of, 1);
}

void
dr_report_draft_clear (DrReportDraft *self)
{
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->contributors, g_array_unref);
  g_clear_pointer (&self->left_out, g_array_unref);
  g_clear_pointer (&self->contradictions, g_array_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->certainty, g_byte_array_unref);
  g_clear_pointer (&self->issuer_ids, g_ptr_array_unref);
  g_clear_pointer (&self->parts_of, g_byte_array_unref);
  g_clear_pointer (&self->given_numbers, g_free);
  g_clear_pointer (&self->units, dr_unit_register_unref);
}

/* Whether a unit lies below another. */
static gboolean
is_below (DrUnit *unit,
          DrUnit *above)
{
  for (unit = dr_unit_get_parent (unit); unit != NULL; unit = dr_unit_get_parent (unit))
    if (unit == above)
      return TRUE;

  return FALSE;
}

/* Whether an indicator is what the one of its id and measure is that is there already, if any is. */
static gboolean
check_indicator (const DrIndicatorDraft   *indicators,
                 const DrReportData       *data,
                 const DrIndicatorRecord  *record,
                 GError                  **error)
{
  const char *id = dr_report_data_get_string (data, record->id);
  const char *measure = dr_report_data_get_string (data, record->measure);
  gint32 found = dr_indicator_draft_find (indicators, id, strlen (id), measure, strlen (measure));

  return found < 0 || (dr_indicator_draft_check_nature (indicators, found, (DrNature) record->nature, error) &&
                       dr_indicator_draft_check_desire (indicators, found, (DrDesire) record->desire, error));
}

static gint32
intern_indicator (DrIndicatorDraft         *indicators,
                  const DrReportData       *data,
                  const DrIndicatorRecord  *record,
                  GError                  **error)
{
  const char *id = dr_report_data_get_string (data, record->id);
  const char *label = dr_report_data_get_string (data, record->label);
  const char *measure = dr_report_data_get_string (data, record->measure);
  DrIndicatorDraftRow row = {
    .nature = record->nature, .desire = record->desire, .is_desire_told = TRUE, .scale = DR_NO_SCALE
  };
  gint32 found = dr_indicator_draft_find (indicators, id, strlen (id), measure, strlen (measure));

  if (found < 0 && indicators->is_given)
    {
      dr_error_set (error, DR_ERROR_INVALID, "there is no indicator %s of %s in the table of indicators", id, measure);
      return -1;
    }
  if (found < 0)
    return dr_indicator_draft_append (indicators, id, strlen (id), label, strlen (label), measure, strlen (measure), &row,
                                      error);

  if (!check_indicator (indicators, data, record, error))
    return -1;
  dr_indicator_draft_tell_desire (indicators, found, (DrDesire) record->desire);

  return found;
}

const DrFigure *
dr_report_draft_get_actual (const DrReportDraft *self,
                            guint32              contributor)
{
  const DrContributor *source = &g_array_index (self->contributors, DrContributor, contributor);
  const DrReportData *data = dr_report_get_data (g_ptr_array_index (self->reports, source->report));

  if (source->is_target)
    return NULL;

  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, source->item);

  return record->has_actual ? &record->actual : NULL;
}

const DrFigure *
dr_report_draft_get_planned (const DrReportDraft *self,
                             guint32              contributor)
{
  const DrContributor *source = &g_array_index (self->contributors, DrContributor, contributor);
  const DrReportData *data = dr_report_get_data (g_ptr_array_index (self->reports, source->report));
  guint32 number = source->is_target ? source->item
                                     : g_array_index (data->achievements, DrAchievementRecord, source->item).target;

  if (number == DR_NONE)
    return NULL;

  const DrTargetRecord *target = &g_array_index (data->targets, DrTargetRecord, number);

  return target->has_planned ? &target->planned : NULL;
}

/* Wholes within wholes; real ones are two or three deep. */
#define DEEPEST_PART 64

/* The figure of the same indicator that this one is part of, or NULL. */
static const DrAchievementRecord *
get_stated_whole (const DrReportData        *data,
                  const DrAchievementRecord *record)
{
  if (record->part_of == DR_NONE || !record->has_actual)
    return NULL;

  const DrAchievementRecord *whole = &g_array_index (data->achievements, DrAchievementRecord, record->part_of);

  return whole != record && whole->has_actual && whole->indicator == record->indicator ? whole : NULL;
}

/* Whether a figure is of a unit below that of its whole: a commune's in its district's is a row of its own. Who asks for
 * units wants to see it; who adds them up counts the whole, as the report itself does. */
static gboolean
is_of_unit_below (const DrReportData        *data,
                  const DrAchievementRecord *record,
                  const DrAchievementRecord *whole)
{
  DrUnit *unit = g_ptr_array_index (data->units, record->unit);
  DrUnit *above = g_ptr_array_index (data->units, whole->unit);

  return is_below (unit, above) || (whole->unit == data->issuer && dr_unit_lies_below_nameless (unit, above));
}

/* The figure of the same indicator that this one is part of, and that stands for it; or NULL. */
static const DrAchievementRecord *
get_whole (const DrReportData        *data,
           const DrAchievementRecord *record)
{
  const DrAchievementRecord *whole = get_stated_whole (data, record);

  return whole == NULL || is_of_unit_below (data, record, whole) ? NULL : whole;
}

/* Whether a row holds the figure already, as part of a whole: their sum would have it twice. */
static gboolean
is_in_whole (const DrReportData        *data,
             const DrAchievementRecord *record)
{
  for (guint i = 0; i < DEEPEST_PART; i++)
    {
      record = get_whole (data, record);
      if (record == NULL)
        return FALSE;
      if (!dr_running_total_is (data, record))
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  DrReportUnits     units;
  DrIndicatorDraft *indicators;
  DrPeriodDraft    *periods;
  DrReportData     *data;
  gint32           *indicator_rows;
  gint32           *period_rows;
} Report;

static void
clear_report (Report *report)
{
  dr_report_units_clear (&report->units);
  g_free (report->indicator_rows);
  g_free (report->period_rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, clear_report)

/* @running (nullable) stands for the period where a total began before it. */
static gboolean
append_row (Report               *report,
            guint32               unit,
            guint32               indicator,
            guint32               period,
            DrPeriod             *running,
            const DrContributor  *contributor,
            DrReportDraftRow     *row,
            GError              **error)
{
  DrReportDraft *self = report->units.self;

  row->unit = dr_report_units_intern (&report->units, g_ptr_array_index (report->data->units, unit), error);
  if (row->unit == DR_NO_UNIT)
    return FALSE;

  gint32 *indicator_row = &report->indicator_rows[indicator];
  if (*indicator_row < 0)
    *indicator_row = intern_indicator (report->indicators, report->data,
                                       &g_array_index (report->data->indicators, DrIndicatorRecord, indicator), error);
  if (*indicator_row < 0)
    return FALSE;

  gint32 running_row = -1;
  gint32 *period_row = running != NULL ? &running_row : &report->period_rows[period];
  if (*period_row < 0)
    *period_row = dr_period_draft_intern (report->periods,
                                          running != NULL ? running : g_ptr_array_index (report->data->periods, period), error);
  if (*period_row < 0)
    return FALSE;

  if (self->contributors->len == G_MAXUINT32 - 1)
    return dr_error_set (error, DR_ERROR_LIMIT, "the reports have more figures than can be told apart");

  row->indicator = *indicator_row;
  row->period = *period_row;
  row->contributor = self->contributors->len;
  row->has_actual = TRUE;
  row->planned_of = self->contributors->len;
  g_array_append_val (self->rows, *row);
  g_array_append_val (self->contributors, *contributor);
  g_array_index (self->contributors, DrContributor, row->contributor).planned_of = row->planned_of;

  return TRUE;
}

static gboolean
append_achievements (Report   *report,
                     guint8   *is_named,
                     GError  **error)
{
  DrReportDraft *self = report->units.self;
  const DrReportData *data = report->data;
  g_autofree guint8 *has_parts = g_new0 (guint8, data->achievements->len);

  for (guint32 i = 0; i < data->achievements->len; i++)
    {
      const DrAchievementRecord *part = &g_array_index (data->achievements, DrAchievementRecord, i);

      if (get_whole (data, part) != NULL && !dr_running_total_is (data, part))
        has_parts[part->part_of] = TRUE;
    }

  for (guint32 i = 0; i < data->achievements->len; i++)
    {
      const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, i);
      DrContributor contributor = { .report = self->reports->len - 1, .item = i };
      DrReportDraftRow row;
      gboolean is_running = dr_running_total_is (data, record);
      g_autoptr (DrPeriod) running = is_running ? dr_running_total_dup_period (data, record) : NULL;

      contributor.is_running = is_running;
      /* What was planned stands by itself where nobody knows what was reached for it. */
      if (record->target != DR_NONE && (!is_running || running != NULL))
        is_named[record->target] = TRUE;
      if (record->status == DR_STATUS_NOT_APPLICABLE || (is_running && running == NULL) ||
          (self->parts == DR_PARTS_IN_WHOLES ? is_in_whole (data, record) : has_parts[i]))
        {
          g_array_append_val (self->left_out, contributor);
          continue;
        }

      const DrAchievementRecord *whole = get_stated_whole (data, record);
      if (self->parts == DR_PARTS_IN_WHOLES && whole != NULL && whole->period == record->period &&
          is_of_unit_below (data, record, whole))
        {
          gint32 unit = dr_report_units_intern (&report->units, g_ptr_array_index (data->units, whole->unit), error);

          if (unit == DR_NO_UNIT)
            return FALSE;
          contributor.whole_unit = (guint32) unit + 1;
          self->has_stated_parts = TRUE;
        }

      if (!append_row (report, record->unit, record->indicator, record->period, running, &contributor, &row, error))
        return FALSE;
    }

  return TRUE;
}

/* What was planned and nothing is said of is a row too, without an actual. */
static gboolean
append_targets (Report        *report,
                guint8        *is_named,
                GError       **error)
{
  DrReportDraft *self = report->units.self;
  const DrReportData *data = report->data;

  for (guint32 i = 0; i < data->further_targets->len; i++)
    is_named[g_array_index (data->further_targets, DrFurtherTargetRecord, i).target] = TRUE;

  for (guint32 i = 0; i < data->targets->len; i++)
    {
      const DrTargetRecord *record = &g_array_index (data->targets, DrTargetRecord, i);
      DrContributor contributor = { .report = self->reports->len - 1, .item = i, .is_target = TRUE };
      DrReportDraftRow row;

      if (is_named[i] || !record->has_planned)
        continue;
      if (!append_row (report, record->unit, record->indicator, record->period, NULL, &contributor, &row, error))
        return FALSE;
    }

  return TRUE;
}

/* Whom units became, where the dataset has them and no other report has told. */
static void
append_successors (Report *report)
{
  DrUnitDraft *units = report->units.draft;
  guint n_told = units->successors->len;

  for (guint i = 0; i < report->data->units->len; i++)
    {
      gint32 row = report->units.rows[i];
      GPtrArray *successors = dr_unit_peek_successors (report->data->units->pdata[i]);
      gboolean is_told = units->is_given;

      for (guint j = 0; successors != NULL && !is_told && j < n_told; j++)
        is_told = g_array_index (units->successors, DrSuccessorDraftRow, j).unit == row;
      for (guint j = 0; successors != NULL && !is_told && j < successors->len; j++)
        {
          guint32 other = dr_report_data_find_unit (report->data, dr_unit_successor_get_unit_id (successors->pdata[j]));
          gint32 successor = other == DR_NONE ? DR_NO_UNIT : report->units.rows[other];
          DrSuccessorDraftRow added = { .unit = row, .successor = successor };

          if (successor == DR_NO_UNIT)
            continue;
          added.weight = g_strdup (dr_unit_successor_get_weight (successors->pdata[j]));
          g_array_append_val (units->successors, added);
        }
    }
}

/* Units that a register knows are its own: the issuer by its id, others by their codes, or by their names below it. */
static void
identify_units (DrReportUnits  *of,
                DrReportData   *data)
{
  DrUnitRegister *units = of->self->units;
  const GDate *day = dr_period_get_last_day (data->periods->pdata[data->period]);
  DrUnit *issuer = dr_unit_register_find (units, of->issuer_id);

  for (guint i = 0; i < data->units->len; i++)
    {
      DrUnit *unit = data->units->pdata[i];
      guint n_named;
      DrUnit *found = unit == of->issuer ? issuer : dr_unit_register_identify (units, unit, issuer, day, &n_named);

      if (found != NULL)
        of->rows[i] = dr_unit_register_find_row (units, dr_unit_get_id (found));
    }
}

static gint32 *
make_rows (guint n)
{
  gint32 *rows = g_new (gint32, n);

  for (guint i = 0; i < n; i++)
    rows[i] = -1;

  return rows;
}

/* Whether the issuer of a report is known by its name alone: no code and no given id tells it. */
static gboolean
is_known_by_name (const DrUnitDraft  *units,
                  const DrReportData *data,
                  const char         *issuer_id)
{
  GPtrArray *identifiers = dr_unit_peek_identifiers (g_ptr_array_index (data->units, data->issuer));

  return issuer_id == NULL && !units->is_given && (identifiers == NULL || identifiers->len == 0);
}

/* Whether a report comes from another place than one that bodies of one name have made, of this period or any. */
static gboolean
check_place (DrReportDraft       *self,
             const DrUnitDraft   *units,
             const DrReportData  *data,
             const char          *issuer_id,
             GError             **error)
{
  DrUnit *issuer = g_ptr_array_index (data->units, data->issuer);
  const GPtrArray *known = is_known_by_name (units, data, issuer_id)
                               ? g_hash_table_lookup (self->places, dr_unit_get_id (issuer)) : NULL;
  guint i = 0;

  while (known != NULL && i < known->len && !dr_issuer_place_differs (dr_unit_get_name (issuer), dr_unit_get_level (issuer), data->place,
                                                                                 known->pdata[i]))
    i++;
  if (known == NULL || i == known->len)
    return TRUE;

  g_autofree char *name = dr_error_quote (dr_unit_get_name (issuer), -1);
  g_autofree char *place = dr_error_quote (data->place, -1);
  g_autofree char *known_place = dr_error_quote (known->pdata[i], -1);

  return dr_error_set (error, DR_ERROR_MISMATCH,
                       "the issuer %s reports from %s here and from %s in another report, and may be two bodies of one name: "
                       "give the id of the issuer with the report, or one of its own in the report's JSON", name, place,
                       known_place);
}

/* Remembers from where a report comes, once it is added. */
static void
note_place (DrReportDraft      *self,
            const DrUnitDraft  *units,
            const DrReportData *data,
            const char         *issuer_id)
{
  DrUnit *issuer = g_ptr_array_index (data->units, data->issuer);
  gboolean is_by_name = is_known_by_name (units, data, issuer_id);
  guint8 certainty = is_by_name ? DR_ISSUER_BY_NAME : 0;

  if (is_by_name && data->place == NULL && !dr_issuer_place_is_told (issuer))
    certainty |= DR_ISSUER_UNPLACED | (dr_issuer_place_is_missing (issuer) ? DR_ISSUER_GENERAL : 0);
  g_byte_array_append (self->certainty, &certainty, 1);
  if (!is_by_name)
    return;

  GPtrArray *places = g_hash_table_lookup (self->places, dr_unit_get_id (issuer));
  if (places == NULL)
    {
      places = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->places, g_strdup (dr_unit_get_id (issuer)), places);
    }
  if (data->place != NULL && !g_ptr_array_find_with_equal_func (places, data->place, g_str_equal, NULL))
    g_ptr_array_add (places, g_strdup (data->place));
}

/* Whether nobody says who issued a report. */
static gboolean
is_unnamed (DrUnit     *issuer,
            const char *issuer_id)
{
  GPtrArray *identifiers = dr_unit_peek_identifiers (issuer);

  return issuer_id == NULL && g_str_equal (dr_unit_get_id (issuer), UNNAMED_ISSUER) &&
         (identifiers == NULL || identifiers->len == 0);
}

gboolean
dr_report_draft_check (DrReportDraft           *self,
                       DrUnitDraft             *units,
                       const DrIndicatorDraft  *indicators,
                       DrReport                *report,
                       const char              *issuer_id,
                       GError                 **error)
{
  DrReportData *data = dr_report_get_data (report);

  if (data == NULL || data->units->len == 0)
    return dr_error_set (error, DR_ERROR_INVALID, "an empty report has no figures");

  DrUnit *issuer = g_ptr_array_index (data->units, data->issuer);
  if (self->reports->len > 0 && (is_unnamed (issuer, issuer_id) || self->has_unnamed))
    return dr_error_set (error, DR_ERROR_MISMATCH,
                         "the issuer of a report is not named, so that its units could be those of another: "
                         "give the id of the issuer with the report");

  g_auto (DrReportUnits) of;
  dr_report_units_init (&of, self, units, data, issuer_id);
  if (!dr_report_units_check (&of, error))
    return FALSE;
  if (!check_place (self, units, data, issuer_id, error))
    return FALSE;

  for (guint i = 0; i < data->indicators->len; i++)
    if (!check_indicator (indicators, data, &g_array_index (data->indicators, DrIndicatorRecord, i), error))
      return FALSE;

  return TRUE;
}

gboolean
dr_report_draft_add (DrReportDraft     *self,
                     DrUnitDraft       *units,
                     DrIndicatorDraft  *indicators,
                     DrPeriodDraft     *periods,
                     DrReport          *report,
                     const char        *issuer_id,
                     GError           **error)
{
  DrReportData *data = dr_report_get_data (report);
  DrUnit *issuer = g_ptr_array_index (data->units, data->issuer);

  self->has_unnamed |= is_unnamed (issuer, issuer_id);

  g_autofree guint8 *is_named = g_new0 (guint8, data->targets->len);
  g_auto (Report) of = {
    .indicators = indicators,
    .periods = periods,
    .data = data,
    .indicator_rows = make_rows (data->indicators->len),
    .period_rows = make_rows (data->periods->len),
  };

  dr_report_units_init (&of.units, self, units, data, issuer_id);
  guint8 parts = (guint8) self->parts;
  g_ptr_array_add (self->reports, g_object_ref (report));
  g_ptr_array_add (self->issuer_ids, g_strdup (issuer_id));
  g_byte_array_append (self->parts_of, &parts, 1);
  note_place (self, units, data, issuer_id);
  if (self->units != NULL)
    identify_units (&of.units, data);

  /* A unit that reports nothing is one that is missing in a roster: all of them are kept. */
  for (guint i = 0; i < data->units->len; i++)
    if (dr_report_units_intern (&of.units, data->units->pdata[i], error) == DR_NO_UNIT)
      return FALSE;
  if (!dr_report_units_tell (&of.units, error))
    return FALSE;
  if (!append_achievements (&of, is_named, error) || !append_targets (&of, is_named, error))
    return FALSE;
  append_successors (&of);

  return TRUE;
}

/* A draft of units that nobody has named but a register. */
static gboolean
restart_units (DrUnitDraft     *units,
               DrUnitRegister  *given,
               GError         **error)
{
  dr_unit_draft_clear (units);
  dr_unit_draft_init (units);

  return given == NULL || dr_unit_draft_take_register (units, given, error);
}

static gboolean
is_in_order (const guint *sequence,
             guint        n_reports)
{
  for (guint i = 0; i < n_reports; i++)
    if (sequence[i] != i)
      return FALSE;

  return TRUE;
}

gboolean
dr_report_draft_put_in_order (DrReportDraft     *self,
                              DrUnitDraft       *units,
                              DrIndicatorDraft  *indicators,
                              DrPeriodDraft     *periods,
                              GError           **error)
{
  g_autofree guint *sequence = dr_report_sequence_find (self->reports, self->issuer_ids);
  DrReportDraft drawn;
  gboolean is_good = TRUE;

  /* Drafted as they came, they are drafted as they should be: names and numbers are those that another time would give. */
  if (is_in_order (sequence, self->reports->len))
    return TRUE;

  if (!units->is_given || self->units != NULL)
    is_good = restart_units (units, self->units, error);
  if (!indicators->is_given)
    {
      dr_indicator_draft_clear (indicators);
      dr_indicator_draft_init (indicators);
    }
  if (!periods->is_given)
    {
      dr_period_draft_clear (periods);
      dr_period_draft_init (periods);
    }

  dr_report_draft_init (&drawn);
  drawn.units = self->units == NULL ? NULL : dr_unit_register_ref (self->units);
  drawn.as_of = self->as_of;
  drawn.is_checked = TRUE;
  for (guint i = 0; i < self->reports->len && is_good; i++)
    {
      drawn.parts = (DrParts) self->parts_of->data[sequence[i]];
      is_good = dr_report_draft_add (&drawn, units, indicators, periods, self->reports->pdata[sequence[i]],
                                     self->issuer_ids->pdata[sequence[i]], error);
    }
  dr_report_draft_clear (self);
  *self = drawn;
  self->given_numbers = g_steal_pointer (&sequence);

  return is_good;
}
