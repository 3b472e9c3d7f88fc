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
