/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What each rule says, in both languages. */

#pragma once

#include <districtreport/dr-finding.h>

G_BEGIN_DECLS

/* One text a way in which a rule may be broken. */
typedef enum
{
  DR_RULE_PERCENT_OF_TARGET_WRONG,
  DR_RULE_PERCENT_OF_TARGET_TRUNCATED,
  DR_RULE_PERCENT_OF_TARGET_LOOSE,
  DR_RULE_PERCENT_OF_TARGET_CUT,
  DR_RULE_PERCENT_OF_TARGET_APART,
  DR_RULE_PERCENT_OF_TARGET_TOO_LARGE,
  DR_RULE_WHOLE_TARGET_NONE,
  DR_RULE_EXCESS_WRONG,
  DR_RULE_EXCESS_APART,
  DR_RULE_SHARE_WRONG,
  DR_RULE_SHARE_LOOSE,
  DR_RULE_SHARE_TRUNCATED,
  DR_RULE_SHARE_CUT,
  DR_RULE_PART_OVER_WHOLE,
  DR_RULE_PART_OVER_LOOSE,
  DR_RULE_PARTITION_WRONG,
  DR_RULE_PARTITION_UNLIKE,
  DR_RULE_PARTITION_TRUNCATED,
  DR_RULE_PARTITION_OVER,
  DR_RULE_PARTITION_CLOSING,
  DR_RULE_REMAINDER_WRONG,
  DR_RULE_REMAINDER_LOOSE,
  DR_RULE_SHARE_SUM_WRONG,
  DR_RULE_SHARE_SUM_ROUNDED,
  DR_RULE_CHANGE_WRONG,
  DR_RULE_CHANGE_LOOSE,
  DR_RULE_CHANGE_DIRECTION,
  DR_RULE_CHANGE_TRUNCATED,
  DR_RULE_CHANGE_TWO,
  DR_RULE_MAGNITUDE,
  DR_RULE_GROWTH_WRONG,
  DR_RULE_PRODUCT_WRONG,
  DR_RULE_PRODUCT_LOOSE,
  DR_RULE_MEAN_WRONG,
  DR_RULE_REPEATED_FIGURE,
  DR_RULE_REPEATED_CELL,
  DR_RULE_CUMULATIVE_SMALLER,
  DR_RULE_CUMULATIVE_WITHIN,
  DR_RULE_CUMULATIVE_PARTS,
  DR_RULE_BALANCE_WRONG,
  DR_RULE_DIFFERENCE_WRONG,
  DR_RULE_TABLE_ROW_WRONG,
  DR_RULE_TABLE_ROW_SHIFTED,
  DR_RULE_TABLE_COLUMN_WRONG,
  DR_RULE_TABLE_COLUMN_SHIFTED,
  DR_RULE_RANK_OUTSIDE,
  DR_RULE_RANK_TWICE,
  DR_RULE_RANK_MOVED,
  DR_RULE_RANK_SCORE,
  DR_RULE_ANNIVERSARY_WRONG,
  DR_RULE_ANNOUNCED_COUNT_WRONG,
  DR_RULE_DATE_MISSING,
  DR_RULE_DATE_ORDER,
  DR_RULE_DATE_LATE,
  DR_RULE_WEEKDAY_WRONG,
  DR_RULE_DURATION_WRONG,
  DR_RULE_PERIOD_OUTSIDE,
  DR_RULE_PERIOD_TOLD,
  DR_RULE_PERCENT_RANGE,
  DR_RULE_DIRECTIVES_WRONG,
  DR_RULE_DIRECTIVES_LOOSE,
  DR_RULE_DIGIT_SLIP_SWAPPED,
  DR_RULE_DIGIT_SLIP_CHANGED,
  DR_RULE_SEPARATORS_MIXED,
  DR_RULE_COLLOQUIAL,
  DR_RULE_HELD_CHANGE,
  DR_RULE_HELD_EARLIER,
  DR_RULE_HELD_CUMULATIVE,
  DR_RULE_HELD_TOTAL,
  DR_RULE_HELD_MAGNITUDE,
  DR_RULE_HELD_TARGET,
  DR_RULE_HELD_DIRECTIVE,
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
  const char *what;           /* which figure, in the report's words */
  const char *what_english;   /* the same in English, where it is ours to say */
  const char *right_word;     /* «triệu», where «tỷ» is wrong: it is said behind the text */
  const char *wrong_word;
} DrRuleFacts;

DrFinding * dr_rule_new_finding (DrRule              rule,
                                 const DrRuleFacts  *facts,
                                 DrSource           *source,
                                 GError            **error);

G_END_DECLS
