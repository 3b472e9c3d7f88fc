import { expect, test } from 'vitest'
import { redraw, type Shown } from '../../src/terminal/redraw.ts'
import type { Picture } from '../../src/views/picture.ts'
import { createEmulator, type EmulatorOptions } from '../emulator.ts'

/** Draws pictures one after another on one terminal, and what was sent for each. */
async function drawn(pictures: readonly Picture[], options: EmulatorOptions) {
  const emulator = createEmulator(options)
  const size = { columns: options.columns, rows: options.rows }
  const measure = { ambiguousWidth: options.ambiguousWidth ?? 1, glyphs: 'unicode' } as const
  const outputs: string[] = []
  let shown: Shown | undefined
  for (const picture of pictures) {
    const next = redraw(shown, picture, size, measure)
    shown = next.shown
    outputs.push(next.output)
    await emulator.write(next.output)
  }
  return { emulator, outputs }
}

const screenOf = (lines: readonly string[], rows: number): string[] =>
  Array.from({ length: rows }, (_, row) => lines[row] ?? '')

test('a row that fills the window keeps its last column', async () => {
  const lines = ['12345678', '三四五六', '']
  const { emulator } = await drawn([{ lines }], { columns: 8, rows: 3 })
  expect(emulator.screen()).toEqual(lines)
})

test('what is wider than the window is cut, what is longer is left out, and nothing scrolls', async () => {
  const { emulator } = await drawn([{ lines: ['一二三四', '12345678', 'c', 'd'] }], { columns: 5, rows: 2 })
  expect(emulator.screen()).toEqual(['一二', '12345'])
})

test('an equal picture sends nothing, and a changed word only itself', async () => {
  const before = { lines: ['one two three', 'four'], cursor: { row: 1, column: 0 } }
  const after = { lines: ['one 2wo three', 'four'], cursor: { row: 1, column: 0 } }
  const { outputs, emulator } = await drawn([before, before, after], { columns: 20, rows: 2 })
  expect(outputs[1]).toBe('')
  expect(outputs[2]).not.toContain('o')
  expect(emulator.screen()).toEqual(after.lines)
})

test('the cursor stands where the picture puts it, seen where somebody types', async () => {
  const field = { lines: ['a', 'b'], cursor: { row: 1, column: 1, typing: true } }
  const chosen = { lines: ['a', 'b'], cursor: { row: 0, column: 0 } }
  const options = { columns: 10, rows: 2 }
  expect((await drawn([field], options)).emulator.cursor()).toEqual({ row: 1, column: 1, visible: true })
  expect((await drawn([field, chosen], options)).emulator.cursor()).toEqual({
    row: 0,
    column: 0,
    visible: false,
  })
})

test('without a place of its own the cursor goes to the first letter of the first row that is new', async () => {
  const before = { lines: ['title', 'one', 'foot'] }
  const after = { lines: ['title', '  two', 'more'] }
  const { emulator } = await drawn([before, after], { columns: 10, rows: 3 })
  expect(emulator.cursor()).toMatchObject({ row: 1, column: 2 })
})

test('a margin and long gaps are left as they were erased', async () => {
  const line = `${' '.repeat(30)}left${' '.repeat(40)}right`
  const { emulator, outputs } = await drawn([{ lines: [line] }], { columns: 100, rows: 1 })
  expect(emulator.screen()).toEqual([line])
  expect(outputs[0]).not.toContain(' ')
})

test('control sequences of a text are shown, never sent', async () => {
  const { emulator } = await drawn([{ lines: ['\x1b[2Jx\x07y'] }], { columns: 20, rows: 2 })
  expect(emulator.screen()).toEqual(screenOf(['^[[2Jx^Gy'], 2))
})
