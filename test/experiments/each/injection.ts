import type { InjectionResult } from '../../../src/labs/injection.ts'
import { reading } from '../walk/reading.ts'

const against = (
  table: InjectionResult['table'],
  defence: string,
  attack: string,
  leaked: boolean,
): boolean =>
  table.some((each) => each.defence === defence && each.attack === attack && each.leaked === leaked)

export const readings = [
  reading<InjectionResult>(/carries out both/, (_, { actions }) => {
    const done = actions.filter(({ held }) => !held).map(({ from }) => from)
    return done.includes('user') && done.includes('mail')
  }),
  reading<InjectionResult>(
    /^This mail holds nothing/,
    (_, { actions }) => !actions.some(({ from }) => from === 'mail'),
  ),
  reading<InjectionResult>(
    /^The sentence is one more line/,
    (_, { table }) =>
      against(table, 'sentence', 'plain', false) && against(table, 'sentence', 'signed', true),
  ),
  reading<InjectionResult>(
    /^The filter knows the words/,
    (_, { table }) => against(table, 'filter', 'plain', false) && against(table, 'filter', 'reworded', true),
  ),
  reading<InjectionResult>(
    /^The gate does not read at all/,
    (_, { table }) => against(table, 'gate', 'reworded', false) && against(table, 'gate', 'picture', true),
  ),
  reading<InjectionResult>(/^Every way out is watched/, (_, { table }) =>
    table.every(({ defence, leaked }) => defence !== 'exits' || !leaked),
  ),
  reading<InjectionResult>(/^The assistant may be fooled/, (_, { table }) =>
    table.every(({ defence, leaked }) => defence !== 'no-secrets' || !leaked),
  ),
]

export const variants = ['none', 'sentence', 'filter', 'gate', 'exits', 'no-secrets'].map(
  (defence) => [{ defence }] as const,
)

export const answer = {
  en: /^a sentence in the .* leak|^ {2}✓\s+plain +✗\s+signed/,
  zh: /^系统提示里加一句话 .* 泄露|^ {2}✓\s+直说 +✗\s+冒充系统/,
}
