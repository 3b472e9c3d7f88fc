import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { computedAnswer } from '../../src/domain/computations.ts'
import { drawProblems, standardQuestion } from '../../src/domain/drawn-question.ts'
import { questionSchema } from '../../src/domain/question.schema.ts'

const chapters = join(import.meta.dirname, '../../content/chapters')

const questions = readdirSync(chapters).flatMap((chapter) =>
  readdirSync(join(chapters, chapter, 'quiz')).flatMap((file) =>
    z
      .array(questionSchema)
      .parse(JSON.parse(readFileSync(join(chapters, chapter, 'quiz', file), 'utf8')))
      .map(standardQuestion),
  ),
)

test('no key of a numeric question is typed by hand alone', () => {
  const typed = questions.filter((question) => question.kind === 'numeric' && !question.computation)
  expect(typed.map(({ id }) => id)).toEqual([])
})

interface Keyed {
  readonly id: string
  readonly answer: { readonly value: number; readonly tolerance: number }
  /** What code makes of it. */
  readonly value: number
}

const computed = questions.flatMap((question): Keyed[] => {
  if (question.kind !== 'numeric' || question.computation === undefined) return []
  const { id, answer, computation, template } = question
  // The key of a question that draws its numbers is computed already; what was typed must agree with it.
  return template
    ? [{ id, answer: template.answer, value: answer.value }]
    : [{ id, answer, value: computedAnswer(computation.name, computation.arguments) ?? Number.NaN }]
})

test.each(computed)('the key of $id is what its computation gives', ({ answer, value }) => {
  expect(Math.abs(value - answer.value)).toBeLessThanOrEqual(answer.tolerance / 2)
})

test('no trap of a numeric question would count as right', () => {
  const accepted = questions.flatMap((question) =>
    question.kind === 'numeric'
      ? question.traps.filter(
          ({ value }) => Math.abs(value - question.answer.value) <= question.answer.tolerance,
        )
      : [],
  )
  expect(accepted).toEqual([])
})

test('whatever numbers a question draws, its key is in its range and no trap is right', () => {
  const drawing = questions.filter((question) => question.kind === 'numeric' && question.drawn !== undefined)
  expect(drawing.length).toBeGreaterThanOrEqual(15)
  expect(
    drawing.flatMap((question) => drawProblems(question).map((problem) => [question.id, problem])),
  ).toEqual([])
})
