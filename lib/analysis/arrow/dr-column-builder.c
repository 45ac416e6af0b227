/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/arrow/dr-column-builder-private.h"
#include "base/dr-error-private.h"
#include "figures/dr-decimal-private.h"

#define FIRST_ROWS 256

gboolean
dr_column_builder_init (DrColumnBuilder  *self,
                        const char       *name,
                        DrColumnKind      kind,
                        GError          **error)
{
  self->n_allocated = FIRST_ROWS;
  self->column = dr_column_new (name, kind, FIRST_ROWS, error);
  if (self->column == NULL)
    return FALSE;

  self->column->n_rows = 0;

  return TRUE;
}

void
dr_column_builder_clear (DrColumnBuilder *self)
{
  g_clear_pointer (&self->column, dr_column_unref);
}

static gboolean
refuse_rows (gsize    n_rows,
             GError **error)
{
  return dr_error_set (error, DR_ERROR_LIMIT, "the rows of the table: no memory for %" G_GSIZE_FORMAT " of them", n_rows);
}

/* Moves the cells to room for @n_rows of them. */
static gboolean
reallocate (DrColumnBuilder  *self,
            gsize             n_rows,
            GError          **error)
{
  DrColumn *column = self->column;
  gsize size = dr_column_kind_get_size (column->kind);
  DrPages pages;

  if (!dr_pages_init_from_pool (&pages, self->pool, FALSE, n_rows, size, "the rows of the table", error))
    return FALSE;
  memcpy (pages.data, column->data, column->n_rows * size);
  dr_pages_clear (&column->pages);
  column->pages = pages;
  column->data = pages.data;

  return TRUE;
}

gboolean
dr_column_builder_reserve (DrColumnBuilder  *self,
                           gsize             n_more,
                           GError          **error)
{
  DrColumn *column = self->column;
  gsize n_rows = self->n_allocated;

  if (n_rows - column->n_rows >= n_more)
    return TRUE;
  /* Twice as much, or just what is known to come; whole bytes of validity. */
  n_rows = MAX (2 * n_rows, (column->n_rows + n_more + 63) / 64 * 64);

  if (!reallocate (self, n_rows, error))
    return FALSE;
  if (column->validity != NULL)
    {
      guint8 *validity = realloc (column->validity, n_rows / 8);

      if (validity == NULL)
        return refuse_rows (n_rows, error);
      column->validity = validity;
      memset (validity + self->n_allocated / 8, 0xff, (n_rows - self->n_allocated) / 8);
    }
  self->n_allocated = n_rows;

  return TRUE;
}

static gboolean
widen (DrColumnBuilder  *self,
       GError          **error)
{
  DrColumn *column = self->column;
  DrPages pages;

  if (!dr_pages_init_from_pool (&pages, self->pool, FALSE, self->n_allocated, sizeof (dr_int128), "the rows of the table", error))
    return FALSE;
  for (gsize row = 0; row < column->n_rows; row++)
    ((dr_int128 *) pages.data)[row] = column->narrow[row];
  dr_pages_clear (&column->pages);
  column->pages = pages;
  column->data = pages.data;
  column->kind = DR_COLUMN_WIDE;

  return TRUE;
}

static gboolean
need_validity (DrColumnBuilder  *self,
               GError          **error)
{
  DrColumn *column = self->column;

  if (column->validity != NULL)
    return TRUE;

  column->validity = malloc (self->n_allocated / 8);
  if (column->validity == NULL)
    return refuse_rows (self->n_allocated, error);
  memset (column->validity, 0xff, self->n_allocated / 8);

  return TRUE;
}

/* Makes the column wide where @number needs it. Arrow has room for 38 digits, which is a little less than 128 bits. */
static inline gboolean
make_room (DrColumnBuilder  *self,
           dr_int128         number,
           GError          **error)
{
  dr_int128 beyond = (dr_int128) dr_power_of_ten (DR_DECIMAL_MAX_DIGITS);

  if (G_LIKELY (number == (gint64) number))
    return TRUE;
  if (number >= beyond || number <= -beyond)
    return dr_error_set (error, DR_ERROR_OVERFLOW, "%s: a number has more than %d digits: ask for smaller groups",
                         self->column->name, DR_DECIMAL_MAX_DIGITS);

  return self->column->kind == DR_COLUMN_WIDE || widen (self, error);
}

gboolean
dr_column_builder_append_number (DrColumnBuilder  *self,
                                 dr_int128         number,
                                 GError          **error)
{
  DrColumn *column = self->column;

  if (!make_room (self, number, error))
    return FALSE;

  if (column->kind == DR_COLUMN_WIDE)
    column->wide[column->n_rows++] = number;
  else
    column->narrow[column->n_rows++] = (gint64) number;

  return TRUE;
}

gboolean
dr_column_builder_append_empty (DrColumnBuilder  *self,
                                GError          **error)
{
  DrColumn *column = self->column;

  if (!need_validity (self, error))
    return FALSE;

  gsize row = column->n_rows++;
  memset ((char *) column->data + row * dr_column_kind_get_size (column->kind), 0, dr_column_kind_get_size (column->kind));
  column->validity[row / 8] &= (guint8) ~(1u << row % 8);
  column->n_empty++;

  return TRUE;
}

gboolean
dr_column_builder_fill (DrColumnBuilder  *self,
                        gsize             row,
                        dr_int128         number,
                        GError          **error)
{
  DrColumn *column = self->column;

  if (!make_room (self, number, error))
    return FALSE;

  if (column->kind == DR_COLUMN_WIDE)
    column->wide[row] = number;
  else
    column->narrow[row] = (gint64) number;
  column->validity[row / 8] |= (guint8) (1u << row % 8);
  column->n_empty--;

  return TRUE;
}

gboolean
dr_column_builder_append_column (DrColumnBuilder  *self,
                                 const DrColumn   *other,
                                 GError          **error)
{
  DrColumn *column = self->column;

  if (!dr_column_builder_reserve (self, other->n_rows, error) ||
      (other->kind == DR_COLUMN_WIDE && column->kind == DR_COLUMN_NARROW && !widen (self, error)) ||
      (other->n_empty > 0 && !need_validity (self, error)))
    return FALSE;

  if (column->kind == DR_COLUMN_WIDE && other->kind == DR_COLUMN_NARROW)
    for (gsize row = 0; row < other->n_rows; row++)
      column->wide[column->n_rows + row] = other->narrow[row];
  else
    memcpy ((char *) column->data + column->n_rows * dr_column_kind_get_size (column->kind), other->data,
            other->n_rows * dr_column_kind_get_size (column->kind));

  for (gsize row = 0; row < other->n_rows && other->n_empty > 0; row++)
    if (dr_column_is_empty (other, row))
      column->validity[(column->n_rows + row) / 8] &= (guint8) ~(1u << (column->n_rows + row) % 8);
  column->n_rows += other->n_rows;
  column->n_empty += other->n_empty;

  return TRUE;
}

DrColumn *
dr_column_builder_finish (DrColumnBuilder *self)
{
  return g_steal_pointer (&self->column);
}

DrColumn *
dr_column_take_rows (const DrColumn  *self,
                     const guint32   *rows,
                     gsize            n_rows,
                     GError         **error)
{
  g_autoptr (DrColumn) taken = dr_column_new (self->name, self->kind, n_rows, error);

  if (taken == NULL)
    return NULL;

  switch (self->kind)
    {
    case DR_COLUMN_CODE:
      for (gsize i = 0; i < n_rows; i++)
        taken->code[i] = self->code[rows[i]];
      break;
    case DR_COLUMN_WIDE:
      for (gsize i = 0; i < n_rows; i++)
        taken->wide[i] = self->wide[rows[i]];
      break;
    case DR_COLUMN_NARROW:
    default:
      for (gsize i = 0; i < n_rows; i++)
        taken->narrow[i] = self->narrow[rows[i]];
      break;
    }

  if (self->validity != NULL)
    {
      taken->validity = calloc (1, n_rows / 8 + 1);
      if (taken->validity == NULL)
        {
          refuse_rows (n_rows, error);
          return NULL;
        }
      for (gsize i = 0; i < n_rows; i++)
        {
          if (dr_column_is_empty (self, rows[i]))
            taken->n_empty++;
          else
            taken->validity[i / 8] |= (guint8) (1u << i % 8);
        }
    }
  taken->dictionary = self->dictionary == NULL ? NULL : dr_string_column_ref (self->dictionary);
  taken->scale = self->scale;

  return g_steal_pointer (&taken);
}

gboolean
dr_column_builder_keep (DrColumnBuilder  *self,
                        const guint32    *rows,
                        gsize             n_rows,
                        GError          **error)
{
  g_autoptr (DrColumn) kept = dr_column_take_rows (self->column, rows, n_rows, error);

  if (kept == NULL)
    return FALSE;

  /* Back into the room that is there, for as many rows as before. */
  memcpy (self->column->data, kept->data, n_rows * dr_column_kind_get_size (kept->kind));
  if (self->column->validity != NULL)
    {
      memset (self->column->validity, 0xff, self->n_allocated / 8);
      for (gsize row = 0; row < n_rows; row++)
        if (dr_column_is_empty (kept, row))
          self->column->validity[row / 8] &= (guint8) ~(1u << row % 8);
    }
  self->column->n_rows = n_rows;
  self->column->n_empty = kept->n_empty;

  return TRUE;
}
