/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-unit-table-private.h"

#include "base/dr-error-private.h"
#include "figures/dr-decimal-private.h"

DrUnitTable *
dr_unit_table_new (guint32 n_units)
{
  DrUnitTable *self = g_new0 (DrUnitTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_units = n_units;
  self->kind = g_new0 (gint32, n_units);
  self->level = g_new0 (guint8, n_units);
  self->parent = g_new (gint32, n_units);
  self->valid_from = g_new0 (guint32, n_units);
  self->valid_to = g_new0 (guint32, n_units);
  self->successor_start = g_new0 (guint32, (gsize) n_units + 1);

  for (guint32 unit = 0; unit < n_units; unit++)
    self->parent[unit] = DR_NO_UNIT;

  return self;
}

DrUnitTable *
dr_unit_table_ref (DrUnitTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dr_unit_table_unref (DrUnitTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->successor_weight != NULL)
    for (guint32 entry = 0; entry < self->successor_start[self->n_units]; entry++)
      g_free (self->successor_weight[entry]);

  g_clear_pointer (&self->ids, dr_string_column_unref);
  g_clear_pointer (&self->names, dr_string_column_unref);
  g_clear_pointer (&self->kinds, dr_string_column_unref);
  g_free (self->kind);
  g_free (self->level);
  g_free (self->parent);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->successor_start);
  g_free (self->successor);
  g_free (self->successor_weight);
  for (guint level = 0; level < DR_N_UNIT_LEVELS; level++)
    g_free (self->ancestors[level]);
  g_free (self);
}

/* What messages call a unit. */
char *
dr_unit_table_dup_title (const DrUnitTable *self,
                         guint32            unit)
{
  if (self->ids == NULL || self->ids->n_strings <= unit)
    return g_strdup_printf ("unit number %u", unit + 1);

  g_autofree char *id = dr_error_quote (dr_string_column_get (self->ids, unit), -1);

  return g_strdup_printf ("unit %s", id);
}

static gboolean
refuse (const DrUnitTable  *self,
        guint32             unit,
        const char         *why,
        GError            **error)
{
  g_autofree char *title = dr_unit_table_dup_title (self, unit);

  return dr_error_set (error, DR_ERROR_INVALID, "%s: %s", title, why);
}

static gboolean
check_columns (const DrUnitTable  *self,
               GError            **error)
{
  if (self->n_units > G_MAXINT32)
    return dr_error_set (error, DR_ERROR_LIMIT, "more than %d units", G_MAXINT32);

  if (self->ids == NULL || self->ids->n_strings != self->n_units)
    return dr_error_set (error, DR_ERROR_INVALID, "the units have not one id each");

  if (self->names != NULL && self->names->n_strings != self->n_units)
    return dr_error_set (error, DR_ERROR_INVALID, "the units have not one name each");

  if (self->successor_start[0] != 0)
    return dr_error_set (error, DR_ERROR_INVALID, "the successors do not begin with the first unit's");

  return TRUE;
}

static gboolean
check_row (const DrUnitTable  *self,
           guint32             unit,
           GError            **error)
{
  guint32 n_units = self->n_units;
  guint32 n_kinds = self->kinds == NULL ? 0 : self->kinds->n_strings;

  if (self->kinds != NULL && (self->kind[unit] < 0 || (guint32) self->kind[unit] >= n_kinds))
    return refuse (self, unit, "its kind is none of those that occur", error);

  if (self->level[unit] > DR_UNIT_LEVEL_HAMLET)
    return refuse (self, unit, "its level is none", error);

  if (self->parent[unit] != DR_NO_UNIT &&
      (self->parent[unit] < 0 || (guint32) self->parent[unit] >= n_units))
    return refuse (self, unit, "its parent is not in the table", error);

  if (self->valid_from[unit] != 0 && self->valid_to[unit] != 0 &&
      self->valid_from[unit] > self->valid_to[unit])
    return refuse (self, unit, "it ends before it begins", error);

  if (self->successor_start[unit + 1] < self->successor_start[unit])
    return refuse (self, unit, "its successors end before they begin", error);

  for (guint32 entry = self->successor_start[unit]; entry < self->successor_start[unit + 1]; entry++)
    if (self->successor[entry] < 0 || (guint32) self->successor[entry] >= n_units)
      return refuse (self, unit, "a successor is not in the table", error);

  return TRUE;
}

/* Each unit is walked up from once: what has been seen to end is not walked again. */
static gboolean
check_parents (const DrUnitTable  *self,
               GError            **error)
{
  g_autofree guint32 *walk = g_new0 (guint32, self->n_units);

  for (guint32 unit = 0; unit < self->n_units; unit++)
    {
      gint32 above = unit;
      while (above != DR_NO_UNIT && walk[above] == 0)
        {
          walk[above] = unit + 1;
          above = self->parent[above];
        }

      if (above != DR_NO_UNIT && walk[above] == unit + 1)
        return refuse (self, above, "it stands above itself", error);
    }

  return TRUE;
}

static guint32
count_successors (const DrUnitTable *self,
                  guint32            unit)
{
  return self->successor_start[unit + 1] - self->successor_start[unit];
}

/* The weight of an entry as a whole number over 10^places, at most 1. FALSE: it is no weight. */
static gboolean
read_weight (const DrUnitTable *self,
             guint32            entry,
             DrDecimal         *weight)
{
  static const DrDecimal one = { 1, 0 };
  const char *text = self->successor_weight == NULL ? NULL : self->successor_weight[entry];
  DrDecimal read;

  if (text == NULL || !dr_decimal_parse (text, -1, &read) ||
      dr_decimal_get_sign (&read) <= 0 || dr_decimal_compare (&read, &one) > 0)
    return FALSE;

  *weight = dr_decimal_normalize (&read);

  return TRUE;
}

static gboolean
check_weights (const DrUnitTable  *self,
               guint32             unit,
               GError            **error)
{
  static const DrDecimal one = { 1, 0 };
  guint32 start = self->successor_start[unit];
  guint32 end = self->successor_start[unit + 1];
  guint32 n_stated = 0;

  for (guint32 entry = start; entry < end; entry++)
    if (self->successor_weight != NULL && self->successor_weight[entry] != NULL)
      n_stated++;

  if (n_stated == 0)
    return TRUE;
  if (n_stated < end - start)
    return refuse (self, unit, "only some of its successors have a weight", error);

  DrDecimal sum = { 0, 0 };
  for (guint32 entry = start; entry < end; entry++)
    {
      DrDecimal weight;
      if (!read_weight (self, entry, &weight))
        return refuse (self, unit, "a weight is no decimal above 0 and up to 1", error);
      if (!dr_decimal_add (&sum, &weight, &sum))
        return refuse (self, unit, "a weight has too many decimals", error);
    }

  if (dr_decimal_compare (&sum, &one) != 0)
    {
      g_autofree char *title = dr_unit_table_dup_title (self, unit);
      g_autofree char *total = dr_decimal_to_string (&sum);
      return dr_error_set (error, DR_ERROR_INVALID,
                           "%s: the weights of its successors add up to %s, not to 1", title, total);
    }

  return TRUE;
}

/* A successor is named once. A unit has few of them, but a file may claim otherwise: @seen keeps it linear. */
static gboolean
check_repeated (const DrUnitTable  *self,
                guint32             unit,
                guint32            *seen,
                GError            **error)
{
  for (guint32 entry = self->successor_start[unit]; entry < self->successor_start[unit + 1]; entry++)
    {
      if (seen[self->successor[entry]] == unit + 1)
        return refuse (self, unit, "a successor is named twice", error);
      seen[self->successor[entry]] = unit + 1;
    }

  return TRUE;
}

/*
 * Successors are followed with a stack of our own, each unit once: the chains may
 * be as long as the table, and what a unit becomes is asked for by each that it
 * followed.
 */
typedef enum
{
  STATE_NEW,
  STATE_OPEN, /* waits for its successors */
  STATE_DONE
} State;

typedef struct
{
  gint32 unit;
  gint64 numerator; /* over 10^places of the unit whose part it is */
} Part;

typedef struct
{
  const DrUnitTable *table;
  guint32            julian;
  gboolean           is_following;  /* only follow, to find out whether there is an end */
  DrDividedUnits     divided;

  guint8            *state;         /* (owned) State */
  gint32            *whole;         /* (owned) who takes all of it; DR_NO_UNIT: its parts do */
  guint8            *places;        /* (owned) of units with parts */
  guint32           *first_part;    /* (owned) of units with parts */
  guint32           *n_parts;       /* (owned) of units with parts */
  GArray            *parts;         /* (owned) (element-type Part) */
  GArray            *stack;         /* (owned) (element-type guint32) */
  guint32           *slot;          /* (owned) where the unit at hand has a part of this unit, from 1; then 0 again */
} Walk;

/* 10^18 is the greatest power of ten in 64 bits. */
#define MAX_PLACES 18
/* Weighted chains that cross can part one unit among all; a country's reforms come nowhere near. */
#define MAX_PARTS (1u << 24)

static void
walk_init (Walk              *self,
           const DrUnitTable *table)
{
  *self = (Walk) { .table = table };
  self->state = g_new0 (guint8, table->n_units);
  self->whole = g_new (gint32, table->n_units);
  self->stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
}

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->whole, g_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->first_part, g_free);
  g_clear_pointer (&self->n_parts, g_free);
  g_clear_pointer (&self->slot, g_free);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->stack, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* Made when the first unit turns out to be divided; most tables have none. */
static void
walk_expect_parts (Walk *self)
{
  if (self->slot != NULL)
    return;

  self->places = g_new0 (guint8, self->table->n_units);
  self->first_part = g_new0 (guint32, self->table->n_units);
  self->n_parts = g_new0 (guint32, self->table->n_units);
  self->slot = g_new0 (guint32, self->table->n_units);
}

static gboolean
stays (const DrUnitTable *table,
       guint32            unit,
       guint32            julian)
{
  if (count_successors (table, unit) == 0)
    return TRUE;

  return julian != 0 && (table->valid_to[unit] == 0 || table->valid_to[unit] >= julian);
}

/* Whether all successors end up in one unit, whole; then it does not matter how the unit was divided on the way. */
static gboolean
find_common_end (const Walk *self,
                 guint32     unit,
                 gint32     *end)
{
  const DrUnitTable *table = self->table;
  guint32 start = table->successor_start[unit];

  *end = self->whole[table->successor[start]];
  if (*end == DR_NO_UNIT)
    return FALSE;

  for (guint32 entry = start + 1; entry < table->successor_start[unit + 1]; entry++)
    if (self->whole[table->successor[entry]] != *end)
      return FALSE;

  return TRUE;
}

gboolean
dr_unit_table_refuse_divided (const DrUnitTable  *self,
                              guint32             unit,
                              GError            **error)
{
  g_autofree char *title = dr_unit_table_dup_title (self, unit);

  return dr_error_set (error, DR_ERROR_DIVIDED,
                       "%s was divided among %u others: keep its figures, apportion them by weights, "
                       "or compare on the structure of a day before",
                       title, count_successors (self, unit));
}

static gboolean
refuse_unweighted (const DrUnitTable  *self,
                   guint32             unit,
                   GError            **error)
{
  g_autofree char *title = dr_unit_table_dup_title (self, unit);

  return dr_error_set (error, DR_ERROR_DIVIDED,
                       "%s was divided among %u others, without weights that say how much each took: "
                       "state weights that add up to 1, or keep its figures",
                       title, count_successors (self, unit));
}

static gboolean
refuse_precision (const DrUnitTable  *self,
                  guint32             unit,
                  GError            **error)
{
  g_autofree char *title = dr_unit_table_dup_title (self, unit);

  return dr_error_set (error, DR_ERROR_OVERFLOW,
                       "%s: the weights of its successors multiply to more than %d decimals",
                       title, MAX_PLACES);
}

/* Decimals that the parts of a unit need, as written along all ways. */
static gboolean
find_places (const Walk *self,
             guint32     unit,
             int        *places)
{
  const DrUnitTable *table = self->table;

  *places = 0;
  for (guint32 entry = table->successor_start[unit]; entry < table->successor_start[unit + 1]; entry++)
    {
      DrDecimal weight;
      guint32 next = table->successor[entry];
      if (!read_weight (table, entry, &weight))
        return FALSE;
      *places = MAX (*places, (self->whole[next] != DR_NO_UNIT ? 0 : self->places[next]) - weight.exponent);
    }

  return TRUE;
}

/* Adds what one successor takes, part by part; two ways to one unit become one part. */
static void
add_share (Walk      *self,
           guint32    unit,
           guint32    next,
           DrDecimal  weight,
           int        places)
{
  gboolean is_whole = self->whole[next] != DR_NO_UNIT;
  guint32 n = is_whole ? 1 : self->n_parts[next];
  gint64 factor = weight.coefficient *
                  dr_power_of_ten (places + weight.exponent - (is_whole ? 0 : self->places[next]));

  for (guint32 i = 0; i < n; i++)
    {
      Part part = { self->whole[next], 1 };
      if (!is_whole)
        part = g_array_index (self->parts, Part, self->first_part[next] + i);
      part.numerator *= factor;

      if (self->slot[part.unit] == 0)
        {
          g_array_append_val (self->parts, part);
          self->slot[part.unit] = self->parts->len - self->first_part[unit];
        }
      else
        {
          g_array_index (self->parts, Part, self->first_part[unit] + self->slot[part.unit] - 1).numerator +=
            part.numerator;
        }
    }
}

/* Drops decimals that no part needs, and the parts altogether where there is but one. */
static void
settle_parts (Walk    *self,
              guint32  unit,
              int      places)
{
  Part *parts = &g_array_index (self->parts, Part, self->first_part[unit]);
  guint32 n = self->parts->len - self->first_part[unit];

  for (guint32 i = 0; i < n; i++)
    self->slot[parts[i].unit] = 0;

  if (n == 1)
    {
      self->whole[unit] = parts[0].unit;
      g_array_set_size (self->parts, self->first_part[unit]);
      return;
    }

  for (gboolean is_reducible = TRUE; places > 0 && is_reducible;)
    {
      for (guint32 i = 0; i < n; i++)
        is_reducible = is_reducible && parts[i].numerator % 10 == 0;
      for (guint32 i = 0; is_reducible && i < n; i++)
        parts[i].numerator /= 10;
      places -= is_reducible;
    }

  self->whole[unit] = DR_NO_UNIT;
  self->n_parts[unit] = n;
  self->places[unit] = places;
}

static gboolean
apportion (Walk     *self,
           guint32   unit,
           GError  **error)
{
  const DrUnitTable *table = self->table;
  int places;

  if (!check_weights (table, unit, error))
    return FALSE;
  if (!find_places (self, unit, &places))
    return refuse_unweighted (table, unit, error);
  if (places > MAX_PLACES)
    return refuse_precision (table, unit, error);

  self->first_part[unit] = self->parts->len;
  for (guint32 entry = table->successor_start[unit]; entry < table->successor_start[unit + 1]; entry++)
    {
      guint32 next = table->successor[entry];
      DrDecimal weight;
      read_weight (table, entry, &weight);
      add_share (self, unit, next, weight, places);
      if (self->parts->len > MAX_PARTS)
        return dr_error_set (error, DR_ERROR_LIMIT, "the units divide into more than %u parts", MAX_PARTS);
    }

  settle_parts (self, unit, places);

  return TRUE;
}

static gboolean
settle (Walk     *self,
        guint32   unit,
        GError  **error)
{
  if (self->is_following || find_common_end (self, unit, &self->whole[unit]))
    return TRUE;

  walk_expect_parts (self);

  /* Of one successor, whatever that has become. */
  if (count_successors (self->table, unit) == 1)
    {
      guint32 next = self->table->successor[self->table->successor_start[unit]];
      self->whole[unit] = DR_NO_UNIT;
      self->first_part[unit] = self->first_part[next];
      self->n_parts[unit] = self->n_parts[next];
      self->places[unit] = self->places[next];
      return TRUE;
    }

  switch (self->divided)
    {
    case DR_DIVIDED_UNITS_KEEP:
      self->whole[unit] = unit;
      return TRUE;
    case DR_DIVIDED_UNITS_APPORTION:
      return apportion (self, unit, error);
    case DR_DIVIDED_UNITS_REFUSE:
    default:
      return dr_unit_table_refuse_divided (self->table, unit, error);
    }
}

/* Puts the successors of a unit on the stack, above it. */
static gboolean
open_unit (Walk     *self,
           guint32   unit,
           GError  **error)
{
  const DrUnitTable *table = self->table;

  self->state[unit] = STATE_OPEN;
  for (guint32 entry = table->successor_start[unit]; entry < table->successor_start[unit + 1]; entry++)
    {
      guint32 next = table->successor[entry];
      if (self->state[next] == STATE_OPEN)
        return refuse (table, next, "its successors lead back to it", error);
      if (self->state[next] == STATE_NEW)
        g_array_append_val (self->stack, next);
    }

  return TRUE;
}

static gboolean
walk_from (Walk     *self,
           guint32   unit,
           GError  **error)
{
  if (self->state[unit] == STATE_DONE)
    return TRUE;

  g_array_append_val (self->stack, unit);
  while (self->stack->len > 0)
    {
      guint32 top = g_array_index (self->stack, guint32, self->stack->len - 1);

      if (self->state[top] == STATE_NEW && stays (self->table, top, self->julian))
        {
          self->whole[top] = top;
          self->state[top] = STATE_DONE;
        }
      else if (self->state[top] == STATE_NEW)
        {
          if (!open_unit (self, top, error))
            return FALSE;
          continue;
        }
      else if (self->state[top] == STATE_OPEN)
        {
          if (!settle (self, top, error))
            return FALSE;
          self->state[top] = STATE_DONE;
        }
      g_array_set_size (self->stack, self->stack->len - 1);
    }

  return TRUE;
}

static gboolean
walk_all (Walk     *self,
          GError  **error)
{
  for (guint32 unit = 0; unit < self->table->n_units; unit++)
    if (!walk_from (self, unit, error))
      return FALSE;

  return TRUE;
}

gboolean
dr_unit_table_check (const DrUnitTable  *self,
                     GError            **error)
{
  if (!check_columns (self, error))
    return FALSE;

  for (guint32 unit = 0; unit < self->n_units; unit++)
    if (!check_row (self, unit, error))
      return FALSE;

  if (!check_parents (self, error))
    return FALSE;

  if (self->successor_start[self->n_units] == 0)
    return TRUE;

  g_autofree guint32 *seen = g_new0 (guint32, self->n_units);
  for (guint32 unit = 0; unit < self->n_units; unit++)
    if (!check_repeated (self, unit, seen, error) || !check_weights (self, unit, error))
      return FALSE;

  g_auto (Walk) walk = { NULL };
  walk_init (&walk, self);
  walk.is_following = TRUE;

  return walk_all (&walk, error);
}

static gint32 *
find_ancestors (const DrUnitTable *self,
                DrUnitLevel        level)
{
  gint32 *ancestors = g_new (gint32, MAX (self->n_units, 1));
  g_autofree guint8 *is_known = g_new0 (guint8, self->n_units);

  for (guint32 unit = 0; unit < self->n_units; unit++)
    ancestors[unit] = DR_NO_UNIT;
  if (level == DR_UNIT_LEVEL_UNKNOWN)
    return ancestors;

  for (guint32 unit = 0; unit < self->n_units; unit++)
    {
      gint32 top = unit;
      gint32 found = DR_NO_UNIT;

      while (top != DR_NO_UNIT && !is_known[top] && self->level[top] != level)
        {
          is_known[top] = TRUE;
          top = self->parent[top];
        }
      if (top != DR_NO_UNIT)
        found = self->level[top] == level ? top : ancestors[top];

      /* All that were passed on the way up have the same. */
      for (gint32 below = unit; below != top; below = self->parent[below])
        ancestors[below] = found;
      if (top != DR_NO_UNIT && self->level[top] == level)
        {
          is_known[top] = TRUE;
          ancestors[top] = top;
        }
    }

  return ancestors;
}

const gint32 *
dr_unit_table_get_ancestors (DrUnitTable *self,
                             DrUnitLevel  level)
{
  g_assert (level < DR_N_UNIT_LEVELS);

  if (g_once_init_enter (&self->ancestors[level]))
    g_once_init_leave (&self->ancestors[level], find_ancestors (self, level));

  return self->ancestors[level];
}

void
dr_unit_projection_clear (DrUnitProjection *self)
{
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->numerator, g_free);
}

static gint64
greatest_common_divisor (gint64 one,
                         gint64 other)
{
  while (other != 0)
    {
      gint64 rest = one % other;
      one = other;
      other = rest;
    }

  return one;
}

/* One denominator for all, as small as the numerators allow. */
static void
write_shares (const Walk       *walk,
              DrUnitProjection *projection)
{
  guint32 n_units = walk->table->n_units;
  int places = 0;

  for (guint32 unit = 0; unit < n_units; unit++)
    if (walk->whole[unit] == DR_NO_UNIT)
      places = MAX (places, walk->places[unit]);

  gint64 denominator = dr_power_of_ten (places);
  gint64 divisor = denominator;
  projection->numerator = g_new (gint64, projection->start[n_units]);
  for (guint32 unit = 0; unit < n_units; unit++)
    {
      gint64 *numerators = projection->numerator + projection->start[unit];
      if (walk->whole[unit] != DR_NO_UNIT)
        {
          numerators[0] = denominator;
          continue;
        }
      gint64 factor = dr_power_of_ten (places - walk->places[unit]);
      for (guint32 i = 0; i < walk->n_parts[unit]; i++)
        {
          numerators[i] = factor * g_array_index (walk->parts, Part, walk->first_part[unit] + i).numerator;
          divisor = greatest_common_divisor (divisor, numerators[i]);
        }
    }

  for (guint32 i = 0; i < projection->start[n_units]; i++)
    projection->numerator[i] /= divisor;
  projection->denominator = denominator / divisor;
}

static gboolean
write_projection (const Walk        *walk,
                  DrUnitProjection  *projection,
                  GError           **error)
{
  guint32 n_units = walk->table->n_units;
  guint64 n_parts = 0;

  /* Units that follow each other whole share what the last of them was divided into. */
  for (guint32 unit = 0; unit < n_units; unit++)
    n_parts += walk->whole[unit] != DR_NO_UNIT ? 1 : walk->n_parts[unit];
  if (n_parts > (guint64) n_units + MAX_PARTS)
    return dr_error_set (error, DR_ERROR_LIMIT, "the units divide into more than %u parts", MAX_PARTS);

  projection->start = g_new (guint32, (gsize) n_units + 1);
  projection->unit = g_new (gint32, n_parts);
  projection->start[0] = 0;
  for (guint32 unit = 0; unit < n_units; unit++)
    {
      guint32 start = projection->start[unit];
      guint32 n = walk->whole[unit] != DR_NO_UNIT ? 1 : walk->n_parts[unit];
      projection->start[unit + 1] = start + n;
      if (walk->whole[unit] != DR_NO_UNIT)
        projection->unit[start] = walk->whole[unit];
      else
        for (guint32 i = 0; i < n; i++)
          projection->unit[start + i] = g_array_index (walk->parts, Part, walk->first_part[unit] + i).unit;
    }

  projection->is_simple = walk->slot == NULL || n_parts == n_units;
  if (!projection->is_simple)
    write_shares (walk, projection);

  return TRUE;
}

gboolean
dr_unit_table_project_unit (const DrUnitTable  *self,
                            guint32             unit,
                            guint32             julian,
                            DrDividedUnits      divided,
                            DrUnitProjection   *projection,
                            GError            **error)
{
  g_auto (Walk) walk = { NULL };

  *projection = (DrUnitProjection) { .denominator = 1 };
  walk_init (&walk, self);
  walk.julian = julian;
  walk.divided = divided;
  if (!walk_from (&walk, unit, error))
    return FALSE;

  projection->is_simple = walk.whole[unit] != DR_NO_UNIT;
  guint32 n_parts = projection->is_simple ? 1 : walk.n_parts[unit];
  projection->start = g_new0 (guint32, 2);
  projection->start[1] = n_parts;
  projection->unit = g_new (gint32, n_parts);
  if (projection->is_simple)
    {
      projection->unit[0] = walk.whole[unit];
      return TRUE;
    }

  projection->denominator = dr_power_of_ten (walk.places[unit]);
  projection->numerator = g_new (gint64, n_parts);
  for (guint32 i = 0; i < n_parts; i++)
    {
      Part part = g_array_index (walk.parts, Part, walk.first_part[unit] + i);
      projection->unit[i] = part.unit;
      projection->numerator[i] = part.numerator;
    }

  return TRUE;
}

gboolean
dr_unit_table_project (const DrUnitTable  *self,
                       guint32             julian,
                       DrDividedUnits      divided,
                       DrUnitProjection   *projection,
                       GError            **error)
{
  g_auto (Walk) walk = { NULL };

  *projection = (DrUnitProjection) { .denominator = 1 };
  walk_init (&walk, self);
  walk.julian = julian;
  walk.divided = divided;

  return walk_all (&walk, error) && write_projection (&walk, projection, error);
}
