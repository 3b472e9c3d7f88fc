import { USUAL_BITS } from '../../domain/model-memory.ts'
import type { Ability } from '../../domain/models.ts'
import type { DATA_WISHES } from '../../domain/models-choice.ts'
import type { MODALITIES } from '../../domain/models-filter.ts'
import { exitCode, Interrupted } from '../../errors.ts'
import { openKeyboard } from '../../terminal/keyboard.ts'
import { openLineInput } from '../../terminal/line-input.ts'
import { besideEachOther } from '../../views/keys.ts'
import { hanging } from '../../views/layout.ts'
import { wrapText } from '../../views/line-break.ts'
import { money, tokenCount } from '../../views/model-values.ts'
import { askNumber, say } from '../shared/choose.ts'
import type { Context } from '../shared/context.ts'
import type { ChooseOptions } from './choose.ts'

/** A condition that is asked for: each choice with the flags that it stands for. */
interface Question {
  readonly text: string
  readonly choices: readonly { readonly text: string; readonly flags: ChooseOptions }[]
}

type Answer = number | 'skip' | 'back'

/**
 * Asks for the six conditions, one key or one line each. Without a terminal nothing is asked: then there are no conditions.
 * @throws Interrupted when the learner leaves
 */
export async function askConditions(context: Context): Promise<ChooseOptions> {
  const { terminal, frame, host } = context
  if (!terminal.canAsk) return {}
  const questions = questionsIn(context)
  const given: ChooseOptions[] = []
  const ask = frame.accessible || !terminal.isInteractive ? await lineAsker(context) : keyAsker(context)
  try {
    while (given.length < questions.length) {
      const question = questions[given.length]
      if (question === undefined) break
      const tell = (): void => printQuestion(question, given.length, questions.length, context)
      tell()
      const answer = await ask.next(question.choices.length, tell)
      if (answer === 'back') given.pop()
      else given.push(answer === 'skip' ? {} : (question.choices[answer - 1]?.flags ?? {}))
    }
  } finally {
    ask.close()
  }
  host.stdout.write('\n')
  return Object.assign({}, ...given)
}

function printQuestion(
  { text, choices }: Question,
  at: number,
  count: number,
  { terminal, frame }: Context,
): void {
  const { theme, messages } = frame
  const byKey = terminal.isInteractive && !frame.accessible
  const place = frame.accessible ? `${messages.quiz.place(at + 1, count)} · ` : `${at + 1}/${count}  `
  terminal.print([
    '',
    ...wrapText(`${place}${text}`, frame.width, frame).map((line) => theme.strong(line)),
    ...choices.flatMap((choice, number) =>
      hanging(byKey ? `  ${number + 1}  ` : `${number + 1}. `, [{ text: choice.text }], frame),
    ),
    ...(!byKey
      ? []
      : besideEachOther(messages.modelChoice.keys(choices.length), frame).map((line) => theme.muted(line))),
  ])
}

interface Asker {
  /** `tell` says the question again. */
  next(last: number, tell: () => void): Promise<Answer>
  close(): void
}

function keyAsker({ host }: Context): Asker {
  let tellAgain = (): void => {}
  const keyboard = openKeyboard(host, () => tellAgain())
  return {
    close: () => keyboard.close(),
    next: async (last, tell) => {
      tellAgain = tell
      for (;;) {
        const key = await keyboard.next()
        if (key === undefined || ['ctrl-c', 'ctrl-d', 'escape'].includes(key.name) || key.text === 'q')
          throw new Interrupted(exitCode.interrupted)
        if (key.name === 'backspace') return 'back'
        if (key.name === 'enter' || key.text === ' ' || key.text === '0') return 'skip'
        const number = Number(key.text)
        if (Number.isInteger(number) && number >= 1 && number <= last) return number
      }
    },
  }
}

/** What may be typed in place of a number. */
const LINES = { q: 'quit', quit: 'quit', b: 'back', back: 'back', '0': 'skip', s: 'skip' } as const

async function lineAsker(context: Context): Promise<Asker> {
  const { messages } = context
  const input = await openLineInput(context)
  say(messages.modelChoice.typedKeys, context)
  return {
    close: () => input.close(),
    next: async (last, tell) => {
      const offer = { count: last, ask: messages.spoken.chooseOrSkip(last), tell, words: LINES }
      const said = await askNumber(offer, input, context)
      if (said === 'quit' || said === 'end')
        throw new Interrupted(input.interrupted() ? exitCode.interrupted : exitCode.done)
      return said === 'usual' ? 'skip' : typeof said === 'number' ? said + 1 : said
    },
  }
}

const DATA: readonly Exclude<(typeof DATA_WISHES)[number], 'anywhere'>[] = ['cn', 'intl', 'self']
const CONTEXTS = [32_000, 128_000, 200_000, 1_000_000]
const MEMORIES = [16, 32, 64, 128]
const BUDGETS = {
  zh: { amounts: [100, 1000, 10_000, 100_000], currency: 'CNY' },
  en: { amounts: [20, 200, 2000, 20_000], currency: 'USD' },
} as const
const ABLE: readonly {
  readonly name: 'image' | 'tools' | 'both' | 'json' | 'thinking'
  readonly modality?: (typeof MODALITIES)[number][]
  readonly can?: Ability[]
}[] = [
  { name: 'image', modality: ['image'] },
  { name: 'tools', can: ['tools'] },
  { name: 'both', modality: ['image'], can: ['tools'] },
  { name: 'json', can: ['json'] },
  { name: 'thinking', can: ['thinking'] },
]

function questionsIn({ messages, locale }: Context): readonly Question[] {
  const { questions, data } = messages.modelChoice
  const budgets = BUDGETS[locale]
  return [
    { text: questions.data, choices: DATA.map((wish) => ({ text: data[wish], flags: { data: wish } })) },
    {
      text: questions.region,
      choices: (['cn', 'us', 'eu'] as const).map((region) => ({
        text: questions.regions[region],
        flags: { region: [region] },
      })),
    },
    {
      text: questions.budget,
      choices: budgets.amounts.map((amount) => ({
        text: messages.modelChoice.budget(money(amount, budgets.currency)),
        flags: { budget: { amount, currency: budgets.currency } },
      })),
    },
    {
      text: questions.context,
      choices: CONTEXTS.map((tokens) => ({
        text: messages.modelCard.tokens(tokenCount(tokens, locale)),
        flags: { minContext: tokens },
      })),
    },
    {
      text: questions.abilities,
      choices: ABLE.map(({ name, ...flags }) => ({ text: questions.able[name], flags })),
    },
    {
      text: questions.memory,
      choices: MEMORIES.map((size) => ({
        text: `${size} GB`,
        flags: { data: 'self' as const, memory: size * 1e9, bits: USUAL_BITS },
      })),
    },
  ]
}
