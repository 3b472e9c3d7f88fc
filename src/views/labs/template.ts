import type { FormScore, TemplateResult } from '../../labs/template.ts'
import type { TemplateWords } from '../../messages/labs/template.en.ts'
import { barLines, tokenLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { spokenToken } from '../spoken.ts'
import { lossLines } from './loss-curve.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { parameters, stepsDone, scores }: TemplateResult,
  words: TemplateWords,
  frame: Frame,
): string[] =>
  [
    words.model(grouped(parameters), grouped(stepsDone)),
    words.trainedOn(scores.filter(({ seen }) => seen).length),
  ].flatMap((text) => prose(text, frame).map(frame.theme.muted))

export function lines(result: TemplateResult, words: TemplateWords, frame: Frame): string[] {
  const { theme } = frame
  const { scores, shown, loud, many } = result
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  return [
    ...strong(words.scores),
    ...barLines(
      scores.map((score) => ({
        label: words.forms[score.form],
        value: shareOf(score),
        text: words.of(score.right, score.of),
        ...(many && score.seen ? { note: words.seen, marked: true } : {}),
      })),
      frame,
      1,
    ),
    ...prose(words.loud(loud.system, loud.user, loud.of), frame).map(theme.muted),
    '',
    ...strong(words.rows),
    ...shown.flatMap(({ form, tokens, answer }) => [
      ...prose(words.rowOf(words.forms[form], tokens.length), frame),
      ...rowLines(tokens, frame),
      ...prose(words.writes(answer, answer === result.wanted), frame).map(
        answer === result.wanted ? theme.good : theme.bad,
      ),
    ]),
    ...prose(frame.accessible ? words.rowHeard : words.rowNote, frame).map(theme.muted),
    ...(result.losses.length > 1 ? ['', ...lossLines(words.loss, result, frame)] : []),
  ]
}

function rowLines(tokens: readonly string[], frame: Frame): string[] {
  if (frame.accessible) {
    const { spoken, common } = frame.messages
    return prose(tokens.map((token) => spokenToken(token, spoken)).join(common.listSeparator), frame)
  }
  const visible = tokens.map((token) => (token === ' ' ? '_' : token === '\n' ? '\\n' : token))
  return tokenLines(visible, textColumns(frame), frame)
}

const shareOf = ({ right, of }: FormScore): number => right / of

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

/** The median spread over ten layouts that Sclar et al. found, in points. */
const publishedMedian = 7.5

export function explanation(
  { scores, shown, loud, many, stepsDone, wanted }: TemplateResult,
  { explain, forms }: TemplateWords,
): readonly Statement[] {
  const [first, ...others] = scores
  const share = first === undefined ? 0 : shareOf(first)
  const learned = stepsDone > 0 && share >= 0.9
  const changed = shown.find(({ form }) => form !== 'trained')
  const failed = others.filter((score) => shareOf(score) <= 0.25)
  const unread = others.filter(({ seen }) => !seen)
  const kept = unread.filter((score) => shareOf(score) >= 0.5)
  const drop = 100 * (share - median(others.map(shareOf)))
  return [
    claim('untrained', stepsDone === 0, explain.untrained),
    claim('unlearned', stepsDone > 0 && share < 0.9, explain.unlearned),
    claim(
      'breaks',
      learned && !many && failed.length >= others.length / 2,
      explain.breaks(failed.length, others.length),
    ),
    claim(
      'one',
      learned && changed !== undefined && changed.answer !== wanted,
      explain.one(changed === undefined ? '' : forms[changed.form], changed?.answer ?? ''),
    ),
    claim(
      'many',
      learned && many && kept.length > 0,
      explain.many(scores.length - unread.length, kept.length, unread.length),
    ),
    claim('system', learned && loud.system > loud.user, explain.system(loud.system, loud.user, loud.of)),
    background(explain.row),
    claim('published', learned && !many && drop > publishedMedian, explain.published(drop.toFixed(0))),
    background(explain.limit),
  ]
}

/** How many answers are right with one space behind the question. */
export function outcome({ scores, stepsDone }: TemplateResult): number | undefined {
  const score = scores.find(({ form }) => form === 'space-behind')
  if (score === undefined || stepsDone === 0) return undefined
  return shareOf(score) > 0.9 ? 0 : shareOf(score) > 0.25 ? 1 : 2
}

/** The question is about a model that was trained on one form. */
export const predicts = ({ many, steps }: Readonly<Record<string, unknown>>): boolean =>
  many !== true && steps !== 0
