import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { filterForTerminal } from '../../src/terminal/sink.ts'
import { breakRuns, extentOf, wrapText } from '../../src/views/line-break.ts'
import { displayWidth, withoutStyles } from '../../src/views/width.ts'

const narrow = { ambiguousWidth: 1, glyphs: 'unicode' } as const
const wide = { ambiguousWidth: 2, glyphs: 'unicode' } as const
const bold = (text: string): string => `\x1b[1m${text}\x1b[22m`

// GB/T 15834-2011, 5.1: what may not stand at the start or the end of a line.
const FORBIDDEN_START = /^[，。、；：？！）】》〉」』”’…—～·％‰℃]/
const FORBIDDEN_END = /[（【《〈「『“‘￥]$/

test('a full stop is never left to begin a line: the character before it comes along', () => {
  expect(wrapText('甲乙丙丁戊己庚辛壬癸。子丑', 20, narrow)).toEqual(['甲乙丙丁戊己庚辛壬', '癸。子丑'])
})

test('an opening bracket is never left at the end of a line', () => {
  expect(wrapText('甲乙丙丁戊己庚辛壬（癸子丑）', 20, narrow)).toEqual(['甲乙丙丁戊己庚辛壬', '（癸子丑）'])
})

test('a dash and an ellipsis of two characters stay whole', () => {
  expect(wrapText('甲乙丙丁戊己庚辛壬癸——子丑寅', 20, narrow)).toEqual(['甲乙丙丁戊己庚辛壬', '癸——子丑寅'])
  expect(wrapText('甲乙丙丁戊己庚辛壬癸……子丑寅', 20, narrow)).toEqual(['甲乙丙丁戊己庚辛壬', '癸……子丑寅'])
})

// Texts write dates with spaces, the product's own days have none.
test.each([
  ['我们学到12月10日', ['我们学到', '12月10日']],
  ['今日已学完12 月 5 日的', ['今日已学完', '12 月 5 日的']],
  ['下次复习2026年12月5日', ['下次复习', '2026年12月5日']],
  ['甲乙丙丁戊己1750亿', ['甲乙丙丁戊己', '1750亿']],
])('a date and a number stay with what they count: %s', (text, lines) => {
  expect(wrapText(text, 14, narrow)).toEqual(lines)
})

test('where a line has no room for a whole date it breaks all the same', () => {
  expect(wrapText('2026年12月5日', 8, narrow)).toEqual(['2026年12', '月5日'])
})

test('a Latin word moves to the next line whole', () => {
  expect(wrapText('我们用 Transformer 架构来读', 20, narrow)).toEqual(['我们用 Transformer', '架构来读'])
  expect(wrapText('我们常常使用Transformer架构', 20, narrow)).toEqual(['我们常常使用', 'Transformer架构'])
})

test('a word longer than the line is cut after a sign, else where the line ends', () => {
  expect(wrapText('https://example.org/papers/attention', 20, narrow)).toEqual([
    'https://example.org/',
    'papers/attention',
  ])
  expect(wrapText('a'.repeat(25), 20, narrow)).toEqual(['a'.repeat(20), 'a'.repeat(5)])
})

test('a hyphen or slash between two words is a place to break, but not in N-gram, GPT-4, 1/2 or --lang', () => {
  expect(wrapText('The layer of self-attention', 20, narrow)).toEqual(['The layer of self-', 'attention'])
  expect(wrapText('We will soon count N-grams', 22, narrow)).toEqual(['We will soon count', 'N-grams'])
  expect(wrapText('Compare the newer GPT-4', 21, narrow)).toEqual(['Compare the newer', 'GPT-4'])
})

test('a number keeps its comma, its decimals and its percent sign', () => {
  expect(wrapText('参数一共有好多好多 1,750.5%', 24, narrow)).toEqual(['参数一共有好多好多', '1,750.5%'])
})

/** At every width that has room for the words, they stand in one line. */
function isKeptWhole(words: string): boolean {
  const widths = Array.from({ length: 40 }, (_, at) => at + stringWidth(words))
  return widths.every((columns) => {
    const texts = [`甲乙丙丁戊己 ${words} 庚辛壬癸`, `one two three ${words} four five six`]
    return texts.every((text) => wrapText(text, columns, narrow).some((line) => line.includes(words)))
  })
}

test.each([
  // The examples of UAX #14, LB25.
  ...['$(12.35)', '2,1234', '(12)¢', '12.54¢'],
  ...['43%', '43％', '-0.5', '￥5', '25℃', '7‰', '12:59'],
])('a number is not parted from its sign: %s', (words) => {
  expect(isKeptWhole(words)).toBe(true)
})

test.each([
  '36.4 %',
  '1.5 ×',
  '≤ 1.5 ×',
  '± 0.5',
  '≈ 3',
  '< 20',
  '€ 5',
  '5 €',
  '45 TB',
  '16 ms',
  '3 kWh',
  '2020 年',
])('nor where a space stands between them: %s', (words) => {
  expect(isKeptWhole(words)).toBe(true)
})

test('a product is broken behind its signs, never inside a number', () => {
  expect(wrapText('0.72 × 0.51 × 0.33 × 0.25 = 0.03', 12, narrow)).toEqual([
    '0.72 ×',
    '0.51 ×',
    '0.33 × 0.25',
    '= 0.03',
  ])
})

test('an apostrophe stays inside its word', () => {
  expect(wrapText('This is one that doesn’t', 23, narrow)).toEqual(['This is one that', 'doesn’t'])
})

test('a mark stays with the word it belongs to', () => {
  const runs = [{ text: '甲乙丙丁戊己庚辛壬癸' }, { text: '[12]', kind: 'mark' as const }, { text: '子' }]
  expect(breakRuns(runs, 20, narrow)).toEqual(['甲乙丙丁戊己庚辛壬', '癸[12]子'])
})

test('one character does not stand alone in the last line', () => {
  expect(wrapText('甲乙丙丁戊己庚辛壬癸子。', 22, narrow)).toEqual(['甲乙丙丁戊己庚辛壬', '癸子。'])
})

test('nor does one character with the marks of its sources', () => {
  const runs = [{ text: '甲乙丙丁戊己庚辛壬癸子。' }, { text: '[5]', kind: 'mark' as const }]
  expect(breakRuns(runs, 22, narrow)).toEqual(['甲乙丙丁戊己庚辛壬', '癸子。[5]'])
})

test('a line feed ends a line, an empty line stays', () => {
  expect(wrapText('甲\n\n乙', 20, narrow)).toEqual(['甲', '', '乙'])
  expect(wrapText('', 20, narrow)).toEqual([''])
})

test('an emoji family and a flag are never split', () => {
  expect(wrapText('👨‍👩‍👧‍👦👨‍👩‍👧‍👦🇨🇳', 8, narrow)).toEqual(['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦', '🇨🇳'])
})

test('ambiguous characters take two columns where the terminal says so', () => {
  expect(wrapText('“甲乙”丙丁', 10, narrow)).toEqual(['“甲乙”丙丁'])
  expect(wrapText('“甲乙”丙丁', 10, wide)).toEqual(['“甲乙”丙', '丁'])
})

test('each line opens and closes its own styles', () => {
  const lines = breakRuns([{ text: '甲乙' }, { text: '丙丁戊己', paint: bold }], 6, narrow)
  expect(lines).toEqual(['甲乙\x1b[1m丙\x1b[22m', '\x1b[1m丁戊己\x1b[22m'])
})

test('a link over two lines is one link in both', () => {
  const lines = breakRuns([{ text: '甲乙丙丁', href: 'https://example.org/' }], 4, narrow)
  expect(lines.map(filterForTerminal)).toEqual([
    '\x1b]8;id=l0;https://example.org/\x1b\\甲乙\x1b]8;;\x1b\\',
    '\x1b]8;id=l0;https://example.org/\x1b\\丙丁\x1b]8;;\x1b\\',
  ])
})

test('a table column learns what runs want and need', () => {
  const { wants, needs } = extentOf([{ text: '智谱 ChatGLM' }], narrow)
  expect([wants, needs]).toEqual([12, 7])
})

const scripts = fc.constantFrom(
  ...'汉字模型，。、；：？！（）【】《》「」“”‘’…—～·％℃￥',
  ...'かなカナーっ한국어',
  ...'abc XYZ 019 -/.,:;!?()[]"\'',
  ...[
    '😀',
    '👨‍👩‍👧‍👦',
    '❤️',
    '1️⃣',
    '🇨🇳',
    '👍🏽',
    'é',
    'ñ̃',
    'हिन्दी',
    'مرحبا',
    'שלום',
    '각',
    'ｶﾞ',
    '\u00a0',
    '𠮷',
    '𝒳',
  ],
)
/** Of an emoji sequence most terminals draw the characters one by one, where string-width counts the one picture. */
const SEQUENCE =
  /[\d#*]\ufe0f\u20e3|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})+/gu
const drawnWidth = (text: string, options?: Parameters<typeof stringWidth>[1]): number =>
  [...text.matchAll(SEQUENCE)]
    .flatMap(([sequence]) => [...sequence])
    .reduce(
      (columns, character) => columns + stringWidth(character, options),
      stringWidth(text.replaceAll(SEQUENCE, ''), options),
    )
const mixed = fc.array(scripts, { maxLength: 120 }).map((parts) => parts.join(''))

test('no mix of scripts makes a line too wide, and nothing is lost', () => {
  fc.assert(
    fc.property(mixed, fc.integer({ min: 2, max: 60 }), (text, columns) => {
      const lines = wrapText(text, columns, narrow)
      // A family alone may take more than there is.
      const room = Math.max(columns, 8)
      for (const line of lines) expect(drawnWidth(line)).toBeLessThanOrEqual(room)
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
    { numRuns: 400 },
  )
})

test('a Western text breaks at the same places alone and beside a Chinese line', () => {
  const western = fc
    .array(
      fc.constantFrom('word', ' ', '  ', '-', '/', '“', '”', 'é', '1,200', '—', '(', ').', 'unbreakable'),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(
      western,
      fc.integer({ min: 2, max: 60 }),
      fc.constantFrom(narrow, wide),
      (text, columns, measure) => {
        expect([...wrapText(text, columns, measure), '汉']).toEqual(wrapText(`${text}\n汉`, columns, measure))
      },
    ),
    { numRuns: 400 },
  )
})

test('where nothing fits, width comes before punctuation', () => {
  expect(wrapText(',cっ', 2, narrow)).toEqual([',c', 'っ'])
  expect(wrapText(';Y】', 2, narrow)).toEqual([';Y', '】'])
})

test('widths agree with string-width on any mix of scripts', () => {
  fc.assert(
    fc.property(mixed, (text) => {
      expect(displayWidth(text, narrow)).toBe(drawnWidth(text))
      expect(displayWidth(text, wide)).toBe(drawnWidth(text, { ambiguousIsNarrow: false }))
    }),
    { numRuns: 400 },
  )
})

const sentence = fc
  .array(
    fc.constantFrom(
      '模型',
      '“注意力”',
      '，',
      'Transformer ',
      '（RNN）',
      '参数',
      '2017 年',
      '——',
      '《论文》',
      '。',
      '……',
    ),
    {
      maxLength: 60,
    },
  )
  // Two closing signs may follow one another; a sentence does not begin with one.
  .map((parts) => `甲${parts.join('')}`.replace(/([，。—…])[，。—…]+/g, '$1'))

test('no sentence has a line that begins or ends against the rules', () => {
  fc.assert(
    fc.property(sentence, fc.integer({ min: 20, max: 80 }), (text, columns) => {
      const lines = wrapText(text, columns, narrow)
      for (const line of lines.slice(1)) expect(line).not.toMatch(FORBIDDEN_START)
      for (const line of lines) expect(line).not.toMatch(FORBIDDEN_END)
    }),
  )
})

test('painted lines say the same words as unpainted ones', () => {
  fc.assert(
    fc.property(fc.array(mixed, { maxLength: 5 }), fc.integer({ min: 10, max: 60 }), (texts, columns) => {
      const plain = breakRuns(
        texts.map((text) => ({ text })),
        columns,
        narrow,
      )
      const painted = breakRuns(
        texts.map((text) => ({ text, paint: bold })),
        columns,
        narrow,
      )
      expect(painted.map(withoutStyles)).toEqual(plain)
    }),
  )
})

test('the word by which a command begins is not divided', () => {
  const lines = wrapText('See 1.1 or run: llm-primer lab next, a self-attention', 21, narrow)
  expect(lines).toContain('llm-primer lab next,')
  expect(lines.every((line) => !line.endsWith('llm-'))).toBe(true)
})

test('no word of a command is divided at its hyphen, and prose around it is', () => {
  expect(wrapText('Change them: llm-primer config set review-minutes 10', 46, narrow)).toEqual([
    'Change them: llm-primer config set',
    'review-minutes 10',
  ])
  expect(wrapText('Then run llm-primer, which has self-attention', 38, narrow)).toEqual([
    'Then run llm-primer, which has self-',
    'attention',
  ])
})
