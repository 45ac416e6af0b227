/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-issuer-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/dr-phrase-private.h"
#include "reading/dr-scanner-private.h"

/*
 * The names are cut into parts: a body or a committee, the area it belongs to, the
 * place. «HUYỆN ỦY YÊN HÒA / BAN DÂN VẬN» are two, and the second takes its place
 * from the first; «ỦY BAN NHÂN DÂN / HUYỆN BẢO SƠN» are one on two lines.
 */

#define LONGEST_PLACE 5
#define USUAL_PLACE 2         /* syllables of a place's name, where nothing shows its end */
#define LONGEST_RAW_NAME 12

typedef struct
{
  const char  *word;
  const char  *plain;         /* in headings without marks */
  const char  *name;          /* as names of bodies have it */
  const char  *committee;
  const char  *youth;
  DrUnitLevel  level;
} Area;

static const Area areas[] = {
  { "tỉnh", "tinh", "tỉnh", "Tỉnh ủy", "Tỉnh Đoàn", DR_UNIT_LEVEL_PROVINCE },
  { "thành phố", "thanh pho", "thành phố", "Thành ủy", "Thành Đoàn", DR_UNIT_LEVEL_DISTRICT },
  { "TP", "tp", "thành phố", "Thành ủy", "Thành Đoàn", DR_UNIT_LEVEL_DISTRICT },
  { "huyện", "huyen", "huyện", "Huyện ủy", "Huyện Đoàn", DR_UNIT_LEVEL_DISTRICT },
  { "quận", "quan", "quận", "Quận ủy", "Quận Đoàn", DR_UNIT_LEVEL_DISTRICT },
  { "thị xã", "thi xa", "thị xã", "Thị ủy", "Thị Đoàn", DR_UNIT_LEVEL_DISTRICT },
  { "xã", "xa", "xã", "Đảng ủy", NULL, DR_UNIT_LEVEL_COMMUNE },
  { "phường", "phuong", "phường", "Đảng ủy", NULL, DR_UNIT_LEVEL_COMMUNE },
  { "thị trấn", "thi tran", "thị trấn", "Đảng ủy", NULL, DR_UNIT_LEVEL_COMMUNE },
  { "đặc khu", "dac khu", "đặc khu", "Đảng ủy", NULL, DR_UNIT_LEVEL_COMMUNE },
};
DR_DEFINE_PHRASES_OF (area_words, areas, word);
DR_DEFINE_PHRASES_OF (plain_area_words, areas, plain);

/* Names that begin with the area they belong to. */
static const struct { const char *word; guint area; } area_committees[] = {
  { "tỉnh ủy", 0 }, { "thành ủy", 1 }, { "huyện ủy", 3 }, { "quận ủy", 4 }, { "thị ủy", 5 },
  { "tinh uy", 0 }, { "thanh uy", 1 }, { "huyen uy", 3 }, { "quan uy", 4 }, { "thi uy", 5 },
};
DR_DEFINE_PHRASES_OF (area_committee_words, area_committees, word);

static const struct { const char *word; guint area; } area_youths[] = {
  { "tỉnh đoàn", 0 }, { "thành đoàn", 1 }, { "huyện đoàn", 3 }, { "quận đoàn", 4 }, { "thị đoàn", 5 },
};
DR_DEFINE_PHRASES_OF (area_youth_words, area_youths, word);

DR_DEFINE_PHRASES (party_words, "đảng ủy", "đảng bộ", "dang uy", "dang bo");

DR_DEFINE_PHRASES (leaderships,
  "ban thường vụ", "ban chấp hành", "ban thường trực", "thường trực", "thường vụ", "đảng đoàn", "đoàn chủ tịch", "BTV",
  "BCH", "ban thuong vu", "ban chap hanh");

/* What follows a place's name in a heading that is all in capitals. */
DR_DEFINE_PHRASES (ends_of_place,
  "tổ chức", "tổng kết", "sơ kết", "triển khai", "kết quả", "báo cáo", "đẩy mạnh", "thực hiện", "hoàn thành", "ra quân",
  "làm tốt", "nỗ lực", "phát huy", "quyết tâm", "tập trung", "khai mạc", "hội nghị", "họp", "đạt", "với", "và", "trong",
  "tháng", "quý", "giao ban", "đánh giá", "công bố", "tăng cường", "chú trọng", "phấn đấu", "vận động", "tình hình",
  "qua", "sau", "công tác", "xây dựng", "giữa", "về", "các", "đã", "có", "to chuc", "tong ket", "so ket", "trien khai",
  "ket qua", "bao cao", "hoan thanh", "thuc hien", "cong tac");

typedef struct
{
  guint    first;
  guint    end;
  guint32  body;              /* in the lexicon; DR_NONE: none */
  int      area;              /* -1: not named */
  char    *place;             /* (owned) (nullable) */
  char    *raw;               /* (owned) (nullable) name of a body that the lexicon has not */
  gboolean is_committee;
  gboolean is_weak;           /* an ordinary word too */
  gboolean is_plain;
} Part;

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_free (part->place);
  g_free (part->raw);
}

/* «BÀU SEN» as offices write it in a sentence; what is not all in capitals stays. */
static void
append_name_word (GString       *name,
                  const char    *bytes,
                  const DrToken *token)
{
  const char *start = bytes + token->start;
  gsize length = token->end - token->start;

  if (name->len > 0 && name->str[name->len - 1] != ' ')
    g_string_append_c (name, ' ');
  if (!(token->flags & DR_TOKEN_ALL_CAPITALS))
    {
      g_string_append_len (name, start, length);
      return;
    }

  const char *rest = g_utf8_next_char (start);
  g_autofree char *small = g_utf8_strdown (rest, start + length - rest);
  g_string_append_len (name, start, rest - start);
  g_string_append (name, small);
}

static gboolean
is_plain_token (const DrReading *reading,
                guint            index)
{
  for (guint i = reading->tokens[index].start; i < reading->tokens[index].end; i++)
    if ((guchar) reading->bytes[i] >= 0x80)
      return FALSE;

  return TRUE;
}

/* Whether the line of @index has no marks: its words are then compared without. */
static gboolean
is_plain_line (const DrReading *reading,
               guint            index)
{
  guint first = index;

  while (first > 0 && reading->tokens[first - 1].kind != DR_TOKEN_NEWLINE)
    first--;
  for (guint i = first; i < reading->n_tokens && reading->tokens[i].kind != DR_TOKEN_NEWLINE; i++)
    if (reading->tokens[i].kind == DR_TOKEN_WORD && !is_plain_token (reading, i))
      return FALSE;

  return TRUE;
}

static guint
match_area (const DrReading *reading,
            guint            index,
            gboolean         is_plain,
            int             *area)
{
  guint longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      guint n = dr_phrase_match_one (reading, index, area_words, i);

      if (n == 0 && is_plain)
        n = dr_phrase_match_one (reading, index, plain_area_words, i);
      if (n > longest)
        {
          longest = n;
          *area = i;
        }
    }

  /* «T.P», «TP.» */
  if (longest > 0 && dr_reading_is_sign (reading, index + longest, '.') && strcmp (areas[*area].word, "TP") == 0)
    longest++;

  return longest;
}

static guint
match_body (const DrReading *reading,
            guint            index,
            gboolean         is_plain,
            guint32         *body)
{
  DrLexiconMatch match;

  if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_BODY, &match)
      && dr_lexicon_match_has (&match, DR_LEXICON_BODY, body))
    return match.n_tokens;
  if (!is_plain)
    return 0;

  /* A name without marks: the longest name of the lexicon that reads the same without them. */
  g_autoptr (GString) line = g_string_new (NULL);
  guint longest = 0;
  for (guint i = index; i < reading->n_tokens && i - index < LONGEST_RAW_NAME && reading->tokens[i].kind == DR_TOKEN_WORD; i++)
    {
      g_autofree char *slug = dr_fold_slug (reading->bytes + reading->tokens[i].start,
                                            reading->tokens[i].end - reading->tokens[i].start);
      g_string_append (line, slug);
      g_string_append_c (line, '-');
    }
  for (guint i = 0; i < dr_lexicon_get_n_bodies (reading->lexicon); i++)
    {
      const char *pattern = dr_lexicon_get_body (reading->lexicon, i)->name;
      const char *brace = strchr (pattern, '{');
      g_autofree char *name = dr_fold_slug (pattern, brace != NULL ? brace - pattern : -1);
      gsize length = strlen (name);
      guint n_words = 1;

      if (length == 0 || strncmp (line->str, name, length) != 0 || line->str[length] != '-')
        continue;
      for (const char *p = name; *p != '\0'; p++)
        n_words += *p == '-';
      if (n_words >= 2 && n_words > longest)
        {
          longest = n_words;
          *body = i;
        }
    }

  return longest;
}

/* The words of a place at @index; in running capitals where they end must be guessed. */
static guint
read_place (const DrReading *reading,
            guint            index,
            gboolean         whole_line,
            gboolean         is_plain,
            char           **place)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint ends[LONGEST_PLACE + 1] = { 0, };
  gsize lengths[LONGEST_PLACE + 1] = { 0, };
  guint n = 0;
  guint at = index;
  gboolean is_ended = FALSE;

  while (n < LONGEST_PLACE && at < reading->n_tokens)
    {
      const DrToken *token = &reading->tokens[at];
      guint32 body;
      int area;

      is_ended = TRUE;
      if (token->kind == DR_TOKEN_DIGITS)
        {
          /* «Quận 3»: but a year and a figure are no name. */
          if (n > 0 || token->end - token->start > 2)
            break;
        }
      else if (token->kind == DR_TOKEN_SIGN && token->word == '-' && n > 0 && dr_reading_is_word (reading, at + 1)
               && !whole_line)
        break;
      else if (token->kind != DR_TOKEN_WORD || !(token->flags & DR_TOKEN_CAPITAL))
        break;
      if (dr_phrase_match_any (reading, at, ends_of_place) > 0)
        break;
      if (dr_phrase_match_any (reading, at, DR_PHRASES ("năm", "nam")) > 0
          && dr_reading_is_digits (reading, at + 1))
        break;
      if (n > 0 && (match_area (reading, at, is_plain, &area) > 0 || match_body (reading, at, FALSE, &body) > 1))
        break;

      append_name_word (name, reading->bytes, token);
      n++;
      at++;
      ends[n] = at;
      lengths[n] = name->len;
      is_ended = FALSE;
    }
  if (n == 0)
    return 0;

  gboolean at_end = is_ended || at >= reading->n_tokens || reading->tokens[at].kind != DR_TOKEN_WORD;
  if (!at_end && n > USUAL_PLACE)
    n = USUAL_PLACE;
  g_string_truncate (name, lengths[n]);
  *place = g_string_free (g_steal_pointer (&name), FALSE);

  return ends[n] - index;
}

/* «Huyện ủy», which names its area, or «Đảng ủy», which does not. */
static guint
match_committee (const DrReading *reading,
                 guint            index,
                 int             *area)
{
  for (guint i = 0; i < G_N_ELEMENTS (area_committees); i++)
    {
      guint n = dr_phrase_match_one (reading, index, area_committee_words, i);

      if (n > 0)
        {
          *area = area_committees[i].area;
          return n;
        }
    }

  return dr_phrase_match_any (reading, index, party_words);
}

/* Reads one part at @index; gives the token behind it, 0 for none. */
static guint
read_part (const DrReading *reading,
           guint            index,
           gboolean         whole_line,
           Part            *part)
{
  gboolean is_plain = is_plain_line (reading, index);
  guint at = index;

  *part = (Part) { .first = index, .body = DR_NONE, .area = -1, .is_plain = is_plain };
  guint n_leadership = dr_phrase_match_any (reading, at, leaderships);
  at += n_leadership;
  while (at < reading->n_tokens && n_leadership > 0 && reading->tokens[at].kind == DR_TOKEN_NEWLINE)
    at++;

  guint n = match_committee (reading, at, &part->area);
  part->is_committee = n > 0;

  if (n == 0)
    {
      n = match_body (reading, at, is_plain, &part->body);
      if (n > 0)
        {
          const DrLexiconBody *body = dr_lexicon_get_body (reading->lexicon, part->body);

          if (body->needs_capital && !(reading->tokens[at].flags & DR_TOKEN_CAPITAL))
            return 0;
          part->is_weak = body->needs_capital;
          for (guint i = 0; i < G_N_ELEMENTS (area_youths); i++)
            if (dr_phrase_match_one (reading, at, area_youth_words, i) > 0)
              part->area = area_youths[i].area;
          part->is_committee = body->kind == DR_UNIT_KIND_COMMITTEE;
        }
    }
  at += n;

  guint before_area = at;
  while (n > 0 && whole_line && at < reading->n_tokens && reading->tokens[at].kind == DR_TOKEN_NEWLINE)
    at++;
  at += n > 0 ? dr_phrase_match (reading, at, "việt nam") : 0;
  /* «Ủy ban Kiểm tra Huyện ủy …»: whom the body serves is a part of its own. */
  gboolean serves = n > 0 && !part->is_committee && match_committee (reading, at, &(int) { 0 }) > 0;
  int area = -1;
  guint n_area = part->area < 0 && !serves ? match_area (reading, at, is_plain_line (reading, MIN (at, reading->n_tokens - 1)), &area) : 0;
  if (n_area > 0)
    {
      part->area = area;
      at += n_area;
    }
  else if (at > before_area && reading->tokens[at - 1].kind == DR_TOKEN_NEWLINE)
    at = before_area;
  if (n == 0 && n_area == 0)
    {
      part->end = at;
      return n_leadership > 0 && whole_line ? at : 0;
    }

  if (part->area >= 0)
    {
      guint here = at;

      /* A place may stand on the line below its area, where nothing else begins there. */
      if (whole_line && here < reading->n_tokens && reading->tokens[here].kind == DR_TOKEN_NEWLINE)
        {
          Part next;

          if (here + 1 < reading->n_tokens && read_part (reading, here + 1, FALSE, &next) == 0)
            here++;
          else
            clear_part (&next);
        }

      guint n_place = read_place (reading, here, whole_line, is_plain, &part->place);
      if (n_place > 0)
        at = here + n_place;
      /* «xã, thị trấn», «6 xã»: places are counted, not named. */
      if (n == 0 && n_place == 0)
        return 0;
    }
  part->end = at;

  return at;
}

/* A line that the lexicon knows nothing of: «TRƯỜNG THPT NGUYỄN TRÃI». */
static guint
read_raw_line (const DrReading *reading,
               guint            index,
               Part            *part)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint at = index;
  guint n_words = 0;

  while (at < reading->n_tokens && reading->tokens[at].kind != DR_TOKEN_NEWLINE)
    {
      if (reading->tokens[at].kind == DR_TOKEN_WORD || reading->tokens[at].kind == DR_TOKEN_DIGITS)
        {
          append_name_word (name, reading->bytes, &reading->tokens[at]);
          n_words++;
        }
      at++;
    }

  *part = (Part) { .first = index, .end = at, .body = DR_NONE, .area = -1 };
  if (n_words >= 2 && n_words <= LONGEST_RAW_NAME && (reading->tokens[index].flags & DR_TOKEN_ALL_CAPITALS))
    part->raw = g_string_free (g_steal_pointer (&name), FALSE);

  return at;
}

static GArray *
read_parts (const DrReading *reading,
            DrIssuerPlace    place)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  gboolean whole_line = place == DR_ISSUER_PLACE_HEAD;

  g_array_set_clear_func (parts, clear_part);
  for (guint i = 0; i < reading->n_tokens;)
    {
      Part part;
      guint end = reading->tokens[i].kind == DR_TOKEN_WORD ? read_part (reading, i, whole_line, &part) : 0;

      if (end == 0 && whole_line && reading->tokens[i].kind == DR_TOKEN_WORD
          && (i == 0 || reading->tokens[i - 1].kind == DR_TOKEN_NEWLINE))
        end = read_raw_line (reading, i, &part);
      if (end == 0)
        {
          i++;
          continue;
        }
      if (part.body != DR_NONE || part.is_committee || part.area >= 0 || part.raw != NULL)
        g_array_append_val (parts, part);
      i = MAX (end, i + 1);
    }

  return parts;
}

/* --- names --- */

static char *
name_area (const Part *part)
{
  if (part->area < 0)
    return g_strdup ("");
  if (part->place == NULL || part->is_plain)
    return g_strdup (areas[part->area].name);

  return g_strconcat (areas[part->area].name, " ", part->place, NULL);
}

static char *
name_committee (const Part *part)
{
  const char *place = part->is_plain ? NULL : part->place;
  g_autofree char *area = name_area (part);

  if (part->area < 0)
    return g_strdup ("Đảng ủy");
  if (areas[part->area].level == DR_UNIT_LEVEL_COMMUNE)
    return g_strconcat ("Đảng ủy ", area, NULL);
  if (place == NULL)
    return g_strdup (areas[part->area].committee);

  return g_strconcat (areas[part->area].committee, " ", place, NULL);
}

static char *
name_youth_union (const Part *part)
{
  g_autofree char *area = name_area (part);

  if (part->area < 0 || areas[part->area].youth == NULL)
    return g_strstrip (g_strconcat ("Đoàn Thanh niên ", area, NULL));
  if (part->place == NULL || part->is_plain)
    return g_strdup (areas[part->area].youth);

  return g_strconcat (areas[part->area].youth, " ", part->place, NULL);
}

static char *
name_body (const DrLexiconBody *body,
           const Part          *where)
{
  g_autofree char *area = name_area (where);
  g_autofree char *committee = where->area >= 0 || where->is_committee ? name_committee (where) : g_strdup ("");
  g_autofree char *youth = name_youth_union (where);
  const char *brace = strchr (body->name, '{');

  if (brace == NULL)
    return g_strstrip (g_strconcat (body->name, " ", area, NULL));

  g_autofree char *stem = g_strndup (body->name, brace - body->name);
  const char *tail = g_str_has_prefix (brace, "{committee}") ? committee
                     : g_str_has_prefix (brace, "{youth}")   ? youth
                                                             : area;

  return g_strstrip (g_strconcat (stem, tail, NULL));
}

static gboolean
serves_a_committee (const DrReading *reading,
                    const Part      *part)
{
  return part->body != DR_NONE && strstr (dr_lexicon_get_body (reading->lexicon, part->body)->name, "{committee}") != NULL
         && !part->is_committee;
}

static void
fill_issuer (const DrReading *reading,
             const Part      *part,
             const Part      *where,
             DrIssuer        *issuer)
{
  if (part->is_committee)
    {
      issuer->name = name_committee (where);
      issuer->kind = DR_UNIT_KIND_COMMITTEE;
    }
  else if (part->body != DR_NONE)
    {
      const DrLexiconBody *body = dr_lexicon_get_body (reading->lexicon, part->body);

      issuer->name = name_body (body, where);
      issuer->kind = body->kind;
      if (serves_a_committee (reading, part) && where->area >= 0)
        issuer->owner = name_committee (where);
    }
  else if (part->raw != NULL)
    {
      issuer->name = g_strdup (part->raw);
      issuer->kind = DR_UNIT_KIND_OTHER;
    }
  else
    {
      g_autofree char *area = name_area (where);

      issuer->name = g_strconcat ("Ủy ban nhân dân ", area, NULL);
      issuer->kind = DR_UNIT_KIND_GOVERNMENT;
    }

  issuer->written = dr_phrase_dup_text (reading, part->first, part->end);
  issuer->has_place = where->place != NULL;
  if (where->area >= 0)
    {
      issuer->area = g_strdup (areas[where->area].name);
      issuer->committee = g_strdup (areas[where->area].committee);
      issuer->level = areas[where->area].level;
    }
}

/* «HUYỆN ỦY YÊN HÒA», «BAN DÂN VẬN»: the last one issues, and what it lacks stands above it. */
static gboolean
choose_last (const DrReading *reading,
             GArray          *parts,
             DrIssuer        *issuer)
{
  const Part *chosen = NULL;
  const Part *where = NULL;

  for (guint i = parts->len; i > 0 && (chosen == NULL || where == NULL); i--)
    {
      const Part *part = &g_array_index (parts, Part, i - 1);
      gboolean is_area_alone = part->body == DR_NONE && !part->is_committee && part->raw == NULL;

      if (where == NULL && part->area >= 0 && (chosen == NULL || chosen->raw == NULL))
        where = part;
      if (chosen == NULL && !is_area_alone)
        chosen = part;
    }
  if (chosen == NULL)
    chosen = where;
  if (chosen == NULL)
    return FALSE;

  fill_issuer (reading, chosen, where != NULL ? where : chosen, issuer);

  /* A city below a province is a district; one that stands above districts is not. */
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (where != NULL && part == where)
        break;
      if (part->area >= 0 && where != NULL && strcmp (areas[where->area].name, "thành phố") == 0
          && areas[part->area].level == DR_UNIT_LEVEL_PROVINCE)
        issuer->level = DR_UNIT_LEVEL_DISTRICT;
    }

  return TRUE;
}

static gboolean
choose_named (const DrReading *reading,
              GArray          *parts,
              DrIssuerPlace    place,
              DrIssuer        *issuer)
{
  const Part *committee = NULL;
  const Part *placed = NULL;
  const Part *body = NULL;
  const Part *area = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (part->is_committee && committee == NULL)
        committee = part;
      if ((part->body != DR_NONE || part->is_committee) && part->area >= 0 && placed == NULL)
        placed = part;
      if (part->body != DR_NONE && !part->is_weak && body == NULL)
        body = part;
      if (part->body == DR_NONE && !part->is_committee && part->area >= 0 && area == NULL)
        area = part;
    }

  /* «UỶ BAN KIỂM TRA HUYỆN UỶ NĂM RẠCH»: the committee straight behind a body that serves one is its own. */
  for (guint i = 0; i + 1 < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      const Part *next = &g_array_index (parts, Part, i + 1);

      if (serves_a_committee (reading, part) && next->is_committee && next->first == part->end && next->area >= 0)
        {
          if (place == DR_ISSUER_PLACE_TITLE && committee != NULL && committee != next && committee->area >= 0)
            break;
          fill_issuer (reading, part, next, issuer);
          return TRUE;
        }
    }

  const Part *chosen = place == DR_ISSUER_PLACE_TITLE && committee != NULL && committee->area >= 0 ? committee
                       : placed != NULL                                                           ? placed
                       : committee != NULL && area != NULL                                        ? committee
                       : body != NULL && area != NULL                                             ? body
                       : area != NULL && place == DR_ISSUER_PLACE_HEADLINE                        ? area
                                                                                                  : body;
  if (chosen == NULL)
    return FALSE;
  fill_issuer (reading, chosen, chosen->area >= 0 || area == NULL ? chosen : area, issuer);

  return TRUE;
}

gboolean
dr_issuer_read (const DrReading *reading,
                const char      *words,
                DrIssuerPlace    place,
                DrIssuer        *issuer)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = { .lexicon = reading->lexicon, .bytes = words, .length = strlen (words) };

  *issuer = (DrIssuer) { 0, };
  dr_scanner_scan (inner.lexicon, words, 0, inner.length, tokens);
  inner.tokens = (const DrToken *) (gpointer) tokens->data;
  inner.n_tokens = tokens->len;

  g_autoptr (GArray) parts = read_parts (&inner, place);
  if (parts->len == 0)
    return FALSE;
  if (place == DR_ISSUER_PLACE_HEAD)
    return choose_last (&inner, parts, issuer);

  return choose_named (&inner, parts, place, issuer);
}

void
dr_issuer_add_place (DrIssuer   *issuer,
                     const char *place)
{
  if (issuer->has_place || issuer->area == NULL || place == NULL || *place == '\0')
    return;

  g_autofree char *name = g_strconcat (issuer->name, " ", place, NULL);
  g_free (issuer->name);
  issuer->name = g_steal_pointer (&name);
  if (issuer->owner != NULL)
    {
      g_autofree char *owner = g_strconcat (issuer->owner, " ", place, NULL);
      g_free (issuer->owner);
      issuer->owner = g_steal_pointer (&owner);
    }
  issuer->has_place = TRUE;
}

void
dr_issuer_clear (DrIssuer *issuer)
{
  g_clear_pointer (&issuer->name, g_free);
  g_clear_pointer (&issuer->written, g_free);
  g_clear_pointer (&issuer->owner, g_free);
  g_clear_pointer (&issuer->area, g_free);
  g_clear_pointer (&issuer->committee, g_free);
}
