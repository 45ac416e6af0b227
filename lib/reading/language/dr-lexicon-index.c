/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-lexicon-index-private.h"

#include <string.h>

#include "reading/language/dr-phrases-private.h"
#include "reading/language/dr-scanner-private.h"

/*
 * A trie whose steps are the numbers of words. A text's word is folded and looked up
 * once; phrases are then found by numbers alone. A node knows what lies at it and
 * what lies beyond it, so that no step is taken towards what nobody asked for: most
 * words begin no phrase of the class that is wanted, and that takes one look.
 */

#define ROOT 0
#define TRAITS (DR_LEXICON_TRAIT (DR_N_LEXICON_CLASSES) - 1)
#define SIGN_BIT (1u << 31)

typedef struct
{
  guint32 node;             /* from */
  guint32 symbol;           /* a word, or a sign with SIGN_BIT */
  guint32 next;             /* to; 0: free, as nothing leads to the root */
} Step;

typedef struct
{
  DrSignals signals;        /* of the phrase that ends here */
  guint64   steps;          /* a bit for each symbol that leads on, of which several share one */
  guint32   first_entry;
  guint32   first_child;
  guint16   n_entries;
  guint16   n_children;
  guint8    classes;        /* a bit each */
  guint8    classes_beyond; /* and of all that go on from here */
  guint8    is_known;       /* of a word: a phrase has it */
} Node;

/* Two of them fill a line of the processor's cache: none lies in two. */
G_STATIC_ASSERT (sizeof (Node) == 32);

/* A step as it is found: those of a node stand together, by their symbols. */
typedef struct
{
  guint32 symbol;
  guint32 next;
} Child;

typedef struct
{
  guint32        node;
  DrLexiconEntry entry;
} PendingEntry;

struct _DrLexiconIndex
{
  DrWordTable *words;       /* (owned) those of the grammar's phrases, then those of the lexicon */
  Node        *nodes;       /* (nullable) once it is settled: the root, where each word leads from it, the others */
  gpointer     node_room;   /* (owned) (nullable) what they lie in */
  DrSignals   *signals_beyond; /* (owned) (nullable) of each node: the signals of its phrase and of all that go on from it; none of the root */
  GArray      *children;    /* (element-type Child) by node */
  GArray      *entries;     /* (element-type DrLexiconEntry) by node */
  DrSignals   *own_signals; /* (owned) (nullable) those of the nodes of the words */

  /* Until it is settled; a node then stands behind its parent, in the order in which they were made. */
  GArray      *tokens;      /* (element-type DrToken) (nullable) of the phrase that is being added */
  GByteArray  *known;       /* (nullable) of each word: whether a phrase has it */
  Step        *steps;       /* (owned) (nullable) open-addressed */
  guint        step_mask;
  guint        n_steps;
  GArray      *growing;     /* (element-type Node) (nullable) the nodes */
  GArray      *parents;     /* (element-type guint32) (nullable) of the nodes */
  GArray      *pending;     /* (element-type PendingEntry) (nullable) */
};

DrLexiconIndex *
dr_lexicon_index_new (void)
{
  DrLexiconIndex *self = g_new0 (DrLexiconIndex, 1);
  Node root = { 0, };

  self->words = dr_word_table_copy (dr_phrases_get_words ());
  self->tokens = g_array_new (FALSE, FALSE, sizeof (DrToken));
  self->known = g_byte_array_new ();
  self->step_mask = 2047;
  self->steps = g_new0 (Step, self->step_mask + 1);
  self->growing = g_array_new (FALSE, FALSE, sizeof (Node));
  self->children = g_array_new (FALSE, FALSE, sizeof (Child));
  self->parents = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_array_set_size (self->parents, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (DrLexiconEntry));
  self->pending = g_array_new (FALSE, FALSE, sizeof (PendingEntry));
  g_array_append_val (self->growing, root);

  return self;
}

void
dr_lexicon_index_free (DrLexiconIndex *self)
{
  dr_word_table_free (self->words);
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->known, g_byte_array_unref);
  g_free (self->steps);
  g_clear_pointer (&self->growing, g_array_unref);
  g_free (self->node_room);
  g_free (self->signals_beyond);
  g_array_unref (self->children);
  g_clear_pointer (&self->parents, g_array_unref);
  g_array_unref (self->entries);
  g_free (self->own_signals);
  g_clear_pointer (&self->pending, g_array_unref);
  g_free (self);
}

/* --- the trie --- */

static guint32
hash_step (guint32 node,
           guint32 symbol)
{
  guint32 hash = node * 2654435761u ^ symbol * 2246822519u;

  return hash ^ (hash >> 15);
}

static guint32
find_step (const DrLexiconIndex *self,
           guint32               node,
           guint32               symbol)
{
  for (guint slot = hash_step (node, symbol) & self->step_mask;; slot = (slot + 1) & self->step_mask)
    {
      const Step *step = &self->steps[slot];

      if (step->next == 0 || (step->node == node && step->symbol == symbol))
        return step->next;
    }
}

static void
insert_step (DrLexiconIndex *self,
             const Step     *step)
{
  guint slot = hash_step (step->node, step->symbol) & self->step_mask;

  while (self->steps[slot].next != 0)
    slot = (slot + 1) & self->step_mask;
  self->steps[slot] = *step;
}

static guint32
intern_step (DrLexiconIndex *self,
             guint32         node,
             guint32         symbol)
{
  guint32 next = find_step (self, node, symbol);
  if (next != 0)
    return next;

  if (++self->n_steps * 2 > self->step_mask)
    {
      g_autofree Step *old = self->steps;
      guint n_old = self->step_mask + 1;

      self->step_mask = self->step_mask * 2 + 1;
      self->steps = g_new0 (Step, self->step_mask + 1);
      for (guint i = 0; i < n_old; i++)
        if (old[i].next != 0)
          insert_step (self, &old[i]);
    }

  Node fresh = { 0, };
  Step step = { node, symbol, self->growing->len };
  g_array_append_val (self->growing, fresh);
  g_array_append_val (self->parents, node);
  insert_step (self, &step);

  return step.next;
}

static inline guint32
symbol_of_token (const DrToken *token)
{
  switch (token->kind)
    {
    case DR_TOKEN_WORD: return token->word;
    case DR_TOKEN_SIGN: return token->word | SIGN_BIT;
    default: return 0;
    }
}

/* --- building --- */

static guint32
intern_word (DrLexiconIndex *self,
             const char     *word,
             gsize           length,
             gboolean        is_known)
{
  guint32 number = dr_word_table_intern_word (self->words, word, length);

  while (number >= self->known->len)
    g_byte_array_append (self->known, (const guint8 *) "", 1);
  self->known->data[number] |= is_known && number != 0;

  return number;
}

void
dr_lexicon_index_add (DrLexiconIndex *self,
                      const char     *phrase,
                      DrLexiconClass  entry_class,
                      guint32         value)
{
  GArray *tokens = self->tokens;
  guint32 node = ROOT;

  g_array_set_size (tokens, 0);
  dr_scanner_scan (NULL, phrase, 0, strlen (phrase), tokens);
  for (guint i = 0; i < tokens->len; i++)
    {
      DrToken *token = &g_array_index (tokens, DrToken, i);

      if (token->kind == DR_TOKEN_WORD)
        token->word = intern_word (self, phrase + token->start, token->end - token->start, entry_class < DR_N_LEXICON_CLASSES);
      node = intern_step (self, node, symbol_of_token (token));
    }

  if (node != ROOT)
    {
      PendingEntry pending = { node, { entry_class, value } };
      g_array_append_val (self->pending, pending);
    }
}

static int
compare_pending (gconstpointer a,
                 gconstpointer b)
{
  const PendingEntry *one = a;
  const PendingEntry *other = b;

  if (one->node != other->node)
    return one->node < other->node ? -1 : 1;
  if (one->entry.entry_class != other->entry.entry_class)
    return (int) one->entry.entry_class - (int) other->entry.entry_class;

  return one->entry.value < other->entry.value ? -1 : one->entry.value > other->entry.value;
}

static void
settle_entries (DrLexiconIndex *self)
{
  g_array_sort (self->pending, compare_pending);
  for (guint i = 0; i < self->pending->len; i++)
    {
      const PendingEntry *pending = &g_array_index (self->pending, PendingEntry, i);
      Node *node = &g_array_index (self->growing, Node, pending->node);

      if (node->n_entries == 0)
        node->first_entry = self->entries->len;
      else
        {
          const DrLexiconEntry *last =
            &g_array_index (self->entries, DrLexiconEntry, self->entries->len - 1);

          if (last->entry_class == pending->entry.entry_class && last->value == pending->entry.value)
            continue;
        }
      g_array_append_val (self->entries, pending->entry);
      node->n_entries++;
      node->classes |= 1 << pending->entry.entry_class;
      if (pending->entry.entry_class == DR_LEXICON_SIGNAL)
        node->signals |= DR_SIGNAL_BIT (pending->entry.value);
    }
  g_clear_pointer (&self->pending, g_array_unref);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const Step *one = a;
  const Step *other = b;

  if (one->node != other->node)
    return one->node < other->node ? -1 : 1;

  return one->symbol < other->symbol ? -1 : one->symbol > other->symbol;
}

/* Puts the steps of each node together. */
static void
settle_children (DrLexiconIndex *self)
{
  guint n_steps = 0;

  for (guint i = 0; i <= self->step_mask; i++)
    if (self->steps[i].next != 0)
      self->steps[n_steps++] = self->steps[i];
  qsort (self->steps, n_steps, sizeof *self->steps, compare_steps);

  for (guint i = 0; i < n_steps; i++)
    {
      const Step *step = &self->steps[i];
      Node *node = &self->nodes[step->node];
      Child child = { step->symbol, step->next };

      if (node->n_children++ == 0)
        node->first_child = i;
      node->steps |= DR_LEXICON_STEP_BIT (step->symbol);
      g_array_append_val (self->children, child);
    }
  g_clear_pointer (&self->steps, g_free);
}

/* Where the symbol leads from a node; 0: nowhere. Most nodes have few children, the root alone has many. */
static guint32
find_child (const DrLexiconIndex *self,
            const Node           *node,
            guint32               symbol)
{
  const Child *children = &g_array_index (self->children, Child, node->first_child);
  guint n = node->n_children;

  if (!(node->steps & DR_LEXICON_STEP_BIT (symbol)))
    return 0;
  for (; n > 8; n -= n / 2)
    if (children[n / 2].symbol <= symbol)
      children += n / 2;
  for (guint i = 0; i < n; i++)
    if (children[i].symbol == symbol)
      return children[i].next;

  return 0;
}

/* Whatever lies beyond a node: from the last to the first each gives it to its parent, which stands before it. */
static void
settle_beyond (DrLexiconIndex *self)
{
  self->signals_beyond = g_new0 (DrSignals, self->growing->len);
  for (guint i = self->growing->len - 1; i > ROOT; i--)
    {
      guint32 parent = g_array_index (self->parents, guint32, i);
      Node *node = &g_array_index (self->growing, Node, i);

      self->signals_beyond[i] |= node->signals;
      node->classes_beyond |= node->classes;
      self->signals_beyond[parent] |= self->signals_beyond[i];
      g_array_index (self->growing, Node, parent).classes_beyond |= node->classes_beyond;
    }
  self->signals_beyond[ROOT] = 0;
  g_clear_pointer (&self->parents, g_array_unref);
}

/* Puts the node where a word leads from the root at the place of the word's number: no step is needed to find it. */
static void
settle_words (DrLexiconIndex *self)
{
  guint32 n_words = dr_word_table_get_n_words (self->words);
  g_autofree guint32 *places = g_new0 (guint32, self->growing->len);
  g_autoptr (GArray) old = g_steal_pointer (&self->growing);
  g_autofree DrSignals *old_beyond = g_steal_pointer (&self->signals_beyond);
  guint32 next = n_words + 1;

  for (guint32 word = 1; word <= n_words; word++)
    {
      guint32 node = find_step (self, ROOT, word);

      if (node != 0)
        places[node] = word;
    }
  for (guint32 node = 1; node < old->len; node++)
    if (places[node] == 0)
      places[node] = next++;

  self->node_room = g_malloc0 ((gsize) (next + 1) * sizeof (Node));
  self->nodes = (Node *) ((GPOINTER_TO_SIZE (self->node_room) + sizeof (Node) - 1) & ~(sizeof (Node) - 1));
  self->signals_beyond = g_new0 (DrSignals, next);
  for (guint32 node = 0; node < old->len; node++)
    {
      self->nodes[places[node]] = g_array_index (old, Node, node);
      self->signals_beyond[places[node]] = old_beyond[node];
    }
  self->own_signals = g_new0 (DrSignals, n_words + 1);
  for (guint32 word = 1; word <= n_words; word++)
    self->own_signals[word] = self->nodes[word].signals;
  for (guint32 word = 1; word <= n_words && word < self->known->len; word++)
    self->nodes[word].is_known = self->known->data[word];
  g_clear_pointer (&self->known, g_byte_array_unref);

  for (guint i = 0; i <= self->step_mask; i++)
    if (self->steps[i].next != 0)
      {
        self->steps[i].node = places[self->steps[i].node];
        self->steps[i].next = places[self->steps[i].next];
      }
}

void
dr_lexicon_index_settle (DrLexiconIndex *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  settle_entries (self);
  settle_beyond (self);
  settle_words (self);
  settle_children (self);
}

/* --- finding --- */

guint32
dr_lexicon_index_find_word (const DrLexiconIndex *self,
                            const char           *key,
                            gsize                 length)
{
  return dr_word_table_find (self->words, key, length);
}

DrTokenTraits
dr_lexicon_index_get_traits (const DrLexiconIndex *self,
                             guint32               word)
{
  const Node *node = &self->nodes[word];

  return word != 0 ? (node->classes_beyond & TRAITS) | (node->is_known ? DR_TRAIT_KNOWN : 0) : 0;
}

DrTokenTraits
dr_lexicon_index_get_sign_traits (const DrLexiconIndex *self,
                                  guint32               sign)
{
  guint32 node = find_child (self, &self->nodes[ROOT], sign | SIGN_BIT);

  return node != ROOT ? self->nodes[node].classes_beyond & TRAITS : 0;
}

DrLexiconWay
dr_lexicon_index_get_way (const DrLexiconIndex *self,
                          guint32               word)
{
  const Node *node = &self->nodes[word];

  return word != 0 ? (DrLexiconWay) { node->steps, node->signals, node->classes & TRAITS } : (DrLexiconWay) { 0, };
}

guint64
dr_lexicon_index_get_signal_steps (const DrLexiconIndex *self,
                                   guint32               word,
                                   DrSignals             signals)
{
  const Node *node = &self->nodes[word];
  guint64 steps = 0;

  if (word == 0)
    return 0;
  if (node->signals & signals)
    return ~(guint64) 0;
  for (guint i = 0; i < node->n_children; i++)
    {
      const Child *child = &g_array_index (self->children, Child, node->first_child + i);

      if (self->signals_beyond[child->next] & signals)
        steps |= DR_LEXICON_STEP_BIT (child->symbol);
    }

  return steps;
}

guint32
dr_lexicon_index_get_n_words (const DrLexiconIndex *self)
{
  return dr_word_table_get_n_words (self->words);
}

const DrSignals *
dr_lexicon_index_get_word_signals (const DrLexiconIndex *self)
{
  /* The nodes of the words stand first, by their numbers. */
  return self->signals_beyond;
}

const DrSignals *
dr_lexicon_index_get_own_signals (const DrLexiconIndex *self)
{
  return self->own_signals;
}

/* What a node's phrase is, of @n_tokens. */
static inline void
set_match (const DrLexiconIndex *self,
           const Node           *node,
           guint                 n_tokens,
           DrLexiconMatch       *match)
{
  match->entries = &g_array_index (self->entries, DrLexiconEntry, node->first_entry);
  match->n_entries = node->n_entries;
  match->n_tokens = n_tokens;
  match->signals = node->signals;
}

/* The same where the token is a word with which no phrase goes on. */
static inline gboolean
match_alone (const DrLexiconIndex *self,
             guint32               word,
             guint                 classes,
             DrSignals             signals,
             DrLexiconMatch       *match)
{
  const Node *node = &self->nodes[word];

  if (word == 0 || !(signals != 0 ? node->signals & signals : node->classes & classes))
    return FALSE;
  set_match (self, node, 1, match);

  return TRUE;
}

/* The node where the first token of a phrase leads; ROOT: nowhere. */
static inline guint32
begin_walk (const DrLexiconIndex *self,
            const DrToken        *token)
{
  if (token->kind == DR_TOKEN_WORD)
    return token->word;

  return token->kind == DR_TOKEN_SIGN ? find_child (self, &self->nodes[ROOT], symbol_of_token (token)) : ROOT;
}

/* The node behind @node, and the token that leads there; ROOT: nowhere. */
static inline guint32
step (const DrLexiconIndex  *self,
      const Node            *node,
      const DrToken        **token,
      const DrToken         *end)
{
  if (node->steps == 0)
    return ROOT;

  /* A line may break between two words of a phrase. */
  do
    (*token)++;
  while (*token < end && (*token)->kind == DR_TOKEN_NEWLINE);
  guint32 symbol = *token < end ? symbol_of_token (*token) : 0;

  return symbol != 0 ? find_child (self, node, symbol) : ROOT;
}

/* Follows the phrases at @first to the longest that has one of @classes. */
static G_GNUC_NO_INLINE gboolean
walk_classes (const DrLexiconIndex *self,
              const DrToken        *first,
              const DrToken        *end,
              guint                 classes,
              DrLexiconMatch       *match)
{
  const Node *longest = NULL;
  const DrToken *last = first;
  const DrToken *token = first;

  for (guint32 node = begin_walk (self, first); node != ROOT;)
    {
      const Node *reached = &self->nodes[node];

      if (!(reached->classes_beyond & classes))
        break;
      if (reached->classes & classes)
        {
          longest = reached;
          last = token;
        }
      node = step (self, reached, &token, end);
    }
  if (longest == NULL)
    return FALSE;

  set_match (self, longest, last - first + 1, match);

  return TRUE;
}

/* The same of @signals. */
static G_GNUC_NO_INLINE gboolean
walk_signals (const DrLexiconIndex *self,
              const DrToken        *first,
              const DrToken        *end,
              DrSignals             signals,
              DrLexiconMatch       *match)
{
  const Node *longest = NULL;
  const DrToken *last = first;
  const DrToken *token = first;

  for (guint32 node = begin_walk (self, first); node != ROOT && (self->signals_beyond[node] & signals);)
    {
      const Node *reached = &self->nodes[node];

      if (reached->signals & signals)
        {
          longest = reached;
          last = token;
        }
      node = step (self, reached, &token, end);
    }
  if (longest == NULL)
    return FALSE;

  set_match (self, longest, last - first + 1, match);

  return TRUE;
}

gboolean
dr_lexicon_index_match (const DrLexiconIndex *self,
                        const DrToken        *tokens,
                        guint                 n_tokens,
                        guint                 index,
                        guint                 classes,
                        DrSignals             signals,
                        DrLexiconMatch       *match)
{
  if (index >= n_tokens)
    return FALSE;
  if (tokens[index].flags & DR_TOKEN_ALONE)
    return match_alone (self, tokens[index].word, classes, signals, match);
  if (signals == 0)
    return walk_classes (self, tokens + index, tokens + n_tokens, classes, match);

  /* Signals are all of one class. */
  return (classes & DR_TRAIT_SIGNAL) && walk_signals (self, tokens + index, tokens + n_tokens, signals, match);
}

gboolean
dr_lexicon_match_has (const DrLexiconMatch *match,
                      DrLexiconClass        entry_class,
                      guint32              *value)
{
  for (guint i = 0; i < match->n_entries; i++)
    if (match->entries[i].entry_class == entry_class)
      {
        if (value != NULL)
          *value = match->entries[i].value;
        return TRUE;
      }

  return FALSE;
}
