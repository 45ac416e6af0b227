/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-word-private.h"

#include "base/dr-error-private.h"
#include "reading/documents/dr-package-private.h"

/*
 * Read are the document's own part and its notes: not headers and footers, whose page
 * numbers and titles stand on every page, nor comments, nor what pictures and charts show.
 */

static const char *
find_part (GPtrArray  *relations,
           const char *kind)
{
  const DrRelation *relation = dr_package_find (relations, kind);

  return relation != NULL ? relation->target : NULL;
}

DrDocument *
dr_word_read (DrZip                    *zip,
              const char               *part,
              GBytes                   *bytes,
              const char               *type,
              const DrDocumentOptions  *options,
              GError                  **error)
{
  static const char * const notes[] = { "footnotes", "endnotes" };
  g_autoptr (GPtrArray) relations = dr_package_read_relations (zip, part, error);
  if (relations == NULL)
    return NULL;

  g_autoptr (DrWordStyles) styles = dr_word_styles_read (zip, find_part (relations, "styles"), error);
  g_autoptr (DrWordNumbering) numbering = styles != NULL
                                            ? dr_word_numbering_read (zip, find_part (relations, "numbering"), error)
                                            : NULL;
  if (numbering == NULL)
    return NULL;

  /* Notes first: they are written where they are referred to. */
  g_autoptr (DrDocumentBuilder) builder = dr_document_builder_new (options->limits);
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      const char *part_of_notes = find_part (relations, notes[i]);

      if (part_of_notes != NULL && !dr_word_text_read (zip, part_of_notes, styles, numbering, builder, error))
        return NULL;
    }
  if (!dr_word_text_read (zip, part, styles, numbering, builder, error))
    return NULL;

  return dr_document_builder_end (builder, bytes, type, options->name, error);
}
