import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { version } from '../../package.json'
import type { Answer } from '../../src/domain/answers.ts'
import type { InterfaceLanguage } from '../../src/domain/locale.ts'
import type { Question } from '../../src/domain/question.schema.ts'
import {
  type Answering,
  type Asked,
  confide,
  type Explained,
  keyOf,
  type Sitting,
  startSitting,
  submit,
} from '../../src/domain/sitting.ts'
import type { Frame } from '../../src/views/frame.ts'
import { reportLines } from '../../src/views/question.ts'
import { questionInText, type SittingPicture, sittingPage } from '../../src/views/sitting.ts'
import { spokenLines, spokenTheme } from '../../src/views/spoken.ts'
import { displayWidth } from '../../src/views/width.ts'
import { aCloze, aMatch, aMultiple, aNumeric, anOrder, aShort, aSingle, aTrueFalse } from '../questions.ts'
import { aFrame } from './frames.ts'

const root = join(import.meta.dirname, '..', '..', 'dist', 'course', 'meet-llms', 'questions.json')
const course: readonly Question[] = JSON.parse(readFileSync(root, 'utf8'))

const asked = (question: Question): Asked => ({
  chapter: 'meet-llms',
  question,
  number: '1.4',
  title: { zh: '会记忆的网络', en: 'Networks with memory' },
})

const picture = (sitting: Sitting): SittingPicture => ({ sitting, where: '1', resumed: 0, unsaved: false })
const start = (...questions: readonly Question[]): Answering => {
  const sitting = startSitting('quiz', 4, questions.map(asked))
  if (sitting.phase !== 'answer') throw new Error('nothing is asked')
  return sitting
}
const shown = (sitting: Sitting, frame: Frame): string[] => {
  const { lines, keys } = sittingPage(picture(sitting), frame)
  return [...lines, keys]
}

/** Takes whatever the empty draft says as the answer; text drafts are filled with an x first. */
function answered(sitting: Answering): Explained {
  const { draft } = sitting
  const filled =
    draft.type === 'text'
      ? { ...draft, fields: draft.fields.map(() => '7') }
      : draft.type === 'match'
        ? { ...draft, pairs: draft.pairs.map(() => 0) }
        : draft.type === 'choice' && draft.marked !== undefined
          ? { ...draft, marked: draft.choices.map(({ id }) => id) }
          : draft
  const submitted = submit({ ...sitting, draft: filled }).sitting
  if (submitted.phase !== 'confidence') throw new Error('the answer was not taken')
  const explained = confide(submitted, 'sure').sitting
  if (explained.phase !== 'feedback') throw new Error('the answer was not explained')
  return explained
}

const frames = ([40, 60, 80, 100] as const).flatMap((width) =>
  (['zh', 'en'] as const).flatMap((locale: InterfaceLanguage) => [
    aFrame(width, { locale }),
    aFrame(width, { locale, glyphs: 'ascii', ambiguousWidth: 2 }),
    aFrame(width, { locale, accessible: true }),
  ]),
)

test('no line of any question of the course is wider than its frame, before and after the answer', () => {
  for (const frame of frames) {
    for (const question of course) {
      const sitting = start(question)
      for (const line of [...shown(sitting, frame), ...shown(answered(sitting), frame)])
        expect(displayWidth(line, frame), `${question.id} at ${frame.width}: ${line}`).toBeLessThanOrEqual(
          frame.width,
        )
    }
  }
})

test('an answer is explained with every other option', () => {
  const question = course.find(({ id }) => id === 'next-token-output')
  if (question?.kind !== 'single') throw new Error('the question is gone')
  const text = shown(answered(start(question)), aFrame(80))
    .join(' ')
    .replace(/\s+/g, ' ')

  for (const { why } of question.options) expect(text).toContain(why.en)
  expect(text).toContain(question.explanation.en)
})

test('the screen of a question', () => {
  expect(shown(start(aSingle('Why')), aFrame(80)).join('\n')).toMatchInlineSnapshot(`
    "Quiz 1 · question 1 of 1                               1.4  Networks with memory

    Why?

      › a  other
        b  wrong
        c  right
    ↑↓ choose  enter answer  h hint  s skip  ? keys  q stop"
  `)
})

test('without colour the cursor still shows: on the confidence, and on an item that was taken up', () => {
  const waiting = submit(start(aSingle('Why'))).sitting
  expect(shown(waiting, aFrame(80)).join('\n')).toMatch(/1 guess +› 2 unsure +3 sure/)

  const order = start(anOrder())
  const { draft } = order
  if (draft.type !== 'order') throw new Error('no order')
  expect(shown({ ...order, draft: { ...draft, held: true } }, aFrame(80)).join('\n')).toMatch(/» 1 .*\n/)
  expect(shown(order, aFrame(80)).join('\n')).toMatch(/› 1 .*\n/)
})

test('the help lists every key of a typed answer, before and behind Esc', () => {
  const text = shown({ ...start(aShort()), help: true }, aFrame(80)).join('\n')

  for (const key of ['enter', 'esc', 'h', 's', '?', 'q', 'Ctrl-C'])
    expect(text).toMatch(new RegExp(`^${key.replace('?', '\\?')} `, 'm'))
})

test('the help lists a key only where it does something just now', () => {
  const helpOf = (sitting: Sitting): string => shown({ ...sitting, help: true }, aFrame(80)).join('\n')
  const typed = answered(start(aShort()))
  const turn = { at: 0, event: 'e', key: keyOf(typed.asked), keyShown: true }
  const missed: Sitting = { ...typed, turns: [turn] }
  const isRight = /^d +my answer was right$/m
  expect(helpOf(missed)).toMatch(isRight)

  const single = start(aSingle('Why'))
  expect(helpOf(answered(single))).not.toMatch(isRight)
  expect(helpOf(single)).toMatch(/^h /m)
  expect(helpOf({ ...single, mode: 'exam' })).not.toMatch(/^h /m)
})

test('over the list of keys the foot says what leads back, in a box of the text too', () => {
  const sitting = { ...start(aSingle('Why')), help: true }
  const box = questionInText({ sitting, unsaved: false }, 'Check yourself', aFrame(80))
  expect(box.keys).toBe('any key goes back')
  expect(shown(sitting, aFrame(80)).at(-1)).toBe('any key goes back')
})

test('a question that is not asked any more does not come back tomorrow', () => {
  const wrong: Answering['draft'] = { type: 'choice', cursor: 0, choices: [{ id: 'wrong' }] }
  const missed = answered({ ...start(aSingle('Why')), draft: wrong })
  expect(shown(missed, aFrame(80)).join('\n')).toContain('comes back tomorrow')
  const stopped = { ...missed, suspended: new Set([keyOf(missed.asked)]) }
  expect(shown(stopped, aFrame(80)).join('\n')).not.toContain('comes back tomorrow')
})

test('an experiment is named after an answer where the question has one of its own', () => {
  const said = (question: Question): string => shown(answered(start(question)), aFrame(80)).join('\n')

  expect(said({ ...aSingle('Why'), lab: 'rnn' })).toContain('or run: llm-primer lab rnn')
  expect(said(aSingle('Why'))).not.toContain('llm-primer lab')
})

test('the screen after an answer that was sure and wrong', () => {
  const sitting = start({ ...aSingle('Why'), lab: 'rnn' })
  expect(
    shown(
      answered({ ...sitting, draft: { type: 'choice', cursor: 0, choices: [{ id: 'wrong' }] } }),
      aFrame(60),
    ).join('\n'),
  ).toMatchInlineSnapshot(`
    "Quiz 1 · question 1 of 1           1.4  Networks with memory

    Why?

      ✗ Not right. so
      You were sure, so it comes back tomorrow.
      See 1.4  Networks with memory, or run: llm-primer lab rnn

        a  other
           no
      ✗ b  wrong (your answer)
           no
      ✓ c  right
           yes

      Why
    enter next  p to the text  f bad question  ? keys  q stop"
  `)
})

test('the screen at the end, in Chinese', () => {
  const first = start(aSingle('一'), aSingle('二'))
  const one = answered({ ...first, draft: { type: 'choice', cursor: 0, choices: [{ id: 'wrong' }] } })
  const two = answered({
    ...start(aSingle('一'), aSingle('二')),
    outcomes: one.outcomes,
    at: 1,
    draft: { type: 'choice', cursor: 0, choices: [{ id: 'right' }] },
  })
  const ended: Sitting = { ...two, phase: 'end', at: 2 }

  expect(
    sittingPage({ ...picture(ended), comeBack: 1 }, aFrame(60, { locale: 'zh' })).lines.join('\n'),
  ).toMatchInlineSnapshot(`
    "测验 1

    1 题答对 0 题（0%）
    另有 1 题第二次答对。
    有 1 题你很确定却答错了。
    错题明天会回来复习。"
  `)
})

test('for those who hear the screen, right and wrong are words', () => {
  const text = shown(answered(start(aSingle('Why'))), aFrame(80, { accessible: true })).join('\n')

  expect(text).toContain('Your answer, wrong: ')
  expect(text).not.toMatch(/[✓✗›]/)

  const chinese = shown(answered(start(aSingle('Why'))), aFrame(80, { accessible: true, locale: 'zh' }))
  expect(chinese.join('\n')).toContain('你选错了：')
  expect(chinese.join('\n')).not.toMatch(/[：，。] /)
})

/** The feedback on a wrong answer, as one text. */
const feedbackOn = (question: Question, answer: Answer, accessible = false): string => {
  const sitting = start(question)
  const given = { answer, correct: false, confidence: 'unsure' } as const
  return shown({ ...sitting, phase: 'feedback', given, report: false }, aFrame(80, { accessible })).join('\n')
}

test.each<[string, Question, Answer, readonly string[]]>([
  ['a statement is said again', aTrueFalse(), true, ['The sentence is false; you said it is true.']],
  [
    'of several, what was found and what was missed',
    aMultiple(),
    ['a', 'c'],
    ['You found 1 of the 2 right ones and chose 1 that is wrong.', 'b (missed)', 'c (your answer)'],
  ],
  ['gap by gap', aCloze(), ['model', 'x'], ['1 of 2 gaps is right.', 'Your answer: x']],
  [
    'the one that stands out of order',
    anOrder(),
    ['second', 'third', 'first'],
    ['Only one stands out of order.', 'You put it in place 3: 2 too late.'],
  ],
  ['pair by pair', aMatch(), { l1: 'r1', l2: 'r3', l3: 'r2' }, ['1 of 3 pairs is right.', 'Your answer: r3']],
  [
    'a number in per cent',
    { ...aNumeric(), answer: { value: 0.1, tolerance: 0.01 } },
    { value: 10 },
    ['Written with % it would have been right.'],
  ],
  ['a long fraction is cut', aNumeric(), { value: 2 / 3 }, ['Your answer: 0.666667']],
])('feedback says what was right and what was missed: %s', (_, question, answer, expected) => {
  for (const words of expected) expect(feedbackOn(question, answer)).toContain(words)
})

test('only the item that was moved is marked as wrong in an order', () => {
  const lines = feedbackOn(anOrder(), ['second', 'third', 'first']).split('\n')
  expect(lines.filter((line) => /[✓✗] [123] /.test(line)).map((line) => line.trim()[0])).toEqual([
    '✗',
    '✓',
    '✓',
  ])
})

test('what was rightly left alone has no sign of a mistake, and is said so to those who hear it', () => {
  expect(feedbackOn(aMultiple(), ['a'])).not.toMatch(/✗ [abc] /)
  const heard = feedbackOn(aMultiple(), ['a', 'c'], true)
  for (const words of ['Your answer, right: ', 'Your answer, wrong: ', 'Missed: '])
    expect(heard).toContain(words)
  expect(feedbackOn(aMultiple(), ['a'], true)).toContain('Rightly not chosen: ')
})

test('the id of a question is on the screen; its report has what an author needs', () => {
  const question = { ...aShort('what-is-it'), rev: 4 }
  expect(feedbackOn(question, 'x')).toContain('what-is-it')
  const report = reportLines(question, 'x', 'en', aFrame(80)).join('\n')
  for (const line of [
    'question: what-is-it',
    'rev: 4',
    'language: en',
    'answer: "x"',
    `llm-primer: ${version}`,
  ])
    expect(report).toContain(line)
})

test('the command that saves a report is typed as it is heard', () => {
  const frame = { ...aFrame(200, { accessible: true }), theme: spokenTheme }
  const heard = spokenLines(reportLines(aShort('what-is-it'), 'x', 'en', frame), frame.messages.spoken)
  expect(heard.join('\n')).toContain('llm-primer quiz --report what-is-it > report.txt')
})

test('gaps are words for those who hear the screen', () => {
  const heard = shown(start(aCloze()), aFrame(80, { accessible: true })).join('\n')
  expect(heard).toContain('[gap 1] and [gap 2]')
  expect(heard).not.toContain('__')
})
