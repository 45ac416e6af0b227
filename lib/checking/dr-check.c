/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-check-private.h"

#include <string.h>

#include "figures/dr-measure-private.h"
#include "figures/dr-numeral-private.h"
#include "figures/dr-quantity-figure-private.h"
#include "figures/dr-quantity-private.h"
#include "figures/dr-ratio-private.h"

/* Hedge words before a number are looked for no further back than this. */
#define HEDGE_REACH 32
/* No sentence is searched for more figures than these on either side of one. */
#define NEIGHBOURS 48

static guint32 *
new_chain (guint length)
{
  guint32 *chain = g_new (guint32, length + 1);

  for (guint i = 0; i <= length; i++)
    chain[i] = DR_NONE;

  return chain;
}

void
dr_check_init (DrCheck    *self,
               DrReport   *report,
               DrFindings *findings)
{
  const DrReportData *data = dr_report_get_data (report);
  DrText *text = data->text;

  *self = (DrCheck) { .report = report, .data = data, .findings = findings };
  if (text != NULL)
    self->text = g_bytes_get_data (dr_text_get_bytes (text), &self->size);
  dr_check_find_breaks (self);

  self->work = g_new0 (gsize, 1);
  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->first_entry = new_chain (data->achievements->len);
  self->next_entry = new_chain (data->numbers->len);
  self->first_part = new_chain (data->achievements->len);
  self->next_part = new_chain (data->achievements->len);

  /* From the end, so that each chain begins with its first link. */
  for (guint i = data->numbers->len; i-- > 0;)
    {
      const DrNumberRecord *record = dr_check_get_entry (self, i);

      if (record->item_kind != DR_ITEM_ACHIEVEMENT)
        continue;
      self->next_entry[i] = self->first_entry[record->item];
      self->first_entry[record->item] = i;
    }
  for (guint i = data->achievements->len; i-- > 0;)
    {
      guint32 whole = dr_check_get_record (self, i)->part_of;

      if (whole == DR_NONE)
        continue;
      self->next_part[i] = self->first_part[whole];
      self->first_part[whole] = i;
    }
}

void
dr_check_clear (DrCheck *self)
{
  g_clear_pointer (&self->first_entry, g_free);
  g_clear_pointer (&self->next_entry, g_free);
  g_clear_pointer (&self->first_part, g_free);
  g_clear_pointer (&self->next_part, g_free);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->clauses, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->work, g_free);
  g_clear_pointer (&self->phrases, g_hash_table_unref);
  g_clear_pointer (&self->mentions, g_array_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_error (&self->problem);
}

gboolean
dr_check_goes_on (DrCheck *self)
{
  self->longest = MAX (self->longest, *self->work - self->asked_at);
  self->asked_at = *self->work;
  if (++self->n_looks == self->last_look)
    g_cancellable_cancel (self->cancellable);
  if (!g_cancellable_is_cancelled (self->cancellable))
    return TRUE;
  if (self->problem == NULL)
    g_cancellable_set_error_if_cancelled (self->cancellable, &self->problem);

  return FALSE;
}

static const DrIndicatorRecord *
get_indicator (const DrCheck *self,
               guint32        achievement)
{
  return &g_array_index (self->data->indicators, DrIndicatorRecord,
                         dr_check_get_record (self, achievement)->indicator);
}

const char *
dr_check_get_measure (const DrCheck *self,
                      guint32        achievement)
{
  return dr_report_data_get_string (self->data, get_indicator (self, achievement)->measure);
}

const char *
dr_check_get_label (const DrCheck *self,
                    guint32        achievement)
{
  return dr_report_data_get_string (self->data, get_indicator (self, achievement)->label);
}

DrQuantity *
dr_check_dup_actual (const DrCheck *self,
                     guint32        achievement)
{
  const DrAchievementRecord *record = dr_check_get_record (self, achievement);
  const DrExtrasRecord *extras = dr_check_get_extras (self, achievement);

  if (!record->has_actual)
    return NULL;

  return dr_report_data_make_quantity (self->data, &record->actual, get_indicator (self, achievement)->measure,
                                       extras->written_measure);
}

DrQuantity *
dr_check_dup_percent (const DrCheck  *self,
                      const DrFigure *figure)
{
  DrDecimal value = dr_figure_get_value (figure);
  const DrDecimal *upper = figure->upper == DR_NONE ? NULL
                                                    : &g_array_index (self->data->uppers, DrDecimal, figure->upper);
  GRefString *measure = g_ref_string_new ("%");
  DrQuantity *quantity = dr_quantity_new_from_decimal (&value, upper, figure->hedge, measure, measure);

  g_ref_string_release (measure);

  return quantity;
}

DrHedge
dr_check_find_hedge (const DrCheck *self,
                     gsize          at)
{
  gsize first = at > HEDGE_REACH ? at - HEDGE_REACH : 0;

  for (gsize start = first; start < at; start++)
    {
      gsize end;
      DrHedge hedge;

      if ((self->text[start] & 0xc0) == 0x80 || (start > 0 && strchr (" (\n", self->text[start - 1]) == NULL))
        continue;
      if (!dr_numeral_scan_hedge (self->text, self->size, start, &end, &hedge))
        continue;
      while (end < at && self->text[end] == ' ')
        end++;
      if (end == at)
        return hedge;
    }

  return DR_HEDGE_EXACT;
}

DrQuantity *
dr_check_dup_entry (const DrCheck *self,
                    guint32        entry,
                    const char    *measure)
{
  const DrNumberRecord *record = dr_check_get_entry (self, entry);
  DrNumeral numeral;

  if (self->text == NULL || !dr_numeral_scan (self->text, self->size, record->start, &numeral)
      || (numeral.flags & DR_NUMERAL_UNREADABLE) != 0)
    return NULL;
  dr_numeral_settle (&numeral, measure);

  GRefString *words = g_ref_string_new (measure);
  DrQuantity *quantity = dr_quantity_new_from_decimal (&numeral.value, NULL, dr_check_find_hedge (self, record->start), words,
                                                       words);
  g_ref_string_release (words);

  return quantity;
}

DrQuantity *
dr_check_dup_change (const DrCheck *self,
                     guint32        achievement,
                     guint32        entry,
                     const char    *measure)
{
  const DrFigure *change = &dr_check_get_extras (self, achievement)->change;
  DrDecimal value = dr_figure_get_value (change);
  /* What a change holds is exact; the words before it may not be. */
  DrHedge hedge = entry != DR_NONE && self->text != NULL
                  ? dr_check_find_hedge (self, dr_check_get_entry (self, entry)->start) : DR_HEDGE_EXACT;
  GRefString *words = g_ref_string_new (measure);
  DrQuantity *quantity = dr_quantity_new_from_decimal (&value, NULL, hedge, words, words);

  g_ref_string_release (words);

  return quantity;
}

static gboolean
begins_between (const DrCheck *self,
                guint32        achievement,
                gsize          start,
                gsize          end)
{
  const DrSourceRecord *source = &dr_check_get_record (self, achievement)->source;

  return source->start != DR_NONE && source->start >= start && source->start < end;
}

void
dr_check_find_around (const DrCheck *self,
                      guint32        achievement,
                      gsize          start,
                      gsize          end,
                      guint32       *first,
                      guint32       *last)
{
  guint32 low = achievement;
  guint32 high = achievement + 1;

  while (low > 0 && achievement - low < NEIGHBOURS && begins_between (self, low - 1, start, end))
    low--;
  while (high < self->data->achievements->len && high - achievement < NEIGHBOURS
         && begins_between (self, high, start, end))
    high++;

  *first = low;
  *last = high;
}

guint32
dr_check_find_entry (const DrCheck *self,
                     guint32        achievement,
                     DrNumberRole   role,
                     gsize          from)
{
  guint32 entry = self->first_entry[achievement];

  while (entry != DR_NONE
         && (dr_check_get_entry (self, entry)->role != role || dr_check_get_entry (self, entry)->start < from))
    entry = self->next_entry[entry];

  return entry;
}

guint32
dr_check_find_number (const DrCheck *self,
                      gsize          at)
{
  guint32 low = 0, high = self->data->numbers->len;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (dr_check_get_entry (self, middle)->start < at)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

gboolean
dr_check_is_exact_count (const DrCheck *self,
                         guint32        achievement)
{
  const DrAchievementRecord *record = dr_check_get_record (self, achievement);

  return record->has_actual && record->actual.hedge == DR_HEDGE_EXACT && record->actual.exponent == 0
         && dr_measure_is_countable (dr_check_get_measure (self, achievement));
}

gboolean
dr_check_is_same_thing (const char *one,
                        const char *other)
{
  const char *longer = strlen (one) > strlen (other) ? one : other;
  const char *shorter = longer == one ? other : one;
  gsize length = strlen (shorter);

  return length > 0 && strncmp (longer, shorter, length) == 0 && (longer[length] == '\0' || longer[length] == ' ');
}

char *
dr_check_write (DrQuantity *quantity)
{
  g_autofree char *written = dr_quantity_dup_figure (quantity, NULL);

  if (!g_str_has_suffix (written, "%"))
    return g_steal_pointer (&written);
  written[strlen (written) - 1] = '\0';

  return g_strdup_printf ("%s %%", g_strchomp (written));
}

/* «1.204.000.000» has a short form, «82,00» a shorter one. */
static DrDecimal
shorten (const DrDecimal *decimal,
         const char      *measure)
{
  DrDecimal plain = dr_decimal_normalize (decimal);
  DrDecimal whole = plain;
  const DrDecimal thousand_million = { 1, 9 };
  gboolean is_money = strcmp (measure, "đồng") == 0;

  /* Below a tỷ money is told in triệu: «60 triệu», not «0,06 tỷ». «310 tỷ», not «0,31 nghìn tỷ». Other zeros before the point
   * are dropped only where a magnitude is written for them. What has no room for its zeros stays as it is. */
  if (plain.exponent > 6 && dr_decimal_compare (&plain, &thousand_million) < 0)
    dr_decimal_rescale (&plain, 6, &whole);
  else if (plain.exponent > 9 && is_money)
    dr_decimal_rescale (&plain, 9, &whole);
  else if (plain.exponent > 0 && !is_money)
    dr_decimal_rescale (&plain, 0, &whole);

  return whole;
}

char *
dr_check_write_decimal (const DrDecimal *decimal,
                        const char      *measure)
{
  DrDecimal value = shorten (decimal, measure);
  GRefString *words = g_ref_string_new (measure);
  g_autoptr (DrQuantity) quantity = dr_quantity_new_from_decimal (&value, NULL, DR_HEDGE_EXACT, words, words);

  g_ref_string_release (words);

  return dr_check_write (quantity);
}

/* «128 %», «131,8181… %»: the ratio itself, to so many digits, and «…» where it goes on. */
char *
dr_check_write_percent (DrRatio *percent,
                        guint    digits)
{
  g_autofree char *plain = dr_ratio_to_decimal (percent, digits, DR_ROUNDING_TRUNCATE);
  DrDecimal decimal;
  if (!dr_decimal_parse (plain, -1, &decimal))
    return g_steal_pointer (&plain);
  g_autoptr (DrRatio) shown = dr_ratio_new_from_decimal (&decimal, NULL); /* it was cut from one that fits */
  if (dr_ratio_equal (shown, percent))
    return dr_check_write_decimal (&decimal, "%");

  GRefString *words = g_ref_string_new ("%");
  g_autoptr (DrQuantity) quantity = dr_quantity_new_from_decimal (&decimal, NULL, DR_HEDGE_EXACT, words, words);
  g_ref_string_release (words);
  g_autofree char *written = dr_quantity_to_string (quantity);
  written[strlen (written) - 1] = '\0';

  return g_strdup_printf ("%s… %%", g_strchomp (written));
}

static char *
write_end (DrRatio    *value,
           DrEnd       end,
           guint       digits,
           const char *measure)
{
  if (end == DR_END_ABSENT)
    return g_strdup ("…");

  g_autofree char *plain = dr_ratio_to_decimal (value, digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
  DrDecimal decimal;
  if (!dr_decimal_parse (plain, -1, &decimal))
    return g_steal_pointer (&plain);

  return dr_check_write_decimal (&decimal, measure);
}

char *
dr_check_write_interval (DrInterval *interval,
                         guint       digits,
                         const char *measure)
{
  g_autofree char *low = write_end (dr_interval_get_lower (interval), dr_interval_get_lower_end (interval), digits,
                                    measure);
  g_autofree char *high = write_end (dr_interval_get_upper (interval), dr_interval_get_upper_end (interval), digits,
                                     measure);

  return strcmp (low, high) == 0 ? g_steal_pointer (&low) : g_strdup_printf ("%s–%s", low, high);
}
