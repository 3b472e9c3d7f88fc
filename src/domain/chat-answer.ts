import type { Usage } from './chat-chunk.ts'
import type { ForeignDialect } from './foreign-dialect.ts'
import type { NetworkTrouble } from './network-trouble.ts'

/** How an answer ended. */
export type Ending =
  | { readonly type: 'stop' }
  /** The limit of tokens cut it. */
  | { readonly type: 'length' }
  /** `isSilent`: without a word of why. */
  | { readonly type: 'refused'; readonly isSilent: boolean }
  /** The server's filter took the rest, or all of it. */
  | { readonly type: 'filtered' }
  /** The model wants a tool to be called; we have none. */
  | { readonly type: 'tool' }
  /** Nothing came. `thought`: nothing but thinking. `limited`: the limit of tokens was used up before. */
  | { readonly type: 'empty'; readonly thought: boolean; readonly limited: boolean }
  /** The server told of an error within the answer. */
  | { readonly type: 'error'; readonly message: string }
  /** The stream ended in good order and the end of the answer was not in it. */
  | { readonly type: 'unfinished' }
  | { readonly type: 'broken'; readonly trouble: NetworkTrouble }
  /** So many events could not be read: something of the text is missing. `words`: the first, where it is in words. */
  | { readonly type: 'unreadable'; readonly events: number; readonly words: string }
  /** More megabytes than anybody's answer has. */
  | { readonly type: 'endless'; readonly megabytes: number }
  /** The learner stopped it, or nobody reads any longer. */
  | { readonly type: 'stopped' }

/** What came of a call. */
export interface ChatAnswer {
  readonly text: string
  readonly thinking: string
  readonly ending: Ending
  readonly usage: Usage
  /** Bytes came that are no UTF-8, and U+FFFD stands in their place. */
  readonly hasLostCharacters?: boolean
  /** The mark that closed thinking which nothing had opened; what stood before it was heard as text. */
  readonly loneMark?: string
  /** Milliseconds from the request that was answered to the first token of either kind, and to the last. */
  readonly first?: number
  readonly last?: number
  /** To the first token of the answer itself, where thinking came before. */
  readonly firstOfText?: number
  /** The address that answered. */
  readonly base: string
}

/** The answer is whole, or as whole as was asked for: the run has done its work. */
export const isGood = ({ type }: Ending): boolean =>
  type === 'stop' || type === 'length' || type === 'refused'

/** What a server's word for the end means. Each maker has its own. */
export function endingOf(finish: string): 'stop' | 'length' | 'refused' | 'filtered' | 'tool' | 'error' {
  if (/length|max|limit/i.test(finish)) return 'length'
  if (/refus/i.test(finish)) return 'refused'
  if (/filter|safety|sensitive|blocklist|prohibited|recitation/i.test(finish)) return 'filtered'
  if (/tool|function/i.test(finish)) return 'tool'
  return /error|abort|cancel|interrupt|insufficient/i.test(finish) ? 'error' : 'stop'
}

/** Why there is no answer at all. */
export type RequestTrouble =
  | { readonly type: 'network'; readonly trouble: NetworkTrouble }
  | { readonly type: 'redirected'; readonly to: string }
  /** A redirect that leads nowhere: in a circle, to no address, or to something that is no answer to a question. */
  | { readonly type: 'misdirected'; readonly status: number }
  | { readonly type: 'web-page'; readonly address: string }
  /** Something answers, and it is no model server. */
  | { readonly type: 'not-a-model-server'; readonly address: string }
  /** It answers, and in a form that was not asked for. */
  | { readonly type: 'foreign-dialect'; readonly address: string; readonly dialect: ForeignDialect }
  | {
      readonly type: 'wrong-address'
      readonly address: string
      readonly status: number
      readonly message: string
    }
  /** No list of models is at that address; there may be models all the same. */
  | {
      readonly type: 'no-list'
      readonly address: string
      readonly status: number
      readonly message: string
    }
  /** `known`: the names that the server gives; undefined where it gives none. */
  | {
      readonly type: 'no-model'
      readonly model: string
      readonly known: readonly string[] | undefined
      readonly message: string
    }
  /** The key was not taken, or none was given: `variable` is where it came from. */
  | {
      readonly type: 'key'
      readonly status: number
      readonly variable: string | undefined
      readonly message: string
    }
  | { readonly type: 'no-money'; readonly status: number; readonly message: string }
  | { readonly type: 'too-long-wait'; readonly seconds: number; readonly message: string }
  | { readonly type: 'proxy-unusable'; readonly variable: string }
  /** Any other status. `tries`: how often it was asked. */
  | {
      readonly type: 'status'
      readonly status: number
      readonly tries: number
      readonly message: string
    }
