import { createVocabulary, type Vocabulary } from './vocabulary.ts'

/** The pattern by which GPT-2 cuts text before merging, so that no token crosses from one word into the next. */
export const wordPieces =
  /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu

/** A pattern that cuts nothing. */
export const onePiece = /[\s\S]+/gu

const encoder = new TextEncoder()

/** The token ids of a text. */
export const encode = (text: string, vocabulary: Vocabulary, pieces: RegExp): number[] =>
  encoderOf(vocabulary, pieces)(text)

/** Encodes many texts. Words come again, in one text and in the next, so each piece is worked out once. */
export function encoderOf(vocabulary: Vocabulary, pieces: RegExp): (text: string) => number[] {
  const known = new Map<string, readonly number[]>()
  const merge = mergerOf(vocabulary)
  return (text) => {
    const ids: number[] = []
    for (const [piece] of text.matchAll(pieces)) {
      let pieceIds = known.get(piece)
      if (pieceIds === undefined) {
        pieceIds = encodePiece(encoder.encode(piece), vocabulary, merge)
        known.set(piece, pieceIds)
      }
      for (const id of pieceIds) ids.push(id)
    }
    return ids
  }
}

/** Decodes ids into the bytes that they stand for. */
export function decode(ids: readonly number[], vocabulary: Vocabulary): Uint8Array {
  const parts = ids.map((id) => vocabulary.bytesOf(id))
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function encodePiece(bytes: Uint8Array, vocabulary: Vocabulary, merge: Merger): number[] {
  const whole = vocabulary.find(bytes, 0, bytes.length)
  if (whole >= 0) return [whole]
  const ends = merge(bytes)
  const ids: number[] = []
  for (let from = 0; from < bytes.length; ) {
    const to = ends[from] ?? bytes.length
    ids.push(vocabulary.find(bytes, from, to))
    from = to
  }
  return ids
}

/** Says until the next call where the part that starts at a byte ends; only meaningful at starts of parts. */
type Merger = (bytes: Uint8Array) => Int32Array

/**
 * Merges neighbours, the pair with the lowest rank first and of equal ones the leftmost, until no pair is a token.
 * Candidates wait in a heap: a piece of n bytes takes n log n steps, however long somebody's "word" is.
 * A text of short pieces has hundreds of thousands of them, so what is written into is used again.
 */
function mergerOf(vocabulary: Vocabulary): Merger {
  let ends = new Int32Array(0)
  let befores = new Int32Array(0)
  /** The token that the part at a byte and the next part make together, or −1. */
  let together = new Int32Array(0)
  const heap: number[] = []

  function begin(size: number): void {
    if (size > ends.length) {
      ends = new Int32Array(2 * size)
      befores = new Int32Array(2 * size + 1)
      together = new Int32Array(2 * size)
    }
    for (let place = 0; place < size; place++) {
      ends[place] = place + 1
      befores[place + 1] = place
    }
  }

  return (bytes) => {
    const size = bytes.length
    begin(size)
    const propose = (from: number): void => {
      const middle = ends[from] ?? size
      const rank = middle < size ? vocabulary.find(bytes, from, ends[middle] ?? size) : -1
      together[from] = rank
      if (rank >= 0) push(heap, candidate(rank, from))
    }
    for (let from = 0; from < size; from++) propose(from)
    for (let best = pop(heap); best !== undefined; best = pop(heap)) {
      const rank = Math.floor(best / PLACES)
      const from = best - rank * PLACES
      // Since it was proposed, one of the two parts may have been merged with another.
      if (together[from] !== rank) continue
      const middle = ends[from] ?? size
      const to = ends[middle] ?? size
      ends[from] = to
      together[middle] = -1
      befores[to] = from
      propose(from)
      if (from > 0) propose(befores[from] ?? 0)
    }
    return ends
  }
}

/** More than the bytes of any text. */
const PLACES = 0x1_0000_0000

/** A pair of neighbours as one number, for millions of them wait: by its rank, then by where it begins. */
const candidate = (rank: number, from: number): number => rank * PLACES + from

/** Adds to a binary heap whose first element is the least. */
function push(heap: number[], added: number): void {
  let place = heap.length
  while (place > 0) {
    const parent = (place - 1) >> 1
    const above = heap[parent]
    if (above === undefined || above < added) break
    heap[place] = above
    place = parent
  }
  heap[place] = added
}

function pop(heap: number[]): number | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (last !== undefined && heap.length > 0) sink(heap, last)
  return first
}

function sink(heap: number[], sinking: number): void {
  let place = 0
  for (;;) {
    const left = 2 * place + 1
    const child = (heap[left + 1] ?? Infinity) < (heap[left] ?? Infinity) ? left + 1 : left
    const least = heap[child]
    if (least === undefined || sinking < least) break
    heap[place] = least
    place = child
  }
  heap[place] = sinking
}

/** One step of training: the pair that stood side by side most often becomes a token. */
export interface Merge {
  readonly left: number
  readonly right: number
  readonly id: number
  readonly count: number
}

export interface TrainedPairs {
  readonly merges: readonly Merge[]
  /** The 256 bytes, then one token for each merge. */
  readonly vocabulary: Vocabulary
}

interface Piece {
  readonly ids: number[]
  readonly count: number
}

/**
 * Learns a vocabulary from text (Gage, 1994; for words Sennrich et al., 2016, arXiv 1508.07909; on bytes as in GPT-2).
 * Of equally frequent pairs the one that comes first in the text wins. Ends early when no pair occurs twice.
 */
export function trainBytePairs(text: string, merges: number, pieces: RegExp = wordPieces): TrainedPairs {
  const cut = countPieces(text, pieces)
  const counts = new Map<number, number>()
  for (const piece of cut) countPairs(piece, counts, 1)
  const tokens = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))
  const done: Merge[] = []
  while (done.length < merges) {
    const merge = mostFrequent(cut, counts, tokens.length)
    if (!merge) break
    for (const piece of cut) applyMerge(piece, merge, counts)
    tokens.push(Uint8Array.from([...(tokens[merge.left] ?? []), ...(tokens[merge.right] ?? [])]))
    done.push(merge)
  }
  return { merges: done, vocabulary: createVocabulary(tokens) }
}

/** Equal pieces are kept once, with how often they occur. */
function countPieces(text: string, pieces: RegExp): Piece[] {
  const counts = new Map<string, number>()
  for (const [piece] of text.matchAll(pieces)) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  return Array.from(counts, ([piece, count]) => ({ ids: Array.from(encoder.encode(piece)), count }))
}

/** Ids stay far below 2²¹, so that two of them fit into one exact number. */
const pairKey = (left: number, right: number): number => left * 0x200000 + right

function countPairs({ ids, count }: Piece, counts: Map<number, number>, sign: 1 | -1): void {
  for (let place = 0; place + 1 < ids.length; place++) {
    const key = pairKey(ids[place] ?? 0, ids[place + 1] ?? 0)
    counts.set(key, (counts.get(key) ?? 0) + sign * count)
  }
}

function mostFrequent(
  pieces: readonly Piece[],
  counts: ReadonlyMap<number, number>,
  id: number,
): Merge | undefined {
  let most = 1
  for (const count of counts.values()) most = Math.max(most, count)
  if (most < 2) return undefined
  for (const { ids } of pieces) {
    for (let place = 0; place + 1 < ids.length; place++) {
      const left = ids[place] ?? 0
      const right = ids[place + 1] ?? 0
      if (counts.get(pairKey(left, right)) === most) return { left, right, id, count: most }
    }
  }
  return undefined
}

function applyMerge(piece: Piece, { left, right, id }: Merge, counts: Map<number, number>): void {
  const { ids } = piece
  if (!hasPair(ids, left, right)) return
  countPairs(piece, counts, -1)
  let kept = 0
  for (let place = 0; place < ids.length; place++, kept++) {
    const merged = ids[place] === left && ids[place + 1] === right
    ids[kept] = merged ? id : (ids[place] ?? 0)
    if (merged) place++
  }
  ids.length = kept
  countPairs(piece, counts, 1)
}

function hasPair(ids: readonly number[], left: number, right: number): boolean {
  for (let place = 0; place + 1 < ids.length; place++) {
    if (ids[place] === left && ids[place + 1] === right) return true
  }
  return false
}
