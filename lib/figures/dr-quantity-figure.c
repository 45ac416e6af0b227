/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-quantity-figure-private.h"

#include <string.h>

/*
 * «3,06 tỷ đồng» gives «3,06 tỷ», and «đồng» in @measure (which may be NULL). What
 * stands without a blank before its measure stays whole: «71,6%».
 */
char *
dr_quantity_dup_figure (DrQuantity  *self,
                        char       **measure)
{
  g_autofree char *written = dr_quantity_to_string (self);
  const char *form = dr_quantity_get_measure (self);
  gsize blank = strlen (written) - strlen (form) - 1;
  gboolean is_whole = *form == '\0' || strcmp (form, "%") == 0 || written[blank] != ' ';

  if (measure != NULL)
    *measure = g_strdup (is_whole ? "" : form);

  return is_whole ? g_steal_pointer (&written) : g_strndup (written, blank);
}
