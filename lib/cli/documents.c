/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Several documents, in the order in which they were named, read on all processors. */

#include "config.h"

#include "cli.h"

#include <string.h>

struct _CliDocuments
{
  char     **names;         /* (unowned) */
  gsize      next;
  DrReader  *reader;        /* (owned) */
  gboolean  *is_in_batch;   /* (owned) one a name */
  GPtrArray *given;         /* (owned) (element-type GBytes) one a name; NULL: not loaded yet */
  DrBatch   *batch;         /* (owned) (nullable) of the names that are in it */
};

static void
unref_given (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

/* Adds a name, or one for each report of a JSON array: «m.json[0]», «m.json[1]». */
static void
add_name (CliDocuments *self,
          GPtrArray    *names,
          const char   *name)
{
  gboolean is_stream = strcmp (name, "-") == 0;
  GBytes *bytes = is_stream || cli_is_array (name) ? cli_load_bytes (name, NULL) : NULL;
  g_autoptr (GPtrArray) reports = bytes == NULL ? NULL : cli_split_reports (bytes);

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("%s[%u]", name, i));
      g_ptr_array_add (self->given, g_bytes_ref (g_ptr_array_index (reports, i)));
    }
  if (reports == NULL)
    {
      g_ptr_array_add (names, g_strdup (name));
      g_ptr_array_add (self->given, bytes);
    }
  else
    g_bytes_unref (bytes);
}

/* Reports that are JSON, streams and what needs a converter are read when it is their turn, and so is one document alone. */
CliDocuments *
cli_documents_new (char     ***all,
                   DrReader   *reader)
{
  CliDocuments *self = g_new0 (CliDocuments, 1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) expanded = g_ptr_array_new ();

  self->given = g_ptr_array_new_with_free_func (unref_given);
  for (gsize i = 0; (*all)[i] != NULL; i++)
    add_name (self, expanded, (*all)[i]);

  gsize n_names = expanded->len;
  g_ptr_array_add (expanded, NULL);
  g_strfreev (*all);
  char **names = *all = (char **) g_ptr_array_free (g_steal_pointer (&expanded), FALSE);

  self->names = names;
  self->reader = g_object_ref (reader);
  self->is_in_batch = g_new0 (gboolean, n_names + 1);
  for (gsize i = 0; n_names > 1 && i < n_names; i++)
    if ((self->is_in_batch[i] = g_ptr_array_index (self->given, i) == NULL && cli_is_plain_document (names[i], reader)))
      g_ptr_array_add (paths, names[i]);
  g_ptr_array_add (paths, NULL);
  self->batch = dr_batch_new (reader, (const char * const *) paths->pdata);

  return self;
}

void
cli_documents_free (CliDocuments *self)
{
  g_ptr_array_unref (self->given);
  g_object_unref (self->batch);
  g_object_unref (self->reader);
  g_free (self->is_in_batch);
  g_free (self);
}

DrReport *
cli_documents_next (CliDocuments  *self,
                    GError       **error)
{
  gsize here = self->next++;

  if (g_ptr_array_index (self->given, here) != NULL)
    return cli_take_report (self->names[here], g_ptr_array_index (self->given, here), self->reader, error);
  if (!self->is_in_batch[here])
    return cli_load_report (self->names[here], self->reader, error);

  g_autoptr (DrBatchResult) result = dr_batch_next (self->batch, NULL, error);
  DrReport *report = result != NULL ? dr_batch_result_get_report (result) : NULL;
  if (report != NULL)
    return g_object_ref (report);
  if (result != NULL)
    g_propagate_error (error, g_error_copy (dr_batch_result_get_error (result)));

  return NULL;
}
