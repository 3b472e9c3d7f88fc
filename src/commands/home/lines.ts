import { CommanderError } from 'commander'
import { type HomeChoice, homeCommands } from '../../domain/home-page.ts'
import { nextLanguage } from '../../domain/locale.ts'
import { Interrupted, isLeft } from '../../errors.ts'
import { saveSettings } from '../../files/settings-file.ts'
import { type LineInput, openLineInput } from '../../terminal/line-input.ts'
import { troubleLines } from '../../views/errors.ts'
import { type HomePicture, homeCommandLines, homeStepLines } from '../../views/home.ts'
import { reportOf } from '../pages/report.ts'
import { say } from '../shared/choose.ts'
import { type Context, contextIn } from '../shared/context.ts'
import { printInParts } from '../shared/parts.ts'

/** What a command line can be, and what it does. */
export interface CommandLine {
  readonly isCommand: (word: string) => boolean
  readonly run: (words: readonly string[], context: Context) => Promise<void>
}

/** What is told on the first screen. */
interface Told {
  readonly pictureNow: (context: Context) => Promise<HomePicture>
  /** Keeps in mind that the news were told. */
  readonly tellOnce: (context: Context) => Promise<void>
}

/**
 * The first screen line by line: the next step, and a number for each thing to do; a command may be typed as well. For
 * those who hear the screen, and where single keys are not to be had.
 * @throws Interrupted after Ctrl-C.
 */
export async function homeByLines(
  { pictureNow, tellOnce }: Told,
  commands: CommandLine,
  first: Context,
): Promise<void> {
  let context = first
  for (let isFirst = true; ; isFirst = false) {
    const typed = await askForCommand(await pictureNow(context), isFirst, commands, context)
    await tellOnce(context)
    if (typed === undefined) return
    context = await carriedOut(typed, commands, context)
    context.terminal.print([''])
  }
}

/** What was typed: the language is changed here, everything else is a command line. */
type Typed = 'language' | readonly string[]

/** The choices are said the first time, and when they are asked for. */
async function askForCommand(
  picture: HomePicture,
  isFirst: boolean,
  { isCommand }: CommandLine,
  context: Context,
): Promise<Typed | undefined> {
  const { frame, messages } = context
  const { lines } = messages.home
  const { menu, cursor } = picture
  const input = await openLineInput(context)
  let typed: string | undefined
  /** What is typed at the end of a part is a choice as well. */
  const take = (line: string): boolean => {
    const [word = ''] = line.normalize('NFKC').trim().split(/\s+/)
    const isKnown = /^\d{1,3}$/.test(word) || word === 'llm-primer' || isCommand(word)
    if (isKnown) typed = line
    return isKnown
  }
  const tell = async (isWhole: boolean): Promise<void> => {
    const choices = isWhole ? ['', ...homeCommandLines(menu, frame)] : []
    const others = { help: [messages.spoken.parts.help, lines.told], hasHeadings: true, take }
    await printInParts([...homeStepLines(picture, frame), ...choices, ''], context, input, others)
    if (typed === undefined) say(lines.told, context)
  }
  const nextLine = async (): Promise<string | undefined> => {
    const line = typed ?? (await input.ask(lines.ask(menu.length, cursor + 1)))
    typed = undefined
    return line
  }
  try {
    await tell(isFirst)
    for (;;) {
      const line = await nextLine()
      if (input.interrupted()) throw new Interrupted()
      if (line === undefined) return undefined
      const word = line.normalize('NFKC').trim()
      if (LEAVES.has(word.toLowerCase())) return undefined
      const choice = menu[word === '' ? cursor : /^\d{1,3}$/.test(word) ? Number(word) - 1 : -1]
      if (choice === 'search') {
        const words = await askForWords(input, context)
        if (words !== '') return ['search', words]
      } else if (choice !== undefined) return typedFor(choice)
      else if (AGAIN.has(word)) await tell(true)
      else if (/^\d+$/.test(word)) say(messages.spoken.notChosen(word, menu.length, false), context)
      else {
        const words = word.split(/\s+/)
        const command = words[0] === 'llm-primer' ? words.slice(1) : words
        if (isCommand(command[0] ?? '')) return command
        say(messages.spoken.notUnderstood(line.trim()), context)
      }
    }
  } finally {
    input.close()
  }
}

/** What to search for; nothing when it was left. */
async function askForWords(input: LineInput, context: Context): Promise<string> {
  const { lines } = context.messages.home
  for (;;) {
    const words = (await input.ask(lines.search))?.trim() ?? ''
    if (words.normalize('NFKC') !== '?') return words
    say(lines.searchTold, context)
  }
}

const LEAVES: ReadonlySet<string> = new Set(['q', 'quit', 'exit'])
const AGAIN: ReadonlySet<string> = new Set(['?', 'v', '.', '。', 'help'])

const typedFor = (choice: HomeChoice): Typed =>
  choice === 'language' ? 'language' : homeCommands[choice].split(' ').slice(1)

/** Does it, and gives the context to go on in. What goes wrong is told, and the first screen comes again. */
async function carriedOut(typed: Typed, { run }: CommandLine, context: Context): Promise<Context> {
  if (typed === 'language') {
    const next = nextLanguage(context.language)
    saveSettings(context.places.config, { lang: next })
    return contextIn(next, context)
  }
  try {
    await run(typed, context)
  } catch (error) {
    if (isLeft(error) || (error instanceof CommanderError && error.exitCode === 0)) return context
    if (error instanceof Interrupted) throw error
    context.terminal.printError(troubleLines(reportOf(error, context), context.frame))
  }
  return context
}
