/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-level-phrase-private.h"

#include "reading/language/dr-phrase-private.h"

typedef struct
{
  const char  *phrase;
  DrLevelTime  time;
  gboolean     opens_clause;    /* says so only there: «hiện còn 97 hộ», but «thực hiện», «ngày nay» */
} LevelPhrase;

/* One that ends as another does, and is longer, stands before it. Those without a time only begin like one. */
static const LevelPhrase level_phrases[] = {
  { "tại thời điểm đầu năm", DR_LEVEL_OPENING },
  { "thời điểm đầu năm", DR_LEVEL_OPENING },
  { "hồi đầu năm", DR_LEVEL_OPENING },
  { "đầu năm", DR_LEVEL_OPENING },
  { "đầu kỳ", DR_LEVEL_OPENING },
  { "đầu quý", DR_LEVEL_OPENING },
  { "đầu tháng", DR_LEVEL_OPENING },
  { "đầu nhiệm kỳ", DR_LEVEL_OPENING },
  { "đến nay còn", DR_LEVEL_CURRENT },
  { "đến nay có", DR_LEVEL_CURRENT },
  { "đến nay", DR_LEVEL_CURRENT },
  { "nay còn", DR_LEVEL_CURRENT },
  { "nay có", DR_LEVEL_CURRENT },
  { "hiện nay", DR_LEVEL_CURRENT },
  { "hiện còn", DR_LEVEL_CURRENT },
  { "hiện có", DR_LEVEL_CURRENT },
  { "đến thời điểm hiện tại", DR_LEVEL_CURRENT },
  { "tại thời điểm hiện tại", DR_LEVEL_CURRENT },
  { "tại thời điểm này", DR_LEVEL_CURRENT },
  { "đến thời điểm này", DR_LEVEL_CURRENT },
  { "hiện tại", DR_LEVEL_CURRENT },
  { "nay", DR_LEVEL_CURRENT, TRUE },
  { "hiện", DR_LEVEL_CURRENT, TRUE },
  { "hiện vật" },
  { "hiện tượng" },
  { "hiện trạng" },
  { "hiện trường" },
  { "hiện đại" },
  { "tại thời điểm cuối năm", DR_LEVEL_CLOSING },
  { "thời điểm cuối năm", DR_LEVEL_CLOSING },
  { "cuối năm", DR_LEVEL_CLOSING },
  { "cuối năm học", DR_LEVEL_CLOSING },
  { "cuối kỳ", DR_LEVEL_CLOSING },
  { "cuối quý", DR_LEVEL_CLOSING },
  { "cuối tháng", DR_LEVEL_CLOSING },
  { "cuối nhiệm kỳ", DR_LEVEL_CLOSING },
};
DR_DEFINE_PHRASES_OF (level_words, level_phrases, phrase);

static gboolean
stands_for (const DrReading   *reading,
            const LevelPhrase *phrase,
            guint              first,
            guint              end,
            DrLevelTime        times)
{
  if (!(phrase->time & times) || (phrase->opens_clause && first > 0 && dr_reading_is_word (reading, first - 1)))
    return FALSE;

  /* «cuối năm trước» ended another period. */
  return phrase->time != DR_LEVEL_CLOSING || dr_phrase_match_any (reading, end, DR_PHRASES ("trước", "ngoái")) == 0;
}

guint
dr_level_phrase_match (const DrReading *reading,
                       guint            index,
                       DrLevelTime      times)
{
  guint n = dr_phrase_match_any (reading, index, level_words);

  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (level_phrases); i++)
    if (dr_phrase_match_one (reading, index, level_words, i) == n)
      return stands_for (reading, &level_phrases[i], index, index + n, times) ? n : 0;

  return 0;
}

guint
dr_level_phrase_match_before (const DrReading *reading,
                              guint            index,
                              DrLevelTime      times)
{
  guint n = dr_phrase_match_before (reading, index, level_words);

  return n > 0 && dr_level_phrase_match (reading, index - n, times) == n ? n : 0;
}
