/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «cumulative»: a running total, what came in the period and what had come before it.
 *
 * «Quý III kết nạp 318 đoàn viên, lũy kế 9 tháng 1.026 đoàn viên. 6 tháng đầu năm đã kết nạp 718 đoàn viên.»
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

/* Figures on either side of a running total that are tried. */
#define AROUND_MOST 12

static const char * const running_words[] = { "lũy kế", "luỹ kế", "cộng dồn", "từ đầu năm đến nay", NULL };
static const char * const flow_words[] = {
  "trong tháng", "trong quý", "quý i", "quý ii", "quý iii", "quý iv", "tháng", NULL
};
static const char * const before_words[] = {
  "6 tháng đầu năm", "9 tháng đầu năm", "3 tháng đầu năm", "đến hết tháng", "hết tháng", "đến hết quý", "hết quý", "quý trước",
  "các tháng trước", "kỳ trước", NULL
};
static const char * const other_words[] = { "cùng kỳ", "so với", "kế hoạch", "chỉ tiêu", "năm trước", "trong đó", NULL };

static gboolean
is_usable (const DrMention *mention,
           const DrMention *running)
{
  return mention != running && mention->achievement != DR_NONE && mention->hedge == DR_HEDGE_EXACT && !mention->is_percent
         && strcmp (mention->measure, running->measure) == 0
         && dr_decimal_compare (&mention->value, &running->value) < 0;
}

static void
report (DrCheck         *check,
        const DrMention *before,
        const DrMention *flow,
        const DrMention *running)
{
  DrDecimal sum = dr_small_add (before->value, flow->value);
  g_autofree char *before_written = dr_mention_write (check, before);
  g_autofree char *flow_written = dr_mention_write (check, flow);
  g_autofree char *result = dr_check_write_decimal (&sum, running->measure);
  g_autofree char *arithmetic = g_strdup_printf ("%s + %s = %s", before_written, flow_written, result);
  g_autofree char *stated = dr_decimal_to_string (&running->value);
  g_autofree char *stated_words = dr_mention_write (check, running);
  g_autofree char *expected = dr_decimal_to_string (&sum);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };
  DrStretch places[] = { { before->start, before->end, 0 }, { flow->start, flow->end, 0 } };

  if (!dr_check_has_finding (check, running->start, running->end))
    dr_check_say (check, DR_RULE_CUMULATIVE_PARTS, &facts,
                  (DrStretch) { running->start, running->end, running->achievement + 1 }, places, 2);
}

/* Of the figures around a running total those of the period and of the time before it. */
static void
check_one (DrCheck       *check,
           const GArray  *mentions,
           guint          at)
{
  const DrMention *running = dr_mentions_get (mentions, at);
  const DrMention *flow = NULL;
  const DrMention *before = NULL;

  if (running->achievement == DR_NONE || running->hedge != DR_HEDGE_EXACT || running->is_cell)
    return;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  if (!dr_wording_has (&lead, running_words))
    return;

  for (guint i = at > AROUND_MOST ? at - AROUND_MOST : 0; i < MIN (mentions->len, at + AROUND_MOST); i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (!is_usable (mention, running))
        continue;
      g_auto (DrWording) words = dr_mentions_fold_lead (check, mentions, i);
      if (dr_wording_has (&words, other_words))
        continue;
      if (before == NULL && dr_wording_has (&words, before_words))
        before = mention;
      else if (flow == NULL && i < at && dr_wording_has (&words, flow_words))
        flow = mention;
    }
  if (flow == NULL || before == NULL)
    return;

  DrDecimal sum = dr_small_add (flow->value, before->value);
  DrDecimal slack = dr_small_add (dr_small_add (flow->tolerance, before->tolerance), running->tolerance);
  DrDecimal off = dr_small_distance (sum, running->value);
  DrDecimal many = dr_small_multiply (off, (DrDecimal) { 20, 0 });
  if (dr_decimal_compare (&off, &slack) > 0
      && (dr_decimal_compare (&many, &running->value) <= 0 || dr_slip_is_between (&sum, &running->value, 3, 0)))
    report (check, before, flow, running);
}

gboolean
dr_check_cumulative_parts (DrCheck  *check,
                           GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    check_one (check, mentions, i);

  return dr_check_is_well (check, error);
}
