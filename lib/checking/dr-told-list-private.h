/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A list as it is written: one number between two commas, whatever the reader made of each. */

#pragma once

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

#define DR_TOLD_LIST_MOST 24

typedef struct
{
  DrDecimal value;
  DrDecimal tolerance;
  DrDecimal share;          /* in brackets behind it, if @has_share */
  gsize     start;
  gsize     end;
  gboolean  has_share;
  gboolean  has_magnitude;
} DrToldPart;

typedef struct
{
  DrToldPart parts[DR_TOLD_LIST_MOST];
  guint      n;
  gsize      end;           /* behind the last of its words */
} DrToldList;

/* Reads from @from, up to a full stop or the end of the line, or to @close where that is a bracket: «chuyển đi 33, từ trần 21»,
 * «tốt 742 (78,8%), khá 168 (17,8%)», «năm 2019: 412; năm 2020: 468». FALSE where a piece has no number, or more than one, or
 * one that is a date, a rate or a percentage. */
gboolean dr_told_list_read (const DrCheck *check,
                            gsize          from,
                            char           close,
                            DrToldList    *list);

G_END_DECLS
