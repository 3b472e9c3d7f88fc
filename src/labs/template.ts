import type { CourseLanguage } from '../domain/locale.ts'
import { factsIn } from './fact-grammar.ts'
import { type OptionReader, seedRange } from './lab.ts'
import { createRandom, pick, type Random } from './random.ts'
import { stretchMeans } from './series.ts'
import type { Session } from './session.ts'
import { countParameters } from './tape.ts'
import {
  type Batch,
  continueTokens,
  createTransformer,
  parametersOf,
  type Transformer,
  trainTransformer,
} from './transformer.ts'

export type TemplateOptions = ReturnType<typeof options>

/** How a request can be laid out. The first is the one that the model is trained on. */
export const forms = [
  'trained',
  'no-assistant',
  'no-end',
  'no-system',
  'system-twice',
  'user-first',
  'role-words',
  'no-marks',
  'space-before',
  'space-behind',
  'line-break',
  'no-question-mark',
  'other-case',
] as const
export type Form = (typeof forms)[number]

export function options(read: OptionReader) {
  return {
    locale: read.locale,
    form: read.choice('form', ['space-behind', ...forms.filter((form) => form !== 'space-behind')]),
    many: read.flag('many'),
    steps: read.integer('steps', { standard: 300, min: 0, max: 3000, fast: 150 }),
    seed: read.integer('seed', seedRange),
  }
}

/** One form, over every land and both system messages. */
export interface FormScore {
  readonly form: Form
  /** The model read requests of this form while it was trained. */
  readonly seen: boolean
  readonly right: number
  readonly of: number
}

export interface TemplateResult {
  readonly parameters: number
  readonly stepsDone: number
  readonly losses: readonly number[]
  readonly many: boolean
  readonly scores: readonly FormScore[]
  /** One request in the trained form and in the form that was asked for: the row of tokens, and what is written. */
  readonly shown: readonly {
    readonly form: Form
    readonly tokens: readonly string[]
    readonly answer: string
  }[]
  readonly wanted: string
  /** Of the answers, how many are loud: when the system message says so, and when the user's text does. */
  readonly loud: { readonly system: number; readonly user: number; readonly of: number }
}

/** Marks are one token each, and no character of a text can make one. */
export const marks = ['<|system|>', '<|user|>', '<|assistant|>', '<|end|>'] as const
const [systemMark, userMark, assistantMark, endMark] = marks

interface Request {
  readonly manner: 'brief' | 'loud'
  readonly land: string
}

interface Wording {
  readonly manners: Readonly<Record<Request['manner'], string>>
  readonly question: (land: string) => string
  readonly roles: { readonly system: string; readonly user: string; readonly assistant: string }
  readonly answer: (capital: string, manner: Request['manner']) => string
  /** The same question with other letters, or with other punctuation where letters have no case. */
  readonly otherCase: (question: string) => string
}

const wordings: Readonly<Record<CourseLanguage, Wording>> = {
  en: {
    manners: { brief: 'brief', loud: 'loud' },
    question: (land) => `capital of ${land}?`,
    roles: { system: 'system: ', user: 'user: ', assistant: 'assistant: ' },
    answer: (capital, manner) => (manner === 'loud' ? `${capital.toUpperCase()}!` : `${capital}.`),
    otherCase: (question) => question.toUpperCase(),
  },
  zh: {
    manners: { brief: '简短', loud: '大声' },
    question: (land) => `${land}的首都是？`,
    roles: { system: '系统：', user: '用户：', assistant: '助手：' },
    answer: (capital, manner) => (manner === 'loud' ? `${capital}！` : `${capital}。`),
    otherCase: (question) => question.replace('？', '?'),
  },
}

/** The row of tokens that a request becomes. */
export function tokensOf({ manner, land }: Request, form: Form, locale: CourseLanguage): string[] {
  const { manners, question, roles } = wordings[locale]
  const asked = question(land)
  const row = ({ text = asked, system = true, closed = true, opened = true } = {}): string[] => [
    ...(system ? [systemMark, ...manners[manner], endMark] : []),
    userMark,
    ...text,
    ...(closed ? [endMark] : []),
    ...(opened ? [assistantMark] : []),
  ]
  switch (form) {
    case 'trained':
      return row()
    case 'no-assistant':
      return row({ opened: false })
    case 'no-end':
      return row({ closed: false })
    case 'no-system':
      return row({ system: false })
    case 'system-twice':
      return [systemMark, ...manners[manner], endMark, ...row()]
    case 'user-first':
      return [userMark, ...asked, endMark, systemMark, ...manners[manner], endMark, assistantMark]
    case 'role-words':
      return [...`${roles.system}${manners[manner]}${roles.user}${asked}${roles.assistant}`]
    case 'no-marks':
      return [...`${manners[manner]} ${asked} `]
    case 'space-before':
      return row({ text: ` ${asked}` })
    case 'space-behind':
      return row({ text: `${asked} ` })
    case 'line-break':
      return row({ text: `${asked}\n` })
    case 'no-question-mark':
      return row({ text: asked.slice(0, -1) })
    case 'other-case':
      return row({ text: wordings[locale].otherCase(asked) })
  }
}

/** Read in training with `many`; the other forms stay unseen. */
const manyForms: readonly Form[] = [
  'trained',
  'no-assistant',
  'system-twice',
  'role-words',
  'space-before',
  'no-question-mark',
]

const context = 56
const batch = 8

/**
 * A chat model in small: it learns to answer requests in one layout, and is then asked the same in others. How much a
 * layout matters was measured on large models by Sclar et al. (2023, arXiv 2310.11324).
 */
export async function run(
  { locale, form, many, steps, seed }: TemplateOptions,
  session: Session,
): Promise<TemplateResult> {
  const random = createRandom(seed)
  const { capitals } = factsIn(locale)
  const learned = many ? manyForms : forms.slice(0, 1)
  const vocabulary = vocabularyOf(locale)
  const model = createTransformer(
    { vocabulary: vocabulary.length, context, dim: 32, layers: 2, heads: 4 },
    random,
  )
  const ids = new Map(vocabulary.map((token, id) => [token, id]))
  const encode = (tokens: readonly string[]): number[] => tokens.map((token) => ids.get(token) ?? 0)
  const answerOf = (request: Request): string =>
    wordings[locale].answer(new Map(capitals).get(request.land) ?? '', request.manner)
  const drawn = (): Example => {
    const request: Request = { manner: pick(['brief', 'loud'], random), land: pick(capitals, random)[0] }
    const prompt = tokensOf(request, pick(learned, random), locale)
    return { prompt: encode(prompt), answer: encode([...answerOf(request), endMark]) }
  }
  const losses = await trainTransformer(
    model,
    { steps, rate: 0.01, nextBatch: () => batchOf(Array.from({ length: batch }, drawn)) },
    session,
  )
  const write = (tokens: readonly string[]): string =>
    written(model, encode(tokens), ids.get(endMark) ?? 0)
      .map((id) => vocabulary[id] ?? '')
      .join('')
  const requests = capitals.flatMap(([land]): Request[] => [
    { manner: 'brief', land },
    { manner: 'loud', land },
  ])
  const example: Request = { manner: 'brief', land: capitals[0]?.[0] ?? '' }
  return {
    parameters: countParameters(parametersOf(model)),
    stepsDone: losses.length,
    losses: stretchMeans(losses, 60),
    many,
    scores: forms.map((each) => ({
      form: each,
      seen: learned.includes(each),
      right: requests.filter((request) => write(tokensOf(request, each, locale)) === answerOf(request))
        .length,
      of: requests.length,
    })),
    shown: [...new Set<Form>(['trained', form])].map((each) => {
      const tokens = tokensOf(example, each, locale)
      return { form: each, tokens, answer: write(tokens) }
    }),
    wanted: answerOf(example),
    loud: loudness(locale, write),
  }
}

/** Who says "loud" counts: the system message, or words in the user's text. */
function loudness(
  locale: CourseLanguage,
  write: (tokens: readonly string[]) => string,
): TemplateResult['loud'] {
  const { capitals } = factsIn(locale)
  const { question, manners, answer } = wordings[locale]
  const isLoud = (tokens: readonly string[], capital: string): boolean =>
    write(tokens) === answer(capital, 'loud')
  const inUserText = (land: string): string[] => [
    systemMark,
    ...manners.brief,
    endMark,
    userMark,
    ...manners.loud,
    ...question(land),
    endMark,
    assistantMark,
  ]
  return {
    system: capitals.filter(([land, capital]) =>
      isLoud(tokensOf({ manner: 'loud', land }, 'trained', locale), capital),
    ).length,
    user: capitals.filter(([land, capital]) => isLoud(inUserText(land), capital)).length,
    of: capitals.length,
  }
}

/** Marks, then every character of every form and answer, each once. What no training text holds is there all the same. */
export function vocabularyOf(locale: CourseLanguage): string[] {
  const { answer } = wordings[locale]
  const texts = factsIn(locale).capitals.flatMap(([land, capital]) =>
    (['brief', 'loud'] as const).flatMap((manner) => [
      ...forms.flatMap((form) => tokensOf({ manner, land }, form, locale)),
      ...answer(capital, manner),
    ]),
  )
  return [...new Set<string>([...marks, ...texts])]
}

interface Example {
  readonly prompt: readonly number[]
  readonly answer: readonly number[]
}

/** Rows of equal length; only the answer is learned. */
function batchOf(examples: readonly Example[]): Batch {
  const rows = examples.map(({ prompt, answer }) => [...prompt, ...answer])
  const length = Math.max(...rows.map((row) => row.length)) - 1
  const places = Array.from({ length }, (_, at) => at)
  return {
    batch: rows.length,
    ids: rows.flatMap((row) => places.map((at) => row[at] ?? 0)),
    targets: examples.flatMap(({ prompt }, row) =>
      places.map((at) => (at + 1 < prompt.length ? -1 : (rows[row]?.[at + 1] ?? -1))),
    ),
  }
}

const longestAnswer = 14

function written(model: Transformer, prompt: readonly number[], end: number): number[] {
  const unused: Random = () => 0
  const rule = { temperature: 0, topK: 0, topP: 1 }
  return continueTokens(model, prompt, { length: longestAnswer, end, rule }, unused)
}
