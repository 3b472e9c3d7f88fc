import { expect, test } from 'vitest'
import { readKeys, unfinishedEnd } from '../../src/terminal/keys.ts'

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

test.each([
  ['\x1b', '\x1b'],
  ['j\x1b[', '\x1b['],
  ['\x1b[1;5', '\x1b[1;5'],
  ['\x1bO', '\x1bO'],
  ['\x1b]11;rgb:ff', '\x1b]11;rgb:ff'],
  ['\x1b[A', ''],
  ['j', ''],
  ['\x1b]11;rgb:ffff/ffff/ffff\x07', ''],
])('of %j the end %j waits for its rest', (input, end) => {
  expect(unfinishedEnd(input)).toBe(end)
})
