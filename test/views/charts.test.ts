import { describe, expect, test } from 'vitest'
import {
  barLines,
  curveLines,
  heatMapLines,
  matrixLines,
  progressBar,
  scatterLines,
  shade,
  signedMapLines,
  sparkline,
  tokenLines,
} from '../../src/views/charts.ts'
import { displayWidth } from '../../src/views/width.ts'
import { aFrame } from './frames.ts'

const text = (lines: readonly string[]): string => lines.join('\n')

describe('bars', () => {
  const bars = [
    { label: 'one', value: 1, text: '10%' },
    { label: '垫子', value: 5, text: '50%', note: '× 5' },
    { label: 'none', value: 0, text: '0%' },
  ]

  test('are drawn to scale, in eighths of a column, with labels of one width', () => {
    expect(text(barLines(bars, aFrame(30)))).toMatchInlineSnapshot(`
      "one   ██▊             10%
      垫子  ██████████████  50%  × 5
      none                   0%"
    `)
  })

  test('in ASCII are drawn with #', () => {
    expect(text(barLines(bars, aFrame(30, { glyphs: 'ascii' })))).toMatchInlineSnapshot(`
      "one   ###             10%
      垫子  ##############  50%  × 5
      none                   0%"
    `)
  })

  test('for a screen reader are label and value', () => {
    expect(text(barLines(bars, aFrame(30, { accessible: true })))).toMatchInlineSnapshot(`
      "one: 10%
      垫子: 50%, × 5
      none: 0%"
    `)
  })

  test('a label and a note that are too wide go on below, and nothing of them is lost', () => {
    const wide = [{ label: 'two layers, in the repeat', value: 1, text: '9%', note: 'trained on both' }]
    const lines = barLines(wide, aFrame(24))
    expect(lines.join(' ').replace(/[█\s]+/g, ' ')).toBe('two 9% layers, in the repeat trained on both')
    for (const line of lines) expect(displayWidth(line, aFrame(24))).toBeLessThanOrEqual(24)
  })

  test('can be drawn to a given whole', () => {
    expect(
      barLines([{ label: 'half', value: 0.5, text: '50%' }], aFrame(30, { glyphs: 'ascii' }), 1),
    ).toEqual(['half  ##########           50%'])
  })

  test('where a block takes two columns fall back to #, and never grow wider', () => {
    const frame = aFrame(30, { ambiguousWidth: 2 })
    for (const line of barLines(bars, frame)) {
      expect(line).not.toContain('█')
      expect(displayWidth(line, frame)).toBeLessThanOrEqual(30)
    }
  })
})

test('a progress bar fills from nothing to all', () => {
  const frame = aFrame(80)
  expect([0, 0.5, 1].map((share) => progressBar(share, 4, frame))).toEqual(['    ', '██  ', '████'])
})

describe('a heat map', () => {
  const grid = {
    rows: ['猫', 'sat'],
    columns: ['猫', 'sat'],
    values: [
      [1, 0],
      [0.25, 0.75],
    ],
  }

  test('shows a sign and hundredths, darker for more', () => {
    expect(text(heatMapLines(grid, aFrame(40)))).toMatchInlineSnapshot(`
      "     猫    sat
      猫   @ 100    0
      sat  . 25  # 75"
    `)
  })

  test('leaves out what cannot be seen', () => {
    const causal = { ...grid, hidden: (row: number, column: number) => column > row }
    expect(heatMapLines(causal, aFrame(40))[1]).toBe('猫   @ 100')
  })

  test('where it is narrow drops the numbers', () => {
    const wide = {
      rows: ['a'],
      columns: [...'abcdefghij'],
      values: [[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9, 1]],
    }
    expect(heatMapLines(wide, aFrame(24)).at(-1)).toMatchInlineSnapshot(`"a      . - - = + + @ @"`)
  })

  test('where a name is wider than its column, letters stand for the names', () => {
    const named = { ...grid, columns: ['yesterday', 'horses'] }
    expect(heatMapLines(named, aFrame(16))).toEqual([
      '     a    b',
      '猫   @',
      'sat  .    #',
      'a\u00a0yesterday',
      'b\u00a0horses',
    ])
    expect(text(heatMapLines(named, aFrame(40)))).toContain('yesterday  horses')
  })

  test('for a screen reader names the columns from the largest down', () => {
    expect(heatMapLines(grid, aFrame(40, { accessible: true }))).toEqual([
      '猫: 猫 1.00, sat 0.00',
      'sat: sat 0.75, 猫 0.25',
    ])
  })

  test('for a screen reader zeros are counted, and a sign has its name', () => {
    const zeros = {
      rows: [',', 'b'],
      columns: ['a', 'b', 'c'],
      values: [
        [0.004, 1, -0.001],
        [0, 0, 0],
      ],
    }
    expect(heatMapLines(zeros, aFrame(60, { accessible: true }))).toEqual([
      'comma: b 1.00, the 2 others 0',
      'b: all 3 are 0',
    ])
  })

  test('signs rise with the value', () => {
    expect([0, 0.2, 0.4, 0.6, 0.8, 1].map(shade).join('')).toBe(' .-+#@')
  })
})

describe('a map of signed numbers', () => {
  const rows = ['a', '猫']
  const values = [
    [4, -4, 1, -1],
    [0, 2.4, -2.3, 0.7],
  ]

  test('measures by the largest: two signs from 0.6 of it, one from 0.2, else a dot', () => {
    expect(text(signedMapLines({ rows, values }, aFrame(40)))).toMatchInlineSnapshot(`
      "a   ++ -- +  -
      猫  .  ++ -  ."
    `)
  })

  test('is cut into strips where it is wide, between parts where they fit', () => {
    expect(text(signedMapLines({ rows, values }, aFrame(12)))).toMatchInlineSnapshot(`
      "    1–2
      a   ++ --
      猫  .  ++
          3–4
      a   +  -
      猫  -  ."
    `)
    const wide = { rows: ['a'], values: [[1, 1, 1, 1, 1, 1]], parts: ['1', '2', '3'] }
    expect(text(signedMapLines(wide, aFrame(17)))).toMatchInlineSnapshot(`
      "   1     2
      a  ++ ++ ++ ++
         3
      a  ++ ++"
    `)
  })

  test('of nothing but zeros has dots only', () => {
    expect(signedMapLines({ rows: ['a'], values: [[0, 0]] }, aFrame(40))).toEqual(['a  .  .'])
  })

  test('for a screen reader names the largest numbers of each row', () => {
    expect(signedMapLines({ rows, values }, aFrame(60, { accessible: true }))).toEqual([
      'a: 1 = 4.00, 2 = -4.00, 3 = 1.00',
      '猫: 2 = 2.40, 3 = -2.30, 4 = 0.70',
    ])
  })
})

describe('a curve', () => {
  const series = [{ name: 'loss', values: [4, 3, 2, 1, 0] }]
  const options = { rows: 4, columns: 10, format: (value: number) => value.toFixed(1) }

  test('falls from the upper left to the lower right, with its ends at the axis', () => {
    expect(text(curveLines(series, options, aFrame(40)))).toMatchInlineSnapshot(`
      "4.0  ⠑⠤⡀
             ⠈⠢⢄
                ⠑⠢⡀
      0.0         ⠈⠒⢄"
    `)
  })

  test('in ASCII uses one sign a point', () => {
    expect(text(curveLines(series, options, aFrame(40, { glyphs: 'ascii' })))).toMatchInlineSnapshot(`
      "4.0  **
             ***
                ***
      0.0          **"
    `)
  })

  test('for a screen reader says where it begins and ends', () => {
    expect(curveLines(series, options, aFrame(60, { accessible: true }))).toEqual([
      'loss: from 4.0 to 0.0, lowest 0.0, highest 4.0',
    ])
  })

  test('can be named where it ends; names of curves that end together stand apart, none outside the picture', () => {
    const both = [
      { name: 'one', values: [0, 0, 0] },
      { name: 'two', values: [1, 0, 0] },
    ]
    for (const glyphs of ['ascii', 'unicode'] as const) {
      const lines = curveLines(both, { ...options, columns: 20, named: true }, aFrame(40, { glyphs }))
      const ends = lines.map((line) => line.slice(-4))
      expect(ends.filter((end) => end === ' one' || end === ' two')).toHaveLength(2)
      expect(Math.max(...lines.map((line) => displayWidth(line, aFrame(40))))).toBeLessThanOrEqual(5 + 20)
    }
  })

  test('of logarithms makes powers of ten a straight line', () => {
    const powers = [{ name: 'gradient', values: [1e-8, 1e-6, 1e-4, 1e-2, 1] }]
    const lines = curveLines(
      powers,
      { ...options, rows: 5, columns: 5, logarithmic: true, format: String },
      aFrame(40, { glyphs: 'ascii' }),
    )
    expect(lines.map((line) => line.indexOf('*'))).toEqual([10, 9, 8, 7, 6])
  })

  test('that is flat, or has one value, is still drawn', () => {
    for (const values of [[1, 1, 1], [1]])
      expect(curveLines([{ name: 'flat', values }], options, aFrame(40))).toHaveLength(4)
  })
})

test('a signed heat map tells what is below 0 from what is above', () => {
  const grid = {
    rows: ['a', 'b'],
    columns: ['c', 'd'],
    values: [
      [0.8, -0.48],
      [0, -1],
    ],
    signed: true,
  }
  expect(text(heatMapLines(grid, aFrame(40)))).toMatchInlineSnapshot(`
    "   c      d
    a  ++ 80  -  −48
    b  .   0  -- −100"
  `)
})

test('a curve says what stands under its ends', () => {
  const options = { rows: 3, columns: 20, format: String, along: ['step 1', 'step 600'] as const }
  expect(
    text(curveLines([{ name: 'loss', values: [3, 2, 1] }], options, aFrame(40, { glyphs: 'ascii' }))),
  ).toMatchInlineSnapshot(`
    "3  *****
            **********
    1                 *****
       step 1      step 600"
  `)
})

describe('a scatter plot', () => {
  const points = [
    { x: 0, y: 0, label: '法国' },
    { x: 1, y: 1, label: 'paris' },
  ]

  test('puts names beside their points, joined by a thread', () => {
    expect(
      text(scatterLines(points, [[0, 1]], { rows: 4, columns: 24 }, aFrame(40, { glyphs: 'ascii' }))),
    ).toMatchInlineSnapshot(`
      "                 .*paris
                  .  .
            .  .
      *法国"
    `)
  })

  test.each([20, 40, 76])('leaves no name out, at %i columns', (columns) => {
    const crowded = Array.from({ length: 16 }, (_, at) => ({
      x: at % 3,
      y: (at * 5) % 4,
      label: `name${at}`,
    }))
    for (const glyphs of ['unicode', 'ascii'] as const) {
      const drawn = text(scatterLines(crowded, [], { rows: 6, columns }, aFrame(columns, { glyphs })))
      for (const { label } of crowded) expect.soft(drawn).toMatch(new RegExp(`(?<!\\w)${label}(?!\\d)`))
    }
  })

  test('never grows wider than the frame, whatever the names', () => {
    for (const glyphs of ['unicode', 'ascii'] as const) {
      const frame = aFrame(20, { glyphs })
      const crowded = Array.from({ length: 30 }, (_, at) => ({
        x: (at * 7) % 11,
        y: (at * 5) % 13,
        label: `很长的名字${at}`,
      }))
      for (const line of scatterLines(crowded, [], { rows: 8, columns: 40 }, frame)) {
        expect(displayWidth(line, frame)).toBeLessThanOrEqual(20)
      }
    }
  })
})

test('a sparkline rises and falls with its values', () => {
  expect(sparkline([0, 1, 2, 3, 4], 5, aFrame(40, { glyphs: 'ascii' }))).toBe('_.-=^')
  expect(sparkline([4, 0], 5, aFrame(40, { accessible: true }))).toBe('')
})

test('matrices are aligned at the point', () => {
  expect(
    text(
      matrixLines(
        {
          rows: ['猫', 'sat'],
          columns: ['one', 'two'],
          values: [
            [1, -10],
            [0.5, 3],
          ],
        },
        2,
        aFrame(40),
      ),
    ),
  ).toMatchInlineSnapshot(`
    "猫     1.00  -10.00
    sat    0.50    3.00"
  `)
})

test('for a screen reader the numbers of a matrix have the names of their columns', () => {
  const matrix = {
    rows: ['cat', 'a'],
    columns: ['things', 'doing', 'rest'],
    values: [
      [0, 3, -0.001],
      [2, -1, 0],
    ],
  }
  expect(matrixLines(matrix, 2, aFrame(60, { accessible: true }))).toEqual([
    'cat: doing 3.00, the 2 others 0',
    'a: things 2.00, doing -1.00, rest 0.00',
  ])
})

test('tokens are cut by bars and wrapped at the width', () => {
  expect(tokenLines(['st', 'raw', 'berry', '你好'], 10, aFrame(40))).toEqual(['st|raw|', 'berry|', '你好|'])
})

test('a label is not broken inside a word as long as the bar keeps some room', () => {
  const bars = [
    { label: 'normalisation', value: 1, text: '56,669,184' },
    { label: 'feed-forward', value: 2, text: '38,400' },
  ]
  expect(barLines(bars, aFrame(36)).map((line) => line.split(' ')[0])).toEqual([
    'normalisation',
    'feed-forward',
  ])
})
