import type { MemoriseResult } from '../../../src/labs/memorise.ts'
import { is, reading } from '../walk/reading.ts'

const completedShare = ({ completed, secrets }: MemoriseResult['planted'][number]): number =>
  completed / secrets

/** "once", "twice", "10 times". */
const timesIn = (text: string): number =>
  text === 'once' ? 1 : text === 'twice' ? 2 : Number.parseInt(text, 10)

export const readings = [
  reading<MemoriseResult>(/^Nothing was trained/, (_, { stepsDone }) => stepsDone === 0),
  reading<MemoriseResult>(/^What stood there/, (_, { planted }, text) => {
    const [, most = '', done = '', least = '', little = ''] =
      text.match(
        /^What stood there (.+?) it completes in (\d+)% of the cases, what stood there (.+?) in (\d+)%/,
      ) ?? []
    const with_ = (copies: number) => planted.find((each) => each.copies === copies)
    const [many, few] = [with_(timesIn(most)), with_(timesIn(least))]
    return (
      many !== undefined &&
      few !== undefined &&
      many.copies === Math.max(...planted.map(({ copies }) => copies)) &&
      is({ value: Number(done) / 100, slack: 0.005 }, completedShare(many)) &&
      is({ value: Number(little) / 100, slack: 0.005 }, completedShare(few)) &&
      completedShare(many) > completedShare(few)
    )
  }),
  reading<MemoriseResult>(/^Nothing is recited yet/, (_, { planted }) =>
    planted.every(({ completed }) => completed === 0),
  ),
  reading<MemoriseResult>(/^A memory shows before it can be recited/, (told, { planted }, text) => {
    const copies = timesIn(text.match(/planted (.+?) it completes/)?.[1] ?? '')
    const found = planted.find((each) => each.copies === copies)
    return (
      found !== undefined &&
      completedShare(found) <= 0.25 &&
      is(told.at(-1), found.preferred) &&
      // A string that is not known is placed anywhere among the others.
      found.preferred < 0.25
    )
  }),
]

export const answer = { en: /^planted 100 × .* of \d+$/, zh: /^埋 100 次 .* 个$/ }
