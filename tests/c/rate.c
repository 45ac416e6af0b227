/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which measures a rate is for each of, and which of several choices is taken for the one that was meant. */

#include "config.h"

#include "checking/dr-check-rate-private.h"
#include "checking/dr-rate-private.h"

typedef struct
{
  const char *path;
  const char *denominator;
  const char *measure;
  gboolean    is_for;
} Case;

static const Case cases[] = {
  { "a household is one", "hộ", "hộ", TRUE },
  { "a poor household is a household", "hộ", "hộ nghèo", TRUE },
  { "a household is no commune", "hộ", "xã", FALSE },
  { "a case by its first letters", "th", "trường hợp", TRUE },
  { "other letters", "tp", "trường hợp", FALSE },
  { "a person is counted by many nouns", "người", "học viên", TRUE },
  { "turns of guests are turns of people", "lượt khách", "lượt người", TRUE },
  { "turns of people are turns of guests", "lượt người", "lượt khách", TRUE },
  { "turns of guests are no turns of cars", "lượt khách", "lượt xe", FALSE },
  { "turns are turns of guests", "lượt khách", "lượt", TRUE },
  { "a turn is one of people", "lượt", "lượt người", TRUE },
  { "a turn is no record", "lượt", "hồ sơ", FALSE },
  { "a guest comes in a turn", "khách", "lượt người", TRUE },
  { "a guest comes in no car", "khách", "lượt xe", FALSE },
  { "a house by another name", "căn", "nhà tình nghĩa", TRUE },
  { "a house by a name of two words", "ngôi nhà", "căn nhà dột nát", TRUE },
  { "a house is no household", "căn", "hộ", FALSE },
};

typedef struct
{
  const char *path;
  const char *measure;
  const char *other;
  gboolean    is_found;
  int         shift;
} Scaled;

static const Scaled scaled[] = {
  { "tons of kg", "kg", "tấn", TRUE, 3 },
  { "kg of a ton", "tấn", "kg", TRUE, -3 },
  { "hectares of square metres", "m2", "ha", TRUE, 4 },
  { "cubic metres of litres", "lít", "m3", TRUE, 3 },
  { "kilometres of metres", "m", "km", TRUE, 3 },
  { "litres are not weighed", "kg", "lít", FALSE, 0 },
  { "what is no measure of the kind", "hộ", "kg", FALSE, 0 },
  { "what the other is no measure of", "kg", "hộ", FALSE, 0 },
};

static void
test_find_scale (gconstpointer data)
{
  const Scaled *self = data;
  int shift = 0;

  g_assert_cmpint (dr_rate_find_scale (self->measure, self->other, &shift), ==, self->is_found);
  g_assert_cmpint (shift, ==, self->shift);
  g_assert_cmpstr (dr_rate_get_divisor (MAX (shift, 0)), ==, shift == 3 ? " / 1.000" : shift == 4 ? " / 10.000" : "");
  g_assert_cmpstr (dr_rate_get_factor (MAX (-shift, 0)), ==, shift == -3 ? " × 1.000" : "");
}

static void
test_is_for (gconstpointer data)
{
  const Case *self = data;

  g_assert_cmpint (dr_rate_is_for (self->denominator, self->measure), ==, self->is_for);
}

/* What is taken of choices that come one behind the other: the last of the best, and how many are as good. */
static void
test_take (void)
{
  static const DrMention totals[] = { { .value = { 100, 0 } }, { .value = { 200, 0 } }, { .value = { 300, 0 } } };
  const DrRateChoice loose = { .total = &totals[0], .n = { 12, 0 }, .slip = DR_SLIP_LIKELY };
  const DrRateChoice other = { .total = &totals[1], .n = { 12, 0 }, .slip = DR_SLIP_LIKELY };
  const DrRateChoice evident = { .total = &totals[1], .n = { 12, 0 }, .slip = DR_SLIP_EVIDENT };
  const DrRateChoice bound = { .total = &totals[2], .n = { 12, 0 }, .slip = DR_SLIP_LIKELY, .is_bound = TRUE };
  DrRateChoice found = { .total = NULL };
  guint n = 0;

  dr_rate_take (&found, &loose, &n);
  g_assert_cmpuint (n, ==, 1);
  /* The same total and count once more. */
  dr_rate_take (&found, &loose, &n);
  g_assert_cmpuint (n, ==, 1);
  dr_rate_take (&found, &other, &n);
  g_assert_cmpuint (n, ==, 2);
  /* A slip that is graver, and a bound one that is as grave as those before. */
  dr_rate_take (&found, &evident, &n);
  g_assert_true (found.total == &totals[1]);
  dr_rate_take (&found, &bound, &n);
  g_assert_true (found.total == &totals[2]);
  g_assert_cmpuint (n, ==, 1);
  dr_rate_take (&found, &evident, &n);
  g_assert_true (found.total == &totals[2]);
  g_assert_cmpuint (n, ==, 1);
}

/* One that is bound wins over one that is not, though the slip is no graver. */
static void
test_take_bound (void)
{
  static const DrMention totals[] = { { .value = { 100, 0 } }, { .value = { 200, 0 } } };
  const DrRateChoice loose = { .total = &totals[0], .n = { 12, 0 }, .slip = DR_SLIP_LIKELY };
  const DrRateChoice bound = { .total = &totals[1], .n = { 12, 0 }, .slip = DR_SLIP_LIKELY, .is_bound = TRUE };
  DrRateChoice found = { .total = NULL };
  guint n = 0;

  dr_rate_take (&found, &loose, &n);
  dr_rate_take (&found, &bound, &n);
  g_assert_true (found.total == &totals[1]);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = g_strdelimit (g_strdup (cases[i].path), " ,", '-');
      g_autofree char *path = g_strconcat ("/rate/is-for/", slug, NULL);

      g_test_add_data_func (path, &cases[i], test_is_for);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (scaled); i++)
    {
      g_autofree char *slug = g_strdelimit (g_strdup (scaled[i].path), " ,", '-');
      g_autofree char *path = g_strconcat ("/rate/find-scale/", slug, NULL);

      g_test_add_data_func (path, &scaled[i], test_find_scale);
    }
  g_test_add_func ("/rate/take", test_take);
  g_test_add_func ("/rate/take-bound", test_take_bound);

  return g_test_run ();
}
