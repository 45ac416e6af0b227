/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Single words and short phrases of the grammar itself, found in a block without the lexicon. */

#pragma once

#include "reading/dr-reading-private.h"

G_BEGIN_DECLS

/* The tokens of @phrase (words between single spaces, composed) where it stands at token @index; 0 where it does not. */
guint dr_phrase_match     (const DrReading    *reading,
                           guint               index,
                           const char         *phrase);
/* The longest of the NULL-terminated @phrases that stands there; 0 for none. */
guint dr_phrase_match_any (const DrReading    *reading,
                           guint               index,
                           const char * const *phrases);
/* Whether one of @phrases ends straight before token @index; gives its tokens. */
guint dr_phrase_match_before (const DrReading    *reading,
                              guint               index,
                              const char * const *phrases);
/* The words of the text from token @first up to, not including, @last, every gap one space. */
char * dr_phrase_dup_text (const DrReading *reading,
                           guint            first,
                           guint            last);
/* The signal at token @index; gives its tokens. */
guint dr_phrase_match_signal (const DrReading *reading,
                              guint            index,
                              DrSignal         signal);
/* The whole number of at most @most that begins at token @index, in digits or words; gives the token behind it, 0 for none. */
guint dr_phrase_match_whole (const DrReading *reading,
                             guint            index,
                             guint            most,
                             guint           *value);

/* Whether @sign is one of the ASCII @signs. A loop, as there are two or three. */
static inline gboolean
dr_phrase_has_sign (const char *signs,
                    guint32     sign)
{
  while (*signs != '\0' && (guchar) *signs != sign)
    signs++;

  return *signs != '\0';
}

/* Whether one of the ASCII @signs stands at token @index. */
static inline gboolean
dr_phrase_is_sign_of (const DrReading *reading,
                      guint            index,
                      const char      *signs)
{
  return index < reading->n_tokens && reading->tokens[index].kind == DR_TOKEN_SIGN
         && dr_phrase_has_sign (signs, reading->tokens[index].word);
}

G_END_DECLS
