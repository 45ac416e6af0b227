/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What people see of a table, on a terminal or on a sheet: heads, keys as they are called, and what is told of a row. */

#pragma once

#include <districtreport/dr-language.h>
#include <districtreport/dr-table.h>

G_BEGIN_DECLS

/* Columns that people see and the table has not. */
#define DR_TABLE_MEASURE_COLUMN (-1)
#define DR_TABLE_NUMBER_COLUMN (-2)

/* What is told of a row besides its cells. */
typedef struct
{
  gboolean (*has) (DrTable *self, guint row);
  const char *name;
  const char *mark;
  const char *vietnamese;
  const char *english;
  const char *vietnamese_legend;
  const char *english_legend;
} DrTableTrait;

#define DR_TABLE_N_TRAITS 2
extern const DrTableTrait dr_table_traits[DR_TABLE_N_TRAITS];

/* Whether a row of the table has it. */
gboolean dr_table_has_trait               (DrTable            *self,
                                           const DrTableTrait *trait);

/* What the head of a column with that name says. */
char *   dr_table_words_write_head        (const char         *name,
                                           DrLanguage          language);
/* The same for a column of the table, which may be a pivot. */
char *   dr_table_words_write_column_head (DrTable            *table,
                                           guint               column,
                                           gboolean            shows_ids,
                                           DrLanguage          language);
/* A cell, and a key as people call it. */
char *   dr_table_words_dup_key           (DrTable            *table,
                                           guint               row,
                                           guint               column,
                                           gboolean            shows_ids,
                                           DrLanguage          language);
/* The columns in order, (element-type int): those of the table, and what people need beside them. */
GArray * dr_table_words_lay_out           (DrTable            *table,
                                           gboolean            has_numbers);

G_END_DECLS
