/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The rules of the library, and the inside of a set of them. */

#pragma once

#include <districtreport/dr-rule-set.h>

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

/* Each appends what it finds, in the order of the text. Only what is stated is judged, and what the words allow is let pass. */
gboolean dr_check_percent_of_target (DrCheck *check, GError **error);
/* Percentages of the only plan that was told before them, or by how much it was passed; where nothing was found before. */
void     dr_check_plan_told         (DrCheck *check, gboolean is_over);
gboolean dr_check_whole_target      (DrCheck *check, GError **error);
gboolean dr_check_excess            (DrCheck *check, GError **error);
gboolean dr_check_share             (DrCheck *check, GError **error);
gboolean dr_check_part_over_whole   (DrCheck *check, GError **error);
gboolean dr_check_partition         (DrCheck *check, GError **error);
/* Points beyond the scale that is told before them. */
void     dr_check_scale             (DrCheck *check);
gboolean dr_check_share_sum         (DrCheck *check, GError **error);
void     dr_check_share_sides       (DrCheck *check);
gboolean dr_check_change            (DrCheck *check, GError **error);
gboolean dr_check_magnitude         (DrCheck *check, GError **error);
gboolean dr_check_growth            (DrCheck *check, GError **error);
gboolean dr_check_product           (DrCheck *check, GError **error);
gboolean dr_check_mean              (DrCheck *check, GError **error);
gboolean dr_check_repeated_figure   (DrCheck *check, GError **error);
gboolean dr_check_cumulative        (DrCheck *check, GError **error);
gboolean dr_check_cumulative_parts  (DrCheck *check, GError **error);
void     dr_check_cumulative_within (DrCheck *check);
void     dr_check_cumulative_alone  (DrCheck *check);
gboolean dr_check_balance           (DrCheck *check, GError **error);
gboolean dr_check_difference        (DrCheck *check, GError **error);
gboolean dr_check_table_row         (DrCheck *check, GError **error);
gboolean dr_check_rank              (DrCheck *check, GError **error);
gboolean dr_check_rank_moved        (DrCheck *check, GError **error);
/* Ranks as the words tell them. */
void     dr_check_rank_told         (DrCheck *check);
gboolean dr_check_anniversary       (DrCheck *check, GError **error);
gboolean dr_check_announced_count   (DrCheck *check, GError **error);
/* Names of what was counted, in brackets or in the next sentence. */
void     dr_check_names_told        (DrCheck *check);
gboolean dr_check_date              (DrCheck *check, GError **error);
gboolean dr_check_date_order        (DrCheck *check, GError **error);
gboolean dr_check_weekday           (DrCheck *check, GError **error);
gboolean dr_check_duration          (DrCheck *check, GError **error);
/* So many days whose first and last stand elsewhere. */
void     dr_check_duration_told     (DrCheck *check);
gboolean dr_check_period            (DrCheck *check, GError **error);
void     dr_check_late              (DrCheck *check);
void     dr_check_period_told       (DrCheck *check);
gboolean dr_check_percent_range     (DrCheck *check, GError **error);
gboolean dr_check_directives        (DrCheck *check, GError **error);
gboolean dr_check_digit_slip        (DrCheck *check, GError **error);
gboolean dr_check_separators        (DrCheck *check, GError **error);

/* What an earlier report holds, as the rules across reports look at it. */
typedef struct _DrHeld DrHeld;

typedef gboolean (*DrHeldFunc) (DrCheck       *check,
                                const DrHeld  *held,
                                GError       **error);

typedef struct
{
  const char *id;
  DrSeverity  severity;     /* of the gravest finding */
  const char *vietnamese;   /* what it looks at */
  const char *english;
  DrCheckFunc check;        /* NULL for a rule across reports */
  DrHeldFunc  held;
} DrBuiltinRule;

/* In the order in which they are asked. */
extern const DrBuiltinRule dr_builtin_rules[];
extern const guint dr_n_builtin_rules;

/* What an application brings with a rule. */
typedef struct
{
  DrRuleFunc     function;
  gpointer       user_data;
  GDestroyNotify destroy;
} DrRuleClosure;

typedef struct
{
  GRefString          *id;          /* (owned) */
  DrSeverity           severity;
  DrSeverity           own_severity;
  gboolean             is_enabled;
  const DrBuiltinRule *builtin;     /* (nullable) */
  DrRuleClosure       *closure;     /* (owned) (nullable) counted */
} DrRuleEntry;

guint               dr_rule_set_get_n_entries (DrRuleSet   *self);
const DrRuleEntry * dr_rule_set_get_entry     (DrRuleSet   *self,
                                               guint        index);
/* What a finding of a rule weighs: the rule's own severity becomes the one that was set, a lesser one is at most that. */
DrSeverity          dr_rule_entry_grade       (const DrRuleEntry *self,
                                               DrSeverity         severity);

G_END_DECLS
