/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «difference»: those that are, those that are not, and all of them. */

#include "config.h"

#include "checking/dr-check-difference-private.h"

#include <string.h>

#include "checking/dr-sum-private.h"

/* The two stand no further apart. */
#define GAP_MOST 160

static const char * const left_words[] = { "còn", "còn lại", "hiện còn", "số còn lại", "còn thiếu", NULL };
static const char * const carried_words[] = {
  "kỳ trước", "chuyển sang", "tồn", "năm trước", "quý trước", "cùng kỳ", "so với", "phấn đấu", "tăng", "giảm", NULL
};

/* What is said of whatever is not done, whatever was to be done. */
static const char * const undone_words[] = {
  "đang thực hiện", "đang triển khai", "đang giải quyết", "đang xử lý", "đang xem xét", "đang hoàn thiện", "chưa hoàn thành",
  "chưa thực hiện", "chưa giải quyết", "chưa xử lý", "chưa xong", "chưa triển khai", "chưa đạt", "không đạt", "chưa có", NULL
};

/* What is said of the best of several kinds. */
static const char * const best_words[] = { "vượt", "xuất sắc", "tốt", "trước hạn", "sớm hạn", NULL };

/* The words behind the noun of a figure: «chưa đạt», «của huyện giao chưa đạt». */
static char *
dup_behind_noun (const DrCheck *check,
                 const GArray  *mentions,
                 guint          at)
{
  /* Of a pair the noun stands behind the second. */
  const DrMention *left = dr_mentions_get (mentions, at);
  const DrMention *mention = left->is_slashed ? dr_mentions_get (mentions, at + 1) : left;
  g_auto (DrWording) behind = dr_check_fold (check, mention->end, dr_sum_find_tail (check, mention->end));
  g_autofree char *noun = left->measure != NULL ? dr_wording_fold_phrase (left->measure) : g_strdup (" ");

  return g_strdup (g_str_has_prefix (behind.folded, noun) ? behind.folded + strlen (noun) - 1 : behind.folded);
}

/* Whether something else is not done than what was: «09/11 xã đạt chuẩn, 03 xã chưa đạt tiêu chí môi trường», «04 chỉ tiêu của
 * huyện giao chưa đạt». */
static gboolean
is_of_other (const DrCheck   *check,
             const GArray    *mentions,
             guint            at,
             const DrWording *name)
{
  static const char * const no_words[] = { "không", "chưa", "đang", NULL };
  g_autofree char *said = dup_behind_noun (check, mentions, at);
  const char *first = NULL;

  for (const char * const *no = no_words; *no != NULL; no++)
    {
      const char *found = strstr (said, dr_wording_get_phrase (name, *no));

      first = found != NULL && (first == NULL || found < first) ? found : first;
    }
  if (first == NULL)
    return FALSE;
  if (first != said)
    return TRUE;

  /* Behind «chưa đạt» the words are of what was done. */
  g_auto (GStrv) words = g_strsplit (g_strstrip (said), " ", -1);
  if (g_strv_length (words) < 5)
    return FALSE;
  g_autofree char *what = g_strdup_printf (" %s %s ", words[2], words[3]);

  return strstr (name->folded, what) == NULL;
}

/* «còn 12 thôn nhà văn hóa xuống cấp» are not all that are left, unless the same was said of the others. */
static gboolean
is_described (const DrWording *behind,
              const DrWording *name)
{
  static const char * const going_on_words[] = {
    "đang", "chưa", "không", "chờ", "tiếp tục", "sẽ", "phải", "cần", "chuyển", "trong", "còn", "quá hạn", "chậm", NULL
  };
  guint n_spaces = 0;

  for (const char *at = behind->folded; *at != '\0'; at++)
    n_spaces += *at == ' ';

  return n_spaces > 3 && !dr_wording_begins (behind, going_on_words) && strstr (name->folded, behind->folded) == NULL;
}

/* What a figure is called: the words before it, and those behind it up to the next sign. */
static DrWording
fold_name (const DrCheck *check,
           const GArray  *mentions,
           guint          first,
           guint          last)
{
  const DrMention *mention = dr_mentions_get (mentions, first);
  gsize from = dr_check_sentence_start (check, mention->start);

  if (first > 0)
    from = MAX (from, dr_mentions_get (mentions, first - 1)->end);

  return dr_check_fold (check, from, dr_sum_find_tail (check, dr_mentions_get (mentions, last)->end));
}

/* What the slash of «9/11 điểm» parts, with the noun of the second, which is no percentage. */
static gboolean
read_pair (const DrCheck *check,
           const GArray  *mentions,
           guint          second,
           DrMention     *all,
           DrMention     *gone)
{
  if (second == 0)
    return FALSE;

  *gone = *dr_mentions_get (mentions, second - 1);
  *all = *dr_mentions_get (mentions, second);
  if (!gone->is_slashed || !all->is_slashed || gone->is_percent || gone->hedge != DR_HEDGE_EXACT || all->hedge != DR_HEDGE_EXACT
      || dr_check_sign_after (check, gone->end) != '/' || all->start - gone->end > 2 || gone->achievement == DR_NONE
      || dr_decimal_compare (&gone->value, &all->value) >= 0 || gone->is_cell)
    return FALSE;
  all->tolerance = gone->tolerance;

  return TRUE;
}

/* «17/18 hội hoàn thành chỉ tiêu, … hội chưa hoàn thành là 02 hội», «xóa 9/11 điểm đen, đạt 81,8%, còn 3 điểm đen». */
static void
check_pair (DrCheck      *check,
            const GArray *mentions,
            guint         second,
            guint         at)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  DrMention all, gone, rest = *left;

  if (!read_pair (check, mentions, second, &all, &gone) || !dr_mention_is_alike (&gone, left))
    return;
  /* «8/11 điểm đen»: so many of so many are counted, whatever their noun measures elsewhere. */
  if (gone.value.exponent == 0 && all.value.exponent == 0 && left->value.exponent == 0)
    all.tolerance = gone.tolerance = rest.tolerance = (DrDecimal) { 0, 0 };

  g_auto (DrWording) name = fold_name (check, mentions, second - 1, second);
  g_auto (DrWording) own = fold_name (check, mentions, at, at);
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  g_autofree char *said = dup_behind_noun (check, mentions, at);
  DrWording behind = { said, own.phrases };
  gboolean is_denied = dr_sum_is_denial (&own, &name) || dr_sum_is_denial (&name, &own)
                       || dr_wording_is_only (&behind, undone_words);
  /* Of what is left the noun says that it is the same. */
  gboolean is_left = dr_wording_ends (&lead, left_words) && left->achievement != DR_NONE && !is_described (&behind, &name);
  if ((!is_denied && !is_left) || is_of_other (check, mentions, at, &name) || dr_mentions_go_on (mentions, check, at)
      || dr_wording_has (&own, carried_words) || dr_wording_has (&name, carried_words)
      || dr_difference_fits (&all, &gone, &rest) || !dr_difference_is_near (&all, &gone, &rest))
    return;

  dr_difference_report (check, &all, &gone, &rest);
}

/* «97 chỉ tiêu có 52 chỉ tiêu vượt, 15 chỉ tiêu đạt, 30 chỉ tiêu chưa đạt»: the first is no whole of the others, but with them
 * makes one that stands before. */
static gboolean
are_of_another (const DrCheck *check,
                const GArray  *mentions,
                gsize          line,
                guint          all,
                guint          at)
{
  /* There, or in the line above. */
  gsize above = line > 0 ? dr_check_line_start (check, line - 1) : 0;
  DrDecimal sum, tolerance;

  dr_sum_add_up (mentions, all, at + 1, &sum, &tolerance);
  for (guint i = all; i-- > 0 && dr_mentions_get (mentions, i)->start >= above;)
    if (dr_mention_is_alike (dr_mentions_get (mentions, i), dr_mentions_get (mentions, at))
        && dr_sum_fits (&sum, &tolerance, dr_mentions_get (mentions, i)))
      return TRUE;

  return FALSE;
}

/* «Số phiếu thu về 98.461; hợp lệ 97.280 (98,8%), không hợp lệ 1.811»: of the nearest figure that is more than both. */
static void
check_sides (DrCheck      *check,
             const GArray *mentions,
             guint         before,
             guint         at)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  const DrMention *gone = dr_mentions_get (mentions, before);
  gsize line = dr_check_line_start (check, gone->start);

  if (!dr_mention_is_summand (gone) || !dr_mention_is_alike (gone, left) || dr_mentions_go_on (mentions, check, at))
    return;
  g_auto (DrWording) name = fold_name (check, mentions, before, before);
  g_auto (DrWording) own = fold_name (check, mentions, at, at);
  if (!dr_sum_is_denial (&own, &name) || dr_wording_has (&own, carried_words) || dr_wording_has (&name, carried_words)
      || dr_difference_is_right (check, mentions, at))
    return;

  for (guint i = before; i-- > 0 && dr_mentions_get (mentions, i)->start >= line;)
    {
      const DrMention *all = dr_mentions_get (mentions, i);

      if (!dr_mention_is_summand (all) || !dr_mention_is_alike (all, gone) || !dr_mention_is_alike (all, left))
        continue;
      /* «143 chỉ tiêu có 40 chỉ tiêu vượt, 24 chỉ tiêu đạt, 79 chỉ tiêu chưa đạt»: there are more than two kinds. */
      g_auto (DrWording) kind = fold_name (check, mentions, i, i);
      if (dr_decimal_compare (&all->value, &gone->value) <= 0 || dr_decimal_compare (&all->value, &left->value) <= 0
          || dr_wording_has (&kind, best_words))
        return;
      if (dr_difference_is_near (all, gone, left) && !are_of_another (check, mentions, line, i, at))
        dr_difference_report (check, all, gone, left);
      return;
    }
}

/* «13/15 chỉ tiêu đạt; 02/15 chỉ tiêu không đạt»: of as many as the pair before. */
static gboolean
is_of_all (const DrCheck *check,
           const GArray  *mentions,
           guint          at)
{
  const DrMention *left = dr_mentions_get (mentions, at);

  return at >= 2 && at + 1 < mentions->len && left->is_slashed && left->achievement != DR_NONE && !left->is_percent
         && !left->is_cell && left->hedge == DR_HEDGE_EXACT && dr_check_sign_after (check, left->end) == '/'
         && dr_decimal_compare (&dr_mentions_get (mentions, at + 1)->value, &dr_mentions_get (mentions, at - 1)->value) == 0;
}

void
dr_check_denial (DrCheck      *check,
                 const GArray *mentions,
                 guint         at)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  guint before = at - 1;

  if (!dr_mention_is_summand (left) && !is_of_all (check, mentions, at))
    return;
  /* What is said of the other in per cent, or in brackets, stands between. */
  while (before > 0 && (dr_mentions_get (mentions, before)->is_percent
                        || dr_mentions_get (mentions, before)->role == DR_NUMBER_ROLE_SHARE
                        || dr_difference_is_aside (check, dr_mentions_get (mentions, before), left->start)))
    before--;

  const DrMention *other = dr_mentions_get (mentions, before);
  if (other->is_percent || left->start - other->end > GAP_MOST
      || left->start > dr_check_sentence_end (check, other->end))
    return;

  check_pair (check, mentions, before, at);
  check_sides (check, mentions, before, at);
}
