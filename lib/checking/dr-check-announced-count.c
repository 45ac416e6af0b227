/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «announced-count»: «04 kiến nghị:» and a list of three. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "figures/dr-numeral-private.h"

/* Words between the number and its colon. */
#define NOUN_MOST 64
#define COUNT_MOST 20
/* No list is followed further than this. */
#define REACH 6000
/* An item of a list between commas is no longer than this. */
#define ITEM_MOST 70
/* Names that are listed: how many of how many, how long each, and how far their number may be off. */
#define LEFT_MOST 60
#define NAME_MOST 40
#define NAMES_OFF 2

static const char * const open_words[] = { "như", "nhất là", "trong đó", "tiêu biểu", "điển hình", "ví dụ", NULL };
/* «như sau» promises the list itself, «như» examples. */
static const char * const following_words[] = { "như sau", "sau", "sau đây", NULL };
/* What is listed item by item, each with a few words. */
static const char * const listed_words[] = {
  "kiến nghị", "đề xuất", "nhiệm vụ", "nội dung", "giải pháp", "vấn đề", "việc", "hạn chế", "nhóm", "khâu đột phá",
  "nguyên nhân", "bài học", NULL
};

/* The style of items that letters number. */
#define LETTERED 'a'

static gboolean
is_bullet (char sign)
{
  return sign == '-' || sign == '+' || sign == '*';
}

/* The number of an item at @at, before the end of the text: «(3)», «3)», «3.», «c)»; 0 for none. */
static guint
scan_number (const DrCheck *check,
             gsize          at,
             gboolean       is_line,
             char          *style)
{
  gboolean in_brackets = check->text[at] == '(';
  gsize digit = in_brackets ? at + 1 : at;
  guint value = 0;
  gsize end = digit;

  while (end < check->size && g_ascii_isdigit (check->text[end]) && end - digit < 2)
    value = value * 10 + (check->text[end++] - '0');
  if (end == digit || end >= check->size)
    return 0;
  if (in_brackets)
    {
      *style = '(';
      return check->text[end] == ')' ? value : 0;
    }

  *style = check->text[end];
  if (check->text[end] == ')')
    return value;
  if (is_line && check->text[end] == '.' && dr_check_get_byte (check, end + 1) == ' ')
    return value;

  return 0;
}

/* «d)»: whether a letter is that of the item of a number, from 1; «đ» and «f» may be left out. Behind the last letter there is
 * none for the next number, so nobody asks for the one after that. */
static gboolean
is_letter_of (const DrCheck *check,
              gsize          at,
              guint          number)
{
  static const char * const letters[] = {
    "a", "b", "c", "d", "đe", "efg", "gh", "hi", "ik", "kl", "lm", "mn", "no", "op", "pq", "qr", "rs", "st", "tu", "uv", "vx",
    "xy", "y", ""
  };
  static const char barred[] = "đ";
  /* The text does not end in a NUL. */
  gboolean is_barred = check->size - at > strlen (barred) && memcmp (check->text + at, barred, strlen (barred)) == 0;
  gsize length = is_barred ? strlen (barred) : 1;

  if (dr_check_get_byte (check, at + length) != ')')
    return FALSE;

  g_autofree char *letter = g_strndup (check->text + at, length);

  return strstr (letters[number - 1], letter) != NULL;
}

/* «(1) …; (2) …»: how far the numbers go, from 1, before the line ends; 0 if they do not begin there. 1, which tells nothing,
 * if they may go on beyond what is looked through. */
static guint
count_inline (const DrCheck *check,
              gsize          from,
              gsize         *end)
{
  gsize limit = MIN (check->size, from + REACH);
  guint n = 0;
  char first_style = '\0';

  gsize at = from;
  for (; at < limit && check->text[at] != '\n'; at++)
    {
      char style = '\0';

      if (at > from && check->text[at - 1] != ' ' && check->text[at - 1] != ';' && check->text[at - 1] != ':')
        continue;
      guint number = scan_number (check, at, FALSE, &style);
      /* «(a) …; (b) …» */
      if (number == 0 && is_letter_of (check, check->text[at] == '(' ? at + 1 : at, n + 1))
        {
          number = n + 1;
          style = LETTERED;
        }
      if (number == n + 1 && (n == 0 || style == first_style))
        {
          first_style = style;
          n++;
          *end = at;
        }
      else if (n == 0 && check->text[at] != ' ')
        return 0;
    }

  return at == from + REACH ? 1 : n;
}

/* Lines that begin alike behind the announcement; 0 if it ends no line. @is_sure for numbered ones. 1 as above. */
static guint
count_lines (const DrCheck *check,
             gsize          from,
             char           own_bullet,
             gboolean      *is_sure,
             gsize         *end)
{
  gsize at = from;
  guint n = 0;
  char bullet = '\0';

  while (at < check->size && (check->text[at] == ' ' || check->text[at] == '\r'))
    at++;
  if (at >= check->size || check->text[at] != '\n')
    return 0;

  for (;;)
    {
      while (at < check->size && g_ascii_isspace (check->text[at]))
        at++;
      if (at >= check->size)
        return n;

      char style = '\0';
      guint number = scan_number (check, at, TRUE, &style);
      if (number == 0 && (n == 0 || bullet == LETTERED) && is_letter_of (check, at, n + 1))
        {
          number = n + 1;
          style = LETTERED;
        }
      char begin = number > 0 ? style : is_bullet (check->text[at]) ? check->text[at] : '\0';
      if (begin == '\0' || (n > 0 && begin != bullet) || (number > 0 && number != n + 1)
          || (number == 0 && begin == own_bullet))
        return n;
      if (at - from > REACH)
        return 1;
      bullet = begin;
      *is_sure = number > 0;
      *end = at;
      n++;

      const char *line_end = memchr (check->text + at, '\n', check->size - at);
      at = line_end != NULL ? (gsize) (line_end - check->text) : check->size;
    }
}

/* «…: A; B; C.», for what is listed that way. */
static guint
count_semicolons (const DrCheck *check,
                  gsize          from,
                  gsize         *end)
{
  gsize limit = dr_check_sentence_end (check, from);
  guint n = 1;

  for (gsize at = from; at < limit; at++)
    {
      if (check->text[at] == '(' || check->text[at] == ':')
        return 0;
      n += check->text[at] == ';';
    }
  *end = limit;

  return n > 1 ? n : 0;
}

/* «05 lớp: trồng nấm, nuôi lươn, ghép cây và làm phân»: what commas and the last «và» part. @most is the number of items if each
 * «và» parts two. 0 if it is no such list. */
static guint
count_commas (const DrCheck *check,
              gsize          from,
              guint         *most,
              gsize         *end)
{
  gsize limit = dr_check_sentence_end (check, from);
  guint n = 1;
  gsize item = from;

  for (gsize at = from;; at++)
    {
      gboolean is_over = at == limit || check->text[at] == ';';

      if (!is_over && (check->text[at] == '(' || check->text[at] == ':' || g_ascii_isdigit (check->text[at])))
        return 0;
      if (!is_over && check->text[at] != ',')
        continue;
      /* A clause of its own is no item. */
      if (at - item < 2 || at - item > ITEM_MOST)
        return 0;
      n += !is_over;
      item = at + 1;
      if (is_over)
        {
          limit = at;
          break;
        }
    }

  g_auto (DrWording) words = dr_check_fold (check, from, limit);
  g_auto (GStrv) parts = g_strsplit (words.folded, " va` ", -1);
  *most = n + g_strv_length (parts) - 1;
  *end = limit;

  return n > 1 ? n : 0;
}

/* The bullet of the line of a figure. */
static char
find_own_bullet (const DrCheck *check,
                 gsize          at)
{
  while (at > 0 && check->text[at - 1] != '\n')
    at--;
  while (check->text[at] == ' ' || check->text[at] == '\t')
    at++;

  return is_bullet (check->text[at]) ? check->text[at] : '\0';
}

/* The colon behind the counted noun; 0 if something else comes first. */
static gsize
find_colon (const DrCheck *check,
            gsize          from)
{
  for (gsize at = from; at < check->size && at - from < NOUN_MOST; at++)
    {
      if (check->text[at] == ':')
        return at;
      if (g_ascii_isdigit (check->text[at]) || strchr (".;()\n", check->text[at]) != NULL)
        return 0;
      /* «3 hạn chế, khuyết điểm sau:» has two names for what it lists. */
      if (check->text[at] == ',')
        {
          g_auto (DrWording) noun = dr_check_fold (check, from, at);

          if (!dr_wording_begins (&noun, listed_words))
            return 0;
        }
    }

  return 0;
}

/* What is announced by the number between two bytes. */
static void
check_number (DrCheck         *check,
              const DrNumeral *numeral,
              gsize            start,
              gsize            number_end)
{
  if ((numeral->flags & DR_NUMERAL_UNREADABLE) != 0 || numeral->value.exponent != 0
      || numeral->value.coefficient < 2 || numeral->value.coefficient > COUNT_MOST)
    return;

  gsize colon = find_colon (check, number_end);
  if (colon == 0)
    return;

  g_auto (DrWording) noun = dr_check_fold (check, number_end, colon);
  if (dr_wording_is_empty (&noun) || (dr_wording_has (&noun, open_words) && !dr_wording_ends (&noun, following_words)))
    return;

  guint announced = (guint) numeral->value.coefficient;
  gboolean is_sure = TRUE;
  gsize end = colon;
  guint n = count_inline (check, colon + 1, &end);
  if (n == 0)
    n = count_lines (check, colon + 1, find_own_bullet (check, start), &is_sure, &end);
  if (n == 0 && dr_wording_has (&noun, listed_words))
    n = count_semicolons (check, colon + 1, &end);
  if (n == 0 && !dr_check_has_sign (check, number_end, colon, ","))
    {
      guint most = 0;

      n = count_commas (check, colon + 1, &most, &end);
      /* What an item is called may have an «và» of its own, and not every item need be named. */
      if (n == 0 || (announced + 1 != n && announced != most + 1))
        return;
      n = announced < n ? n : most;
    }
  /* Bullets may go on to something else, so that only too few of them tell. */
  if (n < 2 || n == announced || (!is_sure && n > announced))
    return;

  g_auto (DrWording) tail = dr_check_fold (check, end, dr_check_sentence_end (check, end));
  static const char * const more[] = { "v v", "vv", "khác", NULL };
  if (dr_wording_has (&tail, more))
    return;

  g_autofree char *stated = g_strdup_printf ("%u", announced);
  g_autofree char *expected = g_strdup_printf ("%u", n);
  g_autofree char *what = g_strndup (check->text + number_end, colon - number_end);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                        .expected_words = expected, .what = g_strstrip (what) };

  dr_check_say (check, DR_RULE_ANNOUNCED_COUNT_WRONG, &facts, (DrStretch) { start, colon, 0 }, NULL, 0);
}

static void
check_at (DrCheck *check,
          guint32  entry)
{
  const DrNumberRecord *record = dr_check_get_entry (check, entry);
  DrNumeral numeral;

  if ((record->role == DR_NUMBER_ROLE_ACHIEVEMENT || record->role == DR_NUMBER_ROLE_DIRECTIVE
       || record->role == DR_NUMBER_ROLE_TARGET || record->role == DR_NUMBER_ROLE_UNREAD)
      && dr_numeral_scan (check->text, check->size, record->start, &numeral))
    check_number (check, &numeral, record->start, record->end);
}

/* «* Sáu giải pháp trọng tâm:» at the beginning of a line, in words, which the reader leaves alone. */
static void
check_line (DrCheck *check,
            gsize    start)
{
  gsize at = start;
  DrNumeral numeral;

  if (start > 0 && check->text[start - 1] != '\n')
    return;
  while (at < check->size && strchr (" *+-\t", check->text[at]) != NULL)
    at++;
  if (at >= check->size || g_ascii_isdigit (check->text[at]) || !dr_numeral_scan (check->text, check->size, at, &numeral))
    return;

  g_auto (DrWording) noun = dr_check_fold (check, numeral.end, MIN (check->size, numeral.end + NOUN_MOST));
  guint32 entry = dr_check_find_number (check, at);
  gboolean is_read = entry < check->data->numbers->len && dr_check_get_entry (check, entry)->start < numeral.end;
  if (!is_read && dr_wording_begins (&noun, listed_words))
    check_number (check, &numeral, at, numeral.end);
}

/* --- names of those that are left --- */

static const char * const rest_words[] = { "còn lại", "chưa", "không", NULL };
static const char * const more_words[] = { "v v", "vv", "khác", "một số", "như", "nhất là", "điển hình", NULL };

/* How many names stand from one byte to another, between commas and «và»; 0 if something else does. */
static guint
count_names (const DrCheck *check,
             gsize          from,
             gsize          to)
{
  g_autofree char *text = g_strndup (check->text + from, to - from);
  g_auto (GStrv) joined = g_strsplit (text, " và ", -1);
  g_autofree char *commas = g_strjoinv (",", joined);
  g_auto (GStrv) names = g_strsplit (commas, ",", -1);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);

      if (strlen (name) > NAME_MOST || !g_unichar_isupper (g_utf8_get_char (name)))
        return 0;
      for (const char *at = name; *at != '\0'; at++)
        if (g_ascii_isdigit (*at) || strchr ("():\"", *at) != NULL)
          return 0;
      n++;
    }

  return n;
}

/* «7/11 huyện hoàn thành; các huyện còn lại: Bàu Sen, Cồn Lá, Tân Hòa»: so many as the pair leaves. */
static void
check_names (DrCheck      *check,
             const GArray *mentions,
             guint         at)
{
  const DrMention *all = dr_mentions_get (mentions, at);
  const DrMention *done = at > 0 ? dr_mentions_get (mentions, at - 1) : NULL;

  if (done == NULL || !all->is_slashed || !done->is_slashed || all->value.exponent != 0 || done->value.exponent != 0
      || all->start - done->end > 2 || done->is_cell || done->is_percent || all->is_percent
      || dr_decimal_compare (&done->value, &all->value) >= 0 || all->value.coefficient > LEFT_MOST)
    return;

  gint64 left = (gint64) (all->value.coefficient - done->value.coefficient);
  gsize end = dr_check_sentence_end (check, all->end);
  const char *sign = memchr (check->text + all->end, ':', end - all->end);
  /* «64,3%; các xã chưa đạt:»: the last clause tells whose names follow. */
  if (sign == NULL)
    return;
  gsize colon = (gsize) (sign - check->text);
  /* «7/8 chi bộ, 11/13 xã hoàn thành; các xã còn lại: …»: of several pairs the last. */
  if (at + 1 < mentions->len && dr_mentions_get (mentions, at + 1)->start < colon && dr_mentions_get (mentions, at + 1)->is_slashed)
    return;
  g_auto (DrWording) lead = dr_check_fold (check, dr_check_clause_start (check, colon), colon);
  g_auto (DrWording) tail = dr_check_fold (check, colon, end);
  if (!dr_wording_has (&lead, rest_words) || dr_wording_has (&tail, more_words) || dr_wording_has (&lead, more_words)
      || dr_check_clause_start (check, colon) <= all->end)
    return;

  guint n = count_names (check, colon + 1, end);
  if (n == 0 || n == left || n > left + NAMES_OFF || n + NAMES_OFF < left)
    return;

  g_autofree char *stated = g_strdup_printf ("%" G_GINT64_FORMAT, left);
  g_autofree char *expected = g_strdup_printf ("%u", n);
  g_autofree char *one = dr_mention_write (check, all);
  g_autofree char *other = dr_mention_write (check, done);
  g_autofree char *arithmetic = g_strdup_printf ("%s - %s = %s", one, other, stated);
  gsize name = dr_check_clause_start (check, colon);
  g_autofree char *what = g_strndup (check->text + name, colon - name);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                        .expected_words = expected, .arithmetic = arithmetic, .what = g_strstrip (what) };

  dr_check_say (check, DR_RULE_ANNOUNCED_COUNT_WRONG, &facts, (DrStretch) { done->start, end, 0 }, NULL, 0);
}

gboolean
dr_check_announced_count (DrCheck  *check,
                          GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);

  for (guint i = 0; check->text != NULL && i < check->data->numbers->len && dr_check_goes_on (check); i++)
    check_at (check, i);
  for (gsize line = 0; check->text != NULL && line < check->size && dr_check_goes_on (check);
       line = dr_check_line_end (check, line) + 1)
    check_line (check, line);
  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    check_names (check, mentions, i);
  dr_check_names_told (check);

  return dr_check_is_well (check, error);
}
