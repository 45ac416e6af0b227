/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-sheet-builder-private.h"

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"
#include "model/dr-text-private.h"

void
dr_sheet_builder_init (DrSheetBuilder *self,
                       const DrLimits *limits)
{
  *self = (DrSheetBuilder) {
    .limits = limits,
    .text = g_string_new (NULL),
    .locations = dr_location_map_new (),
    .grids = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_grid_free),
    .sheet = DR_LOCATION_NONE,
  };
}

void
dr_sheet_builder_clear (DrSheetBuilder *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
  g_clear_pointer (&self->locations, dr_location_map_free);
  g_clear_pointer (&self->grids, g_ptr_array_unref);
}

void
dr_sheet_builder_begin (DrSheetBuilder *self,
                        const char     *name,
                        DrGridDecimals  decimals)
{
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  self->sheet = name != NULL ? dr_location_map_add (self->locations, DR_LOCATION_NONE, DR_LOCATION_SHEET, 0, 0, name)
                             : DR_LOCATION_NONE;
  self->grid = dr_grid_new (self->text->len);
  self->grid->decimals = decimals;
  self->row = 0;
  g_ptr_array_add (self->grids, self->grid);
}

void
dr_sheet_builder_end (DrSheetBuilder *self)
{
  dr_grid_end (self->grid, self->grid->end);
  self->grid = NULL;
}

void
dr_sheet_builder_begin_row (DrSheetBuilder *self,
                            gboolean        has_gap)
{
  if (has_gap && self->row > 0)
    g_string_append_c (self->text, '\n');
  self->is_row_empty = TRUE;
}

void
dr_sheet_builder_end_row (DrSheetBuilder *self)
{
  if (self->is_row_empty)
    return;
  g_string_append_c (self->text, '\n');
  self->row++;
}

/* Appends the text with every stretch of white space, line breaks among it, as one space. */
static void
append_text (GString    *string,
             const char *text,
             gsize       length)
{
  gboolean gap = FALSE;
  gsize start = string->len;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character))
        {
          gap = TRUE;
          continue;
        }
      if (gap && string->len > start)
        g_string_append_c (string, ' ');
      gap = FALSE;
      g_string_append_len (string, p, g_utf8_next_char (p) - p);
    }
}

gboolean
dr_sheet_builder_add (DrSheetBuilder  *self,
                      guint            column,
                      guint            column_span,
                      guint32          row_span,
                      guint32          file_row,
                      guint            file_column,
                      const char      *text,
                      gsize            length,
                      GError         **error)
{
  guint64 most = dr_limits_get_or_default (self->limits, DR_LIMIT_INFLATED);

  if (++self->n_cells > dr_limits_get_or_default (self->limits, DR_LIMIT_ITEMS))
    return dr_limits_set_error (self->limits, DR_LIMIT_ITEMS, error, "the sheets have too many cells");
  /* One long text may stand in any number of cells. */
  if (self->text->len + length + 2 > MIN (most, G_MAXUINT32 - 1))
    return dr_limits_set_error (self->limits, DR_LIMIT_INFLATED, error, "the text of the sheets is too long");

  gsize before = self->text->len;
  if (!self->is_row_empty)
    g_string_append_c (self->text, '\t');
  gsize start = self->text->len;
  append_text (self->text, text, length);
  if (self->text->len == start)
    {
      g_string_truncate (self->text, before);
      return TRUE;
    }

  guint32 location = dr_location_map_add (self->locations, self->sheet,
                                          self->sheet != DR_LOCATION_NONE ? DR_LOCATION_SHEET_CELL : DR_LOCATION_CELL,
                                          file_row, file_column, NULL);
  dr_location_map_begin (self->locations, start, location, 0);
  dr_grid_add (self->grid, self->row, column, row_span, column_span, start, self->text->len);
  self->is_row_empty = FALSE;

  return TRUE;
}

DrDocument *
dr_sheet_builder_finish (DrSheetBuilder  *self,
                         GBytes          *content,
                         const char      *content_type,
                         const char      *name,
                         GError         **error)
{
  if (self->text->len == 0)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "line 1, column 1: the document is empty");
      return NULL;
    }

  g_autoptr (GBytes) bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));
  DrText *text = dr_text_new_located (bytes, name, g_steal_pointer (&self->locations), self->limits, error);

  return text != NULL ? dr_document_new (text, g_steal_pointer (&self->grids), content, content_type) : NULL;
}
