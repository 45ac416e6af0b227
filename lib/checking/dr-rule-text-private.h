/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What each rule says, in both languages. */

#pragma once

#include <districtreport/dr-finding.h>

G_BEGIN_DECLS

typedef enum
{
  DR_RULE_PERCENT_OF_TARGET_WRONG,
  DR_RULE_PERCENT_OF_TARGET_TRUNCATED,
  DR_RULE_PERCENT_OF_TARGET_TOO_LARGE,
  DR_N_RULES
} DrRule;

/* What a finding is made of; the strings may be NULL where the rule's text does not name them. */
typedef struct
{
  const char *stated;         /* plain decimal */
  const char *expected_low;   /* plain decimal */
  const char *expected_high;  /* plain decimal */
  const char *arithmetic;
  const char *stated_words;   /* as people write it */
  const char *expected_words;
} DrRuleFacts;

DrFinding * dr_rule_new_finding (DrRule              rule,
                                 const DrRuleFacts  *facts,
                                 DrSource           *source,
                                 GError            **error);

G_END_DECLS
