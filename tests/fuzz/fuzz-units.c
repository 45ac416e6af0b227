/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Registers of units from anywhere: one that is read puts each of its units on any day, whole or in parts of it. */

#include "config.h"

#include <districtreport/dr-error.h>
#include <districtreport/dr-unit-register.h>

#include "fuzz.h"

static void
check_shares (GList  *shares,
              GError *error)
{
  if (shares == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DR_ERROR);
      g_assert_true (error->code == DR_ERROR_DIVIDED || error->code == DR_ERROR_OVERFLOW ||
                     error->code == DR_ERROR_LIMIT);
      return;
    }

  g_autoptr (DrRatio) sum = dr_ratio_parse ("0", NULL);
  g_autoptr (DrRatio) one = dr_ratio_parse ("1", NULL);
  for (GList *node = shares; node != NULL; node = node->next)
    {
      DrRatio *next = dr_ratio_add (sum, dr_unit_share_get_share (node->data), NULL);
      g_assert_nonnull (next);
      dr_ratio_unref (sum);
      sum = next;
    }
  g_assert_true (dr_ratio_equal (sum, one));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (DrUnitRegister) units = dr_unit_register_new_from_json (bytes, NULL, &error);
  g_autoptr (GDate) day = g_date_new_dmy (1, 7, 2025);

  if (units == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DR_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  for (guint i = 0; i < MIN (dr_unit_register_get_n_units (units), 100); i++)
    for (guint rule = DR_DIVIDED_UNITS_REFUSE; rule <= DR_DIVIDED_UNITS_APPORTION; rule++)
      {
        g_autoptr (GError) why = NULL;
        g_autolist (DrUnitShare) shares =
          dr_unit_register_project (units, dr_unit_register_get_unit (units, i), i % 2 == 0 ? day : NULL, rule, &why);
        check_shares (shares, why);
      }

  return 0;
}
