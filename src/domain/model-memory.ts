/** What a model takes in memory: its weights, and a cache of keys and values for so many tokens. */
export interface MemoryNeed {
  /** Billions of parameters of the size that is meant. */
  readonly total: number
  readonly weights: number
  readonly cache: number
}

/** What somebody has: bytes, bits a weight and the tokens that are kept. */
export interface MemoryWish {
  readonly bytes: number
  readonly bits: number
  readonly tokens: number
}

/** Most makers publish 16 bits a weight; 4 is what people run at home. */
export const USUAL_BITS = 4
/** A long conversation. */
export const USUAL_TOKENS = 8192

/**
 * Bytes that a token keeps in a model of 8.03 and of 70.55 billion parameters: Llama 3, 32 layers and 80, 8 key-value heads
 * of 128 numbers, 2 bytes each (arXiv 2407.21783, table 3). The shapes of most models are not in the catalogue, so the
 * cache of a size between or beyond is taken from the curve through these two: an estimate. Newer makers need less.
 */
const SMALL = { billions: 8.03, bytes: 2 * 32 * 8 * 128 * 2 }
const LARGE = { billions: 70.55, bytes: 2 * 80 * 8 * 128 * 2 }
const GROWTH = Math.log(LARGE.bytes / SMALL.bytes) / Math.log(LARGE.billions / SMALL.billions)

export const cacheBytesPerToken = (billions: number): number =>
  SMALL.bytes * (billions / SMALL.billions) ** GROWTH

/** All parameters are loaded, also where only a part works on a token; the cache is as for the part that works. */
export function memoryNeed(
  { total, active }: { readonly total: number; readonly active?: number | undefined },
  { bits, tokens }: Pick<MemoryWish, 'bits' | 'tokens'>,
): MemoryNeed {
  return {
    total,
    weights: (total * 1e9 * bits) / 8,
    cache: cacheBytesPerToken(active ?? total) * tokens,
  }
}

/** The largest size that fits, if any does. */
export function largestThatFits(
  sizes: readonly { readonly total: number; readonly active?: number | undefined }[],
  wish: MemoryWish,
): MemoryNeed | undefined {
  return sizes
    .map((size) => memoryNeed(size, wish))
    .filter(({ weights, cache }) => weights + cache <= wish.bytes)
    .sort((a, b) => b.total - a.total)[0]
}
