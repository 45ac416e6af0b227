/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* When a figure was reached: the report's period, a part of it, an earlier one; and what is only named beside it. */

#include "config.h"

#include "composed-report.h"

#define REPORTS 3000

enum { FORM_REPORT, FORM_TIME, FORM_DEED, FORM_PLACE };

typedef struct
{
  const char *title, *id;
} ReportPeriod;

static const ReportPeriod reports[] = {
  { "năm 2022", "2022" }, { "quý III năm 2022", "2022-Q3" }, { "9 tháng đầu năm 2022", "2022-9M" }, { "6 tháng cuối năm 2022", "2022-H2" },
};

/* A time as written at the head of a clause; the period of its figure; NULL: the report's. */
typedef struct
{
  const char *written, *id;
} Time;

static const Time times[] = {
  { "Trong tháng 9", "2022-09" }, { "Tháng 9", "2022-09" }, { "Tháng 9/2022", "2022-09" }, { "Trong tháng 8 năm 2022", "2022-08" },
  { "Riêng tháng 9", "2022-09" }, { "Riêng trong tháng 8", "2022-08" }, { "Quý III", "2022-Q3" }, { "Quý III/2022", "2022-Q3" },
  { "Trong quý III", "2022-Q3" }, { "Năm 2021", "2021" }, { "Trong năm 2021", "2021" }, { "Riêng năm 2020", "2020" },
  { "Quý IV/2021", "2021-Q4" }, { "6 tháng đầu năm 2021", "2021-H1" }, { "Tháng 12/2021", "2021-12" },
  { "Đến nay", NULL }, { "Từ đầu năm đến nay", NULL }, { "Tính đến 30/9/2022", NULL }, { "Đến hết tháng 9", NULL }, { "Bên cạnh đó", NULL },
  { "Nhân kỷ niệm 92 năm ngày thành lập Đảng", NULL }, { "Thực hiện Nghị quyết năm 2021", NULL }, { "So với năm 2021", NULL },
};

static const struct { const char *before, *noun, *behind; } deeds[] = {
  { "kết nạp", "hội viên", "" }, { "mở", "lớp", " bồi dưỡng" }, { "tặng", "suất", " quà" }, { "xây dựng", "mô hình", "" }, { "ban hành", "văn bản", "" },
};

static void
say_figure (Composition *self,
            const char  *period)
{
  guint n = (guint) composed_draw (self, 0, G_N_ELEMENTS (deeds));
  g_autofree char *value = g_strdup_printf ("%d", composed_draw (self, 11, 900));

  composed_use_form (self, FORM_DEED, deeds[n].noun);
  composed_say (self, "%s ", deeds[n].before);

  ComposedFigure *figure = composed_expect (self, value);
  composed_set (&figure->period, period);
  composed_say (self, "%s %s%s", value, deeds[n].noun, deeds[n].behind);
}

static void
compose_periods (Composition *self)
{
  const ReportPeriod *report = &reports[composed_draw (self, 0, G_N_ELEMENTS (reports))];

  self->period = g_strdup (report->id);
  composed_use_form (self, FORM_REPORT, report->title);
  composed_say (self, "TỈNH ỦY LÂM HẢI\nHUYỆN ỦY BÀU SEN\n*\nSố 74-BC/HU\nBàu Sen, ngày 15 tháng 12 năm 2022\n\n"
                "BÁO CÁO\nKết quả công tác %s\n-----\nI. KẾT QUẢ\n", report->title);
  for (guint i = 0; i < 3; i++)
    {
      const Time *time = &times[composed_draw (self, 0, G_N_ELEMENTS (times))];
      const char *place = composed_choose (self, (const char *const[]) { "time: head of a sentence", "time: behind a comma", "time: label",
                                                                        "time: clause", "time: behind the figure", "time: heading", NULL });
      const char *period = time->id != NULL ? time->id : report->id;
      g_autofree char *first = g_utf8_substring (time->written, 0, 1);
      g_autofree char *small = g_utf8_strdown (first, -1);
      g_autofree char *inside = g_strconcat (small, g_utf8_next_char (time->written), NULL);

      composed_use_form (self, FORM_TIME, time->written);
      composed_use_form (self, FORM_PLACE, place);
      /* Only what has a period of its own stands alone, and only a stretch of time in a bracket behind. */
      if (time->id == NULL || g_str_has_prefix (time->written, "Riêng"))
        place = composed_draw (self, 0, 2) == 0 ? "time: head of a sentence" : "time: clause";
      composed_use_form (self, FORM_PLACE, place);
      if (strcmp (place, "time: heading") == 0)
        {
          composed_say (self, "%u. Kết quả %s\n- Đã ", i + 1, inside);
          say_figure (self, period);
          composed_say (self, ".\n%u. Kết quả khác\n", i + 2);
          continue;
        }
      composed_say (self, "- ");
      if (strcmp (place, "time: head of a sentence") == 0)
        {
          composed_say (self, "%s, huyện đã ", time->written);
          say_figure (self, period);
        }
      else if (strcmp (place, "time: behind a comma") == 0)
        {
          composed_say (self, "Công tác xã hội được quan tâm, %s đã ", inside);
          say_figure (self, period);
        }
      else if (strcmp (place, "time: label") == 0)
        {
          composed_say (self, "%s: ", time->written);
          say_figure (self, period);
        }
      else if (strcmp (place, "time: clause") == 0)
        {
          composed_say (self, "Đã ");
          say_figure (self, report->id);
          composed_say (self, "; %s, đã ", inside);
          say_figure (self, period);
        }
      else
        {
          composed_say (self, "Đã ");
          say_figure (self, period);
          composed_say (self, "%s%s", strncmp (inside, "trong ", strlen ("trong ")) == 0 ? " " : " trong ", inside);
        }
      composed_say (self, ".\n");
    }
}

static const ComposedGap gaps[] = { { { NULL }, 0 } };

static void
test_periods (void)
{
  composed_test (compose_periods, REPORTS, gaps);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composed/periods/are-those-that-the-words-name", test_periods);

  return g_test_run ();
}
