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

/* What the words around the number of some tasks say of them. */
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
  static const char * const undone_words[] = { "đang", "chưa", "tiếp tục", "quá hạn", NULL };
  static const char * const finished_words[] = { "đã xong", "hoàn thành", "đã hoàn thành", "xong", "đã thực hiện", NULL };
  const DrNumberRecord *record = dr_check_get_entry (check, entry);
  gsize before = entry > 0 ? dr_check_get_entry (check, entry - 1)->end : 0;
  gsize from = MAX (before, dr_check_sentence_start (check, record->start));
  gsize to = record->end;

  for (gsize at = from; at < record->start; at++)
    if (strchr (",;(", check->text[at]) != NULL)
      from = at + 1;
  while (to < check->size && strchr (",;.()\n", check->text[to]) == NULL && !g_ascii_isdigit (check->text[to]))
    to++;
  g_auto (DrWording) lead = dr_check_fold (check, from, record->start);
  g_auto (DrWording) tail = dr_check_fold (check, record->end, to);
  gboolean is_open = dr_wording_ends (&lead, open_words) || dr_wording_has (&tail, undone_words);
  gboolean is_done = !dr_wording_ends (&lead, open_words)
                     && (dr_wording_has (&lead, done_words) || dr_wording_has (&tail, finished_words));

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

/* «giao 11 nhiệm vụ cho các đơn vị. Đến nay 8 nhiệm vụ đã xong, 2 nhiệm vụ đang làm»: three numbers of one item, in whatever words
 * and sentences. */
static gboolean
find_of_item (const DrCheck *check,
              guint32        entry,
              Directives    *self)
{
  const DrNumberRecord *given = dr_check_get_entry (check, entry);

  if (given->role != DR_NUMBER_ROLE_DIRECTIVE || (entry > 0 && is_of_item (check, entry - 1, given->item))
      || !is_of_item (check, entry + 1, given->item) || !is_of_item (check, entry + 2, given->item)
      || is_of_item (check, entry + 3, given->item) || dr_check_has_sign (check, given->end, dr_check_get_entry (check, entry + 2)->start, "/"))
    return FALSE;

  Tasks second = classify (check, entry + 1);
  Tasks third = classify (check, entry + 2);
  if (second == third || second == TASKS_UNKNOWN || third == TASKS_UNKNOWN)
    return FALSE;
  *self = second == TASKS_DONE ? (Directives) { entry + 1, entry, entry + 2 } : (Directives) { entry + 2, entry, entry + 1 };

  return TRUE;
}

static void
check_at (DrCheck *check,
          guint32  entry)
{
  Directives directives;
  gint64 counts[3];

  gboolean is_told = find_directives (check, entry, &directives);
  if (!is_told && !find_of_item (check, entry, &directives))
    return;
  for (guint32 i = 0; i < G_N_ELEMENTS (counts); i++)
    if (!read_count (check, entry + i, &counts[i]))
      return;

  gint64 n_done = counts[directives.done - entry];
  gint64 n_given = counts[directives.given - entry];
  gint64 n_left = counts[directives.left - entry];
  if (n_done + n_left == n_given)
    return;

  g_autofree char *stated = g_strdup_printf ("%" G_GINT64_FORMAT, n_given);
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, n_done + n_left);
  g_autofree char *arithmetic = g_strdup_printf ("%" G_GINT64_FORMAT " + %" G_GINT64_FORMAT " = %s, %s", n_done, n_left,
                                                 expected, stated);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic };
  DrStretch stretch = { dr_check_get_entry (check, entry)->start, dr_check_get_entry (check, entry + 2)->end, 0 };

  dr_check_say (check, is_told ? DR_RULE_DIRECTIVES_WRONG : DR_RULE_DIRECTIVES_LOOSE, &facts, stretch, NULL, 0);
}

gboolean
dr_check_directives (DrCheck  *check,
                     GError  **error)
{
  for (guint i = 0; check->text != NULL && i + 2 < check->data->numbers->len && dr_check_goes_on (check); i++)
    check_at (check, i);

  return dr_check_is_well (check, error);
}
