/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <gio/gio.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-text-private.h"
#include "model/dr-catalogue-resources.h"
#include "model/dr-check-private.h"
#include "model/dr-indicator-catalogue-private.h"
#include "model/dr-indicator-private.h"

/**
 * DrIndicatorCatalogue:
 *
 * Says which indicator the words of a report stand for, so that the same thing
 * counted in two periods or by two bodies gets the same id.
 *
 * The library comes with a catalogue of the usual indicators, which a reader uses
 * unless it is told otherwise; an office adds its own, or replaces one of these by
 * an entry with the same id.
 *
 * ```c
 * g_autoptr (GError) error = NULL;
 * DrIndicatorCatalogue *catalogue = dr_indicator_catalogue_get_default ();
 * g_autoptr (DrIndicator) indicator =
 *   dr_indicator_catalogue_identify (catalogue, "Trong quý đã kết nạp mới", "đảng viên",
 *                                    DR_NATURE_FLOW, &error);
 * g_print ("%s\n", dr_indicator_get_id (indicator));
 * ```
 *
 * ```
 * dang-vien-ket-nap
 * ```
 *
 * The rule, and the format of the files, are told in
 * [Indicators](indicators.html). A catalogue never changes, so that any number of
 * threads may use it.
 *
 * Since: 1.0
 */
struct _DrIndicatorCatalogue
{
  gatomicrefcount     ref_count;
  DrCatalogueContent  content;
  DrCatalogueIndex   *index;
};

G_DEFINE_BOXED_TYPE (DrIndicatorCatalogue, dr_indicator_catalogue, dr_indicator_catalogue_ref,
                     dr_indicator_catalogue_unref)

DrCatalogueEntry *
dr_catalogue_entry_new (void)
{
  DrCatalogueEntry *self = g_new0 (DrCatalogueEntry, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

DrCatalogueEntry *
dr_catalogue_entry_ref (DrCatalogueEntry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dr_catalogue_entry_unref (DrCatalogueEntry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_words_unref (self->id);
  dr_words_unref (self->label);
  dr_words_unref (self->measure);
  g_strfreev (self->measures);
  g_strfreev (self->words);
  g_strfreev (self->stock_words);
  g_strfreev (self->beside);
  g_free (self);
}

void
dr_catalogue_content_init (DrCatalogueContent *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_catalogue_entry_unref);
  for (guint list = 0; list < DR_N_CATALOGUE_LISTS; list++)
    self->lists[list] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
}

void
dr_catalogue_content_clear (DrCatalogueContent *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  for (guint list = 0; list < DR_N_CATALOGUE_LISTS; list++)
    g_clear_pointer (&self->lists[list], g_ptr_array_unref);
}

/* Takes what @content holds. */
static DrIndicatorCatalogue *
catalogue_new_take (DrCatalogueContent *content)
{
  DrIndicatorCatalogue *self = g_new0 (DrIndicatorCatalogue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->content = *content;
  self->index = dr_catalogue_index_new (&self->content);
  *content = (DrCatalogueContent) { 0 };

  return self;
}

/**
 * dr_indicator_catalogue_get_default:
 *
 * Gets the catalogue that comes with the library: the usual indicators of party
 * committees, mass organisations and governments of districts, communes and
 * provinces. It is made when it is first asked for.
 *
 * Returns: (transfer none): the catalogue
 *
 * Since: 1.0
 */
DrIndicatorCatalogue *
dr_indicator_catalogue_get_default (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) json = g_resource_lookup_data (dr_catalogue_get_resource (),
                                                        "/org/districtreport/indicators.json",
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      DrIndicatorCatalogue *catalogue =
        json != NULL ? dr_indicator_catalogue_new_from_json (json, NULL, &error) : NULL;

      if (catalogue == NULL)
        g_error ("the indicators of the library cannot be read: %s", error->message);
      g_once_init_leave (&made, (gsize) catalogue);
    }

  return (DrIndicatorCatalogue *) made;
}

/**
 * dr_indicator_catalogue_new_from_json: (constructor)
 * @json: a document in the format `districtreport-catalogue/1`
 * @limits: (nullable): how much it may ask for, or %NULL for the defaults
 * @error: return location for an error
 *
 * Makes a catalogue of what the document says, and of nothing else: the indicators
 * and lists of words that come with the library are not in it.
 * [method@DistrictReport.IndicatorCatalogue.extend] puts them together.
 *
 * Messages begin with the place: `line 3, column 7: …` where the bytes are not
 * JSON, else the path of the value: `$.indicators[3].nature: …`. Fails with
 * `DR_ERROR_ENCODING`, `DR_ERROR_MALFORMED`, `DR_ERROR_INVALID` (an id twice, no
 * words, a measure that is not canonical), `DR_ERROR_UNSUPPORTED` (another format)
 * and `DR_ERROR_LIMIT`.
 *
 * Returns: (transfer full): the catalogue
 *
 * Since: 1.0
 */
DrIndicatorCatalogue *
dr_indicator_catalogue_new_from_json (GBytes          *json,
                                      const DrLimits  *limits,
                                      GError         **error)
{
  g_auto (DrCatalogueContent) content = { 0 };

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  dr_catalogue_content_init (&content);
  if (!dr_catalogue_content_read_json (&content, json, limits, error))
    return NULL;

  return catalogue_new_take (&content);
}

static const DrCatalogueEntry *
find_entry (const DrCatalogueContent *content,
            const char               *id)
{
  for (guint i = 0; i < content->entries->len; i++)
    {
      const DrCatalogueEntry *entry = g_ptr_array_index (content->entries, i);

      if (g_str_equal (entry->id, id))
        return entry;
    }

  return NULL;
}

static void
add_content (DrCatalogueContent       *self,
             const DrCatalogueContent *other)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_add (ids, ((DrCatalogueEntry *) g_ptr_array_index (self->entries, i))->id);
  for (guint i = 0; i < other->entries->len; i++)
    {
      DrCatalogueEntry *entry = g_ptr_array_index (other->entries, i);

      if (!g_hash_table_contains (ids, entry->id))
        g_ptr_array_add (self->entries, dr_catalogue_entry_ref (entry));
    }
  for (guint list = 0; list < DR_N_CATALOGUE_LISTS; list++)
    for (guint i = 0; i < other->lists[list]->len; i++)
      g_ptr_array_add (self->lists[list], g_ref_string_acquire (g_ptr_array_index (other->lists[list], i)));
}

/**
 * dr_indicator_catalogue_extend:
 * @self: a catalogue
 * @other: what to put before it
 *
 * Makes a catalogue of both. An indicator of @other takes the place of the one of
 * @self with the same id, and wins where both fit equally well; lists of words are
 * joined.
 *
 * Returns: (transfer full): a new catalogue
 *
 * Since: 1.0
 */
DrIndicatorCatalogue *
dr_indicator_catalogue_extend (DrIndicatorCatalogue *self,
                               DrIndicatorCatalogue *other)
{
  g_auto (DrCatalogueContent) content = { 0 };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);

  dr_catalogue_content_init (&content);
  add_content (&content, &other->content);
  add_content (&content, &self->content);

  return catalogue_new_take (&content);
}

/**
 * dr_indicator_catalogue_ref: (skip)
 * @self: a catalogue
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 *
 * Since: 1.0
 */
DrIndicatorCatalogue *
dr_indicator_catalogue_ref (DrIndicatorCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_indicator_catalogue_unref: (skip)
 * @self: (transfer full): a catalogue
 *
 * Drops a reference.
 *
 * Since: 1.0
 */
void
dr_indicator_catalogue_unref (DrIndicatorCatalogue *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_catalogue_index_free (self->index);
  dr_catalogue_content_clear (&self->content);
  g_free (self);
}

static DrIndicator *
make_indicator (const DrCatalogueEntry *entry)
{
  return dr_indicator_new_take (g_ref_string_acquire (entry->id), g_ref_string_acquire (entry->label),
                                g_ref_string_acquire (entry->measure), entry->nature, entry->desire);
}

/**
 * dr_indicator_catalogue_list_indicators:
 * @self: a catalogue
 *
 * Lists the indicators, in the order in which they win ties.
 *
 * Returns: (transfer full) (element-type DrIndicator): the indicators
 *
 * Since: 1.0
 */
GList *
dr_indicator_catalogue_list_indicators (const DrIndicatorCatalogue *self)
{
  GList *indicators = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->content.entries->len; i > 0; i--)
    indicators = g_list_prepend (indicators, make_indicator (g_ptr_array_index (self->content.entries, i - 1)));

  return indicators;
}

/**
 * dr_indicator_catalogue_find:
 * @self: a catalogue
 * @id: what names an indicator
 *
 * Finds the indicator with an id.
 *
 * Returns: (transfer full) (nullable): the indicator, or `NULL` if there is none
 *
 * Since: 1.0
 */
DrIndicator *
dr_indicator_catalogue_find (const DrIndicatorCatalogue *self,
                             const char                 *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  const DrCatalogueEntry *entry = find_entry (&self->content, id);

  return entry != NULL ? make_indicator (entry) : NULL;
}

void
dr_indicator_catalogue_resolve (const DrIndicatorCatalogue *self,
                                const char                 *label,
                                const char                 *measure,
                                DrNature                    nature,
                                const char                 *other,
                                DrCatalogueAnswer          *answer)
{
  dr_catalogue_index_identify (self->index, &self->content, label, measure, nature, other, answer);
}

DrNature
dr_catalogue_answer_get_nature (const DrCatalogueAnswer *self,
                                DrNature                 nature)
{
  if (self->entry == NULL)
    return nature;

  /* «dư nợ tăng», «hỗ trợ hộ nghèo»: what became of a level, or was done about it, is none. */
  gboolean is_flow = self->is_narrower && (self->is_more || self->is_change);

  return is_flow && self->entry->nature == DR_NATURE_STOCK ? DR_NATURE_FLOW : self->entry->nature;
}

DrDesire
dr_catalogue_answer_get_desire (const DrCatalogueAnswer *self)
{
  if (self->entry != NULL && !(self->is_narrower && self->is_more))
    return self->entry->desire;

  /* «thu hồi nợ quá hạn», «giảm hộ nghèo»: done against what should become less. */
  return self->is_less && !self->is_more ? DR_DESIRE_LESS : DR_DESIRE_MORE;
}

const char *
dr_catalogue_answer_get_label (const DrCatalogueAnswer *self,
                               const char              *label)
{
  return self->entry != NULL && !self->is_narrower ? self->entry->label : label;
}

/**
 * dr_indicator_catalogue_identify:
 * @self: a catalogue
 * @label: what is measured, in the words of a report
 * @measure: what is counted, as written
 * @nature: what kind of figure it is, as far as the report tells
 * @error: return location for an error
 *
 * Says which indicator the words stand for.
 *
 * Where they name one of the catalogue and nothing more, it is that: its id, label,
 * nature and direction. Where they say more, it is a part or a kind of it, with those
 * words behind its id, its nature and its direction, and the label as it is given.
 * Where they name none, the id is made of the words that count; see
 * [Indicators](indicators.html).
 *
 * Fails as [ctor@DistrictReport.Indicator.new] does.
 *
 * Returns: (transfer full): the indicator
 *
 * Since: 1.0
 */
DrIndicator *
dr_indicator_catalogue_identify (const DrIndicatorCatalogue  *self,
                                 const char                  *label,
                                 const char                  *measure,
                                 DrNature                     nature,
                                 GError                     **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (measure != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!dr_check_words (label, "indicator: the label", error) ||
      !dr_quantity_check_text (measure, "indicator: the measure", error) ||
      !dr_check_enum (DR_TYPE_NATURE, nature, "indicator: the nature", error))
    return NULL;

  g_autoptr (GRefString) canonical = dr_measure_canonicalize (measure, -1);
  g_auto (DrCatalogueAnswer) answer = { NULL };
  dr_indicator_catalogue_resolve (self, label, canonical, nature, NULL, &answer);

  return dr_indicator_new (answer.id->str, dr_catalogue_answer_get_label (&answer, label), canonical,
                           dr_catalogue_answer_get_nature (&answer, nature),
                           dr_catalogue_answer_get_desire (&answer), error);
}
