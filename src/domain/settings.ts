import { readEndpoint } from './endpoint.ts'
import { type Language, languages } from './locale.ts'
import { isVariableName } from './secret.ts'

/** Minutes of review a day, unless the learner sets another number. */
export const USUAL_MINUTES = 5

export const themes = ['auto', 'light', 'dark', 'mono'] as const
export const ambiguousWidths = ['auto', 'narrow', 'wide'] as const

/** What the learner has set for good; undefined means that nothing was said. */
export interface Settings {
  readonly lang?: Language
  readonly theme?: (typeof themes)[number]
  /** Columns to lay out for. */
  readonly width?: number
  /** Columns of East Asian ambiguous characters. */
  readonly ambiguous?: (typeof ambiguousWidths)[number]
  readonly accessible?: boolean
  /** How much of a text comes at once where it is read line by line: what fits the screen, a paragraph, or so many lines. */
  readonly part?: Part
  /** Minutes of review a day. */
  readonly 'review-minutes'?: number
  /** The address of the learner's model server. */
  readonly 'try-endpoint'?: string
  readonly 'try-model'?: string
  /** The name of the environment variable that holds the key; the key itself is never kept. */
  readonly 'try-key-env'?: string
}

export type Part = 'screen' | 'paragraph' | number

export type SettingName = keyof Settings

interface Setting<T> {
  readonly allowed: readonly string[]
  /** The value of a word; undefined for a word that is not allowed. */
  readonly parse: (word: string) => T | undefined
  /** What holds when nothing was set. */
  readonly usual: string
}

const oneOf = <T extends string>(words: readonly T[], usual: string): Setting<T> => ({
  allowed: words,
  parse: (word) => words.find((each) => each === word),
  usual,
})

const numberBetween = (least: number, most: number, usual: string): Setting<number> => ({
  allowed: [`${least}–${most}`],
  parse: (word) => {
    const number = Number(word)
    return /^\d+$/.test(word) && number >= least && number <= most ? number : undefined
  },
  usual,
})

/** Lines of a part. */
const MOST_LINES = 500

/** Every setting, in the order in which they are shown. */
export const settingRules: {
  readonly [Name in SettingName]-?: Setting<NonNullable<Settings[Name]>>
} = {
  lang: oneOf(languages, 'auto'),
  theme: oneOf(themes, 'auto'),
  width: numberBetween(20, 1000, 'auto'),
  ambiguous: oneOf(ambiguousWidths, 'auto'),
  accessible: {
    allowed: ['on', 'off'],
    parse: (word) => (word === 'on' ? true : word === 'off' ? false : undefined),
    usual: 'off',
  },
  part: {
    allowed: ['screen', 'paragraph', `1–${MOST_LINES}`],
    parse: (word) =>
      word === 'screen' || word === 'paragraph' ? word : numberBetween(1, MOST_LINES, '').parse(word),
    usual: 'screen',
  },
  'review-minutes': numberBetween(1, 120, String(USUAL_MINUTES)),
  'try-endpoint': {
    allowed: ['http://localhost:11434/v1', 'https://…/v1'],
    parse: (word) => (readEndpoint(word).type === 'endpoint' ? word.trim() : undefined),
    usual: 'auto',
  },
  'try-model': {
    allowed: ['llama3.2:3b …'],
    parse: (word) => (/^\S[^\x00-\x1f\x7f-\x9f]{0,255}$/.test(word) ? word : undefined),
    usual: 'auto',
  },
  'try-key-env': {
    allowed: ['OPENAI_API_KEY …'],
    parse: (word) => (isVariableName(word) ? word : undefined),
    usual: 'none',
  },
}

export const settingNames: readonly SettingName[] = [
  'lang',
  'theme',
  'width',
  'ambiguous',
  'accessible',
  'part',
  'review-minutes',
  'try-endpoint',
  'try-model',
  'try-key-env',
]

export const isSettingName = (word: string): word is SettingName => settingNames.some((name) => name === word)

/** A value as the learner would type it. */
export const settingWord = (value: Settings[SettingName]): string | undefined =>
  value === undefined ? undefined : typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)

/** Settings of a file from outside: what is not understood counts as not said. */
export function readSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const words = new Map(Object.entries(value).map(([name, each]) => [name, wordOf(each)]))
  return settingNames.reduce<Settings>((settings, name) => withSetting(settings, name, words.get(name)), {})
}

/** Names in a file from outside that are no setting, or have a value that is not understood. */
export const ignoredSettings = (value: unknown): readonly string[] =>
  Object.entries(value ?? {}).flatMap(([name, each]) => {
    const word = wordOf(each)
    const understood =
      isSettingName(name) && word !== undefined && settingRules[name].parse(word) !== undefined
    return understood ? [] : [name]
  })

/** The settings with one more; a word that is not allowed changes nothing. */
export function withSetting(settings: Settings, name: SettingName, word: string | undefined): Settings {
  const value = word === undefined ? undefined : settingRules[name].parse(word)
  return value === undefined ? settings : { ...settings, [name]: value }
}

const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? settingWord(value)
      : undefined
