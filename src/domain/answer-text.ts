import type { Piece } from './chat-chunk.ts'
import { cleanText } from './clean.ts'
import { createKeyFilter } from './secret.ts'
import { inPieces } from './text-pieces.ts'

/** Makes one text of pieces that may end inside a character. */
export function createTextJoiner(key: string | undefined): {
  readonly push: (text: string) => string
  readonly end: () => string
} {
  const filter = createKeyFilter(key)
  let half = ''
  return {
    push: (text) => {
      const whole = half === '' ? text : half + text
      half = isHighSurrogate(whole.charCodeAt(whole.length - 1)) ? whole.slice(-1) : ''
      return filter.push(half === '' ? whole : whole.slice(0, -1))
    },
    end: () => {
      const rest = filter.push(half) + filter.end()
      half = ''
      return rest
    },
  }
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

/** The same text as it may be shown while it comes: a CR at the end waits for the LF that may follow. */
export function createShownText(): {
  readonly push: (text: string) => string
  readonly end: () => string
} {
  const cleaned = inPieces(cleanText)
  let turn = ''
  return {
    push: (text) => {
      const whole = turn === '' ? text : turn + text
      turn = whole.endsWith('\r') ? '\r' : ''
      return cleaned.push(turn === '' ? whole : whole.slice(0, -1))
    },
    end: () => {
      const rest = cleaned.push(turn) + cleaned.end()
      turn = ''
      return rest
    },
  }
}

/** Marks in which models were seen to think aloud; the last are those of Gemma 4 and gpt-oss where nobody reads their channels. */
const MARKS: readonly { readonly open: string; readonly close: string }[] = [
  ...['think', 'thinking', 'thought', 'reasoning', 'seed:think'].map((name) => ({
    open: `<${name}>`,
    close: `</${name}>`,
  })),
  { open: '[THINK]', close: '[/THINK]' },
  { open: '◁think▷', close: '◁/think▷' },
  { open: '<|START_THINKING|>', close: '<|END_THINKING|>' },
  { open: '<|begin_of_thought|>', close: '<|end_of_thought|>' },
  { open: '<|channel>thought', close: '<channel|>' },
  {
    open: '<|channel|>analysis<|message|>',
    close: '<|end|><|start|>assistant<|channel|>final<|message|>',
  },
]

/**
 * Some servers write thinking into the answer, between marks at its beginning. Tells it apart; what may become a mark is
 * held back, anything else passes at once.
 */
export function createThinkingSplitter(): {
  readonly push: (piece: Piece) => Piece[]
  readonly end: () => Piece[]
} {
  let place: 'begin' | 'thinking' | 'after' | 'answer' = 'begin'
  let held = ''
  let close = ''
  /** A field of its own held the thinking; some servers close it once more in the answer. */
  let isClosing = false
  const take = (text: string): Piece[] => {
    held = ''
    if (text === '') return []
    if (place === 'begin') {
      const start = text.trimStart()
      const closed = isClosing ? MARKS.find((marks) => start.startsWith(marks.close)) : undefined
      if (closed !== undefined) {
        place = 'after'
        return take(start.slice(closed.close.length))
      }
      const marks = MARKS.find(({ open }) => start.startsWith(open))
      const mayBegin = MARKS.some(
        (each) => each.open.startsWith(start) || (isClosing && each.close.startsWith(start)),
      )
      if (marks === undefined && mayBegin && text.length < 64) {
        held = text
        return []
      }
      if (marks === undefined) {
        place = 'answer'
        return [{ kind: 'text', text }]
      }
      place = 'thinking'
      close = marks.close
      return take(start.slice(marks.open.length))
    }
    if (place === 'thinking') {
      const end = text.indexOf(close)
      if (end >= 0) {
        place = 'after'
        return [...thinking(text.slice(0, end)), ...take(text.slice(end + close.length))]
      }
      const begun = beginningAtEnd(text, close)
      held = text.slice(text.length - begun)
      return thinking(text.slice(0, text.length - begun))
    }
    // Empty lines between thinking and answer belong to neither.
    const rest = place === 'after' ? text.trimStart() : text
    if (rest !== '') place = 'answer'
    return rest === '' ? [] : [{ kind: 'text', text: rest }]
  }
  return {
    push: (piece) => {
      isClosing ||= piece.kind === 'thinking'
      return piece.kind === 'text' && place !== 'answer' ? take(held + piece.text) : [piece]
    },
    end: () => {
      const rest = held
      held = ''
      return rest === '' ? [] : [{ kind: place === 'thinking' ? 'thinking' : 'text', text: rest }]
    },
  }
}

/**
 * Templates that write the opening mark into the prompt (DeepSeek-R1, QwQ) leave the closing one alone in the answer.
 * An answer may be about such marks: one in quotes, in the middle of a line or at the end of everything is such a word.
 */
export function atLoneMark(
  text: string,
): { readonly thinking: string; readonly mark: string; readonly text: string } | undefined {
  const found = LONE_MARK.exec(text)
  if (found === null) return undefined
  const [mark] = found
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + mark.length).trimStart()
  if (after === '' || MARKS.some(({ open }) => before.includes(open))) return undefined
  return { thinking: before, mark, text: after }
}

const CLOSING = MARKS.map(({ close }) => close.replace(/[[\]|]/g, '\\$&')).join('|')
const LONE_MARK = new RegExp(
  `(?<=^[ \\t]*)(?:${CLOSING})|(?<![\`"'“‘「『])(?:${CLOSING})(?=[ \\t]*$|[\\p{L}\\p{N}])`,
  'mu',
)

/** How many signs at the end of a text begin the mark. */
function beginningAtEnd(text: string, mark: string): number {
  let length = Math.min(text.length, mark.length - 1)
  while (!mark.startsWith(text.slice(text.length - length))) length--
  return length
}

const thinking = (text: string): Piece[] => (text === '' ? [] : [{ kind: 'thinking', text }])
