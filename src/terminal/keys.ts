import type { Key, KeyName } from '../domain/keys.ts'
import { LONGEST_NOTE } from '../domain/note.ts'

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
  // st, https://git.suckless.org/st/file/config.def.h.html
  '[P': 'delete',
  '[5~': 'page-up',
  '[6~': 'page-down',
  '[Z': 'backtab',
  // The Linux console has Alt and Tab for it, which no window lets through.
  '\t': 'backtab',
  OM: 'enter',
}

/** The keypad in application mode, as VT100 has it: SS3 and a letter. */
const KEYPAD: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'0123456789'].map((digit, at) => [`O${'pqrstuvwxy'[at]}`, digit])),
  Oj: '*',
  Ok: '+',
  Ol: ',',
  Om: '-',
  On: '.',
  Oo: '/',
  OX: '=',
}

const CONTROLS: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\x7f': 'backspace',
  '\x03': 'ctrl-c',
  '\x04': 'ctrl-d',
  // The wheel in st, which less knows as well: a line down, a line up.
  '\x05': 'down',
  '\x19': 'up',
  '\x0c': 'ctrl-l',
  '\x15': 'ctrl-u',
  '\x17': 'ctrl-w',
  '\x1a': 'ctrl-z',
}

/**
 * A function key of the Linux console; a key of rxvt with Shift; control sequences as ECMA-48 builds them; SS3, in which
 * Konsole tells Shift and the like by numbers; operating system commands, and strings of the other kinds, which answer
 * what another program has asked; Alt and a character, which most terminals send as escape before it; then one
 * character, a lone escape among them.
 */
const PRESS =
  /\x1b(\x1b?(?:\[\[[A-E]|\[\d+\$|\[[0-9;?<=>]*[ -/]*[@-~]|O[0-9;]*[A-Za-z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\)|[^\x1b])|[\s\S]/gu

/** Splits what a terminal sent into key presses. One read may hold several: a paste, or a fast typist over SSH. */
export function readKeys(input: string): Key[] {
  return [...input.matchAll(PRESS)].map(([press, sequence]) => toKey(press, sequence))
}

/** How long the rest of a sequence may take. A person who presses escape does not notice the first. */
const REST_MILLISECONDS = 100
/**
 * While an answer is awaited escape may be its beginning, which came ahead of the rest; what is longer by one character
 * is Alt and a bracket otherwise, which means nothing.
 */
const REST_OF_ANSWER_MILLISECONDS = 300
/** What has begun in a way that no key does. */
const REST_OF_LONGER_MILLISECONDS = 1000

/** Key presses from an input that arrives in pieces. */
export interface KeyReader {
  /** What one read brought. */
  take(input: string): void
  /** Forgets what has begun and not ended. */
  stop(): void
}

/**
 * A sequence may come in two reads, over a slow line; what has no rest in time is a key by itself: escape. A paste whose
 * end is lost is over when nothing has come for a second, or with Ctrl-C.
 */
export function createKeyReader(press: (key: Key) => void, isAnswerAwaited = () => false): KeyReader {
  let unfinished = ''
  let paste: Paste | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const takeRest = (): void => {
    const rest = unfinished
    const pasted = paste
    unfinished = ''
    paste = undefined
    if (pasted !== undefined) pressPaste(pasted.text + pasted.tail.replace(/\x1b.*$/s, ''))
    // Of a longer sequence the parts mean nothing by themselves.
    else if (ESCAPES.test(rest)) readKeys(rest).forEach(press)
  }
  const pressPaste = (text: string): void => press({ name: 'paste', text: oneLine(text) })
  return {
    take(input) {
      clearTimeout(timer)
      // Escape, and in another read a letter: Alt sends both at once.
      if (unfinished === '\x1b' && !SEQUENCE_GOES_ON.test(input)) takeRest()
      const isAnswerWithoutEscape = unfinished === '' && paste === undefined && REST_OF_ANSWER.test(input)
      let rest = (isAnswerWithoutEscape ? '\x1b' : unfinished) + input
      unfinished = ''
      while (rest !== '') rest = paste === undefined ? takeTyped(rest) : takePasted(paste, rest)
      if (unfinished !== '' || paste !== undefined)
        timer = setTimeout(takeRest, patience(unfinished, isAnswerAwaited()))
    },
    stop() {
      clearTimeout(timer)
      unfinished = ''
      paste = undefined
    },
  }

  /** Up to where a paste begins; gives what follows. */
  function takeTyped(input: string): string {
    const begin = input.indexOf(PASTE_BEGINS)
    const typed = begin < 0 ? input : input.slice(0, begin)
    unfinished = begin < 0 ? (UNFINISHED.exec(typed)?.[0] ?? '') : ''
    readKeys(typed.slice(0, typed.length - unfinished.length)).forEach(press)
    if (begin < 0) return ''
    paste = { text: '', tail: '' }
    return input.slice(begin + PASTE_BEGINS.length)
  }

  function takePasted({ text, tail }: Paste, input: string): string {
    const all = tail + input
    const end = all.search(PASTE_OVER)
    if (end < 0) {
      const sure = Math.max(0, all.length - PASTE_ENDS.length + 1)
      paste = { text: (text + all.slice(0, sure)).slice(0, LONGEST_PASTE), tail: all.slice(sure) }
      return ''
    }
    paste = undefined
    // Whoever presses Ctrl-C wants out, not the paste.
    if (all[end] === CTRL_C) return all.slice(end)
    pressPaste(text + all.slice(0, end))
    return all.slice(end + PASTE_ENDS.length)
  }
}

const SEQUENCE_GOES_ON = /^[[\]O\x1b]/
const ESCAPES = /^\x1b+$/
/** An answer whose escape came so far ahead that it was taken for a key. Nobody types this within one read. */
const REST_OF_ANSWER = /^(?:\]11;rgb:|\[\d+;\d+R)/

/** A paste under way: as much of it as a field takes, and what may be the beginning of its end. */
interface Paste {
  readonly text: string
  readonly tail: string
}

function patience(unfinished: string, isAnswerAwaited: boolean): number {
  if (ESCAPES.test(unfinished)) return isAnswerAwaited ? REST_OF_ANSWER_MILLISECONDS : REST_MILLISECONDS
  return unfinished.length === 2 ? REST_OF_ANSWER_MILLISECONDS : REST_OF_LONGER_MILLISECONDS
}

/** Bracketed paste, mode 2004 (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode). */
export const BRACKETED_PASTE = { on: '\x1b[?2004h', off: '\x1b[?2004l' } as const
const PASTE_BEGINS = '\x1b[200~'
const PASTE_ENDS = '\x1b[201~'
const CTRL_C = '\x03'
const PASTE_OVER = /\x1b\[201~|\x03/

/** No field takes more than this: a note is the longest. */
const LONGEST_PASTE = LONGEST_NOTE

/** A paste for a field of one line: line feeds and control characters become spaces. */
const oneLine = (text: string): string =>
  text
    .slice(0, LONGEST_PASTE)
    .replace(/[\0-\x1f\x7f]+/g, ' ')
    .trim()

/** The beginning of a sequence at the end of an input. An operating system command is not longer than an answer. */
const UNFINISHED = /\x1b{1,2}(?:\[\[?|\[[0-9;?<=>]*[ -/]*|O[0-9;]*|\][^\x07\x1b]{0,200}\x1b?)?$/

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
  const typed = KEYPAD[sequence]
  if (typed !== undefined) return { name: 'text', text: typed }
  return { name: SEQUENCES[sequence] ?? 'unknown', text: '' }
}
