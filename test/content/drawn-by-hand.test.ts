import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type DrawnValues, drawnQuestion, standardQuestion } from '../../src/domain/drawn-question.ts'
import { type Question, questionSchema } from '../../src/domain/question.schema.ts'

const folder = join(import.meta.dirname, '../../content/chapters/01-meet-llms/quiz')
const drawing = readdirSync(folder)
  .flatMap((file): unknown[] => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  .map((each) => standardQuestion(questionSchema.parse(each)))
  .filter((each): each is Extract<Question, { kind: 'numeric' }> => each.kind === 'numeric')
  .filter(({ drawn }) => drawn !== undefined)

/** Each key worked out anew from the words of its question, with nothing of the course's own formulas. */
const BY_HAND: Readonly<Record<string, (numbers: Readonly<Record<string, number>>) => number>> = {
  'share-of-the-rest': ({ one = 0, two = 0, three = 0 }) => (100 - 100 * one - 100 * two - 100 * three) / 100,
  'perplexity-of-eight': ({ choices = 0 }) => choices,
  'full-table-exponent': ({ zeros = 0, words = 0 }) => zeros * words,
  'gradient-after-five-steps': ({ weight = 0, slope = 0, steps = 0 }) => (weight * slope) ** steps,
  'attention-cost': ({ times = 0 }) => times * times,
  'exact-match-chance': ({ chance = 0, tokens = 0 }) => chance ** tokens,
  'temperature-share': ({ gap = 0, temperature = 0 }) => 1 / (1 + Math.exp(-gap / temperature)),
  // 0.4, 0.7, 0.85, 0.95, 1.
  'top-p-kept': ({ p = 0 }) => (p <= 0.4 ? 1 : p <= 0.7 ? 2 : p <= 0.85 ? 3 : p <= 0.95 ? 4 : 5),
  'best-of-tries': ({ chance = 0, tries = 0 }) => 1 - (1 - chance) ** tries,
  'score-of-guessing': ({ chance = 0 }) => 2 * chance - 1,
  'guessing-threshold': ({ penalty = 0 }) => penalty / (1 + penalty),
  'memory-of-thirty-billion': ({ billions = 0, bits = 0 }) => (billions * bits) / 8,
  'report-in-tokens': ({ characters = 0 }) => (characters * 3) / 5,
  'three-times-the-output': ({ output = 0 }) => (10_000 * (500 * 1 + 1500 * 0.02 + output * 4)) / 1e6,
  'lora-numbers': ({ side = 0, rank = 0 }) => 2 * side * rank,
  'clean-run': ({ percent = 0, steps = 0 }) => 100 * (percent / 100) ** steps,
  'retry-once': ({ percent = 0 }) => percent ** 2 / 100,
}

const draws = (question: Question): readonly { question: Question; drawn: DrawnValues }[] =>
  Array.from({ length: 500 }, (_, seed) => drawnQuestion(question, seed)).filter((each) => each !== undefined)

test('every calculation that draws its numbers is worked out here', () => {
  expect(drawing.map(({ id }) => id).sort()).toEqual(Object.keys(BY_HAND).sort())
})

test.each(drawing.map((question) => [question.id, question] as const))(
  '%s: over 500 seeds the key is right and in its range, traps are apart, the words are whole',
  (id, question) => {
    const seen = new Set<string>()
    for (const { question: asked, drawn } of draws(question)) {
      if (asked.kind !== 'numeric') continue
      seen.add(JSON.stringify(drawn))
      const { value, tolerance, range } = asked.answer
      const told = `${id} ${JSON.stringify(drawn)}`
      // Rounded at most to what is still right.
      expect(Math.abs(value - (BY_HAND[id]?.(drawn) ?? Number.NaN)), told).toBeLessThanOrEqual(
        Math.max(tolerance / 2, 1e-9),
      )
      expect(value, told).toBeGreaterThanOrEqual(range?.min ?? Number.NaN)
      expect(value, told).toBeLessThanOrEqual(range?.max ?? Number.NaN)
      for (const trap of asked.traps) expect(Math.abs(trap.value - value), told).toBeGreaterThan(tolerance)
      const texts = [asked.prompt, asked.explanation, ...asked.hints, ...asked.traps.map(({ why }) => why)]
      for (const text of texts.flatMap(({ zh, en }) => [zh, en]))
        expect(text, told).not.toMatch(
          /[{}]|NaN|undefined|Infinity|\d\.0*[1-9]\d{4,}|\b1 (tokens|steps|tries|words|points|times)\b/,
        )
    }
    expect(seen.size).toBeGreaterThanOrEqual(4)
  },
)
