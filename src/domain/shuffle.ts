/** A random sequence that a seed repeats: numbers from 0 up to 1. */
export type Random = () => number

/** mulberry32 by Tommy Ettinger (public domain): 32 bits of state, the same sequence on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A seed for one thing among many: FNV-1a of its name, mixed with the common seed. */
export function seedFor(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Fisher–Yates; the list itself is left alone. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list]
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [result[at], result[other]]
    if (one === undefined || two === undefined) continue
    result[at] = two
    result[other] = one
  }
  return result
}

/** A shuffle that is never the order it began with, which for these lists is the answer. */
export function shuffledAway<T>(list: readonly T[], random: Random): T[] {
  const result = shuffled(list, random)
  const moved = result.some((each, at) => each !== list[at])
  return moved || list.length < 2 ? result : [...result.slice(1), ...result.slice(0, 1)]
}
