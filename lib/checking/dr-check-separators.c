/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «separators»: decimal points among decimal commas, and figures as one speaks them. */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "figures/dr-numeral-private.h"

static gboolean
is_figure (const DrNumberRecord *record)
{
  switch ((DrNumberRole) record->role)
    {
    case DR_NUMBER_ROLE_ACHIEVEMENT:
    case DR_NUMBER_ROLE_TARGET:
    case DR_NUMBER_ROLE_PERCENT:
    case DR_NUMBER_ROLE_SHARE:
    case DR_NUMBER_ROLE_CHANGE:
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
dup_words (const DrCheck *check,
           guint32        entry)
{
  const DrNumberRecord *record = dr_check_get_entry (check, entry);

  return g_strndup (check->text + record->start, record->end - record->start);
}

static DrStretch
get_stretch (const DrCheck *check,
             guint32        entry)
{
  return (DrStretch) { dr_check_get_entry (check, entry)->start, dr_check_get_entry (check, entry)->end, 0 };
}

/* One note a report: the first figure that is written unlike the first one with decimals. */
gboolean
dr_check_separators (DrCheck  *check,
                     GError  **error)
{
  guint32 first[2] = { DR_NONE, DR_NONE };

  for (guint i = 0; check->text != NULL && i < check->data->numbers->len && dr_check_goes_on (check); i++)
    {
      const DrNumberRecord *record = dr_check_get_entry (check, i);
      DrNumeral numeral;

      if (!is_figure (record) || !dr_numeral_scan (check->text, check->size, record->start, &numeral)
          || (numeral.flags & DR_NUMERAL_UNREADABLE) != 0)
        continue;

      if ((numeral.flags & DR_NUMERAL_COLLOQUIAL) != 0)
        {
          g_autofree char *words = dup_words (check, i);
          g_autofree char *stated = dr_decimal_to_string (&numeral.value);
          g_autofree char *expected = dr_check_write_decimal (&numeral.value, "đồng");
          DrRuleFacts facts = { .stated = stated, .stated_words = words, .expected_words = expected };

          dr_check_say (check, DR_RULE_COLLOQUIAL, &facts, get_stretch (check, i), NULL, 0);
        }

      /* Only what has decimals tells which sign is the decimal one. */
      const char *comma = memchr (check->text + record->start, ',', record->end - record->start);
      const char *point = memchr (check->text + record->start, '.', record->end - record->start);
      if ((numeral.flags & DR_NUMERAL_FRACTION) == 0 || (numeral.flags & DR_NUMERAL_AMBIGUOUS) != 0)
        continue;

      guint kind = point != NULL && (comma == NULL || point > comma) ? 1 : 0;
      if (first[kind] != DR_NONE)
        continue;
      first[kind] = i;
      if (first[1 - kind] == DR_NONE)
        continue;

      g_autofree char *words = dup_words (check, i);
      g_autofree char *other = dup_words (check, first[1 - kind]);
      DrStretch place = get_stretch (check, first[1 - kind]);
      DrRuleFacts facts = { .stated_words = words, .expected_words = other };
      dr_check_say (check, DR_RULE_SEPARATORS_MIXED, &facts, get_stretch (check, i), &place, 1);
    }

  return dr_check_is_well (check, error);
}
