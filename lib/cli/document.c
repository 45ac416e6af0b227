/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From what the user typed to a report. */

#include "config.h"

#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK (256 * 1024)
/* Who indents further is no document: what is asked at every block must not look through all of them. */
#define MOST_SPACE 4096
/* In one file of JSON. */
#define MOST_REPORTS 65536

static gboolean
has_extension (const char *name,
               const char *extension)
{
  gsize length = strlen (name);
  gsize extension_length = strlen (extension);

  return length > extension_length && g_ascii_strcasecmp (name + length - extension_length, extension) == 0;
}

/* The choice between the readers: by the file's name if that says it, else by its first character. */
static gboolean
is_json (const char *name,
         const char *data,
         gsize       size)
{
  if (has_extension (name, ".json"))
    return TRUE;
  if (has_extension (name, ".txt") || has_extension (name, ".csv") || has_extension (name, ".tsv"))
    return FALSE;

  gsize at = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  gsize last = MIN (size, at + MOST_SPACE);
  while (at < last && strchr (" \t\r\n", data[at]) != NULL && data[at] != '\0')
    at++;

  /* A rich text file begins with a brace as well, which a backslash follows. */
  if (at + 1 < last && data[at] == '{' && data[at + 1] == '\\')
    return FALSE;

  return at < last && (data[at] == '{' || data[at] == '[');
}

static gboolean
fail (GError **error,
      int      code)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));

  return FALSE;
}

static gboolean
read_block (int         descriptor,
            GByteArray *array,
            gsize       most,
            gboolean   *at_end,
            GError    **error)
{
  guint length = array->len;
  gsize wanted = MIN (BLOCK, most - length);

  g_byte_array_set_size (array, length + wanted);
  gssize n_read = read (descriptor, array->data + length, wanted);
  int code = errno;
  g_byte_array_set_size (array, length + MAX (n_read, 0));

  if (n_read < 0)
    return code == EINTR ? TRUE : fail (error, code);
  *at_end = n_read == 0;

  return TRUE;
}

/* Reads to the end, or to one byte more than the reader of such a document allows: it is for the reader to complain. */
static GBytes *
read_all (const char  *name,
          int          descriptor,
          GError     **error)
{
  g_autoptr (DrLimits) limits = dr_limits_new ();
  g_autoptr (GByteArray) array = g_byte_array_new ();
  gsize most = BLOCK;
  gboolean at_end = FALSE;

  while (!at_end && array->len < most)
    {
      if (!read_block (descriptor, array, most, &at_end, error))
        return NULL;
      if (array->len > 0)
        most = dr_limits_get (limits, is_json (name, (const char *) array->data, array->len) ? DR_LIMIT_JSON
                                                                                             : DR_LIMIT_DOCUMENT) + 1;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

GBytes *
cli_load_bytes (const char  *name,
                GError     **error)
{
  if (strcmp (name, "-") == 0)
    return read_all (name, STDIN_FILENO, error);

  int descriptor = open (name, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    {
      fail (error, errno);
      return NULL;
    }

  struct stat about;
  GBytes *bytes = NULL;
  if (fstat (descriptor, &about) == 0 && S_ISDIR (about.st_mode))
    fail (error, EISDIR);
  else
    bytes = read_all (name, descriptor, error);
  close (descriptor);

  return bytes;
}

/* The reader carries it along, so that whoever passes one on need not know. */
#define CONVERTS_KEY "districtreport-converts"

void
cli_reader_set_converts (DrReader *reader,
                         gboolean  converts)
{
  g_object_set_data (G_OBJECT (reader), CONVERTS_KEY, GINT_TO_POINTER (converts));
}

DrReport *
cli_load_report (const char  *name,
                 DrReader    *reader,
                 GError     **error)
{
  g_autoptr (GBytes) bytes = cli_load_bytes (name, error);

  return bytes == NULL ? NULL : cli_take_report (name, bytes, reader, error);
}

DrReport *
cli_take_report (const char  *name,
                 GBytes      *bytes,
                 DrReader    *reader,
                 GError     **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  if (is_json (name, data, size))
    return dr_report_new_from_json (bytes, NULL, error);

  g_autofree char *shown = g_filename_display_name (name);
  const char *type = g_object_get_data (G_OBJECT (reader), CONVERTS_KEY) != NULL ? cli_convertible_type (bytes) : NULL;
  if (type != NULL)
    {
      g_autoptr (GBytes) converted = cli_convert (bytes, error);

      return converted != NULL ? dr_reader_read_converted (reader, converted, bytes, type, shown, NULL, error) : NULL;
    }

  return dr_reader_read_bytes (reader, bytes, shown, NULL, error);
}

/* The first bytes of a file, or -1: who cannot be opened now is left to be complained of when it is its turn. */
static gssize
peek (const char *name,
      char        start[MOST_SPACE])
{
  struct stat about;

  if (strcmp (name, "-") == 0 || stat (name, &about) != 0 || !S_ISREG (about.st_mode))
    return -1;

  int descriptor = open (name, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return -1;

  gssize n_read = read (descriptor, start, MOST_SPACE);
  close (descriptor);

  return n_read;
}

gboolean
cli_is_plain_document (const char *name,
                       DrReader   *reader)
{
  char start[MOST_SPACE];

  if (g_object_get_data (G_OBJECT (reader), CONVERTS_KEY) != NULL)
    return FALSE;

  gssize n_read = peek (name, start);

  return n_read >= 0 && !is_json (name, start, (gsize) n_read);
}

/* Where JSON begins, behind a byte order mark and spaces. */
static gsize
find_start (const char *data,
            gsize       size)
{
  gsize at = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (at < size && strchr (" \t\r\n", data[at]) != NULL && data[at] != '\0')
    at++;

  return at;
}

gboolean
cli_is_array (const char *name)
{
  char start[MOST_SPACE];
  gssize n_read = peek (name, start);
  gsize at = n_read > 0 ? find_start (start, (gsize) n_read) : 0;

  return n_read > 0 && at < (gsize) n_read && start[at] == '[' && is_json (name, start, (gsize) n_read);
}

/* The end of the string that begins at @at, or of the text. */
static gsize
skip_string (const char *data,
             gsize       size,
             gsize       at)
{
  for (at++; at < size && data[at] != '"'; at++)
    if (data[at] == '\\')
      at++;

  return MIN (at, size);
}

GPtrArray *
cli_split_reports (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize at = find_start (data, size);
  guint depth = 0;
  gsize start = at + 1;

  if (at >= size || data[at] != '[')
    return NULL;

  /* What is no array of objects is left for the reader of JSON to complain of. */
  for (; at < size; at++)
    {
      gboolean is_end = FALSE;

      if (data[at] == '"')
        at = skip_string (data, size, at);
      else if (data[at] == '[' || data[at] == '{')
        depth++;
      else if (data[at] == ']' || data[at] == '}')
        is_end = --depth == 0;
      else
        is_end = data[at] == ',' && depth == 1;
      if (!is_end)
        continue;

      start += find_start (data + start, at - start);
      if (start >= at || data[start] != '{' || reports->len == MOST_REPORTS)
        return NULL;
      g_ptr_array_add (reports, g_bytes_new_from_bytes (bytes, start, at - start));
      start = at + 1;
      if (depth == 0)
        return start + find_start (data + start, size - start) == size ? g_steal_pointer (&reports) : NULL;
    }

  return NULL;
}

DrUnitRegister *
cli_load_units (const char *name,
                DrLanguage  language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cli_load_bytes (name, &error);
  DrUnitRegister *units = bytes != NULL ? dr_unit_register_new_from_json (bytes, NULL, &error) : NULL;

  if (units == NULL)
    cli_report_error (name, error, language);

  return units;
}

DrDatasetBuilder *
cli_builder_new (const char *units,
                 const char *as_of,
                 DrLanguage  language)
{
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GError) error = NULL;
  GDate day;

  if (as_of != NULL)
    {
      if (!cli_parse_day ("--as-of", as_of, &day, language))
        return NULL;
      dr_dataset_builder_set_as_of (builder, &day);
    }
  if (units == NULL)
    return g_steal_pointer (&builder);

  g_autoptr (DrUnitRegister) known = cli_load_units (units, language);
  if (known == NULL)
    return NULL;
  if (!dr_dataset_builder_add_register (builder, known, &error))
    {
      cli_report_error (units, error, language);
      return NULL;
    }

  return g_steal_pointer (&builder);
}
