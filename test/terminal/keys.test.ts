import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKeyReader, readKeys } from '../../src/terminal/keys.ts'

const names = (input: string) => readKeys(input).map(({ name, text }) => text || name)

test.each([
  ['an arrow', '\x1b[A', ['up']],
  ['an arrow in application mode', '\x1bOB', ['down']],
  ['keys typed fast arrive in one read', 'j\x1b[B\r', ['j', 'down', 'enter']],
  ['escape alone', '\x1b', ['escape']],
  ['Chinese from an input method', '注意', ['注', '意']],
  ['a surrogate pair is one character', '😀', ['😀']],
  [
    'page keys and home of three kinds of terminal',
    '\x1b[5~\x1b[6~\x1b[H\x1b[1~\x1bOH',
    ['page-up', 'page-down', 'home', 'home', 'home'],
  ],
  ['a cursor report', '\x1b[12;40R', ['12;40']],
  ['an unknown sequence is one unknown key, not letters', '\x1b[99;7u', ['unknown']],
  ['the function keys of the Linux console are no letters', '\x1b[[A\x1b[[Bq', ['unknown', 'unknown', 'q']],
  ['a function key in application mode is no letter', '\x1bOPq', ['unknown', 'q']],
  ['Alt and a letter is neither escape nor the letter', '\x1b1\x1bqj', ['unknown', 'unknown', 'j']],
  ['Alt and an arrow, as rxvt sends it', '\x1b\x1b[Aj', ['unknown', 'j']],
  ['Shift and a page key, as rxvt sends it', '\x1b[5$j', ['unknown', 'j']],
  ['Shift and F11, as rxvt sends it', '\x1b[23$j', ['unknown', 'j']],
  ['Shift and F1, as Konsole and older VTE send it', '\x1bO2Pj\x1bO1;2Pj', ['unknown', 'j', 'unknown', 'j']],
  ['Shift and Tab on the Linux console', '\x1b\tj', ['backtab', 'j']],
  [
    'what a terminal answers to another program',
    '\x1bP>|XTerm(379)\x1b\\\x1b_Gi=1;OK\x1b\\\x1b]10;rgb:0/0/0\x07j',
    ['unknown', 'unknown', 'unknown', 'j'],
  ],
  ['escape twice', '\x1b\x1b', ['escape', 'escape']],
  ['the wheel and Delete of st', '\x05\x19\x1b[P', ['down', 'up', 'delete']],
  ['the keypad in application mode', '\x1bOp\x1bOy\x1bOk\x1bOM', ['0', '9', '+', 'enter']],
  ['Ctrl-C, Ctrl-D', '\x03\x04', ['ctrl-c', 'ctrl-d']],
])('%s', (_name, input, keys) => {
  expect(names(input)).toEqual(keys)
})

test('a colour report is one key of its own, not typed text', () => {
  expect(readKeys('\x1b]11;rgb:ffff/ffff/ffff\x1b\\q')).toEqual([
    { name: 'background-report', text: 'rgb:ffff/ffff/ffff' },
    { name: 'text', text: 'q' },
  ])
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What is pressed when the reads come this fast one after the other, and when all of them have come. */
function pressed(reads: readonly string[], pause: number, isAnswerAwaited = () => false): string[] {
  const keys: string[] = []
  const reader = createKeyReader(({ name, text }) => keys.push(text || name), isAnswerAwaited)
  for (const read of reads) {
    reader.take(read)
    vi.advanceTimersByTime(pause)
  }
  vi.advanceTimersByTime(1000)
  return keys
}

test.each([
  ['an arrow', ['\x1b', '[A'], ['up']],
  ['an arrow, byte by byte, after a letter', ['j\x1b', '[', 'A'], ['j', 'up']],
  ['an arrow in application mode', ['\x1bO', 'B'], ['down']],
  ['a page key', ['\x1b[5', '~q'], ['page-up', 'q']],
  ['a colour report', ['\x1b]11;rgb:ff', 'ff/ffff/ffff\x07'], ['rgb:ffff/ffff/ffff']],
  ['escape, with nothing behind it', ['\x1b'], ['escape']],
  ['escape twice, with nothing behind it', ['\x1b\x1b'], ['escape', 'escape']],
  ['Shift and a function key in Konsole', ['\x1bO', '2', 'P'], ['unknown']],
  ['a paste is one piece, whatever is in it', ['j\x1b[200~ab\n3\x1b[', '201~k'], ['j', 'ab 3', 'k']],
  ['a function key of the Linux console', ['\x1b[', '[A', 'q'], ['unknown', 'q']],
  ['a sequence that is never finished is no letters', ['\x1b[1;5', ''], []],
])('in several reads: %s', (_name, reads, keys) => {
  expect(pressed(reads, 5)).toEqual(keys)
})

test('escape, and a letter that a person typed after it, are two keys', () => {
  expect(pressed(['\x1b', 'j'], 100)).toEqual(['escape', 'j'])
})

test.each([
  ['in the middle', ['\x1b]11;rgb:ffff/ff', 'ff/ffff\x1b\\j']],
  ['before its end', ['\x1b]11;rgb:ffff/ffff/ffff\x1b', '\\j']],
  ['after its beginning', ['\x1b]11;', 'rgb:ffff/ffff/ffff\x07j']],
])('an answer that comes in pieces, long after one another, is no key: cut %s', (_name, reads) => {
  expect(pressed(reads, 200)).toEqual(['rgb:ffff/ffff/ffff', 'j'])
})

const ANSWERS = '\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[1;3R'

test('answers that come byte by byte are no keys', () => {
  expect(pressed([...ANSWERS, 'j'], 200, () => true)).toEqual(['rgb:ffff/ffff/ffff', '1;3', 'j'])
})

test('wherever answers are cut, and however late the rest is, no letter of them is a key', () => {
  for (let at = 1; at < ANSWERS.length; at += 1) {
    const keys = pressed([ANSWERS.slice(0, at), `${ANSWERS.slice(at)}j`], 250)
    expect(keys.filter((key) => key !== 'escape')).toEqual(['rgb:ffff/ffff/ffff', '1;3', 'j'])
  }
})

test('while an answer is awaited, escape may be its beginning', () => {
  expect(pressed(['\x1b', '[1;3R', 'j'], 100, () => true)).toEqual(['1;3', 'j'])
  expect(pressed(['\x1b', 'j'], 400, () => true)).toEqual(['escape', 'j'])
})

test('a paste whose end is lost is over after a pause, and the keys are keys again', () => {
  expect(pressed(['\x1b[200~atten', 'tion', 'j'], 100)).toEqual(['attentionj'])
  expect(pressed(['\x1b[200~attention', 'j'], 1001)).toEqual(['attention', 'j'])
})

test('Ctrl-C is heard in a paste whose end is lost', () => {
  expect(pressed(['\x1b[200~attention\x03', 'q'], 5)).toEqual(['ctrl-c', 'q'])
})

test('of a megabyte that is pasted, so much is kept as a field takes', () => {
  const reads = ['\x1b[200~', ...Array<string>(256).fill('a'.repeat(4096)), '\x1b[201~', 'j']
  expect(pressed(reads, 1)).toEqual(['a'.repeat(2000), 'j'])
})
