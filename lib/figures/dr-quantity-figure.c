/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-quantity-figure-private.h"

#include <string.h>

/*
 * «3,06 tỷ đồng» gives «3,06 tỷ», and «đồng» in @measure (which may be NULL). What
 * does not end with its measure stays whole: «71,6%», «40 triệu đồng trở lên».
 */
char *
dr_quantity_dup_figure (DrQuantity  *self,
                        char       **measure)
{
  g_autofree char *written = dr_quantity_to_string (self);
  const char *forms[] = { dr_quantity_get_written_measure (self), dr_quantity_get_measure (self) };
  gsize length = strlen (written);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize form_length = forms[i] != NULL ? strlen (forms[i]) : 0;

      if (form_length == 0 || form_length + 1 >= length || strcmp (forms[i], "%") == 0)
        continue;
      if (!g_str_has_suffix (written, forms[i]) || written[length - form_length - 1] != ' ')
        continue;

      if (measure != NULL)
        *measure = g_strdup (forms[i]);
      return g_strndup (written, length - form_length - 1);
    }

  if (measure != NULL)
    *measure = g_strdup ("");

  return g_steal_pointer (&written);
}
