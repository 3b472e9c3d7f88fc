import { expect, test } from 'vitest'
import { keys, openTerminal } from '../pseudo-terminal.ts'

test('six conditions are asked for, one key each, and each can be skipped or taken back', async () => {
  const terminal = openTerminal(['models', 'choose'], { rows: 60 })
  await terminal.until('1/6')
  terminal.type('1')
  await terminal.until('2/6')
  terminal.type(keys.backspace)
  await terminal.until((text) => text.lastIndexOf('1/6') > text.lastIndexOf('2/6'))
  terminal.type(keys.enter)
  await terminal.until((text) => text.lastIndexOf('2/6') > text.lastIndexOf('1/6'))
  terminal.type('1')
  await terminal.until('3/6')
  terminal.type(keys.enter)
  await terminal.until('4/6')
  terminal.type('2')
  await terminal.until('5/6')
  terminal.type(keys.enter)
  await terminal.until('6/6')
  terminal.type(keys.enter)
  const screen = await terminal.until('models choose --region cn --min-context 128000')
  expect(screen).toContain('Ruled out')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
})

test('q leaves without a choice', async () => {
  const terminal = openTerminal(['models', 'choose'])
  await terminal.until('1/6')
  terminal.type('q')
  expect(await terminal.ended()).toMatchObject({ exitCode: 130 })
})
