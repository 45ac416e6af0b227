/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rules «mean» and «product»: a figure for each, in whatever words, with its count and its total near it.
 *
 * «Giá mua 6.700.000 đồng/tấn. Tiền thóc đã trả đối với 1.512 tấn là …», «Chia đều, một hộ được 340 triệu đồng», «6 triệu đồng
 * một nhà», «1.150 tấn quả, giá 62.000 đồng/kg». Which three belong together is told by what they count, a ton being so many
 * kg, and by their figures: whatever makes it right is believed, and otherwise one slip, a wrong magnitude or three figures
 * straight beside each other have to show it.
 */

#include "config.h"

#include "checking/dr-check-rate-private.h"

#include <string.h>

#include "checking/dr-rate-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-measure-private.h"

/* Figures before a rate and behind it that are tried. */
#define BEFORE_MOST 12
#define BEHIND_MOST 6
/* Figures from which the count of a wrong magnitude may come. */
#define FAR_MOST 256
/* Bytes of «cho mỗi nhà» behind a figure, or between «một hộ» and one. */
#define WORDS_MOST 48

static const char * const mean_words[] = {
  "bình quân", "trung bình", "bq", "chia đều", "chia ra", "chia cho", "tính ra", "tính bình quân", "đổ đồng", "san đều", "cứ", NULL
};
static const char * const yield_words[] = { "năng suất", NULL };
/* Said of a rate that is not one of all there is. */
static const char * const loose_words[] = {
  "khoảng", "ước", "tối đa", "không quá", "tối thiểu", "ít nhất", "từ", "hỗ trợ thêm", "cùng kỳ", "kế hoạch", "chỉ tiêu",
  "phấn đấu", "so với", "năm trước", "dự kiến", "cao hơn", "thấp hơn", NULL
};
/* By how much it changed. */
static const char * const change_words[] = { "tăng", "giảm", "tăng thêm", "giảm thêm", "tăng được", "giảm được", "thêm", NULL };
static const char * const norm_words[] = { "theo quy định", "theo định mức", "so với", "theo chuẩn", NULL };
/* A count or a total of another time. */
static const char * const other_words[] = {
  "cùng kỳ", "kế hoạch", "chỉ tiêu", "so với", "năm trước", "quý trước", "tháng trước", "dự kiến", "phấn đấu", "vượt", "hụt",
  "chênh lệch", NULL
};
/* What ends a reckoning that stands straight behind its count and its rate. */
static const char * const made_words[] = {
  "hết", "tổng", "tổng cộng", "cộng", "tổng số", "tổng số tiền", "tổng kinh phí", "thành tiền", "trị giá", "tổng trị giá", "thu về",
  "thu được", "là", "được", "số tiền", "kinh phí", "sản lượng", "doanh thu", "chi hết", "vị chi", "cả thảy", "thành", NULL
};

/* What may stand between «bình quân» and its figure; whatever else does names one of another count. */
static const char * const plain_words[] = {
  "mỗi", "một", "là", "đạt", "chung", "cho mỗi", "cho một", "giá", "số tiền", "mức", NULL
};
/* The total is of several instalments. */
static const char * const part_words[] = { "đợt", "lần", "trong đó", "khác", NULL };

/* The total is of what others gave as well. */
static const char * const other_givers[] = {
  "đối ứng", "cả phần", "kể cả", "gồm cả", "bao gồm cả", "góp", "đóng góp", "góp thêm", "thêm", "ngoài ra", "còn lại", NULL
};

/* How a rate is told. */
typedef struct
{
  DrMention told;       /* the figure, with @measure */
  char     *measure;    /* (owned) «đồng/nhà» */
  guint     first;      /* figures from here up to @last are the rate: «một nhà» is none */
  guint     last;
  gboolean  has_words;  /* «một nhà», and not a slash alone, says that it is one */
} NearRate;

static void
near_rate_clear (NearRate *self)
{
  g_free (self->measure);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NearRate, near_rate_clear)

static gboolean
is_one (const DrMention *mention)
{
  const DrDecimal one = { 1, 0 };

  return mention->measure != NULL && strchr (mention->measure, '/') == NULL && !mention->is_percent && !mention->is_cell
         && dr_decimal_compare (&mention->value, &one) == 0;
}

/* «6 triệu đồng một nhà», «6 triệu đồng cho mỗi nhà», «6 triệu đồng/1 nhà»: what the words straight behind a figure name it for
 * each of; NULL if they do not. */
static char *
dup_unit_behind (const DrCheck   *check,
                 const DrMention *mention)
{
  static const char * const leads[] = {
    "cho một ", "cho mỗi ", "cho 1 ", "trên một ", "trên mỗi ", "trên 1 ", "một ", "mỗi ", "/1 ", "/một ", "/ 1 ", NULL
  };
  DrStretch stretch = { 0, mention->end, 0 };
  dr_check_get_stretch (check, mention->achievement, &stretch);
  gsize start = MAX (stretch.end, mention->end);
  gsize end = start;

  while (end < check->size && end - start < WORDS_MOST && strchr (",;:().\n\t|", check->text[end]) == NULL)
    end++;
  /* No character is cut in two. */
  while (end < check->size && (check->text[end] & 0xc0) == 0x80)
    end++;

  g_autoptr (GRefString) words = dr_measure_canonicalize (check->text + start, end - start);
  for (const char * const *lead = leads; *lead != NULL; lead++)
    if (g_str_has_prefix (words, *lead))
      return g_strdup (words + strlen (*lead));

  return NULL;
}

/* «Chia đều, một hộ được 340 triệu đồng»: whether the figure before one says for each of what it is. */
static gboolean
is_for_one_before (const DrCheck *check,
                   const GArray  *mentions,
                   guint          at)
{
  const DrMention *mention = dr_mentions_get (mentions, at);
  const DrMention *one = at > 0 ? dr_mentions_get (mentions, at - 1) : NULL;

  if (one == NULL || !is_one (one) || mention->start - one->end > WORDS_MOST
      || dr_check_has_sign (check, one->end, mention->start, ",;:()."))
    return FALSE;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at - 1);

  return dr_wording_has (&lead, mean_words);
}

/* Whether a figure is one for each of something. */
static gboolean
find_rate (const DrCheck *check,
           const GArray  *mentions,
           guint          at,
           NearRate      *rate)
{
  const DrMention *mention = dr_mentions_get (mentions, at);
  *rate = (NearRate) { .told = *mention, .first = at, .last = at + 1 };

  if (!dr_rate_is_usable (check, mention) || mention->hedge != DR_HEDGE_EXACT || is_one (mention))
    return FALSE;

  const char *slash = strchr (mention->measure, '/');
  if (slash != NULL && strchr (slash + 1, '/') != NULL)
    return FALSE;
  if (slash != NULL)
    rate->measure = g_strdup (mention->measure);
  else if (is_for_one_before (check, mentions, at))
    {
      rate->first = at - 1;
      rate->has_words = TRUE;
      rate->measure = g_strdup_printf ("%s/%s", mention->measure, dr_mentions_get (mentions, at - 1)->measure);
    }
  else
    {
      g_autofree char *unit = dup_unit_behind (check, mention);

      if (unit == NULL)
        return FALSE;
      rate->measure = g_strdup_printf ("%s/%s", mention->measure, unit);
      rate->has_words = TRUE;
      if (at + 1 < mentions->len && is_one (dr_mentions_get (mentions, at + 1))
          && dr_mentions_get (mentions, at + 1)->start - mention->end < WORDS_MOST)
        rate->last = at + 2;
    }
  rate->told.measure = rate->measure;

  return TRUE;
}

static gboolean
is_of_sentence (const DrCheck   *check,
                const DrMention *one,
                const DrMention *other)
{
  return other->start >= dr_check_sentence_start (check, one->start) && other->start < dr_check_sentence_end (check, one->end);
}

/* Whether a figure is none of those that tell the rate, and may be its count or its total. */
static gboolean
is_candidate (const DrCheck  *check,
              const GArray   *mentions,
              guint           at,
              const NearRate *rate)
{
  return (at < rate->first || at >= rate->last) && dr_rate_is_usable (check, dr_mentions_get (mentions, at));
}

/* «kế hoạch 1.512 tấn», «tăng 1.512 tấn»: what was planned, or was before, or came to it. */
static gboolean
is_of_another_time (const DrCheck *check,
                    const GArray  *mentions,
                    guint          at)
{
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);

  return dr_wording_has (&lead, other_words) || dr_wording_ends (&lead, change_words);
}

/* Whether a figure counts what the rate is for each of: 10^@shift of it for each. «lượt xe» are so many cars. */
static gboolean
is_count (const DrCheck   *check,
          const NearRate  *rate,
          const DrMention *mention,
          int             *shift)
{
  const char *unit = strchr (rate->measure, '/') + 1;
  /* «Trợ cấp hằng tháng 5.916 đối tượng» are so many, however often they get it. */
  g_autofree char *counted = g_strndup (mention->measure, strcspn (mention->measure, "/"));

  *shift = 0;
  if (dr_rate_is_for (unit, counted) || dr_rate_find_scale (unit, counted, shift))
    return TRUE;
  if (strcmp (mention->measure, "lượt") != 0)
    return FALSE;

  g_auto (DrWording) noun = dr_mention_fold_noun (check, mention);
  g_autofree char *folded = dr_wording_fold_phrase (unit);
  const char *turn = strstr (noun.folded, folded);

  return turn != NULL && strchr (noun.folded + 1, ' ') >= turn;
}

static gboolean
is_total (const NearRate  *rate,
          const DrMention *mention,
          int             *shift)
{
  g_autofree char *each = g_strndup (rate->measure, strcspn (rate->measure, "/"));

  return dr_rate_is_total_of (rate->measure, mention->measure, shift) || dr_rate_find_scale (each, mention->measure, shift);
}

/* Takes what the scales of count and total make together: one of the two is the larger. */
static void
set_scale (DrRateChoice *choice,
           int           count_shift,
           int           total_shift)
{
  int shift = total_shift - count_shift;

  choice->n = choice->count->value;
  choice->shift = MAX (shift, 0);
  choice->grow = MAX (-shift, 0);
  choice->n.exponent += choice->grow;
}

/* What makes the right total of the one that is told, to its own digits. */
static DrSlip
grade_total (const DrRateChoice *choice)
{
  DrDecimal product = dr_small_multiply (choice->n, choice->rate->value);
  int exponent = choice->total->value.exponent;

  product.exponent -= choice->shift;
  while (product.exponent < exponent)
    product = (DrDecimal) { (product.coefficient + (product.exponent + 1 == exponent ? 5 : 0)) / 10, product.exponent + 1 };

  return dr_slip_grade (&choice->total->value, &product);
}

/* What makes the right count of whole things, if there is one. */
static DrSlip
grade_count (const DrRateChoice *choice)
{
  const DrDecimal scale = { 1, choice->shift };
  DrDecimal whole = dr_small_multiply (choice->total->value, scale);
  DrDecimal hundred = dr_small_multiply (choice->rate->value, (DrDecimal) { 100, choice->grow });
  DrRateChoice right = *choice;
  gboolean is_near;

  if (choice->count->value.exponent != 0 || !dr_measure_is_countable (choice->count->measure) || !dr_small_is (&whole)
      || !dr_small_is (&hundred))
    return DR_SLIP_NONE;
  DrDecimal count = dr_small_percent (whole, hundred, 0, TRUE);
  right.n = (DrDecimal) { count.coefficient, choice->grow };

  return count.coefficient > 0 && dr_small_is (&right.n) && dr_rate_fits (&right, &is_near)
         ? dr_slip_grade (&choice->count->value, &count) : DR_SLIP_NONE;
}

/* Whether the total is right but for «triệu» in the place of «tỷ», or the other way round. */
static gboolean
is_of_wrong_magnitude (const DrRateChoice *choice)
{
  DrDecimal plain = dr_decimal_normalize (&choice->total->value);

  if (!choice->total->has_magnitude || plain.coefficient < 10)
    return FALSE;
  for (int i = -1; i <= 1; i += 2)
    {
      DrMention total = *choice->total;
      DrRateChoice other = *choice;
      gboolean is_near;

      total.value.exponent += 3 * i;
      total.tolerance.exponent += 3 * i;
      other.total = &total;
      if (dr_small_is (&total.value) && dr_rate_fits (&other, &is_near))
        return TRUE;
    }

  return FALSE;
}

/* Neither twice as much nor half: of three figures that stand straight beside each other. */
static gboolean
is_about (const DrRateChoice *choice)
{
  const DrDecimal scale = { 1, choice->shift };

  return dr_small_are_comparable (dr_small_multiply (choice->total->value, scale),
                                  dr_small_multiply (choice->n, choice->rate->value), 2);
}

/* «chi tiêu bình quân khách quốc tế 2.400.000 đồng/lượt»: whether a mean says that it is one of something else. */
static gboolean
is_named (const DrCheck  *check,
          const NearRate *rate)
{
  g_auto (DrWording) words = dr_check_fold (check, dr_check_clause_start (check, rate->told.start), rate->told.start);

  return !rate->has_words && dr_rate_is_named (&words, mean_words, plain_words);
}

/* Whether exact figures, count, total and rate, stand straight beside each other, and the words say that the last of them is
 * made of the others. */
static gboolean
are_beside (const DrCheck  *check,
            const GArray   *mentions,
            const NearRate *rate,
            guint           total,
            guint           count,
            gboolean        is_mean)
{
  const DrMention *all = dr_mentions_get (mentions, total);
  const DrMention *counted = dr_mentions_get (mentions, count);
  guint first = MIN (rate->first, MIN (total, count));
  guint last = MAX (rate->last - 1, MAX (total, count));

  if (last - first != rate->last - rate->first + 1 || all->hedge != DR_HEDGE_EXACT || counted->hedge != DR_HEDGE_EXACT
      || MIN (all->start, counted->start) < dr_check_line_start (check, rate->told.start))
    return FALSE;

  g_auto (DrWording) words = dr_check_fold (check, MIN (all->start, counted->start), MAX (all->end, rate->told.end));
  if (dr_wording_has (&words, part_words) && strcmp (counted->measure, part_words[0]) != 0 && strcmp (counted->measure, part_words[1]) != 0)
    return FALSE;
  if (total != last)
    return is_mean && count < rate->first && !is_named (check, rate);

  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, total);

  return rate->has_words && !dr_wording_has (&words, other_givers) && is_of_sentence (check, &rate->told, all) && is_of_sentence (check, &rate->told, counted)
         && dr_wording_has (&lead, made_words);
}

/* Whether one of the two stands in the sentence of the rate, or both in one sentence of their own. */
static gboolean
are_near (const DrCheck      *check,
          const DrRateChoice *choice)
{
  return is_of_sentence (check, choice->rate, choice->total) || is_of_sentence (check, choice->rate, choice->count)
         || is_of_sentence (check, choice->total, choice->count);
}

/* A count and a total for the rate between two figures; FALSE if one pair of them makes it right, or nothing tells which was meant. */
static gboolean
try_pairs (DrCheck        *check,
           const GArray   *mentions,
           guint           first,
           guint           last,
           const NearRate *rate,
           gboolean        is_mean,
           DrRateChoice   *found,
           guint          *n_found)
{
  guint n_pairs = 0;

  for (guint i = first; i < last; i++)
    {
      DrRateChoice choice = { .rate = &rate->told, .total = dr_mentions_get (mentions, i), .is_strict = TRUE };
      int total_shift, count_shift;

      if (!is_candidate (check, mentions, i, rate) || !is_total (rate, choice.total, &total_shift))
        continue;
      for (guint j = first; j < last; j++)
        {
          gboolean is_near;

          choice.count = dr_mentions_get (mentions, j);
          if (i == j || !is_candidate (check, mentions, j, rate) || !is_count (check, rate, choice.count, &count_shift))
            continue;
          set_scale (&choice, count_shift, total_shift);
          /* «6 triệu đồng một nhà» is no other price. */
          choice.is_exact = rate->has_words && !is_mean && g_str_has_prefix (rate->measure, "đồng/");
          if (!dr_small_is (&choice.n))
            continue;
          if (dr_rate_fits (&choice, &is_near) || dr_rate_fits_with_another (mentions, first, last, &choice))
            return FALSE;
          if (is_of_another_time (check, mentions, i) || is_of_another_time (check, mentions, j) || !are_near (check, &choice))
            continue;
          /* Of two that might be meant neither is, if the figures do not tell. */
          n_pairs += is_of_sentence (check, &rate->told, choice.total) && is_of_sentence (check, &rate->told, choice.count);
          choice.is_bound = are_beside (check, mentions, rate, i, j, is_mean);
          choice.slip = MAX (choice.slip, MAX (grade_total (&choice), grade_count (&choice)));
          if (is_of_wrong_magnitude (&choice))
            choice.slip = DR_SLIP_EVIDENT;
          if (choice.slip == DR_SLIP_EVIDENT || (choice.is_bound && is_about (&choice)))
            dr_rate_take (found, &choice, n_found);
        }
    }

  return *n_found != 1 || found->slip == DR_SLIP_EVIDENT || n_pairs <= 1;
}

/* «Kinh phí 15,4 triệu đồng, bình quân 2,6 triệu đồng/đối tượng» of 5.916 đối tượng told further above: a count that makes the
 * mean right if the total is of another magnitude, where none makes it right as it is. */
static void
try_far (DrCheck        *check,
         const GArray   *mentions,
         guint           at,
         const NearRate *rate,
         DrRateChoice   *found,
         guint          *n_found)
{
  DrRateChoice choice = { .rate = &rate->told, .is_strict = TRUE, .total = rate->first > 0 ? dr_mentions_get (mentions, rate->first - 1) : NULL };
  int total_shift, count_shift;
  guint first = at > FAR_MOST ? at - FAR_MOST : 0;

  if (choice.total == NULL || !dr_rate_is_usable (check, choice.total) || !is_total (rate, choice.total, &total_shift)
      || choice.total->start < dr_check_clause_start (check, rate->told.start) || is_of_another_time (check, mentions, rate->first - 1))
    return;
  for (guint i = first; i < rate->first; i++)
    {
      gboolean is_near;

      choice.count = dr_mentions_get (mentions, i);
      if (!is_candidate (check, mentions, i, rate) || !is_count (check, rate, choice.count, &count_shift))
        continue;
      set_scale (&choice, count_shift, total_shift);
      if (!dr_small_is (&choice.n))
        continue;
      if (dr_rate_fits (&choice, &is_near))
        {
          *n_found = 0;
          return;
        }
      if (!is_of_wrong_magnitude (&choice))
        continue;
      choice.slip = DR_SLIP_EVIDENT;
      dr_rate_take (found, &choice, n_found);
    }
}

static void
check_rate (DrCheck        *check,
            const GArray   *mentions,
            guint           at,
            const NearRate *rate,
            gboolean        are_means)
{
  const DrMention *told = &rate->told;
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, rate->first);
  g_auto (DrWording) words = dr_check_fold (check, dr_check_clause_start (check, told->start), told->start);
  g_auto (DrWording) behind = dr_check_fold (check, told->end, dr_check_clause_end (check, told->end));
  gboolean is_mean = !dr_wording_has (&words, yield_words) && dr_wording_has (&words, mean_words);
  gsize line = dr_check_line_start (check, told->start);
  gsize line_end = dr_check_line_end (check, told->end);
  gsize next = dr_check_sentence_end (check, told->end);
  guint first = rate->first, last = rate->last;
  DrRateChoice found = { .rate = told };
  guint n_found = 0;

  if (dr_wording_has (&lead, loose_words) || dr_wording_ends (&lead, change_words) || dr_wording_has (&behind, norm_words) || dr_rate_is_ranged (&words))
    return;
  if (line > 0)
    line = dr_check_line_start (check, line - 1);
  next = next < line_end ? dr_check_sentence_end (check, next + 1) : next;
  while (first > 0 && rate->first - first < BEFORE_MOST && dr_mentions_get (mentions, first - 1)->start >= line)
    first--;
  while (last < mentions->len && last - rate->last < BEHIND_MOST && dr_mentions_get (mentions, last)->start < next)
    last++;

  if (!try_pairs (check, mentions, first, last, rate, is_mean, &found, &n_found))
    return;
  if (n_found == 0 && is_mean)
    try_far (check, mentions, at, rate, &found, &n_found);
  if (n_found != 1)
    return;

  gboolean is_last = found.total->start < told->start && found.count->start < told->start;
  if ((is_mean && is_last) == are_means)
    dr_rate_report (check, &found, are_means);
}

/* Whether there is any, so that nobody looks for stretches of time where there is none. */
static gboolean
is_any (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len; i++)
    {
      g_auto (NearRate) rate = { .measure = NULL };

      if (find_rate (check, mentions, i, &rate))
        return TRUE;
    }

  return FALSE;
}

void
dr_check_rate_nearby (DrCheck  *check,
                      gboolean  are_means)
{
  if (!is_any (check))
    return;

  g_autoptr (GArray) mentions = dr_mentions_new_with_times (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      g_auto (NearRate) rate = { .measure = NULL };

      if (find_rate (check, mentions, i, &rate))
        check_rate (check, mentions, i, &rate, are_means);
    }
}
