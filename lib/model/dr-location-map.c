/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-location-map-private.h"

/* A location and what is around it; words are made of it only when somebody asks. */
typedef struct
{
  guint32 outer;
  guint32 kind;
  guint32 number;
  guint32 column;
  guint32 name;     /* index into names, or DR_LOCATION_NONE */
} Location;

typedef struct
{
  guint32 offset;
  guint32 location;
  guint32 run;
} Piece;

struct _DrLocationMap
{
  GArray    *locations; /* (owned) (element-type Location) each behind what is around it */
  GArray    *pieces;    /* (owned) (element-type Piece) by offset */
  GPtrArray *names;     /* (owned) (element-type utf8) */
};

DrLocationMap *
dr_location_map_new (void)
{
  DrLocationMap *self = g_new (DrLocationMap, 1);

  self->locations = g_array_new (FALSE, FALSE, sizeof (Location));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->names = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
dr_location_map_free (DrLocationMap *self)
{
  g_array_unref (self->locations);
  g_array_unref (self->pieces);
  g_ptr_array_unref (self->names);
  g_free (self);
}

guint32
dr_location_map_add (DrLocationMap  *self,
                     guint32         outer,
                     DrLocationKind  kind,
                     guint32         number,
                     guint32         column,
                     const char     *name)
{
  Location location = { outer, kind, number, column, DR_LOCATION_NONE };

  g_return_val_if_fail (outer == DR_LOCATION_NONE || outer < self->locations->len, DR_LOCATION_NONE);

  if (name != NULL)
    {
      location.name = self->names->len;
      g_ptr_array_add (self->names, g_strdup (name));
    }
  g_array_append_val (self->locations, location);

  return self->locations->len - 1;
}

void
dr_location_map_set_number (DrLocationMap *self,
                            guint32        location,
                            guint32        number)
{
  g_array_index (self->locations, Location, location).number = number;
}

void
dr_location_map_begin (DrLocationMap *self,
                       guint32        offset,
                       guint32        location,
                       guint32        run)
{
  Piece piece = { offset, location, run };

  if (self->pieces->len > 0)
    {
      Piece *last = &g_array_index (self->pieces, Piece, self->pieces->len - 1);

      g_return_if_fail (offset >= last->offset);

      if (last->location == location && last->run == run)
        return;
      /* Nothing was written since. */
      if (last->offset == offset)
        {
          last->location = location;
          last->run = run;
          return;
        }
    }
  g_array_append_val (self->pieces, piece);
}

/* The piece that holds @offset, or NULL. */
static const Piece *
find_piece (const DrLocationMap *self,
            guint32              offset)
{
  guint low = 0;
  guint high = self->pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->pieces, Piece, middle).offset <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? &g_array_index (self->pieces, Piece, low - 1) : NULL;
}

/* «B», «AA»: the letters of a sheet's column, from 1. */
static void
append_column_letters (GString *text,
                       guint32  column)
{
  char letters[8];
  guint n = 0;

  for (; column > 0; column = (column - 1) / 26)
    letters[n++] = (char) ('A' + (column - 1) % 26);
  while (n > 0)
    g_string_append_c (text, letters[--n]);
}

static void
append_location (const DrLocationMap *self,
                 GString             *text,
                 guint32              index)
{
  static const char * const words[] = {
    [DR_LOCATION_PARAGRAPH] = "paragraph",
    [DR_LOCATION_TABLE] = "table",
    [DR_LOCATION_FOOTNOTE] = "footnote",
    [DR_LOCATION_ENDNOTE] = "endnote",
    [DR_LOCATION_TEXT_BOX] = "text box",
    [DR_LOCATION_SHEET] = "sheet",
    [DR_LOCATION_LINE] = "line",
  };
  const Location *location = &g_array_index (self->locations, Location, index);

  if (location->outer != DR_LOCATION_NONE)
    {
      append_location (self, text, location->outer);
      g_string_append (text, ", ");
    }

  if (location->kind == DR_LOCATION_CELL)
    g_string_append_printf (text, "row %u, cell %u", location->number, location->column);
  else if (location->kind == DR_LOCATION_SHEET_CELL)
    {
      g_string_append (text, "cell ");
      append_column_letters (text, location->column);
      g_string_append_printf (text, "%u", location->number);
    }
  else if (location->name != DR_LOCATION_NONE)
    g_string_append_printf (text, "%s \"%s\"", words[location->kind],
                            (const char *) g_ptr_array_index (self->names, location->name));
  else
    g_string_append_printf (text, "%s %u", words[location->kind], location->number);
}

static void
append_piece (const DrLocationMap *self,
              GString             *text,
              const Piece         *piece)
{
  append_location (self, text, piece->location);
  if (piece->run > 0)
    g_string_append_printf (text, ", run %u", piece->run);
}

char *
dr_location_map_describe (const DrLocationMap *self,
                          guint32              start,
                          guint32              end)
{
  const Piece *first = find_piece (self, start);
  const Piece *last = end > start ? find_piece (self, end - 1) : first;

  if (first == NULL || first->location == DR_LOCATION_NONE)
    return NULL;

  GString *text = g_string_new (NULL);
  if (last->location == first->location && last->run > first->run && first->run > 0)
    {
      append_location (self, text, first->location);
      g_string_append_printf (text, ", runs %u-%u", first->run, last->run);
      return g_string_free (text, FALSE);
    }

  /* What the document's reader wrote before the first run, such as a number, is in none. */
  append_piece (self, text, last->location == first->location && first->run == 0 ? last : first);
  if (last->location != DR_LOCATION_NONE && last->location != first->location)
    {
      g_string_append (text, " to ");
      append_piece (self, text, last);
    }

  return g_string_free (text, FALSE);
}
