/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of an achievement, for its builder and the records of a report. */

#pragma once

#include <districtreport/dr-achievement.h>

G_BEGIN_DECLS

typedef struct
{
  DrTarget   *target;  /* (owned) */
  DrQuantity *percent; /* (owned) (nullable) */
} DrFurtherTarget;

typedef struct
{
  DrQuantity *quantity; /* (owned) */
  GRefString *reason;   /* (owned) */
} DrReading;

typedef struct
{
  GRefString  *id;                /* (owned) (nullable) */
  DrUnit      *unit;              /* (owned) (nullable) */
  DrIndicator *indicator;         /* (owned) (nullable) */
  DrPeriod    *period;            /* (owned) (nullable) */
  DrQuantity  *actual;            /* (owned) (nullable) */
  DrStatus     status;
  DrTarget    *target;            /* (owned) (nullable) */
  DrQuantity  *percent_of_target; /* (owned) (nullable) */
  DrQuantity  *share;             /* (owned) (nullable) */
  DrChange    *change;            /* (owned) (nullable) */
  gboolean     is_cumulative;
  GRefString  *part_of;           /* (owned) (nullable) */
  GArray      *further_targets;   /* (owned) (nullable) (element-type DrFurtherTarget) */
  GArray      *readings;          /* (owned) (nullable) (element-type DrReading) */
  DrSource    *source;            /* (owned) (nullable) */
  char        *occasion;          /* (owned) (nullable) which of several occasions it is told of */
} DrAchievementFields;

/* Each takes what it is given. */
void            dr_achievement_fields_add_further_target (DrAchievementFields       *fields,
                                                          DrTarget                  *target,
                                                          DrQuantity                *percent);
void            dr_achievement_fields_add_reading        (DrAchievementFields       *fields,
                                                          DrQuantity                *quantity,
                                                          GRefString                *reason);
void            dr_achievement_fields_clear              (DrAchievementFields       *fields);
gboolean        dr_achievement_fields_check              (const DrAchievementFields *fields,
                                                          GError                   **error);
/* What dr_occasion_describe() says of it; NULL for one that was not read. */
const char *    dr_achievement_get_occasion              (DrAchievement             *self);
/* Takes what the fields own; the caller vouches for them. */
DrAchievement * dr_achievement_new_take                  (const DrAchievementFields *fields);

G_END_DECLS
