/** A key press: `name` for keys that have one, `text` for what was typed. */
export interface Key {
  readonly name: KeyName
  /** The typed character; empty for named keys. */
  readonly text: string
}

export type KeyName =
  | 'text'
  | 'enter'
  | 'escape'
  | 'tab'
  | 'backtab'
  | 'backspace'
  | 'delete'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'home'
  | 'end'
  | 'ctrl-c'
  | 'ctrl-d'
  | 'ctrl-l'
  | 'ctrl-u'
  | 'ctrl-w'
  | 'ctrl-z'
  /** A report of the terminal: where the cursor is, as `row;column`. */
  | 'cursor-report'
  /** A report of the terminal: its background colour, as `rgb:RRRR/GGGG/BBBB`. */
  | 'background-report'
  | 'unknown'

const SEQUENCES: Readonly<Record<string, KeyName>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  '[H': 'home',
  '[F': 'end',
  OH: 'home',
  OF: 'end',
  '[1~': 'home',
  '[4~': 'end',
  '[7~': 'home',
  '[8~': 'end',
  '[3~': 'delete',
  '[5~': 'page-up',
  '[6~': 'page-down',
  '[Z': 'backtab',
}

const CONTROLS: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\x7f': 'backspace',
  '\x03': 'ctrl-c',
  '\x04': 'ctrl-d',
  '\x0c': 'ctrl-l',
  '\x15': 'ctrl-u',
  '\x17': 'ctrl-w',
  '\x1a': 'ctrl-z',
}

// Control sequences as ECMA-48 builds them, SS3, operating system commands, then one character (a lone escape among them).
const PRESS = /\x1b(\[[0-9;?<=>]*[ -/]*[@-~]|O[A-Za-z]|\][^\x07\x1b]*(?:\x07|\x1b\\))|[\s\S]/gu

/** Splits what a terminal sent into key presses. One read may hold several: a paste, or a fast typist over SSH. */
export function readKeys(input: string): Key[] {
  return [...input.matchAll(PRESS)].map(([press, sequence]) => toKey(press, sequence))
}

/** How long the rest of a sequence may take. A person who presses escape does not notice it. */
const REST_MILLISECONDS = 40

/** Key presses from an input that arrives in pieces. */
export interface KeyReader {
  /** What one read brought. */
  take(input: string): void
  /** Forgets what has begun and not ended. */
  stop(): void
}

/** A sequence may come in two reads, over a slow line; what has no rest in time is a key by itself: escape. */
export function createKeyReader(press: (key: Key) => void): KeyReader {
  let unfinished = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const takeRest = (): void => {
    const rest = unfinished
    unfinished = ''
    // Of a longer sequence the parts mean nothing by themselves.
    if (rest.length <= 2) readKeys(rest).forEach(press)
  }
  return {
    take(input) {
      clearTimeout(timer)
      const all = unfinished + input
      unfinished = UNFINISHED.exec(all)?.[0] ?? ''
      readKeys(all.slice(0, all.length - unfinished.length)).forEach(press)
      if (unfinished !== '') timer = setTimeout(takeRest, REST_MILLISECONDS)
    },
    stop() {
      clearTimeout(timer)
      unfinished = ''
    },
  }
}

/** The beginning of a sequence at the end of an input. */
const UNFINISHED = /\x1b(?:\[[0-9;?<=>]*[ -/]*|O|\][^\x07\x1b]*\x1b?)?$/

function toKey(press: string, sequence: string | undefined): Key {
  if (sequence !== undefined) return sequenceKey(sequence)
  if (press === '\x1b') return { name: 'escape', text: '' }
  const control = CONTROLS[press]
  if (control !== undefined) return { name: control, text: '' }
  return press < ' ' ? { name: 'unknown', text: '' } : { name: 'text', text: press }
}

function sequenceKey(sequence: string): Key {
  const [, place] = /^\[(\d+;\d+)R$/.exec(sequence) ?? []
  if (place !== undefined) return { name: 'cursor-report', text: place }
  const [, colour] = /^\]11;(rgb:[\da-fA-F/]+)/.exec(sequence) ?? []
  if (colour !== undefined) return { name: 'background-report', text: colour }
  return { name: SEQUENCES[sequence] ?? 'unknown', text: '' }
}
