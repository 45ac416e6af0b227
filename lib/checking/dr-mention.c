/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-mention-private.h"

#include <string.h>

#include "checking/dr-small-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-numeral-private.h"
#include "figures/dr-quantity-private.h"

/* Of so many findings one may say what another has said. */
#define FINDINGS_MOST 4096

static gboolean
is_figure (DrNumberRole role)
{
  switch (role)
    {
    case DR_NUMBER_ROLE_ACHIEVEMENT:
    case DR_NUMBER_ROLE_TARGET:
    case DR_NUMBER_ROLE_PERCENT:
    case DR_NUMBER_ROLE_SHARE:
    case DR_NUMBER_ROLE_CHANGE:
    case DR_NUMBER_ROLE_DIRECTIVE:
    case DR_NUMBER_ROLE_UNREAD:
      return TRUE;
    case DR_NUMBER_ROLE_RANK:
    case DR_NUMBER_ROLE_DATE:
    case DR_NUMBER_ROLE_CITATION:
    case DR_NUMBER_ROLE_ORDINAL:
    case DR_NUMBER_ROLE_NUMBERING:
    case DR_NUMBER_ROLE_NAME:
    default:
      return FALSE;
    }
}

/* Half a step of a figure that was measured or rounded; a count stands as it is. */
static DrDecimal
get_tolerance (const DrMention *mention,
               DrNumeralFlags   flags)
{
  gboolean is_point = (flags & (DR_NUMERAL_MAGNITUDE | DR_NUMERAL_FRACTION)) == 0
                      && (mention->measure == NULL || dr_measure_is_countable (mention->measure));
  if (is_point)
    return (DrDecimal) { 0, 0 };

  return (DrDecimal) { 5, mention->value.exponent - 1 };
}

/* «2016: 196, 2017: 205»: what the colon leads from is a year. «3 năm (…)»: so long it took. */
static gboolean
is_time (const DrCheck        *check,
         const DrNumberRecord *record,
         const DrNumeral      *numeral)
{
  const DrDecimal first = { 1900, 0 }, last = { 2099, 0 };

  static const char * const year_words[] = { "năm", NULL };

  if (record->role != DR_NUMBER_ROLE_UNREAD)
    return FALSE;
  gboolean is_followed = strchr (",;:().", dr_check_sign_after (check, record->end)) == NULL;
  g_auto (DrWording) behind = dr_check_fold (check, record->end, MIN (record->end + 8, check->size));

  return (is_followed && dr_wording_begins (&behind, year_words))
         || (dr_check_sign_after (check, record->end) == ':' && dr_decimal_compare (&numeral->value, &first) >= 0
             && dr_decimal_compare (&numeral->value, &last) <= 0);
}

static gsize
find_dash (const DrCheck *check,
           gsize          from)
{
  while (check->text[from] != '-')
    from++;

  return from;
}

/* «khách sạn 3 - 5 sao»: numbers on either side of a dash are no figures, unless both were read as one. */
static gboolean
is_dashed (const DrCheck        *check,
           const DrNumberRecord *record,
           const DrNumeral      *numeral)
{
  gsize behind = MAX (record->end, numeral->digits_end);
  gsize before = record->start;

  if (dr_check_sign_after (check, behind) == '-')
    return g_ascii_isdigit (dr_check_sign_after (check, find_dash (check, behind) + 1));
  if (dr_check_sign_before (check, before) != '-')
    return FALSE;
  while (check->text[before - 1] != '-')
    before--;

  return g_ascii_isdigit (dr_check_sign_before (check, before - 1));
}

/* «25 ngày»: the word behind a number that counts days; NULL for what is named, «ngày 25», «tháng 9», or no time at all. */
static const char *
find_time (const DrCheck   *check,
           const DrNumeral *numeral,
           gsize            start)
{
  static const char * const times[] = { "ngày", "tháng", "tuần", "giờ", "năm", NULL };
  static const char * const names[] = { "ngày", "tháng", "tuần", "năm", "quý", "đợt", "khóa", "lần thứ", "thứ", NULL };
  gsize from = dr_check_sentence_start (check, start);
  g_auto (DrWording) before = dr_check_fold (check, start - MIN (start - from, 16), start);
  g_auto (DrWording) behind = dr_check_fold (check, numeral->digits_end, MIN (numeral->digits_end + 8, check->size));

  if (dr_wording_ends (&before, names) || strchr ("/-.,", dr_check_sign_before (check, start)) != NULL)
    return NULL;
  for (const char * const *time = times; *time != NULL; time++)
    {
      const char *one[] = { *time, NULL };

      if (dr_wording_begins (&behind, one))
        return *time;
    }

  return NULL;
}

static gboolean
time_init (DrMention     *self,
           const DrCheck *check,
           guint32        entry)
{
  const DrNumberRecord *record = dr_check_get_entry (check, entry);
  DrNumeral numeral;

  if (record->role != DR_NUMBER_ROLE_DATE || !dr_numeral_scan (check->text, check->size, record->start, &numeral)
      || (numeral.flags & (DR_NUMERAL_UNREADABLE | DR_NUMERAL_MAGNITUDE)) != 0 || !dr_small_is (&numeral.value))
    return FALSE;

  const char *time = find_time (check, &numeral, record->start);
  if (time == NULL)
    return FALSE;
  dr_numeral_settle (&numeral, time);
  *self = (DrMention) { .value = numeral.value, .start = record->start, .end = numeral.digits_end, .entry = entry,
                        .achievement = DR_NONE, .item = DR_NONE, .measure = time, .role = record->role,
                        .hedge = dr_check_find_hedge (check, record->start) };
  self->tolerance = get_tolerance (self, numeral.flags);

  return TRUE;
}

static gboolean
mention_init (DrMention     *self,
              const DrCheck *check,
              guint32        entry)
{
  const DrNumberRecord *record = dr_check_get_entry (check, entry);
  gboolean is_of_achievement = record->item_kind == DR_ITEM_ACHIEVEMENT;
  DrNumeral numeral;

  if (!is_figure (record->role) || !dr_numeral_scan (check->text, check->size, record->start, &numeral)
      || (numeral.flags & DR_NUMERAL_UNREADABLE) != 0 || is_time (check, record, &numeral))
    return FALSE;

  *self = (DrMention) { .start = record->start, .entry = entry, .role = record->role, .achievement = DR_NONE,
                        .item = is_of_achievement ? record->item : DR_NONE };
  self->end = dr_check_entry_end (check, entry);
  if (record->role == DR_NUMBER_ROLE_UNREAD)
    self->end = MAX (self->end, numeral.digits_end);
  self->is_percent = dr_check_entry_end (check, entry) != record->end;
  if (record->role == DR_NUMBER_ROLE_ACHIEVEMENT && is_of_achievement
      && dr_check_get_record (check, record->item)->has_actual)
    {
      self->achievement = record->item;
      self->measure = dr_check_get_measure (check, record->item);
    }
  dr_numeral_settle (&numeral, self->measure);
  self->value = numeral.value;
  if (self->achievement != DR_NONE)
    {
      self->value = dr_figure_get_value (&dr_check_get_record (check, record->item)->actual);
      self->hedge = dr_check_get_record (check, record->item)->actual.hedge;
    }
  else
    self->hedge = dr_check_find_hedge (check, record->start);
  self->has_magnitude = (numeral.flags & DR_NUMERAL_MAGNITUDE) != 0;
  if (!dr_small_is (&self->value) || (self->hedge != DR_HEDGE_RANGE && is_dashed (check, record, &numeral)))
    return FALSE;
  self->tolerance = get_tolerance (self, numeral.flags);
  self->is_slashed = dr_check_sign_after (check, self->end) == '/' || dr_check_sign_before (check, self->start) == '/';
  if (self->achievement != DR_NONE)
    {
      DrStretch stretch;

      if (dr_check_get_stretch (check, self->achievement, &stretch))
        self->is_slashed = self->is_slashed
                           || (strchr (self->measure, '/') == NULL && self->start >= stretch.start
                               && self->start < stretch.end
                               && dr_check_has_sign (check, stretch.start, stretch.end, "/"));
    }

  return TRUE;
}

static GArray *
make_mentions (DrCheck  *check,
               gboolean  has_times)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (DrMention));
  gsize line_end = 0;
  gsize last_end = 0;
  gboolean has_columns = FALSE;

  for (guint32 i = 0; check->text != NULL && i < check->data->numbers->len && dr_check_goes_on (check); i++)
    {
      DrMention mention;

      /* What the reader left in pieces («14.206» without a noun) is one number. */
      if (dr_check_get_entry (check, i)->start < last_end
          || !(mention_init (&mention, check, i) || (has_times && time_init (&mention, check, i))))
        continue;
      last_end = mention.end;
      if (mention.start >= line_end)
        {
          gsize start = dr_check_line_start (check, mention.start);

          line_end = dr_check_line_end (check, mention.start);
          has_columns = dr_check_has_sign (check, start, line_end, "\t|");
        }
      mention.is_cell = has_columns;
      g_array_append_val (mentions, mention);
    }

  return mentions;
}

const GArray *
dr_check_get_mentions (DrCheck *check)
{
  if (check->mentions == NULL)
    check->mentions = make_mentions (check, FALSE);

  return check->mentions;
}

GArray *
dr_mentions_new_with_times (DrCheck *check)
{
  return make_mentions (check, TRUE);
}

gboolean
dr_mention_is_summand (const DrMention *self)
{
  return (self->role == DR_NUMBER_ROLE_ACHIEVEMENT || self->role == DR_NUMBER_ROLE_UNREAD
          || self->role == DR_NUMBER_ROLE_DIRECTIVE)
         && self->hedge == DR_HEDGE_EXACT && !self->is_percent && !self->is_slashed && !self->is_cell
         && self->value.coefficient >= 0
         && (self->measure == NULL || (strchr (self->measure, '/') == NULL && strcmp (self->measure, "%") != 0));
}

gboolean
dr_measure_is_person (const char *measure)
{
  static const char * const people[] = {
    "người", "đồng chí", "đảng viên", "hội viên", "đoàn viên", "cán bộ", "học sinh", "học viên", "em", "cháu", "cá nhân",
    "thanh niên", "lao động", "giáo viên", "trẻ", "đại biểu", "chị", "thành viên", "công dân", "đối tượng", "khẩu", "nhân khẩu",
    NULL
  };

  return g_strv_contains (people, measure);
}

gboolean
dr_mention_is_alike (const DrMention *self,
                     const DrMention *other)
{
  return self->measure == NULL || other->measure == NULL || dr_check_is_same_thing (self->measure, other->measure)
         || (dr_measure_is_person (self->measure) && dr_measure_is_person (other->measure));
}

static gboolean
covers (DrFindings *findings,
        DrSeverity  least,
        gsize       start,
        gsize       end)
{
  guint n = dr_findings_get_n (findings);

  for (guint i = n > FINDINGS_MOST ? n - FINDINGS_MOST : 0; i < n; i++)
    {
      DrFinding *finding = dr_findings_get (findings, i);
      DrSource *source = dr_finding_get_source (finding);

      if (source != NULL && dr_finding_get_severity (finding) >= least && dr_span_get_start (dr_source_get_span (source)) < end
          && start < dr_span_get_end (dr_source_get_span (source)))
        return TRUE;
    }

  return FALSE;
}

gboolean
dr_check_has_finding (const DrCheck *check,
                      gsize          start,
                      gsize          end)
{
  return covers (check->findings, DR_SEVERITY_NOTE, start, end);
}

gboolean
dr_check_is_said (const DrCheck *check,
                  gsize          start,
                  gsize          end)
{
  return covers (check->findings, DR_SEVERITY_NOTE, start, end) || covers (check->said, DR_SEVERITY_NOTE, start, end);
}

gboolean
dr_check_is_blamed (const DrCheck *check,
                    gsize          start,
                    gsize          end)
{
  return covers (check->findings, DR_SEVERITY_WARNING, start, end) || covers (check->said, DR_SEVERITY_WARNING, start, end);
}

DrQuantity *
dr_mention_dup_quantity (const DrMention *self,
                         const char      *measure)
{
  GRefString *words = g_ref_string_new (self->is_percent ? "%" : measure);
  DrQuantity *quantity = dr_quantity_new_from_decimal (&self->value, NULL, self->hedge, words, words);

  g_ref_string_release (words);

  return quantity;
}

gboolean
dr_mention_is_share_of (const DrMention *part,
                        const DrMention *whole,
                        const DrMention *share)
{
  guint digits = dr_mention_get_n_decimals (share);
  DrDecimal rounded = dr_small_percent (part->value, whole->value, digits, TRUE);
  DrDecimal cut = dr_small_percent (part->value, whole->value, digits, FALSE);

  return dr_decimal_compare (&rounded, &share->value) == 0 || dr_decimal_compare (&cut, &share->value) == 0;
}

guint
dr_mention_get_n_decimals (const DrMention *self)
{
  return dr_decimal_get_n_decimals (&self->value);
}

char *
dr_mention_write (const DrCheck   *check,
                  const DrMention *self)
{
  const char *measure = self->is_percent ? "%" : self->measure != NULL ? self->measure : "";
  g_autoptr (DrQuantity) written = NULL;

  if (self->achievement != DR_NONE)
    written = dr_check_dup_actual (check, self->achievement);
  else if (self->has_magnitude)
    written = dr_mention_dup_quantity (self, measure);

  return written != NULL ? dr_check_write (written) : dr_check_write_decimal (&self->value, measure);
}

DrWording
dr_mentions_fold_lead (const DrCheck *check,
                       const GArray  *mentions,
                       guint          at)
{
  gsize start = dr_mentions_get (mentions, at)->start;
  gsize from = dr_check_sentence_start (check, start);

  if (at > 0)
    from = MAX (from, dr_mentions_get (mentions, at - 1)->end);

  return dr_check_fold (check, from, start);
}

DrWording
dr_mention_fold_noun (const DrCheck   *check,
                      const DrMention *self)
{
  gsize end = self->end;

  while (end < check->size && strchr (",;:()/\n", check->text[end]) == NULL && !g_ascii_isdigit (check->text[end]))
    end++;

  return dr_check_fold (check, self->end, end);
}

gboolean
dr_mentions_go_on (const GArray  *mentions,
                   const DrCheck *check,
                   guint          at)
{
  const DrMention *last = dr_mentions_get (mentions, at);
  guint next = at + 1;

  while (next < mentions->len && dr_mentions_get (mentions, next)->is_percent)
    next++;

  return next < mentions->len && dr_mention_is_summand (dr_mentions_get (mentions, next))
         && dr_mention_is_alike (dr_mentions_get (mentions, next), last)
         && dr_mentions_get (mentions, next)->start < dr_check_clause_end (check, last->end);
}
