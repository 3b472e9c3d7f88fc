import { Interrupted } from '../../errors.ts'
import { type LineInput, openLineInput } from '../../terminal/line-input.ts'
import { wrapText } from '../../views/line-break.ts'
import type { Context } from './context.ts'

/**
 * Asks for one of a few choices below what is on the screen already. The first choice is the safe one: it is taken by
 * Enter, and when the input ends. Where keys are not to be had or the screen is heard, nothing is drawn over: the
 * choices have numbers, and a line is typed; `q` is the safe choice too.
 * @param within the input of a text in which it is asked, where lines are typed.
 * @returns the place of the choice.
 * @throws Interrupted after Ctrl-C.
 */
export async function chooseOne(
  question: string,
  choices: readonly string[],
  context: Context,
  within?: LineInput,
): Promise<number> {
  const { terminal, frame, host } = context
  if (frame.accessible || !terminal.isInteractive) return chooseByLine(question, choices, context, within)
  const { choose } = await import('../../terminal/prompts/choose.ts')
  return choose(question, choices, frame, host)
}

async function chooseByLine(
  question: string,
  choices: readonly string[],
  context: Context,
  within: LineInput | undefined,
): Promise<number> {
  const { spoken } = context.messages
  const input = within ?? (await openLineInput(context))
  const isYesOrNo = choices.length === 2
  const tell = (): void => {
    say(question, context)
    sayChoices(choices, context)
  }
  try {
    tell()
    const words = { q: 'usual', quit: 'usual' } as const
    const offer = { count: choices.length, ask: spoken.choose(choices.length), tell, isYesOrNo, words }
    const said = await askNumber(offer, input, context)
    if (input.interrupted()) throw new Interrupted()
    const at = typeof said === 'number' ? said : 0
    say(spoken.chosen(choices[at] ?? ''), context)
    return at
  } finally {
    if (within === undefined) input.close()
  }
}

/** A sentence, wrapped where a width is set. */
export const say = (text: string, { terminal, frame }: Pick<Context, 'terminal' | 'frame'>): void =>
  terminal.print(wrapText(text, frame.width, frame))

/** Choices with the numbers that are typed for them. */
export const sayChoices = (choices: readonly string[], context: Context): void =>
  choices.forEach((choice, at) => {
    say(`${at + 1}. ${choice}`, context)
  })

/** A number that is asked for by a line of its own. */
export interface NumberOffer<Word extends string> {
  readonly count: number
  /** What stands on the line; at most 38 columns, since a braille line has 40. */
  readonly ask: string
  /** Says the choices again. */
  readonly tell: () => void
  /** Other lines that mean something, in small letters. */
  readonly words?: Readonly<Record<string, Word>>
  /** The first is a no, the second a yes. */
  readonly isYesOrNo?: boolean
}

const unknown = (
  line: string,
  count: number,
  isYesOrNo: boolean,
  { messages: { spoken } }: Context,
): string => (count === 0 ? spoken.notUnderstood(line) : spoken.notChosen(line, count, isYesOrNo))

const AGAIN: ReadonlySet<string> = new Set(['?', 'v', '.', '。', 'help', 'again'])
const NO: ReadonlySet<string> = new Set(['n', 'no', '否', '不'])
const YES: ReadonlySet<string> = new Set(['y', 'yes', '是', '好'])

/**
 * Asks until a number, a known word or an empty line comes. Full-width letters and digits are the same.
 * @returns the place of the choice from 0, `usual` for an empty line, `end` at the end of the input and after Ctrl-C, or
 * a word.
 */
export async function askNumber<Word extends string = never>(
  { count, ask, tell, words = {}, isYesOrNo = false }: NumberOffer<Word>,
  input: LineInput,
  context: Context,
): Promise<number | 'usual' | 'end' | Word> {
  for (;;) {
    const line = await input.ask(ask)
    if (line === undefined || input.interrupted()) return 'end'
    const word = line.normalize('NFKC').trim().toLowerCase()
    if (word === '') return 'usual'
    const meant = words[word]
    if (meant !== undefined) return meant
    if (isYesOrNo && NO.has(word)) return 0
    if (isYesOrNo && YES.has(word)) return 1
    const number = /^\d{1,6}$/.test(word) ? Number(word) : 0
    if (number >= 1 && number <= count) return number - 1
    if (AGAIN.has(word)) tell()
    else say(unknown(line.trim(), count, isYesOrNo, context), context)
  }
}
