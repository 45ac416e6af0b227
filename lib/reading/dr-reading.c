/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-reading-private.h"

void
dr_reading_account (DrReading    *self,
                    guint32       start,
                    guint32       end,
                    DrNumberRole  role,
                    DrItemKind    item_kind,
                    guint32       item)
{
  DrNumberRecord record = {
    .start = start,
    .end = end,
    .item = item,
    .text = DR_NONE,
    .role = role,
    .item_kind = item_kind,
  };

  g_array_append_val (self->block_ledger, record);
}

void
dr_reading_account_tokens (DrReading    *self,
                           guint         first,
                           guint         last,
                           DrNumberRole  role,
                           DrItemKind    item_kind,
                           guint32       item)
{
  for (guint i = first; i < last && i < self->n_tokens; i++)
    if (self->tokens[i].kind == DR_TOKEN_DIGITS)
      dr_reading_account (self, self->tokens[i].start, self->tokens[i].end, role, item_kind, item);
}
