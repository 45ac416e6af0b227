/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/dr-issuer-part-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

#define LONGEST_PLACE 5
#define USUAL_PLACE 2         /* syllables of a place's name, where nothing shows its end */
#define LONGEST_RAW_NAME 16
#define LONGEST_OWN_NAME 9
#define LONGEST_LABEL 14      /* tokens of a name before a headline's colon */

const DrIssuerArea dr_issuer_areas[] = {
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
  /* «HỘI CHỮ THẬP ĐỎ VIỆT NAM / TỈNH HỘI NINH HÀ» */
  { "tỉnh hội", "tinh hoi", "tỉnh", "Tỉnh ủy", "Tỉnh Đoàn", DR_UNIT_LEVEL_PROVINCE },
  { "thành hội", "thanh hoi", "thành phố", "Thành ủy", "Thành Đoàn", DR_UNIT_LEVEL_DISTRICT },
  { "huyện hội", "huyen hoi", "huyện", "Huyện ủy", "Huyện Đoàn", DR_UNIT_LEVEL_DISTRICT },
  { "quận hội", "quan hoi", "quận", "Quận ủy", "Quận Đoàn", DR_UNIT_LEVEL_DISTRICT },
  { "thị hội", "thi hoi", "thị xã", "Thị ủy", "Thị Đoàn", DR_UNIT_LEVEL_DISTRICT },
};
DR_DEFINE_PHRASES_OF (area_words, dr_issuer_areas, word);
DR_DEFINE_PHRASES_OF (plain_area_words, dr_issuer_areas, plain);

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
  "qua", "sau", "công tác", "xây dựng", "giữa", "về", "các", "đã", "có", "làm việc", "ra mắt", "nhiệm kỳ", "khóa", "to chuc", "tong ket", "so ket", "trien khai",
  "ket qua", "bao cao", "hoan thanh", "thuc hien", "cong tac");

static void
clear_part (gpointer data)
{
  DrIssuerPart *part = data;

  g_free (part->place);
  g_free (part->own);
  g_free (part->raw);
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

  for (guint i = 0; i < G_N_ELEMENTS (dr_issuer_areas); i++)
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
  if (longest > 0 && dr_reading_is_sign (reading, index + longest, '.') && strcmp (dr_issuer_areas[*area].word, "TP") == 0)
    longest++;

  return longest;
}

/* The words of a name before its area: «Thanh tra {area}» has two. */
static guint
count_words (const char *name)
{
  guint n = 0;

  for (const char *p = name; *p != '\0' && *p != '{'; p++)
    n += *p != ' ' && (p == name || p[-1] == ' ');

  return n;
}

/* «CÔNG ĐOÀN NGÀNH GIÁO DỤC», «CĐCS TRƯỜNG THPT»: unions beside the federation of an area, which is called Công đoàn too. */
DR_DEFINE_PHRASES (other_unions,
  "công đoàn cơ sở", "công đoàn ngành", "công đoàn viên chức", "công đoàn trường", "công đoàn các", "công đoàn khu", "công đoàn công ty",
  "công đoàn bệnh viện", "công đoàn bộ phận", "công đoàn giáo dục", "CĐCS");

static guint
match_body (const DrReading *reading,
            guint            index,
            gboolean         is_plain,
            guint32         *body)
{
  DrLexiconMatch match;

  if (dr_phrase_match_any (reading, index, other_unions) > 0)
    return 0;
  if (dr_lexicon_match (reading->lexicon, reading->tokens, reading->n_tokens, index, DR_LEXICON_BODY, &match)
      && dr_lexicon_match_has (&match, DR_LEXICON_BODY, body))
    {
      guint n = match.n_tokens;
      guint n_own = count_words (dr_lexicon_get_body (reading->lexicon, *body)->name);
      int area;

      /* «Thanh tra huyện Bàu Sen»: the lexicon may know a body with its area, which is then read as that of any other. */
      for (guint k = 1; k <= 2 && n > k + 1; k++)
        if (n - k == n_own && match_area (reading, index + n - k, FALSE, &area) == k)
          return n - k;

      return n;
    }
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
          /* «Quận 3»: but a year, a figure and «9 tháng» are no name. */
          if (n > 0 || token->end - token->start > 2 || dr_phrase_match_any (reading, at + 1, DR_PHRASES ("tháng", "năm")) > 0)
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

      dr_issuer_append_word (name, reading->bytes, token);
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

/* «ĐỒN BIÊN PHÒNG CỬA LẠCH», «ĐẢNG ỦY CÁC CƠ QUAN HUYỆN»: the rest of a line in capitals, up to an area; gives its tokens. */
static guint
read_own_name (const DrReading *reading,
               guint            index,
               gboolean         is_plain,
               char           **own)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint at = index;
  guint n_small = 0;
  gboolean is_body = match_body (reading, index, is_plain, &(guint32) { 0 }) > 0 || dr_phrase_match (reading, index, "quân sự") > 0;
  /* «Chi cục Thống kê khu vực Bàu Sen»: what a line in small letters goes on with is a name where it is one of an area. */
  gboolean is_titled = dr_phrase_match (reading, index, "khu vực") > 0;
  guint n_nouns = is_body ? 0 : dr_phrase_match (reading, index, "khối") > 0 ? 1 : 2;
  int area;

  for (; at < reading->n_tokens && reading->tokens[at].kind != DR_TOKEN_NEWLINE; at++)
    {
      const DrToken *token = &reading->tokens[at];
      gboolean is_word = token->kind == DR_TOKEN_WORD
                         && ((token->flags & DR_TOKEN_ALL_CAPITALS)
                             || (is_titled && ((token->flags & DR_TOKEN_CAPITAL) || dr_phrase_match_any (reading, at, DR_PHRASES ("khu vực", "và")) > 0
                                               || (at > index && dr_phrase_match (reading, at - 1, "khu vực") > 0))));

      if (at > index && is_word && match_area (reading, at, is_plain, &area) > 0)
        break;
      if (at - index >= LONGEST_OWN_NAME || (at == index && (!is_word || dr_phrase_match_any (reading, at, ends_of_place) > 0)
                                             && dr_phrase_match_any (reading, at, DR_PHRASES ("các")) == 0))
        return 0;
      if (is_word || token->kind == DR_TOKEN_DIGITS)
        dr_issuer_append_body_word (name, reading, at, &n_small, &n_nouns);
      else if (dr_reading_is_sign (reading, at, '-') || dr_reading_is_sign (reading, at, '&'))
        g_string_append_printf (name, " %c", (char) token->word);
      else if (!dr_reading_is_sign (reading, at, ','))
        return 0;
      else
        g_string_append_c (name, ',');
    }
  if (at == index)
    return 0;
  *own = g_string_free (g_steal_pointer (&name), FALSE);

  return at - index;
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

/* What a Party committee of agencies has behind «Đảng ủy», written small or large. */
DR_DEFINE_PHRASES (own_openings,
  "khối", "các cơ quan", "cơ quan", "dân chính đảng", "quân sự", "công an", "bộ đội biên phòng", "bộ chỉ huy quân sự");

/* «Đảng ủy Khối các cơ quan tỉnh …», «Đảng bộ Dân Chính Đảng»: in a sentence, up to an area or to what they did; gives its tokens. */
static guint
read_agencies (const DrReading *reading,
               guint            index,
               char           **own)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint n = dr_phrase_match_any (reading, index, own_openings);
  guint at = index;
  int area;

  if (n == 0)
    return 0;
  for (; at < reading->n_tokens && at - index < LONGEST_OWN_NAME; at++)
    {
      const DrToken *token = &reading->tokens[at];

      if (at >= index + n && (token->kind != DR_TOKEN_WORD || match_area (reading, at, FALSE, &area) > 0
                              || dr_phrase_match_any (reading, at, DR_PHRASES ("trực thuộc", "chỉ đạo", "lãnh đạo", "được", "luôn")) > 0
                              || (dr_phrase_match_any (reading, at, ends_of_place) > 0 && dr_phrase_match_any (reading, at, DR_PHRASES ("các", "và")) == 0)))
        break;
      if (name->len > 0)
        g_string_append_c (name, ' ');
      if (at > index && (token->flags & DR_TOKEN_CAPITAL) && !(token->flags & DR_TOKEN_ALL_CAPITALS) && dr_phrase_match (reading, at, "các") > 0)
        g_string_append (name, "các");
      else
        g_string_append_len (name, reading->bytes + token->start, token->end - token->start);
    }
  *own = g_string_free (g_steal_pointer (&name), FALSE);

  return at - index;
}

/* «Hội Liên hiệp Phụ nữ (LHPN) huyện …»: the short form behind a name; gives its tokens. */
static guint
match_short_form (const DrReading *reading,
                  guint            index)
{
  return dr_reading_is_sign (reading, index, '(') && dr_reading_is_word (reading, index + 1)
         && (reading->tokens[index + 1].flags & DR_TOKEN_ALL_CAPITALS) && dr_reading_is_sign (reading, index + 2, ')') ? 3 : 0;
}

/* «ĐOÀN LUẬT SƯ TỈNH», «VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI»: a line that only begins like a body whose name is an ordinary word too. */
static gboolean
begins_other_body (const DrReading *reading,
                   guint            index,
                   guint            n_tokens,
                   gboolean         is_plain)
{
  guint next = index + n_tokens;

  return dr_phrase_match_any (reading, index, DR_PHRASES ("đoàn", "văn phòng")) == n_tokens && dr_reading_is_word (reading, next)
         && dr_phrase_match (reading, next, "việt nam") == 0 && match_area (reading, next, is_plain, &(int) { 0 }) == 0
         && match_committee (reading, next, &(int) { 0 }) == 0 && match_body (reading, next, FALSE, &(guint32) { 0 }) == 0;
}

/* «HUYỆN ĐOÀN», «HUYỆN ỦY»: an area that is the beginning of a name. */
static gboolean
begins_own_area (const DrReading *reading,
                 guint            index)
{
  return dr_phrase_match_any (reading, index, area_youth_words) > 0 || dr_phrase_match_any (reading, index, area_committee_words) > 0;
}

/* Words of the longest place that begins like a body: «HỘI AN», «TRẠM TẤU». */
#define LONGEST_ODD_PLACE 3

/* «CHI BỘ PHÒNG TÀI CHÍNH»: a line that names an organisation, which the lexicon need not have, and no place. */
static gboolean
begins_long_name (const DrReading *reading,
                  guint            index)
{
  guint end = index;

  while (end < reading->n_tokens && reading->tokens[end].kind != DR_TOKEN_NEWLINE)
    end++;

  return end - index > LONGEST_ODD_PLACE && dr_issuer_match_organisation (reading, index) > 0;
}

/* Reads one part at @index; gives the token behind it, 0 for none. */
static guint
read_part (const DrReading *reading,
           guint            index,
           gboolean         whole_line,
           DrIssuerPart            *part)
{
  gboolean is_plain = is_plain_line (reading, index);
  guint at = index;

  *part = (DrIssuerPart) { .first = index, .body = DR_NONE, .area = -1, .is_plain = is_plain };
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

          if (body->needs_capital
              && (!(reading->tokens[at].flags & DR_TOKEN_CAPITAL)
                  || (whole_line && begins_other_body (reading, at, n, is_plain))))
            return 0;
          part->is_weak = body->needs_capital;
          for (guint i = 0; i < G_N_ELEMENTS (area_youths); i++)
            if (dr_phrase_match_one (reading, at, area_youth_words, i) > 0)
              part->area = area_youths[i].area;
          part->is_committee = body->kind == DR_UNIT_KIND_COMMITTEE;
        }
    }
  at += n;

  /* «ĐẢNG ỦY CÔNG AN HUYỆN» is the committee of that body, not the body. */
  if (n > 0 && whole_line && part->area < 0 && (!part->is_weak || part->is_committee) && at < reading->n_tokens
      && dr_phrase_match (reading, at, "việt nam") == 0
      && match_area (reading, at, is_plain, &(int) { 0 }) == 0 && match_committee (reading, at, &(int) { 0 }) == 0
      && (part->is_committee || match_body (reading, at, FALSE, &(guint32) { 0 }) == 0))
    {
      guint n_region = dr_phrase_match (reading, at, "khu vực");
      guint n_own = read_own_name (reading, at, is_plain, &part->own);

      at += n_own;
      part->is_regional = n_region > 0;
      /* «CHI CỤC THUẾ KHU VỰC / BÀU SEN - ĐỒNG MÂY» */
      if (n_region > 0 && n_own == n_region && at + 1 < reading->n_tokens && dr_issuer_match_organisation (reading, at + 1) == 0
          && match_area (reading, at + 1, is_plain, &(int) { 0 }) == 0)
        {
          g_autofree char *region = g_steal_pointer (&part->own);
          g_autofree char *below = NULL;
          guint n_below = read_own_name (reading, at + 1, is_plain, &below);

          part->own = below != NULL ? g_strconcat (region, " ", below, NULL) : g_strdup (region);
          at += n_below > 0 ? n_below + 1 : 0;
        }
    }

  if (n > 0 && !whole_line && part->is_committee && part->area < 0 && part->own == NULL)
    at += read_agencies (reading, at, &part->own);

  guint before_area = at;
  while (n > 0 && whole_line && at < reading->n_tokens && reading->tokens[at].kind == DR_TOKEN_NEWLINE)
    at++;
  at += n > 0 ? match_short_form (reading, at) : 0;
  at += n > 0 ? dr_phrase_match_any (reading, at, DR_PHRASES ("việt nam", "chi nhánh")) : 0;
  /* «Ủy ban Kiểm tra Huyện ủy …»: whom the body serves is a part of its own. */
  gboolean serves = n > 0 && !part->is_committee && match_committee (reading, at, &(int) { 0 }) > 0;
  int area = -1;
  guint n_area = part->area < 0 && !serves && !begins_own_area (reading, at)
                   ? match_area (reading, at, is_plain_line (reading, MIN (at, reading->n_tokens - 1)), &area) : 0;
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
      if (whole_line && here < reading->n_tokens && reading->tokens[here].kind == DR_TOKEN_NEWLINE
          && !begins_long_name (reading, here + 1))
        {
          DrIssuerPart next;

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

/* «HỘI NGHỊ», «BAN HÀNH», «ĐỘI NGŨ» begin like names. */
static gboolean
begins_other_noun (const DrReading *reading,
                   guint            index)
{
  return dr_phrase_match_any (reading, index, DR_PHRASES ("hội nghị", "hội thảo", "hội thi", "hội thao", "hội đồng", "ban hành", "đội ngũ",
                                                          "đội viên", "hội viên", "trường hợp", "quỹ đạo", "hội báo", "hội diễn",
                                                          "phòng chống", "phòng", "trạm dừng", "viện phí")) > 0
         && dr_issuer_match_organisation (reading, index) < 2
         && dr_phrase_match_any (reading, index + 1, DR_PHRASES ("nghị", "thảo", "thi", "thao", "hành", "ngũ", "viên", "hợp", "đạo", "báo",
                                                                 "diễn", "chống", "cháy", "phí", "trưởng")) > 0;
}

static guint
end_of_line (const DrReading *reading,
             guint            index)
{
  while (index < reading->n_tokens && reading->tokens[index].kind != DR_TOKEN_NEWLINE)
    index++;

  return index;
}

/* A line that the lexicon knows nothing of: «TRƯỜNG THPT NGUYỄN TRÃI», «Trường THPT Nguyễn Trãi». */
guint
dr_issuer_read_raw_line (const DrReading *reading,
                         guint            index,
                         DrIssuerPart    *part)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint at = index;
  guint n_words = 0;
  guint n_small = 0;
  guint n_nouns = 0;
  int area = -1;
  char *place = NULL;

  while (at < reading->n_tokens && reading->tokens[at].kind != DR_TOKEN_NEWLINE)
    {
      DrDatePhrase date;

      /* «BAN DÂN TỘC TỈNH LÂM HẢI»: of which area the line itself says; but «HỢP TÁC XÃ», «XÃ HỘI». */
      if (at > index + 1 && area < 0 && dr_phrase_match_before (reading, at, DR_PHRASES ("hợp tác")) == 0
          && dr_phrase_match (reading, at, "xã hội") == 0)
        {
          guint n_area = match_area (reading, at, FALSE, &area);
          guint n_place = n_area > 0 ? read_place (reading, at + n_area, TRUE, FALSE, &place) : 0;

          if (n_place == 0 || at + n_area + n_place < end_of_line (reading, at))
            {
              g_clear_pointer (&place, g_free);
              area = -1;
            }
        }

      if (at > index + 1 && dr_date_phrase_match (reading, at, &date))
        break;
      if (reading->tokens[at].kind == DR_TOKEN_WORD || reading->tokens[at].kind == DR_TOKEN_DIGITS)
        {
          dr_issuer_append_body_word (name, reading, at, &n_small, &n_nouns);
          n_words++;
        }
      /* «CHI CỤC DÂN SỐ - KHHGĐ» */
      else if (dr_reading_is_sign (reading, at, '-') && n_words > 0 && dr_reading_is_word (reading, at + 1))
        g_string_append (name, " -");
      at++;
    }

  *part = (DrIssuerPart) { .first = index, .end = at, .body = DR_NONE, .area = area, .place = place };
  /* «Dự thảo», «Mẫu số 01», «Phụ lục» stand above a title too. */
  gboolean is_name = (reading->tokens[index].flags & DR_TOKEN_ALL_CAPITALS)
                     || ((reading->tokens[index].flags & DR_TOKEN_CAPITAL) && !begins_other_noun (reading, index)
                         && dr_phrase_match_any (reading, index, DR_PHRASES ("dự thảo", "mẫu", "biểu", "phụ lục", "ban hành", "tài liệu",
                                                                             "trang", "thời gian", "địa điểm", "người", "họ tên", "chức vụ",
                                                                             "căn cứ", "thực hiện", "điện thoại", "kèm theo", "lần",
                                                                             "bản", "lưu", "website", "email", "fax")) == 0);
  if (n_words >= 2 && n_words <= LONGEST_RAW_NAME && is_name)
    part->raw = g_string_free (g_steal_pointer (&name), FALSE);
  else
    {
      g_clear_pointer (&part->place, g_free);
      part->area = -1;
    }

  return at;
}

/* «Chi cục Hải quan cửa khẩu Nà Mạ: Thu ngân sách …»: a name before a headline's colon; gives the token behind it, 0 for none. */
static guint
read_label (const DrReading *reading,
            DrIssuerPart            *part)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint at = 0;
  guint n_small = 0;
  guint n_nouns = 0;

  gboolean is_in_capitals = TRUE;
  gboolean says_more = FALSE;

  *part = (DrIssuerPart) { .body = DR_NONE, .area = -1 };
  if (begins_other_noun (reading, 0))
    return 0;
  if (dr_issuer_match_organisation (reading, 0) == 0 || !(reading->tokens[0].flags & DR_TOKEN_CAPITAL))
    return 0;
  while (at < reading->n_tokens && at < LONGEST_LABEL && !dr_reading_is_sign (reading, at, ':'))
    {
      const DrToken *token = &reading->tokens[at];

      is_in_capitals &= token->kind != DR_TOKEN_WORD || (token->flags & DR_TOKEN_ALL_CAPITALS) != 0;
      says_more |= at > 1 && dr_phrase_match_any (reading, at, ends_of_place) > 0
                   && dr_phrase_match_any (reading, at, DR_PHRASES ("và", "các", "xây dựng", "công tác")) == 0;
      if (part->area < 0 && at > 0)
        {
          guint n_area = match_area (reading, at, FALSE, &part->area);

          if (n_area > 0 && at + n_area < reading->n_tokens && !part->is_plain)
            read_place (reading, at + n_area, FALSE, FALSE, &part->place);
        }
      if (token->kind == DR_TOKEN_WORD || token->kind == DR_TOKEN_DIGITS)
        dr_issuer_append_body_word (name, reading, at, &n_small, &n_nouns);
      else if (dr_phrase_is_sign_of (reading, at, "-&"))
        g_string_append_printf (name, " %c", (char) token->word);
      else if (dr_phrase_is_sign_of (reading, at, ","))
        g_string_append_c (name, ',');
      else
        break;
      at++;
    }
  /* «BƯU ĐIỆN TỈNH CAO NGHÂN»: a line of its own in capitals that says nothing else. */
  gboolean is_line = is_in_capitals && !says_more
                     && (at == reading->n_tokens || reading->tokens[at].kind == DR_TOKEN_NEWLINE);
  if (at < 2 || (!dr_reading_is_sign (reading, at, ':') && !is_line))
    {
      clear_part (part);
      return 0;
    }
  part->end = at;
  part->raw = g_string_free (g_steal_pointer (&name), FALSE);

  return at;
}

guint
dr_issuer_read_organisation (const DrReading *reading,
                             guint            index,
                             DrIssuerPart    *part)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint n_small = 0;
  guint n_nouns = 0;

  *part = (DrIssuerPart) { .first = index, .body = DR_NONE, .area = -1 };
  if (dr_issuer_match_organisation (reading, index) == 0 || !(reading->tokens[index].flags & DR_TOKEN_CAPITAL)
      || begins_other_noun (reading, index))
    return 0;

  for (guint at = index; at < reading->n_tokens && at - index < LONGEST_LABEL; at++)
    {
      guint n_area = at > index ? match_area (reading, at, FALSE, &part->area) : 0;
      guint n_place = n_area > 0 ? read_place (reading, at + n_area, FALSE, FALSE, &part->place) : 0;

      /* «Công đoàn ngành Giáo dục tỉnh sơ kết …»: whatever goes on in small letters is no place. */
      gboolean is_area_alone = n_area > 0 && n_place == 0 && at + n_area < reading->n_tokens
                               && (dr_phrase_match_any (reading, at + n_area, ends_of_place) > 0
                                   || dr_phrase_is_sign_of (reading, at + n_area, ",:.;")
                                   || (dr_reading_is_word (reading, at + n_area)
                                       && !(reading->tokens[at + n_area].flags & DR_TOKEN_CAPITAL)));
      if (n_place > 0 || is_area_alone)
        {
          part->end = at + n_area + n_place;
          g_string_append_printf (name, " %s", dr_issuer_areas[part->area].name);
          if (n_place > 0)
            g_string_append_printf (name, " %s", part->place);
          part->raw = g_string_free (g_steal_pointer (&name), FALSE);
          return part->end;
        }
      if (at > index && dr_phrase_match_any (reading, at, ends_of_place) > 0
          && dr_phrase_match_any (reading, at, DR_PHRASES ("và", "các", "xây dựng")) == 0)
        break;
      if (dr_phrase_is_sign_of (reading, at, "-&"))
        g_string_append_printf (name, " %c", (char) reading->tokens[at].word);
      else if (reading->tokens[at].kind == DR_TOKEN_WORD)
        dr_issuer_append_body_word (name, reading, at, &n_small, &n_nouns);
      else
        break;
    }
  clear_part (part);
  *part = (DrIssuerPart) { .first = index, .body = DR_NONE, .area = -1 };

  return 0;
}

/* «BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH / MỤC TIÊU QUỐC GIA»: a line that begins no name goes on with that of the line above it. */
static gboolean
continue_name (const DrReading *reading,
               GArray          *parts,
               DrIssuerPart    *part)
{
  DrIssuerPart *before = parts->len > 0 ? &g_array_index (parts, DrIssuerPart, parts->len - 1) : NULL;

  if (before == NULL || part->raw == NULL || before->raw == NULL || before->end + 1 != part->first
      || dr_issuer_match_organisation (reading, before->first) == 0 || dr_issuer_match_organisation (reading, part->first) > 0)
    return FALSE;

  g_autoptr (GString) name = g_string_new (before->raw);
  guint n_small = 0;
  guint n_nouns = 2;

  for (guint i = part->first; i < part->end; i++)
    if (reading->tokens[i].kind == DR_TOKEN_WORD || reading->tokens[i].kind == DR_TOKEN_DIGITS)
      dr_issuer_append_body_word (name, reading, i, &n_small, &n_nouns);
    else if (dr_reading_is_sign (reading, i, '-'))
      g_string_append (name, " -");
  g_free (before->raw);
  before->raw = g_string_free (g_steal_pointer (&name), FALSE);
  before->end = part->end;
  clear_part (part);

  return TRUE;
}

/* «09/CT-BTC»: whether token @index is glued to the number of a document, whose symbol names a body of another level or none. */
static gboolean
ends_symbol (const DrReading *reading,
             guint            index)
{
  guint first = index;

  while (first > 0 && reading->tokens[first - 1].end == reading->tokens[first].start
         && (reading->tokens[first - 1].kind != DR_TOKEN_SIGN || dr_phrase_is_sign_of (reading, first - 1, "/-")))
    first--;
  while (first < index && reading->tokens[first].kind == DR_TOKEN_SIGN)
    first++;

  return first < index && reading->tokens[first].kind == DR_TOKEN_DIGITS;
}

GArray *
dr_issuer_read_parts (const DrReading *reading,
            DrIssuerPlace    place)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (DrIssuerPart));
  gboolean whole_line = place == DR_ISSUER_PLACE_HEAD;

  g_array_set_clear_func (parts, clear_part);

  guint first = 0;
  if (place == DR_ISSUER_PLACE_HEADLINE && reading->n_tokens > 0)
    {
      DrIssuerPart part;
      guint end = read_part (reading, 0, FALSE, &part);

      /* What the lexicon knows to the colon needs no label. */
      gboolean is_known = end > 0 && (dr_reading_is_sign (reading, end, ':') || part.area >= 0);
      if (end > 0)
        clear_part (&part);
      if (!is_known && (first = read_label (reading, &part)) > 0)
        g_array_append_val (parts, part);
    }
  for (guint i = first; i < reading->n_tokens;)
    {
      DrIssuerPart part;
      guint end = reading->tokens[i].kind == DR_TOKEN_WORD && (whole_line || !ends_symbol (reading, i)) ? read_part (reading, i, whole_line, &part) : 0;

      if (end == 0 && whole_line && reading->tokens[i].kind == DR_TOKEN_WORD
          && (i == 0 || reading->tokens[i - 1].kind == DR_TOKEN_NEWLINE))
        {
          end = dr_issuer_read_raw_line (reading, i, &part);
          if (continue_name (reading, parts, &part))
            {
              i = MAX (end, i + 1);
              continue;
            }
        }
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
