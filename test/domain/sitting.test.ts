import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Question } from '../../src/domain/question.schema.ts'
import {
  type Answering,
  type Asked,
  missed,
  pressInSitting,
  type Sitting,
  type SittingEffect,
  type SittingMode,
  scoreOf,
  startSitting,
  sureButWrong,
  withTurn,
} from '../../src/domain/sitting.ts'
import { keyPress } from '../key-press.ts'
import { aCloze, aMatch, aMultiple, aNumeric, anOrder, aShort, aSingle, ofEveryKind } from '../questions.ts'

const asked = (question: Question): Asked => ({
  chapter: 'c',
  question,
  number: '1.1',
  title: { zh: 'one', en: 'one' },
})

/** A sitting driven by keys; each recorded effect gets an event. */
function sit(questions: readonly Question[], mode: SittingMode = 'quiz') {
  let sitting: Sitting = startSitting(mode, 7, questions.map(asked))
  const effects: SittingEffect[] = []
  const press = (...keys: readonly string[]): Sitting => {
    for (const key of keys) {
      const step = pressInSitting(sitting, keyPress(key))
      sitting = step.sitting
      for (const effect of step.effects) {
        effects.push(effect)
        sitting = withTurn(sitting, effect, `event-${effects.length}`)
      }
    }
    return sitting
  }
  const draft = (): Answering['draft'] => {
    if (sitting.phase === 'end') throw new Error('nothing is asked')
    return sitting.draft
  }
  /** Puts the cursor on an option, whatever the order. */
  const choose = (id: string): Sitting => {
    const asked = draft()
    if (asked.type !== 'choice') throw new Error('nothing to choose')
    return press('abcdefg'[asked.choices.findIndex((choice) => choice.id === id)] ?? '')
  }
  return { press, choose, effects, draft, now: () => sitting }
}

test('an answer counts once the learner has said how sure they are', () => {
  const { press, choose, effects, now } = sit([aSingle('q1'), aSingle('q2')])
  choose('right')
  press('enter')
  expect(effects).toEqual([])

  press('3')
  expect(effects).toMatchObject([{ type: 'answer', correct: true, confidence: 'sure', repeat: false }])
  expect(now().phase).toBe('feedback')
  press('enter')
  expect(now()).toMatchObject({ at: 1, phase: 'answer' })
})

test('the last answer ends the sitting with a score', () => {
  const { press, choose, effects, now } = sit([aSingle('q1'), aSingle('q2')])
  choose('right')
  press('enter', '2', 'enter')
  choose('wrong')
  press('enter', '3', 'enter')

  expect(effects.map(({ type }) => type)).toEqual(['answer', 'answer', 'finish'])
  expect(scoreOf(now())).toEqual({ right: 1, total: 2 })
  expect(missed(now()).map(({ question }) => question.id)).toEqual(['q2'])
  expect(sureButWrong(now()).map(({ question }) => question.id)).toEqual(['q2'])
})

test('u asks the missed ones again; what is right then is practice and no longer missed', () => {
  const { press, choose, effects, now } = sit([aSingle('q1')])
  choose('wrong')
  press('enter', '1', 'enter', 'u')
  choose('right')
  press('enter', '3', 'enter')

  expect(effects.map(({ type }) => type)).toEqual(['answer', 'finish', 'answer'])
  expect(effects.at(-1)).toMatchObject({ correct: true, repeat: true })
  expect(missed(now())).toEqual([])
  expect(scoreOf(now())).toEqual({ right: 0, total: 1 })
})

test('hints come one by one, and behind the last one the answer', () => {
  const question = { ...aSingle('q'), hints: [{ zh: 'h', en: 'h' }] }
  const { press, effects, now } = sit([question])
  press('h')
  expect(now()).toMatchObject({ hints: 1, phase: 'answer' })
  press('h')

  expect(now().phase).toBe('feedback')
  expect(effects).toMatchObject([{ type: 'skip', shown: true }])
  expect(missed(now())).toHaveLength(1)
})

test('u takes an answer back whose key was not shown, as in an exam', () => {
  const { press, choose, effects, now } = sit([aSingle('q1'), aSingle('q2')], 'exam')
  choose('wrong')
  press('enter', '3', 'u')

  expect(now()).toMatchObject({ at: 0, phase: 'answer', notice: 'undone' })
  expect(effects.at(-1)).toMatchObject({ type: 'undo', event: 'event-1' })
  expect(scoreOf(now()).total).toBe(0)
})

test.each<[string, SittingMode]>([
  ['in the feedback', 'quiz'],
  ['at the next question', 'quiz'],
  ['in a review', 'review'],
])('u %s asks again, and the miss stays: its key was shown', (where, mode) => {
  const { press, choose, effects, now } = sit([aSingle('q1'), aSingle('q2')], mode)
  choose('wrong')
  press('enter', '3', ...(where === 'at the next question' ? ['enter'] : []), 'u')
  expect(now()).toMatchObject({ at: 0, phase: 'answer', notice: 'practice' })
  choose('right')
  press('enter', '3')

  expect(effects.map(({ type }) => type)).toEqual(['answer', 'answer'])
  expect(effects.at(-1)).toMatchObject({ correct: true, repeat: true })
  expect(scoreOf(now())).toEqual({ right: 0, total: 1 })
  expect(sureButWrong(now())).toHaveLength(1)
})

test('an answer given after the key was shown says so, and the question stays missed', () => {
  const { press, choose, effects, now } = sit([aSingle('q1')])
  press('h', 'u')
  choose('right')
  press('enter', '3', 'enter')

  expect(effects.map(({ type }) => type)).toEqual(['skip', 'answer', 'finish'])
  expect(effects[1]).toMatchObject({ correct: true, repeat: false, shown: true })
  expect(scoreOf(now())).toEqual({ right: 0, total: 1 })
})

test('in the feedback only Enter and space go on; other keys change nothing', () => {
  for (const key of ['a', 'z', '1', 'up', 'left', 'right', 'tab', 'backspace', 'unknown']) {
    const { press, choose, effects, now } = sit([aSingle('q1'), aSingle('q2')])
    choose('wrong')
    press('enter', '3', key)
    expect([key, now().phase, now().at, effects.length]).toEqual([key, 'feedback', 0, 1])
  }
})

test('d says that a typed answer was right: it counts apart, and once more d takes that back', () => {
  const { press, effects, now } = sit([aShort('q1'), aShort('q2')], 'review')
  press('?', 'enter', '3')
  expect(now().queue).toHaveLength(3)
  press('d')
  expect(effects.at(-1)).toMatchObject({ type: 'dispute', event: 'event-1', answer: '?' })
  expect(now().queue).toHaveLength(2)
  expect(scoreOf(now())).toEqual({ right: 0, total: 0 })
  expect(missed(now())).toEqual([])
  expect(sureButWrong(now())).toEqual([])

  press('d')
  expect(effects.at(-1)).toMatchObject({ type: 'undo', event: 'event-2' })
  expect(now().queue).toHaveLength(3)
  expect(missed(now())).toHaveLength(1)
})

test('what was chosen from a list is not disputed, nor what was right', () => {
  const single = sit([aSingle()])
  single.choose('wrong')
  single.press('enter', '3', 'd')
  const right = sit([aShort()])
  right.press('词', '元', 'enter', '3', 'd')

  for (const { effects } of [single, right]) expect(effects.map(({ type }) => type)).toEqual(['answer'])
})

test('f marks a question, x stops asking it, also later in this review; w shows its report', () => {
  const { press, choose, effects, now } = sit([aSingle('q1'), aSingle('q2')], 'review')
  choose('wrong')
  press('enter', '2', 'f', 'x', 'w')

  expect(effects.slice(1)).toMatchObject([
    { type: 'flag', set: true },
    { type: 'suspend', set: true },
  ])
  expect(now().queue).toHaveLength(2)
  expect(now()).toMatchObject({ report: true })
  press('f')
  expect(effects.at(-1)).toMatchObject({ type: 'flag', set: false })
  expect([...now().suspended]).toEqual(['c/q1'])
})

test('an exam gives no hint and no feedback before its end', () => {
  const { press, choose, now } = sit(
    [{ ...aSingle('q1'), hints: [{ zh: 'h', en: 'h' }] }, aSingle('q2')],
    'exam',
  )
  press('h')
  expect(now()).toMatchObject({ hints: 0, notice: 'no-hints-in-exam' })
  choose('right')
  press('enter', '3')
  expect(now()).toMatchObject({ at: 1, phase: 'answer' })
})

test('in a review a miss comes again until it was right once', () => {
  const { press, choose, effects, now } = sit([aSingle('q1'), aSingle('q2')], 'review')
  choose('wrong')
  press('enter', '2', 'enter')
  choose('right')
  press('enter', '3', 'enter')
  expect(now().queue).toHaveLength(3)
  choose('right')
  press('enter', '3', 'enter')

  expect(now().phase).toBe('end')
  expect(
    effects.filter(({ type }) => type === 'answer').map((effect) => 'repeat' in effect && effect.repeat),
  ).toEqual([false, false, true])
})

test('every kind can be answered rightly by its keys', () => {
  const numeric = sit([aNumeric()])
  numeric.press('2', ' ', 'g', 'b', 'enter', '3')
  expect(numeric.effects).toMatchObject([{ correct: true }])

  const short = sit([aShort()])
  short.press('词', '元', 'enter', '3')
  expect(short.effects).toMatchObject([{ correct: true }])

  const cloze = sit([aCloze()])
  cloze.press('模', '型', 'down', '产', '品', 'enter', '3')
  expect(cloze.effects).toMatchObject([{ correct: true }])

  const multiple = sit([aMultiple()])
  multiple.choose('a')
  multiple.choose('b')
  multiple.press('enter', '3')
  expect(multiple.effects).toMatchObject([{ correct: true }])

  const order = sit([anOrder()])
  for (const [place, id] of ['first', 'second', 'third'].entries()) {
    const draft = order.draft()
    if (draft.type !== 'order') throw new Error('no order')
    const from = draft.choices.findIndex((choice) => choice.id === id)
    order.press(String(from + 1), '+', ...Array<string>(from - place).fill('up'), '+')
  }
  order.press('enter', '3')
  expect(order.effects).toMatchObject([{ correct: true }])

  const match = sit([aMatch()])
  const draft = match.draft()
  if (draft.type !== 'match') throw new Error('no match')
  for (const id of ['r1', 'r2', 'r3'])
    match.press(String(draft.rights.findIndex((right) => right.id === id) + 1))
  match.press('enter', '3')
  expect(match.effects).toMatchObject([{ correct: true }])
})

test('an unfinished answer is not taken, and the screen says why', () => {
  expect(sit([aShort()]).press('enter').notice).toBe('empty')
  expect(sit([aNumeric()]).press('-', 'enter').notice).toBe('not-a-number')
  expect(sit([aNumeric()]).press('2', 'q', 'q', 'enter').notice).toMatchObject({
    problem: { type: 'unknown-unit' },
  })
  expect(sit([aCloze()]).press('x', 'enter', 'enter').notice).toBe('incomplete')
  expect(sit([aMultiple()]).press('enter').notice).toBe('nothing-chosen')
  expect(sit([aMatch()]).press('enter').notice).toBe('incomplete')
})

test('Enter and Tab go to the next gap; Enter gives the answer when none is empty', () => {
  const { press, now } = sit([aCloze()])
  expect(press('模', '型', 'enter')).toMatchObject({ phase: 'answer', draft: { cursor: 1 } })
  expect(press('tab')).toMatchObject({ hints: 0, draft: { cursor: 0 } })
  expect(press('backtab', '产', '品')).toMatchObject({ draft: { cursor: 1, fields: ['模型', '产品'] } })
  press('enter')
  expect(now().phase).toBe('confidence')
})

test('a number field takes what can be part of a number; before it letters are keys', () => {
  const { press, draft, effects } = sit([aNumeric('one'), aNumeric('two')])
  const field = (): readonly string[] => {
    const asked = draft()
    return asked.type === 'text' ? asked.fields : []
  }
  press('q', 'x', 'Q', '!', ';')
  expect(effects).toEqual([{ type: 'quit' }])
  expect(field()).toEqual([''])

  press('-', ' ', '2', '!', '"', '?', ' ', 'G', 'B')
  expect(field()).toEqual(['- 2 GB'])
  press('s', 'q')
  expect(field()).toEqual(['- 2 GBsq'])
  press('ctrl-u', 's')
  expect(effects.at(-1)).toMatchObject({ type: 'skip' })
})

test.each([
  ['1450~1550', 'not-a-number'],
  ['5±1', 'not-a-number'],
  ['－２', undefined],
  ['‒2', undefined],
  ['2 × 10⁻¹', undefined],
  ['0.5^2 = 0.25', undefined],
  ['负二', undefined],
  ['壹仟', undefined],
])('%s is typed into a number field as it stands', (text, notice) => {
  const { press, draft } = sit([aNumeric()])
  press(...text)
  const asked = draft()
  expect(asked.type === 'text' && asked.fields.map((field) => field.normalize('NFKC'))).toEqual([
    text.normalize('NFKC'),
  ])
  expect(press('enter').notice).toBe(notice)
})

test('a share where per cent are asked for is asked back, not graded', () => {
  const question = { ...aNumeric(), answer: { value: 74, tolerance: 1, unit: '%' } }
  const { press, now } = sit([question])
  expect(press(...'0.74', 'enter').notice).toEqual({ problem: { type: 'share-or-percent', value: 0.74 } })
  press('ctrl-u', ...'74', 'enter', '3')
  expect(now()).toMatchObject({ given: { correct: true } })
})

test('space turns pages and never marks; + marks an option and takes an item up', () => {
  const multiple = sit([aMultiple()])
  multiple.press(' ')
  expect(multiple.now()).toMatchObject({ notice: 'space-turns', draft: { marked: [] } })
  multiple.press('+')
  expect(multiple.now()).toMatchObject({ notice: undefined, draft: { marked: [expect.any(String)] } })

  const order = sit([anOrder()])
  expect(order.press(' ')).toMatchObject({ draft: { held: false } })
  expect(order.press('+')).toMatchObject({ draft: { held: true } })
})

test('q is one step back: from the confidence to the answer, from the answer out', () => {
  const { press, choose, effects, now } = sit([aSingle()])
  choose('right')
  press('enter', 'q')
  expect([now().phase, effects]).toEqual(['answer', []])
  press('q')
  expect(effects).toEqual([{ type: 'quit' }])
})

test('no sequence of keys breaks a sitting', () => {
  const keys = fc.constantFrom(
    ...['enter', 'escape', 'up', 'down', 'left', 'right', 'backspace', 'tab', 'unknown'],
    ...['a', 'b', 'h', 's', 'u', 'p', '+', '1', '2', '3', ' ', '?', '词'],
  )
  const modes = fc.constantFrom<SittingMode>('quiz', 'exam', 'placement', 'review')
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 120 }), modes, (pressed, mode) => {
      const { press, now } = sit(ofEveryKind(), mode)
      press(...pressed)
      const { right, total } = scoreOf(now())

      expect(right).toBeLessThanOrEqual(total)
      expect(total).toBeLessThanOrEqual(8)
      expect(now().at).toBeLessThanOrEqual(now().queue.length)
    }),
  )
})
