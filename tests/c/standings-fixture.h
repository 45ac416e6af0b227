/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rules and score sheets from a line of text, as tests/vectors/standings.json describes them. */

#pragma once

#include <stdlib.h>
#include <string.h>

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-standings.h>

#include "model-fixture.h"

static int
standings_choose (GType       type,
                  const char *nick)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);
  GEnumValue *value = g_enum_get_value_by_nick (values, nick);

  if (value == NULL)
    g_error ("%s has no %s", g_type_name (type), nick);

  return value->value;
}

static const char *
standings_or_null (const char *word)
{
  return strcmp (word, "null") == 0 ? NULL : word;
}

static gboolean
standings_obey (DrStandingsRules    *rules,
                const char * const  *words,
                GError             **error)
{
  const char *command = words[0];

  if (g_str_equal (command, "method"))
    return dr_standings_rules_set_method (rules, standings_choose (DR_TYPE_RANK_METHOD, words[1]), error);
  if (g_str_equal (command, "round"))
    return dr_standings_rules_set_rounding (rules, atoi (words[1]), standings_choose (DR_TYPE_ROUNDING, words[2]), error);
  if (g_str_equal (command, "field"))
    return dr_standings_rules_set_field (rules, words[1], error);
  if (g_str_equal (command, "assessor"))
    return dr_standings_rules_set_assessor (rules, words[1], error);
  if (g_str_equal (command, "criterion"))
    return dr_standings_rules_add_criterion (rules, words[1], standings_choose (DR_TYPE_DESIRE, words[2]), error);
  if (g_str_equal (command, "scoring"))
    return dr_standings_rules_set_scoring (rules, words[1], standings_choose (DR_TYPE_SCORING, words[2]),
                                           standings_or_null (words[3]), error);
  if (g_str_equal (command, "weight"))
    return dr_standings_rules_set_weight (rules, words[1], words[2], error);
  if (g_str_equal (command, "cap"))
    return dr_standings_rules_set_cap (rules, words[1], standings_or_null (words[2]), error);
  if (g_str_equal (command, "label"))
    return dr_standings_rules_set_label (rules, words[1], words[2], error);
  if (g_str_equal (command, "bonus-limit"))
    return dr_standings_rules_set_bonus_limit (rules, standings_or_null (words[1]), error);
  if (g_str_equal (command, "condition"))
    return dr_standings_rules_add_condition (rules, words[1], standings_choose (DR_TYPE_COMPARATOR, words[2]), words[3],
                                             standings_or_null (words[4]), error);
  if (g_str_equal (command, "tie-break"))
    return dr_standings_rules_add_tie_break (rules, words[1], standings_choose (DR_TYPE_DESIRE, words[2]), error);
  if (g_str_equal (command, "grade"))
    return dr_standings_rules_add_grade (rules, words[1], standings_or_null (words[2]), error);
  if (g_str_equal (command, "quota"))
    return dr_standings_rules_add_quota (rules, words[1], words[2], words[3], error);
  if (g_str_equal (command, "edge"))
    return dr_standings_rules_set_quota_edge (rules, standings_choose (DR_TYPE_QUOTA_EDGE, words[1]), error);

  g_error ("no such rule: %s", command);
}

/* «criterion a more; weight a 0.3»; NULL if a rule was refused. */
static DrStandingsRules *
make_rules (const char  *text,
            GError     **error)
{
  g_autoptr (DrStandingsRules) rules = dr_standings_rules_new ();
  g_auto (GStrv) lines = g_strsplit (text, "; ", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (!standings_obey (rules, (const char * const *) words, error))
        return NULL;
    }

  return g_steal_pointer (&rules);
}

static DrUnit *
make_nameless_unit (const char *id)
{
  g_autoptr (GError) error = NULL;
  DrUnit *unit = dr_unit_new (id, NULL, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_DISTRICT, NULL, &error);

  g_assert_no_error (error);

  return unit;
}

/* «a=1/3», «+2:reason», «-1:reason», «!reason» or «!reason>grade». */
static gboolean
standings_enter (DrScoreSheet  *sheet,
                 DrUnit        *unit,
                 const char    *word,
                 GError       **error)
{
  g_auto (GStrv) parts = g_strsplit (word + (*word == '+' || *word == '-' || *word == '!'),
                                     *word == '!' ? ">" : *word == '+' || *word == '-' ? ":" : "=", 2);

  if (*word == '!')
    return dr_score_sheet_add_veto (sheet, unit, parts[0], parts[1], error);

  gboolean is_extra = *word == '+' || *word == '-';
  const char *number = parts[is_extra ? 0 : 1];
  g_autoptr (DrRatio) value = strcmp (number, "null") != 0 ? dr_ratio_parse (number, error) : NULL;

  if (value == NULL && strcmp (number, "null") != 0)
    return FALSE;
  if (*word == '+')
    return dr_score_sheet_add_bonus (sheet, unit, value, parts[1], error);
  if (*word == '-')
    return dr_score_sheet_add_penalty (sheet, unit, value, parts[1], error);

  return dr_score_sheet_set_value (sheet, unit, parts[0], value, error);
}

/* «2023; u1 @cohort a=1/3 +2:reason; u2 a=5»: the period, then units. */
static DrScoreSheet *
make_sheet (const char  *text,
            GError     **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "; ", -1);
  g_autoptr (DrPeriod) period = make_period (lines[0]);
  g_autoptr (DrScoreSheet) sheet = dr_score_sheet_new (period);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autoptr (DrUnit) unit = make_nameless_unit (words[0]);
      gboolean has_cohort = words[1] != NULL && *words[1] == '@';

      if (!dr_score_sheet_add_unit (sheet, unit, has_cohort ? words[1] + 1 : NULL, error))
        return NULL;
      for (guint j = has_cohort ? 2 : 1; words[j] != NULL; j++)
        if (!standings_enter (sheet, unit, words[j], error))
          return NULL;
    }

  return g_steal_pointer (&sheet);
}

static DrStandings *
make_standings (const char  *rules_text,
                const char  *sheet_text,
                GError     **error)
{
  g_autoptr (DrStandingsRules) rules = make_rules (rules_text, error);
  g_autoptr (DrScoreSheet) sheet = rules != NULL ? make_sheet (sheet_text, error) : NULL;

  return sheet != NULL ? dr_standings_new (rules, sheet, error) : NULL;
}

/* The standings of rules and a sheet that are in order. */
G_GNUC_UNUSED static DrStandings *
rank_units (const char *rules_text,
            const char *sheet_text)
{
  g_autoptr (GError) error = NULL;
  DrStandings *standings = make_standings (rules_text, sheet_text, &error);

  g_assert_no_error (error);

  return standings;
}
