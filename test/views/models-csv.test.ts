import { expect, test } from 'vitest'
import { csvLines, markdownLines } from '../../src/views/models-csv.ts'

/** Reads CSV by the grammar of RFC 4180, section 2. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]]
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y
  while (field.lastIndex < text.length) {
    const [, raw = '', end] = field.exec(text) ?? []
    records.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === '\r\n' && field.lastIndex < text.length) records.push([])
  }
  return records
}

const print = (rows: string[][]): string =>
  csvLines({ header: ['a', 'b'], rows })
    .map((line) => `${line}\n`)
    .join('')

test('what is written can be read back: commas, quotes, line breaks, Chinese', () => {
  const rows = [
    ['通义千问', 'MIT, unread'],
    ['say "yes"', 'two\r\nlines'],
    ['', ' '],
  ]

  expect(parseCsv(print(rows))).toEqual([['a', 'b'], ...rows])
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('a spreadsheet will not compute %j', (cell) => {
  expect(parseCsv(print([[cell, '']]))[1]?.[0]).toBe(`'${cell}`)
})

test('Markdown escapes what would be markup and keeps addresses', () => {
  expect(markdownLines({ header: ['name', 'link'], rows: [['a|b *c*', 'https://x.y/a_b']] })).toEqual([
    '| name | link |',
    '| --- | --- |',
    '| a\\|b \\*c\\* | <https://x.y/a_b> |',
  ])
})

test('several addresses in a Markdown cell can each be followed', () => {
  const [, , row] = markdownLines({ header: ['sources'], rows: [['https://x.y/a_b http://z/|']] })

  expect(row).toBe('| <https://x.y/a_b> <http://z/%7C> |')
})
