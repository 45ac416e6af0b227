/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-period.h>

#include "analysis/query/dr-metric-private.h"
#include "base/dr-error-private.h"

/* Many more than anybody asks for, few enough to multiply. */
#define QUANTILE_DIGITS 18

/* What a name may be followed by after «@». */
typedef enum
{
  ARGUMENT_NONE,
  ARGUMENT_ATTAINMENT,
  ARGUMENT_AGAINST,
  ARGUMENT_QUANTILE,
  ARGUMENT_DAY,
  ARGUMENT_METRIC
} Argument;

static const struct
{
  const char  *name;
  DrMetricKind kind;
  Argument     argument;
  guint        traits;
} metrics[] = {
  { "rows", DR_METRIC_ROWS, ARGUMENT_NONE,
    DR_METRIC_NEEDS_ROWS | DR_METRIC_IS_COUNT },
  { "actual", DR_METRIC_ACTUAL, ARGUMENT_NONE,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_ACTUALS },
  { "actual-count", DR_METRIC_ACTUAL_COUNT, ARGUMENT_NONE,
    DR_METRIC_NEEDS_ACTUALS | DR_METRIC_NEEDS_COUNTS | DR_METRIC_IS_COUNT },
  { "planned", DR_METRIC_PLANNED, ARGUMENT_NONE,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_PLANNED | DR_METRIC_NEEDS_COUNTS },
  { "planned-count", DR_METRIC_PLANNED_COUNT, ARGUMENT_NONE,
    DR_METRIC_NEEDS_PLANNED | DR_METRIC_NEEDS_COUNTS | DR_METRIC_IS_COUNT },
  { "pair-count", DR_METRIC_PAIR_COUNT, ARGUMENT_NONE,
    DR_METRIC_NEEDS_PAIRS | DR_METRIC_NEEDS_COUNTS | DR_METRIC_IS_COUNT },
  { "pair-actual", DR_METRIC_PAIR_ACTUAL, ARGUMENT_NONE,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_PAIRS },
  { "pair-planned", DR_METRIC_PAIR_PLANNED, ARGUMENT_NONE,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_PAIRS },
  { "completion", DR_METRIC_COMPLETION, ARGUMENT_NONE,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_PAIRS | DR_METRIC_IS_QUOTIENT | DR_METRIC_IS_PERCENT },
  { "pace", DR_METRIC_PACE, ARGUMENT_DAY,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_PAIRS | DR_METRIC_IS_QUOTIENT | DR_METRIC_IS_PERCENT },
  { "mean", DR_METRIC_MEAN, ARGUMENT_NONE,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_ACTUALS | DR_METRIC_NEEDS_COUNTS | DR_METRIC_IS_QUOTIENT },
  { "least", DR_METRIC_LEAST, ARGUMENT_NONE,
    DR_METRIC_NEEDS_TERMS },
  { "greatest", DR_METRIC_GREATEST, ARGUMENT_NONE,
    DR_METRIC_NEEDS_TERMS },
  { "lower", DR_METRIC_LOWER, ARGUMENT_NONE,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_TERMS },
  { "upper", DR_METRIC_UPPER, ARGUMENT_NONE,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_TERMS },
  { "completion-count", DR_METRIC_COMPLETION_COUNT, ARGUMENT_NONE,
    DR_METRIC_NEEDS_PAIRS | DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_COUNT },
  { "completion-quantile", DR_METRIC_COMPLETION_QUANTILE, ARGUMENT_QUANTILE,
    DR_METRIC_NEEDS_PAIRS | DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_QUOTIENT | DR_METRIC_IS_PERCENT },
  { "attainment", DR_METRIC_ATTAINMENT, ARGUMENT_ATTAINMENT,
    DR_METRIC_NEEDS_PAIRS | DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_ATTAINMENT | DR_METRIC_IS_COUNT },
  { "attainment-rate", DR_METRIC_ATTAINMENT_RATE, ARGUMENT_NONE,
    DR_METRIC_NEEDS_PAIRS | DR_METRIC_IS_OF_CELLS |
    DR_METRIC_IS_ATTAINMENT | DR_METRIC_IS_QUOTIENT | DR_METRIC_IS_PERCENT },
  { "compared", DR_METRIC_COMPARED, ARGUMENT_AGAINST,
    DR_METRIC_NEEDS_ACTUALS | DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_CHANGE | DR_METRIC_IS_COUNT },
  { "increased", DR_METRIC_INCREASED, ARGUMENT_AGAINST,
    DR_METRIC_NEEDS_ACTUALS | DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_CHANGE | DR_METRIC_IS_COUNT },
  { "decreased", DR_METRIC_DECREASED, ARGUMENT_AGAINST,
    DR_METRIC_NEEDS_ACTUALS | DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_CHANGE | DR_METRIC_IS_COUNT },
  { "equal", DR_METRIC_EQUAL, ARGUMENT_AGAINST,
    DR_METRIC_NEEDS_ACTUALS | DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_CHANGE | DR_METRIC_IS_COUNT },
  { "previous", DR_METRIC_PREVIOUS, ARGUMENT_AGAINST,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_ACTUALS | DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_CHANGE },
  { "change", DR_METRIC_CHANGE, ARGUMENT_AGAINST,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_ACTUALS | DR_METRIC_IS_OF_CELLS | DR_METRIC_IS_CHANGE },
  { "change-percent", DR_METRIC_CHANGE_PERCENT, ARGUMENT_AGAINST,
    DR_METRIC_IS_SUM | DR_METRIC_NEEDS_ACTUALS | DR_METRIC_IS_OF_CELLS |
    DR_METRIC_IS_CHANGE | DR_METRIC_IS_QUOTIENT | DR_METRIC_IS_PERCENT },
  { "share", DR_METRIC_SHARE, ARGUMENT_METRIC,
    DR_METRIC_IS_OF_ROWS | DR_METRIC_IS_QUOTIENT | DR_METRIC_IS_PERCENT },
  { "cumulative", DR_METRIC_CUMULATIVE, ARGUMENT_METRIC,
    DR_METRIC_IS_OF_ROWS },
  { "rank", DR_METRIC_RANK, ARGUMENT_METRIC,
    DR_METRIC_IS_OF_ROWS | DR_METRIC_IS_COUNT },
};

static const char *const against_words[] = { "previous", "year-earlier" };

static gboolean
parse_quantile (const char *text,
                DrQuotient *quantile)
{
  DrDecimal decimal;

  if (!dr_decimal_parse (text, -1, &decimal) || decimal.exponent > 0 || decimal.exponent < -QUANTILE_DIGITS)
    return FALSE;

  *quantile = (DrQuotient) { decimal.coefficient, (dr_int128) dr_power_of_ten (-decimal.exponent) };

  return quantile->numerator > 0 && quantile->numerator <= quantile->denominator;
}

/* A day as 2025-06-30 and in no other form. */
static gboolean
parse_day (const char *text,
           GDate      *day)
{
  g_autoptr (DrPeriod) period = dr_period_parse (text, NULL);

  if (period == NULL || dr_period_get_kind (period) != DR_PERIOD_KIND_DAY)
    return FALSE;

  *day = *dr_period_get_first_day (period);

  return TRUE;
}

static gboolean
parse_argument (DrMetric   *self,
                Argument    argument,
                const char *text)
{
  switch (argument)
    {
    case ARGUMENT_ATTAINMENT:
      {
        g_autoptr (GEnumClass) enum_class = g_type_class_ref (DR_TYPE_ATTAINMENT);
        GEnumValue *value = text == NULL ? NULL : g_enum_get_value_by_nick (enum_class, text);

        if (value == NULL)
          return FALSE;
        self->attainment = (DrAttainment) value->value;
        return TRUE;
      }
    case ARGUMENT_AGAINST:
      for (guint i = 0; text != NULL && i < G_N_ELEMENTS (against_words); i++)
        if (strcmp (text, against_words[i]) == 0)
          {
            self->against = (DrAgainst) i;
            return TRUE;
          }
      return FALSE;
    case ARGUMENT_QUANTILE:
      return text != NULL && parse_quantile (text, &self->quantile);
    case ARGUMENT_DAY:
      return text != NULL && parse_day (text, &self->day);
    case ARGUMENT_METRIC:
      if (text == NULL || *text == '\0')
        return FALSE;
      self->of = g_strdup (text);
      return TRUE;
    case ARGUMENT_NONE:
    default:
      return text == NULL;
    }
}

static const char *
describe_argument (Argument argument)
{
  switch (argument)
    {
    case ARGUMENT_ATTAINMENT:
      return "@exceeded, @met, @near, @missed or @undefined behind it";
    case ARGUMENT_AGAINST:
      return "@previous or @year-earlier behind it";
    case ARGUMENT_QUANTILE:
      return "a number above 0 and at most 1 behind it, such as @0.5";
    case ARGUMENT_DAY:
      return "a day behind it, such as @2025-06-30";
    case ARGUMENT_METRIC:
      return "another metric behind it, such as @actual";
    case ARGUMENT_NONE:
    default:
      return "nothing behind it";
    }
}

gboolean
dr_metric_init (DrMetric    *self,
                const char  *name,
                GError     **error)
{
  const char *at = strchr (name, '@');
  gsize length = at == NULL ? strlen (name) : (gsize) (at - name);
  g_autofree char *quoted = dr_error_quote (name, -1);

  *self = (DrMetric) { .name = g_strdup (name) };
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      if (strlen (metrics[i].name) != length || strncmp (metrics[i].name, name, length) != 0)
        continue;

      self->kind = metrics[i].kind;
      self->traits = metrics[i].traits;
      if (parse_argument (self, metrics[i].argument, at == NULL ? NULL : at + 1))
        return TRUE;

      dr_metric_clear (self);
      return dr_error_set (error, DR_ERROR_INVALID, "%s: the metric %s takes %s",
                           quoted, metrics[i].name, describe_argument (metrics[i].argument));
    }

  g_autoptr (GString) known = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    g_string_append_printf (known, "%s%s", i == 0 ? "" : ", ", metrics[i].name);
  dr_metric_clear (self);

  return dr_error_set (error, DR_ERROR_INVALID, "%s: not a metric, which are %s", quoted, known->str);
}

/* What was attained, was compared or just is there, the more the better, whatever is good of the figures themselves; of
 * places the first is the best. */
DrMetricWants
dr_metric_get_wants (const DrMetric *self)
{
  switch (self->kind)
    {
    case DR_METRIC_ROWS:
    case DR_METRIC_ACTUAL_COUNT:
    case DR_METRIC_PLANNED_COUNT:
    case DR_METRIC_PAIR_COUNT:
    case DR_METRIC_COMPLETION_COUNT:
    case DR_METRIC_ATTAINMENT_RATE:
    case DR_METRIC_COMPARED:
    case DR_METRIC_EQUAL:
      return DR_METRIC_WANTS_MORE;
    case DR_METRIC_ATTAINMENT:
      return self->attainment == DR_ATTAINMENT_MISSED || self->attainment == DR_ATTAINMENT_UNDEFINED
                 ? DR_METRIC_WANTS_LESS : DR_METRIC_WANTS_MORE;
    case DR_METRIC_RANK:
      return DR_METRIC_WANTS_LESS;
    case DR_METRIC_DECREASED:
      return DR_METRIC_WANTS_AGAINST_INDICATOR;
    case DR_METRIC_SHARE:
    case DR_METRIC_CUMULATIVE:
      {
        DrMetric of;
        DrMetricWants wants = DR_METRIC_WANTS_AS_INDICATOR;

        if (dr_metric_init (&of, self->of, NULL))
          {
            wants = dr_metric_get_wants (&of);
            dr_metric_clear (&of);
          }
        return wants;
      }
    case DR_METRIC_ACTUAL:
    case DR_METRIC_PLANNED:
    case DR_METRIC_PAIR_ACTUAL:
    case DR_METRIC_PAIR_PLANNED:
    case DR_METRIC_COMPLETION:
    case DR_METRIC_PACE:
    case DR_METRIC_MEAN:
    case DR_METRIC_LEAST:
    case DR_METRIC_GREATEST:
    case DR_METRIC_LOWER:
    case DR_METRIC_UPPER:
    case DR_METRIC_COMPLETION_QUANTILE:
    case DR_METRIC_INCREASED:
    case DR_METRIC_PREVIOUS:
    case DR_METRIC_CHANGE:
    case DR_METRIC_CHANGE_PERCENT:
    default:
      return DR_METRIC_WANTS_AS_INDICATOR;
    }
}

void
dr_metric_clear (DrMetric *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->of, g_free);
}
