/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/standings/dr-standings-text-private.h"

#include <string.h>

#include "figures/dr-ratio-private.h"

/* More decimals than this are harder to read than a fraction. */
#define MOST_DECIMALS 6
/* How many decimals show about how much a fraction is. */
#define SHOWN_DECIMALS 4

/* «1234.5» as it is written: «1.234,5» in Vietnamese. Takes @decimal. */
static char *
localise (char       *decimal,
          DrLanguage  language)
{
  if (language != DR_LANGUAGE_VIETNAMESE)
    return decimal;

  g_autofree char *plain = decimal;
  const char *digits = plain + (*plain == '-');
  gsize n_whole = strcspn (digits, ".");
  GString *text = g_string_new_len (plain, digits - plain);

  for (gsize i = 0; digits[i] != '\0'; i++)
    {
      if (i > 0 && i < n_whole && (n_whole - i) % 3 == 0)
        g_string_append_c (text, '.');
      g_string_append_c (text, digits[i] == '.' ? ',' : digits[i]);
    }

  return g_string_free (text, FALSE);
}

/* The number as the shortest decimal that is exact; NULL if none of a few digits is. */
static char *
find_decimal (DrRatio *number)
{
  for (guint digits = 0; digits <= MOST_DECIMALS; digits++)
    {
      g_autofree char *text = dr_ratio_to_decimal (number, digits, DR_ROUNDING_TRUNCATE);
      g_autoptr (DrRatio) same = dr_ratio_parse (text, NULL);

      if (same != NULL && dr_ratio_equal (same, number))
        return g_steal_pointer (&text);
    }

  return NULL;
}

char *
dr_standings_write_exact (DrRatio    *number,
                          DrLanguage  language)
{
  char *decimal = find_decimal (number);

  return decimal != NULL ? localise (decimal, language) : dr_ratio_to_string (number);
}

char *
dr_standings_write_number (DrRatio    *number,
                           DrLanguage  language)
{
  char *decimal = find_decimal (number);

  if (decimal != NULL)
    return localise (decimal, language);

  g_autofree char *fraction = dr_ratio_to_string (number);
  g_autofree char *about = localise (dr_ratio_to_decimal (number, SHOWN_DECIMALS, DR_ROUNDING_HALF_AWAY_FROM_ZERO),
                                     language);

  return g_strdup_printf ("%s ≈ %s", fraction, about);
}

char *
dr_standings_write_share (DrRatio    *share,
                          DrLanguage  language)
{
  g_autoptr (DrRatio) hundred = dr_ratio_new_from_integers (100, 1, NULL);
  g_autoptr (DrRatio) percent = dr_ratio_multiply (share, hundred, NULL);
  const char *sign = dr_standings_say (language, "%", " %");
  char *decimal = percent != NULL ? find_decimal (percent) : NULL;

  if (decimal != NULL)
    {
      g_autofree char *written = localise (decimal, language);
      return g_strconcat (written, sign, NULL);
    }

  g_autofree char *fraction = dr_ratio_to_string (share);
  g_autofree char *about = localise (dr_ratio_to_percent (share, SHOWN_DECIMALS, DR_ROUNDING_HALF_AWAY_FROM_ZERO),
                                     language);

  return g_strdup_printf ("%s ≈ %s%s", fraction, about, sign);
}

char *
dr_standings_write_value (DrStandingsRules *rules,
                          const char       *id,
                          DrRatio          *value,
                          DrLanguage        language)
{
  return dr_standings_rules_get_scoring (rules, id) == DR_SCORING_COMPLETION
           ? dr_standings_write_share (value, language)
           : dr_standings_write_number (value, language);
}

char *
dr_standings_write_condition (DrStandingsRules  *rules,
                              const DrCondition *condition,
                              DrRatio           *value,
                              DrLanguage         language)
{
  g_autofree char *threshold = dr_standings_write_value (rules, condition->id, condition->threshold, language);
  g_autofree char *found = dr_standings_write_value (rules, condition->id, value, language);
  const char *label = dr_standings_rules_get_label (rules, condition->id);
  const char *asked;

  if (condition->comparator == DR_COMPARATOR_AT_LEAST)
    asked = dr_standings_say (language, "ít nhất", "at least");
  else if (condition->comparator == DR_COMPARATOR_AT_MOST)
    asked = dr_standings_say (language, "không quá", "at most");
  else
    asked = dr_standings_say (language, "đúng", "exactly");

  return language == DR_LANGUAGE_VIETNAMESE
           ? g_strdup_printf ("«%s» phải %s %s, nhưng là %s", label, asked, threshold, found)
           : g_strdup_printf ("«%s» has to be %s %s, but is %s", label, asked, threshold, found);
}

static void
add_missing (DrStanding *standing,
             const char *id,
             GPtrArray  *labels)
{
  g_autofree char *label = g_strdup_printf ("«%s»", dr_standings_rules_get_label (standing->rules, id));

  if (dr_score_row_get_value (standing->row, id) == NULL &&
      !g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL))
    g_ptr_array_add (labels, g_steal_pointer (&label));
}

char *
dr_standings_write_reason (DrStanding *standing,
                           DrLanguage  language)
{
  DrStandingsRules *rules = standing->rules;
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < standing->row->vetoes->len; i++)
    {
      const DrVeto *veto = &g_array_index (standing->row->vetoes, DrVeto, i);

      if (veto->best_grade == NULL)
        g_ptr_array_add (reasons, g_strdup (veto->reason));
    }
  for (guint i = 0; i < rules->conditions->len; i++)
    {
      const DrCondition *condition = dr_condition_at (rules, i);
      DrRatio *value = dr_score_row_get_value (standing->row, condition->id);

      if (value != NULL && condition->best_grade == NULL && !dr_condition_holds (condition, value))
        g_ptr_array_add (reasons, dr_standings_write_condition (rules, condition, value, language));
    }

  for (guint i = 0; i < rules->criteria->len; i++)
    add_missing (standing, dr_criterion_at (rules, i)->id, missing);
  for (guint i = 0; i < rules->conditions->len; i++)
    add_missing (standing, dr_condition_at (rules, i)->id, missing);
  if (missing->len > 0)
    {
      g_ptr_array_add (missing, NULL);
      g_autofree char *labels = g_strjoinv (", ", (char **) missing->pdata);
      g_ptr_array_add (reasons, g_strconcat (dr_standings_say (language, "thiếu số liệu ", "no value of "), labels, NULL));
    }
  g_ptr_array_add (reasons, NULL);

  return g_strjoinv ("; ", (char **) reasons->pdata);
}

const char *
dr_standings_name_unit (DrStanding *standing)
{
  const char *name = dr_unit_get_name (standing->row->unit);

  return name != NULL ? name : dr_unit_get_id (standing->row->unit);
}
