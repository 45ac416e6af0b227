/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «share»: shares that are one slip away from being right.
 *
 * «62 khu dân cư, chiếm 12,81% số khu dân cư», 525 of them a page before: nothing in the sentence says what the whole
 * is, but only one digit keeps it from being those 525. Where any figure of the kind makes the share right, it is.
 */

#include "config.h"

#include "checking/dr-check-share-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

/* A share stands no further behind its figure. */
#define SHARE_MOST 90
/* Words that a sentence begins with. */
#define BEGIN_MOST 20
/* Digits that a share needs for one that differs to tell. */
#define DIGITS_LEAST 3
/* Figures before a share, and behind it, that are tried for its whole. */
#define BEFORE_MOST 384
#define BEHIND_MOST 96

static const char * const other_words[] = {
  "chỉ tiêu", "kế hoạch", "nghị quyết", "dự toán", "tăng", "giảm", "so với", "cùng kỳ", "vượt", NULL
};
/* What a figure is called that others are shares of. */
static const char * const total_words[] = {
  "tổng số", "tổng", "toàn huyện", "toàn xã", "toàn tỉnh", "toàn thị xã", "toàn thành phố", "toàn phường", "toàn đảng bộ",
  "toàn hội", "toàn trường", "toàn ngành", "hiện có", "toàn", "nguồn vốn", "dư nợ", "cuối tháng", "cuối quý", "cuối kỳ", "cuối năm", NULL
};

/* In one measure for part and whole, so that a count is known to be one. */
static DrQuantity *
dup_quantity (const DrMention *mention,
              const char      *measure)
{
  GRefString *words = g_ref_string_new (measure);
  DrQuantity *quantity = dr_quantity_new_from_decimal (&mention->value, NULL, DR_HEDGE_EXACT, words, words);

  g_ref_string_release (words);

  return quantity;
}

/* «tổng số hộ», «số hộ toàn xã» are all of them, «hộ nông nghiệp» are some. */
static gboolean
is_name_of (const DrWording *name,
            const char      *measure)
{
  static const char * const leads[] = { "", "số", "tổng số", "trong tổng số", "trên tổng số", "so với tổng số", "so với số", NULL };
  static const char * const tails[] = { "toàn tỉnh", "toàn huyện", "toàn xã", "toàn thị xã", "hiện có", "trên địa bàn", NULL };

  g_autofree char *counted = dr_wording_fold_phrase (measure);

  for (const char * const *lead = leads; *lead != NULL; lead++)
    {
      const char *one[] = { *lead, NULL };
      gsize length = 0;

      if ((**lead != '\0' && !dr_wording_begins_with (name, one, &length))
          || !g_str_has_prefix (name->folded + length, counted))
        continue;

      DrWording rest = { name->folded + length + strlen (counted) - 1, name->phrases };
      if (dr_wording_is_empty (&rest) || dr_wording_begins (&rest, tails))
        return TRUE;
    }

  return FALSE;
}

/* «thụ lý 640 vụ, giải quyết 576 vụ, đạt 90%»: of no target that is stated, what was reached may be one of all there were. */
static gboolean
has_stated_target (const DrCheck *check,
                   guint32        achievement)
{
  guint32 target = dr_check_get_record (check, achievement)->target;

  return target != DR_NONE && g_array_index (check->data->targets, DrTargetRecord, target).has_planned;
}

/* The figure that a share is said of; NULL if it cannot be told. */
static const DrMention *
find_part (const DrCheck *check,
           const GArray  *mentions,
           guint          share,
           gsize         *name_end)
{
  const DrMention *percent = dr_mentions_get (mentions, share);

  if (share == 0 || !percent->is_percent || percent->hedge != DR_HEDGE_EXACT || percent->is_cell
      || (percent->role != DR_NUMBER_ROLE_SHARE && percent->role != DR_NUMBER_ROLE_ACHIEVEMENT
          && percent->role != DR_NUMBER_ROLE_PERCENT))
    return NULL;

  const DrMention *part = dr_mentions_get (mentions, share - 1);
  if (part->is_slashed && share >= 2 && part->achievement == DR_NONE)
    part = dr_mentions_get (mentions, share - 2);
  gsize end = dr_mentions_get (mentions, share - 1)->end;
  g_auto (DrWording) between = dr_check_fold (check, end, percent->start);
  gboolean is_claimed = dr_wording_ends (&between, dr_share_words) || dr_check_sign_before (check, percent->start) == '(';
  if (part->achievement == DR_NONE || part->is_percent || part->hedge != DR_HEDGE_EXACT
      || (percent->role != DR_NUMBER_ROLE_ACHIEVEMENT && percent->item != part->achievement)
      || percent->start - end > SHARE_MOST || percent->start > dr_check_clause_end (check, end) || !is_claimed
      || dr_wording_has (&between, other_words) || strchr (part->measure, '/') != NULL)
    return NULL;

  g_auto (DrWording) behind = dr_check_fold (check, percent->end,
                                             MIN (percent->end + 40, dr_check_clause_end (check, percent->end)));

  if (dr_wording_begins (&behind, other_words))
    return NULL;

  /* «chiếm 2,16% dân số» names another whole, «chiếm 2,16% số hộ» the one that is counted. */
  gsize limit = dr_check_clause_end (check, percent->end);
  for (gsize at = percent->end; at < limit; at++)
    if (strchr (",()", check->text[at]) != NULL)
      limit = at;
  *name_end = limit;

  return part;
}

/* Whether the words behind a share, if there are any, name the whole: by what it counts, or by its label. */
static gboolean
may_be_whole (const DrCheck   *check,
              const DrWording *name,
              const DrMention *part,
              const DrMention *whole)
{
  gboolean is_alike = dr_mention_is_alike (whole, part);

  if (dr_wording_is_empty (name))
    return is_alike;
  if (whole->achievement == DR_NONE)
    return FALSE;
  if (is_name_of (name, whole->measure))
    return TRUE;
  if (!is_alike)
    return FALSE;

  g_autofree char *label = dr_wording_fold_phrase (dr_check_get_label (check, whole->achievement));
  static const char * const totals[] = { "tổng số", "tổng", "số", NULL };
  gsize length = 0;
  if (!dr_wording_begins_with (name, totals, &length))
    length = 0;

  return strstr (label, name->folded + length) != NULL;
}

/* «khám cho 386 lượt chị, phát hiện 124 chị nhiễm bệnh, tỷ lệ 32,1%» */
static gboolean
are_turns_of (const DrMention *whole,
              const DrMention *part)
{
  return whole->measure != NULL && g_str_has_prefix (whole->measure, "lượt ") && dr_measure_is_person (part->measure);
}

static gboolean
is_called_total (const DrCheck   *check,
                 const DrMention *whole)
{
  gsize reach = whole->start - MIN (whole->start, 64);
  gsize from = MAX (dr_check_clause_start (check, whole->start), reach);
  g_auto (DrWording) lead = dr_check_fold (check, from, whole->start);

  return dr_wording_has (&lead, total_words);
}

/* «Tư vấn 2.118 vụ: … Trong đó miễn phí 1.386 vụ, chiếm 65,4%»: whether a figure is the first one of the line above. */
static gboolean
is_first_above (const DrCheck *check,
                const GArray  *mentions,
                guint          at,
                gsize          line)
{
  gsize start = dr_mentions_get (mentions, at)->start;

  if (start >= line)
    return FALSE;
  gsize above = dr_check_line_start (check, line - 1);

  return start >= above && (at == 0 || dr_mentions_get (mentions, at - 1)->start < above);
}

/* «chiếm 0,2% tổng dư nợ»: whether the words straight before a figure are the name of the whole, of two words at least. */
static gboolean
is_called (const DrCheck   *check,
           const GArray    *mentions,
           guint            at,
           const DrWording *name)
{
  static const char * const totals[] = { "tổng", "tổng số", "toàn bộ", NULL };
  static const char * const copulas[] = { "là", "đạt", "có", NULL };

  if (!dr_wording_begins (name, totals))
    return FALSE;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);
  for (const char * const *copula = copulas; *copula != NULL; copula++)
    {
      const char *phrase = dr_wording_get_phrase (&lead, *copula);

      if (g_str_has_suffix (lead.folded, phrase))
        lead.folded[strlen (lead.folded) - strlen (phrase) + 1] = '\0';
    }

  return g_str_has_suffix (lead.folded, name->folded) && strchr (name->folded + 1, ' ') != strrchr (name->folded, ' ');
}

typedef enum
{
  CALLED_UNKNOWN,
  CALLED_TOTAL,
  CALLED_OTHERWISE
} Called;

/* The same; @called keeps what was found out, since many shares ask of one figure. */
static gboolean
is_total (const DrCheck *check,
          const GArray  *mentions,
          guint          at,
          GArray        *called)
{
  guint8 *known = &g_array_index (called, guint8, at);

  if (*known == CALLED_UNKNOWN)
    *known = is_called_total (check, dr_mentions_get (mentions, at)) ? CALLED_TOTAL : CALLED_OTHERWISE;

  return *known == CALLED_TOTAL;
}

/* Whether the two are a slip apart once the right share is written to the digits of the stated one. */
static gboolean
is_slip (const DrMention *part,
         const DrMention *whole,
         const DrMention *share)
{
  for (int i = 0; i < 2; i++)
    {
      DrDecimal right = dr_small_percent (part->value, whole->value, dr_mention_get_n_decimals (share), i == 0);

      if (dr_slip_is_between (&share->value, &right, DIGITS_LEAST, 1))
        return TRUE;
    }

  return FALSE;
}

/* Whether a share is so far from being right that no digit that was left out makes it so: those of counts are all there. */
static gboolean
is_far (const DrMention *part,
        const DrMention *whole,
        const DrMention *share)
{
  gboolean are_counts = part->tolerance.coefficient == 0 && whole->tolerance.coefficient == 0;
  DrDecimal right = dr_small_percent (part->value, whole->value, 3, FALSE);
  DrDecimal off = dr_small_distance (right, share->value);
  DrDecimal most = are_counts ? (DrDecimal) { 2, share->value.exponent }
                              : dr_small_multiply (dr_decimal_compare (&right, &share->value) < 0 ? right : share->value, (DrDecimal) { 7, 0 });

  return (are_counts || share->value.coefficient > 0) && dr_decimal_compare (&off, &most) > 0;
}

/* «25 đại biểu; đảng viên 21 người, chiếm 80%»: of the one figure that it can be of, it is off by a fifth at most. */
static gboolean
is_only_near (const DrMention *part,
              const DrMention *whole,
              const DrMention *share)
{
  DrDecimal right = dr_small_percent (part->value, whole->value, 3, FALSE);
  DrDecimal off = dr_small_multiply (dr_small_distance (right, share->value), (DrDecimal) { 5, 0 });

  return dr_decimal_compare (&off, &share->value) <= 0;
}

/* «đề nghị truy tố 52 vụ/83 bị can; truy tố 51 vụ/82 bị can, đạt 98,1%»: whether the share is of the figure beside its own. */
static gboolean
fits_beside (DrCheck       *check,
             const GArray  *mentions,
             guint          at)
{
  const DrMention *share = dr_mentions_get (mentions, at);
  const DrMention *beside = at > 1 ? dr_mentions_get (mentions, at - 2) : NULL;
  gsize from = dr_check_sentence_start (check, share->start);

  if (beside == NULL || beside->start < from || beside->measure == NULL
      || !dr_check_has_sign (check, beside->end, dr_mentions_get (mentions, at - 1)->start, "/"))
    return FALSE;

  g_autoptr (DrQuantity) figure = dup_quantity (beside, beside->measure);
  g_autoptr (DrQuantity) percent = dup_quantity (share, "%");
  for (guint i = at - 2; i-- > 0 && dr_mentions_get (mentions, i)->start >= from;)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);
      g_autoptr (DrQuantity) total = g_strcmp0 (whole->measure, beside->measure) == 0 ? dup_quantity (whole, beside->measure) : NULL;

      *check->work += 1;
      if (total != NULL && dr_reckon_percent_fit (figure, total, percent) < DR_FIT_INCONSISTENT)
        return TRUE;
    }

  return FALSE;
}

/* «12,8 tỷ đồng, vượt giá khởi điểm 0,64 tỷ đồng (5,3%)», «đạt 37% kế hoạch: vốn trung ương 21,3 tỷ đồng (33,9%)»: whether what
 * leads to a part says that its percentage is one of something else. */
static gboolean
is_of_another_kind (const DrCheck   *check,
                    const GArray    *mentions,
                    guint            at)
{
  static const char * const kind_words[] = {
    "vượt", "tiết kiệm", "chênh lệch", "cao hơn", "thấp hơn", "nhiều hơn", "ít hơn", "kế hoạch", "chỉ tiêu", "dự toán", NULL
  };
  const DrMention *part = dr_mentions_get (mentions, at);
  gsize from = part->start;
  gsize before = at > 0 ? dr_mentions_get (mentions, at - 1)->end : 0;
  gsize least = MAX (before, dr_check_clause_start (check, part->start));

  while (from > least && check->text[from - 1] != ',')
    from--;
  g_auto (DrWording) lead = dr_check_fold (check, from, part->start);

  return dr_wording_has (&lead, kind_words);
}

/* Whether the figure has a percentage of the kind itself, so that the other one is none of it. */
static gboolean
has_percentage (const DrCheck   *check,
                const DrMention *whole,
                const DrMention *share)
{
  const DrAchievementRecord *record = dr_check_get_record (check, whole->achievement);

  return record->has_share || (share->role == DR_NUMBER_ROLE_PERCENT && record->has_percent_of_target);
}

static void
check_one (DrCheck       *check,
           const GArray  *mentions,
           guint          at,
           GArray        *called)
{
  const DrMention *share = dr_mentions_get (mentions, at);
  gsize name_end = 0;
  guint n_here = 0;
  const DrMention *part = find_part (check, mentions, at, &name_end);
  const DrMention *found = NULL;
  const DrMention *only = NULL;
  const DrMention *namesake = NULL;
  guint n_namesakes = 0;

  if (part == NULL || dr_check_is_said (check, share->start, share->end)
      || has_stated_target (check, part->achievement))
    return;

  gsize from = dr_check_sentence_start (check, part->start);
  gsize to = dr_check_sentence_end (check, share->end);
  gsize line = dr_check_line_start (check, part->start);
  guint32 linked = dr_check_get_record (check, part->achievement)->part_of;
  static const char * const some_words[] = { "trong đó", "trong số đó", "trong số này", NULL };
  g_auto (DrWording) name = dr_check_fold (check, share->end, name_end);
  g_auto (DrWording) begin = dr_check_fold (check, from, strchr ("Tt", dr_check_sign_after (check, from)) != NULL
                                                         ? MIN (part->start, from + BEGIN_MOST) : from);
  gboolean is_some = dr_wording_begins (&begin, some_words);
  g_autoptr (DrQuantity) figure = dup_quantity (part, part->measure);
  g_autoptr (DrQuantity) percent = dup_quantity (share, "%");
  for (guint i = at > BEFORE_MOST ? at - BEFORE_MOST : 0; i < MIN (mentions->len, at + BEHIND_MOST); i++)
    {
      const DrMention *whole = dr_mentions_get (mentions, i);
      gboolean is_linked = whole->achievement != DR_NONE && whole->achievement == linked;

      if (whole == part || whole->is_percent || whole->is_cell || dr_decimal_compare (&whole->value, &part->value) <= 0)
        continue;
      /* «…, trung bình 1 chi đoàn (3,33%) trong tổng số 30 chi đoàn». */
      gboolean is_near = whole->start >= from
                         && (whole->start < share->start || (whole->start < to && is_total (check, mentions, i, called)));
      gboolean is_turns = is_near && dr_wording_is_empty (&name) && are_turns_of (whole, part);
      gboolean is_named = is_turns || may_be_whole (check, &name, part, whole);
      gboolean is_head = is_some && is_named && is_first_above (check, mentions, i, line);
      if (!is_linked && !is_near && !is_named)
        continue;

      gboolean is_beyond = is_far (part, whole, share);
      g_autoptr (DrQuantity) total = is_beyond ? NULL : dup_quantity (whole, part->measure);
      *check->work += !is_beyond;
      if (total != NULL && dr_percent_fit (figure, total, percent, NULL) != DR_FIT_INCONSISTENT)
        return;
      if (whole->start > to || whole->hedge != DR_HEDGE_EXACT || whole->measure == NULL || !is_named
          || !(is_linked || is_near || is_head || whole->start >= line || !dr_wording_is_empty (&name)
               || is_total (check, mentions, i, called)))
        continue;
      if (dr_mention_is_alike (whole, part) && is_called (check, mentions, i, &name))
        {
          n_namesakes += namesake == NULL || dr_decimal_compare (&namesake->value, &whole->value) != 0;
          namesake = whole;
        }
      /* «184.306 người, chiếm 34,2%; 168.117 người, chiếm 31,2%»: both of something else. */
      if (!is_linked && has_percentage (check, whole, share))
        continue;
      n_here += is_near && !is_turns && dr_mention_is_summand (whole);
      if (is_slip (part, whole, share))
        found = whole;
      else if (is_near && !is_turns && is_only_near (part, whole, share))
        only = whole;
    }
  if (found == NULL && n_here == 1)
    found = only;
  /* However far off it is, of what is called so there is one figure. */
  if (found == NULL && n_namesakes == 1)
    found = namesake;
  if (found == NULL || fits_beside (check, mentions, at) || is_of_another_kind (check, mentions, at - 1))
    return;

  g_autoptr (DrQuantity) total = dup_quantity (found, part->measure);
  g_autofree char *expected = NULL;
  g_autofree char *arithmetic = dr_share_write (figure, total, dr_mention_get_n_decimals (share), &expected);
  g_autofree char *stated = dr_decimal_to_string (&share->value);
  g_autofree char *stated_words = dr_mention_write (check, share);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic, .stated_words = stated_words };
  DrStretch place = { found->start, found->end, 0 };

  dr_check_say (check, DR_RULE_SHARE_LOOSE, &facts,
                dr_stretch_join ((DrStretch) { part->start, part->end, part->achievement + 1 },
                                 (DrStretch) { share->start, share->end, 0 }),
                &place, 1);
}

void
dr_check_share_nearby (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  g_autoptr (GArray) called = g_array_new (FALSE, TRUE, sizeof (guint8));

  g_array_set_size (called, mentions->len);
  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    check_one (check, mentions, i, called);
}
