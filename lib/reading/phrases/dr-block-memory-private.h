/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What was found at the last tokens of a block. Headings, sentences, rankings and labels
 * ask one after another whether a body is named at a token, or a date: what they are
 * told depends on the block alone, and is told again while the block is at hand.
 */

#pragma once

#include "reading/phrases/dr-body-phrase-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

G_BEGIN_DECLS

/* A token shares its place with those as many tokens away. */
#define DR_BLOCK_MEMORY_PLACES 32

typedef struct
{
  guint        block;         /* 0: nothing so far */
  guint        token;
  gboolean     is_found;
  DrBodyPhrase phrase;
} DrBodyAnswer;

typedef struct
{
  guint        block;
  guint        token;
  gboolean     is_found;
  DrDatePhrase phrase;
} DrDateAnswer;

typedef struct _DrBlockMemory
{
  const DrToken *tokens;      /* (nullable) those of the block; nothing is remembered of others */
  guint          block;       /* counted from 1 */
  DrBodyAnswer   bodies[DR_BLOCK_MEMORY_PLACES];
  DrDateAnswer   dates[DR_BLOCK_MEMORY_PLACES];
} DrBlockMemory;

/* From here on up to dr_block_memory_end() the tokens of @reading stay as they are. */
static inline void
dr_block_memory_begin (DrBlockMemory   *self,
                       const DrReading *reading)
{
  self->tokens = reading->tokens;
  self->block++;
}

static inline void
dr_block_memory_end (DrBlockMemory *self)
{
  self->tokens = NULL;
}

/* The memory of the block that the tokens of @reading are; NULL where they are others. */
static inline DrBlockMemory *
dr_block_memory_get (const DrReading *reading)
{
  DrBlockMemory *self = reading->memory;

  return self != NULL && self->tokens == reading->tokens ? self : NULL;
}

G_END_DECLS
