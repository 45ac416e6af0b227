/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-part-list-private.h"

#include <string.h>

/* Words between a total and its first part further apart than this are no list of it. */
#define LEAD_MOST 120
#define GAP_MOST 160

static const char * const all_words[] = {
  "gồm", "bao gồm", "gồm có", "chia ra", "chia thành", "tách ra", "phân ra", "cụ thể", "cụ thể là", "cơ cấu", NULL
};
static const char * const partial_words[] = {
  "trong đó", "riêng", "nhất là", "như", "trong số", "tiêu biểu", "điển hình", "có", "chủ yếu", "ngoài ra", NULL
};
/* One person may be several of these at once. */
static const char * const overlapping_words[] = {
  "nữ", "dân tộc", "dtts", "tôn giáo", "trẻ", "đoàn viên", "hội viên", "công giáo", "khmer", "phật giáo", "tuổi", "trình độ",
  "đại học", "là", "hộ nghèo", "cận nghèo", "khó khăn", "khuyết tật", "chính sách", "đảng viên", "cán bộ", NULL
};
static const char * const disjoint_words[] = {
  "xuất sắc", "giỏi", "tốt", "khá", "trung bình", "yếu", "kém", "khiển trách", "cảnh cáo", "cách chức", "khai trừ", "xây mới",
  "sửa chữa", "cấp huyện", "cấp xã", "cấp tỉnh", "tố cáo", "khiếu nại", "phản ánh", "hoàn thành", "không hoàn thành", NULL
};
/* What follows the last part where the list does not say everything. */
static const char * const open_words[] = {
  "còn lại", "khác", "v v", "vv", "các loại", "và các", "và một số", "như", NULL
};

/* An entry of the ledger belongs to the list: a part, something within a part, or what is said of either. */
static gboolean
belongs (const DrCheck        *check,
         guint32               whole,
         const DrNumberRecord *entry)
{
  switch ((DrNumberRole) entry->role)
    {
    case DR_NUMBER_ROLE_ACHIEVEMENT:
      {
        guint32 at = entry->item;

        for (guint depth = 0; at != DR_NONE && at < check->data->achievements->len && depth < 8; depth++)
          {
            if (at == whole)
              return TRUE;
            at = dr_check_get_record (check, at)->part_of;
          }
        return FALSE;
      }
    case DR_NUMBER_ROLE_UNREAD:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Whether every number from one byte to another belongs to the list. */
static gboolean
all_belong (const DrCheck *check,
            guint32        whole,
            gsize          start,
            gsize          end)
{
  guint low = 0, high = check->data->numbers->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dr_check_get_entry (check, middle)->start < start)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < check->data->numbers->len && dr_check_get_entry (check, low)->start < end; low++)
    if (!belongs (check, whole, dr_check_get_entry (check, low)))
      return FALSE;

  return TRUE;
}

/* «45/48» is no item of a list: it has its whole with it. */
static gboolean
has_whole_with_it (const DrCheck *check,
                   DrStretch      stretch)
{
  return dr_check_has_sign (check, stretch.start, stretch.end, "/");
}

static gboolean
is_gap_of_list (const DrCheck *check,
                guint32        whole,
                gsize          start,
                gsize          end)
{
  if (end < start || end - start > GAP_MOST || !all_belong (check, whole, start, end))
    return FALSE;

  /* A full stop ends a list; lines of bullets go on with it. */
  for (gsize at = start; at + 1 < end; at++)
    if (check->text[at] == '.' && g_ascii_isspace (check->text[at + 1]))
      return FALSE;

  return TRUE;
}

/* «18 chi hội: 9 tốt», «48 đơn (11 tố cáo», «48 đơn, gồm 11»; but in «61,3 nghìn lượt; siêu âm: 5.912» the colon is another's. */
static DrPartsKind
find_kind (const DrCheck *check,
           DrStretch      whole,
           gsize          first)
{
  g_auto (DrWording) lead = dr_check_fold (check, whole.end, first);
  gboolean opens = FALSE;

  for (gsize at = whole.end; at < first; at++)
    if (check->text[at] == ';' || (check->text[at] == '.' && g_ascii_isspace (check->text[at + 1])))
      return DR_PARTS_PARTIAL;
    else
      opens = opens || check->text[at] == '(' || check->text[at] == ':';

  if (dr_wording_has (&lead, partial_words))
    return DR_PARTS_PARTIAL;

  return opens || dr_wording_has (&lead, all_words) ? DR_PARTS_ALL : DR_PARTS_PARTIAL;
}

static gboolean
has_ellipsis (const DrCheck *check,
              gsize          at)
{
  static const char ellipsis[] = "…";

  /* The text need not end with a NUL. */
  return check->size - at >= strlen (ellipsis) && memcmp (check->text + at, ellipsis, strlen (ellipsis)) == 0;
}

/* Where the words about the last part end: at the bracket, the semicolon or the end of the sentence. */
static gsize
find_tail (const DrCheck *check,
           gsize          end)
{
  gsize limit = dr_check_sentence_end (check, end);

  for (gsize at = end; at < limit; at++)
    if (strchr (");", check->text[at]) != NULL)
      return at;

  return limit;
}

/* «hội viên» tells nothing of the parts of so many hội viên. */
static gboolean
may_overlap (const DrWording *words,
             const char      *measure)
{
  for (const char * const *word = overlapping_words; *word != NULL; word++)
    {
      const char *one[] = { *word, NULL };

      if (strcmp (*word, measure) != 0 && dr_wording_has (words, one))
        return TRUE;
    }

  return FALSE;
}

guint
dr_part_count_classes (const DrWording *words)
{
  guint n = 0;

  for (const char * const *word = disjoint_words; *word != NULL; word++)
    {
      const char *one[] = { *word, NULL };

      n += dr_wording_has (words, one);
    }

  return n;
}

gboolean
dr_part_list_init (DrPartList    *self,
                   const DrCheck *check,
                   guint32        whole)
{
  DrStretch place, last;
  gboolean has_semicolons = FALSE;

  *self = (DrPartList) { .whole = whole };
  if (check->text == NULL || check->first_part[whole] == DR_NONE || !dr_check_get_stretch (check, whole, &place))
    return FALSE;

  self->parts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->are_alike = TRUE;
  last = place;
  for (guint32 part = check->first_part[whole]; part != DR_NONE; part = check->next_part[part])
    {
      DrStretch stretch;

      if (!dr_check_get_record (check, part)->has_actual || !dr_check_get_stretch (check, part, &stretch)
          || stretch.start < place.end || has_whole_with_it (check, stretch))
        continue;
      if (stretch.start < last.end
          || (self->parts->len == 0 && stretch.start - place.end > LEAD_MOST)
          || !is_gap_of_list (check, whole, last.end, stretch.start))
        break;

      /* A list goes on as it began: behind commas a semicolon ends it. */
      gboolean has_semicolon = self->parts->len > 0 && dr_check_has_sign (check, last.end, stretch.start, ";");
      if (self->parts->len == 1)
        has_semicolons = has_semicolon;
      else if (has_semicolon && !has_semicolons)
        break;

      g_array_append_val (self->parts, part);
      self->are_alike = self->are_alike
                        && strcmp (dr_check_get_measure (check, part), dr_check_get_measure (check, whole)) == 0;
      last = stretch;
    }
  if (self->parts->len < 2)
    return FALSE;

  DrStretch first;
  dr_check_get_stretch (check, g_array_index (self->parts, guint32, 0), &first);
  gsize tail = find_tail (check, last.end);
  g_auto (DrWording) words = dr_check_fold (check, place.end, tail);
  g_auto (DrWording) after = dr_check_fold (check, last.end, tail);

  self->stretch = (DrStretch) { place.start, last.end, whole + 1 };
  self->kind = find_kind (check, place, first.start);
  if (may_overlap (&words, dr_check_get_measure (check, whole)))
    self->kind = DR_PARTS_OVERLAPPING;
  else if (self->kind == DR_PARTS_ALL
           && (dr_wording_has (&after, open_words) || has_ellipsis (check, last.end)
               || !all_belong (check, whole, last.end, tail)))
    self->kind = DR_PARTS_PARTIAL;

  self->are_disjoint = dr_part_count_classes (&words) >= 2;

  return TRUE;
}

void
dr_part_list_clear (DrPartList *self)
{
  g_clear_pointer (&self->parts, g_array_unref);
}
