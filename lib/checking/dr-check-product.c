/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rules «product» and «mean»: a count, a figure for each and the total of all. */

#include "config.h"

#include "checking/dr-check-rate-private.h"

#include <string.h>

#include "checking/dr-cells-private.h"
#include "checking/dr-magnitude-private.h"
#include "checking/dr-mention-private.h"
#include "checking/dr-rate-private.h"
#include "checking/dr-reckon-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-fit-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

static const char * const mean_words[] = { "bình quân", "trung bình", "bq", NULL };
static const char * const yield_words[] = { "năng suất", NULL };
/* A rate that was set, not reached. */
static const char * const norm_words[] = { "theo quy định", "theo định mức", "so với quy định", "theo chuẩn", NULL };
/* What leads to the total of all that is counted, and of nothing else. */
static const char * const all_words[] = {
  "tổng", "tổng số", "tổng cộng", "cộng", "tất cả", "tổng số là", "tổng cộng là", "tổng cộng có", "với tổng số", NULL
};
/* The total is of several instalments, prices or gifts. */
static const char * const loose_words[] = { "đợt", "khoảng", "ước", "tối đa", "không quá", "hỗ trợ thêm", NULL };

/* What says that a figure is all that the count makes; what says that money came, of which some was spent; what says that some
 * of it is not told of. */
static const char * const made_words[] = {
  "tổng", "tổng số", "tổng cộng", "cộng", "tất cả", "trị giá", "giá trị", "tổng trị giá", "số tiền", "tổng số tiền", "kinh phí",
  "tổng kinh phí", "thành tiền", "tổng giá trị", "sản lượng", "chi phí", "hết", "chi hết", "thu về", "vị chi", "cả thảy", NULL
};
static const char * const raised_words[] = {
  "vận động", "huy động", "quyên góp", "quỹ", "ủng hộ", "tiếp nhận", "thu", "thu được", "nguồn", "nguồn vốn", "ngân sách", "cấp",
  "được cấp", "giao", "đóng góp", "tài trợ", "kêu gọi", "tranh thủ", NULL
};
static const char * const partly_words[] = { "phần còn lại", "còn lại", "số còn lại", "trong đó", NULL };

/* What the words before a total tell of it. */
typedef enum
{
  LEAD_NONE,
  LEAD_ALL,     /* it is what all of them make */
  LEAD_OTHER    /* it may be more, or something else */
} Lead;

/* A rate with the count it is for and the total it makes. */
typedef struct
{
  guint32  rate;
  guint32  count;
  guint32  total;
  int      shift;       /* the total is in a measure so many powers of ten larger */
  gboolean is_one_of;   /* there are other counts, and this one stands straight before the total */
  guint    n_others;    /* other figures in the sentence */
  gboolean has_clauses; /* the three stand in several */
} Product;

static gboolean
is_usable (const DrCheck *check,
           guint32        achievement)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);

  return record->has_actual && record->actual.hedge == DR_HEDGE_EXACT && record->status == DR_STATUS_NORMAL;
}

static gboolean
has_same_value (const DrCheck *check,
                guint32        one,
                guint32        other)
{
  DrDecimal first = dr_figure_get_value (&dr_check_get_record (check, one)->actual);
  DrDecimal second = dr_figure_get_value (&dr_check_get_record (check, other)->actual);

  return dr_decimal_compare (&first, &second) == 0;
}

/* What each of those who are counted gets one of. */
static gboolean
is_gift (const char *measure)
{
  static const char * const gifts[] = { "phần quà", "phần", "suất", "suất quà", "suất học bổng", "người", "hộ", "em", NULL };

  return g_strv_contains (gifts, measure);
}

/* Whether a bracket is opened behind one figure and not closed before another. */
static gboolean
is_in_brackets (const DrCheck *check,
                guint32        total,
                guint32        figure)
{
  DrStretch whole = { 0 }, part = { 0 };

  dr_check_get_stretch (check, total, &whole);
  dr_check_get_stretch (check, figure, &part);

  return dr_check_has_sign (check, whole.end, part.start, "(") && !dr_check_has_sign (check, whole.end, part.start, ")");
}

/* Looks from byte to byte; FALSE unless there are one count and one total for the rate. */
static gboolean
find_between (const DrCheck *check,
              guint32        rate,
              gsize          start,
              gsize          end,
              gboolean       is_mean,
              gboolean       of_people,
              Product       *product)
{
  const char *measure = dr_check_get_measure (check, rate);
  gboolean has_counts = FALSE;
  const char *slash = strchr (measure, '/');
  guint32 first, last;
  guint32 other_count = DR_NONE;

  *product = (Product) { .rate = rate, .count = DR_NONE, .total = DR_NONE };
  dr_check_find_around (check, rate, start, end, &first, &last);
  for (guint32 i = first; i < last; i++)
    {
      const char *other = dr_check_get_measure (check, i);
      int shift;

      if (i == rate)
        continue;
      /* «bình quân 40 hộ/tổ, 50 triệu đồng/hộ»: of several prices nobody knows whose a total is, of several means each has its
       * own, and people told by another noun are of the other. */
      if (strchr (other, '/') != NULL && is_mean && !of_people)
        continue;
      if (strchr (other, '/') != NULL)
        return FALSE;
      if (dr_rate_makes (measure, slash - measure, other, &shift)
          || (of_people && dr_rate_makes_people (measure, slash - measure, other)))
        {
          /* «7,4 ha rừng (keo 5,1 ha, thông 2,3 ha), bình quân …»: what stands in brackets is said of the total. */
          if (is_mean && product->total != DR_NONE && i < rate && is_in_brackets (check, product->total, i))
            continue;
          if (product->total != DR_NONE)
            return FALSE;
          product->total = i;
          product->shift = shift;
        }
      else if (dr_rate_is_for (slash + 1, other))
        {
          /* «phát hiện 14 trường hợp, phạt 14 trường hợp» are of one number. */
          if (is_mean && product->count != DR_NONE && dr_check_get_record (check, i)->part_of == product->count)
            continue;
          gboolean is_another = product->count != DR_NONE && !has_same_value (check, product->count, i);

          if (is_another && !is_mean)
            return FALSE;
          has_counts = has_counts || is_another;
          if (!is_another || product->total == DR_NONE)
            product->count = i;
        }
      else
        {
          product->n_others++;
          other_count = i;
        }
    }

  /* «65 hội viên (mỗi phần quà 300.000 đồng), tổng 19,5 triệu»: one gift for each of the only ones that are counted. */
  if (product->count == DR_NONE && other_count != DR_NONE && product->n_others == 1 && is_gift (slash + 1))
    {
      product->count = other_count;
      product->has_clauses = TRUE;
    }

  /* Of people told by two nouns some may be others. */
  product->n_others += of_people;
  /* «phát hiện 31 vụ, xử phạt 24 vụ, số tiền 480 triệu đồng, bình quân …»: straight one behind the other. */
  product->is_one_of = has_counts;
  if (has_counts && (product->count + 1 != product->total || product->total + 1 != rate))
    return FALSE;

  return product->count != DR_NONE && product->total != DR_NONE && is_usable (check, product->count)
         && is_usable (check, product->total);
}

/* Whether two figures are so near that they were meant for each other: within a sixth or so. */
static gboolean
is_near (DrInterval *computed,
         DrQuantity *stated)
{
  return dr_reckon_is_about (computed, stated, 85, 115);
}

/* Half as much, or nearly twice: of a total straight before its mean. */
static gboolean
is_about (DrInterval *computed,
          DrQuantity *stated)
{
  return dr_reckon_is_about (computed, stated, 55, 180);
}

static gboolean
is_of_clause (const DrCheck *check,
              const Product *product)
{
  DrStretch total = { 0 }, rate = { 0 };

  dr_check_get_stretch (check, product->total, &total);
  dr_check_get_stretch (check, product->rate, &rate);

  return total.start >= dr_check_clause_start (check, rate.start);
}

/* The clause of the rate may have all three where the sentence has more than one of them. */
static gboolean
find_product (const DrCheck *check,
              guint32        rate,
              gboolean       is_mean,
              Product       *product)
{
  const char *slash = strchr (dr_check_get_measure (check, rate), '/');
  DrStretch stretch;

  if (slash == NULL || strchr (slash + 1, '/') != NULL || !is_usable (check, rate)
      || !dr_check_get_stretch (check, rate, &stretch))
    return FALSE;

  gsize start = dr_check_clause_start (check, stretch.start);
  gsize end = dr_check_clause_end (check, stretch.end);

  return find_between (check, rate, start, end, is_mean, FALSE, product)
         || find_between (check, rate, dr_check_sentence_start (check, stretch.start),
                          dr_check_sentence_end (check, stretch.end), is_mean, FALSE, product)
         || find_between (check, rate, start, end, is_mean, TRUE, product);
}

/* «Mở 07 lớp cho 612 học viên. Kinh phí 98 triệu đồng, bình quân …»: what a mean is of may stand in the sentence before. */
static gboolean
find_across (const DrCheck *check,
             guint32        rate,
             Product       *product)
{
  DrStretch stretch;

  if (strchr (dr_check_get_measure (check, rate), '/') == NULL || !is_usable (check, rate)
      || !dr_check_get_stretch (check, rate, &stretch))
    return FALSE;

  gsize start = dr_check_sentence_start (check, stretch.start);

  return start > 0 && check->text[start - 1] == '.'
         && find_between (check, rate, dr_check_sentence_start (check, start - 1),
                          dr_check_sentence_end (check, stretch.end), TRUE, FALSE, product);
}

/* Which word the total should have, where what was computed is a thousand times what is stated, or a thousandth. A total that
 * is too large makes its mean too large, but stands above its product: @way is 1 for the product. */
static void
suggest (const DrCheck *check,
         guint32        total,
         DrInterval    *computed,
         DrQuantity    *stated,
         int            way,
         DrRuleFacts   *facts)
{
  DrStretch place = { 0 };
  int shift = dr_magnitude_find_shift_of (computed, stated);

  dr_check_get_stretch (check, total, &place);
  if (shift != 0)
    dr_magnitude_suggest (check, place.start, place.end, -way * shift, facts);
}

static DrStretch
join_all (const DrCheck *check,
          const Product *product)
{
  DrStretch rate = { 0 }, count = { 0 }, total = { 0 };

  dr_check_get_stretch (check, product->rate, &rate);
  dr_check_get_stretch (check, product->count, &count);
  dr_check_get_stretch (check, product->total, &total);

  return dr_stretch_join (dr_stretch_join (count, rate), total);
}

static DrInterval *
make_factor (int shift)
{
  return dr_reckon_number (shift == 0 ? 1 : shift == 1 ? 10 : 1000);
}

static DrInterval *
shift_down (DrInterval *interval,
            int         shift)
{
  g_autoptr (DrInterval) factor = make_factor (shift);

  return dr_reckon_divide (interval, factor);
}

/* «mỗi tổ 5 người, tổng cộng 95 người»: whole things are meant as they are written, like a price, and the total is of them. */
static gboolean
is_of_whole_things (const DrCheck *check,
                    const Product *product)
{
  const char *measure = dr_check_get_measure (check, product->rate);
  g_autofree char *each = g_strndup (measure, strcspn (measure, "/"));
  DrDecimal value = dr_figure_get_value (&dr_check_get_record (check, product->rate)->actual);
  DrStretch total = { 0 }, rate = { 0 }, count = { 0 };

  dr_check_get_stretch (check, product->total, &total);
  dr_check_get_stretch (check, product->rate, &rate);
  dr_check_get_stretch (check, product->count, &count);
  gsize from = MAX (rate.end, count.end);
  if (value.exponent < 0 || !(dr_measure_is_countable (each) || strcmp (each, "giờ") == 0) || from > total.start)
    return FALSE;

  g_auto (DrWording) lead = dr_check_fold (check, from, total.start);

  return dr_wording_ends (&lead, all_words);
}

static Lead
find_lead (const DrCheck *check,
           const Product *product)
{
  DrStretch total = { 0 }, rate = { 0 }, count = { 0 };
  const char *slash = strchr (dr_check_get_measure (check, product->rate), '/');
  g_autofree char *each = g_strndup (dr_check_get_measure (check, product->rate),
                                     slash - dr_check_get_measure (check, product->rate));

  dr_check_get_stretch (check, product->total, &total);
  dr_check_get_stretch (check, product->rate, &rate);
  dr_check_get_stretch (check, product->count, &count);
  gboolean is_behind = total.start > rate.start;
  /* The columns of a table say what they are. */
  if (dr_check_has_sign (check, MIN (count.start, rate.start), total.end, "\t|"))
    return LEAD_ALL;

  gsize from = dr_check_sentence_start (check, total.start);
  from = total.start > rate.start ? MAX (from, rate.end) : from;
  from = total.start > count.start ? MAX (from, count.end) : from;
  g_auto (DrWording) lead = dr_check_fold (check, MIN (from, total.start), total.start);
  g_auto (DrWording) behind = dr_check_fold (check, MAX (total.end, MAX (rate.end, count.end)),
                                             dr_check_clause_end (check, MAX (total.end, MAX (rate.end, count.end))));
  gboolean is_all = dr_wording_has (&lead, made_words);

  if (!is_behind && (dr_wording_has (&lead, raised_words) || dr_wording_has (&behind, partly_words)))
    return LEAD_OTHER;
  if (is_all || dr_check_sign_before (check, total.start) == '=')
    return LEAD_ALL;
  /* «mỗi lớp 50 học viên, có 187 học viên tham gia»: who came. */
  return dr_wording_has (&lead, raised_words) || (is_behind && dr_measure_is_countable (each)) ? LEAD_OTHER : LEAD_NONE;
}

/* «90 suất học bổng (1.000.000đ/suất), 320 cặp da, tổng 138.000.000đ»: whether the total is of something else as well. */
static gboolean
is_of_more (const DrCheck *check,
            const Product *product,
            DrInterval    *made,
            DrQuantity    *total)
{
  guint32 last = MAX (product->rate, product->count);
  g_autoptr (DrRatio) value = dr_quantity_to_ratio (total, NULL);

  /* The total is a ratio: it was found not to fit. */
  return product->total > last + 1 && dr_ratio_compare (dr_interval_get_upper (made), value) < 0;
}

static void
check_product (DrCheck       *check,
               const Product *product)
{
  g_autoptr (DrQuantity) rate = dr_check_dup_actual (check, product->rate);
  g_autoptr (DrQuantity) count = dr_check_dup_actual (check, product->count);
  g_autoptr (DrQuantity) total = dr_check_dup_actual (check, product->total);
  g_autoptr (DrInterval) each = dr_reckon_either (rate);
  g_autoptr (DrInterval) times = dr_reckon_either (count);
  g_autoptr (DrInterval) plain = dr_reckon_multiply (times, each);
  g_autoptr (DrInterval) made = shift_down (plain, product->shift);

  /* A price is meant as it is written: «3,5 triệu đồng» is hardly ever 3,47 triệu. A yield is measured. */
  g_autoptr (DrInterval) one = dr_reckon_point (made != NULL ? rate : NULL);
  g_autoptr (DrInterval) other = dr_reckon_point (count);
  g_autoptr (DrInterval) exact = dr_reckon_multiply (one, other);
  g_autoptr (DrInterval) shown = shift_down (exact, product->shift);

  gboolean is_price = g_str_has_prefix (dr_check_get_measure (check, product->rate), "đồng/")
                      || is_of_whole_things (check, product);
  DrFit fit = dr_reckon_fit (made, total, FALSE);
  DrFit price_fit = is_price ? dr_reckon_fit (shown, total, FALSE) : fit;
  /* Where one of the two has no room in 128 bits, neither is judged. */
  if (shown == NULL
      || (fit != DR_FIT_INCONSISTENT && price_fit != DR_FIT_INCONSISTENT) || (product->has_clauses && !is_near (shown, total)))
    return;

  if (is_of_more (check, product, shown, total))
    return;

  Lead lead = find_lead (check, product);
  gboolean is_sure = fit == DR_FIT_INCONSISTENT && product->n_others == 0 && lead == LEAD_ALL;
  if (lead == LEAD_OTHER)
    return;

  const char *measure = dr_check_get_measure (check, product->total);
  guint digits = dr_decimal_get_n_decimals (&total->value);
  g_autofree char *stated = dr_quantity_dup_value (total);
  g_autofree char *stated_words = dr_check_write (total);
  g_autofree char *count_words = dr_check_write (count);
  g_autofree char *rate_words = dr_check_write (rate);
  g_autofree char *result = dr_check_write_interval (shown, digits, measure);
  g_autofree char *arithmetic = g_strdup_printf ("%s × %s%s = %s", count_words, rate_words,
                                                 dr_rate_get_divisor (product->shift), result);
  g_autofree char *low = dr_ratio_to_decimal (dr_interval_get_lower (made), digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  g_autofree char *high = dr_ratio_to_decimal (dr_interval_get_upper (made), digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                        .expected_low = low, .expected_high = high };

  suggest (check, product->total, shown, total, 1, &facts);
  dr_check_say (check, is_sure ? DR_RULE_PRODUCT_WRONG : DR_RULE_PRODUCT_LOOSE, &facts,
                join_all (check, product), NULL, 0);
}

/* «1,26 triệu lượt khách, khách quốc tế 210 nghìn lượt; doanh thu 1.134 tỷ»: whether the mean is one of another count. */
static gboolean
fits_another (const DrCheck *check,
              const Product *product,
              DrInterval    *all,
              DrQuantity    *rate)
{
  DrStretch stretch;
  guint32 first, last;

  dr_check_get_stretch (check, product->rate, &stretch);
  gsize start = dr_check_sentence_start (check, stretch.start);
  dr_check_find_around (check, product->rate, start > 0 ? dr_check_sentence_start (check, start - 1) : 0,
                        dr_check_sentence_end (check, stretch.end), &first, &last);
  for (guint32 i = first; i < last; i++)
    {
      g_autoptr (DrQuantity) figure = i != product->rate && i != product->total ? dr_check_dup_actual (check, i) : NULL;
      g_autoptr (DrInterval) times = dr_reckon_either (figure);
      g_autoptr (DrInterval) mean = dr_reckon_divide (all, times);

      if (mean != NULL && dr_fit_stated (mean, rate, TRUE, NULL) != DR_FIT_INCONSISTENT)
        return TRUE;
    }

  return FALSE;
}

/* Whether a mean was written that two neighbouring digits make of the right one. */
static gboolean
is_slip (DrInterval *mean,
         DrQuantity *stated)
{
  guint digits = dr_decimal_get_n_decimals (&stated->value);
  DrDecimal right = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *written = dr_ratio_to_decimal (i == 0 ? dr_interval_get_lower (mean) : dr_interval_get_upper (mean),
                                                      digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);

      dr_decimal_parse (written, -1, &right); /* what has no room leaves it, and zero is no slip of anything */
      if (dr_slip_is_between (&stated->value, &right, G_MAXUINT, 0))
        return TRUE;
    }

  return FALSE;
}

/* «chi tiêu bình quân khách quốc tế 2.400.000 đồng/lượt»: what the mean is of is named, or its count stands in another clause. */
static gboolean
is_far (const DrCheck *check,
        const Product *product)
{
  static const char * const plain_words[] = {
    "mỗi", "đạt", "là", "chung", "một", "của", "trên", "cả", "giá trị", "số tiền", "mức", NULL
  };
  DrStretch stretch = { 0 };

  if (product->has_clauses)
    return TRUE;
  dr_check_get_stretch (check, product->rate, &stretch);
  g_auto (DrWording) before = dr_check_fold (check, dr_check_clause_start (check, stretch.start), stretch.start);

  return dr_rate_is_named (&before, mean_words, plain_words);
}

/* «bình quân 130.000 đồng/hội viên» of 130.024: nobody tells a mean of so much money to the đồng. */
static gboolean
is_in_thousands (DrInterval *mean,
                 DrQuantity *stated)
{
  DrDecimal value = dr_decimal_normalize (&stated->value);
  const DrDecimal least = { 1, 5 };

  if (!g_str_has_prefix (dr_quantity_get_measure (stated), "đồng/") || value.exponent < 3 || stated->value.exponent >= 3
      || dr_decimal_compare (&value, &least) < 0)
    return FALSE;
  dr_decimal_rescale (&value, 3, &value); /* it has room: it stood with more zeros */

  GRefString *words = g_ref_string_new (dr_quantity_get_measure (stated));
  g_autoptr (DrQuantity) told = dr_quantity_new_from_decimal (&value, NULL, DR_HEDGE_EXACT, words, words);
  g_ref_string_release (words);

  return dr_fit_stated (mean, told, TRUE, NULL) != DR_FIT_INCONSISTENT;
}

static void
check_mean (DrCheck       *check,
            const Product *product)
{
  g_autoptr (DrQuantity) rate = dr_check_dup_actual (check, product->rate);
  g_autoptr (DrQuantity) count = dr_check_dup_actual (check, product->count);
  g_autoptr (DrQuantity) total = dr_check_dup_actual (check, product->total);
  g_autoptr (DrInterval) plain = dr_reckon_either (total);
  g_autoptr (DrInterval) factor = make_factor (product->shift);
  g_autoptr (DrInterval) all = dr_reckon_multiply (plain, factor);
  g_autoptr (DrInterval) times = dr_reckon_either (count);
  DrDecimal made = { 0, 0 };
  g_autoptr (DrInterval) mean = dr_reckon_divide (all, times);
  gboolean is_beside = product->total + 1 == product->rate && is_of_clause (check, product);
  if (mean == NULL
      || (is_far (check, product) && !(is_beside ? is_about (mean, rate) : is_near (mean, rate)) && !is_slip (mean, rate)))
    return;

  DrFit fit = dr_fit_stated (mean, rate, TRUE, NULL);
  dr_decimal_multiply (&count->value, &rate->value, &made); /* what does not fit is no slip of the total */
  /* «126 hộ, bình quân 45 triệu đồng/hộ, tổng 5.760 triệu»: cut off it might be 45, but 126 × 45 is 5.670. */
  gboolean is_swapped = fit == DR_FIT_TRUNCATED
                        && dr_slip_is_between (&made, &total->value, G_MAXUINT, 0);
  if (fit != DR_FIT_INCONSISTENT ? !is_swapped : is_in_thousands (mean, rate))
    return;
  if (!is_swapped && fits_another (check, product, all, rate))
    return;

  guint digits = dr_decimal_get_n_decimals (&rate->value) + 2;
  g_autofree char *stated = dr_quantity_dup_value (rate);
  g_autofree char *stated_words = dr_check_write (rate);
  DrDecimal all_of_them = total->value;
  all_of_them.exponent += product->shift;
  /* «31.590.000 kg / 48.600 = 650», where the total is told in tấn. */
  g_autofree char *total_words = product->shift != 0 ? dr_check_write_decimal (&all_of_them, "") : dr_check_write (total);
  g_autofree char *count_words = dr_check_write (count);
  g_autofree char *result = dr_check_write_interval (mean, digits, dr_check_get_measure (check, product->rate));
  g_autofree char *arithmetic = g_strdup_printf ("%s / %s = %s", total_words, count_words, result);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic };

  suggest (check, product->total, mean, rate, -1, &facts);
  dr_check_say (check, DR_RULE_MEAN_WRONG, &facts, join_all (check, product), NULL, 0);
}

static gboolean
is_mean (const DrCheck *check,
         guint32        rate)
{
  DrStretch stretch;

  dr_check_get_stretch (check, rate, &stretch);
  g_auto (DrWording) before = dr_check_fold (check, dr_check_clause_start (check, stretch.start), stretch.start);

  return dr_wording_has (&before, mean_words) && !dr_wording_has (&before, yield_words);
}

/* «bình quân 12,4 tiêu chí/xã, tăng 1,3 tiêu chí/xã»: by how much it changed is no rate of what there is. */
static gboolean
is_change (const DrCheck *check,
           guint32        rate)
{
  static const char * const change_words[] = { "tăng", "giảm", "tăng thêm", "giảm thêm", "tăng được", "giảm được", NULL };
  DrStretch stretch;

  dr_check_get_stretch (check, rate, &stretch);
  g_auto (DrWording) before = dr_check_fold (check, dr_check_clause_start (check, stretch.start), stretch.start);

  return dr_wording_ends (&before, change_words);
}

/* «3 đợt … bình quân 70 lượt/đợt» counts its instalments. */
static gboolean
is_loose (const DrCheck   *check,
          const Product   *product,
          const DrWording *words)
{
  for (const char * const *word = loose_words; *word != NULL; word++)
    {
      const char *one[] = { *word, NULL };

      if (strcmp (*word, dr_check_get_measure (check, product->count)) != 0 && dr_wording_has (words, one))
        return TRUE;
    }

  return dr_rate_is_ranged (words);
}

/* Whether the words between two figures end, or begin, with a sign of arithmetic. */
static gboolean
has_sign_word (const DrCheck *check,
               gsize          from,
               gsize          to,
               const char    *sign)
{
  g_autofree char *words = to - from < 64 ? g_strndup (check->text + from, to - from) : NULL;

  return words != NULL && g_str_has_suffix (g_strchomp (words), sign);
}

static gboolean
is_times (const DrCheck   *check,
          const DrMention *one,
          const DrMention *other)
{
  return has_sign_word (check, one->end, other->start, " x") || has_sign_word (check, one->end, other->start, "×");
}

/* «13 người x 447.000 đồng x 12 tháng = …»: whether what stands between a factor and the result is multiplied by once more. */
static gboolean
has_another_factor (const DrCheck   *check,
                    const DrMention *factor,
                    const DrMention *total)
{
  const char *words = check->text + factor->end;
  gssize length = (gssize) (total->start - factor->end);

  return g_strstr_len (words, length, " x ") != NULL || g_strstr_len (words, length, "×") != NULL;
}

/* «2 hộ x 1.500.000 đồng + 12 hộ x 2.000.000 đồng = 27.000.000 đồng»: adds what stands before the product that begins with the
 * mention at @first, and writes it before @written. Gives where it begins; @is_plus, whether that sign joins all of it. */
static guint
add_terms_before (const DrCheck *check,
                  const GArray  *mentions,
                  guint          first,
                  DrDecimal     *sum,
                  GString       *written,
                  gboolean      *is_plus)
{
  *is_plus = TRUE;
  while (first > 1)
    {
      const DrMention *factor = dr_mentions_get (mentions, first - 2), *last = dr_mentions_get (mentions, first - 1);
      gsize end = dr_mentions_get (mentions, first)->start;
      gboolean is_added = has_sign_word (check, last->end, end, "+");

      if (!is_times (check, factor, last)
          || !(is_added || has_sign_word (check, last->end, end, ",") || has_sign_word (check, last->end, end, "và")))
        break;
      g_autofree char *factor_words = dr_mention_write (check, factor);
      g_autofree char *last_words = dr_mention_write (check, last);
      g_autofree char *term = g_strdup_printf ("%s × %s + ", factor_words, last_words);

      g_string_prepend (written, term);
      *sum = dr_small_add (*sum, dr_small_multiply (factor->value, last->value));
      *is_plus = *is_plus && is_added;
      first -= 2;
    }

  return first;
}

/* «1.024 suất x 500.000 đồng = 512 triệu đồng»: written out, it is what it says. */
static void
check_equations (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i + 2 < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *one = dr_mentions_get (mentions, i);
      const DrMention *other = dr_mentions_get (mentions, i + 1);
      const DrMention *total = dr_mentions_get (mentions, i + 2);

      if (one->is_percent || other->is_percent || !has_sign_word (check, other->end, total->start, "=")
          || !is_times (check, one, other))
        continue;
      /* «04 chốt x 6 người x 3 ca = 72 lượt»: of more than two the last two do not make it, nor do the first. */
      if ((i > 0 && is_times (check, dr_mentions_get (mentions, i - 1), one)) || has_another_factor (check, other, total))
        continue;

      const DrDecimal slack = dr_small_add (total->tolerance, total->tolerance);
      DrDecimal product = dr_small_multiply (one->value, other->value);
      DrDecimal off = dr_small_distance (product, total->value);
      DrDecimal sum = product;
      g_autofree char *one_words = dr_mention_write (check, one);
      g_autofree char *other_words = dr_mention_write (check, other);
      g_autoptr (GString) written = g_string_new (NULL);
      gsize start = one->start;
      gboolean is_plus;
      g_string_append_printf (written, "%s × %s", one_words, other_words);
      guint first = add_terms_before (check, mentions, i, &sum, written, &is_plus);
      DrDecimal sum_off = dr_small_distance (sum, total->value);
      /* Joined by «và», the others may be told for themselves. */
      if (is_plus || dr_decimal_compare (&sum_off, &off) < 0)
        {
          start = dr_mentions_get (mentions, first)->start;
          product = sum;
          off = sum_off;
        }
      else
        g_string_printf (written, "%s × %s", one_words, other_words);
      if (dr_decimal_compare (&off, &slack) <= 0 || dr_check_has_finding (check, start, total->end))
        continue;

      g_autofree char *stated = dr_decimal_to_string (&total->value);
      g_autofree char *expected = dr_decimal_to_string (&product);
      g_autofree char *stated_words = dr_mention_write (check, total);
      g_autofree char *result = dr_check_write_decimal (&product, total->measure != NULL ? total->measure : "");
      g_autofree char *arithmetic = g_strdup_printf ("%s = %s", written->str, result);
      DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic,
                            .expected_low = expected, .expected_high = expected };

      dr_check_say (check, DR_RULE_PRODUCT_LOOSE, &facts, (DrStretch) { start, total->end, 0 }, NULL, 0);
    }
}

static void
check_all (DrCheck *check,
           gboolean means)
{
  for (guint i = 0; check->text != NULL && i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      Product product;

      if (!find_product (check, i, means, &product) && !(means && find_across (check, i, &product)))
        continue;
      if (is_mean (check, i) != means || is_change (check, i))
        continue;

      DrStretch stretch = join_all (check, &product);
      g_auto (DrWording) words = dr_check_fold (check, stretch.start, stretch.end);
      g_auto (DrWording) behind = dr_check_fold (check, stretch.end, dr_check_clause_end (check, stretch.end));
      if (is_loose (check, &product, &words) || dr_wording_begins (&behind, norm_words))
        continue;
      /* «620 ha; năng suất 68 tạ/ha; sản lượng …»: in a sentence of several clauses one may be of another thing. */
      product.has_clauses = dr_check_has_sign (check, stretch.start, stretch.end, ";");
      product.n_others += product.has_clauses;
      (means ? check_mean : check_product) (check, &product);
    }
}

gboolean
dr_check_product (DrCheck  *check,
                  GError  **error)
{
  check_all (check, FALSE);
  if (check->text == NULL)
    return dr_check_is_well (check, error);

  check_equations (check);
  dr_check_product_sum (check);
  if (!dr_check_rate_apart (check, FALSE, error))
    return FALSE;
  dr_check_rate_nearby (check, FALSE);

  return dr_check_is_well (check, error);
}

gboolean
dr_check_mean (DrCheck  *check,
               GError  **error)
{
  check_all (check, TRUE);
  dr_check_grid_means (check);

  if (!dr_check_rate_apart (check, TRUE, error))
    return FALSE;
  dr_check_rate_nearby (check, TRUE);

  return dr_check_is_well (check, error);
}
