import {
  type ConversationTokens,
  tokensFree,
  tokensOfConversation,
  tokensSent,
  tokensSentInAll,
} from './conversation.ts'
import { mean, spread } from './probability.ts'
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
