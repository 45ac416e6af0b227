/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «difference»: figures whose names say that one is what the second leaves of the first.
 *
 * «Doanh thu 38,7 tỷ đồng, chi phí 36,9 tỷ đồng, lợi nhuận 2,8 tỷ đồng»; «giá dự toán», «giá trúng thầu», «tiết kiệm»;
 * «ươm», «xuất», «còn trong vườn»; «hợp lệ», «không hợp lệ» of so many. The names are told by the words before each
 * figure; whatever two figures of the line make the third right are believed.
 */

#include "config.h"

#include "checking/dr-check-difference-private.h"

#include <string.h>

#include "checking/dr-rules-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"

/* Figures before the one that is left which are tried for the other two. */
#define BEFORE_MOST 12
/* Words between two of the three. */
#define GAP_MOST 200
/* What is told may be off by so many per cent of what is right; further off it is another thing. */
#define OFF_MOST 30

/* What there was, what went of it and what is left. A word tells a figure that stands behind it. */
static const struct
{
  const char *all[20];
  const char *gone[24];
  const char *left[20];
} accounts[] = {
  /* Income, costs and what they leave. */
  { { "doanh thu", "tổng thu", "thu nhập", "giá trị sản lượng", "tổng doanh thu", NULL },
    { "chi phí", "tổng chi", "giá vốn", "tổng chi phí", NULL },
    { "lợi nhuận", "lãi", "lợi nhuận trước thuế", "chênh lệch thu chi", "chênh lệch", NULL } },
  { { "tổng thu", "thu ngân sách", "thu hội phí", "thu quỹ", "số thu", "thu", NULL },
    { "tổng chi", "chi ngân sách", "số chi", "đã chi", "chi", NULL },
    { "kết dư", "chênh lệch", "chênh lệch thu chi", "tồn quỹ", "còn dư", "cân đối", "tồn", "còn", "còn lại", "thặng dư", "dư", "số dư",
      "dư cuối kỳ", "tồn cuối kỳ", "dư quỹ", NULL } },
  { { "lợi nhuận trước thuế", "lãi trước thuế", NULL }, { "thuế thu nhập", "nộp thuế", "thuế tndn", NULL },
    { "lợi nhuận sau thuế", "lãi sau thuế", NULL } },
  { { "xuất khẩu", NULL }, { "nhập khẩu", NULL }, { "xuất siêu", "thặng dư", NULL } },
  { { "nhập khẩu", NULL }, { "xuất khẩu", NULL }, { "nhập siêu", NULL } },
  /* Prices that were asked and that were agreed on. */
  { { "dự toán", "giá dự toán", "giá gói thầu", "giá khởi điểm", "tổng mức", NULL },
    { "trúng thầu", "giá trúng thầu", "giá trúng", NULL },
    { "tiết kiệm", "giảm thầu", "giảm giá", "chênh lệch", NULL } },
  { { "trúng đấu giá", "giá trúng đấu giá", "trúng", NULL }, { "khởi điểm", "giá khởi điểm", NULL },
    { "chênh lệch", "vượt", "cao hơn", "tăng", NULL } },
  { { "đề nghị", "giá trị đề nghị", "trình", "đề nghị quyết toán", NULL },
    { "phê duyệt", "được duyệt", "chấp nhận", "thẩm tra", "quyết toán được duyệt", NULL },
    { "giảm trừ", "cắt giảm", "loại trừ", "giảm", NULL } },
  /* What was planned, given or lent. */
  { { "kế hoạch", "kế hoạch vốn", "dự toán", "chỉ tiêu", "được giao", "được cấp", "cấp", "phân bổ", "tổng vốn", "vốn", "kinh phí",
      "hợp đồng", "tổng mức đầu tư", "được phân bổ", NULL },
    { "giải ngân", "đã giải ngân", "đã chi", "sử dụng", "đã sử dụng", "thu được", "đã thu", "thực hiện", "thanh toán",
      "đã thanh toán", "chi", "đã cấp", NULL },
    { "còn lại", "còn", "còn phải thu", "nộp trả", "hủy dự toán", "còn dư", "chưa giải ngân", "chuyển nguồn", "hoàn trả", "tồn",
      "số còn lại", NULL } },
  { { "biên chế", "được giao", "định biên", "chỉ tiêu biên chế", "nhu cầu", "cần", NULL },
    { "hiện có", "có mặt", "đã có", "thực có", "đáp ứng", NULL }, { "còn thiếu", "thiếu", "chưa tuyển", NULL } },
  { { "vay", "cho vay", "dư nợ đầu năm", NULL }, { "đã trả", "trả nợ", "thu nợ", "thu hồi", NULL },
    { "dư nợ", "còn nợ", "dư nợ còn", NULL } },
  /* Things that were made or came, and went. */
  { { "ươm", "sản xuất", "sản xuất được", "nhập", "thu hoạch", "thu mua", "sản lượng", "nhận", "tiếp nhận", NULL },
    { "xuất", "đã xuất", "bán", "đã bán", "tiêu thụ", "xuất vườn", "cấp phát", "đã cấp phát", "phân phối", "đã",
      "sử dụng", NULL },
    { "tồn", "còn", "còn lại", "còn trong", "tồn kho", "tồn vườn", "hao hụt", "thất thoát", NULL } },
  { { "kết nạp", "phát triển mới", "thành lập mới", "thành lập", "tăng", "sinh", "tuyển", "tuyển mới", NULL },
    { "giảm", "giải thể", "xóa tên", "ra khỏi", "nghỉ", "chết", NULL },
    { "thực tăng", "tăng thực", "tăng thêm", "tăng ròng", "tăng thực tế", NULL } },
  /* Cases, petitions, households: some are done with, some are not. */
  { { "tiếp nhận", "nhận", "thụ lý", "tổng số", "phát hiện", "phải", "lập", "khởi tố", "bắt", "tổng", "có", "cách ly", "dài", "hộ",
      "kiểm tra", "đã giải quyết", "xét nghiệm", NULL },
    { "đã giải quyết", "giải quyết", "xử lý", "đã xử lý", "đã trả", "hoàn thành", "đã hoàn thành", "thi hành", "thi hành xong",
      "hết hạn", "chi trả", "đã chi trả", "đã", "điều tra làm rõ", "làm rõ", "đã đưa", "đúng hạn", "trước hạn", "kết luận", NULL },
    { "còn lại", "còn", "hiện còn", "chưa giải quyết", "chưa xử lý", "chưa chi trả", "chưa", "tồn", "đang giải quyết", "đang xử lý",
      "số còn lại", "quá hạn", "chuyển kỳ sau", NULL } },
};

/* The first of them are of income. */
#define N_INCOMES 2

/* What leads to a figure of another time, of another body or of some of them. */
static const char * const other_words[] = {
  "cùng kỳ", "so với", "năm trước", "quý trước", "tháng trước", "phấn đấu", "dự kiến", "mỗi", "bình quân", "lũy kế", "riêng",
  "trong đó", "trong đó có", "gồm", "kỳ trước", "đầu năm", "đầu kỳ", "chuyển sang", "tồn đầu", NULL
};

/* What leads to some of the figure before. */
static const char * const some_words[] = { "trong đó", "trong đó có", "gồm", "riêng", NULL };

/* The last words before a figure: from the sign before, or the figure before it. */
static DrWording
fold_name (const DrCheck *check,
           const GArray  *mentions,
           guint          at)
{
  gsize to = dr_mentions_get (mentions, at)->start;
  gsize from = dr_check_sentence_start (check, to);

  if (at > 0)
    from = MAX (from, dr_mentions_get (mentions, at - 1)->end);

  return dr_check_fold (check, from, to);
}

/* --- three figures, each of a name --- */

static gboolean
is_usable (const DrMention *mention,
           const DrMention *left)
{
  return mention->hedge == DR_HEDGE_EXACT && !mention->is_percent && !mention->is_slashed && !mention->is_cell
         && mention->role != DR_NUMBER_ROLE_SHARE && mention->role != DR_NUMBER_ROLE_PERCENT
         && mention->role != DR_NUMBER_ROLE_CHANGE && dr_mention_is_alike (mention, left);
}

gboolean
dr_difference_fits (const DrMention *all,
                    const DrMention *gone,
                    const DrMention *left)
{
  DrDecimal sum = dr_small_add (gone->value, left->value);
  DrDecimal tolerance = dr_small_add (gone->tolerance, left->tolerance);

  return dr_sum_fits (&sum, &tolerance, all);
}

/* Whether the three are meant for each other though they do not fit: not far off, or a slip away. */
gboolean
dr_difference_is_near (const DrMention *all,
                       const DrMention *gone,
                       const DrMention *left)
{
  if (dr_decimal_compare (&all->value, &gone->value) <= 0)
    return FALSE;

  DrDecimal right = dr_small_subtract (all->value, gone->value);
  DrDecimal other_all = dr_small_add (gone->value, left->value);
  DrDecimal other_gone = dr_small_subtract (all->value, left->value);
  DrDecimal off = dr_small_distance (right, left->value);
  const DrDecimal few = { 2, 0 };

  /* Of a few things one or two more or less. */
  if (left->tolerance.coefficient == 0 && dr_decimal_compare (&off, &few) <= 0)
    return TRUE;

  return dr_sum_is_within (&left->value, &right, OFF_MOST) || dr_slip_grade (&left->value, &right) != DR_SLIP_NONE
         || dr_slip_grade (&all->value, &other_all) >= DR_SLIP_POSSIBLE
         || (other_gone.coefficient > 0 && dr_slip_grade (&gone->value, &other_gone) >= DR_SLIP_POSSIBLE);
}

void
dr_difference_report (DrCheck         *check,
                      const DrMention *all,
                      const DrMention *gone,
                      const DrMention *left)
{
  DrDecimal difference = dr_small_subtract (all->value, gone->value);
  const char *measure = left->measure != NULL ? left->measure : all->measure != NULL ? all->measure : "";
  g_autofree char *all_written = dr_mention_write (check, all);
  g_autofree char *gone_written = dr_mention_write (check, gone);
  g_autofree char *result = dr_check_write_decimal (&difference, measure);
  g_autofree char *arithmetic = g_strdup_printf ("%s - %s = %s", all_written, gone_written, result);
  g_autofree char *stated = dr_decimal_to_string (&left->value);
  g_autofree char *stated_words = dr_mention_write (check, left);
  g_autofree char *expected = dr_decimal_to_string (&difference);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };
  DrStretch places[] = { { all->start, all->end, 0 }, { gone->start, gone->end, 0 } };
  DrStretch own = { left->start, left->end, left->achievement != DR_NONE ? left->achievement + 1 : 0 };

  if (!dr_check_is_said (check, left->start, left->end) && !dr_check_is_said (check, gone->start, gone->end))
    dr_check_say (check, DR_RULE_DIFFERENCE_WRONG, &facts, own, places, 2);
}

/* Whether any two figures around make the third right, or it is one of a list that is. */
gboolean
dr_difference_is_right (const DrCheck *check,
                        const GArray  *mentions,
                        guint          at)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  gsize line = dr_check_line_start (check, left->start);
  gsize line_end = dr_check_line_end (check, left->end);
  guint first = at, last = at + 1;

  while (first > 0 && at - first < BEFORE_MOST && dr_mentions_get (mentions, first - 1)->start >= line)
    first--;
  while (last < mentions->len && last - at < BEFORE_MOST && dr_mentions_get (mentions, last)->start < line_end)
    last++;
  for (guint i = first; i < last; i++)
    for (guint j = first; j < last; j++)
      {
        const DrMention *one = dr_mentions_get (mentions, i);
        const DrMention *other = dr_mentions_get (mentions, j);

        *check->work += 1;
        if (i == j || i == at || j == at || one->is_percent || other->is_percent || !dr_mention_is_alike (one, left)
            || !dr_mention_is_alike (other, left))
          continue;
        if (dr_difference_fits (one, other, left) || (i < j && dr_difference_fits (left, one, other)))
          return TRUE;
      }

  return FALSE;
}

gboolean
dr_difference_is_aside (const DrCheck   *check,
                        const DrMention *mention,
                        gsize            until)
{
  for (gsize at = mention->end; at < until; at++)
    if (strchr ("()", check->text[at]) != NULL)
      return check->text[at] == ')';

  return FALSE;
}

static gboolean
is_part (const DrCheck   *check,
         const DrMention *mention)
{
  return mention->achievement != DR_NONE && dr_check_get_record (check, mention->achievement)->part_of != DR_NONE;
}

/* «Đầu năm còn 20 triệu đồng, thu 315 triệu đồng, chi …, còn …», «tiếp nhận 17 đơn, …, còn 5 đơn tồn đọng từ năm trước»: what there
 * was before may be left as well. */
static gboolean
has_opening (const DrCheck *check,
             const GArray  *mentions,
             guint          all,
             guint          left)
{
  static const char * const opening_words[] = {
    "đầu năm", "đầu kỳ", "năm trước", "kỳ trước", "chuyển sang", "mang sang", "tồn", "số dư", "dư", "đầu nhiệm kỳ", "kết dư", NULL
  };
  g_auto (DrWording) before = dr_check_fold (check, dr_check_sentence_start (check, dr_mentions_get (mentions, all)->start),
                                             dr_mentions_get (mentions, all)->end);
  g_auto (DrWording) between = dr_check_fold (check, dr_mentions_get (mentions, all)->end,
                                              dr_mentions_get (mentions, left - 1)->end);

  static const char * const earlier_words[] = { "kỳ trước", "năm trước", "quý trước", "tháng trước", "tồn đọng", NULL };
  gsize end = dr_mentions_get (mentions, left)->end;
  g_auto (DrWording) behind = dr_check_fold (check, end, dr_check_clause_end (check, end));

  return dr_wording_has (&before, opening_words) || dr_wording_has (&between, opening_words) || dr_wording_has (&behind, earlier_words);
}

/* The figure nearest before @at whose name the phrases tell, among those that count the same; G_MAXUINT if there is none. */
static guint
find_named (const DrCheck      *check,
            const GArray       *mentions,
            guint               at,
            guint               left,
            const char * const *phrases)
{
  gsize line = dr_check_line_start (check, dr_mentions_get (mentions, left)->start);

  for (guint i = at; i-- > 0 && left - i <= BEFORE_MOST && dr_mentions_get (mentions, i)->start >= line;)
    {
      if (!is_usable (dr_mentions_get (mentions, i), dr_mentions_get (mentions, left)))
        continue;
      /* «thu 315 triệu đồng (hội phí 120 triệu, vận động 195 triệu), chi …» */
      if (dr_difference_is_aside (check, dr_mentions_get (mentions, i), dr_mentions_get (mentions, at)->start))
        continue;
      if (dr_mentions_get (mentions, i + 1)->start - dr_mentions_get (mentions, i)->end > GAP_MOST)
        return G_MAXUINT;

      g_auto (DrWording) name = fold_name (check, mentions, i);
      /* «Tổng thu 642 triệu đồng, trong đó hội phí 210 triệu đồng; tổng chi …» */
      if (is_part (check, dr_mentions_get (mentions, i)) && dr_wording_has (&name, some_words)
          && dr_check_clause_end (check, dr_mentions_get (mentions, i)->end) <= dr_mentions_get (mentions, at)->start)
        continue;
      /* A target is told by what the reader made of it. */
      if (dr_wording_has (&name, other_words))
        return G_MAXUINT;

      return dr_wording_has (&name, phrases) ? i : G_MAXUINT;
    }

  return G_MAXUINT;
}

/* Income may stand in a line of its own, with what it is made of: «Doanh thu 38,7 tỷ đồng, trong đó …», and below «Chi phí 36,9 tỷ
 * đồng, lợi nhuận 1,8 tỷ đồng». */
static guint
find_above (const DrCheck      *check,
            const GArray       *mentions,
            guint               gone,
            guint               left,
            const char * const *phrases)
{
  gsize line = dr_check_line_start (check, dr_mentions_get (mentions, left)->start);
  gsize above = line > 0 ? dr_check_line_start (check, line - 1) : 0;

  if (gone > 0 && dr_mentions_get (mentions, gone - 1)->start >= line)
    return G_MAXUINT;
  for (guint i = gone; i-- > 0 && dr_mentions_get (mentions, i)->start >= above;)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->achievement == DR_NONE || is_part (check, mention) || !is_usable (mention, dr_mentions_get (mentions, left)))
        continue;
      g_auto (DrWording) name = fold_name (check, mentions, i);

      if (dr_wording_has (&name, phrases) && !dr_wording_has (&name, other_words))
        return i;
    }

  return G_MAXUINT;
}

/* «nhận 8.916, đúng hạn 8.864, quá hạn 42, đang xử lý 10»: whether all that stands behind the first makes it. */
static gboolean
is_whole_list (const DrCheck *check,
               const GArray  *mentions,
               guint          all,
               guint          left)
{
  const DrMention *whole = dr_mentions_get (mentions, all);
  gsize end = dr_check_sentence_end (check, dr_mentions_get (mentions, left)->end);
  DrDecimal sum = { 0, 0 }, tolerance = { 0, 0 };

  for (guint i = all + 1; i < mentions->len && dr_mentions_get (mentions, i)->start < end; i++)
    {
      const DrMention *part = dr_mentions_get (mentions, i);

      if (!dr_mention_is_summand (part) || !dr_mention_is_alike (part, whole))
        continue;
      sum = dr_small_add (sum, part->value);
      tolerance = dr_small_add (tolerance, part->tolerance);
    }

  return dr_sum_fits (&sum, &tolerance, whole);
}

static void
check_accounts (DrCheck      *check,
                const GArray *mentions,
                guint         at)
{
  const DrMention *left = dr_mentions_get (mentions, at);
  g_auto (DrWording) name = fold_name (check, mentions, at);

  if (dr_wording_has (&name, other_words))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      if (!dr_wording_has (&name, accounts[i].left))
        continue;

      guint gone = find_named (check, mentions, at, at, accounts[i].gone);
      guint all = gone != G_MAXUINT ? find_named (check, mentions, gone, at, accounts[i].all) : G_MAXUINT;
      if (gone != G_MAXUINT && all == G_MAXUINT && i < N_INCOMES)
        all = find_above (check, mentions, gone, at, accounts[i].all);
      if (all == G_MAXUINT)
        continue;

      const DrMention *whole = dr_mentions_get (mentions, all);
      const DrMention *part = dr_mentions_get (mentions, gone);
      if (dr_difference_fits (whole, part, left) || !dr_difference_is_near (whole, part, left)
          || dr_difference_is_right (check, mentions, at) || is_whole_list (check, mentions, all, at)
          || has_opening (check, mentions, all, at))
        return;
      dr_difference_report (check, whole, part, left);
      return;
    }
}

gboolean
dr_check_difference (DrCheck  *check,
                     GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 1; i < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *left = dr_mentions_get (mentions, i);

      if (dr_mention_is_summand (left) || (left->role == DR_NUMBER_ROLE_CHANGE && !left->is_percent && !left->is_cell
                                           && left->hedge == DR_HEDGE_EXACT))
        check_accounts (check, mentions, i);
      dr_check_denial (check, mentions, i);
      dr_check_left_of_plan (check, mentions, i);
      dr_check_left_apart (check, mentions, i);
    }

  return dr_check_is_well (check, error);
}
