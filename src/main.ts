import { join } from 'node:path'
import { CommanderError } from 'commander'
import { version } from '../package.json'
import { runCommandLine } from './cli.ts'
import { type Context, createContext, languageOn } from './commands/shared/context.ts'
import { readGlobalOptions } from './commands/shared/global-options.ts'
import { usageProblem } from './commands/shared/usage-errors.ts'
import { cleanText } from './domain/clean.ts'
import type { Distrusted } from './domain/distrusted.ts'
import { interfaceLocale } from './domain/locale.ts'
import { fileTroubleIn, hasErrorCode } from './domain/system-error.ts'
import { exitCode, exitCodeOf, Interrupted, PrimerError } from './errors.ts'
import { sweepLeftovers } from './files/leftovers.ts'
import { stillUnusable } from './files/packs.ts'
import { loadSettings, settingsPath } from './files/settings-file.ts'
import { recallTerminal, rememberTerminal } from './files/terminals-file.ts'
import { errorReport } from './messages/error-wording.ts'
import { messagesIn } from './messages/messages.ts'
import { isLineTerminal, isTerminal } from './terminal/environment.ts'
import type { Host } from './terminal/host.ts'
import { createTerminal } from './terminal/terminal.ts'
import { leftOutLines, reportLines } from './views/errors.ts'
import type { Frame } from './views/frame.ts'
import { wrapText } from './views/line-break.ts'
import { plainTheme } from './views/theme.ts'

/**
 * Runs one command line and gives the exit code. Never throws, never exits.
 * @param distrusted what the launcher did not believe; it goes on finding some while files of the program are asked for
 */
export async function main(host: Host, distrusted: readonly Distrusted[] = []): Promise<number> {
  const words = host.argv.slice(2)
  const options = readGlobalOptions(words)
  try {
    return await run(words, await createContext(host, options, join(__dirname, 'course')), distrusted)
  } catch (error) {
    // Before there was a context, or while an error was told.
    return report(error, words, await bareTeller(options.lang, host))
  }
}

async function run(
  words: readonly string[],
  context: Context,
  distrusted: readonly Distrusted[],
): Promise<number> {
  let settingsTold = false
  tellShortcoming(context)
  offerSpeech(context)
  try {
    await runCommandLine(words, context, version)
    return exitCode.done
  } catch (error) {
    settingsTold = error instanceof PrimerError && error.detail.code === 'settings-broken'
    return report(error, words, context)
  } finally {
    await reportJournal(context)
    reportPacks(context)
    sweepLeftovers(context.places)
    reportDistrusted(distrusted, context)
    if (context.settingsBroken !== undefined && !settingsTold) reportBrokenSettings(context)
    offerLanguage(context)
  }
}

/** The other language in its own words; a voice for one language spells out the other, so there it is said once. */
function offerLanguage({ languageDecided, frame, messages, terminal, host, places }: Context): void {
  if (languageDecided || !isTerminal(2, host)) return
  if (frame.accessible) {
    if (recallTerminal(places.cache, 'language') !== undefined) return
    rememberTerminal(places.cache, 'language', 'offered')
  }
  terminal.printError([messages.common.languageHint])
}

/** Why this is not in the language or the form that was expected. */
function tellShortcoming({ shortcoming, frame, messages, terminal, host }: Context): void {
  if (shortcoming === undefined || !isTerminal(2, host)) return
  terminal.printError(wrapText(messages.common.shortcoming(shortcoming), frame.width, frame))
}

/** Nobody can see that a screen reader runs, so the mode is named once where it is likely. */
function offerSpeech({ settings, options, frame, messages, terminal, host, places }: Context): void {
  const isSaid =
    options.accessible !== undefined || settings.accessible !== undefined || host.env.ACCESSIBLE !== undefined
  if (isSaid || !isLineTerminal(host) || !terminal.canAsk) return
  if (recallTerminal(places.cache, 'by-lines') !== undefined) return
  terminal.printError(wrapText(messages.spoken.offer, frame.width, frame))
  rememberTerminal(places.cache, 'by-lines', 'offered')
}

/** Unless this run has mended them. */
function reportBrokenSettings({ places, frame, messages, terminal }: Context): void {
  const { broken } = loadSettings(places.config)
  if (broken === undefined) return
  terminal.printError(reportLines(messages.config.broken(settingsPath(places.config) ?? '', broken), frame))
}

/** Unless this run has taken them away or added them again. */
function reportPacks({ packsLeftOut, places, frame, messages, terminal }: Context): void {
  if (packsLeftOut.length === 0) return
  const there = stillUnusable(places.data, packsLeftOut)
  terminal.printError(
    there.flatMap(({ name, trouble }) => reportLines(messages.pack.leftOut[trouble](name), frame)),
  )
}

/** The first says it all. */
function reportDistrusted([first]: readonly Distrusted[], context: Context): void {
  const { frame, messages, terminal } = context
  if (first !== undefined) terminal.printError(reportLines(messages.common.distrusted(first), frame))
}

/** The lesson went on although the disk said no, or not everything could be read: now is the time to say so. */
async function reportJournal({ learner, frame, messages, terminal }: Context): Promise<void> {
  const opened = await learner.opened()
  if (opened === undefined) return
  const joined = learner.joined()
  if (joined !== undefined) terminal.printError([messages.data.joined(joined.folder, joined.count)])
  terminal.printError(leftOutLines(opened.leftOut(), frame))
  const unsaved = opened.finish()
  if (unsaved === undefined) return
  terminal.printError(reportLines(messages.data.notSaved(unsaved.events.length, unsaved.trouble), frame))
}

/** What telling an error needs. */
type Teller = Pick<Context, 'messages' | 'terminal'> & { readonly frame: Pick<Frame, 'theme'> }

/** Tells without settings and without colour. */
async function bareTeller(flag: string | undefined, host: Host): Promise<Teller> {
  const { language } = languageOn(host, flag, undefined)
  return {
    messages: await messagesIn(interfaceLocale(language)),
    terminal: createTerminal(host, { plain: true }),
    frame: { theme: plainTheme },
  }
}

/** The one place where an error becomes a text and an exit code. */
function report(error: unknown, words: readonly string[], teller: Teller): number {
  const { frame, messages, terminal } = teller
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCode.done : report(new PrimerError(usageProblem(error)), words, teller)
  }
  if (isFolderGone(error)) return report(new PrimerError({ code: 'no-working-folder' }), words, teller)
  if (error instanceof Interrupted) return error.exitCode
  if (error instanceof PrimerError) {
    terminal.printError(reportLines(errorReport(error.detail, messages.errors), frame))
    return exitCodeOf(error)
  }
  const trouble = fileTroubleIn(error)
  if (trouble !== undefined)
    return report(new PrimerError({ code: 'file-refused', ...trouble }), words, teller)
  const { what, todo } = messages.common.bug
  terminal.printError([
    ...reportLines({ what, todo: todo(version, words.join(' ')) }, frame),
    cleanText(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  ])
  return exitCode.bug
}

/** The folder in which llm-primer was started was deleted, and a relative path was to be found from there. */
const isFolderGone = (error: unknown): boolean =>
  hasErrorCode(error, 'ENOENT') && error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd'
