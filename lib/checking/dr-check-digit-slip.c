/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «digit-slip»: a figure that two swapped digits, or one wrong one, keep from being what two others make.
 *
 * «thu 62.496.000 đồng, nộp cấp trên 20.832.000 đồng, để lại 41.646.000 đồng»: no two figures make 41.646.000, but those
 * before it leave 41.664.000. Other rules ask what the words say of figures. This one asks the figures themselves, last of
 * all and only those that nothing nearby explains. Of many figures some come so near to others by chance: how much of a
 * chance it is follows from the number of results that were tried and of the digits that agree, and only what is hardly
 * chance is said.
 */

#include "config.h"

#include "checking/dr-check-digit-slip-private.h"
#include "checking/dr-mention-private.h"
#include "checking/dr-rules-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

/* Figures before and behind one that are tried with it. */
#define BEFORE_MOST 48
#define BEHIND_MOST 12
/* Digits of a figure; fewer tell nothing. */
#define DIGITS_LEAST 4
/* The same for one of them to be another one, which is likelier by chance than a swap. */
#define CHANGED_LEAST 6
/* Of so many figures like it one may be blamed by chance. */
#define FIGURES_LEAST 2000
/* The same of one whose words say that it is what the others leave. */
#define LEFT_FIGURES_LEAST 150
/* What is added or taken away is so many per cent of the result at least: less leaves the first digits as they were, so that
 * fewer digits agree than it seems. */
#define SIZE_LEAST 10
/* Lines before and behind that of the figure, nearest first: the fewer figures agree, the more it tells. */
static const guint reaches[] = { 0, 1, 4, 16 };

/* What two figures nearby make. */
typedef struct
{
  DrDecimal value;
  guint     one;
  guint     other;
  gboolean  is_sum;       /* or what the other leaves of the one */
} Result;

/* A figure that may be wrong, and what others nearby make. */
typedef struct
{
  const DrMention *stated;
  guint            at;
  guint            n_digits;   /* that tell: of noughts at the end one does, or none */
  guint64          n_tried;    /* results as long as it is */
  guint            n_found;    /* of them, those a slip away */
  gboolean         is_right;   /* one is the figure itself */
  DrSlipKind       kind;
  Result           found;
} Suspect;

static guint
count_digits (DrDecimal value)
{
  char buffer[DR_DECIMAL_BUFFER];

  return (guint) dr_int128_write (value.coefficient, buffer);
}

/* Cut off, or rounded half up, at a place. */
static DrDecimal
round_at (DrDecimal value,
          int       exponent,
          gboolean  is_rounded)
{
  DrDecimal finer = value;

  if (value.exponent >= exponent)
    {
      G_GNUC_UNUSED gboolean fits = dr_decimal_rescale (&value, exponent, &finer);
      g_assert (fits);
      return finer;
    }

  dr_int128 step = (dr_int128) dr_power_of_ten (exponent - value.exponent);

  return (DrDecimal) { (value.coefficient + (is_rounded ? step / 2 : 0)) / step, exponent };
}

/* The slip that makes a result of the figure, if it has digits enough for that kind to tell. */
static DrSlipKind
find_slip (const Suspect   *suspect,
           const DrDecimal *value)
{
  guint length;
  DrSlipKind kind = dr_slip_find_kind (&suspect->stated->value, value, &length);

  return kind == DR_SLIP_KIND_CHANGED && suspect->n_digits < CHANGED_LEAST ? DR_SLIP_KIND_NONE : kind;
}

static void
try_result (Suspect *suspect,
            Result   result)
{
  guint n_digits = count_digits (suspect->stated->value);
  gboolean is_as_long = FALSE;

  for (int i = 0; i < 2; i++)
    {
      DrDecimal value = round_at (result.value, suspect->stated->value.exponent, i == 0);
      gboolean is_alike = count_digits (value) == n_digits;
      DrSlipKind kind = is_alike ? find_slip (suspect, &value) : DR_SLIP_KIND_NONE;

      is_as_long |= is_alike;
      suspect->is_right |= value.coefficient == suspect->stated->value.coefficient;
      if (kind == DR_SLIP_KIND_NONE)
        continue;
      if (suspect->n_found == 0 || dr_decimal_compare (&value, &suspect->found.value) != 0)
        suspect->n_found++;
      suspect->kind = kind;
      suspect->found = result;
      suspect->found.value = value;
    }
  suspect->n_tried += is_as_long;
}

/* A percentage may stand in a column, without its sign. */
static gboolean
is_percentage (const DrMention *mention)
{
  return mention->is_percent || mention->role == DR_NUMBER_ROLE_PERCENT || mention->role == DR_NUMBER_ROLE_SHARE;
}

/* Whether a figure nearby may be one of two that make the suspect: it is told at least as exactly. */
static gboolean
is_operand (const Suspect   *suspect,
            const DrMention *mention)
{
  return mention->hedge == DR_HEDGE_EXACT && !is_percentage (mention) && mention->value.coefficient > 0
         && dr_mention_is_alike (mention, suspect->stated)
         && mention->value.exponent <= MAX (suspect->stated->value.exponent, 0)
         && dr_decimal_compare (&mention->value, &suspect->stated->value) != 0;
}

static gboolean
is_sizeable (DrDecimal part,
             DrDecimal result)
{
  DrDecimal least = dr_small_multiply (result, (DrDecimal) { SIZE_LEAST, -2 });

  return dr_decimal_compare (&part, &least) >= 0;
}

static void
try_pair (Suspect      *suspect,
          const GArray *mentions,
          guint         one,
          guint         other)
{
  DrDecimal larger = dr_mentions_get (mentions, one)->value;
  DrDecimal smaller = dr_mentions_get (mentions, other)->value;

  if (dr_decimal_compare (&larger, &smaller) < 0)
    {
      try_pair (suspect, mentions, other, one);
      return;
    }

  Result sum = { dr_small_add (larger, smaller), one, other, TRUE };
  Result difference = { dr_small_subtract (larger, smaller), one, other, FALSE };
  if (is_sizeable (smaller, sum.value))
    try_result (suspect, sum);
  if (is_sizeable (smaller, difference.value))
    try_result (suspect, difference);
}

/* Of how many figures that were not meant so one would come such a slip away from what was tried. Small ones have 18 digits at
 * most, so that there is room for so many. */
static guint64
count_figures (const Suspect *suspect,
               DrSlipKind     kind)
{
  guint64 n_figures = 9;
  guint64 n_slips = kind == DR_SLIP_KIND_SWAPPED ? suspect->n_digits - 1 : 9 * suspect->n_digits;

  for (guint i = 1; i < suspect->n_digits; i++)
    n_figures *= 10;

  return n_figures / (n_slips * MAX (suspect->n_tried, 1));
}

/* Figures nearby that may be one of the two, nearest lines first. */
typedef struct
{
  guint at[BEFORE_MOST + BEHIND_MOST];
  guint n;
} Operands;

/* Takes one more, and tries it with every other. FALSE once so much was tried that nothing can be told any more. */
static gboolean
take_operand (Suspect       *suspect,
              Operands      *operands,
              const DrCheck *check,
              const GArray  *mentions,
              guint          at)
{
  if (!is_operand (suspect, dr_mentions_get (mentions, at)))
    return TRUE;
  for (guint i = 0; i < operands->n; i++)
    {
      *check->work += 1;
      try_pair (suspect, mentions, operands->at[i], at);
    }
  operands->at[operands->n++] = at;

  return !suspect->is_right && count_figures (suspect, DR_SLIP_KIND_SWAPPED) >= LEFT_FIGURES_LEAST;
}

/* Whether the words before a figure say that it is what one of two leaves of the other. */
static gboolean
is_left (const DrCheck *check,
         const GArray  *mentions,
         guint          at)
{
  static const char * const left_words[] = {
    "còn", "chưa", "thiếu", "để lại", "chênh lệch", "tồn", "dư", "phải thu", "phải nộp", "phải chi", "tiết kiệm", "thặng dư", "lợi nhuận",
    "lãi", NULL
  };
  g_auto (DrWording) lead = dr_mentions_fold_lead (check, mentions, at);

  return dr_wording_has (&lead, left_words);
}

/* Whether what stands around the three says that there is more, told about or not told at all. */
static gboolean
has_more (const Suspect *suspect,
          const DrCheck *check,
          const GArray  *mentions)
{
  static const char * const more_words[] = { "một số", "v v", "vv", "các loại khác", "chủ yếu", "tiêu biểu", NULL };
  guint first = MIN (suspect->at, MIN (suspect->found.one, suspect->found.other));
  guint last = MAX (suspect->at, MAX (suspect->found.one, suspect->found.other));
  gsize end = dr_check_sentence_end (check, dr_mentions_get (mentions, last)->end);

  for (guint i = first; i < mentions->len && dr_mentions_get (mentions, i)->start < end; i++)
    {
      const DrMention *mention = dr_mentions_get (mentions, i);

      if (mention->hedge != DR_HEDGE_EXACT && mention->measure != NULL && !mention->is_percent
          && dr_mention_is_alike (mention, suspect->stated))
        return TRUE;
    }

  g_auto (DrWording) words = dr_check_fold (check, dr_mentions_get (mentions, first)->start, end);

  return dr_wording_has (&words, more_words);
}

static gboolean
is_hardly_chance (const Suspect *suspect,
                  const DrCheck *check,
                  const GArray  *mentions)
{
  gboolean may_be_left = !suspect->found.is_sum && is_left (check, mentions, suspect->at);

  return count_figures (suspect, suspect->kind) >= (may_be_left ? LEFT_FIGURES_LEAST : FIGURES_LEAST);
}

/* What is wrong itself makes others look so. */
static gboolean
is_blamed (const DrCheck *check,
           const GArray  *mentions,
           guint          at)
{
  const DrMention *mention = dr_mentions_get (mentions, at);

  return dr_check_is_blamed (check, mention->start, mention->end);
}

/* A result as the figure that it should have been is written. */
static char *
write_like (const DrMention *stated,
            const DrDecimal *value,
            const char      *measure)
{
  DrMention right = *stated;

  right.value = *value;
  g_autoptr (DrQuantity) quantity = dr_mention_dup_quantity (&right, measure);

  return dr_check_write (quantity);
}

static void
say (DrCheck       *check,
     const GArray  *mentions,
     const Suspect *suspect)
{
  const DrMention *stated = suspect->stated;
  const DrMention *one = dr_mentions_get (mentions, suspect->found.one);
  const DrMention *other = dr_mentions_get (mentions, suspect->found.other);
  const char *measure = stated->measure != NULL ? stated->measure : one->measure != NULL ? one->measure : "";
  g_autofree char *first = dr_mention_write (check, one);
  g_autofree char *second = dr_mention_write (check, other);
  g_autofree char *result = write_like (stated, &suspect->found.value, measure);
  g_autofree char *arithmetic = g_strdup_printf ("%s %c %s = %s", first, suspect->found.is_sum ? '+' : '-', second, result);
  g_autofree char *written = dr_decimal_to_string (&stated->value);
  g_autofree char *words = dr_mention_write (check, stated);
  g_autofree char *expected = dr_decimal_to_string (&suspect->found.value);
  DrRuleFacts facts = { .stated = written, .stated_words = words, .arithmetic = arithmetic,
                        .expected_low = expected, .expected_high = expected };
  DrStretch places[] = { { one->start, one->end, 0 }, { other->start, other->end, 0 } };

  dr_check_say (check, suspect->kind == DR_SLIP_KIND_SWAPPED ? DR_RULE_DIGIT_SLIP_SWAPPED : DR_RULE_DIGIT_SLIP_CHANGED, &facts,
                (DrStretch) { stated->start, stated->end, stated->achievement != DR_NONE ? stated->achievement + 1 : 0 },
                places, 2);
}

/* FALSE if nothing can be told of the figure. */
static gboolean
suspect_init (Suspect      *self,
              DrCheck      *check,
              const GArray *mentions,
              guint         at)
{
  const DrMention *stated = dr_mentions_get (mentions, at);
  DrDecimal normal = dr_decimal_normalize (&stated->value);
  gboolean has_nought = normal.exponent == stated->value.exponent + 1;

  *self = (Suspect) { .stated = stated, .at = at };
  if (stated->hedge != DR_HEDGE_EXACT || is_percentage (stated) || stated->is_cell || stated->value.coefficient <= 0)
    return FALSE;
  self->n_digits = count_digits (normal) + (has_nought ? 1 : 0);

  return self->n_digits >= DIGITS_LEAST && !dr_check_is_said (check, stated->start, stated->end);
}

static void
check_one (DrCheck      *check,
           const GArray *mentions,
           guint         at)
{
  Suspect suspect;

  if (!suspect_init (&suspect, check, mentions, at))
    return;

  gsize from = dr_check_line_start (check, suspect.stated->start);
  gsize to = dr_check_line_end (check, suspect.stated->end);
  Operands operands = { .n = 0 };
  guint first = at, last = at + 1, n_lines = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (reaches); i++)
    {
      for (; n_lines < reaches[i]; n_lines++)
        {
          from = from > 0 ? dr_check_line_start (check, from - 1) : 0;
          to = dr_check_line_end (check, MIN (to + 1, check->size));
        }
      for (; first > 0 && at - first < BEFORE_MOST && dr_mentions_get (mentions, first - 1)->start >= from; first--)
        if (!take_operand (&suspect, &operands, check, mentions, first - 1))
          return;
      for (; last < mentions->len && last - at <= BEHIND_MOST && dr_mentions_get (mentions, last)->start < to; last++)
        if (!take_operand (&suspect, &operands, check, mentions, last))
          return;
      if (suspect.n_found > 0)
        break;
    }

  if (suspect.n_found == 1 && is_hardly_chance (&suspect, check, mentions) && !has_more (&suspect, check, mentions)
      && !is_blamed (check, mentions, suspect.found.one)
      && !is_blamed (check, mentions, suspect.found.other))
    say (check, mentions, &suspect);
}

gboolean
dr_check_digit_slip (DrCheck  *check,
                     GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);

  /* Of three that do not fit, the last says what the others make. */
  for (guint i = mentions->len; i-- > 0 && dr_check_goes_on (check);)
    {
      check_one (check, mentions, i);
      dr_check_percent_slip (check, mentions, i);
    }

  return dr_check_is_well (check, error);
}
