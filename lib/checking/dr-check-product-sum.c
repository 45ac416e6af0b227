/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «product»: several counts, each with a price of its own, and what all of them make.
 *
 * «Xây mới 42 nhà, mức 40 triệu đồng/nhà; sửa chữa 15 nhà, mức 20 triệu đồng/nhà; tổng kinh phí 1.980 triệu đồng»; the
 * counts may stand in front of all prices. Only a sentence that tells of nothing else, and says «tổng», is held to it.
 */

#include "config.h"

#include "checking/dr-check-rate-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-rate-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* Kinds that are added up, and figures of a sentence. */
#define KINDS_MOST 5
#define FIGURES_MOST (2 * KINDS_MOST + 2)
/* A total is off by so many per cent at most, or by one slip. */
#define OFF_MOST 30

static const char * const total_words[] = {
  "tổng", "tổng số", "tổng cộng", "cộng", "tổng kinh phí", "tổng trị giá", "tổng số tiền", "tổng giá trị", NULL
};
static const char * const loose_words[] = {
  "khoảng", "ước", "tối đa", "không quá", "ít nhất", "trở lên", "hỗ trợ thêm", "đợt", "vận động", "huy động", "quyên góp",
  "bình quân", "trung bình", "kế hoạch", "chỉ tiêu", "dự kiến", NULL
};

typedef struct
{
  const DrMention *counts[KINDS_MOST + 1];
  const DrMention *rates[KINDS_MOST];
  const DrMention *total;
  guint            total_at;
  guint            n_counts;
  guint            n_rates;
} Kinds;

static gboolean
is_usable (const DrMention *mention)
{
  return mention->achievement != DR_NONE && mention->hedge == DR_HEDGE_EXACT && !mention->is_cell
         && mention->value.coefficient > 0;
}

/* Puts one figure in its place; FALSE if it has none. */
static gboolean
add (Kinds           *self,
     const DrMention *mention,
     guint            at)
{
  const char *measure = mention->measure;
  const char *slash = strchr (measure, '/');
  const char *first = self->rates[0]->measure;
  gsize length = strcspn (first, "/");
  int shift;

  if (slash != NULL)
    {
      if (self->n_rates == KINDS_MOST || strcmp (first, measure) != 0)
        return FALSE;
      self->rates[self->n_rates++] = mention;
      return TRUE;
    }
  if (dr_rate_is_for (first + length + 1, measure))
    {
      if (self->n_counts > KINDS_MOST)
        return FALSE;
      self->counts[self->n_counts++] = mention;
      return TRUE;
    }
  if (self->total != NULL || !dr_rate_makes (first, length, measure, &shift) || shift != 0)
    return FALSE;
  self->total = mention;
  self->total_at = at;

  return TRUE;
}

/* «45 suất, gồm 15 suất …, 30 suất …»: the first counts all of them. */
static gboolean
leave_all_out (Kinds *self)
{
  DrDecimal sum = { 0, 0 };

  if (self->n_counts == self->n_rates)
    return TRUE;
  for (guint i = 1; i < self->n_counts; i++)
    sum = dr_small_add (sum, self->counts[i]->value);
  if (self->n_counts != self->n_rates + 1 || dr_decimal_compare (&sum, &self->counts[0]->value) != 0)
    return FALSE;
  memmove (self->counts, self->counts + 1, self->n_rates * sizeof (self->counts[0]));
  self->n_counts--;

  return TRUE;
}

/* What the counts make, each with the price so many places further. */
static DrDecimal
add_up (const Kinds *self,
        guint        turned)
{
  DrDecimal sum = { 0, 0 };

  for (guint i = 0; i < self->n_rates; i++)
    sum = dr_small_add (sum, dr_small_multiply (self->counts[i]->value,
                                                self->rates[(i + turned) % self->n_rates]->value));

  return sum;
}

static gboolean
fits (const Kinds *self,
      DrDecimal    sum)
{
  const DrDecimal slack = dr_small_add (self->total->tolerance, self->total->tolerance);
  const DrDecimal off = dr_small_distance (sum, self->total->value);

  return dr_decimal_compare (&off, &slack) <= 0;
}

static void
report (DrCheck     *check,
        const Kinds *kinds,
        DrDecimal    sum)
{
  g_autoptr (GString) arithmetic = g_string_new (NULL);
  DrStretch places[2 * KINDS_MOST];

  for (guint i = 0; i < kinds->n_rates; i++)
    {
      g_autofree char *count = dr_mention_write (check, kinds->counts[i]);
      g_autofree char *rate = dr_mention_write (check, kinds->rates[i]);

      g_string_append_printf (arithmetic, "%s%s × %s", i > 0 ? " + " : "", count, rate);
      places[2 * i] = (DrStretch) { kinds->counts[i]->start, kinds->counts[i]->end, 0 };
      places[2 * i + 1] = (DrStretch) { kinds->rates[i]->start, kinds->rates[i]->end, 0 };
    }

  g_autofree char *result = dr_check_write_decimal (&sum, kinds->total->measure);
  g_string_append_printf (arithmetic, " = %s", result);
  g_autofree char *stated = dr_decimal_to_string (&kinds->total->value);
  g_autofree char *stated_words = dr_mention_write (check, kinds->total);
  g_autofree char *expected = dr_decimal_to_string (&sum);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic->str,
                        .expected_low = expected, .expected_high = expected };

  if (!dr_check_has_finding (check, kinds->total->start, kinds->total->end))
    dr_check_say (check, DR_RULE_PRODUCT_LOOSE, &facts,
                  (DrStretch) { kinds->total->start, kinds->total->end, kinds->total->achievement + 1 }, places,
                  2 * kinds->n_rates);
}

/* The figures from @first up to @last are all of one sentence. */
static void
check_sentence (DrCheck      *check,
                const GArray *mentions,
                guint         first,
                guint         last)
{
  Kinds kinds = { .total = NULL };

  for (guint i = first; i < last && kinds.n_rates == 0; i++)
    if (is_usable (dr_mentions_get (mentions, i)) && strchr (dr_mentions_get (mentions, i)->measure, '/') != NULL)
      kinds.rates[kinds.n_rates++] = dr_mentions_get (mentions, i);
  if (kinds.n_rates == 0 || last - first > FIGURES_MOST || strchr (strchr (kinds.rates[0]->measure, '/') + 1, '/') != NULL)
    return;
  kinds.n_rates = 0;
  for (guint i = first; i < last; i++)
    if (!is_usable (dr_mentions_get (mentions, i)) || !add (&kinds, dr_mentions_get (mentions, i), i))
      return;
  if (kinds.n_rates < 2 || kinds.total == NULL || !leave_all_out (&kinds))
    return;

  const DrMention *one = dr_mentions_get (mentions, first);
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, kinds.total_at);
  g_auto (DrWording) words = dr_check_fold (check, dr_check_sentence_start (check, one->start),
                                            dr_check_sentence_end (check, kinds.total->end));
  if (!dr_wording_has (&lead, total_words) || dr_wording_has (&words, loose_words) || dr_rate_is_ranged (&words))
    return;

  DrDecimal made = add_up (&kinds, 0);
  DrDecimal sum = dr_decimal_normalize (&made);
  if (!dr_small_is (&sum))
    return;
  for (guint i = 0; i < kinds.n_rates; i++)
    if (fits (&kinds, add_up (&kinds, i)))
      return;
  if (dr_sum_is_within (&sum, &kinds.total->value, OFF_MOST) || dr_slip_grade (&kinds.total->value, &sum) != DR_SLIP_NONE)
    report (check, &kinds, sum);
}

void
dr_check_product_sum (DrCheck *check)
{
  if (!dr_rate_is_any (check))
    return;

  const GArray *mentions = dr_check_get_mentions (check);
  guint first = 0;

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      gsize end = dr_check_sentence_end (check, dr_mentions_get (mentions, i)->start);

      if (i + 1 < mentions->len && dr_mentions_get (mentions, i + 1)->start < end)
        continue;
      check_sentence (check, mentions, first, i + 1);
      first = i + 1;
    }
}
