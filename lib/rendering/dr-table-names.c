/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-table-names-private.h"

#include <string.h>

/* What a column of names is called, which stands beside one of ids; NULL for columns that hold no ids. */
static char *
write_name_head (DrTable *self,
                 guint    column)
{
  const char *name = dr_table_get_column_name (self, column);

  if (column >= dr_table_get_n_keys (self))
    return NULL;
  if (strcmp (name, "indicator") == 0)
    return g_strdup ("indicator-label");

  return strcmp (name, "unit") == 0 || g_str_has_prefix (name, "unit@") ? g_strconcat (name, "-name", NULL) : NULL;
}

/* The names of all columns; how many keys are among them. */
guint
dr_table_names_write (DrTable          *self,
                      gboolean          has_names,
                      DrTableWriteText  write,
                      gpointer          writer)
{
  guint n_keys = dr_table_get_n_keys (self);

  for (guint column = 0; column < dr_table_get_n_columns (self); column++)
    {
      g_autofree char *head = has_names ? write_name_head (self, column) : NULL;

      if (write != NULL)
        write (writer, dr_table_get_column_name (self, column));
      if (write != NULL && head != NULL)
        write (writer, head);
      n_keys += head != NULL;
    }

  return n_keys;
}

void
dr_table_names_write_row (DrTable          *self,
                          guint             row,
                          gboolean          has_names,
                          DrTableWriteText  write,
                          gpointer          writer)
{
  for (guint column = 0; column < dr_table_get_n_columns (self); column++)
    {
      g_autofree char *cell = dr_table_dup_cell (self, row, column);
      g_autofree char *head = has_names ? write_name_head (self, column) : NULL;
      g_autofree char *label = head == NULL ? NULL : dr_table_dup_cell_label (self, row, column);

      write (writer, cell);
      if (head != NULL)
        write (writer, label);
    }
}
