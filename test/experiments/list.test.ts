import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type LabName, labs } from '../../src/domain/labs.ts'
import type { CourseLanguage } from '../../src/domain/locale.ts'
import type { LoadedExperiment, Run } from '../../src/experiments/experiment.ts'
import { experiments } from '../../src/experiments/list.ts'
import { type Answered, nothingTyped, typedReader } from '../../src/experiments/readers.ts'
import type { CorpusName } from '../../src/labs/lab.ts'
import { quietSession } from '../../src/labs/session.ts'
import { labTries, predictionLines } from '../../src/views/lab.ts'
import { displayWidth } from '../../src/views/width.ts'
import { packedVocabulary } from '../labs/vocabularies.ts'
import { aFrame } from '../views/frames.ts'

/** A fixed text stands in for the lessons, so that editing a lesson changes no test. */
const corpus = (name: CorpusName, locale: CourseLanguage): string => {
  const file = name === 'lessons' ? (locale === 'zh' ? 'classics' : 'alice') : name
  return readFileSync(new URL(`../../content/corpora/${file}.txt`, import.meta.url), 'utf8')
}

async function runOnce(
  name: LabName,
  locale: CourseLanguage,
): Promise<{ bound: LoadedExperiment; ran: Run; answered: Answered }> {
  const bound = await experiments[name].load(locale)
  const answered: Answered = {}
  const materials = {
    corpus: (wanted: CorpusName): string => corpus(wanted, locale),
    course: () => ({
      sections: [
        { number: '1.4', paragraphs: ['A network with memory reads word by word. 循环神经网络逐词读入。'] },
        { number: '1.5', paragraphs: ['Attention lets tokens look at each other. 注意力让词元彼此查看。'] },
      ],
      questions: [{ section: '1.5', text: 'Who looks at whom in attention? 注意力让谁查看谁？' }],
    }),
    packedVocabulary,
    catalogueModel: () => undefined,
  }
  const reader = typedReader(nothingTyped, { locale, fast: true, materials }, answered)
  return { bound, ran: await bound.prepare(reader)(quietSession), answered }
}

const cases = labs.flatMap(({ name }) => [[name, 'en'] as const, [name, 'zh'] as const])

/** Each experiment runs once for its tests, when the first of them asks. */
const runs = new Map<string, ReturnType<typeof runOnce>>()

function theRun(name: LabName, locale: CourseLanguage): ReturnType<typeof runOnce> {
  const key = `${name} ${locale}`
  const run = runs.get(key) ?? runOnce(name, locale)
  runs.set(key, run)
  return run
}

describe.each(cases)('%s in %s', (name, locale) => {
  test.each([40, 60, 80, 100, 120])('no line is wider than %i columns', async (width) => {
    const { bound, ran, answered } = await theRun(name, locale)
    const asked = bound.prediction(answered)
    for (const change of [{}, { glyphs: 'ascii' }, { accessible: true }, { ambiguousWidth: 2 }] as const) {
      const frame = aFrame(width, { locale, ...change })
      const lines = [
        ...(asked ? predictionLines(asked, frame, true) : []),
        ...ran.lines(frame),
        ...labTries(ran.explanation(frame), bound.words, frame),
      ]
      for (const line of lines) expect.soft(displayWidth(line, frame), line).toBeLessThanOrEqual(width)
    }
  })

  test('the ASCII form draws with ASCII only', async () => {
    const { ran } = await theRun(name, locale)
    for (const line of ran.lines(aFrame(80, { locale, glyphs: 'ascii' })))
      expect.soft(line).not.toMatch(/[─-◿⠀-⣿]/)
  })

  test('for a screen reader there is no drawing', async () => {
    const { ran } = await theRun(name, locale)
    for (const line of ran.lines(aFrame(80, { locale, accessible: true })))
      expect.soft(line).not.toMatch(/[─-◿⠀-⣿]|[#=]{3}/)
  })

  test('one of the predictions came true', async () => {
    const { bound, ran, answered } = await theRun(name, locale)
    const asked = bound.prediction(answered)
    if (asked) expect(asked.choices[ran.outcome ?? -1]).toBeDefined()
    expect(bound.words.tries.length).toBeGreaterThan(1)
  })

  test('every option is described', async () => {
    const { bound } = await theRun(name, locale)
    const shared = ['seed', 'steps', 'text', 'load']
    const own = bound.notes.map((note) => note.name).filter((option) => !shared.includes(option))
    expect(own.filter((option) => bound.words.options[option] === undefined)).toEqual([])
    expect(Object.keys(bound.words.options).filter((option) => !own.includes(option))).toEqual([])
  })

  test.runIf(locale === 'en')('the same seed gives the same object', async () => {
    const { ran } = await theRun(name, locale)
    const again = await runOnce(name, locale)
    expect(JSON.stringify(again.ran.shown)).toBe(JSON.stringify(ran.shown))
  })
})

describe('the question before a run', () => {
  const asks = async (name: LabName, changed: Record<string, unknown>): Promise<boolean> => {
    const { bound, answered } = await theRun(name, 'en')
    return bound.prediction({ ...answered, ...changed }) !== undefined
  }

  test.each([
    ['eval', { p: 0.9, n: 10 }],
    ['rnn', { length: 10 }],
    ['sample', { temperature: 0 }],
    ['clip', { hold: 0 }],
    ['tokens', { encoding: 'o200k' }],
    ['ranking', { models: 3 }],
    ['mask', { context: 0 }],
  ] as const)('%s: is left out where it speaks of another run', async (name, changed) => {
    expect(await asks(name, changed)).toBe(false)
  })

  test('fits the standard run of each of them', async () => {
    for (const name of ['eval', 'rnn', 'sample', 'clip', 'tokens', 'ranking', 'mask'] as const)
      expect.soft(await asks(name, {}), name).toBe(true)
  })
})
