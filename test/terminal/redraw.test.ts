import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colourTheme } from '../../src/terminal/colour-theme.ts'
import { redraw, type Shown } from '../../src/terminal/redraw.ts'
import { linked } from '../../src/views/own-sequences.ts'
import type { Picture } from '../../src/views/picture.ts'
import { createEmulator, type EmulatorOptions } from '../emulator.ts'

/** Draws pictures one after another on one terminal, and what was sent for each. */
async function drawn(pictures: readonly Picture[], options: EmulatorOptions) {
  const emulator = createEmulator(options)
  const size = { columns: options.columns, rows: options.rows }
  const measure = {
    ambiguousWidth: options.ambiguousWidth ?? 1,
    glyphs: 'unicode',
    scrollsRegions: true,
  } as const
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
  const field = { lines: ['a', 'b'], cursor: { row: 1, column: 1, isShown: true } }
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

test('a line further down costs the new line and no more', async () => {
  const text = Array.from({ length: 40 }, (_, at) => `line ${at} ${'word '.repeat(10)}`.trim())
  const pictureAt = (top: number): Picture => ({ lines: [...text.slice(top, top + 20), '-----', `${top} %`] })
  for (const [from, to] of [
    [3, 4],
    [4, 3],
    [3, 10],
  ] as const) {
    const { emulator, outputs } = await drawn([pictureAt(from), pictureAt(to)], { columns: 80, rows: 22 })
    expect(emulator.screen()).toEqual(pictureAt(to).lines)
    expect(outputs[1]?.length).toBeLessThan(Math.abs(to - from) * 65 + 60)
  }
})

test('after scrolling the cursor is on the first line that was not there', async () => {
  const text = Array.from({ length: 40 }, (_, at) => `  line ${at}`)
  const pictureAt = (top: number): Picture => ({ lines: [...text.slice(top, top + 10), '-----', `${top} %`] })
  const cursorAfter = async (from: number, to: number) =>
    (await drawn([pictureAt(from), pictureAt(to)], { columns: 20, rows: 12 })).emulator.cursor()
  expect(await cursorAfter(3, 4)).toMatchObject({ row: 9, column: 2 })
  expect(await cursorAfter(4, 3)).toMatchObject({ row: 0, column: 2 })
  // A page that goes on with the last line of the one before.
  expect(await cursorAfter(3, 12)).toMatchObject({ row: 1, column: 2 })
})

test('after scrolling the cursor is on the line that came, also when that is blank', async () => {
  const text = ['one', 'two', 'three', 'four', '', 'six']
  const pictureAt = (top: number): Picture => ({
    lines: [
      ...text.slice(top, top + 4).map((line) => (line === '' ? '' : `  ${line}`)),
      '----',
      `  ${top} %`,
    ],
  })
  const { emulator } = await drawn([pictureAt(0), pictureAt(1)], { columns: 20, rows: 6 })
  expect(emulator.cursor()).toMatchObject({ row: 3, column: 2 })
})

test('a sign before what is new is passed over', async () => {
  const before = { lines: ['title', '', ''] }
  for (const [line, column] of [
    ['│ a term', 2],
    ['› [ ] chosen', 6],
    ['“中文”', 1],
    ['────', 0],
  ] as const) {
    const { emulator } = await drawn([before, { lines: ['title', line] }], { columns: 20, rows: 3 })
    expect(emulator.cursor()).toMatchObject({ row: 1, column })
  }
})

test('when everything is written again the cursor stays', async () => {
  const emulator = createEmulator({ columns: 10, rows: 3 })
  const measure = { ambiguousWidth: 1, glyphs: 'unicode', scrollsRegions: true } as const
  const size = { columns: 10, rows: 3 }
  const first = redraw(undefined, { lines: ['a', 'b', 'c'] }, size, measure)
  const second = redraw(first.shown, { lines: ['a', 'b', 'd'] }, size, measure)
  const again = redraw({ ...second.shown, isStale: true }, { lines: ['a', 'b', 'd'] }, size, measure)
  for (const { output } of [first, second]) await emulator.write(output)
  await emulator.write('\x1b[1;1Hother\r\nprogram')
  await emulator.write(again.output)
  expect(emulator.screen()).toEqual(['a', 'b', 'd'])
  expect(emulator.cursor()).toMatchObject({ row: 2, column: 0 })
})

// 👨‍👩‍👧 takes six columns in most terminals and two in some; ⚠️ one in most and two in some; what follows has to be there.
test.each([
  ['one by one, as most do', false],
  ['as one picture, as kitty does', true],
])('nothing behind emoji is lost in a terminal that draws them %s', async (_name, joinsEmoji) => {
  const sequences = ['👨‍👩‍👧', '👍🏽', '🇨🇳', '👩‍🔬']
  const lines = [
    `${sequences.join('|')}|end`,
    'second row',
    ...sequences.map((each) => `before ${each} after`),
    'warning ⚠️ after, key 1️⃣ after',
  ]
  const { emulator } = await drawn([{ lines: ['x'.repeat(30), 'y'] }, { lines }], {
    columns: 30,
    rows: lines.length + 1,
    joinsEmoji,
  })
  const screen = emulator.screen()
  expect(screen[0]).toMatch(/\|end$/)
  expect(screen[1]).toBe('second row')
  for (const row of screen.slice(2, 6)) expect(row).toMatch(/^before .* after$/)
  expect(screen[6]).toMatch(/^warning .*after, key .*after$/)
  expect(screen[7]).toBe('')
})

const theme = colourTheme(1, 'dark')

/** Words, Han, what is wide in some terminals, colours, links, gaps. */
const part = fc.constantFrom(
  'a',
  'word ',
  '中文',
  '“',
  '─',
  '      ',
  theme.heading('bold'),
  theme.accent('cyan中'),
  theme.marked('  '),
  linked('link', 'https://a.example/', undefined),
)
const aLine = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
const somePictures = fc
  .array(aLine, { minLength: 3, maxLength: 8 })
  .chain((pool) =>
    fc.array(fc.array(fc.constantFrom(...pool, ''), { maxLength: 7 }), { minLength: 2, maxLength: 6 }),
  )

test.each([1, 2] as const)(
  'whatever was shown before, the picture is as if it were drawn alone (ambiguous width %d)',
  async (ambiguousWidth) => {
    await fc.assert(
      fc.asyncProperty(somePictures, fc.integer({ min: 5, max: 24 }), async (all, columns) => {
        const options = { columns, rows: 6, ambiguousWidth }
        const pictures = all.map((lines) => ({ lines }))
        const { emulator } = await drawn(pictures, options)
        const alone = await drawn(pictures.slice(-1), options)
        expect(emulator.cells()).toEqual(alone.emulator.cells())
      }),
      { numRuns: 40 },
    )
  },
)
