/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «difference»: what is concluded to be left of the only two figures before it.
 *
 * «Quỹ thu 186,4 triệu đồng, chi tất cả 138,6 triệu đồng. Số dư chuyển sang năm 2008 là 57,8 triệu đồng»; «Phát ra 240 phiếu. Thu
 * về 232 phiếu. Còn 18 phiếu không thu được». Whatever the two are called, there are no others of the kind, and the sentence
 * says nothing of what is left that has not been said of them.
 */

#include "config.h"

#include "checking/dr-check-difference-private.h"

#include <string.h>

#include "checking/dr-premises-private.h"
#include "checking/dr-small-private.h"

static const char * const left_words[] = {
  "còn", "còn lại", "còn thiếu", "thiếu", "hụt", "số dư", "dư", "tồn", "tồn quỹ", "kết dư", "chênh lệch", "còn nợ", "nợ lại", "để lại", "còn phải",
  "còn phải thu", "còn phải nộp", "còn phải trả", "số còn lại", "chưa", "còn dư", "thừa", "dôi dư", "còn chưa", "vắng", "chưa được", NULL
};
static const char * const copula_words[] = { "là", "gồm", "còn", "có", NULL };
/* There may have been something before, or the figure is of another time or of some of them. */
static const char * const other_words[] = {
  "kỳ trước", "năm trước", "quý trước", "tháng trước", "đầu năm", "đầu kỳ", "cùng kỳ", "so với", "trong đó", "riêng", "mỗi", "bình quân",
  "tồn đọng", "mang sang", "tồn đầu", "tồn cũ", "lũy kế", "tăng", "giảm", "phấn đấu", "dự kiến", "thêm", "bổ sung", NULL
};

/* «Số dư chuyển sang năm 2008 là»: whether the words say of a figure that it is left. */
static gboolean
is_left (const DrWording *lead)
{
  return dr_wording_ends (lead, left_words) || (dr_wording_begins (lead, left_words) && dr_wording_ends (lead, copula_words));
}

/* «còn thiếu 45» may have been read as a change, and «chuyển sang năm sau là 45» as a plan. */
static gboolean
may_be_left (const DrMention *left,
             const DrWording *lead)
{
  static const char * const carried_words[] = { "chuyển sang", "chuyển kỳ sau", "chuyển năm sau", "để lại", NULL };

  if (left->role != DR_NUMBER_ROLE_CHANGE && (left->role != DR_NUMBER_ROLE_TARGET || !dr_wording_has (lead, carried_words)))
    return dr_mention_is_summand (left) && left->role != DR_NUMBER_ROLE_DIRECTIVE;

  return !left->is_percent && !left->is_cell && left->hedge == DR_HEDGE_EXACT;
}

/* «812 cơ sở; 4-5 sao 38 cơ sở, 1-3 sao 206 cơ sở, còn lại 568 cơ sở»: whether the three are all of what stands before them. */
static gboolean
are_all_of_another (const DrCheck    *check,
                    const GArray     *mentions,
                    guint             at,
                    const DrPremises *premises)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  gsize line = dr_check_line_start (check, left->start);
  DrDecimal sum = dr_small_add (dr_small_add (premises->figures[0]->value, premises->figures[1]->value), left->value);

  for (guint i = at; i-- > 0 && dr_mentions_get (mentions, i)->start >= line;)
    if (dr_mention_is_alike (dr_mentions_get (mentions, i), left) && dr_decimal_compare (&dr_mentions_get (mentions, i)->value, &sum) == 0)
      return TRUE;

  return FALSE;
}

void
dr_check_left_apart (DrCheck      *check,
                     const GArray *mentions,
                     guint         at)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  DrPremises premises;

  if (left->value.coefficient <= 0)
    return;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  if (!may_be_left (left, &lead) || !is_left (&lead)
      || dr_check_is_said (check, left->start, left->end)
      || !dr_premises_find (&premises, check, mentions, at, left, NULL, left, 2) || premises.n != 2)
    return;

  const DrMention *all = premises.figures[0];
  const DrMention *gone = premises.figures[1];
  gsize end = dr_check_clause_end (check, left->end);
  for (gsize i = left->end; i < end; i++)
    if (strchr (",()", check->text[i]) != NULL)
      end = i;
  g_auto (DrWording) words = dr_check_fold (check, MIN (premises.from, dr_check_sentence_start (check, left->start)), end);
  if (dr_decimal_compare (&all->value, &gone->value) < 0)
    {
      gone = premises.figures[0];
      all = premises.figures[1];
    }
  if (dr_wording_has (&words, other_words) || !dr_premises_say_it (&premises, check, left->end, end)
      || all->has_magnitude != left->has_magnitude || gone->has_magnitude != left->has_magnitude
      || !dr_mention_is_alike (all, gone) || dr_difference_fits (all, gone, left) || !dr_difference_is_near (all, gone, left)
      || dr_difference_is_right (check, mentions, at) || are_all_of_another (check, mentions, at, &premises))
    return;
  dr_difference_report (check, all, gone, left);
}
