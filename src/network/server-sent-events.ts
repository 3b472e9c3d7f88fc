/** An event as it stood in the stream: the lines of its data joined, and its name where it has one. */
export interface StreamEvent {
  readonly name: string
  readonly data: string
}

/** Signs of an event that is taken; what is longer is no answer of a model. */
const LONGEST = 64 * 1024 * 1024

/** Those of the standard, and `error`, which older llama.cpp servers write in the place of `data`. */
const FIELDS: ReadonlySet<string> = new Set(['data', 'event', 'id', 'retry', 'error'])

/** What gets in front of a line where streams are put together: a byte order mark, NUL, blanks. */
const DEBRIS = /^[\s\0-\x1f]+(?=[a-z:])/

/** A line or an event that never ends. */
export class EventTooLong extends Error {}

/**
 * Reads server-sent events wherever the network cuts them: bytes of a character, CR from LF, a line, an event
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
 */
export function createEventReader(heard: (event: StreamEvent) => void): {
  readonly push: (text: string) => void
  /** What stands at the end without its empty line is an event as well: several servers end that way. */
  readonly end: () => void
  /** A line of a stream was among what came, be it a comment. */
  readonly isStream: () => boolean
} {
  let line = ''
  let afterReturn = false
  let name = ''
  let data: string | undefined
  let isStream = false
  const dispatch = (): void => {
    if (data !== undefined) heard({ name, data })
    name = ''
    data = undefined
  }
  const takeLine = (whole: string): void => {
    if (whole === '') return dispatch()
    const text = whole.replace(DEBRIS, '')
    const colon = text.indexOf(':')
    // A comment, which keeps the line alive.
    if (colon === 0) {
      isStream = true
      return
    }
    // An error of what stands in between, as JSON and not as an event.
    if (text.startsWith('{')) {
      dispatch()
      return heard({ name: '', data: text })
    }
    const field = colon < 0 ? text : text.slice(0, colon)
    if (!FIELDS.has(field)) return
    isStream = true
    const value = colon < 0 ? '' : text.slice(colon + (text[colon + 1] === ' ' ? 2 : 1))
    if (field === 'event') name = value
    if (field === 'error') name = 'error'
    if (field === 'data' || field === 'error') data = data === undefined ? value : `${data}\n${value}`
    if (data !== undefined && data.length > LONGEST) throw new EventTooLong()
  }
  const push = (text: string): void => {
    let from = afterReturn && text[0] === '\n' ? 1 : 0
    if (text !== '') afterReturn = false
    const hasReturns = text.includes('\r')
    for (;;) {
      const end = hasReturns ? lineEnd(text, from) : text.indexOf('\n', from)
      if (end < 0) break
      takeLine(line + text.slice(from, end))
      line = ''
      from = end + 1
      if (text[end] === '\r') {
        if (from === text.length) afterReturn = true
        else if (text[from] === '\n') from++
      }
    }
    line += text.slice(from)
    if (line.length > LONGEST) throw new EventTooLong()
    // Some servers write it last, without any line end, and leave the connection open.
    if (line.length < 16 && /^data: ?\[DONE\]$/.test(line)) end()
  }
  const end = (): void => {
    if (line !== '') takeLine(line)
    line = ''
    dispatch()
  }
  return { push, end, isStream: () => isStream || /^(?:data|event)?:/.test(line.slice(0, 6)) }
}

/** The next CR or LF, or -1. */
function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  const turn = text.indexOf('\r', from)
  return turn < 0 ? feed : feed < 0 ? turn : Math.min(feed, turn)
}
