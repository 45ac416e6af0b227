/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-lexicon-private.h"

#include <gio/gio.h>

#include "reading/language/dr-lexicon-json-private.h"
#include "reading/language/dr-lexicon-resources.h"
#include "reading/language/dr-rank-words-private.h"

/**
 * DrLexicon:
 *
 * The words by which a reader knows bodies, measures, kinds of documents and what
 * is said of a figure.
 *
 * The library comes with a lexicon, which a reader uses unless it is told otherwise.
 * An office adds the names of its own bodies, further names of known ones, its
 * measures and its phrases, by a file in the format `districtreport-lexicon/1`; see
 * [Words of one's own](lexicon.html).
 *
 * ```c
 * g_autoptr (GError) error = NULL;
 * g_autoptr (DrLexicon) lexicon = dr_lexicon_extend (dr_lexicon_get_default (), json, NULL, &error);
 * if (lexicon == NULL)
 *   g_printerr ("lexicon.json: %s\n", error->message);
 * else
 *   dr_reader_set_lexicon (reader, lexicon);
 * ```
 *
 * A lexicon never changes, so that any number of threads may use it.
 *
 * Since: 1.0
 */
G_DEFINE_BOXED_TYPE (DrLexicon, dr_lexicon, dr_lexicon_ref, dr_lexicon_unref)

guint32
dr_lexicon_find_word (const DrLexicon *self,
                      const char      *key,
                      gsize            length)
{
  return dr_lexicon_index_find_word (self->content.index, key, length);
}

DrTokenTraits
dr_lexicon_get_traits (const DrLexicon *self,
                       guint32          word)
{
  return dr_lexicon_index_get_traits (self->content.index, word);
}

DrTokenTraits
dr_lexicon_get_sign_traits (const DrLexicon *self,
                            guint32          sign)
{
  return dr_lexicon_index_get_sign_traits (self->content.index, sign);
}

gboolean
dr_lexicon_walk (const DrLexicon *self,
                 const DrToken   *tokens,
                 guint            n_tokens,
                 guint            index,
                 guint            classes,
                 DrSignals        signals,
                 DrLexiconMatch  *match)
{
  return dr_lexicon_index_match (self->content.index, tokens, n_tokens, index, classes, signals, match);
}

static void
clear_measure (gpointer data)
{
  g_ref_string_release (((DrLexiconMeasure *) data)->name);
}

static void
clear_body (gpointer data)
{
  g_ref_string_release (((DrLexiconBody *) data)->id);
  g_ref_string_release (((DrLexiconBody *) data)->name);
}

static void
clear_document (gpointer data)
{
  g_ref_string_release (((DrLexiconDocument *) data)->name);
}

static DrLexicon *
lexicon_new_from_sources (GPtrArray       *sources,
                          const DrLimits  *limits,
                          GError         **error)
{
  g_autoptr (DrLexicon) self = g_new0 (DrLexicon, 1);
  DrLexiconContent *content = &self->content;

  g_atomic_ref_count_init (&self->ref_count);
  self->sources = g_ptr_array_ref (sources);
  content->index = dr_lexicon_index_new ();
  content->measures = g_array_new (FALSE, FALSE, sizeof (DrLexiconMeasure));
  content->bodies = g_array_new (FALSE, FALSE, sizeof (DrLexiconBody));
  content->documents = g_array_new (FALSE, FALSE, sizeof (DrLexiconDocument));
  content->short_forms = g_ptr_array_new_with_free_func (g_free);
  g_array_set_clear_func (content->measures, clear_measure);
  g_array_set_clear_func (content->bodies, clear_body);
  g_array_set_clear_func (content->documents, clear_document);
  if (!dr_lexicon_content_read (content, sources, limits, error))
    return NULL;
  dr_lexicon_index_settle (content->index);
  self->word_signals = dr_lexicon_index_get_word_signals (content->index);
  self->own_signals = dr_lexicon_index_get_own_signals (content->index);
  self->rank_steps = dr_rank_words_dup_steps (content->index);

  return g_steal_pointer (&self);
}

DrLexicon *
dr_lexicon_new_from_json (GBytes  *json,
                          GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (sources, g_bytes_ref (json));

  return lexicon_new_from_sources (sources, NULL, error);
}

/**
 * dr_lexicon_get_default:
 *
 * Gets the lexicon that comes with the library. It is made when it is first asked
 * for.
 *
 * Returns: (transfer none): the lexicon
 *
 * Since: 1.0
 */
DrLexicon *
dr_lexicon_get_default (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) json = g_resource_lookup_data (dr_lexicon_get_resource (),
                                                        "/org/districtreport/lexicon.json",
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      DrLexicon *lexicon = json != NULL ? dr_lexicon_new_from_json (json, &error) : NULL;

      if (lexicon == NULL)
        g_error ("the lexicon of the library cannot be read: %s", error->message);
      g_once_init_leave (&made, (gsize) lexicon);
    }

  return (DrLexicon *) made;
}

/**
 * dr_lexicon_extend:
 * @self: a lexicon
 * @json: a document in the format `districtreport-lexicon/1`
 * @limits: (nullable): how much it may ask for, or %NULL for the defaults
 * @error: return location for an error
 *
 * Makes a lexicon that knows what @self knows and what the document says. A measure
 * or a body that is known already is added to; nothing is taken away.
 *
 * Messages begin with the place: `line 3, column 7: …` where the bytes are not
 * JSON, else the path of the value: `$.bodies[3].kind: …`. Fails with
 * `DR_ERROR_ENCODING`, `DR_ERROR_MALFORMED`, `DR_ERROR_INVALID` (a flag that no
 * measure has), `DR_ERROR_UNSUPPORTED` (another format) and `DR_ERROR_LIMIT`.
 *
 * Returns: (transfer full): a new lexicon
 *
 * Since: 1.0
 */
DrLexicon *
dr_lexicon_extend (DrLexicon       *self,
                   GBytes          *json,
                   const DrLimits  *limits,
                   GError         **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dr_lexicon_check_format (json, limits, error))
    return NULL;

  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < self->sources->len; i++)
    g_ptr_array_add (sources, g_bytes_ref (g_ptr_array_index (self->sources, i)));
  g_ptr_array_add (sources, g_bytes_ref (json));

  return lexicon_new_from_sources (sources, limits, error);
}

/**
 * dr_lexicon_ref: (skip)
 * @self: a lexicon
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 *
 * Since: 1.0
 */
DrLexicon *
dr_lexicon_ref (DrLexicon *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_lexicon_unref: (skip)
 * @self: (transfer full): a lexicon
 *
 * Drops a reference.
 *
 * Since: 1.0
 */
void
dr_lexicon_unref (DrLexicon *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_lexicon_index_free (self->content.index);
  g_free (self->rank_steps);
  g_array_unref (self->content.measures);
  g_array_unref (self->content.bodies);
  g_array_unref (self->content.documents);
  g_ptr_array_unref (self->content.short_forms);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

const DrLexiconMeasure *
dr_lexicon_get_measure (const DrLexicon *self,
                        guint            index)
{
  return &g_array_index (self->content.measures, DrLexiconMeasure, index);
}

const DrLexiconBody *
dr_lexicon_get_body (const DrLexicon *self,
                     guint            index)
{
  return &g_array_index (self->content.bodies, DrLexiconBody, index);
}

guint
dr_lexicon_get_n_bodies (const DrLexicon *self)
{
  return self->content.bodies->len;
}

guint
dr_lexicon_get_n_measures (const DrLexicon *self)
{
  return self->content.measures->len;
}

const DrLexiconDocument *
dr_lexicon_get_document (const DrLexicon *self,
                         guint            index)
{
  return &g_array_index (self->content.documents, DrLexiconDocument, index);
}

const char *
dr_lexicon_get_short_form (const DrLexicon *self,
                           guint            index)
{
  return g_ptr_array_index (self->content.short_forms, index);
}
