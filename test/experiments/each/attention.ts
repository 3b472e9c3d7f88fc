import type { AttentionResult } from '../../../src/labs/attention.ts'
import { quoted, reading, tells } from '../walk/reading.ts'

const placeOfMost = (row: readonly number[]): number => row.indexOf(Math.max(...row))

/** At which source word a written word looks most in the picture that is shown last. */
function looksAt({ learned }: AttentionResult, word: string): string | undefined {
  const stage = learned?.stages.at(-1)
  const row = stage?.weights[stage.written.indexOf(word)]
  return row && learned?.source[placeOfMost(row)]
}

export const readings = [
  reading<AttentionResult>(/^Nothing was trained/, (_, { learned }) => learned?.stepsDone === 0),
  reading<AttentionResult>(
    /^The upper triangle is empty/,
    (_, { causal, step }) =>
      causal &&
      (step?.weights.every((row, at) => row.slice(at + 1).every((weight) => weight === 0)) ?? false),
  ),
  reading<AttentionResult>(/^Nobody said which word belongs to which/, (_, { mode }) => mode === 'translate'),
  reading<AttentionResult>(/is written first and looks at the last word/, (_, result, text) => {
    const [word = '', at] = quoted(text)
    const { written = [] } = result.learned?.stages.at(-1) ?? {}
    return written[0] === word && looksAt(result, word) === at && result.learned?.source.at(-1) === at
  }),
  reading<AttentionResult>(/stands before its noun, follows from it/, (_, result, text) => {
    const [word = '', at = ''] = quoted(text)
    return looksAt(result, word) === at && result.learned?.looks.ahead?.follows === at
  }),
  reading<AttentionResult>(/^This time “/, (_, result, text) => {
    const [word = '', follows = '', at = ''] = quoted(text)
    return looksAt(result, word) === at && at !== follows
  }),
  reading<AttentionResult>(
    /^Without the root/,
    (told, { scaled, learned }) => !scaled && tells(told, learned?.exact),
  ),
  reading<AttentionResult>(/^The root keeps scores small/, (_, { scaled }) => !scaled),
  reading<AttentionResult>(/^Each source word already holds its neighbours/, (_, { window }) => window > 0),
  reading<AttentionResult>(/the first letter written looks at the last one read/, (_, { learned }) => {
    const row = learned?.stages.at(-1)?.weights[0] ?? []
    return placeOfMost(row) === row.length - 1
  }),
  reading<AttentionResult>(
    /^Of what it had never seen it gets/,
    (told, { learned }) => tells(told, learned?.exact) && (learned?.exact ?? 1) < 1,
  ),
]

export const variants = [
  [{ steps: '30' }],
  [{}, 'step'],
  [{ steps: '20', length: '4' }, 'reverse'],
  [{ steps: '5', scale: false }],
]

export const answer = { en: /^le .*[-+#@]/, zh: /^匹 .*[-+#@]/ }
