/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/sentences/dr-sentence-label-private.h"

#include "reading/language/dr-phrase-private.h"

/* Which words of a label say what is counted, and which only lead on. */

/* «nước ngoài», «ngoài nhà nước», «trong tỉnh», «theo dõi»: words that only lead elsewhere are part of these. */
static gboolean
is_in_compound (const DrSentence *self,
                guint             index)
{
  const DrPhrases *compounds = DR_PHRASES ("ngoài nước", "trong nước", "ngoài nhà nước", "ngoài công lập", "ngoài tỉnh", "trong tỉnh",
                                           "ngoài huyện", "trong huyện", "ngoài ngành", "trong ngành", "ngoài ngân sách", "ngoài biên chế",
                                           "trong biên chế", "ngoài giờ", "trong giờ", "ngoài đảng", "trong đảng", "theo dõi",
                                           "ngoài quốc doanh", "ngoài cân đối", "trong cân đối", "ngoài dự toán", "trong dự toán",
                                           "trong ngân sách", "trong hạn", "ngoài độ tuổi", "trong độ tuổi");

  /* «đang giải quyết» is not «giải quyết», though «đang có» is no more than «có». */
  if (dr_phrase_match (self->reading, index, "đang"))
    return dr_reading_is_word (self->reading, index + 1) && self->taken->data[index + 1] == DR_TAKEN_FREE
           && !dr_label_is_function_word (self, index + 1);

  return dr_phrase_match_any (self->reading, index, compounds) > 0
         || dr_phrase_match_before (self->reading, index + 1, DR_PHRASES ("nước ngoài", "bên ngoài", "bên trong")) > 0;
}

#define FUNCTION_WORDS (DR_SIGNAL_BIT (DR_SIGNAL_FUNCTION) | DR_SIGNAL_BIT (DR_SIGNAL_PLACE))

/* The same of a word that is one of those. */
static gboolean
leads_elsewhere (const DrSentence *self,
                 guint             index)
{
  return !(g_array_index (self->signals, DrSignals, index) & (DR_SIGNAL_BIT (DR_SIGNAL_MONEY) | DR_SIGNAL_BIT (DR_SIGNAL_SHARE)))
         && g_array_index (self->signal_ends, guint32, index) == index + 1 && !is_in_compound (self, index);
}

gboolean
dr_label_is_function_word (const DrSentence *self,
                           guint             index)
{
  return (g_array_index (self->signals, DrSignals, index) & FUNCTION_WORDS) && leads_elsewhere (self, index);
}

gboolean
dr_label_is_content_word (const DrSentence *self,
                          guint             index)
{
  return self->taken->data[index] == DR_TAKEN_FREE && self->reading->tokens[index].kind == DR_TOKEN_WORD
         && !dr_label_is_function_word (self, index);
}

guint
dr_label_count_content (const DrSentence *self,
                        guint             first,
                        guint             end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += dr_label_is_content_word (self, i);

  return n;
}

gboolean
dr_label_has_content (const DrSentence *self,
                      guint             first,
                      guint             end)
{
  for (guint i = first; i < end; i++)
    if (dr_label_is_content_word (self, i))
      return TRUE;

  return FALSE;
}
