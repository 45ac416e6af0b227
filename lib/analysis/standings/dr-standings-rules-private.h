/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What rules of standings hold, for the parts that score, order, grade and explain. */

#pragma once

#include <districtreport/dr-standings-rules.h>

G_BEGIN_DECLS

typedef struct
{
  char      *id;          /* (owned) */
  DrDesire   desire;
  DrScoring  scoring;
  DrRatio   *weight;      /* (owned) 0 or more */
  DrRatio   *maximum;     /* (owned) (nullable) above 0; NULL for DR_SCORING_VALUE alone */
  DrRatio   *cap;         /* (owned) (nullable) values above it count as it */
} DrCriterion;

typedef struct
{
  char     *id;           /* (owned) */
  DrDesire  desire;
} DrTieBreak;

typedef struct
{
  char         *id;         /* (owned) */
  DrComparator  comparator; /* at least, at most or exactly */
  DrRatio      *threshold;  /* (owned) */
  char         *best_grade; /* (owned) (nullable) NULL: who does not meet it is not ranked */
} DrCondition;

typedef struct
{
  char    *name;          /* (owned) */
  DrRatio *threshold;     /* (owned) (nullable) NULL: whatever is left */
} DrGrade;

typedef struct
{
  char    *grade;         /* (owned) */
  DrRatio *share;         /* (owned) 0 to 1 */
  char    *base_grade;    /* (owned) */
} DrQuota;

struct _DrStandingsRules
{
  GObject       parent_instance;

  DrRankMethod  method;
  int           digits;       /* -1: exact */
  DrRounding    rounding;
  char         *field;        /* (owned) (nullable) */
  char         *assessor;     /* (owned) (nullable) */
  GArray       *criteria;     /* (owned) (element-type DrCriterion) */
  GArray       *tie_breaks;   /* (owned) (element-type DrTieBreak) */
  GArray       *conditions;   /* (owned) (element-type DrCondition) */
  GArray       *grades;       /* (owned) (element-type DrGrade) the best first */
  GArray       *quotas;       /* (owned) (element-type DrQuota) */
  GHashTable   *labels;       /* (owned) (element-type utf8 utf8) by id */
  DrRatio      *bonus_limit;  /* (owned) (nullable) */
  DrQuotaEdge   edge;
};

#define dr_criterion_at(rules, index) (&g_array_index ((rules)->criteria, DrCriterion, index))
#define dr_tie_break_at(rules, index) (&g_array_index ((rules)->tie_breaks, DrTieBreak, index))
#define dr_condition_at(rules, index) (&g_array_index ((rules)->conditions, DrCondition, index))
#define dr_grade_at(rules, index) (&g_array_index ((rules)->grades, DrGrade, index))
#define dr_quota_at(rules, index) (&g_array_index ((rules)->quotas, DrQuota, index))

/* No grade: below all thresholds, or none is asked for. */
#define DR_NO_GRADE (-1)

/* Whether the rules hold together; @desire is which way scores are better. */
gboolean     dr_standings_rules_check      (DrStandingsRules   *self,
                                            DrDesire           *desire,
                                            GError            **error);
/* The same of the criteria alone, and of grades and quotas. */
gboolean     dr_standings_rules_check_criteria (DrStandingsRules *self,
                                                DrDesire         *desire,
                                                GError          **error);
gboolean     dr_standings_rules_check_grades (DrStandingsRules *self,
                                              DrDesire          desire,
                                              GError          **error);
/* Reads a number that a person chose; @what and @id say whose it is. */
DrRatio *    dr_standings_rules_parse_number (const char       *text,
                                              const char       *what,
                                              const char       *id,
                                              gboolean          may_be_negative,
                                              GError          **error);
/* The place of a grade, or DR_NO_GRADE. */
int          dr_standings_rules_find_grade (DrStandingsRules   *self,
                                            const char         *grade);
/* DR_ERROR_INVALID for a grade that the rules do not have; @what begins the message. */
gboolean     dr_standings_rules_check_grade (DrStandingsRules  *self,
                                             const char        *grade,
                                             const char        *what,
                                             GError           **error);
gboolean     dr_condition_holds            (const DrCondition  *self,
                                            DrRatio            *value);

G_END_DECLS
