import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Answered, answeringReader } from '../../src/commands/lab-options.ts'
import { type BoundLab, boundLabs, type Ran } from '../../src/commands/labs.ts'
import { type LabName, labs } from '../../src/domain/labs.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { CorpusName } from '../../src/labs/lab.ts'
import { quietSession } from '../../src/labs/session.ts'
import { labTries, predictionLines } from '../../src/views/lab.ts'
import { displayWidth } from '../../src/views/width.ts'
import { packedVocabulary } from '../labs/vocabularies.ts'
import { aFrame } from '../views/frames.ts'

/** A fixed text stands in for the lessons, so that editing a lesson changes no test. */
const corpus = (name: CorpusName, locale: Locale): string => {
  const file = name === 'lessons' ? (locale === 'zh' ? 'classics' : 'alice') : name
  return readFileSync(new URL(`../../content/corpora/${file}.txt`, import.meta.url), 'utf8')
}

async function runOnce(
  name: LabName,
  locale: Locale,
): Promise<{ bound: BoundLab; ran: Ran; answered: Answered }> {
  const bound = await boundLabs[name](locale)
  const answered: Answered = {}
  const text = (wanted: CorpusName): string => corpus(wanted, locale)
  const given = {
    flags: {},
    argument: '',
    ownText: undefined,
    course: () => ({
      sections: [
        { number: '1.4', paragraphs: ['A network with memory reads word by word. 循环神经网络逐词读入。'] },
        { number: '1.5', paragraphs: ['Attention lets tokens look at each other. 注意力让词元彼此查看。'] },
      ],
      questions: [{ section: '1.5', text: 'Who looks at whom in attention? 注意力让谁查看谁？' }],
    }),
    loaded: undefined,
    catalogueModel: () => undefined,
  }
  const reader = answeringReader({ locale, fast: true, ...given, text, packedVocabulary }, answered)
  return { bound, ran: await bound.prepare(reader)(quietSession), answered }
}

const cases = labs.flatMap(({ name }) => [[name, 'en'] as const, [name, 'zh'] as const])

describe.each(cases)('%s in %s', async (name, locale) => {
  const { bound, ran, answered } = await runOnce(name, locale)
  const all = (change: Parameters<typeof aFrame>[1], width: number): string[] => {
    const frame = aFrame(width, { locale, ...change })
    return [
      ...predictionLines(bound.prediction(answered), frame),
      ...ran.lines(frame),
      ...labTries(ran.explanation(frame), bound.words, frame),
    ]
  }

  test.each([40, 60, 80, 100, 120])('no line is wider than %i columns', (width) => {
    for (const change of [{}, { glyphs: 'ascii' }, { accessible: true }, { ambiguousWidth: 2 }] as const) {
      const frame = aFrame(width, { locale, ...change })
      for (const line of all(change, width))
        expect.soft(displayWidth(line, frame), line).toBeLessThanOrEqual(width)
    }
  })

  test('the ASCII form draws with ASCII only', () => {
    for (const line of ran.lines(aFrame(80, { locale, glyphs: 'ascii' })))
      expect.soft(line).not.toMatch(/[─-◿⠀-⣿]/)
  })

  test('for a screen reader there is no drawing', () => {
    for (const line of ran.lines(aFrame(80, { locale, accessible: true })))
      expect.soft(line).not.toMatch(/[─-◿⠀-⣿]|[#=]{3}/)
  })

  test('one of the predictions came true', () => {
    expect(bound.prediction(answered).choices[ran.outcome ?? -1]).toBeDefined()
    expect(bound.words.tries.length).toBeGreaterThan(1)
  })

  test('every option is described', () => {
    const shared = ['seed', 'steps', 'text', 'load']
    const own = bound.notes.map((note) => note.name).filter((option) => !shared.includes(option))
    expect(own.filter((option) => bound.words.options[option] === undefined)).toEqual([])
    expect(Object.keys(bound.words.options).filter((option) => !own.includes(option))).toEqual([])
  })

  test.runIf(locale === 'en')('the same seed gives the same object', async () => {
    const again = await runOnce(name, locale)
    expect(JSON.stringify(again.ran.result)).toBe(JSON.stringify(ran.result))
  })
})
