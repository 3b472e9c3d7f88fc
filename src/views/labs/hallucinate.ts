import type { Answer, HallucinateResult } from '../../labs/hallucinate.ts'
import type { HallucinateWords } from '../../messages/labs/hallucinate.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = (
  { parameters, stepsDone }: HallucinateResult,
  words: HallucinateWords,
  frame: Frame,
): string[] => prose(words.model(grouped(parameters), stepsDone), frame).map(frame.theme.muted)

export function lines(result: HallucinateResult, words: HallucinateWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  return [
    ...result.asked.flatMap((answer) => ['', ...answerLines(answer, words, frame)]),
    '',
    ...strong(words.groups(result.lands.length)),
    ...groupTable(result, words, frame),
    '',
    ...strong(words.cuts),
    ...cutTable(result, words, frame),
  ]
}

function answerLines(answer: Answer, words: HallucinateWords, frame: Frame): string[] {
  const { land, acquaintance, bits, top, taught } = answer
  return [
    ...prose(`${words.question(land)}  ${words.acquaintances[acquaintance]}`, frame).map(frame.theme.strong),
    ...barLines(
      top.map(({ word, probability }) => ({
        label: word,
        value: probability,
        text: percent(probability),
        marked: word === taught,
      })),
      frame,
      1,
    ),
    ...prose(`${words.says(spoken(answer, words))}  ${words.bits(bits.toFixed(2))}`, frame).map(
      frame.theme.muted,
    ),
  ]
}

/** What it says aloud: its best word, or that it does not know. */
const spoken = ({ said, top }: Answer, { silence }: HallucinateWords): string =>
  said ? (top[0]?.word ?? silence) : silence

const groupTable = ({ groups }: HallucinateResult, words: HallucinateWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [
        words.columns.group,
        words.columns.lands,
        words.columns.mean,
        words.columns.range,
        words.columns.bits,
      ],
      alignments: ['left', 'right', 'right', 'right', 'right'],
      rows: groups.map(({ acquaintance, lands, mean, lowest, highest, bits }) => [
        words.acquaintances[acquaintance],
        String(lands),
        percent(mean, 0),
        `${Math.round(100 * lowest)}–${percent(highest, 0)}`,
        bits.toFixed(2),
      ]),
    },
    frame,
    textColumns(frame),
  )

const cutTable = (
  { cuts }: HallucinateResult,
  { columns, always }: HallucinateWords,
  frame: Frame,
): string[] =>
  tableLines(
    {
      header: [columns.threshold, columns.right, columns.lost, columns.errors],
      alignments: ['left', 'right', 'right', 'right'],
      rows: cuts.map(({ threshold, right, lost, errors }) => [
        threshold === 0 ? always : `${significant(100 * threshold)}%`,
        String(right),
        String(lost),
        String(errors),
      ]),
    },
    frame,
    textColumns(frame),
  )

export function explanation(result: HallucinateResult, { explain }: HallucinateWords): readonly Statement[] {
  const { lands, refused, stepsDone, cuts } = result
  const trained = stepsDone > 0
  const strangers = lands.filter(isStranger)
  const inventions = bySureness(strangers.filter(({ city }) => city))
  const read = lands.filter(({ acquaintance }) => acquaintance === 'learned')
  const right = bySureness(read.filter(({ top, taught }) => top[0]?.word === taught))
  const [surest, leastSure] = [inventions[0], right.at(-1)]
  const comparable = trained && surest !== undefined && leastSure !== undefined
  const invention = {
    land: surest?.land ?? '',
    city: surest?.top[0]?.word ?? '',
    sure: percent(surest ? sureness(surest) : 0),
  }
  const weakest = { land: leastSure?.land ?? '', sure: percent(leastSure ? sureness(leastSure) : 0) }
  const overlap = comparable && sureness(surest) >= sureness(leastSure)
  const errors = cuts[0]?.errors ?? 0
  const clean = cuts.find((each) => each.errors === 0)
  const saysUnknown = refused.every((land) => {
    const answer = lands.find((each) => each.land === land)
    return answer !== undefined && answer.top[0]?.word === answer.taught
  })
  return [
    claim('untrained', !trained, explain.untrained),
    claim('why', trained && refused.length === 0 && inventions.length === strangers.length, explain.why),
    claim(
      'whyMostly',
      trained && refused.length === 0 && inventions.length < strangers.length && inventions.length > 0,
      explain.whyMostly(inventions.length, strangers.length),
    ),
    claim(
      'refusal',
      trained && refused.length > 0 && saysUnknown && inventions.length > 0,
      explain.refusal(refused.length, inventions.length, strangers.length),
    ),
    claim(
      'missed',
      trained && right.length < read.length,
      explain.missed(read.length - right.length, read.length),
    ),
    claim(
      'warning',
      trained && meanBits(read) < meanBits(strangers),
      explain.warning(meanBits(read).toFixed(2), meanBits(strangers).toFixed(2)),
    ),
    claim('noProof', comparable && overlap, explain.noProof(invention, weakest)),
    claim('apart', comparable && !overlap, explain.apart(invention, weakest)),
    claim(
      'cleanCut',
      trained && errors > 0 && clean !== undefined,
      explain.cleanCut(`${significant(100 * (clean?.threshold ?? 0))}%`, clean?.lost ?? 0, errors),
    ),
    claim('noCleanCut', trained && errors > 0 && clean === undefined, explain.noCleanCut),
    background(explain.unread),
    background(explain.limit),
  ]
}

/** Nothing that it read says what the capital is, or that there is none. */
const isStranger = ({ acquaintance }: Answer): boolean =>
  acquaintance === 'mentioned' || acquaintance === 'unread'

const sureness = ({ top }: Answer): number => top[0]?.probability ?? 0

const bySureness = (answers: readonly Answer[]): Answer[] =>
  answers.toSorted((a, b) => sureness(b) - sureness(a))

const meanBits = (answers: readonly Answer[]): number =>
  answers.reduce((sum, { bits }) => sum + bits, 0) / answers.length

/** How it answers for the first land that it read of without a capital: no city, as surely as what it learned, or less. */
export function outcome({ lands, groups }: HallucinateResult): number | undefined {
  const stranger = lands.find(({ acquaintance }) => acquaintance === 'mentioned')
  const learned = groups.find(({ acquaintance }) => acquaintance === 'learned')
  if (!stranger || !learned) return undefined
  if (!stranger.city) return 0
  return sureness(stranger) >= learned.lowest ? 1 : 2
}
