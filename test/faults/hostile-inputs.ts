// Files as an attacker, a broken disk or another program would leave them: made from whole ones by chance, by seed.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { integerBelow, pick, type Random } from '../../src/labs/random.ts'
import { smallCourse } from '../content/small-course.ts'
import { anAnswer } from '../events.ts'

/** A command that reads the input which was written for it into its folder. */
export interface HostileRun {
  readonly words: readonly string[]
  readonly input?: Buffer
}

/** Written where nothing but code from a file would write. */
export const PLANTED = 'planted'
const CODE = [
  `$(touch ${PLANTED})`,
  `\`touch ${PLANTED}\``,
  `'; require('fs').writeFileSync('${PLANTED}', ''); '`,
  `{{constructor.constructor("require('fs').writeFileSync('${PLANTED}','')")()}}`,
  `\${globalThis.process.getBuiltinModule?.('fs').writeFileSync('${PLANTED}','')}`,
  `<script>require('fs').writeFileSync('${PLANTED}','')</script>`,
  `__proto__`,
  'constructor',
]
const SIGNS = [
  ...[
    '\x1b[8m',
    '\x1b]8;;http://evil.example\x1b\\',
    '\x1b[2J',
    '\x9b31m',
    '\x1b]0;t\x07',
    '\x1bP$q',
    '\r',
    '\x7f',
  ],
  ...[
    '\u202e',
    '\u2067',
    '\u200b',
    '\ufeff',
    '\u{e0041}',
    '\u2028',
    '\u0085',
    '\0',
    '\ud800',
    'a\u0301',
    '👩‍👩‍👧',
  ],
]
const MARKDOWN = [
  ...[
    '>',
    '> ',
    '- ',
    '  ',
    '\t',
    '*',
    '_',
    '**',
    '~~',
    '`',
    '```\n',
    '[',
    '](',
    '![',
    '<',
    '<!--',
    '<div>',
    '</div>',
  ],
  ...[
    '|',
    '|-',
    '\n|',
    '# ',
    '\n',
    '\n\n',
    '&#27;',
    '&',
    '1. ',
    '$',
    '\\',
    '[a]: b\n',
    '[^1]',
    '<a "',
    '<?',
    '模',
    'a',
  ],
]
const JSON_PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\u001b',
  '\\ud800',
  '1e999',
  '-',
  '{"v":',
  ',"crc":"00000000"}',
]

/** What stands where a value is expected. */
const VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    '',
    [],
    {},
    0,
    -1,
    0.1,
    1e15,
    1e308,
    2 ** 53,
    Number.MAX_VALUE,
    'Infinity',
    '0x10',
    '９９',
    '1e9999',
  ],
  ...[
    'x'.repeat(40_000),
    '\ud800',
    ['a', ['b']],
    { a: { b: {} } },
    '2026-02-31',
    '../../etc/passwd',
    '/dev/zero',
  ],
  ...[Array.from({ length: 3000 }, (_, at) => at), Array.from({ length: 3000 }, () => ({}))],
  ...SIGNS,
  ...CODE,
]

const SIZES = [100, 1000, 10_000, 100_000, 1_000_000, 8_000_000]
const SIZE_OF = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5]

/** The text with hostile pieces in it, cut, flipped, repeated or made of one piece alone. */
function distorted(whole: string, pieces: readonly string[], random: Random): Buffer {
  const size = SIZES[pick(SIZE_OF, random)] ?? 100
  const piece = (): string => pick(random() < 0.7 ? pieces : [...SIGNS, ...CODE], random)
  const repeated = (text: string): string =>
    text.repeat(Math.ceil(size / Math.max(1, text.length))).slice(0, size)
  switch (integerBelow(6, random)) {
    case 0:
      return Buffer.from(repeated(piece() + piece()))
    case 1:
      return Buffer.from(repeated(`${whole}\n${piece()}`))
    case 2: {
      const words = whole.split(/(?<=[\s,:"])/)
      for (let count = 1 + integerBelow(20, random); count > 0; count -= 1)
        words.splice(integerBelow(words.length + 1, random), 0, piece())
      return Buffer.from(words.join(''))
    }
    case 3:
      return Buffer.from(whole).subarray(0, integerBelow(whole.length + 1, random))
    case 4: {
      const bytes = Buffer.from(whole)
      for (let count = 1 + integerBelow(20, random); count > 0 && bytes.length > 0; count -= 1)
        bytes[integerBelow(bytes.length, random)] = integerBelow(256, random)
      return bytes
    }
    default:
      return Buffer.from(
        Array.from({ length: Math.ceil(size / 4) }, piece)
          .join('')
          .slice(0, size),
      )
  }
}

/** The value with some of its parts replaced, as JSON has them. */
function replaced(value: unknown, random: Random): unknown {
  if (random() < 0.1) return pick(VALUES, random)
  if (Array.isArray(value)) return value.map((each) => replaced(each, random))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, each]) => [
    random() < 0.03 ? pick(CODE, random) : name,
    replaced(each, random),
  ])
  return Object.fromEntries(entries)
}

const jsonOf = (value: unknown, random: Random): Buffer =>
  random() < 0.5
    ? Buffer.from(JSON.stringify(replaced(value, random)) ?? 'null')
    : distorted(JSON.stringify(value), JSON_PIECES, random)

/** A line of a journal with the right sum, whatever it says. */
function journalLine(value: unknown): Buffer {
  const json = JSON.stringify(value) ?? '{}'
  const sum = crc32(json).toString(16).padStart(8, '0')
  return Buffer.from(`\n${json.slice(0, -1)},"crc":"${sum}"}\n`)
}

function put(path: string, content: Buffer | string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

const PROSE =
  'A token is a piece of text. 模型一次写一个。 [link](https://a.b) **bold** `code`\n\n| a | b |\n|-|-|\n| 1 | 2 |\n'
const ANSWERS: readonly object[] = [
  { question: 'next-token-output', answer: 'distribution', confidence: 'sure' },
  { question: 'luna-bill', answer: '3 yuan' },
  { question: 'tokens-per-character', answer: ['a', 'b'], confidence: 'guess' },
]
const EVENTS = (): readonly object[] => [
  { v: 1, ...anAnswer('next-token-output', { correct: true }) },
  {
    v: 1,
    id: 'a',
    time: 1_790_000_000_000,
    zone: 480,
    kind: 'note',
    chapter: 'c',
    section: 's',
    block: 1,
    text: 't',
  },
  { v: 1, id: 'b', time: 1_790_000_000_000, zone: 0, kind: 'reset', scope: {} },
  { v: 1, id: 'c', time: 1_790_000_000_000, zone: 0, kind: 'undo', event: 'b' },
]
const MODELS = {
  openai: {
    id: 'openai',
    name: 'OpenAI',
    models: {
      'gpt-7': {
        id: 'gpt-7',
        name: 'GPT-7',
        release_date: '2026-12-01',
        open_weights: false,
        limit: { context: 2_000_000, output: 1000 },
        cost: { input: 1, output: 2 },
        modalities: { input: ['text'], output: ['text'] },
      },
    },
  },
}
const SETTINGS = {
  lang: 'zh',
  theme: 'dark',
  width: 80,
  accessible: false,
  part: 'screen',
  'review-minutes': 5,
}

/** Each kind writes its input into the folder, which is also the one of the learner's data. */
const KINDS: Readonly<Record<string, (folder: string, random: Random, model: object) => HostileRun>> = {
  markdown: (folder, random) => {
    const text = distorted(PROSE, MARKDOWN, random)
    if (random() < 0.3) return { words: ['read', '-', '--plain'], input: text }
    put(join(folder, 'text.md'), text)
    return { words: ['read', 'text.md', '--plain', '--width', String(pick([20, 60, 200], random))] }
  },
  answers: (_, random) => ({
    words: ['quiz', '1', ...pick([[], ['--exam'], ['--placement'], ['--json']], random), '--answers', '-'],
    input:
      random() < 0.5
        ? Buffer.from(ANSWERS.map((each) => `${JSON.stringify(replaced(each, random))}\n`).join(''))
        : distorted(ANSWERS.map((each) => JSON.stringify(each)).join('\n'), JSON_PIECES, random),
  }),
  journals: (folder, random) => {
    const lines = EVENTS().map((each) => journalLine(replaced(each, random)))
    const journal =
      random() < 0.6 ? Buffer.concat(lines) : distorted(Buffer.concat(lines).toString(), JSON_PIECES, random)
    put(join(folder, random() < 0.5 ? 'state' : 'other', 'journal-other.jsonl'), journal)
    const words = pick(
      [
        'data doctor',
        'data doctor --repair',
        'progress',
        'export markdown',
        'export json',
        'data merge other/journal-other.jsonl',
      ],
      random,
    )
    return { words: words.split(' ') }
  },
  texts: (folder, random) => {
    put(join(folder, 'text.txt'), distorted(PROSE, MARKDOWN, random))
    const words = pick(
      [
        'lab next',
        'lab ngram --fast',
        'lab tokens --train',
        'lab gpt --steps 1',
        'lab window',
        'lab cachebill',
      ],
      random,
    )
    return { words: [...words.split(' '), '--text', 'text.txt'] }
  },
  models: (folder, random, model) => {
    put(join(folder, 'model.json'), jsonOf(model, random))
    return { words: ['lab', 'gpt', '--steps', '0', '--load', 'model.json'] }
  },
  updates: (folder, random) => {
    put(join(folder, 'api.json'), jsonOf(MODELS, random))
    return { words: ['models', 'update', 'api.json', ...pick([['--yes'], ['--json'], []], random)] }
  },
  packs: (folder, random) => {
    const files = Object.entries(smallCourse())
    for (const [path, content] of files)
      put(
        join(folder, 'course', path),
        random() > 0.2
          ? typeof content === 'string'
            ? content
            : JSON.stringify(content)
          : typeof content === 'string'
            ? distorted(content, MARKDOWN, random)
            : jsonOf(content, random),
      )
    if (random() < 0.1) symlinkSync('/etc/passwd', join(folder, 'course', 'link.json'))
    const words = pick(
      ['pack add course --name x --yes', 'check course', 'read 1 --content course --plain'],
      random,
    )
    return { words: words.split(' ') }
  },
  settings: (folder, random) => {
    put(join(folder, 'config', 'config.json'), jsonOf(SETTINGS, random))
    return {
      words: pick(['config get', 'data doctor', 'define token', 'config set lang en'], random).split(' '),
    }
  },
}

const names = Object.keys(KINDS)

/** The kind of this number, and what writes such an input into a folder. */
export function hostileInput(number: number): {
  readonly kind: string
  readonly write: (folder: string, random: Random, model: object) => HostileRun
} {
  const kind = names[number % names.length] ?? ''
  return { kind, write: KINDS[kind] ?? (() => ({ words: [] })) }
}
