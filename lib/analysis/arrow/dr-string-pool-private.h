/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A column of strings in the making, each of them once. */

#pragma once

#include "analysis/arrow/dr-string-column-private.h"
#include "base/dr-string-slots-private.h"

G_BEGIN_DECLS

typedef struct
{
  DrStringColumnBuilder column;
  DrStringSlots         slots;
} DrStringPool;

void             dr_string_pool_init   (DrStringPool       *self);
void             dr_string_pool_clear  (DrStringPool       *self);

guint32          dr_string_pool_get_n  (const DrStringPool *self);
const char *     dr_string_pool_get    (const DrStringPool *self,
                                        guint32             index);
/* The number of a string, or -1. */
gint32           dr_string_pool_find   (const DrStringPool *self,
                                        const char         *text,
                                        gsize               length);
/* The number of a string, which is appended if it is new; -1 with DR_ERROR_LIMIT set where there are too many. */
gint32           dr_string_pool_intern (DrStringPool       *self,
                                        const char         *text,
                                        gsize               length,
                                        GError            **error);
/* Gives the strings, and leaves the pool cleared. */
DrStringColumn * dr_string_pool_finish (DrStringPool       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrStringPool, dr_string_pool_clear)

G_END_DECLS
