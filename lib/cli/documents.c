/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Several documents, in the order in which they were named, read on all processors. */

#include "config.h"

#include "cli.h"

struct _CliDocuments
{
  char     **names;         /* (unowned) */
  gsize      next;
  DrReader  *reader;        /* (owned) */
  gboolean  *is_in_batch;   /* (owned) one a name */
  DrBatch   *batch;         /* (owned) (nullable) of the names that are in it */
};

/* Reports that are JSON, streams and what needs a converter are read when it is their turn, and so is one document alone. */
CliDocuments *
cli_documents_new (char     **names,
                   DrReader  *reader)
{
  CliDocuments *self = g_new0 (CliDocuments, 1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  gsize n_names = g_strv_length (names);

  self->names = names;
  self->reader = g_object_ref (reader);
  self->is_in_batch = g_new0 (gboolean, n_names + 1);
  for (gsize i = 0; n_names > 1 && i < n_names; i++)
    if ((self->is_in_batch[i] = cli_is_plain_document (names[i], reader)))
      g_ptr_array_add (paths, names[i]);
  g_ptr_array_add (paths, NULL);
  self->batch = dr_batch_new (reader, (const char * const *) paths->pdata);

  return self;
}

void
cli_documents_free (CliDocuments *self)
{
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
