/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrase-private.h"
#include "reading/sentences/dr-sentence-private.h"

/* The figures of a sentence, before it is known what they say: where they stand, and what they count. */

/* «; đã mở 7 lớp», «; hiện nay đạt 61%»: what has been reached after all. */
static gboolean
tells_result (const DrSentence *self,
              guint             first,
              guint             end)
{
  for (guint i = first; i < end; i++)
    if (dr_phrase_match_any (self->reading, i, DR_PHRASES ("đã", "hiện nay", "hiện đã", "đến nay", "kết quả")) > 0)
      return TRUE;

  return FALSE;
}

/* «Tiếp tục vận động 50 triệu đồng»: one verb and then the figure. What goes on as it is has been reached. */
static gboolean
goes_on_to (const DrSentence *self,
            guint             first,
            guint             end)
{
  if (!dr_sentence_may_begin (self, DR_PHRASE_GROUP_GOING_ON))
    return FALSE;
  for (guint i = end > first + 4 ? end - 4 : first; i < end; i++)
    {
      guint n = dr_phrase_match_any (self->reading, i, DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_GOING_ON, "tiếp tục"));

      if (n > 0)
        return i + n < end && dr_sentence_after_sign (self, i, end, ",;:") == i
               && dr_phrase_match_any (self->reading, i + n, DR_PHRASES ("duy trì", "giữ vững", "có")) == 0;
    }

  return FALSE;
}

/* How many years ahead a report looks in one word. */
#define LATER_YEARS 5

/* «2023: tuyển sinh 680 người» in a report of 2022: a bare year for a label. */
static gboolean
is_labelled_by_later_year (const DrSentence *self,
                           guint             first)
{
  const DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);

  if (!dr_reading_is_digits (reading, first) || reading->tokens[first].end - reading->tokens[first].start != 4
      || !dr_reading_is_sign (reading, first + 1, ':'))
    return FALSE;

  guint64 year = g_ascii_strtoull (reading->bytes + reading->tokens[first].start, NULL, 10);
  guint64 last = g_date_get_year (dr_period_get_last_day (g_ptr_array_index (data->periods, reading->report_period)));

  return year > last && year <= last + LATER_YEARS;
}

/* «Cuối năm: mở 40 lớp» in a report that ends before: what is left of the year. */
static gboolean
is_labelled_by_rest_of_year (const DrSentence *self,
                             guint             first)
{
  const DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);

  return dr_reading_is_sign (reading, first + 2, ':') && dr_phrase_match_any (reading, first, DR_PHRASES ("cuối năm", "còn lại")) == 2
         && g_date_get_month (dr_period_get_last_day (g_ptr_array_index (data->periods, reading->report_period))) != G_DATE_DECEMBER;
}

/* «Quý III: đi 32 buổi» in a report of quarter II: a clause that begins with a later time speaks of plans. */
static gboolean
begins_later (DrSentence *self,
              guint       first)
{
  /* «KH T7: tập huấn 2 lớp», «Nhiệm vụ tháng 8: …», «Chỉ tiêu năm 2024: …» */
  first += dr_phrase_match_any (self->reading, first, DR_PHRASES ("KH", "kế hoạch", "nhiệm vụ", "phương hướng", "nhiệm vụ trọng tâm",
                                                                  "chương trình", "công tác", "chỉ tiêu", "mục tiêu"));

  if (first >= self->end)
    return FALSE;
  if (is_labelled_by_later_year (self, first) || is_labelled_by_rest_of_year (self, first))
    return TRUE;

  return self->taken->data[first] == DR_TAKEN_DATE && dr_sentence_compare_time (self, first, first + 1) > 0;
}

/* «Kết luận của Chủ tịch: quý II phát triển 700 đoàn viên» in a report of quarter I. */
static gboolean
begins_later_behind_label (DrSentence *self,
                           guint       end)
{
  guint colon = dr_sentence_after_sign (self, self->first, end, ":");

  return colon > self->first && begins_later (self, colon);
}

/* How far behind «kiến nghị» what is asked for may stand. */
#define REQUEST_REACH 10

/* «kiến nghị huyện hỗ trợ 2 tỷ đồng»: asked for, and not given; but «kiến nghị thu hồi 20 triệu đồng» is what a check ended with. */
static gboolean
asks_for (const DrSentence *self,
          guint             first,
          guint             end)
{
  const DrPhrases *askings = DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_ASKING, "kiến nghị", "đề nghị", "đề xuất");
  const DrPhrases *gifts = DR_PHRASES ("hỗ trợ", "cấp", "bổ sung", "đầu tư", "bố trí", "quan tâm", "xem xét", "tạo điều kiện", "cho phép",
                                       "nâng cấp", "phân bổ", "cho chủ trương");
  const DrPhrases *done = DR_PHRASES ("đã", "được", "theo", "và đã");

  if (!dr_sentence_may_begin (self, DR_PHRASE_GROUP_ASKING))
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      guint n = dr_phrase_match_any (self->reading, i, askings);
      guint last = MIN (end, i + n + REQUEST_REACH);

      if (n == 0 || (i > first && dr_phrase_match_any (self->reading, i - 1, DR_PHRASES ("theo", "nhận", "các")) > 0))
        continue;
      /* «84 lượt ý kiến, kiến nghị của cử tri để xem xét»: what others ask for was counted. */
      guint noun = i > first && dr_reading_is_sign (self->reading, i - 1, ',') ? i - 1 : i;
      if (noun > first && dr_phrase_match_before (self->reading, noun, DR_PHRASES ("ý kiến")) > 0)
        continue;
      /* «Đề nghị: bố trí 3,6 tỷ đồng; …» */
      n += dr_reading_is_sign (self->reading, i + n, ':');
      for (guint j = i + n; j < last && !dr_phrase_is_sign_of (self->reading, j, ";:(") && dr_phrase_match_any (self->reading, j, done) == 0;
           j++)
        if (dr_phrase_match_any (self->reading, j, gifts) > 0)
          return TRUE;
    }

  return FALSE;
}

/* Words from who speaks to what he demands: «Chủ tịch UBND huyện Nguyễn Văn A phát biểu kết luận, yêu cầu …». */
#define SPEECH_REACH 20

/*
 * «Chủ tịch UBND huyện yêu cầu các xã gieo 420 ha»: what somebody in office wants done, to the end of the sentence; but «Chánh
 * Thanh tra yêu cầu thu hồi 45 triệu đồng» ends an inspection.
 */
static gboolean
demands (const DrSentence *self,
         guint             first,
         guint             end)
{
  const DrReading *reading = self->reading;
  const DrPhrases *demandings = DR_PHRASES_OF_GROUP (DR_PHRASE_GROUP_ASKING, "yêu cầu", "đề nghị");
  const DrPhrases *offices = DR_PHRASES ("chủ tịch", "bí thư", "giám đốc", "cục trưởng", "trưởng ban", "trưởng phòng", "hiệu trưởng",
                                         "kết luận hội nghị", "kết luận phiên họp", "kết luận cuộc họp", "kết luận buổi làm việc",
                                         "phát biểu kết luận", "phát biểu chỉ đạo");
  const DrPhrases *findings = DR_PHRASES ("thu hồi", "nộp lại", "nộp trả", "khắc phục", "chấn chỉnh", "kiểm điểm", "xử lý", "tháo dỡ",
                                          "hoàn trả", "bồi thường", "rút kinh nghiệm", "đình chỉ");

  if (!dr_sentence_may_begin (self, DR_PHRASE_GROUP_ASKING))
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      guint n = dr_phrase_match_any (reading, i, demandings);
      guint last = i > first + SPEECH_REACH ? i - SPEECH_REACH : first;

      if (n == 0 || dr_phrase_match_any (reading, i + n, findings) > 0
          || (i > first && dr_phrase_match_any (reading, i - 1, DR_PHRASES ("theo", "nhận", "các", "ứng", "kiến", "được", "có", "số", "đúng")) > 0))
        continue;
      for (guint j = i + n; j < end; j++)
        if (dr_phrase_match_any (reading, j, DR_PHRASES ("đã", "kết quả", "đến nay")) > 0)
          return FALSE;
      for (guint j = i; j-- > last && !dr_reading_is_sign (reading, j, ';');)
        if (dr_phrase_match_any (reading, j, offices) > 0)
          return TRUE;
    }

  return FALSE;
}

/* «Dự ước cả năm: thu ngân sách 510 tỷ đồng» in a report of less than the year: the sentence, or the line that it stands in, begins so. */
static gboolean
looks_ahead (const DrSentence *self)
{
  const DrPhrases *forecasts = DR_PHRASES ("dự ước cả năm", "ước cả năm", "ước thực hiện cả năm", "dự ước thực hiện cả năm", "ước thực hiện năm",
                                           "dự ước năm");
  const DrReading *reading = self->reading;
  DrReportData *data = dr_report_builder_get_data (reading->builder);
  guint line = 0;

  while (line < self->end && self->taken->data[line] == DR_TAKEN_NUMBERING)
    line++;
  if (dr_phrase_match_any (reading, self->first, forecasts) == 0
      && !(self->first > line && dr_reading_is_sign (reading, self->first - 1, ':') && dr_phrase_match_any (reading, line, forecasts) > 0))
    return FALSE;

  return dr_period_get_kind (g_ptr_array_index (data->periods, reading->report_period)) != DR_PERIOD_KIND_YEAR;
}

/* Whether figures from here on are wished for; a semicolon ends a wish, and what was reached in spite of it too. */
static gboolean
is_wish (DrSentence *self,
         guint       first,
         guint       end,
         gboolean    is_wish_so_far,
         gboolean    sentence_is_wish)
{
  guint semicolon = dr_sentence_after_sign (self, first, end, ";");

  if (semicolon > first)
    {
      is_wish_so_far = sentence_is_wish;
      first = semicolon;
      if (self->reading->section_role != DR_SECTION_ROLE_PLAN && tells_result (self, first, end))
        return FALSE;
    }
  if (dr_sentence_has (self, first, end, DR_SIGNAL_BIT (DR_SIGNAL_PLAN)) || asks_for (self, first, end))
    return TRUE;

  return is_wish_so_far || (semicolon == first && begins_later (self, first));
}

/* «khối 6, 7», «các ấp 3 và 5», «độ tuổi từ 31 đến 40»: what is listed behind a name that ended before token @named_end, and counts nothing itself. */
static gboolean
goes_on_with_names (const DrSentence     *self,
                    guint                 index,
                    const DrFigurePhrase *phrase,
                    guint                 named_end,
                    DrNumberRole         *role,
                    guint                *end)
{
  const DrReading *reading = self->reading;

  if (named_end == 0 || index != named_end + 1
      || !(dr_reading_is_sign (reading, named_end, ',') || dr_reading_is_sign (reading, named_end, '-')
           || dr_phrase_match_any (reading, named_end, DR_PHRASES ("và", "đến", "tới")) > 0)
      || reading->tokens[index].kind != DR_TOKEN_DIGITS)
    return FALSE;
  if (phrase != NULL && (phrase->lexicon_measure != DR_NONE || phrase->is_rate || (phrase->flags & DR_MEASURE_MONEY)))
    return FALSE;
  *role = DR_NUMBER_ROLE_NAME;
  *end = index + 1;

  return TRUE;
}

/*
 * One past the bracket that is open behind the tokens from @first up to @end, where @bracket was before; 0 where none is.
 * @outer is the one around it: «(nghị quyết 12 (48%), công văn 13 (52%))».
 */
static guint
find_bracket (const DrReading *reading,
              guint            first,
              guint            end,
              guint            bracket,
              guint           *outer)
{
  const DrToken *tokens = reading->tokens;

  for (guint i = dr_reading_find (reading, first, end, DR_TOKEN_SET_SIGNS); i < end;
       i = dr_reading_find (reading, i + 1, end, DR_TOKEN_SET_SIGNS))
    if (tokens[i].word == '(')
      {
        *outer = bracket;
        bracket = i + 1;
      }
    else if (tokens[i].word == ')')
      {
        bracket = *outer;
        *outer = 0;
      }

  return bracket;
}

/* «170.141.183.460.…» of more digits than a figure holds is unread as a whole, and not read from the middle; gives where to go on. */
static guint
skip_too_long (DrSentence *self,
               guint       index)
{
  DrReading *reading = self->reading;
  const DrToken *token = &reading->tokens[index];
  DrNumeral numeral;
  guint n_digits = 0;

  if (token->kind != DR_TOKEN_DIGITS
      || dr_numeral_scan_literal (reading->bytes, reading->tokens[self->end - 1].end, token->start, &numeral)
      || numeral.end <= token->end)
    return index + 1;
  for (gsize i = token->start; i < numeral.end; i++)
    n_digits += g_ascii_isdigit (reading->bytes[i]) != 0;

  guint end = index + 1;
  while (end < self->end && reading->tokens[end].start < numeral.end && self->taken->data[end] == DR_TAKEN_FREE)
    end++;
  if (n_digits <= DR_DECIMAL_MAX_DIGITS || reading->tokens[end - 1].end != numeral.end)
    return index + 1;
  dr_reading_account (reading, token->start, (guint32) numeral.end, DR_NUMBER_ROLE_UNREAD, DR_ITEM_NONE, DR_NONE);

  return end;
}

void
dr_sentence_collect_figures (DrSentence *self)
{
  DrReading *reading = self->reading;
  gboolean in_plan_section = reading->section_role == DR_SECTION_ROLE_PLAN;
  gboolean sentence_is_wish = FALSE;  /* known once there is a figure */
  gboolean wish = FALSE;
  guint gap_first = self->first;
  guint bracket = 0;
  guint outer = 0;
  guint named_end = 0;
  gboolean is_noted = FALSE;

  self->figures->len = 0;
  for (guint i = self->first; i < self->end;)
    {
      guint number = dr_reading_find (reading, i, self->end, DR_TOKEN_SET_NUMBERS);

      bracket = find_bracket (reading, i, number, bracket, &outer);
      i = number;
      if (i == self->end)
        break;
      if (self->taken->data[i] != DR_TAKEN_FREE)
        {
          i++;
          continue;
        }

      const DrToken *token = &reading->tokens[i];

      DrSentenceFigure *figure = DR_ROWS_NEXT (self->figures, DrSentenceFigure);
      gboolean is_figure = dr_figure_phrase_match (reading, i, self->end, self->taken->data, &figure->phrase);
      DrNumberRole role;
      guint name_end;
      if ((is_figure || token->kind == DR_TOKEN_DIGITS)
          && (dr_figure_phrase_is_no_figure (reading, i, is_figure ? &figure->phrase : NULL, &role, &name_end)
              || goes_on_with_names (self, i, is_figure ? &figure->phrase : NULL, named_end, &role, &name_end)))
        {
          if (token->kind == DR_TOKEN_DIGITS)
            {
              dr_reading_account (reading, token->start, reading->tokens[name_end - 1].end, role, DR_ITEM_NONE, DR_NONE);
              i = named_end = name_end;
            }
          else
            i++;
          continue;
        }
      if (!is_figure)
        {
          i = skip_too_long (self, i);
          continue;
        }
      /* Nothing was asked of the words before. */
      if (!is_noted)
        dr_sentence_note_words (self, self->first, self->end);
      is_noted = TRUE;
      if (i > self->first
          && dr_sentence_has (self, i - 1, i, DR_SIGNAL_BIT (DR_SIGNAL_VAGUE) | DR_SIGNAL_BIT (DR_SIGNAL_HONOUR)))
        {
          i = figure->phrase.end;
          continue;
        }

      if (self->figures->len == 0)
        {
          guint head_end = MIN (self->end, self->first + 6);

          wish = sentence_is_wish = in_plan_section
                                    || dr_sentence_has (self, self->first, head_end, DR_SIGNAL_BIT (DR_SIGNAL_PLAN))
                                    || begins_later (self, self->first) || looks_ahead (self)
                                    || (dr_phrase_match_any (reading, self->first, DR_PHRASES ("đề nghị", "kiến nghị", "đề xuất")) > 0
                                        && asks_for (self, self->first, figure->phrase.first))
                                    || begins_later_behind_label (self, figure->phrase.first);
        }
      if (demands (self, gap_first, figure->phrase.first))
        wish = sentence_is_wish = TRUE;
      wish = is_wish (self, gap_first, figure->phrase.first, wish, sentence_is_wish);
      figure->gap_first = gap_first;
      figure->bracket = bracket;
      figure->is_plan = wish || goes_on_to (self, gap_first, figure->phrase.first);
      figure->outcome = DR_FIGURE_OUTCOME_NONE;
      figure->owner = -1;
      dr_sentence_part_other_noun (self, figure);
      self->figures->len++;
      i = gap_first = MAX (figure->phrase.end, i + 1);
    }
}

/* Whether only a comma or «và» stands between two figures. */
static gboolean
are_listed (const DrSentence *self,
            guint             first,
            guint             end)
{
  if (end != first + 1)
    return FALSE;

  return dr_reading_is_sign (self->reading, first, ',') || dr_phrase_match (self->reading, first, "và");
}

gboolean
dr_sentence_counts_something (const DrFigurePhrase *phrase)
{
  return phrase->measure_end > phrase->measure_first || (phrase->flags & DR_MEASURE_MONEY);
}

/* Words of «tại nhà» in «tập trung 43, tại nhà 512 người». */
#define LONGEST_SIDE 3

/* «; điều dưỡng tập trung 43, tại nhà 512 người»: two kinds of people, of which only the last has its noun. */
static gboolean
are_two_kinds (const DrSentence *self,
               guint             index)
{
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  const DrSentenceFigure *next = figure + 1;

  /* «tổng số lớp 312, học sinh 9.846 em» has its own. */
  guint clause = dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ",;:");
  if (dr_phrase_match_any (self->reading, clause, DR_PHRASES ("số", "tổng số", "tổng")) > 0)
    return FALSE;

  return (next->phrase.flags & DR_MEASURE_PEOPLE) && figure->phrase.value.exponent == 0 && figure->bracket == next->bracket
         && (index == 0 || dr_sentence_after_sign (self, figure->gap_first, figure->phrase.first, ";") > figure->gap_first)
         && dr_reading_is_word (self->reading, figure->phrase.first - 1) && figure->phrase.first > figure->gap_first
         && dr_reading_is_sign (self->reading, figure->phrase.end, ',') && next->phrase.first > figure->phrase.end + 1
         && next->phrase.first - figure->phrase.end - 1 <= LONGEST_SIDE
         && dr_sentence_after_sign (self, figure->phrase.end + 1, next->phrase.first, ",;:(") == figure->phrase.end + 1
         && !dr_sentence_has (self, figure->gap_first, next->phrase.first,
                              DR_SIGNAL_BIT (DR_SIGNAL_TARGET) | DR_SIGNAL_BIT (DR_SIGNAL_UP) | DR_SIGNAL_BIT (DR_SIGNAL_DOWN)
                                | DR_SIGNAL_BIT (DR_SIGNAL_COMPARE));
}

/* «12, 15 và 18 hộ»: the noun behind the last counts for all. */
void
dr_sentence_share_measures (DrSentence *self)
{
  for (guint i = self->figures->len; i > 1; i--)
    {
      DrFigurePhrase *phrase = &g_array_index (self->figures, DrSentenceFigure, i - 2).phrase;
      const DrFigurePhrase *next = &g_array_index (self->figures, DrSentenceFigure, i - 1).phrase;

      if (dr_sentence_counts_something (phrase) || next->lexicon_measure == DR_NONE || next->form != DR_FIGURE_FORM_SINGLE
          || phrase->form != DR_FIGURE_FORM_SINGLE || next->is_percent
          || !(are_listed (self, phrase->end, next->first) || are_two_kinds (self, i - 2)))
        continue;
      phrase->lexicon_measure = next->lexicon_measure;
      phrase->flags = next->flags;
      phrase->is_shared = TRUE;
    }
}

/* «số hộ nghèo còn lại cuối năm là 873», «Số cuộc kiểm tra: 31»: the noun stands behind «số» at the head of the clause; 0: none. */
static guint
find_counted_noun (const DrSentence *self,
                   guint             index)
{
  const DrReading *reading = self->reading;
  const DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  guint first = figure->phrase.first;

  if (!dr_reading_is_sign (reading, first - 1, ':')
      && dr_phrase_match_before (reading, first, DR_PHRASES ("là", "còn", "đạt", "lên", "có")) == 0)
    return 0;

  guint clause = dr_sentence_after_sign (self, figure->gap_first, first - 1, ",;.(:");
  guint n_lead = dr_phrase_match_any (reading, clause, DR_PHRASES ("số", "số lượng", "tổng số", "tổng số lượng"));

  return n_lead > 0 && clause + n_lead < first ? clause + n_lead : 0;
}

/* «Tổng số hội viên đến 30/6/2020: 52.310»: the noun stands in front, behind «tổng số». */
void
dr_sentence_find_parted_noun (DrSentence *self,
                              guint       index)
{
  DrReading *reading = self->reading;
  DrSentenceFigure *figure = &g_array_index (self->figures, DrSentenceFigure, index);
  DrFigurePhrase *phrase = &figure->phrase;
  DrLexiconMatch match;
  guint32 value = 0;

  if (dr_sentence_counts_something (phrase) || phrase->is_shared || phrase->first == 0)
    return;
  if ((phrase->form == DR_FIGURE_FORM_SINGLE || phrase->form == DR_FIGURE_FORM_SLASH)
      && (dr_sentence_counts_victims (self, index, &value) || dr_sentence_counts_points (self, index, &value)
          || dr_sentence_find_label_noun (self, index, FALSE, &value)))
    {
      dr_sentence_take_noun (self, phrase, value);
      return;
    }
  if (phrase->form != DR_FIGURE_FORM_SINGLE)
    return;

  guint noun = find_counted_noun (self, index);
  guint whole = dr_sentence_find_last (self, figure->gap_first, phrase->first, DR_SIGNAL_BIT (DR_SIGNAL_WHOLE));
  if (noun == 0 && (whole == phrase->first || !dr_reading_is_sign (reading, phrase->first - 1, ':')))
    return;
  if (noun == 0)
    noun = g_array_index (self->signal_ends, guint32, whole);
  if (!dr_lexicon_match (reading->lexicon, reading->tokens, phrase->first, noun, DR_LEXICON_MEASURE, &match))
    return;
  dr_lexicon_match_has (&match, DR_LEXICON_MEASURE, &value);
  dr_sentence_take_noun (self, phrase, value);
}
