import type { TemplateResult } from '../../../src/labs/template.ts'
import { is, median, reading, tells } from '../walk/reading.ts'

const share = ({ right, of }: { readonly right: number; readonly of: number }): number => right / of

const layouts = ({ scores }: TemplateResult) => {
  const [own, ...others] = scores
  return { own: own ? share(own) : 0, others }
}

export const readings = [
  reading<TemplateResult>(/^Nothing was trained/, (_, { stepsDone }) => stepsDone === 0),
  reading<TemplateResult>(/has not learned its own layout yet/, (_, result) => layouts(result).own < 0.9),
  reading<TemplateResult>(/other layouts it gets a quarter right or less/, (told, result) => {
    const { others } = layouts(result)
    const lost = others.filter((each) => share(each) <= 0.25).length
    return !result.many && tells(told, lost, others.length) && lost > 0
  }),
  reading<TemplateResult>(/is enough for/, (_, result, text) => {
    const [, , other] = text.match(/“(.+?)” is enough for “(.*?)”/) ?? []
    const changed = result.shown.find(({ form }) => form !== 'trained')
    return changed?.answer === other && other !== result.wanted
  }),
  reading<TemplateResult>(/^Having read/, (told, result) => {
    const unread = result.scores.filter(({ seen }) => !seen)
    const kept = unread.filter((each) => 2 * each.right >= each.of)
    return tells(told, result.scores.length - unread.length, kept.length, unread.length) && kept.length > 0
  }),
  reading<TemplateResult>(/what a mark means is learned from examples/, (told, { loud }) => {
    return tells(told, loud.system, loud.of, loud.user) && loud.system > loud.user
  }),
  reading<TemplateResult>(/Sclar et al\., 2023/, (told, result) => {
    const { own, others } = layouts(result)
    // Figures 7.5 and 76 are the paper's.
    return (
      is(told.at(-1), 100 * (own - median(others.map(share)))) &&
      result.scores.filter(({ seen }) => seen).length === 1
    )
  }),
]

export const variants = [[{ steps: '20' }], [{ many: true, steps: '150' }]]

export const answer = { en: /^space behind .*of 24$/, zh: /^后面有空格 .*\/24$/ }
