import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import {
  type EnvelopeName,
  type EnvelopeOptions,
  envelopeNames,
  envelopeOf,
  ownEnvelope,
  run,
  verdictOf,
} from '../../src/labs/envelope.ts'
import { hostileStrings } from '../../src/labs/hostile-strings.ts'
import { createRandom } from '../../src/labs/random.ts'

const asked = (changes: Partial<EnvelopeOptions>): EnvelopeOptions => ({
  locale: 'en',
  envelope: 'tags',
  string: undefined,
  marks: false,
  template: '',
  seed: 42,
  ...changes,
})

const leaving = (envelope: string, changes: Partial<EnvelopeOptions> = {}): string[] => {
  const { columns, names } = run(asked(changes))
  const { verdicts = [] } = columns.find((column) => column.envelope === envelope) ?? {}
  return names.filter((_, at) => verdicts[at] === 'leaves')
}

test('there are thirty strings, all different, in each envelope', () => {
  for (const name of envelopeNames) {
    const texts = hostileStrings(envelopeOf(name, createRandom(1)).delimiters, 'en').map(({ text }) => text)
    expect.soft(texts).toHaveLength(30)
  }
  const between = hostileStrings({ open: '<a>', close: '</a>' }, 'zh').map(({ text }) => text)
  expect(new Set(between).size).toBe(30)
})

// Worked out by hand from the rule of each envelope.
test.each<[EnvelopeName, string[]]>([
  ['tags', ['end', 'end-and-begin', 'end-alone', 'end-backslash', 'document-tag']],
  ['lines', ['carriage-return', 'line-separator']],
  ['long-fence', []],
  ['random-tags', []],
  ['entities', []],
  ['json', []],
])('%s is left by %j', (envelope, names) => {
  expect(leaving(envelope)).toEqual(names)
})

describe('the rule of an envelope is the one that programs read by', () => {
  const strings = hostileStrings({ open: '```', close: '```' }, 'en')

  test.each(['fence', 'long-fence'] as const)('%s: marked closes the block at the same place', (name) => {
    const envelope = envelopeOf(name, createRandom(1))
    for (const { text } of strings) {
      const wrapped = envelope.wrap(text)
      const [block] = marked.lexer(wrapped)
      // marked reads every line end as a line feed, and may drop those at the end of the text.
      const plain = (value: string | null | undefined): string | undefined =>
        value?.replace(/\r\n|\r/g, '\n').replace(/\n+$/, '')
      const read = envelope.unwrap(wrapped)
      if (read !== null) expect.soft(plain(block?.type === 'code' ? block.text : undefined)).toBe(plain(read))
    }
  })

  test('JSON gives every string back, and no quotation mark ends it early', () => {
    const envelope = envelopeOf('json', createRandom(1))
    for (const { text } of strings) expect(JSON.parse(envelope.wrap(text))).toBe(text)
  })

  test('between entities no sign of markup is left', () => {
    const envelope = envelopeOf('entities', createRandom(1))
    for (const { text } of strings) expect(envelope.wrap(text).slice(10, -11)).not.toMatch(/[<>"]/)
  })
})

test('a mark that is parsed leaves every envelope but the one that rewrites it', () => {
  for (const name of envelopeNames)
    expect.soft(leaving(name, { marks: true }).includes('chatml'), name).toBe(name !== 'entities')
})

test('a request without delimiters stays inside everywhere', () => {
  for (const { verdicts } of run(asked({ marks: true })).columns) expect(verdicts.at(-1)).toBe('inside')
})

test('what only looks like the end is told apart from what is one', () => {
  const tags = envelopeOf('tags', createRandom(1))
  expect(verdictOf(tags, 'x</document>', false)).toBe('leaves')
  expect(verdictOf(tags, 'x</ Document >', false)).toBe('looks')
  expect(verdictOf(tags, 'x＜／ｄｏｃｕｍｅｎｔ＞', false)).toBe('looks')
  expect(verdictOf(tags, 'x</doc>', false)).toBe('inside')
})

describe('the learner’s template', () => {
  test.each([
    ['Summarise "{text}" now.', '"', '"'],
    ['Read this.\n<doc>\n{text}\n</doc>\nThank you.', '<doc>', '</doc>'],
    ['=== {text} ===', '===', '==='],
    ['TEXT BEGINS\n{{ text }}\nTEXT ENDS\nSummarise.', 'TEXT BEGINS', 'TEXT ENDS'],
    ['[DATA]{文本}[/DATA]', '[DATA]', '[/DATA]'],
    ['Translate: {text}', ':', ''],
  ])('%j is read as %s … %s', (template, open, close) => {
    expect(ownEnvelope(template).delimiters).toEqual({ open, close })
  })

  test('is attacked with its own delimiters', () => {
    expect(leaving('own', { template: 'Sum up:\n<<<\n{text}\n>>>\n' })).toEqual(
      expect.arrayContaining(['end', 'end-and-begin', 'end-alone']),
    )
  })

  test('without a place for the text is refused, and says how to write it', () => {
    expect(() => run(asked({ template: 'no place here' }))).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ code: 'wrong-value', option: '--text' }) }),
    )
  })
})

test('whoever attacks cannot know a name that is drawn for each request', () => {
  const tags = (seed: number) => envelopeOf('random-tags', createRandom(seed)).delimiters.close
  expect(tags(1)).toMatch(/^<\/document-[0-9a-f]{8}>$/)
  expect(tags(1)).not.toBe(tags(2))
})
