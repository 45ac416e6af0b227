/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/phrases/dr-whole-phrase-private.h"

#include "reading/language/dr-phrase-private.h"

DR_DEFINE_PHRASES (whole_phrases, "trên tổng số", "trong tổng số", "trên tổng", "trong tổng", "trong số", "trên toàn bộ", "trong toàn bộ",
                   "trong tất cả");

guint
dr_whole_phrase_match (const DrReading *reading,
                       guint            index)
{
  return dr_phrase_match_any (reading, index, whole_phrases);
}

guint
dr_whole_phrase_match_before (const DrReading *reading,
                              guint            index)
{
  return dr_phrase_match_before (reading, index, whole_phrases);
}
