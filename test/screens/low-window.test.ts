import { expect, test } from 'vitest'
import { keys, openTerminal } from '../pseudo-terminal.ts'

test('a chosen answer of two lines is in sight to its end in a window of 40 by 12', async () => {
  const quiz = ['quiz', '1.1', '--kind', 'single', '--seed', '5', '--lang', 'en']
  const terminal = openTerminal(quiz, { columns: 40, rows: 12 })
  const ends = [
    'it become\n       too sure',
    'have a\n       long way to move',
    'so they\n       hardly move',
  ]
  await terminal.until(`› a  they move back, lest ${ends[0]}`)
  terminal.type(keys.down)
  await terminal.until(`› b  the loss is 0.98, so they ${ends[1]}`)
  terminal.type(keys.down)
  await terminal.until(`› c  the loss is close to 0, ${ends[2]}`)
  terminal.type(keys.down)
  await terminal.until(/› d {2}a right guess is skipped, and\n {7}nothing moves/)
  terminal.type(keys.up)
  const screen = await terminal.until(`› c  the loss is close to 0, ${ends[2]}`)
  expect(screen.split('\n')[terminal.cursor().row]).toContain('› c')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

const RIGHTS = /1 {2}sycophancy\n +2 {2}knowledge cut-off\n +3 {2}context rot\n +4 {2}hallucination/
const MATCH = ['quiz', '1', '--kind', 'match', '--count', '1', '--seed', '3', '--lang', 'en']

test('in a window of 40 by 12 the right sides of a match stand under each left one that is chosen', async () => {
  const terminal = openTerminal(MATCH, { columns: 40, rows: 12 })
  const lefts = ['a contract summary', 'the more you put in', 'asked for today’s', 'the user insists']
  for (const [at, left] of lefts.entries()) {
    const screen = await terminal.until(`› ${left}`)
    expect(screen).toMatch(RIGHTS)
    expect(screen.split('\n')[terminal.cursor().row]).toContain(`› ${left}`)
    if (at === 1) {
      terminal.type('\r')
      expect(await terminal.until('Something is still missing.')).toMatch(RIGHTS)
    }
    terminal.type(String(at + 1))
  }
  terminal.type('\r')
  await terminal.until('How sure are you?')
  terminal.type('qq')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('in a window of 20 by 5 what stopped a key is in sight', async () => {
  const terminal = openTerminal(MATCH, { columns: 20, rows: 5 })
  await terminal.until('› a contract')
  terminal.type('\r')
  await terminal.until(/Something is still\s+missing\./)
  terminal.type(keys.down)
  await terminal.until('› the more you put')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})
