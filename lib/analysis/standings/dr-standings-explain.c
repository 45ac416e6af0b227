/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How a score, a rank and a grade came about, line by line. */

#include "config.h"

#include "analysis/standings/dr-standings-private.h"

#include "analysis/standings/dr-standings-text-private.h"
#include "base/dr-error-private.h"
#include "model/dr-check-private.h"

/* How many tied units are named; of the others their number is told. */
#define MOST_NAMES 5

typedef struct
{
  DrStandings      *standings;
  DrStandingsRules *rules;
  DrStanding       *standing;
  DrLanguage        language;
  GString          *text;
} Explanation;

static const char * say (const Explanation *self,
                         const char        *vietnamese,
                         const char        *english) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

static const char *
say (const Explanation *self,
     const char        *vietnamese,
     const char        *english)
{
  return dr_standings_say (self->language, vietnamese, english);
}

static void
append_number (const Explanation *self,
               DrRatio           *number)
{
  g_autofree char *text = dr_standings_write_number (number, self->language);

  g_string_append (self->text, text);
}

static void
append_share (const Explanation *self,
              DrRatio           *share)
{
  g_autofree char *text = dr_standings_write_share (share, self->language);

  g_string_append (self->text, text);
}

static void
append_head (const Explanation *self)
{
  DrStanding *standing = self->standing;
  const char *cohort = standing->row->cohort;

  g_string_append_printf (self->text, "%s: ", dr_standings_name_unit (standing));
  if (standing->rank == 0)
    {
      g_autofree char *reason = dr_standings_write_reason (standing, self->language);

      g_string_append (self->text, say (self, "không xếp hạng", "not ranked"));
      if (cohort != NULL)
        g_string_append_printf (self->text, " (%s)", cohort);
      g_string_append_printf (self->text, "; %s\n", reason);
      return;
    }

  g_string_append (self->text, say (self, "điểm ", "score "));
  append_number (self, standing->score);
  g_string_append (self->text, say (self, "; hạng ", "; rank "));
  append_number (self, standing->exact_rank);
  g_string_append_printf (self->text, say (self, "/%u", " of %u"), standing->cohort_size);
  if (cohort != NULL)
    g_string_append_printf (self->text, " (%s)", cohort);
  if (standing->grade != DR_NO_GRADE)
    g_string_append_printf (self->text, say (self, "; xếp loại «%s»", "; grade «%s»"), dr_standing_get_grade (standing));
  g_string_append_c (self->text, '\n');
}

/* How a value comes to count otherwise than as it is. */
static void
append_counted (const Explanation *self,
                const DrCriterion *criterion,
                DrRatio           *value,
                DrRatio           *counted)
{
  switch (criterion->scoring)
    {
    case DR_SCORING_BEST:
      g_string_append (self->text, say (self, ", so với mức tốt nhất là ", ", against the best "));
      append_share (self, counted);
      break;
    case DR_SCORING_RANGE:
      g_string_append (self->text, say (self, ", giữa mức kém nhất và mức tốt nhất ở ", ", between the worst and the best at "));
      append_share (self, counted);
      break;
    case DR_SCORING_VALUE:
    case DR_SCORING_COMPLETION:
      if (!dr_ratio_equal (value, counted))
        {
          g_autofree char *text = dr_standings_write_value (self->rules, criterion->id, counted, self->language);
          g_string_append_printf (self->text, say (self, ", tính %s", ", counted as %s"), text);
        }
      break;
    case DR_SCORING_POINTS:
    default:
      break;
    }
}

static void
append_term (const Explanation *self,
             guint              index)
{
  const DrCriterion *criterion = dr_criterion_at (self->rules, index);
  const DrScoreTerm *term = &self->standing->terms[index];
  DrRatio *value = dr_score_row_get_value (self->standing->row, criterion->id);
  g_autofree char *text = dr_standings_write_value (self->rules, criterion->id, value, self->language);
  g_autofree char *points = dr_standings_write_number (term->points, self->language);
  g_autofree char *maximum =
    criterion->maximum != NULL ? dr_standings_write_number (criterion->maximum, self->language) : NULL;
  g_autoptr (DrRatio) one = dr_ratio_new ("1", "1", NULL);

  g_string_append_printf (self->text, "- %s: %s", dr_standings_rules_get_label (self->rules, criterion->id), text);
  append_counted (self, criterion, value, term->counted);
  if (criterion->scoring == DR_SCORING_POINTS)
    g_string_append_printf (self->text, say (self, "/%s điểm", " of %s points"), maximum);
  else if (maximum != NULL)
    g_string_append_printf (self->text, say (self, "; × %s = %s điểm", "; × %s = %s points"), maximum, points);
  if (!dr_ratio_equal (criterion->weight, one))
    {
      g_autofree char *weight = dr_standings_write_number (criterion->weight, self->language);
      g_autofree char *weighted = dr_standings_write_number (term->weighted, self->language);

      g_string_append_printf (self->text, say (self, "; hệ số %s: %s", "; weight %s: %s"), weight, weighted);
    }
  g_string_append_c (self->text, '\n');
}

static void
append_extras (const Explanation *self,
               gboolean           is_penalty)
{
  GArray *extras = self->standing->row->extras;
  guint n_extras = 0;

  for (guint i = 0; i < extras->len; i++)
    {
      const DrExtra *extra = &g_array_index (extras, DrExtra, i);

      if (extra->is_penalty != is_penalty)
        continue;

      g_autofree char *points = dr_standings_write_number (extra->points, self->language);
      g_string_append_printf (self->text, "- %s: %s (%s)\n",
                              is_penalty ? say (self, "điểm trừ", "penalty") : say (self, "điểm thưởng", "bonus"), points,
                              extra->reason);
      n_extras++;
    }
  if (!is_penalty && n_extras > 0 && self->rules->bonus_limit != NULL)
    {
      g_autofree char *limit = dr_standings_write_number (self->rules->bonus_limit, self->language);
      g_autofree char *bonus = dr_standings_write_number (self->standing->bonus, self->language);

      g_string_append_printf (self->text, say (self, "- điểm thưởng tối đa %s: tính %s\n", "- at most %s bonus points: %s count\n"),
                              limit, bonus);
    }
}

static void
append_summand (const Explanation *self,
                DrRatio           *summand,
                gboolean           is_taken_away,
                gboolean           is_first)
{
  g_autofree char *text = dr_standings_write_exact (summand, self->language);
  gboolean is_negative = dr_ratio_get_sign (summand) < 0;

  if (is_first)
    g_string_append (self->text, text);
  else
    g_string_append_printf (self->text, " %s %s", is_negative != is_taken_away ? "−" : "+", text + is_negative);
}

static void
append_sum (const Explanation *self)
{
  DrStanding *standing = self->standing;

  if (self->rules->criteria->len > 1 || standing->row->extras->len > 0)
    {
      g_string_append (self->text, say (self, "- cộng: ", "- sum: "));
      for (guint i = 0; i < self->rules->criteria->len; i++)
        append_summand (self, standing->terms[i].weighted, FALSE, i == 0);
      if (dr_ratio_get_sign (standing->bonus) != 0)
        append_summand (self, standing->bonus, FALSE, FALSE);
      if (dr_ratio_get_sign (standing->penalty) != 0)
        append_summand (self, standing->penalty, TRUE, FALSE);
      g_string_append (self->text, " = ");
      append_number (self, standing->score);
      g_string_append_c (self->text, '\n');
    }
  if (self->rules->digits >= 0)
    {
      g_autofree char *rounded = dr_standings_write_number (standing->compared, self->language);

      g_string_append_printf (self->text, say (self, "- làm tròn %d chữ số thập phân: %s\n", "- rounded to %d decimals: %s\n"),
                              self->rules->digits, rounded);
    }
}

/* «A, B and 3 more», each with what is said of it. */
static void
append_names (const Explanation *self,
              GPtrArray         *standings,
              const char        *tie_break)
{
  for (guint i = 0; i < standings->len && i < MOST_NAMES; i++)
    {
      DrStanding *standing = g_ptr_array_index (standings, i);

      g_string_append_printf (self->text, "%s%s", i > 0 ? ", " : "", dr_standings_name_unit (standing));
      if (tie_break != NULL)
        {
          DrRatio *value = dr_score_row_get_value (standing->row, tie_break);
          g_autofree char *text =
            value != NULL ? dr_standings_write_value (self->rules, tie_break, value, self->language)
                          : g_strdup (say (self, "thiếu", "none"));

          g_string_append_printf (self->text, " (%s)", text);
        }
    }
  if (standings->len > MOST_NAMES)
    g_string_append_printf (self->text, say (self, " và %u đơn vị khác", " and %u more"), standings->len - MOST_NAMES);
}

static gboolean
is_in_cohort (DrStanding *left,
              DrStanding *right)
{
  return g_strcmp0 (left->row->cohort, right->row->cohort) == 0;
}

/* The others of the cohort with the same score. */
static GPtrArray *
find_peers (const Explanation *self)
{
  GPtrArray *peers = g_ptr_array_new ();

  for (guint i = 0; i < self->standings->standings->len; i++)
    {
      DrStanding *other = g_ptr_array_index (self->standings->standings, i);

      if (other != self->standing && other->rank > 0 && is_in_cohort (other, self->standing) &&
          dr_ratio_equal (other->compared, self->standing->compared))
        g_ptr_array_add (peers, other);
    }

  return peers;
}

static gboolean
has_same_value (DrStanding *left,
                DrStanding *right,
                const char *id)
{
  DrRatio *one = dr_score_row_get_value (left->row, id);
  DrRatio *other = dr_score_row_get_value (right->row, id);

  return one == other || (one != NULL && other != NULL && dr_ratio_equal (one, other));
}

static void
append_ties (const Explanation *self)
{
  g_autoptr (GPtrArray) peers = find_peers (self);

  if (peers->len == 0)
    return;

  g_string_append (self->text, say (self, "- bằng điểm với ", "- the same score as "));
  append_names (self, peers, NULL);
  g_string_append_c (self->text, '\n');

  for (guint i = 0; i < self->rules->tie_breaks->len && peers->len > 0; i++)
    {
      const char *id = dr_tie_break_at (self->rules, i)->id;
      DrRatio *value = dr_score_row_get_value (self->standing->row, id);
      g_autofree char *text = value != NULL ? dr_standings_write_value (self->rules, id, value, self->language)
                                            : g_strdup (say (self, "thiếu", "none"));

      g_string_append_printf (self->text, say (self, "- xét tiếp «%s»: %s; ", "- then «%s»: %s; "),
                              dr_standings_rules_get_label (self->rules, id), text);
      append_names (self, peers, id);
      g_string_append_c (self->text, '\n');
      for (guint j = peers->len; j > 0; j--)
        if (!has_same_value (self->standing, g_ptr_array_index (peers, j - 1), id))
          g_ptr_array_remove_index (peers, j - 1);
    }
  gboolean is_by_id = self->rules->method == DR_RANK_METHOD_ORDINAL;
  if (peers->len == 0 || (self->rules->tie_breaks->len == 0 && !is_by_id))
    return;

  g_string_append (self->text, is_by_id ? say (self, "- ngang với ", "- level with ") : say (self, "- đồng hạng với ", "- tied with "));
  append_names (self, peers, NULL);
  if (is_by_id)
    g_string_append (self->text, say (self, "; xếp theo mã đơn vị", "; ids decide"));
  g_string_append_c (self->text, '\n');
}

static void
append_earned_grade (const Explanation *self)
{
  int place = self->standing->earned_grade;

  if (place == DR_NO_GRADE)
    {
      g_string_append (self->text, say (self, "- không đạt mức xếp loại nào\n", "- earns no grade: no threshold is reached\n"));
      return;
    }

  const DrGrade *grade = dr_grade_at (self->rules, place);
  if (grade->threshold == NULL)
    {
      g_string_append_printf (self->text,
                              say (self, "- đạt «%s»: không tới mức nào cao hơn\n", "- earns «%s»: no better one is reached\n"),
                              grade->name);
      return;
    }

  g_autofree char *threshold = dr_standings_write_number (grade->threshold, self->language);
  g_string_append_printf (self->text,
                          self->standings->desire == DR_DESIRE_MORE
                            ? say (self, "- đạt «%s»: từ %s trở lên\n", "- earns «%s»: %s or more\n")
                            : say (self, "- đạt «%s»: từ %s trở xuống\n", "- earns «%s»: %s or less\n"),
                          grade->name, threshold);
}

static void
append_limits (const Explanation *self)
{
  DrScoreRow *row = self->standing->row;

  for (guint i = 0; i < row->vetoes->len; i++)
    {
      const DrVeto *veto = &g_array_index (row->vetoes, DrVeto, i);

      if (veto->best_grade != NULL)
        g_string_append_printf (self->text, say (self, "- không quá «%s»: %s\n", "- at best «%s»: %s\n"), veto->best_grade,
                                veto->reason);
    }
  for (guint i = 0; i < self->rules->conditions->len; i++)
    {
      const DrCondition *condition = dr_condition_at (self->rules, i);
      DrRatio *value = dr_score_row_get_value (row, condition->id);

      if (condition->best_grade == NULL || dr_condition_holds (condition, value))
        continue;

      g_autofree char *words = dr_standings_write_condition (self->rules, condition, value, self->language);
      g_string_append_printf (self->text, say (self, "- không quá «%s»: %s\n", "- at best «%s»: %s\n"),
                              condition->best_grade, words);
    }
}

static void
append_quota (const Explanation   *self,
              const DrQuotaEffect *effect)
{
  const DrQuota *quota = dr_quota_at (self->rules, effect->quota);
  int place = dr_standings_rules_find_grade (self->rules, quota->grade);
  const char *lower = dr_grade_at (self->rules, place + 1)->name;
  g_autofree char *share = dr_standings_write_share (quota->share, self->language);

  g_string_append_printf (self->text,
                          say (self, "- giới hạn «%s»: không quá %s của %u đơn vị đạt «%s» trở lên, tức %u đơn vị: ",
                               "- quota of «%s»: at most %s of the %u units with «%s» or better, that is %u: "),
                          quota->grade, share, effect->n_base, quota->base_grade, effect->n_places);
  switch (effect->outcome)
    {
    case DR_QUOTA_OUTCOME_KEPT:
      g_string_append (self->text, say (self, "trong giới hạn\n", "within it\n"));
      break;
    case DR_QUOTA_OUTCOME_KEPT_TIED:
      g_string_append (self->text, say (self, "đồng hạng với đơn vị cuối trong giới hạn, nên cũng được\n",
                                        "tied with the last one within it, so that it has the grade too\n"));
      break;
    case DR_QUOTA_OUTCOME_LOWERED_TIED:
      g_string_append_printf (self->text, say (self, "không đủ chỗ cho các đơn vị đồng hạng, nên đều xuống «%s»\n",
                                               "too few places for those that are tied, so that all of them go to «%s»\n"),
                              lower);
      break;
    case DR_QUOTA_OUTCOME_LOWERED:
    default:
      g_string_append_printf (self->text, say (self, "ngoài giới hạn, xuống «%s»\n", "beyond it: «%s»\n"), lower);
      break;
    }
}

/**
 * dr_standings_explain:
 * @self: standings
 * @unit: a unit of them
 * @language: the language to say it in
 * @error: return location for an error
 *
 * Says how the score, the rank and the grade of a unit came about: a line with the
 * result, then one for each criterion with value, cap, maximum and weight, for
 * bonus and penalty points, the sum, ties and what parted them, the threshold of
 * the grade, what held it down, and what quotas did. Numbers are exact; a number
 * without a short decimal is shown as a fraction and about how much it is.
 *
 * Each line ends with a line feed. The wording may change.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the unit is not in the
 * standings or was not made by a constructor.
 *
 * Returns: (transfer full): the explanation
 *
 * Since: 1.0
 */
char *
dr_standings_explain (DrStandings  *self,
                      DrUnit       *unit,
                      DrLanguage    language,
                      GError      **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (DR_IS_UNIT (unit), NULL);

  if (!dr_check_made (dr_unit_get_id (unit), "unit", error))
    return NULL;

  DrStanding *standing = dr_standings_lookup (self, unit);
  if (standing == NULL)
    {
      dr_error_set (error, DR_ERROR_INVALID, "unit %s: it is not in the standings", dr_unit_get_id (unit));
      return NULL;
    }

  g_autoptr (GString) text = g_string_new (NULL);
  Explanation explanation = { self, self->rules, standing, language, text };

  append_head (&explanation);
  if (standing->rank > 0)
    {
      for (guint i = 0; i < self->rules->criteria->len; i++)
        append_term (&explanation, i);
      append_extras (&explanation, FALSE);
      append_extras (&explanation, TRUE);
      append_sum (&explanation);
      append_ties (&explanation);
      if (self->rules->grades->len > 0)
        append_earned_grade (&explanation);
      append_limits (&explanation);
      for (guint i = 0; i < standing->quota_effects->len; i++)
        append_quota (&explanation, &g_array_index (standing->quota_effects, DrQuotaEffect, i));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
