/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-part-list-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "checking/dr-mention-private.h"

/* Words between a total and its first part further apart than this are no list of it. */
#define LEAD_MOST 120
#define GAP_MOST 160
/* No more figures than these are taken for parts without being told. */
#define FOLLOWERS_MOST 24

static const char * const all_words[] = {
  "gồm", "bao gồm", "gồm có", "chia ra", "chia thành", "tách ra", "phân ra", "cụ thể", "cụ thể là", "cơ cấu", NULL
};
static const char * const partial_words[] = {
  "trong đó", "riêng", "nhất là", "như", "trong số", "tiêu biểu", "điển hình", "có", "chủ yếu", "ngoài ra", NULL
};
/* One person may be several of these at once. */
static const char * const overlapping_words[] = {
  "nữ", "dân tộc", "dtts", "tôn giáo", "trẻ", "đoàn viên", "hội viên", "công giáo", "khmer", "phật giáo", "tuổi", "trình độ",
  "đại học", "là", "hộ nghèo", "cận nghèo", "khó khăn", "khuyết tật", "chính sách", "đảng viên", "cán bộ", "nâng cao", "kiểu mẫu", NULL
};
static const char * const disjoint_words[] = {
  "xuất sắc", "giỏi", "tốt", "khá", "trung bình", "yếu", "kém", "khiển trách", "cảnh cáo", "cách chức", "khai trừ", "xây mới",
  "sửa chữa", "cấp huyện", "cấp xã", "cấp tỉnh", "tố cáo", "khiếu nại", "phản ánh", "hoàn thành", "không hoàn thành", NULL
};
/* Two sides of a thing, of which each is on one. */
static const struct
{
  const char *one[2];
  const char *other[2];
} sides[] = {
  { { "thường xuyên", NULL }, { "đột xuất", NULL } },
  { { "định kỳ", NULL }, { "đột xuất", NULL } },
  { { "trực tiếp", NULL }, { "trực tuyến", NULL } },
  { { "đúng hạn", NULL }, { "quá hạn", NULL } },
  { { "chuyên trách", NULL }, { "kiêm nhiệm", NULL } },
  { { "cấp ủy huyện", NULL }, { "cấp ủy cơ sở", NULL } },
  { { "thành thị", NULL }, { "nông thôn", NULL } },
  { { "trong nước", NULL }, { "nước ngoài", NULL } },
  { { "nhà nước", NULL }, { "ngoài nhà nước", NULL } },
  { { "vượt", NULL }, { "chưa đạt", NULL } },
  { { "trên", NULL }, { "dưới", NULL } },
};
/* A last part of this name is all the rest: whatever the others are, none is counted twice. */
static const char * const rest_words[] = { "khác", "còn lại", "số còn lại", "lại", NULL };
/* What one body did another did not; the names hold words that elsewhere tell of an overlap. */
static const char * const body_words[] = {
  "hội liên hiệp phụ nữ", "hội phụ nữ", "hội lhpn", "phụ nữ", "nông dân", "mttq", "lđlđ", "ccb", "chữ thập đỏ", "hội nông dân", "đoàn thanh niên", "huyện đoàn", "công đoàn", "hội cựu chiến binh",
  "liên đoàn lao động", "mặt trận", "tuổi đảng", NULL
};
/* Brackets with several figures that are no parts. */
static const char * const no_list_words[] = {
  "cùng kỳ", "so với", "chỉ tiêu", "kế hoạch", "mỗi", "bình quân", "tăng", "giảm", "năm trước", "dự toán", NULL
};
/* What follows the last part where the list does not say everything. */
static const char * const open_words[] = {
  "còn lại", "khác", "v v", "vv", "các loại", "và các", "và một số", "như", NULL
};

/* «28 tổ chức đảng và 95 đảng viên, trong đó cấp xã 24 tổ chức»: a figure of something else stands before the parts. */
static gboolean
is_of_another_thing (const DrCheck *check,
                     guint32        whole,
                     guint32        figure)
{
  return figure < check->data->achievements->len && dr_check_get_record (check, figure)->part_of == DR_NONE
         && !dr_check_is_same_thing (dr_check_get_measure (check, figure), dr_check_get_measure (check, whole));
}

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
        guint32 at = entry->item_kind == DR_ITEM_ACHIEVEMENT ? entry->item : DR_NONE;

        /* A report may say that a part is a part of itself. */
        for (guint depth = 0; at != DR_NONE && depth < 8; depth++)
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
            gsize          end,
            gboolean       is_lead)
{
  for (guint32 index = dr_check_find_number (check, start);
       index < check->data->numbers->len && dr_check_get_entry (check, index)->start < end; index++)
    {
      const DrNumberRecord *entry = dr_check_get_entry (check, index);

      if (!belongs (check, whole, entry)
          && !(is_lead && entry->role == DR_NUMBER_ROLE_ACHIEVEMENT && is_of_another_thing (check, whole, entry->item)))
        return FALSE;
    }

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
                gsize          end,
                gboolean       is_lead)
{
  if (end - start > GAP_MOST || !all_belong (check, whole, start, end, is_lead))
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
    if (check->text[at] == ';')
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

/* The words without the names of bodies; @n_bodies is how many different ones there were. */
static DrWording
leave_out_bodies (const DrWording *words,
                  guint           *n_bodies)
{
  GString *rest = g_string_new (words->folded);

  *n_bodies = 0;
  for (const char * const *body = body_words; *body != NULL; body++)
    {
      g_autofree char *folded = dr_fold_phrase (*body, -1);
      g_autofree char *word = g_strconcat (" ", folded, " ", NULL);

      *n_bodies += g_string_replace (rest, word, " | ", 0) > 0;
    }

  return (DrWording) { g_string_free (rest, FALSE), words->phrases };
}

static gboolean
are_two_sides (const DrWording *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (dr_wording_has (words, sides[i].one) && dr_wording_has (words, sides[i].other))
      return TRUE;

  return FALSE;
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

/* Whether a number of the ledger begins between two bytes. */
static gboolean
has_entry (const DrCheck *check,
           gsize          start,
           gsize          end)
{
  guint32 index = dr_check_find_number (check, start);

  return index < check->data->numbers->len && dr_check_get_entry (check, index)->start < end;
}

/* The parts that the reader saw, as far as they make one list. */
static void
gather_parts (DrPartList    *self,
              const DrCheck *check,
              DrStretch      place)
{
  DrStretch last = place;
  gboolean has_semicolons = FALSE;

  self->are_alike = TRUE;
  for (guint32 part = check->first_part[self->whole]; part != DR_NONE; part = check->next_part[part])
    {
      DrStretch stretch;

      if (!dr_check_get_record (check, part)->has_actual || !dr_check_get_stretch (check, part, &stretch)
          || stretch.start < place.end || has_whole_with_it (check, stretch))
        continue;
      if ((self->parts->len == 0 && stretch.start - place.end > LEAD_MOST)
          || !is_gap_of_list (check, self->whole, last.end, stretch.start, self->parts->len == 0))
        break;

      /* A list goes on as it began: behind commas a semicolon ends it. */
      gboolean has_semicolon = self->parts->len > 0 && dr_check_has_sign (check, last.end, stretch.start, ";");
      if (self->parts->len == 1)
        has_semicolons = has_semicolon;
      else if (has_semicolon && !has_semicolons)
        break;

      g_array_append_val (self->parts, part);
      self->are_alike = self->are_alike
                        && strcmp (dr_check_get_measure (check, part), dr_check_get_measure (check, self->whole)) == 0;
      last = stretch;
    }
}

/* «1,24 tỷ đồng (Nhà nước 600 triệu đồng, Nhân dân 540 triệu đồng)»: figures of the same thing straight behind one. */
static void
gather_followers (DrPartList    *self,
                  const DrCheck *check,
                  DrStretch      place)
{
  DrStretch last = place;

  self->is_loose = TRUE;
  for (guint32 part = self->whole + 1; part < check->data->achievements->len && self->parts->len < FOLLOWERS_MOST; part++)
    {
      const DrAchievementRecord *record = dr_check_get_record (check, part);
      DrStretch stretch;

      if (!record->has_actual || record->part_of != DR_NONE || record->target != DR_NONE || record->has_change
          || !dr_check_get_stretch (check, part, &stretch) || stretch.start < last.end
          || stretch.start - last.end > (self->parts->len == 0 ? LEAD_MOST : GAP_MOST)
          || has_entry (check, last.end, stretch.start) || dr_check_has_sign (check, last.end, stretch.start, ";")
          || stretch.start > dr_check_sentence_end (check, last.end)
          || !dr_check_is_same_thing (dr_check_get_measure (check, part), dr_check_get_measure (check, self->whole)))
        break;
      g_array_append_val (self->parts, part);
      last = stretch;
    }
}

/* Whether the list stands in brackets of its own. */
static gboolean
is_in_brackets (const DrCheck *check,
                gsize          whole_end,
                gsize          first,
                gsize          last_end)
{
  const char *open = memchr (check->text + whole_end, '(', first - whole_end);
  gsize tail = find_tail (check, last_end);
  g_auto (DrWording) words = dr_check_fold (check, whole_end, tail);

  return open != NULL && memchr (open, ')', check->text + first - open) == NULL
         && tail < check->size && check->text[tail] == ')' && !has_entry (check, last_end, tail) && !dr_wording_has (&words, no_list_words);
}

/* Where the words that name the parts begin: behind the noun of the whole. */
static gsize
find_names (const DrCheck *check,
            gsize          from,
            gsize          first)
{
  for (gsize at = first; at > from; at--)
    if (strchr (",:;(", check->text[at - 1]) != NULL)
      return at;

  return from;
}

/* «người cao tuổi 142, trẻ mồ côi 9, khác 20». */
static gboolean
ends_with_rest (const DrPartList *self,
                const DrCheck    *check,
                DrStretch         last)
{
  DrStretch before;

  dr_check_get_stretch (check, g_array_index (self->parts, guint32, self->parts->len - 2), &before);
  g_auto (DrWording) name = dr_check_fold (check, before.end, last.start);

  return dr_wording_is_only (&name, rest_words);
}

/* The first word of what stands before a figure, from the sign before; NULL if no colon ends it. */
static char *
dup_label_word (const DrCheck *check,
                gsize          from,
                gsize          at)
{
  gsize start = at;

  if (dr_check_sign_before (check, at) != ':')
    return NULL;
  while (check->text[start - 1] != ':')
    start--;
  /* «Hệ GDTX: khối 10: 112»: the last of two colons leads to it. */
  for (start--; start > from && strchr (",;:.(\n", check->text[start - 1]) == NULL;)
    start--;
  g_auto (DrWording) label = dr_check_fold (check, start, at);
  g_auto (GStrv) words = g_strsplit (label.folded, " ", -1);

  guint telling = 1;

  /* The words stand between blanks, so that the last is empty. «45 năm: 11, 50 năm: 7»: the number is what differs. */
  while (g_ascii_isdigit (*words[telling]))
    telling++;

  return g_strdup (words[telling]);
}

/* «Khối 10: 347 em, khối 11: 214 em»: the colon leads to each of them, not from the first to the others. */
gboolean
dr_part_are_labelled_alike (const DrCheck *check,
                            DrStretch      whole,
                            DrStretch      first)
{
  g_autofree char *label = dup_label_word (check, dr_check_line_start (check, whole.start), whole.start);
  g_autofree char *other = dup_label_word (check, whole.end, first.start);

  return label != NULL && g_strcmp0 (label, other) == 0;
}

/* «(25 điểm): 22,3 điểm»: what stands in a bracket is no total of what stands behind it. */
static gboolean
leaves_bracket (const DrCheck *check,
                gsize          from,
                gsize          to)
{
  for (gsize at = from; at < to; at++)
    if (check->text[at] == '(')
      return FALSE;
    else if (check->text[at] == ')')
      return TRUE;

  return FALSE;
}

gboolean
dr_part_list_init (DrPartList    *self,
                   const DrCheck *check,
                   guint32        whole)
{
  DrStretch place, first, last;

  *self = (DrPartList) { .whole = whole };
  if (check->text == NULL || !dr_check_get_stretch (check, whole, &place))
    return FALSE;

  self->parts = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (check->first_part[whole] != DR_NONE)
    gather_parts (self, check, place);
  else
    gather_followers (self, check, place);
  if (self->parts->len < 2)
    return FALSE;

  dr_check_get_stretch (check, g_array_index (self->parts, guint32, 0), &first);
  if (dr_part_are_labelled_alike (check, place, first) || leaves_bracket (check, place.end, first.start))
    return FALSE;
  dr_check_get_stretch (check, g_array_index (self->parts, guint32, self->parts->len - 1), &last);
  gsize tail = find_tail (check, last.end);
  guint n_bodies;
  g_auto (DrWording) words = dr_check_fold (check, find_names (check, place.end, first.start), tail);
  g_auto (DrWording) without_bodies = leave_out_bodies (&words, &n_bodies);
  g_auto (DrWording) after = dr_check_fold (check, last.end, tail);

  self->stretch = (DrStretch) { place.start, last.end, whole + 1 };
  if (self->is_loose)
    self->kind = is_in_brackets (check, place.end, first.start, last.end) ? DR_PARTS_ALL : DR_PARTS_PARTIAL;
  else
    self->kind = find_kind (check, place, first.start);
  if (may_overlap (&without_bodies, dr_check_get_measure (check, whole)) && !ends_with_rest (self, check, last))
    self->kind = DR_PARTS_OVERLAPPING;
  else if (self->kind == DR_PARTS_ALL
           && (dr_wording_has (&after, open_words) || has_ellipsis (check, last.end)
               || (!self->is_loose && !all_belong (check, whole, last.end, tail, FALSE))))
    self->kind = DR_PARTS_PARTIAL;

  /* Figures of bodies that merely follow that of one are those of others: «Hội Nông dân 71, Hội Phụ nữ 21, Đoàn 51». */
  guint n_classes = dr_part_count_classes (&words);

  self->are_classes = n_classes >= self->parts->len;
  self->are_disjoint = n_classes >= 2 || (n_bodies >= 2 && !self->is_loose) || are_two_sides (&words);

  return TRUE;
}

void
dr_part_list_clear (DrPartList *self)
{
  g_clear_pointer (&self->parts, g_array_unref);
}
