import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { computedAnswer } from '../../src/domain/computations.ts'
import { questionSchema } from '../../src/domain/question.schema.ts'

const chapters = join(import.meta.dirname, '../../content/chapters')

const questions = readdirSync(chapters).flatMap((chapter) =>
  readdirSync(join(chapters, chapter, 'quiz')).flatMap((file) =>
    z.array(questionSchema).parse(JSON.parse(readFileSync(join(chapters, chapter, 'quiz', file), 'utf8'))),
  ),
)

test('no key of a numeric question is typed by hand alone', () => {
  const typed = questions.filter((question) => question.kind === 'numeric' && !question.computation)
  expect(typed.map(({ id }) => id)).toEqual([])
})

const computed = questions.flatMap((question) =>
  question.kind === 'numeric' && question.computation
    ? [{ id: question.id, answer: question.answer, computation: question.computation }]
    : [],
)

test.each(computed)('the key of $id is what its computation gives', ({ answer, computation }) => {
  const value = computedAnswer(computation.name, computation.arguments) ?? Number.NaN
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
