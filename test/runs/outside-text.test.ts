// Whatever text comes from outside, a terminal gets no escape sequence of it, and a reader nothing that hides or turns.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Happening } from '../../src/domain/events.ts'
import { encodeEvent } from '../../src/files/journal-line.ts'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { anEvent } from '../events.ts'
import { lacks } from '../lacks.ts'
import { OBEYED, OWN_COLOURS } from '../outside-signs.ts'
import { keys, openTerminal } from '../pseudo-terminal.ts'
import { runInside } from '../run-inside.ts'

/** Concealing, red, a link, a title, clearing, C1, turning the direction, and what cannot be seen. */
const HOSTILE =
  'A\x1b[8m\x1b[31mB\x1b]8;;http://evil.example\x1b\\C\x1b]0;t\x07\x1b[2J\x9b31mD\u202eE\u2066F\u200bG\u200dH\u2060I\x7f\x08'
/** What a file may be called. */
const NAME = HOSTILE.replaceAll('/', '')

/** Puts the text wherever this program reads some, and says which words show it. */
const PLACES: readonly (readonly [
  string,
  (text: string, home: string) => { readonly words: readonly string[]; readonly input?: string },
])[] = [
  [
    'a wrong option',
    (text) => ({ words: ['quiz', '1', '--answers', '-'], input: line('next-token-output', text) }),
  ],
  ['a unit', (text) => ({ words: ['quiz', '1', '--answers', '-'], input: line('luna-bill', `3 ${text}`) })],
  ['a question', (text) => ({ words: ['quiz', '1', '--answers', '-'], input: line(text, 'a') })],
  ['a broken line of answers', (text) => ({ words: ['quiz', '1', '--answers', '-'], input: `${text}\n` })],
  [
    'the key of a setting',
    (text, home) => {
      put(join(home, 'config', 'config.json'), JSON.stringify({ [text]: 1 }))
      return { words: ['config', 'get'] }
    },
  ],
  [
    'the key of a setting, for the doctor',
    (text, home) => {
      put(join(home, 'config', 'config.json'), JSON.stringify({ [text]: 1 }))
      return { words: ['data', 'doctor'] }
    },
  ],
  ...(
    [
      'progress',
      'review',
      'quiz --list',
      'data doctor',
      'export json',
      'export markdown',
      'progress --json',
    ] as const
  ).map((command): (typeof PLACES)[number] => [
    `the fields of another machine's journal, in ${command}`,
    (text, home) => {
      journal(home, text)
      return { words: command.split(' ') }
    },
  ]),
  [
    'the name of a journal',
    (text, home) => {
      put(join(home, 'state', `journal-${text}.jsonl`), 'rubbish\n')
      return { words: ['data', 'doctor', '--repair'] }
    },
  ],
  [
    'the alphabet of a saved model',
    (text, home) => {
      put(join(home, 'model.json'), JSON.stringify({ schema: 'llm-primer/gpt@1', alphabet: [...text], text }))
      return { words: ['lab', 'gpt', '--load', join(home, 'model.json'), '--fast'] }
    },
  ],
  [
    'a text to learn from',
    (text) => ({ words: ['lab', 'ngram', '--text', '-', '--fast'], input: `${text} b c. `.repeat(60) }),
  ],
  [
    'a text to guess in',
    (text) => ({ words: ['lab', 'next', '--text', '-'], input: `${text} is a text. `.repeat(60) }),
  ],
  ['a text to cut into tokens', (text) => ({ words: ['lab', 'tokens', text] })],
  [
    'a Markdown text',
    (text) => ({ words: ['read', '-'], input: `# ${text}\n\n${text} [${text}](http://a/${text})\n` }),
  ],
  [
    'the name of a file',
    (text, home) => {
      put(join(home, `${text}.md`), '# a\n')
      return { words: ['read', join(home, `${text}.md`)] }
    },
  ],
  [
    'the names in a folder',
    (text, home) => {
      put(join(home, 'texts', `${text}.md`), '# a\n')
      return { words: ['read', join(home, 'texts')] }
    },
  ],
  ['a course', (text, home) => ({ words: ['check', course(text, home)] })],
  ['a course to read', (text, home) => ({ words: ['read', '1', '--content', course(text, home)] })],
  ...(
    [
      ['read', '1'],
      ['quiz', '--list'],
      ['define', 'token'],
      ['search', 'token'],
      ['timeline', '--sources'],
      ['code'],
      ['export', 'anki'],
    ] as const
  ).map((command): (typeof PLACES)[number] => [
    `titles, sources and sentences of a course, in ${command.join(' ')}`,
    (text) => ({ words: [...command, '--content', courseThatSays(text)] }),
  ]),
  ...(['progress', 'progress --json', 'export markdown', 'read 1.1'] as const).map(
    (command): (typeof PLACES)[number] => [
      `a note, in ${command}`,
      (text, home) => {
        note(home, text)
        return { words: command.split(' ') }
      },
    ],
  ),
  [
    'the name of a model and of its server',
    (text) => ({ words: ['try', 'Hi', '--model', text, '--endpoint', 'http://localhost:1/v1', '--dry-run'] }),
  ],
  ['a pack', (text, home) => ({ words: ['pack', 'add', course(text, home), '--name', 'x', '--yes'] })],
  [
    'a downloaded catalogue',
    (text, home) => {
      put(
        join(home, 'update.json'),
        JSON.stringify({ [text]: { id: text, models: { [text]: { name: text } } } }),
      )
      return { words: ['models', 'update', join(home, 'update.json')] }
    },
  ],
  ...(
    [
      ['define'],
      ['search'],
      ['models', 'show'],
      ['models', '--maker'],
      ['read'],
      ['quiz'],
      ['lab'],
      ['lab', 'ngram', '--seed'],
      ['config', 'get'],
      ['config', 'set', 'lang'],
      ['data', 'restore'],
      ['data', 'merge'],
      ['pack', 'remove'],
      ['pack', 'add'],
      ['check'],
      ['export', 'json', '--output'],
      ['timeline', '--year'],
      ['code'],
      [],
    ] as const
  ).map((command): (typeof PLACES)[number] => [
    `what is typed behind "${command.join(' ')}"`,
    (text, home) => ({ words: [...command, command[0] === 'export' ? join(home, 'no', text) : text] }),
  ]),
]

const line = (question: string, answer: string): string => `${JSON.stringify({ question, answer })}\n`

function put(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
}

function journal(home: string, text: string): void {
  const happenings: readonly Happening[] = [
    {
      kind: 'answer',
      chapter: text,
      section: text,
      question: text,
      rev: 1,
      answer: text,
      correct: false,
      confidence: 'sure',
      occasion: 'quiz',
    },
    { kind: 'section-read', chapter: text, section: text } as unknown as Happening,
  ]
  mkdirSync(join(home, 'state'), { recursive: true })
  writeFileSync(
    join(home, 'state', 'journal-other.jsonl'),
    Buffer.concat(happenings.map((happening) => encodeEvent(anEvent(happening)))),
  )
}

function note(home: string, text: string): void {
  const written = { kind: 'note', chapter: 'meet-llms', section: 'what-is-an-llm', block: 1, text } as const
  mkdirSync(join(home, 'state'), { recursive: true })
  writeFileSync(join(home, 'state', 'journal-other.jsonl'), encodeEvent(anEvent(written)))
}

/** A course in which nothing is wrong but what it says. */
function courseThatSays(text: string): string {
  const said = new Set(['title', 'quote', 'why', 'explanation', 'prompt', 'sentence'])
  const planted = (_: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, said.has(name) ? withText(each) : each]),
    )
  }
  const withText = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([language, each]) => [language, `${each}${text}`]))
      : `${value}${text}`
  return folderOf(JSON.parse(JSON.stringify(smallCourse(), planted)))
}

function course(text: string, home: string): string {
  const folder = folderOf(smallCourse())
  put(join(folder, 'glossary.json'), JSON.stringify({ [text]: text }))
  put(join(folder, 'chapters', '01-small', 'en', '99-x.md'), `# ${text}\n`)
  void home
  return folder
}

function expectHarmless(place: (typeof PLACES)[number], text: string, colour: boolean): void {
  const home = mkdtempSync(join(tmpdir(), 'outside-'))
  const { words, input = '' } = place[1](text, home)
  // A link that a Markdown text makes is a link, and so is one of our own sources.
  const { status, stdout, stderr } = runInside([...words, ...(colour ? ['--color', 'always'] : [])], {
    input,
    env: { LLM_PRIMER_HOME: home, FORCE_HYPERLINK: /Markdown|read 1|timeline/.test(place[0]) ? '0' : '1' },
  })
  expect([0, 1, 2], `${place[0]}: ${stderr}`).toContain(status)
  for (const output of [stdout, stderr]) {
    expect(colour ? output.replace(OWN_COLOURS, '') : output, place[0]).not.toMatch(OBEYED)
    // Nothing of ours conceals, and red stands before no letter B.
    expect(output, place[0]).not.toMatch(/\x1b\[8m|\x1b\[31mB/)
  }
}

const tried = PLACES.filter(([name]) => !lacks.freeNames || !name.includes('name'))

test.each(tried)('%s', (...place) => {
  const text = place[0].includes('name') || place[0].includes('export') ? NAME : HOSTILE
  expectHarmless(place, text.replaceAll('\0', ''), false)
  expectHarmless(place, text.replaceAll('\0', ''), true)
})

test('a run that was kept, on a page of an experiment', async () => {
  const home = mkdtempSync(join(tmpdir(), 'outside-'))
  const kept = {
    time: 1,
    options: { n: HOSTILE },
    seconds: 1,
    wide: [HOSTILE],
    narrow: [HOSTILE],
    locale: 'en',
  }
  put(
    join(home, 'data', 'experiments', 'ngram.json'),
    JSON.stringify({ version: 1, experiment: 'ngram', runs: [kept] }),
  )
  const terminal = openTerminal(['lab', 'ngram'], { home, env: { LLM_PRIMER_HOME: home } })
  await terminal.until('run without a guess')
  terminal.type(keys.enter)
  await terminal.until('& compare')
  terminal.type('&')
  const screen = await terminal.until('http://evil.example')
  expect(screen).toContain('^[[8m')
  for (const sign of ['\x1b[8m', '\x1b]8;', '\x1b]0;', '\x9b', '\u202e', '\u2066', '\u200b', '\u2060'])
    expect(terminal.raw()).not.toContain(sign)
  terminal.type('q')
  terminal.type('q')
  await terminal.ended()
})

test('drawn by chance: any place, any text', () => {
  const sign = fc.constantFrom(
    ...[
      '\x1b',
      '[',
      ']',
      '8',
      ';',
      'm',
      'J',
      '\x9b',
      '\x07',
      '\x1b\\',
      '\u202e',
      '\u2067',
      '\u200b',
      '\u200c',
    ],
    ...[
      '\u200d',
      '\ufeff',
      '\u{e0041}',
      '\u0085',
      '\u2028',
      '\r',
      'a',
      '中',
      '&#27;',
      '\\u001b',
      '`',
      '|',
      '"',
    ],
  )
  const text = fc.array(sign, { minLength: 1, maxLength: 30 }).map((signs) => signs.join(''))
  fc.assert(
    fc.property(fc.constantFrom(...tried), text, fc.boolean(), (place, drawn, colour) =>
      expectHarmless(place, drawn, colour),
    ),
    { numRuns: process.env.LLM_PRIMER_FAULTS === 'full' ? 2000 : 10 },
  )
})
