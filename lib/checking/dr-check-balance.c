/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «balance»: what there was, what came, what went, what there is. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

/* No more flows than these between opening and closing, none further apart than this. */
#define FLOWS_MOST 8
/* Of which so many may be told neither way. */
#define EITHER_MOST 3
#define GAP_MOST 160

static const char * const opening_words[] = {
  "đầu năm", "đầu kỳ", "đầu quý", "đầu tháng", "đầu nhiệm kỳ", "chuyển sang", "tồn đầu", "số dư đầu", "năm trước chuyển", "tồn cũ",
  "kỳ trước", "năm trước", "năm cũ", "vụ cũ", "kỳ cũ", "mang sang", "doanh thu", "tổng thu", "tổng doanh thu", NULL
};
static const char * const closing_words[] = {
  "cuối", "cuối năm", "toàn đảng bộ", "toàn huyện", "toàn xã", "toàn trường", "toàn tỉnh", "cuối kỳ", "cuối quý", "cuối tháng", "đến nay", "hiện có", "hiện còn", "nâng tổng", "tổng số", "số dư cuối",
  "tồn cuối", "lợi nhuận", "lãi", "chênh lệch", "kết dư", "còn", "còn lại", "nay", "hiện nay", "tồn quỹ", "chuyển kỳ sau", "tồn", "hiện còn", "hiện nay còn", "dư nợ", "số dư", "dư cuối", "vẫn còn", NULL
};
static const char * const in_words[] = {
  "kết nạp", "kết nạp mới", "tiếp nhận", "thu", "tăng", "nhận", "chuyển đến", "bổ sung", "phát sinh", "vận động", "thành lập",
  "thành lập mới", "phát triển mới", "thu trong kỳ", "tuyển dụng", "tăng thêm", "tiếp nhận mới", "nhập",
  "vay", "vay thêm", "thêm", "nhận thêm", "nhận mới", "nhận về", "thụ lý mới", "huy động", "tuyển", "mua", "mua thêm", "sinh ra", "chuyển về", NULL
};
static const char * const out_words[] = {
  "giảm", "chi", "chuyển đi", "qua đời", "từ trần", "xóa tên", "khai trừ", "xuất", "giải thể", "cho ra khỏi", "thoát nghèo",
  "thoát", "trưởng thành", "hết tuổi", "ra khỏi", "bàn giao", "chi phí", "tổng chi", "tổng chi phí", "trả", "nghỉ", "chết", "đã giải quyết", "giải quyết", "đã xử lý", "thôi", "rút", "chi trong kỳ", "chi ra",
  "trả nợ", "bán", "tử vong", "bỏ", "hao hụt", "sử dụng", "đã dùng", "cấp phát", "xuất bán", "chi tất cả", "giải quyết xong", "xử lý", "thu nợ", "thu hồi", NULL
};
/* Figures that belong to no account of this kind. */
static const char * const other_words[] = {
  "so với", "trong đó", "gồm", "chỉ tiêu", "kế hoạch", "mỗi", "bình quân", "riêng", "phấn đấu", "dự kiến", "cùng kỳ", NULL
};

/* Of these one sentence tells what came in, the next what went out. */
static const char * const income_words[] = { "doanh thu", "tổng thu", "tổng doanh thu", NULL };

typedef enum
{
  FLOW_IN,
  FLOW_OUT,
  FLOW_NONE,
  FLOW_EITHER     /* no word says which way: «vào viện», «ra viện» */
} FlowWay;

typedef struct
{
  const DrMention *figure;
  FlowWay          way;
} Flow;

/* The word for what came or went that stands nearest to the figure. */
static FlowWay
classify (const DrWording *lead)
{
  const char *last_in = NULL;
  const char *last_out = NULL;

  for (const char * const *words[] = { in_words, out_words, NULL }, * const * const *list = words; *list != NULL; list++)
    for (const char * const *word = *list; *word != NULL; word++)
      {
        const char *at = g_strrstr (lead->folded, dr_wording_get_phrase (lead, *word));
        const char **last = *list == in_words ? &last_in : &last_out;

        if (at != NULL && (*last == NULL || at > *last))
          *last = at;
      }
  if (last_in == NULL && last_out == NULL)
    return FLOW_EITHER;

  return last_out != NULL && (last_in == NULL || last_out > last_in) ? FLOW_OUT : FLOW_IN;
}

static gboolean
is_usable (const DrMention *mention)
{
  return (mention->role == DR_NUMBER_ROLE_ACHIEVEMENT || mention->role == DR_NUMBER_ROLE_CHANGE
          || mention->role == DR_NUMBER_ROLE_UNREAD)
         && mention->hedge == DR_HEDGE_EXACT && !mention->is_percent && !mention->is_slashed && !mention->is_cell
         && (mention->measure == NULL || strchr (mention->measure, '/') == NULL);
}

static void
report (DrCheck          *check,
        const DrMention  *opening,
        const Flow       *flows,
        guint             n_flows,
        const DrMention  *closing,
        const DrDecimal  *sum)
{
  g_autofree char *first = dr_mention_write (check, opening);
  GString *arithmetic = g_string_new (first);
  DrStretch places[FLOWS_MOST + 1] = { { opening->start, opening->end, 0 } };
  DrStretch source = { closing->start, closing->end, 0 };
  guint n_places = 0;

  source = dr_stretch_join (source, places[0]);
  for (guint i = 0; i < n_flows; i++)
    {
      g_autofree char *written = dr_mention_write (check, flows[i].figure);

      if (flows[i].way == FLOW_NONE)
        continue;
      g_string_append_printf (arithmetic, " %s %s", flows[i].way == FLOW_OUT ? "-" : "+", written);
      places[++n_places] = (DrStretch) { flows[i].figure->start, flows[i].figure->end, 0 };
    }
  g_autofree char *result = dr_check_write_decimal (sum, closing->measure != NULL ? closing->measure : "");
  g_string_append_printf (arithmetic, " = %s", result);

  g_autofree char *stated = dr_decimal_to_string (&closing->value);
  g_autofree char *stated_words = dr_mention_write (check, closing);
  g_autofree char *expected = dr_decimal_to_string (sum);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic->str,
                        .expected_low = expected, .expected_high = expected };
  dr_check_say (check, DR_RULE_BALANCE_WRONG, &facts, source, places, n_places + 1);
  g_string_free (arithmetic, TRUE);
}

/* What the account comes to. */
static DrDecimal
get_sum (const DrMention *opening,
         const Flow      *flows,
         guint            n_flows)
{
  DrDecimal sum = opening->value;

  for (guint i = 0; i < n_flows; i++)
    if (flows[i].way == FLOW_OUT)
      sum = dr_small_subtract (sum, flows[i].figure->value);
    else if (flows[i].way == FLOW_IN)
      sum = dr_small_add (sum, flows[i].figure->value);

  return sum;
}

/* What rounding may make of it. */
static DrDecimal
get_slack (const DrMention *opening,
           const Flow      *flows,
           guint            n_flows,
           const DrMention *closing)
{
  DrDecimal slack = dr_small_add (opening->tolerance, closing->tolerance);

  for (guint i = 0; i < n_flows; i++)
    slack = dr_small_add (slack, flows[i].figure->tolerance);

  return dr_small_add (slack, slack);
}

/* Each of the ways that a figure may go in its turn: it may have nothing to do with the account. */
static const FlowWay ways[] = { FLOW_IN, FLOW_OUT, FLOW_NONE };

static void
choose (Flow        *flows,
        const guint *either,
        guint        n_either,
        guint        choice)
{
  for (guint i = 0; i < n_either; i++, choice /= G_N_ELEMENTS (ways))
    flows[either[i]].way = ways[choice % G_N_ELEMENTS (ways)];
}

/* Gives the flows of which no word says the way the one that comes nearest. TRUE if an account is near, and wrong. */
static gboolean
settle (const DrMention *opening,
        Flow            *flows,
        guint            n_flows,
        const DrMention *closing,
        DrDecimal       *sum)
{
  guint either[EITHER_MOST];
  guint n_either = 0;
  guint best = 0;
  DrDecimal least = { 0, 0 };
  const DrDecimal ten = { 10, 0 };

  for (guint i = 0; i < n_flows; i++)
    if (flows[i].way == FLOW_EITHER)
      {
        if (n_either == EITHER_MOST)
          return FALSE;
        either[n_either++] = i;
      }
  guint n_choices = 1;
  for (guint i = 0; i < n_either; i++)
    n_choices *= G_N_ELEMENTS (ways);
  for (guint choice = 0; choice < n_choices; choice++)
    {
      choose (flows, either, n_either, choice);

      DrDecimal off = dr_small_distance (get_sum (opening, flows, n_flows), closing->value);
      if (choice == 0 || dr_decimal_compare (&off, &least) < 0)
        {
          least = off;
          best = choice;
        }
    }
  choose (flows, either, n_either, best);

  DrDecimal slack = get_slack (opening, flows, n_flows, closing);
  DrDecimal scaled = dr_small_multiply (least, ten);
  *sum = get_sum (opening, flows, n_flows);

  /* Of a few things, each told to have come or gone, three more or less. */
  const DrDecimal few = { 3, 0 };
  gboolean is_few = n_either == 0 && slack.coefficient == 0 && dr_decimal_compare (&least, &few) <= 0;

  return dr_decimal_compare (&least, &slack) > 0
         && (is_few || dr_decimal_compare (&scaled, &closing->value) <= 0 || dr_slip_is_between (sum, &closing->value, 3, 0));
}

static gboolean
is_part_of (const DrCheck   *check,
            const DrMention *mention,
            const DrMention *whole)
{
  guint32 part_of = mention->achievement != DR_NONE ? dr_check_get_record (check, mention->achievement)->part_of : DR_NONE;

  return part_of != DR_NONE && part_of == whole->achievement;
}

/* «giảm 3 đại biểu (chuyển công tác 2, từ trần 1)»: what stands in brackets explains a flow, and is none. */
static gboolean
is_in_brackets (const DrCheck *check,
                gsize          from,
                gsize          at)
{
  while (at > from && strchr ("()", check->text[at - 1]) == NULL)
    at--;

  return at > from && check->text[at - 1] == '(';
}

/* «dư nợ 31/12 là 1.795 triệu đồng»: a day without its word, which may have been read as a pair. */
static gboolean
may_be_day (const DrMention *mention)
{
  const DrDecimal last = { 31, 0 };
  DrDecimal written = mention->value;

  /* Of a magnitude that stands further behind. */
  written = dr_decimal_normalize (&written);
  written.exponent = 0;

  return mention->is_slashed && dr_decimal_compare (&written, &last) <= 0;
}

static void
check_from (DrCheck       *check,
            const GArray  *mentions,
            guint          at)
{
  const DrMention *opening = dr_mentions_get (mentions, at);
  Flow flows[FLOWS_MOST];
  guint n_flows = 0;
  DrDecimal sum;
  const DrMention *before = opening;

  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  if (!is_usable (opening) || !dr_wording_has (&lead, opening_words)
      || dr_wording_has (&lead, other_words))
    return;

  gsize line_end = dr_check_line_end (check, opening->end);
  gsize reach = GAP_MOST;
  gsize lead_start = opening->end;
  if (dr_wording_has (&lead, income_words))
    {
      line_end = dr_check_line_end (check, MIN (line_end + 1, check->size));
      reach = 2 * GAP_MOST;
    }
  for (guint i = at + 1; i < mentions->len && dr_mentions_get (mentions, i)->start < line_end; i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);
      g_auto (DrWording) words = dr_check_fold (check, MAX (lead_start, dr_check_sentence_start (check, mention->start)), mention->start);

      if (!may_be_day (mention))
        lead_start = mention->end;
      /* What is said of a figure in brackets is no account. */
      if (mention->is_percent || may_be_day (mention) || is_in_brackets (check, opening->end, mention->start)
          || (reach > GAP_MOST && (is_part_of (check, mention, before) || mention->role == DR_NUMBER_ROLE_CHANGE)))
        continue;
      if (!is_usable (mention) || !dr_mention_is_alike (mention, opening) || mention->start - before->end > reach
          || dr_wording_has (&words, other_words))
        return;

      FlowWay way = classify (&words);
      if (way == FLOW_EITHER && !dr_wording_has (&words, closing_words))
        {
          /* «có 15 người chuyển đi» */
          g_auto (DrWording) noun = dr_mention_fold_noun (check, mention);

          way = classify (&noun);
        }
      gboolean is_closing = dr_wording_has (&words, closing_words)
                            && (way == FLOW_EITHER || dr_wording_ends (&words, closing_words)
                                || dr_wording_begins (&words, closing_words));
      if (n_flows > 0 && is_closing)
        {
          /* Numbers without a noun at either end may count anything. */
          if ((opening->achievement != DR_NONE || mention->achievement != DR_NONE)
              && settle (opening, flows, n_flows, mention, &sum))
            report (check, opening, flows, n_flows, mention, &sum);
          return;
        }
      if (n_flows == FLOWS_MOST)
        return;
      flows[n_flows++] = (Flow) { mention, way };
      before = mention;
    }
}

gboolean
dr_check_balance (DrCheck  *check,
                  GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    check_from (check, mentions, i);

  return dr_check_is_well (check, error);
}
