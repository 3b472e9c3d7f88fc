import type { Answer, HallucinateResult } from '../../labs/hallucinate.ts'
import type { HallucinateWords } from '../../messages/labs/hallucinate.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent, significant } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'

export function lines(result: HallucinateResult, words: HallucinateWords, frame: Frame): string[] {
  const strong = (text: string): string[] => prose(text, frame).map(frame.theme.strong)
  const { parameters, stepsDone, lands } = result
  return [
    ...prose(words.model(grouped(parameters), stepsDone), frame).map(frame.theme.muted),
    ...result.asked.flatMap((answer) => ['', ...answerLines(answer, words, frame)]),
    '',
    ...strong(words.groups(lands.length)),
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

export function explanation(result: HallucinateResult, { explain }: HallucinateWords): readonly string[] {
  if (result.stepsDone === 0) return [explain.untrained, explain.limit]
  return [
    result.refused.length > 0 ? refusal(result, explain) : explain.why,
    ...warning(result, explain),
    ...threshold(result, explain),
    explain.unread,
    explain.limit,
  ]
}

type Explanations = HallucinateWords['explain']

function refusal({ lands, refused }: HallucinateResult, explain: Explanations): string {
  const strangers = lands.filter(isStranger)
  return explain.refusal(refused.length, strangers.filter(({ city }) => city).length, strangers.length)
}

/** Nothing that it read says what the capital is, or that there is none. */
const isStranger = ({ acquaintance }: Answer): boolean =>
  acquaintance === 'mentioned' || acquaintance === 'unread'

/** Only where lands of both kinds were answered for with a city. */
function warning({ lands }: HallucinateResult, explain: Explanations): string[] {
  const learned = lands.filter(({ acquaintance }) => acquaintance === 'learned')
  const strangers = lands.filter(isStranger)
  const surest = bySureness(strangers.filter(({ city }) => city))[0]
  const leastSure = bySureness(learned).at(-1)
  if (!surest || !leastSure) return []
  return [
    explain.warning(meanBits(learned), meanBits(strangers)),
    explain.noProof(
      { land: surest.land, city: surest.top[0]?.word ?? '', sure: percent(sureness(surest)) },
      { land: leastSure.land, sure: percent(sureness(leastSure)) },
    ),
  ]
}

const sureness = ({ top }: Answer): number => top[0]?.probability ?? 0

const bySureness = (answers: readonly Answer[]): Answer[] =>
  answers.toSorted((a, b) => sureness(b) - sureness(a))

const meanBits = (answers: readonly Answer[]): string =>
  (answers.reduce((sum, { bits }) => sum + bits, 0) / answers.length).toFixed(2)

/** The lowest threshold tried that lets no error through, and what it costs. */
function threshold({ cuts }: HallucinateResult, explain: Explanations): string[] {
  const errors = cuts[0]?.errors ?? 0
  if (errors === 0) return []
  const clean = cuts.find((each) => each.errors === 0)
  return [
    clean
      ? explain.cleanCut(`${significant(100 * clean.threshold)}%`, clean.lost, errors)
      : explain.noCleanCut,
  ]
}

/** How it answers for the first land that it read of without a capital: no city, as surely as what it learned, or less. */
export function outcome({ lands, groups }: HallucinateResult): number | undefined {
  const stranger = lands.find(({ acquaintance }) => acquaintance === 'mentioned')
  const learned = groups.find(({ acquaintance }) => acquaintance === 'learned')
  if (!stranger || !learned) return undefined
  if (!stranger.city) return 0
  return sureness(stranger) >= learned.lowest ? 1 : 2
}
