import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogueModel } from '../../src/commands/lab/catalogue.ts'
import { corpusText, courseText } from '../../src/commands/lab/text.ts'
import { startExperiment } from '../../src/domain/experiment-page.ts'
import { type LabName, labs } from '../../src/domain/labs.ts'
import type { CourseLanguage } from '../../src/domain/locale.ts'
import { finished, type LoadedExperiment, type Run } from '../../src/experiments/experiment.ts'
import { experiments } from '../../src/experiments/list.ts'
import { type Answered, type Materials, nothingTyped, typedReader } from '../../src/experiments/readers.ts'
import { createCourse } from '../../src/files/course.ts'
import type { Lab } from '../../src/labs/lab.ts'
import { quietSession } from '../../src/labs/session.ts'
import { colourTheme } from '../../src/terminal/colour-theme.ts'
import { experimentLines } from '../../src/views/experiment.ts'
import { bareText } from '../../src/views/highlight.ts'
import { labTries, predictionLines } from '../../src/views/lab.ts'
import type { LabView } from '../../src/views/labs/lab-view.ts'
import { pageHeight } from '../../src/views/long-page.ts'
import { spokenLine, spokenTheme } from '../../src/views/spoken.ts'
import { plainTheme, type Theme } from '../../src/views/theme.ts'
import { displayWidth } from '../../src/views/width.ts'
import { deep } from '../labs/deep.ts'
import { packedVocabulary } from '../labs/vocabularies.ts'
import { start } from '../run.ts'
import { aFrame } from '../views/frames.ts'
import { knownOf } from './known.ts'
import { falseSentences } from './walk/judge.ts'
import { watchLanguage } from './walk/runs.ts'

const root = join(import.meta.dirname, '..', '..')

/** What the command line gives the experiments: the copy of the lessons, the course as it is, the catalogue. */
function materialsIn(locale: CourseLanguage): Materials {
  const course = createCourse(join(root, 'dist', 'course'))
  return {
    corpus: (wanted) => corpusText(wanted, { course, locale }),
    course: () => courseText({ course, locale }),
    packedVocabulary,
    catalogueModel: (name) => catalogueModel(name, course.catalogDetails()),
  }
}

async function runOnce(
  name: LabName,
  locale: CourseLanguage,
): Promise<{ bound: LoadedExperiment; ran: Run; answered: Answered }> {
  const bound = await experiments[name].load(locale)
  const answered: Answered = {}
  const materials = materialsIn(locale)
  const { watched, speaks } = watchLanguage(
    typedReader(nothingTyped, { locale, fast: true, materials }, answered),
  )
  const start = bound.prepare(watched)
  const isTrainedAnew = deep || locale === 'en' || speaks()
  return { bound, ran: isTrainedAnew ? await start(quietSession) : await inChinese(name), answered }
}

/** The run in English, told in Chinese: where the language has no part in what is computed, it would be the same. */
async function inChinese(name: LabName): Promise<Run> {
  const [{ ran }, { words }] = [await theRun(name, 'en'), await experiments[name].load('zh')]
  return finished(ran.options, ran.result, await engineOf(name), await viewOf(name), words)
}

const engineOf = (name: LabName): Promise<Lab<unknown, unknown>> => import(`../../src/labs/${name}.ts`)

const viewOf = (name: LabName): Promise<LabView<unknown, unknown>> =>
  import(`../../src/views/labs/${name}.ts`)

const cases = labs.flatMap(({ name }) => [[name, 'en'] as const, [name, 'zh'] as const])

/** Each experiment runs once for its tests, when the first of them asks. */
const runs = new Map<string, ReturnType<typeof runOnce>>()

function theRun(name: LabName, locale: CourseLanguage): ReturnType<typeof runOnce> {
  const key = `${name} ${locale}`
  const run = runs.get(key) ?? runOnce(name, locale)
  runs.set(key, run)
  return run
}

let allOfThem: Promise<ReadonlyMap<string, unknown>> | undefined

/** What `lab all` computes, in a process beside this one. */
function built(): Promise<ReadonlyMap<string, unknown>> {
  allOfThem ??= start(['lab', 'all', '--fast', '--json']).ended.then(({ status, stdout }) => {
    expect(status).toBe(0)
    const { labs: ran }: { labs: readonly { lab: string; result: unknown }[] } = JSON.parse(stdout)
    expect(ran.map(({ lab }) => lab)).toEqual(labs.map(({ name }) => name))
    return new Map(ran.map(({ lab, result }) => [lab, result]))
  })
  return allOfThem
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

  test.each([40, 80])('in colour, %i columns hold the same signs at the same places', async (width) => {
    const { ran } = await theRun(name, locale)
    const signs = (theme: Theme): string[] =>
      ran.lines(aFrame(width, { locale, theme })).map((line) => bareText(line).trimEnd())
    expect(signs(colourTheme(2, 'dark'))).toEqual(signs(plainTheme))
  })

  test('for a screen reader there is no drawing', async () => {
    const { ran } = await theRun(name, locale)
    const frame = aFrame(80, { locale, accessible: true, theme: spokenTheme })
    for (const line of ran.lines(frame)) {
      expect.soft(line).not.toMatch(/[─-◿⠀-⣿]|[#=]{3}/)
      // What a synthesizer leaves out, or names by the name of a character.
      expect.soft(spokenLine(line, frame.messages.spoken)).not.toMatch(/[✓✗→←↔<>|␣–]|__/)
    }
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

  // The deep run walks this one too, with its own seeds and at full length (sentences.test.ts).
  test.runIf(locale === 'en')('every sentence is borne out by the numbers of the run', async () => {
    const { ran, answered } = await theRun(name, locale)
    expect((await falseSentences(name, { answered, result: ran.result })).wrong).toEqual([])
  })

  test.runIf(locale === 'en')(
    'once more, in the built program, the same seed gives the same object',
    async () => {
      const { ran } = await theRun(name, locale)
      expect(JSON.stringify((await built()).get(name))).toBe(JSON.stringify(ran.shown))
    },
    // It waits for all of them.
    600_000,
  )
})

describe.each([
  [80, 24, 'en'],
  [80, 24, 'zh'],
  [40, 20, 'en'],
  [40, 20, 'zh'],
] as const)('on %i columns and %i rows in %s', (columns, rows, locale) => {
  // Forward is read page by page, and its question is answered on one of them.
  test.each(labs.map(({ name }) => name).filter((name) => name !== 'forward'))(
    '%s shows what its question asks for without scrolling',
    async (name) => {
      const { bound, ran, answered } = await theRun(name, locale)
      const { outcome } = ran
      const asked = bound.prediction(answered)
      expect(outcome).toBeDefined()
      const frame = aFrame(columns < 80 ? columns : 76, { locale })
      const said = outcome === 0 ? 1 : 0
      const { lines } = experimentLines(
        {
          state: { ...startExperiment(name, [], true), phase: 'shown', said },
          words: bound.words,
          prediction: asked,
          run: {
            number: 1,
            seconds: 10,
            seed: 42,
            lines: ran.lines(frame),
            explanation: ran.explanation(frame),
            outcome,
            stoppedEarly: false,
            plays: false,
          },
          progress: undefined,
          trouble: [],
          kept: [],
          leftOut: 0,
        },
        frame,
      )
      const seen = lines.slice(0, pageHeight(rows))
      const told = seen.slice(0, 9).join('').replaceAll(/\s/g, '')
      for (const at of asked ? [said, outcome ?? -1] : [])
        expect(told).toContain(asked?.choices[at]?.replaceAll(/\s/g, ''))
      expect(seen).toContainEqual(expect.stringMatching((await knownOf(name)).answer?.[locale] ?? /^never$/))
    },
  )
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
