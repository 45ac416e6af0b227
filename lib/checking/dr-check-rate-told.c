/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «mean»: a mean with its division in brackets behind it: «42 hồ sơ (3.864 hồ sơ/92 ngày)». */

#include "config.h"

#include "checking/dr-check-rate-private.h"

#include <string.h>

#include "checking/dr-small-private.h"
#include "figures/dr-numeral-private.h"

/* Words of a noun. */
#define NOUN_MOST 40

/* Reads a number and the words behind it, up to @sign; FALSE if there is another sign before. */
static gboolean
read_told (const DrCheck *check,
           gsize         *at,
           char           sign,
           DrMention     *told,
           DrWording     *noun)
{
  DrNumeral numeral;
  gsize end = *at;

  if (!g_ascii_isdigit (dr_check_get_byte (check, *at)) || !dr_numeral_scan (check->text, check->size, *at, &numeral)
      || (numeral.flags & DR_NUMERAL_UNREADABLE) != 0 || !dr_small_is (&numeral.value))
    return FALSE;
  for (end = numeral.end; end < check->size && end - numeral.end <= NOUN_MOST && check->text[end] != sign; end++)
    if (g_ascii_isdigit (check->text[end]) || strchr (",;:()./\n", check->text[end]) != NULL)
      return FALSE;
  if (dr_check_get_byte (check, end) != sign)
    return FALSE;

  gboolean is_point = (numeral.flags & (DR_NUMERAL_MAGNITUDE | DR_NUMERAL_FRACTION)) == 0;
  *told = (DrMention) { .value = numeral.value, .start = *at, .end = numeral.end, .achievement = DR_NONE, .item = DR_NONE,
                        .tolerance = is_point ? (DrDecimal) { 0, 0 } : (DrDecimal) { 5, numeral.value.exponent - 1 } };
  *noun = dr_check_fold (check, numeral.end, end);
  *at = end + 1;

  return TRUE;
}

/* «Bình quân mỗi ngày tiếp nhận 42 hồ sơ (3.864 hồ sơ/92 ngày)»: of what, and for how many, stands behind it. */
void
dr_check_rate_told (DrCheck         *check,
                    const DrMention *rate,
                    const char      *time)
{
  gsize at = rate->end;
  DrMention total, count;
  DrRateChoice choice = { .rate = rate, .total = &total, .count = &count };
  gboolean is_near;

  while (at < check->size && at - rate->end <= NOUN_MOST && strchr (",;:()\n", check->text[at]) == NULL)
    at++;
  if (dr_check_get_byte (check, at++) != '(')
    return;

  g_auto (DrWording) counted = { NULL };
  g_auto (DrWording) each = { NULL };
  const char *slash = strchr (rate->measure, '/');
  g_autofree char *denominator = dr_wording_fold_phrase (slash != NULL ? slash + 1 : time);
  g_autofree char *numerator = g_strndup (rate->measure, strcspn (rate->measure, "/"));
  g_autofree char *noun = dr_wording_fold_phrase (numerator);
  if (!read_told (check, &at, '/', &total, &counted) || !read_told (check, &at, ')', &count, &each)
      || !g_str_has_prefix (counted.folded, noun) || !g_str_has_prefix (each.folded, denominator))
    return;
  total.measure = numerator;
  choice.n = count.value;
  if (count.value.coefficient > 0 && !dr_rate_fits (&choice, &is_near))
    dr_rate_report (check, &choice, TRUE);
}
