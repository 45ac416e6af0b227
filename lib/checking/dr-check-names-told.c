/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «announced-count»: so many of something, and their names in brackets, behind «gồm», or in a sentence of their own.
 *
 * «còn 4 tiêu chí (giao thông, môi trường, thu nhập)», «3 thôn chưa nộp biên bản. Gồm có thôn Đông, thôn Trại, …»: a sentence
 * of its own names what it lists by the noun that was counted.
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"

/* A number announces so many at most; a name is so long, and names are off by so many. */
#define COUNT_MOST 20
#define NAME_MOST 48
#define NAMES_OFF 2
/* Words between a number and the bracket behind its noun, in bytes. */
#define NOUN_MOST 40

static const char * const open_words[] = {
  "như", "nhất là", "trong đó", "tiêu biểu", "điển hình", "ví dụ", "v v", "vv", "khác", "chủ yếu", "hoặc", "và một số", "một số", "cùng", NULL
};
/* What is named by its kind and not by a name of its own. */
static const char * const kinds[] = {
  "tiêu chí", "chỉ tiêu", "khâu", "nội dung", "nhiệm vụ", "giải pháp", "lĩnh vực", "môn", "mặt", "nhóm", "khoản", "thủ tục", "hạng mục",
  "mô hình", "phong trào", "nghề", "đầu việc", "việc", "vấn đề", "hạn chế", "khâu đột phá", "kiến nghị", "đề xuất", "chuyên đề", NULL
};
/* How a sentence of its own begins to list: the longest first. */
static const char * const list_words[] = {
  "gồm có các", "gồm có", "gồm các", "gồm", "bao gồm các", "bao gồm", "đó là các", "đó là", "cụ thể là các", "cụ thể là",
  "cụ thể gồm các", "cụ thể gồm", "cụ thể", "là các", "là", NULL
};

/* The words of a list, and how they are counted. */
typedef struct
{
  const DrCheck *check;
  const char    *noun;          /* (nullable) each name may begin with it, folded */
  gboolean       has_names;     /* each begins with a capital letter, or with the noun */
} List;

/* Whether one item is a name, or the words of a kind. */
static gboolean
is_item (const List *list,
         gsize       start,
         gsize       end)
{
  const DrCheck *check = list->check;

  while (start < end && check->text[start] == ' ')
    start++;
  while (end > start && check->text[end - 1] == ' ')
    end--;
  if (end - start < 2 || end - start > NAME_MOST)
    return FALSE;
  for (gsize at = start; at < end; at++)
    if (g_ascii_isdigit (check->text[at]) || strchr ("():\"%/", check->text[at]) != NULL)
      return FALSE;
  if (!list->has_names)
    return TRUE;

  g_auto (DrWording) words = dr_check_fold (check, start, end);
  if (list->noun != NULL && g_str_has_prefix (words.folded, list->noun))
    return strlen (words.folded) > strlen (list->noun);

  return g_unichar_isupper (g_utf8_get_char (check->text + start));
}

/* How many items stand between two bytes, parted by commas, semicolons and «và»; 0 if something else does. What is no name may
 * have a comma or an «và» of its own, so that there are as many at most. */
static guint
count_items (const List *list,
             gsize       start,
             gsize       end)
{
  static const char and_word[] = " và ";
  guint n = 0;
  gsize item = start;

  for (gsize at = start; at <= end; at++)
    {
      gsize length = at == end || strchr (",;", list->check->text[at]) != NULL ? 1
                     : end - at > strlen (and_word) && memcmp (list->check->text + at, and_word, strlen (and_word)) == 0 ? strlen (and_word)
                     : 0;

      if (length == 0)
        continue;
      if (!is_item (list, item, at))
        return 0;
      n++;
      item = at + length;
      at = item - 1;
    }

  return n;
}

static void
judge (DrCheck         *check,
       const DrMention *number,
       const List      *list,
       gsize            noun_end,
       gsize            start,
       gsize            end)
{
  guint announced = (guint) number->value.coefficient;
  guint most = list->has_names ? NAMES_OFF : 1;
  guint more = list->has_names ? NAMES_OFF : 0;
  g_auto (DrWording) words = dr_check_fold (check, start, MIN (end + 8, check->size));
  guint n = !dr_wording_has (&words, open_words) ? count_items (list, start, end) : 0;

  if (n < 2 || n == announced || n > announced + more || n + most < announced || dr_check_has_finding (check, number->start, noun_end))
    return;

  g_autofree char *stated = g_strdup_printf ("%u", announced);
  g_autofree char *expected = g_strdup_printf ("%u", n);
  g_autofree char *what = g_strndup (check->text + number->end, noun_end - number->end);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                        .expected_words = expected, .what = g_strstrip (what) };
  DrStretch place = { start, end, 0 };

  dr_check_say (check, DR_RULE_ANNOUNCED_COUNT_WRONG, &facts, (DrStretch) { number->start, noun_end, 0 }, &place, 1);
}

/* Whether a number may announce so many things, which are counted one by one and not people. */
static gboolean
may_announce (const DrMention *number)
{
  return number->hedge == DR_HEDGE_EXACT && !number->is_percent && !number->is_cell && !number->is_slashed
         && number->value.exponent == 0 && number->value.coefficient >= 2 && number->value.coefficient <= COUNT_MOST
         && (number->measure == NULL || !dr_measure_is_person (number->measure));
}

/* «còn 4 tiêu chí (giao thông, môi trường, thu nhập)», «3 xã (Hòa Lợi, An Hải)». */
static void
check_brackets (DrCheck         *check,
                const DrMention *number)
{
  gsize at = number->end;
  gsize limit = MIN (check->size, at + NOUN_MOST);

  while (at < limit && strchr (",;:.)\n", check->text[at]) == NULL && check->text[at] != '(' && !g_ascii_isdigit (check->text[at]))
    at++;
  if (at >= limit || check->text[at] != '(')
    return;

  const char *close = memchr (check->text + at, ')', check->size - at);
  if (close == NULL || (gsize) (close - check->text) > dr_check_line_end (check, at))
    return;
  g_auto (DrWording) noun = dr_check_fold (check, number->end, at);
  const List list = { check, NULL, !dr_wording_begins (&noun, kinds) };

  judge (check, number, &list, at, at + 1, (gsize) (close - check->text));
}

/* The noun behind a number, of one word or of two, as a wording has it. */
static char *
dup_noun (const DrCheck   *check,
          const DrMention *number,
          guint            n_words)
{
  g_auto (DrWording) noun = dr_mention_fold_noun (check, number);
  char *end = noun.folded + 1;

  for (guint i = 0; i < n_words; i++)
    {
      end = strchr (end, ' ');
      if (end == NULL)
        return NULL;
      end++;
    }

  return g_strndup (noun.folded, (gsize) (end - noun.folded));
}

/* «3 thôn chưa nộp biên bản. Gồm có thôn Đông, thôn Trại»: the next sentence begins to list, by the noun that was counted. */
static void
check_next (DrCheck         *check,
            const DrMention *number)
{
  gsize end = dr_check_sentence_end (check, number->end);
  if (end + 2 >= check->size || check->text[end] != '.' || end >= dr_check_line_end (check, number->end))
    return;

  gsize start = end + 1;
  gsize limit = dr_check_sentence_end (check, start);
  g_auto (DrWording) words = dr_check_fold (check, start, limit);
  gsize length = 0;
  if (!dr_wording_begins_with (&words, list_words, &length))
    return;
  const char *rest = words.folded + length;

  for (guint n_words = 2; n_words > 0; n_words--)
    {
      g_autofree char *noun = dup_noun (check, number, n_words);

      if (noun == NULL || !g_str_has_prefix (rest, noun))
        continue;
      /* Where the noun begins in the text: the first stretch whose words do. */
      gsize at = start;
      while (at < limit)
        {
          g_auto (DrWording) tail = dr_check_fold (check, at, limit);

          if (check->text[at] != ' ' && check->text[at - 1] == ' ' && strcmp (tail.folded, rest) == 0)
            break;
          at++;
        }
      const List list = { check, noun, TRUE };
      gsize noun_end = number->end;
      while (noun_end < end && strchr (",;:(.", check->text[noun_end]) == NULL && (noun_end - number->end < NOUN_MOST || check->text[noun_end] != ' '))
        noun_end++;
      judge (check, number, &list, noun_end, at, limit);
      return;
    }
}

void
dr_check_names_told (DrCheck *check)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      const DrMention *number = dr_mentions_get (mentions, i);

      if (!may_announce (number))
        continue;
      check_brackets (check, number);
      check_next (check, number);
    }
}
