import {
  type ConversationTokens,
  tokensFree,
  tokensOfConversation,
  tokensSent,
  tokensSentInAll,
} from './conversation.ts'
import { majorityRight, mean, spread } from './probability.ts'
import { toBfloat16 } from './rounding.ts'

/** The conversation that section "What a call really is" works out. */
const TEN_ROUNDS: ConversationTokens = { system: 40, question: 20, answer: 60 }

type Numbers = Readonly<Record<string, string>>

export function roundsGrow(): Numbers {
  const sent = [1, 2, 3, 5, 10].map(
    (round) => [`sent-${round}`, String(tokensSent(round, TEN_ROUNDS)).padStart(3)] as const,
  )
  return {
    ...Object.fromEntries(sent),
    all: String(tokensSentInAll(10, TEN_ROUNDS)),
    'all-en': inThousands(tokensSentInAll(10, TEN_ROUNDS)),
    once: String(tokensOfConversation(10, TEN_ROUNDS)),
  }
}

/** As English writes a number below a million: `4,200`. */
const inThousands = (value: number): string => String(value).replace(/(\d)(\d{3})$/, '$1,$2')

/** Right answers of 20 with the same examples in four orders, invented for section "Zero, few, many examples". */
const RIGHT_OF_20 = [14, 17, 11, 16] as const

export function fourOrders(): Numbers {
  const shares = RIGHT_OF_20.map((right) => (100 * right) / 20)
  return {
    ...Object.fromEntries(shares.map((share, at) => [`share-${at + 1}`, `${share}%`])),
    mean: `${mean(shares)}%`,
    spread: String(spread(shares)),
  }
}

/** One call of section "The window is a budget". */
const CALL = { system: 600, documents: 3 * 900, history: 12 * 240, question: 60, answer: 1000 } as const
const WINDOW = 8192

export function windowBudget(): Numbers {
  const free = tokensFree({ window: WINDOW, used: Object.values(CALL) })
  const rows = Object.entries({ ...CALL, free, window: WINDOW })
  return Object.fromEntries(
    rows.flatMap(([name, tokens]) => [
      [name, String(tokens).padStart(4)],
      [`${name}-en`, inThousands(tokens).padStart(5)],
    ]),
  )
}

/** 256 + 1 + 1 from left to right, and with the last two first, rounded after each addition. */
export function sumsInTwoOrders(): Numbers {
  const first = toBfloat16(256 + 1)
  const last = toBfloat16(1 + 1)
  return {
    'left-1': String(first),
    'left-2': String(toBfloat16(first + 1)),
    'right-1': String(last),
    'right-2': String(toBfloat16(256 + last)),
  }
}

/**
 * After `{"sum":`, invented for section "A form that a program can read": what a model would write next, in percent,
 * and whether a form that wants a whole number lets it.
 */
const NEXT_IN_SUM = {
  quote: { chance: 55, allowed: false },
  one: { chance: 25, allowed: true },
  null: { chance: 15, allowed: false },
  two: { chance: 5, allowed: true },
} as const

export function maskOneStep(): Numbers {
  const rows = Object.entries(NEXT_IN_SUM)
  const left = rows.reduce((sum, [, { chance, allowed }]) => sum + (allowed ? chance : 0), 0)
  const cells = rows.flatMap(([name, { chance, allowed }]) => [
    [`${name}-before`, inPercent(chance)],
    [`${name}-after`, inPercent(allowed ? (100 * chance) / left : 0)],
  ])
  return { ...Object.fromEntries(cells), taken: inPercent(100 - left) }
}

/** `  5%`: three places and the sign, so that rows stand below each other. */
const inPercent = (value: number): string => `${value.toFixed(0).padStart(3)}%`

/** Chances of a single try, in section "Think first, ask several times", and how many of them vote. */
const CHANCES = { better: 0.6, worse: 0.4 } as const
const VOTERS = [1, 3, 9, 27] as const

export const majority = (): Numbers =>
  Object.fromEntries(
    Object.entries(CHANCES).flatMap(([name, chance]) =>
      VOTERS.map((votes) => [`${name}-${votes}`, inPercent(100 * majorityRight(chance, votes))]),
    ),
  )
