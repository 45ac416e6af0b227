/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dr-issuer-match-private.h"

#include <districtreport/dr-unit-identifier.h>

#include "model/dr-unit-private.h"

gboolean
dr_issuer_shares_scheme (DrUnit      *issuer,
                         DrUnit      *unit,
                         const GDate *day)
{
  GPtrArray *identifiers = dr_unit_peek_identifiers (issuer);
  GPtrArray *others = dr_unit_peek_identifiers (unit);

  for (guint i = 0; identifiers != NULL && others != NULL && i < identifiers->len; i++)
    for (guint j = 0; j < others->len; j++)
      {
        DrUnitIdentifier *identifier = g_ptr_array_index (identifiers, i);
        DrUnitIdentifier *candidate = g_ptr_array_index (others, j);
        if (dr_unit_identifier_is_valid_on (identifier, day) &&
            dr_unit_identifier_is_valid_on (candidate, day) &&
            g_str_equal (dr_unit_identifier_get_scheme (identifier), dr_unit_identifier_get_scheme (candidate)))
          return TRUE;
      }

  return FALSE;
}

char *
dr_issuer_dup_area (DrUnit *issuer)
{
  static const char * const committees[] = { "Ủy ban nhân dân", "UBND" };
  g_auto (GStrv) words = g_strsplit (dr_unit_get_name (issuer) != NULL ? dr_unit_get_name (issuer) : "", " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (committees); i++)
    {
      g_auto (GStrv) own = g_strsplit (committees[i], " ", -1);
      guint n_own = g_strv_length (own);
      if (g_strv_length (words) <= n_own)
        continue;

      g_autofree char *area = g_strjoinv (" ", words + n_own);
      g_autofree char *whole = g_strconcat (committees[i], " ", area, NULL);
      if (dr_unit_answers_to (issuer, whole))
        return g_steal_pointer (&area);
    }

  return NULL;
}

static gboolean
is_area_of (DrUnit *area,
            DrUnit *committee)
{
  g_autofree char *name = dr_issuer_dup_area (committee);

  return name != NULL && dr_unit_answers_to (area, name);
}

static gboolean
have_common_name (DrUnit *one,
                  DrUnit *other)
{
  const char * const *aliases = dr_unit_get_aliases (one);

  if (dr_unit_get_name (one) != NULL && dr_unit_answers_to (other, dr_unit_get_name (one)))
    return TRUE;
  for (gsize i = 0; aliases[i] != NULL; i++)
    if (dr_unit_answers_to (other, aliases[i]))
      return TRUE;

  return FALSE;
}

gboolean
dr_issuer_shares_parents (DrUnit *issuer,
                          DrUnit *unit)
{
  DrUnit *one = dr_unit_get_parent (issuer);
  DrUnit *other = dr_unit_get_parent (unit);

  for (; one != NULL && other != NULL; one = dr_unit_get_parent (one), other = dr_unit_get_parent (other))
    if (dr_unit_get_name (one) != NULL && dr_unit_get_name (other) != NULL && !have_common_name (one, other) &&
        !is_area_of (one, other) && !is_area_of (other, one))
      return FALSE;

  return TRUE;
}
