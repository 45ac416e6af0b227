/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * RFC 4180, but with LF, as the tools of a shell and every reader of CSV take it.
 *
 * Spreadsheets run a field that begins like a formula, and names come from whoever wrote a report:
 * such a field gets an apostrophe in front, as OWASP advises («CSV Injection»). A number is no formula.
 */

#include "config.h"

#include <string.h>

#include "rendering/dr-csv-writer-private.h"

#define FORMULA_STARTS "=+-@\t\r"

static gboolean
is_number (const char *field)
{
  const char *digits = *field == '-' || *field == '+' ? field + 1 : field;

  /* A fraction, «-7/2», is one too: a score may be written exactly. */
  return g_ascii_isdigit (*digits) && strspn (digits, "0123456789./") == strlen (digits);
}

static gboolean
is_formula (const char *field)
{
  return *field != '\0' && strchr (FORMULA_STARTS, *field) != NULL && !is_number (field);
}

void
dr_csv_writer_init (DrCsvWriter *self)
{
  self->text = g_string_new (NULL);
  self->is_in_line = FALSE;
}

void
dr_csv_writer_field (DrCsvWriter *self,
                     const char  *field)
{
  if (self->is_in_line)
    g_string_append_c (self->text, ',');
  self->is_in_line = TRUE;
  if (field == NULL)
    return;

  gboolean is_quoted = strpbrk (field, ",\"\r\n") != NULL;
  if (is_quoted)
    g_string_append_c (self->text, '"');
  if (is_formula (field))
    g_string_append_c (self->text, '\'');
  for (const char *at = field; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *at);
    }
  if (is_quoted)
    g_string_append_c (self->text, '"');
}

void
dr_csv_writer_end_line (DrCsvWriter *self)
{
  g_string_append_c (self->text, '\n');
  self->is_in_line = FALSE;
}

char *
dr_csv_writer_end (DrCsvWriter *self)
{
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}
