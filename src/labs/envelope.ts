import type { CourseLanguage } from '../domain/locale.ts'
import { PrimerError } from '../errors.ts'
import { type Delimiters, entities, type HostileName, hostileStrings } from './hostile-strings.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, integerBelow, type Random } from './random.ts'

export type EnvelopeOptions = ReturnType<typeof options>

/** Ways to keep a foreign text apart from instructions. */
export const envelopeNames = [
  'tags',
  'quotes',
  'three-quotes',
  'fence',
  'lines',
  'long-fence',
  'random-tags',
  'entities',
  'json',
] as const
export type EnvelopeName = (typeof envelopeNames)[number]

export function options(read: OptionReader) {
  return {
    locale: read.locale,
    envelope: read.choice('envelope', envelopeNames),
    string: read.optionalInteger('string', { min: 1, max: 30 }),
    marks: read.flag('marks'),
    template: read.ownText(),
    seed: read.integer('seed', seedRange),
  }
}

/**
 * Where a text ends up. `leaves`: a program that reads by the rule of the envelope gets another text out than was put in.
 * `looks`: a reader who passes over capitals, spaces, invisible signs and wide forms sees the end in it.
 */
export type Verdict = 'inside' | 'looks' | 'leaves'

export interface Column {
  /** `own`: the learner's template. */
  readonly envelope: EnvelopeName | 'own'
  readonly delimiters: Delimiters
  /** In the order of the strings. */
  readonly verdicts: readonly Verdict[]
}

export interface EnvelopeResult {
  readonly marks: boolean
  readonly names: readonly HostileName[]
  readonly columns: readonly Column[]
  /** One string in the chosen envelope. */
  readonly shown: {
    readonly envelope: EnvelopeName | 'own'
    readonly name: HostileName
    readonly number: number
    readonly verdict: Verdict
    readonly prompt: string
    /** What a program takes for the data; null where it finds no end. */
    readonly read: string | null
  }
}

/** How a text is wrapped, and how it is got out again. */
export interface Envelope {
  readonly delimiters: Delimiters
  readonly wrap: (text: string) => string
  /** The text, by the rule that the envelope goes by; null without an end. */
  readonly unwrap: (wrapped: string) => string | null
}

export function run({ locale, envelope, string, marks, template, seed }: EnvelopeOptions): EnvelopeResult {
  const random = createRandom(seed)
  const envelopes: [Column['envelope'], Envelope][] = [
    ...ownColumn(template),
    ...envelopeNames.map((name): [EnvelopeName, Envelope] => [name, envelopeOf(name, random)]),
  ]
  const columns = envelopes.map(([name, each]) => columnOf(name, each, locale, marks))
  const chosen = template === '' ? envelope : 'own'
  const place = envelopes.findIndex(([name]) => name === chosen)
  const wrapper = envelopes[place]?.[1] ?? plainEnvelope('', '')
  const verdicts = columns[place]?.verdicts ?? []
  const number = string ?? Math.max(1, 1 + verdicts.indexOf('leaves'))
  const { name, text } = stringsFor(wrapper, locale)[number - 1] ?? { name: 'end' as const, text: '' }
  const prompt = wrapper.wrap(text)
  return {
    marks,
    names: stringsFor(wrapper, locale).map((each) => each.name),
    columns,
    shown: {
      envelope: chosen,
      name,
      number,
      verdict: verdicts[number - 1] ?? 'inside',
      prompt,
      read: wrapper.unwrap(prompt),
    },
  }
}

const ownColumn = (template: string): [Column['envelope'], Envelope][] =>
  template === '' ? [] : [['own', ownEnvelope(template)]]

/** Whoever attacks knows the template, but not what is drawn anew for each request. */
const stringsFor = ({ delimiters }: Envelope, locale: CourseLanguage) =>
  hostileStrings({ open: guessed(delimiters.open), close: guessed(delimiters.close) }, locale)

const guessed = (delimiter: string): string => delimiter.replace(/-[0-9a-f]{8}(?=>)/, '')

function columnOf(
  name: Column['envelope'],
  envelope: Envelope,
  locale: CourseLanguage,
  marks: boolean,
): Column {
  return {
    envelope: name,
    delimiters: envelope.delimiters,
    verdicts: stringsFor(envelope, locale).map(({ text }) => verdictOf(envelope, text, marks)),
  }
}

/** Marks of published templates: ChatML, Llama 3. A tokenizer that is told to parse marks makes single tokens of them. */
const markPattern = /<\|[a-z_]+\|>/

export function verdictOf(envelope: Envelope, text: string, marks: boolean): Verdict {
  const wrapped = envelope.wrap(text)
  const { open, close } = envelope.delimiters
  const inner = wrapped.slice(open.length, wrapped.length - close.length)
  if (envelope.unwrap(wrapped) !== text || (marks && markPattern.test(inner))) return 'leaves'
  const end = leniently(close)
  return end !== '' && leniently(inner).includes(end) ? 'looks' : 'inside'
}

/** Wide forms narrow, capitals small, spaces, invisible signs and what a backslash takes along gone. */
const leniently = (text: string): string =>
  text
    .replace(/\\["\\]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '')

/** The data ends at the first place where its end stands. What pads it, such as line ends, belongs to neither. */
function plainEnvelope(
  open: string,
  close: string,
  [before, behind]: readonly [string, string] = ['', ''],
): Envelope {
  const start = open.length + before.length
  return {
    delimiters: { open, close },
    wrap: (text) => `${open}${before}${text}${behind}${close}`,
    unwrap: (wrapped) => {
      const end = close === '' ? wrapped.length : wrapped.indexOf(close, start)
      const padded = wrapped.slice(start, end)
      return end < 0
        ? null
        : padded.endsWith(behind)
          ? padded.slice(0, padded.length - behind.length)
          : padded
    },
  }
}

/** Line ends inside both delimiters. */
const ownLines = ['\n', '\n'] as const

export function envelopeOf(name: EnvelopeName, random: Random): Envelope {
  switch (name) {
    case 'tags':
      return plainEnvelope('<document>', '</document>', ownLines)
    case 'quotes':
      return quotes
    case 'three-quotes':
      return plainEnvelope('"""', '"""', ownLines)
    case 'fence':
      return fence(() => 3)
    case 'lines':
      return quotedLines
    case 'long-fence':
      return fence((text) => Math.max(3, 1 + longestRun(text)))
    case 'random-tags': {
      const key = Array.from({ length: 8 }, () => integerBelow(16, random).toString(16)).join('')
      return plainEnvelope(`<document-${key}>`, `</document-${key}>`, ownLines)
    }
    case 'entities': {
      const plain = plainEnvelope('<document>', '</document>', ownLines)
      return {
        ...plain,
        wrap: (text) => plain.wrap(entities(text)),
        unwrap: (wrapped) => withoutEntities(plain.unwrap(wrapped)),
      }
    }
    case 'json':
      return {
        delimiters: { open: '"', close: '"' },
        wrap: (text) => JSON.stringify(text),
        unwrap: (wrapped) => {
          const end = endOfQuotation(wrapped)
          return end < 0 ? null : JSON.parse(wrapped.slice(0, end + 1))
        },
      }
  }
}

const signsOf: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

const withoutEntities = (text: string | null): string | null =>
  text?.replace(/&(lt|gt|quot|amp);/g, (whole, name: string) => signsOf[name] ?? whole) ?? null

/** The text as it is between two quotation marks, read as programs read a string: a backslash takes the next sign along. */
const quotes: Envelope = {
  delimiters: { open: '"', close: '"' },
  wrap: (text) => `"${text}"`,
  unwrap: (wrapped) => {
    const end = endOfQuotation(wrapped)
    return end < 0 ? null : wrapped.slice(1, end)
  },
}

/** Where the quotation that begins at the first sign ends; −1 when it does not. */
function endOfQuotation(wrapped: string): number {
  for (let at = 1; at < wrapped.length; at++) {
    if (wrapped[at] === '\\') at++
    else if (wrapped[at] === '"') return at
  }
  return -1
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))

/** CommonMark 0.31.2, 4.5: closed by a line of at least as many backticks, set in by up to three spaces. */
function fence(length: (text: string) => number): Envelope {
  const ticks = (text: string): string => '`'.repeat(length(text))
  return {
    delimiters: { open: '```', close: '```' },
    wrap: (text) => `${ticks(text)}\n${text}\n${ticks(text)}`,
    unwrap: (wrapped) => {
      const opening = /^`+/.exec(wrapped)?.[0].length ?? 0
      const closing = new RegExp(`(?:^|\\r\\n|\\n|\\r) {0,3}\`{${opening},}[ \\t]*(?=[\\r\\n]|$)`)
      const rest = wrapped.slice(opening + 1)
      const end = closing.exec(rest)
      return end === null ? null : rest.slice(0, end.index)
    },
  }
}

/** A sign before every line, put there by a program that knows one kind of line end. The reader knows them all (UAX 14). */
const quotedLines: Envelope = {
  delimiters: { open: '> ', close: '' },
  wrap: (text) =>
    text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
  unwrap: (wrapped) => {
    const lines = wrapped.split(/\r\n|[\n\v\f\r\x85\u2028\u2029]/)
    const end = lines.findIndex((line) => !line.startsWith('> '))
    return lines
      .slice(0, end < 0 ? lines.length : end)
      .map((line) => line.slice(2))
      .join('\n')
  },
}

const placeholder = /\{\{?\s*(?:text|文本)?\s*\}\}?/

/**
 * The learner's template: what stands around `{text}`. Its end is a tag or the signs behind the text where there are
 * some, else the words of that line.
 * @throws PrimerError `wrong-value` without a place for the text
 */
export function ownEnvelope(template: string): Envelope {
  const found = placeholder.exec(template)
  if (found === null)
    throw new PrimerError({
      code: 'wrong-value',
      option: '--text',
      value: shortened(template),
      expected: '… {text} …',
    })
  const [open, before] = delimiterIn(reversed(template.slice(0, found.index)), beginsWith).map(reversed)
  const [close, behind] = delimiterIn(template.slice(found.index + found[0].length), endsWith)
  return plainEnvelope(open ?? '', close ?? '', [before ?? '', behind ?? ''])
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).trim()}…` : text.trim())

const reversed = (text: string): string => [...text].reverse().join('')

const endsWith = /^(\s*)(<[^<>\n]*>|\[[^[\]\n]*\]|[^\p{L}\p{N}\s]+|\S[^\n]*)/u
const beginsWith = /^(\s*)(>[^<>\n]*<|\][^[\]\n]*\[|[^\p{L}\p{N}\s]+|\S[^\n]*)/u

/** The delimiter, and the white space between it and the text. */
function delimiterIn(text: string, pattern: RegExp): string[] {
  const [, space = '', delimiter = ''] = pattern.exec(text) ?? []
  return [delimiter, delimiter === '' ? '' : space]
}
