/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «mean»: so much for each month, or each year.
 *
 * «Bình quân mỗi tháng thu 785 triệu đồng» is of what the months of the report brought, «bình quân mỗi năm tăng 1.860 tỷ
 * đồng» of how much more there is. Whatever makes it right is believed; otherwise the one choice that comes near is told of.
 */

#include "config.h"

#include "checking/dr-check-rate-private.h"

#include <string.h>

#include "checking/dr-small-private.h"

/* Days of a month, more or less, and of a year. */
#define MONTH 30
#define YEAR 365
/* A term of office has so many of them. */
#define MONTHS_MOST 60

/* «khoảng 11 tháng»: told about, so that nothing is reckoned with it. */
static gboolean
is_hedged_before (const DrWording *words,
                  const char      *at)
{
  static const char * const hedges[] = { "khoảng", "gần", "hơn", "trên", NULL };
  g_autofree char *before = g_strndup (words->folded, at - words->folded);
  DrWording lead = { before, words->phrases };

  return dr_wording_ends (&lead, hedges);
}

/* «Chi 11 tháng 9,02 tỷ đồng, bình quân tháng 0,82 tỷ đồng»: how many months the words tell of; 0 if they do not. */
static guint
find_months (const DrWording *words)
{
  const char *month = dr_wording_get_phrase (words, "tháng");
  guint found = 0;

  for (const char *at = strstr (words->folded, month); at != NULL; at = strstr (at + 1, month))
    {
      const char *digit = at;
      guint n = 0;

      while (digit > words->folded && g_ascii_isdigit (digit[-1]))
        digit--;
      if (is_hedged_before (words, digit))
        continue;
      for (; digit < at; digit++)
        n = MIN (n, 99) * 10 + (*digit - '0');
      if (n >= 2 && n <= MONTHS_MOST)
        found = n;
    }

  return found;
}

/* Whether a total is of the period, or of the months that are told in front of it and @rate. */
static gboolean
is_of_time (DrCheck         *check,
            const DrMention *total,
            guint32          period,
            const DrMention *rate)
{
  guint32 found = dr_check_get_record (check, total->achievement)->period;

  return found == period || (rate != NULL && found == dr_check_get_record (check, rate->achievement)->period);
}

/* By how much a figure changed in the direction of @kind: as it is told, or from the one in brackets behind it. */
static gboolean
find_change (const DrCheck   *check,
             const DrMention *mention,
             DrRateKind             kind,
             DrMention       *change)
{
  const DrExtrasRecord *extras = mention->item != DR_NONE ? dr_check_get_extras (check, mention->item) : NULL;

  *change = *mention;
  if (extras == NULL || mention->role != DR_NUMBER_ROLE_CHANGE || mention->is_percent || mention->is_cell
      || !dr_check_get_record (check, mention->item)->has_actual
      || extras->change_direction != (kind == DR_RATE_KIND_RISE ? DR_DIRECTION_UP : DR_DIRECTION_DOWN))
    return FALSE;

  DrDecimal later = dr_figure_get_value (&dr_check_get_record (check, mention->item)->actual);
  if (extras->change_kind == DR_CHANGE_KIND_PERCENT && dr_small_is (&later))
    change->value = dr_small_distance (later, mention->value);
  change->achievement = DR_NONE;
  change->measure = dr_check_get_measure (check, mention->item);

  return extras->change_kind != DR_CHANGE_KIND_POINTS && change->hedge == DR_HEDGE_EXACT && change->value.coefficient > 0;
}

/* What a rate for each month, or year, may be of: a figure of the time, or by how much one changed where the rate says so. */
static gboolean
find_total (DrCheck          *check,
            const DrMention  *mention,
            const DrMention  *rate,
            gboolean          is_told,
            DrRateKind              kind,
            DrMention        *total)
{
  *total = *mention;

  return kind != DR_RATE_KIND_LEVEL ? find_change (check, mention, kind, total)
                            : dr_rate_is_usable (check, mention) && is_of_time (check, mention, check->data->period, is_told ? rate : NULL);
}

/* «Bình quân mỗi tháng xảy ra 15,3 vụ», «bình quân mỗi năm tăng 1.860 tỷ đồng»: whatever was counted over so many months, or
 * years, or changed. TRUE if something makes it right; else @n_found are near. */
static gboolean
try_times (DrCheck       *check,
           const GArray  *mentions,
           guint          at,
           guint          n_times,
           gboolean       is_told,
           DrRateKind           kind,
           GArray        *totals,
           DrRateChoice        *found,
           guint         *n_found)
{
  const DrMention *rate = dr_mentions_get (mentions, at);
  gsize from = dr_check_sentence_start (check, rate->start);
  DrRateChoice choice = { .rate = rate, .n = { n_times, 0 } };

  for (guint i = at > DR_RATE_BEFORE_MOST ? at - DR_RATE_BEFORE_MOST : 0; i < MIN (mentions->len, at + DR_RATE_BEFORE_MOST); i++)
    {
      gboolean is_near;
      DrMention total;

      if (i == at || !find_total (check, dr_mentions_get (mentions, i), rate, is_told, kind, &total)
          || !dr_rate_is_total_of (rate->measure, total.measure, &choice.shift) || (is_told && total.start < from))
        continue;
      g_array_append_val (totals, total);
      choice.total = dr_mentions_get (totals, totals->len - 1);
      if (dr_rate_fits (&choice, &is_near) || dr_rate_fits_in_brackets (check, mentions, i, &choice))
        return TRUE;
      if (!is_near && choice.slip < (kind == DR_RATE_KIND_LEVEL ? DR_SLIP_EVIDENT : DR_SLIP_LIKELY))
        continue;
      /* «39/46 vụ» of the 46 before. */
      dr_rate_take (found, &choice, n_found);
    }

  return FALSE;
}

void
dr_check_rate_times (DrCheck       *check,
                     const GArray  *mentions,
                     guint          at,
                     gboolean       are_years,
                     DrRateKind     kind)
{
  const DrMention *rate = dr_mentions_get (mentions, at);
  /* That of the report: the reader may have taken the rate for one of a year named before it. */
  guint n_days = dr_period_get_n_days (g_ptr_array_index (check->data->periods, check->data->period));
  guint days = are_years ? YEAR : MONTH;
  DrRateChoice found = { .rate = rate };
  guint n_found = 0;
  g_auto (DrWording) words = dr_check_fold (check, dr_check_sentence_start (check, rate->start), rate->start);
  guint n_told = are_years ? 0 : find_months (&words);
  guint n_times = n_told != 0 ? n_told : (n_days + days / 2) / days;
  /* Totals that are told stay where they are: none is moved while others point at it. */
  g_autoptr (GArray) totals = g_array_sized_new (FALSE, FALSE, sizeof (DrMention), 4 * DR_RATE_BEFORE_MOST);

  /* In the report of one month a mean is of others. */
  if (n_told == 0 && n_days < 2 * days)
    return;
  /* A term of 2016 to 2021 has five years or six. */
  if (try_times (check, mentions, at, n_times, n_told != 0, kind, totals, &found, &n_found)
      || (are_years && n_times > 2
          && try_times (check, mentions, at, n_times - 1, FALSE, kind, totals, &found, &n_found)))
    return;
  if (n_found == 1)
    dr_rate_report (check, &found, TRUE);
}
