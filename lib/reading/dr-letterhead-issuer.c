/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-letterhead-parts-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/dr-issuer-part-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-body-phrase-private.h"

#define LONGEST_ID 200          /* bytes; a longer name is none */
#define WHOLE_ITEM_BYTES 8192   /* of a page that names nobody in its first sentence */

/* «ĐOÀN TNCS HỒ CHÍ MINH» heads the paper of the youth union, whose name the line below need not repeat: «BCH HUYỆN BÀU SEN». */
static gboolean
is_of_youth_union (const DrLetterhead *head)
{
  const DrPhrases *names = DR_PHRASES ("đoàn TNCS hồ chí minh", "đoàn thanh niên cộng sản hồ chí minh", "đoàn TNCS HCM");

  for (guint i = 0; i < head->title_first; i++)
    if (dr_phrase_match_any (head->reading, dr_letterhead_get_cell (head, i)->first, names) > 0)
      return TRUE;

  return FALSE;
}

/* «Đơn vị báo cáo: Trường Mầm non …»: one past the colon, where a line says outright who reports. */
static guint
match_reporter_label (const DrReading        *reading,
                      const DrLetterheadCell *cell)
{
  const DrPhrases *labels = DR_PHRASES ("đơn vị", "tên đơn vị", "đơn vị báo cáo", "tên đơn vị báo cáo", "cơ quan", "tên cơ quan",
                                        "cơ quan báo cáo", "đơn vị thực hiện", "đơn vị lập báo cáo", "đơn vị gửi báo cáo");
  guint n = dr_phrase_match_any (reading, cell->first, labels);

  return n > 0 && dr_reading_is_sign (reading, cell->first + n, ':') && cell->first + n + 1 < cell->end ? cell->first + n + 1 : 0;
}

/* How far below the head «Đơn vị báo cáo:» may stand. */
#define LABEL_LINES 3

static gboolean
begins_name (const DrReading *reading,
             guint            index)
{
  DrBodyPhrase body;

  return (reading->tokens[index].flags & DR_TOKEN_CAPITAL)
         && (dr_issuer_match_organisation (reading, index) > 0 || (dr_body_phrase_match (reading, index, &body) && !body.is_field));
}

/* The name on a line that says outright who reports. */
static char *
dup_reporter (const DrLetterhead *head)
{
  for (guint i = 0; i < head->cells->len && i < head->n_head + LABEL_LINES; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);
      guint name = cell->kind == DR_CELL_TEXT ? match_reporter_label (head->reading, cell) : 0;

      /* Below the title only what is a name for sure: «Đơn vị: triệu đồng». */
      if (name > 0 && (i < head->title_first || begins_name (head->reading, name)))
        {
          g_autofree char *words = dr_phrase_dup_text (head->reading, name, cell->end);
          g_autofree char *capitals = g_utf8_strup (words, -1);

          /* In capitals, as a letterhead has it: whatever it is called, it is a name. */
          return g_steal_pointer (&capitals);
        }
    }

  return NULL;
}

/* The lines that name bodies above the title, or the one that says who reports. */
static char *
dup_issuer_lines (const DrLetterhead *head)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *reporter = dup_reporter (head);

  if (reporter != NULL)
    return g_steal_pointer (&reporter);
  for (guint i = 0; i < head->title_first; i++)
    {
      const DrLetterheadCell *cell = dr_letterhead_get_cell (head, i);

      /* «PHỤ LỤC 01» is no name. */
      if (dr_phrase_match_any (head->reading, cell->first, DR_PHRASES ("phụ lục", "biểu", "biểu số", "bảng", "mẫu", "mẫu số", "phụ biểu")) > 0)
        continue;

      /* A name may share its cell with nothing; scraps of a page are in small letters. */
      if (cell->kind == DR_CELL_TEXT && cell->n_words >= 1
          && ((head->reading->tokens[cell->first].flags & DR_TOKEN_ALL_CAPITALS) || cell->n_words >= 2))
        dr_letterhead_append_cell (head, cell, cell->first, '\n', lines);
    }

  if (lines->len > 0 && is_of_youth_union (head))
    g_string_prepend (lines, "ĐOÀN THANH NIÊN\n");

  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

/* «TM. BAN THƯỜNG VỤ HUYỆN ỦY» near the end of the text. */
static gboolean
read_signature (const DrReading *reading,
                DrIssuer        *issuer)
{
  gsize from = reading->length > DR_LETTERHEAD_LEAD_BYTES ? reading->length - DR_LETTERHEAD_LEAD_BYTES : 0;

  while (from > 0 && from < reading->length && reading->bytes[from] != '\n')
    from++;
  for (gsize at = from; at < reading->length;)
    {
      gsize end = at;
      gsize start = at;

      while (end < reading->length && reading->bytes[end] != '\n' && reading->bytes[end] != '\r')
        end++;
      while (start < end && g_ascii_isspace (reading->bytes[start]))
        start++;
      /* The text has no NUL at its end. */
      if (end - start >= 3 && end - start < 200
          && (memcmp (reading->bytes + start, "TM.", 3) == 0 || memcmp (reading->bytes + start, "T/M", 3) == 0))
        {
          g_autofree char *line = g_strndup (reading->bytes + start + 3, end - start - 3);

          g_strstrip (line);
          if (dr_issuer_read (reading, line, DR_ISSUER_PLACE_TITLE, issuer))
            return TRUE;
          dr_issuer_clear (issuer);
        }
      at = end + 1;
    }

  return FALSE;
}

/* The full stop of the first sentence in @words, in front of a space or at the end of a line; NULL: none. */
static char *
find_full_stop (char *words)
{
  char *stop = words;

  while ((stop = strchr (stop, '.')) != NULL && stop[1] != ' ' && stop[1] != '\n' && stop[1] != '\r')
    stop++;

  return stop;
}

/* The first @n_sentences of what is behind the headline. */
static char *
dup_sentences (const DrReading *reading,
               gsize            body,
               guint            n_sentences)
{
  char *lead = dr_letterhead_dup_lead (reading, body);
  char *stop = lead;

  for (guint i = 0; i < n_sentences && stop != NULL; i++)
    stop = find_full_stop (i > 0 ? stop + 2 : stop);
  if (stop != NULL)
    *stop = '\0';

  return lead;
}

/* Sentences of a press item in which who it is about may first be named. */
#define LEAD_SENTENCES 2

/* A press item: its headline, where it names a body with its area; else who acts in the first sentences and fits it. */
static gboolean
find_in_item (const DrReading *reading,
              const char      *headline,
              gsize            body,
              DrIssuer        *issuer)
{
  g_auto (DrIssuer) own = { .body = DR_NONE };
  g_autofree char *first = dup_sentences (reading, body, 1);
  g_autofree char *lead = dup_sentences (reading, body, LEAD_SENTENCES);
  gboolean is_named = headline != NULL && dr_issuer_read (reading, headline, DR_ISSUER_PLACE_HEADLINE, &own);

  if (!is_named && dr_issuer_read_actor (reading, first, issuer))
    return TRUE;
  dr_issuer_clear (issuer);
  if (!is_named && dr_issuer_read_source (reading, first, issuer))
    return TRUE;
  dr_issuer_clear (issuer);
  if ((!is_named || own.form != DR_ISSUER_FORM_FULL) && dr_issuer_read_lead (reading, lead, is_named ? &own : NULL, issuer))
    return TRUE;
  dr_issuer_clear (issuer);
  if ((!is_named || own.form == DR_ISSUER_FORM_AREA) && headline != NULL && dr_issuer_read_subject (reading, headline, issuer))
    return TRUE;
  dr_issuer_clear (issuer);
  if (is_named)
    {
      *issuer = own;
      own = (DrIssuer) { .body = DR_NONE };
      return TRUE;
    }
  if (read_signature (reading, issuer))
    return TRUE;
  dr_issuer_clear (issuer);
  if (dr_issuer_read_source (reading, lead, issuer))
    return TRUE;
  dr_issuer_clear (issuer);
  if (dr_issuer_read (reading, first, DR_ISSUER_PLACE_TITLE, issuer) && issuer->area != NULL)
    return TRUE;
  dr_issuer_clear (issuer);

  /* Or further on: «Trung ương Đoàn xếp Tỉnh Đoàn Quế Lâm …». */
  gsize end = MIN (reading->length, body + WHOLE_ITEM_BYTES);
  while (end > body && end < reading->length && reading->bytes[end] != ' ' && reading->bytes[end] != '\n')
    end--;
  g_autofree char *whole = g_strndup (reading->bytes + body, end - body);
  if (dr_issuer_read (reading, whole, DR_ISSUER_PLACE_TITLE, issuer) && issuer->area != NULL && issuer->has_place)
    return TRUE;
  dr_issuer_clear (issuer);

  /* A body without its area, or an area without its body, is better than nobody. */
  if (dr_issuer_read (reading, first, DR_ISSUER_PLACE_TITLE, issuer))
    return TRUE;
  dr_issuer_clear (issuer);
  if (dr_issuer_read (reading, lead, DR_ISSUER_PLACE_HEADLINE, issuer) && issuer->has_place)
    return TRUE;
  dr_issuer_clear (issuer);

  return FALSE;
}

/* Who stands above the issuer: the lines above its own name another body with its place, of no lower level. */
static void
find_superior (const DrReading *reading,
               const char      *lines,
               DrIssuer        *issuer)
{
  g_autofree char *above = g_strndup (lines, issuer->start);
  g_auto (DrIssuer) superior = { .body = DR_NONE };

  if (*g_strchomp (above) == '\0' || !dr_issuer_read (reading, above, DR_ISSUER_PLACE_HEAD, &superior)
      || strcmp (superior.name, issuer->name) == 0)
    return;
  if (superior.form == DR_ISSUER_FORM_AREA || !superior.is_placed || superior.owner != NULL || superior.kind == DR_UNIT_KIND_OTHER
      || (superior.level != DR_UNIT_LEVEL_UNKNOWN && issuer->level != DR_UNIT_LEVEL_UNKNOWN && superior.level > issuer->level))
    return;

  issuer->superior = g_steal_pointer (&superior.name);
  issuer->superior_body = superior.body;
  issuer->superior_kind = superior.kind;
  issuer->superior_level = superior.level;
}

gboolean
dr_letterhead_find_issuer (DrLetterhead     *head,
                           gsize     body,
                           DrIssuer *issuer)
{
  DrReading *reading = head->reading;
  g_autofree char *title = dr_letterhead_dup_title (head, '\n');
  g_autofree char *lines = dup_issuer_lines (head);

  if (head->is_press)
    {
      g_autofree char *reporter = dup_reporter (head);

      if (reporter != NULL && dr_issuer_read (reading, reporter, DR_ISSUER_PLACE_HEAD, issuer))
        return TRUE;
      dr_issuer_clear (issuer);
      return find_in_item (reading, title, body, issuer);
    }

  if (lines != NULL && dr_issuer_read (reading, lines, DR_ISSUER_PLACE_HEAD, issuer))
    {
      find_superior (reading, lines, issuer);
      return TRUE;
    }
  dr_issuer_clear (issuer);
  if (title != NULL
      && (dr_issuer_read_owner (reading, title, issuer) || dr_issuer_read (reading, title, DR_ISSUER_PLACE_TITLE, issuer)))
    return TRUE;
  dr_issuer_clear (issuer);
  if (read_signature (reading, issuer))
    return TRUE;
  dr_issuer_clear (issuer);

  return FALSE;
}

/* The place that @words name with @area, «huyện Bàu Sen»: NULL if they name none, or several. */
static char *
find_place (const DrReading *reading,
            const char      *words,
            const char      *area)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, words, tokens);
  g_autoptr (GArray) parts = dr_issuer_read_parts (&inner, DR_ISSUER_PLACE_TITLE);
  const char *place = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const DrIssuerPart *part = &g_array_index (parts, DrIssuerPart, i);

      if (part->area < 0 || part->place == NULL || strcmp (dr_issuer_areas[part->area].name, area) != 0)
        continue;
      if (place != NULL && strcmp (place, part->place) != 0)
        return NULL;
      place = part->place;
    }

  return g_strdup (place);
}

/* The place of the line «Bàu Sen, ngày …»: «Thị trấn Bàu Sen» is where the office of a district stands, and tells nothing of it. */
static char *
dup_line_place (const DrReading *reading,
                const char      *line,
                const char      *area)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, line, tokens);
  guint n = dr_phrase_match_any (&inner, 0, DR_PHRASES (DR_LETTERHEAD_AREA_WORDS));

  if (n == 0 || n >= inner.n_tokens)
    return g_strdup (line);

  g_autofree char *word = dr_phrase_dup_text (&inner, 0, n);
  g_autofree char *folded = dr_fold_phrase (dr_phrase_match (&inner, 0, "TP") > 0 ? "thành phố" : word, -1);
  g_autofree char *own = dr_fold_phrase (area, -1);
  if (strcmp (folded, own) != 0)
    return NULL;
  while (n + 1 < inner.n_tokens && inner.tokens[n].kind == DR_TOKEN_SIGN)
    n++;

  return dr_phrase_dup_text (&inner, n, inner.n_tokens);
}

void
dr_letterhead_place_issuer (const DrLetterhead *head,
                            gsize               body,
                            DrIssuer           *issuer)
{
  const DrReading *reading = head->reading;

  /* «Cổng thông tin điện tử huyện Bàu Sen»: of an item only the page says it for sure, where it is of the same area. */
  if (!issuer->has_place && issuer->area != NULL && head->is_press)
    {
      g_autoptr (GString) page = g_string_new (NULL);

      for (guint i = 0; i < head->title_first; i++)
        dr_letterhead_append_cell (head, dr_letterhead_get_cell (head, i), dr_letterhead_get_cell (head, i)->first, '\n', page);
      g_autofree char *place = find_place (reading, page->str, issuer->area);
      dr_issuer_add_place (issuer, place);
      return;
    }
  if (issuer->has_place || issuer->area == NULL
      || (issuer->level != DR_UNIT_LEVEL_DISTRICT && issuer->level != DR_UNIT_LEVEL_COMMUNE))
    return;

  g_autofree char *title = dr_letterhead_dup_title (head, '\n');
  g_autofree char *lead = dr_letterhead_dup_lead (reading, body);
  g_autofree char *place = head->place != NULL ? dup_line_place (reading, head->place, issuer->area) : NULL;

  if (place == NULL && title != NULL)
    place = find_place (reading, title, issuer->area);
  if (place == NULL)
    place = find_place (reading, lead, issuer->area);
  dr_issuer_add_place (issuer, place);
}

/* Whom the issuer stands below: the committee that it serves, or who stands above it on the head. */
static DrUnit *
make_parent (DrReading      *reading,
             const DrIssuer *issuer)
{
  g_autofree char *slug = issuer->superior != NULL ? dr_fold_slug (issuer->superior, -1) : NULL;
  g_autoptr (DrUnit) parent = NULL;

  /* One of the issuer's own level is named again in the text, without its place. */
  if (slug != NULL && issuer->superior_level == issuer->level && issuer->level != DR_UNIT_LEVEL_UNKNOWN)
    {
      const char *id = issuer->superior_kind == DR_UNIT_KIND_COMMITTEE ? "cap-uy"
                       : issuer->superior_body != DR_NONE ? dr_lexicon_get_body (reading->lexicon, issuer->superior_body)->id : slug;
      char *own = g_strdup (id);

      g_free (slug);
      slug = own;
    }

  if (issuer->owner != NULL)
    parent = dr_unit_new ("cap-uy", issuer->owner, DR_UNIT_KIND_COMMITTEE, issuer->level, NULL, &reading->error);
  else if (slug != NULL && *slug != '\0' && strlen (slug) < LONGEST_ID)
    parent = dr_unit_new (slug, issuer->superior, issuer->superior_kind, issuer->superior_level, NULL, &reading->error);
  if (parent == NULL || !dr_report_builder_add_unit (reading->builder, parent, &reading->error))
    return NULL;

  return g_steal_pointer (&parent);
}

gboolean
dr_letterhead_set_issuer (DrLetterhead   *head,
                          const DrIssuer *issuer)
{
  DrReading *reading = head->reading;
  g_autofree char *slug = issuer != NULL && issuer->name != NULL ? dr_fold_slug (issuer->name, -1) : NULL;
  gboolean is_named = slug != NULL && *slug != '\0';
  const char *id = is_named && strlen (slug) < LONGEST_ID ? slug : "issuer";
  g_autoptr (DrUnit) parent = is_named ? make_parent (reading, issuer) : NULL;
  const char *aliases[] = { NULL, NULL };

  if (reading->error != NULL)
    return FALSE;
  if (is_named && issuer->written != NULL)
    {
      g_autofree char *one = dr_fold_phrase (issuer->name, -1);
      g_autofree char *other = dr_fold_phrase (issuer->written, -1);

      if (strcmp (one, other) != 0 && *issuer->written != '\0')
        aliases[0] = issuer->written;
    }

  g_autoptr (DrUnit) unit = dr_unit_new_full (id, is_named ? issuer->name : NULL,
                                              is_named ? issuer->kind : DR_UNIT_KIND_OTHER,
                                              is_named ? issuer->level : DR_UNIT_LEVEL_UNKNOWN, parent, aliases,
                                              NULL, NULL, &reading->error);
  if (unit == NULL || !dr_report_builder_add_unit (reading->builder, unit, &reading->error))
    return FALSE;

  reading->issuer = dr_report_builder_find_unit (reading->builder, id);
  reading->unit = reading->issuer;
  dr_report_builder_get_data (reading->builder)->issuer = reading->issuer;
  if (is_named)
    {
      reading->level = issuer->level;
      reading->area = g_strdup (issuer->area);
      reading->committee = g_strdup (issuer->committee);
    }

  return TRUE;
}
