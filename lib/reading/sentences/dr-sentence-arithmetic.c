/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-private.h"

/*
 * Writers have more verbs than any list: «1.906 người, đặt là 1.800, được 105,9%»,
 * «07 người, tụt mạnh so CK (29 người), giảm 22 người». Where no word connected a
 * percentage or a difference with its figure, but it is just what two neighbouring
 * figures of one measure give, they belong together. Percentages need three digits:
 * two fit too much by chance.
 */

/* Sentences with more facts than this are inventories; each figure in them has its own words. */
#define MOST_FACTS 24
/* How far apart the three may stand. */
#define REACH 4

void
dr_sentence_remove_fact (DrSentence *self,
                         guint       index)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, i);

      if (figure->owner > (int) index)
        figure->owner--;
    }
  dr_rows_remove (self->facts, index, sizeof (DrFact));
  for (guint i = 0; i < self->facts->len; i++)
    {
      DrFact *fact = &g_array_index (self->facts, DrFact, i);

      if (fact->part_of > (int) index)
        fact->part_of--;
    }
}

/* Whether nothing has been said of the fact, and nothing is known of it, that would be lost. */
static gboolean
is_plain (const DrFact *fact)
{
  return !fact->is_whole && !fact->is_slash && !fact->is_rate && !fact->has_target && !fact->has_percent && !fact->has_share
         && !fact->has_change && !fact->is_inherited && fact->part_of < 0;
}

/* Makes the figure of @source something that is said of @fact. */
static void
give_figure (DrSentence      *self,
             DrFact          *fact,
             guint            figure_index,
             guint            owner,
             DrNumberRole     role,
             DrFigureOutcome  outcome)
{
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, figure_index);

  dr_fact_add_figure (fact, self->reading, &figure->phrase, role);
  figure->outcome = outcome;
  figure->owner = (int) owner;
}

static gboolean
has_three_digits (const DrDecimal *value)
{
  return value->coefficient >= 100;
}

/* The percentage of fact @p is that of fact @a against the figure of fact @b. */
static gboolean
settle_percent (DrSentence *self,
                guint       a,
                guint       b,
                guint       p)
{
  static const DrDecimal hundred = { 100, 0 };
  DrFact *fact = &g_array_index (self->facts, DrFact, a);
  const DrFact *other = &g_array_index (self->facts, DrFact, b);
  const DrFact *percent = &g_array_index (self->facts, DrFact, p);
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, other->figure);
  gboolean is_over = dr_decimal_compare (&percent->value, &hundred) > 0;

  if (dr_decimal_compare (&other->value, &fact->value) == 0
      || !dr_sentence_fits_percent (self, fact, &other->value, &percent->value, percent->hedge))
    return FALSE;

  guint first = MIN (figure->gap_first, g_array_index (self->figures, DrSentenceFigure, percent->figure).gap_first);
  guint end = MAX (dr_sentence_words_end (self, other->figure), dr_sentence_words_end (self, percent->figure));
  gboolean is_planned = is_over || dr_sentence_has (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_TARGET) | DR_SIGNAL_BIT (DR_SIGNAL_HANDED_DOWN));

  if (is_planned)
    {
      fact->has_target = fact->has_planned = fact->has_percent = TRUE;
      fact->planned = other->value;
      fact->planned_hedge = DR_HEDGE_EXACT;
      fact->percent = percent->value;
      fact->percent_hedge = percent->hedge;
      fact->target_first = figure->phrase.number;
      fact->target_end = figure->phrase.end;
      give_figure (self, fact, other->figure, a, DR_NUMBER_ROLE_TARGET, DR_FIGURE_OUTCOME_TARGET);
      give_figure (self, fact, percent->figure, a, DR_NUMBER_ROLE_PERCENT, DR_FIGURE_OUTCOME_PERCENT);
      dr_sentence_remove_fact (self, MAX (b, p));
      dr_sentence_remove_fact (self, MIN (b, p));
      return TRUE;
    }

  fact->has_share = TRUE;
  fact->share = percent->value;
  fact->share_hedge = percent->hedge;
  fact->part_of = (int) b;
  give_figure (self, fact, percent->figure, a, DR_NUMBER_ROLE_SHARE, DR_FIGURE_OUTCOME_SHARE);
  dr_sentence_remove_fact (self, p);

  return TRUE;
}

/* Fact @d is by how much fact @a differs from the earlier figure of fact @b. */
static gboolean
settle_difference (DrSentence *self,
                   guint       a,
                   guint       b,
                   guint       d)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, a);
  const DrFact *other = &g_array_index (self->facts, DrFact, b);
  const DrFact *stated = &g_array_index (self->facts, DrFact, d);
  gboolean is_up = dr_decimal_compare (&fact->value, &other->value) > 0;
  DrDecimal change;

  if (!(is_up ? dr_decimal_subtract (&fact->value, &other->value, &change)
              : dr_decimal_subtract (&other->value, &fact->value, &change))
      || change.coefficient == 0 || dr_decimal_compare (&change, &stated->value) != 0)
    return FALSE;

  guint first = g_array_index (self->figures, DrSentenceFigure, fact->figure).phrase.end;
  guint end = MAX (dr_sentence_words_end (self, other->figure), dr_sentence_words_end (self, stated->figure));
  /* The earlier figure must be told to be one: parts and their whole differ by each other too. */
  const DrSentenceFigure *earlier = &g_array_index (self->figures, DrSentenceFigure, other->figure);
  /* «31 cuộc kỳ trước chuyển sang, 15 cuộc mới»: before the comma the words are of the one before. */
  guint its_words = dr_sentence_after_sign (self, earlier->gap_first, earlier->phrase.first, earlier->bracket != 0 ? ",;" : ";");
  if (!dr_sentence_has (self, its_words, earlier->phrase.first,
                        DR_SIGNAL_BIT (DR_SIGNAL_COMPARE) | DR_SIGNAL_BIT (DR_SIGNAL_EARLIER))
      && dr_sentence_compare_time (self, its_words, earlier->phrase.first) >= 0)
    return FALSE;
  if (dr_sentence_is_carried_over (self, other->figure))
    return FALSE;

  guint stated_figure = stated->figure;
  guint other_figure = other->figure;
  DrDecimal value = stated->value;
  dr_sentence_set_change (self, stated_figure, (int) a, &value, is_up ? DR_DIRECTION_UP : DR_DIRECTION_DOWN,
                          dr_sentence_find_against (self, first, end, fact));
  give_figure (self, fact, other_figure, a, DR_NUMBER_ROLE_CHANGE, DR_FIGURE_OUTCOME_CHANGE);
  dr_sentence_remove_fact (self, MAX (b, d));
  dr_sentence_remove_fact (self, MIN (b, d));

  return TRUE;
}

/* «268,4 triệu đồng, bằng 107,4% so với mức 250 triệu đồng đã thống nhất»: the percentage was of what it is held against. */
static gboolean
settle_compared (DrSentence *self,
                 guint       a)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, a);

  if (!fact->has_share || fact->has_target || fact->has_change || fact->part_of >= 0 || a + 1 >= self->facts->len)
    return FALSE;

  const DrFact *other = &g_array_index (self->facts, DrFact, a + 1);
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, other->figure);
  if (other->measure != fact->measure || !is_plain (other)
      || !dr_sentence_has (self, figure->gap_first, figure->phrase.first, DR_SIGNAL_BIT (DR_SIGNAL_COMPARE))
      || !dr_sentence_fits_percent (self, fact, &other->value, &fact->share, fact->share_hedge))
    return FALSE;

  fact->has_share = FALSE;
  fact->has_target = fact->has_planned = fact->has_percent = TRUE;
  fact->planned = other->value;
  fact->planned_hedge = DR_HEDGE_EXACT;
  fact->percent = fact->share;
  fact->percent_hedge = fact->share_hedge;
  fact->target_first = figure->phrase.number;
  fact->target_end = figure->phrase.end;
  for (guint i = 0; i < fact->n_numbers; i++)
    if (fact->numbers[i].role == DR_NUMBER_ROLE_SHARE)
      fact->numbers[i].role = DR_NUMBER_ROLE_PERCENT;
  give_figure (self, fact, other->figure, a, DR_NUMBER_ROLE_TARGET, DR_FIGURE_OUTCOME_TARGET);
  dr_sentence_remove_fact (self, a + 1);

  return TRUE;
}

/* «34 buổi, vượt con số 30 buổi của kế hoạch, tức 113,3%»: the percentage went to the target, and is the figure's. */
static gboolean
settle_behind (DrSentence *self,
               guint       a)
{
  DrFact *fact = &g_array_index (self->facts, DrFact, a);
  const DrFact *other = fact + 1;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, other->figure);
  const DrDecimal *percent = other->has_percent ? &other->percent : &other->share;
  DrHedge hedge = other->has_percent ? other->percent_hedge : other->share_hedge;

  if (!(other->has_percent || other->has_share) || other->has_planned || other->has_change || other->is_slash || other->is_whole
      || other->part_of >= 0 || dr_decimal_compare (&other->value, &fact->value) == 0
      || !dr_sentence_fits_percent (self, fact, &other->value, percent, hedge)
      || dr_sentence_fits_percent (self, other, &fact->value, percent, hedge))
    return FALSE;

  fact->has_target = fact->has_planned = fact->has_percent = TRUE;
  fact->planned = other->value;
  fact->planned_hedge = DR_HEDGE_EXACT;
  fact->percent = *percent;
  fact->percent_hedge = hedge;
  fact->target_first = figure->phrase.number;
  fact->target_end = figure->phrase.end;
  for (guint i = 0; i < other->n_numbers && fact->n_numbers < DR_FACT_NUMBERS; i++)
    if (other->numbers[i].role == DR_NUMBER_ROLE_PERCENT || other->numbers[i].role == DR_NUMBER_ROLE_SHARE)
      {
        fact->numbers[fact->n_numbers] = other->numbers[i];
        fact->numbers[fact->n_numbers++].role = DR_NUMBER_ROLE_PERCENT;
      }
  give_figure (self, fact, other->figure, a, DR_NUMBER_ROLE_TARGET, DR_FIGURE_OUTCOME_TARGET);
  dr_sentence_remove_fact (self, a + 1);

  return TRUE;
}

/* Looks for the two figures that fact @a goes with; TRUE where it found them. */
static gboolean
settle (DrSentence *self,
        guint       a)
{
  const DrFact *fact = &g_array_index (self->facts, DrFact, a);
  guint end = MIN (self->facts->len, a + REACH);

  if (settle_compared (self, a))
    return TRUE;
  if (!is_plain (fact) || fact->is_percent || fact->measure == DR_NONE)
    return FALSE;

  for (guint b = a + 1; b < end; b++)
    {
      const DrFact *other = &g_array_index (self->facts, DrFact, b);

      if (other->is_percent || !dr_sentence_is_head_of (self, other->measure, fact->measure))
        continue;
      if (b == a + 1 && settle_behind (self, a))
        return TRUE;
      if (!is_plain (other))
        continue;
      for (guint c = a + 1; c < end; c++)
        {
          const DrFact *third = &g_array_index (self->facts, DrFact, c);

          if (c == b || !is_plain (third))
            continue;
          if (third->is_percent ? has_three_digits (&third->value) && settle_percent (self, a, b, c)
                                : third->measure == fact->measure && settle_difference (self, a, b, c))
            return TRUE;
        }
    }

  return FALSE;
}

void
dr_sentence_settle_by_arithmetic (DrSentence *self)
{
  if (self->facts->len < 2 || self->facts->len > MOST_FACTS)
    return;

  for (guint a = 0; a < self->facts->len; a++)
    settle (self, a);
}
