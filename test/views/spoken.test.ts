import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { askedIn } from '../../src/commands/quiz/asked.ts'
import type { InterfaceLanguage } from '../../src/domain/locale.ts'
import {
  type Answering,
  type Asked,
  confide,
  type Explained,
  startSitting,
  submit,
} from '../../src/domain/sitting.ts'
import { fillDraft } from '../../src/domain/typed-draft.ts'
import { createCourse } from '../../src/files/course.ts'
import { encodeEvent } from '../../src/files/journal-line.ts'
import { en } from '../../src/messages/en.ts'
import { zh } from '../../src/messages/zh.ts'
import type { Frame } from '../../src/views/frame.ts'
import { feedbackLines, promptText } from '../../src/views/question.ts'
import { sectionLayout } from '../../src/views/read.ts'
import { spokenLine, spokenLines, spokenTheme, spokenToken } from '../../src/views/spoken.ts'
import { typedQuestionLines, typedRequests } from '../../src/views/typed-question.ts'
import { displayWidth } from '../../src/views/width.ts'
import { anAnswer, anEvent } from '../events.ts'
import { run } from '../run.ts'
import { runInside } from '../run-inside.ts'
import { aFrame } from './frames.ts'

const words = { en: en.spoken, zh: zh.spoken }

// What a synthesizer leaves out or names wrongly, and what is said in its place.
test.each([
  [
    'has 2.8 trillion. [2][3~][4?]',
    'has 2.8 trillion. (source 2) (source 3, second-hand) (source 4, not read)',
  ],
  ['[2] A paper', 'Source 2: A paper'],
  ['GPT-3 is a __1__ of __2__', 'GPT-3 is a [gap 1] of [gap 2]'],
  ['The ____ sat', 'The [gap] sat'],
  ['in the hall ＿＿ on', 'in the hall [gap] on'],
  ['text, image → text', 'text, image to text'],
  ['Time: < 1 s', 'Time: less than 1 s'],
  ['practised: –', 'practised: none'],
  ['(0.00 – 3.87)', '(0.00 to 3.87)'],
  ['2010–2019', '2010 to 2019'],
  ['a dash – like this', 'a dash, like this'],
  ['✓ MIT ✗ no weights', 'yes, MIT no no weights'],
  ['✗ It was: and', 'no, It was: and'],
  ['<E4 BD> a | b', 'bytes E4 BD a, b'],
  ['P(like | I) = 2 ÷ 3, not P(I | like)', 'P(like given I) = 2 ÷ 3, not P(I given like)'],
  ['<|system|>be brief<|end|>', 'mark system be brief mark end'],
  [
    'hug_ 4 times, est + _ (_ ends a word)',
    'hug underscore 4 times, est + underscore (underscore ends a word)',
  ],
  ['usage.prompt_tokens', 'usage.prompt_tokens'],
])('%j is heard as %j', (text, heard) => {
  expect(spokenLine(text, words.en)).toBe(heard)
})

test.each([
  ['意外 6.14 → 6.14 比特', '意外 6.14 到 6.14 比特'],
  ['2010–2019 年', '2010 到 2019 年'],
  ['文字、图像 → 文字', '文字、图像到文字'],
  ['70% → 八成', '70% 到八成'],
])('%j is heard as %j in Chinese', (text, heard) => {
  expect(spokenLine(text, words.zh)).toBe(heard)
})

test('a token that is a sign has a name', () => {
  expect(
    ['，', '。', ' ', '.', ' the', '\n', '␣', ').', '␣,'].map((token) => spokenToken(token, words.en)),
  ).toEqual([
    ...['Chinese comma', 'Chinese full stop', 'space', 'full stop', 'space the', 'line break'],
    ...['space', 'closing bracket full stop', 'space comma'],
  ])
})

test.each([
  ['en', 'Hello: 15496\ncomma: 11\nspace strawberry: 41236\nexclamation mark: 0\n'],
  ['zh', 'Hello：15496\n英文逗号：11\n空格 strawberry：41236\n英文叹号：0\n'],
] as const)(
  'the tokens of a text are told one a line with their ids, signs and spaces by their names (%s)',
  (lang, heard) => {
    const { stdout } = run(['lab', 'tokens', 'Hello, strawberry!', '--accessible', '--lang', lang])
    expect(stdout).toContain(heard)
  },
)

test('code is read as it is, and named where signs stand in it', () => {
  const code = (text: string): string => spokenTheme.code(text)
  expect(spokenLine(`Type ${code('a_b')} or ${code('<s> | x')}.`, words.en)).toBe(
    'Type code a_b or code <s> | x.',
  )
  expect(spokenLine(`  ${code('if (a < b) return [1]')}`, words.en)).toBe('  if (a < b) return [1]')
})

const SIGNS = /[✓✗→<|␣–]|_(?![\p{L}\p{N}])|\[\d+[~?]?\]/u
const outsideCode = (lines: readonly string[], begins: string, ends: string): string[] => {
  let isCode = false
  return lines.filter((line) => {
    if (line === begins) isCode = true
    if (line === ends) isCode = false
    return !isCode
  })
}

test.each(['en', 'zh'] as const)(
  'no sign is left in what is heard of the course (%s)',
  (locale: InterfaceLanguage) => {
    const course = createCourse(join(import.meta.dirname, '..', '..', 'dist/course'))
    const frame = aFrame(100_000, { locale, accessible: true, theme: spokenTheme, sources: true })
    const { codeBegins, codeEnds, code } = words[locale]
    const lines = course
      .index()
      .chapters.flatMap((chapter) =>
        chapter.sections.flatMap(
          (section) =>
            sectionLayout(section, [course.section(chapter.id, section.id, locale)], locale, frame).lines,
        ),
      )
    const heard = spokenLines(lines, words[locale])
    // Code in a sentence is named, and what it says is its own.
    const named = new RegExp(`${code('')}\\S+`, 'g')
    const left = outsideCode(heard, codeBegins, codeEnds).filter((line) =>
      SIGNS.test(line.replace(named, '')),
    )
    expect(lines.length).toBeGreaterThan(500)
    expect(left).toEqual([])
  },
)

/** A question as it is asked, and explained after an answer that is hardly right. */
function answered(asked: Asked): { readonly sitting: Answering; readonly explained: Explained } {
  const sitting = startSitting('quiz', 7, [asked])
  if (sitting.phase !== 'answer') throw new Error('nothing is asked')
  const { draft } = sitting
  const all = draft.type === 'order' ? draft.choices.map((_, at) => at + 1).join(' ') : '1'
  const typed =
    draft.type === 'match'
      ? draft.lefts.map(() => '1')
      : draft.type === 'text'
        ? draft.fields.map(() => '7')
        : [all]
  const submitted = submit({ ...sitting, draft: fillDraft(draft, typed) ?? draft }).sitting
  const explained = submitted.phase === 'confidence' ? confide(submitted, 'sure').sitting : submitted
  if (explained.phase !== 'feedback') throw new Error(`${asked.question.id} was not explained`)
  return { sitting, explained }
}

/** What is asked of a question, and what is explained when an answer is wrong. */
function questionLines(asked: Asked, frame: Frame): string[] {
  const { sitting, explained } = answered(asked)
  return [
    ...typedQuestionLines({ sitting, where: '1', resumed: 0, unsaved: false }, sitting, frame),
    ...typedRequests(sitting.draft, frame).flatMap(({ told, ask }) => [told, ask]),
    ...feedbackLines(explained, frame),
    ...asked.question.hints.map((hint) => promptText(hint[frame.locale], frame)),
  ]
}

test.each(['en', 'zh'] as const)(
  'no sign is left in what is heard of its questions and their reasons, and no line to be answered has more than 38 columns (%s)',
  (locale) => {
    const course = createCourse(join(import.meta.dirname, '..', '..', 'dist/course'))
    const frame = aFrame(100_000, { locale, accessible: true, theme: spokenTheme })
    const { chapters } = course.index()
    const questions = chapters.flatMap(({ id }) =>
      askedIn(
        id,
        course.questionHeads(id).map((head) => head.id),
        course,
      ),
    )
    const lines = questions.flatMap((asked) => questionLines(asked, frame))
    const asks = questions.flatMap((asked) => {
      const sitting = startSitting('quiz', 7, [asked])
      return sitting.phase === 'answer' ? typedRequests(sitting.draft, frame).map(({ ask }) => ask) : []
    })
    const named = new RegExp(`${words[locale].code('')}\\S+`, 'g')
    const left = spokenLines(lines, words[locale]).filter((line) => SIGNS.test(line.replace(named, '')))
    expect(questions.length).toBeGreaterThan(300)
    expect(left).toEqual([])
    expect(asks.filter((ask) => displayWidth(ask, frame) > 38)).toEqual([])
  },
)

/** The catalogue, the lists, the glossary, the programs, help and errors. */
const SPOKEN_COMMANDS = [
  ['models'],
  ['models', 'show', 'kimi'],
  ['models', 'show', 'gpt'],
  ['define'],
  ['timeline'],
  ['lab'],
  ['progress'],
  ['quiz', '1', '--list'],
  ['read', '--toc'],
  ['models', 'price'],
  ['models', 'compare', 'kimi', 'qwen'],
  ['models', 'choose', '--data', 'intl'],
  ['code', '2.8'],
  ['try', 'recipe'],
  ['try', 'recipe', 'keeps-to-three-labels', '--dry-run'],
  ['try', 'recipe', '--help'],
  ['models', 'price', 'kimi'],
  ['models', 'sources'],
  ['models', 'diff'],
  ['define', 'softmax'],
  ['search', 'token'],
  ['search', '->'],
  ['review'],
  ['config', 'get'],
  ['pack', 'list'],
  ['help'],
  ['lab', 'attention', '--help'],
  ['read', '99'],
  ['lab', 'nope'],
  ['models', 'show', 'nope'],
  ['models', '--frob'],
  ['config', 'set', 'lang', 'xx'],
  ['try', '--endpoint', 'http://127.0.0.1:9/v1', 'hello'],
]

test.each(SPOKEN_COMMANDS.flatMap((command) => [[command, 'en'] as const, [command, 'zh'] as const]))(
  'no sign is left in what is heard of %j (%s)',
  (command, lang) => {
    const { stdout, stderr } = run([...command, '--accessible', '--lang', lang])
    expect(stdout.length + stderr.length).toBeGreaterThan(10)
    const { codeBegins, codeEnds } = words[lang]
    const heard = outsideCode(`${stdout}${stderr}`.split('\n'), codeBegins, codeEnds)
    expect(heard.filter((line) => SIGNS.test(line))).toEqual([])
  },
)

/** A learner who has answered every question of the first chapter three days ago, and marked some. */
function aHistory(): string {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-spoken-'))
  const course = createCourse(join(import.meta.dirname, '..', '..', 'dist/course'))
  const chapter = course.index().chapters[0]?.id ?? ''
  const ids = course.questionHeads(chapter).map(({ id }) => id)
  const time = Date.now() - 3 * 86_400_000
  const events = askedIn(chapter, ids, course).flatMap((asked, at) => {
    const { id, rev, section } = asked.question
    const { given } = answered(asked).explained
    if (given === undefined) throw new Error(`${id} has no answer`)
    const { answer, correct } = given
    const place = { chapter, section, question: id }
    const answering = anAnswer(id, { ...place, rev, answer, correct, time })
    const mark = { kind: at % 7 === 0 ? 'suspend' : 'flag', chapter, question: id, set: true } as const
    const disputing = { kind: 'dispute', ...place, rev, event: answering.id, answer } as const
    return [
      answering,
      anEvent({ kind: 'section-read', chapter, section }, { time }),
      ...(at % 5 === 0 && !correct ? [anEvent(disputing, { time: time + 1 })] : []),
      ...(at % 7 < 2 ? [anEvent(mark, { time: time + 2 })] : []),
    ]
  })
  events.push(anEvent({ kind: 'lab-run', lab: 'size' }, { time }))
  mkdirSync(join(home, 'state'))
  writeFileSync(join(home, 'state', 'journal-one.jsonl'), Buffer.concat(events.map(encodeEvent)))
  return home
}

test.each([
  ['en', /\d of \d/],
  ['zh', /\d，共 \d/],
] as const)('no sign is left in what is heard of somebody who has learnt for a while (%s)', (lang, outOf) => {
  const home = aHistory()
  const heard = (words: string): string => {
    const options = ['--accessible', '--lang', lang, '--data-dir', home]
    const { stdout, stderr } = runInside([...words.split(' '), ...options])
    return stdout + stderr
  }
  const lists = [
    ...['progress', 'progress --disputed', 'progress --flagged', 'review', 'review --missed'],
    ...['review --plan', 'review --suspended', 'review --ahead', 'review --more', 'lab', 'read --toc'],
  ]
  for (const words of lists) {
    const lines = heard(words).split('\n')
    expect(lines.length).toBeGreaterThan(10)
    const left = lines.filter((line) => SIGNS.test(line))
    expect({ words, left }).toEqual({ words, left: [] })
  }
  // A slash between two numbers is heard as a fraction.
  expect(heard('progress')).toMatch(outOf)
  expect(heard('progress')).not.toMatch(/\d\/\d/)
  for (const words of ['progress --disputed', 'progress --flagged', 'review --suspended'])
    expect(heard(words).split('\n')[0]).toMatch(/^(?:\d+ questions|共 \d+ 题)$/)
})

test.each([
  ['en', en],
  ['zh', zh],
] as const)(
  'no line that is to be answered has more than 38 columns: a braille line has 40 (%s)',
  (_, messages) => {
    const { quiz, reader, spoken, browser, review, home } = messages
    const { typed } = quiz
    const asked = [
      ...[typed.one('1', '10'), typed.several, typed.text, typed.gap(10), typed.order, typed.pair(10, 10)],
      ...[typed.sure, typed.next, typed.end, reader.lines.ask('12.13', 100), spoken.parts.ask],
      ...[spoken.choose(2), spoken.choose(14), browser.lines.ask],
      ...[review.missed.ask, spoken.chooseOrSkip(6), home.lines.ask(12, 1), home.lines.search],
    ]
    const measure = { ambiguousWidth: 2, glyphs: 'unicode' } as const
    expect(asked.filter((text) => displayWidth(text, measure) > 38)).toEqual([])
  },
)

/** Where lines end in the text that they make together, white space left out. */
function lineEnds(lines: readonly string[]): Set<number> {
  let place = 0
  return new Set(lines.map((line) => (place += line.replace(/\s/g, '').length)))
}

test.each([20, 33, 40, 76])('a word of the course is not divided where %i columns are set', (width) => {
  const course = createCourse(join(import.meta.dirname, '..', '..', 'dist/course'))
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const divided: string[] = []
  for (const chapter of course.index().chapters)
    for (const section of chapter.sections) {
      const text = course.section(chapter.id, section.id, 'zh')
      const linesAt = (columns: number): readonly string[] =>
        sectionLayout(section, [text], 'zh', aFrame(columns, { locale: 'zh', accessible: true })).lines
      const ends = lineEnds(linesAt(width))
      let place = 0
      for (const line of linesAt(100_000))
        for (const { segment } of segmenter.segment(line.trim())) {
          const word = segment.replace(/\s/g, '')
          const isDivided = [...word].some((_, at) => at > 0 && ends.has(place + at))
          if (/^\p{Script=Han}+$/u.test(word) && isDivided) divided.push(`${section.number} ${word} ${line}`)
          place += word.length
        }
    }
  expect(divided).toEqual([])
})
