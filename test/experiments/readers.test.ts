import { Command } from 'commander'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declareOptions } from '../../src/commands/lab/options.ts'
import { labs } from '../../src/domain/labs.ts'
import { PrimerError } from '../../src/errors.ts'
import type { LoadedExperiment } from '../../src/experiments/experiment.ts'
import { experiments } from '../../src/experiments/list.ts'
import type { OptionNote } from '../../src/experiments/options.ts'
import {
  type Answered,
  learnableText,
  nothingTyped,
  type OptionValues,
  typedReader,
  valueReader,
} from '../../src/experiments/readers.ts'
import { en } from '../../src/messages/en.ts'

const setting = {
  locale: 'en',
  fast: false,
  materials: {
    corpus: () => 'The course says this and that.',
    course: () => ({ sections: [], questions: [] }),
    packedVocabulary: () => new Uint8Array(4),
    catalogueModel: () => undefined,
  },
} as const

type Outcome = Answered | 'refused'

/** From a form. */
function fromValues({ notes, prepare }: LoadedExperiment, values: OptionValues): Outcome {
  const answered: Answered = {}
  try {
    prepare(valueReader(values, notes, setting, answered))
    return answered
  } catch (error) {
    if (error instanceof PrimerError) return 'refused'
    throw error
  }
}

/** From a command line, as commander reads it. */
function fromWords({ notes, words, prepare }: LoadedExperiment, typed: readonly string[]): Outcome {
  const answered: Answered = {}
  const command = new Command().exitOverride().configureOutput({ writeErr: () => {} })
  declareOptions(command, notes, words, en)
  try {
    command.parse([...typed], { from: 'user' })
    const options = { ...nothingTyped, flags: command.opts(), argument: command.args.join(' ') }
    prepare(typedReader(options, setting, answered))
    return answered
  } catch {
    return 'refused'
  }
}

const loaded = await Promise.all(
  labs.map(async ({ name }) => ({ name, experiment: await experiments[name].load('en') })),
)

/** Values that a form may hold for an option, in range and around it. */
function valuesOf(note: OptionNote): fc.Arbitrary<string | number | boolean> | undefined {
  switch (note.kind) {
    case 'number': {
      const { min, max } = note.limits
      const edges = [min, max, min - 1, max + 1, min + 0.5, 0, -0, Number.NaN, Number.POSITIVE_INFINITY]
      return fc.oneof(
        fc.constantFrom(...edges),
        fc.double(),
        fc.integer(),
        fc.double({ min, max, noNaN: true }),
      )
    }
    case 'choice':
      return fc.oneof(fc.constantFrom(...note.among), fc.string())
    case 'words':
      return fc.string()
    case 'flag':
      return fc.boolean()
    default:
      return undefined
  }
}

const typedAs = (name: string, value: string | number | boolean): string[] =>
  value === false ? [] : value === true ? [`--${name}`] : [`--${name}=${value}`]

describe.each(loaded)('$name', ({ experiment }) => {
  test('takes and refuses the same from a form as from the command line', () => {
    expect(fromValues(experiment, {})).toEqual(fromWords(experiment, []))
    for (const note of experiment.notes) {
      const values = valuesOf(note)
      if (values === undefined) continue
      fc.assert(
        fc.property(values, (value) => {
          expect(fromValues(experiment, { [note.name]: value })).toEqual(
            fromWords(experiment, typedAs(note.name, value)),
          )
        }),
        { numRuns: 40 },
      )
    }
  })

  test('refuses from a form what has the wrong type, and names the option', () => {
    for (const note of experiment.notes) {
      const wrong = [null, [], [1], {}, Symbol('x'), note.kind === 'flag' ? 'yes' : true]
      if (note.kind !== 'loaded')
        for (const value of note.kind === 'number' ? [...wrong, '5', '', Number.NaN] : wrong)
          expect
            .soft(() =>
              experiment.prepare(valueReader({ [note.name]: value }, experiment.notes, setting, {})),
            )
            .toThrow(expect.objectContaining({ detail: expect.objectContaining({ option: note.name }) }))
    }
  })
})

const rnn = await experiments.rnn.load('en')
const detailOf = (values: OptionValues): unknown => {
  try {
    valueReader(values, rnn.notes, setting, {}).integer('length', { standard: 50, min: 2, max: 200 })
    return undefined
  } catch (error) {
    return error instanceof PrimerError ? error.detail : error
  }
}

test('what is refused is told with the range, or with the name that was meant', () => {
  expect(detailOf({ length: 1000 })).toEqual({
    code: 'wrong-value',
    option: 'length',
    value: '1000',
    expected: '2–200',
  })
  expect(detailOf({ length: [3] })).toMatchObject({ value: '[…]', expected: '2–200' })
  expect(detailOf({ lenght: 3 })).toEqual({ code: 'unknown-option', option: 'lenght', meant: 'length' })
  expect(detailOf({ length: 3 })).toBeUndefined()
})

test('a text from a form is cleaned, and one that says nothing is refused', async () => {
  const { notes } = await experiments.ngram.load('en')
  const read = (text: unknown): string => valueReader({ text }, notes, setting, {}).text('lessons')
  expect(read('a\x1b[31mb')).not.toContain('\x1b')
  for (const [text, code] of [
    ['', 'empty-text'],
    [' \n', 'empty-text'],
    ['\u200b\ufeff\n', 'empty-text'],
    ['a\0b', 'not-a-text'],
  ])
    expect(() => read(text)).toThrow(expect.objectContaining({ detail: { code, file: 'text' } }))
})

test('of a text without end only 400,000 characters are looked at, 200,000 of them used', () => {
  const lines = 'a\r\n'.repeat(600_000)
  expect(learnableText(lines, 'text')).toEqual({ text: 'a\n'.repeat(100_000), cut: true })
  expect(learnableText(`word${'\u200b'.repeat(2_000_000)}behind`, 'text')).toEqual({
    text: 'word',
    cut: true,
  })
})

test('a text is not cut in the middle of a character', () => {
  expect(learnableText(`a${'😀'.repeat(100_000)}`, 'text').text).toBe(`a${'😀'.repeat(99_999)}`)
})
