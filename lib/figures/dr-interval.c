/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-interval.h>

#include "base/dr-error-private.h"
#include "figures/dr-ratio-private.h"

/**
 * DrInterval:
 *
 * The values a figure may stand for.
 *
 * A report that says «45,2 tỷ đồng» has rounded, and «hơn 8.000 bộ» is not even
 * meant to be exact. What such figures can be is an interval, each end of which
 * belongs to it (closed), does not (open), or is absent, where there is no bound
 * at all. An interval is never empty: every one holds at least one value.
 *
 * The operations are exact: the result holds every value that comes of a value
 * of one and a value of the other, and none else. Ends that do not fit are
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * ```c
 * g_autoptr (DrInterval) members = dr_interval_parse ("[8000; 9000)", NULL);
 * g_autoptr (DrInterval) groups = dr_interval_parse ("[4; 5]", NULL);
 * g_autoptr (DrInterval) members_a_group = dr_interval_divide (members, groups, NULL);
 * g_autofree char *text = dr_interval_to_string (members_a_group);
 *
 * g_print ("%s\n", text);
 * ```
 *
 * ```
 * [1600; 2250)
 * ```
 *
 * An interval never changes after it is made; any thread may read it.
 *
 * Since: 1.0
 */

/* One end. Among lower ends an absent one is below all, among upper ends above all. */
typedef struct
{
  DrEnd    kind;
  DrRatio *value; /* (nullable) (owned) NULL if absent */
} End;

struct _DrInterval
{
  gatomicrefcount ref_count;
  End             lower;
  End             upper;
};

G_DEFINE_BOXED_TYPE (DrInterval, dr_interval, dr_interval_ref, dr_interval_unref)

#define INFINITY_SIGN "∞"

static void
end_clear (End *end)
{
  g_clear_pointer (&end->value, dr_ratio_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, end_clear)

static End
end_copy (const End *end)
{
  return (End) { end->kind, end->value != NULL ? dr_ratio_ref (end->value) : NULL };
}

static DrRatio *
make_zero (void)
{
  return dr_ratio_new_from_integers (0, 1, NULL);
}

/* Whether some value lies between a lower and an upper end. */
static gboolean
leaves_room (const End *lower,
             const End *upper)
{
  if (lower->kind == DR_END_ABSENT || upper->kind == DR_END_ABSENT)
    return TRUE;

  int compared = dr_ratio_compare (lower->value, upper->value);

  return compared < 0 || (compared == 0 && lower->kind == DR_END_CLOSED && upper->kind == DR_END_CLOSED);
}

static char *
write_ends (const End *lower,
            const End *upper)
{
  g_autofree char *lower_text = lower->value != NULL ? dr_ratio_to_string (lower->value)
                                                     : g_strdup ("-" INFINITY_SIGN);
  g_autofree char *upper_text = upper->value != NULL ? dr_ratio_to_string (upper->value)
                                                     : g_strdup (INFINITY_SIGN);

  return g_strdup_printf ("%c%s; %s%c",
                          lower->kind == DR_END_CLOSED ? '[' : '(',
                          lower_text,
                          upper_text,
                          upper->kind == DR_END_CLOSED ? ']' : ')');
}

/* Makes an interval of two ends that leave room; takes what they own. */
static DrInterval *
take_ends (End *lower,
           End *upper)
{
  DrInterval *self = g_new (DrInterval, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lower = *lower;
  self->upper = *upper;
  *lower = *upper = (End) { DR_END_ABSENT, NULL };

  return self;
}

/**
 * dr_interval_new:
 * @lower: (nullable): the lower end, or %NULL if it is absent
 * @lower_end: what the lower end is
 * @upper: (nullable): the upper end, or %NULL if it is absent
 * @upper_end: what the upper end is
 * @error: return location for a [struct@GLib.Error]
 *
 * Makes an interval of its two ends.
 *
 * An interval that holds no value (the lower end above the upper, or both the
 * same and one of them open) is [error@DistrictReport.Error.INVALID], and so
 * is an end that is absent and has a value, or is not absent and has none.
 *
 * Returns: (transfer full): the interval
 *
 * Since: 1.0
 */
DrInterval *
dr_interval_new (DrRatio *lower,
                 DrEnd    lower_end,
                 DrRatio *upper,
                 DrEnd    upper_end,
                 GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  End given_lower = { lower_end, lower };
  End given_upper = { upper_end, upper };

  if ((lower == NULL) != (lower_end == DR_END_ABSENT) || (upper == NULL) != (upper_end == DR_END_ABSENT))
    {
      dr_error_set (error, DR_ERROR_INVALID, "an end of an interval has a value unless it is absent");
      return NULL;
    }

  if (!leaves_room (&given_lower, &given_upper))
    {
      g_autofree char *text = write_ends (&given_lower, &given_upper);
      dr_error_set (error, DR_ERROR_INVALID, "the interval %s is empty", text);
      return NULL;
    }

  End own_lower = end_copy (&given_lower);
  End own_upper = end_copy (&given_upper);

  return take_ends (&own_lower, &own_upper);
}

/**
 * dr_interval_new_point:
 * @value: the value
 *
 * Makes the interval that holds one value: what an exact figure stands for.
 *
 * Returns: (transfer full): the interval
 *
 * Since: 1.0
 */
DrInterval *
dr_interval_new_point (DrRatio *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  return dr_interval_new (value, DR_END_CLOSED, value, DR_END_CLOSED, NULL);
}

/* Reads one end from [@start, @stop); an absent one is written @absent and has a round bracket. */
static gboolean
parse_end (const char *start,
           const char *stop,
           gboolean    is_closed,
           const char *absent,
           End        *end,
           GError    **error)
{
  g_autofree char *text = g_strstrip (g_strndup (start, (gsize) (stop - start)));

  if (!is_closed && g_str_equal (text, absent))
    return TRUE;

  end->value = dr_ratio_parse (text, error);
  if (end->value == NULL)
    return FALSE;

  end->kind = is_closed ? DR_END_CLOSED : DR_END_OPEN;

  return TRUE;
}

/**
 * dr_interval_parse: (constructor)
 * @text: `[1; 2)`, `(-∞; 40]` or the like
 * @error: return location for a [struct@GLib.Error]
 *
 * Reads an interval in the form of [method@DistrictReport.Interval.to_string].
 * Its ends are written like a [struct@DistrictReport.Ratio], as fractions or
 * plain decimals, with spaces around them or without.
 *
 * Other text is [error@DistrictReport.Error.MALFORMED] and an empty interval
 * [error@DistrictReport.Error.INVALID]; the ends have the errors of
 * [ctor@DistrictReport.Ratio.parse].
 *
 * Returns: (transfer full): the interval
 *
 * Since: 1.0
 */
DrInterval *
dr_interval_parse (const char *text,
                   GError    **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  gsize length = strlen (text);
  const char *semicolon = strchr (text, ';');

  if (length < 2 || semicolon == NULL ||
      strchr ("[(", text[0]) == NULL || strchr ("])", text[length - 1]) == NULL)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "an interval is written like [1; 2), with one of [ and ( and one of ] and )");
      return NULL;
    }

  g_auto (End) lower = { DR_END_ABSENT, NULL };
  g_auto (End) upper = { DR_END_ABSENT, NULL };
  if (!parse_end (text + 1, semicolon, text[0] == '[', "-" INFINITY_SIGN, &lower, error) ||
      !parse_end (semicolon + 1, text + length - 1, text[length - 1] == ']', INFINITY_SIGN, &upper, error))
    return NULL;

  return dr_interval_new (lower.value, lower.kind, upper.value, upper.kind, error);
}

/**
 * dr_interval_ref: (skip)
 * @self: an interval
 *
 * Adds a reference, safely from any thread.
 *
 * Returns: (transfer full): @self
 *
 * Since: 1.0
 */
DrInterval *
dr_interval_ref (DrInterval *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_interval_unref: (skip)
 * @self: (transfer full): an interval
 *
 * Drops a reference; the last one frees the interval.
 *
 * Since: 1.0
 */
void
dr_interval_unref (DrInterval *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  end_clear (&self->lower);
  end_clear (&self->upper);
  g_free (self);
}

/**
 * dr_interval_get_lower:
 * @self: an interval
 *
 * Gets the value of the lower end. Whether that value belongs to the interval
 * is told by [method@DistrictReport.Interval.get_lower_end].
 *
 * Returns: (nullable) (transfer none): the lower end, or %NULL if it is absent
 *
 * Since: 1.0
 */
DrRatio *
dr_interval_get_lower (DrInterval *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lower.value;
}

/**
 * dr_interval_get_lower_end:
 * @self: an interval
 *
 * Gets what the lower end is.
 *
 * Returns: whether the lower end is absent, open or closed
 *
 * Since: 1.0
 */
DrEnd
dr_interval_get_lower_end (DrInterval *self)
{
  g_return_val_if_fail (self != NULL, DR_END_ABSENT);

  return self->lower.kind;
}

/**
 * dr_interval_get_upper:
 * @self: an interval
 *
 * Gets the value of the upper end. Whether that value belongs to the interval
 * is told by [method@DistrictReport.Interval.get_upper_end].
 *
 * Returns: (nullable) (transfer none): the upper end, or %NULL if it is absent
 *
 * Since: 1.0
 */
DrRatio *
dr_interval_get_upper (DrInterval *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->upper.value;
}

/**
 * dr_interval_get_upper_end:
 * @self: an interval
 *
 * Gets what the upper end is.
 *
 * Returns: whether the upper end is absent, open or closed
 *
 * Since: 1.0
 */
DrEnd
dr_interval_get_upper_end (DrInterval *self)
{
  g_return_val_if_fail (self != NULL, DR_END_ABSENT);

  return self->upper.kind;
}

/**
 * dr_interval_is_point:
 * @self: an interval
 *
 * Gets whether the interval holds one value alone, as that of an exact count
 * does.
 *
 * Returns: whether both ends are the same value
 *
 * Since: 1.0
 */
gboolean
dr_interval_is_point (DrInterval *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->lower.value != NULL && self->upper.value != NULL &&
         dr_ratio_equal (self->lower.value, self->upper.value);
}

/**
 * dr_interval_contains:
 * @self: an interval
 * @value: a value
 *
 * Gets whether a value belongs to the interval. An open end does not.
 *
 * Returns: whether @value lies within
 *
 * Since: 1.0
 */
gboolean
dr_interval_contains (DrInterval *self,
                      DrRatio    *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  End point = { DR_END_CLOSED, value };

  return leaves_room (&self->lower, &point) && leaves_room (&point, &self->upper);
}

/**
 * dr_interval_meets:
 * @self: an interval
 * @other: an interval
 *
 * Gets whether some value belongs to both: whether two figures may be the
 * same. `[1; 2)` and `[2; 3]` do not meet, `[1; 2]` and `[2; 3]` do.
 *
 * Returns: whether the two have a value in common
 *
 * Since: 1.0
 */
gboolean
dr_interval_meets (DrInterval *self,
                   DrInterval *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return leaves_room (&self->lower, &other->upper) && leaves_room (&other->lower, &self->upper);
}

typedef DrRatio * (*Operation) (DrRatio *, DrRatio *, GError **);

/* An end of a sum or difference: bounded and attained only if both are. */
static gboolean
combine_ends (const End *left,
              const End *right,
              Operation  operation,
              End       *end,
              GError   **error)
{
  if (left->kind == DR_END_ABSENT || right->kind == DR_END_ABSENT)
    return TRUE;

  end->value = operation (left->value, right->value, error);
  if (end->value == NULL)
    return FALSE;

  end->kind = left->kind == DR_END_CLOSED && right->kind == DR_END_CLOSED ? DR_END_CLOSED : DR_END_OPEN;

  return TRUE;
}

/**
 * dr_interval_add:
 * @self: an interval
 * @other: an interval
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets what the sum of two figures may be: the ends add up. An end of the sum
 * is absent where either is, and open where either is. Ends that do not fit are
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the interval of the sum
 *
 * Since: 1.0
 */
DrInterval *
dr_interval_add (DrInterval *self,
                 DrInterval *other,
                 GError    **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_auto (End) lower = { DR_END_ABSENT, NULL };
  g_auto (End) upper = { DR_END_ABSENT, NULL };
  if (!combine_ends (&self->lower, &other->lower, dr_ratio_add, &lower, error) ||
      !combine_ends (&self->upper, &other->upper, dr_ratio_add, &upper, error))
    return NULL;

  return take_ends (&lower, &upper);
}

/**
 * dr_interval_subtract:
 * @self: an interval
 * @other: the interval of what is taken away
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets what the difference of two figures may be: from the lowest less the
 * highest to the highest less the lowest. The two figures are independent; an
 * interval less itself is zero only if it is a point. Ends that do not fit are
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the interval of the difference
 *
 * Since: 1.0
 */
DrInterval *
dr_interval_subtract (DrInterval *self,
                      DrInterval *other,
                      GError    **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_auto (End) lower = { DR_END_ABSENT, NULL };
  g_auto (End) upper = { DR_END_ABSENT, NULL };
  if (!combine_ends (&self->lower, &other->upper, dr_ratio_subtract, &lower, error) ||
      !combine_ends (&self->upper, &other->lower, dr_ratio_subtract, &upper, error))
    return NULL;

  return take_ends (&lower, &upper);
}

/* A corner of a product: an end of one interval times an end of the other. */
typedef struct
{
  int      infinity; /* -1 or 1 where there is no bound */
  gboolean is_attained;
  DrRatio *value;    /* (nullable) (owned) */
} Corner;

static void
corner_clear (Corner *corner)
{
  g_clear_pointer (&corner->value, dr_ratio_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Corner, corner_clear)

/* The sign of an end; @side, -1 for lower and 1 for upper, is that of an absent one. */
static int
end_get_sign (const End *end,
              int        side)
{
  return end->kind == DR_END_ABSENT ? side : dr_ratio_get_sign (end->value);
}

static gboolean
multiply_ends (const End *left,
               int        left_side,
               const End *right,
               int        right_side,
               Corner    *corner,
               GError   **error)
{
  int left_sign = end_get_sign (left, left_side);
  int right_sign = end_get_sign (right, right_side);

  /* Zero times anything, even times what has no bound, is zero; it is attained if the zero itself is, since the
   * other interval holds some value at least. */
  if (left_sign == 0 || right_sign == 0)
    {
      corner->value = make_zero ();
      corner->is_attained = (left_sign == 0 && left->kind == DR_END_CLOSED) ||
                            (right_sign == 0 && right->kind == DR_END_CLOSED);
      return TRUE;
    }

  if (left->kind == DR_END_ABSENT || right->kind == DR_END_ABSENT)
    {
      corner->infinity = left_sign * right_sign;
      return TRUE;
    }

  corner->value = dr_ratio_multiply (left->value, right->value, error);
  corner->is_attained = left->kind == DR_END_CLOSED && right->kind == DR_END_CLOSED;

  return corner->value != NULL;
}

static int
corner_compare (const Corner *left,
                const Corner *right)
{
  if (left->infinity != 0 || right->infinity != 0)
    return (left->infinity > right->infinity) - (left->infinity < right->infinity);

  return dr_ratio_compare (left->value, right->value);
}

/* The end that the outermost of four corners make: the lowest for @side -1, the highest for 1. */
static End
find_outermost (const Corner corners[4],
                int          side)
{
  const Corner *outermost = &corners[0];

  for (guint i = 1; i < 4; i++)
    {
      int compared = side * corner_compare (&corners[i], outermost);

      if (compared > 0 || (compared == 0 && corners[i].is_attained))
        outermost = &corners[i];
    }

  if (outermost->infinity != 0)
    return (End) { DR_END_ABSENT, NULL };

  return (End) { outermost->is_attained ? DR_END_CLOSED : DR_END_OPEN, dr_ratio_ref (outermost->value) };
}

/**
 * dr_interval_multiply:
 * @self: an interval
 * @other: an interval
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets what the product of two figures may be, whatever their signs. The two
 * figures are independent: the square of a figure between -1 and 1 is here
 * between -1 and 1 as well. Ends that do not fit are
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the interval of the product
 *
 * Since: 1.0
 */
DrInterval *
dr_interval_multiply (DrInterval *self,
                      DrInterval *other,
                      GError    **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  /* A product is monotonous in each factor, so the corners bound it. */
  g_auto (Corner) low_low = { 0 };
  g_auto (Corner) low_high = { 0 };
  g_auto (Corner) high_low = { 0 };
  g_auto (Corner) high_high = { 0 };
  if (!multiply_ends (&self->lower, -1, &other->lower, -1, &low_low, error) ||
      !multiply_ends (&self->lower, -1, &other->upper, 1, &low_high, error) ||
      !multiply_ends (&self->upper, 1, &other->lower, -1, &high_low, error) ||
      !multiply_ends (&self->upper, 1, &other->upper, 1, &high_high, error))
    return NULL;

  const Corner corners[4] = { low_low, low_high, high_low, high_high };
  g_auto (End) lower = find_outermost (corners, -1);
  g_auto (End) upper = find_outermost (corners, 1);

  return take_ends (&lower, &upper);
}

/*
 * One over an end of an interval on one side of zero: without bound at zero, towards zero without bound. What 128 bits
 * hold they hold the other way up.
 */
static End
invert_end (const End *end)
{
  if (end->kind == DR_END_ABSENT)
    return (End) { DR_END_OPEN, make_zero () };
  if (dr_ratio_get_sign (end->value) == 0)
    return (End) { DR_END_ABSENT, NULL };

  g_autoptr (DrRatio) one = dr_ratio_new_from_integers (1, 1, NULL);

  return (End) { end->kind, dr_ratio_divide (one, end->value, NULL) };
}

/**
 * dr_interval_divide:
 * @self: an interval
 * @other: the interval of what is divided by
 * @error: return location for a [struct@GLib.Error]
 *
 * Gets what the quotient of two figures may be, whatever their signs.
 *
 * If zero belongs to @other, it is [error@DistrictReport.Error.UNDEFINED]. If
 * zero is but an open end of it, the quotient has no bound on that side:
 * `[1; 2]` over `(0; 4]` is `[1/4; ∞)`. Ends that do not fit are
 * [error@DistrictReport.Error.OVERFLOW].
 *
 * Returns: (transfer full): the interval of the quotient
 *
 * Since: 1.0
 */
DrInterval *
dr_interval_divide (DrInterval *self,
                    DrInterval *other,
                    GError    **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (DrRatio) zero = make_zero ();
  if (dr_interval_contains (other, zero))
    {
      g_autofree char *text = dr_interval_to_string (other);
      dr_error_set (error, DR_ERROR_UNDEFINED, "a quotient by %s, which contains zero, is undefined", text);
      return NULL;
    }

  g_auto (End) lower = invert_end (&other->upper);
  g_auto (End) upper = invert_end (&other->lower);
  g_autoptr (DrInterval) inverse = take_ends (&lower, &upper);

  return dr_interval_multiply (self, inverse, error);
}

/**
 * dr_interval_equal:
 * @self: an interval
 * @other: an interval
 *
 * Compares two intervals for equality: both ends are of the same kind and
 * value. For whether two figures may be the same, see
 * [method@DistrictReport.Interval.meets].
 *
 * Returns: whether the two hold the same values
 *
 * Since: 1.0
 */
gboolean
dr_interval_equal (DrInterval *self,
                   DrInterval *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return dr_interval_compare (self, other) == 0;
}

static guint
end_hash (const End *end)
{
  return (guint) end->kind + (end->value != NULL ? dr_ratio_hash (end->value) * 3 : 0);
}

/**
 * dr_interval_hash:
 * @self: an interval
 *
 * Hashes the interval: equal ones have equal hashes. The hash may differ from
 * one version of the library to the next; do not store it.
 *
 * Returns: the hash
 *
 * Since: 1.0
 */
guint
dr_interval_hash (DrInterval *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return end_hash (&self->lower) * 31 + end_hash (&self->upper);
}

/* Compares two lower ends (@side -1) or two upper ends (@side 1) by where they begin or stop. */
static int
end_compare (const End *left,
             const End *right,
             int        side)
{
  if (left->kind == DR_END_ABSENT || right->kind == DR_END_ABSENT)
    return side * ((left->kind == DR_END_ABSENT) - (right->kind == DR_END_ABSENT));

  int compared = dr_ratio_compare (left->value, right->value);

  return compared != 0 ? compared
                       : side * ((left->kind == DR_END_CLOSED) - (right->kind == DR_END_CLOSED));
}

/**
 * dr_interval_compare:
 * @self: an interval
 * @other: an interval
 *
 * Orders intervals for sorting: the one that begins further down comes first,
 * and of two that begin alike the one that stops further down. At one value a
 * closed lower end begins before an open one, and an open upper end stops
 * before a closed one; an absent end is beyond every value.
 *
 * Returns: -1, 0 or 1, as @self comes before, with or after @other
 *
 * Since: 1.0
 */
int
dr_interval_compare (DrInterval *self,
                     DrInterval *other)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (other != NULL, 0);

  int compared = end_compare (&self->lower, &other->lower, -1);

  return compared != 0 ? compared : end_compare (&self->upper, &other->upper, 1);
}

/**
 * dr_interval_to_string:
 * @self: an interval
 *
 * Writes the interval with a square bracket at a closed end and a round one at
 * an open or absent end: `[1; 2)`, `(-∞; 40]`, and `[3; 3]` for a point. The
 * ends are separated by a semicolon, because a comma may be the sign of
 * decimals. [ctor@DistrictReport.Interval.parse] reads it back.
 *
 * Returns: (transfer full): the interval as text
 *
 * Since: 1.0
 */
char *
dr_interval_to_string (DrInterval *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return write_ends (&self->lower, &self->upper);
}
