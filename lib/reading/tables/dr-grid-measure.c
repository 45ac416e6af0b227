/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/tables/dr-grid-table-private.h"

#include <string.h>

#include <districtreport/dr-quantity.h>

#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-text-private.h"
#include "reading/language/dr-phrase-private.h"
#include "reading/phrases/dr-figure-phrase-private.h"

/*
 * What a column, a row or a whole table counts. The words are read as a figure of
 * one: «1 triệu đồng» says both the power of ten and what is counted.
 */

/* No measure is longer; what is longer is a sentence. */
#define MOST_MEASURE 80
#define MOST_NOUN_WORDS 3

static const DrGridMeasure no_measure = { .measure = DR_NONE };

/* The power of ten that @value is; FALSE if it is none. */
static gboolean
is_power_of_ten (const DrDecimal *value,
                 int             *exponent)
{
  DrDecimal plain = dr_decimal_normalize (value);

  *exponent = plain.exponent;

  return plain.coefficient == 1;
}

static gboolean
parse_figure (DrReading     *reading,
              const char    *text,
              DrGridMeasure *measure)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = { .lexicon = reading->lexicon, .indicators = reading->indicators, .builder = reading->builder,
                      .bytes = text, .length = strlen (text) };
  DrFigurePhrase phrase;

  dr_reading_scan_other (reading, text, inner.length, tokens);
  inner.tokens = (const DrToken *) (gpointer) tokens->data;
  inner.n_tokens = tokens->len;
  g_autofree guint8 *taken = g_new0 (guint8, inner.n_tokens + 1);

  if (inner.n_tokens == 0 || !dr_figure_phrase_match (&inner, 0, inner.n_tokens, taken, &phrase)
      || phrase.end != inner.n_tokens || phrase.form != DR_FIGURE_FORM_SINGLE
      || !is_power_of_ten (&phrase.value, &measure->exponent))
    return FALSE;

  /* «1 triệu»: money, although nobody says so. */
  measure->flags = phrase.flags;
  measure->is_percent = phrase.is_percent;
  measure->is_rate = phrase.is_rate || phrase.is_points;
  if (phrase.measure_end == phrase.measure_first && !(phrase.flags & DR_MEASURE_MONEY))
    return FALSE;
  measure->measure = dr_figure_phrase_intern_measure (&inner, &phrase);

  return measure->measure != DR_NONE;
}

gboolean
dr_grid_measure_parse (DrReading     *reading,
                       const char    *text,
                       gsize          length,
                       gboolean       is_loose,
                       DrGridMeasure *measure)
{
  *measure = no_measure;
  while (length > 0 && (g_ascii_isspace (*text) || *text == '('))
    {
      text++;
      length--;
    }
  while (length > 0 && (g_ascii_isspace (text[length - 1]) || strchr (".,;:)", text[length - 1]) != NULL))
    length--;
  if (length == 0 || length > MOST_MEASURE)
    return FALSE;

  /* Heads write nouns with a capital; only a noun in lower case is one for sure. */
  g_autofree char *lower = g_utf8_strdown (text, length);
  g_autofree char *figure = g_ascii_isdigit (*lower) ? g_strdup (lower) : g_strconcat ("1 ", lower, NULL);
  DrGridMeasure found = no_measure;

  if (!parse_figure (reading, figure, &found))
    {
      /* Of a noun that nobody knows only letters are taken: «lồng bè». */
      if (!is_loose || g_ascii_isdigit (*lower))
        return FALSE;

      g_autoptr (GRefString) canonical = dr_measure_canonicalize (lower, -1);
      if (!dr_quantity_check_measure (canonical, NULL))
        return FALSE;
      found = no_measure;
      found.measure = dr_report_builder_intern (reading->builder, canonical, -1);
      found.is_rate = strchr (canonical, '/') != NULL;
    }
  else if (!is_loose && found.flags == 0 && found.exponent == 0 && !found.is_rate && !found.is_percent)
    {
      g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
      DrLexiconMatch match;

      dr_reading_scan_other (reading, lower, strlen (lower), tokens);
      if (tokens->len == 0
          || !dr_lexicon_match (reading->lexicon, (const DrToken *) (gpointer) tokens->data, tokens->len, 0,
                                DR_LEXICON_MEASURE, &match)
          || match.n_tokens != tokens->len)
        return FALSE;
    }
  *measure = found;

  return TRUE;
}

gsize
dr_grid_measure_split (DrReading     *reading,
                       const char    *text,
                       gsize          length,
                       DrGridMeasure *measure)
{
  *measure = no_measure;
  while (length > 0 && (g_ascii_isspace (text[length - 1]) || text[length - 1] == ':' || text[length - 1] == '*'))
    length--;

  if (length > 2 && text[length - 1] == ')')
    {
      const char *open = g_strrstr_len (text, length, "(");

      if (open != NULL && open > text
          && dr_grid_measure_parse (reading, open + 1, text + length - 1 - open - 1, FALSE, measure))
        return open - text;
      return 0;
    }

  const char *comma = g_strrstr_len (text, length, ",");
  if (comma != NULL && comma > text
      && dr_grid_measure_parse (reading, comma + 1, text + length - comma - 1, FALSE, measure)
      && (measure->exponent != 0 || (measure->flags & (DR_MEASURE_MONEY | DR_MEASURE_PHYSICAL | DR_MEASURE_RATE))))
    return comma - text;
  *measure = no_measure;

  return 0;
}

/* Whether the syllable at @index is a half of «giải quyết», «kết quả», «trực tuyến». */
static gboolean
is_half_of_word (const DrReading *reading,
                 const DrToken   *tokens,
                 guint            n_tokens,
                 guint            index,
                 const char      *text)
{
  DrReading inner = { .lexicon = reading->lexicon, .bytes = text, .tokens = tokens, .n_tokens = n_tokens };

  if (dr_phrase_match_any (&inner, index,
                           DR_PHRASES ("giải quyết", "giải ngân", "giải phóng", "giải tỏa", "giải trình", "giải thể", "nhà nước", "xã hội",
                                       "tổ chức", "ban hành", "khu vực", "đội ngũ", "căn cứ", "tin học", "phòng chống", "phòng ngừa",
                                       "phòng bệnh", "phòng cháy", "đơn giá", "bản đồ", "hộ tịch", "hộ khẩu", "hộ chiếu")) == 2)
    return TRUE;

  return index > 0
         && dr_phrase_match_any (&inner, index - 1,
                                 DR_PHRASES ("kết quả", "hiệu quả", "thành quả", "hậu quả", "trung bình", "hòa bình", "thái bình",
                                             "trực tuyến", "vô tuyến", "chuyển tuyến", "đúng tuyến", "trái tuyến", "vượt tuyến",
                                             "môi trường", "thị trường", "yêu cầu", "nhu cầu", "quân đội", "quốc phòng", "dự phòng",
                                             "văn phòng", "biên phòng", "nhiệm vụ", "dịch vụ", "nghĩa vụ", "nghiệp vụ", "công vụ",
                                             "phục vụ", "chức vụ", "cơ bản", "xã hội", "thị xã", "thông tin", "tầng lớp", "chi tiết")) == 2;
}

/* Heads over the names of rows, and what their rows count. */
static const struct { const char *head, *measure; } heads_of_rows[] = {
  { "khối", "học sinh" }, { "khối lớp", "học sinh" }, { "lớp", "học sinh" }, { "cấp học", "học sinh" }, { "bậc học", "học sinh" },
  { "loại án", "vụ" }, { "tội danh", "vụ" }, { "loại tội phạm", "vụ" }, { "loại tội", "vụ" }, { "loại vụ việc", "vụ" },
  { "loại việc", "trường hợp" }, { "loại thủ tục", "hồ sơ" }, { "thủ tục", "hồ sơ" }, { "loại hồ sơ", "hồ sơ" },
  { "loại vắc xin", "mũi" }, { "vắc xin", "mũi" }, { "tên vắc xin", "mũi" }, { "loại văn bản", "văn bản" }, { "loại đơn", "đơn" },
  { "loại bệnh", "ca" }, { "tên bệnh", "ca" }, { "bệnh", "ca" }, { "nhóm tuổi", "người" }, { "độ tuổi", "người" },
};
DR_DEFINE_PHRASES_OF (row_heads, heads_of_rows, head);

gboolean
dr_grid_measure_of_head (DrReading     *reading,
                         const char    *text,
                         gsize          length,
                         DrGridMeasure *measure)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = { .lexicon = reading->lexicon, .bytes = text, .length = length };

  *measure = no_measure;
  dr_reading_scan_other (reading, text, length, tokens);
  inner.tokens = (const DrToken *) (gpointer) tokens->data;
  inner.n_tokens = tokens->len;
  for (guint i = 0; i < G_N_ELEMENTS (heads_of_rows); i++)
    if (inner.n_tokens > 0 && dr_phrase_match_one (&inner, 0, row_heads, i) == inner.n_tokens)
      return dr_grid_measure_parse (reading, heads_of_rows[i].measure, strlen (heads_of_rows[i].measure), TRUE, measure);

  return FALSE;
}

gboolean
dr_grid_measure_find_noun (DrReading     *reading,
                           const char    *text,
                           gsize          length,
                           DrGridMeasure *measure)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  gboolean found = FALSE;

  *measure = no_measure;
  dr_reading_scan_other (reading, text, MIN (length, 4 * MOST_MEASURE), tokens);
  const DrToken *all = (const DrToken *) (gpointer) tokens->data;
  for (guint i = 0; i < tokens->len; i++)
    {
      DrLexiconMatch match;
      guint32 value = 0;

      if (dr_lexicon_match_signal (reading->lexicon, all, tokens->len, i, DR_SIGNAL_SHARE) > 0)
        {
          *measure = (DrGridMeasure) { .measure = dr_report_builder_intern (reading->builder, "%", -1),
                                       .flags = DR_MEASURE_RATE, .is_percent = TRUE };
          return TRUE;
        }
      if (found || all[i].kind != DR_TOKEN_WORD
          || !dr_lexicon_match (reading->lexicon, all, tokens->len, i, DR_LEXICON_MEASURE, &match))
        continue;
      dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);

      const DrLexiconMeasure *entry = dr_lexicon_get_measure (reading->lexicon, value);
      if (entry->flags & (DR_MEASURE_PHYSICAL | DR_MEASURE_RATE | DR_MEASURE_MONEY))
        continue;
      /* «khám sức khỏe định kỳ»: a syllable that is a noun only where it stands first, or behind «số». */
      if (entry->flags == 0 && match.n_tokens == 1 && i > 0
          && !(all[i - 1].word != 0 && all[i - 1].end - all[i - 1].start == strlen ("số")
               && memcmp (text + all[i - 1].start + 1, "ố", strlen ("ố")) == 0))
        continue;
      /* «Kết quả công tác»: half of a word. */
      if (match.n_tokens == 1 && is_half_of_word (reading, all, tokens->len, i, text))
        continue;
      /* «Tổ chức Hội»: a word that is a noun only behind a number waits for a better one. */
      measure->measure = dr_report_builder_intern (reading->builder, entry->name, -1);
      measure->flags = entry->flags;
      found = !(entry->flags & DR_MEASURE_GENERAL);
      i += match.n_tokens - 1;
    }

  return measure->measure != DR_NONE;
}

gboolean
dr_grid_measure_find_people (DrReading     *reading,
                             const char    *text,
                             DrGridMeasure *measure)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  DrReading inner = dr_reading_scan_words (reading, text, tokens);

  guint at = dr_phrase_match_any (&inner, 0, DR_PHRASES ("số", "tổng số", "số ca", "đã", "làm"));
  guint n_called = dr_phrase_match_any (&inner, at, DR_PHRASES ("giao quân", "tuyển quân", "nhập ngũ"));
  guint n_harmed = dr_phrase_match_any (&inner, at, DR_PHRASES ("chết", "tử vong", "bị thương", "thương vong", "mất tích"));
  guint behind = at + n_harmed;

  if (n_called > 0)
    return dr_grid_measure_parse (reading, "thanh niên", strlen ("thanh niên"), FALSE, measure);
  /* «Chết gia súc» */
  behind += dr_phrase_match_any (&inner, behind, DR_PHRASES ("nặng", "nhẹ", "đuối", "đuối nước"));
  if (n_harmed > 0 && behind == inner.n_tokens)
    return dr_grid_measure_parse (reading, "người", strlen ("người"), FALSE, measure);

  return FALSE;
}

DrReading
dr_grid_read_cell (const DrReading *reading,
                   guint32          start,
                   guint32          end,
                   GArray          *tokens)
{
  DrReading inner = *reading;

  g_array_set_size (tokens, 0);
  dr_reading_scan (reading, start, end, tokens);
  inner.tokens = (const DrToken *) (gpointer) tokens->data;
  inner.n_tokens = tokens->len;

  return inner;
}
