import type { Key, KeyName } from '../domain/keys.ts'

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
  let pasted: string | undefined
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
      let rest = unfinished + input
      unfinished = ''
      while (rest !== '') rest = pasted === undefined ? takeTyped(rest) : takePasted(pasted + rest)
      if (unfinished !== '') timer = setTimeout(takeRest, REST_MILLISECONDS)
    },
    stop() {
      clearTimeout(timer)
      unfinished = ''
      pasted = undefined
    },
  }

  /** Up to where a paste begins; gives what follows. */
  function takeTyped(input: string): string {
    const begin = input.indexOf(PASTE_BEGINS)
    const typed = begin < 0 ? input : input.slice(0, begin)
    unfinished = begin < 0 ? (UNFINISHED.exec(typed)?.[0] ?? '') : ''
    readKeys(typed.slice(0, typed.length - unfinished.length)).forEach(press)
    if (begin < 0) return ''
    pasted = ''
    return input.slice(begin + PASTE_BEGINS.length)
  }

  function takePasted(all: string): string {
    const end = all.indexOf(PASTE_ENDS)
    pasted = end < 0 ? all : undefined
    if (end < 0) return ''
    press({ name: 'paste', text: oneLine(all.slice(0, end)) })
    return all.slice(end + PASTE_ENDS.length)
  }
}

/** Bracketed paste, mode 2004 (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode). */
export const BRACKETED_PASTE = { on: '\x1b[?2004h', off: '\x1b[?2004l' } as const
const PASTE_BEGINS = '\x1b[200~'
const PASTE_ENDS = '\x1b[201~'

/** No field takes more than this. */
const LONGEST_PASTE = 200

/** A paste for a field of one line: line feeds and control characters become spaces. */
const oneLine = (text: string): string =>
  text
    .slice(0, LONGEST_PASTE)
    .replace(/[\0-\x1f\x7f]+/g, ' ')
    .trim()

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
