/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "model/dr-catalogue-memory-private.h"
#include "model/dr-indicator-catalogue-private.h"
#include "model/dr-indicator-private.h"
#include "model/dr-string-table-private.h"

/*
 * Each word of the catalogue has a number; phrases and wordings are stretches of
 * numbers. A label is cut into words once, and only those wordings are tried whose
 * rarest word stands in it.
 */

/* Words of a label that are looked at: more say nothing that the first ones do not. */
#define MOST_WORDS 128
#define MOST_MEASURE_WORDS 16
/* A word that the catalogue does not know: its hash, so that equal words still compare equal. */
#define UNKNOWN (1u << 31)

enum
{
  WORD_AFTER_SIGN = 1 << 0,
  WORD_CAPITAL    = 1 << 1,
  WORD_QUOTED     = 1 << 2,
  WORD_COUNTED    = 1 << 3,   /* is of the measure */
  WORD_LEFT_OUT   = 1 << 4,
  WORD_FOUND      = 1 << 5,   /* is of the wording at hand, or may stand beside it */
  WORD_ODD        = 1 << 6,   /* has a character that is folded away: «½» */
  WORD_ALL        = 1 << 7,   /* is left out where others say what is counted */
  WORD_LISTED     = 1 << 8,   /* is left out for what it says, and not as a part of a place */
  WORD_NAMED      = 1 << 9    /* is of the wording at hand itself */
};

typedef struct
{
  guint32     symbol;
  guint32     length;
  const char *start;
  guint       flags;
} Word;

typedef struct
{
  Word  words[MOST_WORDS + MOST_MEASURE_WORDS];
  guint n_words;            /* of the label */
  guint n_all;              /* with those of a measure that the label does not name */
  guint counted;            /* where the measure stands; n_words: nowhere */
  guint counted_end;
} Label;

typedef struct
{
  guint32 first;            /* among the symbols */
  guint32 n_symbols;
  guint32 lists;            /* bits by DrCatalogueList */
} Phrase;

typedef struct
{
  guint32 entry;
  guint32 first;            /* phrases one after another, a 0 behind each */
  guint32 n_symbols;
  guint32 n_words;
  guint32 key;              /* the rarest of its words */
  gboolean needs_stock;     /* only for a figure that the text calls a level */
} Wording;

typedef struct
{
  guint32 first;
  guint32 end;
} Range;

struct _DrCatalogueIndex
{
  GPtrArray     *keys;      /* (element-type GRefString) word N stands at N - 1 */
  DrStringTable *table;
  GArray        *symbols;   /* (element-type guint32) */
  GArray        *phrases;   /* (element-type Phrase) by their first word, the longest first */
  GArray        *wordings;  /* (element-type Wording) by their key */
  GArray        *beside;    /* (element-type Phrase) */
  Range         *phrases_of;  /* one a word */
  Range         *wordings_of; /* one a word */
  Range         *beside_of;   /* one an entry */
};

/* --- cutting --- */

/* Whether the character, which is no ASCII, is of a word; folding leaves an odd one out. */
static gboolean
is_word_character (gunichar character,
                   guint   *flags)
{
  if (dr_fold_is_letter (character))
    return TRUE;
  if (!g_unichar_isalnum (character) && !g_unichar_ismark (character))
    return FALSE;
  *flags |= WORD_ODD;

  return TRUE;
}

/* Where the word at @at ends; @at itself where none stands there. */
static const char *
end_of_word (const char *at,
             guint      *flags)
{
  for (;;)
    if ((guchar) *at < 0x80)
      {
        if (!g_ascii_isalnum (*at))
          return at;
        at++;
      }
    else
      {
        if (!is_word_character (g_utf8_get_char (at), flags))
          return at;
        at = g_utf8_next_char (at);
      }
}

static guint32
hash_key (const char *key,
          gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) key[i]) * 16777619u;

  return hash | UNKNOWN;
}

/* The number of a word, made if @is_new_welcome; gives its @key, of DR_FOLD_BUFFER bytes at most, and how many it has, 0 for none. */
static guint32
number_word (const DrCatalogueIndex *self,
             const char             *start,
             gsize                   length,
             gboolean                is_new_welcome,
             char                   *key,
             gsize                  *key_size)
{
  gsize size = dr_fold_word (start, length, key, DR_FOLD_BUFFER);

  *key_size = size;
  if (size == 0)
    return hash_key (start, length);
  if (is_new_welcome)
    return dr_string_table_intern (self->table, key, size) + 1;

  guint32 found = dr_string_table_find (self->table, key, size);

  return found != G_MAXUINT32 ? found + 1 : hash_key (key, size);
}

/* How many bytes from @at on are of letters, of digits, or no ASCII: all of a word, and perhaps of a sign beside it. */
static gsize
count_word_bytes (const char *at)
{
  gsize n = 0;

  while (((guchar) at[n] >= 0x80 || g_ascii_isalnum (at[n])) && n <= DR_CATALOGUE_MEMORY_LONGEST)
    n++;

  return n;
}

/* Remembers a word with nothing odd in it. */
static void
remember (DrCatalogueWord *place,
          guint32          symbol,
          gboolean         is_capital,
          const char      *key,
          gsize            key_size)
{
  place->symbol = symbol;
  place->is_capital = is_capital;
  place->key_size = key_size;
  memcpy (place->key, key, key_size);
}

/* The word at @start, which @memory (nullable) may know; gives its end, @start itself where none stands there. */
static const char *
read_word (const DrCatalogueIndex *self,
           DrCatalogueMemory      *memory,
           const char             *start,
           gboolean                is_new_welcome,
           Word                   *word)
{
  gsize n_bytes = memory != NULL ? count_word_bytes (start) : 0;
  gboolean is_short = n_bytes > 0 && n_bytes <= DR_CATALOGUE_MEMORY_LONGEST;
  gboolean is_met = FALSE;
  DrCatalogueWord *place = is_short ? dr_catalogue_memory_find (memory, start, n_bytes, &is_met) : NULL;

  if (is_met)
    {
      *word = (Word) { place->symbol, n_bytes, start, place->is_capital ? WORD_CAPITAL : 0 };
      return start + n_bytes;
    }

  guint odd = 0;
  char key[DR_FOLD_BUFFER];
  gsize key_size;
  const char *end = end_of_word (start, &odd);

  if (end > start)
    {
      gboolean is_capital = g_unichar_isupper (g_utf8_get_char (start));

      *word = (Word) { .length = end - start, .start = start, .flags = odd | (is_capital ? WORD_CAPITAL : 0) };
      word->symbol = number_word (self, start, word->length, is_new_welcome, key, &key_size);
      if (place != NULL && word->length == n_bytes && odd == 0 && key_size > 0 && key_size <= DR_CATALOGUE_MEMORY_KEY)
        {
          remember (place, word->symbol, is_capital, key, key_size);
          return end;
        }
    }
  /* What took the place is no word, or none to be remembered. */
  if (place != NULL)
    place->bytes[0] = place->bytes[1] = 0;

  return end;
}

/* Cuts @text into at most @most words. */
static guint
cut (const DrCatalogueIndex *self,
     DrCatalogueMemory      *memory,
     const char             *text,
     gboolean                is_new_welcome,
     Word                   *words,
     guint                   most)
{
  guint n_words = 0;
  guint flags = 0;
  gboolean is_quoted = FALSE;

  for (const char *at = text; *at != '\0' && n_words < most;)
    {
      const char *start = at;

      /* Most words have one space between them. */
      if (*at == ' ')
        {
          at++;
          continue;
        }
      at = read_word (self, memory, start, is_new_welcome, &words[n_words]);
      if (at > start)
        {
          words[n_words++].flags |= flags | (is_quoted ? WORD_QUOTED : 0);
          flags = 0;
          continue;
        }

      gunichar character = g_utf8_get_char (at);
      if (character == 0x201c || character == 0xab)
        is_quoted = TRUE;
      else if (character == 0x201d || character == 0xbb)
        is_quoted = FALSE;
      else if (character == '"')
        is_quoted = !is_quoted;
      if (!g_unichar_isspace (character) && character != '-' && character != '/')
        flags = WORD_AFTER_SIGN;
      at = g_utf8_next_char (at);
    }

  return n_words;
}

/* --- building --- */

static guint32
add_symbols (DrCatalogueIndex *self,
             const char       *text,
             guint32          *n_symbols)
{
  Word words[MOST_WORDS];
  guint32 first = self->symbols->len;

  *n_symbols = cut (self, NULL, text, TRUE, words, MOST_WORDS);
  for (guint32 i = 0; i < *n_symbols; i++)
    g_array_append_val (self->symbols, words[i].symbol);

  return first;
}

static void
add_phrase (DrCatalogueIndex *self,
            GArray           *phrases,
            const char       *text,
            guint32           lists)
{
  Phrase phrase = { .lists = lists };

  phrase.first = add_symbols (self, text, &phrase.n_symbols);
  if (phrase.n_symbols > 0)
    g_array_append_val (phrases, phrase);
}

/* One wording for each choice among the alternatives of its phrases: «kết nạp/phát triển, đảng viên». */
static void
add_wording (DrCatalogueIndex *self,
             guint32           entry,
             const char       *text,
             gboolean          needs_stock)
{
  g_auto (GStrv) phrases = g_strsplit (text, ",", -1);
  guint n_phrases = g_strv_length (phrases);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_wordings = 1;

  for (guint i = 0; i < n_phrases; i++)
    {
      char **alternatives = g_strsplit (phrases[i], "/", -1);

      n_wordings *= g_strv_length (alternatives);
      g_ptr_array_add (choices, alternatives);
    }

  for (guint number = 0; number < n_wordings; number++)
    {
      Wording wording = { .entry = entry, .first = self->symbols->len, .needs_stock = needs_stock };
      guint rest = number;

      for (guint i = 0; i < n_phrases; i++)
        {
          char **alternatives = g_ptr_array_index (choices, i);
          guint n = g_strv_length (alternatives);
          const guint32 end = 0;
          guint32 n_symbols;

          add_symbols (self, alternatives[rest % n], &n_symbols);
          g_array_append_val (self->symbols, end);
          wording.n_words += n_symbols;
          rest /= n;
        }
      wording.n_symbols = self->symbols->len - wording.first;
      g_array_append_val (self->wordings, wording);
    }
}

static int
compare_phrases (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const GArray *symbols = data;
  const Phrase *one = a;
  const Phrase *other = b;
  guint32 symbol = g_array_index (symbols, guint32, one->first);
  guint32 other_symbol = g_array_index (symbols, guint32, other->first);

  if (symbol != other_symbol)
    return symbol < other_symbol ? -1 : 1;
  if (one->n_symbols != other->n_symbols)
    return one->n_symbols > other->n_symbols ? -1 : 1;

  return one->first < other->first ? -1 : one->first > other->first;
}

static int
compare_wordings (gconstpointer a,
                  gconstpointer b)
{
  const Wording *one = a;
  const Wording *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;

  return one->first < other->first ? -1 : one->first > other->first;
}

static void
choose_keys (DrCatalogueIndex *self)
{
  g_autofree guint *counts = g_new0 (guint, self->keys->len + 1);

  for (guint i = 0; i < self->wordings->len; i++)
    {
      const Wording *wording = &g_array_index (self->wordings, Wording, i);

      for (guint j = 0; j < wording->n_symbols; j++)
        counts[g_array_index (self->symbols, guint32, wording->first + j)]++;
    }
  for (guint i = 0; i < self->wordings->len; i++)
    {
      Wording *wording = &g_array_index (self->wordings, Wording, i);

      for (guint j = 0; j < wording->n_symbols; j++)
        {
          guint32 symbol = g_array_index (self->symbols, guint32, wording->first + j);

          if (symbol != 0 && (wording->key == 0 || counts[symbol] < counts[wording->key]))
            wording->key = symbol;
        }
    }
}

static void
settle (DrCatalogueIndex *self)
{
  choose_keys (self);
  g_array_sort_with_data (self->phrases, compare_phrases, self->symbols);
  g_array_sort (self->wordings, compare_wordings);

  self->phrases_of = g_new0 (Range, self->keys->len + 1);
  self->wordings_of = g_new0 (Range, self->keys->len + 1);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      guint32 first = g_array_index (self->phrases, Phrase, i).first;
      Range *range = &self->phrases_of[g_array_index (self->symbols, guint32, first)];

      if (range->end == 0)
        range->first = i;
      range->end = i + 1;
    }
  for (guint i = 0; i < self->wordings->len; i++)
    {
      Range *range = &self->wordings_of[g_array_index (self->wordings, Wording, i).key];

      if (range->end == 0)
        range->first = i;
      range->end = i + 1;
    }
}

DrCatalogueIndex *
dr_catalogue_index_new (const DrCatalogueContent *content)
{
  DrCatalogueIndex *self = g_new0 (DrCatalogueIndex, 1);

  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  self->table = dr_string_table_new (self->keys);
  self->symbols = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  self->wordings = g_array_new (FALSE, FALSE, sizeof (Wording));
  self->beside = g_array_new (FALSE, FALSE, sizeof (Phrase));
  self->beside_of = g_new0 (Range, content->entries->len + 1);

  for (guint list = 0; list < DR_N_CATALOGUE_LISTS; list++)
    for (guint i = 0; i < content->lists[list]->len; i++)
      add_phrase (self, self->phrases, g_ptr_array_index (content->lists[list], i), 1u << list);
  for (guint i = 0; i < content->entries->len; i++)
    {
      const DrCatalogueEntry *entry = g_ptr_array_index (content->entries, i);

      self->beside_of[i].first = self->beside->len;
      for (char **phrase = entry->beside; phrase != NULL && *phrase != NULL; phrase++)
        add_phrase (self, self->beside, *phrase, 0);
      self->beside_of[i].end = self->beside->len;
      for (char **wording = entry->words; wording != NULL && *wording != NULL; wording++)
        add_wording (self, i, *wording, FALSE);
      for (char **wording = entry->stock_words; wording != NULL && *wording != NULL; wording++)
        add_wording (self, i, *wording, TRUE);
    }
  settle (self);

  return self;
}

void
dr_catalogue_index_free (DrCatalogueIndex *self)
{
  dr_string_table_free (self->table);
  g_ptr_array_unref (self->keys);
  g_array_unref (self->symbols);
  g_array_unref (self->phrases);
  g_array_unref (self->wordings);
  g_array_unref (self->beside);
  g_free (self->phrases_of);
  g_free (self->wordings_of);
  g_free (self->beside_of);
  g_free (self);
}

/* --- which words count --- */

static gboolean
stands_at (const DrCatalogueIndex *self,
           const Label            *label,
           guint                   at,
           guint32                 first,
           guint32                 n_symbols)
{
  /* Words of a measure that the label does not name follow none of its own. */
  guint end = at < label->n_words ? label->n_words : label->n_all;

  if (at + n_symbols > end)
    return FALSE;
  for (guint32 i = 0; i < n_symbols; i++)
    if (label->words[at + i].symbol != g_array_index (self->symbols, guint32, first + i))
      return FALSE;

  return TRUE;
}

static gboolean
is_counted (const Label *label,
            guint        first,
            guint        end)
{
  for (guint i = first; i < end; i++)
    if (label->words[i].flags & WORD_COUNTED)
      return TRUE;

  return FALSE;
}

/* How many words the longest phrase at @at has that is on one of @lists; which lists is told. */
static guint
match_lists (const DrCatalogueIndex *self,
             const Label            *label,
             guint                   at,
             guint32                 lists,
             guint32                *found)
{
  guint32 symbol = label->words[at].symbol;
  guint n_words = 0;

  *found = 0;
  if (symbol & UNKNOWN)
    return 0;
  for (guint i = self->phrases_of[symbol].first; i < self->phrases_of[symbol].end; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);

      if (n_words > phrase->n_symbols)
        break;
      if ((phrase->lists & lists) && stands_at (self, label, at, phrase->first, phrase->n_symbols))
        {
          n_words = phrase->n_symbols;
          *found |= phrase->lists & lists;
        }
    }

  return n_words;
}

/* Where the place ends that goes on at @at: areas, their names, and words that are left out anyway. */
static guint
end_of_place (const DrCatalogueIndex *self,
              const Label            *label,
              guint                   at)
{
  guint end = at;

  while (at < label->n_words && !(label->words[at].flags & (WORD_COUNTED | WORD_AFTER_SIGN | WORD_QUOTED)))
    {
      guint32 found;
      guint n = match_lists (self, label, at,
                             1u << DR_CATALOGUE_KEPT | 1u << DR_CATALOGUE_AREAS | 1u << DR_CATALOGUE_LEFT_OUT, &found);

      if (found & 1u << DR_CATALOGUE_KEPT)
        break;
      if (found & 1u << DR_CATALOGUE_AREAS)
        end = at += n;
      else if (label->words[at].flags & WORD_CAPITAL)
        end = ++at;
      else if (n > 0)
        at += n;
      else
        break;
    }

  return end;
}

static void
leave_out (Label *label,
           guint  first,
           guint  end,
           guint  flags)
{
  for (guint i = first; i < end; i++)
    label->words[i].flags |= WORD_LEFT_OUT | flags;
}

/* «quỹ 2024»: names the time, and no part of what is counted. */
static gboolean
is_year (const Word *word)
{
  return word->length == 4 && (memcmp (word->start, "19", 2) == 0 || memcmp (word->start, "20", 2) == 0)
         && g_ascii_isdigit (word->start[2]) && g_ascii_isdigit (word->start[3])
         && (word->flags & (WORD_QUOTED | WORD_COUNTED)) == 0;
}

static gboolean
is_word (const Word *word,
         const char *text)
{
  return word->length == strlen (text) && memcmp (word->start, text, word->length) == 0;
}

/* «Hội đã kết nạp»: the issuer's word for itself, which «Đại hội đã bầu» has not. */
static gboolean
is_issuer (const Label *label,
           guint        at)
{
  const Word *word = &label->words[at];

  return at + 1 < label->n_words && (word->flags & WORD_CAPITAL) && (word->flags & (WORD_QUOTED | WORD_COUNTED)) == 0
         && (is_word (word, "Hội") || is_word (word, "hội") || is_word (word, "Đoàn") || is_word (word, "đoàn"))
         && is_word (word + 1, "đã");
}

/* Says of each word whether it is left out, and of the whole whether a word names what should become less or more. */
static void
weigh_words (const DrCatalogueIndex *self,
             Label                  *label,
             DrCatalogueAnswer      *answer)
{
  const guint32 desires = 1u << DR_CATALOGUE_LESS | 1u << DR_CATALOGUE_MORE | 1u << DR_CATALOGUE_CHANGES;
  const guint32 all = (1u << DR_N_CATALOGUE_LISTS) - 1;
  gboolean is_begun = FALSE;
  gboolean is_leading = TRUE;     /* no word that counts stands before, back to a sign */

  for (guint at = 0; at < label->n_words;)
    {
      guint32 found;
      guint32 desire;

      is_leading |= (label->words[at].flags & WORD_AFTER_SIGN) != 0;

      guint n = match_lists (self, label, at, all & ~desires, &found);

      match_lists (self, label, at, desires, &desire);
      answer->is_less |= (desire & 1u << DR_CATALOGUE_LESS) != 0;
      answer->is_more |= (desire & 1u << DR_CATALOGUE_MORE) != 0;
      /* A name in quotation marks is taken word for word, and so is what is counted. */
      if (is_year (&label->words[at]) || is_issuer (label, at))
        leave_out (label, at, at + 1, 0);
      if (n == 0 || (label->words[at].flags & WORD_QUOTED)
          || (is_counted (label, at, at + n) && (found & 1u << DR_CATALOGUE_KEPT) == 0))
        {
          is_begun = !(label->words[at].flags & WORD_COUNTED);
          is_leading &= (label->words[at].flags & WORD_LEFT_OUT) != 0;
          at++;
        }
      else if (found & 1u << DR_CATALOGUE_KEPT || (found == 1u << DR_CATALOGUE_LEADING && !is_leading))
        {
          at += n;
          is_begun = !(label->words[at - 1].flags & WORD_COUNTED);
          is_leading = FALSE;
        }
      else if (found == 1u << DR_CATALOGUE_AREAS && is_begun
               && !(label->words[at].flags & WORD_AFTER_SIGN))
        {
          /* «cấp xã», «đường huyện»: a kind, no place. */
          at += n;
        }
      else
        {
          guint end = at + n;

          if (found & (1u << DR_CATALOGUE_PLACES | 1u << DR_CATALOGUE_AREAS))
            leave_out (label, at, end = end_of_place (self, label, end), 0);
          else
            leave_out (label, at, end, found & 1u << DR_CATALOGUE_LEFT_OUT ? WORD_LISTED : WORD_LISTED | WORD_ALL);
          at = end;
          is_begun = FALSE;
        }
    }
}

/* Finds the measure among the words; where it is not, its words are added behind them. */
static void
find_counted (const DrCatalogueIndex *self,
              DrCatalogueMemory      *memory,
              Label                  *label,
              const char             *measure)
{
  Word words[MOST_MEASURE_WORDS];
  guint n = cut (self, memory, measure, FALSE, words, MOST_MEASURE_WORDS);

  label->counted = label->counted_end = label->n_words;
  label->n_all = label->n_words;
  if (n == 0)
    return;

  for (guint i = 0; i + n <= label->n_words; i++)
    {
      guint same = 0;

      while (same < n && label->words[i + same].symbol == words[same].symbol)
        same++;
      if (same < n)
        continue;
      if (label->counted == label->n_words)
        {
          label->counted = i;
          label->counted_end = i + n;
        }
      for (guint j = i; j < i + n; j++)
        label->words[j].flags |= WORD_COUNTED;
    }

  if (label->counted == label->n_words)
    for (guint i = 0; i < n; i++)
      {
        words[i].flags = WORD_COUNTED;
        label->words[label->n_all++] = words[i];
      }
}

/* --- which entry --- */

static gboolean
counts_in (const DrCatalogueEntry *entry,
           const char             *measure)
{
  return g_str_equal (entry->measure, measure)
         || (entry->measures != NULL && g_strv_contains ((const char * const *) entry->measures, measure));
}

static gboolean
mark_phrase (const DrCatalogueIndex *self,
             Label                  *label,
             guint32                 first,
             guint32                 n_symbols)
{
  gboolean is_found = FALSE;

  guint32 symbol = g_array_index (self->symbols, guint32, first);

  for (guint at = 0; at < label->n_all; at++)
    if ((n_symbols == 0 || label->words[at].symbol == symbol) && stands_at (self, label, at, first, n_symbols))
      {
        for (guint32 i = 0; i < n_symbols; i++)
          label->words[at + i].flags |= WORD_FOUND;
        is_found = TRUE;
      }

  return is_found;
}

/* Marks the words of the wording, if all of its phrases are there, and those that may stand beside it. */
static gboolean
mark_wording (const DrCatalogueIndex *self,
              Label                  *label,
              const Wording          *wording)
{
  guint32 end = wording->first + wording->n_symbols;

  for (guint i = 0; i < label->n_all; i++)
    label->words[i].flags &= ~(WORD_FOUND | WORD_NAMED);
  for (guint32 first = wording->first; first < end;)
    {
      guint32 n = 0;

      while (g_array_index (self->symbols, guint32, first + n) != 0)
        n++;
      if (!mark_phrase (self, label, first, n))
        return FALSE;
      first += n + 1;
    }

  for (guint i = 0; i < label->n_all; i++)
    if (label->words[i].flags & WORD_FOUND)
      label->words[i].flags |= WORD_NAMED;

  const Range *beside = &self->beside_of[wording->entry];
  for (guint i = beside->first; i < beside->end; i++)
    {
      const Phrase *phrase = &g_array_index (self->beside, Phrase, i);

      mark_phrase (self, label, phrase->first, phrase->n_symbols);
    }

  return TRUE;
}

static gboolean
is_over (const Word *word)
{
  return (word->flags & (WORD_COUNTED | WORD_LEFT_OUT | WORD_FOUND)) == 0;
}

/* «còn 5 đơn», «duy trì 12 tổ»: what says nothing beside other words is all that is said here. */
static void
keep_all (Label *label)
{
  for (guint i = 0; i < label->n_words; i++)
    if (is_over (&label->words[i]))
      return;
  for (guint i = 0; i < label->n_words; i++)
    if (label->words[i].flags & WORD_ALL)
      label->words[i].flags &= ~WORD_LEFT_OUT;
}

/* Words that were left out, or may stand beside the wording, stay where @other has them not; whether any did. */
static gboolean
keep_apart (const DrCatalogueIndex *self,
            DrCatalogueMemory      *memory,
            Label                  *label,
            const char             *other)
{
  Word words[MOST_WORDS];
  guint n_words = cut (self, memory, other, FALSE, words, MOST_WORDS);
  gboolean is_apart = FALSE;

  for (guint i = 0; i < label->n_words; i++)
    {
      Word *word = &label->words[i];
      guint same = 0;

      if ((word->flags & WORD_COUNTED)
          || !((word->flags & WORD_LISTED) || (word->flags & (WORD_FOUND | WORD_NAMED)) == WORD_FOUND))
        continue;
      while (same < n_words && words[same].symbol != word->symbol)
        same++;
      if (same < n_words)
        continue;
      word->flags &= ~WORD_LEFT_OUT;
      if ((word->flags & WORD_NAMED) == 0)
        word->flags &= ~WORD_FOUND;
      is_apart |= is_over (word);
    }

  return is_apart;
}

static guint
count_over (const Label *label)
{
  guint n = 0;

  for (guint i = 0; i < label->n_words; i++)
    n += is_over (&label->words[i]);

  return n;
}

/* The wording with the most words; of several the one that leaves the fewest over, then that of the first entry. */
static const Wording *
find_wording (const DrCatalogueIndex   *self,
              const DrCatalogueContent *content,
              Label                    *label,
              const char               *measure,
              DrNature                  nature)
{
  const Wording *best = NULL;
  guint best_over = 0;

  for (guint i = 0; i < label->n_all; i++)
    {
      guint32 symbol = label->words[i].symbol;

      if (symbol & UNKNOWN)
        continue;
      for (guint j = self->wordings_of[symbol].first; j < self->wordings_of[symbol].end; j++)
        {
          const Wording *wording = &g_array_index (self->wordings, Wording, j);

          if ((best != NULL && wording->n_words < best->n_words)
              || (wording->needs_stock && nature != DR_NATURE_STOCK)
              || !counts_in (g_ptr_array_index (content->entries, wording->entry), measure)
              || !mark_wording (self, label, wording))
            continue;

          guint over = count_over (label);
          if (best == NULL || wording->n_words > best->n_words || over < best_over
              || (over == best_over && wording->entry < best->entry))
            {
              best = wording;
              best_over = over;
            }
        }
    }

  return best;
}

/* --- the id --- */

/* As g_string_append_len(), which mostly has room. */
static inline void
append_bytes (GString    *string,
              const char *bytes,
              gsize       length)
{
  if (string->len + length >= string->allocated_len)
    {
      g_string_append_len (string, bytes, length);
      return;
    }
  memcpy (string->str + string->len, bytes, length);
  string->len += length;
  string->str[string->len] = '\0';
}

/* Writes the key of the word behind those before it. */
static void
append_folded (DrCatalogueMemory *memory,
               GString           *folded,
               const Word        *word)
{
  char key[DR_FOLD_BUFFER];
  const char *written = key;
  gsize size = 0;
  gboolean is_met = FALSE;
  g_autofree char *rest = NULL;

  if (memory != NULL && word->length <= DR_CATALOGUE_MEMORY_LONGEST && (word->flags & WORD_ODD) == 0)
    {
      const DrCatalogueWord *met = dr_catalogue_memory_look (memory, word->start, word->length);

      is_met = met != NULL;
      if (is_met)
        {
          written = met->key;
          size = met->key_size;
        }
    }
  if (!is_met && word->flags & WORD_ODD)
    {
      written = rest = dr_fold_phrase (word->start, word->length);
      size = strlen (rest);
      if (size == 0)
        return;
    }
  else if (!is_met)
    size = dr_fold_word (word->start, word->length, key, sizeof key);

  if (folded->len > 0)
    append_bytes (folded, " ", 1);
  if (size > 0)
    append_bytes (folded, written, size);
  else
    append_bytes (folded, word->start, word->length);
}

static void
append_words (DrCatalogueAnswer *answer,
              const Label       *label,
              guint              first,
              guint              end)
{
  for (guint i = first; i < end; i++)
    if (is_over (&label->words[i]))
      {
        append_bytes (answer->words, label->words[i].start, label->words[i].length);
        append_bytes (answer->words, " ", 1);
        append_folded (answer->memory, answer->folded, &label->words[i]);
      }
}

static void
append_slug (GString    *id,
             const char *text)
{
  g_autofree char *slug = dr_fold_slug (text, -1);

  if (*slug == '\0')
    return;
  if (id->len > 0)
    g_string_append_c (id, '-');
  g_string_append (id, slug);
}

/* What is counted, then the words behind it and those in front: «12 đơn tố cáo» and «tố cáo: 12 đơn» are one. */
static void
make_id (const Label       *label,
         const char        *measure,
         DrNature           nature,
         DrCatalogueAnswer *answer)
{
  GString *id = answer->id;

  append_words (answer, label, label->counted_end, label->n_words);
  append_words (answer, label, 0, label->counted);

  append_slug (id, measure);
  append_slug (id, answer->words->str);
  if (nature == DR_NATURE_RATIO && strchr (measure, '/') == NULL && !dr_indicator_id_has_words (id->str, "ty-le"))
    g_string_prepend (id, id->len > 0 ? "ty-le-" : "ty-le");
  if (nature == DR_NATURE_STOCK)
    append_slug (id, "hiện có");
  if (id->len == 0)
    g_string_append (id, "indicator");
}

static void
name_entry (const DrCatalogueIndex *self,
            const Label            *label,
            const char             *measure,
            DrCatalogueAnswer      *answer)
{
  append_words (answer, label, 0, label->n_words);
  answer->is_narrower = answer->words->len > 0;
  answer->is_more = FALSE;
  for (guint at = 0; at < label->n_words; at++)
    {
      guint32 found;

      if (!is_over (&label->words[at]))
        continue;
      answer->is_more |= match_lists (self, label, at, 1u << DR_CATALOGUE_MORE, &found) > 0;
      answer->is_change |= match_lists (self, label, at, 1u << DR_CATALOGUE_CHANGES, &found) > 0;
    }
  g_string_append (answer->id, answer->entry->id);
  append_slug (answer->id, answer->words->str);
  /* Figures in another measure cannot be added to these. */
  if (!g_str_equal (answer->entry->measure, measure))
    append_slug (answer->id, measure);
}

/* Most labels are shorter. */
#define ROOM 127

/* Forgets what @answer says, but not its room. */
static void
begin_answer (DrCatalogueAnswer *answer)
{
  if (answer->id == NULL)
    *answer = (DrCatalogueAnswer) {
      .id = g_string_sized_new (ROOM),
      .words = g_string_sized_new (ROOM),
      .folded = g_string_sized_new (ROOM),
      .memory = answer->memory,
    };
  else
    {
      g_string_truncate (answer->id, 0);
      g_string_truncate (answer->words, 0);
      g_string_truncate (answer->folded, 0);
      *answer = (DrCatalogueAnswer) { .id = answer->id, .words = answer->words, .folded = answer->folded, .memory = answer->memory };
    }
}

void
dr_catalogue_index_identify (const DrCatalogueIndex   *self,
                             const DrCatalogueContent *content,
                             const char               *words,
                             const char               *measure,
                             DrNature                  nature,
                             const char               *other,
                             DrCatalogueAnswer        *answer)
{
  DrCatalogueMemory *memory = answer->memory;
  Label label;

  if (memory != NULL)
    dr_catalogue_memory_begin (memory, self);
  label.n_words = cut (self, memory, words, FALSE, label.words, MOST_WORDS);
  find_counted (self, memory, &label, measure);

  begin_answer (answer);
  weigh_words (self, &label, answer);

  const Wording *wording = find_wording (self, content, &label, measure, nature);
  for (guint i = 0; i < label.n_all; i++)
    label.words[i].flags &= ~(WORD_FOUND | WORD_NAMED);
  if (wording != NULL)
    {
      answer->entry = g_ptr_array_index (content->entries, wording->entry);
      mark_wording (self, &label, wording);
      answer->is_apart = other != NULL && keep_apart (self, memory, &label, other);
      name_entry (self, &label, measure, answer);
    }
  else
    {
      keep_all (&label);
      answer->is_apart = other != NULL && keep_apart (self, memory, &label, other);
      make_id (&label, measure, nature, answer);
    }
  dr_indicator_shorten_id (answer->id->str);
  g_string_set_size (answer->id, strlen (answer->id->str));
}
