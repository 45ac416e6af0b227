/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "base/dr-json-node-private.h"
#include "base/dr-json-scan-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-text-private.h"
#include "model/dr-check-private.h"
#include "model/dr-indicator-catalogue-private.h"

/* Reading a catalogue from JSON. What it may say of an indicator is checked here, so that nothing later can fail. */

#define FORMAT "districtreport-catalogue/1"
/* No office has a tenth of them. */
#define MOST_ENTRIES 10000
/* What the alternatives of one wording may multiply to. */
#define MOST_ALTERNATIVES 256

static gboolean
check_phrase (const DrJsonNode  *node,
              const char        *phrase,
              GError           **error)
{
  g_autofree char *folded = dr_fold_phrase (phrase, -1);

  return *folded != '\0'
         || dr_json_node_set_error (node, error, DR_ERROR_INVALID, "expected words, got none");
}

/* «kết nạp/phát triển, đảng viên»: every phrase and every alternative says something. */
static gboolean
check_wording (const DrJsonNode  *node,
               const char        *wording,
               GError           **error)
{
  g_auto (GStrv) phrases = g_strsplit (wording, ",", -1);
  guint64 n_wordings = 1;

  for (char **phrase = phrases; *phrase != NULL; phrase++)
    {
      g_auto (GStrv) alternatives = g_strsplit (*phrase, "/", -1);

      if (!check_phrase (node, *phrase, error))
        return FALSE;
      for (char **alternative = alternatives; *alternative != NULL; alternative++)
        if (!check_phrase (node, *alternative, error))
          return FALSE;
      n_wordings *= g_strv_length (alternatives);
      if (n_wordings > MOST_ALTERNATIVES)
        return dr_json_node_set_error (node, error, DR_ERROR_LIMIT,
                                       "the alternatives make more than %d wordings", MOST_ALTERNATIVES);
    }

  return TRUE;
}

static gboolean
check_measure (const DrJsonNode  *node,
               const char        *measure,
               GError           **error)
{
  if (!dr_quantity_check_text (measure, "the measure", error))
    return dr_json_node_prefix_error (node, error);

  g_autoptr (GRefString) canonical = dr_measure_canonicalize (measure, -1);
  if (g_str_equal (canonical, measure))
    return TRUE;

  g_autofree char *expected = dr_error_quote (canonical, -1);
  g_autofree char *found = dr_error_quote (measure, -1);

  return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "expected the canonical form of the measure, %s, got %s",
                                 expected, found);
}

typedef gboolean (*CheckFunc) (const DrJsonNode *, const char *, GError **);

/* The strings of an array, each checked; NULL where the key is not there. */
static gboolean
read_strings (const DrJsonNode  *node,
              CheckFunc          check,
              char            ***strings,
              GError           **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  DrJsonNode element = { 0 };

  *strings = NULL;
  if (node->value == NULL)
    return TRUE;
  if (!dr_json_node_check_array (node, error))
    return FALSE;

  while (dr_json_node_next_element (node, &element))
    {
      g_autofree char *text = dr_json_node_dup_string (&element, error);

      if (text == NULL || !check (&element, text, error))
        return FALSE;
      g_strv_builder_add (builder, text);
    }
  *strings = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
read_list (GPtrArray         *list,
           const DrJsonNode  *node,
           GError           **error)
{
  g_auto (GStrv) phrases = NULL;

  if (!read_strings (node, check_phrase, &phrases, error))
    return FALSE;
  for (char **phrase = phrases; phrase != NULL && *phrase != NULL; phrase++)
    g_ptr_array_add (list, g_ref_string_new (*phrase));

  return TRUE;
}

static gboolean
take_string (const DrJsonNode  *node,
             GRefString       **string,
             GError           **error)
{
  g_autofree char *text = dr_json_node_dup_string (node, error);

  if (text == NULL)
    return FALSE;
  *string = g_ref_string_new (text);

  return TRUE;
}

static gboolean
read_entry (DrCatalogueContent  *self,
            GHashTable          *ids,
            DrJsonNode          *node,
            GError             **error)
{
  enum { ID, LABEL, MEASURE, MEASURES, NATURE, DIRECTION, WORDS, STOCK_WORDS, BESIDE };
  static const char * const keys[] = {
    "id", "label", "measure", "measures", "nature", "direction", "words", "stock_words", "beside", NULL
  };
  static const char * const optional[] = { "measures", "words", "stock_words", "beside", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  g_autoptr (DrCatalogueEntry) entry = dr_catalogue_entry_new ();
  int nature;
  int desire;

  if (!dr_json_node_get_members (node, keys, optional, members, error) ||
      !take_string (&members[ID], &entry->id, error) ||
      !take_string (&members[LABEL], &entry->label, error) ||
      !take_string (&members[MEASURE], &entry->measure, error) ||
      !check_measure (&members[MEASURE], entry->measure, error) ||
      !read_strings (&members[MEASURES], check_measure, &entry->measures, error) ||
      !dr_json_node_get_enum (&members[NATURE], DR_TYPE_NATURE, &nature, error) ||
      !dr_json_node_get_enum (&members[DIRECTION], DR_TYPE_DESIRE, &desire, error) ||
      !read_strings (&members[WORDS], check_wording, &entry->words, error) ||
      !read_strings (&members[STOCK_WORDS], check_wording, &entry->stock_words, error) ||
      !read_strings (&members[BESIDE], check_phrase, &entry->beside, error))
    return FALSE;

  if (!dr_check_id (entry->id, "indicator", error))
    return dr_json_node_prefix_error (&members[ID], error);
  if (!dr_check_words (entry->label, "indicator: the label", error))
    return dr_json_node_prefix_error (&members[LABEL], error);
  if ((entry->words == NULL || *entry->words == NULL) && (entry->stock_words == NULL || *entry->stock_words == NULL))
    return dr_json_node_set_error (node, error, DR_ERROR_INVALID, "expected at least one wording");
  if (!g_hash_table_add (ids, entry->id))
    {
      g_autofree char *quoted = dr_error_quote (entry->id, -1);

      return dr_json_node_set_error (&members[ID], error, DR_ERROR_INVALID,
                                     "another indicator of this file has the id %s", quoted);
    }

  entry->nature = nature;
  entry->desire = desire;
  g_ptr_array_add (self->entries, g_steal_pointer (&entry));

  return TRUE;
}

static gboolean
read_entries (DrCatalogueContent  *self,
              const DrJsonNode    *node,
              GError             **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  DrJsonNode element = { 0 };

  if (node->value == NULL)
    return TRUE;
  if (!dr_json_node_check_array (node, error))
    return FALSE;

  while (dr_json_node_next_element (node, &element))
    {
      if (self->entries->len == MOST_ENTRIES)
        return dr_json_node_set_error (&element, error, DR_ERROR_LIMIT,
                                       "a catalogue holds at most %d indicators", MOST_ENTRIES);
      if (!read_entry (self, ids, &element, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dr_catalogue_content_read_json (DrCatalogueContent  *self,
                                GBytes              *json,
                                const DrLimits      *limits,
                                GError             **error)
{
  enum { FORMAT_KEY, KEPT, LEFT_OUT, LEADING, ATTENDING, PLACES, AREAS, LESS, MORE, CHANGES, INDICATORS };
  static const char * const keys[] = {
    "format", "kept", "left_out", "leading", "attending", "places", "areas", "less", "more", "changes", "indicators", NULL
  };
  static const char * const optional[] = {
    "kept", "left_out", "leading", "attending", "places", "areas", "less", "more", "changes", "indicators", NULL
  };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  gsize length;
  const char *text = g_bytes_get_data (json, &length);

  if (!dr_json_scan (text, length, limits, error))
    return FALSE;

  DrJsonNode root = dr_json_node_init (text);

  return dr_json_node_check_format (&root, FORMAT, error) &&
         dr_json_node_get_members (&root, keys, optional, members, error) &&
         read_list (self->lists[DR_CATALOGUE_KEPT], &members[KEPT], error) &&
         read_list (self->lists[DR_CATALOGUE_LEFT_OUT], &members[LEFT_OUT], error) &&
         read_list (self->lists[DR_CATALOGUE_LEADING], &members[LEADING], error) &&
         read_list (self->lists[DR_CATALOGUE_ATTENDING], &members[ATTENDING], error) &&
         read_list (self->lists[DR_CATALOGUE_PLACES], &members[PLACES], error) &&
         read_list (self->lists[DR_CATALOGUE_AREAS], &members[AREAS], error) &&
         read_list (self->lists[DR_CATALOGUE_LESS], &members[LESS], error) &&
         read_list (self->lists[DR_CATALOGUE_MORE], &members[MORE], error) &&
         read_list (self->lists[DR_CATALOGUE_CHANGES], &members[CHANGES], error) &&
         read_entries (self, &members[INDICATORS], error);
}
