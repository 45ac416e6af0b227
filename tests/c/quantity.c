/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-quantity.h>

#include "figures/dr-quantity-figure-private.h"
#include "figures/dr-quantity-private.h"

#include "vectors.h"

static DrHedge
hedge_from_nick (const char *nick)
{
  static const char * const nicks[] = { "exact", "over", "under", "about", "at-least", "at-most", "range" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (strcmp (nicks[i], nick) == 0)
      return (DrHedge) i;
  g_assert_not_reached ();
}

static const char *
nullable (const char *argument)
{
  return strcmp (argument, "null") == 0 ? NULL : argument;
}

static char *
plain_or_null (DrQuantity *quantity)
{
  g_autoptr (DrQuantity) owned = quantity;

  return owned != NULL ? dr_quantity_to_plain (owned) : NULL;
}

static char *
ratio_or_null (DrRatio *ratio)
{
  g_autoptr (DrRatio) owned = ratio;

  return owned != NULL ? dr_ratio_to_string (owned) : NULL;
}

static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  if (strcmp (operation, "parse") == 0)
    return plain_or_null (dr_quantity_parse (arguments[0], error));
  if (strcmp (operation, "new") == 0)
    return plain_or_null (dr_quantity_new (arguments[0], arguments[1], hedge_from_nick (arguments[2]), error));
  if (strcmp (operation, "new_full") == 0)
    return plain_or_null (dr_quantity_new_full (arguments[0], nullable (arguments[1]), arguments[2],
                                                hedge_from_nick (arguments[3]), nullable (arguments[4]), error));
  if (strcmp (operation, "written-measure") == 0)
    {
      g_autoptr (DrQuantity) written = dr_quantity_parse (arguments[0], error);

      return written != NULL ? g_strdup (dr_quantity_get_written_measure (written)) : NULL;
    }

  g_autoptr (DrQuantity) self = dr_quantity_parse_plain (arguments[0], error);
  if (self == NULL)
    return NULL;
  if (strcmp (operation, "parse_plain") == 0)
    return dr_quantity_to_plain (self);
  if (strcmp (operation, "to_string") == 0)
    return dr_quantity_to_string (self);
  if (strcmp (operation, "value") == 0)
    return dr_quantity_dup_value (self);
  if (strcmp (operation, "resolution") == 0)
    return dr_quantity_dup_resolution (self);
  if (strcmp (operation, "upper") == 0)
    {
      char *upper = dr_quantity_dup_upper (self);

      return upper != NULL ? upper : g_strdup ("null");
    }
  if (strcmp (operation, "bounds") == 0)
    {
      g_autoptr (DrInterval) bounds = dr_quantity_get_bounds (self, error);

      return bounds != NULL ? dr_interval_to_string (bounds) : NULL;
    }

  g_autoptr (DrQuantity) other = dr_quantity_parse_plain (arguments[1], error);
  if (other == NULL)
    return NULL;
  if (strcmp (operation, "add") == 0)
    return plain_or_null (dr_quantity_add (self, other, error));
  if (strcmp (operation, "subtract") == 0)
    return plain_or_null (dr_quantity_subtract (self, other, error));
  if (strcmp (operation, "divide") == 0)
    return ratio_or_null (dr_quantity_divide (self, other, error));
  if (strcmp (operation, "compare") == 0)
    {
      int order = dr_quantity_compare (self, other);

      return g_strdup_printf ("%d", (order > 0) - (order < 0));
    }

  g_assert_not_reached ();
}

/* Measures of every kind, some of them made to be mistaken for something else. */
static const char * const measures[] = {
  "", "đồng", "hộ", "%", "‰", "điểm %", "ha", "đồng/căn", "suất", "tập", "người", "năm", "phần quà", "m2", "USD",
  "xã, thị trấn", "đồng chí", "giường bệnh/1.000 dân", "lượt người", "tạ/ha", "triển lãm", "tỉnh", "ba lô", "hơn", "từ điển",
  "đến", "trở", "chi bộ (mới)", "vụ", "nhất", "kg", "trường hợp", "tr/", "đ/cái", "bác sĩ/vạn dân", "%/năm", "công", "km",
};

static gboolean
is_fit_measure (const char *measure)
{
  g_autoptr (DrQuantity) quantity = dr_quantity_new ("1", measure, DR_HEDGE_EXACT, NULL);

  return quantity != NULL && strcmp (dr_quantity_get_measure (quantity), measure) == 0;
}

/* A measure that a constructor takes, and that is canonical as it stands. */
static const char *
choose_measure (GRand *random)
{
  static gsize fit[G_N_ELEMENTS (measures)];
  static gsize n_fit = 0;

  if (n_fit == 0)
    for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
      if (is_fit_measure (measures[i]))
        fit[n_fit++] = i;
  g_assert_cmpuint (n_fit, >, 25);

  return measures[fit[g_rand_int_range (random, 0, (gint32) n_fit)]];
}

static DrQuantity *
make_random (GRand *random)
{
  guint n_digits = (guint) g_rand_int_range (random, 0, 25);
  DrDecimal value = { 0, g_rand_int_range (random, -6, 16) };
  DrHedge hedge = (DrHedge) g_rand_int_range (random, 0, DR_HEDGE_RANGE + 1);

  for (guint i = 0; i < n_digits; i++)
    value.coefficient = value.coefficient * 10 + (g_rand_int_range (random, 0, 3) == 0 ? 0 : g_rand_int_range (random, 0, 10));
  if (g_rand_int_range (random, 0, 4) == 0)
    value.coefficient = -value.coefficient;

  DrDecimal upper = value;
  upper.coefficient += g_rand_int_range (random, 0, 3) == 0 ? 0 : g_rand_int (random);

  GRefString *measure = g_ref_string_new (choose_measure (random));
  DrQuantity *quantity = dr_quantity_new_from_decimal (&value, hedge == DR_HEDGE_RANGE ? &upper : NULL, hedge, measure, measure);
  g_ref_string_release (measure);

  return quantity;
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20230928);

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (DrQuantity) quantity = make_random (random);
      g_autoptr (GError) error = NULL;

      g_autofree char *text = dr_quantity_to_string (quantity);
      g_autofree char *plain = dr_quantity_to_plain (quantity);
      g_autoptr (DrQuantity) read = dr_quantity_parse (text, &error);
      if (error != NULL)
        g_test_message ("%s: %s", text, error->message);
      g_assert_no_error (error);
      g_autoptr (DrQuantity) read_plain = dr_quantity_parse_plain (plain, &error);
      g_assert_no_error (error);

      if (!dr_quantity_equal (read, quantity))
        {
          g_autofree char *found = dr_quantity_to_plain (read);
          g_test_message ("%s, written %s, is read as %s", plain, text, found);
        }
      g_assert_true (dr_quantity_equal (read, quantity));
      g_assert_true (dr_quantity_equal (read_plain, quantity));
      g_assert_cmpuint (dr_quantity_hash (read), ==, dr_quantity_hash (quantity));

      g_autofree char *text_again = dr_quantity_to_string (read);
      g_assert_cmpstr (text_again, ==, text);

      g_autofree char *value = dr_quantity_dup_value (quantity);
      g_autofree char *upper = dr_quantity_dup_upper (quantity);
      g_autofree char *resolution = dr_quantity_dup_resolution (quantity);
      g_autoptr (DrQuantity) made = dr_quantity_new_full (value, upper, dr_quantity_get_measure (quantity),
                                                          dr_quantity_get_hedge (quantity), resolution, &error);
      g_assert_no_error (error);
      g_assert_true (dr_quantity_equal (made, quantity));
    }
}

/* Whatever is read can be written and read again, also from text that is nearly a figure. */
static void
test_read_is_stable (void)
{
  static const char * const pieces[] = {
    "1", "2,5", "1.236", "1,236", "0", "07", "12 480", " ", " ", " ", "tỷ", "triệu", "nghìn", "rưỡi", "đồng", "đ", "hộ", "%", "/",
    "hơn", "gần", "từ", "đến", "-", "trở lên", "mấy", "một", "năm", "trăm", "mươi", "lẻ", ".", ",", "Ba", "Triệu", "Phong",
    "tr.", "đ/c", "m2", "phần", "\n", "âm", "\302\240", "số", "nửa", "％", "٪", "‰", "M3", "m ", "2", "3", "(", ")", "'", "’",
    "\u2009", "\u202f", "\u200b", "\u2010", "\u2011", "−", "÷", "–", "—", "\u00ad", "\u0301", "ha", "km", "\u2060", "\ufeff",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_read = 0;

  for (guint i = 0; i < 40000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      guint n_pieces = (guint) g_rand_int_range (random, 1, 8);

      for (guint j = 0; j < n_pieces; j++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

      g_autoptr (DrQuantity) quantity = dr_quantity_parse (text->str, &error);
      if (quantity == NULL)
        {
          g_assert_nonnull (error);
          continue;
        }
      n_read++;

      g_autofree char *written = dr_quantity_to_string (quantity);
      g_autoptr (DrQuantity) again = dr_quantity_parse (written, &error);
      if (again == NULL || !dr_quantity_equal (again, quantity))
        g_test_message ("«%s», written «%s»", text->str, written);
      g_assert_no_error (error);
      g_assert_true (dr_quantity_equal (again, quantity));
    }

  g_assert_cmpuint (n_read, >, 1000);
}

static void
test_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  DrQuantity *quantities[60];

  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    quantities[i] = i % 4 == 3 ? dr_quantity_ref (quantities[i - 1]) : make_random (random);

  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    for (guint j = 0; j < G_N_ELEMENTS (quantities); j++)
      {
        int order = dr_quantity_compare (quantities[i], quantities[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==,
                         -((dr_quantity_compare (quantities[j], quantities[i]) > 0) -
                           (dr_quantity_compare (quantities[j], quantities[i]) < 0)));
        g_assert_cmpint (order == 0, ==, dr_quantity_equal (quantities[i], quantities[j]));
        for (guint k = 0; k < G_N_ELEMENTS (quantities); k++)
          if (order <= 0 && dr_quantity_compare (quantities[j], quantities[k]) <= 0)
            g_assert_cmpint (dr_quantity_compare (quantities[i], quantities[k]), <=, 0);
      }

  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    dr_quantity_unref (quantities[i]);
}

/* The exact value lies in the bounds, and the sum of bounds holds the sum of values. */
static void
test_bounds_hold_the_value (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (DrQuantity) quantity = make_random (random);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrInterval) bounds = dr_quantity_get_bounds (quantity, &error);
      g_autoptr (DrRatio) value = dr_quantity_to_ratio (quantity, NULL);

      if (bounds == NULL)
        {
          g_assert_error (error, DR_ERROR, DR_ERROR_OVERFLOW);
          continue;
        }
      g_assert_true (dr_interval_contains (bounds, value));
    }
}

static void
test_sum_undone (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 3000; i++)
    {
      DrDecimal first = { g_rand_int (random), g_rand_int_range (random, -3, 10) };
      DrDecimal second = { g_rand_int (random), g_rand_int_range (random, -3, 10) };
      GRefString *measure = g_ref_string_new_intern ("đồng");
      g_autoptr (DrQuantity) a = dr_quantity_new_from_decimal (&first, NULL, DR_HEDGE_EXACT, measure, measure);
      g_autoptr (DrQuantity) b = dr_quantity_new_from_decimal (&second, NULL, DR_HEDGE_EXACT, measure, measure);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrQuantity) sum = dr_quantity_add (a, b, &error);
      g_assert_no_error (error);
      g_autoptr (DrQuantity) left = dr_quantity_subtract (sum, b, &error);
      g_assert_no_error (error);

      g_assert_cmpint (dr_decimal_compare (&left->value, &a->value), ==, 0);
      g_assert_cmpint (sum->value.exponent, ==, MIN (first.exponent, second.exponent));
      g_ref_string_release (measure);
    }
}

static void
test_places (void)
{
  static const struct { const char *text; const char *message; } malformed[] = {
    { "mười hai hộ; 3", "column 12: this is no part of a figure" },
    { "hơn nữa", "column 1: expected a number" },
    { "từ 20 đến hộ", "column 1: a range without its upper end" },
    { "12 hộ 3 xã", "column 7: this is no part of a figure" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrQuantity) quantity = dr_quantity_parse (malformed[i].text, &error);

      g_assert_null (quantity);
      g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, malformed[i].message);
    }
}

static void
test_encoding (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_quantity_parse ("5 h\377", &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_ENCODING);
  g_clear_error (&error);
  g_assert_null (dr_quantity_new ("5", "h\377", DR_HEDGE_EXACT, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_ENCODING);
  g_clear_error (&error);
  g_assert_null (dr_quantity_new ("\377", "h", DR_HEDGE_EXACT, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_messages_stay_short (void)
{
  g_autofree char *words = g_strnfill (100000, '\n');
  g_autofree char *zeros = g_strnfill (100000, '0');
  g_autofree char *five = g_strconcat (zeros, "5", NULL);
  const char *rows[][2] = { { words, NULL }, { "5", words }, { "5", five } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_quantity_new_full (rows[i][0], NULL, NULL, DR_HEDGE_EXACT, rows[i][1], &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), <, 500);
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_mismatch (void)
{
  g_autoptr (DrQuantity) households = dr_quantity_new ("5", "hộ", DR_HEDGE_EXACT, NULL);
  g_autoptr (DrQuantity) money = dr_quantity_new ("5", "VNĐ", DR_HEDGE_EXACT, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_quantity_add (households, money, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
  g_assert_nonnull (strstr (error->message, "“hộ”"));
  g_assert_nonnull (strstr (error->message, "“đồng”"));
}

static void
test_double (void)
{
  g_autoptr (DrQuantity) quantity = dr_quantity_parse ("45,2 tỷ đồng", NULL);
  g_autoptr (DrQuantity) tenth = dr_quantity_new ("-0.1", NULL, DR_HEDGE_EXACT, NULL);

  g_assert_cmpfloat (dr_quantity_to_double (quantity), ==, 45200000000.0);
  g_assert_cmpfloat (dr_quantity_to_double (tenth), ==, -0.1);
  g_assert_cmpint (dr_quantity_get_sign (quantity), ==, 1);
  g_assert_cmpint (dr_quantity_get_sign (tenth), ==, -1);
}

static void
test_figure_without_its_measure (void)
{
  static const struct
  {
    const char *text;
    const char *figure;
    const char *measure;
  } rows[] = {
    { "3,06 tỷ Đ", "3,06 tỷ", "đồng" },
    { "trên 12 đ/c", "hơn 12", "đồng chí" },
    { "71,6%", "71,6%", "" },
    { "3‰", "3‰", "" },
    { "12", "12", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DrQuantity) quantity = dr_quantity_parse (rows[i].text, NULL);
      g_autofree char *measure = NULL;
      g_autofree char *figure = dr_quantity_dup_figure (quantity, &measure);
      g_autofree char *alone = dr_quantity_dup_figure (quantity, NULL);

      g_assert_cmpstr (figure, ==, rows[i].figure);
      g_assert_cmpstr (measure, ==, rows[i].measure);
      g_assert_cmpstr (alone, ==, rows[i].figure);
    }
}

static void
test_boxed (void)
{
  g_autoptr (DrQuantity) quantity = dr_quantity_parse ("5 hộ", NULL);
  DrQuantity *copy = g_boxed_copy (DR_TYPE_QUANTITY, quantity);

  g_assert_true (copy == quantity);
  g_boxed_free (DR_TYPE_QUANTITY, copy);
  g_assert_cmpstr (dr_quantity_get_measure (quantity), ==, "hộ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  vectors_add ("quantity.json", "/quantity", run);
  g_test_add_func ("/quantity/round-trip/what-is-written-is-read-as-equal", test_round_trip);
  g_test_add_func ("/quantity/round-trip/what-is-read-is-stable", test_read_is_stable);
  g_test_add_func ("/quantity/compare/is-a-total-order", test_order);
  g_test_add_func ("/quantity/bounds/hold-the-value", test_bounds_hold_the_value);
  g_test_add_func ("/quantity/subtract/undoes-a-sum", test_sum_undone);
  g_test_add_func ("/quantity/parse/errors-tell-the-column", test_places);
  g_test_add_func ("/quantity/parse/refuses-what-is-not-utf-8", test_encoding);
  g_test_add_func ("/quantity/new/messages-stay-short", test_messages_stay_short);
  g_test_add_func ("/quantity/add/mismatch-names-both-measures", test_mismatch);
  g_test_add_func ("/quantity/to-double/is-the-nearest", test_double);
  g_test_add_func ("/quantity/figure/stands-without-its-measure", test_figure_without_its_measure);
  g_test_add_func ("/quantity/boxed/copies-are-references", test_boxed);

  return g_test_run ();
}
