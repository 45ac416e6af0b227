/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "figures/dr-measure-private.h"
#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* Which facts are parts of which others: brackets, «gồm», «trong đó», a colon and its list. */

#define PARTS (DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL) | DR_SIGNAL_BIT (DR_SIGNAL_PARTS_SOME))
#define KINDS (DR_MEASURE_PEOPLE | DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL | DR_MEASURE_POPULATION | DR_MEASURE_HEAD \
               | DR_MEASURE_TURN)

static gboolean
can_be_part (const DrFact *part,
             const DrFact *whole)
{
  if (part->is_percent || part->is_rate || whole->is_percent || whole->is_rate)
    return FALSE;
  if (part->measure == whole->measure)
    return TRUE;
  /* «3 tổ gồm 12, 15 và 18 hộ»: what is more than the whole, and counted by another noun, is no part of it. */
  if (dr_decimal_compare (&part->value, &whole->value) > 0)
    return FALSE;
  if ((part->flags | whole->flags) & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))
    return FALSE;
  if (part->flags & whole->flags & KINDS)
    return TRUE;

  /* Unknown nouns may be parts of anything but people. */
  return !((part->flags ^ whole->flags) & DR_MEASURE_PEOPLE);
}

/* «chết 29 người» of «làm chết 31 người», not of «bị thương 48 người»: the word straight in front is the same. */
static gboolean
has_same_lead (const DrSentence *self,
               const DrFact     *one,
               const DrFact     *other)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, one->figure).phrase;
  const DrFigurePhrase *its_phrase = &g_array_index (self->figures, DrSentenceFigure, other->figure).phrase;

  if (phrase->first == self->first || its_phrase->first == self->first
      || !dr_reading_is_word (self->reading, phrase->first - 1) || !dr_reading_is_word (self->reading, its_phrase->first - 1))
    return FALSE;

  const DrToken *lead = &self->reading->tokens[phrase->first - 1];
  const DrToken *its_lead = &self->reading->tokens[its_phrase->first - 1];

  return lead->end - lead->start == its_lead->end - its_lead->start
         && memcmp (self->reading->bytes + lead->start, self->reading->bytes + its_lead->start, lead->end - lead->start) == 0;
}

/* «46 người/50 biên chế được giao, gồm 20 giáo viên, …»: how many there may be is divided by nobody. */
static gboolean
is_quota (const DrSentence *self,
          int               index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

  return index > 0 && (fact->flags & fact[-1].flags & DR_MEASURE_PEOPLE) && figure->phrase.first == figure->gap_first + 1
         && dr_reading_is_sign (self->reading, figure->gap_first, '/')
         && dr_phrase_match_any (self->reading, figure->phrase.measure_first, DR_PHRASES ("biên chế", "định biên", "chỉ tiêu")) > 0;
}

/* The nearest fact before @from, outside the bracket of @part, that it can be a part of. */
static int
find_whole (const DrSentence *self,
            int               part_index,
            int               from,
            guint             bracket)
{
  const DrFact *facts = &g_array_index (self->facts, DrFact, 0);
  const DrFact *part = &facts[part_index];
  int last = MAX (0, from - DR_SENTENCE_REACH);
  int fallback = -1;
  int explained = -1;
  const DrSentenceFigure *its_figure = &g_array_index (self->figures, DrSentenceFigure, part->figure);
  /* «…, khiển trách 31, cảnh cáo 11. Trong đó có 08 cấp ủy viên»: a sentence of its own divides no part. */
  gboolean is_apart = dr_sentence_after_sign (self, its_figure->gap_first, its_figure->phrase.first, ".")
                      > its_figure->gap_first;

  for (int i = from; i >= last; i--)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, facts[i].figure);

      if ((bracket != 0 && figure->bracket == bracket) || !can_be_part (part, &facts[i]) || is_quota (self, i)
          || (is_apart && facts[i].part_of >= 0))
        continue;
      /* «81 nhân viên (nữ 47), gồm …»: a bracket that is closed only says more of what stands before it. */
      if (figure->bracket != its_figure->bracket
          && dr_sentence_find_sign (self, figure->phrase.end, its_figure->phrase.first, ")") < its_figure->phrase.first
          && figure->bracket != 0)
        {
          explained = explained < 0 ? i : explained;
          continue;
        }
      if (facts[i].measure == part->measure && has_same_lead (self, part, &facts[i]))
        return i;
      if (fallback < 0 || (facts[i].measure == part->measure && facts[fallback].measure != part->measure))
        fallback = i;
    }

  /* «quá tốc độ (2.514 trường hợp), không đội mũ (951 trường hợp)»: each of what stands before its own bracket. */
  return fallback >= 0 || bracket != 0 ? fallback : explained;
}

/* Whether the noun says no more than that it counts people. */
static gboolean
counts_mere_people (const DrSentence *self,
                    const DrFact     *fact)
{
  static const char * const nouns[] = { "đồng chí", "người", "em", "chị", "cháu", NULL };
  const char *name = fact->measure != DR_NONE
                       ? dr_report_data_get_string (dr_report_builder_get_data (self->reading->builder), fact->measure) : "";

  return (fact->flags & DR_MEASURE_PEOPLE) && !(fact->flags & DR_MEASURE_TURN) && g_strv_contains (nouns, name);
}

/* Whether the noun that @part is counted by stands among the words in front of @whole: «viên chức, người lao động 486 người, gồm … 145 viên chức khác». */
static gboolean
is_named_with (const DrSentence *self,
               const DrFact     *part,
               const DrFact     *whole)
{
  const DrReading *reading = self->reading;
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, part->figure).phrase;
  const DrSentenceFigure *its_figure = &g_array_index (self->figures, DrSentenceFigure, whole->figure);
  guint n = phrase->measure_end - phrase->measure_first;

  for (guint i = its_figure->gap_first; n > 0 && i + n <= its_figure->phrase.first; i++)
    {
      guint k = 0;

      while (k < n && reading->tokens[i + k].kind == DR_TOKEN_WORD && reading->tokens[i + k].word != 0
             && reading->tokens[i + k].word == reading->tokens[phrase->measure_first + k].word)
        k++;
      if (k == n)
        return TRUE;
    }

  return FALSE;
}

/*
 * «64 đảng viên (nữ 21 đồng chí)»: people counted by another noun are the people of the whole; but what a whole is made of
 * (@is_kind) may be called by what they are: «48 người, gồm 20 giáo viên, 28 nhân viên».
 */
static void
inherit_measure (const DrSentence *self,
                 DrFact           *part,
                 const DrFact     *whole,
                 gboolean          is_kind)
{
  if (!(part->flags & whole->flags & DR_MEASURE_PEOPLE) || ((part->flags | whole->flags) & DR_MEASURE_TURN)
      || (is_kind && !counts_mere_people (self, part) && !is_named_with (self, part, whole)))
    return;
  part->measure = whole->measure;
}

static gboolean
is_part_in_bracket (const DrSentence *self,
                    const DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  const DrFigurePhrase *phrase = &figure->phrase;

  return figure->bracket != 0 && !(fact->flags & DR_MEASURE_MONEY) && phrase->form == DR_FIGURE_FORM_SINGLE
         && dr_phrase_match_any (self->reading, figure->bracket, DR_PHRASES ("quy đổi", "tương đương", "quy ra")) == 0;
}

/* Whether a figure of the segment that a semicolon ends in front of figure @index stands behind a label and a colon. */
static gboolean
segment_has_label (const DrSentence *self,
                   guint             index)
{
  guint last = index > DR_SENTENCE_REACH ? index - DR_SENTENCE_REACH : 0;

  for (guint i = index; i > last; i--)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i - 1);

      if (figure->phrase.first > self->first && dr_reading_is_sign (self->reading, figure->phrase.first - 1, ':'))
        return TRUE;
      if (dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";") > figure->gap_first)
        return FALSE;
    }

  return FALSE;
}

/* «dưới 0,5 ha: 214 hộ»: whether only a bound and its colon stand in front of the figure. */
static gboolean
lies_within_bounds (const DrSentenceFigure *figure)
{
  return figure->phrase.first == figure->gap_first + 1 && figure[-1].outcome == DR_FIGURE_OUTCOME_CLASS;
}

/* What opens the list that figure @index stands in: its first fact comes behind it. */
static guint
find_opening (const DrSentence *self,
              const DrFact     *fact,
              guint             since)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  guint first = MAX (since, dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";"));

  /* «dưới 0,5 ha: 214 hộ; từ 0,5 đến 1 ha: 96 hộ»: one class beside another. */
  if (fact > &g_array_index (self->facts, DrFact, 0) && fact->figure > 1 && lies_within_bounds (figure)
      && fact[-1].figure > 0 && lies_within_bounds (&g_array_index (self->figures, DrSentenceFigure, fact[-1].figure)))
    return figure->phrase.first;

  guint opening = dr_sentence_find_last (self, first, figure->phrase.first, PARTS);

  /* «; bầu đoàn đại biểu gồm 22 đồng chí»: a clause of its own says what is made up so. */
  if (opening < figure->phrase.first && first > MAX (since, figure->gap_first)
      && (g_array_index (self->signals, DrSignals, opening) & DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL))
      && dr_sentence_count_words (self, first, opening) >= 2)
    return figure->phrase.first;
  if (opening < figure->phrase.first)
    return opening;

  /* «cảnh cáo: 02 đồng chí; khiển trách: 05 đồng chí»: the figure before has its label too, so this is no list of it. */
  if (first > MAX (since, figure->gap_first) && dr_reading_is_sign (self->reading, figure->phrase.first - 1, ':')
      && segment_has_label (self, fact->figure))
    return figure->phrase.first;

  /* «cấp huyện: 48 giáo viên, cấp tỉnh: 06 giáo viên»: each its label, and none the whole. */
  if (fact->figure > 0 && dr_reading_is_sign (self->reading, figure->phrase.first - 1, ':')
      && dr_sentence_counts_something (&figure->phrase) && dr_sentence_counts_something (&figure[-1].phrase)
      && figure[-1].phrase.first > self->first && dr_reading_is_sign (self->reading, figure[-1].phrase.first - 1, ':')
      && dr_reading_is_sign (self->reading, figure->gap_first, ',') && !fact->is_inherited)
    return figure->phrase.first;

  guint colon = dr_sentence_after_sign (self, first, figure->phrase.first, ":");

  return colon > first ? colon - 1 : figure->phrase.first;
}

/* «Trong 44 chỉ tiêu, có 9 chỉ tiêu vượt», «trong tổng số 260 hộ có 214 hộ»: the figure before is the whole. */
static gboolean
is_out_of_whole (const DrSentence *self,
                 guint             index)
{
  if (index == 0)
    return FALSE;

  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrFact *before = fact - 1;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  const DrSentenceFigure *its_figure = &g_array_index (self->figures, DrSentenceFigure, before->figure);

  if (before->measure != fact->measure || figure->bracket != its_figure->bracket || fact->is_percent || fact->is_rate)
    return FALSE;

  guint lead = its_figure->phrase.first;
  gboolean is_whole = (lead > its_figure->gap_first && dr_phrase_match (self->reading, lead - 1, "trong"))
                      || dr_sentence_has (self, lead > its_figure->gap_first + 3 ? lead - 3 : its_figure->gap_first, lead,
                                          DR_SIGNAL_BIT (DR_SIGNAL_WHOLE));

  /* «Tổng số hộ 4.120 hộ; trao học bổng cho 212 hộ» */
  if (dr_phrase_match (self->reading, its_figure->gap_first, "trong") == 0
      && dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";") > figure->gap_first)
    return FALSE;

  /* «Trong 12 chỉ tiêu đề ra, 07 chỉ tiêu vượt» */
  return is_whole && (dr_sentence_has (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY))
                      || dr_reading_is_sign (self->reading, figure->phrase.first - 1, ','));
}

/* Whether @part is @stated per cent of @whole, rounded or cut off. */
gboolean
dr_sentence_fits_percent (DrSentence      *self,
                          const DrFact    *part,
                          const DrDecimal *whole,
                          const DrDecimal *stated,
                          DrHedge          hedge)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  GRefString *measure = (GRefString *) dr_report_data_get_string (data, part->measure);
  DrFit fit = DR_FIT_UNDEFINED;

  if (part->hedge == DR_HEDGE_EXACT && hedge == DR_HEDGE_EXACT && measure != NULL
      && dr_percent_fit_plain (&part->value, whole, dr_measure_is_countable (measure), stated, &fit))
    return fit == DR_FIT_CONSISTENT || fit == DR_FIT_TRUNCATED;

  g_autoptr (GRefString) percent = g_ref_string_new ("%");
  g_autoptr (DrQuantity) one = dr_quantity_new_from_decimal (&part->value, NULL, part->hedge, measure, measure);
  g_autoptr (DrQuantity) all = dr_quantity_new_from_decimal (whole, NULL, DR_HEDGE_EXACT, measure, measure);
  g_autoptr (DrQuantity) share = dr_quantity_new_from_decimal (stated, NULL, hedge, percent, percent);
  if (one != NULL && all != NULL && share != NULL)
    fit = dr_percent_fit_uncut (one, all, share, NULL);

  return fit == DR_FIT_CONSISTENT || fit == DR_FIT_TRUNCATED;
}

static gboolean
has_share_of (DrSentence      *self,
              const DrFact    *part,
              const DrDecimal *whole)
{
  return dr_sentence_fits_percent (self, part, whole, &part->share, part->share_hedge);
}

/* «kiểm tra 96 cơ sở, có 88 cơ sở đạt»: «có» alone, straight in front of as many or fewer of the same. */
static gboolean
are_some_of (const DrSentence *self,
             guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

  if (index == 0 || fact[-1].measure != fact->measure || fact[-1].is_whole || fact->figure != fact[-1].figure + 1
      || fact->is_rate || fact->is_percent || fact->has_target)
    return FALSE;

  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",");

  return clause > figure->gap_first && clause < figure->phrase.first
         && dr_decimal_compare (&fact->value, &fact[-1].value) <= 0
         && dr_phrase_match_any (self->reading, clause, DR_PHRASES ("có", "đã có", "phát hiện", "trong số đó có"))
              == figure->phrase.first - clause;
}

/* Whether a quality alone stands in front of the fact in its clause: «nữ 163 đồng chí». */
static gboolean
has_attribute (const DrSentence *self,
               const DrFact     *fact)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",(-:");

  return clause > figure->gap_first && clause < figure->phrase.first
         && (g_array_index (self->signals, DrSignals, clause) & DR_SIGNAL_BIT (DR_SIGNAL_ATTRIBUTE))
         && g_array_index (self->signal_ends, guint32, clause) == figure->phrase.first;
}

/* «418 đảng viên, nữ 163 đồng chí, dân tộc 22 đồng chí»: of whom, just counted, fact @index tells a quality; -1 where of nobody. */
static int
find_bearers (const DrSentence *self,
              guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  if (index == 0 || !(fact->flags & fact[-1].flags & DR_MEASURE_PEOPLE) || fact[-1].is_whole
      || fact->figure != fact[-1].figure + 1 || !has_attribute (self, fact))
    return -1;

  /* Another quality of the same. */
  int bearers = has_attribute (self, fact - 1) ? fact[-1].part_of : (int) index - 1;

  return bearers >= 0 && dr_decimal_compare (&fact->value, &g_array_index (self->facts, DrFact, bearers).value) <= 0 ? bearers : -1;
}

/* «vững mạnh 46/52 chi hội; khá 5, trung bình 1»: the others of the whole, as far as there is room. */
static gboolean
is_rest_of_pair (const DrSentence *self,
                 guint             index,
                 const DrFact     *rest)
{
  const DrFact *part = &g_array_index (self->facts, DrFact, index);
  DrDecimal sum;

  return part->is_slash && part->part_of >= 0 && part->measure == rest->measure && dr_decimal_add (&part->value, &rest->value, &sum)
         && dr_decimal_compare (&sum, &g_array_index (self->facts, DrFact, part->part_of).value) <= 0;
}

/* Words of «hội viên», «cơ sở giáo dục». */
#define LONGEST_TOTAL 4

/* «Tổng số lao động 96.418 người; lao động nữ 58.237 người, lao động nước ngoài 1.106 người»: whether fact @index names a kind of what fact @whole is the total of. */
static gboolean
is_kind_of_total (const DrSentence *self,
                  guint             index,
                  guint             whole)
{
  const DrReading *reading = self->reading;
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrFact *total = &g_array_index (self->facts, DrFact, whole);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  const DrSentenceFigure *its_figure = &g_array_index (self->figures, DrSentenceFigure, total->figure);
  guint named = dr_sentence_find_last (self, its_figure->gap_first, its_figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_WHOLE));
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;");
  guint n = 0;

  if (named == its_figure->phrase.first || clause == figure->gap_first || total->measure != fact->measure || total->is_whole
      || total->part_of >= 0 || dr_decimal_compare (&fact->value, &total->value) > 0)
    return FALSE;
  named = g_array_index (self->signal_ends, guint32, named);
  while (n < LONGEST_TOTAL && named + n < its_figure->phrase.first && clause + n < figure->phrase.first
         && dr_reading_is_word (reading, named + n) && reading->tokens[named + n].word != 0
         && reading->tokens[named + n].word == reading->tokens[clause + n].word)
    n++;

  return n > 0 && clause + n < figure->phrase.first && dr_reading_is_word (reading, clause + n)
         && (named + n == its_figure->phrase.first || !dr_reading_is_word (reading, named + n)
             || !(reading->tokens[named + n].traits & DR_TRAIT_KNOWN)
             || g_array_index (self->signals, DrSignals, named + n) != 0);
}

/* «2.140 đoàn viên; …; đảng viên 896 đồng chí, chiếm 41,9%»: whether those of @fact, called only people, may be of those of @whole. */
static gboolean
counts_alike (const DrSentence *self,
              const DrFact     *fact,
              const DrFact     *whole)
{
  return fact->measure == whole->measure
         || (counts_mere_people (self, fact) && (whole->flags & DR_MEASURE_PEOPLE) && !(whole->flags & DR_MEASURE_TURN) && !whole->is_rate);
}

/* A conclusion drawn later: a stated share tells of which figure before it is one. */
static void
bind_to_whole (DrSentence *self,
               guint       index)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, index);

  if (fact->is_percent || fact->is_rate || fact->is_slash || fact->measure == DR_NONE)
    return;
  int whole_of = are_some_of (self, index) ? (int) index - 1 : find_bearers (self, index);
  if (whole_of >= 0)
    {
      fact->part_of = whole_of;
      inherit_measure (self, fact, &g_array_index (self->facts, DrFact, whole_of), FALSE);
      return;
    }
  if (index > 0 && is_kind_of_total (self, index, 0))
    {
      fact->part_of = 0;
      return;
    }
  /* «nhận 06 đơn; xếp lưu 04, chuyển cơ quan khác 02»: what leaves out its noun is some of what has it. */
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  /* «thành lập 21 công đoàn cơ sở, giải thể 08»: those are others. */
  if (fact->is_inherited && index > 0
      && dr_phrase_match_before (self->reading, figure->phrase.first, DR_PHRASES ("giải thể", "xóa tên", "chuyển đi", "cho thôi", "sáp nhập")) == 0)
    {
      int whole = index - 1;

      while (whole > 0 && g_array_index (self->facts, DrFact, whole).is_inherited
             && g_array_index (self->facts, DrFact, whole).part_of >= 0)
        whole = g_array_index (self->facts, DrFact, whole).part_of;
      if (is_rest_of_pair (self, whole, fact))
        whole = g_array_index (self->facts, DrFact, whole).part_of;
      if (!g_array_index (self->facts, DrFact, whole).is_inherited
          && !dr_sentence_are_beside_each_other (self, &g_array_index (self->facts, DrFact, whole), fact)
          && g_array_index (self->facts, DrFact, whole).measure == fact->measure
          && dr_decimal_compare (&fact->value, &g_array_index (self->facts, DrFact, whole).value) <= 0)
        {
          fact->part_of = whole;
          return;
        }
    }
  if (!fact->has_share)
    return;

  guint last = index > DR_SENTENCE_REACH ? index - DR_SENTENCE_REACH : 0;
  for (guint i = index; i > last; i--)
    {
      const DrFact *whole = &g_array_index (self->facts, DrFact, i - 1);

      /* «118/124 phiếu tín nhiệm cao (95,2%), 5 phiếu tín nhiệm (4%)»: of all, where both would fit. */
      if (whole->is_slash && is_rest_of_pair (self, i - 1, fact)
          && has_share_of (self, fact, &g_array_index (self->facts, DrFact, whole->part_of).value))
        {
          fact->part_of = whole->part_of;
          return;
        }
      if (counts_alike (self, fact, whole) && has_share_of (self, fact, &whole->value))
        {
          /* «189 lớp - sơ cấp 174 lớp (92,1%), chuyên đề 01 lớp (0,5%)» */
          gboolean is_sibling = whole->part_of >= 0 && whole->has_share
                                && has_share_of (self, fact, &g_array_index (self->facts, DrFact, whole->part_of).value);

          fact->part_of = is_sibling ? whole->part_of : (int) i - 1;
          inherit_measure (self, fact, whole, FALSE);
          return;
        }
    }

  fact->part_of_record = dr_sentence_find_recent_whole (self, fact, has_share_of);
}

/* «hoàn thành: 11.512 (98,9%), chưa hoàn thành: 128 (1,1%)»: where the stated share does not fit the whole, but fits an earlier one. */
static void
settle_by_share (DrSentence *self,
                 guint       index)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, index);

  if (!fact->has_share || fact->is_slash || fact->part_of < 0
      || has_share_of (self, fact, &g_array_index (self->facts, DrFact, fact->part_of).value))
    return;

  guint last = index > DR_SENTENCE_REACH ? index - DR_SENTENCE_REACH : 0;
  for (guint i = index; i > last; i--)
    {
      const DrFact *whole = &g_array_index (self->facts, DrFact, i - 1);

      if (whole->measure == fact->measure && has_share_of (self, fact, &whole->value))
        {
          fact->part_of = i - 1;
          return;
        }
    }
}

/*
 * «tổng chi 198 tỷ đồng, đạt 51,7% dự toán: chi đầu tư 31,5 tỷ (47,2%), chi thường xuyên 166,5 tỷ (52,8%)»: where no
 * stated share of two or more parts fits their whole, and that is held against a target, each is of its own.
 */
static void
settle_by_target (DrSentence *self,
                  guint       index)
{
  const DrFact *whole = &g_array_index (self->facts, DrFact, index);
  guint end = MIN (self->facts->len, index + DR_SENTENCE_REACH);
  guint n = 0;

  if (!whole->has_target || whole->is_whole || whole->is_percent)
    return;
  for (guint i = index + 1; i < end; i++)
    {
      const DrFact *part = &g_array_index (self->facts, DrFact, i);

      if (part->part_of != (int) index || !part->has_share || part->has_target)
        continue;
      if (has_share_of (self, part, &whole->value))
        return;
      n++;
    }
  if (n < 2)
    return;

  for (guint i = index + 1; i < end; i++)
    {
      DrFact *part = &g_array_index (self->facts, DrFact, i);

      if (part->part_of != (int) index || !part->has_share || part->has_target)
        continue;
      part->has_share = FALSE;
      part->has_target = part->has_percent = TRUE;
      part->percent = part->share;
      part->percent_upper = part->share_upper;
      part->percent_hedge = part->share_hedge;
      part->target_first = part->source_first;
      part->target_end = part->source_end;
      for (guint k = part->figure + 1; k < self->figures->len && k <= part->figure + 2; k++)
        {
          DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, k);

          if (figure->outcome != DR_FIGURE_OUTCOME_SHARE || figure->owner != (int) i)
            continue;
          figure->outcome = DR_FIGURE_OUTCOME_PERCENT;
          part->target_first = figure->phrase.number;
          part->target_end = figure->phrase.end;
        }
      for (guint k = 0; k < part->n_numbers; k++)
        if (part->numbers[k].role == DR_NUMBER_ROLE_SHARE)
          part->numbers[k].role = DR_NUMBER_ROLE_PERCENT;
    }
}

/* «41,6 nghìn ha, 68,5% diện tích xuống giống (60,7 nghìn ha)»: what the bracket holds is the whole. */
static void
turn_share_round (DrSentence *self,
                  guint       index)
{
  DrFact *part = &g_array_index (self->facts, DrFact, index);

  if (part->part_of < 0)
    return;

  guint whole = (guint) part->part_of;
  DrFact *fact = &g_array_index (self->facts, DrFact, whole);
  if (part->measure != fact->measure || !fact->has_share || fact->part_of >= 0
      || dr_decimal_compare (&part->value, &fact->value) <= 0 || !has_share_of (self, fact, &part->value))
    return;
  part->part_of = -1;
  fact->part_of = (int) index;
}

/* A list of parts that is open: behind which fact it began, in which bracket, and the whole of its first part. */
typedef struct
{
  gboolean is_open;
  int      whole;               /* or -1: the first counts something else than what it divides */
  int      from;
  guint    bracket;
  gboolean is_made_of;          /* opened by «gồm» and its like */
} PartList;

/* «gồm 201 dự án FDI (vốn 4 tỷ USD) và 117 dự án»: a bracket within a list only interrupts it; gives whether the list goes on. */
static gboolean
is_interrupted (const PartList         *list,
                const DrSentenceFigure *figure)
{
  return figure->bracket > list->bracket;
}

/* What the parts of the list so far and fact @index come to: -1: less than the whole, 0: the whole, 1: more, or no part of it. */
static int
compare_to_whole (const DrSentence *self,
                  const PartList   *list,
                  guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrFact *whole = list->whole >= 0 ? &g_array_index (self->facts, DrFact, list->whole) : NULL;
  DrDecimal sum = fact->value;

  if (whole == NULL || !can_be_part (fact, whole))
    return 1;
  for (guint i = index > DR_SENTENCE_REACH ? index - DR_SENTENCE_REACH : 0; i < index; i++)
    {
      const DrFact *part = &g_array_index (self->facts, DrFact, i);

      if (part->part_of == list->whole && !dr_decimal_add (&sum, &part->value, &sum))
        return 1;
    }

  return dr_decimal_compare (&sum, &whole->value);
}

/* «… (gồm 9 đảng bộ xã, 5 đảng bộ cơ quan) và 24 chi bộ»: whether the list goes on with fact @index straight behind the bracket. */
static gboolean
goes_on_behind_bracket (const DrSentence *self,
                        const PartList   *list,
                        guint             index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, g_array_index (self->facts, DrFact, index).figure);
  guint closed = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ")");

  if (closed == figure->gap_first)
    return FALSE;
  /* «nông dân 12 hộ (45 triệu đồng); phụ nữ 13 hộ (50 triệu đồng)»: another clause, unless all have room in the whole. */
  if (dr_reading_is_sign (reading, closed, ';') && dr_sentence_after_sign (self, closed, figure->phrase.first, ";") == closed + 1)
    return compare_to_whole (self, list, index) <= 0;

  return dr_sentence_after_sign (self, closed, figure->phrase.first, ";") == closed
         && (dr_phrase_match (reading, closed, "và") > 0 || dr_reading_is_sign (reading, closed, ','));
}

/*
 * Whether the clause that begins at token @begin says what else was done than with the whole of the list: «…, trong đó nữ 28; công
 * nhận chính thức 47 đảng viên»; but «thu ngân sách …, trong đó thu nội địa 80 tỷ đồng; thu thuế 60 tỷ đồng».
 */
static gboolean
tells_another_deed (const DrSentence *self,
                    const DrFact     *whole,
                    guint             begin)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, whole->figure);

  if (dr_phrase_match_any (reading, begin, DR_PHRASES ("chuyển", "đang")) > 0)
    return TRUE;
  if (!dr_phrase_begins_verb (reading, begin, reading->n_tokens))
    return FALSE;
  for (guint i = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";:."); i < begin; i++)
    if (reading->tokens[i].kind == DR_TOKEN_WORD && reading->tokens[i].word == reading->tokens[begin].word
        && self->taken->data[i] == DR_TAKEN_FREE)
      return FALSE;

  return TRUE;
}

/*
 * «trong đó bò sữa 450 con; đàn lợn 5.200 con»: what is more than the whole is no part of it, and behind a semicolon nobody
 * meant it to be. Nor is another deed for which the whole has no room; kinds may overlap («nữ 28; dân tộc 26»). Of what is
 * counted by another noun no room is asked: «462 văn bản, trong đó qua mạng 380 văn bản; tổ chức 5 hội nghị».
 */
static gboolean
is_another_clause (const DrSentence *self,
                   const PartList   *list,
                   guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrFact *whole = &g_array_index (self->facts, DrFact, list->whole);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);
  guint begin = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";");

  if (begin == figure->gap_first)
    return FALSE;
  if (!can_be_part (fact, whole))
    return TRUE;
  /* «8 chi hội: chi hội 1: 142; chi hội 2: 128»: what has no noun of its own is of the list, whatever that counts. */
  if (fact->is_inherited || figure->phrase.measure_first >= figure->phrase.measure_end)
    return FALSE;
  if (fact->measure != whole->measure)
    {
      int order = compare_to_whole (self, list, index);

      return begin < figure->phrase.first && order != 0 && (order > 0 || !(fact->flags & whole->flags & DR_MEASURE_PEOPLE))
             && tells_another_deed (self, whole, begin);
    }
  if (dr_decimal_compare (&fact->value, &whole->value) > 0)
    return TRUE;

  return begin < figure->phrase.first && tells_another_deed (self, whole, begin)
         && compare_to_whole (self, list, index) > 0;
}

/* Opens, goes on with and ends the lists that fact @index stands in: @outer is one that a bracket interrupts. */
static void
keep_list (const DrSentence *self,
           guint             index,
           PartList         *list,
           PartList         *outer)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

  /* A list ends with its bracket, and outside brackets where a clause of its own begins. */
  if (list->is_open && figure->bracket != list->bracket)
    {
      if (is_interrupted (list, figure) && !outer->is_open)
        *outer = *list;
      list->is_open = FALSE;
    }
  if (!list->is_open && outer->is_open && figure->bracket == outer->bracket)
    {
      *list = *outer;
      list->is_open = goes_on_behind_bracket (self, list, index);
      outer->is_open = FALSE;
    }
  if (list->is_open && list->bracket == 0 && list->whole >= 0 && is_another_clause (self, list, index))
    list->is_open = FALSE;
}

/* «46 lớp với 3.120 học viên; trong đó:» and below it «- Lớp đảng viên mới: 8 lớp, 402 học viên»: which of the line's it is the first to divide. */
static guint32
find_open_whole (const DrSentence *self,
                 guint             index)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, index);

  if (fact->is_percent || fact->is_rate || !self->open_divides)
    return DR_NONE;
  for (guint i = index > DR_SENTENCE_REACH ? index - DR_SENTENCE_REACH : 0; i < index; i++)
    if (g_array_index (self->facts, DrFact, i).measure == fact->measure)
      return DR_NONE;
  if (fact->measure == self->open_measure)
    return self->open_whole;
  for (guint i = 0; i < self->n_open_others; i++)
    if (self->open_others[i].measure == fact->measure && dr_decimal_compare (&fact->value, &self->open_others[i].value) <= 0)
      return self->open_others[i].record;

  return DR_NONE;
}

/* A fact in no list: a bullet below what was counted, or part of what arithmetic or words tell. */
static void
bind_alone (DrSentence *self,
            guint       index,
            gboolean    divides_line)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, index);

  if (self->open_whole != DR_NONE && (index == 0 || fact->is_inherited)
      && (fact->measure == self->open_measure
          || ((fact->flags & self->open_flags & KINDS) && !(self->open_flags & DR_MEASURE_MONEY))
          || (self->open_divides && !fact->is_percent && !fact->is_rate && !(fact->flags & KINDS)
              && !(self->open_flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)))))
    fact->part_of_record = self->open_whole;
  else if (self->open_whole != DR_NONE && (fact->part_of_record = find_open_whole (self, index)) != DR_NONE)
    ;
  else if (!divides_line || (fact->part_of_record = dr_sentence_find_whole_above (self, fact)) == DR_NONE)
    bind_to_whole (self, index);
}

void
dr_sentence_read_parts (DrSentence *self)
{
  PartList list = { FALSE, -1, -1, 0, FALSE };
  PartList outer = list;
  /* «Trong đó: phá rừng 112 vụ, …» on a line of its own. */
  gboolean divides_line = dr_sentence_has (self, self->first, MIN (self->end, self->first + 1), PARTS);

  if (dr_sentence_settle_by_line (self))
    return;
  for (guint i = 0; i < self->facts->len; i++)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i);
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, fact->figure);

      if (fact->part_of >= 0 || fact->is_whole)
        continue;
      if (self->lists_kinds && fact->is_inherited && fact->measure == self->kinds_whole.measure)
        {
          fact->part_of_record = self->kinds_whole.record;
          continue;
        }

      keep_list (self, i, &list, &outer);
      guint opening = find_opening (self, fact, figure->bracket);
      /* «cảnh cáo: 05, khiển trách: 07»: inside a list a colon only parts a label from its figure. */
      if (list.is_open && opening + 1 == figure->phrase.first && dr_reading_is_sign (self->reading, opening, ':'))
        opening = figure->phrase.first;
      gboolean is_some_of_before = !list.is_open && is_out_of_whole (self, i);
      if (is_some_of_before)
        opening = figure->gap_first;
      if (i > 0 && (opening < figure->phrase.first || (!list.is_open && is_part_in_bracket (self, fact))))
        {
          int whole = is_some_of_before ? (int) i - 1 : find_whole (self, i, i - 1, figure->bracket);

          gboolean is_made_of = opening < figure->phrase.first
                                && (g_array_index (self->signals, DrSignals, opening) & DR_SIGNAL_BIT (DR_SIGNAL_PARTS_ALL)) != 0;

          list = (PartList) { TRUE, whole, i - 1, figure->bracket, is_made_of };
          if (list.whole >= 0)
            {
              fact->part_of = list.whole;
              inherit_measure (self, fact, &g_array_index (self->facts, DrFact, list.whole), list.is_made_of);
              continue;
            }
          /* «612 km đường, gồm 03 tuyến quốc lộ dài 214 km và …»: what it divides may come behind. */
          list.is_open = opening < figure->phrase.first;
        }
      else if (list.is_open)
        {
          /* Two series side by side («180 suất, 54 triệu đồng; …»): each has a whole of its measure. */
          int own = find_whole (self, i, list.from, list.bracket);
          gboolean is_own = own >= 0 && (list.whole >= 0 ? list.bracket != 0 || own == list.whole : FALSE);

          if (own >= 0 && (is_own || g_array_index (self->facts, DrFact, own).measure == fact->measure))
            {
              fact->part_of = own;
              inherit_measure (self, fact, &g_array_index (self->facts, DrFact, own), list.is_made_of);
            }
          if (own >= 0 || list.whole >= 0)
            continue;
        }
      bind_alone (self, i, divides_line);
    }
  for (guint i = 0; i < self->facts->len; i++)
    {
      settle_by_share (self, i);
      turn_share_round (self, i);
    }
  for (guint i = 0; i + 2 < self->facts->len; i++)
    settle_by_target (self, i);
  dr_sentence_settle_sums (self);
}
