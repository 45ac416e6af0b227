/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "analysis/query/dr-key-private.h"
#include "base/dr-error-private.h"

/* What stands behind «unit@». */
static const struct
{
  const char *word;
  DrUnitLevel level;
} unit_levels[] = {
  { "central", DR_UNIT_LEVEL_CENTRAL },
  { "province", DR_UNIT_LEVEL_PROVINCE },
  { "district", DR_UNIT_LEVEL_DISTRICT },
  { "commune", DR_UNIT_LEVEL_COMMUNE },
  { "hamlet", DR_UNIT_LEVEL_HAMLET },
};

/* What stands behind «period@», and how many months it lasts. */
static const struct
{
  const char *word;
  guint       n_months;
} period_grains[] = {
  { "month", 1 },
  { "quarter", 3 },
  { "half-year", 6 },
  { "year", 12 },
};

#define KEYS "unit, unit@province (or another level), unit@ancestors, unit@ancestors-or-self, unit-kind, unit-level, " \
             "indicator, measure, nature, period, period@year, period@half-year, period@quarter, period@month"

void
dr_key_clear (DrKey *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->dictionary, dr_string_column_unref);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
}

/* The projected unit of a row, or itself. */
static inline gint32
get_place (const DrUnitProjection *projection,
           gint32                  unit)
{
  return projection == NULL ? unit : projection->unit[projection->start[unit]];
}

/* Values that are units themselves. */
static void
key_take_units (DrKey                  *self,
                const DrUnitTable      *units,
                const DrUnitProjection *projection,
                const gint32           *of_unit)
{
  self->dictionary = dr_string_column_ref (units->ids);
  for (gint32 unit = 0; unit < self->n_rows; unit++)
    {
      gint32 place = get_place (projection, unit);

      self->value[unit] = of_unit == NULL ? place : of_unit[place];
    }
}

typedef struct
{
  const char *text;
  gint32      row;
} Named;

static int
compare_named (gconstpointer left,
               gconstpointer right)
{
  return strcmp (((const Named *) left)->text, ((const Named *) right)->text);
}

/* Sorts @n texts by their bytes: gives the sorted dictionary, and @rank the place of each in it. */
static DrStringColumn *
sort_texts (const DrStringColumn  *texts,
            gint32               **rank)
{
  g_autofree Named *named = g_new (Named, MAX (texts->n_strings, 1));
  g_auto (DrStringColumnBuilder) builder;

  *rank = g_new (gint32, MAX (texts->n_strings, 1));
  for (guint32 i = 0; i < texts->n_strings; i++)
    named[i] = (Named) { dr_string_column_get (texts, i), (gint32) i };
  qsort (named, texts->n_strings, sizeof *named, compare_named);

  dr_string_column_builder_init (&builder);
  for (guint32 i = 0; i < texts->n_strings; i++)
    {
      /* What fitted one column fits another. */
      dr_string_column_builder_append (&builder, named[i].text, strlen (named[i].text), NULL);
      (*rank)[named[i].row] = (gint32) i;
    }

  return dr_string_column_builder_finish (&builder);
}

/* Values that are texts of a column in which many rows share one. */
static void
key_take_texts (DrKey                  *self,
                const DrStringColumn   *texts,
                const gint32           *row_text,
                const DrUnitProjection *projection)
{
  g_autofree gint32 *rank = NULL;

  self->dictionary = sort_texts (texts, &rank);
  for (gint32 row = 0; row < self->n_rows; row++)
    {
      gint32 text = row_text[get_place (projection, row)];

      self->value[row] = text < 0 ? DR_KEY_EMPTY : rank[text];
    }
}

/* Values of an enumeration, in its order. */
static void
key_take_enum (DrKey                  *self,
               GType                   type,
               const guint8           *row_value,
               const DrUnitProjection *projection)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);
  g_auto (DrStringColumnBuilder) builder;

  dr_string_column_builder_init (&builder);
  for (guint i = 0; i < enum_class->n_values; i++)
    {
      const GEnumValue *value = g_enum_get_value (enum_class, (int) i);
      const char *nick = value == NULL ? "" : value->value_nick;

      dr_string_column_builder_append (&builder, nick, strlen (nick), NULL);
    }
  self->dictionary = dr_string_column_builder_finish (&builder);

  for (gint32 row = 0; row < self->n_rows; row++)
    self->value[row] = row_value[get_place (projection, row)];
}

typedef struct
{
  DrPeriod *period; /* (nullable) */
  gint32    row;
} Dated;

static int
compare_dated (gconstpointer left,
               gconstpointer right)
{
  return dr_period_compare (((const Dated *) left)->period, ((const Dated *) right)->period);
}

/* The period of @n_months that @period lies in, in the same books, or NULL: a term lies in no year. */
static DrPeriod *
find_containing (DrPeriod *period,
                 guint     n_months)
{
  /* Books that close on a day do so in the month that they have the name of. */
  const GDate *last = dr_period_get_last_day (period);
  int month = (int) g_date_get_month (last) - 1;
  g_autoptr (DrPeriod) months = dr_period_new_months (g_date_get_year (last), month - month % (int) n_months + 1,
                                                      (int) n_months, NULL);
  g_autoptr (DrPeriod) containing = months == NULL ? NULL
                                                   : dr_period_reckon (months, dr_period_get_closing_day (period), NULL);

  return containing != NULL && dr_period_contains (containing, period) ? g_steal_pointer (&containing) : NULL;
}

/* Values that are periods, in order of time. Equal ones are one. */
static void
key_take_periods (DrKey               *self,
                  const DrPeriodTable *table,
                  guint                n_months)
{
  g_autofree Dated *dated = g_new (Dated, MAX (self->n_rows, 1));
  guint n_dated = 0;
  g_auto (DrStringColumnBuilder) builder;

  self->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_period_unref);
  for (gint32 row = 0; row < self->n_rows; row++)
    {
      DrPeriod *period = n_months == 0 ? dr_period_ref (table->periods[row])
                                       : find_containing (table->periods[row], n_months);

      self->value[row] = DR_KEY_EMPTY;
      if (period != NULL)
        dated[n_dated++] = (Dated) { period, row };
    }
  qsort (dated, n_dated, sizeof *dated, compare_dated);

  dr_string_column_builder_init (&builder);
  for (guint i = 0; i < n_dated; i++)
    {
      guint n = self->periods->len;

      if (n == 0 || !dr_period_equal (g_ptr_array_index (self->periods, n - 1), dated[i].period))
        {
          g_autofree char *id = dr_period_to_string (dated[i].period);

          dr_string_column_builder_append (&builder, id, strlen (id), NULL);
          g_ptr_array_add (self->periods, dated[i].period);
        }
      else
        {
          dr_period_unref (dated[i].period);
        }
      self->value[dated[i].row] = (gint32) self->periods->len - 1;
    }
  self->dictionary = dr_string_column_builder_finish (&builder);
}

static gboolean
key_take_unit_level (DrKey                   *self,
                     DrUnitTable             *units,
                     const DrUnitProjection  *projection,
                     const char              *word)
{
  gboolean has_lowest_levels = strcmp (word, "ancestors-or-self") == 0;

  if (has_lowest_levels || strcmp (word, "ancestors") == 0)
    {
      self->is_of_ancestors = TRUE;
      self->has_lowest_levels = has_lowest_levels;
      key_take_units (self, units, projection, NULL);
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (unit_levels); i++)
    if (strcmp (word, unit_levels[i].word) == 0)
      {
        key_take_units (self, units, projection, dr_unit_table_get_ancestors (units, unit_levels[i].level));
        return TRUE;
      }

  return FALSE;
}

static gboolean
key_take_period_grain (DrKey               *self,
                       const DrPeriodTable *table,
                       const char          *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (period_grains); i++)
    if (strcmp (word, period_grains[i].word) == 0)
      {
        key_take_periods (self, table, period_grains[i].n_months);
        return TRUE;
      }

  return FALSE;
}

static void
key_open (DrKey       *self,
          DrDimension  dimension,
          guint32      n_rows)
{
  self->dimension = dimension;
  self->n_rows = (gint32) n_rows;
  self->value = g_new (gint32, MAX (n_rows, 1));
}

gboolean
dr_key_init (DrKey                   *self,
             DrDataset               *dataset,
             const char              *name,
             const DrUnitProjection  *projection,
             GError                 **error)
{
  DrUnitTable *units = dataset->units;
  DrIndicatorTable *indicators = dataset->indicators;
  gboolean is_known = TRUE;

  *self = (DrKey) { .name = g_strdup (name) };

  if (g_str_has_prefix (name, "unit"))
    {
      const char *rest = name + strlen ("unit");

      key_open (self, DR_DIMENSION_UNIT, units->n_units);
      if (*rest == '\0')
        key_take_units (self, units, projection, NULL);
      else if (strcmp (rest, "-kind") == 0)
        key_take_texts (self, units->kinds, units->kind, projection);
      else if (strcmp (rest, "-level") == 0)
        key_take_enum (self, DR_TYPE_UNIT_LEVEL, units->level, projection);
      else
        is_known = *rest == '@' && key_take_unit_level (self, units, projection, rest + 1);
    }
  else if (g_str_has_prefix (name, "period"))
    {
      const char *rest = name + strlen ("period");

      key_open (self, DR_DIMENSION_PERIOD, dataset->periods->n_periods);
      if (*rest == '\0')
        key_take_periods (self, dataset->periods, 0);
      else
        is_known = *rest == '@' && key_take_period_grain (self, dataset->periods, rest + 1);
    }
  else
    {
      key_open (self, DR_DIMENSION_INDICATOR, indicators->n_indicators);
      if (strcmp (name, "indicator") == 0)
        {
          self->dictionary = dr_string_column_ref (indicators->ids);
          for (gint32 row = 0; row < self->n_rows; row++)
            self->value[row] = row;
        }
      else if (strcmp (name, "measure") == 0)
        key_take_texts (self, indicators->measures, indicators->measure, NULL);
      else if (strcmp (name, "nature") == 0)
        key_take_enum (self, DR_TYPE_NATURE, indicators->nature, NULL);
      else
        is_known = FALSE;
    }

  if (!is_known)
    {
      g_autofree char *quoted = dr_error_quote (name, -1);

      dr_key_clear (self);
      return dr_error_set (error, DR_ERROR_INVALID, "%s: not a key to group by, which are " KEYS, quoted);
    }

  return TRUE;
}

/* Sorts the rows of @order by one key, keeping the order of equal ones: empty values come last. */
static void
sort_rows (const DrKey *key,
           gint32      *order,
           gint32      *spare,
           gint32       n)
{
  gint32 n_values = (gint32) key->dictionary->n_strings;
  g_autofree gint32 *start = g_new0 (gint32, (gsize) n_values + 2);

  for (gint32 i = 0; i < n; i++)
    {
      gint32 value = key->value[order[i]];

      start[(value == DR_KEY_EMPTY ? n_values : value) + 1]++;
    }
  for (gint32 value = 0; value <= n_values; value++)
    start[value + 1] += start[value];
  for (gint32 i = 0; i < n; i++)
    {
      gint32 value = key->value[order[i]];

      spare[start[value == DR_KEY_EMPTY ? n_values : value]++] = order[i];
    }
  memcpy (order, spare, (gsize) n * sizeof *order);
}

void
dr_grouping_init (DrGrouping          *self,
                  DrDimension          dimension,
                  gint32               n_rows,
                  const DrKey * const *keys,
                  guint                n_keys,
                  const guint8        *admitted,
                  gint32             **sample)
{
  g_autofree gint32 *order = g_new (gint32, MAX (n_rows, 1));
  g_autofree gint32 *spare = g_new (gint32, MAX (n_rows, 1));
  gint32 n = 0;

  *self = (DrGrouping) { .code = g_new (gint32, MAX (n_rows, 1)), .n_rows = n_rows };
  for (gint32 row = 0; row < n_rows; row++)
    {
      self->code[row] = DR_LEFT_OUT;
      if (admitted == NULL || admitted[row])
        order[n++] = row;
    }

  for (guint i = n_keys; i-- > 0;)
    if (keys[i]->dimension == dimension)
      sort_rows (keys[i], order, spare, n);

  *sample = g_new (gint32, MAX (n, 1));
  for (gint32 i = 0; i < n; i++)
    {
      gboolean is_new = i == 0;

      for (guint j = 0; j < n_keys && !is_new; j++)
        is_new = keys[j]->dimension == dimension && keys[j]->value[order[i]] != keys[j]->value[order[i - 1]];
      if (is_new)
        (*sample)[self->n_groups++] = order[i];
      self->code[order[i]] = self->n_groups - 1;
    }
}
