/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-document-fragment-private.h"

typedef struct
{
  guint32 offset;
  guint32 location;
  guint32 run;
} Piece;

DrFragment *
dr_fragment_new (DrLocationMap *map,
                 gboolean       is_main)
{
  DrFragment *self = g_new (DrFragment, 1);

  self->text = g_string_new (NULL);
  self->pieces = is_main ? NULL : g_array_new (FALSE, FALSE, sizeof (Piece));
  self->map = map;
  self->grids = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_grid_free);

  return self;
}

void
dr_fragment_free (DrFragment *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->grids, g_ptr_array_unref);
  g_free (self);
}

void
dr_fragment_locate (DrFragment *self,
                    guint32     location,
                    guint32     run)
{
  Piece piece = { (guint32) self->text->len, location, run };

  if (self->pieces != NULL)
    g_array_append_val (self->pieces, piece);
  else
    dr_location_map_begin (self->map, piece.offset, location, run);
}

static void
move_grid (DrGrid  *grid,
           guint32  by)
{
  grid->start += by;
  grid->end += by;
  for (guint i = 0; i < grid->cells->len; i++)
    {
      DrGridCell *cell = &g_array_index (grid->cells, DrGridCell, i);

      cell->start += by;
      cell->end += by;
    }
}

void
dr_fragment_take (DrFragment *self,
                  DrFragment *other)
{
  gsize start = self->text->len;
  gsize written = 0;

  for (guint i = 0; i < other->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (other->pieces, Piece, i);

      g_string_append_len (self->text, other->text->str + written, (gssize) (piece->offset - written));
      written = piece->offset;
      dr_fragment_locate (self, piece->location, piece->run);
    }
  g_string_append_len (self->text, other->text->str + written, (gssize) (other->text->len - written));

  for (guint i = 0; i < other->grids->len; i++)
    {
      DrGrid *grid = g_steal_pointer (&g_ptr_array_index (other->grids, i));

      move_grid (grid, (guint32) start);
      g_ptr_array_add (self->grids, grid);
    }
  /* Nothing is freed: each has moved. */
  g_ptr_array_set_free_func (other->grids, NULL);
  g_ptr_array_set_size (other->grids, 0);
  g_array_set_size (other->pieces, 0);
  g_string_truncate (other->text, 0);
}
