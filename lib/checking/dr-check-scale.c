/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «part-over-whole»: points beyond the scale that they are given on.
 *
 * «chấm theo thang điểm 20 … dẫn đầu với 21,5 điểm»; the scale holds to the end of its line, or to the next one. «9,5/9 điểm»
 * tells its own; above so many points some may be given for more.
 */

#include "config.h"

#include "checking/dr-mention-private.h"
#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-small-private.h"
#include "figures/dr-numeral-private.h"

/* Bytes of the words around a number. */
#define WORDS_MOST 32
/* A scale to which nothing is added. */
#define SCALE_MOST 50

static const char * const scale_words[] = { "thang điểm", "thang", "theo thang điểm", "điểm tối đa", "điểm tối đa là", "điểm chuẩn tối đa", "thang điểm là", NULL };
static const char * const most_words[] = { "tối đa", "tối đa là", NULL };
static const char * const point_words[] = { "điểm", NULL };
/* Points of several scales together, or none of the scale. */
static const char * const more_words[] = { "tổng", "tổng điểm", "cộng", "thưởng", "điểm thưởng", "điểm cộng", "cộng thêm", "các phần", "kế hoạch", "chỉ tiêu", "mục tiêu", NULL };

/* What a number is: the most points there are, some of them, or neither. */
typedef enum
{
  POINTS_NONE,
  POINTS_SCALE,
  POINTS_GIVEN
} Points;

static Points
find_points (const DrCheck   *check,
             gsize            start,
             const DrNumeral *numeral)
{
  gsize from = MAX (dr_check_line_start (check, start), start - MIN (start, WORDS_MOST));
  static const char word[] = "điểm";
  /* Before the number, or behind it: otherwise there is nothing to fold. */
  gsize to = MIN (numeral->digits_end + WORDS_MOST / 2, check->size);
  if (g_strstr_len (check->text + from, (gssize) (to - from), word) == NULL && g_strstr_len (check->text + from, (gssize) (to - from), "thang") == NULL)
    return POINTS_NONE;

  g_auto (DrWording) lead = dr_check_fold (check, from, start);
  g_auto (DrWording) behind = dr_check_fold (check, numeral->digits_end, to);
  gboolean are_points = dr_wording_begins (&behind, point_words);

  if (dr_wording_ends (&lead, scale_words) || (are_points && dr_wording_ends (&lead, most_words)))
    return POINTS_SCALE;

  return are_points ? POINTS_GIVEN : POINTS_NONE;
}

static void
report (DrCheck         *check,
        const DrDecimal *points,
        const DrDecimal *scale,
        DrStretch        stretch,
        DrStretch        place)
{
  g_autofree char *stated = dr_decimal_to_string (points);
  g_autofree char *stated_words = dr_check_write_decimal (points, "");
  g_autofree char *most = dr_check_write_decimal (scale, "");
  g_autofree char *high = dr_decimal_to_string (scale);
  g_autofree char *arithmetic = g_strdup_printf ("%s > %s", stated_words, most);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .expected_high = high, .arithmetic = arithmetic };

  if (!dr_check_is_blamed (check, stretch.start, stretch.end))
    dr_check_say (check, DR_RULE_PART_OVER_LOOSE, &facts, stretch, &place, 1);
}

/* «9,5/9 điểm»: the points that there are, behind a slash straight behind those that were given; FALSE if there are none. */
static gboolean
find_own_scale (const DrCheck   *check,
                const DrNumeral *given,
                DrNumeral       *scale)
{
  const DrDecimal most = { SCALE_MOST, 0 };

  if (dr_check_get_byte (check, given->digits_end) != '/' || !g_ascii_isdigit (dr_check_get_byte (check, given->digits_end + 1)))
    return FALSE;
  dr_numeral_scan (check->text, check->size, given->digits_end + 1, scale);
  if ((scale->flags & (DR_NUMERAL_UNREADABLE | DR_NUMERAL_MAGNITUDE)) != 0 || dr_check_get_byte (check, scale->digits_end) == '/')
    return FALSE;
  g_auto (DrWording) behind = dr_check_fold (check, scale->digits_end, MIN (scale->digits_end + WORDS_MOST / 2, check->size));

  return dr_wording_begins (&behind, point_words) && dr_decimal_compare (&scale->value, &most) <= 0;
}

void
dr_check_scale (DrCheck *check)
{
  static const char word[] = "điểm";
  DrDecimal scale = { 0, 0 };
  DrStretch place = { 0 };
  gsize end = 0;

  /* Without the word there are no points. */
  if (check->text == NULL || g_strstr_len (check->text, (gssize) check->size, word) == NULL)
    return;
  for (gsize at = 0; at < check->size && dr_check_goes_on (check); at++)
    {
      DrNumeral numeral;

      if (!g_ascii_isdigit (check->text[at]))
        continue;
      dr_numeral_scan (check->text, check->size, at, &numeral);

      gsize start = at;
      at = MAX (at, numeral.digits_end - 1);
      if ((numeral.flags & (DR_NUMERAL_UNREADABLE | DR_NUMERAL_MAGNITUDE)) != 0 || !dr_small_is (&numeral.value))
        continue;

      DrNumeral own;
      if (find_own_scale (check, &numeral, &own))
        {
          DrStretch whole = { own.start, own.digits_end, 0 };
          g_auto (DrWording) clause = dr_check_fold (check, dr_check_clause_start (check, start),
                                                     dr_check_clause_end (check, own.digits_end));

          if (dr_decimal_compare (&numeral.value, &own.value) > 0 && !dr_wording_has (&clause, more_words))
            report (check, &numeral.value, &own.value, (DrStretch) { start, own.digits_end, 0 }, whole);
          at = own.digits_end - 1;
          continue;
        }
      switch (find_points (check, start, &numeral))
        {
        case POINTS_SCALE:
          scale = numeral.value;
          place = (DrStretch) { start, numeral.digits_end, 0 };
          end = dr_check_line_end (check, start);
          break;
        case POINTS_GIVEN:
          if (start < end && dr_decimal_compare (&numeral.value, &scale) > 0)
            {
              g_auto (DrWording) lead = dr_check_fold (check, MAX (place.end, dr_check_clause_start (check, start)),
                                                       dr_check_clause_end (check, start));

              if (!dr_wording_has (&lead, more_words))
                report (check, &numeral.value, &scale, (DrStretch) { start, numeral.digits_end, 0 }, place);
            }
          break;
        case POINTS_NONE:
        default:
          break;
        }
    }
}
