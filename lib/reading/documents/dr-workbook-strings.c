/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-workbook-private.h"

/* Texts that several cells share, in one stretch of memory. */

typedef struct
{
  DrWorkbookStrings *strings;
  guint              phonetic;  /* how deep in a guide to reading */
  gboolean           in_text;
} Reader;

DrWorkbookStrings *
dr_workbook_strings_new (void)
{
  DrWorkbookStrings *self = g_new (DrWorkbookStrings, 1);

  self->bytes = g_string_new (NULL);
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

void
dr_workbook_strings_free (DrWorkbookStrings *self)
{
  g_string_free (self->bytes, TRUE);
  g_array_unref (self->ends);
  g_free (self);
}

static void
start_element (gpointer             data,
               int                  number,
               const DrXmlElement  *element,
               GError             **error)
{
  Reader *self = data;

  (void) element;
  (void) error;
  if (number == DR_WORKBOOK_PHONETIC)
    self->phonetic++;
  self->in_text = number == DR_WORKBOOK_TEXT && self->phonetic == 0;
}

static void
end_element (gpointer   data,
             int        number,
             GError   **error)
{
  Reader *self = data;

  (void) error;
  self->in_text = FALSE;
  if (number == DR_WORKBOOK_PHONETIC)
    self->phonetic--;
  else if (number == DR_WORKBOOK_ITEM)
    {
      guint32 end = self->strings->bytes->len;

      g_array_append_val (self->strings->ends, end);
    }
}

static void
add_text (gpointer     data,
          const char  *text,
          gsize        length,
          GError     **error)
{
  Reader *self = data;

  (void) error;
  /* What is inflated is limited, and so is this: far below what 32 bits count. */
  if (self->in_text && self->strings->bytes->len + length < G_MAXUINT32)
    g_string_append_len (self->strings->bytes, text, length);
}

gboolean
dr_workbook_strings_read (DrWorkbookStrings  *self,
                          DrZip              *zip,
                          const char         *part,
                          GError            **error)
{
  Reader reader = { .strings = self };
  const DrXmlReader xml = {
    dr_workbook_namespaces, dr_workbook_n_namespaces, dr_workbook_names, dr_workbook_n_names,
    { start_element, end_element, add_text },
  };

  return part == NULL || dr_xml_read_part (zip, part, &xml, &reader, error);
}

const char *
dr_workbook_strings_get (const DrWorkbookStrings *self,
                         guint64                  index,
                         gsize                   *length)
{
  if (index >= self->ends->len)
    return NULL;

  guint32 start = index > 0 ? g_array_index (self->ends, guint32, index - 1) : 0;
  *length = g_array_index (self->ends, guint32, index) - start;

  return self->bytes->str + start;
}
