import { expect, test } from 'vitest'
import { ended, startExperiment } from '../../src/domain/experiment-page.ts'
import type { KeptRun } from '../../src/domain/kept-runs.ts'
import type { InterfaceLanguage } from '../../src/domain/locale.ts'
import { sizeEn } from '../../src/messages/labs/size.en.ts'
import { experimentLines } from '../../src/views/experiment.ts'
import { aFrame } from './frames.ts'

const aRun = (seed: number, lines: readonly string[]): KeptRun => ({
  time: 0,
  options: { seed },
  seconds: 1,
  wide: lines,
  narrow: lines,
  locale: 'en',
})

/** The comparison of two runs, as text. */
function compared(kept: readonly KeptRun[], width: number, locale: InterfaceLanguage): string {
  const picture = {
    state: { ...ended(startExperiment('size', [], false), 'shown'), compares: true },
    words: sizeEn,
    prediction: undefined,
    run: undefined,
    progress: undefined,
    trouble: [],
    kept,
    leftOut: 0,
  }
  return experimentLines(picture, aFrame(width, { locale })).lines.join('\n')
}

const equal = { en: 'Both runs show the same numbers.', zh: '两次运行显示的数字完全相同。' }

test.each([
  ['en', 100],
  ['en', 60],
  ['zh', 100],
  ['zh', 60],
] as const)('two runs that show the same are said to: %s, %d columns', (locale, width) => {
  const [one, same, other] = [aRun(1, ['loss 2.5']), aRun(2, ['loss 2.5']), aRun(2, ['loss 2.6'])]
  expect(compared([one, same], width, locale)).toContain(equal[locale])
  expect(compared([one, other], width, locale)).not.toContain(equal[locale])
  expect(compared([one, aRun(2, ['loss 2.5', 'more'])], width, locale)).not.toContain(equal[locale])
})

test.each([40, 60, 76, 100])('what is told of an option is never cut, %i columns', (width) => {
  const fields = [
    { kind: 'choice', name: 'attack', value: 'plain', standard: 'plain', among: ['plain', 'signed'] },
    { kind: 'number', name: 'k', value: 3, standard: 3, min: 1, max: 10, whole: true },
  ] as const
  const options = { attack: '邮件里藏的是哪一句，'.repeat(6), k: 'of the best' }
  const picture = {
    state: { ...ended(startExperiment('size', fields, false), 'shown'), form: { fields, focus: 0 } },
    words: { ...sizeEn, options },
    prediction: undefined,
    run: undefined,
    progress: undefined,
    trouble: [],
    kept: [],
    leftOut: 0,
  }
  const { lines, cursor, focus = 0 } = experimentLines(picture, aFrame(width, { locale: 'zh' }))
  const chosen = lines
    .slice(cursor?.row, focus + 1)
    .join('')
    .replaceAll(/\s/g, '')
  expect(chosen).toMatch(/attackplainplain·signed(?:邮件里藏的是哪一句，){6}$/)
  expect(lines[focus + 1]).toContain('k ')
  expect(lines.join('\n')).not.toContain('…\n')
})
