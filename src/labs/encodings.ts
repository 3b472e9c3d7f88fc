import { wordPieces } from './byte-pairs.ts'

/** Vocabularies that were published and are in wide use. r50k is GPT-2's, cl100k GPT-4's, o200k GPT-4o's. */
export const encodingNames = ['r50k', 'cl100k', 'o200k'] as const
export type EncodingName = (typeof encodingNames)[number]

const contraction = `'(?:[sS]|[dD]|[mM]|[tT]|[lL][lL]|[vV][eE]|[rR][eE])`
const lower = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
const upper = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`

/**
 * How each vocabulary cuts text before merging. Source: openai/tiktoken, tiktoken_ext/openai_public.py.
 * `(?i:…)` is spelled out, since Node 20 does not know it, and `\s` is what Unicode calls white space: JavaScript's own
 * takes U+FEFF in and leaves U+0085 out.
 */
export const encodingPieces: Readonly<Record<EncodingName, RegExp>> = {
  r50k: wordPieces,
  cl100k: new RegExp(
    String.raw`${contraction}|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\p{White_Space}\p{L}\p{N}]+[\r\n]*|\p{White_Space}+$|\p{White_Space}*[\r\n]|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}`,
    'gu',
  ),
  o200k: new RegExp(
    String.raw`[^\r\n\p{L}\p{N}]?${upper}*${lower}+(?:${contraction})?|[^\r\n\p{L}\p{N}]?${upper}+${lower}*(?:${contraction})?|\p{N}{1,3}| ?[^\p{White_Space}\p{L}\p{N}]+[\r\n/]*|\p{White_Space}*[\r\n]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+`,
    'gu',
  ),
}
