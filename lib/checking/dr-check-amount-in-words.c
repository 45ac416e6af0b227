/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «repeated-figure»: an amount in figures and, in the bracket behind it, the same in words.
 *
 * «826 triệu đồng (bằng chữ: …)», «2.318.600.000 đồng (Hai tỷ, ba trăm mười tám triệu, sáu trăm nghìn đồng)». Words that make
 * no one number are no amount either: «sáu trăm triệu, một trăm triệu đồng».
 */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include <string.h>

#include "checking/dr-small-private.h"
#include "figures/dr-number-words-private.h"
#include "figures/dr-numeral-private.h"

/* The bracket stands no further behind the figures, and no amount is longer. */
#define GAP_MOST 16
#define WORDS_MOST 480

static const char * const lead_words[] = { "bằng chữ", "viết bằng chữ", "ghi bằng chữ", "bằng chữ là", NULL };
static const char * const closing_words[] = { "đồng", "đồng chẵn", "chẵn", "đồng việt nam", NULL };
static const char * const beside_words[] = { "đồng", "chẵn", NULL };

/* The inside of the bracket that opens behind the figures. */
static gboolean
find_bracket (const DrCheck *check,
              gsize          behind,
              gsize         *start,
              gsize         *end)
{
  gsize limit = MIN (check->size, behind + GAP_MOST);
  gsize at = behind;

  while (at < limit && strchr ("()[],;:\n", check->text[at]) == NULL)
    at++;
  if (at >= limit || check->text[at] != '(')
    return FALSE;

  *start = ++at;
  limit = MIN (check->size, at + WORDS_MOST);
  while (at < limit && strchr ("()\n", check->text[at]) == NULL)
    at++;
  *end = at;

  return at < limit && check->text[at] == ')';
}

/*
 * Whether all there is between is words of numbers, and of money. «826 triệu (đồng)» has a measure there, and no number;
 * «50 triệu đồng (ba năm)» a time.
 */
static gboolean
is_of_number_words (const DrCheck *check,
                    gsize          start,
                    gsize          end)
{
  guint n_digits = 0;

  for (gsize at = start; at < end;)
    {
      gsize from = at;

      while (at < end && strchr (" ,./", check->text[at]) == NULL)
        at++;
      if (at == from)
        {
          at++;
          continue;
        }
      const DrNumberWord *word = dr_number_word_find (check->text + from, at - from);
      if (word == NULL || word->role == DR_WORD_OTHER)
        {
          g_auto (DrWording) beside = dr_check_fold (check, from, at);

          if (!dr_wording_is_only (&beside, beside_words))
            return FALSE;
        }
      else if (n_digits > 0 && at == end && (word->senses & DR_WORD_LABEL) != 0)
        return FALSE;
      else if (word->role != DR_WORD_MAGNITUDE)
        n_digits++;
    }

  return n_digits > 0;
}

/* «: Tám trăm sáu mươi hai triệu đồng»: where the amount begins, behind what may say that it is one. */
static gsize
skip_lead (const DrCheck *check,
           gsize          start,
           gsize          end)
{
  const char *colon = memchr (check->text + start, ':', end - start);
  gsize at = start;

  if (colon != NULL)
    {
      g_auto (DrWording) lead = dr_check_fold (check, start, (gsize) (colon - check->text));

      if (dr_wording_is_only (&lead, lead_words))
        at = (gsize) (colon - check->text) + 1;
    }
  while (at < end && check->text[at] == ' ')
    at++;

  return at;
}

/* The amount that the words make; false where they make no one number, or one that no report has: «hai tỷ tỷ đồng». */
static gboolean
read_amount (const DrCheck *check,
             gsize          start,
             gsize          end,
             DrDecimal     *amount)
{
  DrNumeral numeral;

  if (!dr_numeral_scan (check->text, check->size, start, &numeral) || !dr_small_is (&numeral.value))
    return FALSE;
  *amount = numeral.value;

  g_auto (DrWording) tail = dr_check_fold (check, numeral.end, end);

  return dr_wording_is_empty (&tail) || dr_wording_is_only (&tail, closing_words);
}

/* Whether two are one amount, which the figures may round. */
static gboolean
are_one (const DrDecimal *amount,
         const DrDecimal *figures)
{
  const DrDecimal step = { 1, figures->exponent };
  DrDecimal off = dr_small_distance (*amount, *figures);

  return dr_decimal_compare (&off, &step) < 0;
}

static void
check_one (DrCheck *check,
           guint32  figures)
{
  DrStretch place;
  gsize start, end;

  if (!dr_check_get_record (check, figures)->has_actual || !dr_check_get_stretch (check, figures, &place)
      || !find_bracket (check, place.end, &start, &end))
    return;

  DrDecimal value = dr_figure_get_value (&dr_check_get_record (check, figures)->actual);
  gsize words = skip_lead (check, start, end);
  if (!is_of_number_words (check, words, end))
    return;

  DrDecimal amount = { 0, 0 };
  gboolean is_number = read_amount (check, words, end, &amount);
  if (!dr_small_is (&value) || (is_number && are_one (&amount, &value)))
    return;

  g_autoptr (DrQuantity) before = dr_check_dup_actual (check, figures);
  g_autofree char *expected = dr_quantity_dup_value (before);
  g_autofree char *expected_words = dr_check_write (before);
  g_autofree char *stated = is_number ? dr_decimal_to_string (&amount) : NULL;
  g_autofree char *stated_words = g_strndup (check->text + words, end - words);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .stated_words = stated_words, .expected_words = expected_words,
                        .what = "bằng chữ", .what_english = "in words" };

  dr_check_say (check, DR_RULE_REPEATED_FIGURE, &facts, (DrStretch) { words, end, 0 }, &place, 1);
}

void
dr_check_amount_in_words (DrCheck *check)
{
  for (guint i = 0; i < check->data->achievements->len && dr_check_goes_on (check); i++)
    check_one (check, i);
}
