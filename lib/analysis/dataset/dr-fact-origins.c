/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-origins-private.h"
#include "analysis/dataset/dr-fact-target-private.h"
#include "base/dr-error-private.h"
#include "model/dr-report-private.h"

/* The one word that a column of yes or nothing has. */
#define YES "yes"

static gboolean
has_values (const DrArrowVector *vector)
{
  return vector->values != NULL;
}

static gboolean
get_text (const DrArrowVector  *vector,
          gsize                 row,
          const char          **text,
          gsize                *length,
          GError              **error)
{
  if (!dr_arrow_vector_get_optional_text (vector, row, text, length, error))
    return FALSE;
  if (*length == 0)
    *text = NULL;

  return TRUE;
}

static gboolean
get_yes (const DrArrowVector  *vector,
         gsize                 row,
         guint8               *is_yes,
         GError              **error)
{
  const char *text;
  gsize length;

  if (!get_text (vector, row, &text, &length, error))
    return FALSE;
  *is_yes = text != NULL;
  if (text == NULL || (length == strlen (YES) && memcmp (text, YES, length) == 0))
    return TRUE;

  g_autofree char *quoted = dr_error_quote (text, (gssize) length);

  return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "%s is neither \"" YES "\" nor nothing", quoted);
}

static gboolean
get_period (const DrArrowVector  *vector,
            gsize                 row,
            DrPeriodDraft        *periods,
            gint32               *number,
            GError              **error)
{
  const char *text;
  gsize length;

  *number = -1;
  if (!get_text (vector, row, &text, &length, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  g_autofree char *id = g_strndup (text, length);
  g_autoptr (GError) wrong = NULL;
  g_autoptr (DrPeriod) period = dr_period_parse (id, &wrong);
  if (period == NULL)
    return dr_arrow_vector_set_error (vector, row, error, wrong->code, "%s", wrong->message);

  /* It is no figure's own, so that it may be one that the table of periods has not. */
  *number = dr_period_draft_intern (periods, period, error);

  return *number >= 0;
}

static gboolean
get_unit (const DrArrowVector  *vector,
          gsize                 row,
          const DrUnitDraft    *units,
          gint32               *number,
          GError              **error)
{
  const char *text;
  gsize length;

  *number = DR_NO_UNIT;
  if (!get_text (vector, row, &text, &length, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  *number = dr_unit_draft_find (units, text, length);
  if (*number != DR_NO_UNIT)
    return TRUE;

  g_autofree char *quoted = dr_error_quote (text, (gssize) length);

  return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "there is no unit %s", quoted);
}

/* «2024-03-25», which a period of one day is written as, too. */
static gboolean
get_written_day (const DrArrowVector  *vector,
                 gsize                 row,
                 GDate                *day,
                 GError              **error)
{
  const char *text;
  gsize length;

  if (!get_text (vector, row, &text, &length, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  g_autofree char *id = g_strndup (text, length);
  g_autoptr (DrPeriod) period = dr_period_parse (id, NULL);
  if (period != NULL && g_date_compare (dr_period_get_first_day (period), dr_period_get_last_day (period)) == 0)
    {
      *day = *dr_period_get_first_day (period);
      return TRUE;
    }

  g_autofree char *quoted = dr_error_quote (text, (gssize) length);

  return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "%s is no day such as \"2024-03-25\"", quoted);
}

static gboolean
get_day (const DrArrowVector  *vector,
         gsize                 row,
         GDate                *day,
         GError              **error)
{
  guint32 julian;

  if (!has_values (vector) || dr_arrow_vector_is_empty (vector, row))
    return TRUE;
  if ((dr_arrow_type_get_kind (&vector->type) & DR_ARROW_ANY_TEXT) != 0)
    return get_written_day (vector, row, day, error);
  if (!dr_arrow_vector_get_day (vector, row, &julian, error))
    return FALSE;
  g_date_set_julian (day, julian);

  return TRUE;
}

gboolean
dr_fact_origins_read (const DrFactOriginColumns  *columns,
                      gsize                       n_rows,
                      const DrUnitDraft          *units,
                      DrPeriodDraft              *periods,
                      DrFactMemory               *memory,
                      const DrFactOrigin        **origins,
                      GError                    **error)
{
  *origins = NULL;
  if (!has_values (columns->planned_periods) && !has_values (columns->planned_days) && !has_values (columns->runnings) &&
      !has_values (columns->plans_elsewhere) && !has_values (columns->wholes))
    return TRUE;

  DrFactOrigin *read = dr_fact_memory_add (memory, n_rows, sizeof *read, error);
  if (read == NULL)
    return FALSE;
  for (gsize row = 0; row < n_rows; row++)
    {
      DrFactOrigin *origin = &read[row];

      g_date_clear (&origin->planned_on, 1);
      if (!get_period (columns->planned_periods, row, periods, &origin->planned_for, error) ||
          !get_unit (columns->wholes, row, units, &origin->whole_unit, error) ||
          !get_day (columns->planned_days, row, &origin->planned_on, error) ||
          !get_yes (columns->runnings, row, &origin->is_running, error) ||
          !get_yes (columns->plans_elsewhere, row, &origin->shares_plan, error))
        return FALSE;
    }
  *origins = read;

  return TRUE;
}

gboolean
dr_fact_origins_have_wholes (const GArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (blocks, DrFactBlock, i);

      for (gsize row = 0; block->origin != NULL && row < block->n_rows; row++)
        if (block->origin[row].whole_unit != DR_NO_UNIT)
          return TRUE;
    }

  return FALSE;
}

gboolean
dr_dataset_is_running (const DrDataset   *self,
                       const DrFactBlock *block,
                       gsize              row)
{
  const DrContributor *source = dr_fact_target_find_contributor (self, block, row);

  return source != NULL ? source->is_running : block->origin != NULL && block->origin[row].is_running;
}

gint32
dr_dataset_get_whole_unit (const DrDataset   *self,
                           const DrFactBlock *block,
                           gsize              row)
{
  const DrContributor *source = dr_fact_target_find_contributor (self, block, row);

  if (source != NULL)
    return (gint32) source->whole_unit - 1;

  return block->origin == NULL ? DR_NO_UNIT : block->origin[row].whole_unit;
}

DrPeriod *
dr_dataset_get_longer_plan (const DrDataset   *self,
                            const DrFactBlock *block,
                            gsize              row)
{
  const DrContributor *source = dr_fact_target_find_source (self, block, row);
  DrPeriod *own = self->periods->periods[block->period[row]];
  DrPeriod *planned_for = NULL;

  if (source != NULL)
    {
      const DrReportData *data = dr_fact_target_get_data (self, source);
      const DrTargetRecord *target = dr_fact_target_get (data, source);

      planned_for = target == NULL ? NULL : g_ptr_array_index (data->periods, target->period);
    }
  else if (block->origin != NULL && block->origin[row].planned_for >= 0)
    planned_for = self->periods->periods[block->origin[row].planned_for];

  return planned_for != NULL && !dr_period_equal (planned_for, own) && dr_period_contains (planned_for, own) ? planned_for
                                                                                                             : NULL;
}

const GDate *
dr_dataset_get_plan_day (const DrDataset   *self,
                         const DrFactBlock *block,
                         gsize              row)
{
  const DrContributor *source = dr_fact_target_find_source (self, block, row);
  const GDate *day = source != NULL          ? dr_report_get_date (g_ptr_array_index (self->reports, source->report))
                     : block->origin != NULL ? &block->origin[row].planned_on
                                             : NULL;

  return day != NULL && g_date_valid (day) ? day : NULL;
}

gboolean
dr_dataset_shares_plan (const DrDataset   *self,
                        const DrFactBlock *block,
                        gsize              row)
{
  const DrContributor *source = dr_fact_target_find_contributor (self, block, row);

  if (source == NULL)
    return block->origin != NULL && block->origin[row].shares_plan;

  const DrReportData *data = dr_fact_target_get_data (self, source);
  const DrTargetRecord *target = dr_fact_target_get (data, source);

  return target != NULL && target->has_planned &&
         dr_period_equal (g_ptr_array_index (data->periods, target->period), self->periods->periods[block->period[row]]);
}

gboolean
dr_dataset_has_origins (const DrDataset *self)
{
  if (self->contributors != NULL && self->contributors->len > 0)
    return TRUE;
  for (guint i = 0; i < self->blocks->len; i++)
    if (g_array_index (self->blocks, DrFactBlock, i).origin != NULL)
      return TRUE;

  return FALSE;
}
