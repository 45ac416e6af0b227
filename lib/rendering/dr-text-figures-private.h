/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The rows of figures in a report's text: one achievement a row. */

#pragma once

#include <districtreport/dr-achievement.h>
#include <districtreport/dr-language.h>

G_BEGIN_DECLS

/* An achievement in words, ready for a terminal. */
typedef struct
{
  char       *label;      /* (owned) */
  char       *figure;     /* (owned) without its measure */
  char       *measure;    /* (owned) */
  char       *planned;    /* (owned) */
  char       *reached;    /* (owned) */
  char       *notes;      /* (owned) share, change and what else is known */
  const char *mark;
  gsize       depth;      /* how many wholes it is a part of */
} DrTextRow;

/* How wide the columns are; a width of zero says that a column is not there. */
typedef struct
{
  DrLanguage language;
  gsize      width;       /* of the line, or 0 */
  gsize      label;
  gsize      figure;
  gsize      measure;
  gsize      planned;
  gsize      reached;
  gboolean   has_computed;
  gboolean   is_stacked;  /* too narrow for columns: the figures stand below their labels */
} DrTextColumns;

char * dr_text_format_quantity    (DrQuantity          *quantity);
/* «tăng 7 hội viên so với năm 2021»; NULL where no change is stated. */
char * dr_text_format_change      (DrAchievement       *achievement,
                                   DrLanguage           language);
/* With a capital first. */
char * dr_text_format_label       (const char          *label);

void dr_text_row_init             (DrTextRow           *self,
                                   DrAchievement       *achievement,
                                   gsize                depth,
                                   DrLanguage           language);
/* Says of which period the figure is, before its other notes. */
void dr_text_row_add_period       (DrTextRow           *self,
                                   DrPeriod            *period,
                                   DrLanguage           language);
void dr_text_row_clear            (DrTextRow           *self);
void dr_text_row_append           (const DrTextRow     *self,
                                   const DrTextColumns *columns,
                                   GString             *string);

void dr_text_columns_init         (DrTextColumns       *self,
                                   gsize                width,
                                   DrLanguage           language);
void dr_text_columns_measure      (DrTextColumns       *self,
                                   const DrTextRow     *row);
void dr_text_columns_settle       (DrTextColumns       *self);
void dr_text_columns_append_heads (const DrTextColumns *self,
                                   GString             *string);
gsize dr_text_columns_get_width   (const DrTextColumns *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrTextRow, dr_text_row_clear)

G_END_DECLS
