/** The tokens of a byte-level tokenizer. The id of a token is its rank: what was merged earlier has a lower one. */
export interface Vocabulary {
  readonly size: number
  /** The id of the token made of bytes[from … to), or −1. */
  find(bytes: Uint8Array, from: number, to: number): number
  /** The bytes of a token; empty for an id that does not exist. */
  bytesOf(id: number): Uint8Array
}

/** A vocabulary of these tokens, in the order of their ids. Of two equal ones the first counts. */
export function createVocabulary(tokens: readonly Uint8Array[]): Vocabulary {
  const lengths = Uint8Array.from(tokens, (token) => token.length)
  const bytes = new Uint8Array(tokens.reduce((total, token) => total + token.length, 0))
  let at = 0
  for (const token of tokens) {
    bytes.set(token, at)
    at += token.length
  }
  return index(lengths, bytes)
}

/**
 * Reads the packed form: the number of tokens (4 bytes, little-endian), the length of each (1 byte), then all their
 * bytes. Nothing becomes a string, so 200,000 tokens are ready in some 20 ms.
 */
export function unpackVocabulary(packed: Uint8Array): Vocabulary {
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true)
  return index(packed.subarray(4, 4 + size), packed.subarray(4 + size))
}

/** A hash table with open addressing over the bytes themselves. */
function index(lengths: Uint8Array, bytes: Uint8Array): Vocabulary {
  const starts = startsOf(lengths)
  const slots = new Int32Array(slotCount(lengths.length)).fill(-1)
  const mask = slots.length - 1
  const bytesOf = (id: number): Uint8Array => bytes.subarray(starts[id] ?? 0, starts[id + 1] ?? 0)

  /** The slot of a token: where it is, or the free one where it would be. */
  function slotFor(source: Uint8Array, from: number, to: number): number {
    let slot = hash(source, from, to) & mask
    for (;;) {
      const id = slots[slot] ?? -1
      if (id < 0) return slot
      if (sameBytes(bytes, starts[id] ?? 0, starts[id + 1] ?? 0, source, from, to)) return slot
      slot = (slot + 1) & mask
    }
  }

  for (let id = 0; id < lengths.length; id++) {
    const slot = slotFor(bytes, starts[id] ?? 0, starts[id + 1] ?? 0)
    if (slots[slot] === -1) slots[slot] = id
  }
  return { size: lengths.length, find: (source, from, to) => slots[slotFor(source, from, to)] ?? -1, bytesOf }
}

function startsOf(lengths: Uint8Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1)
  for (let id = 0; id < lengths.length; id++) starts[id + 1] = (starts[id] ?? 0) + (lengths[id] ?? 0)
  return starts
}

/** A power of two that leaves at least half of the slots free. */
function slotCount(tokens: number): number {
  let count = 16
  while (count < tokens * 2) count *= 2
  return count
}

/** FNV-1a (Fowler, Noll and Vo), 32 bits, with its upper half mixed into the lower that the table uses. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let value = 0x811c9dc5
  for (let place = from; place < to; place++) value = Math.imul(value ^ (bytes[place] ?? 0), 0x01000193)
  return value ^ (value >>> 15)
}

function sameBytes(
  a: Uint8Array,
  aFrom: number,
  aTo: number,
  b: Uint8Array,
  bFrom: number,
  bTo: number,
): boolean {
  if (aTo - aFrom !== bTo - bFrom) return false
  for (let place = 0; place < aTo - aFrom; place++) if (a[aFrom + place] !== b[bFrom + place]) return false
  return true
}
