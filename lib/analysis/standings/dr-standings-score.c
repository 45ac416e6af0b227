/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From the values of a unit to its score. */

#include "config.h"

#include "analysis/standings/dr-standings-private.h"

#include "base/dr-error-private.h"
#include "figures/dr-ratio-private.h"

/* The best and the worst value of a criterion in a cohort; both NULL if none of its units is ranked. */
typedef struct
{
  DrRatio *best;
  DrRatio *worst;
} Extremes;

static void
find_extremes (const DrCriterion  *criterion,
               DrStanding        **cohort,
               guint               n_standings,
               Extremes           *extremes)
{
  int sign = criterion->desire == DR_DESIRE_MORE ? 1 : -1;

  *extremes = (Extremes) { NULL, NULL };
  for (guint i = 0; i < n_standings; i++)
    {
      if (cohort[i]->reason != DR_UNRANKED_REASON_NONE)
        continue;

      DrRatio *value = dr_score_row_get_value (cohort[i]->row, criterion->id);
      if (extremes->best == NULL || sign * dr_ratio_compare (value, extremes->best) > 0)
        extremes->best = value;
      if (extremes->worst == NULL || sign * dr_ratio_compare (value, extremes->worst) < 0)
        extremes->worst = value;
    }
}

static DrRatio *
make_whole (int value)
{
  return dr_ratio_new_from_integers (value, 1, NULL);
}

static DrRatio *
count_completion (const DrCriterion  *criterion,
                  DrRatio            *value,
                  GError            **error)
{
  int sign = dr_ratio_get_sign (value);

  if (criterion->desire == DR_DESIRE_MORE)
    return sign < 0 ? make_whole (0) : dr_ratio_ref (value);

  if (sign == 0 && criterion->cap != NULL)
    return dr_ratio_ref (criterion->cap);
  if (sign == 0)
    {
      dr_error_set (error, DR_ERROR_UNDEFINED,
                    "less is better and nothing is left, which without a cap earns points without end: set a cap");
      return NULL;
    }
  if (sign < 0)
    {
      dr_error_set (error, DR_ERROR_INVALID, "a completion below 0 says nothing where less is better");
      return NULL;
    }

  g_autoptr (DrRatio) one = make_whole (1);

  return dr_ratio_divide (one, value, error);
}

static DrRatio *
count_points (const DrCriterion  *criterion,
              DrRatio            *value,
              GError            **error)
{
  if (dr_ratio_get_sign (value) >= 0 && dr_ratio_compare (value, criterion->maximum) <= 0)
    return dr_ratio_ref (value);

  g_autofree char *points = dr_ratio_to_string (value);
  g_autofree char *maximum = dr_ratio_to_string (criterion->maximum);
  dr_error_set (error, DR_ERROR_INVALID, "%s points, but there are 0 to %s", points, maximum);

  return NULL;
}

static DrRatio *
count_best (const DrCriterion  *criterion,
            DrRatio            *value,
            const Extremes     *extremes,
            GError            **error)
{
  if (dr_ratio_get_sign (extremes->best) < 0 || dr_ratio_get_sign (value) < 0)
    {
      dr_error_set (error, DR_ERROR_INVALID, "a value below 0 is no share of the best one: score the range instead");
      return NULL;
    }
  if (dr_ratio_equal (value, extremes->best))
    return make_whole (1);

  return criterion->desire == DR_DESIRE_MORE ? dr_ratio_divide (value, extremes->best, error)
                                             : dr_ratio_divide (extremes->best, value, error);
}

static DrRatio *
count_range (DrRatio         *value,
             const Extremes  *extremes,
             GError         **error)
{
  if (dr_ratio_equal (value, extremes->best))
    return make_whole (1);

  g_autoptr (DrRatio) above = dr_ratio_subtract (value, extremes->worst, error);
  g_autoptr (DrRatio) whole = above != NULL ? dr_ratio_subtract (extremes->best, extremes->worst, error) : NULL;

  return whole != NULL ? dr_ratio_divide (above, whole, error) : NULL;
}

/* The value, or the share of the maximum, that counts. */
static DrRatio *
count (const DrCriterion  *criterion,
       DrRatio            *value,
       const Extremes     *extremes,
       GError            **error)
{
  g_autoptr (DrRatio) counted = NULL;

  switch (criterion->scoring)
    {
    case DR_SCORING_VALUE:
      counted = dr_ratio_ref (value);
      break;
    case DR_SCORING_COMPLETION:
      counted = count_completion (criterion, value, error);
      break;
    case DR_SCORING_POINTS:
      return count_points (criterion, value, error);
    case DR_SCORING_BEST:
      return count_best (criterion, value, extremes, error);
    case DR_SCORING_RANGE:
      return count_range (value, extremes, error);
    default:
      g_assert_not_reached ();
    }

  if (counted != NULL && criterion->cap != NULL && dr_ratio_compare (counted, criterion->cap) > 0)
    return dr_ratio_ref (criterion->cap);

  return g_steal_pointer (&counted);
}

static gboolean
fill_term (DrScoreTerm        *term,
           const DrCriterion  *criterion,
           DrRatio            *value,
           const Extremes     *extremes,
           GError            **error)
{
  term->counted = count (criterion, value, extremes, error);
  if (term->counted == NULL)
    return FALSE;

  term->points = criterion->scoring == DR_SCORING_VALUE || criterion->scoring == DR_SCORING_POINTS
                   ? dr_ratio_ref (term->counted)
                   : dr_ratio_multiply (term->counted, criterion->maximum, error);
  if (term->points == NULL)
    return FALSE;

  term->weighted = dr_ratio_multiply (term->points, criterion->weight, error);

  return term->weighted != NULL;
}

/* Adds @term, or takes it away, and replaces the sum. */
static gboolean
add (DrRatio  **sum,
     DrRatio   *term,
     gboolean   is_penalty,
     GError   **error)
{
  DrRatio *next = is_penalty ? dr_ratio_subtract (*sum, term, error) : dr_ratio_add (*sum, term, error);

  if (next == NULL)
    return FALSE;
  dr_ratio_unref (*sum);
  *sum = next;

  return TRUE;
}

static gboolean
add_extras (DrStanding  *self,
            GError     **error)
{
  DrRatio *limit = self->rules->bonus_limit;

  self->bonus = make_whole (0);
  self->penalty = make_whole (0);
  for (guint i = 0; i < self->row->extras->len; i++)
    {
      const DrExtra *extra = &g_array_index (self->row->extras, DrExtra, i);

      if (!add (extra->is_penalty ? &self->penalty : &self->bonus, extra->points, FALSE, error))
        return FALSE;
    }
  if (limit != NULL && dr_ratio_compare (self->bonus, limit) > 0)
    {
      dr_ratio_unref (self->bonus);
      self->bonus = dr_ratio_ref (limit);
    }

  return add (&self->score, self->bonus, FALSE, error) && add (&self->score, self->penalty, TRUE, error);
}

/* The score as it is compared. */
static DrRatio *
round_score (DrStandingsRules  *rules,
             DrRatio           *score,
             GError           **error)
{
  if (rules->digits < 0)
    return dr_ratio_ref (score);

  g_autofree char *text = dr_ratio_to_decimal (score, (guint) rules->digits, rules->rounding);

  return dr_ratio_parse (text, error);
}

static gboolean
score_standing (DrStanding      *self,
                DrDesire         desire,
                const Extremes  *extremes,
                GError         **error)
{
  DrStandingsRules *rules = self->rules;
  const char *unit = dr_unit_get_id (self->row->unit);

  if (desire == DR_DESIRE_LESS && self->row->extras->len > 0)
    return dr_error_set (error, DR_ERROR_MISMATCH,
                         "unit %s: bonus and penalty points go with scores of which more is better", unit);

  self->score = make_whole (0);
  for (guint i = 0; i < rules->criteria->len; i++)
    {
      const DrCriterion *criterion = dr_criterion_at (rules, i);

      if (!fill_term (&self->terms[i], criterion, dr_score_row_get_value (self->row, criterion->id), &extremes[i], error) ||
          !add (&self->score, self->terms[i].weighted, FALSE, error))
        {
          g_prefix_error (error, "unit %s, criterion %s: ", unit, criterion->id);
          return FALSE;
        }
    }
  if (!add_extras (self, error) || (self->compared = round_score (rules, self->score, error)) == NULL)
    {
      g_prefix_error (error, "unit %s: ", unit);
      return FALSE;
    }

  return TRUE;
}

gboolean
dr_standings_score_cohort (DrStandingsRules  *rules,
                           DrDesire           desire,
                           DrStanding       **cohort,
                           guint              n_standings,
                           GError           **error)
{
  g_autofree Extremes *extremes = g_new (Extremes, rules->criteria->len);

  for (guint i = 0; i < rules->criteria->len; i++)
    find_extremes (dr_criterion_at (rules, i), cohort, n_standings, &extremes[i]);

  for (guint i = 0; i < n_standings; i++)
    if (cohort[i]->reason == DR_UNRANKED_REASON_NONE && !score_standing (cohort[i], desire, extremes, error))
      return FALSE;

  return TRUE;
}
