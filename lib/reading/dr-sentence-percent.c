/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "figures/dr-percent-fit-private.h"
#include "figures/dr-quantity-private.h"
#include "reading/dr-phrase-private.h"
#include "reading/dr-sentence-private.h"

/*
 * A percentage is a share of a target, a share of a whole, a change, or a figure of
 * its own. The word in front of it and the word behind it tell, and where neither
 * does, what kind of figure it stands behind.
 */

#define COMPARISONS (DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
#define MOVES (DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN))
#define OVERSHOOTS (DR_SIGNAL_BIT (DR_SIGNAL_EXCEED) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))
#define VERBS (MOVES | OVERSHOOTS | DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) | DR_SIGNAL_BIT (DR_SIGNAL_REACH) \
               | DR_SIGNAL_BIT (DR_SIGNAL_SHARE))

/* The words round a percentage. */
typedef struct
{
  guint     first;          /* of its clause: behind the last comma or bracket */
  guint     verb;           /* token of the verb, or the percentage's first token */
  DrSignals verb_signals;
  guint     after_end;      /* the words behind it, up to the next sign or figure */
  gboolean  has_comma;      /* something separates it from the figure before */
} Surroundings;

static Surroundings
look_round (const DrSentence *self,
            guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;
  Surroundings around;

  around.first = dr_sentence_after_sign (self, figure->gap_first, phrase->first, ",;(:");
  around.has_comma = around.first > figure->gap_first || index == 0;
  around.verb = dr_sentence_find_last (self, around.first, phrase->first, VERBS);
  around.verb_signals = around.verb < phrase->first ? g_array_index (self->signals, DrSignals, around.verb) & VERBS : 0;
  around.after_end = dr_sentence_find_sign (self, phrase->end, dr_sentence_words_end (self, index), ",;()");

  return around;
}

/* «Tỷ lệ giao dịch tại 18 điểm đạt 97,6%»: a ratio is named in front of the figure before, which only says where. */
static gboolean
heads_ratio (const DrSentence *self,
             guint             index)
{
  if (index == 0 || self->facts->len == 0)
    return FALSE;

  const DrFact *fact = &g_array_index (self->facts, DrFact, self->facts->len - 1);
  const DrSentenceFigure *before = &g_array_index (self->figures, DrSentenceFigure, index - 1);
  guint first = dr_sentence_after_sign (self, before->gap_first, before->phrase.first, ",;(:");
  guint named = dr_sentence_find_first (self, first, before->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_SHARE));

  return fact->figure == index - 1 && named < before->phrase.first && before->phrase.first > first + 1
         && dr_sentence_has (self, before->phrase.first - 1, before->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_PLACE))
         && dr_sentence_after_sign (self, before->phrase.end,
                                    g_array_index (self->figures, DrSentenceFigure, index).phrase.first, ",;(:")
              == before->phrase.end;
}

/* Whether the percentage speaks of the figure before it, and does not name a ratio of its own. */
static gboolean
attaches (const DrSentence   *self,
          guint               index,
          const Surroundings *around)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = around->first;

  if (self->facts->len == 0 || heads_ratio (self, index))
    return FALSE;

  /* Without a comma the words in front belong to the figure before, unless a ratio is named among them. */
  if (!around->has_comma)
    {
      guint named = dr_sentence_find_last (self, around->first, around->verb, DR_SIGNAL_BIT (DR_SIGNAL_SHARE));

      first = named < around->verb ? named : around->verb;
      if (around->verb_signals == 0)
        first = figure->phrase.first;
    }

  /* «38 đảng viên, chạm 84,4% chỉ tiêu»: what is held against a target may have any verb, of a word or two. */
  guint n_words = dr_sentence_count_words (self, first, around->verb);
  if (n_words > 0 && n_words <= 2 && around->has_comma && around->verb == figure->phrase.first
      && dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",") == around->first
      && dr_sentence_has (self, figure->phrase.end, around->after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
    return TRUE;
  /* «so CK vươn thêm 17,6%» */
  if (n_words == 1 && around->has_comma && (around->verb_signals & MOVES)
      && dr_sentence_has (self, first, MIN (first + 1, around->verb), COMPARISONS))
    n_words = 0;
  if (n_words > 0)
    return FALSE;
  if (around->verb >= figure->phrase.first)
    return TRUE;

  guint verb_end = MIN (figure->phrase.first, g_array_index (self->signal_ends, guint32, around->verb));
  guint between = dr_sentence_count_words (self, verb_end, figure->phrase.first);

  /* «về đích sớm với 102,4% dự toán» */
  if (between == 1 && around->has_comma && (around->verb_signals & MOVES)
      && g_array_index (self->signal_ends, guint32, around->verb) + 1 == figure->phrase.first)
    return TRUE;

  return between == 0 || (between <= 2 && around->has_comma && (around->verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_REACH))
                          && dr_sentence_has (self, figure->phrase.end, around->after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)));
}

/* Who assigned a target, from words such as «tỉnh giao» behind the target word; DR_NONE where none say it. */
static guint32
find_assigner (DrSentence *self,
               guint       first,
               guint       end)
{
  DrReading *reading = self->reading;
  guint target = dr_sentence_find_first (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));

  if (target == end)
    return DR_NONE;

  guint start = g_array_index (self->signal_ends, guint32, target);
  for (guint i = start; i < end && i < start + 5; i++)
    if (dr_lexicon_match_signal (reading->lexicon, reading->tokens, end, i, DR_SIGNAL_HANDED_DOWN) > 0
        && reading->tokens[i].kind == DR_TOKEN_WORD)
      {
        if (i == start)
          return DR_NONE;

        const char *text = reading->bytes + reading->tokens[start].start;

        return dr_report_builder_intern (reading->builder, text,
                                         reading->tokens[i - 1].end - reading->tokens[start].start);
      }

  return DR_NONE;
}

/* «kế hoạch năm»: measured against the year, whatever part of it the report covers; DR_NONE: the figure's own period. */
static guint32
find_target_period (DrSentence   *self,
                    const DrFact *fact,
                    guint         first,
                    guint         end)
{
  DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  guint target = dr_sentence_find_first (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
  guint word = target < end ? g_array_index (self->signal_ends, guint32, target) : end;
  const DrDateMention *mention = dr_sentence_find_date (self, target, end);
  g_autoptr (DrPeriod) period = NULL;

  if (mention != NULL && (mention->phrase.kind == DR_DATE_PHRASE_YEAR || mention->phrase.kind == DR_DATE_PHRASE_YEARS))
    period = dr_date_phrase_to_period (&mention->phrase, 0);
  else if (word < end && dr_reading_is_word (reading, word)
           && dr_lexicon_match_signal (reading->lexicon, reading->tokens, end, word, DR_SIGNAL_WHOLE_YEAR) > 0)
    {
      int year = g_date_get_year (dr_period_get_last_day (g_ptr_array_index (data->periods, fact->period)));

      period = dr_period_new_years (year, year, NULL);
    }

  return period != NULL ? dr_report_builder_intern_period (reading->builder, period) : DR_NONE;
}

static void
set_target (DrSentence *self,
            DrFact     *fact,
            guint       index,
            guint       after_end)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint32 period = find_target_period (self, fact, figure->phrase.end, after_end);

  if (!fact->has_target)
    {
      fact->has_target = TRUE;
      fact->target_first = figure->phrase.number;
      fact->target_end = figure->phrase.end;
    }
  if (fact->assigned_by == DR_NONE)
    fact->assigned_by = find_assigner (self, figure->phrase.end, after_end);
  if (period != DR_NONE)
    fact->target_period = period;
}

static void
add_further_target (DrSentence      *self,
                    DrFact          *fact,
                    guint            index,
                    const DrDecimal *value,
                    guint            after_end)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;

  if (fact->n_further == DR_FACT_FURTHER_TARGETS)
    return;

  fact->further[fact->n_further++] = (DrFurtherTarget) {
    .percent = *value,
    .upper = phrase->second,
    .hedge = phrase->hedge,
    .assigned_by = find_assigner (self, phrase->end, after_end),
    .period = find_target_period (self, fact, phrase->end, after_end),
    .first = phrase->number,
    .end = phrase->end,
  };
}

static void
give_percent (DrSentence       *self,
              guint             index,
              int               owner,
              const DrDecimal  *value,
              guint             after_end)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_PERCENT);
  figure->outcome = DR_FIGURE_OUTCOME_PERCENT;
  figure->owner = owner;
  if (fact->has_percent)
    {
      add_further_target (self, fact, index, value, after_end);
      return;
    }

  fact->has_percent = TRUE;
  fact->percent = *value;
  fact->percent_upper = figure->phrase.second;
  fact->percent_hedge = figure->phrase.hedge;
  set_target (self, fact, index, after_end);
}

static void
give_share (DrSentence *self,
            guint       index,
            int         owner)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_SHARE);
  figure->outcome = DR_FIGURE_OUTCOME_SHARE;
  figure->owner = owner;
  if (fact->has_share)
    return;

  fact->has_share = TRUE;
  fact->share = figure->phrase.value;
  fact->share_upper = figure->phrase.second;
  fact->share_hedge = figure->phrase.hedge;
}

static void
give_change (DrSentence      *self,
             guint            index,
             int              owner,
             DrChangeKind     kind,
             DrDirection      direction,
             const DrDecimal *value,
             guint32          against)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);

  dr_fact_add_figure (fact, self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
  figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
  figure->owner = owner;
  if (fact->has_change)
    return;

  fact->has_change = TRUE;
  fact->change = *value;
  fact->change_kind = kind;
  fact->change_direction = direction;
  fact->change_against = against;
}

/* value - 100, or 100 - value, or 100 + value. */
static DrDecimal
from_hundred (const DrDecimal *value,
              gboolean         add,
              gboolean        *is_negative)
{
  static const DrDecimal hundred = { 100, 0 };
  DrDecimal result = *value;

  *is_negative = FALSE;
  if (add)
    dr_decimal_add (value, &hundred, &result);
  else if (dr_decimal_compare (value, &hundred) >= 0)
    dr_decimal_subtract (value, &hundred, &result);
  else
    {
      *is_negative = TRUE;
      dr_decimal_subtract (&hundred, value, &result);
    }

  return result;
}

/* «vượt 14% chỉ tiêu» of a count is 114 per cent; «vượt 3,4%» of a ratio is points. */
static void
read_overshoot (DrSentence         *self,
                guint               index,
                int                 owner,
                const Surroundings *around)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  gboolean is_short = (around->verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_SHORT)) != 0;

  if (fact->is_percent || fact->has_share)
    {
      give_change (self, index, owner, DR_CHANGE_KIND_POINTS, is_short ? DR_DIRECTION_DOWN : DR_DIRECTION_UP,
                   &figure->phrase.value, dr_report_builder_intern (self->reading->builder, "target", -1));
      set_target (self, fact, index, around->after_end);
      return;
    }

  DrDecimal value = figure->phrase.value;
  gboolean is_negative;
  DrDecimal percent = from_hundred (&value, !is_short, &is_negative);
  give_percent (self, index, owner, &percent, around->after_end);
}

/* Whether some whole number as a target gives the stated percentage, rounded or cut off. */
static gboolean
has_whole_target (DrSentence      *self,
                  const DrFact    *fact,
                  const DrDecimal *percent,
                  DrHedge          hedge)
{
  DrReportData *data = dr_report_builder_get_data (self->reading->builder);
  g_autoptr (GRefString) percent_measure = g_ref_string_new ("%");
  GRefString *measure = (GRefString *) dr_report_data_get_string (data, fact->measure);
  g_autoptr (DrQuantity) part = dr_quantity_new_from_decimal (&fact->value, NULL, fact->hedge, measure, measure);
  g_autoptr (DrQuantity) stated = dr_quantity_new_from_decimal (percent, NULL, hedge, percent_measure, percent_measure);
  dr_int128 lowest, highest;
  DrFit fit = dr_percent_fit_integer (part, stated, &lowest, &highest, NULL);

  return fit == DR_FIT_CONSISTENT || fit == DR_FIT_TRUNCATED;
}

/* Arithmetic may overrule the words: where no whole target gives the head figure the percentage, but one gives it to the last. */
static int
settle_owner (DrSentence            *self,
              guint                  index,
              int                    owner)
{
  const DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, index).phrase;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  int last = (int) self->facts->len - 1;
  const DrFact *facts = &g_array_index (self->facts, DrFact, 0);

  if (owner == last || facts[owner].has_planned || facts[last].is_whole
      || (facts[last].flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL)) != 0
      || g_array_index (self->figures, DrSentenceFigure, facts[last].figure).bracket != figure->bracket)
    return owner;
  if (!has_whole_target (self, &facts[owner], &phrase->value, phrase->hedge)
      && has_whole_target (self, &facts[last], &phrase->value, phrase->hedge))
    return last;

  return owner;
}

static gboolean
is_hundred_or_less (const DrDecimal *value)
{
  static const DrDecimal hundred = { 100, 0 };

  return dr_decimal_compare (value, &hundred) <= 0;
}

/* «Giá trị sản xuất đạt 58,2% kế hoạch, tăng 3,1%»: the growth is not one of the percentage. */
static gboolean
is_of_target (const DrSentence *self,
              const DrFact     *fact)
{
  guint first = g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.end;

  return dr_sentence_has (self, first, dr_sentence_find_sign (self, first, dr_sentence_words_end (self, fact->figure), ",;()"),
                          DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
}

/*
 * «trâu bằng 92,4%; bò bằng 101,2%; heo bằng 97% so với cùng kỳ»: what a row of
 * percentages is held against stands only at its end; gives the last figure of it, or
 * @index where it stands alone.
 */
static guint
find_end_of_row (const DrSentence *self,
                 guint             index)
{
  guint last = MIN (self->figures->len, index + DR_SENTENCE_REACH);

  for (guint i = index + 1; i < last; i++)
    {
      const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i);

      if (!figure->phrase.is_percent)
        continue;

      Surroundings around = look_round (self, i);

      if (!(around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_EQUAL))
          || dr_sentence_has (self, figure->phrase.end, around.after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
        return index;
      if (dr_sentence_has (self, figure->phrase.end, around.after_end, COMPARISONS))
        return i;
    }

  return index;
}

/*
 * «21 vụ, 34 đối tượng (giảm 12,5%, tăng 6,3% so với cùng kỳ)»: a row of changes
 * behind a row of figures. One figure with two references («tăng 1,8% so với tháng
 * trước, tăng 7,4% so với cùng kỳ») is none: each change there has its own.
 */
static int
find_in_row (const DrSentence *self,
             guint             index)
{
  const DrSentenceFigure *figures = &g_array_index (self->figures, DrSentenceFigure, 0);
  guint first = index;
  guint end = index + 1;

  while (first > 0 && index - first < DR_SENTENCE_REACH && figures[first - 1].phrase.is_percent
         && figures[first - 1].bracket == figures[index].bracket)
    first--;
  while (end < self->figures->len && end - index < DR_SENTENCE_REACH && figures[end].phrase.is_percent
         && figures[end].bracket == figures[index].bracket)
    end++;

  int n = (int) (end - first);
  if (n < 2 || first == 0)
    return -1;
  for (guint i = first; i < end; i++)
    {
      Surroundings around = look_round (self, i);

      if (!(around.verb_signals & MOVES)
          || (i + 1 < end && dr_sentence_has (self, figures[i].phrase.end, around.after_end, COMPARISONS)))
        return -1;
    }

  /* As many figures stand in front, one behind another. */
  int last = -1;
  for (int i = (int) self->facts->len - 1; i >= 0 && last < 0; i--)
    if (g_array_index (self->facts, DrFact, i).figure == first - 1)
      last = i;
  if (last < n - 1)
    return -1;
  for (int i = 0; i < n; i++)
    {
      const DrFact *fact = &g_array_index (self->facts, DrFact, last - i);

      if (fact->is_whole || fact->is_slash || fact->figure != first - 1 - (guint) i
          || figures[fact->figure].bracket != figures[first - 1].bracket)
        return -1;
    }

  return last - (n - 1) + (int) (index - first);
}

/* «đạt 95%» alone: of a target where one is known or can only be meant, else of the people or places counted. */
static gboolean
means_target (const DrFact    *fact,
              const DrDecimal *value)
{
  if (fact->part_of >= 0 || fact->is_slash)
    return fact->has_target;
  if (fact->has_target || !is_hundred_or_less (value))
    return TRUE;
  if (fact->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL))
    return TRUE;

  return !(fact->flags & (DR_MEASURE_PEOPLE | DR_MEASURE_POPULATION | DR_MEASURE_TURN));
}

/* The percentage in front of a bracket with its figures: «đạt 102% (4,896 tỷ/4,8 tỷ)». */
static gboolean
waits_for_bracket (const DrSentence *self,
                   guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);

  if (index + 1 >= self->figures->len)
    return FALSE;

  const DrSentenceFigure *next = &g_array_index (self->figures, DrSentenceFigure, index + 1);

  return figure->bracket == 0 && next->bracket > figure->phrase.end && !next->phrase.is_percent
         && next->phrase.form == DR_FIGURE_FORM_SLASH && next->phrase.first == next->bracket;
}

void
dr_sentence_give_waiting_percent (DrSentence *self,
                                  int         fact)
{
  if (self->waiting_percent < 0)
    return;

  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, self->waiting_percent);
  DrDecimal value = figure->phrase.value;

  give_percent (self, self->waiting_percent, fact, &value, figure->phrase.end);
  self->waiting_percent = -1;
}

/* Behind a bracketless change («tăng 103 vụ (16,5%)») the bracket says the same as a percentage. */
static gboolean
repeats_change (DrSentence *self,
                guint       index)
{
  if (index == 0)
    return FALSE;

  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *before = &g_array_index (self->figures, DrSentenceFigure, index - 1);

  if (before->outcome != DR_FIGURE_OUTCOME_CHANGE || before->owner < 0 || figure->bracket == 0
      || figure->phrase.first != figure->bracket)
    return FALSE;

  dr_fact_add_figure (&g_array_index (self->facts, DrFact, before->owner), self->reading, &figure->phrase, DR_NUMBER_ROLE_CHANGE);
  g_array_index (self->figures, DrSentenceFigure, index).outcome = DR_FIGURE_OUTCOME_CHANGE;
  g_array_index (self->figures, DrSentenceFigure, index).owner = before->owner;

  return TRUE;
}

/* The fact that the percentage before spoke of, where nothing but signal words lie between. */
static int
owner_of_percentage_before (const DrSentence *self,
                            guint             index)
{
  if (index == 0)
    return -1;

  const DrSentenceFigure *before = &g_array_index (self->figures, DrSentenceFigure, index - 1);

  if (before->outcome != DR_FIGURE_OUTCOME_SHARE && before->outcome != DR_FIGURE_OUTCOME_PERCENT
      && before->outcome != DR_FIGURE_OUTCOME_CHANGE)
    return -1;

  return before->phrase.is_percent || before->phrase.is_points ? before->owner : -1;
}

/*
 * «9/11 vụ, tính ra 81,8%»: whatever the words between them, a percentage right
 * behind a figure and its whole or its target is theirs where it fits and no word
 * behind it says otherwise.
 */
static gboolean
fits_slash (DrSentence *self,
            guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  int owner = (int) self->facts->len - 1;

  if (owner < 0 || !figure->phrase.is_percent)
    return FALSE;

  /* «412 tỷ trên kế hoạch 690 tỷ, nghĩa là 59,8%» */
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;
  gboolean is_behind_target = before != NULL && before->outcome == DR_FIGURE_OUTCOME_TARGET && before->owner >= 0;
  if (is_behind_target)
    owner = before->owner;

  const DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  const DrDecimal *whole = fact->part_of >= 0 ? &g_array_index (self->facts, DrFact, fact->part_of).value : &fact->planned;
  guint behind = dr_sentence_find_sign (self, figure->phrase.end, dr_sentence_words_end (self, index), ",;()");

  if ((!is_behind_target && (!fact->is_slash || fact->figure != index - 1)) || fact->has_share || fact->has_percent
      || (fact->part_of < 0 && !fact->has_planned)
      || dr_sentence_count_words (self, figure->gap_first, figure->phrase.first) > 6
      || dr_sentence_has (self, figure->gap_first, behind, MOVES | OVERSHOOTS | COMPARISONS | DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      || !dr_sentence_fits_percent (self, fact, whole, &figure->phrase.value, figure->phrase.hedge))
    return FALSE;

  if (fact->part_of >= 0)
    give_share (self, index, owner);
  else
    {
      DrDecimal value = figure->phrase.value;

      give_percent (self, index, owner, &value, behind);
    }

  return TRUE;
}

/* «trội hơn Nghị quyết (1.000 đảng viên) 8,4%»: by how much the target in the bracket was exceeded. */
static gboolean
exceeds_bracket (DrSentence *self,
                 guint       index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *before = index > 0 ? figure - 1 : NULL;

  if (before == NULL || before->outcome != DR_FIGURE_OUTCOME_TARGET || before->bracket == 0 || !figure->phrase.is_percent
      || figure->phrase.first != figure->gap_first + 1)
    return FALSE;

  Surroundings around = look_round (self, index);
  const DrFact *fact = &g_array_index (self->facts, DrFact, before->owner);
  guint first = dr_sentence_after_sign (self, before->gap_first, before->bracket - 1, ",;");
  DrSignals moves = 0;
  for (guint i = first; i < before->bracket; i++)
    moves |= g_array_index (self->signals, DrSignals, i) & (MOVES | OVERSHOOTS);
  if (moves == 0 || fact->is_percent)
    return FALSE;

  around.verb_signals = moves & (DR_SIGNAL_BIT (DR_SIGNAL_DOWN) | DR_SIGNAL_BIT (DR_SIGNAL_SHORT))
                          ? DR_SIGNAL_BIT (DR_SIGNAL_SHORT) : DR_SIGNAL_BIT (DR_SIGNAL_EXCEED);
  read_overshoot (self, index, before->owner, &around);

  return TRUE;
}

gboolean
dr_sentence_read_percent (DrSentence *self,
                          guint       index)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrFigurePhrase *phrase = &figure->phrase;

  if ((!phrase->is_percent && !phrase->is_points) || phrase->form == DR_FIGURE_FORM_SLASH)
    return FALSE;
  if (repeats_change (self, index))
    return TRUE;

  if (fits_slash (self, index) || exceeds_bracket (self, index))
    return TRUE;

  Surroundings around = look_round (self, index);
  gboolean is_target = dr_sentence_has (self, phrase->end, around.after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
                       || dr_sentence_has (self, around.verb, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
                       || (around.after_end > phrase->end + 1 && dr_phrase_match (self->reading, around.after_end - 1, "giao") > 0);

  if (!attaches (self, index, &around))
    {
      if (waits_for_bracket (self, index))
        {
          self->waiting_percent = index;
          figure->outcome = DR_FIGURE_OUTCOME_WAITING;
          return TRUE;
        }
      if ((around.verb_signals & MOVES)
          && !dr_sentence_has (self, around.first, around.after_end, DR_SIGNAL_BIT (DR_SIGNAL_PER)))
        {
          dr_sentence_account (self, phrase, DR_NUMBER_ROLE_CHANGE);
          figure->outcome = DR_FIGURE_OUTCOME_CHANGE;
          return TRUE;
        }
      return phrase->is_points;
    }

  int before = owner_of_percentage_before (self, index);
  /* «= 744.000.000 đồng (KH: 2.000 phần), đạt 124% kế hoạch»: whose target it was. */
  if (before < 0 && index > 0 && is_target
      && g_array_index (self->figures, DrSentenceFigure, index - 1).outcome == DR_FIGURE_OUTCOME_TARGET)
    before = g_array_index (self->figures, DrSentenceFigure, index - 1).owner;
  DrSignals companions = DR_SIGNAL_BIT (DR_SIGNAL_MONEY);
  if (is_target)
    companions |= DR_SIGNAL_BIT (DR_SIGNAL_ACCOMPANY);
  int owner = before >= 0 ? before : dr_sentence_find_owner (self, index, companions);
  if (before < 0 && is_target)
    owner = settle_owner (self, index, owner);
  DrFact *fact = &g_array_index (self->facts, DrFact, owner);
  guint reference_end = MIN (self->end, phrase->end + 12);
  guint earlier = dr_sentence_find_first (self, phrase->end, around.after_end, COMPARISONS);
  guint target = dr_sentence_find_first (self, phrase->end, around.after_end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET));
  DrDecimal value = phrase->value;

  /* «trội hơn Nghị quyết 8,4%» of a count. */
  if ((around.verb_signals & MOVES) && !phrase->is_points && !fact->is_percent && !fact->has_share
      && dr_sentence_has (self, around.verb, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET))
      && earlier == around.after_end)
    {
      around.verb_signals |= around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_DOWN) ? DR_SIGNAL_BIT (DR_SIGNAL_SHORT)
                                                                                    : DR_SIGNAL_BIT (DR_SIGNAL_EXCEED);
      read_overshoot (self, index, owner, &around);
      return TRUE;
    }
  if (around.verb_signals & OVERSHOOTS)
    {
      read_overshoot (self, index, owner, &around);
      return TRUE;
    }
  if ((around.verb_signals & MOVES) || phrase->is_points)
    {
      gboolean is_points = phrase->is_points || (fact->is_percent && !is_of_target (self, fact))
                           || (fact->has_share && before == owner);
      guint32 against = dr_sentence_find_against (self, around.first, reference_end, fact);
      int in_row = phrase->is_points ? -1 : find_in_row (self, index);

      /* «cao hơn mức giao 1,7%» */
      if (dr_sentence_has (self, around.verb, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_TARGET)))
        against = dr_report_builder_intern (self->reading->builder, "target", -1);

      if (in_row >= 0)
        {
          owner = in_row;
          is_points = g_array_index (self->facts, DrFact, owner).is_percent;
        }
      give_change (self, index, owner, is_points ? DR_CHANGE_KIND_POINTS : DR_CHANGE_KIND_PERCENT,
                   around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_DOWN) ? DR_DIRECTION_DOWN : DR_DIRECTION_UP,
                   &value, against);
      return TRUE;
    }
  guint row_end = index;
  if (around.verb_signals == DR_SIGNAL_BIT (DR_SIGNAL_EQUAL) && !is_target && around.after_end == phrase->end)
    row_end = find_end_of_row (self, index);
  if (row_end > index)
    {
      const DrSentenceFigure *end = &g_array_index (self->figures, DrSentenceFigure, row_end);
      guint32 against = dr_sentence_find_against (self, end->phrase.end, look_round (self, row_end).after_end, fact);
      gboolean is_negative;
      DrDecimal change = from_hundred (&value, FALSE, &is_negative);

      give_change (self, index, owner, DR_CHANGE_KIND_PERCENT, is_negative ? DR_DIRECTION_DOWN : DR_DIRECTION_UP,
                   &change, against);
      return TRUE;
    }
  if (earlier < around.after_end && target == around.after_end && !(around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_SHARE))
      && dr_sentence_find_against (self, phrase->end, around.after_end, fact) != DR_NONE)
    {
      gboolean is_negative;
      DrDecimal change = from_hundred (&value, FALSE, &is_negative);

      give_change (self, index, owner, DR_CHANGE_KIND_PERCENT, is_negative ? DR_DIRECTION_DOWN : DR_DIRECTION_UP,
                   &change, dr_sentence_find_against (self, phrase->end, around.after_end, fact));
      return TRUE;
    }
  /* «bằng 71% doanh số cho vay»: of something else. */
  gboolean is_of_other = around.verb_signals == DR_SIGNAL_BIT (DR_SIGNAL_EQUAL)
                         && dr_sentence_count_words (self, phrase->end, around.after_end) >= 2;
  if (is_target)
    give_percent (self, index, owner, &value, around.after_end);
  else if (is_of_other && is_hundred_or_less (&value) && earlier == around.after_end)
    give_share (self, index, owner);
  else if ((around.verb_signals & DR_SIGNAL_BIT (DR_SIGNAL_SHARE)) && is_hundred_or_less (&value))
    give_share (self, index, owner);
  else if (earlier < around.after_end)
    give_share (self, index, owner);
  else if (fact->is_percent)
    return FALSE;
  else if (around.verb_signals != 0 && means_target (fact, &value))
    give_percent (self, index, owner, &value, around.after_end);
  else if (around.verb_signals == 0 && (!is_hundred_or_less (&value) || (fact->is_slash && fact->has_planned)))
    give_percent (self, index, owner, &value, around.after_end);
  else if (around.verb_signals == 0 && figure->bracket == 0 && around.has_comma)
    return FALSE;
  else
    give_share (self, index, owner);

  return TRUE;
}
