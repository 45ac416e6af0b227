/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* Parts that arithmetic tells: they add up to their whole, or with the others of it. */

/* Tokens of «Kết quả xếp loại:». */
#define LONGEST_LABEL 8

#define PARTS (DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))

gboolean
dr_sentence_counts_alike (const DrSentence *self,
                          const DrFact     *part,
                          const DrFact     *whole)
{
  return dr_sentence_is_head_of (self, part->measure, whole->measure)
         || ((part->flags & whole->flags & DR_MEASURE_PEOPLE) && !((part->flags | whole->flags) & DR_MEASURE_TURN));
}

/* Whether the fact may be an addend: an exact number of something. */
static gboolean
can_add_up (const DrFact *fact)
{
  return !fact->is_whole && !fact->is_percent && !fact->is_rate && fact->hedge == DR_HEDGE_EXACT && fact->measure != DR_NONE;
}

/* «48 ca mới; sàng lọc 29 ca, khu phong tỏa 12 ca, bệnh viện 07 ca»: what follows straight behind and adds up to it is its parts. */
static void
settle_by_sum (DrSentence *self,
               guint       index)
{
  const DrFact *whole = &g_array_index (self->facts, DrFact, index);
  guint end = MIN (self->facts->len, index + DR_SENTENCE_REACH);
  DrDecimal sum = { 0, 0 };

  if (whole->is_percent || whole->is_rate || whole->measure == DR_NONE || whole->hedge != DR_HEDGE_EXACT)
    return;

  for (guint i = index + 1; i < end; i++)
    {
      const DrFact *part = &g_array_index (self->facts, DrFact, i);

      if ((part->part_of >= 0 && part->part_of != (int) index) || !can_add_up (part) || !dr_sentence_counts_alike (self, part, whole)
          || !dr_decimal_add (&sum, &part->value, &sum))
        return;

      int order = dr_decimal_compare (&sum, &whole->value);
      if (order > 0)
        return;
      if (order < 0 || i == index + 1)
        continue;
      for (guint k = index + 1; k <= i; k++)
        g_array_index (self->facts, DrFact, k).part_of = (int) index;
      return;
    }
}

/* Whether nothing but shares stand between the fact and the one before. */
static gboolean
follows_straight (const DrSentence *self,
                  const DrFact     *fact)
{
  for (guint i = fact[-1].figure + 1; i < fact->figure; i++)
    if (g_array_index (self->figures, DrSentenceFigure, i).outcome != DR_FIGURE_OUTCOME_SHARE)
      return FALSE;

  return fact->figure > fact[-1].figure;
}

/* Whether figure @index stands straight behind what opens a list, or, where it does not @begin it, behind what goes on with it. */
static gboolean
is_listed (const DrSentence *self,
           guint             index,
           gboolean          begins)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint at = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, begins ? ",;:(-" : ",;");

  if (begins && dr_sentence_has (self, figure->gap_first, figure->phrase.first, PARTS))
    return !dr_sentence_has_words (self, at, figure->phrase.first);
  if (at > figure->gap_first)
    return at == figure->phrase.first && (!begins || !dr_reading_is_sign (self->reading, at - 1, ','));

  return !begins && dr_phrase_match (self->reading, figure->phrase.first - 1, "và") > 0;
}

/* «74 huy chương - 21 vàng, 24 bạc, 29 đồng», «52 khách hàng, trong đó 50 hộ, 2 khách hàng khác»: whatever the nouns, what is listed straight behind adds up to it. */
static void
settle_by_nouns (DrSentence *self,
                 guint       index)
{
  const DrFact *whole = &g_array_index (self->facts, DrFact, index);
  guint end = MIN (self->facts->len, index + DR_SENTENCE_REACH);
  DrDecimal sum = { 0, 0 };

  if (!can_add_up (whole) || (whole->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)))
    return;

  for (guint i = index + 1; i < end; i++)
    {
      const DrFact *part = &g_array_index (self->facts, DrFact, i);

      if ((part->part_of >= 0 && part->part_of != (int) index) || !can_add_up (part) || !follows_straight (self, part)
          || part->value.exponent != 0 || !is_listed (self, part->figure, i == index + 1)
          || !dr_decimal_add (&sum, &part->value, &sum) || dr_decimal_compare (&sum, &whole->value) > 0)
        return;
      if (i == index + 1 || dr_decimal_compare (&sum, &whole->value) < 0)
        continue;
      for (guint k = index + 1; k <= i; k++)
        {
          DrFact *addend = &g_array_index (self->facts, DrFact, k);

          addend->part_of = (int) index;
          /* «29 đồng» */
          if (addend->flags & DR_MEASURE_MONEY)
            {
              addend->flags = whole->flags;
              addend->measure = whole->measure;
            }
        }
      return;
    }
}

/* Whether hardly a word stands in front of the figure in its clause, so that what was said of the one before is said of it. */
static gboolean
goes_on (const DrSentence       *self,
         const DrSentenceFigure *figure,
         guint                   clause)
{
  return clause > figure->gap_first && dr_sentence_count_words (self, clause, figure->phrase.first) <= 2;
}

/* «nhận 184 đơn, giải quyết 171/184 đơn; còn 13 đơn», «18/20 chỉ tiêu đạt, 2 chỉ tiêu chưa đạt»: what is left of a whole, beside its other parts. */
static void
settle_rest (DrSentence *self,
             guint       index)
{
  DrFact *rest = &g_array_index (self->facts, DrFact, index);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, rest->figure);
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;.(");
  guint last = index > DR_SENTENCE_REACH ? index - DR_SENTENCE_REACH : 0;

  if (rest->part_of >= 0 || rest->part_of_record != DR_NONE || rest->has_change || !can_add_up (rest)
      || !(dr_sentence_has (self, clause, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_REMAIN)) || goes_on (self, figure, clause)))
    return;
  for (guint i = index; i > last; i--)
    {
      const DrFact *before = &g_array_index (self->facts, DrFact, i - 1);
      int whole = before->part_of >= 0 ? before->part_of : (int) i - 1;
      const DrFact *fact = &g_array_index (self->facts, DrFact, whole);
      DrDecimal sum = rest->value;

      if (!dr_sentence_is_head_of (self, rest->measure, fact->measure))
        continue;
      gboolean has_parts = FALSE;
      for (guint k = last; k < index; k++)
        {
          const DrFact *part = &g_array_index (self->facts, DrFact, k);

          if (part->part_of == whole && !dr_decimal_add (&sum, &part->value, &sum))
            return;
          has_parts |= part->part_of == whole;
        }
      /* «18/20 chỉ tiêu đạt (10 chỉ tiêu vượt, 8 chỉ tiêu đạt), 2 chỉ tiêu chưa đạt»: the bracket divides the part. */
      if (has_parts && dr_decimal_compare (&sum, &fact->value) > 0 && fact->part_of >= 0)
        {
          i = (guint) whole + 1;
          continue;
        }
      if (has_parts && dr_decimal_compare (&sum, &fact->value) == 0)
        rest->part_of = whole;
      return;
    }
}

/* «Phân loại: 324 nghị quyết; 09 kế hoạch»: a label of a few words opens the sentence. */
static gboolean
begins_with_label (const DrSentence *self)
{
  guint last = MIN (self->end, self->first + LONGEST_LABEL);
  guint colon = dr_sentence_find_sign (self, self->first, last, ":");

  return colon > self->first && colon < last
         && colon < g_array_index (self->figures, DrSentenceFigure, g_array_index (self->facts, DrFact, 0).figure).phrase.first;
}

/* «Kết quả: tố cáo 14, kiến nghị 206, …»: whatever they count, they add up to what the line above counted. */
gboolean
dr_sentence_settle_by_line (DrSentence *self)
{
  DrDecimal sum = { 0, 0 };

  if (self->facts->len < 2)
    return FALSE;

  gboolean in_block = self->n_recent > self->block_first_recent && begins_with_label (self);
  if (!in_block
      && (self->block_depth <= self->line_depth && !dr_sentence_has (self, self->first, MIN (self->end, self->first + 1), PARTS)))
    return FALSE;
  for (guint i = 0; i < self->facts->len; i++)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, i);

      if (fact->part_of >= 0 || fact->is_whole || fact->is_slash || fact->is_percent || fact->is_rate || fact->hedge != DR_HEDGE_EXACT
          || (fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) || !dr_decimal_add (&sum, &fact->value, &sum))
        return FALSE;
    }

  guint32 record = in_block ? dr_sentence_find_block_total (self, &sum) : dr_sentence_find_line_total (self, &sum);
  for (guint i = 0; record != DR_NONE && i < self->facts->len; i++)
    g_array_index (self->facts, DrFact, i).part_of_record = record;

  return record != DR_NONE;
}

/* What the sentence before in the block counted, in the same measure as fact @index: the achievement whose value is @sum. */
static guint32
find_sum_before (const DrSentence *self,
                 guint             index,
                 const DrDecimal  *sum)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  for (guint i = self->n_recent; i > self->block_first_recent && self->n_recent - i < DR_RECENT_FACTS; i--)
    {
      const DrRecentFact *recent = &self->recent[(i - 1) % DR_RECENT_FACTS];

      DrFact whole = { .measure = recent->measure, .flags = recent->flags };

      if (recent->unit == self->unit && recent->is_counted && !recent->is_part && dr_sentence_counts_alike (self, fact, &whole)
          && dr_decimal_compare (sum, &recent->value) == 0)
        return recent->record;
    }

  return DR_NONE;
}

/* «Tổng diện tích 486 ha. Vụ chiêm 252 ha, năng suất 63 tạ/ha; vụ mùa 234 ha»: all that count the same add up to what was counted before. */
static void
settle_by_sentence_before (DrSentence *self)
{
  guint n = MIN (self->facts->len, DR_SENTENCE_REACH);

  for (guint i = 0; i < n; i++)
    {
      const DrFact *first = &g_array_index (self->facts, DrFact, i);
      DrDecimal sum = { 0, 0 };
      guint n_addends = 0;

      for (guint k = 0; k < n; k++)
        {
          const DrFact *fact = &g_array_index (self->facts, DrFact, k);

          if (fact->measure != first->measure)
            continue;
          if (k < i || !can_add_up (fact) || fact->is_slash || fact->part_of >= 0 || fact->part_of_record != DR_NONE
              || !dr_decimal_add (&sum, &fact->value, &sum))
            {
              n_addends = 0;
              break;
            }
          n_addends++;
        }
      if (n_addends < 2)
        continue;

      guint32 record = find_sum_before (self, i, &sum);
      for (guint k = i; record != DR_NONE && k < n; k++)
        if (g_array_index (self->facts, DrFact, k).measure == first->measure)
          g_array_index (self->facts, DrFact, k).part_of_record = record;
    }
}

/* «Tai nạn 21 vụ, giảm 5 vụ: nặng 02, nhẹ 19»: what does not add up to a change, but to the figure that changed, is of that. */
static void
settle_by_figure_before (DrSentence *self,
                         guint       index)
{
  const DrFact *whole = &g_array_index (self->facts, DrFact, index);
  const DrFact *before = whole - 1;
  guint end = MIN (self->facts->len, index + DR_SENTENCE_REACH);
  DrDecimal sum = { 0, 0 };
  guint n = 0;

  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, whole->figure);
  if (!can_add_up (whole) || !can_add_up (before) || whole->measure != before->measure || before->part_of >= 0
      || !dr_sentence_has (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN)))
    return;
  for (guint i = index + 1; i < end; i++)
    {
      const DrFact *part = &g_array_index (self->facts, DrFact, i);

      if (part->part_of != (int) index)
        continue;
      if (!can_add_up (part) || part->measure != whole->measure || !dr_decimal_add (&sum, &part->value, &sum))
        return;
      n++;
    }
  if (n < 2 || dr_decimal_compare (&sum, &whole->value) == 0 || dr_decimal_compare (&sum, &before->value) != 0)
    return;

  for (guint i = index + 1; i < end; i++)
    if (g_array_index (self->facts, DrFact, i).part_of == (int) index)
      g_array_index (self->facts, DrFact, i).part_of = (int) index - 1;
}

void
dr_sentence_settle_sums (DrSentence *self)
{
  for (guint i = 1; i + 2 < self->facts->len; i++)
    settle_by_figure_before (self, i);
  for (guint i = 0; i + 2 < self->facts->len; i++)
    {
      settle_by_sum (self, i);
      settle_by_nouns (self, i);
    }
  for (guint i = 1; i < self->facts->len; i++)
    settle_rest (self, i);
  settle_by_sentence_before (self);
}
