/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-workbook-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"
#include "figures/dr-date-private.h"

/*
 * One sheet. What is hidden, be it a row or a column, is left out, as nobody reads it
 * in print. A formula counts with the result that was stored with it, and is never
 * computed. Nothing is allocated for a place that holds no cell: a sheet may say that
 * it has 1,048,576 rows.
 */

#define LAST_ROW 1048576
#define LAST_COLUMN 16384
#define MOST_MERGES 65536

typedef enum
{
  VALUE_NUMBER,
  VALUE_SHARED,
  VALUE_TEXT,       /* a formula's, or inline */
  VALUE_BOOLEAN,
  VALUE_ERROR,
  VALUE_DATE
} ValueType;

typedef struct
{
  guint32 first_row;
  guint32 last_row;
  guint16 first_column;
  guint16 last_column;
} Range;

typedef struct
{
  const DrLimits          *limits;
  const DrWorkbookStrings *strings;
  const GArray            *styles;
  gboolean                 is_1904;
  DrWorkbookSheet         *sheet;
  GArray                  *merges;          /* (element-type Range) */
  guint8                   hidden[LAST_COLUMN / 8 + 1];

  guint32                  row;
  gboolean                 is_row_hidden;
  guint16                  last_column;     /* of the row so far */
  gboolean                 in_cell;
  gboolean                 takes_text;
  gboolean                 has_formula;
  guint                    phonetic;
  ValueType                type;
  guint                    style;
  guint16                  column;
  GString                 *value;           /* (owned) */
} Reader;

void
dr_workbook_sheet_free (DrWorkbookSheet *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

/* «AB12»; gives where the reference ends, NULL where there is none. */
static const char *
read_reference (const char *text,
                const char *end,
                guint32    *row,
                guint32    *column)
{
  *row = *column = 0;
  while (text < end && (g_ascii_isalpha (*text) || *text == '$'))
    {
      if (*text != '$')
        *column = MIN (*column * 26 + (guint32) (g_ascii_toupper (*text) - 'A' + 1), LAST_COLUMN + 1);
      text++;
    }
  while (text < end && (g_ascii_isdigit (*text) || *text == '$'))
    {
      if (*text != '$')
        *row = MIN (*row * 10 + (guint32) (*text - '0'), LAST_ROW + 1);
      text++;
    }

  return *row >= 1 && *row <= LAST_ROW && *column >= 1 && *column <= LAST_COLUMN ? text : NULL;
}

static gboolean
is_true (const DrXmlElement *element,
         const char         *name)
{
  DrXmlValue value;

  return dr_xml_get (element, name, &value) && (dr_xml_value_is (&value, "1") || dr_xml_value_is (&value, "true"));
}

static void
start_row (Reader              *self,
           const DrXmlElement  *element,
           GError             **error)
{
  gint64 row = dr_xml_get_int (element, "r", (gint64) self->row + 1);

  if (row <= self->row || row > LAST_ROW)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "row %" G_GINT64_FORMAT " cannot stand behind row %u", row, self->row);
      return;
    }
  self->row = (guint32) row;
  self->is_row_hidden = is_true (element, "hidden") || is_true (element, "zeroHeight");
  self->last_column = 0;
}

static void
start_cell (Reader              *self,
            const DrXmlElement  *element,
            GError             **error)
{
  DrXmlValue value;
  guint32 row = self->row;
  guint32 column = self->last_column + 1u;

  if (dr_xml_get (element, "r", &value)
      && (read_reference (value.text, value.text + value.length, &row, &column) != value.text + value.length
          || row != self->row))
    {
      g_autofree char *quoted = dr_error_quote (value.text, (gssize) value.length);

      dr_error_set (error, DR_ERROR_MALFORMED, "%s is no cell of row %u", quoted, self->row);
      return;
    }
  if (column <= self->last_column || column > LAST_COLUMN)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "the cells of row %u are not in order", self->row);
      return;
    }

  self->column = self->last_column = (guint16) column;
  self->in_cell = TRUE;
  self->has_formula = FALSE;
  self->type = VALUE_NUMBER;
  self->style = (guint) CLAMP (dr_xml_get_int (element, "s", 0), 0, G_MAXINT);
  g_string_truncate (self->value, 0);
  if (dr_xml_get (element, "t", &value))
    {
      static const struct { const char *name; ValueType type; } types[] = {
        { "s", VALUE_SHARED }, { "str", VALUE_TEXT }, { "inlineStr", VALUE_TEXT }, { "b", VALUE_BOOLEAN },
        { "e", VALUE_ERROR }, { "d", VALUE_DATE },
      };

      for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        if (dr_xml_value_is (&value, types[i].name))
          self->type = types[i].type;
    }
}

static void
add_merge (Reader             *self,
           const DrXmlElement *element)
{
  DrXmlValue value;
  guint32 row, column, last_row, last_column;

  if (!dr_xml_get (element, "ref", &value) || self->merges->len >= MOST_MERGES)
    return;

  const char *end = value.text + value.length;
  const char *colon = read_reference (value.text, end, &row, &column);
  if (colon == NULL || colon == end || *colon != ':'
      || read_reference (colon + 1, end, &last_row, &last_column) != end || last_row < row || last_column < column)
    return;

  Range range = { row, last_row, (guint16) column, (guint16) last_column };
  g_array_append_val (self->merges, range);
}

static void
hide_columns (Reader             *self,
              const DrXmlElement *element)
{
  gint64 first = CLAMP (dr_xml_get_int (element, "min", 1), 1, LAST_COLUMN + 1);
  gint64 last = CLAMP (dr_xml_get_int (element, "max", first), 0, LAST_COLUMN);

  if (!is_true (element, "hidden"))
    return;
  for (gint64 i = first; i <= last; i++)
    self->hidden[i / 8] |= (guint8) (1 << i % 8);
}

static void
start_element (gpointer             data,
               int                  number,
               const DrXmlElement  *element,
               GError             **error)
{
  Reader *self = data;

  switch (number)
    {
    case DR_WORKBOOK_COLUMN:
      hide_columns (self, element);
      break;
    case DR_WORKBOOK_ROW:
      start_row (self, element, error);
      break;
    case DR_WORKBOOK_CELL:
      start_cell (self, element, error);
      break;
    case DR_WORKBOOK_MERGE:
      add_merge (self, element);
      break;
    case DR_WORKBOOK_PHONETIC:
      self->phonetic++;
      break;
    case DR_WORKBOOK_FORMULA:
      self->has_formula = TRUE;
      self->takes_text = FALSE;
      break;
    default:
      self->takes_text = self->in_cell && (number == DR_WORKBOOK_VALUE
                                           || (number == DR_WORKBOOK_TEXT && self->phonetic == 0));
      break;
    }
}

static void
append_shown (Reader *self)
{
  GString *text = self->sheet->text;
  static const DrWorkbookFormat plain = { DR_WORKBOOK_FORMAT_NUMBER, 0, "" };

  switch (self->type)
    {
    case VALUE_SHARED:
      {
        guint64 index;
        gsize length;
        const char *shared = NULL;

        if (g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT32, &index, NULL))
          shared = dr_workbook_strings_get (self->strings, index, &length);
        if (shared != NULL)
          g_string_append_len (text, shared, (gssize) length);
      }
      break;
    case VALUE_NUMBER:
      {
        DrWorkbookFormat format = self->style < self->styles->len
                                    ? g_array_index (self->styles, DrWorkbookFormat, self->style) : plain;

        if (!dr_workbook_number_append (text, self->value->str, self->value->len, format, self->is_1904))
          g_string_append_len (text, self->value->str, (gssize) self->value->len);
      }
      break;
    case VALUE_BOOLEAN:
      g_string_append (text, g_str_equal (self->value->str, "1") ? "TRUE" : "FALSE");
      break;
    case VALUE_DATE:
      {
        int year, month, day;

        /* «2024-09-30T00:00:00» */
        if (self->value->len >= 10 && dr_date_split (self->value->str, 10, &year, &month, &day))
          g_string_append_printf (text, "%d/%d/%d", day, month, year);
        else
          g_string_append_len (text, self->value->str, (gssize) self->value->len);
      }
      break;
    default:
      g_string_append_len (text, self->value->str, (gssize) self->value->len);
      break;
    }
}

static void
end_cell (Reader  *self,
          GError **error)
{
  GString *text = self->sheet->text;
  guint64 most = MIN (dr_limits_get_or_default (self->limits, DR_LIMIT_INFLATED), G_MAXUINT32 - 1);

  self->in_cell = FALSE;
  /* What wrote the file left it to Excel to compute: as Excel says where there is no value. */
  if (self->value->len == 0 && self->has_formula && self->type == VALUE_NUMBER)
    {
      g_string_assign (self->value, "#N/A");
      self->type = VALUE_ERROR;
    }
  if (self->value->len == 0 || self->is_row_hidden || (self->hidden[self->column / 8] >> self->column % 8 & 1))
    return;
  if (self->sheet->cells->len >= dr_limits_get_or_default (self->limits, DR_LIMIT_ITEMS))
    {
      dr_limits_set_error (self->limits, DR_LIMIT_ITEMS, error, "the sheet has too many cells");
      return;
    }

  DrWorkbookCell cell = { .row = self->row, .column = self->column, .row_span = 1, .column_span = 1, .start = text->len };
  append_shown (self);
  if (text->len > most)
    {
      dr_limits_set_error (self->limits, DR_LIMIT_INFLATED, error, "the text of the sheet is too long");
      return;
    }
  cell.end = text->len;
  if (cell.end > cell.start)
    g_array_append_val (self->sheet->cells, cell);
}

static void
end_element (gpointer   data,
             int        number,
             GError   **error)
{
  Reader *self = data;

  self->takes_text = FALSE;
  if (number == DR_WORKBOOK_PHONETIC)
    self->phonetic--;
  else if (number == DR_WORKBOOK_CELL)
    end_cell (self, error);
}

static void
add_text (gpointer     data,
          const char  *text,
          gsize        length,
          GError     **error)
{
  Reader *self = data;

  (void) error;
  if (self->takes_text)
    g_string_append_len (self->value, text, (gssize) length);
}

/* --- merged cells --- */

static DrWorkbookCell *
find_cell (const DrWorkbookSheet *sheet,
           guint32                row,
           guint16                column)
{
  guint low = 0;
  guint high = sheet->cells->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DrWorkbookCell *cell = &g_array_index (sheet->cells, DrWorkbookCell, middle);

      if (cell->row < row || (cell->row == row && cell->column < column))
        low = middle + 1;
      else
        high = middle;
    }
  if (low == sheet->cells->len)
    return NULL;

  DrWorkbookCell *cell = &g_array_index (sheet->cells, DrWorkbookCell, low);

  return cell->row == row && cell->column == column ? cell : NULL;
}

static void
apply_merges (Reader *self)
{
  for (guint i = 0; i < self->merges->len; i++)
    {
      const Range *range = &g_array_index (self->merges, Range, i);
      DrWorkbookCell *cell = find_cell (self->sheet, range->first_row, range->first_column);

      if (cell == NULL)
        continue;
      cell->row_span = range->last_row - range->first_row + 1;
      cell->column_span = (guint16) (range->last_column - range->first_column + 1);
    }
}

DrWorkbookSheet *
dr_workbook_sheet_read (DrZip                    *zip,
                        const char               *part,
                        const DrWorkbookStrings  *strings,
                        const GArray             *styles,
                        gboolean                  is_1904,
                        GError                  **error)
{
  g_autoptr (DrWorkbookSheet) sheet = g_new0 (DrWorkbookSheet, 1);
  g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (Range));
  g_autofree Reader *reader = g_new0 (Reader, 1);
  const DrXmlReader xml = {
    dr_workbook_namespaces, dr_workbook_n_namespaces, dr_workbook_names, dr_workbook_n_names,
    { start_element, end_element, add_text },
  };

  sheet->text = g_string_new (NULL);
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (DrWorkbookCell));
  reader->limits = dr_zip_get_limits (zip);
  reader->strings = strings;
  reader->styles = styles;
  reader->is_1904 = is_1904;
  reader->sheet = sheet;
  reader->merges = merges;
  reader->value = g_string_new (NULL);

  gboolean is_read = dr_xml_read_part (zip, part, &xml, reader, error);
  g_string_free (reader->value, TRUE);
  if (!is_read)
    return NULL;
  apply_merges (reader);

  return g_steal_pointer (&sheet);
}
