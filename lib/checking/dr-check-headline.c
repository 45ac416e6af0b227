/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «repeated-figure»: a headline against the text that tells the same thing.
 *
 * «Hà Lâm: hơn 1.300 lao động xuất cảnh», and below «toàn huyện có 1.248 lao động đi làm việc ở nước ngoài». A headline rounds,
 * and says so; it is right wherever one figure of the text, or what several of one sentence make, is as it says. Where none is,
 * the first figure of the text that counts the same was meant.
 */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include <string.h>

#include "checking/dr-small-private.h"
#include "checking/dr-sum-private.h"
#include "figures/dr-numeral-private.h"

/* Lines above the first sentence. */
#define LINES_MOST 12
/* Bytes of a headline. */
#define HEADLINE_MOST 240
/* What is counted is told by no more than this behind a figure. */
#define NOUN_MOST 64
/* What was meant is off by a quarter at most. */
#define OFF_MOST 25
/* A noun of so many words tells what is counted by itself. */
#define TELLING_LEAST 2
/* Of so many percentages so many words tell which. */
#define PERCENT_LEAST 2

static const char * const plan_words[] = {
  "phấn đấu", "chỉ tiêu", "kế hoạch", "mục tiêu", "dự kiến", "sẽ", "phát động", "kêu gọi", NULL
};
/* A change is told of, which may be any of the text, or none. */
static const char * const change_words[] = { "tăng", "giảm", "thêm", "bớt", "vượt", NULL };

typedef struct
{
  DrCheck      *check;
  const GArray *mentions;
  gsize         from;         /* where the text begins */
  gsize         start;
  gsize         end;          /* of the figure with its magnitude */
  DrDecimal     value;
  DrHedge       hedge;
  gboolean      is_percent;
  DrInterval   *bounds;       /* (owned) (nullable) */
  DrWording     noun;         /* (owned) */
  DrWording     words;        /* (owned) of the whole line */
} Headline;

static void
headline_clear (Headline *self)
{
  g_clear_pointer (&self->bounds, dr_interval_unref);
  dr_wording_clear (&self->noun);
  dr_wording_clear (&self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Headline, headline_clear)

/* --- where the text begins --- */

static gboolean
ends_sentence (const DrCheck *check,
               gsize          start,
               gsize          end)
{
  while (end > start && strchr (" \t\r", check->text[end - 1]) != NULL)
    end--;

  return end > start && strchr (".:;", check->text[end - 1]) != NULL;
}

/* The first line that ends as a sentence does, a few lines below the beginning; 0 if there is none. */
static gsize
find_text (const DrCheck *check)
{
  gsize start = 0;

  for (guint i = 0; i < LINES_MOST && start < check->size; i++)
    {
      gsize end = dr_check_line_end (check, start);

      if (ends_sentence (check, start, end))
        return start;
      start = end + 1;
    }

  return 0;
}

/* --- what the text has --- */

static gboolean
fits (const Headline  *self,
      const DrDecimal *value,
      const DrMention *mention)
{
  g_autoptr (DrInterval) bounds = dr_repeated_dup_bounds (value, mention->hedge, mention->tolerance.coefficient == 0);

  return !dr_reckon_is_apart (self->bounds, bounds);
}

/* In how many words what both count is the same; a percentage counts nothing. */
static guint
count_alike (const Headline  *self,
             const DrMention *mention)
{
  if (self->is_percent || mention->is_percent)
    return self->is_percent == mention->is_percent;

  g_auto (DrWording) noun = dr_repeated_fold_noun (self->check, mention);

  return dr_repeated_count_alike (&self->noun, &noun);
}

/* Whether figures of the sentence that follow @at and count the same make the headline's, one after the other. */
static gboolean
fits_run (const Headline *self,
          guint           at)
{
  gsize end = dr_check_sentence_end (self->check, dr_mentions_get (self->mentions, at)->end);
  DrDecimal sum = dr_mentions_get (self->mentions, at)->value;

  for (guint i = at + 1; i < self->mentions->len && dr_mentions_get (self->mentions, i)->start < end; i++)
    {
      const DrMention *mention = dr_mentions_get (self->mentions, i);

      *self->check->work += 1;
      if (!dr_mention_is_summand (mention) || count_alike (self, mention) == 0)
        continue;
      sum = dr_small_add (sum, mention->value);
      if (fits (self, &sum, mention))
        return TRUE;
    }

  return FALSE;
}

/* A result of the report's period that is no part of another, but for «13/18 xã», of which it is the first. */
static gboolean
may_be_meant (const Headline  *self,
              const DrMention *mention)
{
  if (mention->achievement == DR_NONE || mention->hedge != DR_HEDGE_EXACT || mention->is_cell
      || dr_check_sign_before (self->check, mention->start) == '/')
    return FALSE;

  const DrAchievementRecord *record = dr_check_get_record (self->check, mention->achievement);

  return (record->part_of == DR_NONE || mention->is_slashed) && record->period == self->check->data->period;
}

/* Whether a word of its clause tells that the figure is of what the headline tells; or what is counted, where the headline is
 * about a figure that it rounds: «khởi công 42 căn nhà» is not «xây 45 căn nhà». */
static gboolean
tells_the_same (const Headline  *self,
                const DrMention *mention,
                guint            n_alike)
{
  g_auto (DrWording) clause = dr_check_fold (self->check, dr_check_clause_start (self->check, mention->start),
                                             dr_check_clause_end (self->check, mention->end));
  g_autofree char *measure = dr_wording_fold_phrase (mention->measure);

  return (self->hedge != DR_HEDGE_EXACT && n_alike >= TELLING_LEAST)
         || dr_repeated_count_words (&self->words, &clause, measure, dr_repeated_idle_words) >= (self->is_percent ? PERCENT_LEAST : 1);
}

static void
report (const Headline  *self,
        const DrMention *meant)
{
  g_autofree char *stated = dr_decimal_to_string (&meant->value);
  g_autofree char *expected = dr_decimal_to_string (&self->value);
  g_autofree char *stated_words = dr_mention_write (self->check, meant);
  g_autofree char *expected_words = g_strndup (self->check->text + self->start, self->end - self->start);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected, .stated_words = stated_words,
                        .expected_words = expected_words, .what = dr_check_get_label (self->check, meant->achievement) };
  DrStretch place = { self->start, self->end, 0 };

  if (!dr_check_is_blamed (self->check, meant->start, meant->end))
    dr_check_say (self->check, DR_RULE_REPEATED_FIGURE, &facts, (DrStretch) { meant->start, meant->end, meant->achievement + 1 },
                  &place, 1);
}

static void
check_figure (const Headline *self)
{
  const DrMention *meant = NULL;

  for (guint i = 0; i < self->mentions->len && dr_check_goes_on (self->check); i++)
    {
      const DrMention *mention = dr_mentions_get (self->mentions, i);
      guint n = mention->start >= self->from && mention->role != DR_NUMBER_ROLE_TARGET
                ? count_alike (self, mention) : 0;

      if (n == 0)
        continue;
      if (fits (self, &mention->value, mention) || fits_run (self, i))
        return;
      if (meant == NULL && may_be_meant (self, mention) && tells_the_same (self, mention, n))
        meant = mention;
    }
  if (meant != NULL && dr_sum_is_within (&meant->value, &self->value, OFF_MOST))
    report (self, meant);
}

/* Whether the number at a byte counts nothing. What stands in a headline is often taken for part of a name, as it may be. */
static gboolean
is_no_figure (const DrCheck *check,
              gsize          at)
{
  guint32 number = dr_check_find_number (check, at);
  if (number == check->data->numbers->len)
    return TRUE;

  DrNumberRole role = dr_check_get_entry (check, number)->role;

  return role == DR_NUMBER_ROLE_DATE || role == DR_NUMBER_ROLE_ORDINAL || role == DR_NUMBER_ROLE_NUMBERING || role == DR_NUMBER_ROLE_RANK;
}

static void
check_line (DrCheck      *check,
            const GArray *mentions,
            gsize         from,
            gsize         start,
            gsize         end)
{
  DrNumeral numeral;

  for (gsize at = start; at < end; at = MAX (at + 1, numeral.end))
    {
      while (at < end && !g_ascii_isdigit (check->text[at]))
        at++;
      if (!dr_numeral_scan (check->text, check->size, at, &numeral))
        return;
      if (is_no_figure (check, at) || (numeral.flags & DR_NUMERAL_UNREADABLE) != 0 || !dr_small_is (&numeral.value)
          || numeral.value.coefficient == 0)
        continue;

      gsize tail = numeral.end;
      while (tail < MIN (end, numeral.end + NOUN_MOST) && strchr (",;:()/%", check->text[tail]) == NULL
             && !g_ascii_isdigit (check->text[tail]))
        tail++;
      gsize sign = numeral.end;
      while (check->text[sign] == ' ')
        sign++;
      gboolean is_percent = sign < end && check->text[sign] == '%';
      gboolean is_count = !is_percent && (numeral.flags & (DR_NUMERAL_MAGNITUDE | DR_NUMERAL_FRACTION)) == 0;
      g_auto (DrWording) lead = dr_check_fold (check, start, at);
      g_auto (Headline) headline = { .check = check, .mentions = mentions, .from = from, .start = at, .end = is_percent ? sign + 1 : numeral.end,
                                     .value = numeral.value, .hedge = dr_check_find_hedge (check, at), .is_percent = is_percent };
      headline.noun = dr_check_fold (check, numeral.end, tail);
      headline.words = dr_check_fold (check, start, end);
      headline.bounds = dr_repeated_dup_bounds (&numeral.value, headline.hedge, is_count);
      if (headline.hedge != DR_HEDGE_ABOUT && (is_percent || !dr_wording_is_empty (&headline.noun)) && !dr_wording_has (&headline.words, plan_words)
          && !dr_wording_has (&lead, change_words))
        check_figure (&headline);
    }
}

void
dr_check_headline (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);
  gsize from = find_text (check);

  for (gsize start = 0; start < from;)
    {
      gsize end = dr_check_line_end (check, start);

      if (end - start <= HEADLINE_MOST && !dr_check_has_sign (check, start, end, "\t|"))
        check_line (check, mentions, from, start, end);
      start = end + 1;
    }
}
