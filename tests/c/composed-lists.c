/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lists: what was counted, and its kinds, whose noun is said once; several nouns behind one number; label, colon, number. */

#include "config.h"

#include "composed-report.h"

#define REPORTS 3000

enum { FORM_WHOLE, FORM_OPENING, FORM_KIND, FORM_SHARE, FORM_JOINT, FORM_NAMES, FORM_KINDS_NOUN };

typedef struct
{
  const char *before, *noun, *behind;
  const char *measure;          /* (nullable) where it is not the noun */
  const char *part_noun;        /* how the kinds may name their noun again */
  gboolean    has_nouns;        /* the kinds count themselves: «12 kiến nghị» */
  const char *kinds[5];
} Whole;

static const Whole wholes[] = {
  { "Thi hành kỷ luật ", "đảng viên", "", NULL, "đảng viên", FALSE, { "khiển trách", "cảnh cáo", "cách chức", "khai trừ", NULL } },
  { "Tiếp nhận ", "đơn", "", NULL, "đơn", TRUE, { "tố cáo", "khiếu nại", "kiến nghị", "phản ánh", NULL } },
  { "Toàn huyện có ", "chi hội", " hoạt động", NULL, "chi hội", FALSE, { "vững mạnh", "khá", "trung bình", NULL } },
  { "Ban hành ", "văn bản", "", NULL, "văn bản", TRUE, { "nghị quyết", "kế hoạch", "hướng dẫn", "công văn", NULL } },
  { "Phát hiện ", "vụ", " vi phạm", NULL, "vụ", TRUE, { "phá rừng", "khai thác trái phép", "vận chuyển lâm sản", "mua bán lâm sản", NULL } },
  { "Sửa chữa, xây mới ", "căn nhà", "", "căn", "căn", FALSE, { "xây mới", "sửa chữa", NULL } },
  { "Đánh giá ", "đảng viên", "", NULL, "đồng chí", FALSE, { "hoàn thành xuất sắc", "hoàn thành tốt", "hoàn thành nhiệm vụ", "không hoàn thành", NULL } },
  { "Mở ", "lớp", " bồi dưỡng", NULL, "lớp", TRUE, { "sơ cấp", "chuyên đề", "nghiệp vụ", NULL } },
};

static const char *const openings[] = {
  "opening: gồm", "opening: bracket", "opening: colon", "opening: trong đó", "opening: next sentence", "opening: next line, Trong đó",
  "opening: bullets behind a colon", "opening: deeper bullets", "opening: deeper bullet with a label", "opening: cụ thể", "opening: chia ra",
  "opening: label on the next line", "opening: dash", "opening: gồm, with money beside the first", "opening: label in the next sentence",
  "opening: bullets below a line that names them", NULL,
};

static const char *const kind_forms[] = {
  "kind: before", "kind: before with colon", "kind: before, noun behind", "kind: number, noun, kind", "kind: number and kind", NULL,
};

static const char *const shares[] = { "share: none", "share: none", "share: bracket", "share: chiếm", NULL };

static void
say_share (Composition *self,
           gint32       part,
           gint32       whole)
{
  gint64 tenths = ((gint64) part * 1000 * 2 + whole) / (2 * (gint64) whole);
  const char *form = self->forms[FORM_SHARE];

  if (strcmp (form, "share: bracket") == 0)
    composed_say (self, " (%d,%d%%)", (int) (tenths / 10), (int) (tenths % 10));
  else if (strcmp (form, "share: chiếm") == 0)
    composed_say (self, ", chiếm %d,%d%%", (int) (tenths / 10), (int) (tenths % 10));
}

static void
say_kind (Composition *self,
          const Whole *whole,
          const char  *kind,
          gint32       part,
          int          index_of_whole)
{
  const char *form = self->forms[FORM_KIND];
  gboolean is_before = g_str_has_prefix (form, "kind: before");

  if (is_before)
    composed_say (self, "%s%s ", kind, strcmp (form, "kind: before with colon") == 0 ? ":" : "");

  g_autofree char *value = g_strdup_printf ("%d", part);
  ComposedFigure *figure = composed_expect (self, value);
  gboolean has_noun = strcmp (form, "kind: before, noun behind") == 0 || strcmp (form, "kind: number, noun, kind") == 0;

  figure->whole = index_of_whole;
  /* Bullets below a line that does not announce them are parts only where they count nothing themselves. */
  if (strcmp (self->forms[FORM_OPENING], "opening: deeper bullets") == 0 && (has_noun || !is_before || whole->has_nouns))
    figure->whole = -2;
  if (!has_noun && !whole->has_nouns && is_before)
    composed_set (&figure->measure, whole->measure != NULL ? whole->measure : whole->noun);
  composed_say (self, "%s%s", part < 10 ? "0" : "", value);
  if (part < 10)
    figure->at++;
  if (has_noun)
    composed_say (self, " %s", whole->part_noun);
  if (!is_before)
    composed_say (self, " %s", kind);
}

/* «(kinh phí 45 triệu đồng)»: interrupts the list, and is no part. */
static void
say_money (Composition *self)
{
  gint32 millions = composed_draw (self, 11, 900);
  g_autofree char *value = g_strdup_printf ("%d000000", millions);

  composed_say (self, " (kinh phí ");

  ComposedFigure *figure = composed_expect (self, value);
  figure->whole = -1;
  composed_set (&figure->measure, "đồng");
  composed_say (self, "%d triệu đồng)", millions);
}

/* The kinds of what was counted: together as many. */
static void
say_kinds (Composition *self,
           const Whole *whole,
           gint32       n,
           int          index_of_whole,
           gboolean     in_bullets,
           const char  *joint)
{
  guint n_kinds = g_strv_length ((char **) whole->kinds);
  gint32 left = n;

  for (guint i = 0; i < n_kinds; i++)
    {
      gint32 part = i + 1 == n_kinds ? left : composed_draw (self, 1, left - (gint32) (n_kinds - i - 1));

      left -= part;
      if (in_bullets)
        {
          g_autofree char *first = g_utf8_substring (whole->kinds[i], 0, 1);
          g_autofree char *capital = g_utf8_strup (first, -1);
          g_autofree char *kind = g_strconcat (capital, g_utf8_next_char (whole->kinds[i]), NULL);

          composed_say (self, "+ ");
          say_kind (self, whole, g_str_has_prefix (self->forms[FORM_KIND], "kind: before") ? kind : whole->kinds[i], part, index_of_whole);
        }
      else
        say_kind (self, whole, whole->kinds[i], part, index_of_whole);
      say_share (self, part, n);
      if (i == 0 && strcmp (self->forms[FORM_OPENING], "opening: gồm, with money beside the first") == 0)
        say_money (self);
      composed_say (self, "%s", in_bullets ? (i + 1 == n_kinds ? ".\n" : ";\n") : i + 1 == n_kinds ? "" : joint);
    }
}

/* What was counted, its noun behind it, and nothing of its kinds. */
static int
say_whole (Composition *self,
           const Whole *whole,
           gint32       n)
{
  g_autofree char *value = g_strdup_printf ("%d", n);

  composed_say (self, "- %s", whole->before);

  ComposedFigure *figure = composed_expect (self, value);
  figure->whole = -1;
  composed_set (&figure->measure, whole->measure != NULL ? whole->measure : whole->noun);
  composed_say (self, "%s %s%s", value, whole->noun, whole->behind);

  return (int) self->figures->len - 1;
}

static void
say_list (Composition *self)
{
  const Whole *whole = &wholes[composed_draw (self, 0, G_N_ELEMENTS (wholes))];
  const char *opening = composed_choose (self, openings);
  const char *joint = composed_choose (self, (const char *const[]) { ", ", "; ", NULL });
  gint32 n = composed_draw (self, 12, 400);

  composed_use_form (self, FORM_WHOLE, whole->noun);
  composed_use_form (self, FORM_OPENING, opening);
  composed_use_form (self, FORM_KIND, composed_choose (self, kind_forms));
  composed_use_form (self, FORM_SHARE, composed_choose (self, shares));
  composed_use_form (self, FORM_JOINT, strcmp (joint, "; ") == 0 ? "joint: semicolon" : "joint: comma");

  int at = say_whole (self, whole, n);

  if (strcmp (opening, "opening: bullets below a line that names them") == 0)
    {
      g_autofree char *first = g_utf8_substring (whole->noun, 0, 1);
      g_autofree char *capital = g_utf8_strup (first, -1);

      composed_say (self, ".\n%s%s gồm:\n", capital, g_utf8_next_char (whole->noun));
      say_kinds (self, whole, n, at, TRUE, NULL);
      return;
    }
  if (g_str_has_prefix (opening, "opening: bullets") || strcmp (opening, "opening: deeper bullets") == 0)
    {
      composed_say (self, "%s\n", strcmp (opening, "opening: deeper bullets") == 0 ? "." : ", trong đó:");
      say_kinds (self, whole, n, at, TRUE, NULL);
      return;
    }
  if (g_str_has_prefix (opening, "opening: gồm"))
    composed_say (self, ", gồm: ");
  else if (strcmp (opening, "opening: dash") == 0)
    composed_say (self, " - ");
  else if (strcmp (opening, "opening: label in the next sentence") == 0)
    composed_say (self, ". Phân loại: ");
  else if (strcmp (opening, "opening: bracket") == 0)
    composed_say (self, " (");
  else if (strcmp (opening, "opening: colon") == 0)
    composed_say (self, ": ");
  else if (strcmp (opening, "opening: trong đó") == 0)
    composed_say (self, ", trong đó: ");
  else if (strcmp (opening, "opening: cụ thể") == 0)
    composed_say (self, "; cụ thể: ");
  else if (strcmp (opening, "opening: chia ra") == 0)
    composed_say (self, ", chia ra: ");
  else if (strcmp (opening, "opening: next sentence") == 0)
    composed_say (self, ". Trong đó: ");
  else if (strcmp (opening, "opening: next line, Trong đó") == 0)
    composed_say (self, ".\nTrong đó: ");
  else if (strcmp (opening, "opening: deeper bullet with a label") == 0)
    composed_say (self, ".\n+ Phân loại: ");
  else
    composed_say (self, ".\n+ Kết quả: ");
  say_kinds (self, whole, n, at, FALSE, joint);
  composed_say (self, "%s.\n", strcmp (opening, "opening: bracket") == 0 ? ")" : "");
}

/* One number and several nouns, then another figure. */
static void
say_nouns (Composition *self)
{
  static const char *const nouns[] = {
    "cán bộ, công chức, viên chức", "cán bộ, hội viên", "xã, phường, thị trấn", "ấp, khu phố", "đảng viên, đoàn viên",
    "cơ quan, đơn vị", "trường, điểm trường", NULL,
  };
  const char *noun = composed_choose (self, nouns);

  composed_use_form (self, FORM_WHOLE, noun);
  composed_use_form (self, FORM_OPENING, "several nouns");
  for (guint i = FORM_KIND; i < COMPOSED_FORMS; i++)
    composed_use_form (self, i, NULL);
  composed_say (self, "- Tổ chức ");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", composed_draw (self, 11, 900));
      ComposedFigure *figure = composed_expect (self, value);

      if (i == 0)
        composed_set (&figure->measure, "lớp");
      figure->whole = -1;
      composed_say (self, "%s %s", value, i == 0 ? "lớp tập huấn cho " : noun);
    }
  composed_say (self, " tham gia.\n");
}

/* «Tổng số hội viên: 5.316» */
static void
say_labels (Composition *self)
{
  static const struct { const char *label, *measure; } labels[] = {
    { "Tổng số hội viên", "hội viên" }, { "Số lớp tập huấn", "lớp" }, { "Số đảng viên kết nạp mới", "đảng viên" },
    { "Tổng số chi bộ", "chi bộ" }, { "Số hộ nghèo", "hộ" }, { "Tổng số đoàn viên", "đoàn viên" },
  };
  guint first = (guint) composed_draw (self, 0, G_N_ELEMENTS (labels));
  const char *joint = composed_choose (self, (const char *const[]) { "; ", ".\n- ", NULL });

  for (guint i = FORM_KIND; i < COMPOSED_FORMS; i++)
    composed_use_form (self, i, NULL);
  composed_use_form (self, FORM_OPENING, "label, colon, number");
  composed_use_form (self, FORM_JOINT, strcmp (joint, "; ") == 0 ? "joint: semicolon" : "joint: bullet");
  composed_say (self, "- ");
  for (guint i = 0; i < 2; i++)
    {
      guint n = (first + i) % G_N_ELEMENTS (labels);
      g_autofree char *value = g_strdup_printf ("%d", composed_draw (self, 11, 900));

      composed_use_form (self, FORM_WHOLE, labels[n].label);
      composed_say (self, "%s: ", labels[n].label);

      ComposedFigure *figure = composed_expect (self, value);
      figure->whole = -1;
      composed_set (&figure->measure, labels[n].measure);
      composed_say (self, "%s%s", value, i == 0 ? joint : ".\n");
    }
}

static void
compose_lists (Composition *self)
{
  composed_say (self, "TỈNH ỦY LÂM HẢI\nHUYỆN ỦY BÀU SEN\n*\nSố 74-BC/HU\nBàu Sen, ngày 15 tháng 12 năm 2022\n\n"
                "BÁO CÁO\nKết quả công tác năm 2022\n-----\nI. KẾT QUẢ\n");
  for (guint i = 0; i < 2; i++)
    {
      gint32 kind = composed_draw (self, 0, 6);

      if (kind == 0)
        say_nouns (self);
      else if (kind == 1)
        say_labels (self);
      else
        say_list (self);
    }
}

static const ComposedGap gaps[] = {
  /* «+ Kết quả: …; công văn 12, chiếm 3,0%»: a letter of that number, where the line began with another word. */
  { { "văn bản", "opening: label on the next line" }, 4 },
  { { NULL }, 0 },
};

static void
test_lists (void)
{
  composed_test (compose_lists, REPORTS, gaps);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composed/lists/are-parts-of-what-was-counted", test_lists);

  return g_test_run ();
}
