/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-rule-text-private.h"

#include <string.h>

/*
 * Names of rules are stable: users filter by them. In the texts, {stated},
 * {expected} and {arithmetic} stand for figures, which keep the Vietnamese form
 * in both languages, as they quote the report.
 */
static const struct
{
  const char *name;
  DrSeverity  severity;
  const char *vietnamese;
  const char *english;
} rules[DR_N_RULES] = {
  [DR_RULE_PERCENT_OF_TARGET_WRONG] = {
    "percent-of-target", DR_SEVERITY_ERROR,
    "báo cáo ghi đạt {stated}, nhưng {arithmetic}",
    "the report says {stated} of the target, but {arithmetic}",
  },
  [DR_RULE_PERCENT_OF_TARGET_TRUNCATED] = {
    "percent-of-target", DR_SEVERITY_NOTE,
    "{stated} là số cắt bớt phần lẻ; làm tròn là {expected} ({arithmetic})",
    "{stated} is cut off, not rounded; rounded it is {expected} ({arithmetic})",
  },
  [DR_RULE_PERCENT_OF_TARGET_TOO_LARGE] = {
    "percent-of-target", DR_SEVERITY_NOTE,
    "không kiểm tra được {stated}: số liệu quá lớn",
    "{stated} cannot be checked: the figures are too large",
  },
};

static char *
expand (const char        *text,
        const DrRuleFacts *facts)
{
  const struct
  {
    const char *name;
    const char *value;
  } fields[] = {
    { "{stated}", facts->stated_words },
    { "{expected}", facts->expected_words },
    { "{arithmetic}", facts->arithmetic },
  };
  GString *string = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].value != NULL)
      g_string_replace (string, fields[i].name, fields[i].value, 1);

  return g_string_free (string, FALSE);
}

DrFinding *
dr_rule_new_finding (DrRule              rule,
                     const DrRuleFacts  *facts,
                     DrSource           *source,
                     GError            **error)
{
  g_autofree char *vietnamese = expand (rules[rule].vietnamese, facts);
  g_autofree char *english = expand (rules[rule].english, facts);

  return dr_finding_new (rules[rule].name, rules[rule].severity, facts->stated, facts->expected_low,
                         facts->expected_high, facts->arithmetic, vietnamese, english, source, error);
}
