/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-arrow-reader-private.h"
#include "analysis/dataset/dr-dimension-draft-private.h"
#include "analysis/dataset/dr-unit-link-private.h"

#include "base/dr-error-private.h"

/* A unit whose kind nobody tells. */
#define NO_KIND "other"

enum
{
  COLUMN_UNIT,
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_LEVEL,
  COLUMN_PARENT,
  COLUMN_VALID_FROM,
  COLUMN_VALID_TO,
  COLUMN_SUCCESSOR,
  N_COLUMNS
};

#define TEXT_KINDS (DR_ARROW_IS (DR_ARROW_NOTHING) | DR_ARROW_ANY_TEXT)
#define DAY_KINDS (DR_ARROW_IS (DR_ARROW_NOTHING) | DR_ARROW_IS (DR_ARROW_DAYS) | DR_ARROW_IS (DR_ARROW_MILLISECONDS))

static const DrArrowColumn unit_columns[N_COLUMNS] = {
  [COLUMN_UNIT] = { "unit", NULL, DR_ARROW_IS (DR_ARROW_INTEGER), TRUE },
  [COLUMN_ID] = { "id", NULL, DR_ARROW_ANY_TEXT, FALSE },
  [COLUMN_NAME] = { "name", NULL, TEXT_KINDS, TRUE },
  [COLUMN_KIND] = { "kind", NULL, TEXT_KINDS, TRUE },
  [COLUMN_LEVEL] = { "level", NULL, TEXT_KINDS, TRUE },
  [COLUMN_PARENT] = { "parent", NULL, DR_UNIT_LINK_KINDS, TRUE },
  [COLUMN_VALID_FROM] = { "valid_from", NULL, DAY_KINDS, TRUE },
  [COLUMN_VALID_TO] = { "valid_to", NULL, DAY_KINDS, TRUE },
  [COLUMN_SUCCESSOR] = { "successor", NULL, DR_UNIT_LINK_KINDS, TRUE },
};

/* The nicks of DrUnitLevel; asking its class for each of many thousands would take longer than all else. */
static const char * const level_names[] = {
  [DR_UNIT_LEVEL_UNKNOWN] = "unknown",
  [DR_UNIT_LEVEL_CENTRAL] = "central",
  [DR_UNIT_LEVEL_PROVINCE] = "province",
  [DR_UNIT_LEVEL_DISTRICT] = "district",
  [DR_UNIT_LEVEL_COMMUNE] = "commune",
  [DR_UNIT_LEVEL_HAMLET] = "hamlet",
};

static void
clear_successor (gpointer data)
{
  DrSuccessorDraftRow *row = data;

  g_free (row->weight);
}

void
dr_unit_draft_init (DrUnitDraft *self)
{
  *self = (DrUnitDraft) { .is_given = FALSE };
  dr_string_pool_init (&self->ids);
  dr_string_column_builder_init (&self->names);
  dr_string_pool_init (&self->kinds);
  self->rows = g_array_new (FALSE, FALSE, sizeof (DrUnitDraftRow));
  self->successors = g_array_new (FALSE, FALSE, sizeof (DrSuccessorDraftRow));
  g_array_set_clear_func (self->successors, clear_successor);
  self->told_names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->told_units = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->given_ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

void
dr_unit_draft_clear (DrUnitDraft *self)
{
  dr_string_pool_clear (&self->ids);
  dr_string_column_builder_clear (&self->names);
  dr_string_pool_clear (&self->kinds);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->successors, g_array_unref);
  g_clear_pointer (&self->told_names, g_hash_table_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->told_units, g_hash_table_unref);
  g_clear_pointer (&self->given_ids, g_hash_table_unref);
}

gint32
dr_unit_draft_find (const DrUnitDraft *self,
                    const char        *id,
                    gsize              length)
{
  return dr_string_pool_find (&self->ids, id, length);
}

/* The row of a unit that is appended; that of the one before it where there is one of its id, *@is_new says which. */
static gint32
append_unit (DrUnitDraft           *self,
             const char            *id,
             gsize                  id_length,
             const char            *name,
             gsize                  name_length,
             const DrUnitDraftRow  *row,
             gboolean              *is_new,
             GError               **error)
{
  gint32 number = dr_string_pool_intern (&self->ids, id, id_length, error);

  *is_new = number >= 0 && (guint) number == self->rows->len;
  if (!*is_new)
    return number;
  if (!dr_string_column_builder_append (&self->names, name, name_length, error))
    return DR_NO_UNIT;
  g_array_append_val (self->rows, *row);

  return number;
}

gint32
dr_unit_draft_append (DrUnitDraft           *self,
                      const char            *id,
                      gsize                  id_length,
                      const char            *name,
                      gsize                  name_length,
                      const char            *kind,
                      gsize                  kind_length,
                      const DrUnitDraftRow  *row,
                      GError               **error)
{
  DrUnitDraftRow appended = *row;
  gboolean is_new;

  appended.kind = dr_string_pool_intern (&self->kinds, kind, kind_length, error);
  if (appended.kind < 0)
    return DR_NO_UNIT;

  gint32 number = append_unit (self, id, id_length, name, name_length, &appended, &is_new, error);
  if (number < 0 || is_new)
    return number;

  g_autofree char *quoted = dr_error_quote (id, (gssize) id_length);
  dr_error_set (error, DR_ERROR_INVALID, "there are two units %s", quoted);

  return DR_NO_UNIT;
}

const char *
dr_unit_draft_get_name (const DrUnitDraft *self,
                        gint32             unit)
{
  const char *told = g_hash_table_lookup (self->told_names, GINT_TO_POINTER (unit));

  return told != NULL ? told : self->names.bytes->str + g_array_index (self->names.offsets, guint32, unit);
}

void
dr_unit_draft_tell_name (DrUnitDraft *self,
                         gint32       unit,
                         const char  *name)
{
  g_hash_table_insert (self->told_names, GINT_TO_POINTER (unit), g_strdup (name));
  g_array_index (self->rows, DrUnitDraftRow, unit).is_named = TRUE;
}

void
dr_unit_draft_label (DrUnitDraft *self,
                     gint32       unit,
                     const char  *label)
{
  const char *known = g_hash_table_lookup (self->labels, GINT_TO_POINTER (unit));

  if (!g_str_equal (known != NULL ? known : dr_unit_draft_get_name (self, unit), label))
    g_hash_table_insert (self->labels, GINT_TO_POINTER (unit), g_strdup (label));
}

/* So many names of one body are remembered; real ones have three or four. */
#define MOST_TOLD 64

void
dr_unit_draft_note_told (DrUnitDraft *self,
                         gint32       unit,
                         DrUnit      *told)
{
  GPtrArray *units = g_hash_table_lookup (self->told_units, GINT_TO_POINTER (unit));

  for (guint i = 0; units != NULL && i < units->len; i++)
    if (g_strcmp0 (dr_unit_get_name (units->pdata[i]), dr_unit_get_name (told)) == 0 &&
        g_strv_equal (dr_unit_get_aliases (units->pdata[i]), dr_unit_get_aliases (told)))
      return;

  if (units != NULL && units->len >= MOST_TOLD)
    return;
  if (units == NULL)
    {
      units = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->told_units, GINT_TO_POINTER (unit), units);
    }
  g_ptr_array_add (units, g_object_ref (told));
}

gboolean
dr_unit_draft_is_told_of (const DrUnitDraft *self,
                          gint32             unit,
                          DrUnit            *told)
{
  const GPtrArray *units = g_hash_table_lookup (self->told_units, GINT_TO_POINTER (unit));
  const char *name = dr_unit_get_name (told);

  for (guint i = 0; units != NULL && name != NULL && i < units->len; i++)
    {
      const char *other = dr_unit_get_name (units->pdata[i]);

      if (other != NULL && (dr_unit_answers_to (units->pdata[i], name) || dr_unit_answers_to (told, other)))
        return TRUE;
    }

  return FALSE;
}

void
dr_unit_draft_give_id (DrUnitDraft *self,
                       gint32       unit,
                       const char  *id)
{
  g_hash_table_insert (self->given_ids, GINT_TO_POINTER (unit), g_strdup (id));
}

/* The ids, with those that were given later. */
static DrStringColumn *
finish_ids (DrUnitDraft  *self,
            GError      **error)
{
  g_auto (DrStringColumnBuilder) ids = { NULL };

  if (g_hash_table_size (self->given_ids) == 0)
    return dr_string_pool_finish (&self->ids);

  dr_string_column_builder_init (&ids);
  for (guint unit = 0; unit < self->rows->len; unit++)
    {
      const char *given = g_hash_table_lookup (self->given_ids, GUINT_TO_POINTER (unit));
      const char *id = given != NULL ? given : dr_string_pool_get (&self->ids, unit);

      if (!dr_string_column_builder_append (&ids, id, strlen (id), error))
        return NULL;
    }

  return dr_string_column_builder_finish (&ids);
}

/* The names, with those that came later. */
static DrStringColumn *
finish_names (DrUnitDraft  *self,
              GError      **error)
{
  g_auto (DrStringColumnBuilder) names = { NULL };

  if (g_hash_table_size (self->told_names) == 0 && g_hash_table_size (self->labels) == 0)
    return dr_string_column_builder_finish (&self->names);

  dr_string_column_builder_init (&names);
  for (guint unit = 0; unit < self->rows->len; unit++)
    {
      const char *label = g_hash_table_lookup (self->labels, GINT_TO_POINTER (unit));
      const char *name = label != NULL ? label : dr_unit_draft_get_name (self, (gint32) unit);

      if (!dr_string_column_builder_append (&names, name, strlen (name), error))
        return NULL;
    }

  return dr_string_column_builder_finish (&names);
}

/* What the texts of a column stand for. Those of a dictionary are few, and looked at once. */
typedef struct
{
  const DrArrowVector *vector;
  gint32              *entries;  /* (owned) (nullable) of each entry, or NOT_ASKED */
} Meanings;

typedef gint32 (*MeaningFunc) (DrUnitDraft          *self,
                               const DrArrowVector  *vector,
                               gsize                 row,
                               const char           *text,
                               gsize                 length,
                               GError              **error);

#define NOT_ASKED (-1)
#define NO_MEANING G_MAXINT32

static gboolean
meanings_init (Meanings             *meanings,
               const DrArrowVector  *vector,
               GError              **error)
{
  *meanings = (Meanings) { .vector = vector };
  if (!vector->type.has_dictionary)
    return TRUE;

  meanings->entries = g_try_new (gint32, MAX (vector->text.length, 1));
  if (meanings->entries == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "%s: there is no memory for a dictionary of %" G_GSIZE_FORMAT " entries",
                         vector->table, vector->text.length);
  for (gsize entry = 0; entry < vector->text.length; entry++)
    meanings->entries[entry] = NOT_ASKED;

  return TRUE;
}

static void
meanings_clear (Meanings *meanings)
{
  g_clear_pointer (&meanings->entries, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meanings, meanings_clear)

/* What stands in a row, *@meaning being what nothing means. */
static gboolean
get_meaning (DrUnitDraft     *self,
             const Meanings  *meanings,
             gsize            row,
             MeaningFunc      func,
             gint32          *meaning,
             GError         **error)
{
  const DrArrowVector *vector = meanings->vector;
  gint32 nothing = *meaning;
  const char *text = NULL;
  gsize length = 0;
  gsize entry = 0;

  if (vector->values == NULL || dr_arrow_vector_is_empty (vector, row))
    return TRUE;

  if (meanings->entries == NULL)
    {
      if (!dr_arrow_vector_get_text (vector, row, &text, &length, error))
        return FALSE;
    }
  else
    {
      if (!dr_arrow_vector_get_entry (vector, row, &entry, error))
        return FALSE;
      *meaning = meanings->entries[entry];
      if (*meaning != NOT_ASKED)
        return TRUE;
      if (!dr_arrow_vector_get_entry_text (vector, row, entry, &text, &length, error))
        return FALSE;
    }

  *meaning = text == NULL ? nothing : func (self, vector, row, text, length, error);
  if (meanings->entries != NULL)
    meanings->entries[entry] = *meaning;

  return *meaning >= 0;
}

static gint32
find_level (DrUnitDraft          *self,
            const DrArrowVector  *vector,
            gsize                 row,
            const char           *text,
            gsize                 length,
            GError              **error)
{
  (void) self;

  for (guint i = 0; i < G_N_ELEMENTS (level_names); i++)
    if (strlen (level_names[i]) == length && memcmp (level_names[i], text, length) == 0)
      return (gint32) i;

  g_autofree char *quoted = dr_error_quote (text, (gssize) length);
  dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID,
                             "%s is none of unknown, central, province, district, commune, hamlet", quoted);

  return -1;
}

static gint32
intern_kind (DrUnitDraft          *self,
             const DrArrowVector  *vector,
             gsize                 row,
             const char           *text,
             gsize                 length,
             GError              **error)
{
  (void) vector;
  (void) row;

  return dr_string_pool_intern (&self->kinds, text, length, error);
}

static gboolean
get_day (const DrArrowVector  *vector,
         gsize                 row,
         guint32              *julian,
         GError              **error)
{
  if (vector->values == NULL || dr_arrow_vector_is_empty (vector, row))
    return TRUE;

  return dr_arrow_vector_get_day (vector, row, julian, error);
}

gboolean
dr_unit_link_get (const DrUnitDraft    *self,
                  const DrArrowVector  *vector,
                  gsize                 row,
                  gint32               *unit,
                  GError              **error)
{
  guint32 n_units = self->rows->len;
  gint64 number;

  *unit = DR_NO_UNIT;
  if (vector->values == NULL || dr_arrow_vector_is_empty (vector, row))
    return TRUE;

  if (dr_arrow_type_get_kind (&vector->type) == DR_ARROW_IS (DR_ARROW_INTEGER))
    {
      if (!dr_arrow_vector_get_integer (vector, row, &number, error))
        return FALSE;
      if (number < 0 || number >= n_units)
        return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID,
                                          "%" G_GINT64_FORMAT " is no row of the %u units", number, n_units);
      *unit = (gint32) number;
      return TRUE;
    }

  const char *text;
  gsize length;
  if (!dr_arrow_vector_get_text (vector, row, &text, &length, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  *unit = dr_unit_draft_find (self, text, length);
  if (*unit == DR_NO_UNIT)
    {
      g_autofree char *quoted = dr_error_quote (text, (gssize) length);

      return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID, "there is no unit %s", quoted);
    }

  return TRUE;
}

/* Whether the unit of a row has the number that the table says. */
static gboolean
check_number (const DrUnitDraft    *self,
              const DrArrowVector  *vector,
              gsize                 row,
              GError              **error)
{
  gint64 number = -1;

  if (vector->values == NULL)
    return TRUE;
  if (!dr_arrow_vector_is_empty (vector, row) && !dr_arrow_vector_get_integer (vector, row, &number, error))
    return FALSE;

  return number == (gint64) self->rows->len ||
         dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID,
                                    "the units are not numbered from 0 on, row by row");
}

/* All of a unit but whom it points to, which may come later. */
static gboolean
read_row (DrUnitDraft          *self,
          const DrArrowVector  *vectors,
          const Meanings       *kinds,
          const Meanings       *levels,
          gsize                 row,
          GError              **error)
{
  const DrArrowVector *ids = &vectors[COLUMN_ID];
  DrUnitDraftRow unit = { .parent = DR_NO_UNIT };
  gint32 level = DR_UNIT_LEVEL_UNKNOWN;
  const char *id;
  const char *name;
  gsize id_length;
  gsize name_length;
  gboolean is_new;

  unit.kind = NO_MEANING;
  if (!check_number (self, &vectors[COLUMN_UNIT], row, error) ||
      !dr_arrow_vector_get_optional_text (ids, row, &id, &id_length, error) ||
      !dr_arrow_vector_get_optional_text (&vectors[COLUMN_NAME], row, &name, &name_length, error) ||
      !get_meaning (self, kinds, row, intern_kind, &unit.kind, error) ||
      !get_meaning (self, levels, row, find_level, &level, error) ||
      !get_day (&vectors[COLUMN_VALID_FROM], row, &unit.valid_from, error) ||
      !get_day (&vectors[COLUMN_VALID_TO], row, &unit.valid_to, error))
    return FALSE;

  if (id == NULL || id_length == 0)
    return dr_arrow_vector_set_error (ids, row, error, DR_ERROR_INVALID, "a unit without an id");
  if (name == NULL)
    {
      name = id;
      name_length = id_length;
    }
  if (unit.kind == NO_MEANING)
    unit.kind = dr_string_pool_intern (&self->kinds, NO_KIND, strlen (NO_KIND), error);
  unit.level = (guint8) level;

  if (unit.kind < 0 || append_unit (self, id, id_length, name, name_length, &unit, &is_new, error) < 0)
    return FALSE;
  if (is_new)
    return TRUE;

  g_autofree char *quoted = dr_error_quote (id, (gssize) id_length);

  return dr_arrow_vector_set_error (ids, row, error, DR_ERROR_INVALID, "there are two units %s", quoted);
}

static gboolean
read_rows (DrUnitDraft          *self,
           const DrArrowVector  *vectors,
           GError              **error)
{
  g_auto (Meanings) kinds = { NULL };
  g_auto (Meanings) levels = { NULL };

  if (!meanings_init (&kinds, &vectors[COLUMN_KIND], error) || !meanings_init (&levels, &vectors[COLUMN_LEVEL], error))
    return FALSE;
  for (gsize row = 0; row < vectors[COLUMN_ID].length; row++)
    if (!read_row (self, vectors, &kinds, &levels, row, error))
      return FALSE;

  return TRUE;
}

/* Whom the units of one batch point to, once all are known. */
static gboolean
read_links (DrUnitDraft          *self,
            const DrArrowVector  *vectors,
            GError              **error)
{
  const DrArrowVector *parents = &vectors[COLUMN_PARENT];
  const DrArrowVector *successors = &vectors[COLUMN_SUCCESSOR];

  for (gsize row = 0; row < vectors[COLUMN_ID].length; row++)
    {
      gint32 number = (gint32) (vectors[COLUMN_ID].first_row + row);
      DrUnitDraftRow *unit = &g_array_index (self->rows, DrUnitDraftRow, number);
      DrSuccessorDraftRow successor = { .unit = number };

      if (!dr_unit_link_get (self, parents, row, &unit->parent, error) ||
          !dr_unit_link_get (self, successors, row, &successor.successor, error))
        return FALSE;
      if (successor.successor != DR_NO_UNIT)
        g_array_append_val (self->successors, successor);
    }

  return TRUE;
}

typedef struct
{
  DrArrowBatch  *batch;       /* (owned) */
  DrArrowVector  vectors[N_COLUMNS];
} HeldBatch;

static void
clear_held_batch (gpointer data)
{
  HeldBatch *held = data;

  g_clear_pointer (&held->batch, dr_arrow_batch_unref);
}

gboolean
dr_unit_draft_read (DrUnitDraft  *self,
                    gpointer      stream,
                    GError      **error)
{
  g_auto (DrArrowReader) reader;
  g_autoptr (GArray) batches = g_array_new (FALSE, FALSE, sizeof (HeldBatch));
  g_array_set_clear_func (batches, clear_held_batch);

  if (!dr_arrow_reader_init (&reader, stream, "units", unit_columns, N_COLUMNS, error))
    return FALSE;
  if (self->rows->len > 0)
    return dr_error_set (error, DR_ERROR_INVALID, "units: there are units already; add their table once, before all else");

  while (TRUE)
    {
      HeldBatch held;

      if (!dr_arrow_reader_next (&reader, &held.batch, held.vectors, error))
        return FALSE;
      if (held.batch == NULL)
        break;

      g_array_append_val (batches, held);
      if (!read_rows (self, held.vectors, error))
        return FALSE;
    }

  for (guint i = 0; i < batches->len; i++)
    if (!read_links (self, g_array_index (batches, HeldBatch, i).vectors, error))
      return FALSE;

  self->is_given = TRUE;

  return TRUE;
}

static void
fill_successors (DrUnitTable  *table,
                 const GArray *successors)
{
  gboolean has_weights = FALSE;

  for (guint i = 0; i < successors->len; i++)
    {
      const DrSuccessorDraftRow *row = &g_array_index (successors, DrSuccessorDraftRow, i);

      table->successor_start[row->unit + 1]++;
      has_weights |= row->weight != NULL;
    }
  for (guint32 unit = 0; unit < table->n_units; unit++)
    table->successor_start[unit + 1] += table->successor_start[unit];

  g_autofree guint32 *next = g_memdup2 (table->successor_start, ((gsize) table->n_units + 1) * sizeof *next);
  table->successor = g_new (gint32, successors->len);
  table->successor_weight = has_weights ? g_new0 (char *, successors->len) : NULL;
  for (guint i = 0; i < successors->len; i++)
    {
      const DrSuccessorDraftRow *row = &g_array_index (successors, DrSuccessorDraftRow, i);
      guint32 entry = next[row->unit]++;

      table->successor[entry] = row->successor;
      if (has_weights)
        table->successor_weight[entry] = g_strdup (row->weight);
    }
}

DrUnitTable *
dr_unit_draft_finish (DrUnitDraft  *self,
                      GError      **error)
{
  guint32 n_units = self->rows->len;
  g_autoptr (DrUnitTable) table = dr_unit_table_new (n_units);

  for (guint32 unit = 0; unit < n_units; unit++)
    {
      const DrUnitDraftRow *row = &g_array_index (self->rows, DrUnitDraftRow, unit);

      table->kind[unit] = row->kind;
      table->level[unit] = row->level;
      table->parent[unit] = row->parent;
      table->valid_from[unit] = row->valid_from;
      table->valid_to[unit] = row->valid_to;
    }
  fill_successors (table, self->successors);

  table->names = finish_names (self, error);
  if (table->names == NULL)
    return NULL;
  table->ids = finish_ids (self, error);
  if (table->ids == NULL)
    return NULL;
  table->kinds = dr_string_pool_finish (&self->kinds);
  dr_unit_draft_clear (self);

  if (!dr_unit_table_check (table, error))
    {
      g_prefix_error (error, "units: ");
      return NULL;
    }

  return g_steal_pointer (&table);
}

gboolean
dr_unit_draft_take_table (DrUnitDraft        *self,
                          const DrUnitTable  *table,
                          GError            **error)
{
  for (guint32 unit = 0; unit < table->n_units; unit++)
    {
      const char *id = dr_string_column_get (table->ids, unit);
      const char *name = dr_string_column_get (table->names, unit);
      const char *kind = dr_string_column_get (table->kinds, (guint32) table->kind[unit]);
      DrUnitDraftRow row = {
        .level = table->level[unit],
        .parent = table->parent[unit],
        .valid_from = table->valid_from[unit],
        .valid_to = table->valid_to[unit],
      };

      if (dr_unit_draft_append (self, id, strlen (id), name, strlen (name), kind, strlen (kind), &row, error) < 0)
        return FALSE;
    }
  self->is_given = TRUE;

  return TRUE;
}
