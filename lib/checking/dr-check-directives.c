/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «directives»: what was done and what is open make what was given. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "figures/dr-numeral-private.h"

static const char * const open_words[] = {
  "còn", "còn lại", "hiện còn", "đang thực hiện", "đang triển khai", "đang giải quyết", "đang xem xét", "chưa thực hiện",
  "chưa hoàn thành", "chưa xong", NULL
};
static const char * const done_words[] = { "đã", "hoàn thành", "thực hiện", NULL };
static const char * const task_words[] = { "nhiệm vụ", NULL };
/* The figure behind the words need not be what is left of the same. */
#define GAP_MOST 96

static gboolean
read_count (const DrCheck *check,
            guint32        entry,
            gint64        *count)
{
  DrNumeral numeral;

  if (!dr_numeral_scan (check->text, check->size, dr_check_get_entry (check, entry)->start, &numeral)
      || (numeral.flags & DR_NUMERAL_UNREADABLE) != 0 || numeral.value.exponent != 0
      || numeral.value.coefficient > G_MAXINT32)
    return FALSE;
  *count = (gint64) numeral.value.coefficient;

  return TRUE;
}

/* Which of three entries in a row are done, given and left. */
typedef struct
{
  guint32 done;
  guint32 given;
  guint32 left;
} Directives;

/* Whether what is left stands closely behind @before, in its sentence, with the words for it. */
static gboolean
is_left (const DrCheck        *check,
         const DrNumberRecord *before,
         const DrNumberRecord *left)
{
  if (left->start - before->end > GAP_MOST
      || left->start > dr_check_sentence_end (check, before->end))
    return FALSE;

  g_auto (DrWording) words = dr_check_fold (check, before->end, left->start);

  return dr_wording_ends (&words, open_words);
}

/* «đã thực hiện 05/06 nhiệm vụ, còn 01 nhiệm vụ»; «giao 06 nhiệm vụ; đã thực hiện 05 nhiệm vụ, còn 01 nhiệm vụ». */
static gboolean
find_directives (const DrCheck *check,
                 guint32        entry,
                 Directives    *self)
{
  const DrNumberRecord *first = dr_check_get_entry (check, entry);
  const DrNumberRecord *second = dr_check_get_entry (check, entry + 1);
  const DrNumberRecord *third = dr_check_get_entry (check, entry + 2);

  if (first->role != DR_NUMBER_ROLE_DIRECTIVE || second->role != DR_NUMBER_ROLE_DIRECTIVE
      || third->role != DR_NUMBER_ROLE_DIRECTIVE || !is_left (check, second, third))
    return FALSE;
  if (second->start - first->end <= 3 && dr_check_has_sign (check, first->end, second->start, "/"))
    {
      *self = (Directives) { entry, entry + 1, entry + 2 };
      return TRUE;
    }

  *self = (Directives) { entry + 1, entry, entry + 2 };
  if (second->start - first->end > GAP_MOST || second->start > dr_check_sentence_end (check, first->end)
      || is_left (check, first, second))
    return FALSE;

  g_auto (DrWording) noun = dr_check_fold (check, first->end, second->start);
  g_auto (DrWording) second_noun = dr_check_fold (check, second->end, third->start);

  return dr_wording_has (&noun, done_words) && dr_wording_begins (&noun, task_words) == dr_wording_begins (&second_noun, task_words);
}

/* What the words around the number of some tasks, behind that of the tasks given, say of them. */
typedef enum
{
  TASKS_UNKNOWN,
  TASKS_DONE,
  TASKS_OPEN
} Tasks;

static Tasks
classify (const DrCheck *check,
          guint32        entry)
{
  static const char * const undone_words[] = { "đang", "chưa", "tiếp tục", "quá hạn", "xin lùi", "gia hạn", "tạm dừng", NULL };
  static const char * const finished_words[] = { "đã xong", "hoàn thành", "đã hoàn thành", "xong", "đã thực hiện", NULL };
  const DrNumberRecord *record = dr_check_get_entry (check, entry);
  gsize before = dr_check_get_entry (check, entry - 1)->end;
  gsize from = MAX (before, dr_check_sentence_start (check, record->start));
  gsize to = record->end;

  for (gsize at = from; at < record->start; at++)
    if (strchr (",;(", check->text[at]) != NULL)
      from = at + 1;
  while (to < check->size && strchr (",;.()\n", check->text[to]) == NULL && !g_ascii_isdigit (check->text[to]))
    to++;
  g_auto (DrWording) lead = dr_check_fold (check, from, record->start);
  g_auto (DrWording) tail = dr_check_fold (check, record->end, to);
  gboolean is_undone = dr_wording_ends (&lead, open_words) || dr_wording_has (&lead, undone_words);
  gboolean is_open = is_undone || dr_wording_has (&tail, undone_words);
  gboolean is_done = !is_undone && (dr_wording_has (&lead, done_words) || dr_wording_has (&tail, finished_words));

  return is_open == is_done ? TASKS_UNKNOWN : is_open ? TASKS_OPEN : TASKS_DONE;
}

static gboolean
is_of_item (const DrCheck *check,
            guint32        entry,
            guint32        item)
{
  const DrNumberRecord *record = entry < check->data->numbers->len ? dr_check_get_entry (check, entry) : NULL;

  return record != NULL && record->role == DR_NUMBER_ROLE_DIRECTIVE && record->item == item;
}

/* Says that the numbers in @sum, which are @n_told together, do not make what was given. */
static void
say (DrCheck    *check,
     DrRule      rule,
     guint32     first,
     guint32     last,
     gint64      n_given,
     gint64      n_told,
     const char *sum)
{
  g_autofree char *stated = g_strdup_printf ("%" G_GINT64_FORMAT, n_given);
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, n_told);
  g_autofree char *arithmetic = g_strdup_printf ("%s = %s, %s", sum, expected, stated);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic };
  DrStretch stretch = { dr_check_get_entry (check, first)->start, dr_check_get_entry (check, last)->end, 0 };

  dr_check_say (check, rule, &facts, stretch, NULL, 0);
}

/* «giao 11 nhiệm vụ cho các đơn vị. Đến nay 8 nhiệm vụ đã xong, 2 nhiệm vụ đang làm»: numbers of one item, in whatever words and
 * sentences, of which each says what became of them. */
static void
check_item (DrCheck *check,
            guint32  given)
{
  const DrNumberRecord *record = dr_check_get_entry (check, given);
  g_autoptr (GString) sum = g_string_new (NULL);
  gint64 n_given, n_told = 0, count;
  gboolean are_done = FALSE, are_open = FALSE;
  guint32 last = given;

  if (record->role != DR_NUMBER_ROLE_DIRECTIVE || (given > 0 && is_of_item (check, given - 1, record->item))
      || !read_count (check, given, &n_given))
    return;
  for (guint32 entry = given + 1; is_of_item (check, entry, record->item); last = entry++)
    {
      Tasks tasks = classify (check, entry);

      if (tasks == TASKS_UNKNOWN || !read_count (check, entry, &count)
          || dr_check_has_sign (check, dr_check_get_entry (check, entry - 1)->end, dr_check_get_entry (check, entry)->start, "/"))
        return;
      are_done |= tasks == TASKS_DONE;
      are_open |= tasks == TASKS_OPEN;
      n_told += count;
      g_string_append_printf (sum, "%s%" G_GINT64_FORMAT, sum->len > 0 ? " + " : "", count);
    }
  if (are_done && are_open && n_told != n_given)
    say (check, DR_RULE_DIRECTIVES_LOOSE, given, last, n_given, n_told, sum->str);
}

static void
check_at (DrCheck *check,
          guint32  entry)
{
  Directives directives;
  gint64 counts[3];

  if (!find_directives (check, entry, &directives))
    {
      check_item (check, entry);
      return;
    }
  for (guint32 i = 0; i < G_N_ELEMENTS (counts); i++)
    if (!read_count (check, entry + i, &counts[i]))
      return;

  gint64 n_done = counts[directives.done - entry];
  gint64 n_given = counts[directives.given - entry];
  gint64 n_left = counts[directives.left - entry];
  g_autofree char *sum = g_strdup_printf ("%" G_GINT64_FORMAT " + %" G_GINT64_FORMAT, n_done, n_left);
  if (n_done + n_left != n_given)
    say (check, DR_RULE_DIRECTIVES_WRONG, entry, entry + 2, n_given, n_done + n_left, sum);
}

gboolean
dr_check_directives (DrCheck  *check,
                     GError  **error)
{
  for (guint i = 0; check->text != NULL && i + 2 < check->data->numbers->len && dr_check_goes_on (check); i++)
    check_at (check, i);

  return dr_check_is_well (check, error);
}
