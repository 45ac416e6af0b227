/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-reading-private.h"

#include <string.h>

#include "reading/language/dr-scanner-private.h"

void
dr_reading_scan (const DrReading *self,
                 gsize            start,
                 gsize            end,
                 GArray          *tokens)
{
  if (self->spellings != NULL)
    dr_scanner_scan_text (self->spellings, self->bytes, start, end, MAX (end, self->length), tokens);
  else
    dr_scanner_scan (self->lexicon, self->bytes, start, end, tokens);
}

void
dr_reading_scan_other (const DrReading *self,
                       const char      *text,
                       gsize            length,
                       GArray          *tokens)
{
  if (self->spellings != NULL)
    dr_scanner_scan_text (self->spellings, text, 0, length, length, tokens);
  else
    dr_scanner_scan (self->lexicon, text, 0, length, tokens);
}

void
dr_reading_scan_block (DrReading *self,
                       gsize      start,
                       gsize      end)
{
  g_array_set_size (self->token_array, 0);
  dr_reading_scan (self, start, end, self->token_array);
  self->tokens = (const DrToken *) (gpointer) self->token_array->data;
  self->n_tokens = self->token_array->len;
  if (self->token_sets != NULL)
    dr_token_sets_take (self->token_sets, self->tokens, self->n_tokens);
}

void
dr_reading_account (DrReading    *self,
                    guint32       start,
                    guint32       end,
                    DrNumberRole  role,
                    DrItemKind    item_kind,
                    guint32       item)
{
  *DR_ROWS_NEXT (self->block_ledger, DrNumberRecord) = (DrNumberRecord) {
    .start = start,
    .end = end,
    .item = item,
    .role = role,
    .item_kind = item_kind,
  };
  self->block_ledger->len++;
}

void
dr_reading_account_tokens (DrReading    *self,
                           guint         first,
                           guint         last,
                           DrNumberRole  role,
                           DrItemKind    item_kind,
                           guint32       item)
{
  for (guint i = first; i < last && i < self->n_tokens; i++)
    if (self->tokens[i].kind == DR_TOKEN_DIGITS)
      dr_reading_account (self, self->tokens[i].start, self->tokens[i].end, role, item_kind, item);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      unused)
{
  const DrNumberRecord *one = a;
  const DrNumberRecord *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;

  return one->end > other->end ? -1 : one->end < other->end;
}

/* Most ledgers are in order, or nearly: a date is entered before the figures in front of it. */
static void
sort_ledger (DrRows *ledger)
{
  DrNumberRecord *records = (DrNumberRecord *) (gpointer) ledger->data;
  guint moved = 0;

  for (guint i = 1; i < ledger->len; i++)
    {
      DrNumberRecord record = records[i];
      guint at = i;

      for (; at > 0 && compare_numbers (&records[at - 1], &record, NULL) > 0; at--)
        records[at] = records[at - 1];
      records[at] = record;

      /* Not so many that it takes longer than sorting. */
      moved += i - at;
      if (moved > 8 * ledger->len)
        {
          g_qsort_with_data (records, (int) ledger->len, sizeof *records, compare_numbers, NULL);
          return;
        }
    }
}

/* Numbers on their way into the report: so many at a time. */
typedef struct
{
  DrNumberRecord records[32];
  guint          n_records;
} SettledNumbers;

static void
give_numbers (DrReading      *reading,
              SettledNumbers *settled)
{
  dr_report_builder_append_numbers (reading->builder, settled->records, settled->n_records, &reading->error);
  settled->n_records = 0;
}

static inline void
settle_number (DrReading            *reading,
               SettledNumbers       *settled,
               const DrNumberRecord *record)
{
  if (settled->n_records == G_N_ELEMENTS (settled->records))
    give_numbers (reading, settled);
  settled->records[settled->n_records++] = *record;
}

void
dr_reading_settle_ledger (DrReading *reading,
                          guint      n_tokens)
{
  DrRows *ledger = reading->block_ledger;
  SettledNumbers settled;
  guint32 reached = 0;
  guint next = 0;

  settled.n_records = 0;
  if (ledger->len > 1)
    sort_ledger (ledger);
  for (guint i = 0; i < n_tokens && reading->error == NULL; i++)
    {
      /* Most tokens are no numbers; what was entered of them comes along with the next that is, or at the end. */
      i = MIN (dr_reading_find (reading, i, n_tokens, DR_TOKEN_SET_NUMBERS), n_tokens - 1);

      const DrToken *token = &reading->tokens[i];
      DrNumberRecord unread = { .start = token->start, .end = token->end, .item = DR_NONE,
                                .role = DR_NUMBER_ROLE_UNREAD };
      gboolean has_digits = token->kind == DR_TOKEN_DIGITS;

      /* Entries that begin before the end of this token, figures in words among them. */
      while (next < ledger->len && g_array_index (ledger, DrNumberRecord, next).start < token->end)
        {
          const DrNumberRecord *entry = &g_array_index (ledger, DrNumberRecord, next++);

          if (entry->start < reached)
            continue;
          settle_number (reading, &settled, entry);
          reached = entry->end;
        }
      if (token->start < reached)
        continue;
      if (token->kind == DR_TOKEN_WORD && (token->flags & DR_TOKEN_HAS_DIGITS))
        {
          has_digits = TRUE;
          unread.role = DR_NUMBER_ROLE_NAME;
          while (unread.start < unread.end && !g_ascii_isdigit (reading->bytes[unread.start]))
            unread.start++;
          while (unread.end > unread.start && !g_ascii_isdigit (reading->bytes[unread.end - 1]))
            unread.end--;
          has_digits = unread.start < unread.end;
        }
      if (has_digits)
        {
          settle_number (reading, &settled, &unread);
          reached = unread.end;
        }
    }
  if (settled.n_records > 0 && reading->error == NULL)
    give_numbers (reading, &settled);
  ledger->len = 0;
}

DrReading
dr_reading_scan_words (const DrReading *self,
                       const char      *words,
                       GArray          *tokens)
{
  DrReading inner = { .lexicon = self->lexicon, .bytes = words, .length = strlen (words) };

  dr_reading_scan_other (self, words, inner.length, tokens);
  inner.tokens = (const DrToken *) (gpointer) tokens->data;
  inner.n_tokens = tokens->len;

  return inner;
}
