/** An event as it stood in the stream: the lines of its data joined, and its name where it has one. */
export interface StreamEvent {
  readonly name: string
  readonly data: string
}

/** Signs of an event that is taken; what is longer is no answer of a model. */
const LONGEST = 32 * 1024 * 1024

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
} {
  let line = ''
  let afterReturn = false
  let name = ''
  let data: string[] = []
  let size = 0
  const dispatch = (): void => {
    const event = { name, data: data.join('\n') }
    const isEmpty = data.length === 0
    name = ''
    data = []
    size = 0
    if (!isEmpty) heard(event)
  }
  const takeLine = (text: string): void => {
    if (text === '') return dispatch()
    const colon = text.indexOf(':')
    // A comment, which keeps the line alive.
    if (colon === 0) return
    const field = colon < 0 ? text : text.slice(0, colon)
    if (field !== 'data' && field !== 'event') return
    const start = colon < 0 ? text.length : colon + (text[colon + 1] === ' ' ? 2 : 1)
    const value = text.slice(start)
    if (field === 'event') name = value
    else data.push(value)
    size += value.length
    if (size > LONGEST) throw new EventTooLong()
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
  return { push, end }
}

/** The next CR or LF, or -1. */
function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  const turn = text.indexOf('\r', from)
  return turn < 0 ? feed : feed < 0 ? turn : Math.min(feed, turn)
}
