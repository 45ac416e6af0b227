/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the parts of rule «repeated-figure» share that hold what is said in few words against what is said at length. */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include <string.h>

#include "figures/dr-quantity-private.h"

/* Words that any two sentences may have in common. */
const char * const dr_repeated_idle_words[] = {
  "của", "và", "các", "có", "được", "đã", "trong", "năm", "tháng", "quý", "ngày", "hơn", "gần", "trên", "khoảng", "sau", "từ", "đến", "cho",
  "với", "tại", "là", "đạt", "toàn", "tỉnh", "huyện", "xã", "thành", "phố", "thị", "đầu", "cuối", "nay", "lượt", "triệu", "tỷ", "nghìn", "về",
  "theo", "cả", "số", "tổng", "mức", "nhiều", "vào", "ra", "lên", "kết", "quả", "công", "tác", "thực", "hiện", "đồng", "còn", "đánh", "giá",
  "chung", "nhìn", "như", "vậy", "tóm", "lại", "tăng", "giảm", "chiếm", "tỷ lệ", "lệ", "so", "cùng", "kỳ", "kế", "hoạch", "chỉ", "tiêu", NULL
};

static gboolean
is_idle (const DrWording    *wording,
         const char * const *idle_words,
         const char         *word)
{
  for (const char * const *idle = idle_words; *idle != NULL; idle++)
    if (strcmp (dr_wording_get_phrase (wording, *idle), word) == 0)
      return TRUE;

  return FALSE;
}

guint
dr_repeated_count_words (const DrWording    *one,
                         const DrWording    *other,
                         const char         *noun,
                         const char * const *idle_words)
{
  g_auto (GStrv) words = g_strsplit (one->folded, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", words[i]);

      n += *words[i] != '\0' && !g_ascii_isdigit (*words[i]) && strstr (other->folded, word) != NULL
           && strstr (noun, word) == NULL && !is_idle (one, idle_words, word);
    }

  return n;
}

DrWording
dr_repeated_fold_noun (const DrCheck   *check,
                       const DrMention *mention)
{
  g_auto (DrWording) noun = dr_mention_fold_noun (check, mention);

  if (!dr_wording_is_empty (&noun) || mention->measure == NULL)
    return (DrWording) { g_steal_pointer (&noun.folded), noun.phrases };

  return (DrWording) { dr_wording_fold_phrase (mention->measure), noun.phrases };
}

guint
dr_repeated_count_alike (const DrWording *noun,
                         const DrWording *other)
{
  guint n = 0;

  /* A space stands before each word and behind the last. */
  for (gsize i = 1; noun->folded[i] != '\0' && noun->folded[i] == other->folded[i]; i++)
    n += noun->folded[i] == ' ';

  return n;
}

DrInterval *
dr_repeated_dup_bounds (const DrDecimal *value,
                        DrHedge          hedge,
                        gboolean         is_count)
{
  GRefString *none = g_ref_string_new ("");
  g_autoptr (DrQuantity) quantity = dr_quantity_new_from_decimal (value, NULL, hedge, none, none);

  g_ref_string_release (none);
  if (hedge != DR_HEDGE_EXACT)
    return dr_reckon_bounds (quantity);

  return is_count ? dr_reckon_point (quantity) : dr_reckon_either (quantity);
}
