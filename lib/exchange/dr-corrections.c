/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "exchange/dr-corrections-private.h"

#include <districtreport/dr-report-json.h>

/**
 * DrCorrections:
 *
 * What a person says of the items of documents: that one is right, that it should
 * say something else, that it is none, that one is missing.
 *
 * Corrections are kept beside the documents, by their content and the places in them,
 * so that they hold when a better reader reads them again. One file serves any number
 * of documents, and of each it knows what was said of that one alone. A report is never changed: a
 * corrected one is another report, and the figure that was read stays in it as a
 * further reading.
 *
 * ```c
 * g_autoptr (GError) error = NULL;
 * g_autoptr (DrReport) corrected = dr_corrections_apply (corrections, report, &error);
 * if (corrected == NULL)
 *   g_printerr ("%s\n", error->message);
 * ```
 *
 * The format of the file is told in [The last word](corrections.html).
 *
 * Since: 1.0
 */
G_DEFINE_BOXED_TYPE (DrCorrections, dr_corrections, dr_corrections_ref, dr_corrections_unref)

/**
 * dr_corrections_ref: (skip)
 * @self: corrections
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 *
 * Since: 1.0
 */
DrCorrections *
dr_corrections_ref (DrCorrections *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_corrections_unref: (skip)
 * @self: (transfer full): corrections
 *
 * Drops a reference.
 *
 * Since: 1.0
 */
void
dr_corrections_unref (DrCorrections *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_sha256);
  g_array_unref (self->documents);
  g_free (self);
}

/**
 * dr_corrections_get_n_documents:
 * @self: corrections
 *
 * Counts the documents that they are for, those among them that need none.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dr_corrections_get_n_documents (const DrCorrections *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->documents->len;
}

/**
 * dr_corrections_get_content_sha256:
 * @self: corrections
 * @index: which of the documents, from 0
 *
 * Gets the SHA-256 of one of the documents that they are for, in the order of the
 * file.
 *
 * Returns: (transfer none) (nullable): 64 hexadecimal digits, or %NULL if there is no
 *   such document
 *
 * Since: 1.0
 */
const char *
dr_corrections_get_content_sha256 (const DrCorrections *self,
                                   guint                index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->documents->len ? dr_corrections_get_document (self, index)->sha256 : NULL;
}

/**
 * dr_corrections_get_n:
 * @self: corrections
 *
 * Counts the corrections of all documents.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
dr_corrections_get_n (const DrCorrections *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->documents->len; i++)
    n += dr_corrections_get_document (self, i)->corrections->len;

  return n;
}

static const DrCorrectedDocument *
find_document (const DrCorrections  *self,
               DrReport             *report,
               guint                *index)
{
  const char *sha256 = dr_report_get_content_sha256 (report);
  gpointer found;

  if (sha256 == NULL || !g_hash_table_lookup_extended (self->by_sha256, sha256, NULL, &found))
    return NULL;
  *index = GPOINTER_TO_UINT (found);

  return dr_corrections_get_document (self, *index);
}

/**
 * dr_corrections_has_report:
 * @self: corrections
 * @report: a report that was read
 *
 * Looks whether the document that a report was read from is one of those that they
 * are for. Who puts many reports right by one file asks this first, since
 * [method@DistrictReport.Corrections.apply] takes it for a mistake.
 *
 * Returns: whether it is, be it that nothing in it is to be corrected
 *
 * Since: 1.0
 */
gboolean
dr_corrections_has_report (const DrCorrections *self,
                           DrReport            *report)
{
  guint index;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_REPORT (report), FALSE);

  return find_document (self, report, &index) != NULL;
}

/* --- applying --- */

static void
set_error_other (const DrCorrections  *self,
                 DrReport             *report,
                 GError              **error)
{
  const char *sha256 = dr_report_get_content_sha256 (report);
  const char *known = sha256 != NULL ? sha256 : "one that is not known";

  if (self->documents->len == 1)
    dr_error_set (error, DR_ERROR_MISMATCH,
                  "the corrections are for the document with SHA-256 %s, and the report was read from %s; "
                  "read that document, or look the corrections through and write this one's SHA-256 into them",
                  dr_corrections_get_document (self, 0)->sha256, known);
  else
    dr_error_set (error, DR_ERROR_MISMATCH,
                  "the corrections are for %u documents, and none of them has the SHA-256 of the one that the report "
                  "was read from, %s",
                  self->documents->len, known);
}

/* «$.documents[2].corrections[0]», as the file has it. */
static char *
make_place (const DrCorrections *self,
            guint                document,
            guint                correction)
{
  return self->is_single ? g_strdup_printf ("$.corrections[%u]", correction)
                         : g_strdup_printf ("$.documents[%u].corrections[%u]", document, correction);
}

/* In words that begin with the place of the correction. */
static char *
tell_lost (const DrCorrection *correction,
           const char         *place)
{
  g_autofree char *quoted = dr_error_quote (correction->text != NULL ? correction->text : "", -1);

  return g_strdup_printf ("%s: no %s stands at bytes %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT "%s%s", place,
                          dr_correction_get_kind (correction), correction->start, correction->end,
                          correction->text != NULL ? ": " : "", correction->text != NULL ? quoted : "");
}

/* Does all to the JSON of @report; @lost (nullable) takes a line for each that found nothing. */
static JsonNode *
apply (const DrCorrections  *self,
       DrReport             *report,
       GStrvBuilder         *lost,
       GError              **error)
{
  guint number;
  const DrCorrectedDocument *document = find_document (self, report, &number);
  if (document == NULL)
    {
      set_error_other (self, report, error);
      return NULL;
    }

  g_autofree char *json = dr_report_to_json (report, TRUE);
  g_autoptr (JsonNode) root = json_from_string (json, error);
  if (root == NULL)
    return NULL;

  for (guint i = 0; i < document->corrections->len; i++)
    {
      const DrCorrection *correction = &g_array_index (document->corrections, DrCorrection, i);
      g_autofree char *place = make_place (self, number, i);
      gboolean is_lost;

      if (!dr_correction_apply (correction, json_node_get_object (root), &is_lost, error))
        {
          g_prefix_error (error, "%s.", place);
          return NULL;
        }
      if (is_lost && lost != NULL)
        {
          g_autofree char *line = tell_lost (correction, place);
          g_strv_builder_add (lost, line);
        }
    }

  return g_steal_pointer (&root);
}

/**
 * dr_corrections_apply:
 * @self: corrections
 * @report: the report that was read
 * @error: return location for an error
 *
 * Makes the report that the corrections ask for. An item is found by its kind and by
 * the bytes that its source shares with the correction's place, never by its id.
 * What is accepted or edited takes the values that are given; an actual figure that
 * is replaced stays as a further reading. What is rejected is left out with what
 * hangs on it alone, its share, its change and targets that nothing else refers to,
 * and its numbers are unread again; a part of it becomes a part of what it was itself
 * part of, or, if its share is stated, of nothing. What is added is added, unless the reader reads an item
 * there by itself: then that is edited. Applied again to its own result, nothing
 * changes.
 *
 * Corrections that find nothing at their place are passed over;
 * [method@DistrictReport.Corrections.list_lost] names them.
 *
 * Fails with `DR_ERROR_MISMATCH` if @report was read from none of the documents that
 * they are for (see [method@DistrictReport.Corrections.has_report]), with
 * `DR_ERROR_INVALID` for a value that an item does not have, and as
 * [ctor@DistrictReport.Report.new_from_json] does for values that do not make a
 * report.
 *
 * Returns: (transfer full): a new report
 *
 * Since: 1.0
 */
DrReport *
dr_corrections_apply (const DrCorrections  *self,
                      DrReport             *report,
                      GError              **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DR_IS_REPORT (report), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (JsonNode) root = apply (self, report, NULL, error);
  if (root == NULL)
    return NULL;

  g_autofree char *json = json_to_string (root, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  DrReport *corrected = dr_report_new_from_json (bytes, NULL, error);
  if (corrected == NULL)
    g_prefix_error (error, "the corrected report: ");

  return corrected;
}

/**
 * dr_corrections_list_lost:
 * @self: corrections
 * @report: the report that was read
 * @error: return location for an error
 *
 * Lists the corrections that find no item of their kind at their place, in words
 * that begin with the place of the correction: `$.documents[0].corrections[3]: …`. Fails as
 * [method@DistrictReport.Corrections.apply] does.
 *
 * Returns: (transfer full) (array zero-terminated=1): a line for each, none if all
 *   found theirs
 *
 * Since: 1.0
 */
char **
dr_corrections_list_lost (const DrCorrections  *self,
                          DrReport             *report,
                          GError              **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DR_IS_REPORT (report), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GStrvBuilder) lost = g_strv_builder_new ();
  g_autoptr (JsonNode) root = apply (self, report, lost, error);

  return root != NULL ? g_strv_builder_end (lost) : NULL;
}
