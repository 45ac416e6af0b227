/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "exchange/dr-report-json-reader-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-text-private.h"
#include "model/dr-change-private.h"

/*
 * Targets and achievements come by the hundred thousand, so they become records at
 * once, and what their constructors would refuse is refused here.
 */

static gboolean
set_not_canonical (const DrJsonNode  *node,
                   const char        *canonical,
                   const char        *written,
                   GError           **error)
{
  g_autofree char *expected = dr_error_quote (canonical, -1);
  g_autofree char *found = dr_error_quote (written, -1);

  return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "expected %s, got %s", expected,
                                 found);
}

static gboolean
read_indicator (DrReportJsonReader  *self,
                DrJsonNode          *node,
                GError             **error)
{
  enum { ID, LABEL, MEASURE, NATURE, DIRECTION };
  static const char * const keys[] = { "id", "label", "measure", "nature", "direction", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  g_autofree char *measure = NULL;
  int nature;
  int desire;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      (id = dr_json_node_dup_string (&members[ID], error)) == NULL ||
      (label = dr_json_node_dup_string (&members[LABEL], error)) == NULL ||
      (measure = dr_json_node_dup_string (&members[MEASURE], error)) == NULL ||
      !dr_json_node_get_enum (&members[NATURE], DR_TYPE_NATURE, &nature, error) ||
      !dr_json_node_get_enum (&members[DIRECTION], DR_TYPE_DESIRE, &desire, error))
    return FALSE;

  g_autoptr (DrIndicator) indicator =
    dr_indicator_new (id, label, measure, nature, desire, error);
  if (indicator == NULL)
    return dr_json_node_prefix_error (node, error);

  if (!g_str_equal (dr_indicator_get_measure (indicator), measure))
    return set_not_canonical (&members[MEASURE], dr_indicator_get_measure (indicator), measure,
                              error);

  if (dr_report_builder_find_indicator (self->builder, id) != DR_NONE)
    return dr_json_node_set_error (&members[ID], error, DR_ERROR_INVALID,
                                   "another indicator has the same id");

  return dr_report_builder_add_indicator (self->builder, indicator, error) ||
         dr_json_node_prefix_error (node, error);
}

gboolean
dr_report_json_reader_read_indicators (DrReportJsonReader  *self,
                                       const DrJsonNode    *node,
                                       GError             **error)
{
  return dr_report_json_reader_read_elements (self, node, read_indicator, error);
}

/* --- figures --- */

/* A figure in the measure of an indicator; null leaves @has_figure zero. */
static gboolean
read_quantity (DrReportJsonReader  *self,
               DrJsonNode          *node,
               guint32              indicator,
               gboolean            *has_figure,
               DrFigure            *figure,
               guint32             *written,
               GError             **error)
{
  enum { VALUE, UPPER, MEASURE, WRITTEN, HEDGE, RESOLUTION };
  static const char * const keys[] = {
    "value", "upper", "measure", "written", "hedge", "resolution", NULL
  };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];

  *has_figure = !dr_json_node_is_null (node);
  if (!*has_figure)
    return TRUE;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      !dr_report_json_reader_get_figure (self, &members[VALUE], &members[UPPER], &members[HEDGE],
                                         &members[RESOLUTION], figure, error) ||
      !dr_report_json_reader_intern_words (self, &members[WRITTEN], written, error))
    return FALSE;

  const char *measure = dr_report_json_reader_peek_string (self, &members[MEASURE], error);
  if (measure == NULL)
    return FALSE;

  const char *expected = dr_report_data_get_string (
    self->data, g_array_index (self->data->indicators, DrIndicatorRecord, indicator).measure);
  if (!g_str_equal (measure, expected))
    {
      g_autofree char *quoted = dr_error_quote (expected, -1);
      g_autofree char *found = dr_error_quote (measure, -1);

      return dr_json_node_set_error (&members[MEASURE], error, DR_ERROR_MISMATCH,
                                     "expected the measure of the indicator, %s, got %s", quoted,
                                     found);
    }

  return TRUE;
}

static gboolean
read_percent (DrReportJsonReader  *self,
              DrJsonNode          *node,
              gboolean            *has_figure,
              DrFigure            *figure,
              GError             **error)
{
  enum { VALUE, UPPER, HEDGE, RESOLUTION };
  static const char * const keys[] = { "value", "upper", "hedge", "resolution", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];

  *has_figure = !dr_json_node_is_null (node);

  return !*has_figure ||
         (dr_json_node_get_members (node, keys, NULL, members, error) &&
          dr_report_json_reader_get_figure (self, &members[VALUE], &members[UPPER],
                                            &members[HEDGE], &members[RESOLUTION], figure, error));
}

/* --- targets --- */

static gboolean
read_target (DrReportJsonReader  *self,
             DrJsonNode          *node,
             GError             **error)
{
  enum { ID, UNIT, INDICATOR, PERIOD, PLANNED, COMPARATOR, ASSIGNED_BY, SOURCE };
  static const char * const keys[] = {
    "id", "unit", "indicator", "period", "planned", "comparator", "assigned_by", "source", NULL
  };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrTargetRecord record = dr_target_record_init ();
  gboolean has_planned;
  int comparator;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      !dr_report_json_reader_intern_needed (self, &members[ID], &record.id, error) ||
      !dr_report_json_reader_get_unit (self, &members[UNIT], &record.unit, error) ||
      !dr_report_json_reader_get_indicator (self, &members[INDICATOR], &record.indicator, error) ||
      !dr_report_json_reader_get_period (self, &members[PERIOD], &record.period, error) ||
      !read_quantity (self, &members[PLANNED], record.indicator, &has_planned, &record.planned,
                      &record.written_measure, error) ||
      !dr_json_node_get_enum (&members[COMPARATOR], DR_TYPE_COMPARATOR, &comparator, error) ||
      !dr_report_json_reader_intern_words (self, &members[ASSIGNED_BY], &record.assigned_by,
                                           error) ||
      !dr_report_json_reader_get_source (self, &members[SOURCE], &record.source, error))
    return FALSE;

  record.has_planned = has_planned;
  record.comparator = (guint8) comparator;
  if (has_planned && comparator == DR_COMPARATOR_BETWEEN && record.planned.hedge != DR_HEDGE_RANGE)
    return dr_json_node_set_error (&members[COMPARATOR], error, DR_ERROR_INVALID,
                                   "between needs a range as the planned quantity");

  return dr_report_builder_append_target (self->builder, &record, error) != DR_NONE ||
         dr_json_node_prefix_error (node, error);
}

gboolean
dr_report_json_reader_read_targets (DrReportJsonReader  *self,
                                    const DrJsonNode    *node,
                                    GError             **error)
{
  return dr_report_json_reader_read_elements (self, node, read_target, error);
}

/* --- achievements --- */

static gboolean
read_target_of (DrReportJsonReader   *self,
                const DrJsonNode     *node,
                DrAchievementRecord  *record,
                guint32              *target,
                GError              **error)
{
  if (!dr_report_json_reader_get_item (self, node, DR_ITEM_TARGET, target, error))
    return FALSE;

  const DrReportData *data = self->data;
  guint32 planned_for = g_array_index (data->targets, DrTargetRecord, *target).indicator;

  return planned_for == record->indicator ||
         dr_json_node_set_error (
           node, error, DR_ERROR_MISMATCH,
           "a target for the indicator \"%s\", but the figure is of \"%s\"",
           dr_report_data_get_string (
             data, g_array_index (data->indicators, DrIndicatorRecord, planned_for).id),
           dr_report_data_get_string (
             data, g_array_index (data->indicators, DrIndicatorRecord, record->indicator).id));
}

static gboolean
read_change (DrReportJsonReader   *self,
             DrJsonNode           *node,
             DrAchievementRecord  *record,
             DrExtrasRecord       *extras,
             GError              **error)
{
  enum { KIND, DIRECTION, VALUE, RESOLUTION, AGAINST };
  static const char * const keys[] = {
    "kind", "direction", "value", "resolution", "against", NULL
  };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  int kind;
  int direction;

  record->has_change = !dr_json_node_is_null (node);
  if (!record->has_change)
    return TRUE;

  if (!dr_json_node_get_members (node, keys, NULL, members, error) ||
      !dr_json_node_get_enum (&members[KIND], DR_TYPE_CHANGE_KIND, &kind, error) ||
      !dr_json_node_get_enum (&members[DIRECTION], DR_TYPE_DIRECTION, &direction, error) ||
      !dr_report_json_reader_get_figure (self, &members[VALUE], NULL, NULL, &members[RESOLUTION],
                                         &extras->change, error) ||
      !dr_report_json_reader_intern_words (self, &members[AGAINST], &extras->change_against, error))
    return FALSE;

  extras->change_kind = (guint8) kind;
  extras->change_direction = (guint8) direction;

  DrDecimal value = dr_figure_get_value (&extras->change);
  if (dr_decimal_get_sign (&value) < 0)
    return dr_json_node_set_error (&members[VALUE], error, DR_ERROR_INVALID,
                                   "negative; the direction says which way it went");

  const char *against = dr_report_data_get_string (self->data, extras->change_against);
  if (against == NULL || g_str_equal (against, DR_CHANGE_TARGET))
    return TRUE;

  g_autoptr (DrPeriod) period = NULL;

  return dr_report_json_reader_make_period (self, &members[AGAINST], &period, error);
}

/* What belongs to an achievement that has its place already. */
static gboolean
read_also_against (DrReportJsonReader   *self,
                   const DrJsonNode     *node,
                   DrAchievementRecord  *record,
                   guint32               achievement,
                   GError              **error)
{
  enum { TARGET, PERCENT_OF_TARGET };
  static const char * const keys[] = { "target", "percent_of_target", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrJsonNode element = { 0 };

  while (dr_json_node_next_element (node, &element))
    {
      DrFurtherTargetRecord further = { .achievement = achievement };
      gboolean has_percent;

      further.percent.upper = DR_NONE;
      if (!dr_json_node_get_members (&element, keys, NULL, members, error) ||
          !read_target_of (self, &members[TARGET], record, &further.target, error) ||
          !read_percent (self, &members[PERCENT_OF_TARGET], &has_percent, &further.percent, error))
        return FALSE;

      further.has_percent = has_percent;
      if (dr_report_builder_append_further_target (self->builder, &further, error) == DR_NONE)
        return dr_json_node_prefix_error (&element, error);
    }

  return TRUE;
}

/* The measure of a reading, which no indicator vouches for. A bare number has the empty one. */
static gboolean
read_measure (DrReportJsonReader  *self,
              const DrJsonNode    *node,
              guint32             *measure,
              GError             **error)
{
  const char *written = dr_report_json_reader_peek_string (self, node, error);

  if (written == NULL)
    return FALSE;
  if (!dr_quantity_check_text (written, "the measure", error))
    return dr_json_node_prefix_error (node, error);

  g_autoptr (GRefString) canonical = dr_measure_canonicalize (written, -1);
  if (!g_str_equal (canonical, written))
    return set_not_canonical (node, canonical, written, error);

  *measure = dr_report_builder_intern (self->builder, written, -1);

  return TRUE;
}

static gboolean
read_readings (DrReportJsonReader  *self,
               const DrJsonNode    *node,
               guint32              achievement,
               GError             **error)
{
  enum { VALUE, UPPER, MEASURE, HEDGE, RESOLUTION, REASON };
  static const char * const keys[] = {
    "value", "upper", "measure", "hedge", "resolution", "reason", NULL
  };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  DrJsonNode element = { 0 };

  while (dr_json_node_next_element (node, &element))
    {
      DrReadingRecord reading = { .achievement = achievement };

      if (!dr_json_node_get_members (&element, keys, NULL, members, error) ||
          !dr_report_json_reader_get_figure (self, &members[VALUE], &members[UPPER],
                                             &members[HEDGE], &members[RESOLUTION],
                                             &reading.quantity, error) ||
          !read_measure (self, &members[MEASURE], &reading.measure, error) ||
          !dr_report_json_reader_intern_needed (self, &members[REASON], &reading.reason, error))
        return FALSE;

      if (dr_report_builder_append_reading (self->builder, &reading, error) == DR_NONE)
        return dr_json_node_prefix_error (&element, error);
    }

  return TRUE;
}

static gboolean
check_actual (const DrJsonNode           *actual,
              const DrAchievementRecord  *record,
              GError                    **error)
{
  gboolean is_absent = record->status == DR_STATUS_MISSING ||
                       record->status == DR_STATUS_NOT_APPLICABLE;

  if (is_absent && record->has_actual)
    return dr_json_node_set_error (actual, error, DR_ERROR_INVALID,
                                   "there is no actual figure with this status; expected null");

  if (record->status == DR_STATUS_NIL)
    {
      DrDecimal value = dr_figure_get_value (&record->actual);

      if (!record->has_actual || dr_decimal_get_sign (&value) != 0)
        return dr_json_node_set_error (actual, error, DR_ERROR_INVALID,
                                       "the actual figure of nil is 0");
    }

  return is_absent || record->has_actual ||
         dr_json_node_set_error (actual, error, DR_ERROR_INVALID,
                                 "null is for what is missing or not applicable");
}

enum { ID, UNIT, INDICATOR, PERIOD, STATUS, ACTUAL, TARGET, PERCENT_OF_TARGET, ALSO_AGAINST, SHARE,
       CHANGE, CUMULATIVE, PART_OF, READINGS, SOURCE, N_MEMBERS };

static const char * const achievement_keys[N_MEMBERS + 1] = {
  "id", "unit", "indicator", "period", "status", "actual", "target", "percent_of_target",
  "also_against", "share", "change", "cumulative", "part_of", "readings", "source", NULL
};

static gboolean
read_achievement (DrReportJsonReader  *self,
                  DrJsonNode          *node,
                  GError             **error)
{
  DrJsonNode members[N_MEMBERS];
  DrAchievementRecord record = dr_achievement_record_init ();
  DrExtrasRecord extras = dr_extras_record_init ();
  gboolean has_actual;
  gboolean has_percent;
  gboolean has_share;
  gboolean is_cumulative;
  int status;

  if (!dr_json_node_get_members (node, achievement_keys, NULL, members, error) ||
      !dr_report_json_reader_intern_needed (self, &members[ID], &record.id, error) ||
      !dr_report_json_reader_get_unit (self, &members[UNIT], &record.unit, error) ||
      !dr_report_json_reader_get_indicator (self, &members[INDICATOR], &record.indicator, error) ||
      !dr_report_json_reader_get_period (self, &members[PERIOD], &record.period, error) ||
      !dr_json_node_get_enum (&members[STATUS], DR_TYPE_STATUS, &status, error) ||
      !read_quantity (self, &members[ACTUAL], record.indicator, &has_actual, &record.actual,
                      &extras.written_measure, error) ||
      (!dr_json_node_is_null (&members[TARGET]) &&
       !read_target_of (self, &members[TARGET], &record, &record.target, error)) ||
      !read_percent (self, &members[PERCENT_OF_TARGET], &has_percent, &extras.percent_of_target,
                     error) ||
      !dr_json_node_check_array (&members[ALSO_AGAINST], error) ||
      !read_percent (self, &members[SHARE], &has_share, &extras.share, error) ||
      !read_change (self, &members[CHANGE], &record, &extras, error) ||
      !dr_json_node_get_boolean (&members[CUMULATIVE], &is_cumulative, error) ||
      !dr_json_node_check_array (&members[READINGS], error) ||
      !dr_report_json_reader_get_source (self, &members[SOURCE], &record.source, error))
    return FALSE;

  record.status = (guint8) status;
  record.has_actual = has_actual;
  record.has_percent_of_target = has_percent;
  record.has_share = has_share;
  record.is_cumulative = is_cumulative;

  if (!check_actual (&members[ACTUAL], &record, error))
    return FALSE;
  if (has_percent && record.target == DR_NONE)
    return dr_json_node_set_error (&members[PERCENT_OF_TARGET], error, DR_ERROR_INVALID,
                                   "a percentage of a target, but there is no target");

  dr_report_builder_append_extras (self->builder, &extras, &record);
  guint32 index = dr_report_builder_append_achievement (self->builder, &record, error);
  if (index == DR_NONE)
    return dr_json_node_prefix_error (node, error);

  if (!dr_json_node_is_null (&members[PART_OF]))
    {
      DrReportJsonPart part = { index, members[PART_OF].value };

      g_array_append_val (self->parts, part);
    }

  return read_also_against (self, &members[ALSO_AGAINST], &record, index, error) &&
         read_readings (self, &members[READINGS], index, error);
}

/* Looked up when all achievements are there. */
static gboolean
read_parts (DrReportJsonReader  *self,
            const DrJsonNode    *achievements,
            GError             **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const DrReportJsonPart *part = &g_array_index (self->parts, DrReportJsonPart, i);
      const DrJsonNode element = { .parent = achievements, .index = part->achievement };
      const DrJsonNode node = {
        .value = part->value, .parent = &element, .key = achievement_keys[PART_OF]
      };
      guint32 whole;

      if (!dr_report_json_reader_get_item (self, &node, DR_ITEM_ACHIEVEMENT, &whole, error))
        return FALSE;
      g_array_index (self->data->achievements, DrAchievementRecord, part->achievement).part_of =
        whole;
    }

  return TRUE;
}

gboolean
dr_report_json_reader_read_achievements (DrReportJsonReader  *self,
                                         const DrJsonNode    *node,
                                         GError             **error)
{
  return dr_report_json_reader_read_elements (self, node, read_achievement, error) &&
         read_parts (self, node, error);
}
