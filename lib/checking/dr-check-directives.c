/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «directives»: what was done and what is open make what was given. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include "figures/dr-numeral-private.h"

static const char * const open_words[] = { "còn", "còn lại", "hiện còn", NULL };
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
      || numeral.value.coefficient < 0 || numeral.value.coefficient > G_MAXINT32)
    return FALSE;
  *count = (gint64) numeral.value.coefficient;

  return TRUE;
}

/* «đã thực hiện 05/06 nhiệm vụ, còn 01 nhiệm vụ»: three entries of directives in a row. */
static gboolean
check_at (DrCheck  *check,
          guint32   entry,
          GError  **error)
{
  const DrNumberRecord *done = dr_check_get_entry (check, entry);
  const DrNumberRecord *given = dr_check_get_entry (check, entry + 1);
  const DrNumberRecord *left = dr_check_get_entry (check, entry + 2);
  gint64 n_done, n_given, n_left;

  if (done->role != DR_NUMBER_ROLE_DIRECTIVE || given->role != DR_NUMBER_ROLE_DIRECTIVE
      || left->role != DR_NUMBER_ROLE_DIRECTIVE || given->start - done->end > 3
      || !dr_check_has_sign (check, done->end, given->start, "/") || left->start < given->end
      || left->start - given->end > GAP_MOST || left->start > dr_check_sentence_end (check, given->end)
      || !read_count (check, entry, &n_done) || !read_count (check, entry + 1, &n_given)
      || !read_count (check, entry + 2, &n_left))
    return TRUE;

  g_auto (DrWording) before = dr_check_fold (check, given->end, left->start);
  if (!dr_wording_ends (&before, open_words) || n_done + n_left == n_given)
    return TRUE;

  g_autofree char *stated = g_strdup_printf ("%" G_GINT64_FORMAT, n_given);
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, n_done + n_left);
  g_autofree char *arithmetic = g_strdup_printf ("%" G_GINT64_FORMAT " + %" G_GINT64_FORMAT " = %s, %s", n_done, n_left,
                                                 expected, stated);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = expected, .expected_high = expected,
                        .arithmetic = arithmetic };

  return dr_check_add (check, DR_RULE_DIRECTIVES_WRONG, &facts, (DrStretch) { done->start, left->end, 0 }, NULL, 0,
                       error);
}

gboolean
dr_check_directives (DrCheck  *check,
                     GError  **error)
{
  for (guint i = 0; check->text != NULL && i + 2 < check->data->numbers->len; i++)
    if (!check_at (check, i, error))
      return FALSE;

  return TRUE;
}
