import type { SampleResult } from '../../labs/sample.ts'
import type { SampleWords } from '../../messages/labs/sample.en.ts'
import { progressBar } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { keyHint, keyLine } from '../keys.ts'
import { grouped, percent, significant } from '../numbers.ts'
import { indented, prose } from '../prose.ts'
import { tokenName } from '../token-name.ts'
import { displayWidth, padEnd, truncate } from '../width.ts'
import { background, claim, type Statement } from './statement.ts'

/** The keys under the knobs; that of the next screen where there is one. */
export const sampleKeys = ({ keys }: SampleWords, scrolls: boolean, frame: Frame): string =>
  keyLine(
    [
      keyHint('sample', ['line-up', 'line-down'], keys.temperature, frame),
      keyHint('sample', ['left', 'right'], 'top-k', frame),
      keyHint('sample', ['second-down', 'second-up'], 'top-p', frame),
      keyHint('sample', 'seed', keys.draw, frame),
      ...(scrolls ? [keyHint('sample', 'next-screen', keys.scroll, frame)] : []),
      keyHint('sample', 'help', frame.messages.quiz.keys.keys, frame),
      keyHint('sample', 'back', keys.leave, frame, true),
    ],
    frame,
  )

export function lines(result: SampleResult, words: SampleWords, frame: Frame): string[] {
  const { theme } = frame
  const wrapped = (text: string): string[] => prose(text, frame)
  return [
    ...wrapped(words.after(result.prompt)).map(theme.strong),
    ...wrapped(ruleText(result, words)).map(theme.muted),
    ...wrapped(
      `${words.kept(grouped(result.kept), grouped(result.vocabulary))} · ${words.entropy(significant(result.entropyBefore), significant(result.entropyAfter))}`,
    ),
    theme.strong(words.drawn),
    ...result.continuations.flatMap((line) => indented(`${line}`, frame)),
    '',
    ...pairedBars(result, words, frame),
  ]
}

function ruleText({ rule }: SampleResult, words: SampleWords): string {
  const topK = rule.topK === 0 ? words.allOf : String(rule.topK)
  return words.rule(significant(rule.temperature), topK, rule.topP === 1 ? words.allOf : String(rule.topP))
}

/** Before and after beside each other; for a screen reader, in words. */
function pairedBars({ rows }: SampleResult, { columns }: SampleWords, frame: Frame): string[] {
  const named = rows.map(({ token, before, after }) => ({
    label: tokenName(token, frame),
    before,
    after,
  }))
  if (frame.accessible) {
    const { common, spoken } = frame.messages
    return named.flatMap(({ label, before, after }) =>
      prose(
        common.labelled(label) +
          [`${columns.before} ${percent(before)}`, `${columns.after} ${percent(after)}`].join(spoken.pause),
        frame,
      ),
    )
  }
  const label = Math.min(
    16,
    Math.max(...named.map((row) => displayWidth(row.label, frame)), displayWidth(columns.token, frame)),
  )
  const bar = Math.max(1, Math.min(20, Math.floor((frame.width - label - 24) / 2)))
  const most = Math.max(...named.flatMap((row) => [row.before, row.after]))
  const half = (share: number): string =>
    `${progressBar(share / most, bar, frame)} ${percent(share).padStart(7)}`
  const header = [
    padEnd(columns.token, label, frame),
    padEnd(columns.before, bar + 8, frame),
    columns.after,
  ].join('  ')
  return [
    frame.theme.muted(truncate(header, frame.width, frame)),
    ...named.map((row) =>
      truncate(
        `${padEnd(truncate(row.label, label, frame), label, frame)}  ${half(row.before)}  ${half(row.after)}`,
        frame.width,
        frame,
      ),
    ),
  ]
}

export function explanation(
  { rule, rows, kept, vocabulary }: SampleResult,
  { explain }: SampleWords,
): readonly Statement[] {
  const beyond = (of: 'before' | 'after'): number =>
    Math.max(0, 1 - rows.reduce((sum, row) => sum + row[of], 0))
  const [before, after] = [beyond('before'), beyond('after')]
  const cut = rule.topK > 0 || rule.topP < 1
  return [
    background(explain.order),
    claim('zero', rule.temperature === 0, explain.zero),
    claim(
      'hot',
      rule.temperature > 1 && !cut && after > before && vocabulary > 2 * rows.length,
      explain.hot(rows.length, percent(before, 0), percent(after, 0)),
    ),
    claim('cut', rule.temperature > 1 && cut && kept <= rows.length, explain.cut(grouped(kept))),
    background(explain.limit),
  ]
}

export function outcome({ continuations }: SampleResult): number {
  const different = new Set(continuations).size
  return different <= 1 ? 0 : different <= 3 ? 1 : 2
}

/** The question is about five continuations, drawn from all words as likely as they are. */
export const predicts = (options: Readonly<Record<string, unknown>>): boolean =>
  options.temperature === 1 && options['top-k'] === 0 && options['top-p'] === 1 && options.continuations === 5
