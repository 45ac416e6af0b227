/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Figures from anywhere: what can be read is written and read again as equal, and nothing reads too far. */

#include "config.h"

#include <districtreport/dr-error.h>
#include <districtreport/dr-quantity.h>

#include "figures/dr-numeral-private.h"

#include "fuzz.h"

static void
check_quantity (DrQuantity *quantity,
                GError     *error)
{
  if (quantity == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DR_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_autofree char *written = dr_quantity_to_string (quantity);
  g_autofree char *plain = dr_quantity_to_plain (quantity);
  g_autoptr (DrQuantity) again = dr_quantity_parse (written, NULL);
  g_autoptr (DrQuantity) plain_again = dr_quantity_parse_plain (plain, NULL);
  g_autoptr (DrInterval) bounds = dr_quantity_get_bounds (quantity, NULL);

  g_assert_nonnull (again);
  g_assert_nonnull (plain_again);
  g_assert_true (dr_quantity_equal (again, quantity));
  g_assert_true (dr_quantity_equal (plain_again, quantity));
}

static void
check_scan (const char *text,
            gsize       length)
{
  for (gsize at = 0; at < length; at = (gsize) (g_utf8_next_char (text + at) - text))
    {
      DrNumeral numeral;
      DrHedge hedge;
      gsize end = at;

      if (dr_numeral_scan (text, length, at, &numeral))
        {
          g_assert_cmpuint (numeral.digits_end, >, at);
          g_assert_cmpuint (numeral.end, >=, numeral.digits_end);
          g_assert_cmpuint (numeral.end, <=, length);
          g_assert_true (g_utf8_validate (text + at, (gssize) (numeral.end - at), NULL));
        }
      if (dr_numeral_scan_hedge (text, length, at, &end, &hedge))
        g_assert_cmpuint (end, <=, length);
      if (dr_numeral_scan_rank (text, length, at, &end) > 0)
        g_assert_cmpuint (end, <=, length);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) plain_error = NULL;
  g_autoptr (DrQuantity) quantity = dr_quantity_parse (text, &error);
  g_autoptr (DrQuantity) plain = dr_quantity_parse_plain (text, &plain_error);

  check_quantity (quantity, error);
  check_quantity (plain, plain_error);
  if (g_utf8_validate ((const char *) data, (gssize) size, NULL))
    check_scan ((const char *) data, size);

  return 0;
}
