import { Interrupted } from '../../errors.ts'
import { openLineInput } from '../../terminal/line-input.ts'
import { wrapText } from '../../views/line-break.ts'
import type { Context } from './context.ts'

/**
 * Asks for one of a few choices below what is on the screen already. The first choice is the safe one: it is taken by
 * Enter, and when the input ends. Where keys are not to be had or the screen is heard, nothing is drawn over: the
 * choices have numbers, and a line is typed.
 * @returns the place of the choice.
 * @throws Interrupted after Ctrl-C.
 */
export async function chooseOne(
  question: string,
  choices: readonly string[],
  context: Context,
): Promise<number> {
  const { terminal, frame, host } = context
  if (frame.accessible || !terminal.isInteractive) return chooseByLine(question, choices, context)
  const { choose } = await import('../../terminal/prompts/choose.ts')
  return choose(question, choices, frame, host)
}

async function chooseByLine(question: string, choices: readonly string[], context: Context): Promise<number> {
  const { terminal, frame, messages } = context
  const { spoken } = messages
  const say = (text: string): void => terminal.print(wrapText(text, frame.width, frame))
  const tell = (): void => {
    say(question)
    choices.forEach((choice, at) => {
      say(`${at + 1}. ${choice}`)
    })
  }
  const input = await openLineInput(context)
  try {
    tell()
    for (;;) {
      const line = await input.ask(spoken.choose(choices.length))
      if (input.interrupted()) throw new Interrupted()
      const at = line === undefined ? 0 : chosenBy(line, choices.length)
      if (at === 'again') tell()
      else if (at === undefined) say(spoken.notChosen((line ?? '').trim(), choices.length))
      else {
        say(spoken.chosen(choices[at] ?? ''))
        return at
      }
    }
  } finally {
    input.close()
  }
}

/** A number, Enter for the first, y or n where there are two; undefined for what is none of these. */
function chosenBy(line: string, count: number): number | 'again' | undefined {
  const word = line.normalize('NFKC').trim().toLowerCase()
  if (word === '') return 0
  if (['?', 'v', '.', '。'].includes(word)) return 'again'
  if (count === 2 && ['n', 'no', '否', '不'].includes(word)) return 0
  if (count === 2 && ['y', 'yes', '是'].includes(word)) return 1
  const at = /^\d{1,6}$/.test(word) ? Number(word) - 1 : -1
  return at >= 0 && at < count ? at : undefined
}
