/**
 * Cleans a text that comes in pieces as `clean` cleans it in one: whether a joiner is needed hangs on what stands before and
 * behind it, which may be in another piece. Only signs that take no room are held back.
 */
export function inPieces(clean: (text: string) => string): {
  readonly push: (text: string) => string
  readonly end: () => string
} {
  let before = ''
  let held = ''
  const take = (text: string): string => {
    const cleaned = HAS_NEIGHBOURS.test(text) ? clean(before + text).slice(clean(before).length) : clean(text)
    before = (text.length < BEFORE ? before + text : text).slice(-BEFORE).replace(/^[\udc00-\udfff]/, '')
    return cleaned
  }
  return {
    push: (text) => {
      const whole = held === '' ? text : held + text
      held = UNDECIDED.exec(whole)?.[0] ?? ''
      return take(held === '' ? whole : whole.slice(0, -held.length))
    },
    end: () => {
      const rest = take(held)
      held = ''
      return rest
    },
  }
}

/** Joiners, selectors of a variant, and the tags that spell a flag. */
const HAS_NEIGHBOURS = /\u200c|\u200d|[\ufe00-\ufe0f]|\udb40/
const UNDECIDED = /(?:\u200c|\u200d|\udb40[\udc00-\udfff])+$/

/** Units of text that a rule looks back; the longest is a flag of fourteen. */
const BEFORE = 32
