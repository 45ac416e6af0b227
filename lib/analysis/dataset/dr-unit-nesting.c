/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-unit-nesting-private.h"

/* Walks down from the units that nobody is above. */
typedef struct
{
  const gint32 *group;
  gint32       *first_below;  /* (owned) of those that were not walked yet */
  gint32       *next;         /* (owned) below the same unit */
  gint32       *nearest;      /* (owned) for each group the unit met last on the way from the top */
  gint32       *enclosing;
} Descent;

static void
enter (Descent *self,
       gint32   unit)
{
  gint32 group = self->group[unit];

  if (group < 0)
    return;
  self->enclosing[unit] = self->nearest[group];
  self->nearest[group] = unit;
}

static void
leave (Descent *self,
       gint32   unit)
{
  if (self->group[unit] >= 0)
    self->nearest[self->group[unit]] = self->enclosing[unit];
}

static void
descend (Descent           *self,
         const DrUnitTable *table,
         gint32             top)
{
  gint32 unit = top;

  enter (self, unit);
  while (TRUE)
    {
      gint32 below = self->first_below[unit];

      if (below != DR_NO_UNIT)
        {
          self->first_below[unit] = self->next[below];
          unit = below;
          enter (self, unit);
          continue;
        }
      leave (self, unit);
      if (unit == top)
        return;
      unit = table->parent[unit];
    }
}

gint32 *
dr_unit_table_find_enclosing (const DrUnitTable *self,
                              const gint32      *group,
                              gint32             n_groups)
{
  gsize n_units = MAX (self->n_units, 1);
  g_autofree gint32 *first_below = g_new (gint32, n_units);
  g_autofree gint32 *next = g_new (gint32, n_units);
  g_autofree gint32 *nearest = g_new (gint32, MAX (n_groups, 1));
  gint32 *enclosing = g_new (gint32, n_units);
  Descent descent = { group, first_below, next, nearest, enclosing };

  memset (first_below, 0xff, n_units * sizeof *first_below);
  memset (nearest, 0xff, (gsize) MAX (n_groups, 1) * sizeof *nearest);
  memset (enclosing, 0xff, n_units * sizeof *enclosing);
  for (gint32 unit = (gint32) self->n_units - 1; unit >= 0; unit--)
    if (self->parent[unit] != DR_NO_UNIT)
      {
        next[unit] = first_below[self->parent[unit]];
        first_below[self->parent[unit]] = unit;
      }
  for (gint32 unit = 0; unit < (gint32) self->n_units; unit++)
    if (self->parent[unit] == DR_NO_UNIT)
      descend (&descent, self, unit);

  return enclosing;
}

static gboolean
has_parents (const DrUnitTable *units)
{
  for (guint32 unit = 0; unit < units->n_units; unit++)
    if (units->parent[unit] != DR_NO_UNIT)
      return TRUE;

  return FALSE;
}

static guint8 *
find_reporters (const DrDataset *self)
{
  guint8 *reports = g_malloc0 (MAX (self->units->n_units, 1));

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (self->blocks, DrFactBlock, i);

      for (gsize row = 0; row < block->n_rows; row++)
        reports[block->unit[row]] = 1;
    }

  return reports;
}

static guint8 *
find_nested_reporters (const DrDataset *self)
{
  const DrUnitTable *units = self->units;

  if (!has_parents (units))
    return NULL;

  g_autofree guint8 *reports = find_reporters (self);
  g_autofree gint32 *group = g_new (gint32, MAX (units->n_units, 1));
  for (guint32 unit = 0; unit < units->n_units; unit++)
    group[unit] = reports[unit] ? 0 : -1;

  g_autofree gint32 *enclosing = dr_unit_table_find_enclosing (units, group, 1);
  for (guint32 unit = 0; unit < units->n_units; unit++)
    if (enclosing[unit] != DR_NO_UNIT)
      return g_steal_pointer (&reports);

  return NULL;
}

const guint8 *
dr_dataset_find_nested_reporters (DrDataset *self)
{
  if (g_once_init_enter (&self->knows_nested))
    {
      self->nested_reporters = find_nested_reporters (self);
      g_once_init_leave (&self->knows_nested, 1);
    }

  return self->nested_reporters;
}
