/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The rows of a score sheet, for standings. */

#pragma once

#include <districtreport/dr-score-sheet.h>

G_BEGIN_DECLS

/* Points added or taken away. */
typedef struct
{
  DrRatio  *points;       /* (owned) 0 or more */
  char     *reason;       /* (owned) */
  gboolean  is_penalty;
} DrExtra;

typedef struct
{
  char *reason;           /* (owned) */
  char *best_grade;       /* (owned) (nullable) NULL: not ranked */
} DrVeto;

typedef struct
{
  DrUnit     *unit;       /* (owned) */
  char       *key;        /* (owned) the same for the same unit; in the order of ids */
  char       *cohort;     /* (owned) (nullable) */
  GHashTable *values;     /* (owned) (element-type utf8 DrRatio) by criterion; NULL for one that is known to be missing */
  GArray     *extras;     /* (owned) (element-type DrExtra) */
  GArray     *vetoes;     /* (owned) (element-type DrVeto) */
} DrScoreRow;

/* Units are the same if they and all above them have the same ids and names. */
char *             dr_unit_make_key         (DrUnit           *unit);

DrScoreRow *       dr_score_row_copy        (const DrScoreRow *self);
void               dr_score_row_free        (DrScoreRow       *self);
DrRatio *          dr_score_row_get_value   (const DrScoreRow *self,
                                             const char       *criterion);

const DrScoreRow * dr_score_sheet_get_row   (DrScoreSheet     *self,
                                             guint             index);
/* Whether any unit has a value, if only a missing one, of @criterion. */
gboolean           dr_score_sheet_knows     (DrScoreSheet     *self,
                                             const char       *criterion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrScoreRow, dr_score_row_free)

G_END_DECLS
