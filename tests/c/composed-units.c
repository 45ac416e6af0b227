/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whose a figure is, however the letterhead, the headings and the names of bodies are written. */

#include "config.h"

#include "composed-report.h"

#define REPORTS 400

enum { FORM_HEAD, FORM_NUMBERING, FORM_WRITING, FORM_NAME, FORM_BODY, FORM_PLACE, FORM_SENTENCE };

typedef struct
{
  const char *word;             /* huyện */
  const char *above;            /* the committee above, as on a letterhead */
  const char *committee;        /* Huyện ủy */
  const char *symbol;           /* HU */
  const char *place;
  const char *youth;
  const char *level_above;      /* tỉnh */
  const char *level_below;      /* xã */
} Area;

static const Area areas[] = {
  { "huyện", "TỈNH ỦY LÂM HẢI", "Huyện ủy", "HU", "Bàu Sen", "Huyện Đoàn", "tỉnh", "xã" },
  { "thị xã", "TỈNH ỦY LÂM HẢI", "Thị ủy", "ThU", "Đồng Mây", "Thị Đoàn", "tỉnh", "phường" },
  { "quận", "THÀNH ỦY HẢI ĐÔNG", "Quận ủy", "QU", "Cầu Trắng", "Quận Đoàn", "thành phố", "phường" },
  { "tỉnh", "BAN CHẤP HÀNH TRUNG ƯƠNG", "Tỉnh ủy", "TU", "Lâm Hải", "Tỉnh Đoàn", "Trung ương", "huyện" },
  { "xã", "HUYỆN ỦY BÀU SEN", "Đảng ủy", "ĐU", "Tân Lộc", "Đoàn Thanh niên xã", "huyện", "ấp" },
};

typedef struct
{
  const char *name;             /* without its level; NULL: the youth union */
  const char *canonical;        /* of the unit, before its level */
  const char *short_form;       /* (nullable) */
  const char *spoken;           /* (nullable) a shorter name */
  gboolean    is_adviser;       /* stands with the committee, not with the area */
  const char *field;            /* (nullable) of work that stands for it */
} Body;

static const Body bodies[] = {
  { "Hội Nông dân", "Hội Nông dân", "HND", "Hội ND", FALSE, NULL },
  { "Hội Liên hiệp Phụ nữ", "Hội Liên hiệp Phụ nữ", "Hội LHPN", "Hội Phụ nữ", FALSE, NULL },
  { "Hội Cựu chiến binh", "Hội Cựu chiến binh", "Hội CCB", NULL, FALSE, NULL },
  { "Liên đoàn Lao động", "Liên đoàn Lao động", "LĐLĐ", NULL, FALSE, NULL },
  { "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam", "UBMTTQ", "Ủy ban MTTQ", FALSE, NULL },
  { "Trung tâm Chính trị", "Trung tâm Chính trị", "TTCT", NULL, FALSE, "đào tạo, bồi dưỡng" },
  { "Hội Chữ thập đỏ", "Hội Chữ thập đỏ", "Hội CTĐ", NULL, FALSE, NULL },
  { "Hội Người cao tuổi", "Hội Người cao tuổi", "Hội NCT", NULL, FALSE, NULL },
  { "Ban Tổ chức", "Ban Tổ chức", "BTC", NULL, TRUE, "tổ chức, cán bộ" },
  { "Ban Dân vận", "Ban Dân vận", "BDV", NULL, TRUE, "dân vận" },
  { "Ủy ban Kiểm tra", "Ủy ban Kiểm tra", "UBKT", NULL, TRUE, "kiểm tra, giám sát" },
  { "Văn phòng", "Văn phòng", "VP", NULL, TRUE, NULL },
};

typedef struct
{
  const char *before, *measure, *behind;
} Deed;

static const Deed deeds[] = {
  { "tổ chức", "lớp", " tập huấn" },
  { "tổ chức", "buổi", " tuyên truyền" },
  { "tặng", "suất", " quà" },
  { "xây dựng", "mô hình", "" },
  { "ban hành", "văn bản", "" },
  { "giám sát", "cuộc", "" },
};

static const Area *area;

/* «HND HUYỆN», «hoi nong dan huyen» */
static char *
write_in (const char *text,
          const char *writing)
{
  if (strcmp (writing, "writing: capitals") == 0)
    return g_utf8_strup (text, -1);
  if (strcmp (writing, "writing: without accents") == 0)
    {
      g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
      GString *plain = g_string_new (NULL);

      for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (c == 0x111 || c == 0x110)
            g_string_append_c (plain, c == 0x111 ? 'd' : 'D');
          else if (g_unichar_combining_class (c) == 0)
            g_string_append_unichar (plain, c);
        }

      return g_string_free (plain, FALSE);
    }

  return g_strdup (text);
}

static char *
unit_name (const Body *body)
{
  if (strcmp (body->canonical, "Đoàn") == 0)
    return g_strdup (area->youth);
  if (body->is_adviser)
    return g_strdup_printf ("%s %s", body->canonical, area->committee);

  return g_strdup_printf ("%s %s", body->canonical, area->word);
}

static const char *const name_forms[] = {
  "name: with level", "name: alone", "name: with level and place", "name: short form", "name: short form with level",
  "name: short form, level and place", "name: with cấp", "name: Ban Thường vụ", "name: spoken", "name: Thường trực", NULL,
};

static char *
name_body (const Body *body,
           const char *form)
{
  const char *level = body->is_adviser ? area->committee : area->word;
  const char *shorter = body->short_form != NULL ? body->short_form : body->name;

  if (strcmp (form, "name: alone") == 0)
    return g_strdup (body->name);
  if (strcmp (form, "name: with level and place") == 0)
    return g_strdup_printf ("%s %s %s", body->name, level, area->place);
  if (strcmp (form, "name: short form") == 0)
    return g_strdup (shorter);
  if (strcmp (form, "name: short form with level") == 0)
    return g_strdup_printf ("%s %s", shorter, level);
  if (strcmp (form, "name: short form, level and place") == 0)
    return g_strdup_printf ("%s %s %s", shorter, level, area->place);
  if (strcmp (form, "name: with cấp") == 0 && !body->is_adviser)
    return g_strdup_printf ("%s cấp %s", body->name, area->word);
  if (strcmp (form, "name: Ban Thường vụ") == 0 && !body->is_adviser)
    return g_strdup_printf ("Ban Thường vụ %s %s", body->name, level);
  if (strcmp (form, "name: Thường trực") == 0 && !body->is_adviser)
    return g_strdup_printf ("Thường trực %s %s", body->name, level);
  if (strcmp (form, "name: spoken") == 0)
    return g_strdup_printf ("%s %s", body->spoken != NULL ? body->spoken : body->name, level);

  return g_strdup_printf ("%s %s", body->name, level);
}

static void
say_figure (Composition *self,
            const Deed  *deed,
            const char  *unit)
{
  g_autofree char *value = g_strdup_printf ("%d", composed_draw (self, 2, 900));
  ComposedFigure *figure = composed_expect (self, value);

  composed_set (&figure->unit, unit);
  composed_set (&figure->measure, deed->measure);
  composed_say (self, "%s%s %s%s", strlen (value) < 2 ? "0" : "", value, deed->measure, deed->behind);
  if (strlen (value) < 2)
    figure->at++;
}

static const Deed *
choose_deed (Composition *self)
{
  return &deeds[composed_draw (self, 0, G_N_ELEMENTS (deeds))];
}

/* «Tổ chức», «tổ chức» */
static void
say_verb (Composition *self,
          const Deed  *deed,
          gboolean     is_first)
{
  if (is_first)
    {
      g_autofree char *first = g_utf8_substring (deed->before, 0, 1);
      g_autofree char *capital = g_utf8_strup (first, -1);

      composed_say (self, "%s%s ", capital, g_utf8_next_char (deed->before));
    }
  else
    composed_say (self, "%s ", deed->before);
}

/* Sentences of the section of @unit. */
static const char *const sentence_forms[] = {
  "sentence: deed", "sentence: lead-in and deed", "sentence: partner", "sentence: receiver", "sentence: from above",
  "sentence: two deeds", "sentence: other body acts", "sentence: at a place", NULL,
};

static void
say_sentence (Composition *self,
              const char  *unit,
              const Body  *own)
{
  const char *form = composed_choose (self, sentence_forms);
  const Body *other;

  do
    other = &bodies[composed_draw (self, 0, G_N_ELEMENTS (bodies))];
  while (other == own);

  g_autofree char *other_name = name_body (other, "name: with level");
  const Deed *deed = choose_deed (self);

  composed_use_form (self, FORM_SENTENCE, form);
  if (strcmp (form, "sentence: lead-in and deed") == 0)
    {
      composed_say (self, "%s", composed_choose (self, (const char *const[]) { "Trong quý, ", "Đến nay, ", "Bên cạnh đó, ", "Trong quý đã ", NULL }));
      say_verb (self, deed, FALSE);
      say_figure (self, deed, unit);
    }
  else if (strcmp (form, "sentence: partner") == 0)
    {
      composed_say (self, "Phối hợp với %s ", other_name);
      say_verb (self, deed, FALSE);
      say_figure (self, deed, unit);
    }
  else if (strcmp (form, "sentence: receiver") == 0)
    {
      composed_say (self, "Trao cho %s ", other_name);
      say_figure (self, &deeds[2], unit);
    }
  else if (strcmp (form, "sentence: from above") == 0)
    {
      composed_say (self, "Được Hội Nông dân %s hỗ trợ ", area->level_above);
      say_figure (self, &deeds[3], unit);
    }
  else if (strcmp (form, "sentence: two deeds") == 0)
    {
      say_verb (self, deed, TRUE);
      say_figure (self, deed, unit);
      composed_say (self, "%s", composed_choose (self, (const char *const[]) { "; ", ", ", ". Đồng thời, ", NULL }));
      deed = choose_deed (self);
      say_verb (self, deed, FALSE);
      say_figure (self, deed, unit);
    }
  else if (strcmp (form, "sentence: other body acts") == 0)
    {
      g_autofree char *acting = unit_name (other);

      composed_say (self, "%s đã ", other_name);
      say_verb (self, deed, FALSE);
      say_figure (self, deed, acting);
    }
  else if (strcmp (form, "sentence: at a place") == 0)
    {
      say_verb (self, deed, TRUE);
      say_figure (self, deed, unit);
      composed_say (self, " tại trụ sở %s", other_name);
    }
  else
    {
      say_verb (self, deed, TRUE);
      say_figure (self, deed, unit);
    }
  composed_say (self, ".");
}

static const char *const head_forms[] = {
  "head: Party, lines", "head: Party, tab", "head: Party, spaces", "head: title only", NULL,
};

/* Gives the name of the issuer. */
static char *
say_head (Composition *self)
{
  const char *form = composed_choose (self, head_forms);
  g_autofree char *issuer = g_strdup_printf ("%s %s%s%s", area->committee, strcmp (area->word, "xã") == 0 ? "xã" : "",
                                             strcmp (area->word, "xã") == 0 ? " " : "", area->place);
  g_autofree char *capitals = g_utf8_strup (issuer, -1);

  composed_use_form (self, FORM_HEAD, form);
  if (strcmp (form, "head: Party, lines") == 0)
    composed_say (self, "%s\n%s\n*\nSố 74-BC/%s\nĐẢNG CỘNG SẢN VIỆT NAM\n%s, ngày 05 tháng 10 năm 2022\n\nBÁO CÁO\n"
                  "Kết quả công tác quý III năm 2022\n-----\n", area->above, capitals, area->symbol, area->place);
  else if (strcmp (form, "head: Party, tab") == 0)
    composed_say (self, "%s\tĐẢNG CỘNG SẢN VIỆT NAM\n%s\n*\t%s, ngày 05 tháng 10 năm 2022\nSố 74-BC/%s\n\nBÁO CÁO\n"
                  "kết quả công tác quý III, nhiệm vụ quý IV năm 2022\n-----\n", area->above, capitals, area->place, area->symbol);
  else if (strcmp (form, "head: Party, spaces") == 0)
    composed_say (self, "%s               ĐẢNG CỘNG SẢN VIỆT NAM\n%s\n      *               %s, ngày 05 tháng 10 năm 2022\n"
                  "Số 74-BC/%s\n\nBÁO CÁO\nTÌNH HÌNH, KẾT QUẢ CÔNG TÁC QUÝ III NĂM 2022\n\n", area->above, capitals, area->place, area->symbol);
  else
    composed_say (self, "BÁO CÁO\nKết quả công tác quý III năm 2022 của %s\n\n", issuer);

  return g_steal_pointer (&issuer);
}

static const char *const numberings[] = {
  "numbering: 1.", "numbering: a)", "numbering: -", "numbering: *", "numbering: +", "numbering: 2.1.", "numbering: II.3.",
  "numbering: 1)", "numbering: (1)", "numbering: bullet", "numbering: none", "numbering: a.", "numbering: 1-", "numbering: I.", NULL,
};

static void
say_numbering (Composition *self,
               const char  *form,
               guint        number)
{
  static const char *const romans[] = { "I", "II", "III", "IV", "V", "VI" };

  form += strlen ("numbering: ");
  if (strcmp (form, "none") == 0)
    return;
  if (strcmp (form, "1.") == 0)
    composed_say (self, "%u. ", number);
  else if (strcmp (form, "1-") == 0)
    composed_say (self, "%u- ", number);
  else if (strcmp (form, "1)") == 0)
    composed_say (self, "%u) ", number);
  else if (strcmp (form, "(1)") == 0)
    composed_say (self, "(%u) ", number);
  else if (strcmp (form, "2.1.") == 0)
    composed_say (self, "2.%u. ", number);
  else if (strcmp (form, "II.3.") == 0)
    composed_say (self, "II.%u. ", number);
  else if (strcmp (form, "a)") == 0 || strcmp (form, "a.") == 0)
    composed_say (self, "%c%s ", 'a' + number - 1, form + 1);
  else if (strcmp (form, "I.") == 0)
    composed_say (self, "%s. ", romans[number - 1]);
  else if (strcmp (form, "bullet") == 0)
    composed_say (self, "• ");
  else
    composed_say (self, "%s ", form);
}

static const char *const heading_wrappers[] = {
  "%s", "%s:", "Hoạt động của %s", "Về %s", "Kết quả hoạt động của %s", "Công tác của %s", "Đối với %s", "Kết quả công tác của %s trong quý III", "%s.", NULL,
};

static const char *const writings[] = { "writing: plain", "writing: plain", "writing: plain", "writing: plain", "writing: plain", "writing: capitals", "writing: capitals", "writing: without accents", NULL };

/* Sections of bodies, with paragraphs below. */
static void
say_sections (Composition *self)
{
  const char *numbering = composed_choose (self, numberings);
  const char *writing = composed_choose (self, writings);
  const char *name_form = composed_choose (self, name_forms);
  const char *wrapper = composed_choose (self, heading_wrappers);
  guint first = (guint) composed_draw (self, 0, 4);

  composed_use_form (self, FORM_NUMBERING, numbering);
  composed_use_form (self, FORM_WRITING, writing);
  composed_use_form (self, FORM_NAME, name_form);
  for (guint i = 0; i < 4; i++)
    {
      const Body *body = &bodies[(first + i * 3) % G_N_ELEMENTS (bodies)];
      g_autofree char *unit = unit_name (body);
      g_autofree char *name = name_body (body, name_form);
      g_autofree char *before = g_strndup (wrapper, strstr (wrapper, "%s") - wrapper);
      g_autofree char *heading = g_strconcat (before, name, strstr (wrapper, "%s") + 2, NULL);
      g_autofree char *written = write_in (heading, writing);
      gboolean is_joined = composed_draw (self, 0, 4) == 0;

      composed_use_form (self, FORM_BODY, body->name);
      composed_use_form (self, FORM_PLACE, is_joined ? "place: heading and text in one line" : wrapper);
      say_numbering (self, numbering, i + 1);
      if (is_joined)
        {
          g_autofree char *alone = write_in (name, writing);
          composed_say (self, "%s: ", alone);
          say_sentence (self, unit, body);
        }
      else
        composed_say (self, "%s", written);
      composed_say (self, "\n");
      if (is_joined)
        continue;
      for (gint32 n = composed_draw (self, 1, 4); n > 0; n--)
        {
          if (strcmp (numbering, "numbering: -") != 0 && strcmp (numbering, "numbering: +") != 0
              && strcmp (numbering, "numbering: bullet") != 0)
            composed_say (self, "%s", composed_choose (self, (const char *const[]) { "- ", "", "", NULL }));
          say_sentence (self, unit, body);
          composed_say (self, "\n");
        }
    }
}

/* Bodies named in the text of the committee's sections. */
static const char *const text_places[] = {
  "place: label of a paragraph", "place: subject", "place: subject behind a lead-in", "place: do … tổ chức", "place: của",
  "place: bullets below a line", "place: clauses", "place: list in a sentence", NULL,
};

static void
say_text (Composition *self,
          const char  *issuer)
{
  const char *place = composed_choose (self, text_places);
  const char *name_form = composed_choose (self, name_forms);
  const char *numbering = composed_choose (self, (const char *const[]) { "numbering: -", "numbering: none", "numbering: +", "numbering: *", NULL });
  guint first = (guint) composed_draw (self, 0, G_N_ELEMENTS (bodies));

  composed_use_form (self, FORM_NUMBERING, numbering);
  composed_use_form (self, FORM_WRITING, NULL);
  composed_use_form (self, FORM_NAME, name_form);
  composed_use_form (self, FORM_PLACE, place);
  composed_use_form (self, FORM_SENTENCE, NULL);
  if (strcmp (place, "place: bullets below a line") == 0)
    composed_say (self, "%s\n", composed_choose (self, (const char *const[]) { "Kết quả của các đoàn thể:", "- Kết quả tuyên truyền như sau:",
                                                                              "Trong quý, các đơn vị đã thực hiện:", NULL }));
  for (guint i = 0; i < 3; i++)
    {
      const Body *body = &bodies[(first + i * 5) % G_N_ELEMENTS (bodies)];
      g_autofree char *unit = unit_name (body);
      g_autofree char *name = name_body (body, name_form);
      const Deed *deed = choose_deed (self);

      composed_use_form (self, FORM_BODY, body->name);
      if (strcmp (place, "place: clauses") == 0 || strcmp (place, "place: list in a sentence") == 0)
        {
          gboolean is_list = strcmp (place, "place: list in a sentence") == 0;

          if (i == 0)
            say_numbering (self, numbering, 1);
          if (i == 0 && is_list)
            composed_say (self, "Kết quả: ");
          if (is_list)
            composed_say (self, "%s ", name);
          else
            {
              composed_say (self, "%s ", name);
              say_verb (self, deed, FALSE);
            }
          say_figure (self, is_list ? &deeds[3] : deed, unit);
          composed_say (self, i == 2 ? ".\n" : is_list ? ", " : "; ");
          continue;
        }

      say_numbering (self, strcmp (place, "place: bullets below a line") == 0 ? "numbering: +" : numbering, i + 1);
      if (strcmp (place, "place: label of a paragraph") == 0)
        {
          composed_say (self, "%s: ", name);
          say_verb (self, deed, composed_draw (self, 0, 2) == 0);
          say_figure (self, deed, unit);
        }
      else if (strcmp (place, "place: bullets below a line") == 0)
        {
          composed_say (self, "%s: ", name);
          say_figure (self, deed, unit);
        }
      else if (strcmp (place, "place: subject") == 0)
        {
          composed_say (self, "%s%s", name, composed_choose (self, (const char *const[]) { " đã ", " ", " phối hợp ", " chủ động ", " duy trì ", NULL }));
          say_verb (self, deed, FALSE);
          say_figure (self, deed, unit);
        }
      else if (strcmp (place, "place: subject behind a lead-in") == 0)
        {
          composed_say (self, "%s%s đã ", composed_choose (self, (const char *const[]) { "Trong quý, ", "Thực hiện Kế hoạch số 12-KH/TU, ", "Riêng ",
                                                                                      "Cùng với đó, ", "Quý III năm 2022, ", "Tiêu biểu, ", NULL }), name);
          say_verb (self, deed, FALSE);
          say_figure (self, deed, unit);
        }
      else if (strcmp (place, "place: do … tổ chức") == 0)
        {
          composed_say (self, "%s ", composed_choose (self, (const char *const[]) { "Có", "Đã có", "Khai giảng", NULL }));
          say_figure (self, &deeds[0], unit);
          composed_say (self, " do %s %s", name, composed_choose (self, (const char *const[]) { "tổ chức", "thực hiện", "phụ trách", "chủ trì", NULL }));
        }
      else
        {
          composed_say (self, "%s của %s %s ", composed_choose (self, (const char *const[]) { "Hoạt động", "Phong trào", "Kết quả", NULL }), name,
                        composed_choose (self, (const char *const[]) { "có", "đạt", "được", NULL }));
          say_figure (self, &deeds[3], unit);
        }
      composed_say (self, ".\n");
    }
  /* Behind them the committee speaks again. */
  composed_use_form (self, FORM_NAME, "name: none");
  composed_use_form (self, FORM_BODY, "the issuer");
  say_numbering (self, numbering, 4);
  say_sentence (self, issuer, NULL);
  composed_say (self, "\n");
}

static void
compose_units (Composition *self)
{
  area = &areas[composed_draw (self, 0, G_N_ELEMENTS (areas))];

  g_autofree char *issuer = say_head (self);
  gboolean has_parts = composed_draw (self, 0, 3) > 0;

  composed_use_form (self, FORM_BODY, "the issuer");
  composed_use_form (self, FORM_NAME, "name: none");
  composed_use_form (self, FORM_PLACE, "place: before the sections");
  composed_say (self, "%s\n", has_parts ? "A. KẾT QUẢ THỰC HIỆN NHIỆM VỤ" : "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ");
  say_sentence (self, issuer, NULL);
  composed_say (self, "\n");
  if (composed_draw (self, 0, 2) == 0)
    say_sections (self);
  else
    {
      composed_say (self, "1. Một số kết quả nổi bật\n");
      say_text (self, issuer);
      composed_say (self, "2. Kết quả khác\n");
      say_text (self, issuer);
    }
  composed_use_form (self, FORM_BODY, "the issuer");
  composed_use_form (self, FORM_PLACE, "place: behind the sections");
  composed_say (self, "%s\n", has_parts ? "B. TỒN TẠI, HẠN CHẾ" : "II. TỒN TẠI, HẠN CHẾ");
  composed_say (self, "Còn ");
  say_figure (self, &deeds[3], issuer);
  composed_say (self, " hiệu quả chưa cao.\n");
}

static const ComposedGap unit_gaps[] = {
  /* Fields of work, places and much of what stands around a name are known with their accents only. */
  { { "writing: without accents" }, 108 },
  /* A line that ends in a full stop is a sentence. */
  { { "numbering: none", "%s." }, 7 },
  /* «Văn phòng» is an ordinary word too. */
  { { "Văn phòng", "place: subject" }, 3 },
  { { "Văn phòng", "place: subject behind a lead-in" }, 7 },
  { { "place: clauses", "name: alone" }, 1 },
  { { NULL }, 0 },
};

static void
test_units (void)
{
  composed_test (compose_units, REPORTS, unit_gaps);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composed/units/are-those-that-the-forms-say", test_units);

  return g_test_run ();
}
