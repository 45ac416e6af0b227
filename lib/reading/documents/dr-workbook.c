/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-workbook-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"
#include "reading/documents/dr-package-private.h"
#include "reading/documents/dr-sheet-builder-private.h"

/* A workbook: its sheets in order, less those that are hidden, each a grid. */

#define MOST_SHEETS 4096
#define LAST_COLUMN 16384

typedef struct
{
  char *name;       /* (owned) */
  char *relation;   /* (owned) */
} SheetEntry;

typedef struct
{
  GPtrArray *sheets;    /* (element-type SheetEntry) */
  gboolean   is_1904;
} Reader;

static void
sheet_entry_free (gpointer data)
{
  SheetEntry *self = data;

  g_free (self->name);
  g_free (self->relation);
  g_free (self);
}

static void
start_element (gpointer             data,
               int                  number,
               const DrXmlElement  *element,
               GError             **error)
{
  Reader *self = data;
  DrXmlValue value;

  (void) error;
  if (number == DR_WORKBOOK_PROPERTIES)
    self->is_1904 = dr_xml_get (element, "date1904", &value)
                    && (dr_xml_value_is (&value, "1") || dr_xml_value_is (&value, "true"));
  else if (number == DR_WORKBOOK_SHEET && self->sheets->len < MOST_SHEETS)
    {
      /* «id» alone is the relation's: the sheet's own number is «sheetId». */
      g_autofree char *relation = dr_xml_dup (element, "id");

      if ((dr_xml_get (element, "state", &value) && !dr_xml_value_is (&value, "visible")) || relation == NULL)
        return;

      SheetEntry *entry = g_new0 (SheetEntry, 1);
      entry->name = dr_xml_dup (element, "name");
      entry->relation = g_steal_pointer (&relation);
      g_ptr_array_add (self->sheets, entry);
    }
}

/* The columns that hold anything, numbered from 0: empty ones part nothing. */
static guint16 *
number_columns (const DrWorkbookSheet *sheet)
{
  guint16 *numbers = g_new0 (guint16, LAST_COLUMN + 2);
  guint16 n = 0;

  for (guint i = 0; i < sheet->cells->len; i++)
    numbers[g_array_index (sheet->cells, DrWorkbookCell, i).column] = 1;
  for (guint i = 0; i <= LAST_COLUMN; i++)
    {
      guint16 is_used = numbers[i];

      numbers[i] = n;
      n += is_used;
    }
  numbers[LAST_COLUMN + 1] = n;

  return numbers;
}

/* How many of the rows that hold anything lie within @span rows from the one of cell @index. */
static guint32
count_rows (const GArray *rows,
            guint         index,
            guint32       span)
{
  guint32 first = g_array_index (rows, guint32, index);
  guint low = index;
  guint high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (rows, guint32, middle) - first < span)
        low = middle + 1;
      else
        high = middle;
    }

  return low - index;
}

static gboolean
write_sheet (DrSheetBuilder         *builder,
             const DrWorkbookSheet  *sheet,
             const char             *name,
             GError                **error)
{
  g_autofree guint16 *numbers = number_columns (sheet);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  const DrWorkbookCell *cells = (const DrWorkbookCell *) (gpointer) sheet->cells->data;
  guint row = 0;

  for (guint i = 0; i < sheet->cells->len; i++)
    if (i == 0 || cells[i].row != cells[i - 1].row)
      g_array_append_val (rows, cells[i].row);

  dr_sheet_builder_begin (builder, name != NULL ? name : "", DR_GRID_DECIMALS_COMMA);
  for (guint i = 0; i < sheet->cells->len;)
    {
      dr_sheet_builder_begin_row (builder, i > 0 && cells[i].row > cells[i - 1].row + 1);
      for (guint32 at = cells[i].row; i < sheet->cells->len && cells[i].row == at; i++)
        {
          const DrWorkbookCell *cell = &cells[i];
          guint last = MIN ((guint) cell->column + cell->column_span, LAST_COLUMN + 1);
          guint column = numbers[cell->column];
          guint span = MAX (1, numbers[last] - column);

          if (!dr_sheet_builder_add (builder, column, span, count_rows (rows, row, cell->row_span), cell->row,
                                     cell->column, sheet->text->str + cell->start, cell->end - cell->start, error))
            return FALSE;
        }
      dr_sheet_builder_end_row (builder);
      row++;
    }
  dr_sheet_builder_end (builder);

  return TRUE;
}

DrDocument *
dr_workbook_read (DrZip                    *zip,
                  const char               *part,
                  GBytes                   *bytes,
                  const char               *type,
                  const DrDocumentOptions  *options,
                  GError                  **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_entry_free);
  Reader reader = { .sheets = sheets };
  const DrXmlReader xml = {
    dr_workbook_namespaces, dr_workbook_n_namespaces, dr_workbook_names, dr_workbook_n_names,
    { start_element, NULL, NULL },
  };

  g_autoptr (GPtrArray) relations = dr_package_read_relations (zip, part, error);
  if (relations == NULL || !dr_xml_read_part (zip, part, &xml, &reader, error))
    return NULL;

  const DrRelation *shared = dr_package_find (relations, "sharedStrings");
  const DrRelation *styles_part = dr_package_find (relations, "styles");
  g_autoptr (DrWorkbookStrings) strings = dr_workbook_strings_new ();
  if (!dr_workbook_strings_read (strings, zip, shared != NULL ? shared->target : NULL, error))
    return NULL;
  g_autoptr (GArray) styles = dr_workbook_styles_read (zip, styles_part != NULL ? styles_part->target : NULL, error);
  if (styles == NULL)
    return NULL;

  g_auto (DrSheetBuilder) builder = { 0, };
  dr_sheet_builder_init (&builder, options->limits);
  for (guint i = 0; i < sheets->len; i++)
    {
      const SheetEntry *entry = g_ptr_array_index (sheets, i);
      const DrRelation *relation = dr_package_find_id (relations, entry->relation);

      if (g_cancellable_set_error_if_cancelled (options->cancellable, error))
        return NULL;
      /* Charts on a sheet of their own have no cells. */
      if (relation == NULL || !g_str_has_suffix (relation->type, "/worksheet"))
        continue;

      g_autoptr (DrWorkbookSheet) sheet = dr_workbook_sheet_read (zip, relation->target, strings, styles,
                                                                  reader.is_1904, error);
      if (sheet == NULL || (sheet->cells->len > 0 && !write_sheet (&builder, sheet, entry->name, error)))
        return NULL;
    }

  return dr_sheet_builder_finish (&builder, bytes, type, options->name, error);
}
