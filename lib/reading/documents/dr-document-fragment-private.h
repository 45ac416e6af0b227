/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A stretch of text that is written apart and comes into the document later: a text box, a note. */

#pragma once

#include "model/dr-location-map-private.h"
#include "reading/documents/dr-grid-private.h"

G_BEGIN_DECLS

typedef struct
{
  GString       *text;      /* (owned) whole lines */
  GArray        *pieces;    /* (owned) (nullable) where the text stood; NULL if it goes into the map at once */
  DrLocationMap *map;       /* (not owned) */
  GPtrArray     *grids;     /* (owned) (element-type DrGrid) */
} DrFragment;

/* With @is_main, locations are written into @map as they come. */
DrFragment * dr_fragment_new    (DrLocationMap    *map,
                                 gboolean          is_main);
void         dr_fragment_free   (DrFragment       *self);
/* What is written from now on stands at @location. */
void         dr_fragment_locate (DrFragment       *self,
                                 guint32           location,
                                 guint32           run);
/* Moves all of @other, which is left empty, behind the text of @self. */
void         dr_fragment_take   (DrFragment       *self,
                                 DrFragment       *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrFragment, dr_fragment_free)

G_END_DECLS
