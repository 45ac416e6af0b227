/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-workbook-private.h"

/* Which of the styles of a workbook show a number as a percentage, a date, in thousands. */

/* Excel makes 64,000 styles at most. */
#define MOST_FORMATS 65536

typedef struct
{
  GHashTable *codes;    /* id to DrWorkbookFormat */
  GArray     *formats;  /* (element-type DrWorkbookFormat) */
  gboolean    in_cells;
} Reader;

static void
start_element (gpointer             data,
               int                  number,
               const DrXmlElement  *element,
               GError             **error)
{
  Reader *self = data;

  (void) error;
  if (number == DR_WORKBOOK_NUMBER_FORMAT && g_hash_table_size (self->codes) < MOST_FORMATS)
    {
      g_autofree char *code = dr_xml_dup (element, "formatCode");
      gint64 id = dr_xml_get_int (element, "numFmtId", -1);

      if (code != NULL && id >= 0 && id < G_MAXINT)
        {
          DrWorkbookFormat format = dr_workbook_format_parse (code);

          g_hash_table_insert (self->codes, GINT_TO_POINTER ((int) id), g_memdup2 (&format, sizeof format));
        }
    }
  else if (number == DR_WORKBOOK_CELL_FORMATS)
    self->in_cells = TRUE;
  else if (number == DR_WORKBOOK_FORMAT && self->in_cells && self->formats->len < MOST_FORMATS)
    {
      gint64 id = CLAMP (dr_xml_get_int (element, "numFmtId", 0), 0, G_MAXINT);
      const DrWorkbookFormat *own = g_hash_table_lookup (self->codes, GINT_TO_POINTER ((int) id));
      DrWorkbookFormat format = own != NULL ? *own : dr_workbook_format_builtin ((guint) id);

      g_array_append_val (self->formats, format);
    }
}

static void
end_element (gpointer   data,
             int        number,
             GError   **error)
{
  Reader *self = data;

  (void) error;
  if (number == DR_WORKBOOK_CELL_FORMATS)
    self->in_cells = FALSE;
}

GArray *
dr_workbook_styles_read (DrZip       *zip,
                         const char  *part,
                         GError     **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (DrWorkbookFormat));
  Reader reader = { .codes = codes, .formats = formats };
  const DrXmlReader xml = {
    dr_workbook_namespaces, dr_workbook_n_namespaces, dr_workbook_names, dr_workbook_n_names,
    { start_element, end_element, NULL },
  };

  if (part != NULL && !dr_xml_read_part (zip, part, &xml, &reader, error))
    return NULL;

  return g_steal_pointer (&formats);
}
