/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "figures/dr-number-words-private.h"

/*
 * The grammar of numbers is closed, so its words are a table and not a resource.
 * The tables are written as people write; their keys are made once, by the same
 * folding that the text goes through, and found by hashing.
 */

static const DrNumberWord words[] = {
  { "không", DR_WORD_ZERO, 0 },
  { "một", DR_WORD_DIGIT, 1 },
  { "hai", DR_WORD_DIGIT, 2 },
  { "ba", DR_WORD_DIGIT, 3 },
  { "bốn", DR_WORD_DIGIT, 4 },
  { "tư", DR_WORD_DIGIT, 4 },
  { "năm", DR_WORD_DIGIT, 5, DR_WORD_LABEL },
  { "sáu", DR_WORD_DIGIT, 6 },
  { "bảy", DR_WORD_DIGIT, 7 },
  { "bẩy", DR_WORD_DIGIT, 7 },
  { "tám", DR_WORD_DIGIT, 8 },
  { "chín", DR_WORD_DIGIT, 9 },
  { "mốt", DR_WORD_FINAL, 1 },
  { "lăm", DR_WORD_FINAL, 5 },
  { "nhăm", DR_WORD_FINAL, 5 },
  { "mười", DR_WORD_TEN, 10 },
  { "mươi", DR_WORD_TENS, 10 },
  { "chục", DR_WORD_DOZEN, 10 },
  { "trăm", DR_WORD_HUNDRED, 100 },
  { "linh", DR_WORD_LINK },
  { "lẻ", DR_WORD_LINK },
  { "nghìn", DR_WORD_MAGNITUDE, 3 },
  { "ngàn", DR_WORD_MAGNITUDE, 3 },
  { "vạn", DR_WORD_MAGNITUDE, 4 },
  { "triệu", DR_WORD_MAGNITUDE, 6 },
  { "tr", DR_WORD_MAGNITUDE, 6 },
  { "tỷ", DR_WORD_MAGNITUDE, 9 },
  { "nửa", DR_WORD_HALF },
  { "rưỡi", DR_WORD_AND_HALF },
  { "rưởi", DR_WORD_AND_HALF },
  { "nhất", DR_WORD_RANK, 1 },
  { "nhì", DR_WORD_RANK, 2 },
  { "âm", DR_WORD_MINUS },
  { "từ", DR_WORD_FROM },
  { "đến", DR_WORD_TO },
  { "tới", DR_WORD_TO },

  { "ngày", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "tháng", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "quý", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "tuần", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "khóa", DR_WORD_OTHER, 0, DR_WORD_LABEL | DR_WORD_ORDINAL },
  { "thứ", DR_WORD_OTHER, 0, DR_WORD_LABEL | DR_WORD_ORDINAL },
  { "số", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "khối", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "lớp", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "khoản", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "điều", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "ấp", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "tổ", DR_WORD_OTHER, 0, DR_WORD_LABEL },
  { "đội", DR_WORD_OTHER, 0, DR_WORD_LABEL },

  { "ha", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "hecta", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "km", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "mét", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "m", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "tấn", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "tạ", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "kg", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "lít", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "điểm", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },
  { "phần", DR_WORD_OTHER, 0, DR_WORD_PHYSICAL },

  { "đồng", DR_WORD_OTHER, 0, DR_WORD_MONEY },
  { "đ", DR_WORD_OTHER, 0, DR_WORD_MONEY },
  { "vnđ", DR_WORD_OTHER, 0, DR_WORD_MONEY },

  { "cao", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "thấp", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "nhiều", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "ít", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "lớn", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "nhỏ", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "nhanh", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "chậm", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "sớm", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "muộn", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "dài", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "ngắn", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "kém", DR_WORD_OTHER, 0, DR_WORD_COMPARED },
  { "tốt", DR_WORD_OTHER, 0, DR_WORD_COMPARED },

  { "chế", DR_WORD_OTHER, 0, DR_WORD_DEGREE },
  { "mức", DR_WORD_OTHER, 0, DR_WORD_DEGREE },
  { "cấp", DR_WORD_OTHER, 0, DR_WORD_DEGREE },
  { "tốc", DR_WORD_OTHER, 0, DR_WORD_DEGREE },
  { "tiến", DR_WORD_OTHER, 0, DR_WORD_DEGREE },
  { "trình", DR_WORD_OTHER, 0, DR_WORD_DEGREE },
  { "thái", DR_WORD_OTHER, 0, DR_WORD_DEGREE },
  { "mật", DR_WORD_OTHER, 0, DR_WORD_DEGREE },
  { "nhiệt", DR_WORD_OTHER, 0, DR_WORD_DEGREE },
  { "cường", DR_WORD_OTHER, 0, DR_WORD_DEGREE },

  { "vài", DR_WORD_OTHER, 0, DR_WORD_VAGUE },
  { "dăm", DR_WORD_OTHER, 0, DR_WORD_VAGUE },
  { "đôi", DR_WORD_OTHER, 0, DR_WORD_VAGUE },
  { "mấy", DR_WORD_OTHER, 0, DR_WORD_VAGUE },
};

static const DrNumberPhrase phrases[] = {
  { "hơn", DR_PHRASE_HEDGE, DR_HEDGE_OVER },
  { "trên", DR_PHRASE_HEDGE, DR_HEDGE_OVER },
  { "trên dưới", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "quá", DR_PHRASE_HEDGE, DR_HEDGE_OVER },
  { "vượt mức", DR_PHRASE_HEDGE, DR_HEDGE_OVER },
  { "gần", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "gần đến", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "gần tới", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "dưới", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "chưa đến", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "chưa tới", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "chưa đầy", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "suýt soát", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "ngót", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "ngót nghét", DR_PHRASE_HEDGE, DR_HEDGE_UNDER },
  { "khoảng", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "vào khoảng", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "ước", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "ước đạt", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "ước tính", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "ước khoảng", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "ước thực hiện", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "xấp xỉ", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "chừng", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "độ", DR_PHRASE_HEDGE, DR_HEDGE_ABOUT },
  { "ít nhất", DR_PHRASE_HEDGE, DR_HEDGE_AT_LEAST },
  { "tối thiểu", DR_PHRASE_HEDGE, DR_HEDGE_AT_LEAST },
  { "không dưới", DR_PHRASE_HEDGE, DR_HEDGE_AT_LEAST },
  { "không thấp hơn", DR_PHRASE_HEDGE, DR_HEDGE_AT_LEAST },
  { "không ít hơn", DR_PHRASE_HEDGE, DR_HEDGE_AT_LEAST },
  { "không quá", DR_PHRASE_HEDGE, DR_HEDGE_AT_MOST },
  { "không vượt quá", DR_PHRASE_HEDGE, DR_HEDGE_AT_MOST },
  { "không cao hơn", DR_PHRASE_HEDGE, DR_HEDGE_AT_MOST },
  { "không nhiều hơn", DR_PHRASE_HEDGE, DR_HEDGE_AT_MOST },
  { "nhiều nhất", DR_PHRASE_HEDGE, DR_HEDGE_AT_MOST },
  { "tối đa", DR_PHRASE_HEDGE, DR_HEDGE_AT_MOST },

  { "trở lên", DR_PHRASE_SUFFIX, DR_HEDGE_AT_LEAST },
  { "trở xuống", DR_PHRASE_SUFFIX, DR_HEDGE_AT_MOST },
  { "mấy", DR_PHRASE_SUFFIX, DR_HEDGE_OVER },

  { "một số", DR_PHRASE_NO_NUMBER },
  { "một phần", DR_PHRASE_NO_NUMBER },
  { "một phần quà", DR_PHRASE_NUMBER },
  { "một phần việc", DR_PHRASE_NUMBER },
  { "một cách", DR_PHRASE_NO_NUMBER },
  { "một trong", DR_PHRASE_NO_NUMBER },
  { "một bộ phận", DR_PHRASE_NO_NUMBER },
  { "một cửa", DR_PHRASE_NO_NUMBER },
  { "một lòng", DR_PHRASE_NO_NUMBER },
  { "một mặt", DR_PHRASE_NO_NUMBER },
  { "một khi", DR_PHRASE_NO_NUMBER },
  { "một ít", DR_PHRASE_NO_NUMBER },
  { "một chút", DR_PHRASE_NO_NUMBER },
  { "một vài", DR_PHRASE_NO_NUMBER },
  { "một loạt", DR_PHRASE_NO_NUMBER },
  { "một nửa", DR_PHRASE_NO_NUMBER },
  { "một thời gian", DR_PHRASE_NO_NUMBER },
  { "hai bên", DR_PHRASE_NO_NUMBER },
  { "hai chiều", DR_PHRASE_NO_NUMBER },
  { "ba mẹ", DR_PHRASE_NO_NUMBER },
  { "ba má", DR_PHRASE_NO_NUMBER },
  { "chín muồi", DR_PHRASE_NO_NUMBER },
  { "chín chắn", DR_PHRASE_NO_NUMBER },
  { "mười mươi", DR_PHRASE_NO_NUMBER },
  { "tư tưởng", DR_PHRASE_NO_NUMBER },
  { "tư lệnh", DR_PHRASE_NO_NUMBER },
  { "tư nhân", DR_PHRASE_NO_NUMBER },
  { "tư pháp", DR_PHRASE_NO_NUMBER },
  { "tư vấn", DR_PHRASE_NO_NUMBER },
  { "tư cách", DR_PHRASE_NO_NUMBER },
  { "tư liệu", DR_PHRASE_NO_NUMBER },
  { "tư duy", DR_PHRASE_NO_NUMBER },
  { "tư thục", DR_PHRASE_NO_NUMBER },
  { "tư thế", DR_PHRASE_NO_NUMBER },
  { "tư lợi", DR_PHRASE_NO_NUMBER },
  { "năm học", DR_PHRASE_NO_NUMBER },
  { "năm nay", DR_PHRASE_NO_NUMBER },
  { "năm trước", DR_PHRASE_NO_NUMBER },
  { "năm ngoái", DR_PHRASE_NO_NUMBER },
  { "năm qua", DR_PHRASE_NO_NUMBER },
  { "năm sau", DR_PHRASE_NO_NUMBER },
  { "năm tới", DR_PHRASE_NO_NUMBER },
  { "năm mới", DR_PHRASE_NO_NUMBER },
  { "năm cũ", DR_PHRASE_NO_NUMBER },
  { "năm thứ", DR_PHRASE_NO_NUMBER },
  { "tỷ lệ", DR_PHRASE_NO_NUMBER },
  { "tỷ trọng", DR_PHRASE_NO_NUMBER },
  { "nhất là", DR_PHRASE_NO_NUMBER },
  { "nhất trí", DR_PHRASE_NO_NUMBER },
  { "nhất quán", DR_PHRASE_NO_NUMBER },
  { "nhất định", DR_PHRASE_NO_NUMBER },
  { "nhất thiết", DR_PHRASE_NO_NUMBER },

  { "ngày một", DR_PHRASE_NO_ENDING },
  { "cả hai", DR_PHRASE_NO_ENDING },
  { "đầu tư", DR_PHRASE_NO_ENDING },
  { "vật tư", DR_PHRASE_NO_ENDING },
  { "thông tư", DR_PHRASE_NO_ENDING },
  { "riêng tư", DR_PHRASE_NO_ENDING },
  { "vô tư", DR_PHRASE_NO_ENDING },
  { "suy tư", DR_PHRASE_NO_ENDING },
  { "hoạch năm", DR_PHRASE_NO_ENDING },
  { "tiêu năm", DR_PHRASE_NO_ENDING },
  { "toán năm", DR_PHRASE_NO_ENDING },
  { "quyết năm", DR_PHRASE_NO_ENDING },
  { "trong năm", DR_PHRASE_NO_ENDING },
  { "hàng năm", DR_PHRASE_NO_ENDING },
  { "hằng năm", DR_PHRASE_NO_ENDING },
  { "đầu năm", DR_PHRASE_NO_ENDING },
  { "giữa năm", DR_PHRASE_NO_ENDING },
  { "cuối năm", DR_PHRASE_NO_ENDING },
  { "cả năm", DR_PHRASE_NO_ENDING },
  { "mỗi năm", DR_PHRASE_NO_ENDING },
  { "từng năm", DR_PHRASE_NO_ENDING },
  { "nhiều năm", DR_PHRASE_NO_ENDING },
  { "các năm", DR_PHRASE_NO_ENDING },
  { "những năm", DR_PHRASE_NO_ENDING },
  { "thường năm", DR_PHRASE_NO_ENDING },
};

typedef struct
{
  char        key[DR_NUMBER_PHRASE_KEY];
  gsize       size;
  const void *entry;
  guint       kinds;        /* of a first word: a bit for each DrPhraseKind that it begins */
} DrNumberKey;

/* A word as the tables above write it, which most texts do: it is found without folding. */
typedef struct
{
  const char         *text;
  gsize               length;
  const DrNumberWord *word;   /* (nullable) */
  guint               kinds;
} Spelling;

/* Open-addressed, and never more than half full. */
#define N_SLOTS 512

G_STATIC_ASSERT (G_N_ELEMENTS (words) + G_N_ELEMENTS (phrases) <= N_SLOTS / 2);

static DrNumberKey word_keys[G_N_ELEMENTS (words)];
static DrNumberKey phrase_keys[G_N_ELEMENTS (phrases)];
static DrNumberKey first_keys[G_N_ELEMENTS (phrases)];
static DrNumberKey *word_slots[N_SLOTS];
static DrNumberKey *phrase_slots[N_SLOTS];
static DrNumberKey *first_slots[N_SLOTS];
static Spelling spellings[N_SLOTS];

/* The slot where the key stands, or would. */
static DrNumberKey **
find_slot (DrNumberKey **slots,
           const char   *key,
           gsize         size)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ (guchar) key[i]) * 16777619u;

  for (guint i = hash ^ hash >> 15;; i++)
    {
      DrNumberKey **slot = &slots[i % N_SLOTS];

      if (*slot == NULL || ((*slot)->size == size && memcmp ((*slot)->key, key, size) == 0))
        return slot;
    }
}

static void
set_key (DrNumberKey *key,
         const char  *text,
         const void  *entry)
{
  key->entry = entry;
  key->size = 0;
  while (*text != '\0')
    {
      gsize length = strcspn (text, " ");

      if (key->size > 0)
        key->key[key->size++] = ' ';
      key->size += dr_fold_word (text, length, key->key + key->size, sizeof key->key - key->size);
      text += length + (text[length] == ' ');
    }
}

/* The place where the word stands as it is spelt, or would. */
static Spelling *
find_spelling (const char *text,
               gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;

  for (guint i = hash ^ hash >> 15;; i++)
    {
      Spelling *spelling = &spellings[i % N_SLOTS];

      if (spelling->text == NULL || (spelling->length == length && memcmp (spelling->text, text, length) == 0))
        return spelling;
    }
}

/* Notes what the word @text, which stands in a table, is found to be once it is folded. */
static void
add_spelling (const char *text,
              gsize       length)
{
  char key[DR_NUMBER_WORD_MAX];
  gsize size = dr_fold_word (text, length, key, sizeof key);
  const DrNumberKey *word = *find_slot (word_slots, key, size);
  const DrNumberKey *first = *find_slot (first_slots, key, size);

  *find_spelling (text, length) = (Spelling) {
    .text = text,
    .length = length,
    .word = word != NULL ? word->entry : NULL,
    .kinds = first != NULL ? first->kinds : 0,
  };
}

static void
make_keys (void)
{
  static gsize made = 0;

  if (!g_once_init_enter (&made))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      set_key (&word_keys[i], words[i].word, &words[i]);
      *find_slot (word_slots, word_keys[i].key, word_keys[i].size) = &word_keys[i];
    }
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      set_key (&phrase_keys[i], phrases[i].phrase, &phrases[i]);
      *find_slot (phrase_slots, phrase_keys[i].key, phrase_keys[i].size) = &phrase_keys[i];

      g_autofree char *first = g_strndup (phrases[i].phrase, strcspn (phrases[i].phrase, " "));
      set_key (&first_keys[i], first, NULL);
      DrNumberKey **slot = find_slot (first_slots, first_keys[i].key, first_keys[i].size);
      if (*slot == NULL)
        *slot = &first_keys[i];
      (*slot)->kinds |= 1u << phrases[i].kind;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    add_spelling (words[i].word, strlen (words[i].word));
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    add_spelling (phrases[i].phrase, strcspn (phrases[i].phrase, " "));

  g_once_init_leave (&made, 1);
}

/* The entry of the word @text, in any of its spellings; NULL if it is none of the number grammar. */
const DrNumberWord *
dr_number_word_find (const char *text,
                     gsize       length)
{
  char key[DR_NUMBER_WORD_MAX];

  if (length == 0 || length > DR_NUMBER_WORD_MAX)
    return NULL;
  make_keys ();

  const Spelling *spelling = find_spelling (text, length);
  if (spelling->text != NULL)
    return spelling->word;

  gsize size = dr_fold_word (text, length, key, sizeof key);
  const DrNumberKey *found = *find_slot (word_slots, key, size);

  return found != NULL ? found->entry : NULL;
}

/* The kinds of the phrases that begin with the word @text, a bit each. */
guint
dr_number_word_get_kinds (const char *text,
                          gsize       length)
{
  char key[DR_NUMBER_WORD_MAX];

  if (length > DR_NUMBER_WORD_MAX)
    return 0;
  make_keys ();

  const Spelling *spelling = find_spelling (text, length);
  if (spelling->text != NULL)
    return spelling->kinds;

  gsize size = dr_fold_word (text, length, key, sizeof key);
  const DrNumberKey *found = *find_slot (first_slots, key, size);

  return found != NULL ? found->kinds : 0;
}

/* The entry of a phrase whose words are folded and joined by one space. */
const DrNumberPhrase *
dr_number_phrase_find (const char *key,
                       gsize       size)
{
  make_keys ();

  const DrNumberKey *found = *find_slot (phrase_slots, key, size);

  return found != NULL ? found->entry : NULL;
}
